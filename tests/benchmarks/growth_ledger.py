"""A ledger of a million generated articles: written in bulk by SQL, its marts derived by the code that runs use."""

# SQL is put together here from constants and numbers only.

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from itertools import batched
from pathlib import Path

import duckdb
import pyarrow as pa

from flows.reference_files import load_reference as read_reference
from tests.benchmarks.measure import tell
from transforms.actor_matching import Known, Matcher
from transforms.actor_traits import Traits
from transforms.name_tables import build_matcher, keys_of
from warehouse.batch import transaction
from warehouse.database import build_views, connect_writer
from warehouse.profiles import read_profiles
from warehouse.reference import load_reference
from warehouse.runs import start_run
from warehouse.search_index import index_promoted

#: Articles that are generated at a time.
_CHUNK = 50_000
_SQL = Path(__file__).with_suffix(".sql")
_FIRST = (
    "Ada", "Boris", "Chandra", "Dalia", "Emeka", "Farah", "Goran", "Hanna", "Ismail", "Jelena", "Kofi", "Leila", "Marek", "Nadia", "Omar",
    "Petra", "Qasim", "Rosa", "Samir", "Tala", "Umar", "Vera", "Wanda", "Xenia", "Yusuf", "Zora",
)  # fmt: skip
#: Of which generated names and words are made.
SYLLABLES = (
    "ba", "cor", "dan", "el", "fir", "gam", "hol", "is", "jor", "kel", "lum", "mar", "nov", "os", "per", "qua", "ros", "sel", "tam",
    "ul", "var", "wen", "xan", "yor", "zim",
)  # fmt: skip


def actor_name(number: int) -> str:
    """The name of a generated actor, the same as the SQL macro's: each number has another."""
    first, rest = _FIRST[number % len(_FIRST)], number // len(_FIRST)
    base = len(SYLLABLES)
    return f"{first} {''.join(SYLLABLES[(rest // base**power) % base] for power in range(4)).capitalize()}"


