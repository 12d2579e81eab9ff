"""The report: a data-quality page and a site of figures and actors, as static files that open from disk without a network.

Everything is read from the published ledger, so the report shows what readers of the ledger see. Output is bounded: of a big
ledger the latest articles, the most told actors and the latest figures are shown, and each page says what it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows import report_charts
from flows.report_format import FILTERS, file_name, heading
from flows.report_marks import marked_parts
from transforms.errors import InputError
from warehouse import report_rows
from warehouse.query import open_ledger
from warehouse.report_rows import Row

_TEMPLATES = Path(__file__).parent / "report_templates"
_STATIC = ("style.css", "site.js")
#: Folders that hold nothing but pages of the report.
_PAGE_FOLDERS = ("articles", "actors")


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """How much of a ledger the report shows.

    Chosen so that no page of the report is larger than about 2 MB, which a phone still opens, and the whole stays under
    about 50 MB: a figure's row takes 1 KB, an article's page 20 to 60 KB, an actor's page 5 to 30 KB.
    """

    articles: int = 500
    actors: int = 500
    figures: int = 1500
    runs: int = 60
    rows: int = 200
    expectations: int = 1000
    per_actor: int = 50
    pictures: int = 5
    drawn_sources: int = 12


DEFAULT_LIMITS = ReportLimits()


def build_report(ledger_path: Path, out_dir: Path, limits: ReportLimits = DEFAULT_LIMITS) -> Path:
    """Write the report of a published ledger; the same ledger gives the same files.

    Pages of an earlier report that are no longer part of it are removed; other files of the folder are left alone.

    Args:
        ledger_path: the published ledger.
        out_dir: folder for the report; made if it is not there.
        limits: how much to show.

    Returns:
        The path of ``index.html``.

    Raises:
        WarehouseError: there is no ledger, or it cannot be read.
        InputError: the folder cannot be written.
    """
    con = open_ledger(ledger_path)
    try:
        for folder in _PAGE_FOLDERS:
            (out_dir / folder).mkdir(parents=True, exist_ok=True)
        _write(out_dir, dict(_pages(con, limits)))
    except OSError as error:
        raise InputError(f"the report cannot be written to {out_dir}: {error.strerror}; name another folder") from error
    finally:
        con.close()
    return out_dir / "index.html"


def _pages(con: duckdb.DuckDBPyConnection, limits: ReportLimits) -> Iterator[tuple[str, str]]:
    """Every file of the report by its name relative to the folder."""
    environment = _environment()
    totals = report_rows.totals(con)
    articles = report_rows.articles(con, limits.articles)
    actors = report_rows.actors(con, limits.actors)
    runs = report_rows.runs(con, limits.runs)
    headings = {row["article_id"]: heading(row) for row in articles}
    article_pages = {key: "articles/" + file_name(key, title) for key, title in headings.items()}
    actor_pages = {row["actor_key"]: "actors/" + file_name(row["actor_key"], row["name"]) for row in actors}
    environment.globals.update(
        totals=totals,
        latest_run=runs[0] if runs else None,
        headings=headings,
        article_pages=article_pages,
        actor_pages=actor_pages,
    )

    def page(template: str, **values: Any) -> str:
        return environment.get_template(template).render(root="", **values)

    yield "index.html", page("index.html", **_overview(con, limits))
    yield "figures.html", page("figures.html", figures=report_rows.figures(con, limits.figures))
    yield "actors.html", page("actors.html", actors=actors)
    yield "articles.html", page("articles.html", articles=articles)
    yield "quality.html", page("quality.html", runs=runs, **_quality(con, runs, limits))
    yield from _article_pages(con, environment, articles, article_pages)
    yield from _actor_pages(con, environment, actors, actor_pages, limits)
    for name in _STATIC:
        yield name, (_TEMPLATES / name).read_text(encoding="utf-8")


def _overview(con: duckdb.DuckDBPyConnection, limits: ReportLimits) -> dict[str, Any]:
    claims = report_rows.timelines(con, limits.pictures)
    things = [list(group) for _, group in groupby(claims, key=lambda claim: claim["thing"])]
    charts = [report_charts.toll_timeline(group, is_small=number > 0) for number, group in enumerate(things)]
    return {
        "things": [{"claims": group, "first": group[0], "chart": chart} for group, chart in zip(things, charts, strict=True)],
        "conflicts": report_rows.conflicts(con, limits.per_actor),
        "changes": report_rows.changes(con, limits.per_actor),
        "exchanges": report_rows.exchanges(con, limits.per_actor),
    }


def _quality(con: duckdb.DuckDBPyConnection, runs: list[Row], limits: ReportLimits) -> dict[str, Any]:
    rates = report_rows.pass_rates(con, limits.runs)
    held_back = report_rows.rows_held_back(con, limits.runs)
    fill_rates = report_rows.source_fill_rates(con, limits.runs, limits.drawn_sources)
    fields = {rate["field"]: [other for other in fill_rates if other["field"] == rate["field"]] for rate in fill_rates}
    return {
        "outcomes": report_charts.outcomes_by_run(runs) if runs else None,
        "volumes": report_charts.figures_by_run(runs) if runs else None,
        "rates": report_charts.pass_rates_by_run(rates) if rates else None,
        "held_back": report_charts.held_back_by_run(held_back) if any(row["row_count"] for row in held_back) else None,
        "fill_rates": [(field, report_charts.fill_rates_by_run(rows)) for field, rows in sorted(fields.items())],
        "expectations": report_rows.expectations(con, limits.expectations),
        "quarantine": report_rows.quarantine(con, limits.rows),
        "sources": report_rows.sources(con, limits.rows),
        "removed": report_rows.removed_blocks(con, limits.per_actor),
        "failed": report_rows.failed_documents(con, limits.rows),
    }


def _article_pages(
    con: duckdb.DuckDBPyConnection, environment: Environment, articles: list[Row], names: dict[str, str]
) -> Iterator[tuple[str, str]]:
    template = environment.get_template("article.html")
    ids = [article["article_id"] for article in articles]
    blocks, figures, quotes, mentions = (
        report_rows.of_articles(con, table, ids) for table in ("blocks", "figures", "quotes", "mentions")
    )
    for article in articles:
        key = article["article_id"]
        own = blocks.get(key, []), figures.get(key, []), quotes.get(key, []), mentions.get(key, [])
        parts = marked_parts(article["text"] or "", *own)
        actors = {mention["actor_key"]: mention for mention in own[3]}
        yield names[key], template.render(root="../", article=article, parts=parts, figures=own[1], actors=list(actors.values()))


def _actor_pages(
    con: duckdb.DuckDBPyConnection, environment: Environment, actors: list[Row], names: dict[str, str], limits: ReportLimits
) -> Iterator[tuple[str, str]]:
    template = environment.get_template("actor.html")
    keys = [actor["actor_key"] for actor in actors]
    tables = {
        table: report_rows.of_actors(con, table, keys, limits.per_actor)
        for table in ("roles", "quotes", "claims", "articles", "companions")
    }
    for actor in actors:
        own = {table: rows.get(actor["actor_key"], []) for table, rows in tables.items()}
        yield names[actor["actor_key"]], template.render(root="../", actor=actor, limit=limits.per_actor, **own)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(FILTERS)
    return environment


def _write(out_dir: Path, pages: dict[str, str]) -> None:
    for folder in _PAGE_FOLDERS:
        for old in (out_dir / folder).glob("*.html"):
            if f"{folder}/{old.name}" not in pages:
                old.unlink()
    for name, text in pages.items():
        (out_dir / name).write_text(text, encoding="utf-8", errors="replace", newline="\n")
