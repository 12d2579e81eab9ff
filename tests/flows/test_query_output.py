"""Rows in each format."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.query_output import FORMATS, MOST_ROWS, render

ROWS = pa.table({
    "id": ["a", "b|c\nd", None],
    "value": pa.array([Decimal("40000.000"), Decimal("2.50"), None], pa.decimal128(38, 3)),
    "day": [date(2024, 8, 15), None, None],
    "at": [datetime.fromisoformat("2024-08-15T10:30"), None, None],
    "names": [["x", "y"], [], None],
    "is_implicit": [True, False, None],
})  # fmt: skip


def test_table_shows_whole_numbers_without_zeros_and_nothing_for_null():
    lines = render(ROWS, "table").decode().splitlines()
    assert lines[0].split() == ["id", "value", "day", "at", "names", "is_implicit"]
    assert lines[2].split() == ["a", "40000", "2024-08-15", "2024-08-15", "10:30:00", '["x",', '"y"]', "True"]
    assert lines[-1] == "(3 rows)"


def test_table_shows_the_first_rows_and_says_so():
    text = render(pa.table({"n": list(range(MOST_ROWS + 5))}), "table").decode()
    assert f"({MOST_ROWS + 5} rows, the first {MOST_ROWS} shown; --format csv gives all)" in text
    assert str(MOST_ROWS + 1) not in text.split()


def test_csv():
    assert render(ROWS, "csv").decode() == (
        "id,value,day,at,names,is_implicit\n"
        'a,40000,2024-08-15,2024-08-15 10:30:00,"[""x"", ""y""]",True\n'
        '"b|c\nd",2.5,,,[],False\n'
        ",,,,,\n"
    )


def test_json_has_numbers_dates_and_nulls():
    first, second, third = json.loads(render(ROWS, "json"))
    assert first == {
        "id": "a", "value": 40000, "day": "2024-08-15", "at": "2024-08-15T10:30:00", "names": ["x", "y"], "is_implicit": True,
    }  # fmt: skip
    assert second["value"] == 2.5
    assert set(third.values()) == {None}


def test_parquet_keeps_types():
    assert pq.read_table(io.BytesIO(render(ROWS, "parquet"))).equals(ROWS)


def test_markdown_escapes_what_would_break_the_table():
    lines = render(ROWS, "markdown").decode().splitlines()
    assert lines[:2] == ["| id | value | day | at | names | is_implicit |", "|---|---|---|---|---|---|"]
    assert lines[3].startswith("| b\\|c d | 2.5 |")


@pytest.mark.parametrize("name", FORMATS)
def test_no_rows_are_no_error(name):
    assert render(ROWS.slice(0, 0), name)
