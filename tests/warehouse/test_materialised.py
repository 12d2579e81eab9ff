"""Kept rows of marts: what runs derive article by article is what the definitions say of the whole ledger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pytest
from given import TEXT, article, capture, document, extraction, rows, run

from transforms.errors import WarehouseError
from warehouse import materialised
from warehouse.batch import transaction
from warehouse.captures import record_captures
from warehouse.database import build_views
from warehouse.materialised import VIEWS, refresh, refresh_all
from warehouse.sql_files import view_scripts

CHANGED = TEXT.replace("more than 40,000", "more than 40,500")


@pytest.fixture
def ledger(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Three runs: two articles that copy each other, a revision of one, the bytes of the other read otherwise, a third copy."""
    run(con, "r1", document(extraction("b.txt")), document(extraction("a.txt")))
    run(con, "r2", document(replace(extraction("a.txt"), article=article("a.txt", CHANGED), figures=(), quotes=())))
    run(
        con,
        "r3",
        document(replace(extraction("b.txt"), figures=extraction().figures[:1])),
        document(extraction("c.txt")),
        version="v2",
    )
    return con


def defined(con: duckdb.DuckDBPyConnection, name: str) -> list[tuple]:
    """The rows of a view by its definition, over everything."""
    (definition,) = [
        found[1] for script in view_scripts() if (found := re.search(rf"CREATE VIEW {name} AS\n(.*?);\n", script, re.DOTALL))
    ]
    return rows(con, f"SELECT * FROM ({definition}) ORDER BY ALL")


def test_what_is_kept_is_what_the_definition_gives(ledger: duckdb.DuckDBPyConnection) -> None:
    kept = {name: rows(ledger, f"FROM {name} ORDER BY ALL") for name in VIEWS}
    assert kept == {name: defined(ledger, name) for name in VIEWS}
    assert all(kept.values())
    for name in VIEWS:
        ledger.execute(f"DELETE FROM materialised.{name.removeprefix('marts.')}")
    with transaction(ledger):
        refresh_all(ledger)
    assert {name: rows(ledger, f"FROM {name} ORDER BY ALL") for name in VIEWS} == kept


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


def test_a_failed_refresh_changes_nothing(ledger: duckdb.DuckDBPyConnection) -> None:
    before = rows(ledger, "FROM marts.quotes ORDER BY ALL")
    with pytest.raises(RuntimeError), transaction(ledger):
        ledger.execute("DELETE FROM core.quotes")
        refresh_all(ledger)
        assert rows(ledger, "FROM marts.quotes") == []
        raise RuntimeError
    assert rows(ledger, "FROM marts.quotes ORDER BY ALL") == before
    record_captures(ledger, "r3", [capture(document())])
    run(ledger, "r4", document(extraction("d.txt")))
    assert defined(ledger, "marts.quotes") == rows(ledger, "FROM marts.quotes ORDER BY ALL")


def test_views_that_were_made_anew_only_in_part_are_made_again(
    ledger: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are committed step by step; until the last step the file does not say that its views are done."""
    before = rows(ledger, "FROM marts.claims ORDER BY ALL")
    monkeypatch.setattr(materialised, "CHUNK", 1)
    steps = iter([False, True])

    def step(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
        if next(steps):
            raise duckdb.Error("the disk is full")
        derive(con, numbers)

    derive = materialised._derive
    with monkeypatch.context() as patch:
        patch.setattr(materialised, "_derive", step)
        with pytest.raises(WarehouseError, match="the disk is full"):
            build_views(ledger)
    assert rows(ledger, "FROM quality.build_state WHERE name = 'views'") == []
    assert len({article for (article,) in rows(ledger, "SELECT article_id FROM marts.claims")}) == 1
    build_views(ledger)
    assert rows(ledger, "FROM marts.claims ORDER BY ALL") == before
    assert rows(ledger, "SELECT count(*) FROM quality.build_state WHERE name = 'views'") == [(1,)]
