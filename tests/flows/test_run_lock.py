"""The lock of the one writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from flows.run_lock import refuse_second_writer, writer_lock, writer_of
from transforms.errors import InputError, WarehouseLockedError

HOLD = """
import sys, time
from pathlib import Path
from flows.run_lock import writer_lock
with writer_lock(Path(sys.argv[1]), "run-1"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock until it is told to let go."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "run.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_the_lock_is_free_before_and_after(tmp_path):
    lock = tmp_path / "home" / "run.lock"
    refuse_second_writer(lock)
    with writer_lock(lock, "run-1"):
        pass
    assert writer_of(lock) is None
    refuse_second_writer(lock)


def test_a_second_writer_is_told_who_the_first_is(holder, tmp_path):
    lock = tmp_path / "run.lock"
    words = (f"process {holder.pid}", "run-1", "--wait")
    for attempt in (lambda: refuse_second_writer(lock), lambda: writer_lock(lock, "run-2").__enter__()):
        with pytest.raises(WarehouseLockedError) as caught:
            attempt()
        assert all(word in str(caught.value) for word in words), str(caught.value)
    assert "run-1" in writer_of(lock)


def test_a_second_writer_can_wait(holder, tmp_path):
    holder.stdin.write("\n")
    holder.stdin.flush()
    with writer_lock(tmp_path / "run.lock", "run-2", wait_seconds=30):
        assert holder.wait(30) == 0


def test_the_lock_of_a_killed_writer_is_free(holder, tmp_path):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with writer_lock(tmp_path / "run.lock", "run-2"):
        pass


def test_a_home_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "home").write_text("a file, not a folder")
    with pytest.raises(InputError, match="NEWSLEDGER_HOME"), writer_lock(tmp_path / "home" / "run.lock", "run-1"):
        pass
