"""What all articles together show of an actor, kept in ``core.actor_profiles``: made where missing, added to, forgotten.

An actor that a hundred thousand articles name would else be gathered from all of them at every run.
"""

# SQL is put together here from constants only: names of tables, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import duckdb

from transforms.actor_matching import Known
from transforms.actor_traits import Traits
from warehouse.article_numbers import number_conditions, rows_of
from warehouse.sightings import Sighting, given
from warehouse.sql_files import read_sql

#: Reads ``core.actor_profiles.recent``.
SIGHTINGS_IN = (
    "CREATE OR REPLACE TEMP MACRO sightings_in(recent) AS "
    """from_json(recent, '[{"seen_at": "TIMESTAMP", "nearby": ["VARCHAR"], "companions": ["VARCHAR"], "topics": ["VARCHAR"]}]')"""
)


def read_profiles(con: duckdb.DuckDBPyConnection, actor_ids: Iterable[str], sightings: Sequence[Sighting]) -> list[Known]:
    """Actors as all articles together show them; those that no article names any more are not there.

    Args:
        con: the writer's connection.
        actor_ids: whose.
        sightings: what they are to be compared with. Of the stories that name an actor, only those of these are told.
    """
    ids = sorted(set(actor_ids))
    con.execute(SIGHTINGS_IN)
    make_missing(con, ids)
    stories = _stories(con, sightings)
    with given(con, ids):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE met_profiles AS "
            "SELECT p.* FROM core.actor_profiles AS p SEMI JOIN wanted ON id = actor_id"
        )
    rows = con.execute(
        "SELECT actor_id, kind, names, offices, trades, countries, affiliations, births, marks, "
        "flatten(list_transform(seen, lambda r: r.nearby)), flatten(list_transform(seen, lambda r: r.companions)), "
        "flatten(list_transform(seen, lambda r: r.topics)), settings "
        "FROM (SELECT *, sightings_in(recent) AS seen FROM met_profiles WHERE kind IS NOT NULL)"
    ).fetchall()
    return [
        Known(actor_id, kind, frozenset(names), Traits(*map(frozenset, (*traits, stories.get(actor_id, ())))))
        for actor_id, kind, names, *traits in rows
    ]


def add_sightings(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Add resolutions to the profiles of their actors, before they are inserted and after those profiles were read.

    Args:
        con: the writer's connection.
        table: has rows for ``core.actor_resolutions``; those without actor are left out.
    """
    found = con.execute(
        f"SELECT DISTINCT actor_id FROM {table} "
        "WHERE actor_id IS NOT NULL AND actor_id NOT IN (SELECT actor_id FROM met_profiles)"
    ).fetchall()
    ids = sorted(actor_id for (actor_id,) in found)
    make_missing(con, ids)
    with given(con, ids):
        unread = con.execute("SELECT actor_id FROM core.actor_profiles SEMI JOIN wanted ON id = actor_id").fetchall()
    if unread:  # mostly there is none, and to read lists of strings means to read all of them
        with given(con, [actor_id for (actor_id,) in unread]):
            con.execute("INSERT INTO met_profiles SELECT p.* FROM core.actor_profiles AS p SEMI JOIN wanted ON id = actor_id")
    _make(
        con, f"SELECT * FROM {table} WHERE actor_id IS NOT NULL", "SELECT * FROM met_profiles SEMI JOIN pieces USING (actor_id)"
    )


def forget_profiles(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Drop the profiles of actors of which sightings go; to be called before those go.

    Args:
        con: the writer's connection.
        table: has ``article_number`` and ``revision_id`` of the revisions.
    """
    con.execute(
        "DELETE FROM core.actor_profiles WHERE actor_id IN (SELECT x.actor_id FROM core.actor_resolutions AS x "
        f"SEMI JOIN {table} AS t ON t.article_number = x.article_number AND t.revision_id = x.revision_id)"
    )


def make_missing(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Gather what is known of actors that have no profile; new ones have no sightings that would have to be looked for."""
    if not ids:
        return
    with given(con, ids):
        there = con.execute("SELECT actor_id FROM core.actor_profiles SEMI JOIN wanted ON id = actor_id").fetchall()
    with given(con, sorted(set(ids) - {actor_id for (actor_id,) in there})):
        missing = con.execute(
            "SELECT id FROM wanted WHERE id IN (SELECT actor_id FROM core.learned_actors SEMI JOIN wanted ON id = actor_id) "
            "OR id IN (SELECT actor_id FROM reference.actors)"
        ).fetchall()
    if missing:
        with given(con, [actor_id for (actor_id,) in missing]):
            _make(
                con,
                "SELECT x.* FROM core.actor_resolutions AS x SEMI JOIN wanted ON id = x.actor_id",
                "FROM core.actor_profiles LIMIT 0",
            )
            con.execute(
                "INSERT INTO core.actor_profiles SELECT id, NULL, [], [], [], [], [], [], [], [], '[]' FROM wanted "
                "WHERE id NOT IN (SELECT actor_id FROM made_profiles)"
            )


def _make(con: duckdb.DuckDBPyConnection, sightings: str, known: str) -> None:
    con.execute(SIGHTINGS_IN)
    con.execute(f"CREATE OR REPLACE TEMP TABLE pieces AS {sightings}")
    con.execute(read_sql("load/87_profiles.sql").replace("{known}", known))


def _stories(con: duckdb.DuckDBPyConnection, sightings: Sequence[Sighting]) -> dict[str, set[str]]:
    """Which of the stories of these sightings name which actors already."""
    numbers = sorted({s.article_number for s in sightings if s.story_id is not None})
    articles = dict(
        con.execute(
            "SELECT article_number, story_id FROM core.stories WHERE story_number IN "
            f"(SELECT story_number FROM ({rows_of('core.stories', numbers)})) ORDER BY article_number"
        ).fetchall()
    )
    found: dict[str, set[str]] = defaultdict(set)
    for condition in number_conditions(list(articles)) if articles else ():
        rows = con.execute(
            f"SELECT DISTINCT actor_id, article_number FROM core.actor_resolutions WHERE {condition} AND actor_id IS NOT NULL"
        ).fetchall()
        for actor_id, number in rows:
            found[actor_id].add(articles[number])
    return found
