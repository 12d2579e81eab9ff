"""Which words are names and which are ordinary ones, whatever their case, by the reference tables and the model's lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from transforms.gazetteer import Gazetteer
from transforms.names import INSTITUTION_HEADS, PLACE_HEADS, RANKS, TITLES
from transforms.reference import ReferenceData, alternatives

_UNITS_OF_NAMES = frozenset("department battalion brigade party front movement".split())
_OFFICES = frozenset(
    (
        "president minister senator judge justice ambassador bishop archbishop cardinal monsignor msgr father sister congressman "
        "congresswoman representative mayor governor premier chancellor secretary professor doctor chief commander emperor "
        "empress emir sultan ayatollah imam rabbi inspector detective officer deputy chairman mister don dona"
    ).split()
)


class Lexicon:
    """Names with their own capitals, and the ordinary words of the language.

    Args:
        reference: holds the tables of actors, countries and places.
        gazetteer: knows given names, surnames, the nouns around names and the words of the language.
    """

    def __init__(self, reference: ReferenceData, gazetteer: Gazetteer) -> None:
        self._words = gazetteer.words
        self.titles = TITLES | RANKS | _OFFICES
        self.person_like = gazetteer.person_nouns | gazetteer.role_heads | gazetteer.organisation_nouns
        self.given_names = frozenset(name.lower() for name in gazetteer.given_names)
        self.surnames = frozenset(name.lower() for name in gazetteer.by_surname)
        self.heads_of_names = PLACE_HEADS | INSTITUTION_HEADS | _UNITS_OF_NAMES
        self._names: dict[str, list[str]] = defaultdict(list)
        always = set(_capital_words(reference))
        for name in sorted(always.union(_names(reference)), key=lambda n: (-len(n), n)):
            if name in always or self._can_stand_alone(name):
                self._names[_first_word(name.lower())].append(name)

    def _can_stand_alone(self, name: str) -> bool:
        """Not so names of one word that are also verbs, adjectives or nouns of people and bodies: "Target", "Mobile", "Army"."""
        word = name.lower()
        is_told_by_capital = self.is_function_word(word) or self.is_lively(word) or word in self.person_like
        return len(name) > 1 and (" " in name or not is_told_by_capital)

    def name_at(self, text: str, start: int) -> str | None:
        """The longest known name that stands at an offset of a lower-case text, in its own capitals."""
        for name in self._names.get(_first_word(text[start : start + 40]), ()):
            end = start + len(name)
            if text.startswith(name.lower(), start) and not text[end : end + 1].isalnum():
                return name
        return None

    def is_function_word(self, word: str) -> bool:
        """Whether a lower-case word is an article, pronoun, preposition and the like."""
        return self._words.is_function_word(word)

    def is_ordinary(self, word: str) -> bool:
        """Whether a lower-case word is one of the language."""
        return self._words.is_ordinary(word)

    def is_lively(self, word: str) -> bool:
        """Whether a lower-case word is a verb, adjective or adverb: such words are seldom names."""
        return self._words.is_lively(word)

    def is_plural(self, word: str) -> bool:
        """Whether a lower-case word is a noun with an ending: "voters"."""
        return self._words.is_plural(word)

    def is_inflected_verb(self, word: str) -> bool:
        """Whether a lower-case word is a verb with an ending, or an irregular form: "passed", "says", "took"."""
        return self._words.is_inflected_verb(word)


def _first_word(text: str) -> str:
    for position, character in enumerate(text):
        if not character.isalnum():
            return text[:position]
    return text


def _capital_words(reference: ReferenceData) -> Iterator[str]:
    """Words that have a capital wherever they stand: nationalities, religions, languages and the like."""
    yield from (row["word"] for row in reference.table("capital_words"))
    yield from (name for row in reference.table("countries") for name in alternatives(row["demonyms"]))


def _names(reference: ReferenceData) -> Iterator[str]:
    """Names of actors, countries and places, in their own capitals."""
    for table, columns in (
        ("actors", ("name", "aliases")),
        ("countries", ("name", "aliases", "capital")),
        ("places", ("name", "aliases")),
        ("long_events", ("aliases",)),
    ):
        for row in reference.tables.get(table, ()):
            if row.get("kind") == "person":
                yield from alternatives(row["weak_aliases"])
            yield from (name for column in columns for name in alternatives(row[column]) if len(name) == len(name.lower()))
