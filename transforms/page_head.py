"""The head of a page's article: its headline, and the lines around it that tell who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from transforms.blocks import clean_space, letters
from transforms.page_units import Unit, is_block, is_silent

#: How many letters behind and before a headline its byline and date stand: on the development sets' pages at most 1,100 (behind a
#: long standfirst) and 40.
_BEHIND = 1500
_BEFORE = 120
#: Paragraphs of running text behind the headline before the story has surely begun: standfirst, summary, note to readers.
_MOST_PARAGRAPHS = 6
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class HeadLine(NamedTuple):
    """A line near the headline: its unit, and the pieces that its inner elements make of it."""

    unit: Unit
    pieces: tuple[tuple[HtmlElement, str], ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return self.unit.text


class PageHead(NamedTuple):
    """The lines behind a headline and those right before it, each in document order."""

    behind: tuple[HeadLine, ...]
    before: tuple[HeadLine, ...]


def read_head(units: Sequence[Unit], title: str | None) -> PageHead:
    """The lines around a page's headline; none where the page shows no headline."""
    place = headline_place(units, title)
    if place is None:
        return PageHead((), ())
    return PageHead(tuple(_behind(units, place)), tuple(_before(units, place)))


def headline_place(units: Sequence[Unit], title: str | None) -> int | None:
    """Which unit is the headline: the heading that says the title, main ones first; else the first main one of two words."""
    key = letters(title or "")
    headings = [i for i, unit in enumerate(units) if unit.tag in _HEADINGS]
    main = [i for i in headings if units[i].tag == "h1"]
    searches = (
        (i for i in main if key and units[i].key.startswith(key)),
        (i for i in headings if key and units[i].key == key),
        (i for i in main if " " in units[i].text),
        (i for i, unit in enumerate(units) if key and unit.key == key),
    )
    return next((place for search in searches for place in search), None)


def _behind(units: Sequence[Unit], place: int) -> Iterator[HeadLine]:
    spent = paragraphs = 0
    for unit in units[place + 1 :]:
        if spent > _BEHIND or paragraphs >= _MOST_PARAGRAPHS:
            return
        spent += len(unit.text)
        paragraphs += unit.is_running_text
        yield head_line(unit)


def _before(units: Sequence[Unit], place: int) -> list[HeadLine]:
    spent, first = 0, place
    while first > 0 and spent + len(units[first - 1].text) <= _BEFORE:
        first -= 1
        spent += len(units[first].text)
    return [head_line(unit) for unit in units[first:place]]


def head_line(unit: Unit) -> HeadLine:
    """A unit with its pieces."""
    return HeadLine(unit, tuple(_pieces(unit.element)))


def _pieces(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The text of an element between its tags, with the element around each piece; blocks inside are lines of their own."""
    if element.tag == "time":
        yield element, clean_space("".join(element.itertext()))
        return
    own = clean_space(element.text or "")
    if own:
        yield element, own
    for child in element:
        if isinstance(child.tag, str) and not is_silent(child) and not is_block(child):
            yield from _pieces(child)
        tail = clean_space(child.tail or "")
        if tail:
            yield element, tail
