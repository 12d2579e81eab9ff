"""Numbers in the rows of tables and the lines of results: without the head of their column they say nothing.

A row of a table shows by itself: nobody writes three bare numbers in a row in a sentence. Lines of results are only read so
in texts that tell of sport, where no prose stands around the numbers: "Leeds 2 York 1 (Hall 34)".
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.naming_numbers import SkipContext
from transforms.quantities import Quantity, digits_of
from transforms.score_lines import tells_of_sport

#: A cell: a number, alone, with a sign, as a fraction, or a dash for none.
_CELL = r"(?:[-+]?\.?\d(?:[\d.,]*\d)?(?:[/-]\d[\d./-]*)?%?|-{1,2}|–|—)(?=\s|\)|$)"
#: A row of cells, three of them with digits; "1 500 000" is one number, and its groups have three digits each.
_ROW = re.compile(rf"(?<![\w$€£+(.,/-]){_CELL}(?:[ \t]+{_CELL}){{2,}}(?![\w%])")
#: What every row has: the end of a cell and the beginning of the next.
_BESIDE = re.compile(r"[\d%./–—-][ \t]+[-+.\d–—]")
_GROUPED = re.compile(r"\d{1,3}(?:[ \t]\d{3})+(?:[.,]\d+)?")
_FEWEST_CELLS = 3
_TELEPHONE = re.compile(r"(?:\+|\btel\w*\.?:?|\bfax\w*\.?:?|\bphone:?|\bcall)\s*(?:\d+\s)?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\S*\d\S*")
#: Words in small letters that sentences are made of, and those that lines of results have instead.
_PROSE = re.compile(
    r"(?<![\w'’.-])(?!(?:not|out|and|for|the|lbw|run|all|old|pts|van|von|del|della|bin|ret|overs|wickets)\b)[a-z]{3,}\b"
)
_ATTENDANCE = re.compile(r"\s*(?:attendances?|crowd|gate)\b", re.IGNORECASE)
#: Prose words that a line of results may have for each of its numbers.
_WORDS_PER_NUMBER = 0.5
_FEWEST_NUMBERS = 2
_REMEMBERED = 8


def table_row(quantity: Quantity, context: SkipContext) -> bool:
    """As in "Oats 219 216 220": a number among others with nothing between them."""
    text = context.text
    rows = _rows(text)
    if not rows or quantity.unit not in ("1", "percent") or not any(c.isdigit() for c in digits_of(quantity, text)):
        return False
    return any(
        start <= quantity.number_start and quantity.number_end <= end and not _is_one_number(quantity, text, start, end)
        for start, end in rows
    )


def result_line(quantity: Quantity, context: SkipContext) -> bool:
    """As in "Leeds 2 York 1 (Hall 34, Moss 61)", "Bowling: Hall 10-2-26-0": scores, minutes and numbers of players."""
    if quantity.unit != "1" or quantity.kind != "count" or not tells_of_sport(context.text):
        return False
    start = context.text.rfind("\n", 0, quantity.start) + 1
    end = context.text.find("\n", quantity.end)
    line = context.text[start : end if end >= 0 else len(context.text)]
    numbers = len(_DIGITS.findall(line))
    if numbers < _FEWEST_NUMBERS or _ATTENDANCE.match(context.text, max(start, quantity.start - 14)):
        return False
    return len(_PROSE.findall(line)) <= _WORDS_PER_NUMBER * numbers


def _is_one_number(quantity: Quantity, text: str, start: int, end: int) -> bool:
    """As in "1 500 000 tonnes"."""
    return (quantity.number_start, quantity.number_end) == (start, end) and _GROUPED.fullmatch(text, start, end) is not None


@lru_cache(maxsize=_REMEMBERED)
def _rows(text: str) -> tuple[tuple[int, int], ...]:
    """Where rows of bare numbers stand in a text: each of its numbers asks."""
    if not _BESIDE.search(text):
        return ()
    found = (match for match in _ROW.finditer(text) if len(_NUMBER.findall(match[0])) >= _FEWEST_CELLS)
    return tuple(match.span() for match in found if not _TELEPHONE.search(text, max(0, match.start() - 12), match.start()))
