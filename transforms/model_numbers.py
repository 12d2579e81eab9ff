"""Numbers that name: models of airliners ("737 MAX jets", "leased a 747")."""

from __future__ import annotations

import re

from transforms.naming_numbers import SkipContext
from transforms.quantities import Quantity, digits_of

#: Boeing numbers its airliners so.
_AIRLINER = re.compile(r"7[0-9]7")
_BEHIND = re.compile(
    r"[-\s]+(?:MAX|Max|Dreamliners?|(?:passenger\s+|cargo\s+|wide-?body\s+)?(?:jets?|jetliners?|airliners?|planes?|aircraft|freighters?|airplanes?))\b|X\b"
)
_MADE_BY = re.compile(r"\bBoeing(?:['’]s)?\s$")
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|this|that)\s$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:and|or|that|which|was|is|from|to|at|on|in|with|had|has)\b")
_FLYING = re.compile(
    r"\b(?:Boeing|airlines?|airliners?|jets?|jetliners?|planes?|aircraft|carriers?|fl(?:y|ew|ies|ying|ights?))\b", re.IGNORECASE
)
_LISTED = re.compile(r"(?:,\s|,?\s(?:and|or)\s)(?:the\s)?7[0-9]7\b")
_NEAR = 160


def airliner(quantity: Quantity, context: SkipContext) -> bool:
    """As in "737 MAX", "twelve 787 jets", "leased a 747", where the text tells of flying."""
    text, start, end = context.text, quantity.number_start, quantity.number_end
    if quantity.kind not in ("count", "multiple") or not _AIRLINER.fullmatch(digits_of(quantity, text)):
        return False
    listed = _LISTED.match(text, end)
    while listed is not None:
        end = listed.end()
        listed = _LISTED.match(text, end)
    if _BEHIND.match(text, end) or _MADE_BY.search(text, max(0, start - 12), start):
        return True
    is_alone = _ARTICLE.search(text, max(0, start - 6), start) is not None and _ENDS.match(text, end) is not None
    return is_alone and _FLYING.search(text, max(0, start - _NEAR), end + _NEAR) is not None
