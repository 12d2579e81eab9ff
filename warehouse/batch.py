"""Staging: a run's documents go into ``staging.*`` in bulk, through Arrow, in one committed transaction for each call."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import batched

import duckdb
import pyarrow as pa

from transforms.errors import WarehouseError
from transforms.frozen import frozen
from transforms.learned_segments import site_of
from transforms.records import Disposition, Extraction
from warehouse.analysed import AnalysedDocument, Head, staging_tables, take_apart
from warehouse.clock import to_utc, utc_now
from warehouse.staging_rows import to_arrow

#: Every table of ``staging``; the first holds one row for each document.
STAGING_TABLES = (
    "documents", "sources", "source_measures", "tolls", "article_traits", "repeats", "articles", "placements", "blocks",
    "segments", "figures", "actors", "actor_mentions", "actor_roles", "quotes", "times", "live_entries", "skipped_numbers",
)  # fmt: skip

_DOCUMENT_COLUMNS: dict[str, pa.DataType] = {
    "document_number": pa.int64(), "run_id": pa.string(), "document_id": pa.string(), "source_name": pa.string(),
    "url": pa.string(), "capture_id": pa.string(), "fetched_at": pa.timestamp("us"), "disposition": pa.string(),
    "reason": pa.string(), "article_id": pa.string(), "revision_id": pa.string(), "has_article": pa.bool_(),
    "analysis_version": pa.string(), "staged_at": pa.timestamp("us"),
}  # fmt: skip
#: Documents that one thread is enough for: most have some ten rows in a table.
_FEW = 12_000
#: Records that are taken apart at a time: those of so many documents are still in the processor's cache at the next field.
_TAKEN_APART = 100


@frozen
class StagedDocument:
    """One document of a run, with what was made of it.

    Attributes:
        document_id: how the source names it.
        capture_id: SHA-256 of its bytes, or None where none came.
        extraction: what was made of the bytes, as records or taken apart already, or None where nothing was (then
            ``disposition`` says why).
        source_name: row of the source registry, or None.
        url: address asked for, or None.
        fetched_at: when the bytes came, aware.
        disposition: what became of it, where that is known before promotion: ``fetch_failed``, ``unchanged`` for bytes that
            need no second analysis, ``other_language`` for an article that is kept without analysis.
        reason: the disposition in words.
    """

    document_id: str
    capture_id: str | None
    extraction: Extraction | AnalysedDocument | None
    source_name: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None
    disposition: Disposition | None = None
    reason: str | None = None


def stage(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    batch: Sequence[StagedDocument],
    *,
    analysis_version: str = "",
    site_versions: Mapping[str, str] | None = None,
) -> int:
    """Put documents into ``staging``; several calls for one run add up, rows that another run left are dropped.

    Args:
        con: the writer's connection.
        run_id: a run that was started.
        batch: the documents, in order.
        analysis_version: names the rules, reference data and model that made the extractions.
        site_versions: what the learned boilerplate of each site adds to that name.

    Returns:
        The number of documents staged.

    Raises:
        WarehouseError: a document has neither an extraction nor a disposition.
    """
    first, now = _next_number(con, run_id), utc_now()
    sites = [site_of(document.url, document.source_name) for document in batch]
    versions = [analysis_version + (site_versions or {}).get(site, "") for site in sites]
    analysed = _analysed(batch)
    heads = [None if found is None else found.head for found in analysed]
    documents = [_document_row(first + i, run_id, document, heads[i], versions[i], now) for i, document in enumerate(batch)]
    tables = {"documents": to_arrow(_DOCUMENT_COLUMNS, documents)}
    tables |= staging_tables((number, found) for number, found in enumerate(analysed, first) if found is not None)
    with one_thread(con, len(batch)), transaction(con):
        _drop_other_runs(con, run_id)
        for name, table in tables.items():
            _insert(con, name, table)
    return len(documents)


def discard_staged(con: duckdb.DuckDBPyConnection) -> None:
    """Empty ``staging``, after a closed gate."""
    with transaction(con):
        clear_staging(con)


def clear_staging(con: duckdb.DuckDBPyConnection) -> None:
    """Empty ``staging`` within the caller's transaction."""
    for name in STAGING_TABLES:
        con.execute(f"DELETE FROM staging.{name}")


