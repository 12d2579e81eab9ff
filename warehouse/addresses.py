"""The pages that were ever asked for, and how the sources' last polls went: what scheduled runs decide by when to ask again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import duckdb
import pyarrow as pa

from warehouse.batch import transaction
from warehouse.clock import to_utc
from warehouse.sql_files import read_sql
from warehouse.staging_rows import to_arrow

#: Polls of a source that are looked at.
POLLS = 60
_COLUMNS: dict[str, pa.DataType] = {
    "url": pa.string(), "source_name": pa.string(), "asked_at": pa.timestamp("us"), "outcome": pa.string(),
    "capture_id": pa.string(), "status": pa.int32(), "is_lasting": pa.bool_(), "reason": pa.string(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedAddress:
    """What came of asking for one page.

    Attributes:
        url: the address, which is the page's document id too.
        asked_at: when the answer had come, aware or UTC.
        capture_id: id of the bytes, or None.
        is_lasting: whether it is a failure that time does not heal.
        reason: why it failed, or empty.
    """

    url: str
    source_name: str | None
    asked_at: datetime
    outcome: Literal["fetched", "not_modified", "failed"]
    capture_id: str | None = None
    status: int | None = None
    is_lasting: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """What ``raw.addresses`` knows of one page; times are aware."""

    last_asked_at: datetime
    last_new_at: datetime | None
    failures: int
    is_lasting: bool


@dataclass(frozen=True, slots=True)
class KnownPoll:
    """One poll of a source as ``quality.source_runs`` has it; times are aware."""

    at: datetime
    is_failed: bool
    feed_status: int | None
    is_refused: bool
    has_news: bool
    ask_after: datetime | None


def record_addresses(con: duckdb.DuckDBPyConnection, pages: Sequence[AskedAddress]) -> None:
    """Note what came of asking for pages; to be called before their captures are noted.

    Raises:
        WarehouseError: it could not be written.
    """
    if not pages:
        return
    rows = [
        (asked.url, asked.source_name, to_utc(asked.asked_at), asked.outcome, asked.capture_id, asked.status, asked.is_lasting,
         asked.reason)
        for asked in pages
    ]  # fmt: skip
    con.register("batch", to_arrow(_COLUMNS, rows))
    with transaction(con):
        con.execute(read_sql("load/09_addresses.sql"))
    con.unregister("batch")


def known_addresses(con: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> dict[str, KnownAddress]:
    """What is known of those of these addresses that were asked for before."""
    con.register("wanted", pa.table({"url": pa.array(urls, pa.string())}))
    rows = con.execute(
        "SELECT url, last_asked_at, last_new_at, failures, is_lasting FROM raw.addresses WHERE url IN (SELECT url FROM wanted)"
    ).fetchall()
    con.unregister("wanted")
    return {
        url: KnownAddress(_aware(asked_at), _aware(new_at) if new_at else None, failures, is_lasting)
        for url, asked_at, new_at, failures, is_lasting in rows
    }


def last_polls(con: duckdb.DuckDBPyConnection, source_name: str) -> list[KnownPoll]:
    """How the last runs that asked a source went, oldest first."""
    rows = con.execute(
        "SELECT started_at, state = 'failed', feed_status, refused > 0, loaded + revised > 0, ask_after FROM quality.source_runs "
        "WHERE source_name = ? AND started_at IS NOT NULL ORDER BY started_at DESC LIMIT ?",
        [source_name, POLLS],
    ).fetchall()
    return [
        KnownPoll(_aware(at), is_failed, status, is_refused, has_news, _aware(ask_after) if ask_after else None)
        for at, is_failed, status, is_refused, has_news, ask_after in reversed(rows)
    ]


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
