"""What a person does with quarantined rows: look at them, let the next run read them again, or let them through with a note."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import pyarrow as pa

from flows.settings import Settings
from flows.writing import writing
from transforms.errors import InputError
from warehouse.batch import transaction
from warehouse.quarantine import QuarantineRow, QuarantineState, list_quarantine, mark_retry, release, show_quarantine
from warehouse.query import open_ledger

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries are meant; all of a field that is None.

    Attributes:
        entries: their names; none: by the other fields.
        state: their state.
        source: the source of their rows.
        expectation: what the rows broke, ``suite.expectation``, or a suite.
        run: the run that met them, first or last.
    """

    entries: tuple[str, ...] = ()
    state: QuarantineState | None = None
    source: str | None = None
    expectation: str | None = None
    run: str | None = None


def quarantined_rows(settings: Settings, choice: Choice) -> list[QuarantineRow]:
    """The entries that are meant, as last published."""
    with closing(open_ledger(settings.ledger_path)) as con:
        return _chosen(con, choice)


def quarantine_table(entries: Sequence[QuarantineRow]) -> pa.Table:
    """Entries with all their columns, to be written in a format."""
    columns = [field.name for field in fields(QuarantineRow)]
    return pa.table({name: pa.array([getattr(entry, name) for entry in entries]) for name in columns})


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
    if entry.state == "held":
        facts["to do"] = (
            f"newsledger quarantine retry {quarantine_id} (the page or a rule was mended), or "
            f'newsledger quarantine release {quarantine_id} --note "why it is right"'
        )
    return "\n".join([*(f"{name:<12} {value}" for name, value in facts.items() if value), row])


def retry_entries(settings: Settings, choice: Choice, note: str) -> int:
    """Have the next run read the documents of entries again; how many entries.

    Raises:
        InputError: nothing is meant, there is no such entry, or it is resolved.
    """
    return _decide(settings, choice, lambda con, name: mark_retry(con, name, note))


def release_entries(settings: Settings, choice: Choice, note: str) -> int:
    """Let the rows through in the next run; how many.

    Raises:
        InputError: nothing is meant, there is no such entry, it is resolved, or the note is empty.
    """
    return _decide(settings, choice, lambda con, name: release(con, name, note))


def _chosen(con: DuckDBPyConnection, choice: Choice) -> list[QuarantineRow]:
    if choice.entries:
        return [show_quarantine(con, name) for name in choice.entries]
    return list_quarantine(con, choice.state, source=choice.source, expectation=choice.expectation, run_id=choice.run)


def _decide(settings: Settings, choice: Choice, decide: Callable[[DuckDBPyConnection, str], None]) -> int:
    """Decide under the writer's lock, all or nothing, and publish, so that readers see the decision."""
    if not (choice.entries or choice.source or choice.expectation or choice.run):
        raise InputError("name entries, or say which are meant with --source, --expectation or --run")
    with writing(settings) as (con, _), transaction(con):
        entries = _chosen(con, choice)
        for entry in entries:
            decide(con, entry.quarantine_id)
    return len(entries)
