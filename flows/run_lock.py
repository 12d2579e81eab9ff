"""One writer at a time: a lock that the operating system takes back when its holder dies, and a note of who holds it.

What the holder leaves is sealed (:mod:`flows.seals`); where its note is still there, it died, and what it left is not.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from flows.seals import changed_since, last_seal, note_seal
from transforms.errors import InputError, WarehouseLockedError

_LOOK_SECONDS = 0.5


@contextmanager
def writer_lock(path: Path, run_id: str, *, wait_seconds: float = 0) -> Iterator[None]:
    """Be the one writer of this home until the end of the block; what it leaves is sealed, and what was changed before is noted.

    Args:
        path: the lock file; it stays, only its lock counts.
        run_id: noted for whoever comes meanwhile.
        wait_seconds: how long to wait for another writer to end.

    Raises:
        WarehouseLockedError: another process is still writing; the message says which.
        InputError: the home folder cannot be written.
    """
    with _open(path) as file:
        _take(file, path, time.monotonic() + wait_seconds)
        has_died = bool(_read_note(path))
        _note(file, {"pid": os.getpid(), "run_id": run_id, "started_at": datetime.now(UTC).isoformat(timespec="seconds")})
        if not has_died:
            _note_changes(path.parent, run_id)
        try:
            yield
        finally:
            note_seal(path.parent, "sealed", run_id)
            _note(file, {})


@contextmanager
def quiet_home(path: Path) -> Iterator[str | None]:
    """Keep writers out of a home for the length of the block, without writing: for whoever reads its files.

    Args:
        path: the lock file.

    Yields:
        Which writer died or was killed, in words; None where the last one came to its end.

    Raises:
        WarehouseLockedError: a process is writing.
        InputError: the home folder cannot be written.
    """
    with _open(path) as file:
        _take(file, path, time.monotonic())
        yield _holder(path) if _read_note(path) else None


def _note_changes(home: Path, run_id: str) -> None:
    """Keep on record that something else than newsledger wrote to the files since they were sealed."""
    seal = last_seal(home)
    changed = changed_since(seal, home) if seal is not None else []
    if seal is not None and changed:
        note_seal(home, "changed", run_id, f"{', '.join(changed)} changed from outside after the seal of {seal.at}")


def writer_of(path: Path) -> str | None:
    """Who is writing now, in words, or None where nobody is."""
    try:
        with path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(path)
    except OSError:
        return None
    return None


def check_home(path: Path) -> None:
    """Say at once, before anything slow is started, that the lock's folder can be no home.

    Raises:
        InputError: it cannot be made or written.
    """
    _open(path).close()


def refuse_second_writer(path: Path) -> None:
    """Say at once, before anything slow is started, that another process is writing.

    Raises:
        WarehouseLockedError: one is.
    """
    holder = writer_of(path) if path.exists() else None
    if holder is not None:
        raise WarehouseLockedError(_message(path, holder))


def _open(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path.parent}: the home folder cannot be written: {error.strerror}; name another one with NEWSLEDGER_HOME"
        ) from error


def _take(file: IO[str], path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise WarehouseLockedError(_message(path, _holder(path))) from None
            time.sleep(_LOOK_SECONDS)
        else:
            return


def _note(file: IO[str], note: dict[str, object]) -> None:
    file.seek(0)
    file.truncate()
    file.write(json.dumps(note) if note else "")
    file.flush()


def _read_note(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _holder(path: Path) -> str:
    try:
        note = json.loads(_read_note(path))
        return f"run {note['run_id']} (process {note['pid']}, since {note['started_at']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def _message(path: Path, holder: str) -> str:
    return f"{path.parent}: {holder} is writing; try again when it has ended, or let `newsledger run --wait` wait for it"
