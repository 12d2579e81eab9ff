"""Runs killed at random moments, under load and with a reader: ``python -m tests.flows.killing [MOMENTS [SEED]]``.

A home with half of the articles published is copied, a run of all of them is started in it and killed with SIGKILL, and a second
run follows. A reader in a process of its own asks the published ledger all the time, while two others keep the processors busy.
What the reader sees is the state before or the state after, never anything else, and of articles that a gate has judged; after the
second run the tables of ``core`` are those of a run that nobody disturbed, row by row. Prints a line for each moment; leaves with
1 where something is not as it must be.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, Self

import duckdb

from tests.flows.core_rows import core_rows
from tests.flows.newsledger_command import article, newsledger, prefect_server, start_newsledger
from transforms.errors import NewsledgerError
from warehouse.query import open_ledger, run_query

ARTICLES = 24
SETTINGS = {"NEWSLEDGER_BATCH_SIZE": "4"}
REGISTRY = "name,kind,location,outlet,language,schedule,active,notes\nwire,folder,in,The Wire,en,,false,\n"
READ_SECONDS = 0.2
#: Columns that tell when, in which order and by which run a row came, and what was known of other articles by then.
PASSING = {
    "run_id", "loaded_at", "first_loaded_at", "last_run_id", "known_at", "matched_article_id", "similarity", "decision", "score",
    "reasons", "resolved_at", "article_number",
}  # fmt: skip
#: What a reader asks: how much there is, of what content, and whether any of it was published without a gate's word.
STATE = """
SELECT
  (SELECT count(*) FROM marts.articles) AS articles,
  (SELECT coalesce(bit_xor(hash(revision_id, text)), 0) FROM core.revisions) AS revisions,
  (SELECT coalesce(bit_xor(hash(row_hash)), 0) FROM core.figures) AS figures,
  (SELECT coalesce(bit_xor(hash(row_hash)), 0) FROM core.quotes) AS quotes,
  (SELECT count(*) FROM core.revisions WHERE run_id NOT IN (SELECT run_id FROM quality.expectation_results)) AS ungated
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flows.killing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("moments", nargs="?", type=int, default=30, help="how many runs are killed (default: %(default)s)")
    parser.add_argument("seed", nargs="?", type=int, default=0, help="of the moments (default: %(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="killing-") as folder, prefect_server(Path(folder) / "prefect") as server:
        trial = Trial(Path(folder), {**SETTINGS, **server})
        _say(f"an undisturbed run takes {trial.seconds:.1f} s under the same load")
        moments = random.Random(arguments.seed)
        problems = [trial.kill_after(moments.uniform(0.2, trial.seconds)) for _ in range(arguments.moments)]
    wrong = sum(map(bool, problems))
    _say(f"{len(problems)} runs killed, {trial.answers} answers to the reader, {wrong} trials with something wrong")
    return 1 if wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Trial:
    """One begun home and one undisturbed home, and runs that are killed in copies of the first."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder, self.settings, self.answers = folder, settings, 0
        self.begun, undisturbed = folder / "begun", folder / "undisturbed"
        _fill(self.begun, range(0, ARTICLES, 2))
        self._run(self.begun)
        shutil.copytree(self.begun, undisturbed)
        for home in (self.begun, undisturbed):
            _fill(home, range(ARTICLES))
        with Load():
            started = time.monotonic()
            self._run(undisturbed)
            self.seconds = time.monotonic() - started
        self.states = [_state(self.begun), _state(undisturbed)]
        self.core = core_rows(undisturbed / "ledger.duckdb", PASSING)

    def kill_after(self, seconds: float) -> list[str]:
        """What was wrong with one trial."""
        home = self.folder / "home"
        shutil.copytree(self.begun, home)
        with Load(), Reader(home) as reader:
            process = start_newsledger(home, "run", "wire", settings=self.settings)
            said = _listen(process, seconds)
            killed = process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
            after_kill = _state(home)
            self._run(home)
        states, failures = reader.seen()
        self.answers += sum(states.values())
        problems = [f"the reader failed: {failure}" for failure in failures]
        problems += [f"a state that is neither before nor after: {state}" for state in {after_kill, *states} - {*self.states}]
        problems += ["the last state is not that of an undisturbed run"] if _state(home) != self.states[1] else []
        problems += [
            f"{table} differs" for table, rows in core_rows(home / "ledger.duckdb", PASSING).items() if rows != self.core[table]
        ]
        shutil.rmtree(home)
        _say(f"{seconds:6.2f} s  {'killed' if killed else 'had ended'} at “{said}”  {'; '.join(problems) or 'whole'}")
        return problems

    def _run(self, home: Path) -> None:
        done = newsledger(home, "run", "wire", settings=self.settings)
        if done.code or "Traceback" in done.errors:
            raise SystemExit(f"a run that nobody disturbed left with {done.code}: {done.errors}")


class Load:
    """Two processes that keep the processors busy."""

    def __enter__(self) -> None:
        self._busy = [multiprocessing.Process(target=_keep_busy, daemon=True) for _ in range(2)]
        for process in self._busy:
            process.start()

    def __exit__(self, *_: object) -> None:
        for process in self._busy:
            process.kill()
            process.join()


class Reader:
    """A process that asks the published ledger of a home again and again."""

    def __init__(self, home: Path) -> None:
        self._stop = multiprocessing.Event()
        self._told: multiprocessing.Queue[Any] = multiprocessing.Queue()
        self._process = multiprocessing.Process(target=_read, args=(home, self._stop, self._told), daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()

    def seen(self) -> tuple[Counter[tuple[Any, ...]], list[str]]:
        """How often each state was seen, and what went wrong."""
        found: tuple[Counter[tuple[Any, ...]], list[str]] = self._told.get(timeout=60)
        self._process.join()
        return found


def _keep_busy() -> None:
    while True:
        hashlib.sha256(bytes(1 << 20)).hexdigest()


def _read(home: Path, stop: Event, told: multiprocessing.Queue[Any]) -> None:
    states, failures = Counter[tuple[Any, ...]](), list[str]()
    while not stop.wait(READ_SECONDS):
        try:
            states[_state(home)] += 1
        except (NewsledgerError, duckdb.Error) as error:
            failures.append(str(error))
    told.put((states, failures))


def _listen(process: subprocess.Popen[str], seconds: float) -> str:
    """What a run said last within so many seconds."""
    try:
        errors = process.communicate(timeout=seconds)[1]
    except subprocess.TimeoutExpired as late:
        errors = late.stderr.decode() if isinstance(late.stderr, bytes) else late.stderr
    return next((line.strip() for line in reversed((errors or "").splitlines()) if line.strip()), "")[:40]


def _fill(home: Path, numbers: range) -> None:
    (home / "in").mkdir(parents=True, exist_ok=True)
    (home / "sources.csv").write_text(REGISTRY, encoding="utf-8")
    for number in numbers:
        (home / "in" / f"{number:02}.txt").write_text(article(number), encoding="utf-8")


def _state(home: Path) -> tuple[Any, ...]:
    with closing(open_ledger(home / "ledger.duckdb")) as con:
        return tuple(run_query(con, STATE).to_pylist()[0].values())


if __name__ == "__main__":
    sys.exit(main())
