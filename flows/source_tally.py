"""Counts what each source of a run gives while it comes; :mod:`warehouse.source_runs` keeps the counts when the run ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from flows.fetched import FetchedFeed, FetchedPage, FetchedSitemap, NotModified, Postponed
from flows.loaded import FailedDocument
from flows.sources import Source
from transforms.records import RawDocument
from warehouse.source_runs import BY_HAND, SourceRun, SourceState

Found = FetchedPage | FetchedFeed | FetchedSitemap | NotModified | Postponed | FailedDocument | RawDocument


@dataclass(slots=True)
class _Count:
    """What is known of one source so far."""

    kind: str = ""
    location: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    asked: int = 0
    retried: int = 0
    fetched: int = 0
    not_modified: int = 0
    failed: int = 0
    refused: int = 0
    bytes: int = 0
    feed_status: int | None = None
    newest_entry_at: datetime | None = None
    is_partial: bool = False
    is_left_alone: bool = False
    reason: str = ""
    postponed: int = 0
    ask_after: datetime | None = None


class SourceTally:
    """One count for each source, by name: two files of one folder, given by hand, are one source.

    Args:
        sources: the sources of the run.
        now: the clock.
    """

    def __init__(self, sources: Sequence[Source], now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._counts = {source.name: _Count(source.kind, source.location) for source in sources}

    def begin(self, name: str) -> None:
        """The run turns to a source."""
        count = self._counts[name]
        count.started_at, count.ended_at = count.started_at or self._now(), None

    @property
    def has_waits(self) -> bool:
        """Whether a source, or a page of one, was left alone."""
        return any(count.is_left_alone or count.postponed for count in self._counts.values())

    def skip(self, name: str, reason: str) -> None:
        """The run leaves a source alone this time."""
        count = self._counts[name]
        count.is_left_alone, count.reason = True, reason

    def end(self, name: str) -> None:
        """Everything of a source has come."""
        self._counts[name].ended_at = self._now()

    def note(self, name: str, found: Found) -> None:
        """One thing that a source gave: a document, a failure, or its feed."""
        count = self._counts[name]
        if isinstance(found, FetchedFeed):
            count.feed_status, count.newest_entry_at = found.page.status, found.newest_entry_at
            count.is_partial = count.is_partial or not found.is_complete
            count.ask_after = found.ask_after
            return
        if isinstance(found, Postponed):
            count.postponed += 1
            return
        if isinstance(found, FetchedSitemap):
            count.newest_entry_at = found.newest_entry_at
            count.feed_status = count.feed_status or (HTTPStatus.OK if found.newest_entry_at else None)
            count.is_partial = count.is_partial or not found.is_complete
            return
        count.asked += 1
        if isinstance(found, NotModified):
            count.not_modified += 1
            if found.is_feed:
                count.feed_status, count.ask_after = 304, found.ask_after
        elif isinstance(found, FailedDocument):
            _note_failure(count, found)
        else:
            count.fetched += 1
            count.bytes += len(found.content)

    def note_retried(self, name: str | None) -> None:
        """A document of an earlier run that is read again from the archive."""
        self._counts.setdefault(name or BY_HAND, _Count()).retried += 1

    def rows(self, due_at: datetime | None, problem: str = "") -> list[SourceRun]:
        """What is known now, in the order of the sources.

        Args:
            due_at: when the schedule wanted the run, or None.
            problem: why the run ended before its time; empty where it did not.
        """
        return [_row(name, count, due_at, problem) for name, count in self._counts.items()]


def _note_failure(count: _Count, failure: FailedDocument) -> None:
    if failure.failure.code == "refused":
        count.refused += 1
    else:
        count.failed += 1
    count.is_partial = count.is_partial or failure.can_retry
    count.reason = count.reason or failure.failure.message
    if failure.document_id == count.location:
        count.feed_status, count.ask_after = failure.status, failure.ask_after


def _row(name: str, count: _Count, due_at: datetime | None, problem: str) -> SourceRun:
    is_cut_off = count.started_at is not None and count.ended_at is None
    is_left_out = count.started_at is None and bool(count.kind)
    return SourceRun(
        source_name=name,
        kind=count.kind,
        due_at=due_at,
        started_at=count.started_at,
        ended_at=count.ended_at,
        state=_state(count),
        asked=count.asked,
        retried=count.retried,
        fetched=count.fetched,
        not_modified=count.not_modified,
        failed=count.failed,
        refused=count.refused,
        bytes=count.bytes,
        feed_status=count.feed_status,
        newest_entry_at=count.newest_entry_at,
        reason=count.reason or (problem if is_cut_off or is_left_out else ""),
        postponed=count.postponed,
        ask_after=count.ask_after,
    )


def _state(count: _Count) -> SourceState:
    if count.started_at is None:
        return "skipped"
    if count.ended_at is None or 0 < count.asked == count.failed + count.refused:
        return "failed"
    return "incomplete" if count.is_partial else "complete"
