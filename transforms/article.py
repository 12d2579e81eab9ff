"""Bytes -> article: decode, read metadata, divide into labelled blocks, assemble the clean text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from transforms.addresses import clean_url, host_name
from transforms.authors import NameTables
from transforms.blocks import Draft, assemble, count_words, is_story_paragraph, removed_all
from transforms.boilerplate import Boilerplate
from transforms.byline_text import split_authors
from transforms.decode import check_nesting, decode
from transforms.errors import DocumentError, NotArticleError, NoTextError
from transforms.extracted_body import quiet_extractors
from transforms.frozen import replace
from transforms.headline import label_above_signature, label_headings, label_known, label_name, label_standfirst, label_title
from transforms.html_page import has_markup, looks_like_page, parse_fragment, parse_page, parse_tree, unfold_layout_tables
from transforms.language import find_language
from transforms.learned_segments import apply_learned, site_of
from transforms.live_entries import PageParts, find_entries
from transforms.metadata import Metadata, read_metadata
from transforms.page_kind import data_notice, wall_notice, why_no_article
from transforms.page_title import strip_outlet
from transforms.page_units import read_units
from transforms.plain_text import parse_text
from transforms.publication_date import Dated, date_in_url, first_possible, is_later, parse_stamp
from transforms.records import Article, ExtractionFailure, RawDocument
from transforms.reference import ReferenceData, alternatives
from transforms.removed_lines import label_removed
from transforms.structured_data import read_structured_data

#: Where an author's name begins in a line that begins with a date.
_BY = re.compile(r"\b[Bb]y\s+(?=[A-Z])")
#: Lines whose first date is that of a change.
_OF_A_CHANGE = re.compile(r"\D*\b(?:updated|modified)\b", re.IGNORECASE)
#: Lines that say of what they tell the date.
_CALLED_PUBLISHED = re.compile(r"\b(?:published|posted)\b", re.IGNORECASE)
#: Longer lines than a byline with a place and a date are no signature.
_LONGEST_SIGNATURE = 120
#: Method of a publication time that came with the capture and not out of it.
STATED_BY_SOURCE = "stated by source"


class ArticleParser:
    """Makes an article of a capture; holds the compiled boilerplate rules and nothing else."""

    def __init__(self, reference: ReferenceData) -> None:
        """Compile the rules.

        Raises:
            ReferenceDataError: the table ``boilerplate`` is missing or malformed.
        """
        self._boilerplate = Boilerplate(reference)
        self._names = NameTables(
            frozenset(row["name"] for row in reference.tables.get("given_names", ())),
            frozenset(sign for row in reference.tables.get("news_agencies", ()) for sign in alternatives(row["signs"])),
        )
        quiet_extractors()

    def parse(self, document: RawDocument) -> tuple[Article, ExtractionFailure | None]:
        """The article of one capture.

        Never raises for a bad document.

        Returns:
            The article, and None; or an article with empty text and the failure, whose code is ``unreadable``, ``no_text``,
            ``not_article`` or ``too_large`` and whose message names the document, what is wrong and the limit. Removed blocks are
            kept in both cases.
        """
        try:
            text = decode(document)
            notice = data_notice(text)
            if notice:
                raise NotArticleError(f"'{document.document_id}' is {notice}")
            if looks_like_page(text):
                return self._parse_page(document, text)
            return self._parse_text(document, text)
        except DocumentError as error:
            return _empty(document), ExtractionFailure(error.code, str(error))

    def _parse_page(self, document: RawDocument, text: str) -> tuple[Article, ExtractionFailure | None]:
        check_nesting(text, document.document_id)
        tree = parse_tree(text)
        if tree is None:
            raise NoTextError(f"'{document.document_id}' has no element with text: nothing to read")
        unfold_layout_tables(tree)
        data = read_structured_data(tree)
        units = read_units(tree, self._boilerplate)
        metadata = read_metadata(tree, units, data, document.url, document.fetched_at, self._names)
        page = parse_page(tree, units, data, document.url)
        drafts = label_known(page.drafts, metadata.title, "title", "title_of_metadata")
        drafts = label_above_signature(drafts, metadata.title, lambda draft: self._signs(draft, metadata.authors))
        drafts = self._boilerplate.apply(drafts, metadata.authors)
        drafts = label_removed(drafts, self._boilerplate, metadata.title, metadata.authors)
        drafts = _without_learned(document, drafts)
        reason = why_no_article(metadata.title, drafts, page.units, data, is_front_page=_is_front_page(document.url))
        return _finished(document, metadata, drafts, reason, PageParts(units, data))

    def _signs(self, draft: Draft, authors: Sequence[str]) -> bool:
        """Whether a line of a page tells who wrote the article or when: by its container, its words, or an author's name."""
        if len(draft.text) > _LONGEST_SIGNATURE:
            return False
        is_marked = not draft.kept and draft.label in {"byline", "date_line"}
        return is_marked or self._boilerplate.is_head_line(draft) or any(draft.text.startswith(name) for name in authors)

    def _parse_text(self, document: RawDocument, text: str) -> tuple[Article, ExtractionFailure | None]:
        is_markup = document.media_type == "text/html" and has_markup(text)
        if is_markup:
            check_nesting(text, document.document_id)
        lines = _without_learned(document, parse_fragment(text) if is_markup else parse_text(text))
        dated = self._boilerplate.dated(self._boilerplate.without_notices(lines))
        titled = label_title(dated, self._boilerplate.is_head_line)
        drafts = label_standfirst(self._boilerplate.apply(label_name(titled, self._boilerplate.is_head_line)))
        if len(lines) == 1 and not any(draft.kept for draft in drafts):
            drafts = lines  # a single line is beside no story: doubtful, so it stays
        drafts = _without_learned(document, drafts)  # once more: a block may have lost its dateline
        metadata = _metadata_of_text(document, drafts)
        kept = [draft for draft in drafts if draft.kept]
        is_story = sum(map(is_story_paragraph, kept)) > 1  # no wall, however few its words: they need not be counted
        reason = None if is_story else wall_notice(metadata.title, kept, sum(count_words(draft.text) for draft in kept))
        return _finished(document, metadata, drafts, reason)


