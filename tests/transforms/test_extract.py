from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from analysis_given import Read, surfaces
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from news_given import ARTICLES
from spacy.language import Language

from transforms.contract import to_line
from transforms.extract import Extractor
from transforms.records import Article, Extraction, RawDocument
from transforms.reference import ReferenceData
from transforms.reference_days import days_of_article

GERMAN = (
    "Bei einem Hochwasser im Süden des Landes sind am Donnerstag mindestens 14 Menschen ums Leben gekommen. "
    "Mehr als 2.000 Einwohner mussten ihre Häuser verlassen, wie die Behörden am Freitag mitteilten."
)
FRENCH = (
    "Au moins 14 personnes sont mortes jeudi dans les inondations qui ont frappé le sud du pays. "
    "Plus de 2 000 habitants ont dû quitter leurs maisons, ont indiqué vendredi les autorités."
)
#: Pieces that do not make sentences.
BROKEN = [*" \n“”\"'‘’.,-–%$€\u00a0😀", "40", "Israel", "said", "killed", "people", "Anna Keller", "on", "Monday"]
#: Sentences of which the property tests build articles.
SENTENCES = [
    "Shells killed 14 civilians and wounded more than 30 in Rafah on Thursday, the Gaza health ministry said.",
    "“We waited for hours,” Ana Ruiz, the mayor, told reporters.",
    "About 2,000 people have fled since Aug. 9.",
    "Hamas official Osama Hamdan said Israel must free 200 prisoners in exchange for 33 hostages.",
    "Hamdan said the talks would go on.",
    "Revenue rose 4.5% to $3.2 billion in the second quarter.",
    "A man was shot dead near Route 9.",
    "The ministry’s tally did not change – “not yet,” it said.",
    "Up to a third of the 12–13,000 homes were lost 😀.",
    "She said it was over.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(
    lambda chosen: "\n\n".join(" ".join(chosen[i : i + 2]) for i in range(0, len(chosen), 2))
)
SLOW = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])


def extract(extractor: Extractor, content: bytes | str, **options: str | None) -> Extraction:
    data = content.encode() if isinstance(content, str) else content
    given_ = {"media_type": "text/plain", "charset": "utf-8", "published_at": "2024-08-16", **options}
    return extractor.extract(RawDocument("article", data, **given_))  # type: ignore[arg-type]


# ---------------------------------------------------------------- languages and errors


@pytest.mark.parametrize(
    "text",
    ["“We open soon,” Ana Moss said. She “ 40 men waited.", '"We open soon," Ana Moss said. She " 40 men waited at the gate.'],
)
def test_a_quotation_that_opens_with_a_space_is_read(extractor: Extractor, text: str) -> None:
    (figure,) = extract(extractor, text).figures
    assert (figure.surface, figure.counted, figure.attributed_to) == ("40", "men", "Ana Moss")


@pytest.mark.parametrize(
    ("text", "language", "has_figures"),
    [(SENTENCES[0], "en", True), (GERMAN, "de", False), (FRENCH, "fr", False)],
    ids=["en", "de", "fr"],
)
def test_only_languages_with_a_model_are_analysed(extractor: Extractor, text: str, language: str, *, has_figures: bool) -> None:
    extraction = extract(extractor, text)
    assert extraction.error is None
    assert (extraction.article.language, extraction.article.text) == (language, text)
    assert bool(extraction.figures) == bool(extraction.actors) == bool(extraction.times) == has_figures


def binary() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


def huge() -> bytes:
    return b"<p>" + b"Shells killed 14 civilians on Thursday. " * 1_400_000 + b"</p>"


