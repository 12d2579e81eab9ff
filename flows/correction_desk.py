"""What ``newsledger correct`` does: corrections made, listed, taken back, and kept as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.one_row import broken_by_figure
from flows.csv_files import csv_text, read_rows
from flows.settings import Settings
from flows.whole_file import write_whole
from flows.writing import author_of, writing
from transforms.errors import InputError
from warehouse.corrections import (
    COLUMNS,
    Corrector,
    add_kept,
    all_corrections,
    as_text,
    correct_actor,
    correct_figure,
    list_corrections,
    undo_correction,
    withdraw_figure,
)
from warehouse.query import open_ledger

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TIMES = ("corrected_at", "undone_at")
_NEEDED = ("correction_id", "target_kind", "target_id", "field", "author", "reason", "corrected_at")
_KINDS = ("figure", "actor")


def set_figure(
    settings: Settings, figure: str, assignments: Sequence[str], author: str | None, reason: str, article: str | None
) -> str:
    """Set fields of a figure; the id of the correction.

    Raises:
        InputError: see :func:`warehouse.corrections.correct_figure`; or an assignment is none.
    """
    fields = read_assignments(assignments)
    return _correct(settings, author, reason, lambda con, by: correct_figure(con, figure, fields, by, broken_by_figure, article))


def withdraw(settings: Settings, figure: str, author: str | None, reason: str, article: str | None) -> str:
    """Take out a figure that is none; the id of the correction.

    Raises:
        InputError: see :func:`warehouse.corrections.withdraw_figure`.
    """
    return _correct(settings, author, reason, lambda con, by: withdraw_figure(con, figure, by, article))


def set_actor(settings: Settings, actor: str, assignments: Sequence[str], author: str | None, reason: str) -> str:
    """Set fields of an actor; the id of the correction.

    Raises:
        InputError: see :func:`warehouse.corrections.correct_actor`; or an assignment is none.
    """
    fields = read_assignments(assignments)
    return _correct(settings, author, reason, lambda con, by: correct_actor(con, actor, fields, by))


def undo(settings: Settings, correction: str, author: str | None, reason: str) -> int:
    """Take a correction back; how many fields it was.

    Raises:
        InputError: see :func:`warehouse.corrections.undo_correction`.
    """
    return _correct(settings, author, reason, lambda con, by: undo_correction(con, correction, by))


def corrections(settings: Settings) -> list[dict[str, Any]]:
    """Every correction with its state, newest first, as last published."""
    with closing(open_ledger(settings.ledger_path)) as con:
        return list_corrections(con)


def corrections_csv(settings: Settings) -> str:
    """Every correction as CSV, to be kept elsewhere and taken in again by :func:`take_in`."""
    with closing(open_ledger(settings.ledger_path)) as con:
        rows = all_corrections(con)
    return csv_text(COLUMNS, ([as_text(row[name]) for name in COLUMNS] for row in rows))


def save_csv(settings: Settings, path: Path) -> int:
    """Write :func:`corrections_csv` to a file; how many rows.

    Raises:
        InputError: the file cannot be written.
    """
    text = corrections_csv(settings)
    write_whole(path, text)
    return len(list(csv.reader(io.StringIO(text)))) - 1


def take_in(settings: Settings, path: Path) -> int:
    """Take in corrections that were kept as a file; how many fields were new, or newly undone.

    Raises:
        InputError: the file cannot be read, or a row is wrong.
    """
    rows = read_rows(path, COLUMNS, "`newsledger correct export` writes such files", _row)
    with writing(settings) as (con, _):
        return add_kept(con, rows)


def read_assignments(assignments: Sequence[str]) -> dict[str, str]:
    """``FIELD=VALUE`` texts as fields.

    Raises:
        InputError: one has no ``=``, or a field stands twice.
    """
    fields: dict[str, str] = {}
    for text in assignments:
        name, equals, value = text.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name:
            raise InputError(f"--set '{text}': write FIELD=VALUE, as in value=40005; an empty VALUE empties the field")
        if name in fields:
            raise InputError(f"--set {name} stands twice; give one value")
        fields[name] = value
    return fields


def _correct[T](settings: Settings, author: str | None, reason: str, act: Callable[[DuckDBPyConnection, Corrector], T]) -> T:
    if not reason.strip():
        raise InputError("say why with --reason: the correction keeps it")
    with writing(settings) as (con, _):
        return act(con, Corrector(author_of(author), reason.strip()))


def _row(where: str, row: Mapping[str, str | None]) -> dict[str, Any]:
    values: dict[str, Any] = {name: row[name] or None for name in COLUMNS}
    empty = [name for name in _NEEDED if values[name] is None]
    if empty or values["target_kind"] not in _KINDS:
        raise InputError(f"{where}: {empty[0] + ' is empty' if empty else 'target_kind is neither figure nor actor'}")
    for name in _TIMES:
        try:
            values[name] = datetime.fromisoformat(values[name]) if values[name] else None
        except ValueError as error:
            raise InputError(f"{where}: {name} '{values[name]}' is no time in ISO 8601") from error
    return values
