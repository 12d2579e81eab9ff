"""The command line: commands, exit codes, and what a person is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from flows.cli import COMMANDS, EXIT_CODES, run_command
from flows.settings import PREFIX, Settings
from transforms import errors


@pytest.fixture
def run(toll_desk, monkeypatch, capfd):
    """Run a command on the ledger with the one article; gives exit code, output and messages."""
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.setenv("NEWSLEDGER_HOME", str(toll_desk.settings.home))

    def run_it(*arguments):
        code = run_command([str(argument) for argument in arguments])
        return (code, *capfd.readouterr())

    return run_it


def test_help_names_every_command_and_loads_none():
    code = (
        "import sys; from flows.cli import run_command; run_command(['--help']); print([n for n in sys.modules if '.' not in n])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name, _, _ in COMMANDS)
    loaded = set(eval(done.stdout.splitlines()[-1]))
    assert not loaded & {"prefect", "great_expectations", "spacy", "duckdb", "httpx", "pydantic", "pyarrow"}


def test_only_runs_load_prefect_or_the_gate():
    commands = ["extract", "sql", "why", "sources", "doctor", "quarantine", "actors"]
    modules = ", ".join(target.split(":")[0] for name, target, _ in COMMANDS if name in commands)
    code = f"import sys, {modules}; print([n for n in sys.modules if '.' not in n])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(eval(done.stdout)) & {"prefect", "great_expectations", "spacy"}


def test_every_error_has_an_exit_code():
    families = [family for family, _ in EXIT_CODES]
    own = [error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, errors.NewsledgerError)]
    assert all(issubclass(error, tuple(families)) for error in own)
    first = {error: next(code for family, code in EXIT_CODES if issubclass(error, family)) for error in own}
    assert (first[errors.WarehouseLockedError], first[errors.SchemaVersionError], first[errors.QueryError]) == (5, 6, 7)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["rnu"], 2, "did you mean 'run'?"),
        (["zzzzz"], 2, "there are run, extract"),
        (["run", "nowhere"], 2, "nowhere: no registered source"),
        (["extract", "nowhere"], 2, "nowhere: there is no such file"),
        (["extract", "--jobs", "many", "-"], 2, "many"),
        (["extract", "--jobs", "-3", "-"], 2, "greater than or equal to 0"),
        (["sql", "--format", "xml", "from x"], 2, "xml"),
        (["sql", "from nothing_there"], 7, "nothing_there"),
        (["sql", "drop table core.figures"], 7, "read-only"),
        (["sql", "from read_text('/etc/hosts')"], 7, "read-only"),
        (["why"], 2, "say one of"),
        (["why", "x", "--skipped", "y"], 2, "say one of"),
        (["why", "nothing"], 2, "no figure 'nothing'"),
        (["quarantine", "show", "nothing"], 2, "nothing in quarantine"),
        (["quarantine", "release", "x"], 2, "--note"),
        (["quarantine", "release", "--note", "fine"], 2, "name entries, or say which are meant with --source"),
        (["actors", "show", "Nobody At All"], 2, "no actor is called 'Nobody At All'"),
        (["actors", "merge", "Mira Tolan", "Mira Tolan", "--note", "x"], 2, "are one already"),
        (["actors", "merge", "Mira Tolan", "Nobody"], 2, "--note"),
        (["actors", "split", "Mira Tolan", "nowhere", "--note", "x"], 2, "is not in article nowhere"),
        (["actors", "review", "--accept", "zzz", "--note", "x"], 2, "newsledger actors review"),
        (["actors", "review", "--accept", "zzz"], 2, "--note"),
        (["serve", "nothing"], 2, "no registered source with a schedule"),
    ],
)
def test_what_goes_wrong_is_one_message_and_an_exit_code(run, arguments, code, words):
    got, _, messages = run(*arguments)
    assert got == code
    assert words in messages
    assert "Traceback" not in messages


def test_a_wrong_setting_is_named(run, monkeypatch):
    monkeypatch.setenv("NEWSLEDGER_JOBS", "x")
    code, _, messages = run("doctor")
    assert (code, "NEWSLEDGER_JOBS" in messages) == (2, True)


def test_a_missing_model_is_said_before_anything_starts(run, monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text("words")
    monkeypatch.setenv("NEWSLEDGER_MODEL", "no_such_model")
    code, _, messages = run("extract", tmp_path / "a.txt")
    assert (code, "no_such_model" in messages, "download" in messages) == (2, True, True)


def test_a_defect_is_one_line(monkeypatch, capfd):
    def broken():
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("flows.cli.build_app", lambda _: lambda *_, **__: broken())
    monkeypatch.delenv("NEWSLEDGER_LOG_LEVEL", raising=False)
    assert run_command([]) == 1
    message = capfd.readouterr().err
    assert "ZeroDivisionError: by zero" in message
    assert "Traceback" not in message


def test_why_and_its_two_options(run):
    assert "[1987]" in run("why", "--skipped", "toll.txt")[1]
    assert "see_also" in run("why", "--blocks", "toll.txt")[1]


def test_sources_lists_the_registry(run):
    code, output, _ = run("sources")
    assert code == 0
    assert "samples" in output


def test_an_actor_is_shown_with_reasons_and_doubts_are_listed(run):
    code, output, _ = run("actors", "show", "Mira Tolan")
    assert code == 0
    assert all(words in output for words in ("Mira Tolan", "person", "teacher", "first seen", "2024-08-16"))
    assert run("actors", "review") == (0, "no pair is in doubt\n", "")


def test_quarantine_lists_nothing_where_nothing_is(run):
    assert run("quarantine", "list") == (0, "nothing is in quarantine\n", "")


def test_doctor_is_content_with_a_sound_home(run):
    code, output, _ = run("doctor")
    assert code == 0, output
    assert "problem" not in output
    for what in ("interpreter", "packages", "model", "reference", "sources", "home", "disk", "prefect", "writer", "ledger"):
        assert what in output


def test_doctor_finds_what_is_wrong(run, monkeypatch, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "ledger.duckdb").write_bytes(b"no database")
    (tmp_path / "home" / "sources.csv").write_text("name\nmine\n")
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEWSLEDGER_MODEL", "no_such_model")
    code, output, _ = run("doctor")
    problems = {line.split()[1] for line in output.splitlines() if line.startswith("problem")}
    assert (code, problems) == (1, {"model", "sources", "ledger"})
