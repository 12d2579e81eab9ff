"""What a run notes beside its articles: itself, its captures, the reference data, the gate's results."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from given import START, TEXT, article, capture, document, extraction, failed, rows, run, start_run

from transforms.errors import ReferenceDataError
from transforms.records import ExpectationResult, RowFailure
from transforms.reference import build_reference
from warehouse.batch import stage
from warehouse.captures import (
    Capture,
    KnownCapture,
    archived_ends,
    conditional_headers,
    known_captures,
    known_documents,
    record_captures,
)
from warehouse.promote import promote
from warehouse.quarantine import quarantine_rows
from warehouse.reference import load_reference
from warehouse.results import record_results
from warehouse.runs import finish_run
from warehouse.source_runs import SourceRun, record_source_runs

ACTOR = {
    "actor_id": "who", "name": "World Health Organization", "kind": "organisation", "aliases": "WHO", "weak_aliases": "",
    "country": "", "parent": "", "wikidata": "Q7817", "example": "The WHO said so.",
}  # fmt: skip

GOOD_RESULT = ExpectationResult("figures", "fine", "row", "critical", True, 9, 0, None, "Why.")
BAD_RESULT = ExpectationResult("articles", "odd", "batch", "warning", False, None, 1, "0.4", "Why.", ("1/2",))


def test_a_run_is_noted_from_start_to_end(con: duckdb.DuckDBPyConnection) -> None:
    start_run(con, "r1", started_at=START, reference_version="abc", what="samples")
    assert rows(con, "SELECT state, what, ended_at, documents FROM quality.runs") == [("running", "samples", None, 0)]
    stage(con, "r1", [document(), failed("no_text")])
    promote(con, "r1")
    finish_run(con, "r1", ended_at=START + timedelta(seconds=90), state="published", message="all well")
    assert rows(con, "SELECT state, documents, dispositions::VARCHAR, message, reference_version FROM quality.runs") == [
        ("published", 2, '{"loaded": 1, "no_text": 1}', "all well", "abc")
    ]
    assert rows(con, "SELECT run_id, seconds, loaded, no_text, document_count FROM reports.quality_history") == [
        ("r1", 90, 1, 1, 2)
    ]


def test_history_of_quality_by_run_and_by_source(con: duckdb.DuckDBPyConnection) -> None:
    untitled = extraction(
        "b.txt", article=article("b.txt", "Nobody counted. " * 9, title=None, authors=()), figures=(), quotes=()
    )
    for run_id, documents in (("r1", [document(), document(untitled)]), ("r2", [document()])):
        start_run(con, run_id, started_at=START, reference_version="r")
        stage(con, run_id, documents)
        quarantine_rows(con, run_id, [RowFailure("quote", 1, "1", "quotes.kept_back", "why")] if run_id == "r1" else [])
        record_results(con, run_id, [BAD_RESULT if run_id == "r1" else GOOD_RESULT, replace(GOOD_RESULT, name="other")])
        promote(con, run_id)
        record_source_runs(con, run_id, [SourceRun("example", asked=len(documents))])
        finish_run(con, run_id, ended_at=START, state="published")
    columns = (
        "run_id, article_count, figure_count, share_attributed, share_titled, share_dated, share_authored, quarantined_rows, "
        "waiting_rows, share_held"
    )
    assert rows(con, f"SELECT {columns} FROM reports.quality_history ORDER BY run_id") == [
        ("r1", 2, 3, 1 / 3, 0.5, 1.0, 0.5, 1, 0, 0.5), ("r2", 0, 0, None, None, None, None, 0, 0, 1.0),
    ]  # fmt: skip
    columns = "run_id, source_name, document_count, article_count, loaded, share_titled, share_dated, share_authored"
    assert rows(con, f"SELECT {columns} FROM reports.source_history") == [("r1", "example", 2, 2, 2, 0.5, 1.0, 0.5)]


def test_a_run_that_died_is_found_by_the_next(con: duckdb.DuckDBPyConnection) -> None:
    start_run(con, "dead", started_at=START, reference_version="r")
    start_run(con, "r2", started_at=START, reference_version="r")
    assert rows(con, "SELECT run_id, state, ended_at IS NULL FROM quality.runs ORDER BY run_id") == [
        ("dead", "interrupted", False), ("r2", "running", True),
    ]  # fmt: skip


def test_the_later_state_of_a_run_holds(con: duckdb.DuckDBPyConnection) -> None:
    start_run(con, "r1", started_at=START, reference_version="r")
    finish_run(con, "r1", ended_at=START, state="published")
    finish_run(con, "r1", ended_at=START, state="failed", message="the disk is full")
    assert rows(con, "SELECT state, message FROM quality.runs") == [("failed", "the disk is full")]


def test_captures_are_noted_once(con: duckdb.DuckDBPyConnection) -> None:
    one = capture(document())
    assert record_captures(con, "r1", [one, one]) == 1
    assert record_captures(con, "r2", [one]) == 0
    assert record_captures(con, "r2", []) == 0
    assert rows(con, "SELECT capture_id, run_id, headers ->> 'etag', fetched_at FROM raw.captures") == [
        (one.capture_id, "r1", '"1"', (START - timedelta(hours=1)).replace(tzinfo=None))
    ]


def test_captures_are_found_in_the_archive(con: duckdb.DuckDBPyConnection) -> None:
    one = capture(document())
    record_captures(con, "r1", [one, Capture("lost", "x", 3)])
    record_captures(con, "r1", [replace(one, document_id="copy", archive_file="two.warc.gz", record_offset=7, record_length=20)])
    keys = [(one.document_id, one.capture_id), ("other", one.capture_id), ("x", "lost"), ("y", "unknown")]
    place = ("one.warc.gz", 0, 500)
    assert known_captures(con, keys) == {one.capture_id: KnownCapture(place, frozenset({one.document_id}))}
    assert known_captures(con, keys[1:]) == {one.capture_id: KnownCapture(place, frozenset())}
    assert known_captures(con, []) == {}
    assert archived_ends(con) == {"one.warc.gz": 500, "two.warc.gz": 27}


PAGE = "https://e.org/1"
HEADERS = [
    ({"etag": '"1"', "last-modified": "Fri"}, {"If-None-Match": '"1"', "If-Modified-Since": "Fri"}),
    ({"etag": '"1"'}, {"If-None-Match": '"1"'}),
    ({"last-modified": "Fri"}, {"If-Modified-Since": "Fri"}),
    ({"server": "x", "date": "Fri, 16 Aug 2024 10:00:00 GMT"}, {"If-Modified-Since": "Fri, 16 Aug 2024 10:00:00 GMT"}),
    ({"server": "x"}, {"If-Modified-Since": "Sat, 17 Aug 2024 05:00:00 GMT"}),
]


def test_known_pages_are_asked_for_conditionally(con: duckdb.DuckDBPyConnection) -> None:
    given = {f"{PAGE}{number}": headers for number, headers in enumerate(HEADERS)}
    pages = [document(extraction(url, article=article(url, f"{TEXT} Number {url}.", url=url)), url=url) for url in given]
    record_captures(con, "r0", [capture(page, headers=answered) for page, (answered, _) in zip(pages, HEADERS, strict=True)])
    assert conditional_headers(con, [*given]) == {}
    run(con, "r1", *pages)
    assert conditional_headers(con, [*given, "https://e.org/2"]) == {url: asked for url, (_, asked) in given.items()}


def test_bytes_that_were_read_by_the_same_rules_are_known(con: duckdb.DuckDBPyConnection) -> None:
    one, twin = document(), document(extraction("twin.txt", article=article("twin.txt", canonical_url="https://e.org/1")))
    run(con, "r1", one, twin, version="v1")
    keys = [(item.document_id, str(item.capture_id), item.fetched_at) for item in (one, twin)]
    assert known_documents(con, keys, "v1") == set(keys)
    assert known_documents(con, keys, "v2") == set()
    assert known_documents(con, [(one.document_id, "other bytes", one.fetched_at)], "v1") == set()
    assert known_documents(con, [], "v1") == set()


def test_reference_data_is_loaded_once_per_version(con: duckdb.DuckDBPyConnection) -> None:
    reference = build_reference({"actors": [ACTOR], "odd_words": [{"word": "toll", "example": "the toll"}]})
    assert load_reference(con, reference)
    assert not load_reference(con, reference)
    assert rows(con, "SELECT name, wikidata FROM reference.actors") == [("World Health Organization", "Q7817")]
    assert rows(con, "FROM reference.odd_words") == [("toll", "the toll")]
    assert load_reference(con, build_reference({"actors": [ACTOR | {"name": "WHO"}], "odd_words": []}))
    assert rows(con, "SELECT name FROM reference.actors") == [("WHO",)]
    assert rows(con, "SELECT count(*) FROM reference.odd_words") == [(0,)]


def test_reference_tables_stay_documented(con: duckdb.DuckDBPyConnection) -> None:
    load_reference(con, build_reference({"actors": [ACTOR], "odd_words": [{"word": "it's"}]}))
    found = dict(
        rows(con, "SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE schema_name = 'reference'")
    )
    assert found["actors.wikidata"] == "Wikidata identifier."
    assert found["odd_words.word"] == "Column word of seeds/odd_words.csv."


def test_a_generic_table_may_change_its_columns(con: duckdb.DuckDBPyConnection) -> None:
    load_reference(con, build_reference({"odd_words": [{"word": "toll"}]}))
    assert load_reference(con, build_reference({"odd_words": [{"term": "toll"}]}))
    assert rows(con, "SELECT term FROM reference.odd_words") == [("toll",)]


BAD = [
    ({"actors": [{"actor_id": "who", "name": "WHO"}]}, "lacks the columns kind"),
    ({"Odd words": [{"a": "1"}]}, "no plain lower-case name"),
    ({"odd": [{'a"; DROP TABLE x': "1"}]}, "no plain lower-case name"),
]


@pytest.mark.parametrize(("tables", "message"), BAD)
def test_malformed_reference_tables_are_named(
    con: duckdb.DuckDBPyConnection, tables: dict[str, list[dict[str, str]]], message: str
) -> None:
    with pytest.raises(ReferenceDataError, match=message):
        load_reference(con, build_reference(tables))
    assert rows(con, "SELECT count(*) FROM reference.actors") == [(0,)]


def test_results_of_the_gate_are_rows(con: duckdb.DuckDBPyConnection) -> None:
    start_run(con, "r1", started_at=START, reference_version="r")
    record_results(con, "r1", [GOOD_RESULT, BAD_RESULT])
    record_results(con, "r1", [GOOD_RESULT])
    record_results(con, "r1", [])
    assert rows(con, "SELECT batch_number, suite, expectation, is_success, row_count, failed_count, observed, examples "
                     "FROM quality.expectation_results ORDER BY ALL") == [
        (1, "articles", "odd", False, None, 1, "0.4", ["1/2"]),
        (1, "figures", "fine", True, 9, 0, None, []),
        (2, "figures", "fine", True, 9, 0, None, []),
    ]  # fmt: skip
    assert rows(
        con, "SELECT expectation_count, warnings, critical_failures, failed_expectations FROM reports.quality_history"
    ) == [(3, 1, 0, ["articles.odd"])]
