"""`newsledger export`: files, folders and pipes, written whole or not at all, with a header; and what is refused."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import threading
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pyarrow.parquet as pq
import pytest

from flows.exporting import Form
from tests.flows.newsledger_command import COMMAND, Result, assert_refused, environment, newsledger_here
from tests.warehouse.exports_given import make_home, odd_extraction, usual_extraction
from warehouse.exports.header import NOT_CARRIED


@pytest.fixture(scope="module")
def home(warehouse_with_reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    return make_home(folder / "home", warehouse_with_reference, usual_extraction("a.txt"), odd_extraction())


def _export(home: Path, *arguments: str | Path) -> Result:
    return newsledger_here(home, "export", *arguments)


def _done(result: Result) -> Result:
    assert result.code == 0, result.errors
    return result


def _package(path: Path) -> dict[str, object]:
    package: dict[str, object] = json.loads(path.read_text("utf-8"))
    return package


def test_a_pipe_gets_the_rows_and_standard_error_the_header(home: Path) -> None:
    told = _done(_export(home, "csv", "--event", "killed", "--event", "released"))
    events = [row["event"] for row in csv.DictReader(io.StringIO(told.text, newline=""))]
    assert sorted(events) == ["killed"] * 5 + ["released"] * 2
    assert "7 rows of run r1" in told.errors
    assert all(sentence in told.errors for sentence in NOT_CARRIED["csv"])


def test_a_file_has_its_header_beside_it(home: Path, tmp_path: Path) -> None:
    _done(_export(home, "csv", "--since", "2024-08-01", "--licence", "CC0", "-o", tmp_path / "a" / "deaths.csv"))
    package = json.loads((tmp_path / "a" / "deaths.datapackage.json").read_text("utf-8"))
    assert package["newsledger"]["filters"] == {"since": "2024-08-01"}
    assert package["newsledger"]["not_carried"] == list(NOT_CARRIED["csv"])
    assert (package["newsledger"]["published_run_id"], package["newsledger"]["published_at"]) == ("r1", "2024-08-17T06:00:00Z")
    assert package["licenses"] == [{"title": "CC0"}]
    (resource,) = package["resources"]
    content = (tmp_path / "a" / "deaths.csv").read_bytes()
    assert resource["files"] == [
        {"path": "deaths.csv", "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    ]
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert resource["rows"] == len(rows)
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert list(types) == list(rows[0])
    expected = {
        "value": "number",
        "qualifiers": "array",
        "as_of_date": "date",
        "published_at": "datetime",
        "rules": "object",
        "is_implicit": "boolean",
        "span_start": "integer",
    }
    assert {name: types[name] for name in expected} == expected
    assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("form", get_args(Form))
def test_a_folder_holds_every_file_that_its_package_names(home: Path, tmp_path: Path, form: str) -> None:
    what = {"csv": ["figures", "articles"], "parquet": ["figures", "actors"], "prov": ["ac7154"]}.get(form, [])
    folder = tmp_path / "out"
    told = _done(_export(home, form, *what, "-o", folder))
    assert told.text == f"{folder / 'datapackage.json'}\n"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    listed = {file["path"]: file for resource in package["resources"] for file in resource["files"]}
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    del found["datapackage.json"]
    assert {name: (file["bytes"], file["hash"]) for name, file in listed.items()} == {
        name: (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") for name, content in found.items()
    }
    assert all(resource["rows"] > 0 for resource in package["resources"])
    again = _done(_export(home, form, *what, "-o", folder))
    assert again.text == told.text
    assert {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.is_file() and path.name != "datapackage.json"
    } == found, "the same ledger gives the same bytes"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_others_is_left_alone_unless_forced(home: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    assert_refused(_export(home, "parquet", "-o", tmp_path / "thesis"), 2, ["thesis", "--force"])
    assert [path.name for path in tmp_path.rglob("*.*")] == ["chapter.txt"]
    told = _done(_export(home, "parquet", "-o", tmp_path / "thesis", "--force"))
    (aside,) = tmp_path.glob("thesis.before-*")
    assert (aside / "chapter.txt").read_text() == "years of work"
    assert str(aside) in told.errors
    assert pq.ParquetDataset(tmp_path / "thesis" / "figures").read().num_rows == 12
    (tmp_path / "thesis" / "my notes.txt").write_text("a note beside an export")
    assert_refused(_export(home, "csv", "-o", tmp_path / "thesis"), 2, ["no export wrote"])
    assert_refused(newsledger_here(home, "export", "csv", "-o", ".", "--force", cwd=tmp_path), 2, ["current or the home folder"])


def test_an_export_that_fails_leaves_what_was_there(home: Path, tmp_path: Path) -> None:
    _done(_export(home, "csv", "-o", tmp_path / "out"))
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (tmp_path / "file.csv").write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for output in ("out", "file.csv"):
        with patch("flows.export_output.CountingSink.write", fail):
            told = _export(home, "csv", "-o", tmp_path / output)
        assert_refused(told, 6, ["No space left", "make room"])
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert (tmp_path / "file.csv").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.csv", "out"]


def test_a_reader_that_leaves_early_ends_the_export(home: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "export", "csv", "blocks"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home)
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(60) == 141


def test_links_are_followed(home: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    for _ in range(2):
        _done(_export(home, "csv", "-o", tmp_path / "link"))
        _done(_export(home, "csv", "-o", tmp_path / "link.csv"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "link.csv", "link.datapackage.json", "real", "real.csv"]
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "figures.csv").read_bytes() == (tmp_path / "real.csv").read_bytes()


def test_a_name_with_an_ending_is_a_folder_where_a_slash_says_so(home: Path, tmp_path: Path) -> None:
    _done(_export(home, "csv", "articles", "quotes", "-o", f"{tmp_path}/v1.2/"))
    assert sorted(path.name for path in (tmp_path / "v1.2").iterdir()) == ["articles.csv", "datapackage.json", "quotes.csv"]


def test_a_named_pipe_gets_the_bytes(home: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.parquet")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe.parquet").read_bytes()))
    reader.start()
    _done(_export(home, "parquet", "articles", "-o", tmp_path / "pipe.parquet"))
    reader.join(20)
    assert pq.read_table(io.BytesIO(got[0])).num_rows == 2
    assert not (tmp_path / "pipe.datapackage.json").exists()


def test_a_ledger_without_articles_gives_headers(empty_warehouse: Path, tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", empty_warehouse)
    assert _done(_export(home, "csv")).text.count("\n") == 1
    assert _done(_export(home, "ucdp")).text.count("\n") == 1
    assert _done(_export(home, "gdelt")).text == ""
    assert _done(_export(home, "followthemoney")).text == ""
    assert len(json.loads(_done(_export(home, "schema-org")).text)["@graph"]) == 1
    _done(_export(home, "parquet", "figures", "best_low_high", "-o", tmp_path / "out"))
    assert pq.ParquetDataset(tmp_path / "out" / "figures").read().num_rows == 0
    assert {path.name for path in (tmp_path / "out" / "figures").iterdir()} == {"month=undated"}
    assert_refused(_export(home, "prov", "a"), 2, ["no figure 'a'"])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["cvs"], 2, ["cvs"]),
        (["csv", "figurs"], 2, ["figurs", "figures"]),
        (["csv", "figures", "quotes"], 2, ["-o FOLDER/"]),
        (["ucdp", "figures"], 2, ["ucdp", "figures"]),
        (["prov"], 2, ["which figure"]),
        (["prov", "zz"], 2, ["no figure 'zz'"]),
        (["prov", "a", "--event", "killed"], 2, ["takes no filters"]),
        (["csv", "--since", "yesterday"], 2, ["--since yesterday", "2024-08-15"]),
        (["csv", "actors", "--place", "Gaza"], 2, ["--place", "marts.actors"]),
        (["csv", "--where", "nothing > 1"], 7, ["nothing"]),
        (["ucdp", "--where", "1; delete from x"], 7, [""]),
        (["gdelt", "--spreadsheet"], 2, ["--spreadsheet"]),
        (["csv", "-o", "/proc/nothing/x.csv"], 2, ["/proc/nothing/x.csv"]),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_written(
    home: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    told = _export(home, *arguments)
    assert_refused(told, code, words)
    assert told.output == b""


def test_without_a_ledger(tmp_path: Path) -> None:
    assert_refused(_export(tmp_path / "home", "csv"), 6, ["there is no published ledger"])


def test_the_examples_of_the_manual_are_those_of_help(home: Path) -> None:
    told = re.sub(r"\s+", " ", _done(_export(home, "--help")).text)
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
    examples = re.findall(r"^newsledger export .*", readme.partition("## Exports")[2].partition("\n## ")[0], re.MULTILINE)
    assert len(examples) == 5
    assert [example for example in examples if example not in told] == []
