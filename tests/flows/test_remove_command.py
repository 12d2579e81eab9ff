"""``newsledger remove`` and ``newsledger retention``: what they show, ask and print, and how they refuse."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from flows.cli import run_command
from flows.removal_journal import JOURNAL
from tests.warehouse.given import article, document, extraction, run
from warehouse.database import connect_writer
from warehouse.publish import publish


@pytest.fixture(scope="module")
def home_with_articles(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    shutil.copyfile(empty_warehouse, home / "warehouse.duckdb")
    with connect_writer(home / "warehouse.duckdb") as con:
        run(con, "r1", document(), document(extraction(article=article('it\'s "b".txt', title="Another"))))
        publish(con, home / "warehouse.duckdb", home / "ledger.duckdb")
    return home


@pytest.fixture
def home(home_with_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = shutil.copytree(home_with_articles, tmp_path / "home")
    monkeypatch.setenv("NEWSLEDGER_HOME", str(home))
    return home


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def count(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run_command(["sql", "select count(*) as n from marts.articles", "-f", "csv"]) == 0
    return capsys.readouterr().out.split()[1]


def test_it_shows_what_would_go_asks_and_lists_what_is_gone(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["remove", "article", 'it\'s "b".txt', "--reason", "court order"]
    assert run_command([*wanted, "--dry-run"]) == 0
    assert "1 articles, 1 revisions, 3 figures" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert run_command(wanted) == 2
    assert "give --yes" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    assert run_command(wanted) == 0
    assert "nothing was removed" in capsys.readouterr().out
    assert not (home / JOURNAL).exists()
    assert count(capsys) == "2"
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    assert run_command(wanted) == 0
    told = capsys.readouterr()
    assert "is done: 1 articles" in told.out
    assert "the warehouse file is written anew" in told.err
    assert run_command(["remove", "list"]) == 0
    assert "court order" in capsys.readouterr().out
    assert count(capsys) == "1"
    assert '"plan"' not in (home / JOURNAL).read_text(encoding="utf-8")


def test_retention_goes_by_its_file_or_by_days(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["retention", "--yes"]) == 2
    assert "retention.csv: there is no such file" in capsys.readouterr().err
    assert run_command(["retention", "--source", "wire"]) == 2
    assert run_command(["retention", "--days", "0"]) == 2
    assert run_command(["retention", "--days", "36500", "--yes"]) == 0
    assert "nothing was removed" in capsys.readouterr().out
    (home / "retention.csv").write_text("source,days\nother,1\n*,36500\nexample,30\n", encoding="utf-8")
    assert run_command(["retention", "--yes", "--author", "A. Editor"]) == 0
    assert count(capsys) == "0"


def test_a_person_is_shown_with_what_stays(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["remove", "person", "omar haddad", "--reason", "her request", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "taken out of everything that stays: Omar Haddad" in told
    assert run_command(["remove", "person", "omar haddad", "--reason", "her request", "--yes"]) == 0
    capsys.readouterr()
    assert run_command(["sql", "select count(*) from marts.articles where contains(text, 'Haddad')", "-f", "csv"]) == 0
    assert capsys.readouterr().out.split()[-1] == "0"
