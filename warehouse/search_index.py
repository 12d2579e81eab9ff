"""The index of full-text search: an inverted index with BM25 in plain SQL, kept up to date by each promotion.

DuckDB's own ``fts`` is an extension that has to be loaded into every reader, exists only for some versions of DuckDB, and
builds its index anew as a whole: 0.6 ms an article (measured with 20,000), ten minutes of each run at a million. Here a run adds
the postings of its own articles; ``marts.search`` reads them with nothing but DuckDB.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import duckdb

from warehouse.article_numbers import numbers_in, take_current
from warehouse.sql_files import read_sql

#: Raised where words, stems or terms change: the next run then indexes everything anew.
VERSION = "2"
#: Articles that are indexed together.
CHUNK = 20_000
#: Postings of the last runs that are ordered into the others when they are so many: of each stretch of two million a search
#: reads one row group of sixteen. A run that orders them takes a second or two longer; one in a hundred does.
ORDERED_AT = 2_000_000


def index_promoted(con: duckdb.DuckDBPyConnection) -> None:
    """Index what the promotion at hand has changed; everything where nothing is indexed yet. Within its transaction."""
    stored = con.execute("SELECT fingerprint FROM quality.build_state WHERE name = 'search'").fetchone()
    if stored is None or stored[0] != VERSION:
        index_all(con)
        return
    con.execute(
        "CREATE OR REPLACE TEMP TABLE to_index AS "
        "SELECT article_number FROM plan WHERE action <> 'same' UNION SELECT article_number FROM superseded"
    )
    _index(con)


def forget_articles(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Take the articles that a table names out of the index, within the caller's transaction, and the words that only they had.

    Args:
        con: the writer's connection.
        table: has a column ``article_id``.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE search_gone AS SELECT document_number FROM core.search_documents "
        f"WHERE article_id IN (SELECT article_id FROM {table})"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE terms_gone AS SELECT DISTINCT term "
        "FROM (FROM core.search_postings UNION ALL FROM core.search_recent) WHERE document_number IN (FROM search_gone)"
    )
    _delete_gone(con)
    con.execute(
        "DELETE FROM core.search_vocabulary WHERE term IN (SELECT g.term FROM terms_gone AS g "
        "ANTI JOIN core.search_postings AS p ON p.term = g.term ANTI JOIN core.search_recent AS r ON r.term = g.term)"
    )
    con.execute("DROP TABLE terms_gone")


def index_again(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Index the articles that a table names anew, because their texts were changed; within the caller's transaction."""
    forget_articles(con, table)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE to_index AS "
        f"SELECT article_number FROM core.articles WHERE article_id IN (SELECT article_id FROM {table})"
    )
    _index(con)


def index_all(con: duckdb.DuckDBPyConnection) -> None:
    """Make the index anew, within the caller's transaction: a third of a millisecond of work for each article."""
    for table in ("search_documents", "search_postings", "search_recent", "search_vocabulary"):
        con.execute(f"DELETE FROM core.{table}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE all_articles AS SELECT article_number, row_number() OVER () AS number FROM core.articles"
    )
    row = con.execute("SELECT count(*) FROM all_articles").fetchone()
    for first in range(0, int(row[0]) if row else 0, CHUNK):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE to_index AS SELECT article_number FROM all_articles WHERE number > ? AND number <= ?",
            [first, first + CHUNK],
        )
        _index(con)
    con.execute("DROP TABLE all_articles")
    con.execute("DELETE FROM quality.build_state WHERE name = 'search'")
    con.execute("INSERT INTO quality.build_state VALUES ('search', ?)", [VERSION])


def _index(con: duckdb.DuckDBPyConnection) -> None:
    if con.execute("FROM to_index LIMIT 1").fetchone() is None:
        return
    take_current(con, numbers_in(con, "FROM to_index"))
    con.execute(read_sql("load/83_search.sql"))
    _delete_gone(con)
    recent = con.execute("SELECT count(*) FROM core.search_recent").fetchone()
    if recent and recent[0] >= ORDERED_AT:
        con.execute("INSERT INTO core.search_postings FROM core.search_recent ORDER BY term, document_number")
        con.execute("DELETE FROM core.search_recent")


def _delete_gone(con: duckdb.DuckDBPyConnection) -> None:
    """Looking for their postings means reading all of them: only where texts are gone."""
    row = con.execute("SELECT count(*) FROM search_gone").fetchone()
    if row and row[0]:
        for table in ("search_postings", "search_recent", "search_documents"):
            con.execute(f"DELETE FROM core.{table} WHERE document_number IN (FROM search_gone)")
    con.execute("DROP TABLE search_gone")
