"""Totals of actors: whatever happens to articles, the kept rows of marts.actors are what its definition gives over everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from given import START, TEXT, article, document, extraction, open_copy, rows, run, span
from test_materialised import defined

from transforms.records import Actor, Extraction, Mention, Role
from warehouse import materialised
from warehouse.actor_desk import Decider, merge_actors, split_actor
from warehouse.batch import StagedDocument, transaction
from warehouse.corrections import Corrector, correct_actor, undo_correction
from warehouse.materialised import refresh_all, refresh_numbered
from warehouse.removal import choose_articles, delete_chosen
from warehouse.sql_files import read_sql

BY, DECIDER = Corrector("A. Editor", "known better"), Decider("desk-1", "A. Editor", "the same")
MINISTRY = "gaza-health-ministry"


def told(name: str, person: str, role: str, published: str, **fields: object) -> StagedDocument:
    """An article of a day by a person in a role; the ministry is named first, and claims the toll."""
    text = TEXT.replace("Omar Haddad", person).replace("Spokesman", role) + f"\n\n{' '.join(f'{name}{n}' for n in range(300))}."
    spokesman = Actor(
        None, person, "person", "Gaza Health Ministry", (Role(role, *span(text, role)),), (Mention(*span(text, person), person),)
    )
    made = extraction(
        f"{name}.txt",
        article=article(f"{name}.txt", text, published_at=published),
        actors=(extraction().actors[0], spokesman),
        quotes=(replace(extraction().quotes[0], speaker=person),) if person == "Omar Haddad" else (),
    )
    return document(replace(made, **fields))


@pytest.fixture(scope="module")
def told_ledger(warehouse_with_reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles of four days, two of which are copies of one story."""
    folder = tmp_path_factory.mktemp("told")
    with open_copy(warehouse_with_reference, folder, is_kept=True) as con:
        run(con, "r1", told("a", "Omar Haddad", "Spokesman", "2024-08-16"), told("b", "Lena Brandt", "Minister", "2024-08-18"))
        run(con, "r2", told("c", "Omar Haddad", "Director", "2024-08-20"), document(extraction("copy.txt")))
        run(con, "r3", document(extraction("again.txt")))
    return folder / "warehouse.duckdb"


