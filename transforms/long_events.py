"""Wars, epidemics and other long events with known dates, by ``seeds/long_events.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from transforms.calendar import period_of
from transforms.frozen import frozen
from transforms.reference import ReferenceData, Row, alternatives

#: Nouns by which an article speaks of a long event that it has named before, or that its place tells.
_GENERIC = frozenset(
    {"war", "conflict", "fighting", "invasion", "hostilities", "pandemic", "outbreak", "epidemic", "crisis", "siege", "uprising"}
)
_WORD = re.compile(r"\w+")
_WARS = frozenset({"war", "conflict", "fighting", "hostilities"})


@frozen
class LongEvent:
    """An event of the table; dates in the precision that is known, ``end`` empty while it lasts or where no end is known."""

    name: str
    aliases: tuple[str, ...]
    start: str
    end: str
    country: str

    def lasts_on(self, day: date) -> bool:
        """Whether the event had begun by a day and had not ended yet."""
        first = period_of(self.start)
        last = period_of(self.end) if self.end else None
        return first is not None and first[0] <= day and (last is None or last[1] >= day)

    def is_called(self, noun: str) -> bool:
        """Whether one of the event's names holds a noun, or a word for the same."""
        words = _WARS if noun in _WARS else {noun}
        return any(words & set(re.findall(r"\w+", alias.lower())) for alias in self.aliases)


class LongEvents:
    """The table, and the long events that a text names."""

    def __init__(self, reference: ReferenceData) -> None:
        self._events = [_event(row) for row in reference.table("long_events")]
        self._by_first_word: dict[str, list[tuple[str, LongEvent]]] = {}
        for alias, event in sorted(((a.lower(), e) for e in self._events for a in e.aliases), key=lambda pair: -len(pair[0])):
            self._by_first_word.setdefault(_WORD.findall(alias)[0], []).append((alias, event))

    def named_in(self, text: str) -> list[tuple[int, int, LongEvent]]:
        """Where a text names long events, in order; the longest name at each place."""
        plain = text.lower().replace("’", "'")
        told = self._by_first_word.keys() & set(_WORD.findall(plain))
        named = [
            (start, start + len(alias), event)
            for word in told
            for alias, event in self._by_first_word[word]
            for start in _places_of(alias, word, plain)
        ]
        found: list[tuple[int, int, LongEvent]] = []
        for start, end, event in sorted(named, key=lambda name: (name[0], -name[1])):
            if not found or found[-1][1] <= start:
                found.append((start, end, event))
        return found

    def meant_by(self, noun: str, named: Iterable[LongEvent], countries: Iterable[str], day: date) -> LongEvent | None:
        """The event that "the war" means in an article: the only one that the article names and that lasted on its day, else the
        one of that kind in the countries that began last.

        Args:
            noun: the lower-case noun.
            named: the long events that the article names.
            countries: ISO codes of the countries in which the sentence is set.
            day: the publication day.
        """
        if noun not in _GENERIC:
            return None
        fitting = {e.name: e for e in named if e.is_called(noun) and e.lasts_on(day)}
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
        places = set(countries)
        there = [e for e in self._events if e.country in places and e.is_called(noun) and e.lasts_on(day)]
        return max(there, key=lambda e: e.start) if len({e.country for e in there}) == 1 else None


def _places_of(alias: str, first_word: str, text: str) -> Iterator[int]:
    """Where a name stands in a text, not inside of other words."""
    start = text.find(alias)
    while start >= 0:
        word = _WORD.match(text, start)
        opens_word = word is not None and word[0] == first_word and (start == 0 or _WORD.match(text, start - 1) is None)
        if opens_word and not text[start + len(alias) : start + len(alias) + 1].isalnum():
            yield start
        start = text.find(alias, start + 1)


def _event(row: Row) -> LongEvent:
    return LongEvent(row["event"], alternatives(row["aliases"]), row["start_date"], row["end_date"], row["country"])
