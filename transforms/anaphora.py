"""Anaphora: whom "she", "it", "they", "the group" and "the lieutenant" mean, where a reader cannot miss it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.actor_clusters import Cluster, folded
from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.language_analysis import source_text
from transforms.names import NameMention
from transforms.quotation_marks import find_quoted
from transforms.roles import is_role_noun
from transforms.syntax import phrase, surface_of

#: A name whose salience is lower stands too far away: five sentences for a subject, two for a passing mention.
_FARTHEST_PRONOUN = -3.0
#: "it" reaches back two or three sentences; one that spoke counts as if it stood a sentence nearer.
_FARTHEST_IT, _SPEAKER_BONUS = 60, 25
#: "the company" reaches back farther than a pronoun: some two paragraphs.
_FARTHEST_NOUN = 150
#: How many tokens back "they said" may reach: about three sentences.
_FARTHEST_SPEAKER = 80
_MALE, _FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_BUSINESS = frozenset(
    (
        "company firm bank carmaker automaker airline retailer manufacturer planemaker chipmaker drugmaker operator lender "
        "carrier brewer maker chain supplier builder developer insurer giant startup start-up utility refiner miner publisher "
        "brand conglomerate business corporation grocer exporter producer"
    ).split()
)
#: Nouns that stand for an organisation of nearly any sort.
_BODIES = frozenset("group organisation organization agency body charity institution nonprofit watchdog movement".split())
#: Words in a name that say that it is no company, and those that say that it is no "group" either.
_OFFICES = frozenset(
    (
        "ministry department army military navy police parliament senate congress court government cabinet council university "
        "hospital school embassy presidency treasury"
    ).split()
)
_NO_COMPANY = _OFFICES | frozenset(
    (
        "union party front movement forces force guard nations committee commission agency assembly federation league "
        "association organisation organization cross crescent mission observatory coalition alliance watch program programme "
        "authority"
    ).split()
)
_NO_AGENCY = (_OFFICES - {"department"}) | {"union", "party", "front", "movement", "club"}
_NO_GROUP = _OFFICES - {"council"}
#: Singular nouns that speak as "they".
_COLLECTIVES = frozenset("police family couple staff team crew personnel opposition prosecution defence defense".split())
#: What the titles before a name are called when they stand alone.
_TITLE_NOUNS = {
    "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "col": "colonel", "gen": "general", "maj": "major",
    "cpl": "corporal", "cmdr": "commander", "adm": "admiral", "brig": "brigadier", "insp": "inspector",
    "supt": "superintendent", "det": "detective",
    "gov": "governor", "sen": "senator", "rep": "representative", "dr": "doctor", "prof": "professor", "rev": "reverend",
    "pres": "president",
}  # fmt: skip


class Anaphora:
    """Resolves the pronouns and definite phrases of one text to its actors."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, actors: Sequence[Cluster]) -> None:
        self.doc, self.gazetteer, self.actors = doc, gazetteer, actors
        self._quoted = [(q.start, q.end) for q in find_quoted(source_text(doc))]
        self._sentence_of = {t.i: n for n, sentence in enumerate(doc.sents) for t in sentence}
        self._nouns: dict[int, frozenset[str]] = {}
        self._persons: dict[int, Cluster | None] = {}
        self._organisation_nouns = gazetteer.organisation_nouns | _BUSINESS | _BODIES

    def whom(self, head: Token) -> Cluster | None:
        """The actor that a pronoun or a definite phrase means; None where more than one fits."""
        if head.pos_ == "PRON":
            return self._pronoun(head)
        is_definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children)
        if is_definite or head.dep_ in ("compound", "poss", "amod") or (head.i > 0 and head.nbor(-1).lower_ in ("the", "its")):
            return self._definite(head, is_definite=is_definite)
        return None

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, token: Token) -> Cluster | None:
        """The person named last before "he" or "she", or the organisation that was the last subject before "it"."""
        word = token.lower_
        if word in _MALE | _FEMALE:
            if token.i not in self._persons:
                self._persons[token.i] = self._last_person(token, "female" if word in _FEMALE else "male")
            return self._persons[token.i]
        if word in ("it", "its"):
            organisations = [c for c in self.actors if c.kind != "person"]
            return self._last_subject(token, organisations, _FARTHEST_IT, _SPEAKER_BONUS)
        return None

    def _last_person(self, token: Token, wanted: str | None) -> Cluster | None:
        """The person of this gender, or of any, that is readiest to be meant."""
        candidates: list[tuple[float, int, Cluster]] = []
        for cluster in self.actors:
            gender = self.gazetteer.given_names.get(cluster.longest.split()[0], "either")
            if cluster.kind == "person" and (wanted is None or gender in (wanted, "either")):
                candidates.extend(
                    (self._salience(m, token), m.start, cluster)
                    for m in cluster.mentions
                    if m.end <= token.i and self.quotation_around(self.doc[m.start]) is None
                )
        candidates.extend(self._meant_before(token))
        best = max(candidates, key=lambda c: (c[0], c[1]), default=None)
        return best[2] if best is not None and best[0] > _FARTHEST_PRONOUN else None

    def _meant_before(self, token: Token) -> Iterator[tuple[float, int, Cluster]]:
        """Whom the same pronoun meant where it spoke last: "He said … . There is more, he said"."""
        for earlier in reversed(self.doc[max(0, token.i - _FARTHEST_SPEAKER) : token.i]):
            if earlier.lower_ == token.lower_ and self._speaks(earlier) and self.quotation_around(earlier) is None:
                cluster = self._pronoun(earlier)
                if cluster is not None:
                    yield 2.5 - (self._sentence_of[token.i] - self._sentence_of[earlier.i]), earlier.i, cluster
                return

    def _salience(self, mention: NameMention, pronoun: Token) -> float:
        """How ready a name is to be meant by a pronoun: near, and rather the subject, most of all of a verb that is no
        passive.
        """
        sentences_between = self._sentence_of[pronoun.i] - self._sentence_of[mention.start]
        root = self._described(self.doc[mention.start : mention.end].root)
        bonus = {"nsubj": 2.5, "nsubjpass": 1.5, "poss": 0.0, "compound": 0.5}.get(root.dep_, -0.5)
        if root.dep_ == "nsubj" and root.head.dep_ in ("ccomp", "relcl", "advcl"):
            bonus = 0.8
        return bonus - sentences_between

    @staticmethod
    def _described(root: Token) -> Token:
        """The noun that a name stands in apposition to, which says what part the name plays: "his lawyer, Ana Ruiz, said"."""
        return root.head if root.dep_ == "appos" and root.head.dep_ in ("nsubj", "nsubjpass") else root

    # ------------------------------------------------------------ the last that spoke or acted

    def _last_subject(self, token: Token, candidates: Sequence[Cluster], farthest: int, bonus: int) -> Cluster | None:
        """The one of these actors that was the last subject, not far before; one that spoke counts as if ``bonus`` nearer."""
        best: tuple[int, Cluster] | None = None
        for cluster in candidates:
            for mention in cluster.mentions:
                root = self._described(self.doc[mention.start : mention.end].root)
                speaks = self._speaks(root)
                if mention.end > token.i or not (speaks or root.dep_ in ("nsubj", "nsubjpass")):
                    continue
                place = mention.start + (bonus if speaks else 0)
                if token.i - mention.start < farthest and (best is None or place > best[0]):
                    best = (place, cluster)
        return best[1] if best else None

    def _speaks(self, root: Token) -> bool:
        """Whether a noun is the subject of a reporting verb, or stands behind "according to"."""
        if root.dep_ == "pobj":
            return root.head.lower_ == "to" and root.head.i > 0 and root.head.nbor(-1).lower_ == "according"
        return root.dep_ == "nsubj" and root.head.lemma_ in self.gazetteer.speech_verbs

    def earlier_speaker(self, pronoun: Token) -> Token | None:
        """Who spoke last before "it said", "they said" or "she said", as the head of the phrase that says so.

        Of persons only the unnamed are given: names are found by how ready they are to be meant.
        """
        subjects = self._subjects_before(pronoun)
        if pronoun.lower_ in ("he", "she"):
            persons = [t for t in subjects if not self._is_plural(t) and self._is_person(t)]
            last = next((t for t in persons if self._tells(t) or self._is_role_before(t, pronoun)), None)
            is_near = last is not None and self._sentence_of[pronoun.i] - self._sentence_of[last.i] <= 1
            is_named = last is not None and (last.pos_ == "PROPN" or any(self._names(c, last) for c in self.actors))
            return last if is_near and not is_named else None
        if pronoun.lower_ in ("it", "its"):
            single = [t for t in subjects if not self._is_plural(t) and not self._is_person(t)]
            return next((t for t in single if self._speaks(t) or self._is_body_before(t, pronoun)), None)
        if pronoun.lower_ not in ("they", "their"):
            return None
        plural = [t for t in subjects if self._is_plural(t)]
        return next((t for t in plural if self._speaks(t)), None) or next((t for t in plural if self._acts(t, pronoun)), None)

    def _subjects_before(self, token: Token) -> list[Token]:
        """The subjects before a token, nearest first, without pronouns and what is quoted."""
        return [
            t
            for t in reversed(self.doc[max(0, token.i - _FARTHEST_SPEAKER) : token.i])
            if (t.dep_ in ("nsubj", "nsubjpass") or self._speaks(t) or _is_owner_in_sentence(t, token))
            and (t.pos_ in ("NOUN", "PROPN") or _is_called_by_age(t))
            and self.quotation_around(t) is None
        ]

    def _tells(self, subject: Token) -> bool:
        """Whether a noun is the subject of a reporting verb that nobody reports: not "his client would appeal" of "he said his
        client would appeal".
        """
        verb = subject.head
        is_reported = verb.dep_ == "ccomp" and self._speaks_of(verb.head) and any(c.dep_ == "nsubj" for c in verb.head.children)
        return self._speaks(subject) and not is_reported

    def _speaks_of(self, verb: Token) -> bool:
        return verb.lemma_ in self.gazetteer.speech_verbs

    def _is_role_before(self, subject: Token, pronoun: Token) -> bool:
        """Whether somebody with a role came up in the sentence before: "A consultant faulted the figures. …, he said"."""
        is_main = subject.dep_ == "nsubj" and subject.head.dep_ == "ROOT"
        is_new = any(c.dep_ == "det" and c.lower_ in ("a", "an", "one") for c in subject.children)
        is_before = self._sentence_of[pronoun.i] - self._sentence_of[subject.i] == 1
        return is_main and is_new and is_before and is_role_noun(subject, self.gazetteer)

    def quotation_around(self, token: Token) -> int | None:
        """Where the quotation starts that a token stands in, or None."""
        return next((a for a, b in self._quoted if a <= token.idx < b), None)

    def _is_plural(self, token: Token) -> bool:
        if token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in _COLLECTIVES:
            return True
        return any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in token.children)

    def _is_person(self, token: Token) -> bool:
        if (
            token.ent_type_ == "PERSON"
            or _is_called_by_age(token)
            or any(c.kind == "person" and self._names(c, token) for c in self.actors)
        ):
            return True
        is_noun = token.lemma_.lower() in self.gazetteer.person_nouns or is_role_noun(token, self.gazetteer)
        return token.pos_ == "NOUN" and is_noun and token.lemma_.lower() not in _BUSINESS

    def _is_body_before(self, subject: Token, pronoun: Token) -> bool:
        """Whether an organisation is what the sentence right before, or the clause before a semicolon, is about: "The ministry
        sent tents. …, it said".
        """
        between = self._sentence_of[pronoun.i] - self._sentence_of[subject.i]
        verb = subject.head
        is_clause = between == 0 and verb.dep_ == "ccomp" and any(t.text == ";" for t in self.doc[verb.i : pronoun.i])
        is_main = subject.dep_ in ("nsubj", "nsubjpass") and (is_clause or (verb.dep_ == "ROOT" and between == 1))
        is_main = is_main or subject.dep_ == "poss"
        names = (subject, *(c for c in subject.children if c.dep_ == "appos"))
        is_body = subject.lemma_.lower() in self.gazetteer.organisation_nouns or any(
            c.kind == "organisation" and self._names(c, name) for c in self.actors for name in names
        )
        return is_main and is_body

    @staticmethod
    def _names(cluster: Cluster, token: Token) -> bool:
        return any(m.start <= token.i < m.end for m in cluster.mentions)

    def _acts(self, subject: Token, pronoun: Token) -> bool:
        """Whether people are what the sentence before, or the same one, is about."""
        between = self._sentence_of[pronoun.i] - self._sentence_of[subject.i]
        return subject.head.dep_ == "ROOT" and between <= 1 and subject.pos_ == "NOUN" and self.gazetteer.counts_people(subject)

    # ------------------------------------------------------------ definite phrases

    def _definite(self, head: Token, *, is_definite: bool) -> Cluster | None:
        """As in "the ministry" is the one organisation here with that noun in a name; "the spokesman" the one person
        with that role.
        """
        if is_definite and _is_called_by_age(head):
            return self._last_person(head, None)
        if self._has_name_before(head):
            return self._last_business(head) if is_definite and head.lemma_.lower() in _BUSINESS | _BODIES else None
        noun = head.lemma_.lower()
        if head.tag_ == "NN" and is_role_noun(head, self.gazetteer) and noun not in _BUSINESS:
            person = self._only(c for c in self.actors if c.kind == "person" and self._has_role(c, head))
            if person is not None:
                return person
        if noun not in self._organisation_nouns:
            return None
        organisations = [c for c in self.actors if c.kind == "organisation"]
        words = {c.lower_ for c in head.children if c.dep_ in ("compound", "amod")} & self.gazetteer.institution_words
        named = [c for c in organisations if self._has_noun(c, noun, words)]
        if named:
            return self._only(named)
        described = [c for c in organisations if c.mentions[0].start < head.i and noun in self._nouns_of(c) and not words]
        return self._only(described) or (self._last_business(head) if is_definite else None)

    def _has_name_before(self, head: Token) -> bool:
        """Whether a name or nationality stands before the noun: "the French ministry" may be another than the one named."""
        return any(
            c.dep_ in ("compound", "amod", "poss", "nmod") and (c.is_title or self.gazetteer.country_of(c.text))
            for c in head.children
        )

    @staticmethod
    def _only(candidates: Iterator[Cluster] | Sequence[Cluster]) -> Cluster | None:
        found = list(candidates)
        return found[0] if len(found) == 1 else None

    def _has_role(self, cluster: Cluster, head: Token) -> bool:
        """Whether a person named before has this role or title."""
        if cluster.mentions[0].start >= head.i:
            return False
        return any(is_role_of(span, head) for span, _ in cluster.roles) or any(
            self._title_before(m) == head.lower_ for m in cluster.mentions
        )

    def _title_before(self, mention: NameMention) -> str | None:
        """The noun of the title that opens a name or stands before it: "lieutenant" for "Lt. Karen Osei"."""
        before = mention.start - 1 if mention.start > 0 and self.doc[mention.start - 1].text != "." else mention.start - 2
        for position in (mention.start, before):
            noun = _TITLE_NOUNS.get(self.doc[position].lower_.rstrip(".")) if position >= 0 else None
            if noun is not None:
                return noun
        return None

    def _has_noun(self, cluster: Cluster, noun: str, modifiers: set[str]) -> bool:
        return any(noun in (words := set(folded(name).split())) and modifiers <= words for name in self._all_names(cluster))

    def _all_names(self, cluster: Cluster) -> list[str]:
        known = self.gazetteer.actors.get(cluster.known_id or "")
        return [*cluster.names, known.name, *known.aliases] if known else cluster.names

    def _nouns_of(self, cluster: Cluster) -> frozenset[str]:
        """What the text calls an organisation beside its name: "agency" of "Cal Fire, the state agency", "group" of "the
        monitoring group Border Watch".
        """
        if id(cluster) not in self._nouns:
            found = {noun for m in cluster.mentions for noun in self._nouns_beside(self.doc[m.start : m.end])}
            self._nouns[id(cluster)] = frozenset(found)
        return self._nouns[id(cluster)]

    @staticmethod
    def _nouns_beside(name: Span) -> Iterator[str]:
        root = name.root
        yield from (c.lemma_.lower() for c in root.children if c.dep_ == "appos" and c.i >= name.end and c.pos_ == "NOUN")
        if root.dep_ == "appos" and root.head.pos_ == "NOUN":
            yield root.head.lemma_.lower()
        if name.start > 0 and name.doc[name.start - 1].pos_ == "NOUN" and name.doc[name.start - 1].sent == name.sent:
            yield name.doc[name.start - 1].lemma_.lower()
        if root.dep_ == "nsubj" and root.head.lemma_ == "be":
            yield from (c.lemma_.lower() for c in root.head.children if c.dep_ == "attr")

    def _last_business(self, head: Token) -> Cluster | None:
        """As in "the company" or "the Irish group": the one organisation of that sort so far, else the last that spoke."""
        noun = head.lemma_.lower()
        if noun not in _BUSINESS | _BODIES or head.tag_ == "NNS" or not self._stands_alone(head):
            return None
        refused = _NO_COMPANY if noun in _BUSINESS else _NO_AGENCY if noun in ("agency", "body") else _NO_GROUP
        fitting = [
            c
            for c in self.actors
            if c.kind == "organisation" and not any(refused & set(folded(name).split()) for name in self._all_names(c))
        ]
        acted = [c for c in fitting if self._was_subject(c, head)]
        return self._only(acted) or self._last_subject(head, acted, _FARTHEST_NOUN, _FARTHEST_NOUN)

    def _stands_alone(self, head: Token) -> bool:
        """Whether nothing says which one: "the company", "the Irish group", not "the parent company", "the group of doctors"."""
        before = [c for c in head.children if c.dep_ in ("compound", "amod", "poss", "nmod", "nummod") and c.i < head.i]
        is_restricted = any(
            c.i > head.i and (c.dep_ == "prep" or (c.dep_ == "relcl" and head.nbor().text != ",")) for c in head.children
        )
        return not is_restricted and all(self.gazetteer.is_demonym(c.text) or self._is_sort(c, head) for c in before)

    def _is_sort(self, modifier: Token, head: Token) -> bool:
        """As in "the aid group" and "the rights group": a sort of organisation, not which one."""
        words = modifier.doc[modifier.left_edge.i : head.i + 1].text.lower()
        is_institution = modifier.lower_ in self.gazetteer.institution_words
        return not is_institution and any(noun.endswith(words) for noun in self.gazetteer.sorts_of_organisation)

    def _was_subject(self, cluster: Cluster, head: Token) -> bool:
        outside_brackets = (
            m for m in cluster.mentions if m.end <= head.i and (m.start == 0 or self.doc[m.start - 1].text != "(")
        )
        roots = (self.doc[m.start : m.end].root for m in outside_brackets)
        return any(root.dep_ in ("nsubj", "nsubjpass", "appos") or self._speaks(root) for root in roots)

    # ------------------------------------------------------------ unnamed ones

    def fuller_phrase(self, head: Token) -> str | None:
        """Whom "the commission" means where the text has said "the electoral commission" once before, and no other."""
        if not any(c.dep_ == "det" and c.lower_ == "the" for c in head.children) or _is_modified(head):
            return None
        if head.lower_ not in self.gazetteer.organisation_nouns and not is_role_noun(head, self.gazetteer):
            return None
        earlier = [t for t in self.doc[: head.i] if t.lower_ == head.lower_ and self._is_told_apart(t)]
        spans = (surface_of(phrase(t, with_determiner=False))[0] for t in earlier)
        phrases = {text.lower(): text for text in spans}
        return next(iter(phrases.values())) if len(phrases) == 1 else None

    def _is_told_apart(self, noun: Token) -> bool:
        """As in "the electoral commission" and "the city's police": which one it is; "riot police" and "a short campaign" are
        sorts.
        """
        return any(
            c.i < noun.i
            and c.tag_ != "PRP$"
            and (c.dep_ in ("poss", "nmod") or (c.dep_ in ("compound", "amod") and self._is_of_institution(c)))
            for c in noun.children
        )

    def _is_of_institution(self, word: Token) -> bool:
        return word.dep_ == "compound" or word.lower_ in self.gazetteer.institution_words or self.gazetteer.is_demonym(word.text)


def is_role_of(span: Span, head: Token) -> bool:
    """Whether a role span's last noun is the same as a phrase's head."""
    return any(token.lower_ == head.lower_ for token in span)


def _is_owner_in_sentence(noun: Token, pronoun: Token) -> bool:
    """As in "The bank's reserves have shrunk, it said": whose what the sentence is about."""
    return noun.dep_ == "poss" and noun.head.dep_ in ("nsubj", "nsubjpass") and noun.sent == pronoun.sent


def _is_called_by_age(head: Token) -> bool:
    """As in "the 61-year-old" and "the 23-year-old welder"."""
    words = head.doc[head.left_edge.i : head.i + 1]
    return any(t.lower_ == "old" and t.i > words.start + 1 and t.nbor(-1).text == "-" for t in words)


def _is_modified(noun: Token) -> bool:
    """Whether a noun is told apart from others of its kind; "his bank" says no more than "the bank"."""
    return any(c.dep_ in ("compound", "amod", "poss", "nmod") and c.i < noun.i and c.tag_ != "PRP$" for c in noun.children)
