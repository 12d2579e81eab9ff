"""A ledger with a past, on which one more run is judged: four outlets, twenty-four runs on twelve days, a toll in series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import duckdb
from given import capture

from expectations.gate import GateResult, run_gate
from flows.reference_files import load_reference as read_reference
from tests.corruption.news import (
    COURRIER,
    OUTLETS,
    Outlet,
    economy,
    exchange,
    plain,
    toll,
    wounded,
    write_article,
)
from warehouse.batch import StagedDocument, stage
from warehouse.captures import record_captures
from warehouse.promote import promote
from warehouse.quarantine import quarantine_rows
from warehouse.reference import load_reference
from warehouse.runs import finish_run, start_run
from warehouse.source_runs import SourceRun, record_source_runs

BEGAN = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
RUNS = 24
EVERY = timedelta(hours=12)
#: The toll at the beginning, and how it grows in a day.
FIRST_TOLL, DAILY_RISE = 40_005, 60


def toll_on(moment: datetime) -> int:
    """The running toll on a day."""
    return FIRST_TOLL + DAILY_RISE * (moment.date() - BEGAN.date()).days


def batch_of(outlet: Outlet, number: int, rng: Random, count: int | None = None) -> list[StagedDocument]:
    """What an outlet brings in one run: war, economy, an exchange, sport and culture, long and short."""
    found = []
    for position in range(count if count is not None else rng.randint(*outlet.volume)):
        published = BEGAN + EVERY * number - timedelta(minutes=rng.randint(5, 600), seconds=rng.randint(0, 59))
        kind = rng.random()
        sentences = [plain(rng)]
        if position == 0 or kind < 0.3:
            day = published - timedelta(days=1)
            sentences = [toll(toll_on(day), day), wounded(rng, day), exchange(rng)]
        elif kind < 0.75:
            sentences = [economy(rng), exchange(rng)][: rng.randint(1, 2)]
        length = rng.choice((4, 6, 8, 14))
        found.append(
            write_article(outlet, f"r{number}a{position}", published, rng, *sentences, length=length, is_quoted=kind < 0.9)
        )
    return found


def good_run(number: int, outlets: Sequence[Outlet] = OUTLETS, seed: int = 1) -> list[StagedDocument]:
    """The documents of one ordinary run."""
    rng = Random(f"{seed}/{number}")
    return [document for outlet in outlets for document in batch_of(outlet, number, rng)]


def stage_run(con: duckdb.DuckDBPyConnection, number: int, documents: Sequence[StagedDocument], what: Sequence[str] = ()) -> str:
    """Start a run and stage its documents; its name."""
    run_id = f"run{number:04d}"
    names = what or sorted({document.source_name or "" for document in documents})
    start_run(con, run_id, started_at=BEGAN + EVERY * number, reference_version="r", what=", ".join(names))
    record_captures(con, run_id, [capture(document) for document in documents if document.capture_id])
    stage(con, run_id, documents, analysis_version="v1")
    return run_id


def finish(
    con: duckdb.DuckDBPyConnection, run_id: str, number: int, names: Sequence[str], verdict: GateResult | None = None
) -> None:
    """Put aside what the gate names, promote the rest, and note what each source gave."""
    quarantine_rows(con, run_id, verdict.failures if verdict else ())
    promote(con, run_id)
    at = BEGAN + EVERY * number
    finish_run(con, run_id, ended_at=at, state="published")
    record_source_runs(con, run_id, [SourceRun(name, "feed", started_at=at, ended_at=at, state="complete") for name in names])


def build(con: duckdb.DuckDBPyConnection, runs: int = RUNS) -> None:
    """The past: every run promoted as it came, without the gate, which another test asks."""
    load_reference(con, read_reference())
    names = [outlet.name for outlet in OUTLETS]
    for number in range(runs):
        run_id = stage_run(con, number, good_run(number))
        finish(con, run_id, number, names)


def judge(con: duckdb.DuckDBPyConnection, run_id: str) -> GateResult:
    """The real gate, without pages."""
    return run_gate(con, run_id)


def foreign(documents: Sequence[StagedDocument]) -> Iterator[StagedDocument]:
    """The documents of the outlet that is not read."""
    return (document for document in documents if document.source_name == COURRIER.name)
