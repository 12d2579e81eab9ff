"""What fetching gives: frozen records of what was asked, what answered, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from flows.loaded import FailedDocument
from transforms.records import RawDocument

if TYPE_CHECKING:
    from warehouse.sitemaps import SitemapFile

Headers = tuple[tuple[str, str], ...]

#: Response headers that describe the bytes on the wire; the archive keeps the decoded body, and them under other names.
WIRE_HEADERS = ("content-encoding", "transfer-encoding", "content-length")
ORIGINAL = "X-Archive-Orig-"
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})")
_NO_STORE = re.compile(r"(?:^|[\s,])no-(?:store|cache)\b")


@dataclass(frozen=True, slots=True)
class Redirect:
    """One answer that pointed elsewhere, with what was sent and what came."""

    url: str
    status: int
    location: str
    reason: str = field(default="", compare=False)
    headers: Headers = field(default=(), compare=False)
    request_headers: Headers = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response as an archive keeps them: ``body`` is decoded, the headers fit it.

    ``redirects`` led to it; ``entry_id`` is the feed's own id of the entry that named it, or None.
    """

    method: str
    url: str
    request_headers: Headers
    status_line: str
    response_headers: Headers
    body: bytes
    redirects: tuple[Redirect, ...] = ()
    entry_id: str | None = None


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """One page, or the bytes of a feed.

    Attributes:
        url: the address asked for, in normal form, without tracking parameters; the page's id.
        final_url: the address that answered, after ``redirects``.
        status: HTTP status, with ``reason``.
        headers: response headers as they came.
        content: the body, decompressed.
        media_type: ``text/html`` or ``text/plain`` for pages; the stated type for feeds.
        charset: what the response says of the encoding, or None.
        fetched_at: when the last byte came, aware, UTC.
        request_headers: what was sent to ``final_url``.
        source_name: row of the source registry, or None.
        published_at: publication time that the feed states, ISO 8601, or None.
        entry_id: the feed's own id of the entry, or None.
    """

    url: str
    final_url: str
    status: int
    reason: str
    headers: Headers
    content: bytes
    media_type: str
    charset: str | None
    fetched_at: datetime
    request_headers: Headers
    redirects: tuple[Redirect, ...] = ()
    source_name: str | None = None
    published_at: str | None = None
    entry_id: str | None = None

    @property
    def document_id(self) -> str:
        """How the pipeline names the document: its address."""
        return self.url

    def header(self, name: str) -> str | None:
        """The first response header of that name, or None."""
        return find_header(self.headers, name)

    def headers_lower(self) -> dict[str, str]:
        """Response headers with names in lower case; repeated ones are joined by a comma (RFC 9110, 5.3)."""
        return _joined(self.headers)

    def to_document(self) -> RawDocument:
        """The capture as the pure path takes it."""
        return RawDocument(
            document_id=self.document_id,
            content=self.content,
            media_type=self.media_type,
            url=self.url,
            charset=self.charset,
            fetched_at=self.fetched_at,
            published_at=self.published_at,
            source_name=self.source_name,
        )

    def to_exchange(self) -> Exchange:
        """The pair of request and response that the archive keeps."""
        headers = archived_headers(self.headers, self.content)
        line = f"{self.status} {self.reason}".strip()
        return Exchange("GET", self.final_url, self.request_headers, line, headers, self.content, self.redirects, self.entry_id)


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """The bytes of a feed, after everything it names was fetched; not an article.

    ``is_complete`` is False where something of it failed that a later run may get; ``newest_entry_at`` is the latest publication
    time that it states; before ``ask_after`` the site does not want to be asked for it again.
    """

    page: FetchedPage
    entry_count: int
    is_complete: bool
    newest_entry_at: datetime | None = None
    ask_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The site says that nothing changed since the capture that was asked about."""

    url: str
    fetched_at: datetime
    source_name: str | None = None
    is_feed: bool = False
    ask_after: datetime | None = None

    @property
    def document_id(self) -> str:
        """How the pipeline names the document: its address."""
        return self.url


@dataclass(frozen=True, slots=True)
class FetchedSitemap:
    """What a source's sitemaps answered, after everything new that they name was fetched; not an article.

    Attributes:
        files: each file that was asked, to be remembered.
        pages: address to the date that the sitemap gives, of the pages that need not be asked for again before it changes.
        newest_entry_at: date of the newest entry of the files that came, or None.
        is_complete: False where something failed, or waits, that a later run may get.
    """

    files: tuple[SitemapFile, ...]
    pages: Mapping[str, str | None]
    newest_entry_at: datetime | None = None
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Postponed:
    """A page that was not asked for, because it was lately."""

    url: str
    until: datetime
    reason: str


FetchItem = FetchedPage | FetchedFeed | FetchedSitemap | FailedDocument | NotModified | Postponed


def validators_of(page: FetchedPage) -> dict[str, str]:
    """The request headers that ask only for a newer version than this one; its own date where it has no validator."""
    answered_at = page.header("Date") or format_datetime(page.fetched_at.astimezone(UTC), usegmt=True)
    return stated_validators(page.headers) or {"If-Modified-Since": answered_at}


def stated_validators(headers: Headers) -> dict[str, str]:
    """The same by what an answer states as validators (RFC 9110, 8.8); empty where it states none."""
    found = (("If-None-Match", find_header(headers, "ETag")), ("If-Modified-Since", find_header(headers, "Last-Modified")))
    return {name: value for name, value in found if value}


def find_header(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The first header of that name, case ignored, or None."""
    return next((value for key, value in headers if key.lower() == name.lower()), None)


def stated_lifetime(headers: Iterable[tuple[str, str]]) -> timedelta | None:
    """How long an answer says that it holds, by Cache-Control (RFC 9111, 5.2.2), or None where it says nothing."""
    control = (find_header(headers, "Cache-Control") or "").lower()
    if _NO_STORE.search(control):
        return timedelta()
    stated = _MAX_AGE.search(control)
    return timedelta(seconds=int(stated[1])) if stated else None


def archived_headers(headers: Headers, content: bytes) -> Headers:
    """Response headers that fit a decoded body; those of the bytes on the wire are kept under other names."""
    kept = tuple((ORIGINAL + name if name.lower() in WIRE_HEADERS else name, value) for name, value in headers)
    return (*kept, ("Content-Length", str(len(content))))


def original_headers(headers: Headers) -> dict[str, str]:
    """The response headers as they came, from those that the archive keeps; names in lower case, repeated ones joined."""
    return _joined((name.removeprefix(ORIGINAL), value) for name, value in headers if name != "Content-Length")


def _joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        joined[key] = f"{joined[key]}, {value}" if key in joined else value
    return joined
