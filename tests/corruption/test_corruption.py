"""A few kinds of bad data and clean runs before the real gate; ``python -m tests.corruption`` has all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from given import open_copy

from tests.corruption.clean import first_run
from tests.corruption.history import RUNS, build, good_run, judge, stage_run
from tests.corruption.suite import DOCUMENTS, ROWS, load_kinds, run_kinds

KINDS = {kind.name: kind for kind in load_kinds()}


@pytest.fixture(scope="module")
def con(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A ledger with two runs behind it."""
    with open_copy(empty_warehouse, tmp_path_factory.mktemp("corruption")) as connection:
        build(connection, runs=2)
        yield connection


def test_every_kind_of_the_list_is_done_in_one_way() -> None:
    assert len(KINDS) >= 60
    assert sorted([*DOCUMENTS, *ROWS]) == sorted(KINDS)


@pytest.mark.parametrize(
    ("name", "effect"), [("digits_swapped_in_value", "quarantined"), ("titles_lost", "quarantined"), ("bot_wall", "quarantined"), ("foreign_run", "stopped")]
)  # fmt: skip
def test_bad_data_is_caught_with_a_reason_that_names_it(con: duckdb.DuckDBPyConnection, name: str, effect: str) -> None:
    (outcome,) = run_kinds(con, [KINDS[name]])
    assert (outcome.is_caught, outcome.effect) == (True, effect)


def test_a_clean_run_raises_no_alarm(con: duckdb.DuckDBPyConnection) -> None:
    verdict = judge(con, stage_run(con, RUNS, good_run(RUNS)))
    assert [(r.suite, r.name, r.observed) for r in verdict.results if not r.success] == []


def test_the_first_run_ever_raises_no_alarm(empty_warehouse: Path, tmp_path: Path) -> None:
    with open_copy(empty_warehouse, tmp_path) as con:
        verdict = first_run(con)
    assert [(r.suite, r.name, r.observed) for r in verdict.results if not r.success] == []
