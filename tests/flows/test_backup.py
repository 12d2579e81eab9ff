"""``newsledger backup`` and ``restore``: what is destroyed comes back row hash by row hash; what is damaged is refused."""

from __future__ import annotations

import json
import shutil

import duckdb
import pytest

from flows.backup import MARKER, back_up
from flows.backup_manifest import MANIFEST, read_manifest
from flows.cli import run_command
from flows.findings import outcome
from flows.restore import restore
from flows.settings import Settings
from tests.fuzzing.flips import make_run
from transforms.errors import ArchiveError, InputError, WarehouseError, WarehouseLockedError

TABLES = ("core.figures", "core.quotes", "core.actors", "core.blocks", "core.actor_mentions", "core.times")


def silent(_: str) -> None:
    """Nobody listens."""


@pytest.fixture
def folder(given_home, tmp_path):
    """A folder with documents and the home of two runs over them."""
    shutil.copytree(given_home, tmp_path / "made")
    (tmp_path / "made" / "home" / "sources.csv").write_text("name,kind,location,outlet,language,schedule,active,notes\n")
    return tmp_path / "made"


@pytest.fixture(autouse=True)
def without_model(monkeypatch):
    monkeypatch.setattr("flows.verify.check_derivation", lambda *_, **__: outcome("derivation", 0, "revisions"))


def hashes(path):
    """The row hashes of every table that has them, and every row of the others of core and raw."""
    with duckdb.connect(str(path), read_only=True) as con:
        rows = {name: con.execute(f"SELECT row_hash FROM {name} ORDER BY ALL").fetchall() for name in TABLES}
        others = con.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE schema_name IN ('core', 'raw', 'quality')"
        ).fetchall()
        return rows | {name: con.execute(f"FROM {name} ORDER BY ALL").fetchall() for (name,) in others if name not in TABLES}


def archive_of(home):
    return {path.name: path.read_bytes() for path in (home / "archive").iterdir()}


def test_what_was_destroyed_comes_back_row_hash_by_row_hash(folder, tmp_path, monkeypatch, capsys):
    home, target = folder / "home", tmp_path / "backup"
    monkeypatch.setenv("NEWSLEDGER_HOME", str(home))
    monkeypatch.setenv("NEWSLEDGER_NOTIFY", "json://user:secret@localhost/x")
    monkeypatch.setenv("NEWSLEDGER_BATCH_SIZE", "77")
    assert run_command(["backup", str(target)]) == 0
    before, archive = hashes(home / "ledger.duckdb"), archive_of(home)
    assert before["core.figures"]
    shutil.rmtree(home)
    assert run_command(["restore", str(target)]) == 0
    assert "everything that was looked at is as it was written" in capsys.readouterr().out
    assert hashes(home / "warehouse.duckdb") == hashes(home / "ledger.duckdb") == before
    assert archive_of(home) == archive
    assert (home / "sources.csv").exists()
    kept = {path.name: path.read_text() for path in (target / "files").iterdir()}
    assert any('"batch_size": 77' in text for text in kept.values())
    assert not any("secret" in text for text in kept.values())
    (folder / "in" / "new.txt").write_text("A new one.")
    make_run(home, folder / "in")  # life goes on in the new home
    assert run_command(["verify"]) == 0


def test_only_what_is_new_is_copied(folder, tmp_path):
    settings, target = Settings(home=folder / "home"), tmp_path / "backup"
    first = back_up(settings, target, silent)
    assert first.copied > 0
    assert back_up(settings, target, silent).copied == 0
    size = sum(len(content) for content in archive_of(settings.home).values())
    (folder / "in" / "new.txt").write_text("A new one.")
    make_run(settings.home, folder / "in")
    added = sum(len(content) for content in archive_of(settings.home).values()) - size
    again = back_up(settings, target, silent)
    assert again.copied == added + settings.ledger_path.stat().st_size
    stored = {file.stored for file in again.manifest.files}
    found = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert found == stored | {MARKER, MANIFEST}


