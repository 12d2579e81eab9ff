"""New articles for the benchmark of growth: ordinary news prose of some 2.5 kB, with what is found in it staged by hand.

Ten paragraphs of three sentences: one tells a figure with its claimant, two tell what went on around it. Half a dozen lists give more
turns than a hundred articles use, so that two of them share phrases as reports of one week do, and are no copies. What is staged
(ten figures by eight actors, three quotes) is the same on every ledger; the analysis of the texts is measured on its own.
"""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from itertools import batched

from flows.reference_files import load_reference
from tests.benchmarks.growth_ledger import SYLLABLES, actor_name, word
from transforms.records import Actor, Article, Block, Extraction, Figure, Mention, Quote, RawDocument, Role
from warehouse.batch import StagedDocument

NOW = datetime(2025, 1, 2, 12, tzinfo=UTC)
FIGURES = 10
_CAUSES = (
    "a fire in a textile mill", "shelling near the market", "floods along the river", "a landslide above the valley",
    "an air strike on a fuel depot", "a clash at the border crossing", "the collapse of a mine shaft", "a blast at a bus station",
    "a storm on the coast", "fighting in the old town", "a train crash outside the station", "an outbreak of cholera",
)  # fmt: skip
_TIMES = (
    "overnight", "on Wednesday evening", "before dawn", "during the weekend", "late on Thursday", "in the first hours of the attack",
    "since the start of the month", "shortly after noon", "in the past week",
)  # fmt: skip
_WHO = (
    "Rescue workers", "Neighbours", "Hospital staff", "Local officials", "Aid groups", "Volunteers", "Residents", "Engineers",
    "Teachers", "Lorry drivers", "Shopkeepers", "Firefighters", "Families of the missing", "Farmers from the hills",
)  # fmt: skip
_DID = (
    "searched the rubble for those still missing", "carried the injured to a clinic in the next town",
    "asked the government for tents, water and fuel", "said the road to the south was closed by debris",
    "buried the dead in a field behind the school", "warned that the power would not return for days",
    "complained that help had come too late", "cleared the bridge so that lorries could pass", "slept in cars and under tarpaulins",
    "waited outside the morgue for news", "accused the owner of ignoring safety rules", "gathered at the mosque to share food",
    "walked along the railway line to reach the camp", "called for an inquiry into the cause",
)  # fmt: skip
_WHILE = (
    "because the bridge had been swept away", "while the army kept reporters at a distance", "as more rain was forecast",
    "although the ministry had promised to send doctors", "before the council could meet", "after the telephone network failed",
    "as helicopters circled overhead", "while the governor visited another district", "because the hospital had run out of beds",
    "although curfew had been lifted", "after the second tremor",
)  # fmt: skip


@cache
def _given_names() -> list[str]:
    return [row["name"] for row in load_reference().tables["given_names"]]


def varied_cast(number: int, articles: int) -> list[str]:
    """Eight actors of an article as real news has them: a few are in many articles, eight in ten are named once.

    Measured on 729 real articles with 2,626 full names of persons: 80 names in 100 are different ones, and 0.2 % of pairs of persons
    have one given name. Of :func:`actor_name` 3.8 % have, for there are 26, so that a person shares a key with 21 others, not 4.
    """
    chance = random.Random(f"cast {number}")
    ranks = {int(24 * articles * chance.random() ** 2) for _ in range(16)}
    return [varied_name(rank) for rank in chance.sample(sorted(ranks), 8)]


def varied_name(number: int) -> str:
    """The name of an actor of :func:`varied_cast`."""
    chance, given = random.Random(f"name {number}"), _given_names()
    first = given[int(len(given) * chance.random() ** 2.3)]  # 0.2 % of pairs share one
    return f"{first} {''.join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))).capitalize()}"


def news_text(
    number: int, salt: int, cast: list[str], place: str, *, is_varied: bool = False
) -> tuple[str, list[tuple[int, int, str]]]:
    """A text, and of each of its figures where the paragraph begins, how long its first sentence is, and the figure as written.

    A varied one shares few runs of four words with others, as articles of real news that are no copies: of 729 real ones 0.7 others
    have to be compared with each, of varied ones 5, of the usual ones 14.
    """
    chance = random.Random(1000 * salt + number)
    paragraphs, told, at = [], [], 0
    for k in range(FIGURES):
        value = str(31_000 + number * FIGURES + k)
        first = f"{cast[k % len(cast)]} said {value} people were killed in {place} by {chance.choice(_CAUSES)} {chance.choice(_TIMES)}."
        rest = (f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHILE)}." for _ in range(2))
        if is_varied:
            rest = (_with_words_between(sentence, chance) for sentence in rest)
        told.append((at, len(first), value))
        paragraphs.append(" ".join((first, *rest)))
        at += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs), told


