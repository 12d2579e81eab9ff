"""The history of the sources of a batch, put beside it for the gate."""

from __future__ import annotations

import duckdb

from warehouse.batch import transaction
from warehouse.sql_files import read_sql


def stage_sources(con: duckdb.DuckDBPyConnection) -> None:
    """Fill ``staging.sources`` from the staged batch and what is known of its sources; called again, it is measured anew.

    Raises:
        WarehouseError: it could not be written.
    """
    with transaction(con):
        con.execute("DELETE FROM staging.sources")
        con.execute(read_sql("load/25_sources.sql"))
