"""``newsledger quarantine list|show|retry|release``."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import App, Parameter

from flows.console import console, plain_table
from flows.quarantine_desk import describe, quarantined_rows, release_entry, retry_entry
from flows.settings import load_settings
from warehouse.quarantine import QuarantineState

app = App(name="quarantine", help="List, show, retry or release the rows that the gate holds back.")


@app.command(name="list")
def list_entries(*, state: QuarantineState | None = None) -> None:
    """List the rows that the gate holds back, newest first.

    Args:
        state: only the ones in this state.
    """
    entries = quarantined_rows(load_settings(), state)
    table = plain_table("entry", "state", "row", "expectation", "reason", "document")
    for entry in entries:
        row = f"{entry.row_kind} {entry.row_key}"
        table.add_row(entry.quarantine_id, entry.state, row, entry.expectation, entry.reason, entry.document_id)
    console().print(table if entries else "nothing is in quarantine")


@app.command
def show(entry: str) -> None:
    """Show one entry with the row that was held back.

    Args:
        entry: its name, as `list` shows it.
    """
    sys.stdout.write(describe(load_settings(), entry) + "\n")


@app.command
def retry(entry: str, *, note: Annotated[str, Parameter(name=("--note", "-n"))] = "") -> None:
    """Have the next run read the entry's document again, after a rule or table was mended.

    Args:
        entry: its name, as `list` shows it.
        note: why, kept with the entry.
    """
    retry_entry(load_settings(), entry, note)
    sys.stdout.write(f"{entry}: the next `newsledger run` reads its document again\n")


@app.command
def release(entry: str, *, note: Annotated[str, Parameter(name=("--note", "-n"))]) -> None:
    """Let the row through in the next run as it is.

    Args:
        entry: its name, as `list` shows it.
        note: why the row is right; kept with the entry.
    """
    release_entry(load_settings(), entry, note)
    sys.stdout.write(f"{entry}: the next `newsledger run` lets it through\n")
