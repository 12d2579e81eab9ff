"""Records as columns: one Arrow table for each staging table, made of a whole batch at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

import pyarrow as pa

from transforms.records import Actor, Block, Extraction
from warehouse.partial_dates import first_day, first_moment, last_day

#: One analysed document: its number within the run, and what was made of it.
NumberedExtraction = tuple[int, Extraction]
Rows = list[tuple[Any, ...]]

#: Columns of a staging table, with their Arrow types.
Columns = Mapping[str, pa.DataType]

_LONG, _INT, _TEXT, _BOOL = pa.int64(), pa.int32(), pa.string(), pa.bool_()
_TEXTS, _DATE, _TIME, _REAL = pa.list_(_TEXT), pa.date32(), pa.timestamp("us"), pa.float64()
_SPAN: Columns = {"span_start": _INT, "span_end": _INT}

_ARTICLE_COLUMNS: Columns = {
    "document_number": _LONG, "canonical_url": _TEXT, "site_name": _TEXT, "title": _TEXT, "standfirst": _TEXT, "authors": _TEXTS,
    "published_at": _TIME, "published_text": _TEXT, "published_precision": _TEXT, "published_method": _TEXT,
    "modified_at": _TIME, "modified_text": _TEXT, "language": _TEXT, "dateline": _TEXT, "text": _TEXT,
}  # fmt: skip
_BLOCK_COLUMNS: Columns = {
    "document_number": _LONG, "block_number": _INT, "label": _TEXT, "is_kept": _BOOL, "rule": _TEXT, **_SPAN, "text": _TEXT,
}  # fmt: skip
#: ``value``, ``low`` and ``high`` travel as text: DuckDB casts them in bulk, and one that does not fit becomes null, no error.
_FIGURE_COLUMNS: Columns = {
    "document_number": _LONG, "figure_number": _INT, "value": _TEXT, "low": _TEXT, "high": _TEXT,
    "as_of_date": _DATE, "period_start": _DATE, "period_end": _DATE, "rules": _TEXT,
    "figure_id": _TEXT, **_SPAN, "surface": _TEXT, "kind": _TEXT, "modifier": _TEXT, "trend": _TEXT, "unit": _TEXT,
    "denominator": _TEXT, "counted": _TEXT, "counted_is_implied": _BOOL, "is_implicit": _BOOL, "qualifiers": _TEXTS,
    "event": _TEXT, "measure": _TEXT, "status": _TEXT, "attributed_to": _TEXT, "attributed_to_actor_id": _TEXT,
    "attribution_cue": _TEXT, "attribution_start": _INT, "attribution_end": _INT, "attribution_chain": _TEXTS,
    "as_of_text": _TEXT, "period_start_text": _TEXT, "period_end_text": _TEXT, "time_precision": _TEXT, "time_method": _TEXT,
    "place": _TEXT, "population": _TEXT, "part_of": _TEXT, "exchanged_for": _TEXT, "confidence": _REAL,
    "sentence_start": _INT, "sentence_end": _INT,
}  # fmt: skip
_ACTOR_COLUMNS: Columns = {
    "document_number": _LONG, "actor_number": _INT, "actor_id": _TEXT, "name": _TEXT, "kind": _TEXT, "affiliation": _TEXT,
}  # fmt: skip
_MENTION_COLUMNS: Columns = {"document_number": _LONG, "actor_number": _INT, **_SPAN, "surface": _TEXT}
_ROLE_COLUMNS: Columns = {"document_number": _LONG, "actor_number": _INT, **_SPAN, "role": _TEXT}
_QUOTE_COLUMNS: Columns = {
    "document_number": _LONG, "quote_number": _INT, **_SPAN, "kind": _TEXT, "speaker": _TEXT, "speaker_start": _INT,
    "speaker_end": _INT, "cue": _TEXT, "cue_start": _INT, "cue_end": _INT,
}  # fmt: skip
_TIME_COLUMNS: Columns = {"document_number": _LONG, "time_number": _INT, **_SPAN, "surface": _TEXT, "type": _TEXT, "value": _TEXT}
_SKIPPED_COLUMNS: Columns = {"document_number": _LONG, **_SPAN, "surface": _TEXT, "rule": _TEXT}

_FIGURE_FIELDS = (
    "figure_id", "start", "end", "surface", "kind", "modifier", "trend", "unit", "denominator", "counted", "counted_is_implied",
    "is_implicit", "qualifiers", "event", "measure", "status", "attributed_to", "attributed_to_actor_id", "attribution_cue",
    "attribution_start", "attribution_end", "attribution_chain", "as_of_date", "period_start", "period_end", "time_precision",
    "time_method", "place", "population", "part_of", "exchanged_for", "confidence", "sentence_start", "sentence_end",
)  # fmt: skip
_article_fields = attrgetter("canonical_url", "site_name", "title", "standfirst", "authors")
_quote_fields = attrgetter("start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end")


def staging_tables(batch: Sequence[NumberedExtraction]) -> dict[str, pa.Table]:
    """The batch as one Arrow table for each table of ``staging`` but ``documents``."""
    by_row: dict[str, tuple[Columns, Callable[[Sequence[NumberedExtraction]], Rows]]] = {
        "articles": (_ARTICLE_COLUMNS, _articles),
        "blocks": (_BLOCK_COLUMNS, _blocks),
        "actors": (_ACTOR_COLUMNS, _actors),
        "actor_mentions": (_MENTION_COLUMNS, _mentions),
        "actor_roles": (_ROLE_COLUMNS, _roles),
        "quotes": (_QUOTE_COLUMNS, _quotes),
        "times": (_TIME_COLUMNS, _times),
        "skipped_numbers": (_SKIPPED_COLUMNS, _skipped),
    }
    tables = {name: to_arrow(columns, make(batch)) for name, (columns, make) in by_row.items()}
    return tables | {"figures": _table(_FIGURE_COLUMNS, _figures(batch))}


def to_arrow(columns: Columns, rows: Rows) -> pa.Table:
    """Rows as an Arrow table; the values of a row stand in the order of the columns."""
    return _table(columns, zip(*rows, strict=True) if rows else [()] * len(columns))


def _table(columns: Columns, values: Iterable[Sequence[Any]]) -> pa.Table:
    arrays = [pa.array(column, kind) for column, kind in zip(values, columns.values(), strict=True)]
    return pa.table(arrays, names=list(columns))


def _articles(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (
            number,
            *_article_fields(article),
            first_moment(article.published_at),
            article.published_at,
            article.published_precision,
            article.published_method,
            first_moment(article.modified_at),
            article.modified_at,
            article.language,
            article.dateline,
            article.text,
        )
        for number, article in ((number, extraction.article) for number, extraction in batch)
    ]


def _blocks(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, position, block.label, block.kept, block.rule, block.start, block.end, _own_text(block, extraction.article.text))
        for number, extraction in batch
        for position, block in enumerate(extraction.article.blocks, 1)
    ]


def _own_text(block: Block, text: str) -> str | None:
    """The text of a block that the article does not hold: a kept block is its span, and the gate looks for those that are not."""
    if block.kept and block.start is not None and text[block.start : block.end] == block.text:
        return None
    return block.text


def _figures(batch: Sequence[NumberedExtraction]) -> list[Sequence[Any]]:
    """Figures column by column: there are many of them, each with forty fields, and a tuple for each would cost as much again."""
    figures = [figure for _, extraction in batch for figure in extraction.figures]
    return [
        [number for number, extraction in batch for _ in extraction.figures],
        [position for _, extraction in batch for position in range(1, len(extraction.figures) + 1)],
        [_decimal_text(figure.value) for figure in figures],
        [_decimal_text(figure.low) for figure in figures],
        [_decimal_text(figure.high) for figure in figures],
        [first_day(figure.as_of_date) for figure in figures],
        [first_day(figure.period_start) for figure in figures],
        [last_day(figure.period_end) for figure in figures],
        [_rules_json(tuple(figure.rules.items())) for figure in figures],
        *([getattr(figure, name) for figure in figures] for name in _FIGURE_FIELDS),
    ]


@lru_cache(maxsize=4096)
def _rules_json(rules: tuple[tuple[str, str], ...]) -> str:
    """The rules as JSON; most figures share theirs with many others."""
    return json.dumps(dict(rules), sort_keys=True, ensure_ascii=False)


def _decimal_text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _numbered_actors(batch: Sequence[NumberedExtraction]) -> Iterator[tuple[int, int, Actor]]:
    for number, extraction in batch:
        for position, actor in enumerate(extraction.actors, 1):
            yield number, position, actor


def _actors(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, position, actor.actor_id, actor.name, actor.kind, actor.affiliation)
        for number, position, actor in _numbered_actors(batch)
    ]


def _mentions(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, position, mention.start, mention.end, mention.surface)
        for number, position, actor in _numbered_actors(batch)
        for mention in actor.mentions
    ]


def _roles(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, position, role.start, role.end, role.role)
        for number, position, actor in _numbered_actors(batch)
        for role in actor.roles
    ]


def _quotes(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, position, *_quote_fields(quote))
        for number, extraction in batch
        for position, quote in enumerate(extraction.quotes, 1)
    ]


def _times(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, position, time.start, time.end, time.surface, time.type, time.value)
        for number, extraction in batch
        for position, time in enumerate(extraction.times, 1)
    ]


def _skipped(batch: Sequence[NumberedExtraction]) -> Rows:
    return [
        (number, skipped.start, skipped.end, skipped.surface, skipped.rule)
        for number, extraction in batch
        for skipped in extraction.skipped
    ]
