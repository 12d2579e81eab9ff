"""``newsledger serve``."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from flows.serve import serve as serve_sources
from flows.settings import load_settings


def serve(*sources: str, port: Annotated[int, Parameter(name=("--port", "-p"))] = 4200) -> None:
    """Run the sources on their schedules, with Prefect's UI, until interrupted.

    Args:
        sources: names of registered sources (default: all active ones that have a schedule).
        port: where the UI answers, on this machine only.
    """

    def tell(line: str) -> None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    serve_sources(load_settings(), port=port, names=sources, tell=tell)
