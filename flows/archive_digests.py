"""Digests of the archive's files, so that no byte of them can change unseen.

A run notes at its end what it has added: each file from where the last digest ended. Nothing is read twice, and together the
stretches cover a file. Whoever changes what is written already (a takedown that cuts a record out) calls :func:`digest_anew`
for that file before it publishes: otherwise the old digests stand, and ``newsledger verify`` reports the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flows.archive import SUFFIX
from transforms.errors import ArchiveError
from warehouse.archive_digests import Stretch, digested_ends, note_stretches

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_READ_BYTES = 1 << 20


def digest_added(con: DuckDBPyConnection, folder: Path, run_id: str) -> None:
    """Note the digest of everything that the archive's files have behind what is noted already.

    Args:
        con: the writer's connection.
        folder: the archive.
        run_id: the run that notes it.

    Raises:
        ArchiveError: a file cannot be read.
    """
    known = digested_ends(con)
    sizes = {path: path.stat().st_size for path in sorted(folder.glob(f"*{SUFFIX}"))}
    grown = [(path, known.get(path.name, 0), size) for path, size in sizes.items() if size > known.get(path.name, 0)]
    note_stretches(con, run_id, [Stretch(path.name, start, end, sha256_of(path, start, end)) for path, start, end in grown])


def digest_anew(con: DuckDBPyConnection, folder: Path, run_id: str, file: str) -> None:
    """Note the digest of a whole file in the place of those that it had, after a lawful change within it.

    Args:
        con: the writer's connection.
        folder: the archive.
        run_id: who changed it.
        file: its name in the archive.

    Raises:
        ArchiveError: the file cannot be read.
    """
    path = folder / file
    size = path.stat().st_size
    note_stretches(con, run_id, [Stretch(file, 0, size, sha256_of(path, 0, size))], is_anew=True)


def sha256_of(path: Path, start: int, end: int) -> str:
    """SHA-256, in hex, of a file's bytes from ``start`` up to before ``end``; of fewer where it ends earlier.

    Raises:
        ArchiveError: it cannot be read.
    """
    digest = hashlib.sha256()
    for part in read_stretch(path, start, end):
        digest.update(part)
    return digest.hexdigest()


def read_stretch(path: Path, start: int, end: int) -> Iterator[bytes]:
    """A file's bytes from ``start`` up to before ``end``, in parts.

    Raises:
        ArchiveError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            file.seek(start)
            while start < end and (part := file.read(min(_READ_BYTES, end - start))):
                yield part
                start += len(part)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror}; restore the file from a backup") from error
