"""``newsledger verify``: is everything in the home what newsledger wrote, and does each figure follow from the archived bytes?"""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from flows.archive_check import archive_sizes, check_archive, check_capture
from flows.database_check import REBUILD, REPUBLISH, check_blocks, check_rows, check_seals, of_rows
from flows.derivation import SAMPLE, check_derivation
from flows.findings import Finding, Outcome, outcome
from flows.ingestion import new_run_id
from flows.run_lock import quiet_home, writer_lock
from flows.seals import changed_beside, last_seal, note_seal
from flows.settings import Settings
from flows.sources import load_registry
from transforms.errors import InputError, WarehouseError, WarehouseLockedError
from warehouse.captures import captures_of
from warehouse.evidence import find_articles, find_figures
from warehouse.query import open_ledger
from warehouse.snapshot import compare_snapshot
from warehouse.soundness import check_revisions

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Say = Callable[[str], None]
#: Revisions whose rows are looked at where not all are; a home of a month has fewer.
ROW_SAMPLE = 20_000


def verify_home(settings: Settings, say: Say, *, everything: bool) -> Iterator[Outcome]:
    """Every check of a home, one after the other.

    Writers are kept out while the two database files are read, not longer.

    Args:
        settings: the settings in force.
        say: tells what is looked at.
        everything: every record, row and article; else what is cheap, and the rest by chance.

    Raises:
        WarehouseError: there is neither a warehouse nor a ledger.
    """
    if not (settings.ledger_path.exists() or settings.warehouse_path.exists()):
        raise WarehouseError(f"there is nothing to verify in {settings.home}: `newsledger run` makes a ledger")
    sample = None if everything else ROW_SAMPLE
    sizes: dict[str, int] | None = None
    try:
        with quiet_home(settings.lock_path) as died:
            sizes = archive_sizes(settings.archive_path)
            is_readable = yield from _check_files(settings, say, sample, died)
    except WarehouseLockedError as error:
        yield outcome("warehouse file", 0, "blocks", note=f"not looked at: {error}")
        found, check = check_blocks(settings.ledger_path, "ledger", REPUBLISH)
        yield found
        is_readable = not check.damaged
    yield _check_small_files(settings)
    if not is_readable:
        yield outcome("everything else", 0, "rows", note="not looked at, because the ledger cannot be read")
        return
    with closing(open_ledger(settings.ledger_path)) as con:
        yield from check_rows(con, settings.ledger_path, sample, say)
        say("verify: the archive")
        yield from check_archive(
            con, settings.archive_path, reads_all=everything, sizes=sizes, jobs=settings.worker_count, say=say
        )
        say("verify: the language model is loading, to read articles again")
        yield check_derivation(con, settings, say, sample=None if everything else SAMPLE)


