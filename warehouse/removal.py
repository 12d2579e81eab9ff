"""Taking things out of the warehouse for good: which articles and captures belong together, and every row that is theirs.

What a table holds of an article is found by its columns: rows with the id of a removed article or revision go, whatever the
table. What is left is the tombstone in ``quality.removals`` and dispositions without content, so that runs still add up.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb
import pyarrow as pa

from transforms.errors import InputError
from warehouse.batch import clear_staging
from warehouse.clock import to_utc
from warehouse.materialised import forget_articles, refresh
from warehouse.search_index import forget_articles as forget_texts
from warehouse.sql_files import read_sql
from warehouse.stories import leave_stories

#: What stands in the place of a removed document.
GONE = "(removed)"
_COUNTED = {
    "articles": "articles",
    "revisions": "revisions",
    "figures": "figures",
    "quotes": "quotes",
    "mentions": "actor_mentions",
}
#: Tables in which a row about a removed article is more than that article's: each has statements of its own.
_APART = ("core.learned_actors", "core.actor_keys", "core.stories", "core.sketch_keys", "quality.dispositions")
_TOLD = (
    ("quality.runs", "message"),
    ("quality.runs", "what"),
    ("quality.source_runs", "reason"),
    ("quality.dispositions", "reason"),
    ("quality.expectation_results", "observed"),
    ("quality.expectation_results", "examples"),
    ("quality.quarantine", "reason"),
)
_BETWEEN = re.compile(r"([\s'\"“”‘’()<>\[\],;]+)")


@dataclass(frozen=True, slots=True)
class Archived:
    """Where the archive keeps a capture; ``since``: where the capture before it in the file ends."""

    archive_file: str
    record_offset: int
    record_length: int
    since: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to go, with all that cannot stay without it.

    Attributes:
        articles: id, title and document of each article, in order.
        documents: pairs of document id and capture id.
        addresses: document ids and addresses of the articles.
        places: where the archive keeps the captures.
        counts: rows of each sort.
    """

    articles: tuple[tuple[str, str, str], ...]
    documents: tuple[tuple[str, str], ...]
    addresses: tuple[str, ...]
    places: tuple[Archived, ...]
    counts: Mapping[str, int]


def choose_articles(con: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> Chosen:
    """Articles by id (or its beginning), document id or address; also documents that gave no article.

    Raises:
        InputError: one of them is none.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE gone_articles (article_id VARCHAR)")
    con.execute("CREATE OR REPLACE TEMP TABLE gone_documents (document_id VARCHAR, capture_id VARCHAR)")
    for name in wanted:
        before = _size(con)
        con.execute(read_sql("load/98_named_articles.sql"), {"name": name})
        con.execute(
            "INSERT INTO gone_documents SELECT document_id, capture_id FROM raw.captures "
            "WHERE $name <> '' AND (document_id = $name OR url = $name)",
            {"name": name},
        )
        if _size(con) == before:
            raise InputError(f"there is no article '{name}': `newsledger sql \"from marts.articles\"` shows ids and addresses")
    return _with_all(con)


def choose_nothing(con: duckdb.DuckDBPyConnection) -> Chosen:
    """No article: only names are taken out."""
    return choose_again(con, (), ())


def choose_source(con: duckdb.DuckDBPyConnection, source: str) -> Chosen:
    """Everything that a source brought.

    Raises:
        InputError: it brought nothing.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE gone_articles AS SELECT DISTINCT article_id FROM core.revisions WHERE source_name = ?",
        [source],
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE gone_documents AS SELECT document_id, capture_id FROM raw.captures WHERE source_name = ?",
        [source],
    )
    if not _size(con):
        names = con.execute("SELECT DISTINCT source_name FROM raw.captures WHERE source_name IS NOT NULL ORDER BY 1").fetchall()
        raise InputError(f"the ledger has nothing of source '{source}'; there are {', '.join(name for (name,) in names)}")
    return _with_all(con)


def choose_older(con: duckdb.DuckDBPyConnection, days: Mapping[str, int], now: datetime) -> Chosen:
    """Articles older than their source's limit, by publication, else by when they came; bytes that a younger one shares stay.

    Args:
        con: the writer's connection.
        days: source name to the days that its articles are kept; ``*`` for all others. Sources without a limit keep everything.
        now: the present moment, aware.
    """
    since = [to_utc(now - timedelta(days=count)) for count in days.values()]
    con.register("limits", pa.table({"source_name": list(days), "kept_since": pa.array(since, pa.timestamp("us"))}))
    con.execute(read_sql("load/98_older.sql"))
    con.unregister("limits")
    return _chosen(con)


