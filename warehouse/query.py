"""Reading the published ledger: read-only, and locked down, so that a query can do nothing but read the ledger.

Three walls, each enough for most attacks: the file is opened read-only; DuckDB is told to reach neither files nor network nor
extensions, and to let nobody change that; and only a single statement that reads is let through (PRAGMA, SET, CALL, ATTACH,
COPY, EXPORT, INSTALL, LOAD and every write are of other kinds). The last one also keeps a query from filling memory with
temporary tables, and from turning on DuckDB's own logging or profiling.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa

from transforms.errors import QueryError, WarehouseError
from warehouse.migrations import SCHEMA_VERSION, check_version, stored_version
from warehouse.sql_files import BROKEN_OPTIMIZERS

#: What stands before the statement that an EXPLAIN explains; EXPLAIN ANALYZE runs it.
_EXPLAIN = re.compile(r"\s*explain\s+(?:analyze\b|\([^)]*\))?", re.IGNORECASE)
_NAME = re.compile(r'"?(\w+)"?')
#: Functions that a SELECT may call but that change the session, run SQL of their own, or tell of the machine instead of the
#: ledger.
_FORBIDDEN_FUNCTIONS = frozenset({
    "add_parquet_key", "checkpoint", "current_setting", "disable_logging", "disable_profile", "disable_profiling",
    "duckdb_databases", "duckdb_extensions", "duckdb_external_file_cache", "duckdb_log_contexts", "duckdb_logs",
    "duckdb_logs_parsed", "duckdb_secrets", "duckdb_settings", "duckdb_temporary_files", "enable_logging", "enable_profile",
    "enable_profiling", "force_checkpoint", "getenv", "import_database", "json_execute_serialized_sql",
    "load_aws_credentials", "nextval", "query", "query_table", "set_log_level", "set_log_storage", "setseed",
    "sql_auto_complete", "truncate_duckdb_logs", "vacuum", "which_secret", "write_log",
})  # fmt: skip


def open_ledger(
    path: Path, *, memory_limit: str = "2GB", threads: int | None = None, spill_folder: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the published ledger for reading; many processes may at once, also while a run is writing.

    Args:
        path: the published file.
        memory_limit: most memory that a query may take, in DuckDB's notation.
        threads: most threads, or None for one a core.
        spill_folder: where a query that needs more memory may put what it cannot hold; None: DuckDB's own place.

    Raises:
        SchemaVersionError: the file was published by another schema version.
        WarehouseError: there is no such file, or it is damaged.
    """
    if not path.is_file():
        raise WarehouseError(f"there is no published ledger at {path}: `newsledger run` makes one")
    try:
        con = duckdb.connect(str(path), read_only=True, config=_config(memory_limit, threads, spill_folder))
        _settle(con)
        version = stored_version(con)
    except duckdb.Error as error:
        raise WarehouseError(
            f"{path} cannot be opened as a ledger: {_first_line(error)}. `newsledger run` publishes it anew"
        ) from error
    if version != SCHEMA_VERSION:
        con.close()
        check_version(version or 0, SCHEMA_VERSION, name=str(path))
    return con


def run_query(
    con: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = (), *, timeout_seconds: float = 300
) -> pa.Table:
    """The rows of one statement that reads, as an Arrow table.

    Args:
        con: what ``open_ledger`` gave.
        sql: one statement; ``FROM …``, ``DESCRIBE …``, ``SUMMARIZE …`` and ``EXPLAIN …`` read as well.
        parameters: values for its ``?`` or ``$1`` placeholders.
        timeout_seconds: how long it may take.

    Raises:
        QueryError: DuckDB refuses it (the message is DuckDB's, with the position), it does not read, or it takes too long.
    """
    statement = _reading_statement(con, sql)
    try:
        with _time_limit(con, timeout_seconds):
            return con.execute(statement, list(parameters)).to_arrow_table()
    except duckdb.InterruptException as error:
        raise QueryError(f"the query took longer than {timeout_seconds:g} s and was stopped") from error
    except duckdb.PermissionException as error:
        raise QueryError(f"the ledger is read-only and reaches neither files nor network: {_first_line(error)}") from error
    except (duckdb.Error, RuntimeError, ValueError) as error:
        raise QueryError(str(error)) from error