def test_a_sentence_is_no_error(extractor: Extractor) -> None:
    assert extract(extractor, "Shells killed 14 civilians.").error is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(bytes, "no_text", id="empty"),
        pytest.param(lambda: b" \n\n ", "no_text", id="blank"),
        pytest.param(binary, "unreadable", id="binary"),
        pytest.param(huge, "too_large", id="huge"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_error_codes(extractor: Extractor, content: Callable[[], bytes], code: str, media_type: str) -> None:
    extraction = extract(extractor, content(), media_type=media_type)
    assert extraction.error is not None
    assert extraction.error.code == code
    assert extraction.error.message
    assert (extraction.figures, extraction.quotes, extraction.article.document_id) == ((), (), "article")


def test_figures_come_from_the_kept_text_only(extractor: Extractor) -> None:
    text = (
        f"{SENTENCES[0]}\n\nSee also: 77 hurt in market fire\n\n{SENTENCES[2]}\n\n"
        "Ana Ruiz is a reporter in Doha. She has won 12 prizes in 9 countries.\n\n88 Comments\n\nWe need 99 of these"
    )
    assert not {"77", "88", "99"} & set(surfaces(extract(extractor, text)))
    assert surfaces(extract(extractor, text))[:3] == ["14", "more than 30", "About 2,000"]


@pytest.mark.parametrize(
    ("published_at", "precision", "day"),
    [("2024-08-16T10:30:00Z", "second", date(2024, 8, 16)), ("2024-08-16", "day", date(2024, 8, 16)), ("2024-08", "month", None),
     ("2024", "year", None), (None, None, None)],
)  # fmt: skip
def test_published_day(published_at: str | None, precision: str | None, day: date | None) -> None:
    article = Article("a", "", (), published_at=published_at, published_precision=precision)  # type: ignore[arg-type]
    assert days_of_article(article).day == day


# ---------------------------------------------------------------- properties


def spans(extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    """Every span with the text that it claims."""
    yield from ((f.start, f.end, f.surface) for f in extraction.figures)
    yield from ((s.start, s.end, s.surface) for s in extraction.skipped)
    yield from ((t.start, t.end, t.surface) for t in extraction.times)
    yield from ((m.start, m.end, m.surface) for a in extraction.actors for m in a.mentions)
    yield from ((r.start, r.end, r.role) for a in extraction.actors for r in a.roles)
    yield from ((q.cue_start, q.cue_end, q.cue) for q in extraction.quotes if q.cue_start is not None and q.cue and q.cue_end)
    yield from ((b.start, b.end, b.text) for b in extraction.article.blocks if b.start is not None and b.end is not None)


def check_spans(extraction: Extraction, *, is_strict: bool = True) -> None:
    text = extraction.article.text
    assert [(a, b, s) for a, b, s in spans(extraction) if text[a:b] != s] == []
    outer = [(q.start, q.end) for q in extraction.quotes]
    outer += [
        (q.speaker_start, q.speaker_end) for q in extraction.quotes if q.speaker_start is not None and q.speaker_end is not None
    ]
    outer += [(f.attribution_start, f.attribution_end) for f in extraction.figures if f.attribution_start is not None]  # type: ignore[misc]
    outer += [(f.sentence_start, f.sentence_end) for f in extraction.figures]
    assert [(a, b) for a, b in outer if not 0 <= a < b <= len(text) or (is_strict and text[a:b] != text[a:b].strip())] == []
    assert all(f.sentence_start <= f.start and f.end <= f.sentence_end for f in extraction.figures)


@pytest.mark.parametrize("article", ARTICLES)
def test_every_span_of_an_article_is_its_surface(read: Read, article: str) -> None:
    check_spans(read(ARTICLES[article]))


@SLOW
@given(TEXTS)
def test_every_span_is_its_surface(read: Read, text: str) -> None:
    check_spans(read(text))


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(BROKEN),
                min_size=1, max_size=25))  # fmt: skip
@example(["$", "\n", "40", "“"])
def test_broken_text_is_no_error(extractor: Extractor, words: list[str]) -> None:
    check_spans(extract(extractor, "The town of " + " ".join(words)), is_strict=False)


@SLOW
@given(TEXTS, TEXTS)
def test_the_same_bytes_give_the_same_line_whatever_ran_before(extractor: Extractor, text: str, other: str) -> None:
    first = to_line(extract(extractor, text))
    extract(extractor, other)
    assert to_line(extract(extractor, text)) == first


def test_another_extractor_gives_the_same_line(extractor: Extractor, reference: ReferenceData, nlp: Language) -> None:
    fresh = Extractor(reference, nlp)
    assert to_line(extract(fresh, ARTICLES["shelling"])) == to_line(extract(extractor, ARTICLES["shelling"]))


TIMED = ("as_of_date", "period_start", "period_end", "time_precision")


@SLOW
@example(f"{SENTENCES[5]} {SENTENCES[6]}", date(2024, 4, 1))
@given(TEXTS, st.dates(date(2001, 1, 1), date(2030, 12, 31)))
def test_the_publication_date_moves_only_relative_dates(read: Read, text: str, day: date) -> None:
    here, there = read(text), read(text, day.isoformat())
    blank = dict.fromkeys(TIMED)
    assert [replace(f, **blank) for f in here.figures] == [replace(f, **blank) for f in there.figures]
    assert [(f.as_of_date, f.period_start) for f in here.figures if f.time_method == "stated"] == [
        (f.as_of_date, f.period_start) for f in there.figures if f.time_method == "stated"
    ]
    assert (here.actors, here.quotes, here.skipped) == (there.actors, there.quotes, there.skipped)


def test_without_a_publication_date_no_year_is_made_up(read: Read) -> None:
    extraction = read("\n\n".join(SENTENCES), None)
    assert [t.value for t in extraction.times if re.match(r"\d", t.value)] == []
    assert {(f.as_of_date, f.period_start, f.period_end) for f in extraction.figures} == {(None, None, None)}


LAST = "The library of Leeds opened a reading room, and nobody there spoke of anything else."


@pytest.mark.parametrize("article", ARTICLES)
def test_a_paragraph_at_the_end_changes_no_earlier_figure(read: Read, article: str) -> None:
    before, after = read(ARTICLES[article]), read(f"{ARTICLES[article]}\n\n{LAST}")
    assert after.figures[: len(before.figures)] == before.figures
    assert after.quotes[: len(before.quotes)] == before.quotes
    assert after.times[: len(before.times)] == before.times


def test_crlf_line_ends_change_nothing(extractor: Extractor) -> None:
    text = ARTICLES["truce"]
    assert to_line(extract(extractor, text.replace("\n", "\r\n"))) == to_line(extract(extractor, text))
