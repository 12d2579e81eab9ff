"""Dates that are known only to the month or the year: kept as text, and as the first and last day that they cover."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime
from functools import lru_cache

from warehouse.clock import to_utc


@lru_cache(maxsize=8192)
def first_day(text: str | None) -> date | None:
    """The first day of ``2023``, ``2023-11`` or ``2023-11-04`` (a clock time behind it is left out); None where it is no date."""
    parts = _parts(text)
    if parts is None:
        return None
    return _date(parts[0], parts[1] or 1, parts[2] or 1)


@lru_cache(maxsize=8192)
def last_day(text: str | None) -> date | None:
    """The last day of ``2023``, ``2023-11`` or ``2023-11-04``; None where it is no date."""
    parts = _parts(text)
    if parts is None or not 1 <= (parts[1] or 12) <= 12:
        return None
    year, month = parts[0], parts[1] or 12
    return _date(year, month, parts[2] or calendar.monthrange(year, month)[1])


def first_moment(text: str | None) -> datetime | None:
    """The start of an ISO 8601 time in UTC, without a zone; None where it is no time.

    One that is given without a zone is taken as UTC.
    """
    if text is None:
        return None
    day = first_day(text) if len(text) < 10 else None
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    try:
        return to_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _parts(text: str | None) -> tuple[int, int | None, int | None] | None:
    fields = (text or "")[:10].split("-")
    widths = [len(field) for field in fields]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(field.isascii() and field.isdigit() for field in fields):
        return None
    numbers = [int(field) for field in fields] + [None, None]
    return (numbers[0] or 0, numbers[1], numbers[2])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
