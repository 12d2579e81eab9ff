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


def number_conditions(numbers: Sequence[int], column: str = "article_number") -> Iterator[str]:
    """Articles, by ascending number, as conditions that exclude each other: their longer ranges, and the others listed."""
    gaps = [i for i, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1]
    bounds = list(pairwise([0, *gaps, len(numbers)])) if numbers else []
    longest = max((last - first for first, last in bounds), default=0)
    scattered: list[int] = []
    for first, last in bounds:
        if last - first >= min(longest, _RANGE):
            yield f"{column} BETWEEN {numbers[first]} AND {numbers[last - 1]}"
        else:
            scattered += numbers[first:last]
    for some in batched(scattered, 1000):
        yield f"{column} IN ({', '.join(map(str, some))})"


def rows_of(table: str, numbers: Sequence[int], column: str = "article_number") -> str:
    """A query for a table's rows of some articles, by ascending number; or of other things, by a column that counts those."""
    conditions = list(number_conditions(numbers, column)) or ["false"]
    return "\nUNION ALL\n".join(f"SELECT * FROM {table} WHERE {condition}" for condition in conditions)


def numbers_in(con: duckdb.DuckDBPyConnection, query: str) -> list[int]:
    """The different numbers that a query gives, ascending."""
    return sorted({number for (number,) in con.execute(query).fetchall()})


def take_current(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Copy the current revisions of some articles, by ascending number, into the temporary table ``current_revisions``.

    The ids of all their revisions are in ``revisions_there``.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE current_numbers AS "
        f"SELECT article_number, article_id, revision_id FROM ({rows_of('core.articles', numbers)})"
    )
    rows = rows_of("core.revisions", numbers)
    con.execute(f"CREATE OR REPLACE TEMP TABLE revisions_there AS SELECT article_number, revision_id FROM ({rows})")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE current_revisions AS SELECT r.* FROM ({rows}) AS r SEMI JOIN current_numbers AS n "
        "ON n.article_number = r.article_number AND n.revision_id = r.revision_id"
    )
