"""Parquet that every engine reads: plain column types, Zstandard, one folder a month (``month=2024-08``) as Hive has it.

Times are microseconds of UTC and say so, Decimals stay DECIMAL(38,9), lists are lists of strings; JSON columns are text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import groupby
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.exports.header import Header
from warehouse.exports.selection import Selection, quoted
from warehouse.query import run_query, stream_query

#: The month of rows without a time. Hive's own name for it would be null, which pandas cannot read beside names.
NO_MONTH = "undated"
#: Rows and bytes gathered into one row group: what engines read at once; bounds the memory, too.
GROUP_ROWS = 100_000
GROUP_BYTES = 64_000_000
_MONTH = "__month"
_UTC = pa.timestamp("us", tz="UTC")


def write_parquet(
    con: duckdb.DuckDBPyConnection, selection: Selection, header: Header, sink: IO[bytes], seen: Callable[[int], None]
) -> int:
    """Write the selected rows as one Parquet file, and return how many there are.

    Args:
        con: the published ledger.
        selection: the rows.
        header: goes into the file's metadata under the key ``newsledger``.
        sink: where the bytes go; it need not be seekable.
        seen: told of the rows of each batch.

    Raises:
        QueryError: DuckDB refuses the query.
    """
    schema, batches = _typed_batches(con, selection, header, months=False)
    return _write(schema, (batch for _, batch in batches), sink, seen)


def write_months(
    con: duckdb.DuckDBPyConnection,
    selection: Selection,
    header: Header,
    open_part: Callable[[str], AbstractContextManager[IO[bytes]]],
    seen: Callable[[int], None],
) -> int:
    """Write the selected rows as one Parquet file a month, and return how many rows there are.

    Args:
        con: the published ledger.
        selection: the rows; those without a time go to ``NO_MONTH``.
        header: goes into the metadata of each file.
        open_part: opens a file by its name, ``month=2024-08/part-0.parquet``.
        seen: told of the rows of each batch.

    Raises:
        QueryError: DuckDB refuses the query.
    """
    schema, batches = _typed_batches(con, selection, header, months=selection.month_of is not None)
    count = 0
    is_empty = True
    for month, group in groupby(batches, key=lambda pair: pair[0]):
        is_empty = False
        name = "part-0.parquet" if selection.month_of is None else f"month={month}/part-0.parquet"
        with open_part(name) as sink:
            count += _write(schema, (batch for _, batch in group), sink, seen)
    if is_empty:  # a file without rows still tells the columns
        with open_part("part-0.parquet" if selection.month_of is None else f"month={NO_MONTH}/part-0.parquet") as sink:
            _write(schema, iter(()), sink, seen)
    return count


def _typed_batches(
    con: duckdb.DuckDBPyConnection, selection: Selection, header: Header, *, months: bool
) -> tuple[pa.Schema, Iterator[tuple[str, pa.RecordBatch]]]:
    """The schema of the files, and the batches in it, each with its month."""
    chosen = ", ".join(
        f"{quoted(column.name)}::VARCHAR AS {quoted(column.name)}" if column.type == "JSON" else quoted(column.name)
        for column in selection.columns
    )
    month = f"strftime({quoted(selection.month_of)}, '%Y-%m')" if months and selection.month_of else "NULL"
    rows = f"SELECT {chosen}, coalesce({month}, '{NO_MONTH}') AS {_MONTH} FROM ({selection.sql}\n)"  # noqa: S608
    given = run_query(con, f"{rows} LIMIT 0", selection.parameters).schema
    comments = {column.name: column.comment for column in selection.columns}
    schema = pa.schema(
        [_field(field, comments) for field in given if field.name != _MONTH],
        metadata={"newsledger": json.dumps(header.record(), ensure_ascii=False), "comment": selection.comment},
    )
    return schema, _by_month(stream_query(con, f"{rows} ORDER BY {selection.order()}", selection.parameters), schema)


def _by_month(batches: Iterator[pa.RecordBatch], schema: pa.Schema) -> Iterator[tuple[str, pa.RecordBatch]]:
    for batch in batches:
        months = batch.column(_MONTH).to_pylist()
        typed = pa.RecordBatch.from_arrays([batch.column(field.name).cast(field.type) for field in schema], schema=schema)
        start = 0
        for month, group in groupby(months):
            length = sum(1 for _ in group)
            yield str(month), typed.slice(start, length)
            start += length


def _field(field: pa.Field[Any], comments: dict[str, str]) -> pa.Field[Any]:
    kind = _UTC if pa.types.is_timestamp(field.type) else field.type
    return pa.field(field.name, kind, metadata={"comment": comments.get(field.name, "")})


def _write(schema: pa.Schema, batches: Iterator[pa.RecordBatch], sink: IO[bytes], seen: Callable[[int], None]) -> int:
    """Row groups of at most about ``GROUP_ROWS`` and ``GROUP_BYTES``; the writer holds one of them."""
    count = waiting_rows = waiting_bytes = 0
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in batches:
            waiting.append(batch)
            waiting_rows += batch.num_rows
            waiting_bytes += batch.nbytes
            if waiting_rows >= GROUP_ROWS or waiting_bytes >= GROUP_BYTES:
                writer.write_table(pa.Table.from_batches(waiting, schema=schema))
                waiting, waiting_rows, waiting_bytes = [], 0, 0
            count += batch.num_rows
            seen(batch.num_rows)
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting, schema=schema))
    return count
