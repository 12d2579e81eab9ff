"""Invented news of invented outlets: articles with everything found in them by construction, so that no model is needed.

Each article is made of sentences whose parts are words, names, figures, quotes and times; where a part stands, its span is noted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from transforms.records import Actor, Article, Block, Extraction, Figure, Mention, Quote, Role, TimeExpression
from warehouse.batch import StagedDocument

MINISTRY, DEFENSE = ("gaza-health-ministry", "Gaza Health Ministry"), ("gaza-civil-defense", "Gaza Civil Defense")
SUBJECTS = (
    "envoys farmers teachers residents engineers drivers officials traders doctors neighbours fishermen students clerks".split()
)
VERBS = "waited argued walked gathered returned hesitated worked listened travelled rested complained celebrated".split()
PLACES = "in the harbour|near the old bridge|behind the station|along the northern road|outside the town hall|at the market|by the river".split(
    "|"
)
WHY = (
    "because the talks went on|while the rain kept falling|as the shops stayed closed|although nobody had asked them to|after a quiet "
    "night|before the ferries left|since the power had gone|until the evening prayers"
).split("|")
FIRST = "Omar Lena Viktor Amira Jonas Sofia Tariq Ines Pavel Miriam Hugo Leila Marta Yusuf Clara".split()
LAST = "Haddad Brandt Okafor Silva Novak Rahman Keller Duarte Petrov Almasi Lindqvist Barakat Moreau Tanaka Castel".split()
FRENCH = (
    "Les pêcheurs attendaient près du vieux pont parce que les bateaux ne partaient pas.|La mairie a annoncé la réouverture du marché "
    "après une longue nuit de pluie.|Les habitants du quartier réclament depuis des mois une école plus proche.|Le maire n'a pas "
    "souhaité répondre aux questions des journalistes sur ce point."
).split("|")


@dataclass(frozen=True)
class Outlet:
    """One source: its name, what its pages look like, and its language."""

    name: str
    title: str
    removed: tuple[tuple[str, str], ...] = (
        ("byline", "byline_prefix"),
        ("share", "share_words"),
        ("see_also", "see_also_heading"),
    )
    has_authors: bool = True
    language: str = "en"
    precision: str = "second"
    volume: tuple[int, int] = (1, 6)


HERALD = Outlet("herald", "The Harbour Herald", volume=(24, 32))
GAZETTE = Outlet("gazette", "Northern Gazette", removed=(("byline", "byline_prefix"), ("newsletter", "newsletter_words")))
WIRE = Outlet("wire", "Meridian Wire", removed=(("credit", "credit_line"),), has_authors=False, precision="minute")
COURRIER = Outlet("courrier", "Le Courrier du Port", language="fr")
OUTLETS = (HERALD, GAZETTE, WIRE, COURRIER)


@dataclass
class Writer:
    """Writes paragraphs and notes where everything stands."""

    text: str = ""
    figures: list[Figure] = field(default_factory=list)
    mentions: dict[tuple[str | None, str, str], list[Mention]] = field(default_factory=dict)
    roles: dict[str, list[Role]] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)

    def put(self, words: str) -> tuple[int, int]:
        """Add words; where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, actor: tuple[str | None, str], kind: str, surface: str | None = None) -> tuple[int, int]:
        """Add the name of an actor."""
        span = self.put(surface or actor[1])
        self.mentions.setdefault((actor[0], actor[1], kind), []).append(Mention(*span, surface or actor[1]))
        return span

    def number(self, surface: str, value: float | str | None, **fields: Any) -> int:
        """Add a figure; which it is."""
        span = self.put(surface)
        number = None if value is None else Decimal(str(value))
        defaults: dict[str, Any] = {
            "figure_id": "", "start": span[0], "end": span[1], "surface": surface, "kind": "count", "value": number, "low": number,
            "high": number, "modifier": "exact", "trend": None, "unit": "1", "denominator": None, "counted": "people",
            "counted_is_implied": False, "is_implicit": False, "qualifiers": (), "event": None, "measure": None, "status": "asserted",
            "attributed_to": None, "attributed_to_actor_id": None, "attribution_cue": None, "attribution_start": None,
            "attribution_end": None, "attribution_chain": (), "as_of_date": None, "period_start": None, "period_end": None,
            "time_precision": None, "time_method": "publication", "place": None, "population": None, "part_of": None,
            "exchanged_for": None, "confidence": 0.5 + (len(self.text) * 7 % 40) / 100, "rules": {"value": "digits"},
            "sentence_start": 0, "sentence_end": 0,
        }  # fmt: skip
        self.figures.append(Figure(**(defaults | fields)))
        return len(self.figures) - 1

    def paragraph(self, *sentences: Callable[[Writer], None]) -> None:
        """Add a paragraph; figures get the sentence that they stand in."""
        if self.text:
            self.put("\n\n")
        began = len(self.text)
        for number, write in enumerate(sentences):
            if number:
                self.put(" ")
            start, first = len(self.text), len(self.figures)
            write(self)
            for position in range(first, len(self.figures)):
                self.figures[position] = replace(self.figures[position], sentence_start=start, sentence_end=len(self.text))
        self.blocks.append((began, len(self.text)))


