"""Marts whose rows are kept: derived once for each article, when it comes or changes, instead of at every query.

``views/*.sql`` define every view. Of those in :data:`VIEWS` the rows stand in ``materialised.<view>``, a table in the order of
the articles (of :data:`ORDERED` in stretches by a key), and the view reads that table. Such a view says of an article only what
follows from the article's own rows in ``core`` and from small tables about everything. So its rows are derived by the view's own
definition, on a copy of the rows of the articles in question: what is derived for one article is what would be derived for all of
them. From these rows the totals of ``marts.actors`` are kept (:mod:`warehouse.actor_totals`).
"""

# SQL is put together here from constants and numbers only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import batched

import duckdb
import pyarrow as pa

from warehouse import actor_totals
from warehouse.article_numbers import number_conditions, numbers_in, rows_of
from warehouse.batch import transaction
from warehouse.progress import Progress
from warehouse.sql_files import view_scripts, views_fingerprint

#: Views whose rows are kept.
VIEWS = (
    "marts.article_counts", "marts.revision_actors", "marts.revision_figures", "marts.claims", "marts.figure_changes",
    "marts.exchanges", "marts.actor_mentions", "marts.told_roles", "marts.quotes",
)  # fmt: skip
#: Views of which rows are asked by a key. Rows come in the order of the articles; a million of them at a time are put into that
#: of the key, so that one series or actor lies in one row group of eight, not in all.
ORDERED = {
    "marts.claims": "series_id",
    "marts.actor_mentions": "actor_key",
    "marts.told_roles": "actor_key",
    "marts.quotes": "speaker_key",
}
#: Views of what changed between the revisions of an article, and what only they read; planned for nothing where none has two.
_OF_CHANGES = ("marts.correction_notes", "marts.figure_changes")
#: Rows that are put into order at a time: some seconds, in one run of a thousand.
STRETCH = 1_000_000
#: Tables of which a view in :data:`VIEWS` reads an article's own rows only.
_OWN_ROWS = (
    "articles", "revisions", "blocks", "figures", "actors", "actor_resolutions", "actor_mentions", "actor_roles", "quotes",
)  # fmt: skip
#: Articles that are derived at a time: about 2 GB of memory, three seconds.
CHUNK = 20_000
#: Says in ``quality.build_state`` that not all rows are derived: by which views, and the last article whose are.
_UNFINISHED = "kept_rows"
_DEFINITION = re.compile(r"CREATE VIEW (\w+\.\w+) AS\n(.*?);\n", re.DOTALL)
_RELATION = re.compile(r"\b(?:core|marts|raw)\.\w+")


