"""When to ask again: sources and pages that change often are asked often, quiet ones seldom, failing ones ever more seldom.

Only scheduled runs wait; who starts a run by hand wants to know now. Nothing is dropped: whatever waits is counted, and asked
once a day (sources) or once a month (pages) at the least.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

#: A source that gave nothing new for some time can be left alone for this share of it: news comes late by a tenth of the
#: silence before it at most.
QUIET_SHARE = 0.1
#: A page that has not changed for some time is asked again after this share of it, so that the pauses grow by half each time.
PAGE_SHARE = 0.5
#: The least pause between two requests for a page: newsrooms correct most in the first hours, but not every minute.
PAGE_LEAST = timedelta(minutes=30)
#: The first pause after a failure beyond the first one; it doubles with each further point.
FAILURE_PAUSE = timedelta(minutes=15)
SOURCE_MOST = timedelta(hours=24)
PAGE_MOST = timedelta(days=30)
#: Points of a failure: one that time may heal (no answer, 429, 5xx), and one that somebody has to mend (404, no feed, refused).
TEMPORARY, LASTING = 1.0, 2.0
#: What is left of the points after a success: a source that fails now and then is trusted again slowly.
FORGIVEN = 0.5
_MOST_POINTS = 12.0


#: An answer that says it holds longer is asked for after this anyway: news is not kept from a newsroom by a default of a server.
HINT_MOST = timedelta(hours=1)


def later(answered_at: datetime, *lifetimes: timedelta | None) -> datetime | None:
    """Until when an answer holds by what it says itself, or None where it says nothing."""
    stated = max((lifetime for lifetime in lifetimes if lifetime), default=None)
    return answered_at + min(HINT_MOST, stated) if stated else None


@dataclass(frozen=True, slots=True)
class Poll:
    """One time that a source was asked.

    Attributes:
        at: when, aware.
        is_failed: whether nothing came of it.
        is_lasting: whether the failure needs somebody to mend it.
        has_news: whether new or changed articles came.
        ask_after: before then the site does not want to be asked again, or None.
    """

    at: datetime
    is_failed: bool = False
    is_lasting: bool = False
    has_news: bool = False
    ask_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Until when something is left alone, and why, in words; ``is_failed``: the last time it could not be had, and may be now."""

    until: datetime
    reason: str
    is_failed: bool = False


def failure_points(failures: Iterable[Poll]) -> float:
    """The failure score of a source: points for each failure, and half of them forgiven by each success; oldest poll first."""
    points = 0.0
    for poll in failures:
        points = min(_MOST_POINTS, points + (LASTING if poll.is_lasting else TEMPORARY)) if poll.is_failed else points * FORGIVEN
    return points


def source_wait(polls: Sequence[Poll]) -> Wait | None:
    """How long a source is left alone after its last poll; None where nothing speaks against asking.

    Args:
        polls: what is known of it, oldest first.
    """
    if not polls:
        return None
    last = polls[-1]
    points = failure_points(polls)
    since_news = last.at - max((poll.at for poll in polls if poll.has_news), default=polls[0].at)
    waits = [Wait(last.at + min(SOURCE_MOST, QUIET_SHARE * since_news), f"it gave nothing new for {_spoken(since_news)}")]
    if last.is_failed and points >= LASTING:
        pause = FAILURE_PAUSE * 2 ** (points - LASTING)
        waits.append(Wait(last.at + min(SOURCE_MOST, pause), f"it fails (score {points:g})"))
    if last.ask_after is not None:
        waits.append(Wait(min(last.ask_after, last.at + SOURCE_MOST), "the site wants to be asked no earlier"))
    return max(waits, key=lambda wait: wait.until)


@dataclass(frozen=True, slots=True)
class AskedPage:
    """What is known of one address.

    Attributes:
        last_asked_at: aware.
        last_new_at: when its bytes last were new, aware; None where none ever came.
        failures: failures in a row.
        is_lasting: whether the last one needs somebody to mend it.
    """

    last_asked_at: datetime
    last_new_at: datetime | None
    failures: int = 0
    is_lasting: bool = False


def page_wait(page: AskedPage) -> Wait:
    """How long a page is left alone after it was asked for."""
    if page.failures:
        points = page.failures - 1 + (LASTING if page.is_lasting else 0)
        pause = FAILURE_PAUSE * 2 ** min(points, _MOST_POINTS) if points else timedelta()
        return Wait(
            page.last_asked_at + min(PAGE_MOST, pause), f"it failed {page.failures} times in a row", is_failed=not page.is_lasting
        )
    age = page.last_asked_at - (page.last_new_at or page.last_asked_at)
    return Wait(page.last_asked_at + min(PAGE_MOST, max(PAGE_LEAST, PAGE_SHARE * age)), f"it has not changed for {_spoken(age)}")


def _spoken(span: timedelta) -> str:
    hours = span.total_seconds() / 3600
    if hours < 1:
        return f"{hours * 60:.0f} minutes"
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
