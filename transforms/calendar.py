"""Dates with the precision that words give: days, weeks, months, quarters, halves and years as TIMEX3 values, and back."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTH_PATTERN = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAYS = {name: number for number, name in enumerate(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}  # fmt: skip
WEEKDAY_PATTERN = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day\b|\b\.?)"
FULL_WEEKDAY_PATTERN = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?(?:T\S*)?$"
)


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation, with or without a full stop."""
    prefix = word.lower().rstrip(".")[:3]
    return next(number for name, number in MONTHS.items() if name.startswith(prefix))


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    prefix = word.lower()[:3]
    return next(number for name, number in WEEKDAYS.items() if name.startswith(prefix))


def iso_week(day: date) -> str:
    """The TIMEX3 value of the week that holds a day, such as ``2024-W33``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """The TIMEX3 value of the quarter that holds a day, such as ``2024-Q3``."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def add_months(day: date, months: int) -> date:
    """The same day some months later (or earlier), clipped to the month's length.

    Raises:
        ValueError: the result lies outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date value (day, week, weekend, month, quarter, half or year); None for other values."""
    match = _VALUE.match(value)
    if not match:
        return None
    try:
        return _period(
            {name: int(part) for name, part in match.groupdict().items() if part and part.isdigit()},
            is_weekend=bool(match["weekend"]),
        )
    except ValueError:
        return None


def _period(parts: Mapping[str, int], *, is_weekend: bool) -> tuple[date, date]:
    year = parts["year"]
    if "week" in parts:
        first = date.fromisocalendar(year, parts["week"], 6 if is_weekend else 1)
        return first, first + timedelta(days=1 if is_weekend else 6)
    if "day" in parts:
        return date(year, parts["month"], parts["day"]), date(year, parts["month"], parts["day"])
    for name, months in (("half", 6), ("quarter", 3), ("month", 1)):
        if name in parts:
            first = date(year, months * (parts[name] - 1) + 1, 1)
            return first, add_months(first, months) - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month; -1 is the last: Thanksgiving is the fourth Thursday of November.

    Raises:
        ValueError: the month has fewer.
    """
    last = calendar.monthrange(year, month)[1]
    if nth < 0:
        end = date(year, month, last)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden, (century, years) = year % 19, divmod(year, 100)
    leap_centuries, centuries = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(years, 4)
    weekday = (32 + 2 * centuries + 2 * leaps - epact - rest) % 7
    moon = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * moon + 114, 31)
    return date(year, month, day + 1)


def shift(day: date, amount: int, unit: str) -> str:
    """The TIMEX3 value a number of units away from a day, in the unit's own precision (``3 weeks`` gives a week).

    Raises:
        ValueError, OverflowError: the result lies outside the calendar.
    """
    if unit == "day":
        return (day + timedelta(days=amount)).isoformat()
    if unit == "week":
        return iso_week(day + timedelta(weeks=amount))
    if unit == "month":
        return add_months(day, amount).isoformat()[:7]
    if unit == "quarter":
        return quarter_value(add_months(day, 3 * amount))
    if unit == "year":
        return f"{add_months(day, 12 * amount).year:04d}"
    if unit == "decade":
        return f"{add_months(day, 120 * amount).year // 10:03d}X"
    if unit == "century":
        return f"{add_months(day, 1200 * amount).year // 100:02d}"
    raise ValueError(f"no calendar unit: {unit}")
