"""The days that TIMEX3 values stand for, and how precisely they tell them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.calendar import add_months, period_of
from transforms.records import Precision

_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([SMHDWQY])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DECADE = re.compile(r"\d{3}X")


def ends_month(day: date) -> bool:
    """Whether a day is the last of its month."""
    return (day + timedelta(days=1)).day == 1


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value, seasons (the northern ones) and decades too."""
    if _DECADE.fullmatch(value):
        return date(int(value[:3]) * 10, 1, 1), date(int(value[:3]) * 10 + 9, 12, 31)
    season = _SEASON.match(value)
    if season is None:
        return period_of(value)
    begins, ends = _SEASON_MONTHS[season[2]]
    first = date(int(season[1]), begins, 1)
    return first, add_months(first, (ends - begins) % 12 + 1) - timedelta(days=1)


def back(day: date, value: str) -> date | None:
    """The day a TIMEX3 duration before another one; None for durations of unknown length."""
    match = _LENGTH.fullmatch(value)
    if not match:
        return None
    amount = int(float(match[2]))
    try:
        if match[1]:
            return day - timedelta(hours=amount) if match[3] == "H" else day
        if match[3] in "DW":
            return day - timedelta(days=amount * (7 if match[3] == "W" else 1))
        return _months_back(day, amount * {"M": 1, "Q": 3, "Y": 12}[match[3]])
    except (KeyError, ValueError, OverflowError):
        return None


def _months_back(day: date, months: int) -> date:
    moved = add_months(day, -months)
    return moved if not ends_month(day) else add_months(moved.replace(day=1), 1) - timedelta(days=1)


def precision_of(value: str) -> Precision:
    """How precisely a TIMEX3 value tells a time."""
    parts = value.split("T", maxsplit=1)[0].split("-")
    return ("year", "month", "day")[min(len(parts), 3) - 1] if not re.search(r"[WQH]|-[SF]", value) else "day"


def as_told(value: str) -> str | None:
    """The day, month or year of a value; None for weeks, quarters, halves and seasons."""
    day = value.split("T", maxsplit=1)[0]
    return day if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", day) else None