def plain(rng: Random) -> Callable[[Writer], None]:
    """A sentence without anything in it."""
    who, what, where, why, also = (rng.choice(words) for words in (SUBJECTS, VERBS, PLACES, WHY, SUBJECTS))
    words = f"The {who} {what} {where} {why}, and the {also} said little of it in the {rng.choice(LAST)} street."
    return lambda w: void(w.put(words))


def void(*_: object) -> None:
    """Nothing: sentences are written for what they leave."""


def quoted(rng: Random, person: str) -> Callable[[Writer], None]:
    """A direct quote with its speaker."""
    words = f"We {rng.choice(VERBS)} {rng.choice(PLACES)} {rng.choice(WHY)}"

    def write(w: Writer) -> None:
        span = w.put(f"“{words},”")
        w.put(" ")
        speaker = w.name((None, person), "person")
        w.put(" ")
        cue = w.put("said")
        w.put(".")
        w.quotes.append(Quote(*span, "direct", person, *speaker, "said", *cue))

    return write


def dated(day: datetime) -> Callable[[Writer], None]:
    """A sentence with a weekday."""

    def write(w: Writer) -> None:
        w.put("Shops opened late on ")
        surface = f"{day:%A}"
        span = w.put(surface)
        w.times.append(TimeExpression(*span, surface, "DATE", f"{day:%Y-%m-%d}"))
        w.put(" and closed early.")

    return write


def toll(value: int, day: datetime, *, surface: str | None = None, note: str = "", **fields: Any) -> Callable[[Writer], None]:
    """A running toll with its claimant."""
    shown = surface or f"{value:,}"

    def write(w: Writer) -> None:
        w.put("The ")
        claimant = w.name(MINISTRY, "organisation")
        w.put(" ")
        cue = w.put("said")
        w.put(f" {note}that ")
        w.number(
            shown, value, **({
                "event": "killed", "measure": "total", "place": "Gaza", "attributed_to": MINISTRY[1],
                "attributed_to_actor_id": MINISTRY[0], "attribution_cue": w.text[cue[0] : cue[1]], "attribution_start": claimant[0],
                "attribution_end": claimant[1], "attribution_chain": (MINISTRY[1],), "as_of_date": f"{day:%Y-%m-%d}",
                "time_precision": "day", "time_method": "relative",
            } | fields),
        )  # fmt: skip
        w.put(" people had been killed in Gaza since the war began.")

    return write


def wounded(rng: Random, day: datetime) -> Callable[[Writer], None]:
    """A count with a part of it, by another claimant."""
    whole = rng.randint(30, 90)
    part = rng.randint(3, whole - 10)

    def write(w: Writer) -> None:
        claimant = w.name(DEFENSE, "organisation")
        w.put(" crews counted ")
        told: dict[str, Any] = {
            "event": "injured", "measure": "flow", "place": "Rafah", "attributed_to": DEFENSE[1], "attributed_to_actor_id": DEFENSE[0],
            "attribution_cue": "counted", "attribution_start": claimant[0], "attribution_end": claimant[1],
            "attribution_chain": (DEFENSE[1],), "as_of_date": f"{day:%Y-%m-%d}", "time_precision": "day", "time_method": "relative",
        }  # fmt: skip
        first = w.number(str(whole), whole, **told)
        w.put(" people injured in Rafah, ")
        w.number(str(part), part, **told, part_of=f"#{first}", qualifiers=("children",))
        w.put(" of them children.")

    return write


def economy(rng: Random) -> Callable[[Writer], None]:
    """Money, a share, an approximate and a worded number."""
    million, percent, workers = Decimal(rng.randint(11, 99)) / 10, rng.randint(3, 88), rng.randint(2, 9) * 100
    word = rng.choice(("three", "five", "seven", "eleven"))

    def write(w: Writer) -> None:
        w.put("The port earned ")
        w.number(f"${million} million", million * 1_000_000, kind="money", unit="USD", counted="revenue", event="earned")
        w.put(", which is ")
        w.number(f"{percent} percent", percent, kind="share", unit="percent", counted="plan", event="earned")
        w.put(" of the plan, and has ")
        w.number(f"about {workers}", workers, modifier="about", low=None, high=None, counted="workers", event="employed")
        w.put(" workers at ")
        w.number(word, {"three": 3, "five": 5, "seven": 7, "eleven": 11}[word], counted="piers")
        w.put(" piers.")

    return write


def exchange(rng: Random) -> Callable[[Writer], None]:
    """Two counts that are exchanged for each other, and a range."""
    some, others = rng.randint(12, 60), rng.randint(80, 300)

    def write(w: Writer) -> None:
        first = len(w.figures)
        w.put("Mediators say ")
        w.number(str(some), some, counted="hostages", event="released", exchanged_for=f"#{first + 1}")
        w.put(" hostages were freed for ")
        w.number(str(others), others, counted="prisoners", event="released", exchanged_for=f"#{first}")
        w.put(" prisoners, and more than ")
        w.text = w.text.removesuffix("more than ")
        w.number("more than 1,200", 1200, modifier="more_than", high=None, counted="families", event="displaced", place="Rafah")
        w.put(" families left Rafah within ")
        w.number(
            "10 to 14 days", None, kind="duration", unit="day", low=Decimal(10), high=Decimal(14), modifier="range", counted=None
        )
        w.put(".")

    return write


