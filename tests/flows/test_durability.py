"""A run killed at any stage loses nothing, doubles nothing and shows readers nothing half; the next one makes it whole.

Twelve short articles in batches of four; the ones of the last batch are published before, where the home is not a fresh one.
One run that is killed is the command with its server and its workers; the others need no Prefect, and are forks of this process,
which has everything loaded; where nothing depends on the gate, it is open. ``python -m tests.flows.killing`` kills the command at
random moments, thirty times or more.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.run_summary import RunSummary
from tests.flows.newsledger_command import article, start_newsledger
from transforms.errors import WarehouseError
from warehouse.query import open_ledger, run_query

#: The fixture that runs sources in this process.
type RunHere = Callable[..., RunSummary]

ARTICLES = 12
BATCH = {"NEWSLEDGER_BATCH_SIZE": "4"}
NAMES = [f"{number:02}.txt" for number in range(ARTICLES)]
REGISTRY = "name,kind,location,outlet,language,schedule,active,notes\nwire,folder,in,The Wire,en,,false,\n"
#: Columns that tell when and by which run, and where in the archive; with which of its copies, the one that came before it,
#: an article was compared, which number its story got, and what was known of an actor when it was. Two runs of the same articles differ in nothing else,
#: whatever order they came in.
PASSING = {
    "run_id", "loaded_at", "first_loaded_at", "observed_at", "known_at", "replaced_at", "withdrawn_at", "archive_file", "record_offset",
    "matched_article_id", "similarity", "decision", "score", "reasons", "story_number",
}  # fmt: skip


def _fill(home: Path, names: list[str]) -> None:
    (home / "in").mkdir(parents=True, exist_ok=True)
    (home / "sources.csv").write_text(REGISTRY, encoding="utf-8")
    for name in names:
        (home / "in" / name).write_text(article(int(name[:2])), encoding="utf-8")


def _rows(home: Path, sql: str) -> list[dict[str, object]]:
    with closing(open_ledger(home / "ledger.duckdb")) as con:
        return run_query(con, sql).to_pylist()


def _state(home: Path, *, with_times: bool = False) -> dict[str, Counter[str]]:
    """What readers see: the rows of every mart, as they would be in any run of the same articles."""
    published = (home / "ledger.duckdb").stat()
    return _marts(home / "ledger.duckdb", (published.st_ino, published.st_mtime_ns), with_times=with_times)


@cache
def _marts(ledger: Path, _version: tuple[int, int], *, with_times: bool) -> dict[str, Counter[str]]:
    with closing(open_ledger(ledger)) as con:
        views = run_query(con, "select distinct table_name from information_schema.tables where table_schema = 'marts'")
        state = {}
        for view in sorted(str(row["table_name"]) for row in views.to_pylist()):
            rows = run_query(con, f"from marts.{view}").to_pylist()
            kept = [{name: value for name, value in row.items() if with_times or name not in PASSING} for row in rows]
            state[view] = Counter(json.dumps(row, default=str) for row in kept)
        return state


def _archived(home: Path) -> list[str]:
    """SHA-256 of every document that the archive holds."""
    found = []
    for path in (home / "archive").glob("*.warc.gz"):
        with path.open("rb") as file:
            records = (record for record in ArchiveIterator(file) if record.rec_type == "resource")
            found += [hashlib.sha256(record.content_stream().read()).hexdigest() for record in records]
    return sorted(found)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, run_here: RunHere) -> Path:
    """A home into which one run brought all articles."""
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    _fill(home, NAMES)
    assert run_here(home, "wire", batch_size=4, is_gated=False).dispositions == {"loaded": ARTICLES}
    return home


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, run_here: RunHere) -> Path:
    """A home with the last four articles published, and the others not yet read."""
    home = tmp_path_factory.mktemp("begun") / "home"
    _fill(home, NAMES[8:])
    assert run_here(home, "wire", batch_size=4, is_gated=False).dispositions == {"loaded": 4}
    _fill(home, NAMES)
    return home


def _kill_command_at(home: Path, line: str) -> None:
    """Start the command and kill it, and only it, as soon as it says that it has come to a stage."""
    process = start_newsledger(home, "run", "wire", settings=BATCH)
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    assert process.stderr is not None
    seen = next((said for said in process.stderr if line in said), None)
    process.send_signal(signal.SIGKILL)
    watchdog.cancel()
    process.wait()
    process.stderr.close()
    assert seen is not None, f"the run never came to {line}"


def _kill_fork_at(home: Path, line: str, run_here: RunHere) -> None:
    """A run in a process of its own that is killed as soon as it says that it has come to a stage."""

    def die(said: str) -> None:
        if line in said:
            os.kill(os.getpid(), signal.SIGKILL)

    fork = _fork(home, run_here, say=die, is_gated="gate" in line)
    fork.join(timeout=120)
    assert fork.exitcode == -signal.SIGKILL, f"the run never came to {line}"


def _fork(home: Path, run_here: RunHere, **more: object) -> ForkProcess:
    """A run in a process of its own, started."""
    fork = multiprocessing.get_context("fork").Process(target=run_here, args=(home, "wire"), kwargs={"batch_size": 4, **more})
    fork.start()
    return fork


def _processes_of(home: Path) -> list[str]:
    """Processes that were started with this home, by their command line."""
    mark, found = f"NEWSLEDGER_HOME={home}".encode(), []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes().split(b"\0"):
                found.append((entry / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def _wait_until_gone(home: Path) -> list[str]:
    """What is left of a run after 20 seconds: a server needs a moment to see that it is alone, a worker to load its model."""
    deadline = time.monotonic() + 20
    while (left := _processes_of(home)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


@dataclass(frozen=True)
class Kill:
    """Where a run is killed, and what stands around it.

    Attributes:
        line: what the run says when it comes to the stage.
        is_begun: whether something was published before.
        is_command: whether the run is the command, with a Prefect server of its own.
        is_taken_away: whether the first batch, captured by then, is gone from the folder when the next run comes.
    """

    line: str
    is_begun: bool = True
    is_command: bool = False
    is_taken_away: bool = True


KILLS = {
    "capture": Kill("capture: batch 2", is_command=True),
    "gate": Kill("gate:", is_taken_away=False),
    "promote": Kill("promote:", is_begun=False),
    "publish": Kill("publish:"),
}


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("stage", KILLS)
def test_a_killed_run_leaves_the_published_state_whole_and_the_next_one_completes(
    tmp_path: Path, undisturbed: Path, begun: Path, run_here: RunHere, stage: str
) -> None:
    home, kill = tmp_path / "home", KILLS[stage]
    if kill.is_begun:
        shutil.copytree(begun, home)
    else:
        _fill(home, NAMES)
    if kill.is_command:
        _kill_command_at(home, kill.line)
    else:
        _kill_fork_at(home, kill.line, run_here)
    _assert_last_state_is_whole(home, begun if kill.is_begun else None, undisturbed, stage)
    if kill.is_taken_away:
        for name in NAMES[:4]:
            (home / "in" / name).unlink()
    run_here(home, "wire", batch_size=4, is_gated=stage == "gate")
    _assert_complete(home, undisturbed)
    assert _wait_until_gone(home) == []


def _assert_last_state_is_whole(home: Path, before: Path | None, after: Path, stage: str) -> None:
    if before is None:
        with pytest.raises(WarehouseError, match="`newsledger run` makes one"):
            open_ledger(home / "ledger.duckdb")
        return
    published = [_state(before), _state(after)] if stage == "publish" else [_state(before)]
    assert _state(home) in published


def _assert_complete(home: Path, undisturbed: Path) -> None:
    """All that an undisturbed run gives, every capture once, and nothing unfinished lying about."""
    assert _state(home) == _state(undisturbed)
    captured = [str(row["document_id"]) for row in _rows(home, "select document_id from raw.captures")]
    assert sorted(captured) == NAMES
    assert _archived(home) == _archived(undisturbed)
    assert [path.name for path in home.rglob("*") if path.name.endswith((".open", ".new"))] == []
    states = Counter(str(row["state"]) for row in _rows(home, "select state from quality.runs"))
    assert states["running"] == 0
    assert states["published"] >= 1


def test_the_same_input_again_changes_nothing(tmp_path: Path, undisturbed: Path, run_here: RunHere) -> None:
    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    assert run_here(home, "wire", batch_size=4, is_gated=False).dispositions == {"unchanged": ARTICLES}
    assert _state(home, with_times=True) == _state(undisturbed, with_times=True)
    assert _archived(home) == _archived(undisturbed)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_changed_article_is_a_revision_and_readers_are_answered_meanwhile(
    tmp_path: Path, undisturbed: Path, run_here: RunHere
) -> None:
    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    (home / "in" / "03.txt").write_text(article(3, killed=57), encoding="utf-8")
    run = _fork(home, run_here)
    answers = _read_while(run, home)
    assert run.exitcode == 0
    assert len(answers) > 3
    assert set(answers) <= {(11, 12), (12, 12)}
    changed = _rows(home, "select document_id, revision_count from marts.articles where revision_count > 1")
    assert changed == [{"document_id": "03.txt", "revision_count": 2}]
    revisions = _rows(
        home,
        "select is_current, f.value from marts.revision_figures f join marts.articles a using (article_id) "
        "where a.document_id = '03.txt' and f.event = 'killed' and counted = 'people' order by f.revision_number",
    )
    assert [(row["is_current"], int(str(row["value"]).split(".")[0])) for row in revisions] == [(False, 14), (True, 57)]
    last = _rows(home, "select revised, unchanged from reports.quality_history order by started_at desc limit 1")
    assert last == [{"revised": 1, "unchanged": 11}]


def _read_while(run: ForkProcess, home: Path) -> list[tuple[object, ...]]:
    """The answers to one query, asked again and again from another process until the run has ended."""
    sql = "select count(*) filter (where revision_count = 1) as unrevised, count(*) as articles from marts.articles"
    answers = []
    while run.is_alive():
        answers += [tuple(row.values()) for row in _rows(home, sql)]
        run.join(timeout=0.2)
    return answers