def refresh(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Derive the kept rows of some articles anew, within the caller's transaction.

    To be called by whatever changes, adds or removes rows of articles in ``core``, or what people decided about them: a
    promotion, a correction of a figure, actors merged or split, a takedown. Articles that are gone lose their rows.

    Args:
        con: the writer's connection.
        article_ids: the articles; any number, in any order, known or gone.
    """
    refresh_numbered(con, _numbers(con, article_ids))


def forget_articles(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Drop the kept rows of articles that are to go, within the caller's transaction, before their rows in ``core`` go."""
    for some in batched(_numbers(con, article_ids), CHUNK):
        actor_totals.take_off(con, some, "SELECT story_number FROM core.stories WHERE false")
        for name in VIEWS:
            _drop_rows(con, name, some)
        actor_totals.add_up(con, {name: f"(FROM kept_{table} LIMIT 0)" for name, table in actor_totals.SOURCES.items()})


def refresh_numbered(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """As :func:`refresh`, of articles by ascending number."""
    for some in batched(numbers, CHUNK):
        _derive(con, some)


def refresh_all(con: duckdb.DuckDBPyConnection) -> None:
    """Derive every kept row anew, outside any transaction: :func:`forget_all`, then :func:`derive_forgotten`."""
    with transaction(con):
        forget_all(con)
    derive_forgotten(con)


def forget_all(con: duckdb.DuckDBPyConnection) -> None:
    """Note, within the caller's transaction, that no kept row holds any more: views or reference tables have changed.

    The rows stay until :func:`derive_forgotten`, which is to be called when the transaction is committed, replaces them.
    """
    _note_derived(con, 0)


def has_built_views(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the views are those of this program, with all of their rows or as far as :func:`derive_forgotten` came."""
    return _noted(con, "views") == views_fingerprint() or _derived_until(con) is not None


def derive_forgotten(con: duckdb.DuckDBPyConnection) -> None:
    """Derive what :func:`forget_all` noted, some thousands of articles at a time, told on standard error.

    Each step is committed with the number of its last article, so that memory does not grow with the ledger, and whoever opens
    the warehouse next goes on where this ended early. Nothing is published before the end.

    Raises:
        WarehouseError: a step failed; those before it stay.
    """
    last = _derived_until(con)
    if last is None:
        return
    numbers = [
        number
        for (number,) in con.execute(
            "SELECT article_number FROM core.articles WHERE article_number > ? ORDER BY article_number", [last]
        ).fetchall()
    ]
    done, progress = 0, Progress("views are made anew", len(numbers), "articles")
    for some in batched(numbers, CHUNK):
        with transaction(con):
            _derive(con, some)
            _note_derived(con, some[-1])
        done += len(some)
        progress.tell(done)
    with transaction(con):
        con.execute(f"DELETE FROM quality.build_state WHERE name = '{_UNFINISHED}'")
        con.execute("INSERT INTO quality.build_state VALUES ('views', ?)", [views_fingerprint()])


def _derived_until(con: duckdb.DuckDBPyConnection) -> int | None:
    """The last article whose rows are derived, where not all are, and the others are to be by the views of this program."""
    version, _, last = (_noted(con, _UNFINISHED) or "").partition(" ")
    return int(last) if version == views_fingerprint() else None


def _note_derived(con: duckdb.DuckDBPyConnection, last: int) -> None:
    con.execute(f"DELETE FROM quality.build_state WHERE name IN ('views', '{_UNFINISHED}')")
    con.execute(f"INSERT INTO quality.build_state VALUES ('{_UNFINISHED}', ?)", [f"{views_fingerprint()} {last}"])


def _noted(con: duckdb.DuckDBPyConnection, name: str) -> str | None:
    row = con.execute("SELECT fingerprint FROM quality.build_state WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def build_view(con: duckdb.DuckDBPyConnection, script: str) -> None:
    """Run the script of a view; where its rows are kept, make its table, empty, and a view that reads it."""
    found = _DEFINITION.search(script)
    if found is None or found[1] not in (*VIEWS, actor_totals.VIEW):
        con.execute(script)
        return
    name, definition = found.groups()
    if name == actor_totals.VIEW:
        reading = f"CREATE VIEW {name} AS\n{actor_totals.build_totals(con, definition)};\n"
        con.execute(f"{script[: found.start()]}{reading}{script[found.end() :]}")
        return
    table = _table(name)
    more = {"article_number": "0::BIGINT"} | ({"is_ordered": "false"} if name in ORDERED else {})
    own = ", ".join(f"{value} AS {column}" for column, value in more.items())
    con.execute(f"CREATE TABLE {table} AS SELECT v.*, {own} FROM ({definition}) AS v LIMIT 0")
    con.execute(f"COMMENT ON TABLE {table} IS 'The rows of {name}, as they are kept.'")
    reading = f"CREATE VIEW {name} AS\nSELECT * EXCLUDE ({', '.join(more)}) FROM {table};\n"
    con.execute(f"{script[: found.start()]}{reading}{script[found.end() :]}")


def _numbers(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[int]:
    """The numbers of articles, ascending; also of those that are gone, as long as rows of theirs are kept."""
    con.register("refreshed", pa.table({"article_id": pa.array(article_ids, pa.string())}))
    found = numbers_in(
        con,
        "SELECT article_number FROM core.articles SEMI JOIN refreshed USING (article_id) UNION ALL "
        f"SELECT article_number FROM {_table('marts.article_counts')} SEMI JOIN refreshed USING (article_id)",
    )
    con.unregister("refreshed")
    return found


def _derive(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    if numbers:
        _copy_own_rows(con, numbers)
        _replace(con, numbers)


def _copy_own_rows(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Copy what ``core`` has of some articles into temporary tables, which :func:`_replace` reads."""
    for table in _OWN_ROWS:
        con.execute(f"CREATE OR REPLACE TEMP TABLE own_core_{table} AS {rows_of(f'core.{table}', numbers)}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE own_core_stories AS "
        f"SELECT s.* EXCLUDE (sketch) FROM ({rows_of('core.stories', numbers)}) AS s "
        "SEMI JOIN own_core_articles USING (article_id)"
    )
    captures = numbers_in(
        con,
        "SELECT capture_number FROM raw.captures "
        "WHERE document_key IN (SELECT md5_number_lower(document_id) FROM own_core_revisions)",
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE own_raw_captures AS SELECT c.capture_id, c.document_id, c.archive_file, c.record_offset, "
        f"c.is_return FROM ({rows_of('raw.captures', captures, 'capture_number')}) AS c SEMI JOIN own_core_revisions AS r "
        "ON r.capture_id = c.capture_id AND r.document_id = c.document_id"
    )


def _replace(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Put what the copied rows give in the place of what is kept of some articles, by ascending number."""
    actor_totals.take_off(con, numbers, "SELECT story_number FROM own_core_stories")
    several = "SELECT article_id FROM own_core_revisions GROUP BY article_id HAVING count(*) > 1 LIMIT 1"
    is_changed = con.execute(several).fetchone() is not None
    for name, definition in _own_definitions().items():
        own = _own_name(name)
        is_empty = name in _OF_CHANGES and not is_changed
        if not is_empty:
            con.execute(f"CREATE OR REPLACE TEMP TABLE {own} AS {definition}")  # planned once, however often it is read
        if name not in VIEWS:
            continue
        _drop_rows(con, name, numbers)
        if is_empty:
            continue
        state = ", false AS is_ordered" if name in ORDERED else ""
        con.execute(
            f"INSERT INTO {_table(name)} BY NAME SELECT v.*, a.article_number{state} "
            f"FROM {own} AS v INNER JOIN own_core_articles AS a ON a.article_id = v.article_id ORDER BY a.article_number"
        )
        if name in ORDERED:
            _order(con, name)
    actor_totals.add_up(con, {name: _own_name(f"marts.{table}") for name, table in actor_totals.SOURCES.items()})


def _drop_rows(con: duckdb.DuckDBPyConnection, name: str, numbers: Sequence[int]) -> None:
    for condition in number_conditions(numbers):
        con.execute(f"DELETE FROM {_table(name)} WHERE {condition}")


def _order(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Put the rows that came last into the order of their key, where they are so many."""
    table, last = _table(name), "is_ordered = false"
    row = con.execute(f"SELECT count(*) FROM {table} WHERE {last}").fetchone()
    if row is None or row[0] < STRETCH:
        return
    ordered = f"SELECT * REPLACE (true AS is_ordered) FROM {table} WHERE {last} ORDER BY {ORDERED[name]}, article_number"
    con.execute(f"CREATE OR REPLACE TEMP TABLE stretch AS {ordered}")
    con.execute(f"DELETE FROM {table} WHERE {last}")
    con.execute(f"INSERT INTO {table} FROM stretch")
    con.execute("DROP TABLE stretch")


@cache
def _own_definitions() -> dict[str, str]:
    """The definitions of the kept views, and of those that they are made of, reading the copied rows."""
    definitions = {found[1]: found[2] for found in map(_DEFINITION.search, view_scripts()) if found}
    wanted, more = set(VIEWS), set(VIEWS)
    while more:
        more = {name for view in more for name in _RELATION.findall(definitions[view]) if name in definitions} - wanted
        wanted |= more
    own = {f"core.{table}" for table in (*_OWN_ROWS, "stories")} | {"raw.captures"}
    for name, definition in definitions.items():  # those that read no article's rows stay as they are
        if name in wanted and own & set(_RELATION.findall(definition)):
            own.add(name)
    return {
        name: _RELATION.sub(lambda found: _own_name(found[0]) if found[0] in own else found[0], definition)
        for name, definition in definitions.items()
        if name in wanted & own
    }


def _table(name: str) -> str:
    return f"materialised.{name.partition('.')[2]}"


def _own_name(name: str) -> str:
    return f"own_{name.replace('.', '_')}"
