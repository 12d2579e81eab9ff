"""The gate as a whole: what it lets through, what it holds back, what closes it, and what it leaves on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from given import START, article, document, extraction, figure, open_copy, rows, start_run, toll

from expectations.expectation import Suite, measured
from expectations.expectation import rows as no_rows
from expectations.gate import run_gate
from expectations.suites import SUITES
from expectations.suites.articles import ARTICLES
from expectations.suites.documents import DOCUMENTS
from expectations.suites.figures import FIGURES
from transforms.records import Extraction
from warehouse.batch import StagedDocument, stage
from warehouse.promote import promote
from warehouse.quarantine import quarantine_rows

BROKEN = "The toll in the town reached 12 on Friday."


@pytest.fixture
def con(empty_warehouse: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_copy(empty_warehouse, tmp_path) as connection:
        start_run(connection, "r1", started_at=START, reference_version="r1")
        yield connection


def _only(suite: Suite, *names: str) -> Suite:
    return replace(suite, expectations=tuple(item for item in suite.expectations if item.name in names))


def _broken(document_id: str = "broken.txt") -> StagedDocument:
    return document(Extraction(article(document_id, BROKEN), figures=(figure(BROKEN, "12", 13),)))


def test_one_bad_figure_is_held_back_and_the_rest_is_promoted(con: duckdb.DuckDBPyConnection) -> None:
    wrong = replace(toll(), confidence=1.5)
    good = extraction()
    stage(con, "r1", [document(replace(good, figures=(wrong, *good.figures[1:])))])
    result = run_gate(con, "r1", suites=[FIGURES])
    assert result.is_open
    assert [(item.row_kind, item.row_key, item.expectation) for item in result.failures] == [
        ("figure", wrong.figure_id, "figures.confidence_between")
    ]
    assert quarantine_rows(con, "r1", result.failures) == 1
    assert promote(con, "r1") == {"loaded": 1}
    assert [surface for (surface,) in rows(con, "SELECT surface FROM marts.figures ORDER BY figure_number")] == ["105", "240"]


def test_a_bad_article_is_held_back_with_everything_in_it(con: duckdb.DuckDBPyConnection) -> None:
    future = extraction("future.txt", article=article("future.txt", published_at="2031-01-01"))
    stage(con, "r1", [document(), document(future)])
    result = run_gate(con, "r1", suites=[suite for suite in SUITES if suite.name == "articles"])
    assert result.is_open
    quarantine_rows(con, "r1", result.failures)
    assert promote(con, "r1") == {"loaded": 1, "quarantined": 1}
    assert rows(con, "SELECT count(*) FROM core.figures") == [(3,)]


def test_where_nothing_is_new_only_the_documents_and_their_sources_are_judged(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [document()])
    assert {result.suite for result in run_gate(con, "r1").results} == {suite.name for suite in SUITES}
    promote(con, "r1")
    start_run(con, "r2", started_at=START, reference_version="r1")
    stage(con, "r2", [replace(document(), extraction=None, disposition="unchanged")])
    result = run_gate(con, "r2")
    assert result.is_open
    assert {item.suite for item in result.results} == {"documents", "sources", "history", "tolls", "repeats"}
    con.execute("UPDATE staging.documents SET has_article = true")  # as where its rows are lost
    assert {item.suite for item in run_gate(con, "r2").results} == {suite.name for suite in SUITES}


def test_warnings_are_recorded_and_hold_nothing_back(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [document(extraction(article=article(title=" ")))])
    result = run_gate(con, "r1", suites=[_only(ARTICLES, "title_not_blank")])
    assert [(item.success, item.severity, item.failed_count, item.examples, item.observed) for item in result.results[:1]] == [
        (False, "warning", 1, ("1/1",), "a.txt")
    ]
    assert result.failures == ()
    assert result.is_open


def test_a_broken_critical_measure_closes_the_gate(con: duckdb.DuckDBPyConnection) -> None:
    result = run_gate(con, "r1", suites=[_only(DOCUMENTS, "batch_has_documents")])
    assert not result.is_open
    assert result.stopped_by == ("documents.batch_has_documents",)


def test_a_broken_warning_measure_does_not(con: duckdb.DuckDBPyConnection) -> None:
    suite = replace(DOCUMENTS, expectations=(measured("few", "SELECT 7", "Because.", "warning", high=5),))
    result = run_gate(con, "r1", suites=[suite])
    assert result.is_open
    assert (result.results[0].success, result.results[0].observed) == (False, "7")


@pytest.mark.parametrize(("bad", "is_open"), [(20, True), (21, False)])
def test_too_many_rows_held_back_close_the_gate(con: duckdb.DuckDBPyConnection, bad: int, *, is_open: bool) -> None:
    good = [document(Extraction(article(f"{n}.txt", BROKEN), figures=(figure(BROKEN, "12", 12),))) for n in range(100 - bad)]
    stage(con, "r1", good + [_broken(f"bad{n}.txt") for n in range(bad)])
    con.execute("UPDATE staging.figures SET confidence = 2 WHERE value = 13")
    result = run_gate(con, "r1", suites=[_only(FIGURES, "confidence_between")])
    assert len(result.failures) == bad
    assert result.is_open is is_open
    assert result.stopped_by == (() if is_open else ("figures.share_held_back",))


def test_an_expectation_that_cannot_be_evaluated_is_a_failure(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [document()])
    suite = replace(FIGURES, expectations=(no_rows("broken", "s.no_such_column > 1", "Because it must be seen."),))
    result = run_gate(con, "r1", suites=[suite])
    assert not result.is_open
    assert result.stopped_by == ("figures.broken",)
    assert "no_such_column" in (result.results[0].observed or "")


def test_every_failing_row_is_named_not_only_the_first_hundreds(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [_broken(f"{n}.txt") for n in range(450)])
    con.execute("UPDATE staging.figures SET confidence = 2")
    result = run_gate(con, "r1", suites=[_only(FIGURES, "confidence_between")])
    assert len(result.failures) == 450


def test_the_gate_changes_nothing_and_leaves_the_connection_as_it_was(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [document()])
    before = rows(con, "SELECT * FROM staging.figures ORDER BY ALL")
    run_gate(con, "r1", suites=[FIGURES])
    assert rows(con, "SELECT current_schema()") == [("main",)]
    assert rows(con, "SELECT * FROM staging.figures ORDER BY ALL") == before


def test_data_docs_are_kept_for_the_last_gates_only(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from expectations.data_docs import KEPT_GATES

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    stage(con, "r1", [document()])
    docs = tmp_path / "docs"
    for number in range(1, KEPT_GATES + 1):
        (docs / f"{number:06d}-old").mkdir(parents=True)
    result = run_gate(con, "r1", docs, suites=[_only(DOCUMENTS, "batch_has_documents")])
    folders = sorted(path.name for path in docs.iterdir() if path.is_dir() and path.name != "static")
    assert (folders[0], folders[-1], len(folders)) == ("000002-old", f"{KEPT_GATES + 1:06d}-r1", KEPT_GATES)
    assert result.index is not None
    assert "documents" in result.index.read_text(encoding="utf-8")
    assert f"{KEPT_GATES + 1:06d}-r1/index.html" in (docs / "index.html").read_text(encoding="utf-8")
    assert list(elsewhere.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_the_pages_share_their_fonts_and_styles(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    stage(con, "r1", [document()])
    for _ in range(2):
        result = run_gate(con, "r1", tmp_path / "docs", suites=[_only(DOCUMENTS, "batch_has_documents")])
    assert result.index is not None
    assert (result.index.parent / "static" / "styles").is_dir()
    assert (result.index.parent / "static").is_symlink()


def test_the_gate_is_cheap_to_import() -> None:
    import subprocess
    import sys

    code = "import sys, expectations.gate; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
