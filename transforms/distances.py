"""Measures that tell where something happened: "near Bara, about 60km to the north", "10 miles off the coast"."""

from __future__ import annotations

import re

from transforms.quantities import Quantity

_LENGTHS = frozenset({"kilometre", "metre", "mile", "nautical mile", "yard", "foot", "km", "m"})
_DIRECTION = r"(?:north|south|east|west)(?:[-\s]?(?:north|south|east|west))?(?:wards?|ern)?"
_BEHIND = re.compile(
    rf"\s*(?:\([^)]{{1,20}}\)\s*)?(?:(?:to\s+the\s+|due\s+|further\s+)?{_DIRECTION}\b|from\b|away\b|off(?:shore)?\b|outside\b|inland\b|inside\b|beyond\b|"
    r"short\s+of\b|(?:up|down)(?:stream|river|hill|wind)?\b|ahead\b|behind\b|downstream\b|deep\s+in(?:to|side)\b|into\b|of\s+(?:the\s+)?[A-Z])",
)
_BEFORE = re.compile(r"\b(?:within|radius\s+of|distance\s+of)\s+(?:an?\s+|about\s+|some\s+)?$", re.IGNORECASE)
_LONGEST_BEFORE = 24
#: What only says in which direction, so that no thing is so long: "stands 12 miles (19 km) east of Leeds".
_BEARING = re.compile(
    rf"\s*(?:\([^)]{{1,20}}\)\s*|\)\s*)?(?:(?:to\s+the\s+|due\s+|further\s+)?{_DIRECTION}\b|off(?:shore)?\b|outside\b|inland\b|(?:up|down)stream\b)"
)


def tells_where(quantity: Quantity, text: str) -> bool:
    """Whether a measure is the distance of a place, of which no event of its clause is told.

    Args:
        quantity: the number.
        text: the article's text.
    """
    if quantity.kind != "measure" or quantity.unit not in _LENGTHS:
        return False
    return (
        _BEHIND.match(text, quantity.end) is not None
        or _BEFORE.search(text, max(0, quantity.start - _LONGEST_BEFORE), quantity.start) is not None
    )


def is_bearing(quantity: Quantity, text: str) -> bool:
    """Whether a measure with a direction behind it tells how far one place is from another, and is told of no thing."""
    return quantity.kind == "measure" and quantity.unit in _LENGTHS and _BEARING.match(text, quantity.end) is not None
