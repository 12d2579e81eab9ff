"""Quarantine: rows that the gate held back, kept with the reason until they are right or a person lets them through.

A held row leaves ``staging`` before promotion, an article with all its rows, an actor with its mentions and roles. A row is
named by its document, its key, the expectation and its content. So the same row met again is the same entry; when its content
changes, it is judged anew and the old entry is ``resolved``.

Nobody edits rows here. ``retry`` asks the next run to read the document again, from the archive, by the rules of that day.
``release`` lets the row through as it is, with a note: also in the next run, through the same gate and promotion as all
others, for as long as its content stays what the note was written about.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import duckdb
import pyarrow as pa

from transforms.errors import InputError
from transforms.records import RowFailure
from warehouse.batch import transaction
from warehouse.clock import utc_now
from warehouse.sql_files import read_sql

QuarantineState = Literal["held", "retry", "released", "resolved"]

#: Row kind to its staging table and the SQL of its key there. The suites of the gate name rows by the same keys.
_KINDS = {
    "article": ("articles", "s.document_number::VARCHAR"),
    "block": ("blocks", "s.block_number::VARCHAR"),
    "figure": ("figures", "s.figure_id"),
    "actor": ("actors", "s.actor_number::VARCHAR"),
    "mention": ("actor_mentions", "s.actor_number || ':' || s.span_start"),
    "role": ("actor_roles", "s.actor_number || ':' || s.span_start"),
    "quote": ("quotes", "s.quote_number::VARCHAR"),
    "time": ("times", "s.time_number::VARCHAR"),
    "entry": ("live_entries", "s.entry_number::VARCHAR"),
}
#: An article takes everything of its document along, an actor what hangs on it.
_BELONGS = {
    "article": (
        "articles", "placements", "blocks", "figures", "actors", "actor_mentions", "actor_roles", "quotes", "times",
        "live_entries", "skipped_numbers",
    ),
    "actor": ("actor_mentions", "actor_roles"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """One entry of the quarantine; the fields are the columns of ``quality.quarantine``."""

    quarantine_id: str
    row_kind: str
    row_key: str
    expectation: str
    reason: str
    row_json: str
    document_id: str
    source_name: str | None
    url: str | None
    capture_id: str | None
    article_id: str | None
    state: QuarantineState
    note: str
    first_run_id: str
    last_run_id: str
    quarantined_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class RetryDocument:
    """A document that the next run is to read again, and where the archive keeps its bytes."""

    document_id: str
    capture_id: str
    source_name: str | None
    url: str | None
    media_type: str | None
    charset: str | None
    fetched_at: datetime | None
    archive_file: str | None
    record_offset: int | None
    record_length: int | None


def quarantine_rows(con: duckdb.DuckDBPyConnection, run_id: str, failures: Sequence[RowFailure]) -> int:
    """Hold back the staged rows that the gate names; to be called after every gate, also where it names none.

    Entries of this batch's documents that no longer break anything become ``resolved``.

    Returns:
        How many rows were held back; released ones are not.
    """
    with transaction(con):
        if not failures:
            con.execute("CREATE OR REPLACE TEMP TABLE held (quarantine_id VARCHAR, document_number BIGINT, expectation VARCHAR)")
            con.execute(read_sql("load/92_resolve.sql"), {"now": utc_now()})
            return 0
        _match_failures(con, failures)
        con.execute(read_sql("load/91_quarantine.sql"), {"run_id": run_id, "now": utc_now()})
        con.execute(read_sql("load/92_resolve.sql"), {"now": utc_now()})
        _remove_held(con)
        row = con.execute(
            "SELECT count(DISTINCT (row_kind, document_number, staged_key)) FROM held WHERE NOT is_released"
        ).fetchone()
    return int(row[0]) if row else 0


def list_quarantine(
    con: duckdb.DuckDBPyConnection,
    state: QuarantineState | None = None,
    *,
    source: str | None = None,
    expectation: str | None = None,
    run_id: str | None = None,
) -> list[QuarantineRow]:
    """The entries, newest first.

    Args:
        con: open connection to the warehouse or the ledger.
        state: only the ones in this state.
        source: only rows of this source.
        expectation: only rows that broke this one, ``suite.expectation``, or one of this suite.
        run_id: only rows that this run met, first or last.
    """
    rows = con.execute(
        "SELECT * FROM quality.quarantine WHERE state = coalesce($state, state) "
        "AND ($source IS NULL OR source_name = $source) "
        "AND ($expectation IS NULL OR expectation = $expectation OR starts_with(expectation, $expectation || '.')) "
        "AND ($run_id IS NULL OR $run_id IN (first_run_id, last_run_id)) ORDER BY quarantined_at DESC, quarantine_id",
        {"state": state, "source": source, "expectation": expectation, "run_id": run_id},
    ).fetchall()
    return [QuarantineRow(*row) for row in rows]


def show_quarantine(con: duckdb.DuckDBPyConnection, quarantine_id: str) -> QuarantineRow:
    """One entry.

    Raises:
        InputError: there is none of that name.
    """
    row = con.execute("SELECT * FROM quality.quarantine WHERE quarantine_id = ?", [quarantine_id]).fetchone()
    if row is None:
        raise InputError(f"nothing in quarantine is named {quarantine_id!r}: `newsledger quarantine list` shows what there is")
    return QuarantineRow(*row)


def mark_retry(con: duckdb.DuckDBPyConnection, quarantine_id: str, note: str = "") -> None:
    """Ask the next run to read the entry's document again.

    Raises:
        InputError: there is no such entry, or it is resolved already.
    """
    _decide(con, quarantine_id, "retry", note)


def release(con: duckdb.DuckDBPyConnection, quarantine_id: str, note: str) -> None:
    """Let the row through in the next run, as it is, and say why.

    Raises:
        InputError: there is no such entry, it is resolved already, or the note is empty.
    """
    if not note.strip():
        raise InputError(f"to release {quarantine_id} a note is needed that says why the row is right")
    _decide(con, quarantine_id, "released", note)


def documents_to_retry(con: duckdb.DuckDBPyConnection) -> list[RetryDocument]:
    """The documents of entries marked for retry or released: the next run adds them to its input."""
    return [RetryDocument(*row) for row in con.execute(read_sql("load/93_retry_documents.sql")).fetchall()]


def _decide(con: duckdb.DuckDBPyConnection, quarantine_id: str, state: QuarantineState, note: str) -> None:
    entry = show_quarantine(con, quarantine_id)
    if entry.state == "resolved":
        raise InputError(f"{quarantine_id} is resolved: its row no longer breaks '{entry.expectation}'")
    con.execute(
        "UPDATE quality.quarantine SET state = ?, note = ?, decided_at = ? WHERE quarantine_id = ?",
        [state, note or entry.note, utc_now(), quarantine_id],
    )


def _match_failures(con: duckdb.DuckDBPyConnection, failures: Sequence[RowFailure]) -> None:
    """Make the temporary table ``held``: each failing row with its content and name, and whether it was released."""
    fields = ("row_kind", "document_number", "row_key", "expectation", "reason")
    types = (pa.string(), pa.int64(), pa.string(), pa.string(), pa.string())
    columns = {
        name: pa.array([getattr(failure, name) for failure in failures], kind) for name, kind in zip(fields, types, strict=True)
    }
    con.register("failures", pa.table(columns))
    template = read_sql("load/90_failing_rows.sql")
    queries = [
        template.replace("{kind}", kind).replace("{table}", table).replace("{key}", key) for kind, (table, key) in _KINDS.items()
    ]
    matched = "\nUNION ALL\n".join(queries)
    con.execute(read_sql("load/90_held.sql").replace("{matched}", matched))
    con.unregister("failures")


def _remove_held(con: duckdb.DuckDBPyConnection) -> None:
    """Take the held rows out of staging, with what belongs to them."""
    named = (
        "EXISTS (SELECT 1 FROM held AS h WHERE h.row_kind = '{kind}' AND NOT h.is_released "
        "AND h.document_number = s.document_number{key})"
    )
    for table in _BELONGS["article"]:
        con.execute(f"DELETE FROM staging.{table} AS s WHERE {named.format(kind='article', key='')}")
    for table in _BELONGS["actor"]:
        condition = named.format(kind="actor", key=" AND h.staged_key = s.actor_number::VARCHAR")
        con.execute(f"DELETE FROM staging.{table} AS s WHERE {condition}")
    for kind, (table, key) in _KINDS.items():
        condition = named.format(kind=kind, key=f" AND h.staged_key = {key}")
        con.execute(f"DELETE FROM staging.{table} AS s WHERE {condition}")
    con.execute(read_sql("load/94_after_removal.sql"))
