"""Tells people of what went wrong, once, and of its end, once.

``alerts.json`` beside the warehouse remembers what is wrong now and whether somebody was reached about it: where nobody was, the
next run tries again. Nothing here ever fails a run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.notify import Notifier
from flows.settings import Settings
from flows.whole_file import write_whole
from transforms.errors import GateStoppedError, InputError, NewsledgerError
from warehouse.query import open_ledger, run_query

BOOK = "alerts.json"
#: Longer messages are cut: a chat takes about 2,000 characters.
LONGEST = 1500

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong until it ends.

    Attributes:
        kind: what sort it is; another sort in the same place is another problem, told anew.
        title: one line for people.
        text: the details.
        since: when it began, ISO 8601.
        is_told: whether the message has reached at least one address.
    """

    kind: str
    title: str
    text: str
    since: str
    is_told: bool = False


def tell_end(settings: Settings, sources: Sequence[str], say: Say, *, is_done: bool, error: object = None) -> None:
    """A run has ended: tell whoever is to be told what is wrong now that was not before, and what no longer is.

    Args:
        settings: the settings in force; nothing happens where ``notify`` is empty.
        sources: what the run was asked for.
        say: is told of addresses that cannot be reached.
        is_done: whether it published.
        error: what it failed with, or None where it died.
    """
    if not settings.notify:
        return
    named = ", ".join(sources) or "samples"
    _tell(settings, f"run {named}", None if is_done else _failure(named, error), say)
    if is_done:
        _tell_silences(settings, say)


def _failure(named: str, error: object) -> tuple[str, str, str]:
    """Kind, title and text of the problem that a run was."""
    if error is None:
        return "died", f"run of {named} died", "the process ended before the run did; the next run goes on where it stopped"
    kind = error.code if isinstance(error, NewsledgerError) else type(error).__name__
    what = "was stopped by the gate" if isinstance(error, GateStoppedError) else "failed"
    return kind, f"run of {named} {what}", str(error) or kind


def _tell_silences(settings: Settings, say: Say) -> None:
    try:
        silences = silent_sources(settings.ledger_path)
    except NewsledgerError as error:
        say(f"notify: whether a source is silent is not known: {error}")
        return
    before = {key.removeprefix("silence ") for key in _read(settings) if key.startswith("silence ")}
    for name in sorted(before | set(silences)):
        found = ("silence", f"{name} is silent", silences[name]) if name in silences else None
        _tell(settings, f"silence {name}", found, say)


def silent_sources(ledger_path: Path) -> dict[str, str]:
    """The sources that are silent now, with what is known of it in words.

    Raises:
        WarehouseError: there is no ledger, or it cannot be read.
    """
    with closing(open_ledger(ledger_path)) as con:
        rows = run_query(
            con,
            "SELECT source_name, hours_since_new, usual_gap_hours FROM reports.source_rhythm WHERE is_silent ORDER BY 1",
        ).to_pylist()
    return {
        row["source_name"]: f"no new article for {row['hours_since_new']:.0f} hours; its longest usual gap is "
        f"{row['usual_gap_hours']:.1f} hours. Look whether it has moved: newsledger sources"
        for row in rows
    }


def undelivered(settings: Settings) -> list[str]:
    """Problems that nobody was reached about."""
    return [problem.title for problem in _read(settings).values() if not problem.is_told]


def _tell(settings: Settings, key: str, found: tuple[str, str, str] | None, say: Say) -> None:
    book = _read(settings)
    before = book.get(key)
    if found is not None:
        kind, title, text = found
        if before is not None and before.kind == kind and before.is_told:
            return
        since = before.since if before is not None and before.kind == kind else f"{datetime.now(UTC):%Y-%m-%d %H:%M UTC}"
        is_told = _send(settings, title, f"{text[:LONGEST]}\n\nsince {since}; told once, and once more when it is over", say)
        book[key] = Problem(kind, title, text[:LONGEST], since, is_told)
    elif before is not None:
        is_over = not before.is_told or _send(settings, f"over: {before.title}", f"it was so since {before.since}", say)
        if is_over:
            del book[key]
    else:
        return
    _write(settings, book, say)


def _send(settings: Settings, title: str, body: str, say: Say) -> bool:
    try:
        failed = Notifier(settings.notify).send(f"newsledger: {title}", body)
    except NewsledgerError as error:
        say(f"notify: {error}")
        return False
    for name in failed:
        say(f"notify: {name} could not be reached with '{title}'; `newsledger doctor --notify` tries it")
    return len(failed) < len(settings.notify)


def _read(settings: Settings) -> dict[str, Problem]:
    """What is wrong by the last run's account; a missing or damaged file costs a message that comes twice, no more."""
    try:
        value = json.loads((settings.home / BOOK).read_text(encoding="utf-8"))
        return {key: Problem(**problem) for key, problem in value.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(settings: Settings, book: Mapping[str, Problem], say: Say) -> None:
    try:
        write_whole(settings.home / BOOK, json.dumps({key: asdict(problem) for key, problem in book.items()}, indent=1) + "\n")
    except InputError as error:
        say(f"notify: {error}; messages may come twice")