def choose_again(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str], documents: Sequence[tuple[str, str]]) -> Chosen:
    """What a removal had chosen that was interrupted."""
    names, captures = zip(*documents, strict=True) if documents else ((), ())
    con.register("given", pa.table({"article_id": pa.array(article_ids, pa.string())}))
    con.execute("CREATE OR REPLACE TEMP TABLE gone_articles AS FROM given")
    con.unregister("given")
    con.register("given", pa.table({"document_id": pa.array(names, pa.string()), "capture_id": pa.array(captures, pa.string())}))
    con.execute("CREATE OR REPLACE TEMP TABLE gone_documents AS FROM given")
    con.unregister("given")
    return _chosen(con)


def delete_chosen(con: duckdb.DuckDBPyConnection, chosen: Chosen, removal_id: str) -> None:
    """Take every row of what was chosen last out of the warehouse, within the caller's transaction."""
    clear_staging(con)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE gone_revisions AS "
        "SELECT revision_id FROM core.revisions WHERE article_id IN (FROM gone_articles)"
    )
    _forget(con, chosen.addresses, removal_id)
    con.execute("CREATE OR REPLACE TEMP TABLE restoried (article_id VARCHAR, article_number BIGINT)")
    leave_stories(con, "gone_articles")
    con.execute(
        "UPDATE core.stories SET matched_article_id = NULL, similarity = NULL WHERE matched_article_id IN (FROM gone_articles)"
    )
    con.execute(read_sql("load/99_removed_documents.sql"), {"gone": GONE, "reason": f"removed by removal {removal_id}"})
    forget_texts(con, "gone_articles")
    forget_articles(con, [article_id for (article_id,) in con.execute("FROM gone_articles").fetchall()])
    con.execute(
        "CREATE OR REPLACE TEMP TABLE gone_sites AS "
        "SELECT DISTINCT site FROM core.segment_sightings WHERE article_id IN (FROM gone_articles)"
    )
    con.execute("DELETE FROM core.actor_profiles")  # they hold what was taken from these articles, and are made again
    for table, column in _keyed_tables(con):
        con.execute(f"DELETE FROM {table} WHERE {column}_id IN (FROM gone_{column}s)")
    for table in ("core.repeated_segments", "core.segment_decisions"):  # of sites of which no article is left
        con.execute(
            f"DELETE FROM {table} WHERE site IN (FROM gone_sites) AND site NOT IN (SELECT site FROM core.segment_sightings)"
        )
    con.execute(read_sql("load/99_learned_actors.sql"))
    for table in ("raw.captures", "core.documents", "quality.quarantine"):
        same = "t.document_id = g.document_id AND t.capture_id = g.capture_id"
        con.execute(f"DELETE FROM {table} AS t USING gone_documents AS g WHERE {same}")
    refresh(con, [article_id for (article_id,) in con.execute("SELECT article_id FROM restoried").fetchall()])


def record_removal(
    con: duckdb.DuckDBPyConnection, removal_id: str, kind: str, author: str, reason: str, at: datetime, counts: Mapping[str, int]
) -> None:
    """Leave the tombstone, within the caller's transaction."""
    columns = [*_COUNTED, "captures", "archive_bytes", "redacted_revisions"]
    con.execute(
        f"INSERT INTO quality.removals (removal_id, kind, author, reason, removed_at, {', '.join(columns)}) "
        f"VALUES (?, ?, ?, ?, ?, {', '.join('?' for _ in columns)})",
        [removal_id, kind, author, reason, to_utc(at), *(counts.get(column, 0) for column in columns)],
    )


def is_recorded(con: duckdb.DuckDBPyConnection, removal_id: str) -> bool:
    """Whether a removal's rows are gone: the tombstone comes with the same transaction."""
    return con.execute("SELECT 1 FROM quality.removals WHERE removal_id = ?", [removal_id]).fetchone() is not None


def note_keys(con: duckdb.DuckDBPyConnection, keys: Mapping[str, str]) -> None:
    """Note keyed hashes of what must not come again, each with its removal; those that are there stay."""
    con.register(
        "given", pa.table({"key": pa.array(keys.keys(), pa.string()), "removal_id": pa.array(keys.values(), pa.string())})
    )
    con.execute("INSERT INTO quality.removed_keys SELECT * FROM given WHERE key NOT IN (SELECT key FROM quality.removed_keys)")
    con.unregister("given")


