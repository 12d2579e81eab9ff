"""``newsledger backup``: a copy of the home as last published, while runs may be going on.

The published ledger is a whole copy of the warehouse that nobody changes: judgements, corrections and quarantine are in it, and
it says how far the archive's files belong to it. So no lock is needed. The copies are compared with the digests that runs noted,
and nothing that is damaged is taken.

What a backup holds already is not copied again: archive files only grow, and are gone on with. A new manifest takes the place of
the old one when everything that it names is on the disk, and only then what nobody names any more is deleted. Killed at any
moment, the backup is the one before, and the next one goes on.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from flows.archive_digests import read_stretch, sha256_of
from flows.backup_manifest import Manifest, Piece, StoredFile, read_manifest, write_manifest
from flows.seals import SEALS
from flows.settings import Settings
from transforms.errors import ArchiveError, InputError, WarehouseError, WarehouseLockedError
from warehouse.archive_digests import digested_ends, stretches
from warehouse.captures import archived_ends
from warehouse.file_check import check_file
from warehouse.migrations import SCHEMA_VERSION
from warehouse.query import open_ledger
from warehouse.runs import newest_run

Say = Callable[[str], None]
#: Says what the folder is, to people and to the next backup, which may go on with one that was killed.
MARKER = "README.txt"
_MARKER_TEXT = "A backup of a newsledger home. `newsledger restore THIS_FOLDER --home NEW_FOLDER` makes a home of it.\n"
#: Files that are kept beside warehouse and archive. Reports, Data Docs and Prefect's own database are not.
SMALL_FILES = ("sources.csv", "retention.csv", "removals.json", "feeds.json", "site_files.json", "alerts.json", SEALS)
#: Settings that are secrets, or that belong to one machine.
_NOT_KEPT = ("notify", "home")
SETTINGS_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a backup holds, and how many of its bytes were copied this time."""

    manifest: Manifest
    copied: int


def back_up(settings: Settings, target: Path, say: Say) -> BackupSummary:
    """Bring a backup up to the last published state; the first time, make it.

    Args:
        settings: the settings in force.
        target: folder of the backup; made where it is missing.
        say: tells how far it is.

    Raises:
        InputError: the folder cannot be one, or holds something else.
        WarehouseError: there is no published ledger, it is damaged, or the backup cannot be written.
        ArchiveError: an archive file is damaged, or not all of it was noted by a run yet.
    """
    _refuse_overlap(settings.home, target)
    with _only_one(target):
        before = read_manifest(target)
        known = {file.name: file for file in before.files} if before else {}
        say(f"backup: {settings.ledger_path.name}")
        ledger, copied = _copy_ledger(settings.ledger_path, target, known.get("warehouse.duckdb"))
        files = [ledger]
        with closing(open_ledger(target / ledger.stored)) as con:
            _refuse_unnoted(archived_ends(con), digested_ends(con))
            state = newest_run(con)
            pieces = {name: [*group] for name, group in groupby(stretches(con), attrgetter("archive_file"))}
        for number, (name, noted) in enumerate(pieces.items(), start=1):
            say(f"backup: archive file {number:,} of {len(pieces):,}, {name}")
            wanted = tuple((stretch.first_byte, stretch.end_byte, stretch.sha256) for stretch in noted)
            file, count = _copy_archive_file(settings.archive_path / name, target, wanted, known.get(f"archive/{name}"))
            files.append(file)
            copied += count
        small = {name: settings.home / name for name in SMALL_FILES if (settings.home / name).is_file()}
        files += [_keep_small(target, name, _whole_lines(path)) for name, path in small.items()]
        files.append(_keep_small(target, SETTINGS_FILE, _settings_kept(settings)))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(version("newsledger"), SCHEMA_VERSION, now, state, tuple(files))
        _flush(target, files)
        write_manifest(target, manifest)
        _delete_unnamed(target, files)
    return BackupSummary(manifest, copied)


def _refuse_overlap(home: Path, target: Path) -> None:
    inside, outside = home.resolve(), target.resolve()
    if outside == inside or inside in outside.parents or outside in inside.parents:
        raise InputError(f"{target}: a backup within the home {home}, or around it, is lost with it: name a folder elsewhere")


