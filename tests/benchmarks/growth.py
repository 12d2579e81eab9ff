"""What a run costs on a ledger of a million articles, and what a query does: ``python -m tests.benchmarks.growth [ARTICLES]``.

The same hundred new articles go through stage, gate, promotion and publication into an empty warehouse and into a full one; then the
usual queries are asked of the published file. CPU seconds are told beside those of the clock, which other work on the machine
disturbs. A million articles take some 25 GB of disk below ``--folder`` and an hour; 20000 show the same within minutes. What a bulk load costs
is measured by :mod:`tests.benchmarks.bulk`.
"""

# SQL is put together here from constants only.

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from expectations.gate import run_gate, warm_up
from tests.benchmarks.growth_ledger import actor_name, open_ledger_of, word
from tests.benchmarks.growth_queries import GIVEN, QUERIES
from tests.benchmarks.measure import cpu_now
from transforms.records import Actor, Article, Block, Extraction, Figure, Mention, Quote, Role
from warehouse.batch import StagedDocument, stage
from warehouse.captures import Capture, record_captures
from warehouse.promote import promote
from warehouse.publish import publish
from warehouse.quarantine import quarantine_rows
from warehouse.query import open_ledger, run_query
from warehouse.results import record_results
from warehouse.runs import finish_run, start_run

RUN_ARTICLES = 100
NOW = datetime(2025, 1, 2, 12, tzinfo=UTC)
Costs = dict[str, tuple[float, float]]


def main() -> None:
    """Fill, run, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "newsledger-growth")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    full = chosen.folder / f"{chosen.articles}.duckdb"
    warm_up()
    _run_on(chosen.folder, 0, "warm")  # imports, compiled tables
    empty = _run_on(chosen.folder, 0, "first")
    con = duckdb.connect() if full.exists() else open_ledger_of(full, chosen.articles)
    con.close()
    grown = _run_on(chosen.folder, chosen.articles, "first", full)
    out = sys.stdout
    out.write(
        f"| step of a run of {RUN_ARTICLES} articles | empty: CPU s | clock s | {chosen.articles:,} articles: CPU s | clock s |\n|---|---|---|---|---|\n"
    )
    for step in empty:
        out.write(f"| {step} | {empty[step][0]:.2f} | {empty[step][1]:.2f} | {grown[step][0]:.2f} | {grown[step][1]:.2f} |\n")
    sums = [sum(costs[step][0] for step in costs if step != "publish") for costs in (empty, grown)]
    out.write(f"\nwithout publication {sums[0]:.2f} and {sums[1]:.2f} CPU s: {sums[1] / sums[0]:.2f} times\n\n")
    _ask(full.with_name("ledger.duckdb"), out.write)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    out.write(f"\nfile {full.stat().st_size / 1e9:.1f} GB, peak memory {peak:,.0f} MB\n")


def _run_on(folder: Path, articles: int, run_id: str, path: Path | None = None) -> Costs:
    """CPU and clock of each step of one run; the run is on a copy of its own where the ledger is empty."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        where = path or Path(name) / "warehouse.duckdb"
        from warehouse.database import connect_writer

        con = connect_writer(where) if path else open_ledger_of(where, 0)
        costs: Costs = {}
        documents = [new_document(number, max(articles, 1000)) for number in range(RUN_ARTICLES)]
        run_id = f"{run_id}-{time.time_ns()}"

        def step(label: str, work: Callable[[], object]) -> None:
            cpu, clock = cpu_now(), time.monotonic()
            work()
            costs[label] = (cpu_now() - cpu, time.monotonic() - clock)

        step("start", lambda: start_run(con, run_id, started_at=NOW, reference_version="r", what="bench"))
        step("capture", lambda: record_captures(con, run_id, [_capture(document) for document in documents]))
        step("stage", lambda: stage(con, run_id, documents, analysis_version="v"))
        step("gate", lambda: _gate(con, run_id))
        step("promote", lambda: promote(con, run_id))
        step("finish", lambda: finish_run(con, run_id, ended_at=NOW, state="published"))
        step("checkpoint", lambda: con.execute("CHECKPOINT"))
        step("publish", lambda: publish(con, where, where.with_name("ledger.duckdb")))
        con.close()
        return costs


