"""A published ledger whose texts, numbers and times are what exports stumble over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.given import START, article, blocks_of, document, extraction, figure, run, span
from transforms.records import Actor, Extraction, Mention, Quote
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.runs import finish_run

#: Semicolons, quotation marks, commas, tabs, line breaks of all kinds, emoji, combining marks, text that a formula begins with.
ODD_TEXT = (
    '=2+3; the "ministry", of\thealth; said 12 to 13 people\r\nwere killed in Gaza 😀, among them 3 children.\n\n'
    "O’Brien & “Söhne” lost $1,234,567.891 — or 12345678901234567890.123456789 kg — in 2024, #1 of e\u0301tudes.\n\n"
    "-7 degrees were measured; dozens fled; 2 in 5 stayed. Another 40 people may be killed, 5 more than before."
)
TITLE = '=HYPERLINK("http://example.org";"a, b")\r\n+1'
CLAIMANT = 'O’Brien & "Söhne"; <Sons>, #1'


def odd_figures() -> tuple[Any, ...]:
    """Figures with every kind of field, and with none."""
    sons = span(ODD_TEXT, "O’Brien & “Söhne”")
    claim: dict[str, Any] = {
        "attributed_to": CLAIMANT, "attributed_to_actor_id": None, "attribution_cue": "lost", "attribution_start": sons[0],
        "attribution_end": sons[1], "attribution_chain": ('a "b"', CLAIMANT),
    }  # fmt: skip
    nothing: dict[str, Any] = {
        "event": None, "measure": None, "counted": None, "as_of_date": None, "time_precision": None, "time_method": "publication",
        "place": None,
    }  # fmt: skip
    killed = figure(
        ODD_TEXT, "12 to 13", None, low=Decimal(12), high=Decimal(13), modifier="range", measure="flow", population="Palestinian",
        place="Gaza; the #1", qualifiers=('so-called "civilian"', "a;b"), period_start="2024-08-10", period_end="2024-08-12",
        **claim,
    )  # fmt: skip
    money = figure(ODD_TEXT, "$1,234,567.891", "1234567.891", kind="money", unit="USD", counted="", event="lost", measure="flow")
    heavy = figure(
        ODD_TEXT, "12345678901234567890.123456789", "12345678901234567890.123456789", kind="measure", unit="kg", denominator="day",
        status="denied", trend="up", **nothing,
    )  # fmt: skip
    return (
        killed,
        figure(ODD_TEXT, "3", 3, counted="children", part_of=killed.figure_id, measure="flow"),
        money,
        heavy,
        figure(ODD_TEXT, "-7", -7, kind="measure", unit="degree_celsius", **nothing),
        figure(ODD_TEXT, "dozens", None, low=Decimal(12), high=None, modifier="indefinite", event="displaced", place="Israel",
               as_of_date="2024", time_precision="year"),
        figure(ODD_TEXT, "2 in 5", "0.4", kind="share", unit="percent", **nothing),
        figure(ODD_TEXT, "40", 40, status="possible"),
        figure(ODD_TEXT, "5", 5, trend="up"),
    )  # fmt: skip


def odd_extraction(document_id: str = 'dir/odd, "1".html') -> Extraction:
    """An article of the odd text."""
    sons = span(ODD_TEXT, "O’Brien & “Söhne”")
    quote = span(ODD_TEXT, "-7 degrees were measured")
    return extraction(
        article=article(
            document_id, ODD_TEXT, url="https://www.example.org:8080/a?b=1;c#d", title=TITLE, site_name="Ex;ample\t#2", authors=("Ünal, A.", 'B "C" D'),
            published_at="2024-07-31T23:59:59.123456+02:00", published_precision="second", blocks=blocks_of(ODD_TEXT),
        ),
        figures=odd_figures(),
        actors=(Actor(None, CLAIMANT, "organisation", None, (), (Mention(*sons, "O’Brien & “Söhne”"),)),),
        quotes=(Quote(*quote, "direct", None, None, None, None, None, None),),
        times=(), skipped=(),
    )  # fmt: skip


def bare_extraction() -> Extraction:
    """An article of which nothing is known but its text, and one figure of which nothing is but its surface."""
    text = "7"
    bare = figure(
        text, "7", None, low=None, high=None, event=None, measure=None, counted=None, as_of_date=None, time_precision=None,
        time_method="publication", place=None, rules={},
    )  # fmt: skip
    nothing: dict[str, Any] = {
        "site_name": None, "title": None, "authors": (), "published_at": None, "published_precision": None, "published_method": None,
    }  # fmt: skip
    return extraction(
        article=article("bare", text, blocks=blocks_of(text), **nothing),
        figures=(bare,),
        actors=(),
        quotes=(),
        times=(),
        skipped=(),
    )


def usual_extraction(document_id: str, **fields: Any) -> Extraction:
    """The usual article, with ids of figures of its own."""
    made = extraction(document_id, article=article(document_id, **fields))
    names = {found.figure_id: f"{document_id[0]}{found.figure_id[1:]}" for found in made.figures}
    own = (
        replace(
            found, figure_id=names[found.figure_id], exchanged_for=found.exchanged_for and names[found.exchanged_for],
            part_of=found.part_of and names[found.part_of],
        )
        for found in made.figures
    )  # fmt: skip
    return replace(made, figures=tuple(own))


def publish_run(
    con: duckdb.DuckDBPyConnection, home: Path, *extractions: Extraction, prepare: Callable[[duckdb.DuckDBPyConnection], object]
) -> None:
    """One published run of these articles; ``con`` writes to the home's warehouse."""
    run(con, "r1", *(document(made, source_name="odd") for made in extractions))
    prepare(con)
    finish_run(con, "r1", ended_at=START, state="published")
    publish(con, home / "warehouse.duckdb", home / "ledger.duckdb")


def make_home(
    home: Path, warehouse: Path, *extractions: Extraction, prepare: Callable[[duckdb.DuckDBPyConnection], object] = lambda _: None
) -> Path:
    """A home with a published ledger, from a copy of a prepared warehouse; ``prepare`` changes it before it is published."""
    home.mkdir(parents=True)
    shutil.copyfile(warehouse, home / "warehouse.duckdb")
    with connect_writer(home / "warehouse.duckdb") as con:
        publish_run(con, home, *extractions, prepare=prepare)
    return home
