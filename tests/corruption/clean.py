"""Clean runs of many shapes on one growing ledger: none of them may raise an alarm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import duckdb

from expectations.gate import GateResult
from tests.corruption.history import BEGAN, EVERY, RUNS, batch_of, finish, judge, stage_run, toll_on
from tests.corruption.news import COURRIER, GAZETTE, HERALD, OUTLETS, WIRE, Outlet, economy, plain, toll, write_article
from warehouse.batch import StagedDocument

NEWCOMER = Outlet("valley", "The Valley Post", removed=(("tags", "tag_list"), ("copyright", "copyright_line")))
Documents = list[StagedDocument]
Make = Callable[[int, Random], Documents]


#: What the steady outlet brings in a run: it is asked half as often as before, so twice as much.
STEADY = (48, 62)


def _of(*outlets: Outlet, count: int | None = None, steady: tuple[int, int] = STEADY) -> Make:
    def make(number: int, rng: Random) -> Documents:
        counts = {outlet.name: rng.randint(*steady) if outlet is HERALD else count for outlet in outlets}
        return [d for outlet in outlets for d in batch_of(outlet, number, rng, counts[outlet.name])]

    return make


def _varied(outlet: Outlet, count: int, length: int, kind: Callable[[Random], Sequence[object]]) -> Make:
    def make(number: int, rng: Random) -> Documents:
        found = []
        for position in range(count):
            at = BEGAN + EVERY * number - timedelta(minutes=rng.randint(5, 600), seconds=rng.randint(0, 59))
            found.append(write_article(outlet, f"r{number}v{position}", at, rng, *kind(rng), length=length))  # type: ignore[arg-type]
        return found

    return make


def _revised(number: int, rng: Random) -> Documents:
    """Articles of the run before, each with a paragraph more and a time of modification."""
    documents = batch_of(GAZETTE, number, rng, 6)
    later = []
    for document in documents[:3]:
        made = document.extraction
        assert made is not None
        block = made.article.blocks[1]
        text = f"{made.article.text}\n\nThe talks went on in the evening, and the envoys said they would meet again."
        kept = replace(block, text=text[len(made.article.text) + 2 :], start=len(made.article.text) + 2, end=len(text))
        at = (BEGAN + EVERY * number - timedelta(minutes=1)).isoformat()
        article = replace(made.article, text=text, blocks=(*made.article.blocks, kept), modified_at=at)
        again = replace(made, article=article)
        later.append(replace(document, capture_id=f"{document.capture_id}r", extraction=again))
    return [*documents, *later]


def _toll_article(number: int, rng: Random, value: int, **given: object) -> StagedDocument:
    at = BEGAN + EVERY * number - timedelta(hours=2)
    told = toll(value, at - timedelta(days=1), **given)  # type: ignore[arg-type]
    return write_article(GAZETTE, f"r{number}toll{value}", at, rng, told, length=5)


def _corrected(number: int, rng: Random) -> Documents:
    """A toll that falls, and says so; the number is the series' own afterwards."""
    day = BEGAN + EVERY * number - timedelta(days=1)
    lower = toll_on(day) - 37
    return [*batch_of(WIRE, number, rng), _toll_article(number, rng, lower, note="in a revised count ")]


def _rounded(number: int, rng: Random) -> Documents:
    """A toll rounded down, as agencies do in headlines."""
    day = BEGAN + EVERY * number - timedelta(days=1)
    floor = toll_on(day) // 1000 * 1000
    article = _toll_article(number, rng, floor, surface=f"more than {floor:,}", modifier="more_than", high=None)
    return [*batch_of(GAZETTE, number, rng), article]


def _live(number: int, rng: Random) -> Documents:
    """A live blog: long, many paragraphs, with the toll in it."""
    day = BEGAN + EVERY * number - timedelta(days=1)
    blog = write_article(
        GAZETTE, f"r{number}live", BEGAN + EVERY * number - timedelta(hours=1), rng, toll(toll_on(day), day), length=60
    )
    return [*batch_of(GAZETTE, number, rng), blog]


def _copies(number: int, rng: Random) -> Documents:
    """A wire story that two other outlets take over word by word."""
    documents = batch_of(WIRE, number, rng)
    copies = []
    for outlet in (NEWCOMER, GAZETTE):
        made = documents[0].extraction
        assert made is not None
        url = f"https://{outlet.name}.example/wire/{number}"
        article = replace(made.article, document_id=url, url=url, canonical_url=url, site_name=outlet.title)
        figures = tuple(
            replace(f, figure_id=f"{outlet.name[:2]}{f.figure_id[2:]}", part_of=None, exchanged_for=None) for f in made.figures
        )
        again = replace(made, article=article, figures=figures)
        copies.append(
            replace(
                documents[0],
                document_id=url,
                url=url,
                capture_id=f"{outlet.name}{number}",
                source_name=outlet.name,
                extraction=again,
            )
        )
    return [*documents, *copies]


#: The shapes, with how often each comes in a hundred runs.
SHAPES: dict[str, tuple[int, Make]] = {
    "all sources": (14, _of(*OUTLETS)),
    "one source": (8, _of(HERALD)),
    "wire without authors": (6, _of(WIRE)),
    "other language": (5, _of(COURRIER)),
    "two languages": (6, _of(GAZETTE, COURRIER)),
    "few articles": (8, _of(WIRE, GAZETTE, count=3)),
    "one article": (4, _of(WIRE, count=1)),
    "weekend": (6, _of(*OUTLETS, count=2, steady=(30, 36))),
    "many articles": (4, _of(HERALD, steady=(80, 90))),
    "sport without claims": (6, _varied(GAZETTE, 9, 5, lambda rng: [plain(rng)])),
    "economy": (6, _varied(WIRE, 12, 7, lambda rng: [economy(rng), plain(rng)])),
    "short articles": (4, _varied(WIRE, 8, 3, lambda rng: [economy(rng)])),
    "long articles": (3, _varied(GAZETTE, 8, 14, lambda rng: [economy(rng), plain(rng)])),
    "live blog": (4, _live),
    "revisions": (5, _revised),
    "corrected toll": (3, _corrected),
    "rounded toll": (4, _rounded),
    "copies of a wire story": (4, _copies),
}  # fmt: skip


def clean_runs(
    con: duckdb.DuckDBPyConnection, count: int = 100, seed: int = 7, after: int = 0
) -> Iterator[tuple[str, GateResult]]:
    """Clean runs on a ledger that ``history.build`` made, each judged and promoted; the shape and the verdict of each.

    Of ``count`` runs the first ones, so many as ``after`` says, are on the ledger already.
    """
    rng = Random(seed)
    names = [name for name, (weight, _) in SHAPES.items() for _ in range(weight)]
    rng.shuffle(names)
    for position in range(after, count):
        name = "new source" if position in (30, 60, 90) else names[position % len(names)]
        number = RUNS + position
        make = _of(NEWCOMER) if name == "new source" else SHAPES[name][1]
        yield name, _run(con, number, make(number, Random(f"{seed}/{position}")))


def first_run(con: duckdb.DuckDBPyConnection) -> GateResult:
    """The first run ever, on an empty ledger."""
    return _run(con, 0, _of(*OUTLETS)(0, Random(0)))


def _run(con: duckdb.DuckDBPyConnection, number: int, documents: Documents) -> GateResult:
    run_id = stage_run(con, number, documents)
    verdict = judge(con, run_id)
    if verdict.is_open:
        finish(con, run_id, number, sorted({document.source_name or "" for document in documents}), verdict)
    return verdict