def _gate(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    verdict = run_gate(con, run_id)
    assert verdict.is_open, verdict.stopped_by
    record_results(con, run_id, verdict.results)
    quarantine_rows(con, run_id, verdict.failures)


def new_document(number: int, articles: int) -> StagedDocument:
    """One new article with ten figures by two claimants, eight actors, three quotes; in the places and with the actors of the old ones."""
    salt, chance = time.time_ns(), random.Random(number)
    cast = [actor_name((number * 37 + k * k * articles // 400) % (articles // 4)) for k in range(8)]
    sentences, figures, mentions = [], [], {name: [] for name in cast}
    for k in range(10):
        name, value = cast[k % 8], 31_000 + number * 10 + k
        told = f"{name} said {value} people were killed in Place {number * 7 % 3000}"
        words = " ".join(word(int(15_000 ** chance.random())) for _ in range(6))  # as frequent as those of a language
        sentence = f"{told} {words}"[:89].ljust(89, "s") + "."
        start = 92 * k
        mentions[name].append(Mention(start, start + len(name), name))
        at = start + len(name) + 6
        figures.append(_figure(f"{salt:x}{k}"[-16:], at, value, name, number, start))
        sentences.append(sentence)
    text = "\n\n".join(sentences)
    url = f"https://source-{number % 60}.example/news/new-{salt}"
    article = Article(
        url, text, tuple(Block("paragraph", s, kept=True, rule="body", start=92 * k, end=92 * k + 90) for k, s in enumerate(sentences)),
        url=url, canonical_url=url, site_name=f"Outlet {number % 60}", title=f"{31_000 + number * 10} killed, officials say",
        authors=("Ann Author",), published_at="2025-01-02", published_precision="day", published_method="json_ld", language="en",
    )  # fmt: skip
    actors = tuple(
        Actor(None, name, "person", None, (Role(name[:8], found[0].start, found[0].start + 8),), tuple(found))
        for name, found in mentions.items()
    )
    quotes = tuple(
        Quote(
            92 * k,
            92 * k + 88,
            "indirect",
            cast[k],
            92 * k,
            92 * k + len(cast[k]),
            "said",
            92 * k + len(cast[k]) + 1,
            92 * k + len(cast[k]) + 5,
        )
        for k in range(3)
    )
    made = Extraction(article, figures=tuple(figures), actors=actors, quotes=quotes)
    return StagedDocument(url, hashlib.sha256(url.encode()).hexdigest(), made, f"source-{number % 60}", url, NOW)


def _figure(figure_id: str, start: int, value: int, claimant: str, number: int, sentence: int) -> Figure:
    return Figure(
        figure_id=figure_id, start=start, end=start + 5, surface=str(value), kind="count", value=Decimal(value), low=Decimal(value),
        high=Decimal(value), modifier="exact", trend=None, unit="1", denominator=None, counted="people", counted_is_implied=False,
        is_implicit=False, qualifiers=(), event="killed", measure="total", status="asserted", attributed_to=claimant,
        attributed_to_actor_id=None, attribution_cue="said", attribution_start=sentence, attribution_end=sentence + len(claimant),
        attribution_chain=(claimant,), as_of_date="2025-01-02", period_start=None, period_end=None, time_precision="day",
        time_method="relative", place=f"Place {number * 7 % 3000}", population=None, part_of=None, exchanged_for=None, confidence=0.7,
        rules={"value": "digits"}, sentence_start=sentence, sentence_end=sentence + 90,
    )  # fmt: skip


def _capture(document: StagedDocument) -> Capture:
    return Capture(
        capture_id=document.capture_id or "", document_id=document.document_id, source_name=document.source_name, url=document.url,
        media_type="text/html", charset="utf-8", fetched_at=NOW, status=200, headers={}, archive_file="bench.warc.gz", record_offset=0,
        record_length=1, content_length=1,
    )  # fmt: skip


def _ask(ledger: Path, write: Callable[[str], object]) -> None:
    """Every usual query: its first answer in a new process's connection, and the best of three."""
    write("| query | rows | cold s | warm s | CPU s |\n|---|---|---|---|---|\n")
    con = open_ledger(ledger)
    given = {name: run_query(con, sql).column(0)[0].as_py() for name, sql in GIVEN.items()}
    con.close()
    for label, query in QUERIES:
        con, sql = open_ledger(ledger), query.format(**given)
        clocks, cpus, rows = [], [], 0
        for _ in range(4):
            cpu, clock = cpu_now(), time.monotonic()
            rows = run_query(con, sql).num_rows
            clocks.append(time.monotonic() - clock)
            cpus.append(cpu_now() - cpu)
        con.close()
        write(f"| {label} | {rows:,} | {clocks[0]:.3f} | {min(clocks[1:]):.3f} | {min(cpus[1:]):.3f} |\n")


if __name__ == "__main__":
    main()
