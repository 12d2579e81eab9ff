"""Resolution: after promotion, in its transaction, the actors of new and changed articles become actors across articles.

Only what is new is looked at, in chunks of articles; of what is known, only the actors that share a key with the chunk are read.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

import duckdb
import pyarrow as pa

from transforms.actor_matching import Matcher, plain_names
from transforms.actor_registry import Place, Registry, Resolution, learned_id, name_id, place_of
from transforms.name_tables import TABLES, ReferenceActors, build_matcher, reference_actors
from transforms.reference import Row
from warehouse.article_numbers import numbers_in, rows_of
from warehouse.clock import utc_now
from warehouse.judgements import load_judged
from warehouse.met_actors import MetActors
from warehouse.profiles import add_sightings, forget_profiles, read_profiles
from warehouse.progress import Progress
from warehouse.sightings import Sighting, given, read_sightings, trait_lists

#: Raised where the rules of resolution change: the next run then resolves everything anew.
VERSION = "1"
#: Revisions that are held in memory at a time.
CHUNK = 1000

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_RESOLUTION_COLUMNS: dict[str, pa.DataType] = {
    "revision_id": _TEXT, "article_id": _TEXT, "article_number": pa.int64(), "actor_number": pa.int32(), "name": _TEXT,
    "kind": _TEXT, "actor_id": _TEXT, "decision": _TEXT, "score": pa.float64(), "reasons": _TEXTS, "judgement_id": pa.int32(),
    "names": _TEXTS, "offices": _TEXTS, "trades": _TEXTS, "countries": _TEXTS, "affiliations": _TEXTS, "births": _TEXTS,
    "marks": _TEXTS, "nearby": _TEXTS, "companions": _TEXTS, "topics": _TEXTS, "settings": _TEXTS,
    "story_id": _TEXT, "seen_at": pa.timestamp("us"), "run_id": _TEXT, "resolved_at": pa.timestamp("us"),
}  # fmt: skip
_DOUBT_COLUMNS: dict[str, pa.DataType] = {
    "doubt_id": _TEXT, "revision_id": _TEXT, "article_id": _TEXT, "article_number": pa.int64(), "actor_number": pa.int32(),
    "actor_id": _TEXT, "score": pa.float64(), "reasons": _TEXTS,
}  # fmt: skip
_LEARNED_COLUMNS: dict[str, pa.DataType] = {
    "actor_id": _TEXT, "name": _TEXT, "kind": _TEXT, "article_id": _TEXT, "run_id": _TEXT, "loaded_at": pa.timestamp("us"),
}  # fmt: skip
_Resolved = tuple[Sighting, Resolution]


def resolve_promoted(con: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    """Resolve the revisions of the promotion's plan; all of them where rules or reference tables have changed.

    Returns:
        Whether all were resolved.
    """
    fingerprint = _fingerprint(con)
    stored = con.execute("SELECT fingerprint FROM quality.build_state WHERE name = 'resolution'").fetchone()
    if stored is not None and stored[0] == fingerprint:
        _resolve_chosen(con, run_id, "SELECT article_number, revision_id FROM plan WHERE action <> 'same'")
        return False
    _resolve_chosen(con, run_id, "SELECT article_number, revision_id FROM core.revisions", is_anew=True)
    con.execute("DELETE FROM quality.build_state WHERE name = 'resolution'")
    con.execute("INSERT INTO quality.build_state VALUES ('resolution', ?)", [fingerprint])
    return True


def resolve(con: duckdb.DuckDBPyConnection, run_id: str, article_ids: Sequence[str], *, is_anew: bool = False) -> None:
    """Resolve the actors of some articles, of all their revisions, within the caller's transaction.

    Args:
        con: the writer's connection.
        run_id: names the run or command in the rows.
        article_ids: whose.
        is_anew: whether all is compared again; else an article's actor is who it was before, where nothing contradicts.
    """
    with given(con, article_ids):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE chosen_revisions AS "
            "SELECT article_number, revision_id FROM core.revisions SEMI JOIN wanted ON id = article_id"
        )
    _resolve_chosen(con, run_id, "FROM chosen_revisions", is_anew=is_anew)


def _resolve_chosen(con: duckdb.DuckDBPyConnection, run_id: str, chosen: str, *, is_anew: bool = False) -> None:
    """Resolve the actors of the revisions that a query names, by article number and id.

    In the order in which they came, and of one run in that of the news: so the same actors are made known by the same articles
    whenever all is resolved anew.
    """
    numbers = numbers_in(con, f"SELECT article_number FROM ({chosen})")
    if not numbers:
        return
    matcher, reference = _compiled(_Tables(_reference_version(con), con))
    judged = load_judged(con)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE resolved_again AS SELECT article_number, revision_id, row_number() OVER ("
        "ORDER BY loaded_at, coalesce(published_at, fetched_at, loaded_at), article_id, revision_number) - 1 AS place "
        f"FROM ({rows_of('core.revisions', numbers)}) SEMI JOIN ({chosen}) USING (article_number, revision_id)"
    )
    (count,) = con.execute("SELECT count(*) FROM resolved_again").fetchone() or (0,)
    _remember_places(con)
    forget_profiles(con, "resolved_again")
    for table in ("actor_resolutions", "actor_doubts"):
        con.execute(
            f"DELETE FROM core.{table} AS x USING resolved_again AS r "
            "WHERE x.article_number = r.article_number AND x.revision_id = r.revision_id"
        )
    progress = Progress("actors are resolved", count, "articles")
    for first in range(0, count, CHUNK):
        chunk = con.execute(
            "SELECT revision_id, article_number FROM resolved_again WHERE place >= $1 AND place < $2", [first, first + CHUNK]
        ).fetchall()
        with _without_collection():
            sightings = read_sightings(con, dict(chunk), matcher)
            registry = Registry(matcher, reference, judged, is_anew=is_anew)
            _hand_in_known(con, registry, sightings, matcher)
            resolved = [(s, r) for s in sightings if (r := _resolve_one(registry, s)) is not None]
            _store(con, run_id, resolved, registry.take_new_keys())
        progress.tell(first + len(chunk))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave Python's search for cycles out: a chunk makes none, and has millions of references to be followed each time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _resolve_one(registry: Registry, sighting: Sighting) -> Resolution | None:
    return registry.resolve(sighting.seen, sighting.place, sighting.extracted_id, has_full_name=sighting.has_full_name)


def _fingerprint(con: duckdb.DuckDBPyConnection) -> str:
    return f"{VERSION}/{_reference_version(con)}"


def _reference_version(con: duckdb.DuckDBPyConnection) -> str:
    row = con.execute("SELECT fingerprint FROM quality.build_state WHERE name = 'reference'").fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True)
class _Tables:
    """The reference tables of a warehouse; those of one version are equal."""

    version: str
    con: duckdb.DuckDBPyConnection = field(compare=False)


@lru_cache(maxsize=4)
def _compiled(tables: _Tables) -> tuple[Matcher, ReferenceActors]:
    """Compiling takes half a second: the last versions are kept."""
    rows = _reference_tables(tables.con)
    matcher = build_matcher(rows)
    return matcher, reference_actors(rows, matcher)


def _reference_tables(con: duckdb.DuckDBPyConnection) -> Mapping[str, list[Row]]:
    there = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'reference'").fetchall()}
    return {name: _rows(con, name) for name in TABLES if name in there}


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> list[Row]:
    result = con.execute(f"SELECT coalesce(columns(*), '') FROM reference.{table} ORDER BY ALL")
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _remember_places(con: duckdb.DuckDBPyConnection) -> None:
    """Keep who the actors of these revisions' articles were before, so that they keep their ids."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE places_before AS "
        "SELECT DISTINCT x.article_id, x.kind, x.name, x.actor_id FROM core.actor_resolutions AS x "
        "INNER JOIN resolved_again AS r ON r.article_number = x.article_number WHERE x.actor_id IS NOT NULL"
    )


