"""The warehouse file written anew: what was deleted leaves bytes in free blocks and in the log, and they must go as well."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from transforms.errors import WarehouseError


def compact(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Copy every row into a fresh file, put that in the place of the old one, and close the connection.

    Args:
        con: the writer's connection, outside any transaction; closed afterwards.
        path: the file that it has open.

    Raises:
        WarehouseError: the fresh file cannot be written (a full disk); the old one stays as it was, and open.
    """
    fresh = path.with_name(f".{path.name}.fresh")
    try:
        _remove(fresh)
        (name,) = con.execute("SELECT current_database()").fetchone() or ("",)
        con.execute("CHECKPOINT")
        con.execute(f"ATTACH '{str(fresh).replace(chr(39), chr(39) * 2)}' AS fresh")
        try:
            con.execute(f'COPY FROM DATABASE "{name}" TO fresh')
        finally:
            con.execute("DETACH fresh")
        con.close()
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)  # it holds nothing any more, and is none of the fresh file's
        fresh.replace(path)
        descriptor = os.open(path.parent, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    except (OSError, duckdb.Error) as error:
        _remove(fresh)
        raise WarehouseError(f"{path} could not be written anew: {error}; make room, then run again: it goes on there") from error


def _remove(fresh: Path) -> None:
    for path in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        path.unlink(missing_ok=True)
