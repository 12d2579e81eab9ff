"""What a person does with quarantined rows: look at them, let the next run read them again, or let them through with a note."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from flows.settings import Settings
from flows.writing import writing
from warehouse.quarantine import QuarantineRow, QuarantineState, list_quarantine, mark_retry, release, show_quarantine
from warehouse.query import open_ledger

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def quarantined_rows(settings: Settings, state: QuarantineState | None) -> list[QuarantineRow]:
    """The entries in one state, or all, as last published."""
    with closing(open_ledger(settings.ledger_path)) as con:
        return list_quarantine(con, state)


def describe(settings: Settings, quarantine_id: str) -> str:
    """One entry in words, with the row that was held back.

    Raises:
        InputError: there is no such entry.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        entry = show_quarantine(con, quarantine_id)
    row = json.dumps(json.loads(entry.row_json), ensure_ascii=False, indent=2)
    facts = {
        "entry": entry.quarantine_id, "state": entry.state, "row": f"{entry.row_kind} {entry.row_key}",
        "expectation": entry.expectation, "reason": entry.reason, "document": entry.document_id,
        "source": entry.source_name, "article": entry.article_id, "note": entry.note,
    }  # fmt: skip
    return "\n".join([*(f"{name:<12} {value}" for name, value in facts.items() if value), row])


def retry_entry(settings: Settings, quarantine_id: str, note: str) -> None:
    """Have the next run read the entry's document again.

    Raises:
        InputError: there is no such entry, or it is resolved.
    """
    _decide(settings, lambda con: mark_retry(con, quarantine_id, note))


def release_entry(settings: Settings, quarantine_id: str, note: str) -> None:
    """Let the row through in the next run.

    Raises:
        InputError: there is no such entry, it is resolved, or the note is empty.
    """
    _decide(settings, lambda con: release(con, quarantine_id, note))


def _decide(settings: Settings, decide: Callable[[DuckDBPyConnection], None]) -> None:
    """Decide under the writer's lock, and publish, so that readers see the decision."""
    with writing(settings) as (con, _):
        decide(con)
