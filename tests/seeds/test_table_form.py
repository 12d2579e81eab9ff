"""The files of the reference tables: known columns, one canonical order, unique keys, clean cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import pytest
from tables import SEEDS, TABLES, rows


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_known(table: str) -> None:
    with (SEEDS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == TABLES[table][0]


@pytest.mark.parametrize("table", TABLES)
def test_file_is_canonical(table: str) -> None:
    columns = TABLES[table][0]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(sorted(tuple(row[column] for column in columns) for row in rows(table)))
    assert (SEEDS / f"{table}.csv").read_bytes() == out.getvalue().encode()


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_unique(table: str) -> None:
    columns, width = TABLES[table]
    keys = Counter(tuple(row[column] for column in columns[:width]) for row in rows(table))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(table: str) -> None:
    bad = [
        (row, value)
        for row in rows(table)
        for cell in row.values()
        for value in cell.split("|")
        if value != value.strip() or re.search(r"[‘’“”\n\t]|\s\s", value) or ("|" in cell and not value)
    ]
    assert bad == []
