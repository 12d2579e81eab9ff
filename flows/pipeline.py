"""The one flow: capture, extract, stage, gate, promote, publish, report. Tasks are one line each over :mod:`flows.ingestion`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas import State
from prefect.concurrency.sync import concurrency
from prefect.runtime import flow_run
from prefect.tasks import exponential_backoff

from expectations.gate import GateResult
from flows.alerts import tell_end
from flows.analysis_version import analysis_version
from flows.batch import Batch
from flows.catch_up import logical_date
from flows.extraction import start_workers
from flows.ingestion import Run, new_run_id, open_run
from flows.language_model import find_model
from flows.prepared import PREPARED
from flows.progress import LINE_SECONDS
from flows.reference_files import load_reference
from flows.run_lock import writer_lock
from flows.run_summary import RunSummary
from flows.serve import WRITER_LIMIT
from flows.settings import load_settings
from flows.sources import resolve_sources, with_own_sources
from transforms.errors import NewsledgerError
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
def extract(run: Run, batch: Batch) -> int:
    """Analyse a batch."""
    return run.extract(batch)


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


def _due() -> datetime:
    """The run's logical date; slots of its schedule that went by while it waited are its own now."""
    return logical_date(flow_run.deployment_id, flow_run.scheduled_start_time, datetime.now(UTC))


@contextmanager
def start(arguments: list[str], wait_seconds: float) -> Iterator[Run]:
    """Take the lock, open the warehouse and the sources, and close everything again."""
    settings = load_settings()
    prepared = PREPARED.get()
    sources = resolve_sources(arguments, settings)
    reference = load_reference()
    version = analysis_version(reference, find_model(settings.model), settings.vague_scheme)
    run_id = new_run_id()
    with ExitStack() as stack:
        if prepared is None:
            stack.enter_context(concurrency(WRITER_LIMIT, timeout_seconds=wait_seconds or None))
        stack.enter_context(writer_lock(settings.lock_path, run_id, wait_seconds=wait_seconds))
        is_first = not settings.warehouse_path.exists()
        warehouse: Any = open_warehouse(settings.warehouse_path)
        con = stack.enter_context(closing(warehouse))
        workers = prepared.workers if prepared else stack.enter_context(start_workers(settings))
        say = prepared.say if prepared else get_run_logger().info
        own = with_own_sources(reference, settings)
        due = _due() if prepared is None else None
        every = prepared.progress_seconds if prepared else LINE_SECONDS
        run = open_run(
            con, run_id, settings, sources, own, version, workers, say, is_first=is_first, due=due, progress_seconds=every
        )
        yield stack.enter_context(run)
