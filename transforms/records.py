"""The shared language: one frozen record for each thing that travels through the pipeline.

All offsets are half-open, in Unicode code points, into the article's clean ``text``; ``text[start:end]`` is the surface.
Times are ISO 8601 strings with the precision that the article gives, or aware ``datetime`` objects where a machine set them.
``docs`` of each field: see DEFINITIONS in the README.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from decimal import Decimal
from typing import Literal

from transforms.frozen import frozen

Precision = Literal["second", "minute", "day", "month", "year"]
FigureKind = Literal["count", "money", "share", "measure", "rate", "duration", "age", "multiple"]
Modifier = Literal["exact", "about", "more_than", "at_least", "less_than", "up_to", "nearly", "range", "indefinite"]
Trend = Literal["up", "down"]
Measure = Literal["stock", "flow", "total"]
Status = Literal["asserted", "proposed", "possible", "denied"]
TimeMethod = Literal["stated", "relative", "publication"]
ActorKind = Literal["person", "organisation", "country"]
QuoteKind = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

#: Languages that the analysis has rules and a model for; articles in others are kept and labelled.
ANALYSED_LANGUAGES = frozenset({"en"})
#: Labels of blocks that are the body.
BODY_LABELS = ("paragraph", "heading", "list_item", "quotation", "table_row")
#: Labels of blocks that are not the body; they are kept as data, out of ``text``.
BOILERPLATE_LABELS = (
    "title", "standfirst", "byline", "date_line", "dateline", "credit", "author_bio", "see_also", "source_link", "caption",
    "share", "newsletter", "advert", "paywall", "comment_heading", "comment", "reply_form", "trackback_heading", "trackback",
    "tags", "copyright", "navigation", "cookie_notice", "correction", "live_entry_time", "other",
)  # fmt: skip


@frozen
class LearnedSegment:
    """A line that an outlet repeats and that was found, or confirmed, to be boilerplate there.

    Attributes:
        segment_id: see :func:`transforms.learned_segments.segment_id`.
        label: what it is removed as.
        place: where it is removed: ``head``, before the story; ``tail``, behind it; ``any``.
    """

    segment_id: str
    label: str
    place: Literal["head", "tail", "any"]


@frozen
class RawDocument:
    """One capture: the bytes, what was asked, and when they came.

    Attributes:
        document_id: how the caller names it; the contract's ``id``.
        content: the bytes as captured.
        media_type: ``text/html`` or ``text/plain``, lower case, without parameters.
        url: the address asked for, or None for files.
        charset: what the transport said of the encoding, or None.
        fetched_at: when the bytes came, aware, UTC; None where nobody knows. Nothing is dated after it.
        published_at: publication time that the transport states (feed entry, JSON line), ISO 8601, or None.
        source_name: the row of the source registry it came from, or None.
        learned: what its outlet repeats: reference data, of the version that is in force for this reading.
    """

    document_id: str
    content: bytes
    media_type: str
    url: str | None = None
    charset: str | None = None
    fetched_at: datetime | None = None
    published_at: str | None = None
    source_name: str | None = None
    learned: tuple[LearnedSegment, ...] = ()


@frozen
class Block:
    """A labelled stretch of the document, in document order.

    ``start`` and ``end`` are offsets into the article's text for kept blocks and None for removed ones. ``rule`` names the
    rule that decided.
    """

    label: str
    text: str
    kept: bool
    rule: str
    start: int | None = None
    end: int | None = None


@frozen
class LiveEntry:
    """One entry of a live blog: a stretch of the article's text with the time at which it was written.

    Attributes:
        start: where its text begins.
        end: where its text ends.
        published_at: its time, ISO 8601, as precise as it is told; None where its day or clock cannot be known.
        published_precision: how precise.
        published_method: where the time stands: ``json-ld``, ``time element``, or ``text``, with the day taken from the page.
    """

    start: int
    end: int
    published_at: str | None
    published_precision: Precision | None
    published_method: str | None


@frozen
class Article:
    """The cleaned piece: what the newsroom wrote, and what is known about it.

    Attributes:
        section: the part of the outlet that it stands in, as its page names it.
        is_paywalled: whether its page says that it, or a part of it, is for those who pay; None where it does not say.
        entries: the entries of a live blog in the order of the text; empty for any other article.
    """

    document_id: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    published_precision: Precision | None = None
    published_method: str | None = None
    modified_at: str | None = None
    language: str | None = None
    dateline: str | None = None
    section: str | None = None
    is_paywalled: bool | None = None
    entries: tuple[LiveEntry, ...] = ()


@frozen
class TimeExpression:
    """A time expression with its TIMEX3 type and value."""

    start: int
    end: int
    surface: str
    type: TimexType
    value: str


@frozen
class Figure:
    """A number that the article states about the world, with everything needed to cite it (see DEFINITIONS)."""

    figure_id: str
    start: int
    end: int
    surface: str
    kind: FigureKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    trend: Trend | None
    unit: str
    denominator: str | None
    counted: str | None
    counted_is_implied: bool
    is_implicit: bool
    qualifiers: tuple[str, ...]
    event: str | None
    measure: Measure | None
    status: Status
    attributed_to: str | None
    attributed_to_actor_id: str | None
    attribution_cue: str | None
    attribution_start: int | None
    attribution_end: int | None
    attribution_chain: tuple[str, ...]
    as_of_date: str | None
    period_start: str | None
    period_end: str | None
    time_precision: Precision | None
    time_method: TimeMethod
    place: str | None
    population: str | None
    part_of: str | None
    exchanged_for: str | None
    confidence: float
    rules: dict[str, str]
    sentence_start: int
    sentence_end: int


@frozen
class Mention:
    """A name at a span, which begins with the name's own article: "the Gaza Health Ministry"."""

    start: int
    end: int
    surface: str


