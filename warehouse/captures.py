"""Captures: what was fetched or loaded, noted as soon as the archive has the bytes, before anything is made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.article_numbers import numbers_in, rows_of
from warehouse.batch import transaction
from warehouse.clock import to_utc, utc_now
from warehouse.sql_files import read_sql
from warehouse.staging_rows import to_arrow

_COLUMNS: dict[str, pa.DataType] = {
    "capture_id": pa.string(), "document_id": pa.string(), "source_name": pa.string(), "url": pa.string(),
    "media_type": pa.string(), "charset": pa.string(), "fetched_at": pa.timestamp("us"), "status": pa.int32(),
    "headers": pa.string(), "archive_file": pa.string(), "record_offset": pa.int64(), "record_length": pa.int64(),
    "content_length": pa.int64(), "run_id": pa.string(), "recorded_at": pa.timestamp("us"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Capture:
    """One captured document: what was asked, what answered, when, and where the archive keeps the bytes.

    Attributes:
        capture_id: SHA-256 of the bytes, in hex.
        document_id: how the source names the document.
        content_length: length of the bytes.
        headers: response headers, names in lower case.
        archive_file: WARC file relative to the archive folder, with ``record_offset`` and ``record_length`` in bytes.
    """

    capture_id: str
    document_id: str
    content_length: int
    source_name: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched_at: datetime | None = None
    status: int | None = None
    headers: Mapping[str, str] | None = None
    archive_file: str | None = None
    record_offset: int | None = None
    record_length: int | None = None


def record_captures(con: duckdb.DuckDBPyConnection, run_id: str, captures: Sequence[Capture]) -> int:
    """Note captures in ``raw.captures``; one that is known (same bytes, same document, same record) is left as it is.

    Returns:
        How many were new.
    """
    rows = [_row(capture, run_id) for capture in captures]
    with transaction(con):
        con.register("batch", to_arrow(_COLUMNS, rows))
        known = numbers_in(
            con,
            "SELECT capture_number FROM raw.captures WHERE document_key IN (SELECT md5_number_lower(document_id) FROM batch)",
        )
        known_rows = rows_of("raw.captures", known, "capture_number")
        added = con.execute(read_sql("load/05_captures.sql").replace("{known_rows}", known_rows)).fetchone()
        con.unregister("batch")
    return int(added[0]) if added else 0


def conditional_headers(con: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> dict[str, dict[str, str]]:
    """Request headers that ask addresses only for what changed, where their last capture was read into the ledger.

    A capture that never got through (the gate was closed, the process died) is asked for in full: ``304`` would hide it.
    """
    rows = _with_ids(con, urls, read_sql("load/06_conditional_headers.sql"))
    return {url: json.loads(headers) for url, headers in rows}


def known_documents(
    con: duckdb.DuckDBPyConnection, keys: Sequence[tuple[str, str, datetime | None]], analysis_version: str
) -> set[tuple[str, str, datetime | None]]:
    """Of document ids with capture ids and when the bytes came, those that are in the ledger as this analysis version reads them.

    Documents with rows that wait in quarantine for a retry or were released are left out: they are to be read again. So are those
    that went back to bytes which they had before.
    """
    if not keys:
        return set()
    columns: dict[str, pa.DataType] = {
        "number": pa.int64(), "document_id": pa.string(), "capture_id": pa.string(), "fetched_at": pa.timestamp("us"),
    }  # fmt: skip
    con.register("wanted", to_arrow(columns, [(n, name, capture, to_utc(at)) for n, (name, capture, at) in enumerate(keys)]))
    rows = con.execute(read_sql("load/07_known_documents.sql"), {"version": analysis_version}).fetchall()
    con.unregister("wanted")
    return {keys[number] for (number,) in rows}


@dataclass(frozen=True, slots=True)
class KnownCapture:
    """Bytes that the archive has.

    Attributes:
        place: file, offset and length of the record that holds them.
        document_ids: those of the wanted documents that are noted with them.
    """

    place: tuple[str, int, int]
    document_ids: frozenset[str]


def known_captures(con: duckdb.DuckDBPyConnection, keys: Sequence[tuple[str, str]]) -> dict[str, KnownCapture]:
    """Which of the wanted captures the archive has; the first row of a capture is the one that leads to its bytes.

    Args:
        con: the writer's connection.
        keys: pairs of document id and capture id.
    """
    if not keys:
        return {}
    documents, captures = zip(*keys, strict=True)
    con.register("wanted", pa.table({"document_id": documents, "capture_id": captures}))
    rows = con.execute(read_sql("load/04_known_captures.sql")).fetchall()
    con.unregister("wanted")
    return {capture_id: KnownCapture((file, at, length), frozenset(names)) for capture_id, file, at, length, names in rows}


def newest_captures(con: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> dict[str, tuple[str, datetime | None]]:
    """For each of some documents that have captures: the last one's id, and when it came (aware), where that is known."""
    rows = _with_ids(con, document_ids, read_sql("load/04_newest_captures.sql"))
    return {name: (capture_id, at and at.replace(tzinfo=UTC)) for name, (capture_id, at) in rows}


