"""What people correct: a field of a figure or of an actor, kept as data beside what the rules found, and taken back as easily.

``core.figures`` stays what the rules found. A correction is a row of ``core.corrections``, and the views show what it says:
so it holds in every revision in which the figure's sentence stays (the figure keeps its id), in later runs and in replays.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from transforms.errors import InputError
from warehouse.actor_desk import find_actor
from warehouse.batch import clear_staging, transaction
from warehouse.clock import utc_now
from warehouse.corrected_fields import ACTOR_FIELDS, ACTOR_KINDS, figure_columns
from warehouse.materialised import refresh
from warehouse.sql_files import read_sql

Row = dict[str, Any]
#: Column of a correction that says that a figure is none.
WITHDRAWN = "withdrawn"
COLUMNS = (
    "correction_id", "target_kind", "article_id", "target_id", "field", "new_value", "old_value", "rules_value", "author",
    "reason", "corrected_at", "undone_at", "undone_by", "undone_reason",
)  # fmt: skip
#: Names what is wrong with a staged figure: called within the transaction, with document 1 in staging, by the figure's id.
Check = Callable[[duckdb.DuckDBPyConnection, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Corrector:
    """Who corrects, and why."""

    author: str
    reason: str


def correct_figure(
    con: duckdb.DuckDBPyConnection,
    figure_id: str,
    fields: Mapping[str, str],
    by: Corrector,
    check: Check,
    article_id: str | None = None,
) -> str:
    """Set fields of a figure; bounds, spans and precision follow where they depend on what is set.

    Args:
        con: the writer's connection.
        figure_id: the figure, or as much of its id as names one.
        fields: columns of ``marts.figures`` to what they are to be; empty for nothing.
        by: who and why.
        check: what the gate says of the result.
        article_id: the article, where several have a figure of this id.

    Returns:
        The id of the correction.

    Raises:
        InputError: there is no such figure or field, a value cannot be read, or the gate would hold the result back.
    """
    article_id, figure_id = _find_figure(con, figure_id, article_id)
    with transaction(con):
        held = _in_force(con, article_id, figure_id)
        if held is None:
            raise InputError(f"figure {figure_id} is withdrawn; `newsledger correct undo` takes that back first")
        said = figure_columns(fields, held)
        changes = {name: value for name, value in said.items() if value != as_text(held[name])}
        if not changes:
            raise InputError(f"figure {figure_id} has these values already; nothing was changed")
        broken_before = _broken(con, held["revision_id"], figure_id, check)
        found = _as_found(con, article_id, figure_id)
        correction_id = _correction_id(figure_id, by)
        rows = [
            ("figure", article_id, figure_id, name, value, as_text(held[name]), as_text(found[name]))
            for name, value in changes.items()
        ]
        _add(con, correction_id, rows, by)
        broken = _broken(con, held["revision_id"], figure_id, check)
        new = {name: why for name, why in broken.items() if name not in broken_before}
        if new:
            told = "; ".join(f"{name}: {why}" for name, why in new.items())
            raise InputError(f"figure {figure_id} would be held back by the gate, nothing was changed: {told}")
        _refresh(con, [correction_id])
    return correction_id


def withdraw_figure(con: duckdb.DuckDBPyConnection, figure_id: str, by: Corrector, article_id: str | None = None) -> str:
    """Take out a figure that is none; figures that are part of it, or exchanged for it, no longer say so.

    Returns:
        The id of the correction.

    Raises:
        InputError: there is no such figure, or it is withdrawn already.
    """
    article_id, figure_id = _find_figure(con, figure_id, article_id)
    with transaction(con):
        if _in_force(con, article_id, figure_id) is None:
            raise InputError(f"figure {figure_id} is withdrawn already")
        correction_id = _correction_id(figure_id, by)
        rows: list[tuple[str | None, ...]] = [("figure", article_id, figure_id, WITHDRAWN, "true", None, None)]
        for column in ("part_of", "exchanged_for"):
            pointing = con.execute(
                f"SELECT DISTINCT figure_id FROM core.figures_in_force WHERE article_id = ? AND {column} = ? ORDER BY ALL",
                [article_id, figure_id],
            ).fetchall()
            rows += [("figure", article_id, other, column, None, figure_id, figure_id) for (other,) in pointing]
        _add(con, correction_id, rows, by)
        _refresh(con, [correction_id])
    return correction_id


def correct_actor(con: duckdb.DuckDBPyConnection, wanted: str, fields: Mapping[str, str], by: Corrector) -> str:
    """Set the name, kind, affiliation or role of an actor, wherever it is shown.

    Returns:
        The id of the correction.

    Raises:
        InputError: no actor is meant, or several are; a field is unknown, or a value cannot be.
    """
    key = find_actor(con, wanted)
    _check_actor_fields(fields)
    (place,) = _rows(
        con,
        "SELECT actor_id, article_id, name_in_article FROM marts.revision_actors WHERE actor_key = ? AND is_current LIMIT 1",
        key,
    )
    (held,) = _rows(con, "SELECT name, kind, affiliation, latest_role AS role FROM marts.actors WHERE actor_key = ?", key)
    is_known = place["actor_id"] is not None
    if "role" in fields and not is_known:
        raise InputError(f"{wanted} is known in one article only, which tells its role: correct name, kind or affiliation")
    said = {name: value.strip() or None for name, value in fields.items()}
    changes = {name: value for name, value in said.items() if value != held[name]}
    if not changes:
        raise InputError(f"{wanted} has these values already; nothing was changed")
    article_id, target = (None, place["actor_id"]) if is_known else (place["article_id"], place["name_in_article"])
    found = held | _found_by_rules(con, article_id, target)
    correction_id = _correction_id(target, by)
    rows = [("actor", article_id, target, name, value, held[name], found[name]) for name, value in changes.items()]
    with transaction(con):
        _add(con, correction_id, rows, by)
        _refresh(con, [correction_id])
    return correction_id


def _check_actor_fields(fields: Mapping[str, str]) -> None:
    if not fields:
        raise InputError(f"nothing is set: --set FIELD=VALUE with FIELD one of {', '.join(ACTOR_FIELDS)}")
    for name, value in fields.items():
        if name not in ACTOR_FIELDS:
            raise InputError(f"an actor has no field '{name}' to correct: there are {', '.join(ACTOR_FIELDS)}")
        if name == "kind" and value not in ACTOR_KINDS:
            raise InputError(f"kind '{value}' is none of {', '.join(ACTOR_KINDS)}")
        if name == "name" and not value.strip():
            raise InputError("an actor needs a name")


def _found_by_rules(con: duckdb.DuckDBPyConnection, article_id: str | None, target: str) -> dict[str, str | None]:
    """What the rules had found in the fields of an actor that people have corrected already, and that do not show it any more."""
    rows = con.execute(
        "SELECT field, rules_value FROM core.corrections WHERE target_kind = 'actor' AND target_id = ? "
        "AND article_id IS NOT DISTINCT FROM ? AND undone_at IS NULL ORDER BY corrected_at DESC",
        [target, article_id],
    ).fetchall()
    return dict(rows)


def undo_correction(con: duckdb.DuckDBPyConnection, correction_id: str, by: Corrector) -> int:
    """Take a correction back: what held before it holds again, a correction before it or what the rules find.

    Returns:
        How many fields.

    Raises:
        InputError: there is no such correction, or it is undone.
    """
    found = con.execute(
        "SELECT DISTINCT correction_id, undone_at IS NOT NULL FROM core.corrections WHERE starts_with(correction_id, ?)",
        [correction_id],
    ).fetchall()
    if not correction_id or not found:
        raise InputError(f"there is no correction '{correction_id}': `newsledger correct list` shows them")
    if len(found) > 1:
        raise InputError(f"'{correction_id}' names several corrections: {', '.join(sorted(name for name, _ in found))}")
    (name, is_undone), *_ = found
    if is_undone:
        raise InputError(f"correction {name} is undone already")
    with transaction(con):
        changed = con.execute(
            "UPDATE core.corrections SET undone_at = ?, undone_by = ?, undone_reason = ? "
            "WHERE correction_id = ? AND undone_at IS NULL",
            [utc_now(), by.author, by.reason, name],
        ).fetchone()
        _refresh(con, [name])
    return int(changed[0]) if changed else 0


def list_corrections(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """Every correction with its state, newest first; see ``marts.corrections``."""
    return _rows(con, "SELECT * FROM marts.corrections ORDER BY corrected_at DESC, correction_id, target_id, field")


def all_corrections(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """Every row of ``core.corrections``, oldest first, to be kept elsewhere."""
    return _rows(con, f"SELECT {', '.join(COLUMNS)} FROM core.corrections ORDER BY corrected_at, correction_id, target_id, field")


def add_kept(con: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, Any]]) -> int:
    """Take in rows that were kept elsewhere; those that are there already are brought up to date where they were undone since.

    Returns:
        How many were not there, or not undone here.

    Raises:
        WarehouseError: a value does not fit its column.
    """
    if not rows:
        return 0
    with transaction(con):
        con.execute("CREATE OR REPLACE TEMP TABLE kept AS SELECT * FROM core.corrections LIMIT 0")
        con.executemany(
            f"INSERT INTO kept ({', '.join(COLUMNS)}) VALUES ({', '.join('?' for _ in COLUMNS)})",
            [[row[name] for name in COLUMNS] for row in rows],
        )
        (changed,) = con.execute(read_sql("load/96_kept_corrections.sql")).fetchone() or (0,)
        con.execute("DROP TABLE kept")
        _refresh(con, sorted({str(row["correction_id"]) for row in rows}))
    return int(changed)


def as_text(value: Any) -> str | None:
    """A value as corrections keep it: numbers without trailing noughts, days as ISO 8601, lists as JSON."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _find_figure(con: duckdb.DuckDBPyConnection, figure_id: str, article_id: str | None) -> tuple[str, str]:
    found = con.execute(
        "SELECT DISTINCT article_id, figure_id FROM core.figures WHERE starts_with(figure_id, $figure) "
        "AND ($article IS NULL OR article_id = $article) ORDER BY ALL LIMIT 9",
        {"figure": figure_id, "article": article_id},
    ).fetchall()
    exact = [pair for pair in found if pair[1] == figure_id] or found
    if not figure_id or not exact:
        raise InputError(
            f"there is no figure '{figure_id}': `newsledger sql \"select figure_id, sentence from marts.figures\"` lists them"
        )
    if len(exact) > 1:
        listed = ", ".join(f"{figure} in article {article}" for article, figure in exact)
        raise InputError(f"'{figure_id}' names several figures: {listed}; give more of the id, or the article with --article")
    return str(exact[0][0]), str(exact[0][1])


