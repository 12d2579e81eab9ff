"""Cost of pages, texts and the analysis of language, each in this process alone."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import batched

import trafilatura
from charset_normalizer import from_bytes
from py3langid import langid  # type: ignore[import-untyped]
from spacy.language import Language

from flows.workers import CHUNK_SIZE
from tests.benchmarks.inputs import (
    annotated_articles,
    distinct_articles,
    real_news,
    real_pages,
    sample_documents,
    sample_paragraphs,
    with_copies,
)
from tests.benchmarks.measure import Line, compare, compare_afresh, tell
from transforms.article import ArticleParser
from transforms.extract import Extractor
from transforms.language_analysis import TextAnalyser
from transforms.records import Extraction, RawDocument
from transforms.reference import ReferenceData

#: Repeated so that a measurement takes about half a second.
SAMPLE_REPEATS = 10
REAL_PAGE_COUNT = 60
TEXT_COUNT = 100
#: About 7,000 words: a second of spaCy.
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


def measure_language(parser: ArticleParser, reference: ReferenceData, nlp: Language, alone: Language) -> list[Line]:
    """Text to figures, actors and quotes, and the analysis of spaCy's model within it, beside all its pipes alone.

    Each round begins with no paragraph remembered. The vectors and lemmas of words are, as in a process that has run for a while;
    and the models stay out of the garbage collection of both, as they do in a worker.
    """
    gc.collect()
    gc.freeze()
    kinds = {
        "real news": real_news(ANALYSED_COUNT),
        "annotated texts": annotated_articles(ANALYSED_COUNT),
        "dense texts": distinct_articles(sample_paragraphs(parser), ANALYSED_COUNT),
    }
    inputs = [
        stream
        for name, documents in kinds.items()
        if documents
        for stream in ((name, documents), (f"{name}, {COPIES} copies each", with_copies(documents, COPIES)))
    ]
    lines: list[Line] = []
    for name, documents in inputs:
        lines.append(_language("language", name, documents, lambda: partial(extracted, Extractor(reference, nlp)), alone))
        lines.append(_language("its analysis", name, documents, lambda: partial(_analysed, TextAnalyser(nlp)), alone))
    return lines


def _language(
    stage: str,
    name: str,
    documents: Sequence[RawDocument],
    build: Callable[[], Callable[[Sequence[RawDocument]], object]],
    alone: Language,
) -> Line:
    tell(f"{stage}: {name}")
    words = sum(len(document.content.split()) for document in documents) // len(documents)
    seconds, peer_seconds = compare_afresh(build, lambda few: _drain(alone.pipe(d.content.decode() for d in few)), documents)
    return Line(stage, f"{name}, {words} words", len(documents), seconds, "spaCy md, all pipes", peer_seconds)


def _analysed(analyser: TextAnalyser, documents: Sequence[RawDocument]) -> None:
    for few in batched(documents, CHUNK_SIZE):
        _drain(analyser.analyse_all([document.content.decode() for document in few]))


def extracted(extractor: Extractor, documents: Sequence[RawDocument]) -> list[Extraction]:
    """The extractions; an article that fails would make the measurement worthless."""
    found = [extraction for few in batched(documents, CHUNK_SIZE) for extraction in extractor.extract_all(few)]
    assert all(extraction.error is None for extraction in found)
    return found


def _drain(things: Iterable[object]) -> None:
    deque(things, maxlen=0)


def _kilobytes(documents: Sequence[RawDocument]) -> str:
    return f"{sum(len(document.content) for document in documents) / len(documents) / 1000:.0f} kB"
