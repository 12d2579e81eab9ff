"""Quarantine: what is held back, what it takes along, and how it gets out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from given import START, TEXT, article, capture, document, extraction, open_copy, rows, start_run, toll

from transforms.errors import InputError
from transforms.records import Extraction, RowFailure
from warehouse.batch import StagedDocument, stage
from warehouse.captures import known_documents, record_captures
from warehouse.promote import promote
from warehouse.quarantine import documents_to_retry, list_quarantine, mark_retry, quarantine_rows, release, show_quarantine

FIRST = extraction().figures[0].figure_id
OTHERS = extraction().figures[1:]
SPOKESMAN = TEXT.index("Omar Haddad")
ROLE = TEXT.index("Spokesman")


def fail(kind: str, key: str, number: int = 1, expectation: str = "figures.odd") -> RowFailure:
    return RowFailure(kind, number, key, expectation, "It is odd.")  # type: ignore[arg-type]


def go(con: duckdb.DuckDBPyConnection, run_id: str, *failures: RowFailure, made: Extraction | None = None) -> int:
    staged = document(made)
    start_run(con, run_id, started_at=START, reference_version="r")
    record_captures(con, run_id, [capture(staged)])
    stage(con, run_id, [staged], analysis_version="v1")
    held = quarantine_rows(con, run_id, failures)
    promote(con, run_id)
    return held


@pytest.fixture(scope="module")
def one_held(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held")
    with open_copy(empty_warehouse, folder, is_kept=True) as con:
        go(con, "r1", fail("figure", FIRST))
    return folder / "warehouse.duckdb"


@pytest.fixture
def held(one_held: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse after a run of which one figure was held back."""
    with open_copy(one_held, tmp_path) as con:
        yield con


#: Row kind and key to what is left in core: articles, blocks, figures, actors, mentions, roles, quotes, times.
KINDS = [
    ("article", "1", (0, 0, 0, 0, 0, 0, 0, 0)),
    ("block", "1", (1, 3, 3, 2, 2, 1, 1, 1)),
    ("figure", FIRST, (1, 4, 2, 2, 2, 1, 1, 1)),
    ("actor", "2", (1, 4, 3, 1, 1, 0, 1, 1)),
    ("mention", f"2:{SPOKESMAN}", (1, 4, 3, 2, 1, 1, 1, 1)),
    ("role", f"2:{ROLE}", (1, 4, 3, 2, 2, 0, 1, 1)),
    ("quote", "1", (1, 4, 3, 2, 2, 1, 0, 1)),
    ("time", "1", (1, 4, 3, 2, 2, 1, 1, 0)),
    ("figure", "unknown", (1, 4, 3, 2, 2, 1, 1, 1)),
]


def test_a_held_row_takes_along_what_belongs_to_it_and_no_more(con: duckdb.DuckDBPyConnection) -> None:
    given = {f"{number}.txt": row for number, row in enumerate(KINDS, start=1)}
    start_run(con, "r1", started_at=START, reference_version="r")
    stage(con, "r1", [document(extraction(name)) for name in given])
    failures = [fail(kind, key, number) for number, (kind, key, _) in enumerate(given.values(), start=1)]
    assert quarantine_rows(con, "r1", failures) == len(KINDS) - 1
    promote(con, "r1")
    tables = ("articles", "blocks", "figures", "actors", "actor_mentions", "actor_roles", "quotes", "times")
    counts = ", ".join(f"(SELECT count(*) FROM core.{table} AS x WHERE x.article_id = d.article_id)" for table in tables)
    found = rows(con, f"SELECT document_id, {counts} FROM quality.dispositions AS d ORDER BY document_id")
    assert found == [(name, *left) for name, (_, _, left) in given.items()]


def test_an_entry_holds_the_row_and_where_it_came_from(held: duckdb.DuckDBPyConnection) -> None:
    (entry,) = list_quarantine(held)
    assert (entry.row_kind, entry.row_key, entry.expectation, entry.reason) == ("figure", FIRST, "figures.odd", "It is odd.")
    assert (entry.document_id, entry.source_name, entry.state, entry.note) == ("a.txt", "example", "held", "")
    assert (entry.first_run_id, entry.last_run_id, entry.capture_id) == ("r1", "r1", document().capture_id)
    assert json.loads(entry.row_json)["surface"] == "more than 40,000"
    assert show_quarantine(held, entry.quarantine_id) == entry


