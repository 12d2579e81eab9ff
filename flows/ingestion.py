"""The steps of one run as ordinary functions: documents in batches, captured, extracted, staged, judged, promoted, published.

:mod:`flows.pipeline` puts them in order under Prefect. All of a run happens on one connection, by one writer.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import batched
from typing import TYPE_CHECKING

from expectations.gate import GateResult, run_gate
from flows.archive import ArchiveWriter
from flows.archive_digests import digest_added
from flows.archive_index import recover
from flows.batch import Batch
from flows.feed_state import FeedState, load_feed_state
from flows.incoming import Incoming, Item
from flows.keeper import Keeper, note_archived
from flows.memory import Memory
from flows.progress import LINE_SECONDS, SourceProgress
from flows.removal_guard import load_guard
from flows.run_summary import FAILURES, TOLD_FAILURES, RunSummary, broken_in_words
from flows.settings import Settings
from flows.sources import Source
from flows.workers import Workers
from transforms.errors import GateStoppedError, NewsledgerError
from transforms.records import ExpectationResult, RawDocument
from transforms.reference import ReferenceData
from warehouse.addresses import record_addresses
from warehouse.analysed import take_apart
from warehouse.batch import count_staged, discard_staged, one_thread, stage
from warehouse.captures import known_documents
from warehouse.learned_boilerplate import LearnedBoilerplate, load_learned, relearned_documents
from warehouse.left_over import captures_left_over
from warehouse.promote import promote
from warehouse.publish import publish
from warehouse.quarantine import documents_to_retry, quarantine_rows
from warehouse.reference import load_reference
from warehouse.results import record_results
from warehouse.runs import RunState, finish_run, first_reasons, run_counts, start_run
from warehouse.sitemaps import SitemapMemory
from warehouse.source_runs import SourceRun, record_source_runs

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Tells whoever watches which stage the run is at.
Say = Callable[[str], None]


def new_run_id() -> str:
    """A name that sorts by time and that no two runs share: ``20240816T101530-3f9c``."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"


