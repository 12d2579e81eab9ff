"""What the tests of time expressions share: a finder, and what it finds in a sentence."""

from __future__ import annotations

from datetime import date
from functools import cache

from flows.reference_files import load_reference
from transforms.reference_days import ReferenceDays
from transforms.time_setting import TimeMatch
from transforms.time_spans import ToldSpan, spans_of
from transforms.times import TimeFinder

#: A Friday.
PUBLISHED = date(2024, 8, 16)


@cache
def finder() -> TimeFinder:
    return TimeFinder(load_reference())


def matches(text: str, published: date | None = PUBLISHED) -> list[TimeMatch]:
    return finder().find(text, ReferenceDays(published))


def spans(text: str, published: date | None = PUBLISHED) -> list[ToldSpan]:
    """The spans of days that they tell."""
    return spans_of(text, matches(text, published), ReferenceDays(published))


def times(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    """Surface, type and value of each."""
    return [(m.expression.surface, m.expression.type, m.expression.value) for m in matches(text, published)]


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Surface and value of each."""
    return [(surface, value) for surface, _, value in times(text, published)]


def last_value(text: str, published: date | None = PUBLISHED) -> str | None:
    """The value of the last expression of a text; None where there is none."""
    found = values(text, published)
    return found[-1][1] if found else None
