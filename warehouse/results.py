"""Results of the gate: one row in ``quality.expectation_results`` for each expectation and batch."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from transforms.records import ExpectationResult
from warehouse.clock import utc_now
from warehouse.staging_rows import to_arrow

_COLUMNS: dict[str, pa.DataType] = {
    "run_id": pa.string(), "batch_number": pa.int32(), "suite": pa.string(), "expectation": pa.string(), "level": pa.string(),
    "severity": pa.string(), "is_success": pa.bool_(), "row_count": pa.int64(), "failed_count": pa.int64(),
    "observed": pa.string(), "reason": pa.string(), "examples": pa.list_(pa.string()), "recorded_at": pa.timestamp("us"),
}  # fmt: skip


def record_results(con: duckdb.DuckDBPyConnection, run_id: str, results: Sequence[ExpectationResult]) -> None:
    """Write what the expectations said about one batch of a run; a second call for the run is its second batch."""
    found = con.execute(
        "SELECT coalesce(max(batch_number), 0) + 1 FROM quality.expectation_results WHERE run_id = ?", [run_id]
    ).fetchone()
    now, number = utc_now(), int(found[0]) if found else 1
    rows = [
        (
            run_id, number, result.suite, result.name, result.level, result.severity, result.success, result.row_count,
            result.failed_count, result.observed, result.reason, result.examples, now,
        )
        for result in results
    ]  # fmt: skip
    con.register("batch", to_arrow(_COLUMNS, rows))
    con.execute("INSERT INTO quality.expectation_results BY NAME SELECT * FROM batch")
    con.unregister("batch")
