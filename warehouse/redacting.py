"""A person taken out of the warehouse: mentions, roles, quotes and claims go, and the name in every text becomes marks.

Every column of words of every table is looked at; those that hold keys, addresses and hashes are not. Rows of articles that name
the person lose the last name alone as well. Hashes of the rows are made anew, and the documents count as not read by any rules,
so that the next replay reads them again from the archive, where the name is gone, too.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from warehouse.materialised import refresh
from warehouse.promote import ROW_TABLES
from warehouse.search_index import index_again
from warehouse.sql_files import read_sql

_SCHEMAS = ("core", "raw", "quality", "marts")
#: Columns of names of other things than persons; ``*_id`` and ``*_hash`` are left out as well.
_NOT_WORDS = (
    "url",
    "key",
    "archive_file",
    "source_name",
    "headers",
    "validators",
    "children",
    "sha256",
    "fingerprint",
    "canonical_url",
)
_LISTED = ", ".join(f"'{name}'" for name in _SCHEMAS)
_RUN = re.compile(r"[a-z]{2,}")


class Redact(Protocol):
    """Takes a person's names out of a text."""

    def __call__(self, text: str, *, is_markup: bool, is_named: bool) -> str:
        """What is left of it; where ``is_named``, the last names go as well."""


def hints_of(names: Sequence[str]) -> tuple[str, ...]:
    """For each name the longest run of plain letters of its last word, in lower case: no text without one holds the name."""
    runs = [max(_RUN.findall(name.split()[-1].lower()), key=len, default="") for name in names if name.split()]
    return ("",) if not runs or "" in runs else tuple(sorted(set(runs)))


def revisions_naming(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> list[str]:
    """Revisions with an actor that is resolved to somebody of these names, also where the revision tells the last name alone."""
    con.execute("CREATE OR REPLACE TEMP TABLE person_names AS SELECT DISTINCT lower(unnest(?::VARCHAR[])) AS name", [list(names)])
    con.execute(read_sql("load/99_person_actors.sql"))
    return [name for (name,) in con.execute("SELECT DISTINCT revision_id FROM person_rows ORDER BY 1").fetchall()]


def captures_of_revisions(con: duckdb.DuckDBPyConnection, revision_ids: Sequence[str]) -> set[str]:
    """The captures that gave some revisions."""
    rows = con.execute(
        "SELECT DISTINCT capture_id FROM core.documents WHERE list_contains(?, revision_id)", [list(revision_ids)]
    ).fetchall()
    return {capture_id for (capture_id,) in rows}


def revisions_of_captures(con: duckdb.DuckDBPyConnection, capture_ids: Sequence[str]) -> set[str]:
    """The revisions that some captures gave."""
    rows = con.execute(
        "SELECT DISTINCT revision_id FROM core.documents WHERE list_contains(?, capture_id)", [list(capture_ids)]
    ).fetchall()
    return {revision_id for (revision_id,) in rows}


def places_of_captures(con: duckdb.DuckDBPyConnection, places: Sequence[tuple[str, int]]) -> list[tuple[str, str, int, int]]:
    """Every place of the captures that lie at some places: capture id, file, offset and length."""
    files, first_bytes = zip(*places, strict=True) if places else ((), ())
    con.register("given", pa.table({"file": pa.array(files, pa.string()), "first_byte": pa.array(first_bytes, pa.int64())}))
    rows = con.execute(
        "WITH there AS (SELECT capture_id FROM raw.captures "
        "INNER JOIN given ON archive_file = file AND record_offset = first_byte) "
        "SELECT DISTINCT capture_id, archive_file, record_offset, record_length FROM raw.captures "
        "WHERE archive_file IS NOT NULL AND capture_id IN (FROM there)"
    ).fetchall()
    con.unregister("given")
    return rows


def rename_captures(
    con: duckdb.DuckDBPyConnection, renamed: Mapping[str, str], moved: Sequence[tuple[str, int, int, int]]
) -> None:
    """Give captures the ids of what is left of their bytes, within the caller's transaction.

    No rules have read what is left: the next replay does.

    Args:
        con: the writer's connection.
        renamed: old ids to new ones.
        moved: records that lie elsewhere now: file, old first byte, new first byte, new length.
    """
    for file, before, now, length in moved:
        con.execute(
            "UPDATE raw.captures SET record_offset = ?, record_length = ? WHERE archive_file = ? AND record_offset = ?",
            [now, length, file, before],
        )
    con.register("given", pa.table({"old": list(renamed), "new": pa.array(renamed.values(), pa.string())}))
    con.execute("CREATE OR REPLACE TEMP TABLE renamed_captures AS FROM given")
    con.unregister("given")
    con.execute("UPDATE raw.captures AS c SET charset = 'utf-8' FROM renamed_captures AS r WHERE c.capture_id = r.old")
    con.execute("UPDATE core.documents AS c SET analysis_version = '' FROM renamed_captures AS r WHERE c.capture_id = r.old")
    con.execute(
        "UPDATE quality.dispositions AS c SET analysis_version = NULL FROM renamed_captures AS r WHERE c.capture_id = r.old"
    )
    tables = con.execute(
        "SELECT schema_name || '.' || table_name FROM duckdb_columns() WHERE column_name = 'capture_id' "
        "AND database_name = current_database() AND schema_name <> 'staging' "
        "AND (schema_name, table_name) IN (SELECT (schema_name, table_name) FROM duckdb_tables() WHERE NOT temporary) ORDER BY 1"
    ).fetchall()
    for (table,) in tables:
        con.execute(f"UPDATE {table} AS c SET capture_id = r.new FROM renamed_captures AS r WHERE c.capture_id = r.old")


def redact_rows(
    con: duckdb.DuckDBPyConnection, names: Sequence[str], revision_ids: Sequence[str], redact: Redact
) -> dict[str, int]:
    """Take a person out of every row, within the caller's transaction.

    Args:
        con: the writer's connection.
        names: full names, as they are written.
        revision_ids: revisions that name the person by what their bytes or their actors say.
        redact: takes the names out of a text.

    Returns:
        How many mentions, quotes and figures are gone or no longer claimed, and how many revisions were changed.
    """
    hints = hints_of(names)
    con.execute("DELETE FROM core.actor_profiles")  # made again from rows without the names
    con.execute(
        "CREATE OR REPLACE TEMP TABLE redacted_revisions AS SELECT DISTINCT unnest(?::VARCHAR[]) AS revision_id",
        [list(revision_ids)],
    )
    for table, columns in _words(con).items():
        for column, kind in columns:
            _redact_column(con, table, column, kind, hints, redact)
    for table, columns in _words(con).items():
        if any(name == "revision_id" for name, *_ in con.execute(f"DESCRIBE {table}").fetchall()):
            for column, kind in columns:
                _redact_column(con, table, column, kind, hints, redact, is_named=True)
    con.execute(read_sql("load/99_person_rows.sql"))
    names_of = ("mentions", "quotes", "figures", "redacted_revisions")
    counts = con.execute(f"SELECT {', '.join(names_of)} FROM person_counts").fetchone() or [0] * len(names_of)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE redacted_articles AS "
        "SELECT DISTINCT article_id FROM core.revisions WHERE revision_id IN (FROM redacted_revisions)"
    )
    index_again(con, "redacted_articles")
    for table in ROW_TABLES:
        con.execute(read_sql("load/99_row_hashes.sql").replace("{table}", table))
    child_rows = "".join(f"UNION ALL SELECT revision_id, row_hash FROM core.{table}\n" for table in ROW_TABLES)
    con.execute(read_sql("load/99_revision_hashes.sql").replace("{child_rows}", child_rows))
    changed = con.execute(
        "SELECT DISTINCT article_id FROM core.revisions WHERE revision_id IN (FROM redacted_revisions)"
    ).fetchall()
    refresh(con, [article_id for (article_id,) in changed])
    return dict(zip(names_of, map(int, counts), strict=True))


