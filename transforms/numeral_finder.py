"""All numerals of a text: the finders in the order in which they win over each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from transforms.fraction_numerals import UnitAhead, collectives, fractions, halves, ratios
from transforms.numerals import Numeral, plain_numerals
from transforms.vague_numbers import VaguePolicy, vague_numerals


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
    yield from halves(text, unit_ahead)
    yield from ratios(text)
    yield from fractions(text, unit_ahead)
    yield from collectives(text)
    yield from vague_numerals(text, policy)
    yield from plain_numerals(text)


def _no_unit(text: str, offset: int) -> bool:
    del text, offset
    return False