def removed_keys(con: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> dict[str, str]:
    """Those of some keyed hashes that must not come again, each with its removal."""
    con.register("given", pa.table({"key": pa.array(keys, pa.string())}))
    rows = con.execute("SELECT key, removal_id FROM quality.removed_keys WHERE key IN (SELECT key FROM given)").fetchall()
    con.unregister("given")
    return dict(rows)


def has_removed_keys(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything must not come again."""
    return con.execute("SELECT 1 FROM quality.removed_keys LIMIT 1").fetchone() is not None


def lift_removal(con: duckdb.DuckDBPyConnection, removal_id: str, at: datetime) -> None:
    """Let come again what a removal took out; what is gone stays gone until a source brings it."""
    con.execute("DELETE FROM quality.removed_keys WHERE removal_id = ?", [removal_id])
    con.execute("UPDATE quality.removals SET lifted_at = ? WHERE removal_id = ?", [to_utc(at), removal_id])


def _size(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("SELECT (SELECT count(*) FROM gone_articles) + (SELECT count(*) FROM gone_documents)").fetchone()
    return int(row[0]) if row else 0


def _with_all(con: duckdb.DuckDBPyConnection) -> Chosen:
    """Captures of the articles, captures of the same bytes under other names, articles of those, and so on."""
    before = -1
    while before != (before := _size(con)):
        con.execute(read_sql("load/98_belonging.sql"))
    return _chosen(con)


def _chosen(con: duckdb.DuckDBPyConnection) -> Chosen:
    counts = {name: _count(con, f"core.{table}", "article_id IN (FROM gone_articles)") for name, table in _COUNTED.items()}
    documents = con.execute("SELECT DISTINCT document_id, capture_id FROM gone_documents ORDER BY ALL").fetchall()
    articles = con.execute(
        "SELECT a.article_id, coalesce(r.title, ''), a.document_id FROM core.articles AS a INNER JOIN core.revisions AS r "
        "ON r.revision_id = a.revision_id WHERE a.article_id IN (FROM gone_articles) ORDER BY ALL"
    ).fetchall()
    addresses = con.execute(read_sql("load/98_addresses.sql")).fetchall()
    places = con.execute(read_sql("load/98_places.sql")).fetchall()
    return Chosen(
        tuple(articles), tuple(documents), tuple(name for (name,) in addresses), tuple(Archived(*place) for place in places),
        counts | {"captures": len(documents)},
    )  # fmt: skip


def _count(con: duckdb.DuckDBPyConnection, table: str, condition: str) -> int:
    row = con.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
    return int(row[0]) if row else 0


def _keyed_tables(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Every table whose rows belong to an article or to a revision, with which of both."""
    rows = con.execute(
        "SELECT schema_name || '.' || table_name AS name, bool_or(column_name = 'article_id') FROM duckdb_columns() "
        "WHERE column_name IN ('article_id', 'revision_id') AND database_name = current_database() AND schema_name <> 'staging' "
        "AND (schema_name, table_name) IN (SELECT (schema_name, table_name) FROM duckdb_tables() WHERE NOT temporary) "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [(name, "article" if by_article else "revision") for name, by_article in rows if name not in _APART]


def _forget(con: duckdb.DuckDBPyConnection, names: Sequence[str], removal_id: str) -> None:
    """Take documents' names out of what runs and the gate said in words."""
    known = frozenset(names)
    spaced = [name for name in names if _BETWEEN.search(name)]

    def cleaned(text: str) -> str:
        for name in spaced:
            text = text.replace(name, GONE)
        parts = _BETWEEN.split(text)
        return "".join(GONE if part in known or part.rstrip(".:") in known else part for part in parts)

    for table, column in _TOLD:
        is_list = column == "examples"
        shown = f"unnest({column})" if is_list else column
        texts = con.execute(f"SELECT DISTINCT {shown} FROM {table} WHERE {column} IS NOT NULL").fetchall()
        changed = [(text, new) for (text,) in texts if text and (new := cleaned(text)) != text]
        if not changed:
            continue
        con.register("changed", pa.table({"old": [old for old, _ in changed], "new": [new for _, new in changed]}))
        if is_list:
            con.execute(
                f"UPDATE {table} AS t SET {column} = list_transform(t.{column}, lambda x: coalesce(c.texts[x], x)) "
                "FROM (SELECT map(list(old), list(new)) AS texts FROM changed) AS c "
                f"WHERE list_has_any(t.{column}, map_keys(c.texts))"
            )
        else:
            con.execute(f"UPDATE {table} AS t SET {column} = c.new FROM changed AS c WHERE t.{column} = c.old")
        con.unregister("changed")
