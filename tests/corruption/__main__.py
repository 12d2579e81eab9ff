"""``python -m tests.corruption [KIND…|clean [COUNT]]``: the table of what named each kind of bad data, or clean runs without an alarm."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "warehouse"))

from tests.corruption.clean import clean_runs, first_run
from tests.corruption.history import build
from tests.corruption.suite import load_kinds, run_kinds
from warehouse.database import connect_writer


def main(arguments: list[str]) -> int:
    """Run what the arguments say; 1 where a kind is missed, or a clean run raises an alarm."""
    known = {kind.name: kind for kind in load_kinds()}
    is_clean = arguments[:1] == ["clean"]
    if not is_clean and set(arguments) - set(known):
        sys.stderr.write(f"no kind of bad data is named {sorted(set(arguments) - set(known))}: see tests/corruption/kinds.csv\n")
        return 2
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        if is_clean:
            with connect_writer(Path(folder) / "empty.duckdb") as con:
                alarms = _tell("first run ever", first_run(con))
        with connect_writer(Path(folder) / "warehouse.duckdb") as con:
            sys.stderr.write("building the past, about half a minute\n")
            build(con)
            if is_clean:
                count = int(arguments[1]) if arguments[1:] else 100
                alarms += sum(_tell(name, verdict) for name, verdict in clean_runs(con, count - 1))
                sys.stdout.write(f"{count} clean runs, {alarms} alarms, {time.monotonic() - began:.0f} s\n")
                return 1 if alarms else 0
            return _kinds(con, [known[name] for name in arguments or known], began)


def _tell(name: str, verdict: object) -> int:
    """Print the alarms of a clean run; how many there are."""
    failed = [r for r in verdict.results if not r.success and r.severity != "info"]  # type: ignore[attr-defined]
    for result in failed:
        sys.stdout.write(f"{name}: {result.suite}.{result.name} ({result.severity}) {result.observed or result.examples}\n")
    return len(failed)


def _kinds(con: object, kinds: list, began: float) -> int:  # type: ignore[type-arg]
    sys.stdout.write("| kind | what was done | effect | named by | severity |\n|---|---|---|---|---|\n")
    caught = total = 0
    for outcome in run_kinds(con, kinds):  # type: ignore[arg-type]
        names = ", ".join(f"{r.suite}.{r.name}" for r in outcome.naming[:3])
        severity = outcome.naming[0].severity if outcome.naming else ""
        sys.stdout.write(f"| {outcome.kind.name} | {outcome.kind.damage} | {outcome.effect} | {names} | {severity} |\n")
        sys.stdout.flush()
        total += 1
        caught += outcome.is_caught
    sys.stdout.write(f"\n{caught} of {total} kinds caught with a reason that names them, {time.monotonic() - began:.0f} s\n")
    return 0 if caught == total else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
