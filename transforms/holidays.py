"""Holidays as times: days fixed in the calendar, the nth weekday of a month, and those counted from Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.calendar import easter, nth_weekday, weekday_number
from transforms.reference import ReferenceData, Row, alternatives
from transforms.time_dates import year_of
from transforms.time_setting import Reading, Setting, TimeRule
from transforms.time_words import YEAR


class Holidays:
    """The rule that finds the holidays of ``seeds/holidays.csv`` and gives their day."""

    def __init__(self, reference: ReferenceData) -> None:
        self._rows = {name.lower(): row for row in reference.table("holidays") for name in alternatives(row["aliases"])}

    def rule(self) -> TimeRule:
        """The rule for all holidays; a longer name is tried before a shorter one that begins it."""
        names = "|".join(re.escape(name).replace("'", "['’]") for name in self._names())
        pattern = re.compile(
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?P<holiday>{names})(?:,?\s+(?P<year>{YEAR}))?\b(?!\s+Islands?\b|['’]?s\b(?=\s+[A-Z]))"
        )
        return TimeRule("holiday", ("holiday",), pattern, self._read)

    def first_words(self) -> frozenset[str]:
        """The words with which holidays begin, in lower case: the signs around which the rule is tried."""
        return frozenset(re.split(r"\W", name.lower(), maxsplit=1)[0] for name in self._names())

    def _names(self) -> list[str]:
        names = [name for row in self._rows.values() for name in alternatives(row["aliases"])]
        return sorted(dict.fromkeys(names), key=lambda name: (-len(name), name))

    def _read(self, match: re.Match[str], setting: Setting) -> Reading:
        row = self._rows[match["holiday"].replace("’", "'").lower()]
        if match["year"]:
            return "DATE", day_of_holiday(row, int(match["year"])).isoformat(), False
        if setting.day is None:
            return None
        near = day_of_holiday(row, setting.day.year)
        year = year_of(near.month, near.day, setting, match)
        return "DATE", day_of_holiday(row, year).isoformat(), True


def day_of_holiday(row: Row, year: int) -> date:
    """The day of a holiday in a year.

    Raises:
        ValueError: the year is outside the calendar.
    """
    if row["from_easter"]:
        return easter(year) + timedelta(days=int(row["from_easter"]))
    if row["weekday"]:
        return nth_weekday(year, int(row["month"]), weekday_number(row["weekday"]), int(row["nth"]))
    return date(year, int(row["month"]), int(row["day"]))
