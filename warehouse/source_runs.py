"""What each source gave in each run: one row in ``quality.source_runs``, written when the run ends, whatever its end."""

# SQL is put together here from constants only: names of columns.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from typing import Any, Literal

import duckdb

from warehouse.batch import transaction
from warehouse.clock import to_utc

SourceState = Literal["complete", "incomplete", "failed", "skipped"]
#: What documents without a source are called.
BY_HAND = "(by hand)"
_UNUSABLE = "disposition IN ('fetch_failed', 'refused', 'unreadable', 'no_text', 'not_article', 'too_large')"


@dataclass(frozen=True, slots=True)
class SourceRun:
    """One source in one run; the fields are the columns of ``quality.source_runs``, where their comments stand.

    Times are aware, or UTC without a zone.
    """

    source_name: str
    kind: str = ""
    due_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    state: SourceState = "skipped"
    asked: int = 0
    retried: int = 0
    fetched: int = 0
    not_modified: int = 0
    loaded: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicate: int = 0
    failed: int = 0
    refused: int = 0
    other: int = 0
    bytes: int = 0
    feed_status: int | None = None
    newest_entry_at: datetime | None = None
    reason: str = ""
    postponed: int = 0
    ask_after: datetime | None = None
    articles: int = 0
    titled: int = 0
    dated: int = 0
    authored: int = 0
    characters: float | None = None


def record_source_runs(con: duckdb.DuckDBPyConnection, run_id: str, seen: Iterable[SourceRun]) -> list[SourceRun]:
    """Write what a run saw of its sources, with what became of their documents; called again, the later rows hold.

    Args:
        con: the writer's connection, outside any transaction.
        run_id: the run that ends.
        seen: one for each source, without the counts that promotion gives.

    Returns:
        The rows as written, in the order given.

    Raises:
        WarehouseError: they could not be written.
    """
    outcomes, looks = _outcomes(con, run_id), _looks(con, run_id)
    rows = [_completed(replace(source, **looks.get(source.source_name, {})), outcomes.get(source.source_name)) for source in seen]
    columns = ", ".join(field.name for field in fields(SourceRun))
    marks = ", ".join("?" for _ in fields(SourceRun))
    with transaction(con):
        con.execute("DELETE FROM quality.source_runs WHERE run_id = ?", [run_id])
        for row in rows:
            values = [to_utc(value) if isinstance(value, datetime) else value for value in astuple(row)]
            con.execute(f"INSERT INTO quality.source_runs (run_id, {columns}) VALUES (?, {marks})", [run_id, *values])
    return rows


@dataclass(frozen=True, slots=True)
class _Outcome:
    loaded: int
    revised: int
    unchanged: int
    duplicate: int
    unusable: int
    other: int
    reason: str | None


def _outcomes(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, _Outcome]:
    """What promotion made of the documents of each source; nothing where there was none."""
    rows = con.execute(
        "SELECT coalesce(source_name, ?), count(*) FILTER (disposition = 'loaded'), count(*) FILTER (disposition = 'revised'), "
        "count(*) FILTER (disposition = 'unchanged'), count(*) FILTER (disposition = 'duplicate'), "
        f"count(*) FILTER ({_UNUSABLE}), count(*) FILTER (disposition IN ('other_language', 'quarantined')), "
        f"min_by(reason, document_number) FILTER ({_UNUSABLE}) "
        "FROM quality.dispositions WHERE run_id = ? GROUP BY ALL",
        [BY_HAND, run_id],
    ).fetchall()
    return {str(name): _Outcome(*found) for name, *found in rows}


def _looks(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, dict[str, Any]]:
    """What the new revisions of each source look like: the fields of :class:`SourceRun` from ``articles`` on."""
    rows = con.execute(
        "SELECT coalesce(source_name, ?), count(*), count(title), count(published_at), count(*) FILTER (len(authors) > 0), "
        "median(length(text)) FROM core.revisions WHERE run_id = ? GROUP BY ALL",
        [BY_HAND, run_id],
    ).fetchall()
    names = ("articles", "titled", "dated", "authored", "characters")
    return {str(name): dict(zip(names, found, strict=True)) for name, *found in rows}


def _completed(source: SourceRun, outcome: _Outcome | None) -> SourceRun:
    if outcome is None:
        return source
    return replace(
        source,
        loaded=outcome.loaded,
        revised=outcome.revised,
        unchanged=outcome.unchanged,
        duplicate=outcome.duplicate,
        failed=outcome.unusable - source.refused,
        other=outcome.other,
        reason=source.reason or outcome.reason or "",
    )