@frozen
class Role:
    """The description of an actor as the text gives it, at its span."""

    role: str
    start: int
    end: int


@frozen
class Actor:
    """Who is named in one article, once, however named. ``actor_id`` is None where nothing across articles identifies them."""

    actor_id: str | None
    name: str
    kind: ActorKind
    affiliation: str | None
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@frozen
class Quote:
    """A stretch of speech that the article attributes to a speaker."""

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None


@frozen
class SkippedNumber:
    """A number that is no figure, and the rule that says why."""

    start: int
    end: int
    surface: str
    rule: str


@frozen
class ExtractionFailure:
    """Why a document did not become an analysed article. ``code`` is a :class:`~transforms.errors.DocumentError` code."""

    code: str
    message: str


@frozen
class Extraction:
    """Everything that the pure path makes of one document.

    ``article`` is always there, with empty text where ``error`` says that none was found.
    """

    article: Article
    error: ExtractionFailure | None = None
    figures: tuple[Figure, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    skipped: tuple[SkippedNumber, ...] = field(default=())


@frozen
class ExpectationResult:
    """What one expectation said about one batch.

    Attributes:
        suite: the suite it belongs to, named like the thing it checks (``figures``).
        name: the expectation's own name, unique within its suite.
        level: ``row`` where single rows can break it, ``batch`` where only the whole can.
        severity: ``critical`` rows are held back and a critical batch stops the promotion; the others are only recorded.
        success: whether it held.
        row_count: rows that were looked at, or None where that has no meaning.
        failed_count: rows that broke it; 1 for a broken batch-level expectation.
        observed: the value that was measured, as text.
        reason: why the expectation exists and how its bound was chosen.
        examples: keys of a few rows that broke it.
    """

    suite: str
    name: str
    level: Literal["row", "batch"]
    severity: Literal["critical", "warning", "info"]
    success: bool
    row_count: int | None
    failed_count: int
    observed: str | None
    reason: str
    examples: tuple[str, ...] = ()


@frozen
class RowFailure:
    """One staged row that broke a critical row-level expectation.

    ``document_number`` and ``row_key`` name the row within its staging table; for ``article`` the key is the number itself.
    """

    row_kind: Literal["article", "block", "figure", "actor", "mention", "role", "quote", "time", "entry"]
    document_number: int
    row_key: str
    expectation: str
    reason: str


#: What became of a document in a run; every document gets exactly one.
Disposition = Literal[
    "loaded", "revised", "unchanged", "duplicate", "no_text", "not_article", "unreadable", "too_large", "other_language",
    "quarantined", "fetch_failed", "refused", "not_modified",
]  # fmt: skip
