"""Publishing: the new state becomes visible in one step, and until then readers see the last one.

Readers open only the ledger file, a snapshot of the warehouse. It is copied beside the old one and put in its place by a
rename: a reader that has the old file open keeps it, one that comes later gets the new one, and nobody waits.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb

from transforms.errors import WarehouseError
from warehouse.batch import one_thread
from warehouse.evidence import count_rows
from warehouse.query import open_ledger

_COPY = Path(__file__).with_name("copy_file.py")


def publish(con: duckdb.DuckDBPyConnection, warehouse_path: Path, ledger_path: Path) -> dict[str, int]:
    """Make the warehouse's present state the published one.

    Args:
        con: the writer's connection, outside any transaction.
        warehouse_path: the file that it has open.
        ledger_path: the published file; replaced whole.

    Returns:
        How many rows it holds now, by kind: see :func:`warehouse.evidence.count_rows`.

    Raises:
        WarehouseError: the copy failed (a full disk, for instance); the last published file stays, no part of the new one does.
    """
    partial = ledger_path.with_name(f".{ledger_path.name}.new")
    try:
        ledger_path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        make_checkpoint(con)
        copy_apart(warehouse_path, partial)
        counts = _check(partial)
        partial.replace(ledger_path)
        _flush_folder(ledger_path.parent)
    except (OSError, duckdb.Error, WarehouseError) as error:
        _remove(partial)
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WarehouseError(
            f"{ledger_path} could not be published: {detail}. Readers keep the last published state; "
            "make room or mend the folder, then run again"
        ) from error
    return counts


def make_checkpoint(con: duckdb.DuckDBPyConnection) -> None:
    """Write what the log has into the file: 256 MB at most, for which a second thread costs more than it gains."""
    with one_thread(con):
        con.execute("CHECKPOINT")


def copy_apart(origin: Path, target: Path, *more: str) -> None:
    """Copy in a process of its own; see ``copy_file`` for why, and for what may stand in ``more``.

    Raises:
        WarehouseError: the copy failed.
    """
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-S", str(_COPY), str(origin), str(target), *more], capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"the copy ended with status {done.returncode}"]
        raise WarehouseError(lines[-1])


def _check(partial: Path) -> dict[str, int]:
    """Read the copy once before anybody else does: a torn copy must not become the ledger."""
    with closing(open_ledger(partial)) as con:
        return count_rows(con)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
    except OSError:
        return
