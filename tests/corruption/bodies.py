"""Damage that is done to documents before they are staged: to their words, titles, dates and addresses."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.corruption.history import BEGAN, DAILY_RISE, EVERY, FIRST_TOLL, RUNS, batch_of, toll_on
from tests.corruption.news import FRENCH, HERALD, toll, write_article
from transforms.records import Block
from warehouse.batch import StagedDocument

Documents = list[StagedDocument]
Damage = Callable[[Documents], Documents]
NOW = BEGAN + EVERY * RUNS
#: The source that is damaged.
SOURCE = "herald"

BOT_WALL = (
    "Checking your browser before accessing the site.\n\nPlease enable JavaScript and cookies to continue. Verify that you are human by "
    "completing the captcha below.\n\nRay ID: 8f3a. Your IP address has been logged for unusual traffic."
)
COOKIES = (
    "We value your privacy.\n\nWe and our partners use cookies to store and access information on your device, such as unique identifiers, "
    "for personalised ads and content. You can accept all cookies or manage your cookie preferences at any time.\n\nSome partners rely on "
    "legitimate interest instead of your consent."
)
PAYWALL = (
    "This story is for members.\n\nSubscribe now to continue reading this article and all of our reporting. Already a subscriber? Sign in to "
    "read.\n\nGet unlimited access for one euro per month, and cancel anytime."
)
ERROR_PAGE = (
    "503 Service Unavailable\n\nThe service is temporarily unavailable because of maintenance. Please try again later.\n\nnginx"
)
SCRIPT = "\n\n".join(
    f"window.dataLayer = window.dataLayer || []; function push{n}(a) {{ dataLayer.push(a); }} var id{n} = document.getElementById('x{n}');"
    for n in range(8)
)
JSON = "{" + ", ".join(f'"field{n}": {{"id": {n}, "label": "value {n}", "on": true}}' for n in range(20)) + "}"
STYLE = "\n\n".join(f".box-{n} {{ margin: {n}px auto; color: #333; display: block; }}" for n in range(20))
COMMENTS = "\n\n".join(
    f"{name} says:\nI {verb} with every word of this, and so does my brother who lives there.\nReply\n{n} hours ago"
    for n, (name, verb) in enumerate(
        (("Max1970", "agree"), ("Lilly B", "disagree"), ("wavebreaker", "agree"), ("truth_teller", "differ")), 2
    )
)
MENU = "\n\n".join(
    ("Home", "World", "Sport and weather", "Read more: the harbour deal", "Subscribe to our newsletter", "Follow us on social media", "Most read",
     "Contact the newsroom", "Terms of service", "All rights reserved")
)  # fmt: skip


def with_text(document: StagedDocument, text: str) -> StagedDocument:
    """The document with another body; of what was found in it that stays which still stands at its span."""
    made = document.extraction
    assert made is not None
    removed = [block for block in made.article.blocks if not block.kept]
    kept, at = [], 0
    for paragraph in text.split("\n\n"):
        kept.append(Block("paragraph", paragraph, kept=True, rule="body", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2

    def stands(start: int, end: int, words: str) -> bool:
        return text[start:end] == words

    figures = tuple(
        f for f in made.figures
        if stands(f.start, f.end, f.surface) and f.sentence_end <= len(text) and "\n\n" not in text[f.sentence_start : f.sentence_end]
    )  # fmt: skip
    ids = {figure.figure_id for figure in figures}
    figures = tuple(
        replace(
            f, part_of=f.part_of if f.part_of in ids else None, exchanged_for=f.exchanged_for if f.exchanged_for in ids else None
        )
        for f in figures
    )
    actors = []
    for actor in made.actors:
        mentions = tuple(m for m in actor.mentions if stands(m.start, m.end, m.surface))
        if mentions:
            actors.append(replace(actor, mentions=mentions))
    old = made.article.text
    return replace(document, capture_id=f"{hash(text):x}", extraction=replace(
        made, article=replace(made.article, text=text, blocks=(*removed[:1], *kept, *removed[1:])),
        figures=figures, actors=tuple(actors),
        quotes=tuple(q for q in made.quotes if text[q.start : q.end + 40] == old[q.start : q.end + 40]),
        times=tuple(t for t in made.times if stands(t.start, t.end, t.surface)),
    ))  # fmt: skip


def one(change: Callable[[str], str]) -> Damage:
    """Damage to the words of the first article."""
    return lambda documents: [_changed(document, change) if n == 0 else document for n, document in enumerate(documents)]


def all_of(change: Callable[[str], str]) -> Damage:
    """Damage to the words of every article of the source."""
    return lambda documents: [_changed(d, change) if d.source_name == SOURCE else d for d in documents]


def _changed(document: StagedDocument, change: Callable[[str], str]) -> StagedDocument:
    assert document.extraction is not None
    return with_text(document, change(document.extraction.article.text))


def fields(which: str, **changed: Any) -> Damage:
    """Fields of articles set: of the ``first``, or of every one of the ``source``; a function is given the article."""

    def damage(documents: Documents) -> Documents:
        found = []
        for number, document in enumerate(documents):
            if (number == 0) if which == "first" else (document.source_name == SOURCE):
                made = document.extraction
                assert made is not None
                values = {name: value(document) if callable(value) else value for name, value in changed.items()}
                document = replace(document, extraction=replace(made, article=replace(made.article, **values)))  # noqa: PLW2901
            found.append(document)
        return found

    return damage


def shifted(document: StagedDocument, **by: Any) -> str:
    """The publication time of a document, moved."""
    assert document.extraction is not None
    return (datetime.fromisoformat(str(document.extraction.article.published_at)) + timedelta(**by)).isoformat()


def swapped(document: StagedDocument) -> str:
    """Day and month exchanged where that gives a date."""
    assert document.extraction is not None
    moment = datetime.fromisoformat(str(document.extraction.article.published_at))
    return moment.replace(day=moment.month, month=min(moment.day, 12)).isoformat()


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252; what that does not have stays as Latin-1 has it."""
    return "".join(_as_1252(byte) for byte in text.encode())


