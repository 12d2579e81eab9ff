"""``newsledger serve``: a Prefect server with its UI, and one deployment of the one flow for each scheduled source."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from flows.catch_up import ANCHOR, catch_up, served_until
from flows.notify import Notifier
from flows.prefect_home import configure_prefect, prefect_folder
from flows.prefect_server import SERVING, PrefectServer, running_server
from flows.schedules import parse_schedule
from flows.settings import Settings
from flows.sources import Source, load_registry
from transforms.errors import InputError

#: Name of Prefect's concurrency limit: one run writes, the others wait in line.
WRITER_LIMIT = "newsledger-writer"
#: A scheduled run waits so long for one that was started by hand.
WAIT_SECONDS = 3600.0


def serve(settings: Settings, *, port: int, names: Sequence[str], tell: Callable[[str], None]) -> None:
    """Run sources on their schedules until interrupted.

    Args:
        settings: the settings in force.
        port: where the UI and the API answer.
        names: sources to serve; empty for all active ones that have a schedule.
        tell: tells the user what is served, and where.

    Raises:
        InputError: no source is to be served, or one named is unknown or has no schedule; it is served already; or people are to
            be told of failures at an address that is none.
    """
    sources = scheduled_sources(settings, names)
    schedules = {source.name: parse_schedule(source.schedule) for source in sources}
    Notifier(settings.notify)
    configure_prefect(settings, os.environ)
    os.environ["NEWSLEDGER_HOME"] = str(settings.home.absolute())
    with _server(settings, port, tell) as api_url:
        os.environ["PREFECT_API_URL"] = api_url
        pipeline = import_module("flows.pipeline")
        _limit_to_one_writer()
        cut_off = close_runs_cut_off()
        if cut_off:
            tell(f"{cut_off} earlier run{'s were' if cut_off > 1 else ' was'} cut off; the next one goes on where it stopped")
        for source in sources:
            tell(f"{source.name}: {source.schedule} ({source.kind} {source.location})")
        runner = import_module("prefect.runner").Runner(limit=1, pause_on_shutdown=False)
        until = served_until(settings.ledger_path)
        for source in sources:
            deployment_id = runner.add_deployment(deployment_of(source, schedules[source.name], pipeline.ingest))
            slot = catch_up(deployment_id, server_schedule(source, schedules[source.name]), until(source.name), datetime.now(UTC))
            if slot is not None:
                tell(f"{source.name}: missed meanwhile; one run makes up for it, for {slot:%Y-%m-%d %H:%M:%S} UTC")
        _run_until_stopped(runner)


def _run_until_stopped(runner: Any) -> None:
    """Interrupt and SIGTERM are how serving ends, no failures of it."""
    with suppress(KeyboardInterrupt, import_module("prefect.exceptions").TerminationSignal):
        asyncio.run(runner.start())


def scheduled_sources(settings: Settings, names: Sequence[str]) -> list[Source]:
    """The sources to serve.

    Raises:
        InputError: there is none, or one that is named is unknown or has no schedule.
    """
    registry = load_registry(settings)
    unknown = [name for name in names if name not in registry or not registry[name].schedule]
    if unknown:
        raise InputError(f"{unknown[0]}: no registered source with a schedule (`newsledger sources` lists them)")
    sources = [registry[name] for name in names] or [s for s in registry.values() if s.is_active and s.schedule]
    if not sources:
        raise InputError("no active source has a schedule: add rows to sources.csv in the home folder (`newsledger sources`)")
    return sources


def deployment_of(source: Source, interval: timedelta | None, ingest: Any) -> Any:
    """The flow's deployment for one source, named like it, imported by module so that it works from any folder."""
    entrypoint_type = import_module("prefect.deployments.runner").EntrypointType.MODULE_PATH
    schedules = import_module("prefect.schedules")
    schedule = schedules.Cron(source.schedule) if interval is None else schedules.Interval(interval, anchor_date=ANCHOR)
    return ingest.to_deployment(
        name=source.name,
        parameters={"sources": [source.name], "wait_seconds": WAIT_SECONDS},
        concurrency_limit=1,
        entrypoint_type=entrypoint_type,
        description=f"{source.outlet or source.name}: {source.kind} {source.location}",
        schedule=schedule,
    )


def server_schedule(source: Source, interval: timedelta | None) -> Any:
    """The same schedule as Prefect's server has it, which gives dates."""
    schedules = import_module("prefect.server.schemas.schedules")
    if interval is None:
        return schedules.CronSchedule(cron=source.schedule)
    return schedules.IntervalSchedule(interval=interval, anchor_date=ANCHOR)


@contextmanager
def _server(settings: Settings, port: int, tell: Callable[[str], None]) -> Iterator[str]:
    folder = prefect_folder(settings)
    running = running_server(folder)
    if running is not None:
        raise InputError(f"{settings.home}: is served already, at {running}")
    with PrefectServer(folder, port=port, has_ui=True) as server:
        server.wait()
        note = folder / SERVING
        note.write_text(json.dumps({"api_url": server.api_url, "pid": os.getpid()}), encoding="utf-8")
        tell(f"Prefect's UI: {server.url}")
        try:
            yield server.api_url
        finally:
            note.unlink(missing_ok=True)


def _limit_to_one_writer() -> None:
    """Make the concurrency limit; asking for a slot of a limit that does not exist lets everybody through.

    The server keeps the leases of taken slots in memory: what a killed one left taken would stay so for ever.
    """
    actions = import_module("prefect.client.schemas.actions")
    with import_module("prefect.client.orchestration").get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(WRITER_LIMIT, 1)
        client.update_global_concurrency_limit(WRITER_LIMIT, actions.GlobalConcurrencyLimitUpdate(active_slots=0))


def close_runs_cut_off() -> int:
    """Mark the runs that a killed server left open as crashed, so that they no longer hold the writer's place.

    Only the server of this folder runs them, and it has just started: whatever is open cannot be under way.

    Returns:
        How many there were.
    """
    filters, states = import_module("prefect.client.schemas.filters"), import_module("prefect.states")
    opened = filters.FlowRunFilter(state={"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}})
    with import_module("prefect.client.orchestration").get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=opened)
        for run in runs:
            client.set_flow_run_state(run.id, states.Crashed(message="the server stopped while it ran"), force=True)
    return len(runs)
