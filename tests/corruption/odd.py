"""Honest outlets of other kinds: what each does at every run would be a fault of an ordinary newspaper. No run may raise an alarm.

Each has three runs in the past, promoted after the gate measured them and before it judges: a newcomer may be told of once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import duckdb

from expectations.gate import GateResult, fill_history
from expectations.suites import SUITES
from tests.corruption.history import BEGAN, EVERY, RUNS, finish, judge, stage_run
from tests.corruption.news import (
    FRENCH,
    LAST,
    MINISTRY,
    PLACES,
    SUBJECTS,
    VERBS,
    Outlet,
    Writer,
    dated,
    economy,
    exchange,
    plain,
    quoted,
    void,
    write_article,
    write_paragraphs,
)
from warehouse.batch import StagedDocument

Sentence = Callable[[Writer], None]
#: Writes article number ``n`` of a run that is published at a moment.
Write = Callable[[Outlet, str, datetime, Random], StagedDocument]
TEAMS = "Harbour Valley Northern Meridian Castel Rovers Albion Wanderers County Athletic".split()


def _words(words: str) -> Sentence:
    return lambda w: void(w.put(words))


def _ticker(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """One sentence without a stop, which is the title, too."""
    words = (
        f"{rng.choice(LAST)}: {rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(PLACES)}, {rng.choice(SUBJECTS)} of the port said "
        f"in the night, and the {rng.choice(SUBJECTS)} {rng.choice(VERBS)} as well, {key}"
    )
    return write_paragraphs(outlet, key, at, rng, [_words(words)], title=words)


def _results(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """Results of games: names and scores, line by line."""
    lines = [
        f"{rng.choice(TEAMS)} {rng.randint(0, 5)} {rng.choice(TEAMS)} {rng.randint(0, 5)} ({rng.randint(0, 2)}-{rng.randint(0, 2)})"
        for _ in range(rng.randint(8, 20))
    ]
    return write_paragraphs(outlet, key, at, rng, *([_words(line)] for line in lines), title=f"Results, division {key}")


def _live(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """A live blog with the age of each entry."""
    entries: list[list[Sentence]] = []
    for n in range(rng.randint(12, 30)):
        entries += [[_words(f"{n + 2} minutes ago")], [plain(rng), economy(rng)] if n % 4 == 0 else [plain(rng)]]
    return write_paragraphs(outlet, key, at, rng, *entries, [quoted(rng, f"Lena {rng.choice(LAST)}")])


def _statement(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """A ministry on itself: one title, one claimant, midnight, and nobody quoted."""
    count = rng.randint(20, 900)

    def told(w: Writer) -> None:
        w.put("The ")
        claimant = w.name(MINISTRY, "organisation")
        w.put(" ")
        cue = w.put("said")
        w.put(" it had treated ")
        w.number(
            str(count), count, counted="patients", event="treated", place="Gaza", attributed_to=MINISTRY[1],
            attributed_to_actor_id=MINISTRY[0], attribution_cue="said", attribution_start=claimant[0], attribution_end=claimant[1],
            attribution_chain=(MINISTRY[1],), measure="flow",
        )  # fmt: skip
        w.put(" patients in Gaza.")
        assert cue

    day = at.replace(hour=0, minute=0, second=0)
    return write_paragraphs(outlet, key, day, rng, [told], [plain(rng)], [plain(rng), plain(rng)], title="Statement")


def _weekly(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """All articles of an issue at one moment."""
    return write_article(outlet, key, at.replace(hour=4, minute=0, second=0), rng, plain(rng), economy(rng), length=12)


def _capitals(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """A wire in capitals."""
    document = write_article(outlet, key, at, rng, economy(rng), exchange(rng), length=5)
    made = document.extraction
    assert made is not None
    text = made.article.text.upper()
    actors = tuple(
        replace(
            a,
            name=a.name if a.actor_id else a.name.upper(),
            mentions=tuple(replace(m, surface=m.surface.upper()) for m in a.mentions),
        )
        for a in made.actors
    )
    blocks = tuple(replace(b, text=b.text.upper()) for b in made.article.blocks)
    return replace(document, extraction=replace(
        made, article=replace(made.article, text=text, blocks=blocks, title=str(made.article.title).upper()), actors=actors,
        figures=tuple(replace(f, surface=f.surface.upper()) for f in made.figures),
        quotes=tuple(replace(q, speaker=str(q.speaker).upper(), cue="SAID") for q in made.quotes),
        times=tuple(replace(t, surface=t.surface.upper()) for t in made.times),
    ))  # fmt: skip


def _report(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """Twenty printed pages: words broken at line ends, ligatures, a hundred and more figures."""
    broken = ("govern- ment", "res- idents", "har- bour", "e\ufb03cient", "o\ufb03ce", "\ufb01gures")
    paragraphs = [
        [economy(rng), _words(f"The {rng.choice(broken)} of the {rng.choice(broken)} {rng.choice(VERBS)} {rng.choice(PLACES)}.")]
        for _ in range(45)
    ]
    return write_paragraphs(outlet, key, at, rng, *paragraphs, [quoted(rng, f"Ines {rng.choice(LAST)}")])


def _economy(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """Debts above all of something, prices, and nobody who claims them."""
    percent = rng.randint(101, 240)

    def debt(w: Writer) -> None:
        w.put("The debt of the port stood at ")
        w.number(f"{percent} percent", Decimal(percent), kind="share", unit="percent", counted="output")
        w.put(" of its output.")

    told = [debt] if rng.random() < 0.5 else [economy(rng)]
    return write_article(outlet, key, at, rng, *told, economy(rng), length=6, is_quoted=rng.random() < 0.3)


def _bilingual(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """Each article in two languages, one after the other."""
    english = [[plain(rng), plain(rng)] for _ in range(4)]
    french = [[_words(f"{rng.choice(FRENCH)} {rng.choice(FRENCH)} {rng.choice(LAST)} était là.")] for _ in range(4)]
    return write_paragraphs(outlet, key, at, rng, *english, [dated(at)], *french)


def _pictures(outlet: Outlet, key: str, at: datetime, rng: Random) -> StagedDocument:
    """A picture agency: captions are what it publishes."""
    paragraphs = [
        [
            _words(
                f"Photo: {rng.choice(LAST)}. {rng.choice(SUBJECTS).capitalize()} {rng.choice(VERBS)} {rng.choice(PLACES)} on {at:%A}."
            )
        ]
        for _ in range(rng.randint(4, 9))
    ]
    return write_paragraphs(outlet, key, at, rng, *paragraphs)


def _outlet(name: str, title: str, **fields: Any) -> Outlet:
    return Outlet(name, title, **({"has_authors": False} | fields))


#: Each with how many articles a run has, and every how many runs it publishes.
OUTLETS: dict[str, tuple[Outlet, Write, tuple[int, int], int]] = {
    "ticker of one sentence": (_outlet("flash", "Flash"), _ticker, (22, 40), 1),
    "results of games": (_outlet("scores", "Scores"), _results, (6, 12), 1),
    "live blogs": (_outlet("live", "Live"), _live, (2, 5), 1),
    "statements of a ministry": (_outlet("ministry", "Ministry", removed=()), _statement, (4, 9), 1),
    "weekly": (_outlet("weekly", "The Weekly", has_authors=True), _weekly, (20, 26), 7),
    "wire in capitals": (_outlet("upper", "Upper Wire"), _capitals, (10, 20), 1),
    "reports of twenty pages": (_outlet("institute", "Institute", removed=()), _report, (1, 2), 1),
    "economy desk": (_outlet("markets", "Markets"), _economy, (20, 28), 1),
    "two languages": (_outlet("deux", "Deux Rives"), _bilingual, (5, 9), 1),
    "picture agency": (_outlet("pictures", "Pictures"), _pictures, (5, 9), 1),
}


def batch(name: str, number: int, rng: Random) -> list[StagedDocument]:
    """What one outlet brings in a run."""
    outlet, write, volume, _ = OUTLETS[name]
    return [
        write(
            outlet,
            f"r{number}o{n}",
            BEGAN + EVERY * number - timedelta(minutes=rng.randint(5, 600), seconds=rng.randint(0, 59)),
            rng,
        )
        for n in range(rng.randint(*volume))
    ]


def build_past(con: duckdb.DuckDBPyConnection) -> None:
    """The first three runs of each."""
    for number in range(3):
        documents = [d for name in OUTLETS for d in batch(name, RUNS + number, Random(f"past{number}"))]
        run_id = stage_run(con, RUNS + number, documents)
        fill_history(con, SUITES)
        finish(con, run_id, RUNS + number, sorted({d.source_name or "" for d in documents}))


def odd_runs(con: duckdb.DuckDBPyConnection, count: int, seed: int = 7) -> Iterator[tuple[str, GateResult]]:
    """Runs of some of them at once, on a ledger with their past, each judged and promoted."""
    for position in range(count):
        rng, number = Random(f"{seed}/{position}"), RUNS + 3 + position
        due = [name for name, (*_, every) in OUTLETS.items() if position % every == 0]
        names = sorted(rng.sample(due, rng.randint(1, min(4, len(due)))))
        documents = [d for name in names for d in batch(name, number, rng)]
        run_id = stage_run(con, number, documents)
        verdict = judge(con, run_id)
        if verdict.is_open:
            finish(con, run_id, number, sorted({d.source_name or "" for d in documents}), verdict)
        yield ", ".join(names), verdict
