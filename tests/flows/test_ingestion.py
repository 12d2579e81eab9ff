"""Runs as ordinary functions: what becomes of documents, and what a run that fails or dies leaves to the next."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from articles_given import STRIKE, TOLL, write_articles
from core_rows import core_rows
from desk import Desk, HereWorkers, open_gate

from expectations.gate import GateResult
from flows.archive import Place, read_record
from flows.ingestion import new_run_id
from flows.run_summary import RunSummary
from transforms.errors import GateStoppedError, NewsledgerError, WarehouseError
from transforms.records import ExpectationResult


@pytest.fixture
def articles(tmp_path):
    return write_articles(tmp_path / "articles", {"strike.txt": STRIKE, "toll.txt": TOLL})


@dataclass(frozen=True)
class First:
    """A home after one run over the same two articles, and what the run said."""

    home: Path
    summary: RunSummary
    said: list[str]


REGISTRY = "name,kind,location,outlet,language,schedule,active,notes\nwire,folder,in,,,,false,\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory, extractor, reference, warehouse_with_reference):
    home = tmp_path_factory.mktemp("first") / "home"
    write_articles(home / "in", {"strike.txt": STRIKE, "toll.txt": TOLL})
    (home / "sources.csv").write_text(REGISTRY)
    desk = Desk(home, HereWorkers(extractor.extract), reference, warehouse_with_reference)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.ingestion.run_gate", open_gate)
        return First(home, desk.ingest("wire"), desk.said)


@pytest.fixture
def wire(first, desk):
    """The folder of the source ``wire``, of which the desk has ingested what is there."""
    shutil.copytree(first.home, desk.settings.home)
    return desk.settings.home / "in"


def test_a_run_publishes_and_its_dispositions_add_up(desk, articles):
    (articles / "empty.txt").write_text("")
    (articles / "picture.png").write_bytes(b"\x89PNG")
    summary = desk.ingest(articles)
    assert summary.dispositions == {"loaded": 2, "no_text": 1, "unreadable": 1}
    assert summary.documents == 4
    assert not summary.has_only_failures
    assert summary.ledger["articles"] == 2
    assert desk.rows("SELECT state, documents, what FROM quality.runs") == [("published", 4, str(articles.resolve()))]


@pytest.mark.usefixtures("real_gate")
def test_the_real_gate_opens_and_leaves_its_results(desk, articles):
    desk.settings = desk.settings.model_copy(update={"data_docs": True})
    summary = desk.ingest(articles)
    assert summary.expectations > 50
    assert desk.rows("SELECT count(*) FROM quality.expectation_results") == [(summary.expectations,)]
    assert (desk.settings.docs_path / "index.html").exists()


def test_every_capture_is_in_the_archive_and_the_ledger_says_where(desk, wire):
    rows = desk.rows("SELECT document_id, archive_file, record_offset, record_length FROM raw.captures ORDER BY 1")
    kept = {name: read_record(desk.settings.archive_path, Place(*place)).content.decode() for name, *place in rows}
    assert kept == {path.name: path.read_text() for path in wire.iterdir()} == {"strike.txt": STRIKE, "toll.txt": TOLL}


@pytest.mark.usefixtures("wire")
def test_the_same_again_changes_nothing_and_analyses_nothing(desk):
    before = core_rows(desk.settings.ledger_path)
    archive = sorted(path.name for path in desk.settings.archive_path.iterdir())
    assert desk.ingest("wire").dispositions == {"unchanged": 2}
    assert core_rows(desk.settings.ledger_path) == before
    assert desk.workers.count == 0
    assert sorted(path.name for path in desk.settings.archive_path.iterdir()) == archive


@pytest.mark.usefixtures("wire")
def test_new_rules_read_everything_again(desk):
    before = core_rows(desk.settings.ledger_path)["core.figures"]
    assert desk.ingest("wire", version="rules 2").dispositions == {"unchanged": 2}
    assert desk.workers.count == 2
    assert core_rows(desk.settings.ledger_path)["core.figures"] == before


def test_a_changed_article_is_a_revision(desk, wire):
    (wire / "toll.txt").write_text(TOLL.replace("212", "230"))
    assert desk.ingest("wire").dispositions == {"revised": 1, "unchanged": 1}
    assert desk.rows("SELECT count(*) FROM marts.revisions") == [(3,)]


def test_batches_add_up_to_the_same_ledger(desk, wire, first, tmp_path):
    small = type(desk)(tmp_path / "small", desk.workers, desk.reference, desk.empty_warehouse)
    small.settings = small.settings.model_copy(update={"batch_size": 1})
    shutil.copytree(wire, small.settings.home / "in")
    shutil.copy(first.home / "sources.csv", small.settings.home)
    assert small.ingest("wire").dispositions == first.summary.dispositions == {"loaded": 2}
    query = "SELECT figure_id, surface, value FROM marts.figures ORDER BY ALL"
    assert small.rows(query) == desk.rows(query)


def test_a_document_that_breaks_the_analysis_is_unreadable_and_the_other_is_loaded(desk, articles):
    whole = desk.workers.read

    def breaks(document):
        if document.document_id == "toll.txt":
            raise RuntimeError("a defect")
        return whole(document)

    desk.workers.read = breaks
    assert desk.ingest(articles).dispositions == {"loaded": 1, "unreadable": 1}


def stop_after(desk, articles, stage):
    """A run that breaks off after a stage as a killed process does: nothing is closed, nothing is noted."""
    opened = desk.open(articles)
    run = opened.__enter__()
    desk.dead.append(opened)
    for batch in run.batches():
        run.capture(batch)
        if stage in ("extract", "stage"):
            run.extract(batch)
        if stage == "stage":
            run.stage(batch)
    run._keeper._archive.sync()
    run._con.close()
    return run.run_id


@pytest.mark.parametrize("stage", ["capture", "stage"])
def test_what_a_dead_run_captured_is_taken_up_even_when_its_source_is_gone(desk, articles, stage):
    dead = stop_after(desk, articles, stage)
    for path in articles.iterdir():
        path.unlink()
    write_articles(articles, {"other.txt": STRIKE.replace("Velmar", "Ostrand")})
    assert desk.ingest(articles).dispositions == {"loaded": 3}
    assert desk.rows(f"SELECT state FROM quality.runs WHERE run_id = '{dead}'") == [("interrupted",)]
    assert desk.ingest(articles).dispositions == {"unchanged": 1}


def test_what_comes_again_by_itself_is_not_read_twice(desk, articles):
    stop_after(desk, articles, "capture")
    assert desk.ingest(articles).dispositions == {"loaded": 2}


def test_a_capture_that_no_index_knows_is_found_in_the_archive(desk, articles, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("flows.keeper.record_captures", lambda *_: 0)
        stop_after(desk, articles, "capture")
    for path in articles.iterdir():
        path.unlink()
    write_articles(articles, {"other.txt": STRIKE.replace("Velmar", "Ostrand")})
    assert desk.ingest(articles).dispositions == {"loaded": 3}


def stopped(*_):
    broken = ExpectationResult(
        "articles", "too_few", "batch", "critical", success=False, row_count=2, failed_count=1, observed="2 articles",
        reason="Half of it is missing.",
    )  # fmt: skip
    return GateResult(is_open=False, results=(broken,), failures=(), stopped_by=("articles.too_few",))


def test_a_stopped_gate_keeps_the_last_state_says_why_and_does_not_come_back(desk, wire, monkeypatch):
    before = core_rows(desk.settings.ledger_path)
    write_articles(wire, {"other.txt": STRIKE.replace("Velmar", "Ostrand")})
    with (
        monkeypatch.context() as patch,
        pytest.raises(GateStoppedError, match=r"articles.too_few: 2 articles \(Half of it is missing.\)"),
    ):
        patch.setattr("flows.ingestion.run_gate", stopped)
        desk.ingest("wire")
    assert core_rows(desk.settings.ledger_path) == before
    (wire / "other.txt").unlink()
    assert desk.ingest("wire").dispositions == {"unchanged": 2}
    assert desk.rows("SELECT state FROM quality.runs ORDER BY started_at") == [
        ("published",),
        ("stopped",),
        ("published",),
    ]


def test_a_publication_that_fails_is_noted_and_the_next_run_makes_good(desk, wire, monkeypatch):
    def full(*_):
        raise WarehouseError("No space left on device")

    before = core_rows(desk.settings.ledger_path)
    write_articles(wire, {"other.txt": STRIKE.replace("Velmar", "Ostrand")})
    with monkeypatch.context() as patch, pytest.raises(WarehouseError):
        patch.setattr("flows.ingestion.publish", full)
        desk.ingest("wire")
    assert core_rows(desk.settings.ledger_path) == before
    assert desk.ingest("wire").dispositions == {"unchanged": 3}
    assert desk.rows("SELECT count(*) FROM marts.articles") == [(3,)]
    messages = dict(desk.rows("SELECT state, message FROM quality.runs WHERE state = 'failed'"))
    assert messages == {"failed": "No space left on device"}


def test_a_run_that_takes_too_long_ends_between_two_batches(desk, articles):
    desk.settings = desk.settings.model_copy(update={"batch_size": 1, "run_seconds": 1})
    with desk.open(articles) as run:
        run._began -= 2
        with pytest.raises(NewsledgerError, match="NEWSLEDGER_RUN_SECONDS"):
            list(run.batches())


def test_stages_are_told_in_their_order(first):
    assert [line.split(":")[0] for line in first.said] == ["capture", "extract", "stage", "gate", "promote", "publish"]


def test_run_ids_sort_by_time_and_differ():
    ids = [new_run_id() for _ in range(50)]
    assert len(set(ids)) > 45
    assert [i[:15] for i in ids] == sorted(i[:15] for i in ids)


def test_the_summary_reads_as_a_page(first):
    page = first.summary.to_markdown()
    assert "| loaded | 2 |" in page
    assert "| **documents** | **2** |" in page
