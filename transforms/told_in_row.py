"""Numbers that a sentence tells one after another of the same people or cases: "43% backed Smith, 38% Jones and 9% nobody",
"52 cases, 38 confirmed and 14 probable".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.comparisons import Told
from transforms.quantities import Quantity
from transforms.records import Figure

#: What those do of whom rivals have shares.
_CHOSEN = frozenset({"polled", "voted", "won"})
#: For what people are who have no rival: "39% against and 9% undecided".
SIDE = re.compile(
    r"\s+(?:(?:were|are|was|is)\s+)?(?:in\s+favou?r|against|opposed|undecided|unsure|unconvinced|neutral|nobody|neither|no\s+opinion|"
    r"(?:did|do)(?:\s+not|n['’]t)\s+know)\b",
    re.IGNORECASE,
)
_RIVAL = re.compile(
    r"\s+(?:for\s+|to\s+)?(?:the\s+)?(?:[A-Z][\w’'-]+(?:\s+(?=[A-Z])|\b)){1,4}(?=\s*(?:[,;.)]|and\b|but\b|while\b|$))"
)
_BETWEEN_RIVALS = re.compile(
    r"[^.;:!?%]{0,80}?(?:,|\band\b|\bto\b|\bwhile\b|\bbut\b)\s*(?:(?:and|just|only|some|about)\s+)*", re.IGNORECASE
)
#: What stands before the share of a rival named before it: "52% to 48%", ", followed by the Greens with 14%".
_BEFORE_RIVAL = re.compile(
    r"\s+to\s+(?:just\s+)?|,?\s+(?:followed\s+by|ahead\s+of)\s+[^.;:!?%]{1,60}\s(?:with|on|at)\s+(?:(?:just|only|some|about)\s+)?",
    re.IGNORECASE,
)
#: How sure cases are, or how grave.
_GRADE = re.compile(
    r"\s+(?:(?:lab|laboratory)[\s-])?(?:confirmed|suspected|probable|possible|unconfirmed|imported|fatal|severe|serious|critical|mild|moderate)"
    r"(?=\s*(?:[,.;)]|and\b|$))",
    re.IGNORECASE,
)
_BETWEEN_GRADES = re.compile(
    r"(?:\s[\w’'-]+){0,8}\s*(?:(?:[,(:;–—]|--)\s*(?:and\s+)?|\s+and\s+)(?:(?:about|around|nearly|some|just|only)\s+)?",
    re.IGNORECASE,
)


def told_in_row(quantity: Quantity, told_here: Sequence[Told], text: str) -> tuple[Figure, str] | None:
    """The figure right before a number that is of the same people, with the rule's name; None where the words bind it to none.

    Args:
        quantity: the number.
        told_here: the numbers of its sentence before it, with what was made of them.
        text: where they stand.
    """
    if not told_here or told_here[-1].figure.event is None or told_here[-1].figure.kind != quantity.kind:
        return None
    before = told_here[-1]
    between = (before.quantity.end, quantity.start)
    if quantity.kind == "count":
        is_graded = _GRADE.match(text, quantity.end) and _BETWEEN_GRADES.fullmatch(text, *between)
        return (before.figure, "event_of_cases") if is_graded else None
    if quantity.kind != "share" or before.figure.event not in _CHOSEN or before.figure.trend is not None:
        return None
    is_listed = _BETWEEN_RIVALS.fullmatch(text, *between) and (_RIVAL.match(text, quantity.end) or SIDE.match(text, quantity.end))
    return (before.figure, "event_of_rival_share") if is_listed or _BEFORE_RIVAL.fullmatch(text, *between) else None