def _places_before(con: duckdb.DuckDBPyConnection, sightings: Sequence[Sighting]) -> dict[Place, str]:
    with given(con, sorted({sighting.article_id for sighting in sightings})):
        rows = con.execute("SELECT p.* FROM places_before AS p INNER JOIN wanted ON id = article_id").fetchall()
    return {place_of(article_id, kind, name): actor_id for article_id, kind, name, actor_id in rows}


def _hand_in_known(con: duckdb.DuckDBPyConnection, registry: Registry, sightings: Sequence[Sighting], matcher: Matcher) -> None:
    """Tell the registry how many learned actors have each key, and what is known of those that have a name like one here."""
    own_places = _places_before(con, sightings)
    met = MetActors(con, registry, [s.seen for s in sightings])
    alike = {
        actor_id
        for actor_id, names, seen in met.maybe_alike()
        if not names or any(matcher.may_be(one, names, words) for words in (plain_names(names),) for one in seen)
    }
    needed = met.among(registry.needed({s.place for s in sightings})) | set(own_places.values())
    registry.add(read_profiles(con, alike | needed, sightings), met.keys_of(alike | needed), own_places)
    registry.count(met.sizes())


def _store(con: duckdb.DuckDBPyConnection, run_id: str, resolved: Sequence[_Resolved], keys: Iterable[tuple[str, str]]) -> None:
    now = utc_now()
    _insert(con, "actor_resolutions", _RESOLUTION_COLUMNS, [
        (s.revision_id, s.article_id, s.article_number, s.actor_number, s.name, s.seen.kind, r.actor_id, r.how, r.score,
         list(r.reasons), r.judgement_id,
         sorted(s.seen.names), *trait_lists(s.seen.traits), s.story_id, s.seen_at, run_id, now)
        for s, r in resolved
    ])  # fmt: skip
    _insert(con, "actor_doubts", _DOUBT_COLUMNS, [
        (doubt_id(s.place, j.actor_id), s.revision_id, s.article_id, s.article_number, s.actor_number, j.actor_id, j.score,
         list(j.reasons))
        for s, r in resolved for j in r.doubts
    ])  # fmt: skip
    learned = {r.actor_id: s for s, r in reversed(resolved) if r.how in ("first_seen", "contradicted")}
    rows = [
        (actor_id, s.name, s.seen.kind, s.article_id, run_id, now)
        for actor_id, s in learned.items()
        if actor_id in (name_id(s.place), learned_id(s.place))
    ]
    _insert(con, "learned_actors", _LEARNED_COLUMNS, rows, unless="old.actor_id = new.actor_id")
    _insert(
        con,
        "actor_keys",
        {"key": _TEXT, "actor_id": _TEXT},
        sorted(keys),
        unless="old.key = new.key AND old.actor_id = new.actor_id",
    )


def doubt_id(place: Place, actor_id: str) -> str:
    """The name of a doubt: the same whenever the same is in doubt."""
    return hashlib.sha256("\0".join((*place, actor_id)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _insert(
    con: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, pa.DataType],
    rows: Sequence[tuple[object, ...]],
    unless: str = "",
) -> None:
    if not rows:
        return
    arrays = [pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), columns.values(), strict=True)]
    con.register("batch", pa.table(arrays, names=list(columns)))
    if table == "actor_resolutions":
        add_sightings(con, "batch")
    where = f"WHERE NOT EXISTS (SELECT 1 FROM core.{table} AS old WHERE {unless})" if unless else ""
    con.execute(f"INSERT INTO core.{table} BY NAME SELECT new.* FROM batch AS new {where}")
    con.unregister("batch")
