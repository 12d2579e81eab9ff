"""What an outlet repeats, from run to run: learned, removed from what is in the ledger, explained, refused, kept as a file."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, HereWorkers, open_gate

from flows.cli import run_command
from flows.derivation import check_derivation
from flows.evidence import explain_blocks
from flows.replay import ReplayRequest
from transforms.article import ArticleParser
from transforms.learned_segments import segment_id
from transforms.records import Extraction

TAIL = "Sign up for the tide tables of the coast"
NAME = segment_id("karsa.example", TAIL)
WORDS = ("amber", "birch", "cedar", "dune", "elm", "fern", "grove", "heath", "isle", "jetty")


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def learned_home(tmp_path_factory: pytest.TempPathFactory, reference, empty_warehouse: Path, patch: pytest.MonkeyPatch) -> Path:
    """A home with one run of ten articles that share a tail."""
    patch.setattr("flows.ingestion.run_gate", open_gate)
    folder = tmp_path_factory.mktemp("learned")
    lines = []
    for number, word in enumerate(WORDS):
        story = f"The {word} wharf was closed by {word} clerks on {word} street, who counted {number + 20} {word} crates and left no {word} note behind."
        text = f"{word.title()} wharf shut\n\n{story}\n\nNobody saw the {word} keeper again in {word} town, it was told at the {word} inn.\n\n{TAIL}"
        lines.append(
            {"id": word, "url": f"https://www.karsa.example/{word}", "text": text, "published_at": f"2025-03-{number + 1:02}"}
        )
    (folder / "articles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    the_desk(folder, reference, empty_warehouse).ingest(folder / "articles.jsonl")
    return folder


def the_desk(folder: Path, reference, empty_warehouse: Path | None = None) -> Desk:
    parser = ArticleParser(reference)
    return Desk(folder / "home", HereWorkers(lambda document: Extraction(*parser.parse(document))), reference, empty_warehouse)


@pytest.fixture
def desk(learned_home: Path, tmp_path: Path, reference, patch: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch) -> Desk:
    shutil.copytree(learned_home, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path / "home"))
    return the_desk(tmp_path, reference)


def test_the_next_run_takes_a_learned_tail_out_of_the_articles_before(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "empty.txt").write_text("")
    assert desk.rows("SELECT state FROM marts.learned_segments") == [("learned",)]
    desk.ingest(tmp_path / "none")
    assert desk.rows(f"SELECT count(*) FROM core.revisions WHERE contains(text, '{TAIL}')") == [(0,)]
    assert desk.rows("SELECT count(*), sum(revision_count)::INT FROM core.articles") == [(10, 10)]
    count = desk.workers.count
    desk.ingest(tmp_path / "none")
    assert desk.workers.count == count
    told = explain_blocks("amber", desk.settings)
    assert f"- other            learned_{NAME}         {TAIL}" in told
    assert (
        f"learned_{NAME}: learned for karsa.example by evidence: tail of 10 stories on 10 days, 2025-03-01 to 2025-03-10" in told
    )
    desk.ingest(tmp_path / "articles.jsonl")
    assert desk.workers.count == count
    with desk.open_replay(ReplayRequest()) as replayed:
        assert list(replayed.groups()) == []


def test_what_is_read_by_learned_segments_follows_from_the_archive(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import closing

    from warehouse.query import open_ledger

    desk.replay()
    monkeypatch.setattr("flows.derivation.analysis_version", lambda *_: "rules 1")

    class Started(HereWorkers):
        def __enter__(self) -> HereWorkers:
            return self

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr("flows.derivation.start_workers", lambda _: Started(desk.workers.read))
    with closing(open_ledger(desk.settings.ledger_path)) as con:
        outcome = check_derivation(con, desk.settings, lambda _: None, sample=None)
    assert (outcome.looked_at, outcome.wrong) == (10, 0)


def test_a_person_lists_refuses_and_keeps_what_was_learned(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (run_id,) = desk.rows("SELECT run_id FROM quality.runs")[0]
    assert run_command(["boilerplate", "list", "--site", "karsa.example", "--format", "csv"]) == 0
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (row["segment_id"], row["text"], row["place"], row["story_count"]) == (NAME, TAIL, "tail", "10")
    assert run_command(["boilerplate", "list"]) == 0
    assert NAME in capsys.readouterr().out
    kept = tmp_path / "learned.csv"
    assert run_command(["boilerplate", "export", "-o", str(kept)]) == 0
    assert run_command(["boilerplate", "refuse", NAME[:5], "--reason", "their own line", "--author", "A. Editor"]) == 0
    assert "is refused" in capsys.readouterr().out
    desk.replay()
    assert desk.rows(f"SELECT count(*) FROM core.revisions WHERE contains(text, '{TAIL}')") == [(10,)]
    assert desk.rows("SELECT state, author, reason FROM marts.learned_segments") == [("refused", "A. Editor", "their own line")]
    assert run_command(["boilerplate", "export", "--run", run_id]) == 0
    assert capsys.readouterr().out.count("\n") == 1  # nothing was learned before the first run
    assert run_command(["boilerplate", "import", str(kept)]) == 0
    assert "0 decisions taken in" in capsys.readouterr().out
    assert run_command(["boilerplate", "confirm", NAME, "--reason", "a box after all", "--label", "newsletter"]) == 0
    assert run_command(["boilerplate", "list", "--state", "refused"]) == 0
    assert "nothing repeats" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["confirm", "zz", "--reason", "x"], "there is no repeated segment 'zz'"),
        (["confirm", NAME, "--reason", " "], "say why"),
        (["confirm", NAME, "--reason", "x", "--label", "junk"], "--label junk is none of"),
        (["export", "--run", "no"], "there is no run 'no'"),
        (["import", "no.csv"], "no.csv: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told(desk: Desk, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["boilerplate", *arguments]) == 2
    assert told in capsys.readouterr().err


_HEAD = "segment_id,site,state,label,place,text,author,reason,decided_at"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a,b\n1,2\n", "column segment_id, site"),
        (f"{_HEAD}\n,s,learned,other,tail,t,a,r,2025-03-01\n", ":2: segment_id is empty"),
        (f"{_HEAD}\nx,s,gone,other,tail,t,a,r,2025-03-01\n", ":2: state 'gone' is none of"),
        (f"{_HEAD}\nx,s,learned,other,tail,t,a,r,today\n", ":2: decided_at 'today' is no time"),
        (b"\xff\xfe", "not a UTF-8 CSV table"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(
    desk: Desk, content: str | bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert run_command(["boilerplate", "import", str(path)]) == 2
    assert told in capsys.readouterr().err
