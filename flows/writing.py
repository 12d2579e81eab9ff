"""What every command that changes the ledger holds: the writer's lock and the warehouse; readers see the result at the end."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from flows.ingestion import new_run_id
from flows.removal import finish_removals
from flows.run_lock import writer_lock
from flows.settings import Settings
from transforms.errors import InputError
from warehouse.database import connect_writer
from warehouse.publish import publish

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def writing(settings: Settings) -> Iterator[tuple[DuckDBPyConnection, str]]:
    """The writer's connection and a name for what is done with it; published where the block ends well.

    Raises:
        WarehouseLockedError: a run is going on; the message names it.
        InputError: there is no ledger to change.
        WarehouseError: the warehouse cannot be opened, or not published.
    """
    if not settings.warehouse_path.is_file():
        raise InputError(
            f"there is no ledger at {settings.home} to change: `newsledger run` makes one, NEWSLEDGER_HOME names another"
        )
    run_id = new_run_id()
    with writer_lock(settings.lock_path, run_id):
        finish_removals(settings, _silent)
        with closing(connect_writer(settings.warehouse_path)) as con:
            yield con, run_id
            publish(con, settings.warehouse_path, settings.ledger_path)


def _silent(_message: str) -> None:
    """Nobody waits for what takes no time."""


def author_of(given: str | None) -> str:
    """Who acts: as given, else the user of the operating system."""
    if given is not None and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
