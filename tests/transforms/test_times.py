from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from times_given import PUBLISHED, matches, times
from times_given import values as dates

ABSOLUTE = re.compile(r"\d{4}")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry counted 40 boats.",
        "He may march with them to the second house.",
        "They sold 2,024 boats for $2024.",
        "The summit was held up.",
        "There were 1900 people in the hall.",
        "A fall in the street hurt her.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-08-15", "2024-08-15"),
        ("Aug. 15, 2023", "2023-08-15"),
        ("August 15, 2023", "2023-08-15"),
        ("15 August 2023", "2023-08-15"),
        ("August 2023", "2023-08"),
        ("October 7, 2023", "2023-10-07"),
        ("the first quarter of 2023", "2023-Q1"),
        ("the summer of 2019", "2019-SU"),
        ("the 1990s", "199X"),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, date(1999, 1, 1), None], ids=str)
def test_dates_with_a_year_need_no_publication_day(words: str, value: str, published: date | None) -> None:
    (found,) = times(f"It opened in or on {words} after all.", published)
    assert found[2] == value


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It opened in 2019.", "2019", "2019"),
        ("It opened on Thursday.", "Thursday", "2024-08-15"),
        ("It opened on Friday.", "Friday", "2024-08-16"),
        ("It opened on Saturday.", "Saturday", "2024-08-10"),
        ("It opened last Friday.", "last Friday", "2024-08-09"),
        ("It will open on Saturday.", "Saturday", "2024-08-17"),
        ("It opens next Monday.", "next Monday", "2024-08-19"),
        ("It opened yesterday.", "yesterday", "2024-08-15"),
        ("It opens today.", "today", "2024-08-16"),
        ("It opens tomorrow.", "tomorrow", "2024-08-17"),
        ("It opened on Aug. 9.", "Aug. 9", "2024-08-09"),
        ("It opened on Oct. 7.", "Oct. 7", "2023-10-07"),
        ("It will open on Oct. 7.", "Oct. 7", "2024-10-07"),
        ("It opened on 9 August.", "9 August", "2024-08-09"),
        ("It opened in July after all.", "July", "2024-07"),
        ("It opened in November.", "November", "2023-11"),
        ("It opened last week.", "last week", "2024-W32"),
        ("It opened last month.", "last month", "2024-07"),
        ("It opened this year.", "this year", "2024"),
        ("It opened last year.", "last year", "2023"),
        ("It opens next year.", "next year", "2025"),
        ("It opened three days ago.", "three days ago", "2024-08-13"),
        ("It opened two weeks ago.", "two weeks ago", "2024-W31"),
        ("It opened six years ago.", "six years ago", "2018"),
        ("It opened in the second quarter.", "the second quarter", "2024-Q2"),
        ("It opened in the fourth quarter.", "the fourth quarter", "2023-Q4"),
    ],
)  # fmt: skip
def test_dates_against_the_publication_day(text: str, surface: str, value: str) -> None:
    assert dates(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It lasted long.", None, None),
        ("It lasted three days.", "DURATION", "P3D"),
        ("It lasted 24 hours.", "DURATION", "P1D"),
        ("It lasted 36 hours.", "DURATION", "PT36H"),
        ("It lasted a decade.", "DURATION", "P10Y"),
        ("It lasted several weeks.", "DURATION", "PXW"),
        ("It was a six-week pause.", "DURATION", "P6W"),
        ("It happened in the past three weeks.", "DURATION", "P3W"),
        ("It happens every Monday.", "SET", "XXXX-WXX-1"),
        ("It happens daily.", "SET", "P1D"),
        ("It happens every year.", "SET", "P1Y"),
        ("It happened at 10:30 a.m. on Thursday.", "TIME", "2024-08-15T10:30"),
        ("It happened at 6 p.m. yesterday.", "TIME", None),
        ("It happened in recent years.", "DATE", "PAST_REF"),
        ("It is a current worry.", "DATE", "PRESENT_REF"),
        ("It is a worry for the future.", "DATE", "FUTURE_REF"),
        ("It happened on Thursday morning.", "TIME", "2024-08-15TMO"),
        ("It happened overnight.", "TIME", "2024-08-16TNI"),
        ("It happens now.", "DATE", "PRESENT_REF"),
        ("It happened recently.", "DATE", "PAST_REF"),
    ],
)  # fmt: skip
def test_types_and_values(text: str, kind: str | None, value: str | None) -> None:
    found = times(text)
    assert [t for _, t, _ in found][:1] == ([kind] if kind else [])
    assert value is None or found[0][2] == value


RELATIVE = [
    "on Thursday", "last Friday", "next Monday", "yesterday", "tomorrow", "last week", "this month", "last year",
    "three days ago", "two years ago", "on Aug. 9", "on 9 August", "in July", "last July", "in the second quarter",
    "last weekend", "last summer", "a year earlier", "tonight", "at 10:30 a.m.", "on Sunday evening",
    "in the first half of the year", "last Thanksgiving", "on Christmas Eve", "by the end of the month", "for the full year",
    "the following day", "that week", "two days later", "this September", "the week of March 6", "at noon Thursday",
]  # fmt: skip


@pytest.mark.parametrize("words", RELATIVE)
def test_without_a_publication_day_nothing_relative_gets_a_year(words: str) -> None:
    assert [value for _, value in dates(f"It opened {words}.", None) if ABSOLUTE.match(value)] == []


@settings(deadline=None, max_examples=60)
@given(
    st.dates(date(1995, 1, 1), date(2035, 1, 1)), st.lists(st.sampled_from([*RELATIVE, "on May 3, 2011", "in 2003"]), max_size=5)
)
def test_another_publication_day_moves_only_relative_times(published: date, words: list[str]) -> None:
    text = ". ".join(f"It opened {w}" for w in words)
    here, there = matches(text, published), matches(text, published + timedelta(days=4000))
    assert [m.expression.surface for m in here] == [m.expression.surface for m in there]
    assert all(a.expression.value == b.expression.value for a, b in zip(here, there, strict=True) if not a.is_relative)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from([*RELATIVE, "on May 3, 2011", "40", "since", ",", "Feb. 30", "99 years ago", "“", "\n\n"]), max_size=9
    )
)
def test_any_words_give_surfaces_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = [m.expression for m in matches(text)]
    assert all(text[t.start : t.end] == t.surface and t.value for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    for words in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}"):
        assert dates(f"It opened on {words}.") == [(words, day.isoformat())]


@pytest.mark.parametrize("words", [*RELATIVE, "for nine months", "every week", "recently"])
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_a_paragraph_without_times_before_it_changes_no_time(words: str, gap: str) -> None:
    sentence = f"It opened on Monday, Aug. 5, and again {words}."
    before = f"The harbour has three cranes and a lighthouse.{gap}"
    assert [(m.expression.value, m.rule) for m in matches(before + sentence)] == [
        (m.expression.value, m.rule) for m in matches(sentence)
    ]


def test_no_expression_reaches_over_a_paragraph() -> None:
    assert [surface for surface, _ in dates("They met on Monday\n\nMay 3 is a holiday.")] == ["Monday", "May 3"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)], ids=str)
def test_the_ends_of_the_calendar_are_no_error(published: date) -> None:
    for words in RELATIVE:
        matches(f"It opened {words} and 900 years ago.", published)
