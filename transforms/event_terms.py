"""The vocabulary of events: which verb, with which particle and argument, which noun and which adjective tells which event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from transforms.analysed_text import Token
from transforms.harm import has_hardship, is_fatal
from transforms.reference import ReferenceData, Row, alternatives

#: Last words of a phrase that belong to their verb only next to it or right behind its object: "took on 150 people", "laid 400
#: workers off".
_PARTICLES = frozenset("on off out up down over away back through in home apart go redundant".split())
#: Groups of people, counted as such where a term asks for people.
_GROUPS = frozenset("family household couple crew team force contingent patrol brigade unit".split())
#: Harms that have killed where the text says so: "fatally shot".
_HARMS = frozenset({"killed", "injured"})
DEADLY_WHEN_FATAL = frozenset({"injured", "attacked", "assaulted"})
#: What a verb of hitting tells of people, unless a hardship hits them: "a drought has hit 5 million people".
_BLOWS = frozenset({"injured", "attacked"})
_COUNTS_RANK = {"money": 0, "people": 1, "things": 1, "": 2}
#: How far behind a verb the other words of its phrase may stand.
_REACH = 11
#: How far before a noun the other words of its term may stand: "the number of people killed".
_REACH_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the vocabulary with the word that told it and the rule that bound it to the number."""

    name: str
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class EventTerm:
    """A word of the vocabulary: which argument is counted, and what must be counted for it to hold.

    ``words`` are the words that must stand with it, each with its alternatives.
    """

    event: str
    argument: str
    counts: str
    objects: frozenset[str]
    words: tuple[frozenset[str], ...]

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The more a term asks for, the earlier it is tried: "questioned voters" before "questioned"."""
        return not self.objects, -len(self.words), _COUNTS_RANK[self.counts]


class EventTerms:
    """The reference table ``event_terms``, compiled.

    Args:
        reference: holds the tables ``events`` and ``event_terms``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        self._counts_people = counts_people
        self._verbs: dict[str, list[EventTerm]] = defaultdict(list)
        self._nouns: dict[str, list[EventTerm]] = defaultdict(list)
        self.adjectives: dict[str, str] = {}
        self.of_people = frozenset(row["event"] for row in reference.table("events") if row["counts_people"] == "true")
        for row in reference.table("event_terms"):
            self._add(row)
        for terms in (*self._verbs.values(), *self._nouns.values()):
            terms.sort(key=lambda term: term.rank)

    def _add(self, row: Row) -> None:
        words = [frozenset(word.split("|")) for word in row["term"].split()]
        if row["pos"] == "adjective":
            self.adjectives.update(dict.fromkeys(words[0], row["event"]))
            return
        is_noun = row["pos"] == "noun"
        head, others = (words[-1], words[:-1]) if is_noun else (words[0], words[1:])
        term = EventTerm(row["event"], row["argument"], row["counts"], frozenset(alternatives(row["objects"])), tuple(others))
        for word in head:
            (self._nouns if is_noun else self._verbs)[word].append(term)

    def has_verb(self, verb: Token, event: str | None = None) -> bool:
        """Whether a verb stands in the table, or tells one event there."""
        return any(event is None or term.event == event for term in self._verbs_of(verb))

    def of_verb(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The event that a verb tells of the noun in an argument of it: ``object``, ``subject`` or a preposition; a harm that is
        told to be deadly has killed.
        """
        event = next((t.event for t in self._verbs_of(verb) if self._holds(t, verb, argument, noun)), None)
        if event in DEADLY_WHEN_FATAL and is_fatal(verb):
            event = "killed"
        if event in _BLOWS and has_hardship(verb):
            event = "affected"
        return (event, verb) if event else None

    def of_phrase(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The same for terms of several words alone: "shot dead", "taken hostage", "lost their lives"."""
        event = next((t.event for t in self._verbs_of(verb) if t.words and self._holds(t, verb, argument, noun)), None)
        return (event, verb) if event else None

    def of_state(self, token: Token) -> Event | None:
        """The event of a participle or adjective right behind a bare number, as headlines have it: "2 dead, 4 wounded"."""
        name = self._name_of_state(token)
        if name in _HARMS and self._name_of_state(_other_state(token) or token) in _HARMS - {name}:
            name = "casualties"  # "40 dead or wounded": not told apart
        return Event(name, token, "participle_behind_number") if name is not None else None

    def _name_of_state(self, token: Token) -> str | None:
        is_noun = token.pos_ == "NOUN" and not (token.tag_ == "NN" and token.i > 0 and token.nbor(-1).tag_ == "CD")
        if token.lower_ in self.adjectives and not is_noun:  # the parser takes the "hurt" of "with 40 hurt" for a noun
            return self.adjectives[token.lower_]
        if token.tag_ not in ("VBN", "VBD", "JJ"):
            return None
        terms = (t for t in self._verbs_of(token) if not t.words and t.argument in ("object", "either"))
        return next((t.event for t in terms if t.counts not in ("things", "money") and not t.objects), None)

    def of_noun(self, token: Token, arguments: Collection[str] = (), of: Token | None = None) -> tuple[str, str] | None:
        """Event and argument ("self", "role", "of", "toll" or a preposition) of a noun.

        Args:
            token: the noun.
            arguments: the arguments that may be meant; any where there are none.
            of: what stands in that argument, where it does.
        """
        lemma = token.lemma_.lower()
        terms = (*self._nouns.get(token.lower_, ()), *(self._nouns.get(lemma, ()) if lemma != token.lower_ else ()))
        for term in terms:
            if arguments and term.argument not in arguments:
                continue
            if not (self._suits(term, of) if of is not None else not term.objects):
                continue
            if not term.words or _has_before(token, term.words):
                return term.event, term.argument
        return None

    def _verbs_of(self, verb: Token) -> Sequence[EventTerm]:
        """The terms of a verb; the lemmatiser makes "fin" of "fined", so a known stem of the form will do."""
        forms = [verb.lemma_.lower(), verb.lower_]
        if verb.lower_.endswith("ed"):
            forms += [verb.lower_[:-1], verb.lower_[:-2], verb.lower_[:-3]]
        return next((found for form in forms if (found := self._verbs.get(form))), ())

    def _holds(self, term: EventTerm, verb: Token, argument: str, noun: Token) -> bool:
        is_argument = term.argument == argument or (term.argument == "either" and argument in ("subject", "object"))
        if not is_argument or not self._suits(term, noun):
            return False
        return not term.words or _has_behind(verb, term.words, noun if self._counts_people(noun) else None)

    def _suits(self, term: EventTerm, noun: Token) -> bool:
        if term.objects and not term.objects & {noun.lemma_.lower(), noun.head.lemma_.lower(), *_singulars(noun)}:
            return False
        if not term.counts:
            return True
        if _is_money(noun):
            return term.counts != "people"
        is_people = self._counts_people(noun) or noun.lemma_.lower() in _GROUPS
        return is_people if term.counts == "people" else term.counts == "things" and (not is_people or noun.pos_ == "NUM")


def _other_state(token: Token) -> Token | None:
    """The "wounded" of "dead or wounded", where no noun follows."""
    behind = token.doc[token.i + 1 : token.i + 4]
    if len(behind) < 2 or behind[0].lower_ not in ("or", "and") or (len(behind) == 3 and behind[2].pos_ == "NOUN"):
        return None
    return behind[1]


def _is_money(token: Token) -> bool:
    return token.ent_type_ == "MONEY" or token.is_currency or any(child.is_currency for child in token.children)


def _singulars(noun: Token) -> tuple[str, ...]:
    """The lemmatiser makes "basis" of "bases" and "dos" of "doses"."""
    return (noun.lower_[:-1], noun.lower_[:-2]) if noun.tag_ == "NNS" else (noun.lower_,)


def _has_behind(verb: Token, words: Sequence[frozenset[str]], counted: Token | None) -> bool:
    """Whether the other words of a phrase stand behind its verb in their order, a particle at its place."""
    behind = iter(_complements(verb))
    return all(any(_stands(t, word, verb, counted, is_last=word is words[-1]) for t in behind) for word in words)


def _complements(verb: Token) -> list[Token]:
    """The words behind a verb among which its particle or complement can stand, up to the next clause."""
    found = []
    for token in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if token.pos_ == "VERB" and token.dep_ in ("advcl", "conj", "relcl") and token.head.i <= token.i:
            break
        is_attribute = token.dep_ == "amod" and token.nbor(-1).tag_ in (
            "CD",
            "DT",
        )  # "found the three dead suspects and two guards"
        if token.dep_ not in ("compound", "npadvmod") and not is_attribute:  # the life of "life-threatening" is no complement
            found.append(token)
    return found


def _stands(token: Token, word: frozenset[str], verb: Token, counted: Token | None, *, is_last: bool) -> bool:
    """Whether a token is the word of a phrase; a particle must stand next to its verb or right behind the verb's object."""
    if token == counted or (token.lower_ not in word and token.lemma_.lower() not in word):
        return False
    if not is_last or token.lower_ not in _PARTICLES or token.i == verb.i + 1 or token.dep_ == "prt":
        return True
    if any(child.ent_type_ in ("DATE", "TIME") for child in token.children):
        return False  # "was taken off the list on Sunday"
    before = token.nbor(-1)
    return before.i > verb.i and before.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM") and not _in_prepositional(before, verb)


def _in_prepositional(token: Token, verb: Token) -> bool:
    """Whether a noun between a verb and its particle hangs on a preposition: "took 40 seats of the house on Sunday"."""
    return any(t.pos_ == "ADP" and t.i > verb.i and t.lower_ != "of" for t in token.ancestors if t.i > verb.i)


def _has_before(token: Token, words: Sequence[frozenset[str]]) -> bool:
    before = {t.lower_ for t in token.doc[max(0, token.i - _REACH_BEFORE) : token.i]}
    return all(word & before for word in words)
