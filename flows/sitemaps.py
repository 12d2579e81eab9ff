"""Reads sitemaps (sitemaps.org 0.9: pages, index, news, text, any of them gzipped) from bytes; nothing is fetched here.

They are parsed as a stream: besides the entries, memory does not grow with the file. A broken sitemap gives the entries
that can be read, and says in ``problem`` what is missing.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from lxml import etree

from flows.feeds import to_iso
from transforms.errors import FetchError

#: Bytes of a sitemap, compressed and decompressed: what the protocol allows (sitemaps.org, "Sitemap file limits").
SITEMAP_LIMIT = 52_428_800
#: Elements of one file: 50,000 entries of 40 each, with translations and pictures, have as many; more is an attack on the clock
#: (measured: 6 us each on a busy machine).
MAX_ELEMENTS = 2_000_000
#: Depth of the elements; sitemaps with the news extension have five. The parser keeps the names of all that are open.
MAX_DEPTH = 100
#: Bytes without the end of a tag; the parser holds a tag with its attributes as a whole, at fifteen times its size.
MAX_TAG = 1_048_576
#: Characters of one value that are kept; the longest that count are addresses, which end at 2,048.
MAX_TEXT = 4_096
CHUNK = 65_536
#: Years of the web; a date outside says nothing.
FIRST_YEAR, LAST_YEAR = 1990, 2100
GZIP_MAGIC = b"\x1f\x8b"
#: An ampersand that begins none of XML's own references: sites forget to escape it in addresses.
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)")
#: What is kept of an entry's children, and of its `news` element (Google's extension, schema 0.9).
_PLAIN_FIELDS = ("loc", "lastmod")
_NEWS_FIELDS = ("publication_date", "title", "language")
_BROKEN_GZIP = (EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One page, or one sitemap of an index.

    Attributes:
        location: the address as it stands there.
        modified_at: when it changed, ISO 8601 with the precision that is given, or None.
        published_at: publication date of the news extension, likewise.
        title: headline of the news extension.
        language: language of the news extension, ISO 639 code.
    """

    location: str
    modified_at: str | None = None
    published_at: str | None = None
    title: str | None = None
    language: str | None = None

    @property
    def dated(self) -> str | None:
        """The later word on when it is new: modification, else publication."""
        return self.modified_at or self.published_at

    @property
    def is_news(self) -> bool:
        """Whether it carries the news extension."""
        return bool(self.published_at or self.title)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages and sitemaps that one file names, in its order; ``problem`` says what could not be read, or is None."""

    pages: tuple[SitemapEntry, ...]
    children: tuple[SitemapEntry, ...] = ()
    problem: str | None = None


def parse_sitemap(content: bytes, url: str, max_entries: int) -> Sitemap:
    """The entries of a sitemap.

    Args:
        content: the file as fetched, gzipped or not.
        url: where it came from, for messages.
        max_entries: entries that are kept; what is beyond is counted.

    Raises:
        FetchError: no sitemap at all, or one that declares XML entities.
    """
    reader = _Chunks(content, url)
    head = reader.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise FetchError(f"{url}: {reader.problem or 'the sitemap is empty'}; check the address")
    if re.match(rb"https?://", head):
        return _read_text(reader, url, max_entries)
    return _read_xml(reader, url, max_entries)


def moment_of(dated: str | None) -> datetime | None:
    """The moment that a date begins at: midnight UTC of its first day where it has no clock; None for none, or for nonsense."""
    if not dated:
        return None
    padded = f"{dated}-01" if re.fullmatch(r"\d{4}-\d\d", dated) else dated
    try:
        moment = datetime.fromisoformat(padded)
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Chunks:
    """The decompressed bytes in pieces, and why they end early."""

    def __init__(self, content: bytes, url: str) -> None:
        self._url = url
        is_packed = content.startswith(GZIP_MAGIC)
        self._file = gzip.GzipFile(fileobj=io.BytesIO(content)) if is_packed else io.BytesIO(content)
        self._left = SITEMAP_LIMIT
        self.problem: str | None = None
        self.head = self._next()

    def __iter__(self) -> Iterator[bytes]:
        """All pieces; entities are refused, since they can grow to gigabytes or name files, and no sitemap needs its own."""
        chunk, tail = self.head, b""
        while chunk:
            # Zero bytes are those of UTF-16 and UTF-32.
            if b"<!entity" in (tail + chunk).replace(b"\0", b"").lower():
                raise FetchError(
                    f"{self._url}: the sitemap declares XML entities, which may blow up or name files: refused; look for a feed"
                )
            yield chunk
            chunk, tail = self._next(), chunk[-64:]

    def _next(self) -> bytes:
        try:
            chunk = self._file.read1(min(CHUNK, self._left + 1))  # what comes before the damage is given first
        except _BROKEN_GZIP as error:
            self.problem = f"the gzip file is damaged ({error})"
            return b""
        if len(chunk) > self._left:
            self.problem = f"longer than {SITEMAP_LIMIT:,} bytes, which the protocol does not allow"
            return b""
        self._left -= len(chunk)
        return chunk


def _with_short_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    length = 0
    for chunk in chunks:
        length = 0 if b">" in chunk else length + len(chunk)
        if length > MAX_TAG:
            raise _TooMuchError(f"more than {MAX_TAG:,} bytes without the end of a tag; the rest was not read")
        yield chunk


def _escape_ampersands(chunks: Iterable[bytes], *, is_wide: bool) -> Iterator[bytes]:
    """Escape bare ampersands; one near the end of a piece waits for the next piece. UTF-16 and UTF-32 are left alone."""
    if is_wide:
        yield from chunks
        return
    rest = b""
    for chunk in chunks:
        ready = rest + chunk
        cut = ready.rfind(b"&", max(0, len(ready) - 10))
        ready, rest = (ready[:cut], ready[cut:]) if cut >= 0 else (ready, b"")
        yield _BARE_AMPERSAND.sub(b"&amp;", ready)
    yield _BARE_AMPERSAND.sub(b"&amp;", rest)


@dataclass(slots=True)
class _Target:
    """What the parser calls: keeps the entries, and no tree."""

    max_entries: int
    root: str = ""
    pages: list[SitemapEntry] = field(default_factory=list)
    children: list[SitemapEntry] = field(default_factory=list)
    beyond: int = 0
    nameless: int = 0
    _count: int = 0
    _depth: int = 0
    _entry_depth: int = 0
    _is_in_news: bool = False
    _values: dict[str, str] = field(default_factory=dict)
    _name: str = ""
    _text: str = ""

    def start(self, tag: str, _attributes: object) -> None:
        """An element begins."""
        self._count += 1
        if self._count > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise _TooMuchError(f"more than {MAX_ELEMENTS:,} elements, or {MAX_DEPTH} in one another; the rest was not read")
        name = _local(tag)
        self._depth += 1
        self._name, self._text = "", ""
        if self._depth == 1:
            self.root = name
        elif not self._entry_depth and name in ("url", "sitemap"):
            self._entry_depth, self._is_in_news, self._values = self._depth, False, {}
        elif self._entry_depth:
            is_child = self._depth == self._entry_depth + 1
            if is_child:
                self._is_in_news = name == "news"
            if (is_child and name in _PLAIN_FIELDS) or (self._is_in_news and name in _NEWS_FIELDS):
                self._name = name

    def data(self, text: str) -> None:
        """Characters."""
        if self._name and len(self._text) < MAX_TEXT:
            self._text += text[:MAX_TEXT]

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._name:
            self._values.setdefault(self._name, self._text.strip())
            self._name = ""
        if self._depth == self._entry_depth:
            self._keep(_local(tag))
            self._entry_depth = 0
        self._depth -= 1

    def close(self) -> None:
        """The file ends."""

    def _keep(self, name: str) -> None:
        values = self._values
        location = values.get("loc", "").replace("&amp;", "&")
        if not location:
            self.nameless += 1
        elif len(self.pages) + len(self.children) >= self.max_entries:
            self.beyond += 1
        else:
            (self.pages if name == "url" else self.children).append(
                SitemapEntry(
                    location, to_iso(values.get("lastmod")), to_iso(values.get("publication_date")),
                    values.get("title") or None, values.get("language") or None,
                )
            )  # fmt: skip


class _TooMuchError(Exception):
    """The file has more of something than any sitemap needs."""


def _local(tag: str) -> str:
    """The name without its namespace, in lower case; the parser drops prefixes that nobody declared."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _read_xml(chunks: _Chunks, url: str, max_entries: int) -> Sitemap:
    target = _Target(max_entries)
    # Broken files are read as far as they go; nothing is loaded from elsewhere, and the parser's own limits stay on.
    parser = etree.XMLParser(target=cast("Any", target), recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    flaws: list[str] = []
    try:
        is_begun = False
        for chunk in _escape_ampersands(_with_short_tags(chunks), is_wide=b"\0" in chunks.head[:8]):
            parser.feed(chunk if is_begun else chunk.lstrip() if chunk[:1].isspace() else chunk)
            is_begun = is_begun or bool(chunk)
        parser.close()
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:  # names in no UTF-8 get past the parser to its callbacks
        flaws.append(f"not well-formed ({error})")
    except _TooMuchError as error:
        flaws.append(str(error))
    if target.root not in ("urlset", "sitemapindex"):
        raise FetchError(
            f"{url}: no sitemap (its root is {target.root or 'missing'!r}, not urlset or sitemapindex); use the address of the "
            "site's sitemap, or kind `feed` or `page_list`"
        )
    flaws += _recovered(parser)
    flaws += [chunks.problem] if chunks.problem else []
    return _sitemap(url, target, flaws)


def _recovered(parser: etree.XMLParser) -> list[str]:
    """What the parser stepped over, its first complaint; complaints about the site's namespaces lose nothing."""
    serious = [error for error in parser.feed_error_log if error.domain_name != "NAMESPACE"]
    return [f"not well-formed ({serious[0].message}, line {serious[0].line})"] if serious else []


def _read_text(chunks: _Chunks, url: str, max_entries: int) -> Sitemap:
    """An address on each line, UTF-8 (sitemaps.org, "Text file")."""
    target, rest = _Target(max_entries), b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        _keep_lines(target, lines)
        rest = rest[:MAX_TEXT]
    _keep_lines(target, [rest])
    return _sitemap(url, target, [chunks.problem] if chunks.problem else [])


def _keep_lines(target: _Target, lines: list[bytes]) -> None:
    for line in lines:
        text = line[:MAX_TEXT].decode("utf-8", "replace").strip().removeprefix("\ufeff")
        if text and len(target.pages) >= target.max_entries:
            target.beyond += 1
        elif text:
            target.pages.append(SitemapEntry(text))


def _sitemap(url: str, target: _Target, flaws: list[str]) -> Sitemap:
    if target.nameless:
        flaws.append(f"{target.nameless:,} entries without an address")
    if target.beyond:
        flaws.append(f"{target.beyond:,} entries beyond the first {target.max_entries:,} (NEWSLEDGER_MAX_SITEMAP_ENTRIES)")
    found = len(target.pages) + len(target.children)
    problem = f"{url}: {'; '.join(flaws)}; {found:,} entries were read; tell the site if it stays so" if flaws else None
    return Sitemap(tuple(target.pages), tuple(target.children), problem)
