"""Runs: each one noted when it starts and when it ends, whatever its end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import duckdb

from warehouse.clock import to_utc, utc_now
from warehouse.migrations import SCHEMA_VERSION

RunState = Literal["published", "stopped", "failed"]


def start_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    *,
    started_at: datetime,
    reference_version: str,
    what: str = "",
    due_at: datetime | None = None,
) -> None:
    """Note that a run starts, and when its schedule wanted it.

    A run that still says ``running`` has died, for there is one writer: it becomes ``interrupted``.
    """
    con.execute(
        "UPDATE quality.runs SET state = 'interrupted', ended_at = ?, message = 'the process ended before the run did' "
        "WHERE state = 'running'",
        [utc_now()],
    )
    con.execute(
        "INSERT INTO quality.runs VALUES (?, ?, 'running', ?, NULL, ?, ?, 0, 0, NULL, '', ?)",
        [run_id, what, to_utc(started_at), reference_version, SCHEMA_VERSION, to_utc(due_at)],
    )


def finish_run(con: duckdb.DuckDBPyConnection, run_id: str, *, ended_at: datetime, state: RunState, message: str = "") -> None:
    """Note how a run ended, with its counts. Called again (publishing failed after all), the later state holds."""
    counts = run_counts(con, run_id)
    con.execute(
        "UPDATE quality.runs SET state = ?, ended_at = ?, message = ?, documents = ?, dispositions = ?, quarantined_rows = "
        "(SELECT count(DISTINCT (source_name, document_id, row_kind, row_key)) FROM quality.quarantine "
        "WHERE last_run_id = ? AND state IN ('held', 'retry')) WHERE run_id = ?",
        [state, to_utc(ended_at), message, sum(counts.values()), json.dumps(counts), run_id, run_id],
    )


def newest_run(con: duckdb.DuckDBPyConnection) -> str:
    """The name of the newest run that is noted; empty where there is none."""
    row = con.execute("SELECT run_id FROM quality.runs ORDER BY started_at DESC, run_id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def run_counts(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """How many documents of a run got which disposition, over all its batches."""
    rows = con.execute(
        "SELECT disposition, count(*) FROM quality.dispositions WHERE run_id = ? GROUP BY disposition ORDER BY disposition",
        [run_id],
    ).fetchall()
    return {str(name): int(count) for name, count in rows}


def first_reasons(
    con: duckdb.DuckDBPyConnection, run_id: str, dispositions: Sequence[str], limit: int
) -> list[tuple[str, str, str]]:
    """Documents of a run with one of these dispositions: name, disposition, and why; the first ones, in their order."""
    return con.execute(
        "SELECT document_id, disposition, coalesce(reason, '') FROM quality.dispositions "
        "WHERE run_id = ? AND list_contains(?, disposition) ORDER BY document_number LIMIT ?",
        [run_id, list(dispositions), limit],
    ).fetchall()