def test_an_article_held_back_says_so(con: duckdb.DuckDBPyConnection) -> None:
    go(con, "r1", fail("article", "1", expectation="articles.b"), fail("article", "1", expectation="articles.a"))
    assert rows(con, "SELECT disposition, reason FROM quality.dispositions") == [("quarantined", "articles.a, articles.b")]
    (row_key,) = {entry.row_key for entry in list_quarantine(con)}
    assert rows(con, "SELECT article_id FROM quality.dispositions") == [(row_key,)]


def test_the_same_row_met_again_is_the_same_entry(held: duckdb.DuckDBPyConnection) -> None:
    go(held, "r2", fail("figure", FIRST))
    (entry,) = list_quarantine(held)
    assert (entry.first_run_id, entry.last_run_id) == ("r1", "r2")
    assert rows(held, "SELECT disposition FROM quality.dispositions WHERE run_id = 'r2'") == [("unchanged",)]


def test_a_figure_that_pointed_at_a_held_one_points_at_nothing(con: duckdb.DuckDBPyConnection) -> None:
    go(con, "r1", fail("figure", OTHERS[0].figure_id))
    assert rows(con, "SELECT exchanged_for FROM core.figures WHERE surface = '240'") == [(None,)]


def test_a_row_that_no_longer_fails_is_resolved(held: duckdb.DuckDBPyConnection) -> None:
    go(held, "r2")
    (entry,) = list_quarantine(held, "resolved")
    assert entry.last_run_id == "r1"
    assert rows(held, "SELECT count(*) FROM core.figures") == [(3,)]


def test_other_documents_do_not_resolve_it(held: duckdb.DuckDBPyConnection) -> None:
    go(held, "r2", made=extraction("other.txt"))
    assert [entry.state for entry in list_quarantine(held)] == ["held"]


@pytest.mark.parametrize(("broken", "state"), [((1,), "resolved"), ((1, 2), "held")])
def test_an_older_version_read_again_beside_a_newer_one_is_judged_by_that(
    held: duckdb.DuckDBPyConnection, broken: tuple[int, ...], state: str
) -> None:
    newer = document(extraction(article=article(title="Mended")), fetched_at=START)
    stage(held, "r2", [replace(document(), fetched_at=None), newer], analysis_version="v1")
    quarantine_rows(held, "r2", [fail("figure", FIRST, number) for number in broken])
    assert [entry.state for entry in list_quarantine(held)] == [state]


def test_a_document_that_was_not_read_again_does_not_resolve_it(held: duckdb.DuckDBPyConnection) -> None:
    stage(held, "r2", [StagedDocument("a.txt", "x", None, "example", disposition="unchanged")])
    quarantine_rows(held, "r2", ())
    assert [entry.state for entry in list_quarantine(held)] == ["held"]


def test_a_released_row_comes_through_in_the_next_run_and_stays(held: duckdb.DuckDBPyConnection) -> None:
    (entry,) = list_quarantine(held)
    release(held, entry.quarantine_id, "the ministry confirmed it")
    for run_id in ("r2", "r3"):
        assert go(held, run_id, fail("figure", FIRST)) == 0
        assert rows(held, "SELECT count(*) FROM core.figures") == [(3,)]
    after = show_quarantine(held, entry.quarantine_id)
    assert (after.state, after.note, after.last_run_id) == ("released", "the ministry confirmed it", "r3")
    assert rows(held, "SELECT disposition FROM quality.dispositions ORDER BY run_id") == [
        ("loaded",),
        ("revised",),
        ("unchanged",),
    ]


def test_a_release_is_for_one_expectation_only(con: duckdb.DuckDBPyConnection) -> None:
    go(con, "r1", fail("figure", FIRST), fail("figure", FIRST, expectation="figures.other"))
    (entry,) = (entry for entry in list_quarantine(con) if entry.expectation == "figures.odd")
    release(con, entry.quarantine_id, "fine")
    assert go(con, "r2", fail("figure", FIRST), fail("figure", FIRST, expectation="figures.other")) == 1
    assert rows(con, "SELECT count(*) FROM core.figures") == [(2,)]


