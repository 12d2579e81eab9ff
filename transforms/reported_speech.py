"""Indirect quotes: reported clauses, what verbs, nouns and adjectives of speech tell, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from transforms.actors import ActorIndex
from transforms.analysed_text import Span, Token
from transforms.claim_sources import named_by_as, named_by_per
from transforms.cues import RECORDED, Cues, is_left_unsaid
from transforms.frozen import replace
from transforms.language_analysis import end_of
from transforms.quotation_map import QuotationMap, SpeakerFinder
from transforms.quoted_speech import AttributedQuote
from transforms.records import Quote, QuoteKind
from transforms.reported_content import ContentFinder, Told, has_that, withheld_in
from transforms.roles import is_role_noun
from transforms.set_off_cues import SetOffCue, set_off_cues
from transforms.speakers import Speaker
from transforms.speech_frames import SpeechFrames
from transforms.syntax import SUBJECTS, has_child, is_passive, subject_of
from transforms.told_bounds import stripped, words_of
from transforms.told_by_nouns import NounTold
from transforms.verbless_claims import claim_at_colon

_VERBS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "MD"})
#: First words of phrases that say whose words the sentence tells.
_NAMING = frozenset({"according", "in", "per", "as"})
#: Whose "in … view" it is, tells what stands beside it.
_VIEWS = frozenset("view opinion word telling judgment judgement estimation assessment reckoning eye".split())
#: By what one acts, rather than who says it.
_RULES = frozenset("law rule regulation constitution plan schedule need merit agreement norm protocol procedure act".split())
#: How many words there are up to the colon of a heading at most: "A health ministry spokesman:".
_LONGEST_HEADING = 7
#: Who stands for nobody that has spoken: "anyone wanting to learn".
_NOBODY = frozenset({"anyone", "anybody", "nobody", "none", "whoever", "one", "everything", "nothing", "something"})
#: Beside people, bodies and documents of the tables: groups that speak, and works that tell.
_TELLING = frozenset(
    (
        "country nation state city town village community family household side camp crowd public electorate majority "
        "minority half third percent % many most some few other management employer panel chamber bench capital "
        "proponent opponent objector surrogate successor predecessor ad advert advertisement article book clip column "
        "documentary editorial essay film footage headline lawsuit magazine movie novel op-ed page petition play "
        "podcast programme program resolution show site song story submission suit text transcript treatise video "
        "website"
    ).split()
)


#: Plurals that end like those of people who do something.
_NO_AGENTS = frozenset(
    "cheers numbers orders offers papers matters powers borders towers rivers winters summers layers corners centers shutters "
    "fires tigers computers containers trailers boosters headwaters gutters waters flowers".split()
)
_AMOUNTS = frozenset("dozens scores hundreds thousands millions tens".split())
#: What a document does with a matter that nobody tells in it: "a report pointing to a recovery".
_SHOWING = frozenset("point indicate show highlight reflect illustrate back support underpin".split())
#: Parts of speech of the words that tell something.
_TELLERS = frozenset(("VERB", "AUX", "NOUN", "ADJ"))
#: Verbs whose subject may be a thing that somebody else reads: what it shows, nobody tells.
_READINGS = frozenset("suggest signal indicate imply mean determine".split())


class ReportedSpeech:
    """Finds the indirect and mixed quotes of one text."""

    def __init__(self, marks: QuotationMap, speakers: SpeakerFinder, cues: Cues, frames: SpeechFrames, index: ActorIndex) -> None:
        self._map, self._speakers, self._cues, self._index = marks, speakers, cues, index
        self._contents = ContentFinder(marks, frames, cues, index.gazetteer)
        self._nouns = NounTold(marks, frames, index)

    def find(self) -> list[AttributedQuote]:
        """The reported quotes, also such as lie in each other."""
        set_off = [cue for sentence in self._map.doc.sents for cue in set_off_cues(sentence, self._cues)]
        set_off = [cue for cue in set_off if self._is_set_off(cue)]
        verbs = {cue.verb.i for cue in set_off}
        return [*self._set_off(set_off), *self._told(verbs), *self._according_to(), *self._headed()]

    # ------------------------------------------------------------ clauses set off by commas

    def _is_set_off(self, cue: SetOffCue) -> bool:
        """Whether a verb reports the sentence around it: not "In the end, she agreed to leave, and …", nor one that is quoted."""
        if cue.verb.i in self._map.inside or self._cues.frame(cue.verb) not in ("clause", "both"):
            return False
        verb = cue.verb
        if (cue.verb.dep_ == "relcl" and not cue.opens) or self._opens_a_quotation(cue) or self._is_inside_told(cue):
            return False
        is_finite = verb.tag_ != "VB" or has_child(verb, "aux")
        clauses = (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and verb.i < c.i)
        has_content = any((c.i < cue.end or has_that(c)) and c.lower_ not in ("citing", "quoting") for c in clauses)
        is_followed = verb.i + 1 < len(verb.doc) and verb.nbor().tag_ in ("TO", "VBG")
        return is_finite and not has_content and not is_followed and cue.subject.tag_ not in ("WP", "WDT")

    def _is_inside_told(self, cue: SetOffCue) -> bool:
        """As in "She said the goal was not to win but, as she put it, to be heard": what is told there another cue tells."""
        is_aside = cue.verb.dep_ == "advcl" and self._map.doc[cue.first].lower_ == "as"
        above = (t for t in cue.verb.ancestors if t.i < cue.first and t.i not in self._map.inside)
        tellers = (t for t in above if self._cues.is_cue(t, strong_only=True))
        return is_aside and any(self._contents.of_verb(t) is not None for t in tellers)

    def _opens_a_quotation(self, cue: SetOffCue) -> bool:
        """As in "Asked about it, she said, “We are tired.”" and "… she said: …": the cue tells what stands behind it."""
        doc, comma = self._map.doc, cue.end
        if comma < len(doc) and doc[comma].text == ":":
            return True
        is_quoted = comma + 2 < len(doc) and comma + 1 in self._map.marks and comma + 2 in self._map.inside
        return cue.goes_on and is_quoted and doc[comma + 2].is_title

    def _set_off(self, found: list[SetOffCue]) -> Iterator[AttributedQuote]:
        """As in "The bridge, she said, was closed": the sentence around the reporting clause."""
        behind = 0
        for cue, following in zip_longest(found, found[1:]):
            sentence = cue.verb.sent
            start = max(behind, sentence.start) if not cue.opens else cue.end
            start = self._behind_dateline(sentence, start)
            # "…, a nurse said, Reuters reports"
            is_passed_on = following is not None and cue.end < following.first <= cue.end + 1
            end = sentence.end if cue.goes_on and not is_passed_on else cue.first
            behind = cue.end
            content = stripped(self._map, start, end)
            speaker = self._speakers.of_subject(cue.subject)
            if content is not None and speaker is not None and self._is_told(content, cue):
                yield self._reported(content, speaker, self._map.doc.span(cue.verb.i, cue.verb.i + 1))

    @staticmethod
    def _behind_dateline(sentence: Span, start: int) -> int:
        """Where the words start behind the place that opens "Jakarta: Nine people died, officials said"."""
        colon = next((t for t in sentence.doc[sentence.start : sentence.start + 5] if t.text == ":"), None)
        before = sentence.doc[sentence.start : colon.i] if colon is not None else []
        is_place = (
            bool(before) and start == sentence.start and all(t.ent_type_ in ("GPE", "LOC") or t.text == "," for t in before)
        )
        return colon.i + 1 if colon is not None and is_place else start

    def _is_told(self, content: Span, cue: SetOffCue) -> bool:
        """Whether the words are reported ones and not all quoted: those are direct quotes."""
        words = [t for t in words_of(content) if not cue.first <= t.i < cue.end]
        clauses = (t.head if t.dep_ in ("aux", "auxpass") else t for t in words if t.tag_ in _VERBS)
        if content.start >= cue.end and (len(words) < 3 or content[0].lower_ in ("while", "when")):
            return False  # "Ruiz said this in a post, La Voz reports"
        subject = next((c for c in cue.verb.children if c.dep_ == "nsubj" and c.i < cue.first), None)
        is_statement = any(
            clause.dep_ not in ("advcl", "relcl", "acl")
            or (subject is not None and clause.head == subject and clause.dep_ == "acl")
            for clause in clauses
        )  # of "40 people evacuated, a nurse told the radio" the parser may take the first verb for a participle
        return is_statement and any(t.i not in self._map.inside for t in words)

    # ------------------------------------------------------------ what verbs, nouns and adjectives tell

    def _told(self, verbs_set_off: set[int]) -> Iterator[AttributedQuote]:
        left_out = {*self._map.inside, *verbs_set_off, *withheld_in(self._map.doc), *self._asked()}
        for token in self._map.doc:
            if token.pos_ not in _TELLERS or token.i in left_out or is_left_unsaid(token):
                continue
            if token.pos_ in ("VERB", "AUX"):
                told = self._contents.of_verb(token)
                told = replace(told, content=self._before_closing_cue(told.content)) if told is not None else None
                speaker = self._speaker(token) if told is not None else None
                speaker = None if self._is_of_anybody(token, told) else speaker
                if told is not None and speaker is not None and not self._holds(told, speaker) and self._can_tell(speaker, told):
                    yield self._reported(told.content, speaker, told.cue, is_phrase=not told.is_finite)
                    continue
            found = self._nouns.of_noun(token) if token.pos_ == "NOUN" else self._nouns.of_adjective(token)
            if found is not None and not self._holds(*found):
                yield self._reported(found[0].content, found[1], found[0].cue)

    def _before_closing_cue(self, content: Span) -> Span:
        """What is told without who passes it on: "said 40 people drowned, Reuters reported"."""
        closing = (c for c in set_off_cues(content[0].sent, self._cues) if not c.goes_on and c.end >= content.end)
        start = min((c.first for c in closing if content.start < c.first < content.end), default=content.end)
        return stripped(self._map, content.start, start) or content if start < content.end else content

    def _asked(self) -> set[int]:
        """As in "asked whether he regretted the loss": the clauses that nobody has told."""
        return {t.head.i for t in self._map.doc if t.lower_ == "whether" and t.dep_ == "mark"}

    def _speaker(self, verb: Token) -> Speaker | None:
        above = verb.head
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and above.dep_ == "ROOT" and verb.i > 0 and verb.nbor(-1).text == ",":
            return self._speakers.of_subject(above)  # "Ana Ruiz, a nurse, denied that", which the parser reads as a name's clause
        if is_passive(verb) and not has_child(verb, "agent") and verb.lemma_ not in ("quote", "cite"):
            return None
        is_past = verb.dep_ == "acl" and verb.tag_ == "VBD" and not has_child(verb, *SUBJECTS)
        if is_past and above.dep_ == "ROOT" and above.i < verb.i:
            return self._speakers.of_subject(above)  # "The teachers promised on Friday to go on"
        if verb.dep_ == "pcomp" and not has_child(verb, *SUBJECTS) and subject_of(verb.head.head) is not None:
            return self._speakers.of(verb.head.head)
        if subject_of(verb) is not None or verb.lemma_ == "say" or is_passive(verb):
            return self._speakers.of(verb)
        if verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.children) and subject_of(verb.head) is not None:
            return self._speakers.of(verb.head)
        return self._speakers.of_participle(verb) if verb.dep_ == "acl" and verb.tag_ == "VBG" else None

    def _is_of_anybody(self, verb: Token, told: Told | None) -> bool:
        """As in "those intending to vote", "those who say so" and "a report pointing to a recovery": a clause that tells which
        ones are meant, or what something is read to show.
        """
        noun = verb.head
        if told is None or verb.dep_ not in ("acl", "relcl"):
            return False
        is_shown = verb.tag_ == "VBG" and verb.lemma_ in _SHOWING and not told.is_finite
        return noun.lower_ == "those" or (is_shown and self._cues.is_document(noun))

    def _can_tell(self, speaker: Speaker, told: Told) -> bool:
        """Whether a subject can speak: people, bodies, countries and documents; what "the storm threatened to do" nobody told."""
        if (told.is_finite and not _is_reading(told.cue[0])) or speaker.actor is not None:
            return True
        span = self._map.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
        if span is None:
            return True
        head, gazetteer = span.root, self._index.gazetteer
        if head.lower_ in _NOBODY or any(c.lower_ in ("no", "few") and c.dep_ in ("det", "amod") for c in head.children):
            return False
        if head.lower_ in _AMOUNTS:  # "Tens of thousands of teachers"
            head = next((c for of in head.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), head)
        if head.pos_ in ("PRON", "PROPN") or is_role_noun(head, gazetteer) or self._cues.is_document(head):
            return True
        words = {head.lemma_.lower(), head.lower_}
        is_agent = head.tag_ == "NNS" and head.lower_.endswith(("ers", "ists", "ians")) and head.lower_ not in _NO_AGENTS
        return is_agent or any(
            not words.isdisjoint(known) for known in (gazetteer.person_nouns, gazetteer.organisation_nouns, _TELLING, RECORDED)
        )

    @staticmethod
    def _holds(told: Told, speaker: Speaker) -> bool:
        return told.content.start_char <= speaker.start < told.content.end_char

    # ------------------------------------------------------------ according to

    def _according_to(self) -> Iterator[AttributedQuote]:
        """As in "according to the mayor", "in her view", "as per the mayor" and "as reported by the BBC"."""
        for token in self._map.doc:
            if token.lower_ not in _NAMING or token.i + 1 >= len(self._map.doc) or token.i in self._map.inside:
                continue
            found = self._source(token)
            speaker = self._speakers.of_source(found[0]) if found is not None else None
            content = self._rest_of_sentence(token, speaker) if speaker is not None else None
            if found is not None and content is not None and speaker is not None:
                yield self._reported(content, speaker, self._map.doc.span(token.i, found[1].i + 1))

    @staticmethod
    def _source(token: Token) -> tuple[Token, Token] | None:
        """Who is named as the source behind a token, and the last word of the cue."""
        following = token.nbor()
        if token.lower_ in ("as", "per"):
            is_per = token.lower_ == "per" or following.lower_ == "per"
            per = following if following.lower_ == "per" else token
            named = next(named_by_per(per) if is_per else named_by_as(token), None)
            is_own = named is not None and named[0] == token and named[2].lemma_.lower() not in _RULES
            return (named[2], named[1]) if named is not None and is_own else None
        if token.lower_ == "according":
            source = next((c for t in (following, token) for c in t.children if c.dep_ == "pobj"), None)
            is_rule = source is not None and source.lemma_.lower() in _RULES  # "dealt with according to the law"
            return (source, following) if source is not None and following.lower_ == "to" and not is_rule else None
        view = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in _VIEWS), None)
        if view is None:
            return None
        of = (c for p in view.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
        owner = next((c for c in view.children if c.dep_ == "poss"), None) or next(of, None)
        return (owner, view) if owner is not None else None

    def _rest_of_sentence(self, cue: Token, speaker: Speaker) -> Span | None:
        """The side of the sentence that an "according to" phrase leaves: what follows where it opens one, else what has a verb
        before it, or the longer one.
        """
        sentence = cue.sent
        named = self._map.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
        end = max(cue.right_edge.i + 1, named.end if named is not None and named.start in range(cue.i, sentence.end) else 0)
        before, after = (sentence.start, cue.i), (min(end, sentence.end), sentence.end)
        if (clause := cue.head).dep_ == "relcl" and clause.i > cue.i:  # "the raid, which, according to medics, left nine dead"
            return stripped(self._map, after[0], clause.right_edge.i + 1)
        if (subject := subject_of(clause)) is not None and subject.i < cue.i < clause.i and clause.dep_ == "ROOT":
            return stripped(self._map, sentence.start, sentence.end)  # "These totals, according to Ruiz, leave out 14 towns"
        has_statement = any(t.tag_ in _VERBS and t.dep_ in ("ROOT", "ccomp") for t in self._map.doc[before[0] : before[1]])
        is_before = has_statement or before[1] - before[0] >= after[1] - after[0]
        content = stripped(self._map, *(before if is_before else after))
        return content if content is not None and len(content) > 2 else None

    # ------------------------------------------------------------ headed by a speaker

    def _headed(self) -> Iterator[AttributedQuote]:
        """As in "Police: bridge is safe" and "Poll: voters want a new bridge", where a paragraph opens."""
        doc = self._map.doc
        for sentence in doc.sents:
            head = doc[sentence.start : sentence.start + _LONGEST_HEADING]
            colon = next((t for t in head if t.text == ":" and t.i > sentence.start), None)
            if colon is None or colon.i + 2 >= sentence.end or not (sentence.start == 0 or "\n" in doc[sentence.start - 1].text):
                continue
            content = stripped(self._map, colon.i + 1, sentence.end)
            if content is None or not any(t.tag_ in _VERBS and t.i not in self._map.inside for t in content):
                continue
            claim = claim_at_colon(content[0], self._cues, self._index) or self._document_at(colon)
            if claim is not None:
                yield self._reported(content, claim[0], doc.span(colon.i, colon.i + 1))

    def _document_at(self, colon: Token) -> tuple[Speaker, int, int] | None:
        noun = colon.nbor(-1)
        if not self._cues.is_document(noun) or colon.i - colon.sent.start > 2:
            return None
        return Speaker(noun.text, noun.idx, end_of(noun), None), colon.idx, end_of(colon)

    def _reported(self, content: Span, speaker: Speaker, cue: Span, *, is_phrase: bool = False) -> AttributedQuote:
        has_marks = not self._map.inside.keys().isdisjoint(range(content.start, content.end))
        whole = has_marks and all(t.i in self._map.inside or t.is_punct for t in content)
        kind: QuoteKind = "direct" if whole and not is_phrase else "mixed" if has_marks else "indirect"
        start, end = cue.start_char, end_of(cue[-1])
        quote = Quote(
            content.start_char,
            content.end_char,
            kind,
            speaker.name,
            speaker.start,
            speaker.end,
            self._map.text[start:end],
            start,
            end,
        )
        return AttributedQuote(quote, speaker)


def _is_reading(verb: Token) -> bool:
    """As in "Exports plunged, suggesting that trade had slowed", "The fall indicates how far trade has slowed"."""
    return verb.lemma_ in _READINGS
