"""One kind of bad data after the other is put into a good run, and the real gate judges it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from expectations.gate import GateResult
from tests.corruption import bodies, fourth, rows, second, third
from tests.corruption.history import RUNS, good_run, judge, stage_run
from transforms.records import ExpectationResult
from warehouse.batch import discard_staged

#: The later lists were thought up as if by somebody else, and measured before anything was made to catch them.
LISTS = tuple(Path(__file__).with_name(name) for name in ("kinds.csv", "kinds_second.csv", "kinds_third.csv", "kinds_fourth.csv"))
#: What is done to documents, and to staged rows, by kind.
DOCUMENTS = bodies.DAMAGE | second.DOCUMENTS | third.DOCUMENTS | fourth.DOCUMENTS
ROWS = rows.DAMAGE | second.ROWS | third.ROWS | fourth.ROWS
#: A feed that is empty, or stuck, is noticed once it was silent for longer than it ever was: so many runs later.
LATER = {"empty_feed": 6} | fourth.LATER


@dataclass(frozen=True)
class Kind:
    """One kind of bad data: what is done to the good run, and words of which one must stand in what catches it."""

    name: str
    damage: str
    must_name: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What the gate said of one kind: the expectations that name it, and what came of it."""

    kind: Kind
    naming: tuple[ExpectationResult, ...]
    others: tuple[ExpectationResult, ...]
    effect: str

    @property
    def is_caught(self) -> bool:
        """Whether something names it."""
        return bool(self.naming)


def load_kinds() -> list[Kind]:
    """The lists, in their order."""
    return [
        Kind(row["kind"], row["damage"], tuple(row["must_name"].split("|")))
        for path in LISTS
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]


def run_kinds(con: duckdb.DuckDBPyConnection, kinds: Iterable[Kind]) -> Iterator[Outcome]:
    """Stage the good run, damage it, and judge it, for each kind anew; nothing is promoted."""
    for kind in kinds:
        discard_staged(con)
        documents = good_run(RUNS)
        names = sorted({document.source_name or "" for document in documents})
        damaged = DOCUMENTS[kind.name](documents) if kind.name in DOCUMENTS else documents
        run_id = stage_run(con, RUNS + LATER.get(kind.name, 0), damaged, names)
        if kind.name in ROWS:
            con.execute(ROWS[kind.name])
        yield _outcome(kind, judge(con, run_id))
        con.execute("DELETE FROM quality.runs WHERE run_id = ?", [run_id])
        con.execute("DELETE FROM raw.captures WHERE run_id = ?", [run_id])
    discard_staged(con)


def _outcome(kind: Kind, verdict: GateResult) -> Outcome:
    failed = [result for result in verdict.results if not result.success]
    naming = [result for result in failed if _names(kind, result) and result.severity != "info"]
    held = {f"{failure.expectation}" for failure in verdict.failures}
    naming.sort(key=lambda result: result.severity)
    names = {f"{result.suite}.{result.name}" for result in naming}
    effect = "stopped" if set(verdict.stopped_by) & names else "quarantined" if held & names else "warned" if naming else "missed"
    return Outcome(kind, tuple(naming), tuple(result for result in failed if result not in naming), effect)


def _names(kind: Kind, result: ExpectationResult) -> bool:
    if (result.observed or "").startswith("could not be evaluated"):
        return False
    words = f"{result.name.replace('_', ' ')} {result.reason} {result.observed or ''}".lower()
    return any(
        re.search(rf"\b{re.escape(word.lower())}" if word[0].isalnum() else re.escape(word), words) for word in kind.must_name
    )
