"""Missed schedules: however many slots of a source went by, one run makes up for them, and carries the date of the last.

Slots go by while the machine is off, and while a run takes longer than its interval. Prefect would start a run for each of those
that it has planned, one after the other, and none for those that it has not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from transforms.errors import NewsledgerError
from warehouse.query import open_ledger, run_query

#: Intervals count from here, so that the slots of a source are the same whenever serving starts.
ANCHOR = datetime(2024, 1, 1, tzinfo=UTC)
#: How far back to look for the last slot of a schedule: the first of these that holds one counts.
_LOOK_BACK = (timedelta(minutes=10), timedelta(days=1), timedelta(days=32), timedelta(days=366))
#: Prefect gives that many runs for one question at most.
_PAGE = 200


def catch_up(deployment_id: UUID, schedule: Any, served_until: datetime | None, now: datetime) -> datetime | None:
    """Where slots were missed before serving began, order one run for the last of them, in place of all that Prefect has planned.

    Args:
        deployment_id: the deployment of one source.
        schedule: its schedule, as Prefect's server has it (with ``get_dates``).
        served_until: when the last published run for the source began, or None where there was none.
        now: the present moment, aware.

    Returns:
        The logical date of the run that was ordered, or None where nothing was missed.
    """
    planned = drop_overdue(deployment_id, now)
    slot = last_slot(schedule, now)
    is_missed = slot is not None and (slot > served_until if served_until is not None else bool(planned))
    if slot is None or not is_missed:
        return None
    states = import_module("prefect.states")
    with _client() as client:
        client.create_flow_run_from_deployment(deployment_id, state=states.Scheduled(scheduled_time=slot), tags=["catch-up"])
    return slot


def drop_overdue(deployment_id: UUID, now: datetime) -> list[datetime]:
    """Cancel the runs that a schedule has planned for moments that have passed; those ordered by people stay.

    Returns:
        The moments, in order.
    """
    filters, states = import_module("prefect.client.schemas.filters"), import_module("prefect.states")
    which = filters.FlowRunFilter(
        deployment_id={"any_": [deployment_id]}, state={"type": {"any_": ["SCHEDULED"]}}, expected_start_time={"before_": now}
    )
    dropped: list[datetime] = []
    with _client() as client:
        while runs := [run for run in client.read_flow_runs(flow_run_filter=which, limit=_PAGE) if run.auto_scheduled]:
            for run in runs:
                client.set_flow_run_state(run.id, states.Cancelled(message="a later run makes up for it"), force=True)
                dropped.append(run.expected_start_time)
    return sorted(dropped)


def logical_date(deployment_id: str | None, own: datetime, now: datetime) -> datetime:
    """The date of a run that starts now: the last slot that went by while it waited, whose run it replaces, or else its own.

    Args:
        deployment_id: the run's deployment; None where it has none.
        own: when the run was to start.
        now: the present moment, aware.
    """
    dropped = drop_overdue(UUID(deployment_id), now) if deployment_id else []
    return max(own, *dropped) if dropped else own


def last_slot(schedule: Any, now: datetime) -> datetime | None:
    """The last moment up to now at which a schedule wants a run; None where the last year has none."""
    for window in _LOOK_BACK:
        found = _last_between(schedule, now - window, now)
        if found is not None:
            return found
    return None


def _last_between(schedule: Any, start: datetime, end: datetime) -> datetime | None:
    """Prefect gives up to 1,000 dates at a time."""
    last: datetime | None = None
    while dates := asyncio.run(schedule.get_dates(start=start, end=end)):
        last = dates[-1]
        start = dates[-1] + timedelta(seconds=1)
    return last


def served_until(ledger_path: Path) -> Callable[[str], datetime | None]:
    """When the last published run for each source began, by name, UTC; None for a source without one, or without a ledger.

    A run that left the source alone, because it was asked lately, counts: its slot was served.
    """
    found: dict[str, datetime] = {}
    try:
        with closing(open_ledger(ledger_path)) as con:
            rows = run_query(
                con,
                "SELECT source_name, max(r.started_at) AS at FROM quality.source_runs AS s JOIN quality.runs AS r USING (run_id) "
                "WHERE r.state = 'published' AND s.kind <> '' GROUP BY source_name",
            ).to_pylist()
        found = {row["source_name"]: row["at"].replace(tzinfo=UTC) for row in rows}
    except NewsledgerError:
        pass  # no ledger yet, or one of an older schema, which the first run brings forward
    return found.get


def _client() -> Any:
    return import_module("prefect.client.orchestration").get_client(sync_client=True)
