"""The pure path of one document: bytes, article, times, actors, quotes, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.language import Language

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc
from transforms.article import ArticleParser
from transforms.as_written import as_written
from transforms.cues import Cues
from transforms.event_model import EventModel
from transforms.figure_time import FigureTimes, TimeReferences
from transforms.figures import FigureContext, FigureFinder
from transforms.garbage import rare_collection
from transforms.gazetteer import Gazetteer
from transforms.language_analysis import TextAnalyser
from transforms.lexicon import Lexicon
from transforms.places import FigurePlaces
from transforms.quotes import QuoteFinder
from transforms.recasing import Recaser
from transforms.records import ANALYSED_LANGUAGES, Article, Extraction, ExtractionFailure, RawDocument
from transforms.reference import ReferenceData
from transforms.reference_days import days_of_article
from transforms.speech_frames import SpeechFrames
from transforms.times import TimeFinder
from transforms.vague_numbers import DEFAULT_SCHEME


class Extractor:
    """Makes an :class:`Extraction` of a document. One per process: compiling the reference tables takes about a second.

    Args:
        reference: the reference tables.
        nlp: the spaCy model.
        vague_scheme: which scheme of the table ``vague_numbers`` gives "dozens" its lower bound.
        event_model: judges events beside the rules; that of the reference data unless given.
    """

    def __init__(
        self, reference: ReferenceData, nlp: Language, vague_scheme: str = DEFAULT_SCHEME, event_model: EventModel | None = None
    ) -> None:
        self._analyser = TextAnalyser(nlp)
        self._longest = nlp.max_length
        self._parser = ArticleParser(reference)
        self._gazetteer = Gazetteer(reference, nlp)
        self._recaser = Recaser(Lexicon(reference, self._gazetteer))
        cues = Cues(reference)
        self._quotes = QuoteFinder(cues, SpeechFrames(reference))
        self._times, self._time_references = TimeFinder(reference), TimeReferences(reference, self._gazetteer)
        self._figures = FigureFinder(reference, self._gazetteer, cues, event_model or EventModel(reference, nlp), vague_scheme)

    def extract(self, document: RawDocument) -> Extraction:
        """The article of a document and everything found in it; an error in the extraction where there is no article."""
        return self.extract_all([document])[0]

    def extract_all(self, documents: Sequence[RawDocument]) -> list[Extraction]:
        """One extraction for each document, in order, the same as each alone would get; a few together cost less."""
        with rare_collection():
            parsed = [self._parse(document) for document in documents]
            docs = self._analyser.analyse_all([self._recaser.recase(found.article.text) for found, is_read in parsed if is_read])
            return [self._analysed(found.article, next(docs)) if is_read else found for found, is_read in parsed]

    def _parse(self, document: RawDocument) -> tuple[Extraction, bool]:
        """The article of a document, and whether it is to be analysed."""
        article, failure = self._parser.parse(document)
        if failure is not None or article.language not in ANALYSED_LANGUAGES or not article.text:
            return Extraction(article, failure), False
        if len(article.text) > self._longest:
            empty = Article(document.document_id, text="", blocks=(), url=document.url)
            return Extraction(empty, self._too_long(article)), False
        return Extraction(article), True

    def _too_long(self, article: Article) -> ExtractionFailure:
        """The model takes about a gigabyte for every 100,000 characters, so spaCy refuses texts beyond its limit."""
        limit, length = self._longest, len(article.text)
        message = f"'{article.document_id}' has {length:,} characters of text, the limit is {limit:,}: split it"
        return ExtractionFailure("too_large", message)

    def _analysed(self, article: Article, doc: Doc) -> Extraction:
        read = doc.text
        days = days_of_article(article)
        times = self._times.find(read, days, modified_day(article))
        index = ActorIndex(doc, self._gazetteer)
        quotes = self._quotes.find(doc, index)
        figure_times = FigureTimes(doc, times, days, self._time_references)
        places = FigurePlaces(doc, index, self._gazetteer, self._time_references.incident_words)
        document_id = article.canonical_url or article.url or article.document_id
        context = FigureContext(document_id, doc, index, times, quotes, figure_times, places, article.dateline)
        figures, skipped = self._figures.find(context)
        doc.take_apart()
        extraction = Extraction(
            article=article, figures=figures, actors=index.actors, quotes=tuple(q.quote for q in quotes),
            times=tuple(t.expression for t in times), skipped=skipped,
        )  # fmt: skip
        return extraction if read is article.text else as_written(extraction, read)


def modified_day(article: Article) -> date | None:
    """The day of the last change, or None where it is unknown or not precise to the day."""
    stamp = article.modified_at or ""
    return date.fromisoformat(stamp[:10]) if re.match(r"\d{4}-\d\d-\d\d", stamp) else None