def stream_query(
    con: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = (), *, batch_rows: int = 2048
) -> Iterator[pa.RecordBatch]:
    """The rows of one statement that reads, batch by batch, however many there are; it may take as long as it takes.

    Args:
        con: what ``open_ledger`` gave.
        sql: one statement.
        parameters: values for its ``?`` or ``$1`` placeholders.
        batch_rows: most rows of a batch.

    Raises:
        QueryError: DuckDB refuses it, or it does not read.
        WarehouseError: there is no more room for what it cannot hold in memory, or the file is damaged.
    """
    statement = _reading_statement(con, sql)
    try:
        yield from con.execute(statement, list(parameters)).to_arrow_reader(batch_rows)
    except (duckdb.OutOfMemoryException, duckdb.IOException, pa.ArrowMemoryError) as error:
        raise WarehouseError(
            f"the ledger cannot be read to the end: {_first_line(error)}; where room is wanting, set TMPDIR to a folder with more"
        ) from error
    except (duckdb.Error, RuntimeError, ValueError) as error:
        raise QueryError(str(error)) from error


def _config(memory_limit: str, threads: int | None, spill_folder: Path | None) -> dict[str, str | bool | int | float | list[str]]:
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_unsigned_extensions": False,
        "allow_persistent_secrets": False,
        "python_enable_replacements": False,
        "memory_limit": memory_limit,
        "disabled_optimizers": BROKEN_OPTIMIZERS,
    }
    if threads is not None:
        config["threads"] = threads
    if spill_folder is not None:
        config["temp_directory"] = str(spill_folder)
        config["arrow_large_buffer_size"] = True  # texts of a batch may take more than 2 GB
    return config


def _settle(con: duckdb.DuckDBPyConnection) -> None:
    """Turn off what only a connection can, and lock the rest; a second connection of a process finds it locked.

    Access to other files goes after the settings of the connection, which are applied in no certain order: without it the folder
    to spill into cannot be set.
    """
    if con.execute("SELECT current_setting('lock_configuration')").fetchone() == (False,):
        con.execute("SET enable_progress_bar = false")  # it would go to standard output, into the rows
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")


def _reading_statement(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statement = _only_statement(con, sql)
    explained = _EXPLAIN.match(statement.query) if statement.type == duckdb.StatementType.EXPLAIN else None
    read = _only_statement(con, statement.query[explained.end() :]) if explained else statement
    if read.type != duckdb.StatementType.SELECT:
        raise QueryError(
            f"the ledger is read-only: a {read.type.name} statement is not let through, SELECT, FROM and DESCRIBE are"
        )
    forbidden = sorted(_called_functions(statement.query) & _FORBIDDEN_FUNCTIONS)
    if forbidden:
        raise QueryError(f"the function {forbidden[0]}() is not let through: it does not read the ledger")
    return statement


def _only_statement(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    try:
        statements = con.extract_statements(sql)
    except (duckdb.Error, TypeError) as error:
        raise QueryError(str(error)) from error
    if len(statements) != 1:
        raise QueryError(f"one statement at a time, please: this text holds {len(statements)}")
    return statements[0]


def _called_functions(sql: str) -> set[str]:
    """Names that stand before an opening bracket, by DuckDB's own tokens, so that strings and comments hide nothing."""
    encoded = sql.encode()
    tokens = duckdb.tokenize(sql)
    ends = [offset for offset, _ in tokens[1:]] + [len(encoded)]
    texts = [encoded[offset:end].decode() for (offset, _), end in zip(tokens, ends, strict=True)]
    called = (_NAME.match(name) for name, follower in pairwise(texts) if follower.startswith("("))
    return {name[1].lower() for name in called if name}


@contextmanager
def _time_limit(con: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, con.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
