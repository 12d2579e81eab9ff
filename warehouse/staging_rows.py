"""Records as columns: what documents give each staging table, as Arrow has it.

They are taken apart field by field, and no tuple or dictionary is made of a row: that would cost as much as all the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

import pyarrow as pa

from transforms.learned_segments import RULE_PREFIX, segment_id
from transforms.records import Article, Block, Extraction
from warehouse.partial_dates import first_day, first_moment, last_day

#: Of ``DECIMAL(38,9)``.
_LONGEST_NUMBER, _SMALLEST = 38, Decimal("1e-9")
#: One analysed document: its position among those that are taken apart with it, and what was made of it.
NumberedExtraction = tuple[int, Extraction]
#: The values of a table, column by column: sequences, or arrays where Arrow has them already.
Values = list[Any]

#: Columns of a staging table, with their Arrow types.
Columns = Mapping[str, pa.DataType]

_LONG, _INT, _TEXT, _BOOL = pa.int64(), pa.int32(), pa.string(), pa.bool_()
_TEXTS, _DATE, _TIME, _REAL = pa.list_(_TEXT), pa.date32(), pa.timestamp("us"), pa.float64()
_NUMBER = pa.decimal128(38, 9)
_SPAN: Columns = {"span_start": _INT, "span_end": _INT}

_ARTICLE_COLUMNS: Columns = {
    "document_number": _LONG, "published_at": _TIME, "modified_at": _TIME, "canonical_url": _TEXT, "site_name": _TEXT,
    "title": _TEXT, "standfirst": _TEXT, "authors": _TEXTS, "published_text": _TEXT, "published_precision": _TEXT,
    "published_method": _TEXT, "modified_text": _TEXT, "language": _TEXT, "dateline": _TEXT, "text": _TEXT,
}  # fmt: skip
_BLOCK_COLUMNS: Columns = {
    "document_number": _LONG, "block_number": _INT, "text": _TEXT, "label": _TEXT, "is_kept": _BOOL, "rule": _TEXT, **_SPAN,
}  # fmt: skip
_SEGMENT_COLUMNS: Columns = {
    "document_number": _LONG, "block_number": _INT, "site": _TEXT, "segment_id": _TEXT, "is_removed": _BOOL,
}  # fmt: skip
_FIGURE_COLUMNS: Columns = {
    "document_number": _LONG, "figure_number": _INT, "value": _NUMBER, "low": _NUMBER, "high": _NUMBER,
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
_ENTRY_COLUMNS: Columns = {
    "document_number": _LONG, "entry_number": _INT, "published_at": _TIME, **_SPAN, "published_text": _TEXT,
    "published_precision": _TEXT, "published_method": _TEXT,
}  # fmt: skip
_PLACEMENT_COLUMNS: Columns = {"document_number": _LONG, "section": _TEXT, "is_paywalled": _BOOL}
_SKIPPED_COLUMNS: Columns = {"document_number": _LONG, **_SPAN, "surface": _TEXT, "rule": _TEXT}

_ARTICLE_FIELDS = (
    "canonical_url", "site_name", "title", "standfirst", "authors", "published_at", "published_precision", "published_method",
    "modified_at", "language", "dateline", "text",
)  # fmt: skip
_FIGURE_FIELDS = (
    "figure_id", "start", "end", "surface", "kind", "modifier", "trend", "unit", "denominator", "counted", "counted_is_implied",
    "is_implicit", "qualifiers", "event", "measure", "status", "attributed_to", "attributed_to_actor_id", "attribution_cue",
    "attribution_start", "attribution_end", "attribution_chain", "as_of_date", "period_start", "period_end", "time_precision",
    "time_method", "place", "population", "part_of", "exchanged_for", "confidence", "sentence_start", "sentence_end",
)  # fmt: skip
_QUOTE_FIELDS = ("start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end")
#: The tables that articles give rows, with their columns; the first one is the document's number.
COLUMNS: Mapping[str, Columns] = {
    "articles": _ARTICLE_COLUMNS, "blocks": _BLOCK_COLUMNS, "figures": _FIGURE_COLUMNS, "actors": _ACTOR_COLUMNS,
    "actor_mentions": _MENTION_COLUMNS, "actor_roles": _ROLE_COLUMNS, "quotes": _QUOTE_COLUMNS, "times": _TIME_COLUMNS,
    "live_entries": _ENTRY_COLUMNS, "placements": _PLACEMENT_COLUMNS, "skipped_numbers": _SKIPPED_COLUMNS,
    "segments": _SEGMENT_COLUMNS,
}  # fmt: skip


def record_batches(articles: Sequence[tuple[int, str, Extraction]]) -> dict[str, pa.RecordBatch]:
    """The rows of some articles by staging table; tables without rows are left out.

    Args:
        articles: the number of each, its site, and what was made of it.
    """
    values = _values([(number, made) for number, _, made in articles])
    values["segments"] = _segments([(number, site, made.article) for number, site, made in articles])
    return {name: _record_batch(columns, values[name]) for name, columns in COLUMNS.items() if len(values[name][0])}


def to_arrow(columns: Columns, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Rows as an Arrow table; the values of a row stand in the order of the columns."""
    return pa.Table.from_batches([_record_batch(columns, _columns_of(rows, len(columns)))])