def _as_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def toll_article(value: int, key: str, *, more: int | None = None, days: int = 1) -> StagedDocument:
    """An article about the running toll, told as of some days ago."""
    rng = Random(key)
    published = NOW - timedelta(hours=3)
    told = [toll(value, published - timedelta(days=days))]
    if more is not None:
        told.append(toll(more, published - timedelta(days=days)))
    return write_article(HERALD, key, published, rng, *told)


def _with_toll(value: int, **given: Any) -> Damage:
    return lambda documents: [*documents, toll_article(value, "toll", **given)]


def _stale(documents: Documents) -> Documents:
    old = batch_of(HERALD, 0, Random("1/0"))[1]
    made = old.extraction
    assert made is not None
    url = "https://herald.example/new/one"
    article = replace(
        made.article, document_id=url, url=url, canonical_url=url, published_at=(NOW - timedelta(hours=2)).isoformat()
    )
    again = replace(made, article=article, figures=())
    return [
        *documents,
        replace(old, document_id=url, url=url, capture_id="stale", fetched_at=NOW - timedelta(hours=1), extraction=again),
    ]


def _same_body(text: str | None, count: int) -> Damage:
    def damage(documents: Documents) -> Documents:
        first = documents[0].extraction
        assert first is not None
        body = text if text is not None else first.article.text
        return [with_text(d, body) if n < count else d for n, d in enumerate(documents)]

    return damage


def _titles_crossed(documents: Documents) -> Documents:
    rng = Random(5)
    published = NOW - timedelta(hours=3)
    told = (("bridge", "Engineers inspect cracked suspension bridge pillars", "Engineers will inspect the cracked pillars of the suspension bridge."),
            ("opera", "Soprano cancels premiere after throat surgery", "The soprano cancels the premiere after surgery on her throat."))  # fmt: skip
    pair = [
        write_article(HERALD, key, published, rng, _said(words), title=told[1 - n][1]) for n, (key, _, words) in enumerate(told)
    ]
    return [*documents, *pair]


def _said(words: str) -> Any:
    return lambda w: w.put(words) and None


def _half_cut(text: str) -> str:
    """Cut in the middle of a word of lower case, past the middle of a paragraph."""
    at = next(
        m.start() + 3
        for m in re.finditer(r"\b[a-z]{6,}", text)
        if m.start() > len(text) * 0.6 and "\n\n" not in text[m.start() - 90 : m.start()]
    )
    return text[:at]


def _addresses(documents: Documents) -> Documents:
    """The same articles, a second time under other numbers."""
    return [*documents, *documents]


def _few(share: float) -> Damage:
    def damage(documents: Documents) -> Documents:
        mine = [d for d in documents if d.source_name == SOURCE]
        kept = {id(d) for d in mine[: max(1, int(len(mine) * share))]}
        return [d for d in documents if d.source_name != SOURCE or id(d) in kept]

    return damage


def _many(documents: Documents) -> Documents:
    return [*documents, *batch_of(HERALD, RUNS, Random("many"), 170)]


def _french(_: str) -> str:
    rng = Random(3)
    return "\n\n".join(" ".join(f"{rng.choice(FRENCH)} {n} jours plus tard." for n in range(3)) for _ in range(4))


def _outcome(name: str) -> Damage:
    return lambda documents: [
        replace(d, extraction=None, disposition=name, reason="503") if n % 3 else d  # type: ignore[arg-type]
        for n, d in enumerate(documents)
    ]


def _same_canonical(document: StagedDocument) -> str:
    return "https://herald.example/2026/03/the-first-article"