def _with_words_between(sentence: str, chance: random.Random) -> str:
    return " ".join(" ".join((*three, word(chance.randrange(15_000)))) for three in batched(sentence[:-1].split(), 3)) + "."


def as_raw(document: StagedDocument) -> RawDocument:
    """The text of a new article as a run would be given it."""
    assert document.extraction is not None
    text = document.extraction.article.text.encode()
    return RawDocument(document.document_id, text, "text/plain", charset="utf-8", published_at="2025-01-02")


def new_document(number: int, articles: int, salt: int, *, is_varied: bool = False) -> StagedDocument:
    """One new article with ten figures, eight actors, three quotes; in the places and with the actors of a ledger of so many articles.

    Args:
        number: which one of its run.
        articles: how many the ledger has: a quarter as many actors are drawn from.
        salt: articles of another salt have other texts and addresses.
        is_varied: whether names and texts are as different from each other as in real news, on an empty ledger.
    """
    cast = (
        varied_cast(number, articles // 40)
        if is_varied
        else [actor_name((number * 37 + k * k * articles // 400) % (articles // 4)) for k in range(8)]
    )
    place = f"Place {number * 7 % 3000}"
    text, told = news_text(number, salt, cast, place, is_varied=is_varied)
    blocks, figures, mentions = [], [], {name: [] for name in cast}
    for k, (start, length, value) in enumerate(told):
        name = cast[k % 8]
        mentions[name].append(Mention(start, start + len(name), name))
        end = told[k + 1][0] - 2 if k + 1 < len(told) else len(text)
        blocks.append(Block("paragraph", text[start:end], kept=True, rule="body", start=start, end=end))
        figure_id = hashlib.sha256(f"{salt} {number} {k}".encode()).hexdigest()[:16]
        figures.append(_figure(figure_id, start, length, value, name, place))
    url = f"https://source-{number % 60}.example/news/new-{salt}-{number}"
    article = Article(
        url, text, tuple(blocks), url=url, canonical_url=url, site_name=f"Outlet {number % 60}",
        title=f"{told[0][2]} killed, officials say", authors=("Ann Author",), published_at="2025-01-02", published_precision="day",
        published_method="json_ld", language="en",
    )  # fmt: skip
    actors = tuple(
        Actor(None, name, "person", None, (Role(name[:8], found[0].start, found[0].start + 8),), tuple(found))
        for name, found in mentions.items()
    )
    quotes = tuple(
        Quote(at, at + length - 1, "indirect", name, at, at + len(name), "said", at + len(name) + 1, at + len(name) + 5)
        for (at, length, _), name in zip(told[:3], cast, strict=False)
    )
    made = Extraction(article, figures=tuple(figures), actors=actors, quotes=quotes)
    return StagedDocument(url, hashlib.sha256(url.encode()).hexdigest(), made, f"source-{number % 60}", url, NOW)


def _figure(figure_id: str, start: int, length: int, value: str, claimant: str, place: str) -> Figure:
    at = start + len(claimant) + len(" said ")
    return Figure(
        figure_id=figure_id, start=at, end=at + len(value), surface=value, kind="count", value=Decimal(value), low=Decimal(value),
        high=Decimal(value), modifier="exact", trend=None, unit="1", denominator=None, counted="people", counted_is_implied=False,
        is_implicit=False, qualifiers=(), event="killed", measure="total", status="asserted", attributed_to=claimant,
        attributed_to_actor_id=None, attribution_cue="said", attribution_start=start, attribution_end=start + len(claimant),
        attribution_chain=(claimant,), as_of_date="2025-01-02", period_start=None, period_end=None, time_precision="day",
        time_method="relative", place=place, population=None, part_of=None, exchanged_for=None, confidence=0.7,
        rules={"value": "digits"}, sentence_start=start, sentence_end=start + length,
    )  # fmt: skip
