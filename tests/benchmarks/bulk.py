"""What each step of a bulk load costs: ``python -m tests.benchmarks.bulk [ARTICLES]``.

So many generated articles with ten figures each are staged by the thousand and promoted at once, into an empty ledger. A rate is figure rows a CPU
second, so that the steps can be compared: the actors, texts and search terms of the same articles are in it.

Staging is from records, as an analysis gives them, to rows that are committed; each article has a row of its own as well. ``records to columns`` is the
part of it that is Python's, measured once more on its own; ``columns to rows`` is the rest: what Arrow brings, cast, written and committed by DuckDB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from itertools import batched
from pathlib import Path
from unittest.mock import patch

import duckdb

from tests.benchmarks.growth_articles import FIGURES, NOW, new_document
from tests.benchmarks.growth_ledger import open_ledger_of
from tests.benchmarks.measure import cpu_now
from transforms.records import Article
from warehouse import promote as promotion
from warehouse.batch import StagedDocument, stage
from warehouse.runs import start_run
from warehouse.staging_rows import staging_tables

#: Functions of :mod:`warehouse.promote`, outer ones first, by the step that they are.
STEPS = {
    "plan_batch": "plan and row hashes", "_apply": "rows of core", "cluster_new_articles": "stories", "resolve_promoted": "actors",
    "refresh_numbered": "marts", "derive_forgotten": "marts", "index_promoted": "search index",
}  # fmt: skip
#: What :func:`promotion_steps` calls the sum.
WHOLE = "promote, all steps"
_STAGED_AT_ONCE = 1000
#: CPU and clock seconds.
Cost = tuple[float, float]


def main() -> None:
    """Load, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=5000)
    parser.add_argument("--varied", action="store_true", help="names and texts as different as in real news")
    parser.add_argument("--threads", type=int, default=0, help="of DuckDB; 0: one for each CPU")
    chosen = parser.parse_args()
    costs = load_in_bulk(chosen.articles, chosen.threads, is_varied=chosen.varied)
    figures = FIGURES * chosen.articles
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    sys.stdout.write(
        f"{chosen.articles:,} articles, {figures:,} figures, {peak:,.0f} MB at most\n\n"
        "| step | CPU s | clock s | figure rows a CPU s | a second |\n|---|---|---|---|---|\n"
    )
    for step, (cpu, clock) in costs.items():
        rates = (figures / max(seconds, 0.001) for seconds in (cpu, clock))
        sys.stdout.write(f"| {step} | {cpu:.2f} | {clock:.2f} | {' | '.join(f'{rate:,.0f}' for rate in rates)} |\n")


def load_in_bulk(articles: int, threads: int = 0, *, is_varied: bool = False) -> dict[str, Cost]:
    """The cost of each step for so many articles: first staging, with the figures alone, then the steps of promotion, then all of it."""
    with tempfile.TemporaryDirectory() as name:
        con = open_ledger_of(Path(name) / "warehouse.duckdb", 0)
        if threads:
            con.execute(f"SET threads = {threads}")
        start_run(con, "bulk", started_at=NOW, reference_version="r", what="bench")
        costs: dict[str, Cost] = {}
        for label, cut in (("stage, figures alone", _only_figures), ("stage, all tables", _whole)):
            promotion.clear_staging(con)
            columns, rows = (f"{part}{label.removeprefix('stage')}" for part in ("records to columns", "columns to rows"))
            costs |= {label: (0, 0), columns: (0, 0)}
            for numbers in batched(range(articles), _STAGED_AT_ONCE):  # nobody has all records in memory
                documents = [cut(new_document(number, 40 * articles, 0, is_varied=is_varied)) for number in numbers]
                costs[label] = _sum(costs[label], _cost(partial(stage, con, "bulk", documents, analysis_version="v")))
                records = [(n, document.extraction) for n, document in enumerate(documents) if document.extraction is not None]
                costs[columns] = _sum(costs[columns], _cost(partial(staging_tables, records)))
            costs[rows] = _sum(costs[label], costs[columns], -1)
        costs |= promotion_steps(con, "bulk")
        costs["staged, promoted"] = _sum(costs["stage, all tables"], costs[WHOLE])
        con.close()
    return costs


def promotion_steps(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, Cost]:
    """Promote what is staged; the cost of each step, and of all."""
    spent: dict[str, Cost] = {}
    running: list[Cost] = []  # of each step that is under way, what the steps within it cost

    @contextmanager
    def measured(step: str) -> Iterator[None]:
        cpu, clock = cpu_now(), time.monotonic()
        running.append((0, 0))
        yield
        cost = cpu_now() - cpu, time.monotonic() - clock
        own = _sum(cost, running.pop(), -1)
        spent[step] = _sum(spent.get(step, (0, 0)), own)
        if running:
            running[-1] = _sum(running[-1], cost)

    with ExitStack() as patches, measured("the rest: dispositions, commit"):
        for function, step in STEPS.items():
            whole: Callable[..., object] = getattr(promotion, function)
            patches.enter_context(patch.object(promotion, function, measured(step)(whole)))
        promotion.promote(con, run_id)
    return spent | {WHOLE: (sum(cpu for cpu, _ in spent.values()), sum(clock for _, clock in spent.values()))}


def _cost(work: Callable[[], object]) -> Cost:
    cpu, clock = cpu_now(), time.monotonic()
    work()
    return cpu_now() - cpu, time.monotonic() - clock


def _sum(one: Cost, other: Cost, sign: int = 1) -> Cost:
    return one[0] + sign * other[0], one[1] + sign * other[1]


def _whole(document: StagedDocument) -> StagedDocument:
    return document


def _only_figures(document: StagedDocument) -> StagedDocument:
    """The document with an article of nothing but figures."""
    made = document.extraction
    assert made is not None
    article = Article(made.article.document_id, "", (), canonical_url=made.article.canonical_url)
    return replace(document, extraction=type(made)(article, figures=made.figures))


if __name__ == "__main__":
    main()
