"""What is known of sitemaps: which files were read to their end, and which of their pages were asked for as of which date."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.batch import transaction
from warehouse.clock import to_utc
from warehouse.sql_files import read_sql


@dataclass(frozen=True, slots=True)
class SitemapFile:
    """One file, as it was when it was asked last.

    Attributes:
        url: its address.
        looked_at: when that was, aware.
        validators: request headers that ask only for a newer version; empty where something of it is still to be fetched.
        modified: when it changed, as the index says that names it.
        children: the sitemaps of an index: address to when they changed, or None.
        completed_at: when everything new that it named had been fetched, the last time.
    """

    url: str
    looked_at: datetime
    validators: Mapping[str, str] = field(default_factory=dict)
    modified: str | None = None
    children: Mapping[str, str | None] = field(default_factory=dict)
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """What is known of a page.

    Attributes:
        is_noted: whether a sitemap's date of it is known, which is ``modified`` (None: the sitemap gave none).
        captured_at: when its newest bytes in the ledger were fetched, aware, whoever named it; None for none.
    """

    is_noted: bool
    modified: str | None
    captured_at: datetime | None


class SitemapMemory:
    """Reads and writes what is known of sitemaps, in one warehouse.

    Args:
        con: the writer's connection; only its own thread may use this object.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con

    def files(self, urls: Sequence[str]) -> dict[str, SitemapFile]:
        """Those of the files that were asked before."""
        columns = "url, looked_at, validators, modified, children, completed_at"
        rows = self._select(f"SELECT {columns} FROM raw.sitemap_files WHERE url IN (SELECT id FROM wanted)", urls)  # noqa: S608
        return {row[0]: _file(*row) for row in rows}

    def pages(self, urls: Sequence[str]) -> dict[str, SitemapPage]:
        """Those of the pages that are known."""
        return {
            url: SitemapPage(known["is_noted"], known["modified"], _aware_or_none(known["captured_at"]))
            for url, known in self._select(read_sql("load/09_sitemap_pages.sql"), urls)
        }

    def note(self, files: Sequence[SitemapFile], pages: Mapping[str, str | None], looked_at: datetime) -> None:
        """Remember files, and pages with their dates; what was known of the same ones before is replaced. All or nothing.

        Args:
            files: as they were now.
            pages: address to the date that the sitemap gives, or None.
            looked_at: when the pages were asked for, aware.
        """
        moment = to_utc(looked_at)
        with transaction(self._con):
            self._replace("sitemap_files", {
                "url": [file.url for file in files],
                "validators": [json.dumps(dict(file.validators)) for file in files],
                "modified": pa.array([file.modified for file in files], pa.string()),
                "children": [json.dumps(dict(file.children)) for file in files],
                "completed_at": pa.array([to_utc(file.completed_at) for file in files], pa.timestamp("us")),
                "looked_at": pa.array([to_utc(file.looked_at) for file in files], pa.timestamp("us")),
            })  # fmt: skip
            self._replace("sitemap_pages", {
                "url": list(pages),
                "modified": pa.array(pages.values(), pa.string()),
                "looked_at": pa.array([moment] * len(pages), pa.timestamp("us")),
            })  # fmt: skip

    def _replace(self, name: str, columns: dict[str, Any]) -> None:
        if not columns["url"]:
            return
        self._con.register("batch", pa.table({**columns, "url": pa.array(columns["url"], pa.string())}))
        self._con.execute(f"DELETE FROM raw.{name} WHERE url IN (SELECT url FROM batch)")  # noqa: S608
        self._con.execute(f"INSERT INTO raw.{name} BY NAME SELECT * FROM batch")  # noqa: S608
        self._con.unregister("batch")

    def _select(self, sql: str, urls: Sequence[str]) -> list[tuple[Any, ...]]:
        self._con.register("wanted", pa.table({"id": pa.array(urls, pa.string())}))
        rows = self._con.execute(sql).fetchall()
        self._con.unregister("wanted")
        return rows


def _file(
    url: str, looked: datetime, validators: str, modified: str | None, children: str, completed: datetime | None
) -> SitemapFile:
    return SitemapFile(url, _aware(looked), json.loads(validators), modified, json.loads(children), _aware_or_none(completed))


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _aware_or_none(moment: datetime | None) -> datetime | None:
    return None if moment is None else _aware(moment)
