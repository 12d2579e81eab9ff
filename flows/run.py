"""One run from the command line: everything slow is started side by side, then the flow is called."""

from __future__ import annotations

import importlib
import os
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from expectations.gate import warm_up
from flows.extraction import start_workers
from flows.prefect_home import configure_prefect, prefect_folder
from flows.prefect_server import PrefectServer, running_server
from flows.prepared import PREPARED, Prepared
from flows.run_lock import check_home, refuse_second_writer
from flows.settings import Settings
from flows.sources import resolve_sources

if TYPE_CHECKING:
    from flows.ingestion import Say
    from flows.run_summary import RunSummary


def run_once(sources: Sequence[str], settings: Settings, *, wait_seconds: float, say: Say) -> RunSummary:
    """Run the pipeline once under Prefect.

    A Prefect server, the language model and Great Expectations each take seconds to load, in three processes: they are
    started together, and the flow begins when the server answers.

    Args:
        sources: names of the registry, paths or addresses; the shipped samples where there are none.
        settings: the settings in force.
        wait_seconds: how long to wait for another run to end.
        say: tells the user which stage the run is at.

    Raises:
        NewsledgerError: the run failed, or the gate stopped it.
    """
    resolve_sources(sources, settings)
    check_home(settings.lock_path)
    if not wait_seconds:
        refuse_second_writer(settings.lock_path)
    configure_prefect(settings, os.environ)
    say("start: Prefect, the language model and the expectations are loading")
    with ExitStack() as stack:
        server = _start_server(stack, settings, say)
        workers = stack.enter_context(start_workers(settings))
        if not settings.warehouse_path.exists():
            workers.warm_up()  # everything will be new; a later run may find nothing that needs the model
        pipeline = importlib.import_module("flows.pipeline")  # imports Prefect, which reads the environment set above
        threading.Thread(target=warm_up, daemon=True).start()
        if server is not None:
            server.wait()
        PREPARED.set(Prepared(workers, say))
        summary: RunSummary = pipeline.ingest(list(sources), wait_seconds)
        return summary


def _start_server(stack: ExitStack, settings: Settings, say: Say) -> PrefectServer | None:
    """A server for this run, unless the user has named one or `newsledger serve` has one running."""
    if "PREFECT_API_URL" in os.environ:
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
