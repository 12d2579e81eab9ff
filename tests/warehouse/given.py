"""Given articles: extractions made by hand, so that tests of the warehouse and of the gate need no rules and no model."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from transforms.records import (
    Actor,
    Article,
    Block,
    Extraction,
    ExtractionFailure,
    Figure,
    LiveEntry,
    Mention,
    Quote,
    Role,
    SkippedNumber,
    TimeExpression,
)
from warehouse.batch import StagedDocument, stage
from warehouse.captures import Capture, record_captures
from warehouse.database import connect_writer
from warehouse.promote import promote
from warehouse.quarantine import quarantine_rows
from warehouse.runs import start_run

START = datetime(2024, 8, 17, 6, 0, tzinfo=UTC)
TEXT = (
    "The health ministry said on Thursday that more than 40,000 people had been killed in Gaza.\n\n"
    "Spokesman Omar Haddad told reporters: “We count every name.” "
    "Some 105 hostages were freed for 240 prisoners in November 😀.\n\n"
    "Talks on a truce went on behind closed doors in the capital, where envoys of both sides were seen late in the evening."
)


def span(text: str, surface: str, occurrence: int = 0) -> tuple[int, int]:
    """Where a surface stands in a text."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(surface, start + 1)
    return start, start + len(surface)


def figure(text: str, surface: str, value: float | str | None, **fields: Any) -> Figure:
    """A figure at the first occurrence of its surface; its sentence is the paragraph."""
    start, end = span(text, surface)
    sentence_start = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    sentence_end = text.find("\n\n", end) if "\n\n" in text[end:] else len(text)
    number = None if value is None else Decimal(str(value))
    defaults: dict[str, Any] = {
        "figure_id": hashlib.sha256(f"{surface}{start}".encode()).hexdigest()[:16],
        "start": start, "end": end, "surface": surface,
        "kind": "count", "value": number, "low": number, "high": number, "modifier": "exact", "trend": None, "unit": "1",
        "denominator": None, "counted": "people", "counted_is_implied": False, "is_implicit": False, "qualifiers": (),
        "event": "killed", "measure": "total", "status": "asserted", "attributed_to": None, "attributed_to_actor_id": None,
        "attribution_cue": None, "attribution_start": None, "attribution_end": None, "attribution_chain": (),
        "as_of_date": "2024-08-15", "period_start": None, "period_end": None, "time_precision": "day", "time_method": "relative",
        "place": "Gaza", "population": None, "part_of": None, "exchanged_for": None, "confidence": 0.9,
        "rules": {"value": "digits"}, "sentence_start": sentence_start, "sentence_end": sentence_end,
    }  # fmt: skip
    return Figure(**(defaults | fields))


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text as kept blocks, behind a removed byline."""
    kept, at = [], 0
    for paragraph in text.split("\n\n"):
        kept.append(Block("paragraph", paragraph, kept=True, rule="body", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return (Block("byline", "By Nobody", kept=False, rule="byline_prefix"), *kept)


def entries_of(text: str) -> tuple[LiveEntry, ...]:
    """The first two paragraphs as the entries of a live blog."""
    blocks = [block for block in blocks_of(text) if block.start is not None and block.end is not None][:2]
    return tuple(
        LiveEntry(block.start or 0, block.end or 0, f"2024-08-16T0{9 - place}:30+00:00", "minute", "time element")
        for place, block in enumerate(blocks)
    )


def article(document_id: str = "a.txt", text: str = TEXT, **fields: Any) -> Article:
    """An article with the usual metadata."""
    defaults: dict[str, Any] = {
        "url": None, "canonical_url": None, "site_name": "The Daily Example", "title": "More than 40,000 killed, ministry says",
        "authors": ("Ann Author",), "published_at": "2024-08-16", "published_precision": "day", "published_method": "text_date",
        "language": "en", "blocks": blocks_of(text), "section": "World", "is_paywalled": False, "entries": entries_of(text),
    }  # fmt: skip
    return Article(document_id=document_id, text=text, **(defaults | fields))


def toll(text: str = TEXT, **fields: Any) -> Figure:
    """The death toll of the usual text, with its claimant."""
    start, end = span(text, "The health ministry")
    usual: dict[str, Any] = {
        "modifier": "more_than", "high": None, "attributed_to": "Gaza Health Ministry",
        "attributed_to_actor_id": "gaza-health-ministry",
        "attribution_cue": "said", "attribution_start": start, "attribution_end": end,
        "attribution_chain": ("Gaza Health Ministry",),
    }  # fmt: skip
    return figure(text, "more than 40,000", 40000, **(usual | fields))


def extraction(document_id: str = "a.txt", **fields: Any) -> Extraction:
    """The usual article with three figures, two actors, a quote, a time and a skipped number."""
    hostages = figure(
        TEXT, "105", 105, counted="hostages", event="released", measure="flow", as_of_date="2023-11", time_precision="month"
    )
    prisoners = figure(
        TEXT, "240", 240, counted="prisoners", event="released", measure="flow", as_of_date="2023-11", time_precision="month",
        exchanged_for=hostages.figure_id, place=None,
    )  # fmt: skip
    ministry = Mention(*span(TEXT, "The health ministry"), "The health ministry")
    spokesman = Mention(*span(TEXT, "Omar Haddad"), "Omar Haddad")
    role = Role("Spokesman", *span(TEXT, "Spokesman"))
    quote = span(TEXT, "“We count every name.”")
    defaults: dict[str, Any] = {
        "article": article(document_id),
        "figures": (toll(), replace(hostages, exchanged_for=prisoners.figure_id), prisoners),
        "actors": (
            Actor("gaza-health-ministry", "Gaza Health Ministry", "organisation", "Hamas", (), (ministry,)),
            Actor(None, "Omar Haddad", "person", "Gaza Health Ministry", (role,), (spokesman,)),
        ),
        "quotes": (Quote(*quote, "direct", "Omar Haddad", *span(TEXT, "Omar Haddad"), "told", *span(TEXT, "told")),),
        "times": (TimeExpression(*span(TEXT, "Thursday"), "Thursday", "DATE", "2024-08-15"),),
        "skipped": (SkippedNumber(*span(TEXT, "name"), "name", "no_number"),),
    }  # fmt: skip
    return Extraction(**(defaults | fields))


def document(made: Extraction | None = None, **fields: Any) -> StagedDocument:
    """A document of a run with its extraction; the capture id follows from the text."""
    made = made if made is not None else extraction()
    content = repr((made.article.title, made.article.text, made.error))
    defaults: dict[str, Any] = {
        "document_id": made.article.document_id, "capture_id": hashlib.sha256(content.encode()).hexdigest(), "extraction": made,
        "source_name": "example", "url": made.article.url, "fetched_at": START - timedelta(hours=1),
    }  # fmt: skip
    return StagedDocument(**(defaults | fields))


def failed(code: str, document_id: str = "bad.html", message: str = "it is bad") -> StagedDocument:
    """A document that did not become an article."""
    return document(Extraction(Article(document_id, "", ()), ExtractionFailure(code, message)))


def capture(staged: StagedDocument, **fields: Any) -> Capture:
    """The capture that a staged document was made from."""
    assert staged.capture_id is not None
    defaults: dict[str, Any] = {
        "capture_id": staged.capture_id, "document_id": staged.document_id, "content_length": 1000,
        "source_name": staged.source_name,
        "url": staged.url, "media_type": "text/plain", "fetched_at": staged.fetched_at, "status": 200, "headers": {"etag": '"1"'},
        "archive_file": "one.warc.gz", "record_offset": 0, "record_length": 500,
    }  # fmt: skip
    return Capture(**(defaults | fields))


def run(con: duckdb.DuckDBPyConnection, run_id: str, *documents: StagedDocument, version: str = "v1") -> dict[str, int]:
    """A whole run but for the gate; what it returns is the dispositions."""
    start_run(con, run_id, started_at=START, reference_version="r1", what="given")
    record_captures(con, run_id, [capture(staged) for staged in documents if staged.capture_id])
    stage(con, run_id, documents, analysis_version=version)
    quarantine_rows(con, run_id, ())
    return promote(con, run_id)


@contextmanager
def open_copy(warehouse: Path, folder: Path, *, is_kept: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection to a copy of a closed warehouse, ``warehouse.duckdb`` in the folder.

    A copy of which the file is kept, to be copied again, is closed as usual; another is let go without a checkpoint, which costs a
    fifth of a second.
    """
    shutil.copyfile(warehouse, folder / "warehouse.duckdb")
    with connect_writer(folder / "warehouse.duckdb") as con:
        yield con
        if not is_kept:
            with suppress(duckdb.Error):  # where the test has closed it
                con.execute("PRAGMA disable_checkpoint_on_shutdown")


def rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return con.execute(sql).fetchall()


def core_content(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of core, to compare states."""
    names = [name for (name,) in rows(con, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'core' ORDER BY ALL")]
    return {name: [_hashable(row) for row in rows(con, f"SELECT * FROM core.{name} ORDER BY ALL")] for name in names}


def claim(name: str, published: str, surface: str, value: float | None, **fields: Any) -> StagedDocument:
    """An article of one sentence, by an outlet of its own, with one figure of a running toll."""
    article_fields = {key: fields.pop(key) for key in ("title", "site_name", "modified_at") if key in fields}
    words = " ".join(f"{name}{number}" for number in range(30))
    text = f"The count in Gaza stands at {surface} today. {words}."
    defaults: dict[str, Any] = {"attributed_to": "Gaza Health Ministry", "attributed_to_actor_id": "ghm", "as_of_date": published}
    one = figure(text, surface, value, **(defaults | fields))
    made = article(f"{name}.txt", text, published_at=published, **({"site_name": name, "title": name} | article_fields))
    return document(Extraction(made, figures=(one,)))


def select(
    con: duckdb.DuckDBPyConnection, columns: str, view: str, order: str = "ALL", where: str = "true"
) -> list[tuple[Any, ...]]:
    """Columns of a view."""
    return rows(con, f"SELECT {columns} FROM {view} WHERE {where} ORDER BY {order}")


def _hashable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in row)
