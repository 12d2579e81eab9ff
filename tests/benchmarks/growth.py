"""What a run costs on a ledger of a million articles, and what a query does: ``python -m tests.benchmarks.growth [ARTICLES]``.

The same hundred new articles (``growth_articles``: ordinary prose of 2.5 kB) go through a run into an empty warehouse and into a full
one; then the usual queries are asked of the published file. The steps ``capture`` to ``checkpoint`` are the ledger's own; before them
``analyse`` reads the same texts with the language model and the rules, as a run's worker does, the model loaded before. Both ratios
are told: of the ledger's own steps, and of the whole run; publication is apart from both. The ledger is given what the generator says
of the texts, not what the analysis finds, so that it gets the same rows whatever the rules. CPU seconds are told beside those of the
clock, which other work on the machine disturbs. A million articles take some 25 GB of disk below ``--folder`` and an hour; 20000 show
the same within minutes. What a bulk load costs is measured by :mod:`tests.benchmarks.bulk`.
"""

# SQL is put together here from constants only.

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import batched
from pathlib import Path

import duckdb

from expectations.gate import run_gate, warm_up
from flows.language_model import find_model
from flows.reference_files import SEEDS
from flows.worker_process import SINGLE_THREADED, Analyse, BuildExtractor
from flows.workers import CHUNK_SIZE
from tests.benchmarks.growth_articles import NOW, as_raw, new_document
from tests.benchmarks.growth_ledger import open_ledger_of
from tests.benchmarks.growth_queries import GIVEN, QUERIES
from tests.benchmarks.measure import cpu_now
from warehouse.batch import StagedDocument, one_thread, stage
from warehouse.captures import Capture, record_captures
from warehouse.database import connect_writer
from warehouse.promote import promote
from warehouse.publish import make_checkpoint, publish
from warehouse.quarantine import quarantine_rows
from warehouse.query import open_ledger, run_query
from warehouse.results import record_results
from warehouse.runs import finish_run, start_run

RUN_ARTICLES = 100
#: Steps that are not the ledger's own, and the one that no ratio counts.
_ANALYSIS, _COPY = "analyse", "publish"
Costs = dict[str, tuple[float, float]]


def main() -> None:
    """Fill, run, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "newsledger-growth")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    full = chosen.folder / f"{chosen.articles}.duckdb"
    if not SINGLE_THREADED.items() <= os.environ.items():  # as in a worker; the numerical libraries are imported already
        own = [sys.executable, "-m", "tests.benchmarks.growth", *sys.argv[1:]]
        os.execve(sys.executable, own, {**os.environ, **SINGLE_THREADED})
    warm_up()
    analyse, salt = BuildExtractor(SEEDS, find_model(""))(), time.time_ns() // 10**9
    _run_on(chosen.folder, 0, analyse, salt)  # imports, compiled tables
    empty = _run_on(chosen.folder, 0, analyse, salt + 1)
    con = duckdb.connect() if full.exists() else open_ledger_of(full, chosen.articles)
    con.close()
    grown = _run_on(chosen.folder, chosen.articles, analyse, salt + 1, full)
    out = sys.stdout
    out.write(
        f"| step of a run of {RUN_ARTICLES} articles | empty: CPU s | clock s | {chosen.articles:,} articles: CPU s | clock s |\n|---|---|---|---|---|\n"
    )
    for step in empty:
        out.write(f"| {step} | {empty[step][0]:.2f} | {empty[step][1]:.2f} | {grown[step][0]:.2f} | {grown[step][1]:.2f} |\n")
    for what, left_out in (("the ledger's own steps", {_ANALYSIS, _COPY}), ("the whole run", {_COPY})):
        one, other = (sum(costs[step][0] for step in costs if step not in left_out) for costs in (empty, grown))
        out.write(f"\n{what}, without publication: {one:.2f} and {other:.2f} CPU s, {other / one:.2f} times\n")
    out.write("\n")
    _ask(full.with_name("ledger.duckdb"), out.write)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    out.write(f"\nfile {full.stat().st_size / 1e9:.1f} GB, peak memory {peak:,.0f} MB\n")


def _run_on(folder: Path, articles: int, analyse: Analyse, salt: int, path: Path | None = None) -> Costs:
    """CPU and clock of each step of one run; the run is on a copy of its own where the ledger is empty."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        where = path or Path(name) / "warehouse.duckdb"
        con = connect_writer(where) if path else open_ledger_of(where, 0)
        costs: Costs = {}
        documents = [new_document(number, max(articles, 1000), salt) for number in range(RUN_ARTICLES)]
        run_id = f"bench-{time.time_ns()}"

        def step(label: str, work: Callable[[], object]) -> None:
            cpu, clock = cpu_now(), time.monotonic()
            work()
            costs[label] = (cpu_now() - cpu, time.monotonic() - clock)

        step(_ANALYSIS, lambda: [analyse(some) for some in batched(map(as_raw, documents), CHUNK_SIZE)])
        step("start", lambda: start_run(con, run_id, started_at=NOW, reference_version="r", what="bench"))
        step("capture", lambda: record_captures(con, run_id, [_capture(document) for document in documents]))
        step("stage", lambda: stage(con, run_id, documents, analysis_version="v"))
        step("gate", lambda: _gate(con, run_id))
        step("promote", lambda: promote(con, run_id))
        step("finish", lambda: finish_run(con, run_id, ended_at=NOW, state="published"))
        step("checkpoint", lambda: make_checkpoint(con))
        step(_COPY, lambda: publish(con, where, where.with_name("ledger.duckdb")))
        con.close()
        return costs


def _gate(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    with one_thread(con, RUN_ARTICLES):
        verdict = run_gate(con, run_id)
    assert verdict.is_open, verdict.stopped_by
    record_results(con, run_id, verdict.results)
    quarantine_rows(con, run_id, verdict.failures)


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
