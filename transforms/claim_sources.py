"""Sources of claims told in phrases: "according to", "by the UN's count", "ministry figures", "citing the army"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Span, Token
from transforms.cues import Cues
from transforms.frozen import replace
from transforms.issued_documents import is_issued
from transforms.language_analysis import end_of
from transforms.roles import is_role_noun
from transforms.speakers import Speaker, speaker_from
from transforms.syntax import antecedent, has_child, surface_of

_CITING = frozenset({"citing", "quoting"})
#: The words of which a sentence has one where somebody in it passes on what another tells.
_PASSING_ON = _CITING | frozenset("cite cites cited quote quotes quoted".split())
#: The first words of phrases that name a source.
_NAMING = frozenset({"according", "by", "on", "in", "per", "as"})

#: What the makers of a count do with it: "a count published by the council".
_MAKING = frozenset(
    (
        "publish announce report compile release conduct issue collect keep gather make carry provide produce prepare "
        "maintain print circulate distribute sign document record verify tally confirm post"
    ).split()
)
#: By what things are arranged or vary: "placed in classes according to the threat".
_MEASURES = frozenset(
    (
        "threat severity need size ability age income weight height rank merit type kind circumstance custom schedule plan price "
        "quality length distance risk gender sex colour color alphabet taste preference season weather skill seniority strength "
        "nature degree level grade class category location region demand usage consumption value turnout performance experience "
        "principle accounting standard rule regulation procedure protocol formula convention"
    ).split()
)
#: What somebody tells, where it is told to be his: "by his own admission", "by the union's arithmetic".
_OWN_WORDS = frozenset(
    (
        "admission telling version arithmetic computation guess guesstimate headcount ledger logbook log math maths sums lights "
        "valuation projection projections forecast forecasts accounting assessment measurements"
    ).split()
)
#: What is somebody's where a number is told to be seen so: "in the view of the analyst", "in the judge's opinion".
_VIEWS = frozenset("view opinion judgment judgement estimation telling reckoning eyes version assessment account".split())
_TOLD = frozenset("report announce state confirm note cite quote".split())
#: Bodies that there are many of: "hospital records" tell of no hospital that claims them.
_OF_MANY = frozenset("court hospital school university clinic church company bank club".split())
#: What is asked or counted in: "In a poll for the paper, 40% named prices".
_ASKING = frozenset("poll survey census study questionnaire".split())


#: First and last word of a preposition that names a source, and the source's head.
_Named = tuple[Token, Token, Token]


class ClaimSources:
    """Reads who stands behind a claim in the phrases beside it."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._last: tuple[Span, Sequence[_Named]] | None = None

    def prepositional(self, sentence: Span) -> Sequence[_Named]:
        """The prepositions that name a source: first and last word, and the source's head."""
        if self._last is None or self._last[0] is not sentence:  # asked for each figure of a sentence
            self._last = sentence, tuple(self._prepositional(sentence))
        return self._last[1]

    def _prepositional(self, sentence: Span) -> Iterator[_Named]:
        for token in sentence:
            if token.lower_ not in _NAMING:
                continue
            if token.lower_ == "according" and token.i + 1 < sentence.end and token.nbor().lower_ == "to":
                source = next((c for t in (token.nbor(), token) for c in t.children if c.dep_ == "pobj"), None)
                if source is not None and source.lemma_.lower() not in _MEASURES:
                    yield token, token.nbor(), source
            elif token.lower_ in ("per", "as"):
                yield from named_by_per(token) if token.lower_ == "per" else named_by_as(token)
            elif token.lower_ == "by" and token.i > sentence.start and token.nbor(-1).lower_ in ("going", "judging"):
                yield from self._judged_by(token)
            elif token.lower_ in ("by", "on") and token.dep_ in ("prep", "agent"):
                count = next((c for c in token.children if c.dep_ == "pobj"), None)
                is_tally = count is not None and self._is_kept_count(count) and not _is_of_day(count)
                if count is not None and is_tally and _belongs(count):  # "by the UN's count", not "on 12 counts of fraud"
                    yield token, count, count
            elif token.lower_ == "in" and token.dep_ == "prep":
                yield from self._named_in(token)

    def _named_in(self, preposition: Token) -> Iterator[_Named]:
        """As in "In Reuters' tally", "in the view of Rob Lee", "in a poll for the paper"."""
        if preposition.i == preposition.sent.start and (tally := self._tally(preposition)):
            yield preposition, tally, tally
        elif (viewer := _viewer(preposition)) is not None:
            yield preposition, viewer, viewer
        elif self._frames_sentence(preposition):
            asked = next((c for c in preposition.children if c.dep_ == "pobj"), None)
            if asked is not None and asked.lemma_.lower() in _ASKING:
                yield preposition, asked, asked

    def _is_kept_count(self, noun: Token) -> bool:
        """Whether a noun is somebody's count or word: "by the UN's count", "by his own admission"."""
        return not has_child(noun, "nummod") and (self._cues.is_measure(noun) or noun.lower_ in _OWN_WORDS)

    def _judged_by(self, by: Token) -> Iterator[_Named]:
        """As in "judging by the report": what is told in a document."""
        source = next((c for c in by.children if c.dep_ == "pobj"), None)
        if source is not None and self._cues.is_document(source):
            yield by, by, source

    def _tally(self, preposition: Token) -> Token | None:
        """As in "In Reuters' tally 40 people were killed": somebody's count."""
        count = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        is_owned = count is not None and any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in count.children)
        return count if count is not None and is_owned and self._cues.is_measure(count) else None

    def _frames_sentence(self, preposition: Token) -> bool:
        """Whether "in a poll" holds for its sentence: at its start, or beside a main verb that is no reporting verb."""
        if preposition.i <= preposition.sent.start + 1:
            return True
        return preposition.head.dep_ == "ROOT" and preposition.head.pos_ == "VERB" and not self._cues.claims(preposition.head)

    def of_sentence_before(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """As in "40 have left. That is according to the mayor": a sentence that only tells whose the one before was."""
        doc, start = anchor.doc, anchor.sent.end
        start += start < len(doc) and doc[start].is_space  # a paragraph of its own
        if start + 3 >= len(doc) or doc[start].lower_ not in ("that", "this", "these") or doc[start + 2].lower_ != "according":
            return None
        told = ((self.source(head, index), cue.idx, end_of(end)) for cue, end, head in self.prepositional(doc[start].sent))
        return next(((speaker, first, last) for speaker, first, last in told if speaker is not None), None)

    def source(self, head: Token, index: ActorIndex) -> Speaker | None:
        """Behind "according to": "an AFP tally of official figures" is AFP's; "military figures" are the military's."""
        if self._cues.is_measure(head) or head.lower_ in _OWN_WORDS:
            owner = self.owner(head, index)
            if owner is not None:
                return owner
        if is_issued(head) and (issuer := self._named_issuer(head, index)) is not None:
            return issuer
        if self._cues.is_document(head) and (author := _issuer(head, index) or self._named_author(head, index)) is not None:
            return author
        if head.lower_ in _OWN_WORDS:
            whose = next((c for c in head.children if c.dep_ == "poss"), None)
            return speaker_from(whose, index) if whose is not None else None
        return self._named_behind(head, index) or speaker_from(head, index)

    @staticmethod
    def _named_behind(role: Token, index: ActorIndex) -> Speaker | None:
        """As in "according to their rector, Prof. Ada Bloom" and "according to the daily, La Voz, …": the name behind the comma,
        wherever the parser hangs it.
        """
        words = role.doc.span(role.i + 1, role.i + 5)
        is_role = is_role_noun(role, index.gazetteer)
        if len(words) < 2 or words[0].text != "," or not (is_role or role.lower_ in index.gazetteer.organisation_nouns):
            return None
        named = next((t for t in words[1:] if t.pos_ != "PROPN" or index.at(t) is not None), None)
        actor = index.at(named) if named is not None else None
        if named is None or actor is None or actor.kind != ("person" if is_role else "organisation"):
            return None
        return speaker_from(named, index)

    def owner_of_subject(self, subject: Token | None, index: ActorIndex) -> Speaker | None:
        """The owner of a count that is the subject of a reporting verb: "UN figures show", "its bulletin lists"."""
        if subject is None:
            return None
        noun = antecedent(subject)
        if not self._cues.is_measure(noun):
            if not self._cues.is_document(noun):
                return None
            possessor = next((c for c in noun.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)
            if possessor is not None:
                return _owner_of_pronoun(possessor, index)
            named = self._named_issuer(noun, index) if is_issued(noun) else self._named_author(noun, index)
            return _issuer(noun, index) or named
        return self.owner(noun, index)

    def _named_author(self, noun: Token, index: ActorIndex) -> Speaker | None:
        """As in "an investigation by the Guardian", "research by King's College": the actor that made what speaks."""
        by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "by"), None)
        author = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        return speaker_from(author, index) if author is not None and index.at(author) is not None else None

    def _named_issuer(self, noun: Token, index: ActorIndex) -> Speaker | None:
        """As in "the foreign ministry statement" and "a Hamas statement": the one whose words it holds."""
        unnamed = None if has_child(noun, "poss") else self._institution_before(noun, index)
        return self._name_before(noun, index) or unnamed

    def owner(self, noun: Token, index: ActorIndex) -> Speaker | None:
        """The actor that makes a count: a name or institution before the noun, or behind "by", "from" and "of"."""
        if noun.lemma_ == "source":
            return None  # "a military source" is one man, not the military
        return self._name_before(noun, index) or self._maker_behind(noun, index) or self._institution_before(noun, index)

    @staticmethod
    def _name_before(noun: Token, index: ActorIndex) -> Speaker | None:
        for child in noun.children:
            if child.dep_ in ("compound", "poss", "nmod", "amod") and child.i < noun.i:
                actor = index.resolve(child)
                if actor is not None:
                    _, start, end = surface_of(child.doc.span(child.i, child.i + 1))
                    return Speaker(actor.name, start, end, actor)
                if child.dep_ == "poss" and (speaker := _owner_of_pronoun(child, index)):
                    return speaker
        return None

    def _maker_behind(self, noun: Token, index: ActorIndex) -> Speaker | None:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of" and (keeper := self._keeper(child, index)) is not None:
                return speaker_from(keeper, index)
            if child.dep_ == "prep" and child.lower_ in ("by", "from"):
                source = next((c for c in child.children if c.dep_ == "pobj"), None)
                if source is not None and (child.lower_ == "by" or self.can_tell(source, index)):
                    return self.source(source, index)
            if child.dep_ == "relcl" and child.lemma_ in _MAKING and (maker := _maker(child)) is not None:
                return speaker_from(maker, index)
        return _issuer(noun, index)

    @staticmethod
    def _keeper(of: Token, index: ActorIndex) -> Token | None:
        """As in "the count of the health ministry": one institution that counts; not "the count of hospitals"."""
        keeper = next((c for c in of.children if c.dep_ == "pobj" and c.tag_ in ("NN", "NNP", "NNPS")), None)
        if keeper is None:
            return None
        is_person = is_role_noun(keeper, index.gazetteer) and any(c.lower_ == "the" for c in keeper.children)
        return keeper if is_person or index.at(keeper) is not None or _is_institution(keeper, index) else None

    def _institution_before(self, noun: Token, index: ActorIndex) -> Speaker | None:
        """As in "police figures", "the health ministry's data": who keeps a count, without a name."""
        owner = next((c for c in noun.children if c.dep_ in ("compound", "poss") and c.i < noun.i), None)
        if owner is None or noun.lemma_ == "account" or (owner.lower_ in _OF_MANY and owner.left_edge.i == owner.i):
            return None
        if noun.lemma_ == "report" and owner.lower_ in ("media", "press", "news", "radio", "television", "tv"):
            return None  # "local media reports" are of many, and stand for themselves
        is_person = (
            owner.dep_ == "poss" and owner.tag_ == "NN" and is_role_noun(owner, index.gazetteer)
        )  # "the coroner's reckoning"
        if not is_person and not _is_institution(owner, index):
            return None
        text, start, end = surface_of(owner.doc.span(owner.left_edge.i, owner.i + 1))
        return Speaker(text, start, end, None)

    def is_document(self, speaker: Speaker, doc: Doc) -> bool:
        """Whether the speaker is a count or document, not somebody: "the data", "a report"."""
        span = doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
        return span is not None and span.root.lemma_ != "source" and self._cues.is_document(span.root)

    # ------------------------------------------------------------ chains

    def origin_of(self, speaker: Speaker, anchor: Token, index: ActorIndex) -> Speaker:
        """Who is behind the one that passes a claim on: "state television, citing the army, said" is the army's claim."""
        for token in anchor.sent if not _PASSING_ON.isdisjoint(anchor.sent.words) else ():
            if token.lower_ in _CITING:
                cited = next((c for c in token.children if c.dep_ in ("dobj", "pobj")), None)
                is_told = cited is not None and self.can_tell(cited, index) and self._has_teller(cited, index)
                origin = self.source(cited, index) if cited is not None and is_told else None
                if origin is not None and origin.name != speaker.name and not origin.start <= anchor.idx < origin.end:
                    return replace(origin, chain=(speaker.name, *speaker.chain))
            elif token.lemma_ in ("quote", "cite") and token.dep_ == "acl" and token.tag_ == "VBN":
                agent = next((c for a in token.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"), None)
                passing = (
                    speaker_from(agent, index) if agent is not None and speaker.start <= token.head.idx < speaker.end else None
                )
                if passing is not None:
                    return replace(speaker, chain=(*speaker.chain, passing.name))
        return speaker

    def _has_teller(self, cited: Token, index: ActorIndex) -> bool:
        """Whether what is cited stands for somebody: "citing police data", not "citing early data"."""
        return not self._cues.is_measure(cited) or cited.lemma_ == "source" or self.owner(cited, index) is not None

    def can_tell(self, cited: Token, index: ActorIndex) -> bool:
        """Whether somebody or something can speak: "citing police", not "citing weak demand"."""
        if index.resolve(cited) is not None or self._cues.is_document(cited) or is_role_noun(cited, index.gazetteer):
            return True
        return _is_institution(cited, index) or cited.lemma_.lower() in index.gazetteer.person_nouns


def _is_of_day(count: Token) -> bool:
    """As in "up 30 percent on Wednesday's toll": a day keeps no count."""
    return any(c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME") for c in count.children)


def _is_institution(token: Token, index: ActorIndex) -> bool:
    """Whether a noun of the table stands for those who speak and count: "police", "organisers"."""
    return token.ent_type_ == "ORG" or not {token.lemma_.lower(), token.lower_}.isdisjoint(index.gazetteer.organisation_nouns)


def _viewer(preposition: Token) -> Token | None:
    """As in "in the view of Rob Lee" and "in the judge's opinion": whose view it is."""
    view = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if view is None or view.lower_ not in _VIEWS or view.i == preposition.i + 1:  # "in view of the tides"
        return None
    of = (c for p in view.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    owner = next((c for c in view.children if c.dep_ == "poss"), None) or next(of, None)
    return owner if owner is not None and (owner.tag_ != "PRP$" or owner.lower_ in ("his", "her", "its", "their")) else None


def named_by_per(per: Token) -> Iterator[_Named]:
    """The source of "40 died, per the ministry" and "As per the ministry, 40 died"; not "40 per head": it has article or name."""
    source = next((c for c in per.children if c.dep_ == "pobj"), None)
    is_somebody = source is not None and (source.pos_ == "PROPN" or source.tag_ == "NNS" or source.lower_ in ("police", "media"))
    is_somebody = is_somebody or (source is not None and has_child(source, "poss"))
    if source is None or not (is_somebody or source.left_edge.lower_ in ("the", "a", "an", "its", "their")):
        return
    opens = per.i == per.sent.start or per.nbor(-1).text in (",", "—", "–", "(")
    is_as_per = not opens and per.nbor(-1).lower_ == "as"
    if opens or is_as_per:
        yield per.nbor(-1) if is_as_per else per, per, source


def named_by_as(token: Token) -> Iterator[_Named]:
    """The source of "As reported by the BBC, 40 died" and "as first announced by the ministry"."""
    verb = next((t for t in token.doc[token.i + 1 : min(token.i + 3, token.sent.end)] if t.lemma_ in _TOLD), None)
    agent = next((c for c in verb.children if c.dep_ == "agent"), None) if verb is not None and verb.tag_ == "VBN" else None
    source = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    if verb is not None and source is not None:
        yield token, verb, source


def _belongs(count: Token) -> bool:
    """Whether a count is told to be somebody's: "the UN's count", "the count of the ministry", "the count kept by it"."""
    is_kept = any(a.dep_ == "agent" for clause in _clauses_of(count) for a in clause.children)
    is_kept = is_kept or any(c.lower_ == "official" for c in count.children)
    is_kept = is_kept or any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in count.children)  # "by a UAW tally"
    return is_kept or any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ == "of") for c in count.children)


def _clauses_of(noun: Token) -> Iterator[Token]:
    """What tells who made a count: "published by" in "a count published by the council", "a poll of 40 people made by Gallup"."""
    of = (c for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    for head in (noun, *of):
        yield from (c for c in head.children if c.dep_ == "acl" and c.lemma_ in _MAKING and c.tag_ == "VBN")


def _issuer(noun: Token, index: ActorIndex) -> Speaker | None:
    """As in "a leaflet printed by the Trust", "a count published by the council": who made it, told right behind it."""
    for clause in _clauses_of(noun):
        agent = next((c for a in clause.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"), None)
        if agent is not None:
            return speaker_from(agent, index)
    return None


def _maker(clause: Token) -> Token | None:
    """The subject of "that the military released", which is not the count itself."""
    return next((c for c in clause.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")), None)


def _owner_of_pronoun(pronoun: Token, index: ActorIndex) -> Speaker | None:
    """Whose "its" or "their" count is told: the one that spoke last."""
    earlier = index.earlier_speaker(pronoun) if pronoun.lower_ in ("its", "their") else None
    return speaker_from(earlier, index) if earlier is not None else None
