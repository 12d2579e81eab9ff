"""The warehouse file: made, opened, refused with a message that helps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from given import document, rows, run

from transforms.errors import SchemaVersionError, WarehouseError, WarehouseLockedError
from warehouse.database import SCHEMA_VERSION, build_views, connect_writer
from warehouse.dictionary import data_dictionary, undocumented
from warehouse.migrations import Migration, load_migrations, migrate
from warehouse.publish import publish

DICTIONARY = Path(__file__).parents[2] / "warehouse" / "DICTIONARY.md"
HOLD = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def test_a_missing_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "home" / "warehouse.duckdb"
    with connect_writer(path) as con:
        assert rows(con, "SELECT version, name FROM quality.schema_versions") == [(SCHEMA_VERSION, "created")]
        assert rows(con, "SELECT count(*) FROM marts.figures") == [(0,)]


def test_opening_again_keeps_everything(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    run(con, "r1", document())
    con.close()
    with connect_writer(tmp_path / "warehouse.duckdb") as again:
        assert rows(again, "SELECT count(*) FROM marts.figures") == [(3,)]


def test_a_file_that_another_process_writes_is_refused_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(WarehouseLockedError, match=f"process {holder.pid}") as caught:
            connect_writer(path)
        holder.communicate()
    assert str(path) in str(caught.value)
    assert caught.value.can_retry


DAMAGED = [b"this is no database" * 1000, b"\0" * 50_000]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(content)
    with pytest.raises(WarehouseError, match="cannot be opened as a warehouse"):
        connect_writer(path)
    assert path.read_bytes() == content


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE mine AS SELECT 1 AS x")
    with pytest.raises(WarehouseError, match="no newsledger warehouse"):
        connect_writer(path)
    with duckdb.connect(str(path)) as other:
        assert rows(other, "FROM mine") == [(1,)]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WarehouseError, match="cannot be made"):
        connect_writer(tmp_path / "file" / "warehouse.duckdb")


@pytest.mark.parametrize(("version", "advice"), [(99, "install the newer newsledger"), (0, "newsledger replay")])
def test_another_schema_version_says_what_to_do(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, version: int, advice: str
) -> None:
    con.execute("UPDATE quality.schema_versions SET version = ?", [version])
    con.close()
    with pytest.raises(SchemaVersionError, match=advice):
        connect_writer(tmp_path / "warehouse.duckdb")


STEPS = (
    Migration(SCHEMA_VERSION + 2, "third", "ALTER TABLE core.articles ADD COLUMN third INTEGER"),
    Migration(SCHEMA_VERSION + 1, "second", "ALTER TABLE core.articles ADD COLUMN second INTEGER"),
)


def test_migrations_are_applied_in_order_and_once(con: duckdb.DuckDBPyConnection) -> None:
    migrate(con, STEPS, SCHEMA_VERSION + 2, name="file")
    assert rows(con, "SELECT version, name FROM quality.schema_versions ORDER BY version") == [
        (SCHEMA_VERSION, "created"), (SCHEMA_VERSION + 1, "second"), (SCHEMA_VERSION + 2, "third"),
    ]  # fmt: skip
    migrate(con, STEPS, SCHEMA_VERSION + 2, name="file")
    assert [column[0] for column in con.execute("FROM core.articles").description][-2:] == ["second", "third"]


def test_a_missing_step_is_an_error_and_nothing_is_changed(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SchemaVersionError, match="no way from one to the other"):
        migrate(con, STEPS[:1], SCHEMA_VERSION + 2, name="file")
    assert rows(con, "SELECT max(version) FROM quality.schema_versions") == [(SCHEMA_VERSION,)]


def test_a_failing_step_leaves_the_file_as_it_was(con: duckdb.DuckDBPyConnection) -> None:
    broken = Migration(SCHEMA_VERSION + 2, "broken", "ALTER TABLE core.no_such_table ADD COLUMN x INTEGER")
    with pytest.raises(SchemaVersionError, match=f"could not be brought forward from schema version {SCHEMA_VERSION}"):
        migrate(con, (STEPS[1], broken), SCHEMA_VERSION + 2, name="file")
    assert rows(con, "SELECT max(version) FROM quality.schema_versions") == [(SCHEMA_VERSION,)]
    assert "second" not in [column[0] for column in con.execute("FROM core.articles").description]


def test_the_shipped_migrations_lead_to_the_schema_of_this_program() -> None:
    assert [step.version for step in load_migrations()] == list(range(2, SCHEMA_VERSION + 1))


def test_views_of_an_earlier_program_are_built_anew(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    con.execute("CREATE VIEW marts.renamed AS SELECT 1 AS x")
    con.execute("UPDATE quality.build_state SET fingerprint = 'old' WHERE name = 'views'")
    con.close()
    with connect_writer(tmp_path / "warehouse.duckdb") as again:
        assert rows(again, "SELECT view_name FROM duckdb_views() WHERE view_name = 'renamed'") == []


def test_building_views_twice_gives_the_same(con: duckdb.DuckDBPyConnection) -> None:
    before = data_dictionary(con)
    build_views(con)
    assert data_dictionary(con) == before


def test_every_table_view_and_column_is_documented(con: duckdb.DuckDBPyConnection) -> None:
    assert undocumented(con) == []
    con.execute("CREATE VIEW marts.new AS SELECT 1 AS x")
    assert undocumented(con) == ["marts.new", "marts.new.x"]


def test_the_data_dictionary_is_current(con: duckdb.DuckDBPyConnection) -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == data_dictionary(con)


def test_publishing_keeps_the_writers_lock(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """POSIX drops a process's lock with any descriptor of the file that it closes; the copy must not do that."""
    path = tmp_path / "warehouse.duckdb"
    publish(con, path, tmp_path / "ledger.duckdb")
    code = "import duckdb, sys; duckdb.connect(sys.argv[1])"
    other = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "lock" in other.stderr
    assert other.returncode != 0
    assert str(os.getpid()) in other.stderr
