"""The warehouse file: opened by one writer, created or brought forward where needed, with every view in place."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from pathlib import Path

import duckdb

from transforms.errors import WarehouseError, WarehouseLockedError
from warehouse.batch import transaction
from warehouse.materialised import build_view, derive_forgotten, forget_all, has_built_views
from warehouse.migrations import (
    SCHEMA_VERSION,
    load_migrations,
    migrate,
    record_version,
    steps_between,
    stored_version,
)
from warehouse.publish import copy_apart
from warehouse.sql_files import BROKEN_OPTIMIZERS, schema_scripts, view_scripts

__all__ = ["SCHEMA_VERSION", "build_views", "connect_writer", "old_copies"]

#: The writer never reaches out: no extension is fetched. What a run stages and empties again is written to the log only, not also
#: compressed into the file in its midst: publication makes a checkpoint, and until then the log may grow beyond its usual 16 MB.
_WRITER_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "allow_community_extensions": False,
    "checkpoint_threshold": "256MB",
    "disabled_optimizers": BROKEN_OPTIMIZERS,
}


def connect_writer(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the warehouse for writing; a missing file is created, an older one is brought forward, views are brought up to date.

    Where the file system can share blocks, the older file stays beside it as ``warehouse.vN.duckdb``.

    Raises:
        WarehouseLockedError: another process has the file open.
        SchemaVersionError: the file is newer than this program, or too old to be brought forward.
        WarehouseError: the file cannot be opened, or is no warehouse.
    """
    con = _open(path)
    try:
        stored = stored_version(con)
        if stored is None:
            _create(con)
        elif stored < SCHEMA_VERSION:
            _keep_old(con, path, stored)
        migrate(con, load_migrations(), SCHEMA_VERSION, name=str(path))
        _refresh_views(con)
    except duckdb.Error as error:
        con.close()
        raise WarehouseError(f"{path} cannot be used as a warehouse: {error}. Move it away and run again") from error
    except WarehouseError:
        con.close()
        raise
    return con


def build_views(con: duckdb.DuckDBPyConnection) -> None:
    """Make every view and table macro of ``core``, ``marts`` and ``reports`` anew, with the rows that are kept of them.

    A million articles take about twenty minutes, told on standard error; where that ends early, the next writer goes on.
    """
    with transaction(con):
        _drop_views(con)
        for script in view_scripts():
            build_view(con, script)
        forget_all(con)
    derive_forgotten(con)


def refuse_unusable(path: Path) -> None:
    """Say at once, before anything slow is started, that a file is no warehouse that this program can use; what else may be wrong
    with it shows when it is opened for writing.

    Raises:
        WarehouseLockedError: another process has the file open.
        SchemaVersionError: the file is newer than this program, or too old to be brought forward.
        WarehouseError: the file cannot be opened, or is no warehouse.
    """
    with closing(_open(path, read_only=True)) as con, suppress(duckdb.Error):
        steps_between(stored_version(con) or 0, SCHEMA_VERSION, load_migrations(), name=str(path))


def _open(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        con = duckdb.connect(str(path), read_only=read_only, config=_WRITER_CONFIG)
    except OSError as error:
        raise WarehouseError(f"the folder of {path} cannot be made: {error.strerror}") from error
    except duckdb.Error as error:
        raise _open_error(path, str(error)) from error
    con.execute("SET enable_progress_bar = false")
    return con


def _open_error(path: Path, message: str) -> WarehouseError:
    if "set lock on file" in message:  # DuckDB's words; "lock" alone is in "block", too, which a damaged file is told by
        holder = re.search(r"PID (\d+)", message)
        by = f" by process {holder[1]}" if holder else " by another process"
        return WarehouseLockedError(f"{path} is held{by}, which is writing to it: wait until it has finished, then run again")
    return WarehouseError(f"{path} cannot be opened as a warehouse: {message.splitlines()[0]}. Move it away or restore it")


def _create(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("BEGIN")
    for script in schema_scripts():
        con.execute(script)
    record_version(con, SCHEMA_VERSION, "created")
    con.execute("COMMIT")


def _keep_old(con: duckdb.DuckDBPyConnection, path: Path, version: int) -> None:
    """Keep a file as it is before it is brought forward, where that costs no space: a step may be wrong."""
    kept = path.with_name(f"{path.stem}.v{version}{path.suffix}")
    if not kept.exists():
        con.execute("CHECKPOINT")
        copy_apart(path, kept, "shared")


def old_copies(path: Path) -> list[Path]:
    """The files that a warehouse was before it was brought forward."""
    return sorted(path.parent.glob(f"{path.stem}.v*{path.suffix}"))


def _refresh_views(con: duckdb.DuckDBPyConnection) -> None:
    if has_built_views(con):
        derive_forgotten(con)
    else:
        build_views(con)


def _drop_views(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what an earlier version built: a view that was renamed must not stay behind."""
    found = con.execute(
        "SELECT 'VIEW ' || schema_name || '.' || view_name FROM duckdb_views() WHERE schema_name IN ('core', 'marts', 'reports') "
        "UNION ALL SELECT if(function_type = 'macro', 'MACRO ', 'MACRO TABLE ') || schema_name || '.' || function_name "
        "FROM duckdb_functions() WHERE function_type IN ('macro', 'table_macro') AND schema_name IN ('core', 'marts', 'reports')"
    ).fetchall()
    for (name,) in found:
        con.execute(f"DROP {name}")
    con.execute("DROP SCHEMA IF EXISTS materialised CASCADE")
    con.execute("CREATE SCHEMA materialised")
