"""``newsledger restore``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.backup import SETTINGS_FILE
from flows.cli import UNHEALTHY
from flows.commands.verify import show_outcomes
from flows.restore import restore
from flows.run_display import RunDisplay
from flows.settings import load_settings
from flows.verify import verify_home


def restore_command(backup: Path, *, home: Annotated[Path | None, Parameter(name="--home")] = None) -> int:
    """Make a home of a backup: every byte is compared before, and the home is verified after.

    Nothing is overwritten: the home must be missing or empty. It appears when it is whole. A warehouse of an older schema version
    is brought forward. Leaves with 1 where `verify` finds something wrong in what was backed up.

    newsledger restore /mnt/backups/newsledger --home var

    Args:
        backup: folder that `newsledger backup` made.
        home: folder of the new home (default: the setting NEWSLEDGER_HOME).
    """
    settings = load_settings(**({} if home is None else {"home": home}))
    with RunDisplay() as display:
        manifest = restore(backup, settings, display.say)
        outcomes = list(verify_home(settings, display.say, everything=False))
    show_outcomes(outcomes)
    kept = next((file.stored for file in manifest.files if file.name == SETTINGS_FILE), None)
    settings_of_then = f"; the settings of then: {backup / kept}" if kept else ""
    sys.stdout.write(f"{settings.home}: restored as of {manifest.made_at}, run {manifest.state or '(none)'}{settings_of_then}\n")
    return UNHEALTHY if any(found.wrong for found in outcomes) else 0
