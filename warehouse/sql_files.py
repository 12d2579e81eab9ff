"""The SQL files of this folder: found by folder, run in the order of their numeric prefixes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
#: Staging is made from core, views of marts read those of core, and views of reports those of marts, so the order is fixed.
_SCHEMA_FOLDERS = ("raw", "core", "reference", "staging", "quality")
_VIEW_FOLDERS = ("core", "marts", "reports")
#: What DuckDB is told to leave out when it plans a query: in 1.5 the elimination of windows that keep the first rows fails on
#: some queries with ``QUALIFY row_number() … = 1`` ("Failed to cast expression to type"), and the connection is lost.
BROKEN_OPTIMIZERS = "top_n_window_elimination"


def read_sql(name: str) -> str:
    """The text of one SQL file, named relative to the ``warehouse`` folder."""
    return (_HERE / name).read_text(encoding="utf-8")


def schema_scripts() -> list[str]:
    """The statements that make an empty warehouse, in order."""
    return [read_sql("schema/00_schemas.sql"), *_scripts("schema", _SCHEMA_FOLDERS)]


@cache
def view_scripts() -> tuple[str, ...]:
    """The statements that make every view and table macro, in order."""
    return tuple(_scripts("views", _VIEW_FOLDERS))


@cache
def views_fingerprint() -> str:
    """Names the definitions of the views: another one where any of them changed."""
    return hashlib.sha256("\0".join(view_scripts()).encode()).hexdigest()[:16]


def migration_files() -> list[Path]:
    """The numbered migration files, oldest first."""
    return sorted((_HERE / "migrations").glob("[0-9]*.sql"))


def _scripts(root: str, folders: tuple[str, ...]) -> list[str]:
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted((_HERE / root / folder).glob("*.sql"))]
