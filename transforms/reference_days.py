"""The day from which relative times are counted: that of the article, or within an entry of a live blog that of the entry."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from transforms.frozen import frozen
from transforms.records import Article


@frozen
class ReferenceDays:
    """The days of one article.

    Attributes:
        day: the day of publication; None where it is unknown or not precise to the day.
        entries: start, end and day of each entry of a live blog that has one, in the order of the text.
    """

    day: date | None
    entries: tuple[tuple[int, int, date], ...] = ()

    def at(self, position: int) -> date | None:
        """The day that holds at a place of the text."""
        place = bisect_right(self.entries, position, key=lambda entry: entry[0]) - 1
        if place >= 0 and position < self.entries[place][1]:
            return self.entries[place][2]
        return self.day


def days_of_article(article: Article) -> ReferenceDays:
    """The publication day of an article and the days of its entries."""
    is_day = article.published_at and article.published_precision not in ("month", "year")
    day = date.fromisoformat(article.published_at[:10]) if article.published_at and is_day else None
    dated = [(e.start, e.end, date.fromisoformat(e.published_at[:10])) for e in article.entries if e.published_at]
    return ReferenceDays(day, tuple(dated))
