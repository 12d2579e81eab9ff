"""The data dictionary: what every table, view and column means, from the comments that stand beside their definitions."""

from __future__ import annotations

import duckdb

from warehouse.sql_files import read_sql

#: Public schemas first. ``staging`` is empty between runs and has the columns of ``core``.
_SCHEMAS = {
    "marts": "What to query: articles, figures, actors, quotes. Names and columns are stable.",
    "reports": "Questions answered from the marts.",
    "core": "Accepted rows, all revisions.",
    "raw": "What was captured.",
    "quality": "Runs, dispositions, expectation results, quarantine.",
    "reference": "Reference tables that the views read; a run adds every other table of seeds/, all columns text.",
}


def data_dictionary(con: duckdb.DuckDBPyConnection) -> str:
    """The dictionary as Markdown, in a fixed order; ``DICTIONARY.md`` in this folder is its text for an empty warehouse."""
    parts = ["# Data dictionary", "", "Made from the comments in `warehouse/schema` and `warehouse/views`; do not edit.", ""]
    for schema, meaning in _SCHEMAS.items():
        parts += [f"## {schema}", "", meaning, ""]
        for name, kind, comment in _relations(con, schema):
            parts += [f"### {schema}.{name}", "", f"{comment or ''} ({kind})", "", *_columns(con, schema, name)]
    return "\n".join(parts).rstrip() + "\n"


def undocumented(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Tables, views, macros and columns without a comment; a test keeps this empty."""
    return [str(name) for (name,) in con.execute(read_sql("load/95_undocumented.sql")).fetchall()]


def _relations(con: duckdb.DuckDBPyConnection, schema: str) -> list[tuple[str, str, str | None]]:
    return con.execute(
        "SELECT view_name, 'view', comment FROM duckdb_views() WHERE schema_name = $schema "
        "UNION ALL SELECT table_name, 'table', comment FROM duckdb_tables() WHERE schema_name = $schema "
        "UNION ALL SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', 'table macro', comment "
        "FROM duckdb_functions() WHERE function_type = 'table_macro' AND schema_name = $schema ORDER BY ALL",
        {"schema": schema},
    ).fetchall()


def _columns(con: duckdb.DuckDBPyConnection, schema: str, name: str) -> list[str]:
    rows = con.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() "
        "WHERE schema_name = ? AND table_name = ? ORDER BY column_index",
        [schema, name],
    ).fetchall()
    if not rows:
        return []
    lines = [f"| `{column}` | {_short_type(data_type)} | {_escaped(comment)} |" for column, data_type, comment in rows]
    return ["| column | type | meaning |", "|---|---|---|", *lines, ""]


def _short_type(data_type: str) -> str:
    return "STRUCT[]" if data_type.startswith("STRUCT") else data_type


def _escaped(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|")