def _words(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """The columns of every table that may hold words, with their types."""
    rows = con.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns() "
        f"WHERE schema_name IN ({_LISTED}) AND database_name = current_database() "
        "AND data_type IN ('VARCHAR', 'VARCHAR[]', 'JSON') "
        "AND (schema_name, table_name) IN (SELECT (schema_name, table_name) FROM duckdb_tables() WHERE NOT temporary) "
        "AND NOT regexp_matches(column_name, '(_id|_hash|_version)$') ORDER BY ALL"
    ).fetchall()
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        if column not in _NOT_WORDS:
            found.setdefault(table, []).append((column, kind))
    return found


def _redact_column(
    con: duckdb.DuckDBPyConnection,
    table: str,
    column: str,
    kind: str,
    hints: Sequence[str],
    redact: Redact,
    *,
    is_named: bool = False,
) -> None:
    where = " OR ".join(f"contains(lower({column}::VARCHAR), '{hint}')" for hint in hints)
    if is_named:
        where = f"({where}) AND revision_id IN (FROM redacted_revisions)"
    rows = con.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL AND ({where})").fetchall()
    is_list, is_json = kind == "VARCHAR[]", kind == "JSON"

    def left(value: Any) -> Any:
        if is_list:
            return [redact(part, is_markup=False, is_named=is_named) for part in value]
        return redact(value, is_markup=is_json, is_named=is_named)

    made = [(row, value, left(value)) for row, value in rows]
    changed = [(row, new) for row, old, new in made if new != old]
    if not changed:
        return
    values = pa.array([new for _, new in changed], pa.list_(pa.string()) if is_list else pa.string())
    con.register("changed", pa.table({"id": pa.array([row for row, _ in changed], pa.int64()), "new": values}))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE redacted_here AS SELECT t.* FROM {table} AS t INNER JOIN changed AS c ON c.id = t.rowid"
    )
    con.execute(f"UPDATE {table} AS t SET {column} = c.new FROM changed AS c WHERE t.rowid = c.id")
    con.unregister("changed")
    if not is_named and any(name == "revision_id" for name, *_ in con.execute("DESCRIBE redacted_here").fetchall()):
        con.execute(
            "INSERT INTO redacted_revisions SELECT DISTINCT revision_id FROM redacted_here "
            "WHERE revision_id IS NOT NULL EXCEPT FROM redacted_revisions"
        )
