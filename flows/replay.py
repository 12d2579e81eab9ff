"""A replay as ordinary functions: the archive read again by today's rules, through the same steps as a run, without the network.

Captures are promoted in the groups in which their runs brought them, so that revisions follow each other as they did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import batched
from typing import TYPE_CHECKING

from flows.archive import ArchiveWriter
from flows.archive_index import Archived, archived_beyond, recover
from flows.batch import Batch
from flows.feed_state import load_feed_state
from flows.incoming import Incoming, from_archive
from flows.ingestion import Run, Say, noting_failure
from flows.keeper import Keeper, note_archived
from flows.memory import Memory
from flows.progress import SourceProgress
from flows.settings import Settings
from flows.workers import Workers
from transforms.errors import GateStoppedError
from transforms.reference import ReferenceData
from warehouse.captures import archived_ends
from warehouse.learned_boilerplate import load_learned
from warehouse.reference import load_reference
from warehouse.replay import ReplayGroup, plan_replay, planned_captures
from warehouse.runs import start_run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class ReplayRequest:
    """What is to be read again.

    Attributes:
        since: only what was fetched at or after this moment, aware; None: everything.
        sources: only these; empty: all.
        is_anew: also what these rules have read before.
    """

    since: datetime | None = None
    sources: tuple[str, ...] = ()
    is_anew: bool = False

    @property
    def what(self) -> str:
        """The replay in words, as the list of runs shows it."""
        since = f" --since {self.since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if self.since else ""
        return "replay" + since + "".join(f" --source {name}" for name in self.sources) + (" --all" if self.is_anew else "")


class Replay:
    """One replay and what it holds open; made by :func:`open_replay`.

    Attributes:
        run: the steps.
    """

    def __init__(self, run: Run, con: DuckDBPyConnection, settings: Settings, groups: list[ReplayGroup], say: Say) -> None:
        self.run = run
        self._con = con
        self._settings = settings
        self._groups = groups
        self._say = say
        self._total = groups[-1].last if groups else 0
        self._number = 0
        self._stopped: list[str] = []

    def groups(self) -> Iterator[Iterator[Batch]]:
        """For each run that brought captures, its captures in batches; each batch is read when it is its turn."""
        if not self._groups:
            self._say("replay: every capture was read by these rules before; --all reads them again")
        for group in self._groups:
            yield self._batches(group)

    def note_stopped(self, error: GateStoppedError) -> None:
        """The gate let nothing of a group through; the next one is not its fault."""
        self._stopped.append(str(error))

    def finish(self) -> None:
        """Say at the end that the gate has stopped something.

        Raises:
            GateStoppedError: it has.
        """
        if self._stopped:
            raise GateStoppedError(
                f"the gate stopped the captures of {len(self._stopped)} of {len(self._groups)} runs; what passed is published. "
                f"The first: {self._stopped[0]}"
            )

    def _batches(self, group: ReplayGroup) -> Iterator[Batch]:
        size = self._settings.batch_size
        for first in range(group.first, group.last + 1, size):
            last = min(first + size - 1, group.last)
            self._number += 1
            self._say(f"replay: captures {first:,} to {last:,} of {self._total:,}, which run {group.run_id} brought")
            captures = planned_captures(self._con, first, last)
            yield Batch(self._number, [from_archive(self._settings.archive_path, capture) for capture in captures])


@contextmanager
def open_replay(
    con: DuckDBPyConnection,
    run_id: str,
    settings: Settings,
    request: ReplayRequest,
    reference: ReferenceData,
    version: str,
    workers: Workers,
    say: Say,
    *,
    is_first: bool,
) -> Iterator[Replay]:
    """Note that a replay starts, bring the index of the archive up to date, and choose the captures; note it if it fails.

    Args:
        con: the writer's connection, whose lock the caller holds.
        run_id: the replay's name.
        settings: the settings in force.
        request: what is to be read again.
        reference: reference data for the warehouse.
        version: name of today's rules.
        workers: analyse the documents; not closed here.
        say: tells the stage.
        is_first: whether the warehouse is new; what feeds were known to have named is forgotten then, for it may not be replayed.

    Raises:
        InputError: there is nothing to replay.
    """
    if is_first:
        settings.feeds_path.unlink(missing_ok=True)
    load_reference(con, reference)
    start_run(con, run_id, started_at=datetime.now(UTC), reference_version=reference.version, what=request.what)
    feed_state = load_feed_state(settings.feeds_path)
    incoming = Incoming([], settings, Memory(con, feed_state), [], SourceProgress(say))
    keeper = Keeper(con, run_id, ArchiveWriter(settings.archive_path, run_id, settings.archive_file_bytes))
    learned = load_learned(con)
    run = Run(run_id, con, settings, keeper, workers, version, learned, incoming, feed_state, say, due=None)
    with noting_failure(run):
        _bring_up_index(con, settings, say)
        groups = plan_replay(
            con, request.what, version,
            since=request.since, sources=request.sources, is_anew=request.is_anew, site_versions=learned.suffixes,
        )  # fmt: skip
        yield Replay(run, con, settings, groups, say)


def _unknown(con: DuckDBPyConnection, settings: Settings) -> Iterator[Sequence[Archived]]:
    yield from recover(settings.archive_path, settings.batch_size)
    yield from batched(archived_beyond(settings.archive_path, archived_ends(con)), settings.batch_size)


def _bring_up_index(con: DuckDBPyConnection, settings: Settings, say: Say) -> None:
    """Note in the warehouse what only the archive knows: what dead runs wrote, or everything where the warehouse was lost."""
    say("replay: looking for captures that the warehouse has no row of")
    found = 0
    for archived in _unknown(con, settings):
        note_archived(con, archived)
        found += len(archived)
        say(f"replay: {found:,} captures found in the archive")