def _in_force(con: duckdb.DuckDBPyConnection, article_id: str, figure_id: str) -> Row | None:
    """The figure as it holds, in the newest revision that has it."""
    return next(iter(_figure_rows(con, "core.figures_in_force", article_id, figure_id)), None)


def _as_found(con: duckdb.DuckDBPyConnection, article_id: str, figure_id: str) -> Row:
    """The figure as the rules found it, in the newest revision that has it."""
    return _figure_rows(con, "core.figures", article_id, figure_id)[0]


def _figure_rows(con: duckdb.DuckDBPyConnection, table: str, article_id: str, figure_id: str) -> list[Row]:
    return _rows(
        con,
        f"SELECT f.* FROM {table} AS f INNER JOIN core.revisions AS r ON r.revision_id = f.revision_id "
        "WHERE f.article_id = ? AND f.figure_id = ? ORDER BY r.revision_number DESC LIMIT 1",
        article_id,
        figure_id,
    )


def _broken(con: duckdb.DuckDBPyConnection, revision_id: str, figure_id: str, check: Check) -> Mapping[str, str]:
    """What the gate would say of the figure, as it holds at this point of the transaction: document 1 of staging."""
    clear_staging(con)
    con.execute(
        "INSERT INTO staging.documents BY NAME SELECT 1 AS document_number, run_id, document_id, source_name, url, capture_id, "
        "fetched_at, article_id, revision_id, true AS has_article, analysis_version, ?::TIMESTAMP AS staged_at "
        "FROM core.revisions WHERE revision_id = ?",
        [utc_now(), revision_id],
    )
    for table, held in (("articles", "revisions"), ("figures", "figures_in_force"), ("actors", "actors")):
        columns = [name for name, *_ in con.execute(f"DESCRIBE staging.{table}").fetchall() if name != "document_number"]
        con.execute(
            f"INSERT INTO staging.{table} BY NAME SELECT 1 AS document_number, {', '.join(columns)} FROM core.{held} "
            "WHERE revision_id = ?",
            [revision_id],
        )
    try:
        return check(con, figure_id)
    finally:
        clear_staging(con)


