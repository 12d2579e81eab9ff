"""The header of an export: which state of the ledger it shows, what its columns mean, and what it does not carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any

import duckdb

from transforms.errors import WarehouseError
from warehouse.exports.selection import Column, Filters
from warehouse.migrations import SCHEMA_VERSION
from warehouse.query import run_query

#: What each form loses of what the ledger knows; the README's table holds the same sentences.
NOT_CARRIED: dict[str, tuple[str, ...]] = {
    "csv": (
        "Types: every cell is text; datapackage.json tells the type of each column.",
        'Null and the empty text differ by quotation marks alone (nothing, and ""), which many readers take for the same.',
        "Lists and nested values are JSON inside a cell.",
    ),
    "csv --spreadsheet": (
        "Texts that spreadsheets take for formulas (beginning = + - @, tab, carriage return) have an apostrophe before them.",
        "Spreadsheets keep 15 digits of a number, show 32,767 characters of a cell, and turn some texts into dates.",
    ),
    "parquet": (
        "The comments of columns stand in the file's metadata, which most engines do not show.",
        "The month of a folder is a month of UTC; rows without a time are in month=undated.",
    ),
    "gdelt": (
        "Only counts (V1COUNTS, V2.1COUNTS) of events with a GDELT count type; every other column of GKG 2.1 is empty.",
        "One whole number for each count: of a range or vague number the lower bound, else the upper one, without its modifier.",
        "Claimant, time, measure, population and confidence are lost.",
        "Planned, feared and denied numbers, changes, fractions and negative numbers are left out.",
        "Places as written, without country code or coordinates: location type 1 for a country, 0 for anything else.",
        "Offsets count code points of the ledger's clean text, not of the page.",
    ),
    "ucdp": (
        "Deaths only (event killed), asserted; no parts of other figures and no changes.",
        "Nobody has coded the incidents: active_year, code_status, type_of_violence, conflict and dyad are empty.",
        "A row is one thing told of one period; an incident told with other nouns or places is another row: sums mean nothing.",
        "side_a is the side that the dead belong to, where the text says so; who killed is not known, so side_b is empty.",
        "No coordinates and no administrative divisions; country and where_prec (6) only where the place is a country.",
        "A running total is a row with event_clarity 2; without a stated beginning it has no date_start.",
    ),
    "schema-org": (
        "Modifier, trend, measure, status, confidence, spans and receipt have no schema.org term: they are terms of newsledger.",
        "Whether claims are about the same thing is a newsledger term, thing; quotes, blocks and older revisions are left out.",
        "In the article's own voice a claim has no author; its appearance has a publisher.",
    ),
    "followthemoney": (
        "Numbers are text in an Event's name and notes: FollowTheMoney has no schema for quantities.",
        "The claimant stands in an Event's involved, which does not say that it claimed; countries are PublicBody.",
        "Spans, confidence, receipts (its checksums are SHA-1), quotes, older revisions and the texts of articles are left out.",
        "Texts are one line in Unicode's form C; languages that it does not know are lost.",
        "Names over 384 and texts over 65,000 characters are cut.",
    ),
    "prov": (
        "The text of the article beside the sentence; the bytes themselves stay in the archive.",
        "Rules are named, not shown; what people decided about actors is left out.",
    ),
}  # fmt: skip
#: Times in files of text: microseconds, zero or not, for pandas takes the first one's form for that of all.
TIME_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_RIGHTS = "The texts belong to their publishers; newsledger grants no licence to them."


@dataclass(frozen=True, slots=True)
class Header:
    """What every export says of itself.

    Attributes:
        run_id: the last published run.
        published_at: when it ended, UTC without zone.
        exported_at: when the export was made; None where the same ledger must give the same bytes.
        form: the form of export, a key of ``NOT_CARRIED``; with `` --spreadsheet`` behind it where that holds.
        filters: which rows were asked for.
        licence: what the person who exports says of the rights; empty for nothing.
    """

    run_id: str
    published_at: datetime
    exported_at: datetime | None
    form: str
    filters: Filters
    licence: str = ""

    @property
    def not_carried(self) -> tuple[str, ...]:
        """Sentences about what is lost."""
        base, _, option = self.form.partition(" ")
        return NOT_CARRIED[base] + (NOT_CARRIED["csv --spreadsheet"] if option else ())

    def record(self) -> dict[str, Any]:
        """The header as JSON can hold it."""
        told = {
            "newsledger_version": version("newsledger"), "schema_version": SCHEMA_VERSION, "published_run_id": self.run_id,
            "published_at": iso_time(self.published_at), "format": self.form, "filters": self.filters.given(),
            "rights": self.licence or _RIGHTS, "not_carried": list(self.not_carried),
        }  # fmt: skip
        return told | ({"exported_at": iso_time(self.exported_at)} if self.exported_at else {})


@dataclass(frozen=True, slots=True)
class Resource:
    """One file, or one folder of partitions, of an export.

    Attributes:
        path: relative to the package.
        media_type: as IANA or custom names it.
        columns: of a table; none for other things.
        files: name, size and SHA-256 of each file.
    """

    name: str
    path: str
    media_type: str
    comment: str
    row_count: int
    columns: Sequence[Column]
    files: Sequence[tuple[str, int, str]]
    dialect: dict[str, object] | None = None


def read_header(
    con: duckdb.DuckDBPyConnection, form: str, filters: Filters, *, exported_at: datetime | None = None, licence: str = ""
) -> Header:
    """The header of an export of this ledger.

    Raises:
        WarehouseError: no run has been published.
    """
    rows = run_query(
        con, "SELECT run_id, ended_at FROM quality.runs WHERE state = 'published' ORDER BY ended_at DESC, run_id LIMIT 1"
    ).to_pylist()
    if not rows:
        raise WarehouseError("no run of this ledger has been published: `newsledger run` publishes one")
    return Header(rows[0]["run_id"], rows[0]["ended_at"], exported_at, form, filters, licence)


def data_package(header: Header, resources: Sequence[Resource]) -> dict[str, Any]:
    """A Frictionless Data Package (v1, https://specs.frictionlessdata.io/data-package/) that describes the files of an export."""
    return {
        "profile": "data-package",
        "name": f"newsledger-{header.form.partition(' ')[0]}",
        "title": f"newsledger export ({header.form})",
        "created": iso_time(header.exported_at or header.published_at),
        "description": " ".join(header.not_carried),
        **({"licenses": [{"title": header.licence}]} if header.licence else {}),
        "newsledger": header.record(),
        "resources": [_described(resource) for resource in resources],
    }


def iso_time(moment: datetime) -> str:
    """A moment in UTC, kept without zone, in ISO 8601 with its Z."""
    return moment.isoformat() + "Z"


def _described(resource: Resource) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": resource.name,
        "path": resource.path if len(resource.files) == 1 else [name for name, _, _ in resource.files],
        "description": resource.comment,
        "mediatype": resource.media_type,
        "encoding": "utf-8",
        "rows": resource.row_count,
        "files": [{"path": name, "bytes": size, "hash": f"sha256:{digest}"} for name, size, digest in resource.files],
    }
    if resource.dialect:
        told["dialect"] = resource.dialect
    if resource.columns:
        listed = [_field(column) for column in resource.columns]
        told["schema"] = {"fields": listed, "missingValues": [""]}
    return told


def _field(column: Column) -> dict[str, str]:
    kind = _field_type(column.type)
    told = {"name": column.name, "type": kind, "description": column.comment, "duckdb_type": column.type}
    return told | ({"format": TIME_FORMAT} if kind == "datetime" else {})


def _field_type(name: str) -> str:
    """The Table Schema type of a DuckDB type."""
    base = name.partition("(")[0]
    if name.endswith("[]"):
        return "array"
    if base.endswith("INT") or base in ("INTEGER", "HUGEINT"):
        return "integer"
    return {
        "DECIMAL": "number", "DOUBLE": "number", "FLOAT": "number", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "datetime",
        "JSON": "object", "STRUCT": "object", "MAP": "object",
    }.get(base, "string")  # fmt: skip
