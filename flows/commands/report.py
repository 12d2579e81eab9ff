"""``newsledger report``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.report import build_report
from flows.settings import load_settings


def report(*, output: Annotated[Path | None, Parameter(name=("--output", "-o"))] = None) -> None:
    """Build the data-quality report and the site of figures and actors: static files that open from disk.

    Args:
        output: folder to write (default: `report` in the home folder).
    """
    settings = load_settings()
    page = build_report(settings.ledger_path, output or settings.report_path)
    sys.stdout.write(f"{page}\n")
