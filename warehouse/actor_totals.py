"""The rows of ``marts.actors``, kept: what changed articles told of their actors is taken off, what they tell now is added.

An actor that a hundred thousand articles name would else be counted from all of them at every question. What adds up stands in
``materialised.actors`` itself; of the names, kinds, affiliations, surfaces and countries, of which the usual ones are shown,
``materialised.actor_values`` has how often each is told.
"""

# SQL is put together here from constants and numbers only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from warehouse.article_numbers import numbers_in, rows_of
from warehouse.sql_files import read_sql

#: The view whose rows these are.
VIEW = "marts.actors"
#: The kept rows that tell of actors, by the names that ``load/97_actor_shares.sql`` gives them.
SOURCES = {
    "mentions": "actor_mentions",
    "figures": "revision_figures",
    "quotes": "quotes",
    "roles": "told_roles",
    "actors": "revision_actors",
}
_CHANGES = {
    "actor_sums": "sign INTEGER, actor_key VARCHAR, actor_id VARCHAR, mention_count BIGINT, article_count BIGINT, "
    "figure_count BIGINT, quote_count BIGINT, first_seen_at TIMESTAMP, last_seen_at TIMESTAMP, "
    "told_role STRUCT(seen_at TIMESTAMP, role VARCHAR)",
    "actor_values": "actor_key VARCHAR, actor_id VARCHAR, field VARCHAR, value VARCHAR, times BIGINT",
    "actor_stories": "sign INTEGER, actor_key VARCHAR, actor_id VARCHAR, story_id VARCHAR",
}


def build_totals(con: duckdb.DuckDBPyConnection, definition: str) -> str:
    """Make the tables, empty, with the columns that the view's definition gives.

    Returns:
        The query that reads them.
    """
    con.execute(
        "CREATE TABLE materialised.actors AS SELECT v.*, 0::UBIGINT AS actor_hash, "
        f"{{'seen_at': NULL::TIMESTAMP, 'role': NULL::VARCHAR}} AS told_role FROM ({definition}) AS v LIMIT 0"
    )
    con.execute("COMMENT ON TABLE materialised.actors IS 'The rows of marts.actors, with those that no current revision names.'")
    con.execute(
        "CREATE TABLE materialised.actor_values "
        "(actor_key VARCHAR, actor_hash UBIGINT, field VARCHAR, value VARCHAR, times BIGINT)"
    )
    con.execute("COMMENT ON TABLE materialised.actor_values IS 'How often an actor is told with a name, a kind and so on.'")
    return "SELECT * EXCLUDE (actor_hash, told_role) FROM materialised.actors WHERE mention_count > 0"


def take_off(con: duckdb.DuckDBPyConnection, numbers: Sequence[int], stories: str) -> None:
    """Note what the kept rows of some articles tell of actors; to be called before they are deleted.

    Args:
        con: the writer's connection.
        numbers: the articles, ascending.
        stories: a query for the ``story_number`` of the stories in which they are to be.
    """
    for name, columns in _CHANGES.items():
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
    counts = rows_of("materialised.article_counts", numbers)
    others = numbers_in(
        con,
        f"SELECT article_number FROM materialised.article_counts WHERE story_number IN (SELECT story_number FROM ({counts}) "
        f"UNION {stories})",
    )
    beside = rows_of("materialised.actor_mentions", sorted(set(others) - set(numbers)))
    con.execute(f"CREATE OR REPLACE TEMP TABLE beside AS SELECT actor_key, actor_id, story_id FROM ({beside})")
    for table in SOURCES.values():
        con.execute(f"CREATE OR REPLACE TEMP TABLE kept_{table} AS {rows_of(f'materialised.{table}', numbers)}")
    _note(con, -1, {name: f"kept_{table}" for name, table in SOURCES.items()})


def add_up(con: duckdb.DuckDBPyConnection, sources: Mapping[str, str]) -> None:
    """Add what the articles tell now, and bring the totals up to date; to be called when their rows are kept.

    Args:
        con: the writer's connection, behind :func:`take_off`.
        sources: a table of the articles' new rows for each of :data:`SOURCES`.
    """
    _note(con, 1, sources)
    con.execute(read_sql("load/97_actor_totals.sql"))
    if con.execute("FROM actors_now WHERE is_lost LIMIT 1").fetchone() is not None:
        con.execute(read_sql("load/97_lost_extremes.sql"))
    con.execute(read_sql("load/97_actors.sql"))


def _note(con: duckdb.DuckDBPyConnection, sign: int, sources: Mapping[str, str]) -> None:
    sql = read_sql("load/97_actor_shares.sql").replace("{sign}", str(sign))
    for name, table in sources.items():
        sql = sql.replace(f"{{{name}}}", table)
    con.execute(sql)