def word(number: int) -> str:
    """A word of a generated text, the same as the SQL macro's: of two or three syllables, each number below 15,000 another."""
    base = len(SYLLABLES)
    return "".join(SYLLABLES[number // base**power % base] for power in range(3 if number >= base**2 else 2))


def open_ledger_of(path: Path, articles: int) -> duckdb.DuckDBPyConnection:
    """A new warehouse with so many generated articles, ready for the next run."""
    con = connect_writer(path)
    reference = read_reference()
    load_reference(con, reference)
    con.execute("SET preserve_insertion_order = true")
    _define(con, articles)
    began = time.monotonic()
    for first in range(1, articles + 1, _CHUNK):
        last = min(first + _CHUNK - 1, articles)
        with transaction(con):
            con.execute(_SQL.read_text(encoding="utf-8").replace("first_number", str(first)).replace("last_number", str(last)))
        tell(f"{last:,} of {articles:,} articles written after {time.monotonic() - began:,.0f} s")
    if articles:
        _add_actors(con, articles // 4, build_matcher({name: list(rows) for name, rows in reference.tables.items()}))
        _add_runs(con, articles)
    con.execute("CHECKPOINT")
    tell(f"deriving the marts, {path.stat().st_size / 1e9:.1f} GB so far")
    began = time.monotonic()
    build_views(con)
    with transaction(con):
        index_promoted(con)  # nothing is indexed yet, so all is
        con.execute("DELETE FROM quality.build_state WHERE name = 'resolution'")
        con.execute(
            "INSERT INTO quality.build_state SELECT 'resolution', '1/' || fingerprint FROM quality.build_state WHERE name = 'reference'"
        )
    con.execute("CHECKPOINT")
    tell(f"marts derived in {time.monotonic() - began:,.0f} s, {path.stat().st_size / 1e9:.1f} GB")
    return con


def _define(con: duckdb.DuckDBPyConnection, articles: int) -> None:
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE settings AS SELECT {articles} AS total, {max(articles // 10, 1)} AS topics, {max(articles // 4, 600)} AS actors"
    )
    firsts = ", ".join(f"'{word}'" for word in _FIRST)
    syllables = ", ".join(f"'{word}'" for word in SYLLABLES)
    base = len(SYLLABLES)
    last = " || ".join(f"list_extract([{syllables}], 1 + ((n // {len(_FIRST)}) // {base**power}) % {base})" for power in range(4))
    con.execute(
        f"CREATE OR REPLACE TEMP MACRO actor_name(n) AS list_extract([{firsts}], 1 + n % {len(_FIRST)}) || ' ' || "
        f"upper(({last})[1]) || ({last})[2:]"
    )
    parts = [f"list_extract([{syllables}], 1 + n // {base**power} % {base})" for power in range(3)]
    con.execute(
        f"CREATE OR REPLACE TEMP MACRO word(n) AS {parts[0]} || {parts[1]} || CASE WHEN n >= {base**2} THEN {parts[2]} ELSE '' END"
    )


def _add_actors(con: duckdb.DuckDBPyConnection, actors: int, matcher: Matcher) -> None:
    """The learned actors, with the keys under which resolution looks them up."""
    con.execute(
        "INSERT INTO core.learned_actors SELECT 'learned-' || i, actor_name(i), 'person', md5('article 1')[1:16], 'run-0', "
        f"TIMESTAMP '2020-01-01' FROM range(500, {actors + 1}) AS r(i) WHERE hash(i, 9) % 10 > 0"
    )
    ids, keys = [], []
    for number in range(500, actors + 1):
        seen = Known("", "person", frozenset([actor_name(number)]), Traits())
        for key in keys_of(seen, matcher):
            ids.append(f"learned-{number}")
            keys.append(key)
    con.register("made_keys", pa.table({"key": keys, "actor_id": ids}))
    con.execute(
        "INSERT INTO core.actor_keys SELECT k.* FROM made_keys AS k SEMI JOIN core.learned_actors AS a ON a.actor_id = k.actor_id"
    )
    con.unregister("made_keys")
    tell(f"{len(set(ids)):,} learned actors with {len(keys):,} keys")
    for some in batched(sorted(set(ids)), 20_000):
        read_profiles(con, some, [])


def _add_runs(con: duckdb.DuckDBPyConnection, articles: int) -> None:
    """The runs that brought them, with what was noted of sources and expectations."""
    runs = articles // 100 + 1
    start = datetime(2020, 1, 1, tzinfo=UTC)
    start_run(con, "run-0000000", started_at=start - timedelta(days=1), reference_version="r", what="bench")
    con.execute(
        "INSERT INTO quality.runs BY NAME SELECT runs.* REPLACE ('run-' || lpad(i::VARCHAR, 7, '0') AS run_id, 'published' AS state, "
        f"started_at + i * (INTERVAL 1825 DAY / {runs}) AS started_at, started_at + i * (INTERVAL 1825 DAY / {runs}) AS ended_at) "
        f"FROM quality.runs, range(1, {runs}) AS r(i) WHERE run_id = 'run-0000000'"
    )
    con.execute("UPDATE quality.runs SET state = 'published' WHERE run_id = 'run-0000000'")
    con.execute(
        "INSERT INTO quality.source_runs BY NAME SELECT run_id, 'source-' || s AS source_name, 'feed' AS kind, started_at, ended_at, "
        "'published' AS state, 2 AS asked, 0 AS retried, 2 AS fetched, 0 AS not_modified, 2 AS loaded, 0 AS revised, 0 AS unchanged, "
        "0 AS duplicate, 0 AS failed, 0 AS refused, 0 AS other, 100000 AS bytes, '' AS reason, 2 AS articles, 2 AS titled, 2 AS dated, "
        "2 AS authored, 918 AS characters FROM quality.runs, range(0, 60) AS r(s)"
    )
    con.execute(
        "INSERT INTO quality.expectation_results BY NAME SELECT run_id, 1 AS batch_number, 'figures' AS suite, 'expectation ' || e AS "
        "expectation, 'row' AS level, 'critical' AS severity, true AS is_success, 1000 AS row_count, 0 AS failed_count, '' AS reason, "
        "started_at AS recorded_at FROM quality.runs, range(0, 150) AS r(e)"
    )
