"""Marts whose rows are kept: derived once for each article, when it comes or changes, instead of at every query.

``views/*.sql`` define every view. Of those in :data:`VIEWS` the rows stand in ``materialised.<view>``, a table in the order of
the articles, and the view reads that table. Such a view says of an article only what follows from the article's own rows in
``core`` and from small tables about everything. So its rows are derived by the view's own definition, on a copy of the rows of
the articles in question: what is derived for one article is what would be derived for all of them.
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

from warehouse.article_numbers import number_conditions, numbers_in, rows_of
from warehouse.batch import transaction
from warehouse.progress import Progress
from warehouse.sql_files import view_scripts, views_fingerprint

#: Views whose rows are kept.
VIEWS = (
    "marts.article_counts", "marts.revision_actors", "marts.revision_figures", "marts.claims", "marts.figure_changes",
    "marts.exchanges", "marts.actor_mentions", "marts.told_roles", "marts.quotes",
)  # fmt: skip
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
    for some in batched(dict.fromkeys(article_ids), CHUNK):
        con.register("refreshed", pa.table({"article_id": pa.array(some, pa.string())}))
        found = con.execute(
            "SELECT article_id, article_number FROM core.articles INNER JOIN refreshed USING (article_id)"
        ).fetchall()
        con.unregister("refreshed")
        gone = set(some) - {article_id for article_id, _ in found}
        if gone:
            for name in VIEWS:
                con.execute(f"DELETE FROM {_table(name)} WHERE list_contains(?, article_id)", [sorted(gone)])
        _derive(con, sorted(number for _, number in found))


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
    if found is None or found[1] not in VIEWS:
        con.execute(script)
        return
    name, definition = found.groups()
    table = _table(name)
    con.execute(f"CREATE TABLE {table} AS SELECT v.*, 0::BIGINT AS article_number FROM ({definition}) AS v LIMIT 0")
    con.execute(f"COMMENT ON TABLE {table} IS 'The rows of {name}, in the order of the articles.'")
    reading = f"CREATE VIEW {name} AS\nSELECT * EXCLUDE (article_number) FROM {table};\n"
    con.execute(f"{script[: found.start()]}{reading}{script[found.end() :]}")


def _derive(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    if not numbers:
        return
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
    for name, definition in _own_definitions().items():
        own = _own_name(name)
        con.execute(f"CREATE OR REPLACE TEMP TABLE {own} AS {definition}")  # planned once, however often it is read
        if name not in VIEWS:
            continue
        for condition in number_conditions(numbers):
            con.execute(f"DELETE FROM {_table(name)} WHERE {condition}")
        con.execute(
            f"INSERT INTO {_table(name)} BY NAME SELECT v.*, a.article_number FROM {own} AS v "
            "INNER JOIN own_core_articles AS a ON a.article_id = v.article_id ORDER BY a.article_number"
        )


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
