"""Files of every earlier schema version are brought forward with all they hold; an interrupted step leaves the old state."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from given import capture, document, extraction, rows, run

from transforms.errors import SchemaVersionError
from warehouse import database
from warehouse.captures import record_captures
from warehouse.database import SCHEMA_VERSION, connect_writer
from warehouse.migrations import load_migrations, migrate, record_version
from warehouse.profiles import SIGHTINGS_IN

FIRST = (Path(__file__).parent / "versions" / "0001.sql").read_text(encoding="utf-8")
_COLUMNS = (
    "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() "
    "WHERE schema_name IN ('core', 'quality', 'raw', 'reference', 'staging') AND NOT internal "
    "AND (schema_name, table_name) IN (SELECT (schema_name, table_name) FROM duckdb_tables()) ORDER BY ALL"
)
#: A value of each type, for tables that the given run leaves empty.
_SAMPLES = {
    "INTEGER": "7", "BIGINT": "8", "UBIGINT": "9", "UTINYINT": "3", "DOUBLE": "0.5", "BOOLEAN": "true", "DATE": "DATE '2024-08-15'",
    "TIMESTAMP": "TIMESTAMP '2024-08-15 10:00'", "VARCHAR": "'it''s given'", "VARCHAR[]": "['one', 'two']", "JSON": "'{\"a\": 1}'",
    "UBIGINT[]": "[1, 2]", "DECIMAL(38,9)": "1.5",
}  # fmt: skip
#: What a run or the opening of a file writes anew, whatever stood there; profiles became text in version 22 and have a test of their own.
_RENEWED = {"quality.build_state", "quality.schema_versions", "core.actor_profiles"}


@pytest.fixture(scope="module")
def given_file(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of today with two runs in it, closed."""
    path = tmp_path_factory.mktemp("given") / "given.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with connect_writer(path) as con:
        run(con, "r1", document(), document(extraction("b.txt")))
        record_captures(con, "r1", [capture(document(extraction("c.txt")))])
    return path


def old_file(path: Path, version: int, given_file: Path) -> Path:
    """A file of an earlier version: its tables, with the given rows as far as they fit, and a row in every other table."""
    with duckdb.connect(str(path)) as con:
        con.execute(FIRST)
        record_version(con, 1, "created")
        for step in load_migrations():
            if step.version <= version:
                con.execute(step.sql)
                record_version(con, step.version, step.name)
        con.execute(f"ATTACH '{given_file}' AS given (READ_ONLY)")
        there = tables(con, "'given'")
        for table, columns in tables(con).items():
            _fill(con, table, columns, there.get(table, {}))
        con.execute("DETACH given")
    return path


def _fill(con: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str], there: dict[str, str]) -> None:
    if set(columns) <= set(there):
        con.execute(f"INSERT INTO {table} BY NAME SELECT {', '.join(columns)} FROM given.{table}")
    if not rows(con, f"SELECT 1 FROM {table} LIMIT 1"):
        con.execute(f"INSERT INTO {table} VALUES ({', '.join(_SAMPLES[kind] for kind in columns.values())})")


def tables(con: duckdb.DuckDBPyConnection, database: str = "current_database()") -> dict[str, dict[str, str]]:
    """The columns of every table whose rows stay as they were, with their types."""
    found: dict[str, dict[str, str]] = {}
    for name, column, kind in rows(
        con,
        f"SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = {database} "
        "AND (database_oid, table_oid) IN (SELECT (database_oid, table_oid) FROM duckdb_tables() WHERE NOT internal) "
        "ORDER BY 1, column_index",
    ):
        if name not in _RENEWED:
            found.setdefault(name, {})[column] = kind
    return found


def content(con: duckdb.DuckDBPyConnection, of: dict[str, list[str]] | None = None) -> dict[str, tuple[list[str], list]]:
    """The rows of every table, by the columns that it had."""
    of = of or {name: list(columns) for name, columns in tables(con).items()}
    return {name: (columns, rows(con, f"SELECT {', '.join(columns)} FROM {name} ORDER BY ALL")) for name, columns in of.items()}


