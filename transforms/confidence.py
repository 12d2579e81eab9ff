"""How sure a figure is: the probability that its value, thing counted, event and claimant are all right.

The reference table ``rule_reliability`` holds how often each rule was right on articles annotated by hand: on those that the
rules were made with, and on others that they never saw (``make calibrate`` counts anew). The first tell the rules apart, the
second how far to trust them. A figure's confidence is the product over its fields, sharpened: where one field is hard, so are
the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from transforms.records import Figure
from transforms.reference import ReferenceData, Row

#: A rule that was asked seldom is taken to be like its field's others: it starts with so many figures of the field's average …
_PRIOR = 4
#: … and what the seen articles say of it counts as so many unseen figures.
_SEEN_WEIGHT = 8
#: Logistic recalibration of the product: odds to the power of the first, times e to the second (Platt 1999, "Probabilistic
#: outputs for support vector machines"), fitted on the unseen articles; `make calibrate` shows what came true.
_SLOPE, _OFFSET = 2.0, -0.9
_HIGHEST = 0.99


def evidence(figure: Figure) -> Iterator[tuple[str, str]]:
    """What the confidence of a figure rests on: a field and the rule or form that filled it, for each of its fields."""
    yield "figure", "implicit" if figure.is_implicit else figure.kind
    yield "value", figure.modifier
    yield "counted", figure.rules["counted"]
    yield "event", figure.rules["event"].partition(":")[0] if "event" in figure.rules else f"none of {figure.kind}"
    yield "attributed_to", figure.rules.get("attributed_to", "none")


class Confidence:
    """Tells the confidence of figures by the reference table ``rule_reliability``."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("rule_reliability")
        seen, unseen = _averages(rows, "right", "asked"), _averages(rows, "unseen_right", "unseen_asked")
        self._average = unseen
        self._of_rule: dict[tuple[str, str], float] = {}
        for row in rows:
            field = row["field"]
            on_seen = (int(row["right"]) + _PRIOR * seen[field]) / (int(row["asked"]) + _PRIOR)
            expected = min(1.0, on_seen * unseen[field] / seen[field])
            asked = int(row["unseen_asked"]) + _SEEN_WEIGHT
            self._of_rule[field, row["rule"]] = (int(row["unseen_right"]) + _SEEN_WEIGHT * expected) / asked

    def of(self, figure: Figure) -> float:
        """Between 0 and 1, to two places."""
        confidence = 1.0
        for field, rule in evidence(figure):
            confidence *= self._of_rule.get((field, rule), self._average[field])
        bounded = min(max(confidence, 1 - _HIGHEST), _HIGHEST)
        odds = (bounded / (1 - bounded)) ** _SLOPE * math.exp(_OFFSET)
        return round(float(odds / (1 + odds)), 2)


def _averages(rows: Iterable[Row], right: str, asked: str) -> dict[str, float]:
    """How often each field is right, whatever the rule."""
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in rows:
        total[row["field"]] += int(row[asked])
        found[row["field"]] += int(row[right])
    return {field: found[field] / count for field, count in total.items() if count}
