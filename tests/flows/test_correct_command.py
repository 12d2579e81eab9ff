"""``newsledger correct``: what it prints, what ``why`` tells then, and how it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.cli import run_command
from flows.ingestion import new_run_id
from flows.run_lock import writer_lock
from tests.warehouse.given import document, run, toll
from warehouse.database import connect_writer
from warehouse.publish import publish

TOLL = toll().figure_id


@pytest.fixture(scope="module")
def home_with_article(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    shutil.copyfile(empty_warehouse, home / "warehouse.duckdb")
    with connect_writer(home / "warehouse.duckdb") as con:
        run(con, "r1", document())
        publish(con, home / "warehouse.duckdb", home / "ledger.duckdb")
    return home


@pytest.fixture
def home(home_with_article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = shutil.copytree(home_with_article, tmp_path / "home")
    monkeypatch.setenv("NEWSLEDGER_HOME", str(home))
    return home


def test_a_correction_is_made_shown_listed_undone_and_kept(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_it = ["correct", "figure", TOLL[:6], "--set", "value=40005", "--set", "claimant=Civil Defence", "--author", "A. Editor"]
    assert run_command([*set_it, "--reason", "digits"]) == 0
    name = capsys.readouterr().out.split()[1]
    assert run_command(["why", TOLL]) == 0
    told = capsys.readouterr().out
    assert "value            40005; the rules find 40000" in told
    assert f"{name} by A. Editor" in told
    assert "claimant: Civil Defence (not resolved to an actor)\n" in told
    assert run_command(["correct", "list"]) == 0
    assert "40005" in capsys.readouterr().out
    assert run_command(["correct", "export", "-o", str(tmp_path / "kept.csv")]) == 0
    assert run_command(["correct", "export"]) == 0
    assert (tmp_path / "kept.csv").read_text(encoding="utf-8") in capsys.readouterr().out
    assert run_command(["correct", "undo", name, "--reason", "no"]) == 0
    assert run_command(["sql", "select value::int as v from marts.figures where value = 40000", "-f", "csv"]) == 0
    assert capsys.readouterr().out.endswith("v\n40000\n")
    assert run_command(["correct", "import", str(tmp_path / "kept.csv")]) == 0
    assert "0 fields taken in" in capsys.readouterr().out, "what was undone since stays undone"
    assert run_command(["correct", "withdraw", TOLL, "--reason", "a bus line"]) == 0
    assert run_command(["why", TOLL]) == 2
    assert "was withdrawn by" in capsys.readouterr().err
    assert not list(home.glob(".*.new"))


WRONG = [
    (["figure", TOLL, "--set", "value", "--reason", "x"], "write FIELD=VALUE"),
    (["figure", TOLL, "--set", "value=1", "--set", "value=2", "--reason", "x"], "stands twice"),
    (["figure", TOLL, "--set", "value=1", "--reason", " "], "say why with --reason"),
    (["figure", "zzz", "--set", "value=1", "--reason", "x"], "there is no figure"),
    (["actor", "Nobody Known", "--set", "name=A", "--reason", "x"], "no actor is called"),
    (["import", "missing.csv"], "missing.csv: cannot be read"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_use_is_told_and_changes_nothing(
    home: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (home / "ledger.duckdb").read_bytes()
    assert run_command(["correct", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert (home / "ledger.duckdb").read_bytes() == before


TABLES = [
    ("a,b\n1,2\n", "column correction_id"),
    ("{header}\nc1,figure,a,t,value,1,,,x,y,someday,,,\n", ":2: corrected_at 'someday'"),
    ("{header}\nc1,dog,a,t,value,1,,,x,y,2024-01-01,,,\n", ":2: target_kind"),
    ("{header}\nc1,figure,a,t,value,1,,,,y,2024-01-01,,,\n", ":2: author is empty"),
    ("\xff", "not a UTF-8 CSV table"),
]


@pytest.mark.parametrize(("text", "message"), TABLES)
def test_a_file_that_is_no_export_is_told_with_its_line(
    home: Path, tmp_path: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from warehouse.corrections import COLUMNS

    path = tmp_path / "wrong.csv"
    path.write_bytes(text.format(header=",".join(COLUMNS)).encode("latin-1"))
    assert run_command(["correct", "import", str(path)]) == 2
    assert message in capsys.readouterr().err


def test_while_a_run_is_going_on_nothing_is_corrected(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with writer_lock(home / "run.lock", new_run_id()):
        assert run_command(["correct", "withdraw", TOLL, "--reason", "x"]) == 5
    assert "is writing" in capsys.readouterr().err


def test_without_a_ledger_there_is_nothing_to_correct(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path / "none"))
    assert run_command(["correct", "withdraw", TOLL, "--reason", "x"]) == 2
    assert "there is no ledger" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
