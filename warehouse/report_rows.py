"""What the static report shows, read from the published ledger: one function per table, each bounded by a limit.

Every function takes a connection of :func:`warehouse.query.open_ledger` and gives rows as dictionaries, latest or largest
first. Only views of ``marts`` and ``reports`` are read, and ``quality`` where no view has the rows.
"""

from __future__ import annotations

from typing import Any

import duckdb

from warehouse.query import run_query
from warehouse.sql_files import read_sql

Row = dict[str, Any]


def totals(con: duckdb.DuckDBPyConnection) -> Row:
    """Counts over the whole ledger, in one row: articles, stories, figures, attributed figures, actors, quotes, waiting rows."""
    return _rows(con, "totals")[0]


def runs(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """The latest runs with their dispositions, gate counts, and the figures they brought; latest first."""
    return _rows(con, "runs", limit)


def expectations(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """The expectations of the latest run that checked any, failed ones first, with their pass rate over the latest runs."""
    return _rows(con, "expectations", limit)


def pass_rates(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Of each of the latest runs and each suite: the share of checked rows that broke nothing."""
    return _rows(con, "pass_rates", limit)


def rows_held_back(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Of each of the latest runs and each kind of row: how many it held back, and how many of these still wait.

    A run that held nothing back has one row of the kind ``none``.
    """
    return _rows(con, "rows_held_back", limit)


def source_fill_rates(con: duckdb.DuckDBPyConnection, limit: int, sources: int) -> list[Row]:
    """Of each of the latest runs, each of the sources that brought most, and each field: the share of articles that fill it."""
    return _rows(con, "source_fill_rates", limit, sources)


def quarantine(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Rows that the gate held back and nobody has decided on, latest first."""
    return _rows(con, "quarantine", limit)


def sources(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Sources with what came of them and how complete it is; those that brought most first."""
    return _rows(con, "sources", limit)


def removed_blocks(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """What was removed from articles, by label and rule."""
    return _rows(con, "removed_blocks", limit)


def failed_documents(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Documents of the latest run that became no article, with the reason."""
    return _rows(con, "failed_documents", limit)


def timelines(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Claims of the things that are best followed over time: most days, then most claimants.

    A thing is an event that happened to one kind of people or things in a place; where no place is told, in one story.
    ``thing`` groups the rows; ``limit`` counts things.
    """
    return _rows(con, "timelines", limit)


def conflicts(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Same thing, same time, different values or claimants; widest spread first."""
    return _rows(con, "conflicts", limit)


def changes(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Numbers that a revision of an article changed, latest first."""
    return _rows(con, "changes", limit)


def exchanges(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Figures that were given for one another, latest first."""
    return _rows(con, "exchanges", limit)


def figures(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Figures of current revisions, of the latest articles first, in the order of the text."""
    return _rows(con, "figures", limit)


def articles(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Articles, latest published first, those without a date last."""
    return _rows(con, "articles", limit)


def actors(con: duckdb.DuckDBPyConnection, limit: int) -> list[Row]:
    """Actors, those in most stories first."""
    return _rows(con, "actors", limit)


def of_articles(con: duckdb.DuckDBPyConnection, table: str, article_ids: list[str]) -> dict[str, list[Row]]:
    """Blocks, figures, quotes or mentions of articles, in the order of the text, by article id.

    Args:
        con: the ledger.
        table: ``blocks``, ``figures``, ``quotes`` or ``mentions``.
        article_ids: whose.
    """
    return _by(_rows(con, f"{table}_of_articles", article_ids), "article_id")


def of_actors(con: duckdb.DuckDBPyConnection, table: str, actor_keys: list[str], limit: int) -> dict[str, list[Row]]:
    """Roles, quotes, claims, articles or companions of actors, by actor key.

    Args:
        con: the ledger.
        table: ``roles``, ``quotes``, ``claims``, ``articles`` or ``companions``.
        actor_keys: whose.
        limit: most rows for one actor.
    """
    return _by(_rows(con, f"{table}_of_actors", actor_keys, limit), "actor_key")


def actor_rows(con: duckdb.DuckDBPyConnection, name: str, parameter: str | int) -> list[Row]:
    """Rows about actors across articles.

    Args:
        con: the ledger.
        name: ``actor_files``, ``actor_articles`` or ``actor_judgements`` of one actor key; ``actor_doubts`` up to a limit.
        parameter: the key, or the limit.
    """
    return _rows(con, name, parameter)


def _rows(con: duckdb.DuckDBPyConnection, name: str, *parameters: object) -> list[Row]:
    return run_query(con, read_sql(f"queries/{name}.sql"), parameters).to_pylist()


def _by(rows: list[Row], key: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row[key], []).append(row)
    return grouped
