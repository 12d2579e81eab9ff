"""Articles to measure with: the shipped samples, articles put together from them, and real pages where they are."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import batched, islice
from pathlib import Path

from flows.documents import load_documents
from flows.input_lines import documents_in_lines
from flows.reference_files import SEEDS
from transforms.article import ArticleParser
from transforms.records import RawDocument

LARGEST = 10_000_000
_DEVELOPMENT_SETS = Path(__file__).parents[3] / "shared" / "devsets" / "in"
#: Those of whole news articles: politics, newswire and business, local news, and the mission's own.
_NEWS = ("quotes", "times", "figures-gva", "seeds")
ANNOTATED = Path(__file__).parents[1] / "golden_figures"
PUBLISHED = "2025-06-18"
#: A sample has 6 to 12 paragraphs.
PARAGRAPHS = 9


def sample_documents(media_type: str) -> list[RawDocument]:
    """The shipped samples of one media type, as they are loaded by a run."""
    documents = load_documents([str(SEEDS / "samples")], LARGEST)
    return [document for document in documents if isinstance(document, RawDocument) and document.media_type == media_type]


def real_pages(count: int) -> list[RawDocument]:
    """The first pages of the development set, none where it does not lie beside the repository."""
    return _development_set("body", count)


def real_news(count: int) -> list[RawDocument]:
    """Articles as newsrooms wrote them, the first ones of each development set in equal parts, none where they are missing.

    They hold a figure for every 35 (local news of shootings) to 80 words (politics).
    """
    return [document for name in _NEWS for document in _development_set(name, count // len(_NEWS))]


def _development_set(name: str, count: int) -> list[RawDocument]:
    path = _DEVELOPMENT_SETS / f"{name}.jsonl.gz"
    if not path.is_file():
        return []
    lines = BytesIO(gzip.decompress(path.read_bytes()))
    return [document for document in islice(documents_in_lines(lines, LARGEST), count) if isinstance(document, RawDocument)]


def sample_paragraphs(parser: ArticleParser) -> list[str]:
    """Every paragraph of the samples' bodies."""
    documents = sample_documents("text/html") + sample_documents("text/plain")
    articles = [article for article, failure in map(parser.parse, documents) if failure is None and article.language == "en"]
    return [paragraph for article in articles for paragraph in article.text.split("\n") if paragraph.strip()]


def annotated_articles(count: int) -> list[RawDocument]:
    """Some of the articles that are annotated for the figures' floors; with a figure for every 15 words denser than most news."""
    folders = sorted(path.parent for path in ANNOTATED.glob("*/article.txt"))
    return [
        RawDocument(f.name, (f / "article.txt").read_bytes(), "text/plain", charset="utf-8", published_at=PUBLISHED)
        for f in random.Random(count).sample(folders, count)
    ]


def distinct_articles(paragraphs: Sequence[str], count: int) -> list[RawDocument]:
    """Articles of drawn paragraphs with drawn digits, so that no paragraph comes twice; the same ones each time.

    The samples are there to show figures, and what has no number can come once only: these articles have one for every 12 words.
    """
    draw = random.Random(count)
    drawn: dict[str, None] = {}
    while len(drawn) < PARAGRAPHS * count:
        drawn |= dict.fromkeys(_other_digits(text, draw) for text in draw.sample(paragraphs, len(paragraphs)))
    groups = batched(islice(drawn, PARAGRAPHS * count), PARAGRAPHS)
    return [_document(number, texts) for number, texts in enumerate(groups)]


def with_copies(articles: Sequence[RawDocument], copies: int) -> list[RawDocument]:
    """The same number of articles, each of a part of them ``copies`` times, as outlets print wire stories: with another end."""
    originals = articles[: -(-len(articles) // copies)]
    stream = [originals[number % len(originals)] for number in range(len(articles))]
    return [
        replace(
            article, document_id=f"copy-{number}", content=article.content + b"\n\nOutlet %d reported from the scene." % number
        )
        for number, article in enumerate(stream)
    ]


def as_lines(documents: Sequence[RawDocument]) -> str:
    """Documents of plain text as input lines of the contract."""
    records = ({"id": d.document_id, "published_at": d.published_at, "text": d.content.decode()} for d in documents)
    return "".join(json.dumps(record) + "\n" for record in records)


def _other_digits(text: str, draw: random.Random) -> str:
    """The numbers of two and more digits changed, years left alone."""
    return re.sub(r"\b(?!(?:19|20)\d\d\b)([1-9])\d+", lambda m: m[1] + "".join(draw.choices("123456789", k=len(m[0]) - 1)), text)


def _document(number: int, paragraphs: Sequence[str]) -> RawDocument:
    content = "\n\n".join(paragraphs).encode()
    return RawDocument(f"article-{number}", content, "text/plain", charset="utf-8", published_at=PUBLISHED)