def _columns_of(rows: Sequence[tuple[Any, ...]], count: int) -> Values:
    return list(zip(*rows, strict=True)) if rows else [()] * count


def _record_batch(columns: Columns, values: Iterable[Any]) -> pa.RecordBatch:
    arrays = [pa.array(column, kind) for column, kind in zip(values, columns.values(), strict=True)]
    return pa.record_batch(arrays, names=list(columns))


def _values(batch: Sequence[NumberedExtraction]) -> dict[str, Values]:
    """The values of every table but ``segments``, in the order of its columns."""
    numbers, found = [number for number, _ in batch], [extraction for _, extraction in batch]
    of_actors, actors = _listed(numbers, [extraction.actors for extraction in found])
    of_quotes, quotes = _listed(numbers, [extraction.quotes for extraction in found])
    of_times, times = _listed(numbers, [extraction.times for extraction in found])
    of_entries, entries = _listed(numbers, [extraction.article.entries for extraction in found])
    placed = [(number, extraction.article) for number, extraction in zip(numbers, found, strict=True) if _is_placed(extraction)]
    (of_skipped, _), skipped = _listed(numbers, [extraction.skipped for extraction in found])
    mentions = [actor.mentions for actor in actors]
    roles = [actor.roles for actor in actors]
    return {
        "articles": _articles(numbers, found),
        "blocks": _blocks(numbers, found),
        "figures": _figures(numbers, found),
        "actors": [*of_actors, *_fields(actors, ("actor_id", "name", "kind", "affiliation"))],
        "actor_mentions": [*_repeated(of_actors, mentions), *_fields(_flat(mentions), ("start", "end", "surface"))],
        "actor_roles": [*_repeated(of_actors, roles), *_fields(_flat(roles), ("start", "end", "role"))],
        "quotes": [*of_quotes, *_fields(quotes, _QUOTE_FIELDS)],
        "times": [*of_times, *_fields(times, ("start", "end", "surface", "type", "value"))],
        "live_entries": [
            *of_entries,
            [first_moment(entry.published_at) for entry in entries],
            *_fields(entries, ("start", "end", "published_at", "published_precision", "published_method")),
        ],
        "placements": [
            [number for number, _ in placed],
            *_fields([article for _, article in placed], ("section", "is_paywalled")),
        ],
        "skipped_numbers": [of_skipped, *_fields(skipped, ("start", "end", "surface", "rule"))],
    }


def _is_placed(extraction: Extraction) -> bool:
    """Whether the page says where its article stands or who may read it."""
    return extraction.article.section is not None or extraction.article.is_paywalled is not None


def _listed[T](numbers: Sequence[int], lists: Sequence[Sequence[T]]) -> tuple[tuple[list[int], list[int]], list[T]]:
    """The records of all documents, with the numbers of their documents and their positions there, from 1."""
    positions = list(chain.from_iterable(range(1, len(records) + 1) for records in lists))
    return (_repeated([numbers], lists)[0], positions), _flat(lists)


