"""Incidents (blasts, quakes, attacks, crashes) to which an article binds a day, so that "the blast" further on has one, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from transforms.analysed_text import Doc, Token
from transforms.frozen import frozen
from transforms.reference import ReferenceData, alternatives
from transforms.syntax import SUBJECTS, antecedent
from transforms.time_spans import ToldSpan

#: Words that stand for an incident of any kind.
_ANY = "disaster"
#: A lead may tell its incident before it tells the day: "killed in an air strike, residents say".
_LEAD_SENTENCES = 3
#: What may date an incident; behind "since" it dates its noun alone ("since the disaster of 2022").
_DATING = frozenset({"point", "period", "since", "ranked", "after"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_TIME_PREPOSITIONS = frozenset("on in at of from during before after around late early".split())
#: What is done with an incident on its day: "the vote held on Monday", "the raid launched on Friday".
_DOING = frozenset("hold stage conduct carry launch organise organize mount perpetrate fight".split())
#: Prepositions by which a dated verb takes an incident: "died in a crash on Monday"; not "spoke of the crash on Monday".
_BEARING = frozenset({"in", "by", "from", "during"})


#: How the table calls the parts of speech of its words.
_OF_INCIDENTS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb"}
_NO_FAMILIES = frozenset[str]()


class IncidentWords:
    """The nouns and verbs of ``seeds/incidents.csv`` with the families they belong to."""

    def __init__(self, reference: ReferenceData) -> None:
        self._families = {
            (row["word"], row["pos"]): frozenset(alternatives(row["families"])) for row in reference.table("incidents")
        }

    def families_of(self, token: Token) -> frozenset[str]:
        """The families of an incident's noun or verb; empty for other words."""
        pos = _OF_INCIDENTS.get(token.pos_)
        if pos is None:
            return _NO_FAMILIES
        return self._families.get((token.lemma_.lower(), pos)) or self._families.get((token.lower_, pos)) or _NO_FAMILIES


@frozen
class Incident:
    """An incident's word with the time that the article binds to it."""

    token: Token
    families: frozenset[str]
    time: ToldSpan
    first: date
    last: date

    @property
    def is_of_one_day(self) -> bool:
        """Whether the article tells the very day."""
        return self.first == self.last


def tells_of_war(doc: Doc, words: IncidentWords) -> bool:
    """Whether a word of an article tells of a war; "turned the beach into a war zone" does not."""
    return any(t.pos_ == "NOUN" and t.dep_ != "compound" and words.families_of(t) & {"war", "truce"} for t in doc)


class ArticleIncidents:
    """The dated incidents of one article, in text order."""

    def __init__(self, doc: Doc, times: Sequence[ToldSpan], words: IncidentWords) -> None:
        self._words = words
        self._lead_end = max((s.start for s, _ in zip(doc.sents, range(_LEAD_SENTENCES), strict=False)), default=0)
        self.dated = [incident for time in times for incident in _dated(doc, time, words)]

    def named_by(self, token: Token) -> Incident | None:
        """The dated incident that a definite noun means ("the blast", "the attack"): the last one told before it, or the only
        one that the article tells.
        """
        families = self._words.families_of(token) if token.pos_ in ("NOUN", "PROPN") else frozenset()
        own = next((i for i in self.dated if i.token.i == token.i), None) if families else None
        if own is not None:
            return own
        if self._is_in_lead(token) and not _is_definite(token):
            return self._only_recent(families)
        if not families or not _is_definite(token) or _is_one_of_several(token):
            return None
        names = set(_names(token))
        alike = [
            i
            for i in self.dated
            if i.token.i != token.i and _may_be_one(families, i.families) and names <= {t.text for t in i.token.sent}
        ]
        before = [i for i in alike if i.token.i < token.i]
        if before:
            return before[-1]
        return alike[0] if len({i.first for i in alike}) == 1 and alike[0].is_of_one_day else None

    def _is_in_lead(self, token: Token) -> bool:
        """Whether a word stands in the first sentences, before the article has told the day of any incident."""
        return token.sent.start <= self._lead_end and all(i.token.i > token.i for i in self.dated)

    def _only_recent(self, families: frozenset[str]) -> Incident | None:
        """The incident of a lead that tells no day ("killed in an air strike"), where the article dates one of its kind, and that
        by a day.
        """
        alike = [i for i in self.dated if _may_be_one(families, i.families)]
        return alike[0] if alike and len({i.first for i in alike}) == 1 and alike[0].is_of_one_day else None

    def last_between(self, start: int, end: int) -> Incident | None:
        """The last incident of a known day between two places of the text."""
        here = (i for i in reversed(self.dated) if start <= i.token.idx < end and i.is_of_one_day)
        return next(here, None)

    def is_another(self, noun: Token) -> bool:
        """Whether a noun tells an incident that the article has not told before: "a blast", "the deadliest strike"."""
        is_told = _is_definite(noun) and not _is_one_of_several(noun) and not any(_names(noun))
        return self.is_incident(noun) and not is_told and self.named_by(noun) is None

    def is_incident(self, token: Token) -> bool:
        """Whether a token is an incident's noun or verb."""
        return bool(self._words.families_of(token))


