"""What the command line has started while Prefect was still on its way; a scheduled run starts its own."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from flows.progress import LINE_SECONDS
from flows.workers import Workers


@dataclass(frozen=True)
class Prepared:
    """Worker processes that may be loading already, not closed by the flow; where to tell the stages, and how often."""

    workers: Workers
    say: Callable[[str], None]
    progress_seconds: float = LINE_SECONDS


#: Handed over by context, not as a parameter of the flow: Prefect stores parameters, and shows them in its forms.
PREPARED: ContextVar[Prepared | None] = ContextVar("prepared", default=None)
