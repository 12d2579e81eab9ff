"""``python -m tests.corruption``: what names each kind of bad data, and whether clean runs raise an alarm.

    python -m tests.corruption                                      every kind, one after the other
    python -m tests.corruption kinds bot_wall toll_falls            only these
    python -m tests.corruption kinds --keep DIR --seconds 500       for 500 s; again with the same DIR, it goes on
    python -m tests.corruption clean --count 100 --keep DIR         a hundred clean runs on one growing ledger
    python -m tests.corruption odd --count 50                       clean runs of tickers, results, reports and other odd outlets

The table goes to standard output, progress to standard error. Exit code 0: all kinds named, no alarm; 1: not so; 3: not at its end.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "warehouse"))

from expectations.gate import GateResult, warm_up
from tests.corruption.clean import clean_runs, first_run
from tests.corruption.history import build
from tests.corruption.odd import build_past, odd_runs
from tests.corruption.suite import Kind, load_kinds, run_kinds
from warehouse.database import connect_writer

_UNFINISHED = 3


def main(arguments: list[str]) -> int:
    """Run what the arguments say."""
    given = _parse(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        _build_past(folder / "past.duckdb")
        _tell("loading Great Expectations")
        warm_up()
        ends = began + given.seconds
        if given.what == "clean":
            return _clean(folder, given.count, given.seed, ends)
        if given.what == "odd":
            return _odd(folder, given.count, given.seed)
        known = {kind.name: kind for kind in load_kinds()}
        if unknown := set(given.kinds) - set(known):
            sys.stderr.write(f"no kind of bad data is named {', '.join(sorted(unknown))}: see tests/corruption/kinds*.csv\n")
            return 2
        return _kinds(folder, [known[name] for name in given.kinds or known], ends)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.corruption", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("kinds", "clean", "odd"), default="kinds")
    parser.add_argument("kinds", nargs="*", help="names of kinds; all of them without")
    parser.add_argument("--count", type=int, default=100, help="clean runs (100)")
    parser.add_argument("--seed", type=int, default=7, help="another order and other articles of the clean runs (7)")
    parser.add_argument("--keep", metavar="DIR", help="keep the ledger and what was found there, and go on from it")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long; needs --keep to go on")
    return parser.parse_args(arguments)


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def _build_past(path: Path) -> None:
    """The ledger's past, built once; written aside first, so that one that was stopped is not taken for whole."""
    if path.exists():
        return
    _tell("building the ledger's past, about a minute")
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with connect_writer(part) as con:
        build(con)
    part.rename(path)


def _noted(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def _until(found: Iterator[Any], ends: float) -> Iterator[Any]:
    """What comes before the time is over."""
    while time.monotonic() < ends:
        try:
            yield next(found)
        except StopIteration:
            return


def _note(path: Path, row: dict[str, Any], done: int, total: int) -> None:
    with path.open("a", encoding="utf-8") as lines:
        lines.write(f"{json.dumps(row)}\n")
    _tell(f"{done}/{total} {row['name']}: {row['says']}")


def _kinds(folder: Path, kinds: list[Kind], ends: float) -> int:
    notes = folder / "kinds.jsonl"
    done = {row["name"] for row in _noted(notes)}
    left = [kind for kind in kinds if kind.name not in done]
    shutil.copyfile(folder / "past.duckdb", folder / "kinds.duckdb")
    with connect_writer(folder / "kinds.duckdb") as con:
        for outcome in _until(run_kinds(con, left), ends):
            names = ", ".join(f"{r.suite}.{r.name}" for r in outcome.naming[:3])
            row = {"name": outcome.kind.name, "says": outcome.effect, "damage": outcome.kind.damage, "named_by": names}
            done.add(row["name"])
            _note(notes, row, len(done), len(kinds))
    wanted = {kind.name for kind in kinds}
    rows = [row for row in _noted(notes) if row["name"] in wanted]
    sys.stdout.write("| kind | what was done | effect | named by |\n|---|---|---|---|\n")
    sys.stdout.writelines(f"| {row['name']} | {row['damage']} | {row['says']} | {row['named_by']} |\n" for row in rows)
    missed = [row["name"] for row in rows if row["says"] == "missed"]
    sys.stdout.write(f"\n{len(rows) - len(missed)} of {len(rows)} kinds caught with a reason that names them\n")
    sys.stdout.writelines(f"missed: {name}\n" for name in missed)
    return _exit_code(len(rows), len(kinds), len(missed))


def _clean(folder: Path, count: int, seed: int, ends: float) -> int:
    notes, ledger = folder / f"clean{seed}.jsonl", folder / f"clean{seed}.duckdb"
    if not notes.exists():
        shutil.copyfile(folder / "past.duckdb", ledger)
        with connect_writer(folder / "empty.duckdb") as con:
            _note(notes, _row(0, "first run ever", first_run(con)), 1, count)
        (folder / "empty.duckdb").unlink()
    done = len(_noted(notes))
    with connect_writer(ledger) as con:
        runs = islice(clean_runs(con, count - 1, seed, after=done - 1), count - done)
        for name, verdict in _until(runs, ends):
            _note(notes, _row(done, name, verdict), done + 1, count)
            done += 1
    rows = _noted(notes)[:count]
    alarms = [row for row in rows if row["says"] != "no alarm"]
    sys.stdout.writelines(f"{row['position']} {row['name']}: {row['says']}\n" for row in alarms)
    sys.stdout.write(f"{len(rows)} clean runs, {len(alarms)} with an alarm\n")
    return _exit_code(len(rows), count, len(alarms))


def _odd(folder: Path, count: int, seed: int) -> int:
    ledger = folder / f"odd{seed}.duckdb"
    shutil.copyfile(folder / "past.duckdb", ledger)
    alarms = 0
    with connect_writer(ledger) as con:
        build_past(con)
        for position, (name, verdict) in enumerate(odd_runs(con, count, seed), 1):
            says = _row(position, name, verdict)["says"]
            _tell(f"{position}/{count} {name}: {says}")
            if says != "no alarm":
                alarms += 1
                sys.stdout.write(f"{position} {name}: {says}\n")
    sys.stdout.write(f"{count} clean runs of odd outlets, {alarms} with an alarm\n")
    return _exit_code(count, count, alarms)


def _row(position: int, name: str, verdict: GateResult) -> dict[str, Any]:
    failed = [r for r in verdict.results if not r.success and r.severity != "info"]
    says = "; ".join(f"{r.suite}.{r.name} ({r.severity}) {r.observed or r.examples}" for r in failed)
    return {"position": position, "name": name, "says": says or "no alarm"}


def _exit_code(done: int, total: int, bad: int) -> int:
    if done < total:
        _tell(f"{done} of {total} done: the same command with --keep goes on")
        return _UNFINISHED
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
