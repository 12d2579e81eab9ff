"""Quarters that a firm counts by its own year: its "first quarter" is the one "ended June 30" where the article tells both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from transforms.calendar import add_months
from transforms.time_setting import TimeMatch

_QUARTER = re.compile(r"\d{4}-Q([1-4])")
#: Some firms end their quarters on a weekday near the end of the month.
_NEAR = timedelta(days=7)


def months_off(times: Iterable[TimeMatch], ends: Sequence[tuple[TimeMatch, date]]) -> int:
    """How many months after those of the calendar the quarters of an article come; 0 where it does not tell.

    Args:
        times: the times of the article.
        ends: its quarters with the last day that is told beside each; "the quarter ended June 30" has the only number told.
    """
    numbers = {number for time in times if time.rule == "quarter" and (number := _number_of(time))}
    only = next(iter(numbers)) if len(numbers) == 1 else 0
    for quarter, end in ends:
        number = _number_of(quarter) if quarter.rule == "quarter" else only
        if number:
            return ((end - _NEAR).month - 3 * number) % 12
    return 0


def _number_of(quarter: TimeMatch) -> int:
    match = _QUARTER.fullmatch(quarter.expression.value)
    return int(match[1]) if match else 0


def in_firm_year(first: date, months: int, published: date) -> tuple[date, date]:
    """The firm's quarter for one of the calendar: the last one that is over on the publication day; the next one where the words
    tell of what is to come.
    """
    begins = [add_months(first, months - 12), add_months(first, months), add_months(first, months + 12)]
    quarters = [(day, add_months(day, 3) - timedelta(days=1)) for day in begins]
    if first > published:
        return next((quarter for quarter in quarters if quarter[1] > published), quarters[-1])
    return next((quarter for quarter in reversed(quarters) if quarter[1] <= published), quarters[0])
