"""``newsledger quarantine list|show|retry|release``."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import App, Parameter

from flows.console import console, plain_table
from flows.quarantine_desk import Choice, describe, quarantine_table, quarantined_rows, release_entries, retry_entries
from flows.query_output import render
from flows.settings import load_settings
from warehouse.quarantine import QuarantineState

app = App(name="quarantine", help="List, show, retry or release the rows that the gate holds back.")

_Note = Annotated[str, Parameter(name=("--note", "-n"))]


@app.command(name="list")
def list_entries(
    *,
    state: QuarantineState | None = None,
    source: str | None = None,
    expectation: str | None = None,
    run: str | None = None,
    format: Annotated[Literal["table", "csv", "json"], Parameter(name=("--format", "-f"))] = "table",  # noqa: A002
) -> None:
    """List the rows that the gate holds back, newest first.

    Example: newsledger quarantine list --state held --expectation articles --format csv

    Args:
        state: only the ones in this state.
        source: only rows of this source.
        expectation: only rows that broke this one (figures.span_is_surface), or one of a suite (figures).
        run: only rows that this run met, first or last.
        format: a table for people; csv and json have every column, the row included.
    """
    entries = quarantined_rows(load_settings(), Choice(state=state, source=source, expectation=expectation, run=run))
    if format != "table":
        sys.stdout.buffer.write(render(quarantine_table(entries), format))
        return
    table = plain_table("entry", "state", "row", "expectation", "reason", "document")
    for entry in entries:
        row = f"{entry.row_kind} {entry.row_key}"
        table.add_row(entry.quarantine_id, entry.state, row, entry.expectation, entry.reason, entry.document_id)
    console().print(table if entries else "nothing is in quarantine")
    if entries:
        rows = len({(entry.document_id, entry.row_kind, entry.row_key) for entry in entries})
        documents = len({entry.document_id for entry in entries})
        sys.stderr.write(
            f"{len(entries):,} entries, one for each expectation that a row breaks: {rows:,} rows of {documents:,} documents. "
            "`newsledger quarantine show ENTRY` says more of one\n"
        )


@app.command
def show(entry: str) -> None:
    """Show one entry with the row that was held back.

    Args:
        entry: its name, as `list` shows it.
    """
    sys.stdout.write(describe(load_settings(), entry) + "\n")


@app.command
def retry(
    *entries: str, source: str | None = None, expectation: str | None = None, run: str | None = None, note: _Note = ""
) -> None:
    """Have the next run read the documents of entries again, after a rule or table was mended.

    Example: newsledger quarantine retry --source example --expectation articles.titles_not_lost --note "new template"

    Args:
        entries: their names, as `list` shows them; or all that are held by:
        source: this source.
        expectation: this expectation, or this suite.
        run: this run.
        note: why, kept with the entries.
    """
    choice = Choice(entries, "held", source, expectation, run)
    count = retry_entries(load_settings(), choice, note)
    sys.stdout.write(f"{_told(choice, count)}: the next `newsledger run` reads what they came from again\n")


@app.command
def release(
    *entries: str, source: str | None = None, expectation: str | None = None, run: str | None = None, note: _Note
) -> None:
    """Let rows through in the next run as they are, and in later runs and replays for as long as they stay so.

    Example: newsledger quarantine release 3f9c0a1b2c3d --note "the ministry confirmed it"

    Args:
        entries: their names, as `list` shows them; or all that are held by:
        source: this source.
        expectation: this expectation, or this suite.
        run: this run.
        note: why the rows are right; kept with the entries.
    """
    choice = Choice(entries, "held", source, expectation, run)
    count = release_entries(load_settings(), choice, note)
    sys.stdout.write(f"{_told(choice, count)}: the next `newsledger run` lets them through\n")


def _told(choice: Choice, count: int) -> str:
    return ", ".join(choice.entries) or f"{count} {'entry' if count == 1 else 'entries'}"
