"""All numerals of a text: the finders in the order in which they win over each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from transforms.fraction_numerals import COLLECTIVES, FRACTION_NAMES, UnitAhead, collectives, fractions, halves, ratios
from transforms.number_regions import DIGITS, RegionFinder
from transforms.numerals import MAGNITUDES, ONES, TENS, VULGAR, Numeral, plain_numerals
from transforms.vague_numbers import VAGUE_WORDS, VaguePolicy, vague_numerals

_SMALL = [word for word, number in ONES.items() if 1 <= number <= 10]
_FRACTION_WORDS = [*FRACTION_NAMES, *(f"{name}s" for name in FRACTION_NAMES), "halves"]
#: By finder, the words one of which each of its numbers has.
_REGIONS = RegionFinder(
    {
        "halves": ("half", "quarter", "quarters"),
        "ratios": (*_SMALL, DIGITS),
        "fractions": (*_FRACTION_WORDS, *VULGAR, "/", "⁄"),
        "collectives": COLLECTIVES,
        "vague": VAGUE_WORDS,
        "plain": (*ONES, *TENS, *MAGNITUDES, *VULGAR, DIGITS),
    },
    reaches={"plain": (12, 16)},  # "minus a" before, "trillion" behind: what else a plain number has are such words themselves
    openings={"ratios"},
)


def find_numerals(text: str, policy: VaguePolicy, unit_ahead: UnitAhead | None = None) -> list[Numeral]:
    """The numerals of a text in order, without overlaps; earlier finders win over later ones.

    Args:
        text: any text.
        policy: lower bounds of vague words ("dozens", "several" …).
        unit_ahead: tells whether a unit stands at an offset: "half a mile" is a part of one, "half the village" a share.
    """
    starts: list[int] = []
    found: list[Numeral] = []
    for numeral in _candidates(text, policy, unit_ahead or _no_unit):
        at = bisect_right(starts, numeral.start)
        if (at > 0 and found[at - 1].end > numeral.start) or (at < len(found) and found[at].start < numeral.end):
            continue
        starts.insert(at, numeral.start)
        found.insert(at, numeral)
    return found


def _candidates(text: str, policy: VaguePolicy, unit_ahead: UnitAhead) -> Iterator[Numeral]:
    regions = _REGIONS.find(text)
    yield from halves(text, regions["halves"], unit_ahead)
    yield from ratios(text, regions["ratios"])
    yield from fractions(text, regions["fractions"], unit_ahead)
    yield from collectives(text, regions["collectives"])
    yield from vague_numerals(text, regions["vague"], policy)
    yield from plain_numerals(text, regions["plain"])


def _no_unit(text: str, offset: int) -> bool:
    del text, offset
    return False
