"""Whether the published ledger is what the warehouse holds."""

# SQL is put together here from constants and from names that DuckDB itself tells.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from transforms.errors import WarehouseError

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TableDifference:
    """A table whose rows differ: how many each side has, and in words the first ones that only one side has."""

    table: str
    ledger_rows: int
    warehouse_rows: int
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing gave.

    Attributes:
        tables: how many were compared.
        differences: those that differ.
        unpublished: a run that was promoted and not published, so that they may differ; empty where there is none.
    """

    tables: int
    differences: tuple[TableDifference, ...]
    unpublished: str


def compare_snapshot(warehouse: Path, ledger: Path) -> Comparison:
    """Compare the accepted rows (``core``) of both files table by table; nobody may be writing.

    Raises:
        WarehouseError: one of them cannot be read.
    """
    try:
        return _compare(warehouse, ledger)
    except duckdb.Error as error:
        raise WarehouseError(f"{warehouse} and {ledger} cannot be compared: {error}") from error


def _compare(warehouse: Path, ledger: Path) -> Comparison:
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False}) as con:
        con.execute("SET enable_progress_bar = false")
        for path, name in ((warehouse, "warehouse"), (ledger, "ledger")):
            con.execute(f"ATTACH '{str(path).replace("'", "''")}' AS {name} (READ_ONLY)")
        unpublished = con.execute(
            "SELECT max(d.run_id) FROM warehouse.quality.dispositions AS d ANTI JOIN ledger.quality.runs AS r USING (run_id)"
        ).fetchone()
        if unpublished and unpublished[0] is not None:
            return Comparison(0, (), str(unpublished[0]))
        tables = con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'ledger' AND schema_name = 'core' ORDER BY 1"
        ).fetchall()
        found = [difference for (table,) in tables if (difference := _difference(con, table)) is not None]
    return Comparison(len(tables), tuple(found), "")


def _difference(con: duckdb.DuckDBPyConnection, table: str) -> TableDifference | None:
    sides = []
    for name in ("ledger", "warehouse"):
        row = con.execute(f"SELECT count(*), sum(hash(t)::HUGEINT) FROM {name}.core.{table} AS t").fetchone()
        sides.append(row or (0, None))
    if sides[0] == sides[1]:
        return None
    rows = [
        f"only the {one} has {text[:200]}"
        for one, other in (("ledger", "warehouse"), ("warehouse", "ledger"))
        for (text,) in con.execute(
            f"SELECT t::VARCHAR FROM (FROM {one}.core.{table} EXCEPT ALL FROM {other}.core.{table}) AS t LIMIT {_SHOWN}"
        ).fetchall()
    ]
    return TableDifference(f"core.{table}", sides[0][0], sides[1][0], tuple(rows))
