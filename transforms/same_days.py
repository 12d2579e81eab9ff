"""Days told without their year that the article tells in full elsewhere: "the attack of October 7, 2023 … since October 7"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from transforms.frozen import replace
from transforms.long_events import LongEvent
from transforms.time_spans import ToldSpan

#: The rules that read a day of a month.
_DAYS = frozenset({"month_day_year", "day_month_year"})
#: A day so near to the publication is this year's: an anniversary.
_ANNIVERSARY = timedelta(days=14)


def with_years_told(
    spans: Sequence[ToldSpan], named: Iterable[tuple[int, int, LongEvent]], published: date | None
) -> list[ToldSpan]:
    """The spans, those of a day without a year in the year in which the article tells that day, or in that of a long event that
    the article names by it ("the October 7 attack").

    Args:
        spans: the times of an article.
        named: the long events that it names.
        published: the publication day.
    """
    told = {e.start[5:]: date.fromisoformat(e.start) for *_, e in named if e.start == e.end and len(e.start) == len("2023-10-07")}
    told |= {s.first.isoformat()[5:]: s.first for s in spans if s.method == "stated" and s.rule in _DAYS and s.first is not None}
    return [_in_year(span, told, published) for span in spans]


def _in_year(span: ToldSpan, told: dict[str, date], published: date | None) -> ToldSpan:
    day = span.first
    if day is None or span.method == "stated" or span.rule not in _DAYS or published is None:
        return span
    known = told.get(day.isoformat()[5:])
    if known is None or known >= day or abs(day - published) <= _ANNIVERSARY:
        return span
    last = known if span.last == day else span.last
    return replace(span, first=known, last=last, value=known.isoformat() if span.value else None)
