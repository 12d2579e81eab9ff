"""Whether the rows of the ledger are the ones that promotion wrote: hashes, spans, references.

Every row of ``core`` that belongs to a revision has the hash of its content, and ``core.revisions.analysis_hash`` is the hash of
those of all its rows and of its own content: a value that was changed, a row that is gone or was added by hand shows there.
Whoever changes such rows lawfully writes both hashes anew, as :mod:`warehouse.promote` does; whoever takes a revision out takes
all its rows, its documents, resolutions and story along. A migration that adds a column to one of these tables renews the hashes.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from warehouse.promote import ROW_TABLES
from warehouse.sql_files import read_sql

#: What identifies a row within its revision, in SQL.
_ROW_KEYS = {
    "blocks": "c.block_number", "figures": "c.figure_id", "actors": "c.actor_number", "quotes": "c.quote_number",
    "actor_mentions": "c.actor_number || ':' || c.span_start", "actor_roles": "c.actor_number || ':' || c.span_start",
    "times": "c.time_number", "live_entries": "c.entry_number", "placements": "''", "skipped_numbers": "c.span_start",
}  # fmt: skip
#: Keys of tables, as their comments say; nothing in DuckDB holds them.
_KEYS = {
    "core.articles": "article_id", "core.revisions": "revision_id", "core.documents": "document_id, capture_id",
    "core.blocks": "revision_id, block_number", "core.figures": "revision_id, figure_id",
    "core.actors": "revision_id, actor_number", "core.actor_mentions": "revision_id, actor_number, span_start",
    "core.actor_roles": "revision_id, actor_number, span_start, role", "core.quotes": "revision_id, quote_number",
    "core.times": "revision_id, time_number", "core.live_entries": "revision_id, entry_number",
    "core.placements": "revision_id", "core.skipped_numbers": "revision_id, span_start",
    "core.stories": "article_id", "core.learned_actors": "actor_id", "core.actor_keys": "key, actor_id",
    "core.actor_profiles": "actor_id",
    "core.actor_resolutions": "revision_id, actor_number", "core.actor_judgements": "judgement_id",
    "core.search_documents": "document_number", "core.corrections": "correction_id, target_id, field",
    "raw.captures": "capture_id, document_id, fetched_at", "quality.runs": "run_id",
    "quality.dispositions": "run_id, document_number",
}  # fmt: skip
#: Revisions of which all rows are looked at together: their hashes have to fit into memory.
CHUNK = 50_000
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that is not as it was written: its table and key, and what is wrong."""

    row_name: str
    problem: str


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What a check of rows found.

    Attributes:
        name: of the check.
        looked_at: rows.
        wrong: how many of them are.
        problems: the first of these.
    """

    name: str
    looked_at: int
    wrong: int
    problems: tuple[RowProblem, ...]


def revisions_in_chunks(con: duckdb.DuckDBPyConnection, sample: int | None) -> Iterator[Sequence[str]]:
    """The ids of all revisions, or of so many by chance, in chunks that fit into memory."""
    wanted = "" if sample is None else f"USING SAMPLE reservoir({sample} ROWS)"
    rows = con.execute(f"SELECT revision_id FROM core.revisions {wanted}").fetchall()
    for first in range(0, len(rows), CHUNK):
        yield [revision_id for (revision_id,) in rows[first : first + CHUNK]]


def check_revisions(con: duckdb.DuckDBPyConnection, revision_ids: Sequence[str]) -> list[RowCheck]:
    """The rows of some revisions: their hashes, the hashes of the revisions, and spans.

    Args:
        con: a connection to the ledger or the warehouse; it gets a temporary table.
        revision_ids: whose rows.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE looked_at AS SELECT unnest($1::VARCHAR[]) AS revision_id", [list(revision_ids)])
    child_rows = "".join(
        f"UNION ALL SELECT c.revision_id, c.row_hash FROM core.{table} AS c INNER JOIN looked_at AS l USING (revision_id)\n"
        for table in ROW_TABLES
    )
    counted = " + ".join(f"(SELECT count(*) FROM core.{table} SEMI JOIN looked_at USING (revision_id))" for table in ROW_TABLES)
    rows = _number(con, f"SELECT {counted}")
    hashes = " UNION ALL ".join(
        read_sql("checks/10_row_hashes.sql").replace("{table}", table).replace("{key}", _ROW_KEYS[table]) for table in ROW_TABLES
    )
    revision_hashes = read_sql("checks/20_revision_hashes.sql").replace("{child_rows}", child_rows)
    return [
        _check(con, "row hashes", rows, hashes),
        _check(con, "revision hashes", len(revision_ids), revision_hashes),
        _check(con, "spans", rows, read_sql("checks/30_spans.sql")),
    ]


def check_references(con: duckdb.DuckDBPyConnection) -> list[RowCheck]:
    """Every row names rows that are there, and stands once; all of the ledger."""
    child_rows = " UNION ALL ".join(
        f"SELECT '{table}' AS table_name, revision_id, article_id FROM core.{table}" for table in ROW_TABLES
    )
    references = read_sql("checks/40_references.sql").replace("{child_rows}", child_rows)
    counted = _number(con, "SELECT " + " + ".join(f"(SELECT count(*) FROM {table})" for table in _KEYS))
    keys = " UNION ALL ".join(
        "(" + read_sql("checks/50_keys.sql").replace("{table}", table).replace("{key}", key) + ")" for table, key in _KEYS.items()
    )
    return [_check(con, "references", counted, references), _check(con, "keys", counted, keys)]


def merged(checks: Sequence[RowCheck]) -> RowCheck:
    """The same check of several chunks as one."""
    problems = tuple(problem for check in checks for problem in check.problems)[:_SHOWN]
    return RowCheck(checks[0].name, sum(check.looked_at for check in checks), sum(check.wrong for check in checks), problems)


def _check(con: duckdb.DuckDBPyConnection, name: str, looked_at: int, sql: str) -> RowCheck:
    try:
        rows = con.execute(
            f"WITH wrong AS ({sql}) "
            f"SELECT row_name, problem, count(*) OVER () FROM wrong ORDER BY row_name, problem LIMIT {_SHOWN}"
        ).fetchall()
    except duckdb.Error as error:
        return RowCheck(name, looked_at, 1, (RowProblem("its rows", f"they cannot be read: {error}"),))
    problems = tuple(RowProblem(row[0], row[1]) for row in rows)
    return RowCheck(name, looked_at, int(rows[0][2]) if rows else 0, problems)


def _number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