def test_a_backup_that_was_killed_is_the_one_before_and_goes_on(folder, tmp_path, monkeypatch):
    settings, target = Settings(home=folder / "home"), tmp_path / "backup"
    first = back_up(settings, target, silent).manifest
    (folder / "in" / "new.txt").write_text("A new one.")
    make_run(settings.home, folder / "in")
    for step in ("_copy_archive_file", "_keep_small", "_flush", "write_manifest", "_delete_unnamed"):
        with monkeypatch.context() as patch:
            patch.setattr(f"flows.backup.{step}", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
            with pytest.raises(KeyboardInterrupt):
                back_up(settings, target, silent)
        shutil.rmtree(tmp_path / "restored", ignore_errors=True)
        restored = restore(target, Settings(home=tmp_path / "restored"), silent)
        assert (restored == first) is (step != "_delete_unnamed")
    assert back_up(settings, target, silent).copied == 0


def test_an_archive_file_that_was_rewritten_lawfully_is_taken_anew_and_the_old_one_goes(folder, tmp_path):
    from contextlib import closing

    from flows.archive_digests import digest_anew
    from warehouse.database import connect_writer
    from warehouse.publish import publish

    settings, target = Settings(home=folder / "home"), tmp_path / "backup"
    back_up(settings, target, silent)
    [archive] = settings.archive_path.iterdir()
    archive.write_bytes(archive.read_bytes() + archive.read_bytes())
    with closing(connect_writer(settings.warehouse_path)) as con:
        digest_anew(con, settings.archive_path, "takedown", archive.name)
        publish(con, settings.warehouse_path, settings.ledger_path)
    back_up(settings, target, silent)
    [stored] = (target / "archive").iterdir()
    assert stored.read_bytes() == archive.read_bytes()
    restore(target, Settings(home=tmp_path / "restored"), silent)
    assert archive_of(tmp_path / "restored") == archive_of(settings.home)


@pytest.mark.parametrize("pattern", ["ledger-*", "archive/*", "files/*sources.csv", MANIFEST])
def test_a_damaged_backup_is_refused_and_nothing_is_made(folder, tmp_path, pattern):
    target = tmp_path / "backup"
    back_up(Settings(home=folder / "home"), target, silent)
    [path] = target.glob(pattern)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"{path.name}.*[Uu]se another"):
        restore(target, Settings(home=tmp_path / "new"), silent)
    path.unlink()
    with pytest.raises(InputError, match="damaged|no backup"):
        restore(target, Settings(home=tmp_path / "new"), silent)
    assert not (tmp_path / "new").exists()


def test_a_damaged_home_is_not_backed_up(folder, tmp_path):
    settings, target = Settings(home=folder / "home"), tmp_path / "backup"
    back_up(settings, target, silent)
    manifest = read_manifest(target)
    (folder / "in" / "new.txt").write_text("A new one.")
    make_run(settings.home, folder / "in")
    [archive] = settings.archive_path.iterdir()
    archive.write_bytes(archive.read_bytes()[:-1] + b"!")
    with pytest.raises(ArchiveError, match="newsledger verify"):
        back_up(settings, target, silent)
    with settings.ledger_path.open("r+b") as file:
        file.seek(20_000)
        file.write(b"!")
    with pytest.raises(WarehouseError, match="is damaged"):
        back_up(settings, target, silent)
    assert read_manifest(target) == manifest


def test_folders_that_cannot_be_used_are_refused(folder, tmp_path):
    home = folder / "home"
    settings = Settings(home=home)
    for target in (home, home / "backup", folder):
        with pytest.raises(InputError, match="within the home|around it"):
            back_up(settings, target, silent)
    with pytest.raises(InputError, match="something else"):
        back_up(settings, folder / "in", silent)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no backup"):
        restore(tmp_path / "empty", Settings(home=tmp_path / "new"), silent)
    back_up(settings, tmp_path / "empty", silent)
    with pytest.raises(InputError, match="nothing is overwritten"):
        restore(tmp_path / "empty", settings, silent)
    with pytest.raises(WarehouseError, match="no published ledger"):
        back_up(Settings(home=tmp_path / "none"), tmp_path / "other", silent)


def test_two_backups_do_not_write_into_one_folder(folder, tmp_path):
    import fcntl

    target = tmp_path / "backup"
    back_up(Settings(home=folder / "home"), target, silent)
    with (target / MARKER).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(WarehouseLockedError):
            back_up(Settings(home=folder / "home"), target, silent)


def test_a_backup_of_a_newer_format_is_not_misread(folder, tmp_path):
    back_up(Settings(home=folder / "home"), tmp_path / "backup", silent)
    path = tmp_path / "backup" / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with pytest.raises(InputError, match="format 2"):
        restore(tmp_path / "backup", Settings(home=tmp_path / "new"), silent)
