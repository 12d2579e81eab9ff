"""What the bytes of the archive are: a digest of each stretch of each file, noted by the run that left it so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from warehouse.batch import transaction
from warehouse.clock import utc_now


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of an archive file, from ``first_byte`` up to before ``end_byte``, and their SHA-256 in hex."""

    archive_file: str
    first_byte: int
    end_byte: int
    sha256: str


def digested_ends(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """For each archive file with digests: up to which byte it has them."""
    rows = con.execute("SELECT archive_file, max(end_byte) FROM raw.archive_digests GROUP BY archive_file").fetchall()
    return {str(file): int(end) for file, end in rows}


def stretches(con: duckdb.DuckDBPyConnection) -> list[Stretch]:
    """Every stretch that is noted, file by file in the order of bytes."""
    rows = con.execute(
        "SELECT archive_file, first_byte, end_byte, sha256 FROM raw.archive_digests ORDER BY archive_file, first_byte"
    ).fetchall()
    return [Stretch(*row) for row in rows]


def note_stretches(con: duckdb.DuckDBPyConnection, run_id: str, found: Iterable[Stretch], *, is_anew: bool = False) -> None:
    """Note stretches.

    Args:
        con: the writer's connection.
        run_id: who notes them.
        found: the stretches.
        is_anew: whether they take the place of everything that was noted of their files, as after a lawful rewriting.
    """
    rows = [(s.archive_file, s.first_byte, s.end_byte, s.sha256, run_id, utc_now()) for s in found]
    with transaction(con):
        if is_anew and rows:
            con.executemany("DELETE FROM raw.archive_digests WHERE archive_file = ?", [[row[0]] for row in rows])
        if rows:
            con.executemany("INSERT INTO raw.archive_digests VALUES (?, ?, ?, ?, ?, ?)", rows)
