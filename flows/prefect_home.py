"""Prefect's own folder and database: where they are, how Prefect is told, and a prepared database that saves a first run 17 s.

Nothing here imports Prefect: its settings are read at import, so they have to stand in the environment before.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import MutableMapping
from importlib.metadata import version
from pathlib import Path

from flows.settings import Settings
from transforms.errors import InputError

DATABASE = "prefect.db"


def prefect_folder(settings: Settings) -> Path:
    """PREFECT_HOME: the user's own where it is set, else ``prefect/`` in newsledger's home."""
    own = os.environ.get("PREFECT_HOME")
    return Path(own).expanduser() if own else (settings.home / "prefect").absolute()


def configure_prefect(settings: Settings, environment: MutableMapping[str, str]) -> None:
    """Tell Prefect where its folder is, to send nothing home, and what to log; what the user has set himself stays.

    Must come before Prefect is imported.

    Raises:
        InputError: the folder cannot be made.
    """
    folder = prefect_folder(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: the folder for Prefect cannot be made: {error.strerror} (PREFECT_HOME)") from error
    defaults = {
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": settings.log_level,
        # What the user is told comes from the command; Prefect keeps its own log, with tracebacks, for its UI.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": settings.log_level if settings.log_level in ("DEBUG", "INFO") else "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": settings.log_level,
    }
    for name, value in defaults.items():
        environment.setdefault(name, value)


def template_path() -> Path:
    """The prepared database of this installation, for its version of Prefect; made by ``make setup``."""
    return Path(sys.prefix) / "share" / "newsledger" / f"prefect-{version('prefect')}.db"


def seed_database(folder: Path) -> bool:
    """Give a new Prefect folder the prepared database.

    Returns:
        Whether the folder now has a database; without one the server makes it, which takes about 20 seconds.
    """
    target = folder / DATABASE
    if target.exists():
        return True
    template = template_path()
    if not template.is_file():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=f".{DATABASE}.", delete=False) as file:
        shutil.copyfile(template, file.name)
    Path(file.name).replace(target)
    return True


def prepare_template() -> Path:
    """Make the prepared database, unless it is there: let a server make one in a scratch folder, and keep that.

    Raises:
        NewsledgerError: the server does not start.
    """
    template = template_path()
    if template.is_file():
        return template
    from flows.prefect_server import PrefectServer  # noqa: PLC0415 (imports this module)

    template.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        with PrefectServer(Path(scratch)) as server:
            server.wait()
        _copy_database(Path(scratch) / DATABASE, template)
    return template


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's own copy, which includes what is still in the write-ahead log."""
    partial = target.with_suffix(".new")
    partial.unlink(missing_ok=True)
    with sqlite3.connect(source) as origin, sqlite3.connect(partial) as copy:
        origin.backup(copy)
    partial.replace(target)


if __name__ == "__main__":
    sys.stdout.write(f"Prefect's database is prepared: {prepare_template().name}\n")