def write_article(
    outlet: Outlet,
    key: str,
    published: datetime,
    rng: Random,
    *sentences: Callable[[Writer], None],
    length: int = 7,
    **fields: Any,
) -> StagedDocument:
    """An article of an outlet: the given sentences among plain ones, with a quote, a time, actors, and what was removed.

    Args:
        outlet: who publishes it.
        key: what names it.
        published: when; it is fetched some time later.
        rng: chance.
        sentences: what is to stand in it.
        length: how many paragraphs there are at least.
        fields: fields of the article, and ``is_quoted``.
    """
    writer, person = Writer(), f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    is_quoted = fields.pop("is_quoted", True)
    if outlet.language != "en":
        for _ in range(length):
            words = " ".join(f"{rng.choice(FRENCH)} {rng.choice(LAST)} était là." for _ in range(2))
            writer.paragraph(lambda w, words=words: void(w.put(words)))  # type: ignore[misc]
    else:
        _fill(writer, rng, sentences, person if is_quoted else None, published, length)
    return _document(outlet, key, published, rng, writer, person, fields)


def write_paragraphs(
    outlet: Outlet, key: str, published: datetime, rng: Random, *paragraphs: Sequence[Callable[[Writer], None]], **fields: Any
) -> StagedDocument:
    """An article of an outlet of nothing but the given paragraphs."""
    writer = Writer()
    for paragraph in paragraphs:
        writer.paragraph(*paragraph)
    return _document(outlet, key, published, rng, writer, "", fields)


def _fill(
    writer: Writer,
    rng: Random,
    sentences: Sequence[Callable[[Writer], None]],
    person: str | None,
    published: datetime,
    length: int,
) -> None:
    given = [[sentence, plain(rng)] for sentence in sentences]
    if person:
        given.append([quoted(rng, person)])
        given.append([quoted(rng, person), plain(rng)])
    given.append([dated(published - timedelta(days=1)), plain(rng)])
    given += [[plain(rng) for _ in range(rng.randint(1, 3))] for _ in range(max(1, length - len(given)))]
    for paragraph in given:
        writer.paragraph(*paragraph)


def _document(
    outlet: Outlet, key: str, published: datetime, rng: Random, writer: Writer, person: str, fields: dict[str, Any]
) -> StagedDocument:
    document_id = f"https://{outlet.name}.example/{published:%Y/%m/%d}/{key}"
    ids = [hashlib.sha256(f"{document_id}{number}".encode()).hexdigest()[:16] for number in range(len(writer.figures))]
    moment = published.isoformat(timespec="seconds" if outlet.precision == "second" else "minutes")
    figures = tuple(_linked(figure, number, ids, f"{published:%Y-%m-%d}") for number, figure in enumerate(writer.figures))
    removed = [
        Block(label, f"{label} of {key} {number}", kept=False, rule=rule) for number, (label, rule) in enumerate(outlet.removed)
    ]
    kept = [Block("paragraph", writer.text[a:b], kept=True, rule="body", start=a, end=b) for a, b in writer.blocks]
    subject = writer.text.split()[1:6]
    defaults: dict[str, Any] = {
        "url": document_id, "canonical_url": document_id, "site_name": outlet.title,
        "title": f"{' '.join(subject).capitalize().strip('.,')}, {rng.choice(SUBJECTS)} say, {key}",
        "authors": (f"{rng.choice(FIRST)} {rng.choice(LAST)}",) if outlet.has_authors else (),
        "published_at": moment, "published_precision": outlet.precision, "published_method": "json_ld",
        "language": outlet.language, "blocks": (*removed[:1], *kept, *removed[1:]),
    }  # fmt: skip
    actors = tuple(
        Actor(actor_id, name, kind, None, tuple(writer.roles.get(name, ())), tuple(mentions))  # type: ignore[arg-type]
        for (actor_id, name, kind), mentions in writer.mentions.items()
    )
    article = Article(document_id=document_id, text=writer.text, **(defaults | fields))
    made = Extraction(article, figures=figures, actors=actors, quotes=tuple(writer.quotes), times=tuple(writer.times))
    return StagedDocument(
        document_id, hashlib.sha256(f"{document_id}{article.text}{article.title}".encode()).hexdigest(), made, outlet.name, document_id,
        published + timedelta(minutes=rng.randint(20, 300)), "other_language" if outlet.language != "en" else None,
    )  # fmt: skip


def _linked(figure: Figure, number: int, ids: Sequence[str], published: str) -> Figure:
    """The figure with its id, the ids that it points at, and the day of publication where it has no other."""
    pointed = {name: ids[int(getattr(figure, name)[1:])] for name in ("part_of", "exchanged_for") if getattr(figure, name)}
    day = {} if figure.time_method != "publication" else {"as_of_date": published, "time_precision": "day"}
    return replace(figure, figure_id=ids[number], **pointed, **day)
