"""``newsledger restore``: a home made of a backup, compared byte by byte before and verified after."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from flows.archive_digests import read_stretch
from flows.backup import SETTINGS_FILE
from flows.backup_manifest import Manifest, damaged_files, read_manifest
from flows.ingestion import new_run_id
from flows.run_lock import writer_lock
from flows.settings import Settings
from transforms.errors import InputError, WarehouseError
from warehouse.database import connect_writer
from warehouse.publish import publish

Say = Callable[[str], None]


def restore(backup: Path, settings: Settings, say: Say) -> Manifest:
    """Make a home of a backup; it appears when it is whole. A warehouse of an older schema version is brought forward.

    Args:
        backup: folder of the backup.
        settings: the settings in force; their home is made.
        say: tells how far it is.

    Raises:
        InputError: there is no backup, a file of it is damaged, or the home is there already and is not empty.
        WarehouseError: the warehouse is of a newer newsledger, or the home cannot be written.
    """
    home = settings.home.absolute()
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise InputError(f"{home}: there is something already, and nothing is overwritten: name a new folder with --home")
    manifest = read_manifest(backup)
    if manifest is None:
        raise InputError(f"{backup}: there is no backup, or its first making did not come to its end: no manifest.json")
    _refuse_damaged(backup, manifest, say)
    draft = home.with_name(f".{home.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for file in manifest.files:
            if file.name != SETTINGS_FILE:
                say(f"restore: {file.name}")
                _copy(backup / file.stored, draft / file.name, file.length)
        _publish(settings.model_copy(update={"home": draft}), say)
        if home.exists():
            home.rmdir()
        draft.rename(home)
    except OSError as error:
        raise WarehouseError(
            f"{home}: cannot be written: {error.strerror}; make room, or name another folder with --home"
        ) from error
    return manifest


def _refuse_damaged(backup: Path, manifest: Manifest, say: Say) -> None:
    wrong = []
    for number, problem in enumerate(damaged_files(backup, manifest.files), start=1):
        say(f"restore: {number:,} of {len(manifest.files):,} files compared")
        wrong += [problem] if problem else []
    if wrong:
        more = f", and {len(wrong) - 1} more files" if len(wrong) > 1 else ""
        raise InputError(f"the backup is damaged, and nothing was restored: {wrong[0]}{more}. Use another backup")


def _copy(origin: Path, target: Path, length: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        for part in read_stretch(origin, 0, length):
            file.write(part)


def _publish(settings: Settings, say: Say) -> None:
    """Bring the warehouse forward where it is older, and publish it."""
    say("restore: the ledger is published")
    with (
        writer_lock(settings.lock_path, new_run_id()),
        closing(connect_writer(settings.warehouse_path)) as con,
    ):
        publish(con, settings.warehouse_path, settings.ledger_path)
