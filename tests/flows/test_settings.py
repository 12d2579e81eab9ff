"""Settings: where they come from, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.settings import PREFIX, Settings, load_settings
from transforms.errors import InputError


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    """No setting from outside, and a folder without a configuration file."""
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.delenv("NEWSLEDGER_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_anything_every_setting_has_its_default():
    settings = load_settings()
    assert settings.home == Path("var")
    assert settings.ledger_path == Path("var/ledger.duckdb")
    assert settings.worker_count >= 1


def test_environment_goes_before_file_goes_before_default(bare, monkeypatch):
    (bare / "newsledger.toml").write_text('batch_size = 7\nhome = "here"\n')
    monkeypatch.setenv("NEWSLEDGER_HOME", "there")
    settings = load_settings()
    assert (settings.batch_size, settings.home, settings.jobs) == (7, Path("there"), 0)


def test_the_command_line_goes_before_everything(monkeypatch):
    monkeypatch.setenv("NEWSLEDGER_JOBS", "3")
    assert load_settings(jobs=5).worker_count == 5


def test_another_file_can_be_named(bare, monkeypatch):
    (bare / "other.toml").write_text("jobs = 2\n")
    monkeypatch.setenv("NEWSLEDGER_CONFIG", str(bare / "other.toml"))
    assert load_settings().jobs == 2


def test_lists_of_hosts_have_commas_between(monkeypatch):
    monkeypatch.setenv("NEWSLEDGER_PRIVATE_HOSTS", "Intranet.example, localhost:8000")
    assert load_settings().private_hosts == ("intranet.example", "localhost:8000")


def test_an_empty_variable_is_none(monkeypatch):
    monkeypatch.setenv("NEWSLEDGER_JOBS", "")
    assert load_settings().jobs == 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("NEWSLEDGER_JOBS", "many", ("NEWSLEDGER_JOBS", "many", "valid integer")),
        ("NEWSLEDGER_JOBS", "-1", ("NEWSLEDGER_JOBS", "-1", "greater than or equal to 0")),
        ("NEWSLEDGER_ARTICLE_SECONDS", "0", ("NEWSLEDGER_ARTICLE_SECONDS", "greater than 0")),
        ("NEWSLEDGER_LOG_LEVEL", "loud", ("NEWSLEDGER_LOG_LEVEL", "loud", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'")),
        ("NEWSLEDGER_CONTACT", "a\nb", ("NEWSLEDGER_CONTACT", "printable")),
        ("NEWSLEDGER_HOM", "x", ("NEWSLEDGER_HOM", "did you mean NEWSLEDGER_HOME?")),
        ("NEWSLEDGER_ZZZZZZZZ", "x", ("NEWSLEDGER_ZZZZZZZZ", "no such setting", "README")),
        ("NEWSLEDGER_CONFIG", "missing.toml", ("NEWSLEDGER_CONFIG", "missing.toml", "no such file")),
    ],
)
def test_a_wrong_variable_is_named_with_what_is_allowed(monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as caught:
        load_settings()
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("jobs = [", ("newsledger.toml", "TOML")),
        ("job = 3", ("newsledger.toml", "'job'", "did you mean 'jobs'?")),
        ('jobs = "x"', ("jobs", "'x'", "valid integer")),
        ("jobs = \x80", ("newsledger.toml",)),
    ],
)
def test_a_wrong_file_is_named(bare, content, words):
    (bare / "newsledger.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError) as caught:
        load_settings()
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_settings_cannot_be_changed():
    settings = load_settings()
    with pytest.raises(ValidationError):
        settings.jobs = 4


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({}, r"newsledger/\d"),
        ({"contact": "desk@example.org"}, r"newsledger/\d.* \(\+desk@example.org\)"),
        ({"user_agent": "Reader/2"}, "Reader/2$"),
    ],
)
def test_sites_are_told_who_asks(given, sent):
    import re

    assert re.match(sent, load_settings(**given).user_agent_header)
