"""Plain text -> draft blocks: paragraphs as the text divides them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.blocks import Draft, clean_space, ends_sentence

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•‣◦▪]\s+)(?=\S)")
#: Hard-wrapped text breaks its lines near one column; mail and wire formats wrap at 60 to 80, none beyond 100.
_WRAP_WIDTH = 100


def parse_text(text: str) -> list[Draft]:
    """Paragraphs of a plain text, in order.

    Blank lines divide; single line breaks divide too, unless the lines of a chunk are hard-wrapped at a column.
    """
    drafts: list[Draft] = []
    for chunk in _BLANK_LINE.split(text):
        drafts.extend(_draft(line, cleaned) for line in _paragraphs(chunk) if (cleaned := clean_space(line)))
    return drafts


def _draft(line: str, cleaned: str) -> Draft:
    bullet = _LIST_ITEM.match(line)
    if bullet:
        return Draft("list_item", clean_space(line[bullet.end() :]))
    return Draft("paragraph", cleaned)


def _paragraphs(chunk: str) -> Iterator[str]:
    lines = chunk.split("\n")
    if len(lines) > 2 and _is_wrapped(lines):
        yield " ".join(line.strip() for line in lines)
    else:
        yield from lines


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line breaks are only typographic: full lines of about one width, most broken inside a sentence."""
    inner = [line.strip() for line in lines[:-1] if line.strip()]
    if not inner:
        return False
    widths = [len(line) for line in inner]
    longest = max(widths)
    if not 40 <= longest <= _WRAP_WIDTH or any(_LIST_ITEM.match(line) for line in lines):
        return False
    # A wrapped line is full: the next word would not have fitted. Words beyond 20 letters are rare.
    full = sum(width > longest - 20 for width in widths)
    broken = sum(not ends_sentence(line) for line in inner)
    return full >= 0.9 * len(inner) and broken >= 0.7 * len(inner)
