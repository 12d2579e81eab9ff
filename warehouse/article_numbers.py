"""Rows of some articles, found by their numbers: tables stand in the order of the articles, so that whole parts need not be read.

Looked for by their ids alone, which are hashes, the texts of a hundred articles cost reading those of all.
"""

# SQL is put together here from constants and numbers only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched, pairwise

import duckdb

#: Articles in a row from which their range is a condition of its own.
_RANGE = 100


def number_conditions(numbers: Sequence[int]) -> Iterator[str]:
    """Articles, by ascending number, as conditions that exclude each other: their longer ranges, and the others listed."""
    gaps = [i for i, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1]
    bounds = list(pairwise([0, *gaps, len(numbers)])) if numbers else []
    longest = max((last - first for first, last in bounds), default=0)
    scattered: list[int] = []
    for first, last in bounds:
        if last - first >= min(longest, _RANGE):
            yield f"article_number BETWEEN {numbers[first]} AND {numbers[last - 1]}"
        else:
            scattered += numbers[first:last]
    for some in batched(scattered, 1000):
        yield f"article_number IN ({', '.join(map(str, some))})"


def rows_of(table: str, numbers: Sequence[int]) -> str:
    """A query for a table's rows of some articles, by ascending number."""
    return "\nUNION ALL\n".join(f"SELECT * FROM {table} WHERE {part}" for part in list(number_conditions(numbers)) or ["false"])


def take_current(con: duckdb.DuckDBPyConnection, article_ids: str) -> None:
    """Copy the current revisions of some articles into the temporary table ``current_revisions``.

    Args:
        con: the writer's connection.
        article_ids: a query for the ids of the articles.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE current_numbers AS "
        f"SELECT article_number, revision_id FROM core.articles WHERE article_id IN ({article_ids})"
    )
    numbers = con.execute("SELECT article_number FROM current_numbers ORDER BY article_number").fetchall()
    rows = rows_of("core.revisions", [number for (number,) in numbers])
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE current_revisions AS SELECT r.* FROM ({rows}) AS r SEMI JOIN current_numbers AS n "
        "ON n.article_number = r.article_number AND n.revision_id = r.revision_id"
    )
