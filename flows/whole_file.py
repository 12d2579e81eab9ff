"""Files and folders of ours that are replaced as a whole, so that nobody ever reads half of one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

from transforms.errors import InputError


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step, as UTF-8; its folder is made where it is missing.

    Raises:
        InputError: it cannot be written.
        OSError: the disk is full.
    """
    with whole_file(path) as handle:
        handle.write(text.encode())


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written piece by piece, which takes its place when all of it is there; nothing is left of it on an error.

    Raises:
        InputError: it cannot be written.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as handle:
            yield handle
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        _refuse(path, error)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to be filled, which takes the place of the one of that name when all of it is there.

    Two renames do it: between them, for less than a millisecond, there is no folder of that name. What was there is removed at
    the end; a process that is killed leaves it, or the half-filled one, beside it under a name that begins with a dot.

    Raises:
        InputError: it cannot be written.
    """
    draft, former = (path.with_name(f".{path.name}.{os.getpid()}.{state}") for state in ("new", "old"))
    try:
        draft.mkdir(parents=True)
        yield draft
        if path.exists():
            path.rename(former)
        draft.rename(path)
    except OSError as error:
        _refuse(path, error)
    finally:
        if former.exists() and not path.exists():
            former.rename(path)
        for rest in (draft, former):
            shutil.rmtree(rest, ignore_errors=True)


def _refuse(path: Path, error: OSError) -> NoReturn:
    """Say what is wrong; a full disk and a reader that has gone keep their own errors, which have exit codes of their own."""
    if isinstance(error, BrokenPipeError) or error.errno in (errno.ENOSPC, errno.EDQUOT):
        raise error
    raise InputError(f"{path}: cannot be written: {error.strerror}; check the folder and the free space") from error
