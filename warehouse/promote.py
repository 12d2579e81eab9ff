"""Promotion: what the gate let through goes from ``staging`` to ``core``, in one transaction, and only where it is new.

The steps are the numbered SQL files of ``load/``: which revisions came, what is new about each, what becomes of each document,
then the rows themselves. Running the same input again finds everything ``same`` and writes nothing into ``core``.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import duckdb

from transforms.errors import WarehouseError
from warehouse.article_numbers import numbers_in, rows_of
from warehouse.batch import clear_staging, one_thread, transaction
from warehouse.clock import utc_now
from warehouse.materialised import derive_forgotten, forget_all, refresh_numbered
from warehouse.resolution import resolve_promoted
from warehouse.search_index import index_promoted
from warehouse.segments import learn_segments
from warehouse.sql_files import read_sql
from warehouse.stories import cluster_new_articles, leave_stories

#: Tables of ``core`` that hold the rows of a revision; ``staging`` has one of the same name for each.
ROW_TABLES = (
    "placements", "blocks", "figures", "actors", "actor_mentions", "actor_roles", "quotes", "times", "live_entries",
    "skipped_numbers",
)  # fmt: skip


def promote(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """Move the staged batch into ``core`` and note one disposition for each document; ``staging`` is empty afterwards.

    Args:
        con: the writer's connection.
        run_id: the run that staged the batch.

    Returns:
        How many documents of this batch got which disposition.

    Raises:
        WarehouseError: the transaction failed, and nothing was changed.
    """
    first, last = _staged_numbers(con, run_id)
    with one_thread(con, last - first), transaction(con):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE promotion AS SELECT $run_id AS run_id, $now::TIMESTAMP AS loaded_at",
            {"run_id": run_id, "now": utc_now()},
        )
        _measure(con)
        plan_batch(con)
        con.execute(read_sql("load/40_dispositions.sql"))
        _apply(con)
        learn_segments(con)
        if resolve_promoted(con, run_id):
            forget_all(con)
        else:
            refresh_numbered(con, _changed_articles(con))
        index_promoted(con)
        clear_staging(con)
        counts = _count_dispositions(con, run_id, first, last)
    derive_forgotten(con)
    return counts


def _measure(con: duckdb.DuckDBPyConnection) -> None:
    """What the articles measure that are new or changed, while their revisions are; of none, which is soon known, nothing."""
    new = "staging.documents AS d ANTI JOIN core.revisions AS known ON known.revision_id = d.revision_id WHERE d.has_article"
    none = "(SELECT source_name, measure, articles, total, squares FROM quality.source_measures LIMIT 0)"
    measures = "reports.batch_measures" if _has_rows(con, new) else none
    con.execute(f"CREATE OR REPLACE TEMP TABLE batch_measures AS FROM {measures}")


def plan_batch(con: duckdb.DuckDBPyConnection) -> None:
    """Hash what is staged and compare it with ``core``: temporary tables ``hashed_*`` and ``plan``, and nothing is changed."""
    con.execute(read_sql("load/09_arrived.sql"))
    # first the numbers, by the ids alone, then the rows: so the other columns are read of these only
    known = numbers_in(con, "SELECT article_number FROM core.articles WHERE article_id IN (SELECT article_id FROM arrived)")
    con.execute(f"CREATE OR REPLACE TEMP TABLE known_articles AS {rows_of('core.articles', known)}")
    _meet(con)
    con.execute(read_sql("load/09_arrivals.sql"))
    con.execute(read_sql("load/10_winners.sql"))
    con.execute(read_sql("load/25_reread.sql"))
    for table in ROW_TABLES:
        con.execute(read_sql("load/20_hashed_rows.sql").replace("{table}", table))
    child_rows = "".join(f"UNION ALL SELECT revision_id, row_hash FROM hashed_{table}\n" for table in ROW_TABLES)
    con.execute(read_sql("load/30_plan.sql").replace("{child_rows}", child_rows))


def _meet(con: duckdb.DuckDBPyConnection) -> None:
    """Copy what is known of the staged articles and documents: documents, captures, and revisions without their texts."""
    numbers = numbers_in(
        con,
        "SELECT article_number FROM known_articles UNION ALL SELECT article_number FROM core.documents "
        "WHERE document_key IN (SELECT md5_number_lower(document_id) FROM staging.documents)",
    )
    con.execute(f"CREATE OR REPLACE TEMP TABLE met_documents AS {rows_of('core.documents', numbers)}")
    columns = (
        "article_number, article_id, revision_id, content_id, document_id, capture_id, fetched_at, modified_at, run_id, "
        "analysis_hash"
    )
    con.execute(f"CREATE OR REPLACE TEMP TABLE met_revisions AS SELECT {columns} FROM ({rows_of('core.revisions', numbers)})")
    captures = numbers_in(
        con, "SELECT capture_number FROM raw.captures WHERE document_key IN (SELECT document_key FROM met_documents)"
    )
    columns = "document_id, capture_id, fetched_at"
    rows = rows_of("raw.captures", captures, "capture_number")
    con.execute(f"CREATE OR REPLACE TEMP TABLE met_captures AS SELECT {columns} FROM ({rows})")


def _apply(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(read_sql("load/50_revisions.sql"))
    con.execute(read_sql("load/60_documents.sql"))
    con.execute(read_sql("load/65_superseded.sql" if _has_rows(con, "reread") else "load/64_nothing_superseded.sql"))
    con.execute(read_sql("load/66_gate_history.sql"))
    con.execute("CREATE OR REPLACE TEMP TABLE restoried (article_id VARCHAR, article_number BIGINT)")
    leave_stories(con, "gone")
    is_lost, is_reanalysed = (_has_rows(con, rows) for rows in ("superseded", "plan WHERE action = 'reanalysed'"))
    con.execute("CREATE OR REPLACE TEMP TABLE known_rows (revision_id VARCHAR, row_hash VARCHAR)")
    for table in ROW_TABLES:
        if is_lost:
            con.execute(f"DELETE FROM core.{table} WHERE revision_id IN (SELECT revision_id FROM superseded)")
        if is_reanalysed:
            con.execute(read_sql("load/70_lost_rows.sql").replace("{table}", table))
        if _has_rows(con, f"hashed_{table}"):
            con.execute(read_sql("load/71_new_rows.sql").replace("{table}", table))
    cluster_new_articles(con)


def _has_rows(con: duckdb.DuckDBPyConnection, rows: str) -> bool:
    """Whether a query that begins with FROM finds anything; one query for all of them is planned ten times as long."""
    return con.execute(f"FROM {rows} LIMIT 1").fetchone() is not None


def _changed_articles(con: duckdb.DuckDBPyConnection) -> list[int]:
    """Numbers of the articles that came, changed or went, and of those whose story has another name now."""
    return numbers_in(
        con,
        "SELECT article_number FROM plan WHERE action <> 'same' "
        "UNION ALL SELECT article_number FROM superseded UNION ALL SELECT article_number FROM restoried",
    )


def _staged_numbers(con: duckdb.DuckDBPyConnection, run_id: str) -> tuple[int, int]:
    """The first and last number of the staged documents.

    Raises:
        WarehouseError: staging holds another run's rows.
    """
    row = con.execute(
        "SELECT coalesce(min(document_number), 0), coalesce(max(document_number), 0), "
        "count(*) FILTER (run_id <> $run_id) FROM staging.documents",
        {"run_id": run_id},
    ).fetchone()
    if row is None or row[2]:
        raise WarehouseError(f"staging holds documents of another run than {run_id}: stage this run's documents first")
    return int(row[0]), int(row[1])


def _count_dispositions(con: duckdb.DuckDBPyConnection, run_id: str, first: int, last: int) -> dict[str, int]:
    rows = con.execute(
        "SELECT disposition, count(*) FROM quality.dispositions WHERE run_id = ? AND document_number BETWEEN ? AND ? "
        "GROUP BY disposition ORDER BY disposition",
        [run_id, first, last],
    ).fetchall()
    return {str(name): int(count) for name, count in rows}
