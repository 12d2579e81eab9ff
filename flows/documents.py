"""Loads documents from files, folders, JSON lines and WARC archives: streamed, in a fixed order, never past the size limit.

Whatever cannot be read becomes a :class:`~flows.loaded.FailedDocument` in its place, so that what comes out adds up to
what was there.
"""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from flows.input_lines import documents_in_json, documents_in_lines
from flows.loaded import LoadedDocument, clean_id, failed, too_large
from transforms.errors import DocumentError, InputError
from transforms.records import RawDocument

STANDARD_INPUT = "-"
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain"}
LINE_SUFFIXES = (".jsonl", ".jsonl.gz")
WARC_SUFFIXES = (".warc", ".warc.gz")
KNOWN_SUFFIXES = (*MEDIA_TYPES, ".json", *LINE_SUFFIXES, *WARC_SUFFIXES)
#: A `.json` file is parsed as a whole, so it may be no more than this many documents large; longer collections are `.jsonl`.
JSON_OVERHEAD = 6


def load_documents(paths: Sequence[str], max_bytes: int) -> Iterator[LoadedDocument]:
    """The documents of all arguments in order, one after the other.

    Args:
        paths: files, folders, or ``-`` for JSON lines on standard input.
        max_bytes: larger documents become ``too_large`` and are not read to their end.

    Raises:
        InputError: an argument does not exist, has an unknown extension, or is a folder without articles; raised before the
            first document is loaded.
    """
    for path in paths:
        check_input(path)
    return (document for path in paths for document in _load_argument(path, max_bytes))


def check_input(path: str) -> None:
    """Refuse an argument that nothing can come of.

    Raises:
        InputError: see :func:`load_documents`.
    """
    if path == STANDARD_INPUT:
        return
    target = Path(path)
    if not target.exists() and path.startswith("-"):
        raise InputError(f"{path}: there is no such option; `newsledger extract --help` lists them")
    if not target.exists():
        raise InputError(f"{path}: there is no such file or folder")
    if target.is_dir():
        if not any(_suffix(file) for file in _files_of(target)):
            raise InputError(f"{path}: a folder without articles; files that can be read end in {' '.join(KNOWN_SUFFIXES)}")
    elif not _suffix(target):
        raise InputError(f"{path}: files that can be read end in {' '.join(KNOWN_SUFFIXES)}")


def _load_argument(path: str, max_bytes: int) -> Iterator[LoadedDocument]:
    if path == STANDARD_INPUT:
        return documents_in_lines(cast("BinaryIO", sys.stdin.buffer), max_bytes)
    target = Path(path)
    if target.is_dir():
        return (document for file in _files_of(target) for document in _load_file(file, _name_in(target, file), max_bytes))
    is_container = _suffix(target) in (*LINE_SUFFIXES, *WARC_SUFFIXES)
    return _load_file(target, clean_id(target.name), max_bytes, line_prefix="" if is_container else None)


def _files_of(folder: Path) -> Iterator[Path]:
    """All files below a folder in the order of their names, hidden ones left out; linked folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files_of(entry)
        else:
            yield entry


def _suffix(path: Path) -> str | None:
    """The known extension that a name ends in, the longest one."""
    name = path.name.lower()
    return max((suffix for suffix in KNOWN_SUFFIXES if name.endswith(suffix)), key=len, default=None)


def _name_in(folder: Path, file: Path) -> str:
    return clean_id(file.relative_to(folder).as_posix())


def _load_file(file: Path, name: str, max_bytes: int, line_prefix: str | None = None) -> Iterator[LoadedDocument]:
    """The documents of one file; whatever goes wrong while it is read is one failed document in that place."""
    prefix = name if line_prefix is None else line_prefix
    try:
        with _open(file) as stream:
            yield from _load_stream(stream, _suffix(file), name, prefix, max_bytes)
    except DocumentError as error:
        yield failed(name, error)
    except (OSError, EOFError, zlib.error) as error:
        yield failed(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _open(file: Path) -> BinaryIO:
    if not stat.S_ISREG(file.stat().st_mode):
        raise DocumentError("cannot be read: not a regular file")
    return file.open("rb")


def _load_stream(stream: BinaryIO, suffix: str | None, name: str, prefix: str, max_bytes: int) -> Iterator[LoadedDocument]:
    """The documents in an open file. Reading WARC takes 0.2 s to import, so only archives pay for it."""
    if suffix in WARC_SUFFIXES:
        yield from import_module("flows.warc_files").documents_in_warc(stream, name, max_bytes)
    elif suffix in LINE_SUFFIXES:
        lines = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if suffix == ".jsonl.gz" else stream
        yield from documents_in_lines(lines, max_bytes, prefix)
    elif suffix == ".json":
        yield from documents_in_json(_read(stream, max_bytes * JSON_OVERHEAD), name, max_bytes)
    elif suffix is not None:
        yield RawDocument(name, _read(stream, max_bytes), MEDIA_TYPES[suffix])
    else:
        yield failed(name, f"unknown extension; files that can be read end in {' '.join(KNOWN_SUFFIXES)}")


def _read(stream: BinaryIO, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise too_large(os.fstat(stream.fileno()).st_size, limit)
    return content
