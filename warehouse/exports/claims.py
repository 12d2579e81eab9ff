"""Figures as schema.org ``Claim`` in JSON-LD 1.1: one document, a node on each line, so that it can be read as a stream, too.

The context is inside and names no address that would have to be fetched: terms without prefix are schema.org's
(https://schema.org/Claim), those with ``newsledger:`` are ours. The first node is a ``Dataset`` and carries the header.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import duckdb

from warehouse.exports.csv_rows import Chunk
from warehouse.exports.header import Header, iso_time
from warehouse.exports.json_rows import Row, plain_number, stream_rows, to_line, without_nulls
from warehouse.exports.selection import Filters, select_view

_CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "newsledger": "urn:newsledger:term:",
    "url": {"@type": "@id"},
    "datePublished": {"@type": "xsd:dateTime"},
    "dateModified": {"@type": "xsd:dateTime"},
    "newsledger:confidence": {"@type": "xsd:double"},
    "newsledger:claimantChain": {"@container": "@list"},
}
#: JSON numbers beyond this are not the same in every reader (RFC 8259, 6).
_SAFE = 2**53
_AGENT_TYPES = {"person": "Person", "organisation": "Organization", "country": "Organization"}
_ROWS = """
SELECT s.*, k.kind AS claimant_kind, a.authors, a.language, a.modified_at, a.canonical_url
FROM ({selected}
) AS s
LEFT JOIN marts.articles AS a ON a.article_id = s.article_id
LEFT JOIN (SELECT revision_id, actor_key, min(kind) AS kind FROM marts.revision_actors GROUP BY ALL) AS k
  ON k.revision_id = s.revision_id AND k.actor_key = s.claimant_key
ORDER BY {order}
"""


def claim_chunks(con: duckdb.DuckDBPyConnection, filters: Filters, header: Header) -> Iterator[Chunk]:
    """The selected figures as one JSON-LD document: number of rows and bytes, piece by piece.

    Args:
        con: the published ledger.
        filters: which figures.
        header: becomes the first node.

    Raises:
        InputError: a filter does not fit figures.
        QueryError: DuckDB refuses the query.
    """
    figures = select_view(con, "figures", filters)
    order = ", ".join(f"s.{key}" for key in figures.order().split(", "))
    yield 0, f'{{"@context":{json.dumps(_CONTEXT)},\n"@graph":[\n{to_line(_dataset(header))}'.encode()
    sql = _ROWS.format(selected=figures.sql, order=order)
    for rows in stream_rows(con, sql, figures.parameters):
        yield len(rows), "".join(f",\n{to_line(_claim(row))}" for row in rows).encode()
    yield 0, b"\n]}\n"


def _dataset(header: Header) -> Row:
    told = header.record()
    return {
        "@id": "urn:newsledger:export",
        "@type": "Dataset",
        "name": "newsledger export (schema-org)",
        "dateModified": iso_time(header.published_at),
        "description": " ".join(header.not_carried),
        "creator": {"@type": "SoftwareApplication", "name": "newsledger", "softwareVersion": told["newsledger_version"]},
        "copyrightNotice": told["rights"],
        "newsledger:publishedRun": told["published_run_id"],
        "newsledger:schemaVersion": told["schema_version"],
        "newsledger:filters": json.dumps(told["filters"], ensure_ascii=False),
    }


def _claim(row: Row) -> Row:
    return without_nulls({
        "@id": f"urn:newsledger:figure:{row['article_id']}:{row['figure_id']}",
        "@type": "Claim",
        "identifier": row["figure_id"],
        "text": row["sentence"],
        "author": _claimant(row),
        "datePublished": _moment(row["published_at"]),
        "temporalCoverage": _period(row),
        "spatialCoverage": {"@type": "Place", "name": row["place"]} if row["place"] else None,
        "about": [_amount(row), *_event(row)],
        "appearance": _article(row),
        "newsledger:surface": row["surface"],
        "newsledger:kind": row["kind"],
        "newsledger:modifier": row["modifier"],
        "newsledger:trend": row["trend"],
        "newsledger:counted": row["counted"],
        "newsledger:qualifier": row["qualifiers"],
        "newsledger:measure": row["measure"],
        "newsledger:status": row["status"],
        "newsledger:population": row["population"],
        "newsledger:claimantChain": row["attribution_chain"],
        "newsledger:timeMethod": row["time_method"],
        "newsledger:partOf": _figure(row, row["part_of"]),
        "newsledger:exchangedFor": _figure(row, row["exchanged_for"]),
        "newsledger:thing": row["thing_id"],
        "newsledger:story": row["story_id"],
        "newsledger:confidence": row["confidence"],
        "newsledger:correction": row["correction_ids"],
        "newsledger:spanStart": row["span_start"],
        "newsledger:spanEnd": row["span_end"],
        "newsledger:captureSha256": row["capture_id"],
    })  # fmt: skip


def _claimant(row: Row) -> Row | None:
    if not row["claimant"]:
        return None
    named = {"@type": _AGENT_TYPES.get(row["claimant_kind"] or "organisation", "Organization"), "name": row["claimant"]}
    return {"@id": f"urn:newsledger:actor:{row['claimant_key']}", **named} if row["claimant_key"] else named


def _amount(row: Row) -> Row:
    """The number: MonetaryAmount for money, else QuantitativeValue."""
    numbers = {"value": _number(row["value"]), "minValue": _number(row["low"]), "maxValue": _number(row["high"])}
    if row["kind"] == "money":
        return without_nulls({"@type": "MonetaryAmount", "currency": row["unit"], **numbers})
    unit = row["counted"] if row["unit"] == "1" else row["unit"]
    per = f"{unit or ''} per {row['denominator']}".strip() if row["denominator"] else unit
    return without_nulls({"@type": "QuantitativeValue", **numbers, "unitText": per})


def _event(row: Row) -> Iterator[Row]:
    if row["event"]:
        yield without_nulls({
            "@type": "Event",
            "name": row["event"],
            "startDate": row["period_start"] and row["period_start"].isoformat(),
            "endDate": row["period_end"] and row["period_end"].isoformat(),
            "location": {"@type": "Place", "name": row["place"]} if row["place"] else None,
        })  # fmt: skip


def _article(row: Row) -> Row:
    return without_nulls({
        "@id": f"urn:newsledger:article:{row['article_id']}",
        "@type": "NewsArticle",
        "headline": row["title"],
        "url": row["canonical_url"] or row["url"],
        "datePublished": _moment(row["published_at"]),
        "dateModified": _moment(row["modified_at"]),
        "inLanguage": row["language"],
        "author": [{"@type": "Person", "name": name} for name in row["authors"] or ()],
        "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
    })  # fmt: skip


def _figure(row: Row, figure_id: str | None) -> Row | None:
    return {"@id": f"urn:newsledger:figure:{row['article_id']}:{figure_id}"} if figure_id else None


def _period(row: Row) -> str | None:
    """When the number holds, as temporalCoverage has it: a time, or an ISO 8601 interval with ``..`` for an open end."""
    start, end = row["period_start"], row["period_end"]
    if start or end:
        return f"{start or '..'}/{end or row['as_of_text'] or '..'}"
    text: str | None = row["as_of_text"]
    return text


def _moment(value: datetime | None) -> str | None:
    return None if value is None else iso_time(value)


def _number(value: Decimal | None) -> Any:
    """A JSON number where every reader keeps it exactly, else an xsd:decimal."""
    if value is None:
        return None
    if value == value.to_integral_value() and abs(value) < _SAFE:
        return int(value)
    return {"@type": "xsd:decimal", "@value": plain_number(value)}