def _repeated(columns: Sequence[Sequence[int]], lists: Sequence[Sequence[object]]) -> list[list[int]]:
    """Each value as often as its list has records."""
    counts = list(map(len, lists))
    return [list(chain.from_iterable(map(repeat, column, counts))) for column in columns]


def _flat[T](lists: Iterable[Sequence[T]]) -> list[T]:
    return list(chain.from_iterable(lists))


def _fields(records: Sequence[object], names: Iterable[str]) -> Values:
    return [list(map(attrgetter(name), records)) for name in names]


def _articles(numbers: list[int], found: Sequence[Extraction]) -> Values:
    articles = [extraction.article for extraction in found]
    return [
        numbers,
        [first_moment(article.published_at) for article in articles],
        [first_moment(article.modified_at) for article in articles],
        *_fields(articles, _ARTICLE_FIELDS),
    ]


def _blocks(numbers: list[int], found: Sequence[Extraction]) -> Values:
    columns, blocks = _listed(numbers, [extraction.article.blocks for extraction in found])
    texts = [_own_text(block, extraction.article.text) for extraction in found for block in extraction.article.blocks]
    return [*columns, texts, *_fields(blocks, ("label", "kept", "rule", "start", "end"))]


def _segments(articles: Iterable[tuple[int, str, Article]]) -> Values:
    """What is counted to learn what an outlet repeats: blocks of the body, and those that were learned; with their site."""
    rows = [
        (number, position, site, segment_id(site, block.text), not block.kept)
        for number, site, article in articles
        for position, block in enumerate(article.blocks, 1)
        if block.kept or block.rule.startswith(RULE_PREFIX)
    ]
    return _columns_of(rows, len(_SEGMENT_COLUMNS))


def _own_text(block: Block, text: str) -> str | None:
    """The text of a block that the article does not hold: a kept block is its span, and the gate looks for those that are not."""
    if block.kept and block.start is not None and text[block.start : block.end] == block.text:
        return None
    return block.text


def _figures(numbers: list[int], found: Sequence[Extraction]) -> Values:
    columns, figures = _listed(numbers, [extraction.figures for extraction in found])
    fields = _fields(figures, _FIGURE_FIELDS)
    as_of, start, end = (fields[_FIGURE_FIELDS.index(name)] for name in ("as_of_date", "period_start", "period_end"))
    return [
        *columns,
        *map(_numbers, _fields(figures, ("value", "low", "high"))),
        _days(first_day, as_of),
        _days(first_day, start),
        _days(last_day, end),
        [_rules_json(tuple(figure.rules.items())) for figure in figures],
        *fields,
    ]


def _numbers(values: Sequence[Decimal | None]) -> pa.Array[Any]:
    """Numbers as ``DECIMAL(38,9)``, rounded; one that does not fit is null, and the gate holds it back.

    Arrow reads texts in a hundredth of the time that decimals take it, but none with more than nine digits behind the point.
    """
    try:
        return pa.array([None if value is None else str(value) for value in values], _TEXT).cast(_NUMBER)
    except pa.ArrowInvalid:
        return pa.array(map(_rounded, values), _NUMBER)


def _rounded(value: Decimal | None) -> Decimal | None:
    if value is None or not value.is_finite():
        return None
    with localcontext(prec=_LONGEST_NUMBER):
        try:
            rounded = value.quantize(_SMALLEST, ROUND_HALF_UP)
        except InvalidOperation:
            return None
    return rounded


def _days(day_of: Callable[[str | None], date | None], texts: Sequence[str | None]) -> list[date | None]:
    """The day of each text: many have the same."""
    days = {text: day_of(text) for text in set(texts)}
    return [days[text] for text in texts]


@lru_cache(maxsize=4096)
def _rules_json(rules: tuple[tuple[str, str], ...]) -> str:
    """The rules as JSON; most figures share theirs with many others."""
    return json.dumps(dict(rules), sort_keys=True, ensure_ascii=False)
