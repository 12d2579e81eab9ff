"""The flows: capture, extract, stage, gate, promote, publish, report; from sources or the archive. Tasks are one line each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas import State
from prefect.concurrency.sync import concurrency
from prefect.runtime import deployment, flow_run
from prefect.tasks import exponential_backoff

from expectations.gate import GateResult
from flows.alerts import tell_end
from flows.analysis_version import analysis_version
from flows.batch import Batch
from flows.catch_up import logical_date
from flows.extraction import start_workers
from flows.ingestion import Run, Say, new_run_id, open_run
from flows.language_model import find_model
from flows.prepared import PREPARED
from flows.progress import LINE_SECONDS
from flows.reference_files import load_reference
from flows.removal import finish_removals
from flows.replay import Replay, ReplayRequest, open_replay
from flows.run_lock import writer_lock
from flows.run_summary import RunSummary
from flows.serve import WRITER_LIMIT
from flows.settings import Settings, load_settings
from flows.sources import resolve_sources, with_own_sources
from flows.workers import Workers
from transforms.errors import GateStoppedError, NewsledgerError
from transforms.reference import ReferenceData
from warehouse.database import connect_writer

ARTIFACT = "newsledger-run"


def tell(flow: Any, flow_run: Any, state: State[Any]) -> None:
    """What a run's end means for the people who are to be told; called by Prefect, for a run that died from the process that
    serves.
    """
    prepared = PREPARED.get()
    is_interrupted = state.is_crashed() and prepared is not None  # by whoever sits before it
    if not is_interrupted:
        error = state.result(raise_on_failure=False) if state.is_failed() else None
        say = prepared.say if prepared else logging.getLogger(__name__).warning
        tell_end(load_settings(), flow_run.parameters.get("sources") or (), say, is_done=state.is_completed(), error=error)


@flow(name="ingest", on_completion=[tell], on_failure=[tell], on_crashed=[tell])
def ingest(sources: list[str] | None = None, wait_seconds: float = 0) -> RunSummary:
    """Bring sources into the ledger: one run, from the documents to the published snapshot.

    Args:
        sources: names of the registry, paths or addresses; the shipped samples where there are none.
        wait_seconds: how long to wait for another run to end.
    """
    with start(sources or [], wait_seconds) as run:
        for batch in run.batches():
            capture(run, batch)
            extract(run, batch)
            stage(run, batch)
        if not run.is_idle:
            gate(run)
            promote(run)
        publish(run)
        return report(run)


@flow(name="replay")
def replay(
    since: datetime | None = None, sources: list[str] | None = None, *, is_anew: bool = False, wait_seconds: float = 0
) -> RunSummary:
    """Read the archive again by today's rules, without the network: articles, figures and actors get the same ids.

    Args:
        since: only what was fetched at or after this moment; UTC where it has no offset.
        sources: only captures of these; all where there are none.
        is_anew: also captures that these rules have read before.
        wait_seconds: how long to wait for another run to end.
    """
    moment = since.replace(tzinfo=UTC) if since is not None and since.tzinfo is None else since
    with start_replay(ReplayRequest(moment, tuple(sources or ()), is_anew), wait_seconds) as replayed:
        run = replayed.run
        for group in replayed.groups():
            for batch in group:
                extract(run, batch, is_anew=True)
                stage(run, batch)
            try:
                gate(run)
            except GateStoppedError as error:
                replayed.note_stopped(error)
            else:
                promote(run)
        publish(run)
        summary: RunSummary = report(run)
        replayed.finish()
        return summary


def can_retry(_task: object, _run: object, state: State[Any]) -> bool:
    """Whether a failed task may succeed the second time; our errors say so themselves, a defect never does."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, NewsledgerError) and error.can_retry


@task(cache_policy=NO_CACHE, retries=3, retry_delay_seconds=exponential_backoff(1), retry_condition_fn=can_retry)
def open_warehouse(path: Path) -> Any:
    """Another program may have the file open for a moment: worth waiting for."""
    return connect_writer(path)


