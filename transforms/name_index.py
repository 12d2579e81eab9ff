"""Persons by the sounds of their names: of thousands that share a key with a name, the few that may have a name like it.

What :mod:`transforms.name_likeness` finds alike shares a code here (the reverse does not hold), so that nobody is overlooked.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from transforms.name_keys import person_name, skeleton

#: Words from this length on may be spellings of one with other sounds, where one letter behind the first differs: see
#: :func:`transforms.name_likeness.is_spelling`.
_LONG = 8


@lru_cache(maxsize=65_536)
def sound_codes(word: str) -> tuple[str, ...]:
    """Codes of a folded word, one of which it shares with all of its spellings: its sounds, and of a long one itself, with up to
    one letter left out.
    """
    if len(word) < _LONG:
        return (skeleton(word),)
    return skeleton(word), f"={word}", *{f"={word[:at]}{word[at + 1 :]}" for at in range(1, len(word))}


class NameIndex:
    """Full names of persons, looked up by names that may be theirs."""

    def __init__(self) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._by_part: dict[str, set[str]] = defaultdict(set)
        self._by_last: dict[str, set[str]] = defaultdict(set)
        self._by_whole: dict[str, set[str]] = defaultdict(set)

    def add(self, actor_id: str, name: str) -> None:
        """Add a name of an actor; one that is no full name is left out, for none is like it."""
        told = person_name(name)
        if not told.is_full:
            return
        self._by_whole[told.joined].add(actor_id)
        self._by_last[told.parts[-1]].add(actor_id)
        for part in told.parts:
            if part not in self._by_part:
                for code in sound_codes(part):
                    self._words[code].add(part)
            self._by_part[part].add(actor_id)

    def find(self, name: str) -> set[str]:
        """Actors that may have a name like a given one: its last part sounds like any of theirs, or their last like any of it."""
        told = person_name(name)
        if not told.parts:
            return set()
        groups = [self._by_whole.get(told.joined), *map(self._by_part.get, self._sounding_like(told.parts[-1]))]
        if len(told.parts) > 2:  # theirs may be shorter, with one of these parts as its last
            groups += [self._by_last.get(word) for part in told.parts for word in self._sounding_like(part)]
        return set().union(*filter(None, groups))

    def _sounding_like(self, word: str) -> set[str]:
        """The words of names here that share a code with a word."""
        return set().union(*filter(None, map(self._words.get, sound_codes(word))))
