"""Kept rows of marts: what runs derive article by article is what the definitions say of the whole ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from given import TEXT, article, capture, document, extraction, open_copy, rows, run

from transforms.errors import WarehouseError
from transforms.reference import ReferenceData
from warehouse import materialised
from warehouse.batch import transaction
from warehouse.captures import record_captures
from warehouse.database import build_views, connect_writer
from warehouse.materialised import VIEWS, refresh, refresh_all
from warehouse.reference import load_reference
from warehouse.sql_files import view_scripts

CHANGED = TEXT.replace("more than 40,000", "more than 40,500")


@pytest.fixture(scope="module")
def three_runs(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs: two articles that copy each other, a revision of one, the bytes of the other read otherwise, a third copy."""
    folder = tmp_path_factory.mktemp("three")
    with open_copy(empty_warehouse, folder, is_kept=True) as con:
        run(con, "r1", document(extraction("b.txt")), document(extraction("a.txt")))
        run(con, "r2", document(replace(extraction("a.txt"), article=article("a.txt", CHANGED), figures=(), quotes=())))
        again = replace(extraction("b.txt"), figures=extraction().figures[:1])
        run(con, "r3", document(again), document(extraction("c.txt")), version="v2")
    return folder / "warehouse.duckdb"


@pytest.fixture
def ledger(three_runs: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_copy(three_runs, tmp_path) as con:
        yield con


def defined(con: duckdb.DuckDBPyConnection, name: str) -> list[tuple]:
    """The rows of a view by its definition, over everything."""
    (definition,) = [
        found[1] for script in view_scripts() if (found := re.search(rf"CREATE VIEW {name} AS\n(.*?);\n", script, re.DOTALL))
    ]
    return rows(con, f"SELECT * FROM ({definition}) ORDER BY ALL")


def test_what_is_kept_is_what_the_definition_gives(ledger: duckdb.DuckDBPyConnection) -> None:
    names = (*VIEWS, "marts.actors")
    kept = {name: rows(ledger, f"FROM {name} ORDER BY ALL") for name in names}
    assert kept == {name: defined(ledger, name) for name in names}
    assert all(kept.values())
    for name in (*names, "marts.actor_values"):
        ledger.execute(f"DELETE FROM materialised.{name.removeprefix('marts.')}")
    refresh_all(ledger)
    assert {name: rows(ledger, f"FROM {name} ORDER BY ALL") for name in names} == kept


def test_refreshing_some_articles_touches_no_others_and_gone_ones_lose_their_rows(ledger: duckdb.DuckDBPyConnection) -> None:
    ids = [article_id for (article_id,) in rows(ledger, "SELECT article_id FROM core.articles ORDER BY article_number")]
    before = rows(ledger, "FROM marts.revision_figures ORDER BY ALL")
    ledger.execute("UPDATE core.figures SET place = 'Rafah'")
    with transaction(ledger):
        refresh(ledger, [ids[0], ids[0], "no such article"])
    assert rows(ledger, "SELECT DISTINCT article_id FROM marts.revision_figures WHERE place = 'Rafah'") == [(ids[0],)]
    assert len(rows(ledger, "FROM marts.revision_figures")) == len(before)
    for table in ("articles", "revisions", "figures"):
        ledger.execute(f"DELETE FROM core.{table} WHERE article_id = ?", [ids[0]])
    with transaction(ledger):
        refresh(ledger, ids)
    assert ids[0] not in {article_id for (article_id,) in rows(ledger, "SELECT article_id FROM marts.revision_figures")}
    assert defined(ledger, "marts.revision_figures") == rows(ledger, "FROM marts.revision_figures ORDER BY ALL")


def test_articles_are_numbered_as_they_come_and_keep_their_numbers(ledger: duckdb.DuckDBPyConnection) -> None:
    assert rows(ledger, "SELECT document_id, article_number FROM core.articles ORDER BY ALL") == [
        ("a.txt", 2), ("b.txt", 1), ("c.txt", 3)
    ]  # fmt: skip
    for table in ("revisions", "blocks", "figures", "actors", "actor_mentions", "actor_resolutions", "quotes", "times"):
        wrong = f"SELECT * FROM core.{table} AS x LEFT JOIN core.articles AS a USING (article_id, article_number) WHERE a.run_id IS NULL"
        assert rows(ledger, wrong) == [], table


def test_rows_are_put_into_the_order_of_their_key_when_they_are_many(
    ledger: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = "SELECT list(is_ordered ORDER BY rowid), list(series_id ORDER BY rowid) FROM materialised.claims"
    ((_, series),) = rows(ledger, state)
    monkeypatch.setattr(materialised, "STRETCH", len(series) + 3)
    run(ledger, "r4", document(extraction("d.txt")))
    ((ordered, came),) = rows(ledger, state)
    assert (ordered, came) == ([True] * len(came), sorted(came))
    monkeypatch.setattr(materialised, "STRETCH", 1000)
    run(ledger, "r5", document(extraction("e.txt")))
    ((ordered, _),) = rows(ledger, state)
    assert ordered == sorted(ordered, reverse=True)
    assert not ordered[-1]
    assert rows(ledger, "FROM marts.claims ORDER BY ALL") == defined(ledger, "marts.claims")


def test_a_failed_refresh_changes_nothing(ledger: duckdb.DuckDBPyConnection) -> None:
    before = rows(ledger, "FROM marts.quotes ORDER BY ALL")
    with pytest.raises(RuntimeError), transaction(ledger):
        ledger.execute("DELETE FROM core.quotes")
        refresh(ledger, [article_id for (article_id,) in rows(ledger, "SELECT article_id FROM core.articles")])
        assert rows(ledger, "FROM marts.quotes") == []
        raise RuntimeError
    assert rows(ledger, "FROM marts.quotes ORDER BY ALL") == before
    record_captures(ledger, "r3", [capture(document())])
    run(ledger, "r4", document(extraction("d.txt")))
    assert defined(ledger, "marts.quotes") == rows(ledger, "FROM marts.quotes ORDER BY ALL")


@pytest.mark.parametrize("begin", [build_views, refresh_all])
def test_the_next_writer_goes_on_where_views_were_made_anew_only_in_part(
    begin: Callable[[duckdb.DuckDBPyConnection], None],
    ledger: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rows are committed step by step; until the last step the file says how far they are, and no step is done twice."""
    before = rows(ledger, "FROM marts.claims ORDER BY ALL")
    monkeypatch.setattr(materialised, "CHUNK", 1)
    derived: list[Sequence[int]] = []

    def step(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
        if derived == [(1,)]:
            raise duckdb.Error("the disk is full")
        derived.append(numbers)
        derive(con, numbers)

    derive = materialised._derive
    monkeypatch.setattr(materialised, "_derive", step)
    with pytest.raises(WarehouseError, match="the disk is full"):
        begin(ledger)
    assert rows(ledger, "SELECT name FROM quality.build_state WHERE name IN ('views', 'kept_rows')") == [("kept_rows",)]
    ledger.close()
    derived.append((0,))  # the disk has room again
    with connect_writer(tmp_path / "warehouse.duckdb") as again:
        assert derived == [(1,), (0,), (2,), (3,)]
        assert rows(again, "FROM marts.claims ORDER BY ALL") == before
        assert rows(again, "SELECT name FROM quality.build_state WHERE name IN ('views', 'kept_rows')") == [("views",)]
    with connect_writer(tmp_path / "warehouse.duckdb"):
        assert len(derived) == 4


def test_views_half_made_by_another_program_are_begun_again(ledger: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    before = rows(ledger, "FROM marts.claims ORDER BY ALL")
    ledger.execute("UPDATE quality.build_state SET name = 'kept_rows', fingerprint = 'other 2' WHERE name = 'views'")
    ledger.execute("DELETE FROM materialised.claims WHERE article_number > 2")
    ledger.close()
    with connect_writer(tmp_path / "warehouse.duckdb") as again:
        assert rows(again, "FROM marts.claims ORDER BY ALL") == before


def test_changed_reference_tables_and_new_rules_of_resolution_derive_all_rows_anew(
    ledger: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived: list[int] = []
    derive = materialised._derive

    def step(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
        derived.extend(numbers)
        derive(con, numbers)

    monkeypatch.setattr(materialised, "_derive", step)
    load_reference(ledger, ReferenceData({"events": (dict.fromkeys(_columns(ledger, "events"), "x"),)}, "another version"))
    assert derived == [1, 2, 3]
    run(ledger, "r4", document(extraction("d.txt")))  # resolves all anew, for the tables are others
    assert derived == [1, 2, 3, 1, 2, 3, 4]
    run(ledger, "r5", document(extraction("e.txt")))
    assert set(derived[7:]) >= {5}
    assert defined(ledger, "marts.revision_figures") == rows(ledger, "FROM marts.revision_figures ORDER BY ALL")


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return [column[0] for column in con.execute(f"FROM reference.{table} LIMIT 0").description or ()]
