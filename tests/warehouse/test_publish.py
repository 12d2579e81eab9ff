"""Publishing: in one step, or not at all; and whatever is killed, the last published state stays whole."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest
from given import document, extraction, open_copy, rows, run

from transforms.errors import WarehouseError
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.query import open_ledger, run_query

HERE = Path(__file__).parent


def _figures(path: Path) -> int:
    with open_ledger(path) as ledger:
        return run_query(ledger, "FROM marts.figures").num_rows


def test_the_published_file_is_the_present_state(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    ledger = tmp_path / "out" / "ledger.duckdb"
    publish(con, tmp_path / "warehouse.duckdb", ledger)
    assert _figures(ledger) == 0
    run(con, "r1", document())
    assert _figures(ledger) == 0
    publish(con, tmp_path / "warehouse.duckdb", ledger)
    assert _figures(ledger) == 3
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.duckdb"]


def test_a_reader_keeps_the_state_that_it_opened(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    publish(con, tmp_path / "warehouse.duckdb", path)
    code = (
        "import sys; from pathlib import Path; from warehouse.query import open_ledger, run_query\n"
        "con = open_ledger(Path(sys.argv[1])); print(run_query(con, 'FROM marts.figures').num_rows, flush=True)\n"
        "sys.stdin.readline(); print(run_query(con, 'FROM marts.figures').num_rows, flush=True)"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE.parents[1]
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "0\n"
    run(con, "r1", document())
    publish(con, tmp_path / "warehouse.duckdb", path)
    assert reader.communicate("\n")[0] == "0\n"
    assert _figures(path) == 3


READER = """
import sys
from pathlib import Path
from warehouse.query import open_ledger, run_query
for number in range(15):
    with open_ledger(Path(sys.argv[1])) as con:
        assert run_query(con, "SELECT count(*) % 3 AS odd FROM marts.figures").to_pylist() == [{"odd": 0}]
    if number == 0:
        print("reading", flush=True)
"""


def test_readers_neither_fail_nor_wait_while_the_writer_publishes(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    publish(con, tmp_path / "warehouse.duckdb", path)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=HERE.parents[1]
    )
    assert reader.stdout is not None
    reader.stdout.readline()
    number = 0
    while reader.poll() is None:
        run(con, f"r{number}", document(extraction(f"{number}.txt")))
        publish(con, tmp_path / "warehouse.duckdb", path)
        number += 1
    assert reader.stderr is not None
    assert reader.stderr.read() == ""
    assert reader.returncode == 0
    assert number > 0


def _fail_copy(monkeypatch: pytest.MonkeyPatch, script: Path, code: str) -> None:
    script.write_text(code, encoding="utf-8")
    monkeypatch.setattr("warehouse.publish._COPY", script)


FULL_DISK = "import sys; open(sys.argv[2], 'wb').write(b'half'); sys.exit('No space left on device')"
KILLED = "import os, signal, sys; open(sys.argv[2], 'wb').write(b'half'); os.kill(os.getpid(), signal.SIGKILL)"
TORN = "import sys; open(sys.argv[2], 'wb').write(open(sys.argv[1], 'rb').read()[:8192])"


def test_a_failing_copy_leaves_the_last_published_state(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "out" / "ledger.duckdb"
    publish(con, tmp_path / "warehouse.duckdb", ledger)
    run(con, "r1", document())
    for code, message in ((FULL_DISK, "No space left"), (KILLED, "status -9"), (TORN, "could not be published")):
        with monkeypatch.context() as patched:
            _fail_copy(patched, tmp_path / "copy.py", code)
            with pytest.raises(WarehouseError, match=message) as caught:
                publish(con, tmp_path / "warehouse.duckdb", ledger)
        assert "Readers keep the last published state" in str(caught.value)
        assert [path.name for path in ledger.parent.iterdir()] == ["ledger.duckdb"]
        assert _figures(ledger) == 0
    publish(con, tmp_path / "warehouse.duckdb", ledger)
    assert _figures(ledger) == 3


def test_a_copy_that_a_killed_run_left_is_replaced(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.duckdb"
    (tmp_path / ".ledger.duckdb.new").write_bytes(b"half")
    publish(con, tmp_path / "warehouse.duckdb", ledger)
    assert _figures(ledger) == 0
    assert not (tmp_path / ".ledger.duckdb.new").exists()


def test_a_folder_that_cannot_be_written_is_named(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WarehouseError, match="could not be published"):
        publish(con, tmp_path / "warehouse.duckdb", tmp_path / "file" / "ledger.duckdb")


#: A run of two articles that stops at a named step and waits to be killed there.
WRITER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from given import document, extraction, START, start_run
import warehouse.promote, warehouse.publish, warehouse.batch
from warehouse.database import connect_writer

folder, step = Path(sys.argv[1]), sys.argv[3]

def pause(*_):
    print("here", flush=True)
    time.sleep(600)

con = connect_writer(folder / "warehouse.duckdb")
start_run(con, "killed", started_at=START, reference_version="r")
if step == "staging":
    insert = warehouse.batch._insert
    warehouse.batch._insert = lambda con, name, table: pause() if name == "figures" else insert(con, name, table)
warehouse.batch.stage(con, "killed", [document(), document(extraction("b.txt"))])
if step == "staged":
    pause()
if step == "promoting":
    warehouse.promote.cluster_new_articles = pause
warehouse.promote.promote(con, "killed")
if step == "promoted":
    pause()
if step == "copying":
    warehouse.publish._check = pause
if step == "replaced":
    warehouse.publish._flush_folder = pause
warehouse.publish.publish(con, folder / "warehouse.duckdb", folder / "ledger.duckdb")
"""
#: Step to figures in the published file after the kill, and what the next run of the same input says.
STEPS = [
    ("staging", 3, {"loaded": 1, "unchanged": 1}),
    ("staged", 3, {"loaded": 1, "unchanged": 1}),
    ("promoting", 3, {"loaded": 1, "unchanged": 1}),
    ("promoted", 3, {"unchanged": 2}),
    ("copying", 3, {"unchanged": 2}),
    ("replaced", 6, {"unchanged": 2}),
]


@pytest.fixture(scope="module")
def one_run(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of one run, and the published file."""
    folder = tmp_path_factory.mktemp("one")
    with open_copy(empty_warehouse, folder, is_kept=True) as con:
        run(con, "r1", document())
        publish(con, folder / "warehouse.duckdb", folder / "ledger.duckdb")
    return folder


@pytest.mark.parametrize(("step", "published", "then"), STEPS)
def test_a_run_killed_at_any_step_loses_nothing_and_publishes_nothing_half(
    one_run: Path, tmp_path: Path, step: str, published: int, then: dict[str, int]
) -> None:
    shutil.copytree(one_run, tmp_path, dirs_exist_ok=True)
    warehouse, ledger = tmp_path / "warehouse.duckdb", tmp_path / "ledger.duckdb"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), str(HERE), step], stdout=subprocess.PIPE, text=True, cwd=HERE.parents[1]
    )
    watchdog = threading.Timer(60, writer.kill)
    watchdog.start()
    assert writer.stdout is not None
    assert writer.stdout.readline() == "here\n"
    watchdog.cancel()
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert _figures(ledger) == published
    with connect_writer(warehouse) as again:
        assert run(again, "r3", document(), document(extraction("b.txt"))) == then
        assert rows(again, "SELECT state FROM quality.runs WHERE run_id = 'killed'") == [("interrupted",)]
        publish(again, warehouse, ledger)
    assert _figures(ledger) == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.duckdb", "warehouse.duckdb"]