@task(cache_policy=NO_CACHE, task_run_name="capture {batch.number}")
def capture(run: Run, batch: Batch) -> int:
    """Archive a batch's bytes."""
    return run.capture(batch)


@task(cache_policy=NO_CACHE, task_run_name="extract {batch.number}")
def extract(run: Run, batch: Batch, *, is_anew: bool = False) -> int:
    """Analyse a batch."""
    return run.extract(batch, is_anew=is_anew)


@task(cache_policy=NO_CACHE, task_run_name="stage {batch.number}")
def stage(run: Run, batch: Batch) -> int:
    """Put a batch into staging."""
    return run.stage(batch)


@task(cache_policy=NO_CACHE)
def gate(run: Run) -> GateResult:
    """Judge what was staged."""
    return run.gate()


@task(cache_policy=NO_CACHE)
def promote(run: Run) -> dict[str, int]:
    """Move what passed into core."""
    return dict(run.promote())


@task(cache_policy=NO_CACHE)
def publish(run: Run) -> None:
    """Show the new state to readers."""
    run.publish()


@task(cache_policy=NO_CACHE)
def report(run: Run) -> RunSummary:
    """Leave the run's summary as an artifact."""
    summary = run.summary()
    create_markdown_artifact(summary.to_markdown(), key=ARTIFACT, description=f"Run {summary.run_id}")
    return summary


def due_now() -> datetime:
    """The run's logical date; slots of its schedule that went by while it waited are its own now."""
    return logical_date(deployment.id, flow_run.scheduled_start_time, datetime.now(UTC))


@contextmanager
def start(arguments: list[str], wait_seconds: float) -> Iterator[Run]:
    """Take the lock, open the warehouse and the sources, and close everything again."""
    settings = load_settings()
    sources = resolve_sources(arguments, settings)
    with _opened(settings, wait_seconds) as opened:
        prepared = PREPARED.get()
        due = due_now() if prepared is None else None
        every = prepared.progress_seconds if prepared else LINE_SECONDS
        with open_run(
            opened.con, opened.run_id, settings, sources, opened.reference, opened.version, opened.workers, opened.say,
            is_first=opened.is_first, due=due, progress_seconds=every,
        ) as run:  # fmt: skip
            yield run


@contextmanager
def start_replay(request: ReplayRequest, wait_seconds: float) -> Iterator[Replay]:
    """Take the lock, open the warehouse, choose the captures, and close everything again."""
    settings = load_settings()
    with (
        _opened(settings, wait_seconds) as opened,
        open_replay(
            opened.con, opened.run_id, settings, request, opened.reference, opened.version, opened.workers, opened.say,
            is_first=opened.is_first,
        ) as replayed,
    ):  # fmt: skip
        yield replayed


@dataclass(frozen=True)
class _Opened:
    """What every run holds open."""

    run_id: str
    con: Any
    reference: ReferenceData
    version: str
    workers: Workers
    say: Say
    is_first: bool


@contextmanager
def _opened(settings: Settings, wait_seconds: float) -> Iterator[_Opened]:
    prepared = PREPARED.get()
    reference = load_reference()
    version = analysis_version(reference, find_model(settings.model), settings.vague_scheme)
    run_id = new_run_id()
    with ExitStack() as stack:
        if prepared is None:
            stack.enter_context(concurrency(WRITER_LIMIT, timeout_seconds=wait_seconds or None))
        stack.enter_context(writer_lock(settings.lock_path, run_id, wait_seconds=wait_seconds))
        say = prepared.say if prepared else get_run_logger().info
        finish_removals(settings, say)
        is_first = not settings.warehouse_path.exists()
        warehouse: Any = open_warehouse(settings.warehouse_path)
        con = stack.enter_context(closing(warehouse))
        workers = prepared.workers if prepared else stack.enter_context(start_workers(settings))
        yield _Opened(run_id, con, with_own_sources(reference, settings), version, workers, say, is_first)
