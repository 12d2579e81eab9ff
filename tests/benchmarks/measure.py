"""Cost of a piece of work: process CPU time, which other work on the machine disturbs less than the clock."""

from __future__ import annotations

import resource
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 3

Work = Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One line of the table: what one article costs, beside what a peer needs for the same.

    ``seconds`` and ``peer_seconds`` are for all ``articles``; ``items`` (articles or rows) are what the rate counts.
    """

    stage: str
    given: str
    articles: int
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    items: int = 0
    item: str = "articles"

    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        rate = f"{(self.items or self.articles) / self.seconds:,.0f} {self.item}/s"
        own = (self.stage, self.given, _milliseconds(self.seconds / self.articles), rate)
        if self.peer_seconds is None:
            return (*own, "-", "-", "-")
        times = f"{self.seconds / self.peer_seconds:.2f}"
        return (*own, self.peer, _milliseconds(self.peer_seconds / self.articles), times)


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.3g}"


HEADER = ("stage", "input", "ms/article", "rate", "peer", "its ms/article", "times peer")


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table with aligned columns."""
    rows = [HEADER, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "".join("| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |\n" for row in rows)


def tell(message: str) -> None:
    """Progress, beside the table."""
    sys.stderr.write(f"bench: {message}\n")


def cpu_now() -> float:
    """CPU seconds of this process, its threads, and its children that have ended."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def cpu_seconds(work: Work) -> float:
    """What one call costs."""
    began = cpu_now()
    work()
    return cpu_now() - began


def compare[T](
    own: Callable[[Sequence[T]], object], peer: Callable[[Sequence[T]], object], given: Sequence[T]
) -> tuple[float, float]:
    """Medians of both, in turn so that a change of the machine's load meets both, after a warm-up with a few things."""
    return compare_afresh(lambda: own, peer, given)


def compare_afresh[T](
    build: Callable[[], Callable[[Sequence[T]], object]], peer: Callable[[Sequence[T]], object], given: Sequence[T]
) -> tuple[float, float]:
    """As :func:`compare`, with work built anew for each round, whose building does not count."""
    few = given[: len(given) // 8 + 1]
    build()(few)
    peer(few)
    pairs = []
    for _ in range(ROUNDS):
        own = build()
        pairs.append((cpu_seconds(lambda: own(given)), cpu_seconds(lambda: peer(given))))  # noqa: B023 (called at once)
    return statistics.median(ours for ours, _ in pairs), statistics.median(theirs for _, theirs in pairs)