def _without_learned(document: RawDocument, drafts: Sequence[Draft]) -> list[Draft]:
    return apply_learned(drafts, document.learned, site_of(document.url, document.source_name))


def _is_front_page(url: str | None) -> bool:
    parts = urlsplit(url or "")
    return bool(parts.hostname) and not parts.path.strip("/") and not parts.query


def _metadata_of_text(document: RawDocument, drafts: Sequence[Draft]) -> Metadata:
    """What a plain text's own head lines and its address tell."""
    signed = [
        *_texts(drafts, "byline"),
        *(text[by.start() :] for text in _texts(drafts, "date_line") if (by := _BY.search(text))),
    ]
    names = tuple(dict.fromkeys(name for text in signed for name in split_authors(text)))
    return Metadata(
        title=next((strip_outlet(title, None, document.url) for title in _texts(drafts, "title")), None),
        standfirst=next(iter(_texts(drafts, "standfirst")), None),
        authors=names,
        modified_at=_modified_in_text(document, drafts),
        site_name=host_name(document.url),
        canonical_url=clean_url(document.url),
    )


def _modified_in_text(document: RawDocument, drafts: Sequence[Draft]) -> str | None:
    """The time that a line with "updated" tells."""
    lines = [text for label in ("date_line", "byline") for text in _texts(drafts, label)]
    stamps = [parse_stamp(line) for line in lines if _OF_A_CHANGE.match(line)]
    return next((stamp.value for stamp in stamps if stamp and not is_later(stamp, document.fetched_at)), None)


def _texts(drafts: Sequence[Draft], label: str) -> list[str]:
    return [draft.text for draft in drafts if not draft.kept and draft.label == label]


def _shown_standfirst(drafts: Sequence[Draft]) -> str | None:
    """The standfirst that readers see between title and body; the one for machines is often another, for search engines."""
    title = next((i for i, draft in enumerate(drafts) if draft.label == "title"), len(drafts))
    head = takewhile(lambda draft: not draft.kept, drafts[title:])
    return next((draft.text for draft in head if draft.label == "standfirst" and not parse_stamp(draft.text)), None)


def _finished(
    document: RawDocument, metadata: Metadata, drafts: Sequence[Draft], reason: str | None, page: PageParts | None = None
) -> tuple[Article, ExtractionFailure | None]:
    failure = None
    if reason is not None:
        failure = ExtractionFailure(NotArticleError.code, f"'{document.document_id}' is {reason}")
    elif not any(draft.kept for draft in drafts):
        failure = ExtractionFailure(
            NoTextError.code, f"'{document.document_id}' has no running text: only page furniture was found"
        )
    if failure is not None:
        drafts = removed_all(drafts, failure.code)
    text, blocks = assemble(label_headings(drafts))
    published = _published(document, metadata, drafts)
    article = replace(
        _empty(document),
        text=text,
        blocks=blocks,
        canonical_url=metadata.canonical_url,
        site_name=metadata.site_name,
        title=metadata.title,
        standfirst=_shown_standfirst(drafts) or metadata.standfirst,
        authors=metadata.authors,
        published_at=published.stamp.value if published else None,
        published_precision=published.stamp.precision if published else None,
        published_method=published.method if published else None,
        modified_at=metadata.modified_at,
        language=find_language(text, metadata.language) if text else None,
        dateline=next((text.rstrip(" :-–—_") for text in _texts(drafts, "dateline")), None),
        section=metadata.section,
        is_paywalled=_is_paywalled(metadata, drafts) if page is not None else None,
        entries=find_entries(blocks, page, published.stamp if published else None, document.fetched_at),
    )
    return article, failure


def _is_paywalled(metadata: Metadata, drafts: Sequence[Draft]) -> bool | None:
    """What the page states for machines, else what it shows: a note that asks readers to pay for the rest."""
    if metadata.is_paywalled is not None:
        return metadata.is_paywalled
    return any(draft.label == "paywall" and not draft.kept for draft in drafts) or None


def _published(document: RawDocument, metadata: Metadata, drafts: Sequence[Draft]) -> Dated | None:
    """The publication time: the transport's word first, then the page's metadata, its head lines, its address."""
    stated = parse_stamp(document.published_at)
    if stated:
        return Dated(stated, STATED_BY_SOURCE)
    in_url = date_in_url(document.url)
    lines = [text for label in ("date_line", "byline", "dateline") for text in _texts(drafts, label)]
    lines.sort(key=lambda line: _CALLED_PUBLISHED.search(line) is None)  # a page may also tell the day on which it was looked at
    stamps = [(parse_stamp(line), "text") for line in lines if not _OF_A_CHANGE.match(line)]
    candidates = [Dated(stamp, method) if stamp else None for stamp, method in [*stamps, (in_url, "url")]]
    return first_possible([metadata.published, *candidates], document.fetched_at)


def _empty(document: RawDocument) -> Article:
    return Article(document.document_id, "", (), url=document.url)
