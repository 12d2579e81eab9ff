"""Where in a text numbers may stand, so that the patterns that read them look nowhere else.

One pass over the words finds those that a kind of number cannot do without ("half", "dozen", any digit); a pattern is then tried
only around them. On news this leaves a tenth of the text to most patterns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

Region = tuple[int, int]

_TOKEN = re.compile(r"\d+|[A-Za-z]{3,}|/|[^\x00-\x7f]")
#: The longest expression of one number reaches no further than this from each of its own words.
_BEFORE, _BEHIND = 40, 80
#: Stands for any run of digits among the words that start a region.
DIGITS = "0"


class RegionFinder:
    """Finds the regions of each kind of number.

    Args:
        triggers: by kind, the words (lower case) one of which every number of that kind has; ``DIGITS`` for any digits.
    """

    def __init__(self, triggers: Mapping[str, Iterable[str]]) -> None:
        kinds: dict[str, list[str]] = defaultdict(list)
        for kind, words in triggers.items():
            for word in words:
                kinds[word].append(kind)
        self._kinds = {word: tuple(found) for word, found in kinds.items()}

    def find(self, text: str) -> dict[str, list[Region]]:
        """The regions of a text by kind, in order and without overlaps."""
        found: dict[str, list[Region]] = defaultdict(list)
        kinds, digits = self._kinds, self._kinds.get(DIGITS, ())
        for token in _TOKEN.finditer(text):
            word = token[0]
            for kind in kinds.get(word.lower()) or (digits if word.isdigit() else ()):
                _widen(found[kind], text, token.start(), token.end())
        return found


def _widen(regions: list[Region], text: str, start: int, end: int) -> None:
    """Add the surroundings of a word to the last region, or open a new one at a word's start."""
    if regions and start <= regions[-1][1]:
        start = regions.pop()[0]
    else:
        start = max(0, start - _BEFORE)
        start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start), 0)
    behind = end + _BEHIND
    space = text.find(" ", behind)
    regions.append((start, len(text) if space < 0 else space))


def matches(pattern: re.Pattern[str], text: str, regions: Sequence[Region]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in the regions."""
    for start, end in regions:
        yield from pattern.finditer(text, start, end)
