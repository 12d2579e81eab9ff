"""The output contract: one JSON object per article, fixed key order, numbers as JSON numbers, absent is null."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from transforms.records import Actor, Extraction, Figure

FIGURE_FIELDS = (
    "figure_id", "start", "end", "surface", "kind", "value", "low", "high", "modifier", "trend", "unit", "denominator",
    "counted", "counted_is_implied", "is_implicit", "qualifiers", "event", "measure", "status",
    "attributed_to", "attributed_to_actor_id", "attribution_cue", "attribution_start", "attribution_end", "attribution_chain",
    "as_of_date", "period_start", "period_end", "time_precision", "time_method",
    "place", "population", "part_of", "exchanged_for", "confidence", "rules", "sentence_start", "sentence_end",
)  # fmt: skip
BLOCK_FIELDS = ("label", "text", "kept", "rule", "start", "end")
QUOTE_FIELDS = ("start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end")
TIME_FIELDS = ("start", "end", "surface", "type", "value")
ARTICLE_FIELDS = (
    "url", "canonical_url", "site_name", "title", "standfirst", "authors", "published_at", "published_precision",
    "published_method", "modified_at", "language", "dateline", "text",
)  # fmt: skip


def to_record(extraction: Extraction) -> dict[str, Any]:
    """The contract's object for one article, with JSON types only."""
    article, error = extraction.article, extraction.error
    record: dict[str, Any] = {
        "id": article.document_id,
        "error": None if error is None else {"code": error.code, "message": error.message},
    }
    record.update(_fields(article, ARTICLE_FIELDS))
    record["blocks"] = [_fields(block, BLOCK_FIELDS) for block in article.blocks]
    record["figures"] = [_figure(figure) for figure in extraction.figures]
    record["actors"] = [_actor(actor) for actor in extraction.actors]
    record["quotes"] = [_fields(quote, QUOTE_FIELDS) for quote in extraction.quotes]
    record["times"] = [_fields(time, TIME_FIELDS) for time in extraction.times]
    return record


def to_line(extraction: Extraction) -> str:
    """The contract's object as one line of JSON, without the line end; identical input gives identical bytes."""
    return json.dumps(to_record(extraction), ensure_ascii=False, separators=(",", ":"))


def json_number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that reads the same: an integer where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _fields(source: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(source, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return json_number(value)
    return list(value) if isinstance(value, tuple) else value


def _figure(figure: Figure) -> dict[str, Any]:
    return _fields(figure, FIGURE_FIELDS) | {"rules": dict(sorted(figure.rules.items()))}


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "actor_id": actor.actor_id,
        "name": actor.name,
        "kind": actor.kind,
        "affiliation": actor.affiliation,
        "roles": [_fields(role, ("role", "start", "end")) for role in actor.roles],
        "mentions": [_fields(mention, ("start", "end", "surface")) for mention in actor.mentions],
    }
