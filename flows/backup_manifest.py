"""What a backup consists of: a manifest that names each file of the home, where the backup keeps it, and what its bytes are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.archive_digests import sha256_of
from flows.whole_file import write_whole
from transforms.errors import ArchiveError, InputError

MANIFEST = "manifest.json"
#: The layout of a backup; raised where it changes.
FORMAT = 1

#: First byte, byte after the last one, and SHA-256 of a piece of a file.
Piece = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of the home.

    Attributes:
        name: its path in the home.
        stored: its path in the backup.
        pieces: its bytes, piece by piece without a gap; what the stored file has behind them does not belong to it.
    """

    name: str
    stored: str
    pieces: tuple[Piece, ...]

    @property
    def length(self) -> int:
        """Its length in bytes."""
        return self.pieces[-1][1] if self.pieces else 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole backup.

    Attributes:
        version: of the newsledger that made it.
        schema_version: of the warehouse in it.
        made_at: when, ISO 8601.
        state: the last run in it.
        files: all of them.
    """

    version: str
    schema_version: int
    made_at: str
    state: str
    files: tuple[StoredFile, ...]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a manifest the one that holds, in one step.

    Raises:
        InputError: it cannot be written.
    """
    content = {"format": FORMAT} | asdict(manifest)
    write_whole(folder / MANIFEST, json.dumps(content | {"digest": _digest(content)}, ensure_ascii=False, indent=1) + "\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a backup, or None where there is none yet.

    Raises:
        InputError: it was changed, or a newer newsledger made it.
    """
    path = folder / MANIFEST
    if not path.exists():
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        said, made_by = content.pop("digest"), content["format"]
        if made_by != FORMAT:
            raise InputError(
                f"{path}: a backup of format {made_by}, this newsledger knows {FORMAT}: install the one that made it"
            )
        if said != _digest(content):
            raise InputError(f"{path}: it is not as it was written; the backup cannot be trusted: use another one")
        files = tuple(StoredFile(f["name"], f["stored"], tuple((a, b, c) for a, b, c in f["pieces"])) for f in content["files"])
        return Manifest(content["version"], content["schema_version"], content["made_at"], content["state"], files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: it cannot be read ({error}); the backup cannot be trusted: use another one") from error


def damaged_files(folder: Path, files: Sequence[StoredFile]) -> Iterator[str]:
    """Compare every byte of a backup with its manifest: what is wrong in words, and an empty word for a file that is sound."""
    for file in files:
        path = folder / file.stored
        try:
            wrong = [first for first, end, sha256 in file.pieces if sha256_of(path, first, end) != sha256]
        except ArchiveError as error:
            yield str(error).partition(";")[0]
            continue
        yield f"{path}: the bytes from {wrong[0]:,} on are not the ones that were backed up" if wrong else ""


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
