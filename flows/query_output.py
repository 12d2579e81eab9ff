"""Rows of a query as a table for people, CSV, JSON, Parquet or Markdown."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args

import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table

from flows.csv_files import csv_text

Format = Literal["table", "csv", "json", "parquet", "markdown"]
FORMATS: tuple[str, ...] = get_args(Format)
#: Rows that a table for people shows; the other formats give all.
MOST_ROWS = 200
#: Columns of text where there is no terminal to ask.
_WIDTH = 200


def render(rows: pa.Table, name: Format, *, width: int | None = None) -> bytes:
    """The rows in one of the formats.

    Args:
        rows: what a query gave.
        name: the format; ``table`` shows the first 200 rows.
        width: columns of text that a table may take; None for 200.
    """
    if name == "table":
        return _table(rows, width or _WIDTH).encode()
    return _RENDERERS[name](rows)


def _table(rows: pa.Table, width: int) -> str:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for field in rows.schema:
        is_number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
        table.add_column(field.name, justify="right" if is_number else "left", overflow="fold")
    for row in rows.slice(0, MOST_ROWS).to_pylist():
        table.add_row(*(_cell(value) for value in row.values()))
    text = io.StringIO()
    Console(file=text, width=width, markup=False, highlight=False, emoji=False).print(table)
    lines = [line.rstrip() for line in text.getvalue().splitlines()]
    return "\n".join([*lines, _row_count(rows.num_rows), ""])


def _row_count(count: int) -> str:
    shown = f", the first {MOST_ROWS} shown; --format csv gives all" if count > MOST_ROWS else ""
    return f"({count:,} row{'' if count == 1 else 's'}{shown})"


def _csv(rows: pa.Table) -> bytes:
    return csv_text(rows.column_names, ([_cell(value) for value in row.values()] for row in rows.to_pylist())).encode()


def _json(rows: pa.Table) -> bytes:
    lines = (
        json.dumps({name: _json_value(value) for name, value in row.items()}, ensure_ascii=False) for row in rows.to_pylist()
    )
    return ("[" + ",\n ".join(lines) + "]\n").encode()


def _parquet(rows: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(rows, buffer, compression="zstd")
    return buffer.getvalue()


def _markdown(rows: pa.Table) -> bytes:
    lines = ["| " + " | ".join(rows.column_names) + " |", "|" + "---|" * rows.num_columns]
    for row in rows.to_pylist():
        cells = (_cell(value).replace("|", "\\|").replace("\n", " ") for value in row.values())
        lines.append("| " + " | ".join(cells) + " |")
    return ("\n".join(lines) + "\n").encode()


_RENDERERS: dict[str, Callable[[pa.Table], bytes]] = {
    "csv": _csv, "json": _json, "parquet": _parquet, "markdown": _markdown,
}  # fmt: skip


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, list | dict):
        return json.dumps(_json_value(value), ensure_ascii=False)
    return str(value)


def _json_value(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date():
            return value.isoformat()
        case dict():
            return {str(key): _json_value(part) for key, part in value.items()}
        case list():
            return [_json_value(part) for part in value]
        case str() | int() | float() | bool() | None:
            return value
        case _:
            return str(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