class Run:
    """One run and what it holds open; made by :func:`open_run`.

    Args:
        run_id: its name.
        con: the writer's connection.
        settings: the settings in force.
        keeper: takes the bytes.
        workers: analyse the documents.
        version: name of the rules, see :func:`flows.analysis_version.analysis_version`.
        learned: what outlets are known to repeat.
        incoming: the documents.
        feed_state: what feeds answered last.
        say: tells the stage.
        due: when its schedule wanted it, or None.
    """

    def __init__(
        self,
        run_id: str,
        con: DuckDBPyConnection,
        settings: Settings,
        keeper: Keeper,
        workers: Workers,
        version: str,
        learned: LearnedBoilerplate,
        incoming: Incoming,
        feed_state: FeedState,
        say: Say,
        due: datetime | None,
    ) -> None:
        self.run_id = run_id
        self._con = con
        self._settings = settings
        self._keeper = keeper
        self._workers = workers
        self._version = version
        self._learned = learned
        self._incoming = incoming
        self._feed_state = feed_state
        self._say = say
        self._due = due
        self._began = time.monotonic()
        self._seconds: dict[str, float] = {}
        self._checked = 0
        self._warnings: list[ExpectationResult] = []
        self._held: list[ExpectationResult] = []
        self._quarantined = 0
        self._ledger: Mapping[str, int] = {}
        self._source_runs: list[SourceRun] = []

    def batches(self) -> Iterator[Batch]:
        """The documents that come in, in batches, archived; each batch is read only when the one before is staged.

        Raises:
            NewsledgerError: the run takes longer than it may.
        """
        for number, items in enumerate(batched(self._keeper.keep(self._incoming), self._settings.batch_size), start=1):
            limit = self._settings.run_seconds
            if limit and time.monotonic() - self._began > limit:
                raise NewsledgerError(f"the run took longer than {limit} s (NEWSLEDGER_RUN_SECONDS); the next one goes on")
            yield Batch(number, items)

    def capture(self, batch: Batch) -> int:
        """Note in the warehouse what the archive keeps; what is noted already stays as it is.

        Returns:
            How many captures were new.
        """
        with self._stage("capture", f"batch {batch.number}: {len(batch.items):,} documents"):
            record_addresses(self._con, [item.asked for item in batch.items if item.asked is not None])
            return self._keeper.note(batch.items)

    def extract(self, batch: Batch, *, is_anew: bool = False) -> int:
        """Analyse the documents that were not read by these rules before; all of them where ``is_anew``.

        Returns:
            How many were analysed.
        """
        keys = {
            n: (item.document.document_id, item.capture_id, item.document.fetched_at)
            for n, item in enumerate(batch.items)
            if item.capture_id and isinstance(item.document, RawDocument)
        }
        versions = {n: self._version_of(batch.items[n]) for n in keys} if not is_anew else {}
        known = set()
        for version in set(versions.values()):
            known |= known_documents(self._con, [keys[n] for n, of_item in versions.items() if of_item == version], version)
        pending = [position for position, key in keys.items() if key not in known]
        with self._stage("extract", f"batch {batch.number}: {len(pending):,} to analyse, {len(known):,} known"):
            given = (self._learned.given(batch.items[position].document) for position in pending)
            found = self._workers.analyse(given, take_apart)
            batch.analysed.update(zip(pending, found, strict=True))
        return len(pending)

    def _version_of(self, item: Item) -> str:
        return self._learned.version(self._version, item.document.url, item.document.source_name)

    def stage(self, batch: Batch) -> int:
        """Put the batch into the staging tables.

        Returns:
            How many documents were staged.
        """
        with self._stage("stage", f"batch {batch.number}"):
            return stage(
                self._con, self.run_id, batch.staged_documents(),
                analysis_version=self._version, site_versions=self._learned.suffixes,
            )  # fmt: skip

    @property
    def is_idle(self) -> bool:
        """Whether nothing came because everything was left alone this time: there is nothing to judge or to promote."""
        return self._incoming.is_idle

    def gate(self) -> GateResult:
        """Judge everything staged, note the results, and put the rows aside that break a critical expectation.

        Raises:
            GateStoppedError: a critical expectation on the batch failed.
        """
        with self._stage("gate", "the expectations on what was staged"):
            settings = self._settings
            with one_thread(self._con, count_staged(self._con)):
                verdict = run_gate(self._con, self.run_id, settings.docs_path if settings.data_docs else None)
            record_results(self._con, self.run_id, verdict.results)
            self._quarantined += quarantine_rows(self._con, self.run_id, verdict.failures)
            if not verdict.is_open:
                raise self._stopped(verdict)
            self._note(verdict)
            return verdict

    def _note(self, verdict: GateResult) -> None:
        """Keep what broke, of every batch that the run brings to the gate."""
        self._checked = max(self._checked, len(verdict.results))
        holding = {failure.expectation for failure in verdict.failures}
        for result in verdict.results:
            if not result.success and result.severity != "info":
                (self._held if f"{result.suite}.{result.name}" in holding else self._warnings).append(result)

    def _stopped(self, verdict: GateResult) -> GateStoppedError:
        discard_staged(self._con)
        broken = [result for result in verdict.results if f"{result.suite}.{result.name}" in verdict.stopped_by]
        why = "; ".join(f"{result.suite}.{result.name}: {result.observed or ''} ({result.reason})" for result in broken)
        message = f"the gate stopped run {self.run_id}: {why or ', '.join(verdict.stopped_by)}"
        self._finish("stopped", message)
        where = f". Details: {verdict.index}" if verdict.index else ""
        return GateStoppedError(f"{message}. Nothing was promoted; readers keep the last published ledger{where}")

    def promote(self) -> Mapping[str, int]:
        """Move what passed into core, in one transaction.

        Returns:
            How many documents got which disposition.
        """
        with self._stage("promote", "what passed the gate"):
            return promote(self._con, self.run_id)

    def publish(self) -> None:
        """Make the new state the one that readers see, and remember the feeds and sitemaps that were read.

        Raises:
            WarehouseError: it could not be published; readers keep the last state.
        """
        with self._stage("publish", str(self._settings.ledger_path)):
            self._finish("published")
            for found in self._incoming.sitemaps:  # what they named is in core by now, whether readers see it or not
                SitemapMemory(self._con).note(found.files, found.pages, datetime.now(UTC))
            digest_added(self._con, self._settings.archive_path, self.run_id)
            self._ledger = publish(self._con, self._settings.warehouse_path, self._settings.ledger_path)
            self._feed_state.save(self._incoming.feeds)

    def summary(self) -> RunSummary:
        """What the run reports at its end."""
        return RunSummary(
            run_id=self.run_id,
            dispositions=run_counts(self._con, self.run_id),
            expectations=self._checked,
            warnings=broken_in_words(self._warnings),
            held=broken_in_words(self._held),
            quarantined_rows=self._quarantined,
            failures=tuple(first_reasons(self._con, self.run_id, FAILURES, TOLD_FAILURES)),
            ledger=self._ledger,
            seconds=dict(self._seconds),
            sources=tuple(self._source_runs),
        )

    def fail(self, error: BaseException) -> None:
        """Note how the run failed; never itself a reason to fail."""
        message = str(error) or type(error).__name__
        with suppress(Exception):  # the first error is the one to be told
            self._finish("failed", message)

    def _finish(self, state: RunState, message: str = "") -> None:
        finish_run(self._con, self.run_id, ended_at=datetime.now(UTC), state=state, message=message)
        self._source_runs = record_source_runs(self._con, self.run_id, self._incoming.tally.rows(self._due, message))

    @contextmanager
    def _stage(self, name: str, detail: str) -> Iterator[None]:
        self._say(f"{name}: {detail}")
        began = time.monotonic()
        yield
        self._seconds[name] = self._seconds.get(name, 0) + time.monotonic() - began


