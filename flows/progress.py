"""A line of progress on standard error, only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Self, TypeVar

T = TypeVar("T")
#: Seconds between two updates: often enough to look alive, and free.
UPDATE_SECONDS = 0.2


class Progress:
    """Counts things as they pass; use it as a context manager, so that its line is gone at the end.

    Args:
        what: plural noun of the things counted.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_shown = sys.stderr.isatty()
        self._began = monotonic()
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def count(self, things: Iterable[T]) -> Iterator[T]:
        """Hand the things on, showing how many have passed."""
        shown = self._began
        for thing in things:
            yield thing
            self._count += 1
            if self._is_shown and monotonic() - shown > UPDATE_SECONDS:
                shown = monotonic()
                self._show(shown - self._began)

    def _show(self, seconds: float) -> None:
        sys.stderr.write(f"\r\x1b[K{self._count:,} {self._what}, {self._count / seconds:.1f} a second")
        sys.stderr.flush()
