"""Stories: near-duplicate and syndicated copies are found when they come, so that thirty copies count as one source.

Nothing compares all pairs: a new text is looked up by the smallest hashes of its shingles (``load/80_sketches.sql``), the few
that it meets are compared by their sketches and then by their texts (``load/84_*.sql``, ``85_*.sql``), and the groups that they
join are merged. Which news agency a text credits (``load/81_credits.sql``) tells where a story comes from.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from warehouse.article_numbers import numbers_in, rows_of, take_current
from warehouse.sql_files import read_sql


class _Copy(NamedTuple):
    """A new article and one that it resembles."""

    number: int
    other_number: int
    other_id: str
    similarity: float


def cluster_new_articles(con: duckdb.DuckDBPyConnection) -> None:
    """Give every article whose current text is new its story; runs within the promotion's transaction.

    Other articles whose story has another name now are in the temporary table ``restoried``.

    An article that was revised is looked at anew; the others of its former story stay together.
    """
    if con.execute("FROM plan WHERE action IN ('new_article', 'new_revision') LIMIT 1").fetchone() is None:
        return
    take_current(con, numbers_in(con, "SELECT article_number FROM plan WHERE action <> 'same'"))
    con.execute(read_sql("load/80_sketches.sql"))
    con.execute(read_sql("load/81_credits.sql"))
    _store_sketches(con)
    con.execute(read_sql("load/84_candidates.sql"))
    met = numbers_in(con, "SELECT unnest([article_number, other_number]) FROM key_pairs")
    copies = _copies(con, met) if met else []
    con.execute("DROP TABLE shingled")
    if copies:
        _store_matches(con, copies)
        _merge_stories(con, copies)


def leave_stories(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Take the articles that a table names out of their stories; the others of each stay together."""
    found = con.execute(f"SELECT EXISTS (FROM core.stories SEMI JOIN {table} USING (article_id))").fetchone()
    if found is None or not found[0]:  # as with new articles: their keys need not be looked for among millions
        return
    con.execute(read_sql("load/82_left_stories.sql").replace("{table}", table))


def group_copies(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Connected groups of a set of pairs: each member to the smallest member of its group."""
    parents: dict[str, str] = {}
    for left, right in pairs:
        first, second = sorted((_root(parents, left), _root(parents, right)))
        parents[second] = first
    return {member: _root(parents, member) for member in parents}


def _root(parents: dict[str, str], member: str) -> str:
    parents.setdefault(member, member)
    while parents[member] != member:
        parents[member] = parents[parents[member]]
        member = parents[member]
    return member


def _copies(con: duckdb.DuckDBPyConnection, met: Sequence[int]) -> list[_Copy]:
    """Of the pairs of articles that meet under a key those that are copies; the numbers of all of them are given."""
    stories = rows_of("core.stories", met)
    con.execute(f"CREATE OR REPLACE TEMP TABLE met_sketches AS SELECT article_number, sketch FROM ({stories})")
    con.execute(read_sql("load/84_likely.sql"))
    take_current(con, numbers_in(con, "SELECT other_number FROM candidates EXCEPT SELECT article_number FROM shingled"))
    con.execute(read_sql("load/85_others.sql"))
    con.register("compared_pairs", _compared_pairs(con))
    copies = [_Copy(*row) for row in con.execute(read_sql("load/85_copies.sql")).fetchall()]
    con.unregister("compared_pairs")
    return copies


def _compared_pairs(con: duckdb.DuckDBPyConnection) -> pa.Table:
    """The candidates, and how many hashes the two of each have in common: DuckDB takes ten times as long to compare its lists."""
    pairs = con.execute("SELECT article_number, other_number FROM candidates").to_arrow_table()
    found = con.execute(
        "SELECT article_number, hashes FROM shingled "
        "WHERE article_number IN (SELECT unnest([article_number, other_number]) FROM candidates)"
    ).to_arrow_table()
    hashes = {n: listed.values.to_numpy() for n, listed in zip(found["article_number"].to_pylist(), found["hashes"], strict=True)}
    common = [_count_common(hashes[number], hashes[other]) for number, other in zip(*pairs.to_pydict().values(), strict=True)]
    return pairs.append_column("common", pa.array(common, pa.int64()))


def _count_common(own: np.ndarray, other: np.ndarray) -> int:
    """How many values are in both of two ascending arrays without repetitions."""
    return int(np.count_nonzero(own.take(own.searchsorted(other), mode="clip") == other)) if own.size else 0


def _store_sketches(con: duckdb.DuckDBPyConnection) -> None:
    known = con.execute("FROM plan WHERE known_number IS NOT NULL AND action <> 'same' LIMIT 1").fetchone()
    if known:
        leave_stories(con, "sketches")
    con.execute("INSERT INTO core.sketch_keys BY NAME SELECT article_id, unnest(keys) AS key, article_number FROM sketches")
    con.execute(
        "INSERT INTO core.stories BY NAME SELECT s.article_id, s.article_id AS story_id, s.sketch, c.agency, c.credit_rule, "
        "s.article_number, s.article_number AS story_number "
        "FROM sketches AS s LEFT JOIN credits AS c ON c.article_id = s.article_id"
    )


def _store_matches(con: duckdb.DuckDBPyConnection, copies: list[_Copy]) -> None:
    """Note for each new article the one that it resembles most."""
    best: dict[int, _Copy] = {}
    for copy in sorted(copies, key=lambda copy: (copy.similarity, copy.other_id)):
        best[copy.number] = copy
    rows = [(copy.number, copy.other_id, copy.similarity) for copy in best.values()]
    _update(con, "matched_article_id = c.text, similarity = c.value", "article_number", rows)


def _merge_stories(con: duckdb.DuckDBPyConnection, copies: list[_Copy]) -> None:
    """Join the stories that the new copies connect; the smallest article id names the whole."""
    members = sorted({number for copy in copies for number in (copy.number, copy.other_number)})
    found = con.execute(f"SELECT article_number, story_id, story_number FROM ({rows_of('core.stories', members)})").fetchall()
    stories = {number: story_id for number, story_id, _ in found}
    numbers = {story_id: story_number for _, story_id, story_number in found}
    groups = group_copies((stories[copy.number], stories[copy.other_number]) for copy in copies)
    changed = [(numbers[story], name, numbers[name]) for story, name in groups.items() if story != name]
    if changed:
        _update(con, "story_id = c.text, story_number = c.value", "story_number", changed)


def _update(con: duckdb.DuckDBPyConnection, assignment: str, key: str, rows: Sequence[tuple[int, str, float]]) -> None:
    """Change the rows of ``core.stories`` that have one of the keys; where they get another name, they are ``restoried``."""
    keys, texts, values = zip(*rows, strict=True)
    con.register("changes", pa.table({"key": keys, "text": texts, "value": values}))
    if key == "story_number":
        con.execute(
            "INSERT INTO restoried SELECT article_id, article_number FROM core.stories "
            "WHERE story_number IN (SELECT key FROM changes)"
        )
    con.execute(f"UPDATE core.stories SET {assignment} FROM changes AS c WHERE core.stories.{key} = c.key")
    con.unregister("changes")
