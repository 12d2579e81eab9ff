"""What the gate would say of one staged row, without Great Expectations: for a row that a person is about to change."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from expectations.suites.figures import FIGURES

if TYPE_CHECKING:
    import duckdb


def _is_of_reading(name: str) -> bool:
    """Whether an expectation says that a field is what the words say: that is what a person overrules."""
    return name.endswith("_as_written") or name == "claimant_is_named"


def broken_by_figure(con: duckdb.DuckDBPyConnection, figure_id: str) -> Mapping[str, str]:
    """The critical expectations that a staged figure breaks, each with its reason; see ``warehouse.corrections.Check``."""
    return {
        expectation.name: expectation.reason
        for expectation in FIGURES.expectations
        if expectation.level == "row" and expectation.severity == "critical" and not _is_of_reading(expectation.name)
        if con.execute(
            f"SELECT 1 FROM staging.{FIGURES.table} AS s WHERE {FIGURES.row_key} = ? AND ({expectation.violation})", [figure_id]
        ).fetchone()
    }
