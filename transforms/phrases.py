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
        self._by_first = {
            first: re.compile(rf"(?P<phrase>{'|'.join(alternatives)})(?!\w){between}$", re.IGNORECASE)
            for first, alternatives in by_first.items()
        }

    def find(self, window: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The phrases that lead up to the end of a window, the leftmost first, in lower case with their matches."""
        if self._by_first.keys().isdisjoint(_TOKEN.findall(window.lower())):
            return
        for token in _TOKEN.finditer(window):
            pattern = self._by_first.get(token[0].lower())
            match = pattern.match(window, token.start()) if pattern else None
            if match:
                yield _SPACES.sub(" ", match["phrase"].lower()), match
