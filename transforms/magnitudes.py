"""Magnitudes of earthquakes: "a 7.1-magnitude quake", "of magnitude 6.3", "a 5.8 earthquake"."""

from __future__ import annotations

import re
from decimal import Decimal

#: No earthquake reaches it.
_BEYOND = 11
#: "a 7.1-magnitude quake", "of magnitude 6.3", "a magnitude of about 6.9".
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude[-\s]+(?:of\s+)?(?:about|around|at\s+least|over|nearly)?\s*$", re.IGNORECASE)
_MAGNITUDE_BEHIND = re.compile(r"[-\s]magnitude\b|\s+on\s+the\s+(?:open-ended\s+)?Richter\b", re.IGNORECASE)
#: "a 5.8 earthquake", "a quake measuring 6.4": with a decimal and without the word.
_QUAKE_BEHIND = re.compile(r"\s+(?:earth)?quake\b|\s+(?:tremor|aftershock|temblor)\b", re.IGNORECASE)
_QUAKE_BEFORE = re.compile(
    r"\b(?:earthquakes?|quakes?|tremors?|aftershocks?|temblors?),?\s+(?:that\s+|which\s+)?(?:measur(?:ing|ed)|register(?:ing|ed)|of|at)\s+"
    r"(?:about|around|at\s+least|over|nearly)?\s*$",
    re.IGNORECASE,
)


def is_magnitude(text: str, start: int, end: int, value: Decimal | None) -> bool:
    """Whether a number at a span is one; without the word "magnitude" it has a decimal and an earthquake beside it."""
    if value is None or not 0 < value < _BEYOND:
        return False
    before = _MAGNITUDE_BEFORE.search(text, max(0, start - 32), start)
    if before is not None or _MAGNITUDE_BEHIND.match(text, end) is not None:
        return True
    is_of_quake = _QUAKE_BEHIND.match(text, end) or _QUAKE_BEFORE.search(text, max(0, start - 48), start)
    return "." in text[start:end] and is_of_quake is not None