def archived_ends(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """For each archive file that is known: where the last record that is noted ends."""
    rows = con.execute(
        "SELECT archive_file, max(record_offset + record_length) FROM raw.captures WHERE archive_file IS NOT NULL GROUP BY 1"
    ).fetchall()
    return {str(file): int(end) for file, end in rows}


@dataclass(frozen=True, slots=True)
class Indexed:
    """A row of the index of the archive: which capture of which document lies where."""

    archive_file: str
    record_offset: int
    record_length: int
    capture_id: str
    document_id: str


_INDEX = (
    "SELECT archive_file, record_offset, any_value(record_length) AS record_length, any_value(capture_id) AS capture_id, "
    "any_value(document_id) AS document_id FROM raw.captures "
    "WHERE archive_file IS NOT NULL AND coalesce(archive_file = $file, true) GROUP BY archive_file, record_offset"
)


def indexed_captures(con: duckdb.DuckDBPyConnection, archive_file: str) -> list[Indexed]:
    """The index of one archive file in the order of bytes, each place once."""
    rows = con.execute(f"{_INDEX} ORDER BY record_offset", {"file": archive_file}).fetchall()
    return [Indexed(*row) for row in rows]


def sample_places(con: duckdb.DuckDBPyConnection, count: int) -> list[Indexed]:
    """So many places of the archive, by chance, in the order of files and bytes."""
    sample = f"USING SAMPLE reservoir({count} ROWS)"
    rows = con.execute(f"FROM (SELECT * FROM ({_INDEX}) {sample}) ORDER BY ALL", {"file": None}).fetchall()  # noqa: S608
    return [Indexed(*row) for row in rows]


def captures_of(con: duckdb.DuckDBPyConnection, revision_ids: Sequence[str]) -> list[Indexed]:
    """The places of the captures that some revisions were made from."""
    con.register("wanted", pa.table({"id": pa.array(revision_ids, pa.string())}))
    rows = con.execute(
        "SELECT DISTINCT c.archive_file, c.record_offset, c.record_length, c.capture_id, c.document_id FROM raw.captures AS c "
        "INNER JOIN core.documents AS d USING (document_id, capture_id) INNER JOIN wanted AS w ON w.id = d.revision_id "
        "WHERE c.archive_file IS NOT NULL ORDER BY ALL"
    ).fetchall()
    con.unregister("wanted")
    return [Indexed(*row) for row in rows]


def without_row(con: duckdb.DuckDBPyConnection, keys: Sequence[tuple[str, str]]) -> list[str]:
    """Of pairs of document id and capture id, the documents that no capture is noted of."""
    if not keys:
        return []
    documents, captures = zip(*keys, strict=True)
    con.register("wanted", pa.table({"document_id": documents, "capture_id": captures}))
    rows = con.execute(
        "SELECT document_id FROM wanted ANTI JOIN raw.captures USING (document_id, capture_id) ORDER BY 1"
    ).fetchall()
    con.unregister("wanted")
    return [document_id for (document_id,) in rows]


def _with_ids(con: duckdb.DuckDBPyConnection, ids: Sequence[str], sql: str) -> list[tuple[str, Any]]:
    con.register("wanted", pa.table({"id": pa.array(ids, pa.string())}))
    rows = con.execute(sql).fetchall()
    con.unregister("wanted")
    return rows


def _row(capture: Capture, run_id: str) -> tuple[object, ...]:
    return (
        capture.capture_id, capture.document_id, capture.source_name, capture.url, capture.media_type, capture.charset,
        to_utc(capture.fetched_at), capture.status, json.dumps(dict(sorted((capture.headers or {}).items()))),
        capture.archive_file, capture.record_offset, capture.record_length, capture.content_length, run_id, utc_now(),
    )  # fmt: skip
