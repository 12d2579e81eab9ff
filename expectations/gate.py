"""The gate between staging and core: runs every suite on the staged batch and says what may pass.

Great Expectations judges; this module turns its judgement into records. A row that breaks a critical row-level expectation is
named, so that it can be held back alone. A broken critical batch-level expectation closes the gate for the whole batch. So does
an expectation that could not be evaluated at all: GX reports that quietly, as a failure with ``exception_info``.

Importing this module is cheap; GX itself takes seconds and is imported with the first gate, or ahead by ``warm_up``.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import duckdb

from expectations.deferred import deferred
from expectations.expectation import Expectation, Suite
from expectations.suites import SUITES
from transforms.records import ExpectationResult, RowFailure

#: More rows than this share held back from one table is no longer about rows: a rule or a source has broken, and half a ledger
#: would be published as if it were whole. Real batches lose well under one in a hundred. Below ``_ENOUGH_ROWS`` nothing is
#: concluded.
MOST_HELD_SHARE = 0.2
_ENOUGH_ROWS = 100
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class GateResult:
    """What the gate says about one batch.

    Attributes:
        is_open: whether the batch, without the rows of ``failures``, may be promoted.
        results: one record for each expectation.
        failures: the rows that are to be held back, one record for each critical expectation that each breaks.
        stopped_by: names of the expectations that closed the gate, ``suite.expectation``.
        index: first page of the Data Docs, where they were asked for.
    """

    is_open: bool
    results: tuple[ExpectationResult, ...]
    failures: tuple[RowFailure, ...]
    stopped_by: tuple[str, ...] = ()
    index: Path | None = None


@dataclass(frozen=True, slots=True)
class _Verdict:
    """One expectation's result, the rows that it holds back, and whether it was evaluated at all."""

    result: ExpectationResult
    failures: tuple[RowFailure, ...]
    is_evaluated: bool


def warm_up() -> None:
    """Import Great Expectations now, in a thread for instance, so that the gate need not wait for it."""
    _gx_runner()


def _gx_runner() -> ModuleType:
    """What runs Great Expectations; of what that imports, the statistics and the plots, a third of the time, are never used."""
    with deferred("scipy.stats", "altair"):
        from expectations import gx_runner  # noqa: PLC0415

        return gx_runner


def run_gate(
    con: duckdb.DuckDBPyConnection, run_id: str, docs_dir: Path | None = None, *, suites: Sequence[Suite] = SUITES
) -> GateResult:
    """Judge the staged batch.

    Where it has no article, as when everything is unchanged, only the suites about its documents have something to judge.

    Args:
        con: open connection to the warehouse, outside any transaction: what is judged is what was committed to ``staging``.
        run_id: the run, for the Data Docs.
        docs_dir: folder for Data Docs; none are written without one.
        suites: the suites to run, all of them unless a test says otherwise.

    Returns:
        The gate's result; of the warehouse nothing is changed but the tables of ``staging`` that hold the past.
    """
    if not _has_articles(con):
        suites = [suite for suite in suites if suite.row_kind is None]
    fill_history(con, suites)
    judged, index = _gx_runner().run_suites(con, run_id, suites, docs_dir)
    counts = {suite.name: _count(con, suite) for suite in suites}
    verdicts = [
        _verdict(con, suite, expectation, row_count=counts[suite.name], success=success, problem=problem)
        for suite, expectation, success, problem in judged
    ]
    results = [verdict.result for verdict in verdicts]
    failures = tuple(failure for verdict in verdicts for failure in verdict.failures)
    of_sources = {f"{suite.name}.{e.name}" for suite in suites for e in suite.expectations if e.is_of_source}
    of_rows = tuple(failure for failure in failures if failure.expectation not in of_sources)
    results += [_share_held_back(suite, counts[suite.name], of_rows) for suite in suites if suite.row_kind is not None]
    stopped_by = tuple(f"{result.suite}.{result.name}" for result in results if _stops(result)) + tuple(
        f"{verdict.result.suite}.{verdict.result.name}"
        for verdict in verdicts
        if not verdict.is_evaluated and verdict.result.severity == "critical" and verdict.result.level == "row"
    )
    return GateResult(not stopped_by, tuple(results), failures, stopped_by, index)


def fill_history(con: duckdb.DuckDBPyConnection, suites: Sequence[Suite]) -> None:
    """Put what is known of the past beside the batch, for the suites that judge by it."""
    for suite in suites:
        if suite.fill is not None:
            con.execute(suite.fill)


def failing_rows_sql(suite: Suite, expectation: Expectation, table: str) -> str:
    """The query that names the rows of a table that break a row-level expectation.

    GX puts a subquery with an alias of its own for its ``{batch}``, so the table is wrapped before it gets ours.
    """
    return f"SELECT s.document_number, {suite.row_key} AS row_key FROM (SELECT * FROM {table}) AS s WHERE {expectation.violation}"


