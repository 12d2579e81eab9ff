"""Of the learned actors, those that actors of some articles may be: met by their keys, and told apart by their names in SQL.

A key may be shared by hundreds of actors, and a chunk of articles meets a hundred thousand: of those Python sees only the few
that have a name like one in the articles.
"""

# SQL is put together here from constants only.

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb
import pyarrow as pa

from transforms.actor_matching import Known
from transforms.actor_registry import MOST_IN_BLOCK, Registry
from transforms.name_keys import NOT_PLAIN, plain_name, skeleton
from warehouse.profiles import make_missing
from warehouse.sightings import given, texts_of
from warehouse.sql_files import read_sql

_TEXT = pa.string()


class MetActors:
    """The learned actors that have a key in common with the actors of some articles.

    Args:
        con: the writer's connection; temporary tables are left in it.
        registry: gives the keys, and whom people merged.
        seen: the actors of the articles.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, registry: Registry, seen: Sequence[Known]) -> None:
        self._con = con
        keys: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
        for one in seen:
            keys[one.kind, one.names].update(registry.keys(one))
        self._seen = list({(one.kind, one.names): one for one in seen}.values())  # names of news come again and again
        self._put(
            "looked_up",
            ("seen_number", "key", "part"),
            ((n, *key) for n, one in enumerate(self._seen) for key in _with_parts(keys[one.kind, one.names], one)),
        )
        merged = registry.merged
        self._put("merged", ("actor_id", "target"), merged.items())
        sql = read_sql("load/87_met_actors.sql").replace("{most}", str(MOST_IN_BLOCK))
        con.execute(sql.replace("{all}", "" if merged else "ALL"))

    def maybe_alike(self) -> Iterator[tuple[str, list[str], list[Known]]]:
        """Learned actors, the names of each, and the actors of articles of which one may have a name like one of those; of
        organisations all that share a key, without names.
        """
        if self._con.execute("FROM telling LIMIT 1").fetchone() is None:
            return  # nobody is met: planning the query below takes longer than all the rest here
        missing = self._con.execute(
            "SELECT DISTINCT actor_id FROM telling WHERE actor_id NOT IN (SELECT actor_id FROM core.actor_profiles)"
        ).fetchall()
        make_missing(self._con, sorted(actor_id for (actor_id,) in missing))
        self._put(
            "seen_names",
            ("seen_number", "first_word", "last_word"),
            (
                (n, *(plain_name(name) or (None, None)))
                for n, s in enumerate(self._seen)
                if s.kind == "person"
                for name in s.names
            ),
        )
        self._put("not_plain", ("word",), ((word,) for word in sorted(NOT_PLAIN)))
        sql = read_sql("load/87_names_alike.sql").replace("{most}", str(MOST_IN_BLOCK))
        found = self._con.execute(sql).to_arrow_table()
        numbers = [of_actor or [] for of_actor in found["seen_numbers"].to_pylist()]
        for of_actor, actor_id, names in zip(numbers, texts_of(found, "actor_id"), texts_of(found, "names"), strict=True):
            yield actor_id, names.split("\n") if names else [], [self._seen[number] for number in of_actor]

    def among(self, actor_ids: Iterable[str]) -> set[str]:
        """Which of some actors are met."""
        with given(self._con, sorted(actor_ids)):
            return {
                i for (i,) in self._con.execute("SELECT DISTINCT actor_id FROM met SEMI JOIN wanted ON id = actor_id").fetchall()
            }

    def keys_of(self, actor_ids: Iterable[str]) -> list[tuple[str, str]]:
        """The keys under which some actors are met, each with its actor."""
        with given(self._con, sorted(actor_ids)):
            return self._con.execute("SELECT key, actor_id FROM met SEMI JOIN wanted ON id = actor_id").fetchall()

    def sizes(self) -> Mapping[str, int]:
        """How many actors are met under each key."""
        return dict(self._con.execute("SELECT key, actors FROM met_keys").fetchall())

    def _put(self, table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
        kinds = [pa.int64() if name == "seen_number" else _TEXT for name in columns]
        values = list(zip(*rows, strict=True)) or [()] * len(columns)
        made = pa.table([pa.array(column, kind) for column, kind in zip(values, kinds, strict=True)], names=list(columns))
        self._con.register("put", made)
        self._con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS FROM put")
        self._con.unregister("put")


def _with_parts(keys: Iterable[str], seen: Known) -> Iterator[tuple[str, str]]:
    """Keys of an actor, each with the part of its name whose sounds it has, where all of its names are of two plain words."""
    last_sounds = {skeleton(words[1]) for words in seen.plain_names} if seen.kind == "person" else set()
    for key in keys:
        yield key, "whole" if not last_sounds else "last" if key.split("/")[1] in last_sounds else "first"
