"""Rules for times told from a time named before: "that day", "two days later", "the following year"."""

from __future__ import annotations

import re
from datetime import date

from transforms.calendar import MONTH_PATTERN, month_number, shift
from transforms.time_setting import Reading, Setting, TimeRule, group, pattern
from transforms.time_words import ABOUT, DAYTIME, NUMBER, UNIT, amount_of, daytime_code, singular_unit

_DAYTIME_OR_UNIT = rf"(?:(?P<daytime>{DAYTIME})|(?P<unit>day|week|month|quarter|year|decade|century))"
#: The most days that a time told before may have for a unit to be counted from it.
_LONGEST = {"day": 1, "week": 7, "fortnight": 7, "month": 31, "quarter": 92}
#: How far back a time may be told that "later" and "the next day" start from: a paragraph or two.
_REACH = 700


def _same(match: re.Match[str], setting: Setting) -> Reading:
    """As in "that day", "the same year", "that night": the period of the time told last that has at least this precision."""
    told_before = [
        t for t in setting.told_before(match.start(), reach=_REACH)
        if t.expression.type in ("DATE", "TIME") and re.match(r"\d{4}", t.expression.value)
    ]  # fmt: skip
    for told in [t for t in told_before if not setting.is_of_report(t)] or told_before:
        value = told.expression.value
        return _at_precision(value, group(match, "unit") or "day", group(match, "daytime"))
    return None


def _at_precision(value: str, unit: str, daytime: str) -> Reading:
    day = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)", value)
    if unit == "year":
        return "DATE", value[:4], True
    if unit == "quarter":
        return ("DATE", value, True) if re.fullmatch(r"\d{4}-Q\d", value) else None
    if day is None or not day[2]:
        return ("DATE", value, True) if unit == "week" and re.fullmatch(r"\d{4}-W\d\d", value) else None
    if unit == "month":
        return "DATE", f"{day[1]}-{day[2]}", True
    if not day[3]:
        return ("DATE", f"{day[1]}-{day[2]}-XX", True) if unit == "day" and not daytime else None
    exact = f"{day[1]}-{day[2]}-{day[3]}"
    if daytime:
        return "TIME", f"{exact}T{daytime_code(daytime)}", True
    return "DATE", shift(date.fromisoformat(exact), 0, unit), True


def _month_of_that_year(match: re.Match[str], setting: Setting) -> Reading:
    """As in "November of that year", "March 3 that year": of the year told last."""
    told = setting.period_told_before(match.start(), reach=_REACH)
    if told is None:
        return None
    month, day = month_number(match["month"]), group(match, "day")
    return "DATE", date(told[0].year, month, int(day)).isoformat() if day else f"{told[0].year}-{month:02d}", True


def _next_to(match: re.Match[str], setting: Setting) -> Reading:
    """As in "the next day", "the previous year", "the following night": counted from the time told last."""
    unit = group(match, "unit") or "day"
    told = setting.period_told_before(match.start(), reach=_REACH, longest=_LONGEST.get(unit, 366), but=setting.is_comparison)
    step = -1 if group(match, "which") in ("previous", "prior", "preceding") or group(match, "side") == "before" else 1
    if told is None and (step > 0 or unit == "day" or setting.day is None):
        return None
    base = told[0] if told else setting.day
    assert base is not None
    value = shift(base, step, unit)
    return ("TIME", f"{value}T{daytime_code(match['daytime'])}", True) if group(match, "daytime") else ("DATE", value, True)


def _shifted(match: re.Match[str], setting: Setting) -> Reading:
    """As in "two days later", "three years earlier", "a week after": a number of units from the time told last."""
    amount = amount_of(match["number"])
    unit = singular_unit(match["unit"])
    told = setting.period_told_before(match.start(), reach=_REACH, longest=_LONGEST.get(unit, 366))
    is_back = group(match, "way") in ("earlier", "before", "previously")
    base = told[0] if told else setting.day if is_back else None
    if amount is None or amount % 1 or base is None or unit in ("hour", "minute", "second", "night", "weekend"):
        return None
    return "DATE", shift(base, -int(amount) if is_back else int(amount), unit), True


RULES: tuple[TimeRule, ...] = (
    TimeRule("month_of_that_year", ("month",), pattern(
        rf"\b(?P<month>{MONTH_PATTERN})(?:\s+(?P<day>\d\d?))?,?\s+(?:of\s+)?(?:that|the\s+same)\s+year\b"), _month_of_that_year),
    TimeRule("same", ("unit", "daytime"), pattern(
        rf"\b(?:(?:that|the|this)\s+(?:very\s+)?same|that(?:\s+very)?)\s+{_DAYTIME_OR_UNIT}\b(?!-)"), _same),
    TimeRule("next_to", ("unit", "daytime"), pattern(rf"\b(?:the|its|their)\s+(?P<which>next|following|previous|prior|preceding)\s+(?:(?:fiscal|financial|business|calendar)\s+(?=year|quarter))?{_DAYTIME_OR_UNIT}\b(?!-)"), _next_to),
    TimeRule("shifted", ("unit",), pattern(
        rf"\b{ABOUT}(?P<number>{NUMBER})[-\s]+(?P<unit>{UNIT})(?:s|y|ies)?\s+(?P<way>later|earlier|previously|afterwards?|(?:before|after)(?=\s*[.,;]))\b"), _shifted),
    TimeRule("day_beside", ("unit",), pattern(rf"\bthe\s+{_DAYTIME_OR_UNIT}\s+(?P<side>before|after)\b(?=\s*[.,;)]|\s+(?:in|at|on)\b)"), _next_to),
)  # fmt: skip
