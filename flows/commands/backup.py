"""``newsledger backup``."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.backup import back_up
from flows.run_display import RunDisplay
from flows.settings import load_settings


def backup(target: Path) -> None:
    """Copy the home as last published into a folder, also while runs go on.

    Warehouse (with judgements, corrections and quarantine), archive, own sources, states of feeds, seals, and the settings that
    are no secrets. Only what is new is copied; one that was killed goes on. Where something is damaged it is not taken: that is
    said, the backup stays the one before, and the exit code is 6.

    newsledger backup /mnt/backups/newsledger

    Args:
        target: the folder, outside the home; the same one each time.
    """
    with RunDisplay() as display:
        done = back_up(load_settings(), target, display.say)
    size = sum(file.length for file in done.manifest.files)
    sys.stdout.write(
        f"{target}: {len(done.manifest.files):,} files, {size:,} bytes, {done.copied:,} of them copied now; "
        f"state of run {done.manifest.state or '(none)'}\n"
        f"newsledger restore {target} --home NEW_FOLDER makes a home of it\n"
    )
