"""The seal on what the last writer left, and the digests of the archive's stretches."""

from __future__ import annotations

import hashlib
import json

import duckdb
import pytest

from flows.archive_digests import digest_added, digest_anew
from flows.run_lock import quiet_home, writer_lock
from flows.seals import SEALS, changed_since, last_seal, read_seals
from transforms.errors import WarehouseLockedError
from warehouse.archive_digests import stretches
from warehouse.database import connect_writer


def write(path, statement):
    with duckdb.connect(str(path)) as con:
        con.execute(statement)


@pytest.fixture
def home(tmp_path):
    """A home whose warehouse a writer of ours has left."""
    with writer_lock(tmp_path / "run.lock", "first"):
        write(tmp_path / "warehouse.duckdb", "CREATE TABLE t AS SELECT 1 AS x")
    return tmp_path


def test_what_a_writer_leaves_is_sealed_once(home):
    assert changed_since(last_seal(home), home) == []
    with writer_lock(home / "run.lock", "idle"):
        pass
    seals, wrong = read_seals(home)
    assert ([(seal.event, seal.run_id) for seal in seals], wrong) == ([("sealed", "first")], [])


def test_another_hand_is_noted_by_the_next_writer_for_good(home):
    write(home / "warehouse.duckdb", "UPDATE t SET x = 2")
    assert changed_since(last_seal(home), home) == ["warehouse.duckdb"]
    with writer_lock(home / "run.lock", "second"):
        write(home / "warehouse.duckdb", "UPDATE t SET x = 3")
    seals, wrong = read_seals(home)
    assert [(seal.event, seal.run_id) for seal in seals] == [("sealed", "first"), ("changed", "second"), ("sealed", "second")]
    assert "warehouse.duckdb" in seals[1].note
    assert wrong == []


def test_what_a_killed_writer_left_is_no_other_hand(home):
    (home / "run.lock").write_text(json.dumps({"run_id": "dead", "pid": 1, "started_at": "then"}))
    write(home / "warehouse.duckdb", "UPDATE t SET x = 2")
    with quiet_home(home / "run.lock") as died:
        assert "dead" in died
    with writer_lock(home / "run.lock", "second"):
        pass
    assert [seal.event for seal in read_seals(home)[0]] == ["sealed", "sealed"]
    with quiet_home(home / "run.lock") as died, pytest.raises(WarehouseLockedError), writer_lock(home / "run.lock", "third"):
        pass
    assert died is None


@pytest.mark.parametrize("change", [lambda lines: lines[1:], lambda lines: [lines[0].replace(b"first", b"forst"), *lines[1:]]])
def test_a_line_that_is_changed_or_missing_shows_in_the_chain(home, change):
    for number in (2, 3):
        with writer_lock(home / "run.lock", f"run {number}"):
            write(home / "warehouse.duckdb", f"UPDATE t SET x = {number}")
    lines = (home / SEALS).read_bytes().splitlines(keepends=True)
    (home / SEALS).write_bytes(b"".join(change(lines)))
    assert "line 1 was changed" in read_seals(home)[1][0]


def test_half_a_line_of_a_writer_that_died_is_cut_off(home):
    whole = (home / SEALS).read_bytes()
    (home / SEALS).write_bytes(whole + whole[:50])
    assert last_seal(home).run_id == "first"
    with writer_lock(home / "run.lock", "second"):
        write(home / "warehouse.duckdb", "UPDATE t SET x = 2")
    assert ([seal.run_id for seal in read_seals(home)[0]], read_seals(home)[1]) == (["first", "second"], [])


def test_each_stretch_of_the_archive_is_noted_once_and_a_lawful_change_replaces_them(empty_warehouse, tmp_path):
    (tmp_path / "archive").mkdir()
    file, warehouse = tmp_path / "archive" / "a.warc.gz", tmp_path / "warehouse.duckdb"
    warehouse.write_bytes(empty_warehouse.read_bytes())
    with connect_writer(warehouse) as con:
        for content in (b"one", b"one", b"onetwo"):
            file.write_bytes(content)
            digest_added(con, file.parent, "run")
        spans = [(found.first_byte, found.end_byte, found.sha256) for found in stretches(con)]
        assert spans == [(0, 3, hashlib.sha256(b"one").hexdigest()), (3, 6, hashlib.sha256(b"two").hexdigest())]
        file.write_bytes(b"new")
        digest_anew(con, file.parent, "takedown", file.name)
        assert [(found.end_byte, found.sha256) for found in stretches(con)] == [(3, hashlib.sha256(b"new").hexdigest())]
