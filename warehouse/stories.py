"""Stories: near-duplicate and syndicated copies are found when they come, so that thirty copies count as one source.

Nothing compares all pairs: a new text is looked up by the smallest hashes of its shingles (``load/80_sketches.sql``), the few
candidates are compared (``load/84_candidates.sql``, ``85_copies.sql``), and the groups that they join are merged. Which news
agency a text credits (``load/81_credits.sql``) tells where a story comes from.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from warehouse.article_numbers import take_current
from warehouse.sql_files import read_sql

_Copy = tuple[str, str, float]


def cluster_new_articles(con: duckdb.DuckDBPyConnection) -> None:
    """Give every article whose current text is new its story; runs within the promotion's transaction.

    Other articles whose story has another name now are in the temporary table ``restoried``.

    An article that was revised is looked at anew; the others of its former story stay together.
    """
    if con.execute("FROM plan WHERE action IN ('new_article', 'new_revision') LIMIT 1").fetchone() is None:
        return
    take_current(con, "SELECT article_id FROM plan WHERE action <> 'same'")
    con.execute(read_sql("load/80_sketches.sql"))
    con.execute(read_sql("load/81_credits.sql"))
    _store_sketches(con)
    con.execute(read_sql("load/84_candidates.sql"))
    take_current(con, "SELECT other_id FROM candidates EXCEPT SELECT article_id FROM shingled")
    copies: list[_Copy] = con.execute(read_sql("load/85_copies.sql")).fetchall()
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


def _store_sketches(con: duckdb.DuckDBPyConnection) -> None:
    leave_stories(con, "sketches")
    con.execute("INSERT INTO core.sketch_keys SELECT article_id, unnest(keys) FROM sketches")
    con.execute(
        "INSERT INTO core.stories SELECT s.article_id, s.article_id, NULL, NULL, s.sketch, c.agency, c.credit_rule "
        "FROM sketches AS s LEFT JOIN credits AS c ON c.article_id = s.article_id"
    )


def _store_matches(con: duckdb.DuckDBPyConnection, copies: list[_Copy]) -> None:
    """Note for each new article the one that it resembles most."""
    best: dict[str, _Copy] = {}
    for copy in sorted(copies, key=lambda copy: (copy[2], copy[1])):
        best[copy[0]] = copy
    _update(
        con, "matched_article_id = c.value, similarity = c.similarity", "article_id", [(c[0], c[1], c[2]) for c in best.values()]
    )


def _merge_stories(con: duckdb.DuckDBPyConnection, copies: list[_Copy]) -> None:
    """Join the stories that the new copies connect; the smallest article id names the whole."""
    members = pa.table({"id": sorted({member for copy in copies for member in copy[:2]})})
    con.register("members", members)
    known = dict(
        con.execute("SELECT article_id, story_id FROM core.stories WHERE article_id IN (SELECT id FROM members)").fetchall()
    )
    con.unregister("members")
    groups = group_copies((known[left], known[right]) for left, right, _ in copies)
    changed = [(story, name, 1.0) for story, name in groups.items() if story != name]
    if changed:
        _update(con, "story_id = c.value", "story_id", changed)
        con.register("changes", pa.table({"story_id": sorted({name for _, name, _ in changed})}))
        con.execute("INSERT INTO restoried SELECT article_id FROM core.stories WHERE story_id IN (FROM changes)")
        con.unregister("changes")


def _update(con: duckdb.DuckDBPyConnection, assignment: str, key: str, rows: list[_Copy]) -> None:
    ids, values, similarities = zip(*rows, strict=True)
    con.register("changes", pa.table({"id": ids, "value": values, "similarity": similarities}))
    con.execute(f"UPDATE core.stories SET {assignment} FROM changes AS c WHERE core.stories.{key} = c.id")
    con.unregister("changes")
