"""A fresh warehouse for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from given import open_copy


@pytest.fixture
def ledger(warehouse_with_reference: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection to an empty warehouse that knows the reference tables."""
    with open_copy(warehouse_with_reference, tmp_path) as con:
        yield con


@pytest.fixture
def con(empty_warehouse: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection to an empty warehouse, ``warehouse.duckdb`` in the test's folder."""
    with open_copy(empty_warehouse, tmp_path) as con:
        yield con
