"""Where in a text numbers may stand, so that the patterns that read them look nowhere else.

One pass over the words finds those that a kind of number cannot do without ("half", "dozen", any digit); a pattern is then tried
only around them. On news this leaves a tenth of the text to most patterns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from transforms.text_words import words_of

Region = tuple[int, int]
#: How many characters before and behind each of its own words the longest expression of a kind may reach.
Reach = tuple[int, int]

_TOKEN = re.compile(r"[A-Za-z]{3,}|\d+|[^\x00-\x7f]")
#: Signs of numbers that are no part of words.
_SIGN = re.compile(r"[/⁄]")
_REACH: Reach = (40, 80)
#: Stands for any run of digits among the words that start a region.
DIGITS = "0"


class RegionFinder:
    """Finds the regions of each kind of number.

    Args:
        triggers: by kind, the words (lower case) one of which every number of that kind has; ``DIGITS`` for any digits.
        reaches: by kind, how far its numbers reach where that is less than usual.
        openings: kinds whose numbers begin with their word: their regions are the words themselves.
    """

    def __init__(
        self,
        triggers: Mapping[str, Iterable[str]],
        reaches: Mapping[str, Reach] = MappingProxyType({}),
        openings: Iterable[str] = (),
    ) -> None:
        kinds: dict[str, list[str]] = defaultdict(list)
        for kind, words in triggers.items():
            for word in words:
                kinds[word].append(kind)
        self._kinds = {word: tuple(found) for word, found in kinds.items()}
        self._reaches = {kind: reaches.get(kind, _REACH) for kind in triggers.keys() - set(openings)}

    def find(self, text: str) -> dict[str, list[Region]]:
        """The regions of a text by kind, in order and without overlaps."""
        found: dict[str, list[Region]] = defaultdict(list)
        for start, end, kinds in self._triggers(text):
            for kind in kinds:
                reach = self._reaches.get(kind)
                if reach is None:
                    found[kind].append((start, end))
                else:
                    _widen(found[kind], text, (start, end), reach)
        return found

    def _triggers(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """The words and signs that start a region, in order, with the kinds of numbers that have them."""
        kinds, digits = self._kinds, self._kinds.get(DIGITS, ())
        found = []
        for start, word in words_of(text):
            if word in kinds:
                found.append((start, start + len(word), kinds[word]))
            elif word.isdecimal():
                found.append((start, start + len(word), digits))
            elif not (word.isalpha() and word.isascii()):
                for part in _TOKEN.finditer(word):
                    starting = digits if part[0].isdigit() else kinds.get(part[0], ())
                    found.append((start + part.start(), start + part.end(), starting))
        signs = [(*sign.span(), kinds.get(sign[0], ())) for sign in _SIGN.finditer(text)]
        return sorted(found + signs) if signs else found


def _widen(regions: list[Region], text: str, word: Region, reach: Reach) -> None:
    """Add the surroundings of a word to the last region, or open a new one at a word's start."""
    before, behind = word[0] - reach[0], word[1] + reach[1]
    if regions and before <= regions[-1][1]:
        start = regions.pop()[0]
    else:
        start = max(text.rfind(" ", 0, before), text.rfind("\n", 0, before), 0) if before > 0 else 0
    space = text.find(" ", behind)
    regions.append((start, len(text) if space < 0 else space))


def matches(pattern: re.Pattern[str], text: str, regions: Sequence[Region]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in the regions."""
    for start, end in regions:
        yield from pattern.finditer(text, start, end)


def matches_at(pattern: re.Pattern[str], text: str, words: Sequence[Region]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin with one of some words; they do not overlap."""
    behind = 0
    for start, _ in words:
        if start >= behind and (match := pattern.match(text, start)) is not None:
            yield match
            behind = match.end()
