"""What stands in ``core`` of a published ledger, for comparing one state with another."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any

from warehouse.query import open_ledger, run_query

_COLUMNS = (
    "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns() SEMI JOIN duckdb_tables() USING (schema_name, table_name) "
    "WHERE schema_name = 'core' AND NOT starts_with(table_name, 'search_') OR list_contains(?, schema_name || '.' || table_name) "
    "ORDER BY ALL"
)


def core_rows(ledger: Path, passing: Collection[str] = (), *, also: Collection[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ``core`` but the index of search, which numbers what it is given.

    Args:
        ledger: the published file.
        passing: columns that may differ from run to run, and are left out.
        also: tables of other schemas.
    """
    with closing(open_ledger(ledger)) as con:

        def rows(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
            return [tuple(row.values()) for row in run_query(con, sql, parameters).to_pylist()]

        columns: dict[str, list[str]] = {}
        for table, column in rows(_COLUMNS, [*also]):
            columns.setdefault(table, []).extend([column] if column not in passing else [])
        return {table: rows(f"SELECT {', '.join(names)} FROM {table} ORDER BY ALL") for table, names in columns.items()}
