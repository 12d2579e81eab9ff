"""The warehouse and the ledger: their bytes, who wrote to them last, whether they are equal, and whether their rows are sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows.findings import Finding, Outcome, outcome
from flows.seals import SEALS, Seal, changed_since, read_seals
from warehouse.file_check import FileCheck, check_file
from warehouse.soundness import RowCheck, check_references, check_revisions, merged, revisions_in_chunks

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Say = Callable[[str], None]
#: What to do about rows that are wrong: every row can be made again.
REBUILD = "put the home back from a backup (`newsledger restore`), or set the warehouse aside and run `newsledger replay`"
REPUBLISH = "`newsledger run` publishes the ledger anew from the warehouse"
_ACCEPT = "look what changed; if it is right, `newsledger verify --accept NOTE` keeps that on record; else put the home back"


def check_blocks(path: Path, name: str, advice: str) -> tuple[Outcome, FileCheck]:
    """Every header and block of a database file against its checksum."""
    found = check_file(path)
    wrong = [
        Finding(f"{path}, bytes {first:,} to {first + length - 1:,}", "they are not the bytes that were written", advice)
        for first, length in found.damaged
    ]
    log = path.with_name(path.name + ".wal")
    note = f"{log.name} holds changes of a writer that died; the next run folds them in" if log.exists() else ""
    return outcome(f"{name} file", found.regions, "blocks", wrong, note), found


def check_seals(home: Path, died: str | None) -> Outcome:
    """The chain of seals, what it tells of changes from outside, and whether the files are as the last one says.

    Args:
        home: the home folder; nobody is writing.
        died: the writer that died and left no seal, in words, or None.
    """
    seals, broken = read_seals(home, may_be_torn=died is not None)
    path = home / SEALS
    wrong = [Finding(str(path), what, "put the file back from a backup") for what in broken]
    wrong += [Finding(str(path), f"{seal.at}: {seal.note}", _ACCEPT) for seal in _unaccepted(seals)]
    if died is not None:
        return outcome("seals", len(seals), "seals", wrong, f"{died} died and sealed nothing; the next run does")
    if not seals:
        return outcome("seals", 0, "seals", wrong, "nothing is sealed yet; the next run does")
    changed = changed_since(seals[-1], home)
    wrong += [
        Finding(str(home / name), f"something else than newsledger wrote to it after the seal of {seals[-1].at}", _ACCEPT)
        for name in changed
    ]
    return outcome("seals", len(seals), "seals", wrong)


def _unaccepted(seals: Sequence[Seal]) -> list[Seal]:
    """Changes from outside that no person has accepted since."""
    last = max((number for number, seal in enumerate(seals) if seal.event == "accepted"), default=-1)
    return [seal for seal in seals[last + 1 :] if seal.event == "changed"]


def check_rows(con: DuckDBPyConnection, where: Path, sample: int | None, say: Say) -> list[Outcome]:
    """Hashes, spans and references of the rows of a database.

    Args:
        con: opened for reading.
        where: its file.
        sample: of so many revisions, chosen by chance; None: of all. References are looked at whole.
        say: tells how far it is.
    """
    chunks: list[list[RowCheck]] = []
    looked_at = 0
    for revision_ids in revisions_in_chunks(con, sample):
        chunks.append(check_revisions(con, revision_ids))
        looked_at += len(revision_ids)
        say(f"verify: rows of {looked_at:,} revisions of {where.name}")
    say(f"verify: references of {where.name}")
    checks = [merged(same) for same in zip(*chunks, strict=True)] + check_references(con)
    note = "" if sample is None or looked_at < sample else f"of {sample:,} revisions by chance; --all looks at every one"
    return [of_rows(check, where, "" if check.name in ("references", "keys") else note) for check in checks]


def of_rows(check: RowCheck, where: Path, note: str = "") -> Outcome:
    """A check of rows as an outcome."""
    findings = tuple(Finding(f"{where}, {problem.row_name}", problem.problem, REBUILD) for problem in check.problems)
    return Outcome(f"{where.stem} {check.name}", check.looked_at, "rows", check.wrong, findings, note)
