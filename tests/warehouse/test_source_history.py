"""The history of sources: what counts as silence, as a drop or jump in volume, and as another layout; and what does not."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pyarrow as pa
from given import START, article, document, extraction, rows, start_run

from expectations.gate import fill_history
from expectations.suites.sources import SOURCES
from warehouse.batch import stage

NOW = START.replace(tzinfo=None)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def told(name: str, number: int, at: datetime, loaded: int, state: str, more: dict[str, Any]) -> dict[str, Any]:
    """A row of ``quality.source_runs``: a run that loaded all it asked for, unless more says otherwise."""
    return {
        "run_id": f"{name}{number}{state}", "source_name": name, "kind": "feed", "started_at": at, "ended_at": at, "state": "complete",
        "asked": loaded, "retried": 0, "fetched": loaded, "not_modified": 0, "loaded": loaded, "revised": 0, "unchanged": 0, "duplicate": 0,
        "failed": 0, "refused": 0, "other": 0, "bytes": 0, "reason": "", "articles": loaded, "titled": loaded, "dated": loaded,
        "authored": loaded, "characters": 3000.0,
    } | more  # fmt: skip


def give(
    con: duckdb.DuckDBPyConnection, name: str, *runs: tuple[datetime, int, dict[str, Any]], state: str = "published"
) -> None:
    """Runs of a source: when, how many new articles, and other columns of ``quality.source_runs``."""
    given = [told(name, number, at, loaded, state, more) for number, (at, loaded, more) in enumerate(runs)]
    con.register("given", pa.Table.from_pylist(given))
    con.execute("INSERT INTO quality.source_runs BY NAME FROM given")
    con.execute(
        "INSERT INTO quality.runs BY NAME SELECT run_id, '' AS what, ? AS state, started_at, 'r' AS reference_version, "
        "1 AS schema_version, 0 AS documents, 0 AS quarantined_rows, '' AS message FROM given",
        [state],
    )
    con.unregister("given")


def every(step: timedelta, counts: list[int], until: datetime = NOW, **given: Any) -> list[tuple[datetime, int, dict[str, Any]]]:
    """Runs at even distances, the last one at ``until``."""
    return [(until - step * (len(counts) - 1 - n), count, given) for n, count in enumerate(counts)]


def test_silence_is_measured_against_the_longest_gap_before(con: duckdb.DuckDBPyConnection) -> None:
    gaps = [1, 1, 4, 1, 0, 0, 0] * 3 + [1]  # hours with and without news: the longest gap has four hours
    give(con, "silent", *every(HOUR, [*gaps, *[0] * 9]))
    give(con, "usual", *every(HOUR, [*gaps, *[0] * 8]))
    give(con, "young", *every(HOUR, [1] * 10 + [0] * 30))
    give(con, "quick", *every(HOUR / 10, [1] * 20 + [0] * 50))
    give(con, "broken", *every(HOUR, gaps, NOW - 9 * HOUR), *every(HOUR, [0] * 9, state="failed"))
    give(con, "off", *every(HOUR, gaps, NOW - 500 * HOUR))
    give(con, "empty", *every(HOUR, [0] * 3))
    columns = "source_name, hours_since_new, gap_count, usual_gap_hours, is_silent"
    assert rows(con, f"SELECT {columns} FROM reports.source_rhythm ORDER BY 1") == [
        ("broken", 9.0, 12, 4.0, True),
        ("empty", None, 0, None, False),
        ("off", 0.0, 12, 4.0, False),
        ("quick", 5.0, 19, 0.1, False),
        ("silent", 9.0, 12, 4.0, True),
        ("usual", 8.0, 12, 4.0, False),
        ("young", 30.0, 9, 1.0, False),
    ]


def test_volume_is_measured_against_the_days_of_four_weeks(con: duckdb.DuckDBPyConnection) -> None:
    week = [30, 32, 28, 31, 33, 14, 12]
    give(con, "drop", *every(DAY, [500, *week, *week, 5]))
    give(con, "sunday", *every(DAY, [500, *week, *week, 7]))
    give(con, "jump", *every(DAY, [500, *week, *week, 100]))
    give(con, "big day", *every(DAY, [500, *week, *week, 60]))
    give(con, "young", *every(DAY, [500, *week[:5], 0]))
    give(con, "small", *every(DAY, [500, *[4] * 14, 0]))
    columns = "source_name, last_day, day_count, weakest_day, usual_day, strongest_day, volume"
    assert rows(con, f"SELECT {columns} FROM reports.source_rhythm ORDER BY 1") == [
        ("big day", 60, 14, 12, 30.0, 33, "usual"),
        ("drop", 5, 14, 12, 30.0, 33, "drop"),
        ("jump", 100, 14, 12, 30.0, 33, "jump"),
        ("small", 0, 14, 4, 4.0, 4, None),
        ("sunday", 7, 14, 12, 30.0, 33, "usual"),
        ("young", 0, 5, 28, 31.0, 33, None),
    ]


def test_a_field_that_a_template_change_empties_is_told_and_ordinary_variation_is_not(con: duckdb.DuckDBPyConnection) -> None:
    before = every(HOUR, [5] * 20, NOW - 4 * HOUR)
    some = [
        (at, n, {"authored": number % 4, "characters": 2000.0 + 300 * (number % 7)}) for number, (at, n, _) in enumerate(before)
    ]
    give(con, "dates gone", *before, *every(HOUR, [5] * 4, dated=1))
    give(con, "dates rarer", *before, *every(HOUR, [5] * 4, dated=4))
    give(con, "authors vary", *some, *every(HOUR, [5] * 4, authored=1, characters=4000.0))
    give(con, "teasers only", *before, *every(HOUR, [5] * 4, characters=700.0, authored=0, titled=0))
    give(con, "just begun", *before, *every(HOUR, [5], dated=0))
    give(con, "young", *before[-9:], *every(HOUR, [5] * 4, dated=0))
    give(con, "of old", *every(HOUR, [5] * 4, NOW - 100 * HOUR, dated=0), *every(HOUR, [5] * 30))
    assert rows(con, "SELECT source_name, recent_articles, past_articles, recent_dated, drifted FROM reports.source_layout ORDER BY 1") == [
        ("authors vary", 20, 100, 1.0, []),
        ("dates gone", 20, 100, 0.2, ["date"]),
        ("dates rarer", 20, 100, 0.8, []),
        ("just begun", 20, 85, 0.75, []),
        ("of old", 20, 150, 1.0, []),
        ("teasers only", 20, 100, 1.0, ["title", "author", "body"]),
        ("young", 20, 45, 0.0, []),
    ]  # fmt: skip


def simulated(chance: random.Random) -> Iterator[tuple[datetime, int, dict[str, Any]]]:
    """Six weeks of a daily paper, asked each hour: few articles at night, half as many at the week end, one big day."""
    start = datetime(2024, 7, 1)
    for hour in range(24 * 42):
        at = start + hour * HOUR
        rate = (0.2 if at.hour < 6 else 2.5) * (0.5 if at.weekday() > 4 else 1) * (2 if hour // 24 == 20 else 1)
        new = poisson(chance, rate)
        filled = {
            name: sum(chance.random() < share for _ in range(new))
            for name, share in (("titled", 1), ("dated", 0.97), ("authored", 0.6))
        }
        yield at, new, filled | {"characters": chance.lognormvariate(8, 0.6) if new else None}


def poisson(chance: random.Random, rate: float) -> int:
    count, product = 0, chance.random()
    while product > math.exp(-rate):
        count, product = count + 1, product * chance.random()
    return count


def test_six_ordinary_weeks_warn_of_nothing_and_a_dead_feed_does(con: duckdb.DuckDBPyConnection) -> None:
    runs = list(simulated(random.Random(5)))
    give(con, "paper", *runs[: 24 * 14])
    told = []
    for number in range(24 * 14, len(runs), 8):
        give(con, f"paper{number}", *runs[number : number + 8])
        con.execute(f"UPDATE quality.source_runs SET source_name = 'paper' WHERE source_name = 'paper{number}'")
        told += rows(con, "SELECT r.source_name, is_silent, volume, drifted FROM reports.source_rhythm AS r JOIN reports.source_layout AS l USING (source_name) "
                          "WHERE is_silent OR volume <> 'usual' OR drifted <> []")  # fmt: skip
    assert told == []
    last = runs[-1][0]
    give(con, "dead", *every(HOUR, [0] * 40, last + 40 * HOUR))
    con.execute("UPDATE quality.source_runs SET source_name = 'paper' WHERE source_name = 'dead'")
    assert rows(con, "SELECT is_silent, volume FROM reports.source_rhythm") == [(True, "drop")]


def test_within_a_run_the_staged_batch_is_the_last_one(con: duckdb.DuckDBPyConnection) -> None:
    give(con, "example", *every(HOUR, [5] * 20, NOW - HOUR, characters=400.0), *every(HOUR, [0] * 3, NOW + HOUR, state="failed"))
    start_run(con, "now", started_at=START, reference_version="r")
    undated = [document(extraction(f"{n}.txt", article=article(f"{n}.txt", published_at=None))) for n in range(20)]
    stage(con, "now", [*undated, document(source_name=None)])
    fill_history(con, [SOURCES])
    fill_history(con, [SOURCES])
    assert rows(con, "FROM staging.sources") == [(1, "example", False, None, ["date"])]
    con.execute("DELETE FROM staging.documents")
    fill_history(con, [SOURCES])
    assert rows(con, "FROM staging.sources") == []
