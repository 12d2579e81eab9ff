"""The text of an article cut into stretches that carry the figures, quotes and names in it, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Row = Mapping[str, Any]

#: What a kept block becomes on the page.
_ELEMENTS = {"heading": "h3", "list_item": "p", "quotation": "blockquote", "table_row": "p"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text over which nothing begins or ends.

    Attributes:
        text: the characters.
        figure: the figure that covers it, or None.
        quote: the quote that covers it, or None.
        mention: the actor's mention that covers it, or None.
        is_first: whether the figure begins here; its anchor stands there.
    """

    text: str
    figure: Row | None
    quote: Row | None
    mention: Row | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A kept block with its stretches, or the removed blocks that stood between two kept ones."""

    element: str
    stretches: tuple[Stretch, ...] = ()
    removed: tuple[Row, ...] = ()


def marked_parts(
    text: str, blocks: Sequence[Row], figures: Sequence[Row], quotes: Sequence[Row], mentions: Sequence[Row]
) -> list[Part]:
    """The article in document order, kept blocks marked and removed ones gathered.

    Args:
        text: the clean body that all spans count in.
        blocks: its blocks in order, with ``is_kept``, ``label``, ``span_start``, ``span_end``.
        figures: figures with spans.
        quotes: quotes with spans.
        mentions: mentions of actors with spans.
    """
    parts: list[Part] = []
    removed: list[Row] = []
    for block in blocks:
        if not block["is_kept"] or block["span_start"] is None:
            removed.append(block)
            continue
        if removed:
            parts.append(Part("removed", removed=tuple(removed)))
            removed = []
        start, end = block["span_start"], block["span_end"]
        stretches = _stretches(
            text, start, end, _within(figures, start, end), _within(quotes, start, end), _within(mentions, start, end)
        )
        parts.append(Part(_ELEMENTS.get(block["label"], "p"), tuple(stretches)))
    if removed:
        parts.append(Part("removed", removed=tuple(removed)))
    return parts


def _within(spans: Iterable[Row], start: int, end: int) -> list[Row]:
    return [span for span in spans if span["span_start"] < end and start < span["span_end"]]


def _stretches(text: str, start: int, end: int, figures: list[Row], quotes: list[Row], mentions: list[Row]) -> list[Stretch]:
    edges = {start, end}
    for span in (*figures, *quotes, *mentions):
        edges.update(edge for edge in (span["span_start"], span["span_end"]) if start < edge < end)
    cut = []
    for left, right in pairwise(sorted(edges)):
        figure = _covering(figures, left, right)
        is_first = figure is not None and figure["span_start"] == left
        cut.append(Stretch(text[left:right], figure, _covering(quotes, left, right), _covering(mentions, left, right), is_first))
    return cut


def _covering(spans: list[Row], left: int, right: int) -> Row | None:
    """The shortest span over a stretch, so that an inner one is seen inside an outer one."""
    covering = [span for span in spans if span["span_start"] <= left and right <= span["span_end"]]
    return min(covering, key=lambda span: span["span_end"] - span["span_start"], default=None)