def _add(con: duckdb.DuckDBPyConnection, correction_id: str, rows: Sequence[tuple[str | None, ...]], by: Corrector) -> None:
    now = utc_now()
    con.executemany(
        "INSERT INTO core.corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)",
        [[correction_id, *row, by.author, by.reason, now] for row in rows],
    )
    con.execute(  # the gate does not compare with what was wrong
        "DELETE FROM quality.tolls AS t USING core.corrections AS k WHERE k.correction_id = ? AND k.target_kind = 'figure' "
        "AND k.article_id = t.article_id AND k.target_id = t.figure_id",
        [correction_id],
    )


def _refresh(con: duckdb.DuckDBPyConnection, correction_ids: Sequence[str]) -> None:
    """Derive anew what marts show of the articles that corrections are about: those of an actor are all that name it."""
    rows = con.execute(
        "SELECT article_id FROM core.corrections WHERE list_contains($ids, correction_id) AND article_id IS NOT NULL UNION "
        "SELECT a.article_id FROM core.corrections AS k INNER JOIN marts.revision_actors AS a ON a.actor_id = k.target_id "
        "WHERE list_contains($ids, k.correction_id) AND k.target_kind = 'actor' AND k.article_id IS NULL",
        {"ids": list(correction_ids)},
    ).fetchall()
    refresh(con, [article_id for (article_id,) in rows])


def _correction_id(target_id: str, by: Corrector) -> str:
    return hashlib.sha256(f"{target_id}\0{by.author}\0{utc_now().isoformat()}".encode()).hexdigest()[:12]


def _rows(con: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> list[Row]:
    result = con.execute(sql, list(parameters))
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
