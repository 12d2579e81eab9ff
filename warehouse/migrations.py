"""Schema versions: every warehouse file says which one it has, and older files are brought forward, one step at a time.

A change of the schema is made twice: in ``schema/*.sql`` for new files, and as ``migrations/NNNN_name.sql`` for those that
exist. ``NNNN`` is the version that the step leads to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from transforms.errors import SchemaVersionError, WarehouseError
from warehouse.clock import utc_now
from warehouse.sql_files import migration_files

#: The schema version of this program; the number of the newest migration, or 1 where there is none.
SCHEMA_VERSION = 22


@dataclass(frozen=True, slots=True)
class Migration:
    """One step forward: the version it leads to, its name, and its statements."""

    version: int
    name: str
    sql: str


def load_migrations() -> tuple[Migration, ...]:
    """The migrations that ship with this program, oldest first."""
    return tuple(_read_migration(path) for path in migration_files())


def _read_migration(path: Path) -> Migration:
    number, _, name = path.stem.partition("_")
    return Migration(int(number), name, path.read_text(encoding="utf-8"))


def stored_version(con: duckdb.DuckDBPyConnection) -> int | None:
    """The schema version that the open file has, or None where it is empty.

    Raises:
        WarehouseError: the file is a DuckDB database, but none of newsledger's.
    """
    try:
        row = con.execute("SELECT max(version) FROM quality.schema_versions").fetchone()
    except duckdb.CatalogException as error:
        if con.execute("FROM duckdb_tables() WHERE NOT internal LIMIT 1").fetchone() is None:
            return None
        told = "the file is a DuckDB database, but no newsledger warehouse: name another file or folder"
        raise WarehouseError(told) from error
    return int(row[0]) if row and row[0] is not None else 0


def check_version(stored: int, expected: int, *, name: str) -> None:
    """Refuse a file of another schema version, saying what to do.

    Raises:
        SchemaVersionError: always where the versions differ.
    """
    if stored > expected:
        raise SchemaVersionError(
            f"{name} has schema version {stored}, this newsledger knows {expected}: install the newer newsledger that wrote it"
        )
    if stored < expected:
        raise SchemaVersionError(
            f"{name} has schema version {stored}, this newsledger needs {expected}: "
            "run `newsledger run`, which brings the warehouse forward and publishes again"
        )


def migrate(con: duckdb.DuckDBPyConnection, migrations: Sequence[Migration], expected: int, *, name: str) -> None:
    """Bring an open file forward to the expected version, in one transaction.

    Raises:
        SchemaVersionError: the file is newer, or a step from its version is missing.
    """
    stored = stored_version(con)
    steps = steps_between(stored or 0, expected, migrations, name=name)
    con.execute("BEGIN")
    try:
        for step in steps:
            con.execute(step.sql)
            record_version(con, step.version, step.name)
        con.execute("COMMIT")
    except duckdb.Error as error:
        con.execute("ROLLBACK")
        raise SchemaVersionError(f"{name} could not be brought forward from schema version {stored}: {error}") from error


def record_version(con: duckdb.DuckDBPyConnection, version: int, name: str) -> None:
    """Note that the open file has reached a schema version."""
    con.execute("INSERT INTO quality.schema_versions VALUES (?, ?, ?)", [version, name, utc_now()])


def steps_between(stored: int, expected: int, migrations: Sequence[Migration], *, name: str) -> list[Migration]:
    """The migrations that lead from one version to another, in order.

    Raises:
        SchemaVersionError: the stored version is the newer one, or a step from it is missing.
    """
    if stored > expected:
        check_version(stored, expected, name=name)
    steps = sorted((step for step in migrations if stored < step.version <= expected), key=lambda step: step.version)
    if [step.version for step in steps] != list(range(stored + 1, expected + 1)):
        raise SchemaVersionError(
            f"{name} has schema version {stored}, this newsledger needs {expected} and has no way from one to the other: "
            "set the file aside and run `newsledger replay`, which rebuilds it from the archive"
        )
    return steps
