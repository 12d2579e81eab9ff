"""What ``newsledger remove`` and ``newsledger retention`` do: show what would go, ask, have it removed, list and lift."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.archive_index import recover
from flows.ingestion import new_run_id
from flows.keeper import note_archived
from flows.reference_files import load_table
from flows.removal import Order, Say, begin_removal, finish_removals
from flows.removal_journal import Removal, load_journal
from flows.run_lock import writer_lock
from flows.settings import Settings
from flows.writing import author_of, writing
from transforms.errors import InputError, ReferenceDataError
from warehouse.database import connect_writer
from warehouse.person_names import choose_naming, forms_of_person, naming_articles
from warehouse.removal import Chosen, choose_articles, choose_nothing, choose_older, choose_source, lift_removal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Says what would go and asks whether it is to go.
Ask = Callable[[str], bool]
#: How long articles are kept, in the home folder: a row for each source, ``*`` for all others.
POLICY = "retention.csv"
_SHOWN = 20


def remove_articles(
    settings: Settings, articles: Sequence[str], author: str | None, reason: str, ask: Ask, say: Say
) -> Removal | None:
    """Remove articles, by id, document or address; None where nobody wants it after all.

    Raises:
        InputError: one is not there, or no reason is given.
    """
    if not articles:
        raise InputError("name the articles: ids, documents or addresses")
    order = Order("article", lambda con: choose_articles(con, articles), author_of(author), _checked(reason))
    return _remove(settings, order, ask, say)


def remove_source(settings: Settings, source: str, author: str | None, reason: str, ask: Ask, say: Say) -> Removal | None:
    """Remove everything that a source brought; it is not asked again.

    Raises:
        InputError: it brought nothing, or no reason is given.
    """
    order = Order("source", lambda con: choose_source(con, source), author_of(author), _checked(reason), (source,))
    return _remove(settings, order, ask, say)


def remove_person(
    settings: Settings, names: Sequence[str], author: str | None, reason: str, ask: Ask, say: Say, *, has_articles: bool = False
) -> Removal | None:
    """Take a person out: mentions, roles, quotes and claims go, the name in every text becomes marks.

    Args:
        settings: the settings in force.
        names: an actor's name, id or key, and other names that are to go.
        author: who decides.
        reason: why.
        ask: see :data:`Ask`.
        say: tells how far it is.
        has_articles: whether the articles that name the person go as a whole.

    Raises:
        InputError: the name is that of an organisation or country, or too short; or no reason is given.
    """
    order = Order("person", choose_nothing, author_of(author), _checked(reason))
    return _remove(settings, order, ask, say, lambda con: _with_names(con, order, names, has_articles=has_articles))


def _with_names(con: DuckDBPyConnection, order: Order, names: Sequence[str], *, has_articles: bool) -> Order:
    every = tuple(dict.fromkeys(form for name in names for form in forms_of_person(con, name)))
    if has_articles:
        return replace(order, names=every, choose=lambda con: choose_naming(con, every))
    return replace(order, names=every)


def remove_older(settings: Settings, days: Mapping[str, int], author: str | None, ask: Ask, say: Say) -> Removal | None:
    """Remove articles that are older than their source's limit; None where there are none, or nobody wants it after all.

    Args:
        settings: the settings in force.
        days: source name to days, ``*`` for all others; empty for what ``retention.csv`` says.
        author: who decides.
        ask: see :data:`Ask`.
        say: tells how far it is.

    Raises:
        InputError: there is no limit, or ``retention.csv`` is wrong.
    """
    limits = days or read_policy(settings.home / POLICY)
    order = Order(
        "retention", lambda con: choose_older(con, limits, datetime.now(UTC)), author_of(author), "older than it is to be kept"
    )
    return _remove(settings, order, ask, say)


def removals(settings: Settings) -> list[Removal]:
    """Every removal, newest first.

    Raises:
        InputError: the journal cannot be read.
    """
    return list(reversed(load_journal(settings.home).removals))


def lift(settings: Settings, removal_id: str) -> Removal:
    """Allow again what a removal keeps out; what is gone comes back only where a source brings it.

    Raises:
        InputError: there is no such removal, or it is lifted.
    """
    with writing(settings) as (con, _):
        journal = load_journal(settings.home)
        removal = journal.find(removal_id)
        if removal.lifted_at is not None:
            raise InputError(f"removal {removal.removal_id} is lifted already")
        now = datetime.now(UTC)
        lifted = replace(removal, keys=(), names=(), lifted_at=now.isoformat(timespec="seconds"))
        journal.put(lifted)
        lift_removal(con, removal.removal_id, now)
    return lifted


def read_policy(path: Path) -> dict[str, int]:
    """How many days each source's articles are kept.

    Raises:
        InputError: the file is missing or wrong; the message names the row.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file; its columns are source,days ('*' for all others), or give --days")
    days: dict[str, int] = {}
    for number, row in enumerate(load_table(path), start=2):
        if set(row) != {"source", "days"}:
            raise ReferenceDataError(f"{path}: the columns are source,days; found {','.join(row)}")
        text = row["days"]
        if not (text.isascii() and text.isdecimal() and 0 < int(text) <= 36_500) or not row["source"] or row["source"] in days:
            raise ReferenceDataError(
                f"{path}:{number}: '{row['source']}' needs one row, with a whole number of days from 1 to 36500"
            )
        days[row["source"]] = int(text)
    return days


def describe(chosen: Chosen) -> str:
    """What would go, in words."""
    lines = [f"  {name}  {title or document}" for name, title, document in chosen.articles[:_SHOWN]]
    if len(chosen.articles) > _SHOWN:
        lines.append(f"  … and {len(chosen.articles) - _SHOWN:,} more")
    told = ", ".join(f"{count:,} {name}" for name, count in chosen.counts.items())
    return "\n".join([*lines, told])


def _remove(
    settings: Settings, order: Order, ask: Ask, say: Say, complete: Callable[[DuckDBPyConnection], Order] | None = None
) -> Removal | None:
    if not settings.warehouse_path.is_file():
        raise InputError(f"there is no ledger at {settings.home}: NEWSLEDGER_HOME names another")
    with writer_lock(settings.lock_path, new_run_id()):
        finish_removals(settings, say)
        with closing(connect_writer(settings.warehouse_path)) as con:
            for archived in recover(settings.archive_path, settings.batch_size):
                note_archived(con, archived)
            if complete is not None:
                order = complete(con)
            chosen = order.choose(con)
            is_empty = not (chosen.articles or chosen.documents or order.names)
            named = [f"taken out of everything that stays: {', '.join(order.names)}", *naming_articles(con, order.names)]
            if is_empty or not ask("\n".join([describe(chosen), *(named if order.names else ())])):
                return None
            begun = begin_removal(settings, con, order, chosen)
        done = finish_removals(settings, say)
    return next(removal for removal in done if removal.removal_id == begun.removal_id)


def _checked(reason: str) -> str:
    if not reason.strip():
        raise InputError("say why with --reason: it is kept, without what it is about")
    return reason.strip()
