"""Whether a number is a part of something longer: of a word, of what a pattern finds around it, of a name."""

from __future__ import annotations

import re

from transforms.analysed_text import Span
from transforms.quantities import Quantity

#: How far before and behind a number what it is a part of may reach.
_BEFORE, _BEHIND = 80, 40
#: What ``ent_iob_`` is for a token that goes on with an entity.
_INSIDE_ENTITY = "I"


def is_glued(quantity: Quantity, text: str) -> bool:
    """Whether something other than a space stands right beside the number: only then it may be a part of a longer word."""
    start, end = quantity.number_start, quantity.number_end
    return (start > 0 and not text[start - 1].isspace()) or (end < len(text) and not text[end].isspace())


def inside(pattern: re.Pattern[str], quantity: Quantity, text: str) -> bool:
    """Whether a number stands in a match of a pattern."""
    start = max(0, quantity.number_start - _BEFORE)
    return any(
        m.start() <= quantity.number_start and quantity.number_end <= m.end()
        for m in pattern.finditer(text, start, min(len(text), quantity.number_end + _BEHIND))
    )


def entity_around(span: Span) -> Span | None:
    """The name or other entity of the model that holds a span."""
    doc, first, last = span.doc, span.start, span.end
    if not doc[first].ent_type_ or any(token.ent_iob_ != _INSIDE_ENTITY for token in span[1:]):
        return None
    while first > 0 and doc[first].ent_iob_ == _INSIDE_ENTITY:
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == _INSIDE_ENTITY:
        last += 1
    return doc.span(first, last)
