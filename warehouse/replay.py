"""Which captures a replay reads again, and in which groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from transforms.errors import InputError
from warehouse.clock import to_utc
from warehouse.quarantine import RetryDocument
from warehouse.sql_files import read_sql


@dataclass(frozen=True, slots=True)
class ReplayGroup:
    """The captures that one run brought, by their numbers in the plan, both included."""

    run_id: str
    first: int
    last: int


def plan_replay(
    con: duckdb.DuckDBPyConnection,
    what: str,
    version: str,
    *,
    since: datetime | None,
    sources: Sequence[str],
    is_anew: bool,
    site_versions: Mapping[str, str] | None = None,
) -> list[ReplayGroup]:
    """Choose the captures; the list stays in a temporary table of this connection, however long it is.

    Args:
        con: the writer's connection.
        what: names the replay, so that one that was interrupted goes on.
        version: name of today's rules.
        since: only captures fetched (or, where that is not known, noted) at or after this moment.
        sources: only these; all where there are none.
        is_anew: also captures that these rules have read before.
        site_versions: what the learned boilerplate of each site adds to the name of the rules.

    Raises:
        InputError: there are no captures at all, or none of a source.
    """
    known = {str(name) for (name,) in con.execute("SELECT DISTINCT coalesce(source_name, '') FROM raw.captures").fetchall()}
    if not known:
        raise InputError("there is nothing to replay: the archive holds no captures; `newsledger run` makes some")
    for source in sources:
        if source not in known:
            raise InputError(f"--source {source}: no capture is of this source; there are {', '.join(sorted(known - {''}))}")
    con.execute(
        read_sql("load/09_replay.sql"),
        {
            "what": what,
            "version": version,
            "since": to_utc(since),
            "sources": list(sources),
            "is_anew": is_anew,
            "sites": list(site_versions or {}),
            "suffixes": list((site_versions or {}).values()),
        },
    )
    rows = con.execute("SELECT run_id, min(number), max(number) FROM replay_captures GROUP BY run_id ORDER BY 2").fetchall()
    return [ReplayGroup(*row) for row in rows]


def planned_captures(con: duckdb.DuckDBPyConnection, first: int, last: int) -> list[RetryDocument]:
    """The captures of the plan with these numbers, both included."""
    rows = con.execute(
        "SELECT * EXCLUDE (number, run_id) FROM replay_captures WHERE number BETWEEN ? AND ? ORDER BY number", [first, last]
    ).fetchall()
    return [RetryDocument(*row) for row in rows]