def test_a_release_ends_when_the_row_changes(held: duckdb.DuckDBPyConnection) -> None:
    (entry,) = list_quarantine(held)
    release(held, entry.quarantine_id, "fine")
    other = extraction(figures=(toll(confidence=0.4), *OTHERS))
    assert go(held, "r2", fail("figure", FIRST), made=other) == 1
    assert sorted(entry.state for entry in list_quarantine(held)) == ["held", "resolved"]


def test_documents_to_be_read_again_are_named_with_their_place_in_the_archive(con: duckdb.DuckDBPyConnection) -> None:
    go(con, "r1", fail("figure", FIRST), fail("figure", OTHERS[0].figure_id))
    assert documents_to_retry(con) == []
    for entry in list_quarantine(con):
        mark_retry(con, entry.quarantine_id, "new rules")
    (wanted,) = documents_to_retry(con)
    assert (wanted.document_id, wanted.capture_id, wanted.source_name) == ("a.txt", document().capture_id, "example")
    assert (wanted.archive_file, wanted.record_offset, wanted.record_length) == ("one.warc.gz", 0, 500)


def test_a_retry_that_fails_again_is_held_again_and_keeps_its_note(held: duckdb.DuckDBPyConnection) -> None:
    (entry,) = list_quarantine(held)
    mark_retry(held, entry.quarantine_id, "new rules")
    go(held, "r2", fail("figure", FIRST))
    after = show_quarantine(held, entry.quarantine_id)
    assert (after.state, after.note) == ("held", "new rules")
    assert documents_to_retry(held) == []


def test_documents_that_wait_are_not_skipped_as_known(held: duckdb.DuckDBPyConnection) -> None:
    staged = document()
    key = (staged.document_id, str(staged.capture_id), staged.fetched_at)
    assert known_documents(held, [key], "v1") == {key}
    mark_retry(held, list_quarantine(held)[0].quarantine_id)
    assert known_documents(held, [key], "v1") == set()


@pytest.mark.parametrize("note", ["", "  "])
def test_a_release_needs_a_note(held: duckdb.DuckDBPyConnection, note: str) -> None:
    with pytest.raises(InputError, match="a note is needed"):
        release(held, list_quarantine(held)[0].quarantine_id, note)


def test_what_is_not_there_cannot_be_decided(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(InputError, match="nothing in quarantine is named 'nothing'"):
        mark_retry(con, "nothing")


def test_what_is_resolved_needs_no_decision(held: duckdb.DuckDBPyConnection) -> None:
    go(held, "r2")
    with pytest.raises(InputError, match="is resolved"):
        release(held, list_quarantine(held)[0].quarantine_id, "late")


def test_two_rows_of_one_key_are_both_held(con: duckdb.DuckDBPyConnection) -> None:
    twice = extraction(figures=(toll(), replace(toll(), confidence=0.1), *OTHERS))
    assert go(con, "r1", fail("figure", FIRST, expectation="figures.unique"), made=twice) == 1
    assert len(list_quarantine(con)) == 2
    assert rows(con, "SELECT count(*) FROM core.figures") == [(2,)]


def test_entries_are_listed_by_source_expectation_and_run(con: duckdb.DuckDBPyConnection) -> None:
    go(con, "r1", fail("figure", FIRST), fail("quote", "1", expectation="quotes.span_in_text"))
    go(con, "r2", fail("figure", FIRST), made=extraction("b.txt"))

    def listed(**choice: str) -> list[tuple[str, str]]:
        return sorted((entry.document_id, entry.expectation) for entry in list_quarantine(con, **choice))  # type: ignore[arg-type]

    figures = [("a.txt", "figures.odd"), ("b.txt", "figures.odd")]
    assert listed(expectation="figures") == listed(expectation="figures.odd") == figures
    assert listed(expectation="figures.o") == listed(source="nobody") == []
    assert listed(run_id="r2") == [("b.txt", "figures.odd")]
    assert listed(source="example") == [*figures[:1], ("a.txt", "quotes.span_in_text"), *figures[1:]]
