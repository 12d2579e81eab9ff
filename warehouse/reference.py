"""Reference data in the warehouse: every table of ``seeds/`` as a table of ``reference``, so that queries can join it."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import re

import duckdb
import pyarrow as pa

from transforms.errors import ReferenceDataError
from transforms.reference import ReferenceData, Row
from warehouse.batch import transaction
from warehouse.materialised import derive_forgotten, forget_all


def load_reference(con: duckdb.DuckDBPyConnection, reference: ReferenceData) -> bool:
    """Bring ``reference.*`` to the given version; every column is text, as in the CSV.

    Returns:
        Whether anything was loaded: the version that is there already is left as it is.

    Raises:
        ReferenceDataError: a table lacks a column that the views read, or a name is no plain name.
    """
    stored = con.execute("SELECT fingerprint FROM quality.build_state WHERE name = 'reference'").fetchone()
    if stored is not None and stored[0] == reference.version:
        return False
    with transaction(con):
        for name, rows in reference.tables.items():
            _load_table(con, name, rows)
        con.execute("DELETE FROM quality.build_state WHERE name = 'reference'")
        con.execute("INSERT INTO quality.build_state VALUES ('reference', ?)", [reference.version])
        forget_all(con)
    derive_forgotten(con)
    return True


def _load_table(con: duckdb.DuckDBPyConnection, name: str, rows: tuple[Row, ...]) -> None:
    comments = _comments(con, name)
    columns = list(rows[0]) if rows else list(comments)
    _check_names(name, columns)
    missing = [column for column in comments if column not in columns]
    if missing and not _is_generic(comments):
        raise ReferenceDataError(f"seeds/{name}.csv lacks the columns {', '.join(missing)}, which the views read")
    if not columns:
        return
    table = pa.table({column: pa.array([row[column] for row in rows], pa.string()) for column in columns})
    con.register("batch", table)
    con.execute(f'CREATE OR REPLACE TABLE reference."{name}" AS SELECT * FROM batch')
    con.unregister("batch")
    _comment(con, name, columns, comments)


def _comments(con: duckdb.DuckDBPyConnection, name: str) -> dict[str, str]:
    rows = con.execute(
        "SELECT column_name, coalesce(comment, '') FROM duckdb_columns() WHERE schema_name = 'reference' AND table_name = ?",
        [name],
    ).fetchall()
    return dict(rows)


def _is_generic(comments: dict[str, str]) -> bool:
    """Whether no view depends on the table: only ``schema/reference`` describes columns in words of its own."""
    return all(text.startswith("Column ") for text in comments.values())


def _comment(con: duckdb.DuckDBPyConnection, name: str, columns: list[str], comments: dict[str, str]) -> None:
    """Say again what the columns mean: replacing a table drops its comments."""
    con.execute(f"COMMENT ON TABLE reference.\"{name}\" IS 'The rows of seeds/{name}.csv.'")
    for column in columns:
        text = comments.get(column) or f"Column {column} of seeds/{name}.csv."
        quoted = text.replace("'", "''")
        con.execute(f'COMMENT ON COLUMN reference."{name}"."{column}" IS \'{quoted}\'')


def _check_names(name: str, columns: list[str]) -> None:
    for word in (name, *columns):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", word):
            raise ReferenceDataError(f"seeds/{name}.csv: {word!r} is no plain lower-case name")
