"""Phrases of a table that end right before a number: found by their first words, so that hundreds of them cost little."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPACES = re.compile(r"\s+")


class PhrasesBefore:
    """Phrases that stand before a number.

    Args:
        phrases: lower-case phrases of words.
        between: a pattern for what may stand between a phrase and the number.
    """

    def __init__(self, phrases: Iterable[str], between: str) -> None:
        by_first: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(set(phrases), key=len, reverse=True):
            first = _TOKEN.match(phrase)
            if first:
                by_first[first[0]].append(r"\s+".join(re.escape(word) for word in phrase.split()))
        self._sources = {
            first: rf"(?P<phrase>{'|'.join(alternatives)})(?!\w){between}$" for first, alternatives in by_first.items()
        }
        self._patterns: dict[str, re.Pattern[str]] = {}

    def find(self, window: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The phrases that lead up to the end of a window, the leftmost first, in lower case with their matches."""
        if self._sources.keys().isdisjoint(_TOKEN.findall(window.lower())):
            return
        for token in _TOKEN.finditer(window):
            first = token[0].lower()
            match = self._pattern(first).match(window, token.start()) if first in self._sources else None
            if match:
                yield _SPACES.sub(" ", match["phrase"].lower()), match

    def _pattern(self, first: str) -> re.Pattern[str]:
        """The pattern of the phrases with a first word, made when it first occurs: making all of them takes half a second."""
        pattern = self._patterns.get(first)
        if pattern is None:
            pattern = self._patterns[first] = re.compile(self._sources[first], re.IGNORECASE)
        return pattern
