"""Plain text -> draft blocks: paragraphs as the text divides them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from transforms.blocks import Draft, clean_space, ends_sentence

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•‣◦▪]\s+)(?=\S)")
#: Hard-wrapped text breaks its lines near one column; mail and wire formats wrap at 60 to 80, none beyond 100.
_WRAP_WIDTH = 100
#: A wrapped line is full: the next word would not have fitted. Words beyond 20 letters are rare.
_LONGEST_WORD = 20
#: So many lines at least break off inside a sentence where a text comes from a narrow column.
_FEWEST_BROKEN = 3
#: The column lies at most this far behind the longest of the lines that are known to be wrapped.
_SLACK = 6


def parse_text(text: str) -> list[Draft]:
    """Paragraphs of a plain text, in order.

    Blank lines divide; single line breaks divide too, unless the lines of a chunk are hard-wrapped at a column.
    """
    drafts: list[Draft] = []
    chunks = [chunk.split("\n") for chunk in _BLANK_LINE.split(text)]
    width = max((max(map(len, lines)) for lines in chunks if len(lines) > 2 and _is_wrapped(lines)), default=0)
    for lines in chunks:
        drafts.extend(_draft(line, cleaned) for line in _paragraphs(lines, width) if (cleaned := clean_space(line)))
    return drafts


def _draft(line: str, cleaned: str) -> Draft:
    bullet = _LIST_ITEM.match(line)
    if bullet:
        return Draft("list_item", clean_space(line[bullet.end() :]))
    return Draft("paragraph", cleaned)


def _paragraphs(lines: list[str], width: int) -> Iterator[str]:
    """The paragraphs of a chunk; two lines are wrapped too where others of the text are, and the next word did not fit."""
    is_full = width and width - _LONGEST_WORD < len(lines[0]) <= width + _SLACK
    is_pair = len(lines) == 2 and is_full and not ends_sentence(lines[0].strip())
    if _goes_on_below(lines):
        yield from _joined(lines)
    elif is_pair or (len(lines) > 2 and _is_wrapped(lines)):
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
    if not any(line.strip()[:1].islower() or line.isupper() for line in lines[1:]):
        return False  # lines that all begin anew: a headline, a byline, a caption
    full = sum(width > longest - _LONGEST_WORD for width in widths)
    broken = sum(not ends_sentence(line) for line in inner)
    return full >= 0.9 * len(inner) and broken >= 0.7 * len(inner)


def _goes_on_below(lines: list[str]) -> bool:
    """Whether most lines go on with a small letter where the one above broke off, as text copied from a narrow column does."""
    pairs = [(above.strip(), below.strip()) for above, below in itertools.pairwise(lines)]
    going_on = sum(below[:1].islower() and bool(above) and not ends_sentence(above) for above, below in pairs)
    return going_on >= _FEWEST_BROKEN and 2 * going_on > len(pairs)


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines of a column up to those that end a sentence: no more can be told of where its paragraphs ended."""
    begun: list[str] = []
    for line in map(str.strip, lines):
        begun.append(line)
        if ends_sentence(line) or line.endswith(":"):
            yield " ".join(begun)
            begun = []
    if begun:
        yield " ".join(begun)
