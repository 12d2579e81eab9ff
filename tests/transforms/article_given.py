"""What the article tests start from: the shipped boilerplate table, and documents in the tests' own words."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from transforms.article import ArticleParser
from transforms.records import Article, ExtractionFailure, RawDocument
from transforms.reference import ReferenceData, build_reference

SEEDS = Path(__file__).parents[2] / "seeds"
FETCHED_AT = datetime(2024, 3, 9, 12, 0, tzinfo=UTC)

OPENING = "A landslide closed the only road into the Tarn valley on Thursday, and rescue teams had to walk the last five miles."
SECOND = "At least 14 people were hurt and two are missing, the regional rescue service said, adding that more rain was expected."
THIRD = "The valley's mayor asked the army for help; a spokesman said on Friday that two helicopters would arrive before noon."
STORY = (OPENING, SECOND, THIRD)


@cache
def reference() -> ReferenceData:
    return build_reference({name: _rows(name) for name in ("boilerplate", "given_names", "news_agencies")})


def _rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def parser() -> ArticleParser:
    return ArticleParser(reference())


def parse(content: bytes, media_type: str = "text/html", **fields: object) -> tuple[Article, ExtractionFailure | None]:
    return parser().parse(RawDocument("doc", content, media_type, **fields))  # type: ignore[arg-type]


def parse_text(*paragraphs: str, **fields: object) -> Article:
    article, failure = parse("\n\n".join(paragraphs).encode(), "text/plain", **fields)
    assert failure is None
    return article


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    return f"<!doctype html><html lang='{lang}'><head>{head}</head><body>{body}</body></html>".encode()


def story_page(extra: str = "", head: str = "<title>Landslide closes Tarn valley road</title>") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return page(f"<article><h1>Landslide closes Tarn valley road</h1>{paragraphs}{extra}</article>", head)


def parse_html(content: bytes, **fields: object) -> Article:
    article, failure = parse(content, **fields)
    assert failure is None, failure
    return article


def removed(article: Article) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for block in article.blocks:
        if not block.kept:
            labels.setdefault(block.label, []).append(block.text)
    return labels
