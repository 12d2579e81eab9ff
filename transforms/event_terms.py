"""The words of the event vocabulary: which verbs, phrases, nouns and states tell which event of which argument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.harm import is_fatal
from transforms.reference import ReferenceData, alternatives

#: Harms that have killed where the text says so: "fatally shot".
DEADLY_WHEN_FATAL = frozenset({"injured", "attacked", "assaulted"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the vocabulary with the word that told it and the rule that bound it to the number."""

    name: str
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class EventTerm:
    """A word of the vocabulary: which argument is counted, and what must be counted for it to hold."""

    event: str
    argument: str
    counts: str
    objects: frozenset[str]
    words: tuple[str, ...] = ()


class EventTerms:
    """The reference table ``event_terms``, asked word by word.

    Args:
        reference: holds the tables ``events`` and ``event_terms``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        self._counts_people = counts_people
        self._verbs: dict[str, list[EventTerm]] = defaultdict(list)
        self._phrases: dict[str, list[EventTerm]] = defaultdict(list)
        self._nouns: dict[str, list[EventTerm]] = defaultdict(list)
        self.adjectives: dict[str, str] = {}
        for row in reference.table("event_terms"):
            words = row["term"].split()
            term = EventTerm(
                row["event"], row["argument"], row["counts"], frozenset(alternatives(row["objects"])), tuple(words[1:])
            )
            if row["pos"] == "adjective":
                self.adjectives[row["term"]] = row["event"]
            elif row["pos"] == "noun":
                self._nouns[words[-1]].append(EventTerm(term.event, term.argument, "", frozenset(), tuple(words[:-1])))
            else:
                (self._phrases if len(words) > 1 else self._verbs)[words[0]].append(term)
        for terms in self._nouns.values():  # "fatal shooting" before "shooting"
            terms.sort(key=lambda term: len(term.words), reverse=True)
        self.of_people = frozenset(row["event"] for row in reference.table("events") if row["counts_people"] == "true")

    def has_verb(self, verb: Token, event: str | None = None) -> bool:
        """Whether a verb stands in the table, or tells one event there."""
        return any(event is None or term.event == event for term in self._verbs.get(verb.lemma_.lower(), ()))

    def of_noun(self, token: Token) -> tuple[str, str] | None:
        """Event and argument ("self", "of", "toll") of a noun; None for other nouns."""
        for term in self._nouns.get(token.lemma_.lower()) or self._nouns.get(token.lower_) or ():
            if not term.words or self._has_words(token, term.words):
                return term.event, term.argument
        return None

    @staticmethod
    def _has_words(token: Token, words: tuple[str, ...]) -> bool:
        """Whether the other words of a term stand around its last one: "death" of "death toll", "number" of "number of dead"."""
        before = {t.lower_ for t in token.doc[max(0, token.i - 4) : token.i]}
        return set(words) <= before

    def of_state(self, token: Token) -> Event | None:
        """The event of a participle or adjective right behind a bare number, as headlines have it: "2 dead, 4 wounded"."""
        if token.lower_ in self.adjectives and token.pos_ != "NOUN":
            return Event(self.adjectives[token.lower_], token, "participle_behind_number")
        if token.tag_ in ("VBN", "VBD", "JJ"):
            terms = self._verbs.get(token.lemma_.lower(), ())
            found = next(
                (t for t in terms if t.argument in ("object", "either") and t.counts != "things" and not t.objects), None
            )
            if found is not None:
                return Event(found.event, token, "participle_behind_number")
        return None

    def of_verb(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The event of one verb by its phrases, else by itself; a harm that is told to be deadly has killed."""
        event = self.of_phrase(verb, argument, noun)
        if event is None:
            terms = self._verbs.get(verb.lemma_.lower(), ())
            event = next(((t.event, verb) for t in terms if self._fits(t, argument, noun)), None)
        if event is not None and event[0] in DEADLY_WHEN_FATAL and is_fatal(verb):
            return "killed", event[1]
        return event

    def of_phrase(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """Verbs with a particle or complement: "shot dead", "taken hostage", "laid off", "lost their lives"."""
        terms = self._phrases.get(verb.lemma_.lower())
        if not terms:
            return None
        window = {word for token in _complements(verb) for word in (token.lower_, token.lemma_.lower())}
        return next(
            ((term.event, verb) for term in terms if set(term.words) <= window and self._fits(term, argument, noun)), None
        )

    def _fits(self, term: EventTerm, argument: str, noun: Token) -> bool:
        if term.argument not in (argument, "either"):
            return False
        if term.objects and noun.lemma_.lower() not in term.objects and noun.head.lemma_.lower() not in term.objects:
            return False
        if not term.counts:
            return True
        is_people = self._counts_people(noun)
        return is_people if term.counts == "people" else not is_people or noun.pos_ == "NUM"


def _complements(verb: Token) -> list[Token]:
    """The words behind a verb among which its particle or complement can stand, up to the next clause."""
    found = []
    for token in verb.doc[verb.i + 1 : min(verb.i + 11, verb.sent.end)]:
        if token.pos_ == "VERB" and token.dep_ in ("advcl", "conj", "relcl") and token.head.i <= token.i:
            break
        is_attribute = token.dep_ == "amod" and token.nbor(-1).tag_ in (
            "CD",
            "DT",
        )  # "found the three dead suspects and two guards"
        if token.dep_ not in ("compound", "npadvmod") and not is_attribute:  # the life of "life-threatening" is no complement
            found.append(token)
    return found