@contextmanager
def open_run(
    con: DuckDBPyConnection,
    run_id: str,
    settings: Settings,
    sources: Sequence[Source],
    reference: ReferenceData,
    version: str,
    workers: Workers,
    say: Say,
    *,
    is_first: bool,
    due: datetime | None = None,
    progress_seconds: float = LINE_SECONDS,
) -> Iterator[Run]:
    """Note that a run starts, take up what dead runs left, and hand the run out; note it if it fails.

    Args:
        con: the writer's connection, whose lock the caller holds.
        run_id: the run's name.
        settings: the settings in force.
        sources: where documents come from.
        reference: reference data for the warehouse.
        version: name of the rules.
        workers: analyse the documents; not closed here.
        say: tells the stage.
        is_first: whether the warehouse is new, so that nothing fetched before counts.
        progress_seconds: seconds between two lines about how far a source is.
        due: when a scheduled run was to start, UTC; None for one that was started by hand.
    """
    feed_state = load_feed_state(settings.feeds_path, is_valid=not is_first)
    load_reference(con, reference)
    what = ", ".join(source.name for source in sources)
    start_run(con, run_id, started_at=datetime.now(UTC), reference_version=reference.version, what=what, due_at=due)
    for archived in recover(settings.archive_path, settings.batch_size):
        note_archived(con, archived)
    left_over = captures_left_over(con)
    learned = load_learned(con)
    again = [*documents_to_retry(con), *relearned_documents(con, learned, version), *left_over]
    memory = Memory(con, feed_state, patient_at=datetime.now(UTC) if due else None)
    guard = load_guard(con, settings.home)
    with ArchiveWriter(settings.archive_path, run_id, settings.archive_file_bytes) as archive:
        incoming = Incoming(sources, settings, memory, again, SourceProgress(say, progress_seconds), left_over, guard)
        keeper = Keeper(con, run_id, archive, guard)
        run = Run(run_id, con, settings, keeper, workers, version, learned, incoming, feed_state, say, due)
        with noting_failure(run):
            yield run


@contextmanager
def noting_failure(run: Run) -> Iterator[None]:
    """Whatever ends a run before its time is noted; a gate that stops it has been."""
    try:
        yield
    except GateStoppedError:
        raise
    except BaseException as error:
        run.fail(error)
        raise
