"""Phrases of a table that end right before a number: found by their first words, so that hundreds of them cost little."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPACES = re.compile(r"\s+")
#: Signs and spaces that may stand between a phrase and the number.
_MARKS = "\"“‘'-,$€£¥₹ \n\t\xa0"


class PhrasesBefore:
    """Phrases that stand before a number.

    Args:
        phrases: lower-case phrases of words.
        between: a pattern for what may stand between a phrase and the number.
        closing: the last words of what that matches, where it ends with words.
    """

    def __init__(self, phrases: Iterable[str], between: str, closing: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(set(phrases), key=len, reverse=True):
            first = _TOKEN.match(phrase)
            if first:
                by_first[first[0]].append(phrase)
        self._sources = {
            first: rf"(?P<phrase>{'|'.join(map(_words_pattern, found))})(?!\w){between}$" for first, found in by_first.items()
        }
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._closing = {*closing, *(_TOKEN.findall(phrase)[-1] for found in by_first.values() for phrase in found)}

    def find(self, window: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The phrases that lead up to the end of a window, the leftmost first, in lower case with their matches."""
        words = window.rstrip(_MARKS)
        closing = _TOKEN.findall(words[words.rfind(" ") + 1 :].lower())
        if closing and closing[-1] not in self._closing:
            return  # few numbers stand behind a word that ends a phrase, or what may come behind one
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


def _words_pattern(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())
