"""A fresh warehouse for each test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.database import connect_writer


@pytest.fixture
def ledger(warehouse_with_reference: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection to an empty warehouse that knows the reference tables."""
    yield from _open_copy(warehouse_with_reference, tmp_path)


@pytest.fixture
def con(empty_warehouse: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection to an empty warehouse, ``warehouse.duckdb`` in the test's folder."""
    yield from _open_copy(empty_warehouse, tmp_path)


def _open_copy(warehouse: Path, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    path = folder / "warehouse.duckdb"
    shutil.copyfile(warehouse, path)
    connection = connect_writer(path)
    yield connection
    connection.close()
