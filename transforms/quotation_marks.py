"""Stretches between quotation marks, in every style of marks, also where they run on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.frozen import frozen

#: Opening mark, closing mark. Straight double marks are paired in order of appearance within a paragraph.
_PAIRS = {"“": "”", "„": "“", "«": "»", "``": "''", "''": "''", '"': '"'}
_OPENING = re.compile("|".join(_PAIRS))
#: Either mark of a pair, for pairs that can nest.
_EITHER = {mark: re.compile(f"{mark}|{closing}") for mark, closing in _PAIRS.items() if mark != closing}
_SINGLE = re.compile(r"[‘'](?<![\w’'].)(?=\S)(?P<inner>[^‘\n]*?\S)[’'](?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")
#: A single-quoted stretch shorter than this many words is a possessive or a scare quote more often than speech.
_SHORTEST_SINGLE = 3
#: How many letters stand between two apostrophes that are no marks: "rock ‘n’ roll".
_APOSTROPHE = 2


@frozen
class Quoted:
    """Text between quotation marks: ``start`` and ``end`` without the marks, ``outer_start`` and ``outer_end`` with them.

    ``runs_on`` is true where the closing mark is missing because the quotation goes on in the next paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    runs_on: bool = False


@lru_cache(maxsize=1)
def find_quoted(text: str) -> tuple[Quoted, ...]:
    """The quoted stretches of a text in order; marks inside a quotation are part of it."""
    paragraphs = _PARAGRAPH.finditer(text)
    return tuple(quoted for paragraph in paragraphs for quoted in _in_paragraph(text, paragraph.start(), paragraph.end()))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    position = start
    if text.startswith("”", start):  # a closing mark by mistake where the paragraph opens with a quotation
        stop = text.find("”", start + 1, end)
        if stop > 0 and any(c.isalnum() for c in text[start + 1 : stop]):
            yield Quoted(start + 1, stop, start, stop + 1)
            position = stop + 1
    while position < end:
        opening = _OPENING.search(text, position, end)
        if opening is None:
            yield from _single(text, position, end)
            return
        at, mark = opening.start(), opening[0]
        closing = _PAIRS[mark]
        yield from _single(text, position, at)
        inner = at + len(mark)
        stop, closing = _closed_otherwise(text, inner, end, mark) or (_closing(text, inner, end, mark, closing), closing)
        if stop < 0:
            if inner < end:
                yield Quoted(inner, end, at, end, runs_on=True)
            return
        if any(c.isalnum() for c in text[inner:stop]):
            yield Quoted(inner, stop, at, stop + len(closing))
        position = stop + len(closing)


def _closed_otherwise(text: str, inner: int, end: int, mark: str) -> tuple[int, str] | None:
    """Where a mark of another style closes a quotation, and which: “We are tired," she said."""
    other = {"“": '"', '"': "”"}.get(mark)
    stop = text.find(other, inner, end) if other is not None else -1
    if other is None or stop < 0:
        return None
    if mark == '"':
        return (stop, other) if '"' not in text[inner:end] and "“" not in text[inner:stop] else None
    own, further = text.find("”", inner, end), text.find("“", inner, end)
    is_open = own < 0 or 0 <= further < own
    is_single = text.count('"', inner, end) % 2 == 1
    return (stop, other) if is_open and is_single and not 0 <= further < stop else None


def _closing(text: str, inner: int, end: int, mark: str, closing: str) -> int:
    """The closing mark, with nested pairs of the same marks skipped; straight marks cannot nest."""
    if mark == closing:
        return text.find(closing, inner, end)
    depth = 1
    for found in _EITHER[mark].finditer(text, inner, end):
        if found[0] == closing:
            depth -= 1
            if depth == 0:
                return found.start()
        elif text.find(closing, found.start(), end) != text.rfind(closing, found.start(), end):
            depth += 1  # a second opening mark before any closing one is a forgotten close
    return -1


def _single(text: str, start: int, end: int) -> Iterator[Quoted]:
    """British style: single marks around at least three words, or two that are no apostrophes around fewer."""
    position = start
    for match in _SINGLE.finditer(text, start, end):
        if len(match["inner"].split()) >= _SHORTEST_SINGLE or _is_curled(match):
            yield Quoted(match.start("inner"), match.end("inner"), match.start(), match.end())
            position = match.end()
    opening = text.find("‘", position, end)
    goes_on = text.startswith("\n", end) and text[end:].lstrip().startswith("‘")
    is_opening = opening > 0 and goes_on and text[opening - 1].isspace() and text[opening + 1].isalnum()
    if (is_opening or (opening == 0 and goes_on)) and len(text[opening:end].split()) >= _SHORTEST_SINGLE:
        yield Quoted(opening + 1, end, opening, end, runs_on=True)


def _is_curled(match: re.Match[str]) -> bool:
    """As in "accused him of ‘laziness’": an opening and a closing mark around a word."""
    inner = match["inner"]
    return match[0].startswith("‘") and match[0].endswith("’") and len(inner) > _APOSTROPHE and inner[0].isalpha()
