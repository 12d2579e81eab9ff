"""`newsledger sql`: every format, nothing but reading, and a message for whoever has no ledger or a wrong query."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.flows.newsledger_command import COMMAND, Result, assert_refused, environment, newsledger, newsledger_here
from tests.warehouse.given import document, run
from warehouse.database import connect_writer
from warehouse.publish import publish

QUERY = "select surface, value, event from marts.figures order by surface"


@pytest.fixture(scope="module")
def home(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sql") / "home"
    folder.mkdir()
    with connect_writer(shutil.copyfile(empty_warehouse, folder / "warehouse.duckdb")) as con:
        run(con, "r1", document())
        publish(con, folder / "warehouse.duckdb", folder / "ledger.duckdb")
    return folder


def _sql(home: Path, *arguments: str, stdin: bytes = b"") -> Result:
    return newsledger_here(home, "sql", *arguments, stdin=stdin)


@pytest.fixture(scope="module")
def expected(home: Path) -> list[dict[str, object]]:
    """The rows as JSON gives them; the other formats are compared with it."""
    asked = _sql(home, QUERY, "--format", "json")
    rows: list[dict[str, object]] = json.loads(asked.output)
    assert asked.code == 0
    assert [list(row) for row in rows] == [["surface", "value", "event"]] * 3
    return rows


def _text(value: object) -> str:
    return "" if value is None else str(value)


def test_json_has_numbers_as_numbers(expected: list[dict[str, object]]) -> None:
    assert all(isinstance(row["value"], int | float) for row in expected)


def test_csv(home: Path, expected: list[dict[str, object]]) -> None:
    asked = newsledger(home, "sql", QUERY, "-f", "csv")
    assert list(csv.DictReader(io.StringIO(asked.text))) == [
        {name: _text(value) for name, value in row.items()} for row in expected
    ]


def test_markdown(home: Path, expected: list[dict[str, object]]) -> None:
    lines = _sql(home, QUERY, "--format", "markdown").text.splitlines()
    assert lines[:2] == ["| surface | value | event |", "|---|---|---|"]
    assert lines[2:] == ["| " + " | ".join(_text(value) for value in row.values()) + " |" for row in expected]


def test_the_table_is_the_default(home: Path, expected: list[dict[str, object]]) -> None:
    lines = _sql(home, QUERY).text.splitlines()
    assert lines[0].split() == ["surface", "value", "event"]
    assert lines[-1] == "(3 rows)"
    for row, line in zip(expected, lines[2:-1], strict=True):
        assert " ".join(line.split()) == " ".join(" ".join(_text(value) for value in row.values()).split())


def test_parquet_into_a_file(home: Path, tmp_path: Path, expected: list[dict[str, object]]) -> None:
    asked = _sql(home, QUERY, "-f", "parquet", "-o", str(tmp_path / "figures.parquet"))
    assert (asked.code, asked.output, asked.errors) == (0, b"", "")
    rows = pq.read_table(tmp_path / "figures.parquet").to_pylist()
    assert [(row["surface"], float(row["value"])) for row in rows] == [
        (row["surface"], float(str(row["value"]))) for row in expected
    ]


def test_parquet_into_a_pipe(home: Path) -> None:
    content = newsledger(home, "sql", QUERY, "-f", "parquet").output
    assert pq.read_table(io.BytesIO(content)).column_names == ["surface", "value", "event"]


def test_the_statement_may_come_from_standard_input(home: Path) -> None:
    asked = newsledger(home, "sql", "-f", "csv", stdin=b"select 'Zl\xc3\xadn' as place;\n")
    assert (asked.code, asked.text) == (0, "place\nZlín\n")


def test_readers_down_the_pipe_may_leave(home: Path) -> None:
    process = subprocess.Popen(
        [COMMAND, "sql", "select range as n, repeat('x', 200) as text from range(200000)", "-f", "csv"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"n,text\n"
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


HOSTILE = [
    pytest.param("delete from core.figures", id="write"),
    pytest.param("create temp table x as select 1", id="temporary table"),
    pytest.param("from read_text('SECRET')", id="file"),
    pytest.param("from 'SECRET'", id="file as a table"),
    pytest.param("from read_csv('http://localhost:1/x.csv')", id="network"),
    pytest.param("copy (select 1) to 'OUT'", id="copy"),
    pytest.param("explain analyze copy (select 1) to 'OUT'", id="explain a copy"),
    pytest.param("attach 'OUT' as other", id="attach"),
    pytest.param("install httpfs", id="extension"),
    pytest.param("set enable_external_access = true", id="setting"),
    pytest.param("select getenv('HOME')", id="environment"),
    pytest.param("select 1; drop table core.figures", id="second statement"),
]


@pytest.mark.parametrize("sql", HOSTILE)
def test_whatever_does_not_read_the_ledger_is_refused(home: Path, tmp_path: Path, sql: str) -> None:
    secret, out = tmp_path / "secret.csv", tmp_path / "out.csv"
    secret.write_text("word\nopen sesame\n", encoding="utf-8")
    before = (home / "ledger.duckdb").read_bytes()
    asked = _sql(home, sql.replace("SECRET", str(secret)).replace("OUT", str(out)))
    assert_refused(asked, 7, [])
    assert asked.output == b""
    assert "open sesame" not in asked.errors
    assert not out.exists()
    assert (home / "ledger.duckdb").read_bytes() == before


WRONG = [
    pytest.param("select surfce from marts.figures", ["surfce", "surface"], id="column"),
    pytest.param("from marts.figure", ["marts.figure", "figures"], id="table"),
    pytest.param("selec 1", ["selec"], id="syntax"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("sql", "named"), WRONG)
def test_a_wrong_query_is_told_with_what_was_meant(home: Path, sql: str, named: list[str]) -> None:
    assert_refused(_sql(home, sql), 7, named)


def test_an_output_file_that_cannot_be_written_is_named(home: Path, tmp_path: Path) -> None:
    asked = _sql(home, "select 1", "-o", str(tmp_path / "missing" / "out.csv"))
    assert_refused(asked, 2, [tmp_path / "missing" / "out.csv", "cannot be written"])


def test_an_unknown_format_is_told_with_the_known_ones(home: Path) -> None:
    assert_refused(_sql(home, "select 1", "-f", "yaml"), 2, ["yaml", "markdown"])


@pytest.mark.parametrize(
    "arguments", [("sql", "select 1"), ("why", "f1"), ("report",), ("quarantine", "list")], ids=lambda it: it[0]
)
def test_without_a_ledger_every_reader_says_how_to_make_one(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    assert_refused(newsledger_here(home, *arguments), 6, [home / "ledger.duckdb", "`newsledger run` makes one"])
    assert not home.exists()


def test_a_ledger_may_be_read_only(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    copy.mkdir()
    shutil.copyfile(home / "ledger.duckdb", copy / "ledger.duckdb")
    (copy / "ledger.duckdb").chmod(0o444)
    copy.chmod(0o555)
    assert _sql(copy, "select count(*) as n from marts.figures", "-f", "csv").text == "n\n3\n"
    assert [path.name for path in copy.iterdir()] == ["ledger.duckdb"]
