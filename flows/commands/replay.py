"""``newsledger replay``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from cyclopts import Parameter

from flows.cli import ALL_FAILED
from flows.run import replay_once
from flows.run_display import RunDisplay
from flows.settings import load_settings
from transforms.errors import InputError


def replay(
    *,
    since: Annotated[str | None, Parameter(name="--since")] = None,
    source: Annotated[tuple[str, ...], Parameter(name="--source")] = (),
    everything: Annotated[bool, Parameter(name="--all", negative=())] = False,
    wait: Annotated[float, Parameter(name="--wait")] = 0,
    jobs: Annotated[int | None, Parameter(name=("--jobs", "-j"))] = None,
) -> int:
    """Rebuild articles, figures and actors from the archive with today's rules, without the network.

    Ids stay the same. Only captures that today's rules, reference data and model have not read yet are analysed; a replay that
    was interrupted goes on where it was. Where the warehouse was lost, it is built again from the archive alone.

    Args:
        since: only what was fetched at or after this date or time, ISO 8601 (2025-06-18, 2025-06-18T12:00Z); UTC without offset.
        source: only captures of this source; may be given several times.
        everything: also what today's rules have read before.
        wait: seconds to wait for another run to end, instead of giving up at once.
        jobs: processes that analyse articles (default: the setting NEWSLEDGER_JOBS).
    """
    settings = load_settings(**({} if jobs is None else {"jobs": jobs}))
    moment = _moment(since)
    with RunDisplay() as display:
        summary = replay_once(moment, source, settings, is_anew=everything, wait_seconds=wait, say=display.say)
    display.show(summary, settings)
    return ALL_FAILED if summary.has_only_failures else 0


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--since {text}: no date or time in ISO 8601; 2025-06-18 and 2025-06-18T12:00Z are") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
