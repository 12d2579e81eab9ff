"""When sources and pages are asked again: tables of what was seen, and how long is waited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.polling import PAGE_MOST, SOURCE_MOST, AskedPage, Poll, failure_points, page_wait, source_wait

START = datetime(2026, 3, 1, tzinfo=UTC)
NEWS, QUIET, DOWN, GONE = (
    Poll(START, has_news=True),
    Poll(START),
    Poll(START, is_failed=True),
    Poll(START, is_failed=True, is_lasting=True),
)


def polls(*kinds: Poll, every: timedelta = timedelta(hours=1)) -> list[Poll]:
    return [Poll(START + number * every, kind.is_failed, kind.is_lasting, kind.has_news) for number, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("seen", "minutes"),
    [
        ([NEWS], 0),
        ([NEWS, NEWS, NEWS], 0),
        ([NEWS, QUIET], 6),
        ([NEWS, *[QUIET] * 10], 60),
        ([NEWS, *[QUIET] * 500], 24 * 60),
        ([NEWS, *[QUIET] * 10, NEWS], 0),
        ([QUIET] * 11, 60),
        ([NEWS, DOWN], 6),
        ([NEWS, DOWN, DOWN], 15),
        ([NEWS, DOWN, DOWN, DOWN], 30),
        ([NEWS, *[DOWN] * 6], 240),
        ([NEWS, *[DOWN] * 40], 24 * 60),
        ([NEWS, GONE], 15),
        ([NEWS, GONE, GONE], 60),
        ([NEWS, *[DOWN] * 6, NEWS], 0),
        ([NEWS, *[DOWN] * 6, NEWS, DOWN], 60),
    ],
)
def test_how_long_a_source_is_left_alone(seen: list[Poll], minutes: int) -> None:
    history = polls(*seen)
    wait = source_wait(history)
    assert wait is not None
    assert wait.until - history[-1].at == timedelta(minutes=minutes)


def test_a_source_that_was_never_asked_does_not_wait() -> None:
    assert source_wait([]) is None


def test_what_the_site_asks_for_holds_up_to_a_day() -> None:
    for hours, expected in ((2, 2), (200, 24)):
        wait = source_wait([Poll(START, has_news=True, ask_after=START + timedelta(hours=hours))])
        assert wait is not None
        assert wait.until == START + timedelta(hours=expected)


def test_successes_forgive_failures_by_half() -> None:
    assert [failure_points(polls(*[DOWN] * 4, *[QUIET] * successes)) for successes in range(4)] == [4, 2, 1, 0.5]


@pytest.mark.parametrize(
    ("age_hours", "failures", "is_lasting", "minutes"),
    [
        (0, 0, False, 30), (0.5, 0, False, 30), (2, 0, False, 60), (48, 0, False, 24 * 60), (24 * 365, 0, False, 30 * 24 * 60),
        (0, 1, False, 0), (0, 2, False, 30), (0, 4, False, 120), (0, 1, True, 60), (0, 3, True, 240), (0, 60, True, 30 * 24 * 60),
    ],
)  # fmt: skip
def test_how_long_a_page_is_left_alone(age_hours: float, failures: int, is_lasting: bool, minutes: int) -> None:  # noqa: FBT001
    page = AskedPage(START + timedelta(hours=age_hours), START, failures, is_lasting)
    assert page_wait(page).until - page.last_asked_at == timedelta(minutes=minutes)


def test_a_page_that_never_changes_is_asked_ever_more_seldom() -> None:
    asked, moment = 0, START
    while moment < START + timedelta(days=30):
        asked, moment = asked + 1, page_wait(AskedPage(moment, START)).until
    assert asked == 19


@settings(max_examples=60)
@given(st.lists(st.sampled_from([NEWS, QUIET, DOWN, GONE]), min_size=1, max_size=80), st.integers(1, 10_000))
def test_nothing_is_ever_left_alone_for_longer_than_the_most(seen: list[Poll], minutes: int) -> None:
    history = polls(*seen, every=timedelta(minutes=minutes))
    wait = source_wait(history)
    assert wait is not None
    assert timedelta() <= wait.until - history[-1].at <= SOURCE_MOST
    failures = sum(poll.is_failed for poll in seen)
    assert page_wait(AskedPage(history[-1].at, START, failures, is_lasting=True)).until - history[-1].at <= PAGE_MOST
