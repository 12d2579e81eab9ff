"""Numbers that are part of one told before, or its difference from another time, and have no event of their own in their words.

As in "4,700 posts went, 5% of the workforce", "nineteen people, comprising twelve men, five women and two children, died",
"12 million tourists came, 300,000 fewer than in 2019": what befell the whole befell the part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.comparisons import Told
from transforms.quantities import Quantity

_ABOUT = r"(?:about|around|nearly|almost|some|just|only|roughly|over|more\s+than|at\s+least|up\s+to|an?|the)\s+"
_WORDS = r"(?:\s[\w’'-]+)"
#: What stands between a number and a share of a whole that tells it once more: ", or two in five", ", equal to 4% of".
_OR_SHARE = re.compile(
    rf"{_WORDS}{{0,8}}\s*(?:[,(–—]|--)\s*(?:or\s+|equal\s+to\s+|equivalent\s+to\s+|representing\s+|which\s+is\s+)?(?:{_ABOUT})?",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\s+of\s+(?:its|their|his|her|the|all|our)\b|\s*[,).;]", re.IGNORECASE)
#: What stands between a number and by how much it differs: ", 14 more than the year before".
_SET_OFF = re.compile(rf"{_WORDS}{{0,16}}\s*(?:[,(–—]|--)\s*(?:{_ABOUT})?", re.IGNORECASE)
_THAN = re.compile(
    r"(?:\s[a-z-]+){0,2}\s+(?:more|fewer|less)\s+than\s+(?:at|in|on|last|the|a|during|usual|normal|before|it|they|that)\b",
    re.IGNORECASE,
)
#: What opens a list of the parts of a number told before it.
_PARTS = re.compile(
    rf"{_WORDS}{{0,8}}\s*(?:[,(:–—]|--)?\s*(?:comprising|including|(?:consisting|made\s+up|composed)\s+of|namely|among\s+(?:them|whom))\s+"
    rf"(?:{_ABOUT})?",
    re.IGNORECASE,
)
_NEXT_PART = re.compile(rf"{_WORDS}{{1,3}}(?:,|\s+and|,\s+and|\s+as\s+well\s+as)\s+(?:{_ABOUT})?", re.IGNORECASE)
_AMONG_THEM = re.compile(
    rf"{_WORDS}{{0,3}}\s+(?:among\s+them|of\s+(?:it|them|whom|which))\b\s*(?:[,.;:)]|$|next|this|last|in|from|on|at)",
    re.IGNORECASE,
)

#: The rule by which a part of a list goes on with the event of the whole.
_EVENT_OF_LIST_OF_PARTS = "event_of_list_of_parts"


def whole_told(quantity: Quantity, here: Sequence[Told], text: str) -> tuple[Told, str] | None:
    """The figure that a number without an event is part of, with the rule's name; None where the words bind it to none.

    Args:
        quantity: the number.
        here: the figures before it in its sentence.
        text: the article's text.
    """
    last = here[-1] if here else None
    if last is None or last.figure.event is None:
        return None
    between = (last.quantity.end, quantity.number_start)
    if last.quantity.kind != "share" and quantity.kind == "share" and quantity.trend is None:
        is_share = _OR_SHARE.fullmatch(text, *between) is not None and _OF_WHOLE.match(text, quantity.end) is not None
        return (last, "event_of_number_told_as_share") if is_share else None
    if quantity.kind != last.quantity.kind:
        return None
    if _THAN.match(text, quantity.end) is not None and _SET_OFF.fullmatch(text, *between) is not None:
        return last, "event_of_level_compared"
    is_smaller = _is_smaller(quantity, last.quantity)
    if is_smaller and _AMONG_THEM.match(text, quantity.end) is not None:
        return last, "event_of_whole"
    if is_smaller and _PARTS.fullmatch(text, *between) is not None:
        return last, _EVENT_OF_LIST_OF_PARTS
    is_in_list = last.figure.rules.get("event") == _EVENT_OF_LIST_OF_PARTS
    return (last, _EVENT_OF_LIST_OF_PARTS) if is_in_list and _NEXT_PART.fullmatch(text, *between) is not None else None


def _is_smaller(part: Quantity, whole: Quantity) -> bool:
    return part.value is not None and whole.value is not None and part.value < whole.value and part.unit == whole.unit