#: What is done to the documents of the good run.
DAMAGE: dict[str, Damage] = {
    "body_truncated": one(_half_cut),
    "bodies_truncated": all_of(lambda text: text[: len(text) // 4].rsplit(".", 1)[0] + "."),
    "bodies_one_sentence": all_of(lambda text: text.split(".", 1)[0] + "."),
    "body_empty": one(lambda _: "  "),
    "sentences_cut": one(lambda text: "\n\n".join(p[:-9] if len(p) > 60 else p for p in text.split("\n\n"))),
    "paragraphs_doubled": one(lambda text: f"{text}\n\n{text}"),
    "words_glued": one(lambda text: text.replace(" ", "")),
    "comments_as_body": one(lambda text: f"{text}\n\n{COMMENTS}"),
    "menu_as_body": all_of(lambda text: f"{MENU}\n\n{text}"),
    "bot_wall": _same_body(BOT_WALL, 6),
    "cookie_wall": one(lambda _: COOKIES),
    "paywall": one(lambda _: PAYWALL),
    "error_page": one(lambda _: ERROR_PAGE),
    "script_as_body": one(lambda _: SCRIPT),
    "json_as_body": one(lambda _: JSON),
    "style_as_body": one(lambda _: STYLE),
    "markup_in_text": one(lambda text: "\n\n".join(f'<p class="body">{p}</p>' for p in text.split("\n\n"))),
    "entities_in_text": one(lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace(" and ", " &amp; ")),
    "mojibake": one(mojibake),
    "mojibake_twice": one(lambda text: mojibake(mojibake(text))),
    "replacement_characters": one(lambda text: re.sub("[ou]", "\ufffd", text)),
    "question_marks": one(lambda text: re.sub(r"(?<=[a-z])e(?=[a-z])", "?", text)),
    "null_bytes": one(lambda text: text.replace(". ", ".\x00 ")),
    "control_characters": one(lambda text: text.replace(" the ", " the\x07 ")),
    "binary_as_body": one(lambda text: base64.b64encode(text.encode()).decode()),
    "placeholder_text": one(
        lambda _: "Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n\nSed do eiusmod tempor incididunt ut labore."
    ),
    "language_wrong": fields("first", language="fr"),
    "language_unknown": fields("first", language="english"),
    "language_lost": fields("source", language=None),
    "language_changed": lambda documents: fields("source", language="fr")(all_of(_french)(documents)),
    "same_body_many_addresses": _same_body(None, 6),
    "stale_copy": _stale,
    "titles_crossed": _titles_crossed,
    "title_is_site_name": fields("source", title=HERALD.title),
    "titles_lost": fields("source", title=None),
    "title_is_body": fields("first", title=lambda d: d.extraction.article.text.split("\n\n")[0]),
    "authors_same": fields("source", authors=("Web Desk",)),
    "authors_lost": fields("source", authors=()),
    "author_is_markup": fields("first", authors=("https://herald.example/author/7",)),
    "template_changed": lambda documents: fields("source", title=None, published_at=None, published_precision=None, authors=())(
        all_of(lambda text: text.split("\n\n")[0])(documents)
    ),
    "canonical_is_home": fields("source", canonical_url="https://herald.example/"),
    "canonical_same": fields("source", canonical_url=_same_canonical),
    "dates_swapped": fields("first", published_at=lambda d: shifted(d, hours=2), modified_at=lambda d: shifted(d, hours=-1)),
    "published_in_future": fields("first", published_at=lambda d: shifted(d, days=40)),
    "published_is_fetch_time": fields("source", published_at=lambda d: d.fetched_at.isoformat()),
    "published_same": fields("source", published_at=(NOW - timedelta(hours=11)).isoformat()),
    "published_year_early": fields("source", published_at=lambda d: shifted(d, days=-365)),
    "published_day_month_swapped": fields("source", published_at=swapped),
    "published_hours_off": fields("source", published_at=lambda d: shifted(d, hours=9)),
    "published_hours_early": fields("source", published_at=lambda d: shifted(d, hours=-9)),
    "published_epoch": fields("first", published_at="1970-01-01T00:00:00+00:00"),
    "dates_lost": fields("source", published_at=None, published_precision=None, published_method=None),
    "modified_before_published": fields("first", modified_at=lambda d: shifted(d, days=-3)),
    "toll_falls": _with_toll(toll_on(NOW) - 1_917),
    "toll_jumps": _with_toll(int(f"{str(FIRST_TOLL + DAILY_RISE)[:1]}4{str(FIRST_TOLL + DAILY_RISE)[2:]}")),
    "toll_tenfold": _with_toll(toll_on(NOW) * 10),
    "toll_at_odds": _with_toll(toll_on(NOW - timedelta(days=1)), more=toll_on(NOW - timedelta(days=1)) + 2_800),
    "batch_doubled": _addresses,
    "volume_shrunk": _few(0.08),
    "volume_multiplied": _many,
    "all_failed": _outcome("fetch_failed"),
    "most_unreadable": _outcome("unreadable"),
    "most_not_articles": _outcome("not_article"),
    "text_reversed": one(lambda text: " ".join(word[::-1] for word in text.split(" "))),
    "numbers_masked": one(lambda text: re.sub(r"\d", "#", text)),
    "empty_feed": lambda documents: [d for d in documents if d.source_name != SOURCE],
}
