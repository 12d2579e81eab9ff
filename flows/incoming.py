"""What comes into a run: documents of the sources, and those that an earlier run left behind, one stream in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flows.archive import Place, capture_id_of, read_record
from flows.fetch import Fetcher
from flows.fetched import Exchange, FetchedFeed, FetchedPage, FetchedSitemap, FetchItem, NotModified, Postponed
from flows.loaded import FailedDocument, LoadedDocument, failed
from flows.memory import Memory
from flows.progress import SourceProgress
from flows.resume import ResumingFetcher, place_of
from flows.settings import Settings
from flows.sitemap_source import fetch_sitemap
from flows.source_tally import SourceTally
from flows.sources import Source, load_source
from flows.web_sources import WebKind, WebSource, fetch_source
from transforms.errors import ArchiveError
from transforms.records import ExtractionFailure, RawDocument
from warehouse.addresses import AskedAddress
from warehouse.captures import Capture
from warehouse.quarantine import RetryDocument

if TYPE_CHECKING:
    from flows.removal_guard import Guard


@dataclass(frozen=True, slots=True)
class Item:
    """One document on its way in.

    Attributes:
        document: the bytes, or why there are none.
        capture_id: id of the bytes, or None where there are none.
        exchange: the request and response that brought it, with the status and headers that a later request refers to.
        status: HTTP status, or None for files.
        headers: response headers, names in lower case.
        asked: what came of asking for the page, or None for files and for what names pages.
        place: where the archive keeps its record, or None where it is not kept yet.
    """

    document: LoadedDocument
    capture_id: str | None = None
    exchange: Exchange | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: AskedAddress | None = None
    place: Place | None = None


class Incoming:
    """The documents of a run; iterate once.

    Feeds and sitemaps that were read are in ``feeds`` and ``sitemaps`` afterwards; what each source gave so far is in ``tally``
    at any time.

    Args:
        sources: where to look, in order.
        settings: the settings in force.
        memory: what is known of the web.
        again: documents to be read again from the archive, after all others, unless a source brings the same bytes anyway.
        progress: is told how far each source is.
        kept: captures of runs that died, which are not fetched again.
        guard: knows what was removed; None: nothing was.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        settings: Settings,
        memory: Memory,
        again: Sequence[RetryDocument],
        progress: SourceProgress,
        kept: Sequence[RetryDocument] = (),
        guard: Guard | None = None,
    ) -> None:
        self._sources = sources
        self._progress = progress
        self._kept = kept
        self._guard = guard
        self._settings = settings
        self._memory = memory
        self._again = {(left.document_id, left.capture_id): left for left in again}
        self.document_count = 0
        self.feeds: list[FetchedFeed] = []
        self.sitemaps: list[FetchedSitemap] = []
        self.tally = SourceTally(sources)

    @property
    def is_idle(self) -> bool:
        """Whether nothing came because everything was left alone this time."""
        return self.document_count == 0 and self.tally.has_waits

    def __iter__(self) -> Iterator[Item]:
        for item in self._from_sources():
            self.document_count += 1
            self._again.pop((item.document.document_id, item.capture_id or ""), None)
            yield item
        for left in self._again.values():
            self.document_count += 1
            self.tally.note_retried(left.source_name)
            yield from_archive(self._settings.archive_path, left)

    def _from_sources(self) -> Iterator[Item]:
        refuse = self._guard.check_address if self._guard else None
        with ResumingFetcher(self._settings, self._kept, refuse, memory=self._settings.site_files_path) as fetcher:
            for number, source in enumerate(self._sources, start=1):
                if self._guard and self._guard.is_source_removed(source.name):
                    self.tally.skip(source.name, "it was removed and is not to come again (`newsledger remove list`)")
                    continue
                wait = None if source.is_local else self._memory.source_wait(source.name)
                if wait is not None:
                    self.tally.skip(source.name, f"left alone until {wait.until:%Y-%m-%d %H:%M} UTC: {wait.reason}")
                    continue
                self.tally.begin(source.name)
                found = self._loaded(source) if source.is_local else self._fetched(fetcher, source)
                yield from self._progress.follow(f"{number} of {len(self._sources)}, {source.name}", found)
                self.tally.end(source.name)

    def _loaded(self, source: Source) -> Iterator[Item]:
        for document in load_source(source, self._settings):
            self.tally.note(source.name, document)
            yield _item(self._cleaned(document))

    def _fetched(self, fetcher: Fetcher, source: Source) -> Iterator[Item]:
        for item in self._found(fetcher, source):
            self.tally.note(source.name, item)
            if isinstance(item, FetchedFeed):
                self.feeds.append(item)
            elif isinstance(item, FetchedSitemap):
                self.sitemaps.append(item)
            elif not isinstance(item, Postponed):
                is_list = item.document_id == source.location or (isinstance(item, NotModified) and item.is_feed)
                yield _fetched_item(item, self._cleaned, is_page=not is_list)

    def _cleaned(self, document: LoadedDocument) -> LoadedDocument:
        if self._guard is None or isinstance(document, FailedDocument):
            return document
        return self._guard.clean(document)

    def _found(self, fetcher: Fetcher, source: Source) -> Iterator[FetchItem]:
        web_source = WebSource(source.name, cast("WebKind", source.kind), source.location, source.delay_seconds)
        if source.kind == "sitemap":
            return fetch_sitemap(
                fetcher, web_source, settings=self._settings, conditional=self._memory.conditional, memory=self._memory.sitemaps
            )
        return fetch_source(
            fetcher, web_source, settings=self._settings, conditional=self._memory.conditional, waits=self._memory.page_waits,
            folder=source.folder,
        )  # fmt: skip


