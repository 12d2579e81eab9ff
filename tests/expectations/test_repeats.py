"""The gate tells a line that begins to repeat at the end of a site's articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
from given import START, run
from test_segments import SITE, TAIL, many

from expectations.gate import run_gate
from expectations.suites.repeats import REPEATS
from warehouse.batch import StagedDocument, stage
from warehouse.database import connect_writer
from warehouse.runs import start_run


def test_the_gate_tells_a_new_tail_once_by_site_and_text(empty_warehouse: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
    ledger: duckdb.DuckDBPyConnection = connect_writer(path)

    def gate(run_id: str, documents: list[StagedDocument]) -> tuple[bool, tuple[str, ...]]:
        start_run(ledger, run_id, started_at=START, reference_version="r")
        stage(ledger, run_id, documents, analysis_version="v1")
        (result,) = run_gate(ledger, run_id, suites=[REPEATS]).results
        return result.success, result.examples

    assert gate("g1", many(TAIL, count=4)) == (True, ())
    run(ledger, "r1", *many(TAIL, count=4))
    assert gate("g2", many(TAIL, count=2, first=4)) == (False, (f"1/{SITE}: {TAIL} (6 articles)",))
    run(ledger, "r2", *many(TAIL, count=2, first=4))
    assert gate("g3", many(TAIL, count=2, first=6)) == (True, ())
    ledger.close()