def broken_measure_sql(expectation: Expectation, table: str) -> str:
    """The query that gives the measured number where it is out of bounds, and no row where it is within them."""
    bounds = [f"m.value < {expectation.low}"] if expectation.low is not None else []
    bounds += [f"m.value > {expectation.high}"] if expectation.high is not None else []
    return (
        f"SELECT m.value AS observed, (SELECT count(*) FROM {table}) AS batch_rows "
        f"FROM ({expectation.measure}) AS m(value) WHERE {' OR '.join(bounds)}"
    )


def _stops(result: ExpectationResult) -> bool:
    return result.level == "batch" and result.severity == "critical" and not result.success


def _verdict(
    con: duckdb.DuckDBPyConnection, suite: Suite, expectation: Expectation, *, row_count: int, success: bool, problem: str | None
) -> _Verdict:
    if problem is not None:
        result = _record(suite, expectation, success=False, failed_count=1, observed=f"could not be evaluated: {problem}")
        return _Verdict(result, (), is_evaluated=False)
    if expectation.level == "batch":
        result = _record(
            suite, expectation, success=success, failed_count=0 if success else 1, observed=_measure(con, expectation)
        )
        return _Verdict(result, (), is_evaluated=True)
    return _row_verdict(con, suite, expectation, row_count=row_count, success=success)


def _row_verdict(
    con: duckdb.DuckDBPyConnection, suite: Suite, expectation: Expectation, *, row_count: int, success: bool
) -> _Verdict:
    keys = [] if success else con.execute(failing_rows_sql(suite, expectation, f"staging.{suite.table}")).fetchall()
    result = _record(
        suite, expectation, success=success, failed_count=len(keys), row_count=row_count,
        examples=tuple(f"{number}/{key}" for number, key in keys[:_EXAMPLES]),
        observed=_named(con, suite, keys),
    )  # fmt: skip
    if expectation.severity != "critical" or suite.row_kind is None:
        return _Verdict(result, (), is_evaluated=True)
    name = f"{suite.name}.{expectation.name}"
    held = tuple(RowFailure(suite.row_kind, number, key, name, expectation.reason) for number, key in dict.fromkeys(keys))
    return _Verdict(result, held, is_evaluated=True)


def _named(con: duckdb.DuckDBPyConnection, suite: Suite, keys: Sequence[tuple[int, str]]) -> str | None:
    """What broke an expectation, for people: the documents of rows, a few by name; sources and tolls tell themselves."""
    if not keys or suite.row_kind is None:
        return ", ".join(str(key) for _, key in keys) or None
    numbers = list(dict.fromkeys(number for number, _ in keys))
    ids = con.execute(
        "SELECT DISTINCT document_id FROM staging.documents WHERE list_contains(?, document_number) ORDER BY ALL",
        [numbers[:_EXAMPLES]],
    ).fetchall()
    more = f" and {len(numbers) - _EXAMPLES:,} more" if len(numbers) > _EXAMPLES else ""
    return f"{', '.join(str(name) for (name,) in ids)}{more}" if ids else None


def _record(
    suite: Suite,
    expectation: Expectation,
    *,
    success: bool,
    failed_count: int,
    observed: str | None = None,
    row_count: int | None = None,
    examples: tuple[str, ...] = (),
) -> ExpectationResult:
    return ExpectationResult(
        suite.name, expectation.name, expectation.level, expectation.severity, success, row_count, failed_count, observed,
        expectation.reason, examples,
    )  # fmt: skip


def _share_held_back(suite: Suite, total: int, failures: tuple[RowFailure, ...]) -> ExpectationResult:
    """The expectation on the gate itself: what it holds back stays the exception."""
    held = len({(failure.document_number, failure.row_key) for failure in failures if failure.row_kind == suite.row_kind})
    share = held / total if total else 0.0
    success = total < _ENOUGH_ROWS or share <= MOST_HELD_SHARE
    return ExpectationResult(
        suite.name, "share_held_back", "batch", "critical", success, total, 0 if success else 1, f"{share:.4f}",
        f"More than {MOST_HELD_SHARE:.0%} of {_ENOUGH_ROWS} or more rows held back: a rule or a source is broken, not the rows.",
    )  # fmt: skip


def _has_articles(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether an article was staged, or should have been."""
    row = con.execute("SELECT EXISTS (FROM staging.articles) OR EXISTS (FROM staging.documents WHERE has_article)").fetchone()
    return bool(row and row[0])


def _count(con: duckdb.DuckDBPyConnection, suite: Suite) -> int:
    row = con.execute(f"SELECT count(*) FROM staging.{suite.table}").fetchone()
    return int(row[0]) if row else 0


def _measure(con: duckdb.DuckDBPyConnection, expectation: Expectation) -> str | None:
    row = con.execute(expectation.measure or "SELECT NULL").fetchone()
    if row is None or row[0] is None:
        return None
    return f"{row[0]:.4g}" if isinstance(row[0], float) else str(row[0])
