"""What an export holds: a view of the ledger, or the figures a form is made of, and the filters on them, as one query."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta

import duckdb

from transforms.errors import InputError
from warehouse.query import run_query

#: Schemas whose tables and views can be exported, in the order in which a name without schema is looked for.
_SCHEMAS = ("marts", "reports", "quality", "reference", "core", "raw")
#: The columns that say when a row happened; the first that a view has orders its rows and parts its months.
_TIMES = ("published_at", "known_at", "first_seen_at", "seen_at", "started_at")
#: By whom a row may be found for --actor: ids as they are, names in any case.
_ACTOR_COLUMNS = (
    "actor_key", "actor_id", "name", "surfaces", "claimant_key", "claimant_actor_id", "claimant", "speaker_key",
    "speaker_actor_id", "speaker",
)  # fmt: skip
_CLAIMANT_COLUMNS = ("claimant_key", "claimant_actor_id", "claimant_id", "claimant")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows an export takes; every filter that is given must hold, of one filter's values one.

    Attributes:
        events: words of the event vocabulary.
        places: places as written, in any case.
        claimants: claimants by actor id or name.
        actors: actors by id or name: as claimant of figures, speaker of quotes, or themselves.
        sources: rows of the source registry.
        since: first day at which a number holds (``as_of_date``).
        until: last such day.
        published_since: first day of publication (UTC).
        published_until: last such day.
        min_confidence: least confidence, 0 to 1.
        where: an SQL condition on the view's columns.
    """

    events: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    min_confidence: float | None = None
    where: str | None = None

    def given(self) -> dict[str, object]:
        """Those that are given, by name, as JSON can hold them."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: _plain(value) for name, value in values if value not in (None, ())}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of what is exported.

    Attributes:
        type: DuckDB's name of its type.
        comment: what it means.
    """

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A query on the published ledger and what is known of its rows.

    Attributes:
        name: what the rows are called: ``figures``.
        sql: one SELECT without order.
        parameters: values of its placeholders.
        columns: its columns in order.
        comment: what one row is.
        month_of: column by which rows belong to a month; None where nothing says when a row happened.
    """

    name: str
    sql: str
    parameters: tuple[object, ...]
    columns: tuple[Column, ...]
    comment: str
    month_of: str | None = None

    def order(self) -> str:
        """Columns to sort by, so that the same ledger gives the same export: time first, then what identifies a row."""
        names = [column.name for column in self.columns]
        keys = [name for name in names if name.endswith(("_id", "_key", "_number")) or name in ("id", "name", "position")]
        first = [self.month_of] if self.month_of else []
        return ", ".join(f"{quoted(name)} NULLS LAST" for name in dict.fromkeys([*first, *(keys or names)]))


def select_view(con: duckdb.DuckDBPyConnection, what: str, filters: Filters) -> Selection:
    """The rows of a table or view that pass the filters.

    Args:
        con: the published ledger.
        what: its name, with or without schema: ``figures``, ``reports.stale_figures``.
        filters: which rows.

    Raises:
        InputError: there is no such view, or it lacks a column that a filter needs.
        QueryError: the condition of ``where`` is wrong.
    """
    schema, name, comment = _find_view(con, what)
    columns = tuple(_columns(con, schema, name))
    conditions, parameters = _conditions(f"{schema}.{name}", {column.name: column.type for column in columns}, filters)
    rows = f"SELECT * FROM {schema}.{quoted(name)}"  # noqa: S608 (names come from the catalogue)
    sql = rows + conditions
    if filters.where:  # before anything is written; a condition is one without the brackets around it, too: no "true) UNION (…"
        run_query(con, f"DESCRIBE {rows} WHERE {filters.where}")
        run_query(con, f"DESCRIBE {sql}", parameters)
    names = {column.name for column in columns}
    month_of = next((time for time in _TIMES if time in names), None)
    return Selection(name, sql, tuple(parameters), columns, comment, month_of)


def select_made(
    con: duckdb.DuckDBPyConnection, name: str, script: str, filters: Filters, comments: dict[str, str], comment: str
) -> Selection:
    """The rows that a query makes of those figures that pass the filters.

    Args:
        con: the published ledger.
        name: what the rows are called.
        script: a query that reads ``selected``, the figures (columns of ``marts.figures``).
        filters: which figures.
        comments: column to its meaning.
        comment: what one row is.

    Raises:
        InputError: a filter does not fit figures.
        QueryError: the condition of a filter is wrong.
    """
    figures = select_view(con, "figures", filters)
    sql = f"WITH selected AS ({figures.sql}\n)\n{script}"
    described = run_query(con, f"DESCRIBE {sql}", figures.parameters).to_pylist()
    columns = tuple(Column(row["column_name"], row["column_type"], comments.get(row["column_name"], "")) for row in described)
    return Selection(name, sql, figures.parameters, columns, comment)


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _find_view(con: duckdb.DuckDBPyConnection, what: str) -> tuple[str, str, str]:
    rows = run_query(
        con,
        "SELECT schema_name, view_name AS name, comment FROM duckdb_views() WHERE NOT internal UNION ALL "
        "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal",
    ).to_pylist()
    found = {(row["schema_name"], row["name"]): row["comment"] or "" for row in rows if row["schema_name"] in _SCHEMAS}
    schema, _, name = what.rpartition(".")
    for candidate in [schema] if schema else _SCHEMAS:
        if (candidate, name) in found:
            return candidate, name, found[candidate, name]
    names = [key[1] for key in found] + [".".join(key) for key in found]
    near = difflib.get_close_matches(what, names, n=1)
    usual = "figures, figure_history, articles, actors, quotes"
    hint = f"did you mean '{near[0]}'?" if near else f"there are {usual} and every other view in warehouse/DICTIONARY.md"
    raise InputError(f"the ledger has no view '{what}'; {hint}")


def _columns(con: duckdb.DuckDBPyConnection, schema: str, name: str) -> Iterator[Column]:
    rows = run_query(
        con,
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE schema_name = $1 AND table_name = $2 "
        "ORDER BY column_index",
        (schema, name),
    ).to_pylist()
    yield from (Column(row["column_name"], row["data_type"], row["comment"] or "") for row in rows)


def _conditions(view: str, types: dict[str, str], filters: Filters) -> tuple[str, list[object]]:
    """The WHERE of a selection, and the values of its placeholders."""
    found: list[str] = []
    parameters: list[object] = []

    def add(option: str, columns: tuple[str, ...], condition: Callable[[str], str], value: object) -> None:
        if value in (None, (), []):
            return
        present = [column for column in columns if column in types]
        if not present:
            raise InputError(f"{option} needs a column {' or '.join(columns)}, and {view} has none; leave it out, or use --where")
        parameters.append(value)
        found.append("(" + " OR ".join(condition(column).replace("?", f"${len(parameters)}") for column in present) + ")")

    def names(column: str) -> str:
        if types[column].endswith("[]"):
            return f"list_has_any(list_transform({column}, lambda x: lower(x)), ?)"
        return f"lower({column}) IN (SELECT unnest(?::VARCHAR[]))"

    add("--event", ("event",), names, _lowered(filters.events))
    add("--place", ("place",), names, _lowered(filters.places))
    add("--claimant", _CLAIMANT_COLUMNS, names, _lowered(filters.claimants))
    add("--actor", _ACTOR_COLUMNS, names, _lowered(filters.actors))
    add("--source", ("source_name",), names, _lowered(filters.sources))
    add("--since", ("as_of_date",), "{} >= ?::DATE".format, filters.since)
    add("--until", ("as_of_date",), "{} <= ?::DATE".format, filters.until)
    add("--published-since", ("published_at",), "{} >= ?::DATE".format, filters.published_since)
    after = filters.published_until and filters.published_until + timedelta(days=1)
    add("--published-until", ("published_at",), "{} < ?::DATE".format, after)
    add("--min-confidence", ("confidence",), "{} >= ?".format, filters.min_confidence)
    if filters.where:
        found.append(f"({filters.where}\n)")  # on a line of its own, so that a comment at its end hides nothing
    return (" WHERE " + " AND ".join(found) if found else ""), parameters


def _lowered(words: tuple[str, ...]) -> list[str]:
    return [word.lower() for word in words]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
