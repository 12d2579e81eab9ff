"""Progress of what takes long, as lines on standard error."""

from __future__ import annotations

import sys
import time

#: Until the first line, and between two lines.
_SECONDS = 2.0


class Progress:
    """How far something is; nothing is said of what is done within two seconds.

    Args:
        what: begins each line: ``views are made anew``.
        total: how many there are.
        unit: of what.
    """

    def __init__(self, what: str, total: int, unit: str) -> None:
        self._what, self._total, self._unit = what, total, unit
        self._told = time.monotonic()

    def tell(self, done: int) -> None:
        """Say how many are done, where the last line is two seconds old and there are more."""
        if done < self._total and time.monotonic() - self._told > _SECONDS:
            sys.stderr.write(f"{self._what}: {done:,} of {self._total:,} {self._unit}\n")
            self._told = time.monotonic()