@pytest.fixture(scope="module")
def first_file(given_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of version 1, closed."""
    return old_file(tmp_path_factory.mktemp("first") / "first.duckdb", 1, given_file)


@pytest.fixture(scope="module")
def todays_columns(empty_warehouse: Path) -> Iterator[list[tuple]]:
    with duckdb.connect(str(empty_warehouse), read_only=True) as con:
        yield rows(con, _COLUMNS)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_file_of_every_earlier_version_is_brought_forward_with_all_its_rows(
    version: int, given_file: Path, todays_columns: list[tuple], tmp_path: Path
) -> None:
    with duckdb.connect(str(old_file(tmp_path / "warehouse.duckdb", version, given_file))) as con:
        before = content(con)
        assert all(found for _, found in before.values())
        migrate(con, load_migrations(), SCHEMA_VERSION, name="file")
        assert content(con, {name: columns for name, (columns, _) in before.items()}) == before
        assert rows(con, _COLUMNS) == todays_columns
        assert rows(con, "SELECT list(version ORDER BY version) FROM quality.schema_versions") == [
            (list(range(1, SCHEMA_VERSION + 1)),)
        ]


def test_the_sightings_in_profiles_become_text_that_says_the_same(given_file: Path, tmp_path: Path) -> None:
    sighting = (
        """{'seen_at': TIMESTAMP '2024-08-15 10:00:00.25', 'nearby': ['O''Neill "B"'], 'companions': [], 'topics': ['Zoë\n']}"""
    )
    with duckdb.connect(str(old_file(tmp_path / "warehouse.duckdb", 21, given_file))) as con:
        con.execute(
            f"INSERT INTO core.actor_profiles VALUES ('a', 'person', ['A'], [], [], [], [], [], [], [], [{sighting}, {sighting}])"
        )
        con.execute("INSERT INTO core.actor_profiles VALUES ('b', NULL, [], [], [], [], [], [], [], [], [])")
        migrate(con, load_migrations(), SCHEMA_VERSION, name="file")
        con.execute(SIGHTINGS_IN)
        assert rows(con, "SELECT actor_id, sightings_in(recent) FROM core.actor_profiles ORDER BY 1") == [
            ("a", [*rows(con, f"SELECT {sighting}")[0]] * 2),
            ("b", []),
        ]


def test_runs_go_on_in_a_file_of_version_1_and_its_views_show_what_it_held(first_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(first_file, tmp_path / "warehouse.duckdb")
    shares = (
        subprocess.run(["cp", "--reflink=always", path, tmp_path / "shared"], capture_output=True, check=False).returncode == 0
    )
    with connect_writer(path) as con:
        assert rows(con, "SELECT count(*) FROM marts.figures") == [(6,)]
        run(con, "r2", document(extraction("d.txt")))
        assert rows(con, "SELECT count(*) FROM marts.figures") == [(9,)]
    kept = tmp_path / "warehouse.v1.duckdb"
    assert kept.exists() == shares, "where blocks can be shared the old file is kept"
    if shares:
        with duckdb.connect(str(kept), read_only=True) as con:
            assert rows(con, "SELECT max(version) FROM quality.schema_versions") == [(1,)]


def test_a_step_that_fails_in_the_middle_leaves_the_file_as_it_was(
    first_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shutil.copyfile(first_file, tmp_path / "warehouse.duckdb")
    with duckdb.connect(str(path)) as con:
        before = content(con)
    steps = load_migrations()
    last = type(steps[-1])(steps[-1].version, steps[-1].name, steps[-1].sql + ";SELECT * FROM no_such_table")
    monkeypatch.setattr(database, "load_migrations", lambda: (*steps[:-1], last))
    with pytest.raises(SchemaVersionError, match="could not be brought forward from schema version 1"):
        connect_writer(path)
    with duckdb.connect(str(path)) as con:
        assert content(con) == before
        assert rows(con, "SELECT max(version) FROM quality.schema_versions") == [(1,)]


DIE = """
import os, signal, sys
from pathlib import Path
from warehouse import database
from warehouse.migrations import record_version
def die(con, version, name):
    record_version(con, version, name)
    if version == database.SCHEMA_VERSION:
        os.kill(os.getpid(), signal.SIGKILL)
import warehouse.migrations
warehouse.migrations.record_version = die
database.connect_writer(Path(sys.argv[1]))
"""


def test_a_process_that_is_killed_before_the_last_step_is_committed_leaves_the_file_as_it_was(
    first_file: Path, tmp_path: Path
) -> None:
    path = shutil.copyfile(first_file, tmp_path / "warehouse.duckdb")
    with duckdb.connect(str(path)) as con:
        before = content(con)
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", DIE, str(path)], cwd=root, capture_output=True, check=False)
    assert killed.returncode < 0, killed.stderr
    with duckdb.connect(str(path)) as con:
        assert content(con) == before