@contextmanager
def _only_one(target: Path) -> Iterator[None]:
    """Be the only backup that writes to the folder."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        marker = target / MARKER
        if not marker.exists() and any(target.iterdir()):
            raise InputError(f"{target}: the folder holds something else than a backup: name an empty or a new one")
        with marker.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise WarehouseLockedError(f"{target}: another backup is writing there; try again when it has ended") from None
            file.truncate(0)
            file.write(_MARKER_TEXT)
            file.flush()
            yield
    except OSError as error:
        raise WarehouseError(
            f"{target}: the backup cannot be written: {error.strerror}; make room or mend the folder, then run it again"
        ) from error


def _copy_ledger(origin: Path, target: Path, known: StoredFile | None) -> tuple[StoredFile, int]:
    """The published ledger, under the name of its digest: the one before stays until the manifest is renewed."""
    if not origin.is_file():
        raise WarehouseError(f"there is no published ledger at {origin}: `newsledger run` makes one")
    draft = target / "ledger.new"
    digest, size = hashlib.sha256(), 0
    with origin.open("rb") as reader, draft.open("wb") as writer:  # one descriptor: a run may publish another file meanwhile
        while part := reader.read(1 << 20):
            digest.update(part)
            writer.write(part)
            size += len(part)
    if check_file(draft).damaged:
        draft.unlink()
        raise WarehouseError(f"{origin} is damaged and is not backed up: `newsledger verify` says where")
    file = StoredFile("warehouse.duckdb", f"ledger-{digest.hexdigest()[:16]}.duckdb", ((0, size, digest.hexdigest()),))
    is_there = known is not None and known.pieces == file.pieces
    draft.replace(target / file.stored)
    return file, 0 if is_there else size


def _refuse_unnoted(indexed: Mapping[str, int], noted: Mapping[str, int]) -> None:
    """What no run has noted the digest of would be missing."""
    missing = sorted(name for name, end in indexed.items() if noted.get(name, 0) < end)
    if missing:
        raise ArchiveError(
            f"archive file {missing[0]} has captures that no run of this version has noted the digest of: "
            "`newsledger run` notes them; then back up again"
        )


def _copy_archive_file(origin: Path, target: Path, wanted: tuple[Piece, ...], known: StoredFile | None) -> tuple[StoredFile, int]:
    """What is missing of an archive file; one that was rewritten gets another name."""
    is_grown = known is None or wanted[: len(known.pieces)] == known.pieces
    stored = known.stored if known is not None and is_grown else f"archive/{origin.name}"
    if known is not None and not is_grown:
        stored = f"archive/{hashlib.sha256(repr(wanted).encode()).hexdigest()[:8]}-{origin.name}"
    path = target / stored
    path.parent.mkdir(exist_ok=True)
    vouched = len(known.pieces) if known is not None and is_grown and path.exists() and path.stat().st_size >= known.length else 0
    copied = 0
    path.touch()
    for first, end, sha256 in wanted[vouched:]:
        if path.stat().st_size >= end and sha256_of(path, first, end) == sha256:
            continue
        os.truncate(path, first)
        _append(origin, path, first, end, sha256)
        copied += end - first
    return StoredFile(f"archive/{origin.name}", stored, wanted), copied


def _append(origin: Path, path: Path, first: int, end: int, sha256: str) -> None:
    digest = hashlib.sha256()
    with path.open("ab") as file:
        for part in read_stretch(origin, first, end):
            digest.update(part)
            file.write(part)
    if digest.hexdigest() != sha256:
        os.truncate(path, first)
        raise ArchiveError(
            f"{origin}: its bytes {first:,} to {end - 1:,} are not the ones that were written, and are not backed up: "
            "`newsledger verify` says where; put the file back from the backup before"
        )


def _keep_small(target: Path, name: str, content: bytes) -> StoredFile:
    """A small file, under the name of its digest."""
    digest = hashlib.sha256(content).hexdigest()
    file = StoredFile(name, f"files/{digest[:16]}-{name}", ((0, len(content), digest),))
    path = target / file.stored
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return file


def _whole_lines(path: Path) -> bytes:
    """A small file; of one that lines are added to, the whole ones."""
    content = path.read_bytes()
    return content[: content.rfind(b"\n") + 1] if path.name == SEALS else content


def _settings_kept(settings: Settings) -> bytes:
    """The settings that are not secrets and differ from the defaults, to be looked at."""
    given = settings.model_dump(mode="json", exclude_defaults=True, exclude=set(_NOT_KEPT))
    return (json.dumps(given, ensure_ascii=False, indent=1) + "\n").encode()


def _flush(target: Path, files: Sequence[StoredFile]) -> None:
    """Bring everything that the manifest will name to the disk."""
    for path in {target / file.stored for file in files}:
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _delete_unnamed(target: Path, files: Sequence[StoredFile]) -> None:
    """What an earlier manifest named and this one does not."""
    kept = {target / file.stored for file in files}
    for pattern in ("ledger*", "archive/*", "files/*"):
        for path in target.glob(pattern):
            if path not in kept:
                path.unlink()
