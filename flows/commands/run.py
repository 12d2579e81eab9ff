"""``newsledger run``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.cli import ALL_FAILED
from flows.run import run_once
from flows.run_display import RunDisplay
from flows.settings import load_settings


def run(
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    wait: Annotated[float, Parameter(name="--wait")] = 0,
    jobs: Annotated[int | None, Parameter(name=("--jobs", "-j"))] = None,
) -> int:
    """Run the whole pipeline once: capture, extract, gate, promote, publish.

    Without SOURCES it reads the sample articles that come with newsledger.

    Args:
        sources: names of registered sources, files, folders or web addresses.
        wait: seconds to wait for another run to end, instead of giving up at once.
        jobs: processes that analyse articles (default: the setting NEWSLEDGER_JOBS).
    """
    settings = load_settings(**({} if jobs is None else {"jobs": jobs}))
    with RunDisplay() as display:
        summary = run_once(sources, settings, wait_seconds=wait, say=display.say, progress_seconds=display.progress_seconds)
    display.show(summary, settings)
    return ALL_FAILED if summary.has_only_failures else 0
