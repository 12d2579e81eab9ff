"""Puts documents into the archive as they come, and notes them in the warehouse batch by batch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from flows.archive import ArchiveWriter, Place
from flows.archive_index import Archived
from flows.incoming import Item, capture_of
from transforms.records import RawDocument
from warehouse.captures import known_captures, newest_captures, record_captures

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from flows.removal_guard import Guard

#: Documents that wait to be archived together, and for how many seconds at most while others come: looking up whether their bytes
#: are known takes a query, and what waits is lost when the process is killed.
_TOGETHER = 20
_SECONDS = 0.25


class Keeper:
    """Keeps the bytes of a run's documents; a document whose bytes are kept under another name is a reference to them.

    Args:
        con: the writer's connection.
        run_id: the run.
        archive: takes the bytes.
        guard: refuses what was removed; None: nothing was.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        con: DuckDBPyConnection,
        run_id: str,
        archive: ArchiveWriter,
        guard: Guard | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._con = con
        self._run_id = run_id
        self._archive = archive
        self._guard = guard
        self._clock = clock
        #: What was archived and is not noted yet: the bytes by their id, and the documents that have them.
        self._fresh: dict[str, Place] = {}
        self._own: dict[tuple[str, str], Place] = {}
        #: Of the documents that came lately: their last bytes, and when these came.
        self._last: dict[str, tuple[str, datetime | None]] = {}

    def keep(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items in their order, each with its place in the archive; they outlive this process from then on.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        waiting: list[Item] = []
        since = self._clock()
        for item in items:
            waiting.append(item)
            if len(waiting) >= _TOGETHER or self._clock() - since >= _SECONDS:
                yield from self._archived(waiting)
                waiting, since = [], self._clock()
        yield from self._archived(waiting)

    def note(self, items: Sequence[Item]) -> int:
        """Bring the archive to the disk, then note the items in the warehouse.

        Returns:
            How many captures were new.
        """
        self._archive.sync()
        count = record_captures(self._con, self._run_id, [capture_of(item) for item in items if item.capture_id is not None])
        self._archive.noted(item.place for item in items if item.place is not None)
        self._fresh.clear()
        self._own.clear()
        self._last.clear()
        return count

    def _archived(self, items: Sequence[Item]) -> list[Item]:
        items = self._guard.admit(items) if self._guard else items
        wanted = [(item.document.document_id, item.capture_id) for item in items if item.capture_id and item.place is None]
        known = known_captures(self._con, wanted)
        for capture_id, found in known.items():
            self._fresh.setdefault(capture_id, Place(*found.place))
            self._own |= {(name, capture_id): self._fresh[capture_id] for name in found.document_ids}
        new = {item.document.document_id for item in items if item.capture_id} - self._last.keys()
        self._last |= newest_captures(self._con, sorted(new))
        return [self._with_place(item) for item in items]

    def _with_place(self, item: Item) -> Item:
        document, capture_id = item.document, item.capture_id
        if item.place is not None or capture_id is None or not isinstance(document, RawDocument):
            return item
        key = (document.document_id, capture_id)
        document = self._dated(document, capture_id)
        last = self._last.get(document.document_id)
        is_newest = last is None or _is_later(document.fetched_at, last[1])
        if key not in self._own or (is_newest and last is not None and last[0] != capture_id):
            held = self._fresh.get(capture_id)
            if held is None:
                self._own[key] = self._fresh[capture_id] = self._archive.append(document, item.exchange)
            else:
                self._own[key] = self._archive.refer(document, item.exchange, held)
        if is_newest:
            self._last[document.document_id] = (capture_id, document.fetched_at)
        return replace(item, document=document, place=self._own[key])

    def _dated(self, document: RawDocument, capture_id: str) -> RawDocument:
        """A document that came with other bytes before says when it came with these: so it is told which ones are the last."""
        last = self._last.get(document.document_id)
        if document.fetched_at is not None or last is None or last[0] == capture_id:
            return document
        return replace(document, fetched_at=datetime.now(UTC))


def _is_later(moment: datetime | None, before: datetime | None) -> bool:
    return before is None or (moment is not None and moment > before)


def note_archived(con: DuckDBPyConnection, archived: Sequence[Archived]) -> None:
    """Note what the archive turned out to hold, under the runs that brought it."""
    for run_id, group in groupby(archived, key=lambda found: found.run_id):
        items = [Item(a.document, a.capture_id, status=a.status, headers=a.headers, place=a.place) for a in group]
        record_captures(con, run_id, [capture_of(item) for item in items])
