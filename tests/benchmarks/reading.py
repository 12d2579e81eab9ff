"""Cost of pages, texts and the analysis of language, each in this process alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import batched

import trafilatura
from charset_normalizer import from_bytes
from py3langid import langid  # type: ignore[import-untyped]
from spacy.language import Language

from flows.workers import CHUNK_SIZE
from tests.benchmarks.inputs import distinct_articles, real_pages, sample_documents, sample_paragraphs, with_copies
from tests.benchmarks.measure import Line, compare, tell
from transforms.article import ArticleParser
from transforms.extract import Extractor
from transforms.records import Extraction, RawDocument

#: Repeated so that a measurement takes about half a second.
SAMPLE_REPEATS = 10
REAL_PAGE_COUNT = 60
TEXT_COUNT = 100
#: About 7,000 words: more than a second of spaCy.
ANALYSED_COUNT = 24
#: Each article of the second stream comes so many times.
COPIES = 4


def measure_pages(parser: ArticleParser) -> list[Line]:
    """HTML to article with metadata, beside trafilatura."""
    inputs = {"sample HTML": sample_documents("text/html") * SAMPLE_REPEATS, "real HTML": real_pages(REAL_PAGE_COUNT)}
    return [_pages(parser, f"{name}, {_kilobytes(pages)}", pages) for name, pages in inputs.items() if pages]


def _pages(parser: ArticleParser, name: str, pages: Sequence[RawDocument]) -> Line:
    tell(f"pages: {name}")
    seconds, peer_seconds = compare(
        lambda few: _drain(map(parser.parse, few)),
        lambda few: _drain(trafilatura.bare_extraction(page.content, url=page.url, with_metadata=True) for page in few),
        pages,
    )
    return Line("page", name, len(pages), seconds, "trafilatura, metadata", peer_seconds)


def measure_texts(parser: ArticleParser) -> Line:
    """Plain text to article, beside what guessing encoding and language costs alone."""
    texts = distinct_articles(sample_paragraphs(parser), TEXT_COUNT)
    texts = [RawDocument(text.document_id, text.content, "text/plain") for text in texts]
    tell("texts")
    seconds, peer_seconds = compare(
        lambda few: _drain(map(parser.parse, few)),
        lambda few: _drain(langid.classify(str(from_bytes(text.content).best())) for text in few),
        texts,
    )
    return Line("text", f"plain text, {_kilobytes(texts)}", len(texts), seconds, "charset + langid", peer_seconds)


def measure_language(parser: ArticleParser, extractor: Extractor, alone: Language) -> list[Line]:
    """Text to figures, actors and quotes, beside all pipes of spaCy alone on the same texts."""
    distinct = distinct_articles(sample_paragraphs(parser), ANALYSED_COUNT)
    inputs = {"distinct texts": distinct, f"texts, {COPIES} copies each": with_copies(distinct, COPIES)}
    return [_language(extractor, alone, name, documents) for name, documents in inputs.items()]


def _language(extractor: Extractor, alone: Language, name: str, documents: Sequence[RawDocument]) -> Line:
    tell(f"language: {name}")
    texts = [document.content.decode() for document in documents]
    words = sum(len(text.split()) for text in texts) // len(texts)
    seconds, peer_seconds = compare(
        lambda few: extracted(extractor, few), lambda few: _drain(alone.pipe(d.content.decode() for d in few)), documents
    )
    return Line("language", f"{name}, {words} words", len(texts), seconds, "spaCy md, all pipes", peer_seconds)


def extracted(extractor: Extractor, documents: Sequence[RawDocument]) -> list[Extraction]:
    """The extractions; an article that fails would make the measurement worthless."""
    found = [extraction for few in batched(documents, CHUNK_SIZE) for extraction in extractor.extract_all(few)]
    assert all(extraction.error is None for extraction in found)
    return found


def _drain(things: Iterable[object]) -> None:
    deque(things, maxlen=0)


def _kilobytes(documents: Sequence[RawDocument]) -> str:
    return f"{sum(len(document.content) for document in documents) / len(documents) / 1000:.0f} kB"
