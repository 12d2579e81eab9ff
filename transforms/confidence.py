"""How sure a figure is: the probability that its value, thing counted, event and claimant are all right.

The reference table ``rule_reliability`` holds how often each rule was right on articles annotated by hand (``make calibrate``
counts anew). A figure's confidence is the product over its fields, which are taken as independent; ``make calibrate`` shows
how far that is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from transforms.records import Figure
from transforms.reference import ReferenceData

#: A rule that was seen seldom is taken to be like its field's others: it starts with so many figures of the field's own average.
_PRIOR = 4
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
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        rows = reference.table("rule_reliability")
        for row in rows:
            right[row["field"]] += int(row["right"])
            asked[row["field"]] += int(row["asked"])
        self._average = {field: right[field] / count for field, count in asked.items()}
        self._of_rule = {
            (row["field"], row["rule"]): (int(row["right"]) + _PRIOR * self._average[row["field"]]) / (int(row["asked"]) + _PRIOR)
            for row in rows
        }

    def of(self, figure: Figure) -> float:
        """Between 0 and 1, to two places."""
        confidence = 1.0
        for field, rule in evidence(figure):
            confidence *= self._of_rule.get((field, rule), self._average[field])
        return round(min(confidence, _HIGHEST), 2)
