"""Rows as Python values for the forms that are JSON, and numbers as JSON can hold them without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import duckdb

from warehouse.query import stream_query

type Row = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def stream_rows(con: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object]) -> Iterator[list[Row]]:
    """The rows of a query as dictionaries, batch by batch.

    Raises:
        QueryError: DuckDB refuses the query.
    """
    for batch in stream_query(con, sql, parameters):
        yield batch.to_pylist()


def plain_number(value: Decimal) -> str:
    """A Decimal written out, without an exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def without_nulls(record: Row) -> Row:
    """The fields that say something: no nulls, no empty lists, no empty records."""
    return {name: value for name, value in record.items() if value is not None and value not in ([], {})}


def to_line(record: Row) -> str:
    """A record as one line of JSON."""
    return _encode(record)