@pytest.fixture
def con(told_ledger: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_copy(told_ledger, tmp_path) as opened:
        yield opened


def revise(*actors: Actor, published: str) -> Callable[[duckdb.DuckDBPyConnection], object]:
    """The last article, as it tells of other actors on another day."""
    text = TEXT + "\n\nThe last word."
    made = extraction("c.txt", article=article("c.txt", text, published_at=published), actors=actors, quotes=())
    return lambda con: run(con, "r9", document(made, fetched_at=START + timedelta(days=9)))


def remove(*names: str) -> Callable[[duckdb.DuckDBPyConnection], object]:
    def gone(con: duckdb.DuckDBPyConnection) -> None:
        with transaction(con):
            delete_chosen(con, choose_articles(con, names), "gone")

    return gone


def _key(con: duckdb.DuckDBPyConnection, name: str) -> str:
    (key,) = rows(con, f"SELECT actor_key FROM marts.actors WHERE name = '{name}'")[0]
    return str(key)


def correct(con: duckdb.DuckDBPyConnection) -> None:
    correct_actor(con, _key(con, "Omar Haddad"), {"name": "O'Haddad", "role": "Envoy"}, BY)
    assert rows(con, "SELECT latest_role FROM marts.actors WHERE name = 'O''Haddad'") == [("Envoy",)]


def correct_and_undo(con: duckdb.DuckDBPyConnection) -> None:
    undo_correction(con, correct_actor(con, MINISTRY, {"kind": "person"}, BY), BY)


def merge(con: duckdb.DuckDBPyConnection) -> None:
    merge_actors(con, _key(con, "Omar Haddad"), _key(con, "Lena Brandt"), DECIDER)


def split(con: duckdb.DuckDBPyConnection) -> None:
    (article_id,) = rows(con, "SELECT article_id FROM core.articles WHERE document_id = 'c.txt'")[0]
    split_actor(con, _key(con, "Omar Haddad"), [article_id], DECIDER)


OLD = Mention(*span(TEXT, "Omar Haddad"), "Omar Haddad")
CHANGES: Sequence[tuple[str, Callable[[duckdb.DuckDBPyConnection], object]]] = (
    ("nothing", lambda con: None),
    ("the newest article no longer names the person", revise(extraction().actors[0], published="2024-08-20")),
    ("the newest article is of an older day", revise(*extraction().actors, published="2024-08-01")),
    ("an article names nobody", revise(published="2024-08-20")),
    ("another kind and name", revise(Actor(None, "Omar Haddad", "organisation", None, (), (OLD,)), published="2024-08-20")),
    ("the first and the last article are removed", remove("a.txt", "c.txt")),
    ("one of two copies is removed", remove("copy.txt")),
    ("all are removed", remove("a.txt", "b.txt", "c.txt", "copy.txt", "again.txt")),
    ("a name and a role are corrected", correct),
    ("a correction is undone", correct_and_undo),
    ("two actors are merged", merge),
    ("an actor is split", split),
    ("all rows are derived anew", refresh_all),
    ("a third copy comes", lambda con: run(con, "r4", document(extraction("third.txt")))),
)  # fmt: skip


@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[what for what, _ in CHANGES])
def test_kept_actors_are_what_the_definition_gives(
    what: str,
    change: Callable[[duckdb.DuckDBPyConnection], object],
    con: duckdb.DuckDBPyConnection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(materialised, "CHUNK", 2)
    monkeypatch.setattr(materialised, "STRETCH", 3)
    change(con)
    assert rows(con, "FROM marts.actors ORDER BY ALL") == defined(con, "marts.actors")
    values = "SELECT actor_key, field, value, times FROM materialised.actor_values ORDER BY ALL"
    assert rows(con, values) == _values(con)
    assert what != "all are removed" or rows(con, "FROM materialised.actors") == []


def test_copies_count_as_one_story_and_an_actor_of_a_later_article_is_seen_last(con: duckdb.DuckDBPyConnection) -> None:
    columns = "article_count, story_count, figure_count, first_seen_at::DATE::VARCHAR, last_seen_at::DATE::VARCHAR"
    assert rows(con, f"SELECT {columns} FROM marts.actors WHERE actor_key = '{MINISTRY}'") == [
        (5, 4, 5, "2024-08-16", "2024-08-20")
    ]
    assert rows(con, "SELECT latest_role, quote_count FROM marts.actors WHERE name = 'Omar Haddad'") == [("Director", 4)]


def _values(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """How often what is told of whom, over everything."""
    return rows(
        con,
        "SELECT actor_key, field, value, count(*) FROM (UNPIVOT (SELECT actor_key, name, kind, affiliation, "
        "core.bare_name(surface) AS surface "
        "FROM marts.actor_mentions WHERE actor_id IS NOT NULL) ON name, kind, affiliation, surface INTO NAME field VALUE value "
        "UNION ALL BY NAME SELECT actor_key, 'country' AS field, unnest(countries) AS value FROM marts.revision_actors "
        "WHERE actor_id IS NOT NULL) GROUP BY ALL ORDER BY ALL",
    )


def test_the_extraction_of_an_article_may_have_no_actors(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r4", document(Extraction(article("z.txt", "The count went on until the evening, and then it was told by nobody."))))
    assert rows(con, "FROM marts.actors ORDER BY ALL") == defined(con, "marts.actors")


def test_actors_of_a_batch_are_met_by_their_keys_not_each_with_all(con: duckdb.DuckDBPyConnection) -> None:
    """DuckDB loops over all pairs where an outer join asks its left side for more than a key."""
    with transaction(con):
        refresh_numbered(con, [1, 2])  # leaves the tables that the statements read
    statements = [part for part in read_sql("load/97_actor_totals.sql").split(";\n") if "TEMP TABLE" in part]
    plans = [rows(con, f"EXPLAIN {statement}")[0][1] for statement in statements]
    assert any("JOIN" in plan for plan in plans)
    assert [plan for plan in plans if "BLOCKWISE_NL_JOIN" in plan] == []
