"""The learned boilerplate as reference data: what was in force when, by site, and the decisions of people about it.

``core.segment_decisions`` is only added to, so that the table of any past run can be had again: what a run read by is what was
decided before it started.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from transforms.errors import InputError
from transforms.frozen import replace
from transforms.learned_segments import site_of
from transforms.records import LearnedSegment, RawDocument
from warehouse.batch import transaction
from warehouse.clock import utc_now
from warehouse.quarantine import RetryDocument
from warehouse.segments import State
from warehouse.sql_files import read_sql

Row = dict[str, Any]
COLUMNS = ("segment_id", "site", "state", "label", "place", "text", "author", "reason", "decided_at")
STATES: tuple[State, ...] = ("proposed", "learned", "confirmed", "refused")
PLACES = ("head", "tail", "any")
_IN_FORCE = ("learned", "confirmed")


@dataclass(frozen=True, slots=True)
class LearnedBoilerplate:
    """The segments that are removed, by site; documents that were read by them need no second reading."""

    by_site: Mapping[str, tuple[LearnedSegment, ...]] = field(default_factory=dict)

    def given[T](self, document: T) -> T | RawDocument:
        """The document with what was learned of its outlet; what has no bytes stays as it is."""
        if not isinstance(document, RawDocument):
            return document
        learned = self.by_site.get(site_of(document.url, document.source_name))
        return replace(document, learned=learned) if learned else document

    def version(self, rules: str, url: str | None, source_name: str | None) -> str:
        """A name for everything that decides what a document of this outlet gives: the rules', and the learned segments'."""
        return rules + self.suffixes.get(site_of(url, source_name), "")

    @property
    def suffixes(self) -> dict[str, str]:
        """What the segments of each site add to the name of the rules."""
        return {site: f"+{_digest(segments)}" for site, segments in self.by_site.items()}


def _digest(segments: Sequence[LearnedSegment]) -> str:
    told = "\n".join(sorted(f"{s.segment_id} {s.label} {s.place}" for s in segments))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def load_learned(con: duckdb.DuckDBPyConnection) -> LearnedBoilerplate:
    """What is in force now."""
    return in_force(all_decisions(con))


def in_force(decisions: Sequence[Mapping[str, Any]]) -> LearnedBoilerplate:
    """What is in force by some decisions: of each segment the last holds."""
    last = {row["segment_id"]: row for row in sorted(decisions, key=lambda row: row["decided_at"])}
    by_site: dict[str, list[LearnedSegment]] = {}
    for row in sorted(last.values(), key=lambda row: row["segment_id"]):
        if row["state"] in _IN_FORCE:
            by_site.setdefault(row["site"], []).append(LearnedSegment(row["segment_id"], row["label"], row["place"]))
    return LearnedBoilerplate({site: tuple(segments) for site, segments in by_site.items()})


def all_decisions(con: duckdb.DuckDBPyConnection, run_id: str | None = None) -> list[Row]:
    """Every decision, oldest first; of a run those that it read by.

    Raises:
        InputError: there is no such run.
    """
    until = None
    if run_id is not None:
        run = con.execute("SELECT started_at FROM quality.runs WHERE run_id = ?", [run_id]).fetchone()
        if run is None:
            raise InputError(f"there is no run '{run_id}': `newsledger sql \"select run_id from quality.runs\"` lists them")
        until = run[0]
    rows = con.execute(
        f"SELECT {', '.join(COLUMNS)} FROM core.segment_decisions WHERE $until IS NULL OR decided_at < $until "
        "ORDER BY decided_at, segment_id",
        {"until": until},
    ).fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def list_segments(con: duckdb.DuckDBPyConnection, site: str | None = None, state: str | None = None) -> list[Row]:
    """Repeated segments with evidence and state, the most frequent of each site first; see ``marts.learned_segments``."""
    table = con.execute(
        "SELECT * FROM marts.learned_segments WHERE ($site IS NULL OR site = $site) AND ($state IS NULL OR state = $state) "
        "ORDER BY site, article_count DESC NULLS LAST, segment_id",
        {"site": site, "state": state},
    ).to_arrow_table()
    rows: list[Row] = table.to_pylist()
    return rows


def decide(con: duckdb.DuckDBPyConnection, segment: str, state: State, author: str, reason: str, label: str | None = None) -> Row:
    """Confirm or refuse a segment, by its id or the beginning of it; the next run reads again the articles that it concerns.

    Returns:
        The segment as it stands in ``marts.learned_segments`` now.

    Raises:
        InputError: no segment is meant or several are, or the decision is in force already.
    """
    found = _find(con, segment)
    if found["state"] == state and label in (None, found["label"]):
        raise InputError(f"segment {found['segment_id']} is {state} already, by {found['author']}: {found['reason']}")
    place = "any" if found["place"] == "mid" else found["place"]
    row = [found["segment_id"], found["site"], state, label or found["label"] or "other", place, found["text"]]
    with transaction(con):
        con.execute("INSERT INTO core.segment_decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*row, author, reason, utc_now()])
    return _find(con, found["segment_id"])


def add_decisions(con: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, Any]]) -> int:
    """Take in decisions that were kept elsewhere; how many were not there."""
    known = {(row["segment_id"], row["decided_at"]) for row in all_decisions(con)}
    new = [row for row in rows if (row["segment_id"], row["decided_at"]) not in known]
    if new:
        with transaction(con):
            con.executemany(
                "INSERT INTO core.segment_decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [[row[name] for name in COLUMNS] for row in new],
            )
    return len(new)


def relearned_documents(con: duckdb.DuckDBPyConnection, learned: LearnedBoilerplate, rules: str) -> list[RetryDocument]:
    """Documents of today's rules that have, or lack, a segment about which was decided since: the next run reads them again.

    Args:
        con: the writer's connection.
        learned: what is in force.
        rules: name of today's rules.
    """
    rows = con.execute(read_sql("load/93_relearned.sql"), {"version": rules}).fetchall()
    found = [(RetryDocument(*fields), version) for *fields, version in rows]
    return [document for document, version in found if version != learned.version(rules, document.url, document.source_name)]


def _find(con: duckdb.DuckDBPyConnection, segment: str) -> Row:
    table = con.execute("SELECT * FROM marts.learned_segments WHERE starts_with(segment_id, ?) LIMIT 2", [segment])
    rows: list[Row] = table.to_arrow_table().to_pylist()
    if not segment or not rows:
        raise InputError(f"there is no repeated segment '{segment}': `newsledger boilerplate list` shows them")
    if len(rows) > 1:
        raise InputError(
            f"'{segment}' names several segments: {', '.join(row['segment_id'] for row in rows)} …; give more of the id"
        )
    return rows[0]
