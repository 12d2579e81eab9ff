"""Where one figure comes from, as W3C PROV in PROV-JSON (member submission of 24 April 2013): whole without the ledger.

The figure was derived from its sentence, that from the revision of the article, that from the captured bytes, and those from the
address. The run generated it, carried out by a version of newsledger by named rules. It is attributed to who claimed it, the
article to its outlet, and a correction, from which it is derived as well, to the person who made it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from warehouse.evidence import Row, corrections_of
from warehouse.exports.header import Header, iso_time
from warehouse.exports.json_rows import plain_number
from warehouse.query import run_query

type Records = dict[str, dict[str, Any]]

_BEHIND = """
SELECT
  r.canonical_url, r.authors, r.modified_at, r.analysis_version, r.fetched_at, u.started_at, u.ended_at,
  u.reference_version, u.what, k.kind AS claimant_kind
FROM core.revisions AS r
LEFT JOIN quality.runs AS u ON u.run_id = $2
LEFT JOIN marts.revision_actors AS k ON k.revision_id = r.revision_id AND k.actor_key = $3
WHERE r.revision_id = $1
LIMIT 1
"""
#: Fields of a figure that its entity carries.
_FIELDS = (
    "surface", "kind", "value", "low", "high", "modifier", "trend", "unit", "denominator", "counted", "qualifiers", "event",
    "measure", "status", "claimant", "attribution_cue", "attribution_chain", "as_of_text", "period_start", "period_end",
    "time_precision", "time_method", "place", "population", "part_of", "exchanged_for", "confidence", "thing_id", "series_id",
    "story_id", "span_start", "span_end",
)  # fmt: skip
_AGENT_TYPES = {"person": "prov:Person", "organisation": "prov:Organization", "country": "prov:Organization"}


def figure_provenance(con: duckdb.DuckDBPyConnection, figure: Row, header: Header) -> str:
    """The PROV-JSON document of one figure.

    Args:
        con: the published ledger.
        figure: what ``warehouse.evidence.find_figures`` gave.
        header: which state of the ledger it is from.

    Raises:
        QueryError: the ledger cannot be asked.
    """
    behind = run_query(con, _BEHIND, (figure["revision_id"], figure["run_id"], figure["claimant_key"])).to_pylist()[0]
    corrections = {f"nl:correction/{row['correction_id']}/{row['field']}": row for row in corrections_of(con, figure)}
    people = {name: f"nl:person/{_digest(row['author'])}" for name, row in corrections.items()}
    address = figure["url"] or behind["canonical_url"]
    names = {
        "figure": f"nl:figure/{figure['article_id']}/{figure['figure_id']}",
        "sentence": f"nl:revision/{figure['revision_id']}/{figure['sentence_start']}-{figure['sentence_end']}",
        "revision": f"nl:revision/{figure['revision_id']}",
        "capture": f"nl:capture/{figure['capture_id']}",
        "run": f"nl:run/{figure['run_id']}",
        "fetching": f"nl:fetching/{figure['capture_id']}",
        "rules": f"nl:rules/{_digest(behind['analysis_version'])}",
        "software": f"nl:software/{header.record()['newsledger_version']}",
        "claimant": f"nl:actor/{figure['claimant_key'] or _digest(figure['claimant'])}",
        "outlet": f"nl:outlet/{_digest(figure['outlet'])}",
        "address": f"nl:address/{_digest(address)}",
    }
    document = {
        "prefix": {"nl": "urn:newsledger:", "xsd": "http://www.w3.org/2001/XMLSchema#"},
        "entity": _entities(figure, behind, header, names, address)
        | {name: _correction(row) for name, row in corrections.items()},
        "activity": {
            names["run"]: _said({
                "prov:startTime": _moment(behind["started_at"]), "prov:endTime": _moment(behind["ended_at"]),
                "nl:what": behind["what"],
            }),
            names["fetching"]: _said({"prov:endTime": _moment(behind["fetched_at"])}),
        },
        "agent": dict(_agents(figure, behind, header, names))
        | {people[name]: {"prov:type": _name("prov:Person"), "prov:label": row["author"]} for name, row in corrections.items()},
        "wasGeneratedBy": _numbered("g", [
            {"prov:entity": names["figure"], "prov:activity": names["run"], "prov:time": _moment(figure["loaded_at"])},
            {"prov:entity": names["capture"], "prov:activity": names["fetching"], "prov:time": _moment(behind["fetched_at"])},
        ]),
        "used": _numbered("u", [{"prov:activity": names["run"], "prov:entity": names["capture"]}]),
        "wasDerivedFrom": _numbered("d", [
            *_derivations(names, has_address=bool(address)),
            *({"prov:generatedEntity": names["figure"], "prov:usedEntity": name} for name in corrections),
        ]),
        "wasAssociatedWith": _numbered("s", [
            {"prov:activity": names["run"], "prov:agent": names["software"], "prov:plan": names["rules"]},
            {"prov:activity": names["fetching"], "prov:agent": names["software"]},
        ]),
        "wasAttributedTo": _numbered("t", [
            {"prov:entity": names["figure"], "prov:agent": names["claimant"] if figure["claimant"] else None},
            {"prov:entity": names["revision"], "prov:agent": names["outlet"] if figure["outlet"] else None},
            *({"prov:entity": name, "prov:agent": person} for name, person in people.items()),
        ]),
    }  # fmt: skip
    return json.dumps({key: records for key, records in document.items() if records}, ensure_ascii=False, indent=1) + "\n"


def _entities(figure: Row, behind: Row, header: Header, names: dict[str, str], address: str | None) -> Records:
    told = header.record()
    fields = {f"nl:{name}": _value(figure[name]) for name in _FIELDS}
    rules = {f"nl:rule_{field}": rule for field, rule in sorted(json.loads(figure["rules"] or "{}").items())}
    found = {
        names["figure"]: {"prov:type": _name("nl:Figure"), "prov:label": figure["surface"], "prov:value": figure["surface"]}
        | fields | rules
        | {"nl:published_run_id": told["published_run_id"], "nl:schema_version": told["schema_version"],
           "nl:rights": told["rights"], "nl:not_carried": told["not_carried"]},
        names["sentence"]: {
            "prov:type": _name("nl:Sentence"), "prov:value": figure["sentence"], "nl:span_start": figure["sentence_start"],
            "nl:span_end": figure["sentence_end"],
        },
        names["revision"]: {
            "prov:type": _name("nl:Article"), "prov:label": figure["title"], "nl:article_id": figure["article_id"],
            "nl:published_at": _time(figure["published_at"]), "nl:modified_at": _time(behind["modified_at"]),
            "nl:authors": _value(behind["authors"]), "nl:document_id": figure["document_id"],
        },
        names["capture"]: {
            "prov:type": _name("nl:Capture"), "nl:sha256": figure["capture_id"], "nl:bytes": figure["content_length"],
            "nl:archive_file": figure["archive_file"], "nl:record_offset": figure["record_offset"],
        },
        names["rules"]: {
            "prov:type": _name("prov:Plan"), "nl:analysis_version": behind["analysis_version"],
            "nl:reference_version": behind["reference_version"],
        },
    }  # fmt: skip
    if address:
        found[names["address"]] = {"prov:location": {"$": address, "type": "xsd:anyURI"}}
    return {name: _said(record) for name, record in found.items()}


def _agents(figure: Row, behind: Row, header: Header, names: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    release = header.record()["newsledger_version"]
    yield names["software"], {"prov:type": _name("prov:SoftwareAgent"), "prov:label": "newsledger", "nl:version": release}
    if figure["claimant"]:
        kind = _AGENT_TYPES.get(behind["claimant_kind"])
        yield names["claimant"], _said({"prov:type": _name(kind) if kind else None, "prov:label": figure["claimant"]})
    if figure["outlet"]:
        yield names["outlet"], {"prov:type": _name("prov:Organization"), "prov:label": figure["outlet"]}


def _correction(row: Row) -> dict[str, Any]:
    told = {f"nl:{field}": row[field] for field in ("field", "new_value", "old_value", "rules_value", "reason")}
    return _said({"prov:type": _name("nl:Correction"), **told, "nl:corrected_at": _time(row["corrected_at"])})


def _derivations(names: dict[str, str], *, has_address: bool) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = [
        {"prov:generatedEntity": names["figure"], "prov:usedEntity": names["sentence"], "prov:activity": names["run"]},
        {"prov:generatedEntity": names["sentence"], "prov:usedEntity": names["revision"], "prov:type": _name("prov:Quotation")},
        {"prov:generatedEntity": names["revision"], "prov:usedEntity": names["capture"]},
    ]
    if has_address:
        source = _name("prov:PrimarySource")
        steps.append({"prov:generatedEntity": names["capture"], "prov:usedEntity": names["address"], "prov:type": source})
    return steps


def _numbered(letter: str, records: list[dict[str, Any]]) -> Records:
    """Relations without names of their own; those that lack one side are none."""
    whole = [record for record in records if record.get("prov:agent", "") is not None]
    return {f"_:{letter}{number}": _said(record) for number, record in enumerate(whole, 1)}


def _said(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [])}


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _value(value: Any) -> Any:
    """A value with its type where JSON has none; numbers exactly."""
    if isinstance(value, Decimal):
        return {"$": plain_number(value), "type": "xsd:decimal"}
    if isinstance(value, date):
        return {"$": value.isoformat(), "type": "xsd:date"}
    return value


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else iso_time(moment)


def _time(moment: datetime | None) -> dict[str, str] | None:
    return None if moment is None else {"$": iso_time(moment), "type": "xsd:dateTime"}


def _digest(text: str | None) -> str:
    """A name for what has no id: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]
