"""Progress: a line on standard error where that is a terminal; and how far a run is with each of its sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Self, TypeVar

T = TypeVar("T")
#: Seconds between two updates: often enough to look alive, and free.
UPDATE_SECONDS = 0.2
#: The same where each update is a line that stays.
LINE_SECONDS = 10.0
#: A source that took no longer is not worth a line of its own at its end.
SHORT_SECONDS = 2.0


class Progress:
    """Counts things as they pass; use it as a context manager, so that its line is gone at the end.

    Args:
        what: plural noun of the things counted.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_shown = sys.stderr.isatty()
        self._began = self._shown = monotonic()
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def count(self, things: Iterable[T]) -> Iterator[T]:
        """Hand the things on, showing how many have passed."""
        for thing in things:
            yield thing
            self.add(1)

    def add(self, count: int) -> None:
        """So many more have passed."""
        self._count += count
        if self._is_shown and monotonic() - self._shown > UPDATE_SECONDS:
            self._shown = monotonic()
            self._show(self._shown - self._began)

    def _show(self, seconds: float) -> None:
        sys.stderr.write(f"\r\x1b[K{self._count:,} {self._what}, {self._count / seconds:.1f} a second")
        sys.stderr.flush()


class SourceProgress:
    """Tells which source a run is at, how many documents it gave so far, and how many a second.

    Args:
        say: shows a line: the place of the last one on a terminal, below it elsewhere.
        every: seconds between two lines about one source.
        clock: monotonic seconds.
    """

    def __init__(self, say: Callable[[str], None], every: float = LINE_SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._say = say
        self._every = every
        self._clock = clock

    def follow(self, source: str, documents: Iterable[T]) -> Iterator[T]:
        """Hand the documents of a source on, telling how far it is."""
        began = shown = self._clock()
        count = 0
        if self._every < SHORT_SECONDS:
            self._say(f"source {source}: asking")
        for document in documents:
            yield document
            count += 1
            if self._clock() - shown >= self._every:
                shown = self._clock()
                self._say(f"source {source}: {_rate(count, shown - began)} so far")
        seconds = self._clock() - began
        if seconds >= SHORT_SECONDS:
            self._say(f"source {source}: {_rate(count, seconds)}, {seconds:.0f} s in all")


def _rate(count: int, seconds: float) -> str:
    return f"{count:,} documents, {count / seconds:.1f} a second"
