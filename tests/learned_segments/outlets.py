"""Generated outlets whose articles share lines, each with the truth about the line: boilerplate of the outlet, or its story.

``outlets.json`` was written before the rules that face it, ``unseen.json`` after their first form,
``held_out.json`` after their last: look at its score, not at its lines. A line stands in a ``share`` of its outlet's articles: ``head`` and
``tail`` outside the story, ``first``, ``mid`` and ``last`` within it (``last`` before the tail), ``copied`` in the copies of one
wire story; with a ``topic``, the titles of its articles begin so. Everything else in an article is its own.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from transforms.records import RawDocument

_FOLDER = Path(__file__).parent
_START = datetime(2025, 3, 1, 9, tzinfo=UTC)
_WHO = ("councillors", "nurses", "ferry crews", "farmers", "bus drivers", "teachers", "builders", "fishermen", "judges", "pupils")
_DID = ("asked for", "turned down", "argued over", "paid for", "laughed at", "put off", "wrote about", "waited for", "praised")
_WHAT = ("a new bridge", "the spring budget", "a flood wall", "longer opening hours", "a second doctor", "the harbour fee",
         "a street market", "cheaper tickets", "a ban on fireworks", "the old cinema", "a tree nursery", "a night bus")  # fmt: skip
_WHERE = ("Brenn", "Tolva", "Asker Bay", "Lomond Hill", "Pinar", "Vester", "Quill", "Maron", "Stelle", "Ostra", "Dunmore", "Kell")
_WHY = ("because the river rose again", "after a long evening in the town hall", "although nobody had counted the cost",
        "while the neighbours looked on", "before the holidays began", "for the third time since autumn")  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line that articles of an outlet share."""

    text: str
    place: str
    share: float
    truth: str
    topic: str = ""


@dataclass(frozen=True)
class Outlet:
    """An outlet with its documents, in the order in which they came, and its shared lines."""

    site: str
    lines: tuple[Line, ...]
    documents: tuple[RawDocument, ...]


def load_outlets(name: str = "outlets", seed: int = 1) -> tuple[Outlet, ...]:
    """All outlets of a set, ``outlets``, ``unseen`` or ``held_out``; the same seed gives the same articles."""
    rows = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return tuple(_outlet(row, random.Random(f"{seed} {row['site']}")) for row in rows)


def _outlet(row: dict[str, object], rng: random.Random) -> Outlet:
    given = row["lines"]
    assert isinstance(given, list)
    lines = tuple(Line(**line) for line in given)
    site, count, days, copies = str(row["site"]), int(str(row["articles"])), int(str(row["days"])), int(str(row.get("copies", 0)))
    copied = [line.text for line in lines if line.place == "copied"]
    wire = [*_story(rng, 3), *copied, *_story(rng, 2)]
    documents = []
    for number in range(count):
        is_copy = number < copies
        story = list(wire) if is_copy else _story(rng, rng.randint(4, 8))
        if is_copy:
            story.append(_sentence(rng))
        chosen = [line for line in lines if line.place != "copied" and rng.random() < line.share]
        body = _with_lines(rng, story, chosen)
        at = _START + timedelta(days=number * days / count)
        topic = next((line.topic for line in chosen if line.topic), None)
        title = f"{topic} {rng.choice(_WHY)}, day {number + 1}" if topic else _title(rng, number)
        text = "\n\n".join([title, *body])
        documents.append(
            RawDocument(
                f"{site}-{number}",
                text.encode(),
                "text/plain",
                f"https://www.{site}/news/{number}",
                fetched_at=at + timedelta(hours=1),
                published_at=at.isoformat(),
                source_name=site.split(".", maxsplit=1)[0],
            )
        )
    return Outlet(site, lines, tuple(documents))


def _with_lines(rng: random.Random, story: list[str], chosen: list[Line]) -> list[str]:
    at = {place: [line.text for line in chosen if line.place == place] for place in ("head", "first", "mid", "last", "tail")}
    middle = rng.randint(1, len(story) - 1)
    return [*at["head"], *at["first"], *story[:middle], *at["mid"], *story[middle:], *at["last"], *at["tail"]]


def _title(rng: random.Random, number: int) -> str:
    return f"{rng.choice(_WHERE)} {rng.choice(('votes', 'waits', 'argues', 'rebuilds', 'counts'))} on day {number + 1}"


def _story(rng: random.Random, paragraphs: int) -> list[str]:
    return [" ".join(_sentence(rng) for _ in range(rng.randint(1, 3))) for _ in range(paragraphs)]


def _sentence(rng: random.Random) -> str:
    place, other = rng.sample(_WHERE, 2)
    return (
        f"{rng.randint(3, 990)} {rng.choice(_WHO)} from {place} {rng.choice(_DID)} {rng.choice(_WHAT)} near {other} "
        f"{rng.choice(_WHY)}, as a clerk of the {rng.choice(_WHAT).split()[-1]} office told the meeting number {rng.randint(1, 999)}."
    )
