from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.calendar import (
    add_months,
    easter,
    iso_week,
    month_number,
    nth_weekday,
    period_of,
    quarter_value,
    shift,
    weekday_number,
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-08-15", "2024-08-15", "2024-08-15"),
        ("2024-08-15T14:30", "2024-08-15", "2024-08-15"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-W33", "2024-08-12", "2024-08-18"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-W33-WE", "2024-08-17", "2024-08-18"),
    ],
)
def test_period_of_a_value(value: str, first: str, last: str) -> None:
    assert period_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["XXXX-08-15", "P3D", "PRESENT_REF", "2024-13", "2024-02-30", "2024-W54", "200", ""])
def test_a_value_that_is_no_date_has_no_period(value: str) -> None:
    assert period_of(value) is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-08-15", 0, "2024-08-15"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-15", -1, "2023-12-15"),
        ("2024-08-31", -18, "2023-02-28"),
    ],
)
def test_add_months_clips_to_the_month(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize("months", [-30_000, 120_000])
def test_add_months_stays_in_the_calendar(months: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        add_months(date(2024, 8, 15), months)


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (0, "day", "2024-08-15"),
        (-3, "week", "2024-W30"),
        (-1, "month", "2024-07"),
        (1, "quarter", "2024-Q4"),
        (-10, "year", "2014"),
        (-2, "decade", "200X"),
        (-1, "century", "19"),
    ],
)
def test_shift_keeps_the_precision_of_the_unit(amount: int, unit: str, value: str) -> None:
    assert shift(date(2024, 8, 15), amount, unit) == value


def test_shift_refuses_other_units() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        shift(date(2024, 8, 15), 1, "fortnight")


@pytest.mark.parametrize(("day", "week"), [("2024-08-15", "2024-W33"), ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53")])
def test_iso_weeks_at_the_turn_of_the_year(day: str, week: str) -> None:
    assert iso_week(date.fromisoformat(day)) == week


@pytest.mark.parametrize(("word", "number"), [("August", 8), ("Aug.", 8), ("SEPT", 9), ("may", 5)])
def test_month_number(word: str, number: int) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize(("word", "number"), [("Monday", 0), ("Tues.", 1), ("SUNDAY", 6)])
def test_weekday_number(word: str, number: int) -> None:
    assert weekday_number(word) == number


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1, 2, 1), date(9999, 11, 30)))
def test_a_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    for value in (day.isoformat(), day.isoformat()[:7], quarter_value(day), day.isoformat()[:4]):
        bounds = period_of(value)
        assert bounds is not None
        assert bounds[0] <= day <= bounds[1]


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_add_months_moves_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.parametrize(
    ("year", "month", "weekday", "nth", "day"),
    [
        (1999, 11, 3, 4, "1999-11-25"),
        (2024, 5, 0, -1, "2024-05-27"),
        (2024, 9, 0, 1, "2024-09-02"),
        (2024, 2, 3, 5, "2024-02-29"),
    ],
)
def test_nth_weekday(year: int, month: int, weekday: int, nth: int, day: str) -> None:
    assert nth_weekday(year, month, weekday, nth) == date.fromisoformat(day)


@pytest.mark.parametrize("day", ["1961-04-02", "1998-04-12", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)
