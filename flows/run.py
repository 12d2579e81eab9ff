"""One run from the command line: everything slow is started side by side, then the flow is called."""

from __future__ import annotations

import gc
import importlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING

from flows.prefect_home import configure_prefect, prefect_folder
from flows.prefect_server import PrefectServer, no_server_at, refuse_closed_port, running_server
from flows.progress import LINE_SECONDS
from flows.run_lock import check_home, quiet_home, refuse_second_writer
from flows.settings import Settings
from flows.sources import resolve_sources
from transforms.errors import InputError, WarehouseLockedError

if TYPE_CHECKING:
    from flows.run_summary import RunSummary


def run_once(
    sources: Sequence[str], settings: Settings, *, wait_seconds: float, say: Callable[[str], None], progress_seconds: float
) -> RunSummary:
    """Run the pipeline once under Prefect.

    A Prefect server, the language model and Great Expectations each take seconds to load, in three processes: they are
    started together, the server first, and the flow begins when it answers.

    Args:
        sources: names of the registry, paths or addresses; the shipped samples where there are none.
        settings: the settings in force.
        wait_seconds: how long to wait for another run to end.
        say: tells the user which stage the run is at.
        progress_seconds: seconds between two lines about how far a source is.

    Raises:
        NewsledgerError: the run failed, or the gate stopped it.
    """
    resolve_sources(sources, settings)
    with _pipeline(settings, wait_seconds, say, progress_seconds) as pipeline:
        summary: RunSummary = pipeline.ingest(list(sources), wait_seconds)
        return summary


def replay_once(
    since: datetime | None,
    sources: Sequence[str],
    settings: Settings,
    *,
    is_anew: bool,
    wait_seconds: float,
    say: Callable[[str], None],
) -> RunSummary:
    """Read the archive again under Prefect.

    Args:
        since: only what was fetched at or after this moment; None: everything.
        sources: only captures of these sources; empty: all.
        settings: the settings in force.
        is_anew: also captures that today's rules have read before.
        wait_seconds: how long to wait for another run to end.
        say: tells the user which stage the replay is at.

    Raises:
        InputError: there is no archive.
        NewsledgerError: the replay failed, or the gate stopped a part of it.
    """
    if not any(settings.archive_path.glob("*.warc.gz")):
        raise InputError(
            f"{settings.archive_path}: there is no archive to replay; `newsledger run` makes one, NEWSLEDGER_HOME names another"
        )
    with _pipeline(settings, wait_seconds, say) as pipeline:
        summary: RunSummary = pipeline.replay(since, list(sources), is_anew=is_anew, wait_seconds=wait_seconds)
        return summary


@contextmanager
def _pipeline(
    settings: Settings, wait_seconds: float, say: Callable[[str], None], progress_seconds: float = LINE_SECONDS
) -> Iterator[ModuleType]:
    """The module of the flows, when everything that they need is loaded."""
    check_home(settings.lock_path)
    if not wait_seconds:
        refuse_second_writer(settings.lock_path)
    configure_prefect(settings, os.environ)
    say("start: Prefect, the language model and the expectations are loading")
    with ExitStack() as stack:
        server = _start_server(stack, settings, say)
        with without_collections():
            extraction = importlib.import_module("flows.extraction")
            workers = stack.enter_context(extraction.start_workers(settings))
            if settings.warehouse_path.exists():
                with suppress(WarehouseLockedError), quiet_home(settings.lock_path):  # the flow waits for who has it open
                    importlib.import_module("warehouse.database").refuse_unusable(settings.warehouse_path)
            else:
                workers.warm_up()  # everything will be new; a later run may find nothing that needs the model
            pipeline = importlib.import_module("flows.pipeline")  # imports Prefect, which reads the environment set above
            # No daemon: an interpreter that ends in the midst of an import may abort, and the exit code be lost.
            threading.Thread(target=importlib.import_module("expectations.gate").warm_up).start()
            if server is not None:
                server.wait()
        prepared = importlib.import_module("flows.prepared")
        prepared.PREPARED.set(prepared.Prepared(workers, say, progress_seconds))
        with _naming_the_server():
            yield pipeline


@contextmanager
def _naming_the_server() -> Iterator[None]:
    """Prefect raises a bare RuntimeError where nobody answers at PREFECT_API_URL."""
    try:
        yield
    except RuntimeError as error:
        if "Failed to reach API" not in str(error):
            raise
        raise no_server_at(os.environ.get("PREFECT_API_URL")) from error


@contextmanager
def without_collections() -> Iterator[None]:
    """Import without garbage collections: they find nothing in fresh modules, and take a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _start_server(stack: ExitStack, settings: Settings, say: Callable[[str], None]) -> PrefectServer | None:
    """A server for this run, unless the user has named one or `newsledger serve` has one running."""
    if "PREFECT_API_URL" in os.environ:
        refuse_closed_port(os.environ["PREFECT_API_URL"])
        return None
    folder = prefect_folder(settings)
    api_url = running_server(folder)
    server = None
    if api_url is None:
        server = stack.enter_context(PrefectServer(folder))
        # Log lines would be sent in the background, to a server that is gone with the run.
        os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
        api_url = server.api_url
        if not server.had_database:
            say("start: making Prefect's database, about 20 s, only this once (`make setup` prepares it)")
    os.environ["PREFECT_API_URL"] = api_url
    return server