def _item(document: LoadedDocument) -> Item:
    if isinstance(document, FailedDocument):
        return Item(document)
    return Item(document, capture_id_of(document.content))


def _fetched_item(
    item: FetchedPage | FailedDocument | NotModified, clean: Callable[[LoadedDocument], LoadedDocument], *, is_page: bool
) -> Item:
    """``is_page``: what was asked for is a page, and not the list that names pages."""
    if isinstance(item, FetchedPage):
        made = replace(
            _item(clean(item.to_document())), exchange=item.to_exchange(), status=item.status, headers=item.headers_lower()
        )
        asked = AskedAddress(item.url, item.source_name, item.fetched_at, "fetched", made.capture_id, item.status)
    elif isinstance(item, NotModified):
        reason = ExtractionFailure("not_modified", "the site says that nothing changed since the last capture")
        made = Item(FailedDocument(item.document_id, reason, item.url, item.source_name))
        asked = AskedAddress(item.url, item.source_name, item.fetched_at, "not_modified", None, HTTPStatus.NOT_MODIFIED)
    else:
        made = Item(item)
        asked = AskedAddress(
            item.document_id,
            item.source_name,
            datetime.now(UTC),
            "failed",
            None,
            item.status,
            not item.can_retry,
            item.failure.message,
        )
    return replace(made, asked=asked) if is_page else made


def from_archive(archive: Path, left: RetryDocument) -> Item:
    """A capture read back; what its row knows of this document goes before what the record says of the first with these bytes."""
    try:
        place = place_of(left)
        kept = read_record(archive, place)
    except ArchiveError as error:
        return Item(replace(failed(left.document_id, str(error)), url=left.url, source_name=left.source_name))
    document = RawDocument(
        left.document_id, kept.content, left.media_type or kept.media_type, left.url, left.charset, kept.fetched_at,
        kept.published_at if kept.document_id == left.document_id else None, left.source_name,
    )  # fmt: skip
    return Item(document, left.capture_id, place=place)


def capture_of(item: Item) -> Capture:
    """What the warehouse notes of an item that the archive keeps."""
    document, place = item.document, item.place
    assert isinstance(document, RawDocument)
    assert item.capture_id is not None
    assert place is not None
    return Capture(
        capture_id=item.capture_id,
        document_id=document.document_id,
        content_length=len(document.content),
        source_name=document.source_name,
        url=document.url,
        media_type=document.media_type,
        charset=document.charset,
        fetched_at=document.fetched_at,
        status=item.status,
        headers=item.headers,
        archive_file=place.file,
        record_offset=place.offset,
        record_length=place.length,
    )
