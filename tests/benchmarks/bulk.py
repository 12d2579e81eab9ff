"""What each step of a bulk load costs: ``python -m tests.benchmarks.bulk [ARTICLES]``.

So many generated articles with ten figures each are staged by thousands and promoted at once, into an empty ledger. A rate is figure rows a CPU
second, so that the steps can be compared: the actors, texts and search terms of the same articles are in it.

``take apart and send`` is what the analysing processes do with their records, chunk by chunk: columns, and the message that brings them. ``receive and
stage`` is what the process that writes does: from messages to rows that are committed; each article has a row of its own as well.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from itertools import batched, chain
from operator import attrgetter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from flows.workers import CHUNK_SIZE
from tests.benchmarks.growth_articles import FIGURES, NOW, new_document
from tests.benchmarks.growth_ledger import open_ledger_of
from tests.benchmarks.measure import cpu_now
from transforms.records import Article, Extraction
from warehouse import promote as promotion
from warehouse.analysed import AnalysedDocument, take_apart
from warehouse.batch import StagedDocument, stage
from warehouse.runs import start_run

#: Functions of :mod:`warehouse.promote`, outer ones first, by the step that they are.
STEPS = {
    "plan_batch": "plan and row hashes", "_apply": "rows of core", "cluster_new_articles": "stories", "resolve_promoted": "actors",
    "refresh_numbered": "marts", "derive_forgotten": "marts", "index_promoted": "search index",
}  # fmt: skip
#: What :func:`promotion_steps` calls the sum.
WHOLE = "promote, all steps"
#: Articles whose records are made at a time: nobody has all in memory.
_MADE_AT_ONCE = 1000
_NAMES = attrgetter("document_id", "capture_id", "source_name", "url", "fetched_at")
#: CPU and clock seconds.
Cost = tuple[float, float]


def main() -> None:
    """Load, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=5000)
    parser.add_argument("--varied", action="store_true", help="names and texts as different as in real news")
    parser.add_argument(
        "--at-once", type=int, default=5000, help="articles of one call of staging; each call costs some 40 ms for itself"
    )
    parser.add_argument("--threads", type=int, default=0, help="of DuckDB; 0: one for each CPU")
    chosen = parser.parse_args()
    costs = load_in_bulk(chosen.articles, chosen.at_once, chosen.threads, is_varied=chosen.varied)
    figures = FIGURES * chosen.articles
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    sys.stdout.write(
        f"{chosen.articles:,} articles, {figures:,} figures, {peak:,.0f} MB at most\n\n"
        "| step | CPU s | clock s | figure rows a CPU s | a second |\n|---|---|---|---|---|\n"
    )
    for step, (cpu, clock) in costs.items():
        rates = (figures / max(seconds, 0.001) for seconds in (cpu, clock))
        sys.stdout.write(f"| {step} | {cpu:.2f} | {clock:.2f} | {' | '.join(f'{rate:,.0f}' for rate in rates)} |\n")


def load_in_bulk(articles: int, at_once: int, threads: int = 0, *, is_varied: bool = False) -> dict[str, Cost]:
    """The cost of each step for so many articles: first staging, with the figures alone, then the steps of promotion, then all of it."""
    with tempfile.TemporaryDirectory() as name:
        con = open_ledger_of(Path(name) / "warehouse.duckdb", 0)
        if threads:
            con.execute(f"SET threads = {threads}")
        start_run(con, "bulk", started_at=NOW, reference_version="r", what="bench")
        costs: dict[str, Cost] = {}
        for label, cut in (("figures alone", _only_figures), ("all tables", _whole)):
            promotion.clear_staging(con)
            send, receive = f"take apart and send, {label}", f"receive and stage, {label}"
            costs |= {send: (0, 0), receive: (0, 0)}
            for numbers in batched(range(articles), at_once):
                names: list[tuple[Any, ...]] = []
                messages: list[bytes] = []
                for some in batched(numbers, _MADE_AT_ONCE):
                    documents = [cut(new_document(number, 40 * articles, 0, is_varied=is_varied)) for number in some]
                    costs[send] = _sum(costs[send], _cost(partial(_send, documents, messages)))
                    names += [_NAMES(document) for document in documents]
                    del documents  # as in a run, whose records stay in the processes that made them
                costs[receive] = _sum(costs[receive], _cost(partial(_receive, con, names, messages)))
        costs |= promotion_steps(con, "bulk")
        costs["received, staged, promoted"] = _sum(costs["receive and stage, all tables"], costs[WHOLE])
        con.close()
    return costs


def _send(documents: Sequence[StagedDocument], messages: list[bytes]) -> None:
    for some in batched(documents, CHUNK_SIZE):
        made = take_apart(some, [document.extraction for document in some if isinstance(document.extraction, Extraction)])
        messages.append(pickle.dumps(made))


def _receive(con: duckdb.DuckDBPyConnection, names: Sequence[tuple[Any, ...]], messages: Sequence[bytes]) -> None:
    analysed: Iterator[AnalysedDocument] = chain.from_iterable(map(pickle.loads, messages))
    staged = [
        StagedDocument(name, capture, found, source, url, fetched_at)
        for (name, capture, source, url, fetched_at), found in zip(names, analysed, strict=True)
    ]
    stage(con, "bulk", staged, analysis_version="v")


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
    assert isinstance(made, Extraction)
    article = Article(made.article.document_id, "", (), canonical_url=made.article.canonical_url)
    return replace(document, extraction=type(made)(article, figures=made.figures))


if __name__ == "__main__":
    main()
