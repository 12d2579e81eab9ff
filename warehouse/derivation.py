"""What promotion would write of documents that are read again, beside what the ledger has of them."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import duckdb

from warehouse.batch import StagedDocument, clear_staging, stage
from warehouse.promote import ROW_TABLES, plan_batch
from warehouse.quarantine import RetryDocument
from warehouse.sql_files import schema_scripts

_RUN = "verify"
#: Rows that are told of one revision.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Derivable:
    """A revision, its content, and the captures that it was made from by the rules in force; any may have given its rows."""

    revision_id: str
    content_id: str
    captures: tuple[RetryDocument, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A revision as documents give it now: the hash of everything in it, and its rows: table and hash to the content."""

    analysis_hash: str
    rows: dict[tuple[str, str], str]


def derivable_revisions(
    con: duckdb.DuckDBPyConnection,
    version: str,
    *,
    sample: int | None = None,
    only: Sequence[str] | None = None,
    site_versions: Mapping[str, str] | None = None,
) -> list[Derivable]:
    """The revisions that were read by a version of the rules and whose bytes the archive keeps.

    Args:
        con: a connection to the ledger.
        version: name of the rules.
        sample: so many of them by chance; None: all.
        only: of these alone; None: of all.
        site_versions: what the learned boilerplate of each site adds to the name of the rules.
    """
    given = {"sites": list(site_versions or {}), "suffixes": list((site_versions or {}).values())}
    condition = "" if only is None else "AND list_contains($only, r.revision_id)"
    rows = con.execute(
        "WITH read AS (SELECT r.revision_id, r.content_id, d.document_id, d.capture_id, c.* EXCLUDE (document_id, capture_id) "
        "FROM core.documents AS d INNER JOIN core.revisions AS s ON s.revision_id = d.revision_id "
        "INNER JOIN core.revisions AS r ON r.article_id = s.article_id AND r.content_id = s.content_id "
        "INNER JOIN raw.captures AS c ON c.document_id = d.document_id AND c.capture_id = d.capture_id AND NOT c.is_return "
        "WHERE d.analysis_version = $version || core.site_version(c.url, c.source_name, $sites, $suffixes) "
        f"AND c.archive_file IS NOT NULL {condition}), "
        "chosen AS (FROM (SELECT DISTINCT revision_id FROM read) "
        f"{'' if sample is None else f'USING SAMPLE reservoir({sample} ROWS)'}) "
        "SELECT revision_id, content_id, document_id, capture_id, source_name, url, media_type, charset, fetched_at, "
        "archive_file, record_offset, record_length FROM read SEMI JOIN chosen USING (revision_id) "
        "ORDER BY revision_id, recorded_at",
        {"version": version} | given | ({} if only is None else {"only": list(only)}),
    ).fetchall()
    captures: dict[tuple[str, str], list[RetryDocument]] = {}
    for revision_id, content_id, *fields in rows:
        captures.setdefault((revision_id, content_id), []).append(RetryDocument(*fields))
    return [Derivable(*ids, tuple(found)) for ids, found in captures.items()]


def stored_rows(con: duckdb.DuckDBPyConnection, revision_ids: Sequence[str]) -> dict[str, Derived]:
    """Revisions as the ledger has them."""
    hashes = dict(
        con.execute(
            "SELECT revision_id, analysis_hash FROM core.revisions WHERE list_contains($1, revision_id)", [list(revision_ids)]
        ).fetchall()
    )
    return _with_rows(con, hashes, "core.{}", "revision_id, article_id, row_hash, run_id, loaded_at, article_number")


def with_quarantine(con: duckdb.DuckDBPyConnection, revision_ids: Sequence[str]) -> set[str]:
    """Those of some revisions of whose documents the gate holds rows back: they have fewer rows, lawfully."""
    rows = con.execute(
        "SELECT DISTINCT d.revision_id FROM core.documents AS d INNER JOIN quality.quarantine AS q "
        "ON q.document_id = d.document_id AND q.capture_id = d.capture_id "
        "WHERE q.state IN ('held', 'retry') AND list_contains($1, d.revision_id)",
        [list(revision_ids)],
    ).fetchall()
    return {revision_id for (revision_id,) in rows}


class Scratch:
    """An empty warehouse in memory in which documents are staged and hashed as in promotion; use it as a context manager."""

    def __enter__(self) -> Self:
        self._con = duckdb.connect(":memory:")
        for script in schema_scripts():
            self._con.execute(script)
        return self

    def __exit__(self, *_: object) -> None:
        self._con.close()

    def derive(self, documents: Sequence[StagedDocument], version: str) -> dict[str, Derived]:
        """What these documents give: content ids with their rows."""
        clear_staging(self._con)
        # Without times none of them goes back to another: a revision is named by its content here.
        stage(self._con, _RUN, [replace(document, fetched_at=None) for document in documents], analysis_version=version)
        plan_batch(self._con)
        hashes = dict(self._con.execute("SELECT revision_id, analysis_hash FROM plan").fetchall())
        return _with_rows(self._con, hashes, "hashed_{}", "revision_id, article_id, row_hash")


def differences(stored: Derived, derived: Derived) -> list[str]:
    """The first rows, in words, in which the ledger and a new reading differ."""
    lost = [f"{table} {stored.rows[table, key]} is not found" for table, key in sorted(stored.rows.keys() - derived.rows.keys())]
    new = [f"{table} {derived.rows[table, key]} is found" for table, key in sorted(derived.rows.keys() - stored.rows.keys())]
    return [row[:300] for row in (*lost[:_SHOWN], *new[:_SHOWN])]


def _with_rows(con: duckdb.DuckDBPyConnection, hashes: dict[str, str], name: str, without: str) -> dict[str, Derived]:
    found = {revision_id: Derived(analysis_hash, {}) for revision_id, analysis_hash in hashes.items()}
    for table in ROW_TABLES:
        rows = con.execute(
            f"SELECT revision_id, row_hash, to_json(struct_pack(*columns(t.* EXCLUDE ({without}))))::VARCHAR "
            f"FROM {name.format(table)} AS t WHERE list_contains($1, revision_id)",
            [list(hashes)],
        ).fetchall()
        for revision_id, row_hash, text in rows:
            found[revision_id].rows[table, row_hash] = text
    return found