def verify_some(settings: Settings, wanted: Sequence[str], say: Say) -> Iterator[Outcome]:
    """The checks of some figures and articles: their rows, the archived bytes, and what these give when they are read again.

    Args:
        settings: the settings in force.
        wanted: ids of figures or articles, or as much of their beginning as names one; articles also by document or address.
        say: tells what is looked at.

    Raises:
        InputError: a name means nothing, or several things.
        WarehouseError: there is no ledger.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        revisions = sorted({_revision_of(con, name) for name in wanted})
        for check in check_revisions(con, revisions):
            yield of_rows(check, settings.ledger_path)
        captures = captures_of(con, revisions)
        wrong = [found for capture in captures if (found := check_capture(settings.archive_path, capture)) is not None]
        yield outcome("archive records", len(captures), "records", wrong)
        say("verify: the language model is loading, to read articles again")
        yield check_derivation(con, settings, say, sample=None, only=revisions)


def accept_changes(settings: Settings, note: str) -> None:
    """Keep on record that what something else has changed is right.

    Raises:
        InputError: the note is empty.
        WarehouseLockedError: a run is writing.
    """
    if not note.strip():
        raise InputError("--accept needs a note that says why the change is right; it is kept on record")
    run_id = new_run_id()
    with writer_lock(settings.lock_path, run_id):
        note_seal(settings.home, "accepted", run_id, f"{note} ({getpass.getuser()})")


def _check_files(settings: Settings, say: Say, sample: int | None, died: str | None) -> Generator[Outcome, None, bool]:
    """Blocks, seals and equality of both database files, while nobody writes; returns whether the ledger can be read."""
    warehouse, ledger = settings.warehouse_path, settings.ledger_path
    digests = {}
    for path, name, advice in ((warehouse, "warehouse", REBUILD), (ledger, "ledger", REPUBLISH)):
        say(f"verify: {path.name}")
        if not path.exists():
            yield outcome(f"{name} file", 0, "blocks", [Finding(str(path), "it is missing", advice)])
            continue
        found, check = check_blocks(path, name, advice)
        yield found
        if not check.damaged:
            digests[name] = check.digest
    yield check_seals(settings.home, died)
    if len(digests) == 2:
        yield from _check_equality(settings, say, sample, are_equal_files=len(set(digests.values())) == 1)
    return "ledger" in digests


def _check_equality(settings: Settings, say: Say, sample: int | None, *, are_equal_files: bool) -> Iterator[Outcome]:
    """Whether the ledger is what the warehouse holds; where the files differ, the warehouse's rows are looked at too."""
    warehouse, ledger = settings.warehouse_path, settings.ledger_path
    if are_equal_files:
        yield outcome("ledger = warehouse", 1, "files")
        return
    say("verify: the tables of the ledger and the warehouse are compared")
    try:
        found = compare_snapshot(warehouse, ledger)
    except WarehouseError as error:
        yield outcome("ledger = warehouse", 0, "tables", [Finding(str(settings.home), str(error), REBUILD)])
        return
    wrong = [
        Finding(
            f"{table.table}",
            f"{table.ledger_rows:,} and {table.warehouse_rows:,} rows that differ: {'; '.join(table.rows)}",
            REBUILD,
        )
        for table in found.differences
    ]
    note = f"run {found.unpublished} is not published; the next run publishes it" if found.unpublished else ""
    yield outcome("ledger = warehouse", found.tables, "tables", wrong, note)
    with closing(open_ledger(warehouse)) as con:
        yield from check_rows(con, warehouse, sample, say)


def _check_small_files(settings: Settings) -> Outcome:
    """The own registry of sources and the files of state can be read; what changed since the last seal is told."""
    wrong = []
    paths = sorted(settings.home.glob("*.json"))
    for path in paths:
        try:
            json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            wrong.append(Finding(str(path), f"it cannot be read: {error}", "delete it; the next run makes a new one"))
    try:
        load_registry(settings)
    except InputError as error:
        wrong.append(Finding(str(settings.home / "sources.csv"), str(error), "mend the row, or put the file back from a backup"))
    seal = last_seal(settings.home)
    changed = changed_beside(seal, settings.home) if seal is not None else []
    note = f"{', '.join(changed)} changed since the seal of {seal.at}" if seal is not None and changed else ""
    return outcome("small files", len(paths) + 1, "files", wrong, note)


def _revision_of(con: DuckDBPyConnection, name: str) -> str:
    """The revision that the name of a figure or an article means.

    Raises:
        InputError: it means nothing, or several things.
    """
    for find, key in ((find_figures, "figure_id"), (find_articles, "article_id")):
        rows = find(con, name)
        exact = [row for row in rows if name in row.values()] or rows
        if len(exact) == 1:
            return str(exact[0]["revision_id"])
        if exact:
            raise InputError(f"'{name}' names several: {exact[0][key]}, {exact[1][key]} …; give more of the id")
    raise InputError(f"there is no figure and no article '{name}' in the published ledger; `newsledger sql` finds ids")
