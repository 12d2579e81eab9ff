"""What ``newsledger boilerplate`` does: learned segments listed, decided about by people, and kept as a file."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.csv_files import csv_text, read_rows
from flows.settings import Settings
from flows.whole_file import write_whole
from flows.writing import author_of, writing
from transforms.errors import InputError
from transforms.records import BOILERPLATE_LABELS
from warehouse.learned_boilerplate import (
    COLUMNS,
    PLACES,
    STATES,
    LearnedBoilerplate,
    add_decisions,
    all_decisions,
    decide,
    in_force,
    list_segments,
)
from warehouse.query import open_ledger
from warehouse.segments import State

_FILE_HINT = "`newsledger boilerplate export` writes such files"


def segments(settings: Settings, site: str | None, state: str | None) -> list[dict[str, Any]]:
    """The repeated segments with evidence and state, as last published."""
    with closing(open_ledger(settings.ledger_path)) as con:
        return list_segments(con, site, state)


def decide_segment(
    settings: Settings, segment: str, state: State, author: str | None, reason: str, label: str | None = None
) -> dict[str, Any]:
    """Confirm or refuse a segment; the segment as it stands then.

    Raises:
        InputError: no reason is given, the label is none, or see :func:`warehouse.learned_boilerplate.decide`.
    """
    if not reason.strip():
        raise InputError("say why with --reason: the decision keeps it")
    if label is not None and label not in BOILERPLATE_LABELS:
        raise InputError(f"--label {label} is none of {', '.join(BOILERPLATE_LABELS)}")
    with writing(settings) as (con, _):
        return decide(con, segment, state, author_of(author), reason.strip(), label)


def decisions_csv(settings: Settings, run: str | None = None) -> str:
    """Every decision as CSV, or those by which a run read; :func:`take_in` takes them in again.

    Raises:
        InputError: there is no such run.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        rows = all_decisions(con, run)
    return csv_text(
        COLUMNS, ([row["decided_at"].isoformat() if name == "decided_at" else row[name] for name in COLUMNS] for row in rows)
    )


def save_csv(settings: Settings, path: Path, run: str | None) -> None:
    """Write :func:`decisions_csv` to a file.

    Raises:
        InputError: the file cannot be written, or there is no such run.
    """
    write_whole(path, decisions_csv(settings, run))


def take_in(settings: Settings, path: Path) -> int:
    """Take in decisions that were kept as a file; how many were new.

    Raises:
        InputError: the file cannot be read, or a row is wrong.
    """
    rows = read_csv(path)
    with writing(settings) as (con, _):
        return add_decisions(con, rows)


def read_learned(path: Path) -> LearnedBoilerplate:
    """What is in force by a file that ``newsledger boilerplate export`` wrote.

    Raises:
        InputError: the file cannot be read, or a row is wrong.
    """
    return in_force(read_csv(path))


def read_csv(path: Path) -> list[dict[str, Any]]:
    """The rows of such a file.

    Raises:
        InputError: the file cannot be read, or a row is wrong; the message names file and line.
    """
    return read_rows(path, COLUMNS, _FILE_HINT, _row)


def _row(where: str, row: Mapping[str, str | None]) -> dict[str, Any]:
    values: dict[str, Any] = {name: row[name] or "" for name in COLUMNS}
    empty = [name for name in COLUMNS if not values[name] and name != "site"]
    if empty:
        raise InputError(f"{where}: {empty[0]} is empty")
    for name, allowed in (("state", STATES), ("place", PLACES), ("label", BOILERPLATE_LABELS)):
        if values[name] not in allowed:
            raise InputError(f"{where}: {name} '{values[name]}' is none of {', '.join(allowed)}")
    try:
        values["decided_at"] = datetime.fromisoformat(values["decided_at"]).replace(tzinfo=None)
    except ValueError as error:
        raise InputError(f"{where}: decided_at '{values['decided_at']}' is no time in ISO 8601") from error
    return values