def _may_be_one(families: frozenset[str], others: frozenset[str]) -> bool:
    if families & others:
        return True
    return _ANY in families and not others & {"war", "election", "truce", "protest"}


def _dated(doc: Doc, time: ToldSpan, words: IncidentWords) -> list[Incident]:
    """The incident that a time expression dates: the noun it modifies, or the verb it belongs to and that verb's subject or
    object.
    """
    span = doc.char_span(time.start, time.end, alignment_mode="expand") if time.kind in _DATING else None
    if span is None or time.first is None or time.last is None or time.kind == "after":
        return []
    head = _modified(span.root)
    if time.kind in ("since", "ranked") and head.pos_ not in ("NOUN", "PROPN"):
        return []
    candidates = [head]
    if head.pos_ == "NUM":  # "one of the raids early on Wednesday"
        candidates += [noun for c in head.children if c.lower_ == "of" for noun in c.children if noun.dep_ == "pobj"]
    if head.pos_ in ("VERB", "AUX"):
        candidates += [antecedent(c) for c in head.children if c.dep_ in SUBJECTS | {"dobj", "agent"}]
        bearers = [c for c in head.children if c.dep_ in ("agent", "prep") and c.lower_ in _BEARING]
        candidates += [noun for c in bearers for noun in c.children if noun.dep_ == "pobj"]
    if head.dep_ == "acl" and head.lemma_ in _DOING:
        candidates.append(head.head)
    found = next(((token, words.families_of(token)) for token in candidates if words.families_of(token)), None)
    return [Incident(found[0], found[1], time, time.first, time.last)] if found else []


def _modified(token: Token) -> Token:
    """What a time modifies: the noun of "the Oct. 7 attack", "the quake of October 21"; the verb of "sank on Monday"."""
    head: Token = token.head
    while head.i != head.head.i and (
        (head.dep_ == "prep" and head.lower_ in _TIME_PREPOSITIONS)
        or (head.ent_type_ in ("DATE", "TIME") and head.pos_ != "VERB")
    ):
        head = head.head
    return head


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in noun.children)


def _is_one_of_several(noun: Token) -> bool:
    """Whether the noun phrase picks out an incident of its own: "the deadliest strike", "the second blast"."""
    return any(c.tag_ in ("JJS", "RBS") or c.lower_ in ("first", "second", "third", "other", "last") for c in noun.children)


def _names(noun: Token) -> Iterator[str]:
    """The names by which the noun phrase tells its incident from others: "the attack on Kharkiv", "the Beslan siege"."""
    for child in noun.children:
        is_before = child.dep_ in ("compound", "nmod", "poss") and child.i < noun.i
        if is_before or (child.dep_ == "prep" and child.lower_ != "of"):
            yield from (t.text for t in child.subtree if t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME"))
