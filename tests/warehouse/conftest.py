"""A fresh warehouse for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from given import document, open_copy, run


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


@pytest.fixture(scope="session")
def one_article(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file with the usual article in it, brought by the run ``r1``; closed."""
    folder = tmp_path_factory.mktemp("one_article")
    with open_copy(empty_warehouse, folder, is_kept=True) as con:
        run(con, "r1", document())
    return folder / "warehouse.duckdb"


@pytest.fixture
def filled(one_article: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The writer's connection to a warehouse with the usual article, ``warehouse.duckdb`` in the test's folder."""
    with open_copy(one_article, tmp_path) as con:
        yield con
