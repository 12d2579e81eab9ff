"""Captures of runs that died or failed before anything became of them: the next run takes them up."""

from __future__ import annotations

import duckdb

from warehouse.quarantine import RetryDocument
from warehouse.sql_files import read_sql


def captures_left_over(con: duckdb.DuckDBPyConnection) -> list[RetryDocument]:
    """What interrupted and failed runs captured and nothing became of, oldest first; to be called after ``start_run``."""
    return [RetryDocument(*row) for row in con.execute(read_sql("load/08_left_over.sql")).fetchall()]
