"""What a person decides about who is who: merged, split, accepted, rejected; noted as judgements and carried out at once."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from transforms.actor_registry import learned_id, name_id, place_of
from transforms.errors import InputError
from warehouse.batch import transaction
from warehouse.clock import utc_now
from warehouse.judgements import Ruling, add_rulings, load_judged
from warehouse.materialised import refresh
from warehouse.resolution import resolve


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides and why; ``run_id`` names the command in the rows that it writes."""

    run_id: str
    author: str
    note: str


def find_actor(con: duckdb.DuckDBPyConnection, wanted: str) -> str:
    """The key of the actor that is meant: an actor's id or key, or a name that only one has.

    Raises:
        InputError: there is none, or there are several.
    """
    rows = con.execute(
        "SELECT actor_key, name, coalesce(latest_role, affiliation, country, kind) FROM marts.actors WHERE actor_key = $wanted "
        "UNION SELECT actor_key, name, coalesce(latest_role, affiliation, country, kind) FROM marts.actors "
        "WHERE lower(name) = lower($wanted) OR list_contains(list_transform(surfaces, lambda s: lower(s)), lower($wanted)) "
        "ORDER BY ALL",
        {"wanted": wanted},
    ).fetchall()
    exact = [row for row in rows if row[0] == wanted]
    found = exact or rows
    if not found:
        raise InputError(
            f"no actor is called '{wanted}': `newsledger sql \"select actor_key, name from marts.actors\"` lists them"
        )
    if len(found) > 1:
        listed = "; ".join(f"{key} ({name}, {what})" for key, name, what in found[:8])
        raise InputError(f"{len(found)} actors are called '{wanted}': name one by its id: {listed}")
    return str(found[0][0])


def merge_actors(con: duckdb.DuckDBPyConnection, kept: str, other: str, decider: Decider) -> int:
    """Make two actors one, which keeps the first one's id.

    Returns:
        How many articles' actors are the kept one now that were not before.

    Raises:
        InputError: they are one already, of different kinds, or one is known in a single article only and has no id.
    """
    first, second = _actor(con, kept), _actor(con, other)
    if first == second or load_judged(con).canonical(second) == first:
        raise InputError(f"{kept} and {other} are one already")
    kinds = con.execute("SELECT DISTINCT kind FROM marts.actors WHERE actor_key IN (?, ?)", [first, second]).fetchall()
    if len(kinds) > 1:
        raise InputError(
            f"{kept} and {other} are of different kinds ({' and '.join(sorted(kind for (kind,) in kinds))}) and cannot be one"
        )
    with transaction(con):
        places = _places(con, second)
        rulings = [Ruling("same", first, second, old_actor_id=second)] if "/" not in second else []
        rulings += [Ruling("same", first, None, *place, None) for place in places if "/" in second]
        _carry_out(con, rulings, [place[0] for place in places], decider, "merge")
    return len(places)


def split_actor(con: duckdb.DuckDBPyConnection, actor_id: str, article_ids: Sequence[str], decider: Decider) -> str:
    """Take the actor of some articles out of an actor; together they become another one.

    Returns:
        The id of the new actor.

    Raises:
        InputError: the actor is not in one of the articles, or would have none left.
    """
    places = _places(con, actor_id)
    taken = [place for place in places if place[0] in article_ids]
    missing = sorted(set(article_ids) - {place[0] for place in taken})
    if missing:
        raise InputError(
            f"{actor_id} is not in article {', '.join(missing)}: `newsledger actors show {actor_id}` lists its articles"
        )
    if len(taken) == len(places):
        raise InputError(f"all articles of {actor_id} are named: nothing would be left of it")
    article_id, kind, name = taken[0]
    place = place_of(article_id, kind, name)
    merged = load_judged(con).merged
    taken_in = [own for own in (name_id(place), learned_id(place)) if merged.get(own, ("", 0))[0] == actor_id]
    new_id = (taken_in or [learned_id(place)])[0]
    if new_id == actor_id:
        new_id = learned_id(place_of(article_id, kind, f"{name} {len(places)}"))
    with transaction(con):
        con.execute(
            "INSERT INTO core.learned_actors SELECT $id, $name, $kind, $article, $run, $now WHERE NOT EXISTS "
            "(SELECT 1 FROM core.learned_actors WHERE actor_id = $id)",
            {"id": new_id, "name": name, "kind": kind, "article": article_id, "run": decider.run_id, "now": utc_now()},
        )
        rulings = [Ruling("different", actor_id, new_id)]
        for place in taken:
            rulings += [Ruling("different", actor_id, None, *place, actor_id), Ruling("same", new_id, None, *place, actor_id)]
        _carry_out(con, rulings, article_ids, decider, "split")
    return new_id


def decide_doubt(con: duckdb.DuckDBPyConnection, doubt_id: str, decider: Decider, *, is_same: bool) -> None:
    """Accept or reject that an article's actor is the known one.

    Raises:
        InputError: there is no such doubt, or it is decided.
    """
    row = con.execute(
        "SELECT article_id, kind, name, actor_id, now_actor_key FROM reports.actor_doubts WHERE doubt_id = ?", [doubt_id]
    ).fetchone()
    if row is None:
        raise InputError(f"no pair '{doubt_id}' waits for a decision: `newsledger actors review` lists those that do")
    article_id, kind, name, actor_id, now = (str(value) for value in row)
    is_other_actor = "/" not in now
    with transaction(con):
        if is_other_actor:
            rulings = [Ruling("same" if is_same else "different", actor_id, now, old_actor_id=now)]
        else:
            rulings = [Ruling("same" if is_same else "different", actor_id, None, article_id, kind, name, None)]
        articles = [place[0] for place in _places(con, now)] if is_other_actor else [article_id]
        _carry_out(con, rulings, articles, decider, "accept" if is_same else "reject")


def _carry_out(
    con: duckdb.DuckDBPyConnection, rulings: Sequence[Ruling], article_ids: Sequence[str], decider: Decider, command: str
) -> None:
    add_rulings(con, rulings, author=decider.author, note=decider.note, command=command)
    resolve(con, decider.run_id, article_ids)
    refresh(con, article_ids)


def _actor(con: duckdb.DuckDBPyConnection, wanted: str) -> str:
    """The actor that is meant; one that was merged away is still known by its id."""
    canonical = load_judged(con).canonical(wanted)
    return canonical if canonical != wanted else find_actor(con, wanted)


def _places(con: duckdb.DuckDBPyConnection, actor_key: str) -> list[tuple[str, str, str]]:
    """The articles that name an actor, with kind and name there, earliest first."""
    return con.execute(
        "SELECT c.article_id, c.kind, c.name_in_article FROM marts.revision_actors AS c INNER JOIN marts.revisions AS v "
        "ON v.revision_id = c.revision_id WHERE c.actor_key = ? GROUP BY ALL "
        "ORDER BY min(v.known_at), c.article_id, c.name_in_article",
        [actor_key],
    ).fetchall()