@contextmanager
def one_thread(con: duckdb.DuckDBPyConnection, documents: int = 0) -> Iterator[None]:
    """One thread for the whole of DuckDB meanwhile, where the documents are few.

    DuckDB shares out 122,880 rows at a time. With fewer a second thread finds nothing to do, and plans that are made for several
    cost half as much again: promoting 5,000 articles took 54 CPU seconds with one thread, 85 with two, and longer by the clock.
    """
    if documents > _FEW:
        yield
        return
    row = con.execute("SELECT current_setting('threads')").fetchone()
    con.execute("SET threads = 1")
    try:
        yield
    finally:
        with suppress(duckdb.Error):  # a database that is lost has told why already
            con.execute(f"SET threads = {row[0] if row else 1}")


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: commit at the end, roll back where anything fails.

    Raises:
        WarehouseError: DuckDB refused a statement; the message is DuckDB's.
    """
    con.execute("BEGIN")
    try:
        yield
        con.execute("COMMIT")
    except duckdb.Error as error:
        _roll_back(con)
        raise WarehouseError(f"the warehouse could not be written, nothing was changed: {error}") from error
    except BaseException:
        _roll_back(con)
        raise


def _roll_back(con: duckdb.DuckDBPyConnection) -> None:
    """Roll back where a transaction is still open: a failed COMMIT has closed it already."""
    try:
        con.execute("ROLLBACK")
    except duckdb.TransactionException:
        return


def _insert(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    con.register("batch", table)
    try:
        con.execute(f"INSERT INTO staging.{name} BY NAME FROM batch")
    finally:
        con.unregister("batch")


def _next_number(con: duckdb.DuckDBPyConnection, run_id: str) -> int:
    """Documents are numbered through the run, whatever the batches."""
    row = con.execute(
        "SELECT 1 + greatest((SELECT coalesce(max(document_number), 0) FROM quality.dispositions WHERE run_id = $run_id), "
        "(SELECT coalesce(max(document_number), 0) FROM staging.documents WHERE run_id = $run_id))",
        {"run_id": run_id},
    ).fetchone()
    return int(row[0]) if row else 1


def count_staged(con: duckdb.DuckDBPyConnection) -> int:
    """How many documents are staged."""
    row = con.execute("SELECT count(*) FROM staging.documents").fetchone()
    return int(row[0]) if row else 0


def _drop_other_runs(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    left = con.execute("SELECT 1 FROM staging.documents WHERE run_id <> ? LIMIT 1", [run_id]).fetchone()
    if left:
        clear_staging(con)


def _analysed(batch: Sequence[StagedDocument]) -> list[AnalysedDocument | None]:
    """What was made of each document, taken apart."""
    given = [document.extraction for document in batch]
    analysed = [None if isinstance(found, Extraction) else found for found in given]
    records = [(i, found) for i, found in enumerate(given) if isinstance(found, Extraction)]
    for some in batched(records, _TAKEN_APART):
        taken = take_apart([batch[i] for i, _ in some], [found for _, found in some])
        for (i, _), one in zip(some, taken, strict=True):
            analysed[i] = one
    return analysed


def _document_row(
    number: int, run_id: str, document: StagedDocument, head: Head | None, analysis_version: str, now: datetime
) -> tuple[object, ...]:
    disposition, reason = _early_disposition(document, head)
    return (
        number, run_id, document.document_id, document.source_name, document.url, document.capture_id,
        to_utc(document.fetched_at), disposition, reason, head and head.article_id, head and head.revision_id,
        head is not None and head.article_id is not None, analysis_version, now,
    )  # fmt: skip


def _early_disposition(document: StagedDocument, head: Head | None) -> tuple[str | None, str | None]:
    """The disposition that needs no promotion to be known, with its reason."""
    if head is None and document.disposition is None:
        raise WarehouseError(f"document {document.document_id!r} was staged with neither an extraction nor a disposition")
    if head is not None and head.error is not None:
        return head.error.code, head.error.message
    return document.disposition, document.reason
