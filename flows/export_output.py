"""Where an export goes: standard output, one file, or a folder; written whole or not at all, with its header beside it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

from flows.whole_file import whole_file, write_whole
from transforms.errors import InputError

#: The file that describes the others of a folder, by its name in Frictionless' Data Package.
PACKAGE = "datapackage.json"


class CountingSink:
    """Hands bytes on, and knows how many they were and their SHA-256."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self._digest = hashlib.sha256()
        self.size = 0
        self.closed = False

    def write(self, content: bytes) -> int:
        """Write all of it, also where the sink is unbuffered and takes a part at a time."""
        rest = memoryview(content)
        self._digest.update(rest)
        self.size += len(rest)
        while rest:
            rest = rest[self._sink.write(rest) :]
        return len(content)

    def tell(self) -> int:
        """Bytes written so far."""
        return self.size

    def flush(self) -> None:
        """Hand on what the sink has gathered."""
        self._sink.flush()

    def close(self) -> None:
        """Whoever opened the sink closes it."""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes so far, in hex."""
        return self._digest.hexdigest()


class Files:
    """The files that an export writes into one folder, with their sizes and digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.written: list[tuple[str, int, str]] = []

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A file by its path in the folder."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as handle, counted(handle, name, self.written) as sink:
            yield sink


@contextmanager
def counted(handle: IO[bytes], name: str, written: list[tuple[str, int, str]]) -> Iterator[IO[bytes]]:
    """The handle, with name, size and digest of what went through it added to the list at the end."""
    sink = CountingSink(handle)
    yield cast("IO[bytes]", sink)
    written.append((name, sink.size, sink.digest))


@contextmanager
def open_file(path: Path | None, written: list[tuple[str, int, str]]) -> Iterator[IO[bytes]]:
    """Standard output, a device or pipe as it is, or a file that appears when it is whole.

    Args:
        path: None for standard output.
        written: gets name, size and SHA-256.

    Raises:
        InputError: it cannot be written.
    """
    if path is None:
        with counted(sys.stdout.buffer, "-", written) as sink:
            yield sink
        sys.stdout.buffer.flush()
    elif is_special(path):
        try:
            handle: IO[bytes] = path.open("wb", buffering=0)
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {error.strerror}") from error
        with handle, counted(handle, path.name, written) as sink:
            yield sink
    else:
        with whole_file(path.resolve()) as handle, counted(handle, path.name, written) as sink:
            yield sink


def is_special(path: Path) -> bool:
    """Whether it is a device or a pipe, which cannot be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def is_meant_as_folder(path: Path) -> bool:
    """Whether an output is meant to be a folder: it is one, or its name is new and has no ending."""
    return path.is_dir() or not (path.suffix or path.exists())


def write_package(path: Path, package: Mapping[str, Any]) -> None:
    """Write the header of an export.

    Raises:
        InputError: it cannot be written.
    """
    write_whole(path, json.dumps(package, ensure_ascii=False, indent=1) + "\n")


def make_room(folder: Path, *, is_forced: bool) -> Path | None:
    """Make sure that a folder may be replaced, and return where its former content now is, if it was not ours.

    A folder is ours where its data package says that newsledger made it and names every file. Another one is refused, or, if
    forced, set aside under another name: nothing is deleted that an export did not write.

    Raises:
        InputError: the folder holds something else, or must not be moved.
    """
    if not folder.is_dir() or not any(folder.iterdir()) or _is_ours(folder):
        return None
    if not is_forced:
        raise InputError(
            f"{folder} holds files that no export wrote; choose another folder, or say --force, which keeps it under another name"
        )
    place = folder.resolve()
    if any(place == other or place in other.parents for other in (Path.cwd(), Path.home())):
        raise InputError(f"{folder} is, or holds, the current or the home folder; choose another folder")
    aside = place.with_name(f"{place.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    try:
        place.rename(aside)
    except OSError as error:
        raise InputError(f"{folder}: cannot be set aside: {error.strerror}") from error
    return aside


def _is_ours(folder: Path) -> bool:
    try:
        package = json.loads((folder / PACKAGE).read_text("utf-8"))
        known = {PACKAGE, *(file["path"] for resource in package["resources"] for file in resource["files"])}
        is_made_here = "newsledger" in package
    except (OSError, ValueError, KeyError, TypeError):
        return False
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return is_made_here and found <= known
