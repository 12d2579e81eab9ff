"""Cost of resolution: generated articles that name generated people, resolved on a fresh warehouse, and all of them anew.

``python -m tests.benchmarks.resolving 100000 20000`` measures as many articles with as many actors, with memory: resolved as they come, by
runs of 5,000 articles. With ``--anew`` all of them are resolved once more, in one transaction.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import batched
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from flows.reference_files import load_reference as read_tables
from tests.benchmarks.measure import Line, cpu_seconds, tell
from transforms.records import Actor, Article, Extraction, Mention, Role
from warehouse import promote as promotion
from warehouse.batch import StagedDocument, stage
from warehouse.database import connect_writer
from warehouse.reference import load_reference
from warehouse.resolution import resolve
from warehouse.runs import start_run

NOW = datetime(2025, 6, 18, 12, tzinfo=UTC)
#: Articles of ``make bench``, and the actors that they name.
ARTICLES, ACTORS = 2_000, 400
_PER_ARTICLE = 6
_PER_RUN = 5_000
#: Other steps of a promotion, by their names in :mod:`warehouse.promote`.
_LEFT_OUT = ("cluster_new_articles", "learn_segments", "refresh_numbered", "index_promoted")
_SYLLABLES = "ba ko ri sen tal mu dor vin lex har po ne gil wan tro sul mi fer ka zo len dra ost ulm bri cha".split()
_ROLES = ("mayor", "judge", "surgeon", "goalkeeper", "finance minister", "spokeswoman", "rector", "engineer")
_FILLER = "The meeting went on until late in the evening and nobody wanted to say more about what had been agreed there. "


def measure_resolution() -> list[Line]:
    """The actors of one batch, resolved anew."""
    tell(f"resolution: {ARTICLES:,} articles with {ACTORS:,} actors")
    with _warehouse() as con:
        _load(con, ARTICLES, ACTORS)
        seconds = _resolve_all(con)
    return [Line("resolve", f"{ARTICLES:,} articles, {ACTORS:,} actors", ARTICLES, seconds)]


def _resolve_all(con: duckdb.DuckDBPyConnection) -> float:
    articles = [name for (name,) in con.execute("SELECT article_id FROM core.articles").fetchall()]
    con.execute("BEGIN")
    seconds = cpu_seconds(lambda: resolve(con, "bench", articles, is_anew=True))
    con.execute("COMMIT")
    return seconds


def _load(con: duckdb.DuckDBPyConnection, articles: int, actors: int) -> float:
    """Promote the articles by runs, with none of the other steps that come behind their rows: what these cost is measured elsewhere.

    Returns:
        The CPU seconds of resolution.
    """
    spent = 0.0
    real = promotion.resolve_promoted

    def timed(*given: Any, **more: Any) -> None:
        nonlocal spent
        spent += cpu_seconds(lambda: real(*given, **more))

    with ExitStack() as patches:
        patches.enter_context(patch.object(promotion, "resolve_promoted", timed))
        for step in _LEFT_OUT:
            patches.enter_context(patch.object(promotion, step, return_value=False))
        for number, batch in enumerate(batched(_documents(articles, actors), _PER_RUN)):
            start_run(con, f"r{number}", started_at=NOW, reference_version="bench")
            stage(con, f"r{number}", batch)
            promotion.promote(con, f"r{number}")
    return spent


@contextmanager
def _warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with tempfile.TemporaryDirectory() as folder, connect_writer(Path(folder) / "warehouse.duckdb") as con:
        con.execute("SET threads = 1")
        load_reference(con, read_tables())
        yield con


def _documents(articles: int, actors: int) -> Iterator[StagedDocument]:
    """Articles about actors that are told more often the smaller their number is, each with an office and a town of its own."""
    chance = random.Random(20250618)
    people = [_person(number, chance) for number in range(actors)]
    for number in range(articles):
        chosen = {int(actors * chance.random() ** 2) for _ in range(_PER_ARTICLE)}
        yield _document(number, [people[n] for n in sorted(chosen)])


def _person(number: int, chance: random.Random) -> tuple[str, str, str]:
    def word(length: int) -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(length)).title()

    return f"{word(2)} {word(3)}", _ROLES[number % len(_ROLES)], word(3)


def _document(number: int, people: list[tuple[str, str, str]]) -> StagedDocument:
    text, actors = f"Number {number}. ", []
    for name, role, town in people:
        start = len(text) + len(f"In the town of {town} {role} ")
        text += f"In the town of {town} {role} {name} spoke. {_FILLER}"
        said = Role(role, start - len(role) - 1, start - 1)
        actors.append(Actor(None, name, "person", None, (said,), (Mention(start, start + len(name), name),)))
    day = (NOW - timedelta(days=number % 700)).date().isoformat()
    article = Article(f"{number}.txt", text=text, blocks=(), published_at=day, published_precision="day", language="en")
    return StagedDocument(f"{number}.txt", None, Extraction(article, actors=tuple(actors)))


def main() -> None:
    """The big measurement: what each step costs, and how much memory was needed until then."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("actors", nargs="?", type=int, default=20_000)
    parser.add_argument("--anew", action="store_true", help="resolve all of them once more, in one transaction")
    chosen = parser.parse_args()
    sys.stdout.write(
        f"{chosen.articles:,} articles, {chosen.actors:,} actors\n\n| step | CPU s | ms an article | MB at most | sightings | found to be |\n"
        "|---|---|---|---|---|---|\n"
    )
    with _warehouse() as con:
        steps = {f"resolved by runs of {_PER_RUN:,}": lambda: _load(con, chosen.articles, chosen.actors)}
        steps |= {"resolved anew, at once": lambda: _resolve_all(con)} if chosen.anew else {}
        for step, measured in steps.items():
            seconds = measured()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            known = con.execute("SELECT count(*), count(DISTINCT actor_id) FROM core.actor_resolutions").fetchone() or (0, 0)
            cells = (
                step,
                f"{seconds:,.1f}",
                f"{1000 * seconds / chosen.articles:.2f}",
                f"{peak:,.0f}",
                *(f"{n:,}" for n in known),
            )
            sys.stdout.write(f"| {' | '.join(cells)} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
