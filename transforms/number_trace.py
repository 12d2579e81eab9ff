"""The trace of a number: the rules that turned its words into its value, one line each, so that anybody can run them again.

Lines that compute look like ``times million = 1000000``: the rule, the words it read, the number it worked with. All other lines
("currency $", "modifier more than") say what else was read and leave the value as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from transforms.frozen import frozen

#: What a line does, by its rule: add a number, multiply what was added last, set the whole value, and so on.
_ADDING = frozenset({"digits", "one", "ten", "plus"})
_SETTING = frozenset({"share", "part", "multiple", "collective"})
_STEP = re.compile(
    r"(?P<rule>digits|one|ten|plus|times|suffix|share|part|multiple|collective|vague|minus|range|scale)\b(?P<words>.*?)"
    r"(?:\s=\s(?P<number>-?\d+(?:\.\d+)?))?"
)
#: Digits of a share in percent: two thirds are told as 66.67.
_SHARE_PLACES = Decimal("0.01")


def step(rule: str, words: str, number: Decimal) -> str:
    """One line that computes, as in ``digits 1.2 = 1.2``."""
    return f"{rule} {words} = {number:f}"


@frozen
class Computed:
    """What a trace comes to: a value, or for ranges and vague numbers the bounds it gives."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None


def rerun(trace: Iterable[str]) -> Computed:
    """Run the lines of a trace again: ``["digits 1.2 = 1.2", "times million = 1000000"]`` gives 1200000."""
    sum_, low, vague = _Sum(), None, None
    for line in trace:
        match = _STEP.fullmatch(line)
        number = Decimal(match["number"]) if match and match["number"] else None
        if match is None:
            continue
        rule = match["rule"]
        if rule == "range":
            low, sum_ = sum_.value, _Sum()
        elif number is None:
            sum_.negative = sum_.negative or rule == "minus"
        elif rule == "scale" and low is not None:
            low *= number
        elif rule == "vague":
            vague = number
        else:
            sum_.apply(rule, number)
    if vague is not None:
        return Computed(None, vague)
    return Computed(sum_.value) if low is None else Computed(None, low, sum_.value)


class _Sum:
    """Number words added up: ``two hundred and five thousand`` is (2 x 100 + 5) x 1000."""

    def __init__(self) -> None:
        self._closed = Decimal(0)
        self._group = Decimal(0)
        self._open = Decimal(0)
        self._last = ""
        self.negative = False

    def apply(self, rule: str, number: Decimal) -> None:
        if rule in _SETTING:
            self._closed, self._group, self._open = number, Decimal(0), Decimal(0)
        elif rule in _ADDING:
            self._open += number
        elif rule == "suffix":
            self._closed, self._group, self._open = self.magnitude * number, Decimal(0), Decimal(0)
        elif number == 100 and self._last != "times":
            self._open = (self._open or Decimal(1)) * number
        elif self._open == 0 and self._last == "times":
            self._group *= number  # a magnitude of a magnitude: "3 lakh crore"
        else:
            self._closed += self._group
            self._group, self._open = (self._open or Decimal(1)) * number, Decimal(0)
        self._last = rule

    @property
    def magnitude(self) -> Decimal:
        return self._closed + self._group + self._open

    @property
    def value(self) -> Decimal:
        return -self.magnitude if self.negative else self.magnitude


def in_percent(top: Decimal, bottom: Decimal) -> Decimal:
    """A fraction as a share in percent, to two places where it does not come out even."""
    share = 100 * top / bottom
    return share if share == share.to_integral_value() else share.quantize(_SHARE_PLACES)
