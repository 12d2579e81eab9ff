"""The time that was found for a figure, and how late it can be."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.analysed_text import Token
from transforms.frozen import frozen, replace
from transforms.records import Precision, TimeMethod

#: Days begin half a day earlier in the east: what a paper of Auckland calls today is tomorrow elsewhere.
_DATE_LINE = timedelta(days=1)


@frozen
class FigureTime:
    """``as_of_date``, or a period, as ISO dates of the precision that is known; ``method`` and ``rule`` say how they were found.

    Of a period the number holds on its last day; a month or a year is told as such. ``incident`` is the word of the
    incident, elsewhere in the article, from which the day was taken.
    """

    as_of_date: str | None
    period_start: str | None
    period_end: str | None
    precision: Precision | None
    method: TimeMethod
    rule: str = ""
    incident: Token | None = None

    @property
    def is_long(self) -> bool:
        """Whether it is a stretch of time counted from now ("last year", "in the past week"), not a day or a year of the past."""
        return self.period_start is not None and self.period_start != self.period_end and self.method == "relative"


def is_behind(told: date | None, day: date | None) -> bool:
    """Whether a told day lies behind the day on which it was written, wherever that was."""
    return day is not None and told is not None and told > day + _DATE_LINE


def up_to(day: date | None, found: FigureTime) -> FigureTime:
    """What has happened holds on the day of writing at the latest, also of a year or a season that goes on."""
    if day is None or found.as_of_date is None:
        return found
    latest, today = (day + _DATE_LINE).isoformat(), day.isoformat()
    begins_later = found.period_start is not None and found.period_start > today
    if found.as_of_date <= latest and not begins_later:
        return found
    if found.period_start is not None and not begins_later:
        return replace(found, as_of_date=today, period_end=today)
    return FigureTime(today, None, None, "day", "publication", "publication_day")
