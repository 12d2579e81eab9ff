"""What a person sees of a run: its stages while it goes on, one table at the end."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.status import Status
from rich.table import Table

from flows.progress import LINE_SECONDS, UPDATE_SECONDS

if TYPE_CHECKING:
    from flows.run_summary import RunSummary
    from flows.settings import Settings


class RunDisplay:
    """Stages on standard error: a live line on a terminal, plain lines with the seconds elsewhere."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._began = monotonic()
        self._status = Status("", console=self._console) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is not None:
            self._status.stop()

    @property
    def progress_seconds(self) -> float:
        """Seconds between two lines about the same thing: few lines that stay, or one that lives."""
        return LINE_SECONDS if self._status is None else UPDATE_SECONDS

    def say(self, stage: str) -> None:
        """Show the stage that begins."""
        seconds = monotonic() - self._began
        if self._status is not None:
            self._status.update(stage)
        else:
            sys.stderr.write(f"{seconds:5.1f} s  {stage}\n")
            sys.stderr.flush()

    def show(self, summary: RunSummary, settings: Settings) -> None:
        """Print the table at the end, and what to type next."""
        console = Console(highlight=False, soft_wrap=True)
        console.print(_table(summary))
        if summary.sources:  # a replay asks none
            console.print(_source_table(summary))
        reasons = {reason for *_, reason in summary.failures}
        for source in summary.sources:
            if source.reason and source.reason not in reasons:
                console.print(f"why      {source.source_name}: {source.reason}", markup=False)
        for line in summary.failure_lines():
            console.print(line, markup=False)
        for reason in summary.held:
            console.print(f"held     {reason}", markup=False)
        for warning in summary.warnings:
            console.print(f"warning  {warning}", markup=False)
        console.print(_next_steps(summary, settings, monotonic() - self._began), markup=False)


def _table(summary: RunSummary) -> Table:
    table = Table("", "count", title=f"run {summary.run_id}", title_justify="left", show_header=False)
    table.columns[1].justify = "right"
    for name, count in summary.dispositions.items():
        table.add_row(name, f"{count:,}")
    table.add_row("documents in", f"{summary.documents:,}", end_section=True)
    for name, count in summary.ledger.items():
        table.add_row(f"{name} in the ledger", f"{count:,}")
    table.add_section()
    broken = f", {len(summary.warnings)} warnings" if summary.warnings else ""
    table.add_row("gate", f"open: {summary.expectations} expectations{broken}")
    table.add_row("rows in quarantine", f"{summary.quarantined_rows:,}")
    return table


def _source_table(summary: RunSummary) -> Table:
    heads, rows = summary.source_table()
    table = Table("source", "state", title="sources", title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right")
    for *cells, _ in rows:
        table.add_row(*(escape(cell) for cell in cells))
    return table


def _next_steps(summary: RunSummary, settings: Settings, seconds: float) -> str:
    stages = ", ".join(f"{name} {spent:.1f}" for name, spent in summary.seconds.items())
    lines = [
        f"{seconds:.1f} s in all ({stages}; the rest is loading Prefect, Great Expectations and the language model)",
        f"ledger   {settings.ledger_path}",
        f"archive  {settings.archive_path}",
        *([f"docs     {settings.docs_path / 'index.html'}"] if settings.data_docs else []),
        "",
        'next     newsledger sql "from marts.figures limit 10"',
        "         newsledger why FIGURE_ID",
        "         newsledger report",
    ]
    if summary.quarantined_rows:
        lines.append("         newsledger quarantine list")
    return "\n".join(lines)
