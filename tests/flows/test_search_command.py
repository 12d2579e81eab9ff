"""``newsledger search``: words are marked, output pipes, and nothing found has a code of its own."""

from __future__ import annotations

import csv
import io
import json

import pytest

from flows.cli import run_command


@pytest.fixture
def search(given_home, monkeypatch, capsys):
    monkeypatch.setenv("NEWSLEDGER_HOME", str(given_home / "home"))

    def call(*arguments):
        code = run_command(["search", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_the_words_that_were_found_are_marked_in_any_form(search):
    code, text, _ = search("HOSTAGE", "prisoner", "--kind", "figure")
    assert code == 0
    assert "105 [hostages] were freed for 240 [prisoners]" in text
    assert "\n  figure " in text


def test_a_star_stands_for_any_end(search):
    code, text, _ = search("prison*", "free*", "--kind", "figure")
    assert code == 0
    assert "105 hostages were [freed] for 240 [prisoners]" in text


def test_articles_and_quotes_can_be_piped(search):
    code, text, _ = search("ministry", "--format", "csv", "--limit", "2")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (code, len(rows)) == (0, 2)
    assert "[ministry]" in rows[0]["excerpt"]
    code, text, _ = search('"every name"', "--kind", "quote", "--format", "json")
    assert "[every] [name]" in json.loads(text)[0]["excerpt"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("volcano",), 3, "nothing is found"),
        (("ministry", "--since", "2024-08-17"), 3, "nothing is found"),
        (("ministry", "--source", "nobody"), 3, "nothing is found"),
        (("ministry", "--since", "yesterday"), 2, "ISO 8601"),
        (("the", "of"), 2, "no word to search for"),
        (("k*",), 2, "'k*': a star stands behind two and more letters"),
        (("ministry", "202*"), 2, "'202*': a star stands behind"),
        ((), 2, "no word to search for"),
    ],
)
def test_what_is_not_found_or_not_meant_is_said(search, arguments, code, words):
    found, _, told = search(*arguments)
    assert (found, words in told) == (code, True), told
