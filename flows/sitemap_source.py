"""What is new in the sitemaps of a source: the files that may have changed, then the newest pages that are not known yet."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Protocol
from urllib.parse import urlsplit

from flows.addresses import address_key, check_address, clean_address, origin
from flows.feeds import FeedEntry
from flows.fetch import SITEMAP, Fetcher
from flows.fetched import FetchedPage, FetchedSitemap, FetchItem, NotModified, validators_of
from flows.robots import ROBOTS_PATH
from flows.settings import Settings
from flows.sitemaps import SITEMAP_LIMIT, Sitemap, SitemapEntry, moment_of, parse_sitemap
from flows.web_sources import Conditional, WebSource, failed_page, fetch_entries
from transforms.errors import FetchError, NewsledgerError, TooLargeError
from warehouse.sitemaps import SitemapFile, SitemapPage

#: Entries that are looked up at once: a few queries for a file of 50,000.
LOOKUP_SIZE = 5_000
#: Other hosts whose robots.txt is asked whether it names the sitemap; entries on further ones are refused. News sites name one or
#: two; without a bound a hostile file could send us to 50,000 hosts.
MAX_FOREIGN_HOSTS = 5
#: A day without a clock may still change until it is over everywhere: 24 hours, and 12 for the last time zone.
UNSETTLED = timedelta(hours=36)
#: Pages that a file named when it was last complete can have come while it was read, or under a clock that is slow.
OVERLAP = timedelta(days=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Memory(Protocol):
    """What is known of sitemaps: see :class:`warehouse.sitemaps.SitemapMemory`."""

    def files(self, urls: Sequence[str]) -> Mapping[str, SitemapFile]:
        """Those of the files that were asked before."""

    def pages(self, urls: Sequence[str]) -> Mapping[str, SitemapPage]:
        """Those of the pages that are known."""


@dataclass(frozen=True, slots=True)
class _File:
    """A sitemap that is to be asked: its address, those of the indexes above it, and when it changed as they say."""

    url: str
    above: tuple[str, ...] = ()
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page that is to be asked for, and the sitemap that names it."""

    url: str
    entry: SitemapEntry
    file: str


def fetch_sitemap(
    fetcher: Fetcher,
    source: WebSource,
    *,
    settings: Settings,
    conditional: Conditional,
    memory: Memory,
    now: datetime | None = None,
) -> Iterator[FetchItem]:
    """What the sitemaps of a source give now: what came of the files, then an item for each page that is new or changed.

    The newest pages come first, at most NEWSLEDGER_MAX_FEED_ENTRIES of them; the others wait for the next run, which asks the
    files that name them in full. Last comes what is to be remembered, a :class:`~flows.fetched.FetchedSitemap`.

    Args:
        fetcher: an open fetcher.
        source: its location is a sitemap, an index, or a robots.txt, which means all sitemaps that it names.
        settings: limits.
        conditional: asked on the caller's thread.
        memory: likewise.
        now: the present moment, aware; by default the clock's.
    """
    walk = SitemapWalk(fetcher, source, settings, memory, now or datetime.now(UTC))
    yield from walk.read()
    pages = walk.newest()
    entries = [FeedEntry(page.url, None, page.entry.published_at) for page in pages]
    asked: dict[str, str | None] = {}
    for page, outcome in zip(pages, fetch_entries(fetcher, source, entries, settings.fetch_jobs, conditional), strict=True):
        if outcome.can_retry:
            walk.leave_open(page.file)
        else:
            asked[page.url] = page.entry.dated
        yield outcome.item
    yield from (failed_page(source.location, source.name, FetchError(problem)) for problem in walk.problems())
    newest = moment_of(walk.latest.dated) if walk.latest else None
    yield FetchedSitemap(tuple(walk.remembered()), asked, newest, is_complete=not walk.is_open)


@dataclass(slots=True)
class SitemapWalk:
    """Reads the files of one source, and holds the newest of the pages that are new; memory is bounded by the settings.

    Attributes:
        is_trial: whether the files are asked in full, since what they name is to be told, not only what is new.
        entry_count: pages that the files name, old and new.
        new_count: those that are new or changed.
        latest: the newest entry seen, or None.
    """

    fetcher: Fetcher
    source: WebSource
    settings: Settings
    memory: Memory
    now: datetime
    is_trial: bool = False
    entry_count: int = 0
    new_count: int = 0
    latest: SitemapEntry | None = None
    _queue: deque[_File] = field(default_factory=deque)
    _known: dict[str, SitemapFile] = field(default_factory=dict)
    _files: dict[str, SitemapFile] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _heap: list[tuple[datetime, int, NewPage]] = field(default_factory=list)
    _held: set[str] = field(default_factory=set)
    _hosts: dict[str, bool] = field(default_factory=dict)
    _asked: int = 0
    _skipped_files: int = 0
    _refused: int = 0
    _first_refusal: str = ""

    def read(self) -> Iterator[FetchItem]:
        """Ask the files that may have changed; what came of those that gave nothing."""
        try:
            roots = self._roots()
        except NewsledgerError as error:
            yield failed_page(self.source.location, self.source.name, error)
            return
        self._known.update(self.memory.files(roots))
        self._queue.extend(map(_File, roots))
        seen: set[str] = set(roots)
        while self._queue:
            if self._asked >= self.settings.max_sitemaps:
                self._skipped_files = len(self._queue)
                return
            file = self._queue.popleft()
            yield from self._read_file(file, seen)

    def newest(self) -> list[NewPage]:
        """The pages to ask for, newest first; undated ones last, in their order."""
        return [page for _, _, page in sorted(self._heap, reverse=True)]

    @property
    def is_open(self) -> bool:
        """Whether something failed, or waits, that a later run may get."""
        return bool(self._open or self._skipped_files)

    def leave_open(self, file: str) -> None:
        """Something of this file is still to be fetched: the next run asks it in full."""
        self._open.add(file)

    def problems(self) -> Iterator[str]:
        """What was left out, one sentence each."""
        waiting = self.new_count - len(self._heap)
        if waiting > 0:
            limit = self.settings.max_feed_entries
            yield (
                f"{self.source.location}: {waiting:,} new pages beyond the newest {limit:,} wait for the next run "
                "(NEWSLEDGER_MAX_FEED_ENTRIES)"
            )
        if self._skipped_files:
            yield (
                f"{self.source.location}: {self._skipped_files:,} sitemaps beyond the first {self.settings.max_sitemaps:,} wait "
                "for the next run (NEWSLEDGER_MAX_SITEMAPS)"
            )
        if self._refused:
            yield (
                f"{self.source.location}: {self._refused:,} addresses were refused (the first: {self._first_refusal}); a sitemap "
                "may name pages of its own site, or of hosts whose robots.txt names the sitemap"
            )

    def remembered(self) -> Iterator[SitemapFile]:
        """Every file that was asked, complete ones with their validators."""
        for file in self._files.values():
            if file.url in self._open:
                before = self._known.get(file.url)
                yield replace(file, validators={}, modified=None, completed_at=before.completed_at if before else None)
            else:
                yield file

    def _roots(self) -> list[str]:
        address = check_address(self.source.location)
        if self.source.delay_seconds is not None:
            self.fetcher.pace(address, self.source.delay_seconds)
        if urlsplit(address).path != ROBOTS_PATH:
            return [address]
        named = [check_address(url, address) for url in self.fetcher.sitemaps(address)]
        if not named:
            raise FetchError(f"{address}: names no sitemap; use the address of the sitemap itself, or of a feed")
        return list(dict.fromkeys(named))

    def _read_file(self, file: _File, seen: set[str]) -> Iterator[FetchItem]:
        known = self._known.get(file.url)
        self._asked += 1
        try:
            headers = dict(known.validators) if known and not self.is_trial else None
            answer = self.fetcher.fetch(file.url, headers, wanted=SITEMAP)
            if isinstance(answer, NotModified):
                assert known is not None
                self._files[file.url] = replace(known, looked_at=self.now, modified=file.modified, completed_at=self.now)
                self._follow(file, [SitemapEntry(url, modified) for url, modified in known.children.items()], seen)
                yield replace(answer, source_name=self.source.name, is_feed=True)
                return
            sitemap = parse_sitemap(answer.content, answer.final_url, self.settings.max_sitemap_entries)
        except NewsledgerError as error:
            yield self._failed_file(file, error)
            return
        self._files[file.url] = self._as_answered(file, answer, sitemap)
        self._follow(file, sitemap.children, seen)
        self._take(file, sitemap.pages, known.completed_at if known else None)
        if sitemap.problem:
            yield failed_page(file.url, self.source.name, FetchError(sitemap.problem))

    def _failed_file(self, file: _File, error: NewsledgerError) -> FetchItem:
        if isinstance(error, TooLargeError):
            error = FetchError(f"{file.url}: longer than {SITEMAP_LIMIT:,} bytes, which the protocol does not allow")
        self._files[file.url] = SitemapFile(file.url, self.now)
        self._open.add(file.url)
        return failed_page(file.url, self.source.name, error)

    def _as_answered(self, file: _File, answer: FetchedPage, sitemap: Sitemap) -> SitemapFile:
        children = {child.location: child.modified_at for child in sitemap.children}
        return SitemapFile(file.url, self.now, validators_of(answer), file.modified, children, self.now)

    def _follow(self, file: _File, children: Sequence[SitemapEntry], seen: set[str]) -> None:
        """Put the sitemaps of an index that may have changed into the queue: the newest first, then those asked longest ago."""
        found: dict[str, SitemapEntry] = {}
        for child in children:
            url = self._allowed(child.location, file)
            if url and url not in seen:
                found[url] = child
        if found and len(file.above) >= self.settings.max_sitemap_depth:
            limit = self.settings.max_sitemap_depth
            self._refuse(f"{next(iter(found))}: deeper than NEWSLEDGER_MAX_SITEMAP_DEPTH={limit}", len(found))
            return
        self._known.update(self.memory.files(list(found)))
        due = [(url, child) for url, child in found.items() if self._may_have_changed(child, self._known.get(url))]
        due.sort(key=lambda pair: (_newest_first(pair[1]), self._looked_at(pair[0])))
        seen.update(found)
        self._queue.extend(_File(url, (*file.above, file.url), child.modified_at) for url, child in due)

    def _looked_at(self, url: str) -> datetime:
        known = self._known.get(url)
        return known.looked_at if known else _LONG_AGO

    def _may_have_changed(self, child: SitemapEntry, known: SitemapFile | None) -> bool:
        """Whether a sitemap can name anything new, as its index tells; one without a date always can."""
        moment = moment_of(child.modified_at)
        if moment is None:
            return True
        if "T" not in (child.modified_at or ""):
            moment += UNSETTLED
        if known is None or known.completed_at is None or self.is_trial:
            return moment >= self._cutoff(None)
        return known.modified != child.modified_at or moment > known.completed_at

    def _cutoff(self, completed_at: datetime | None) -> datetime:
        """What is older is left out: it came before the source was registered, or the last complete reading had it."""
        if not self.settings.sitemap_days:
            return _LONG_AGO
        first = self.now - timedelta(days=self.settings.sitemap_days)
        return min(first, completed_at - OVERLAP) if completed_at else first

    def _take(self, file: _File, entries: Sequence[SitemapEntry], completed_at: datetime | None) -> None:
        """Hold the newest of the entries that are new or changed."""
        cutoff = self._cutoff(completed_at)
        self.entry_count += len(entries)
        for group in batched(entries, LOOKUP_SIZE):
            recent: dict[str, SitemapEntry] = {}
            for entry in group:
                moment = moment_of(entry.dated)
                if moment and (self.latest is None or moment > (moment_of(self.latest.dated) or _LONG_AGO)):
                    self.latest = entry
                url = self._allowed(entry.location, file) if moment is None or moment >= cutoff else None
                if url:
                    recent.setdefault(url, entry)
            known = self.memory.pages(list(recent))
            for url, entry in recent.items():
                if url not in known or _has_changed(entry, known[url]):
                    self._hold(NewPage(url, entry, file.url))

    def _hold(self, page: NewPage) -> None:
        key = address_key(page.url)
        if key in self._held:
            return
        self.new_count += 1
        item = (moment_of(page.entry.dated) or _LONG_AGO, -self.new_count, page)
        self._held.add(key)
        if len(self._heap) < self.settings.max_feed_entries:
            heapq.heappush(self._heap, item)
            return
        dropped = heapq.heappushpop(self._heap, item)[2]
        self._held.discard(address_key(dropped.url))
        self._open.add(dropped.file)

    def _allowed(self, location: str, file: _File) -> str | None:
        """The address in normal form, if this sitemap may name it (sitemaps.org, "Sitemap file location", "cross submits")."""
        try:
            url = clean_address(location, file.url)
        except FetchError as error:
            self._refuse(str(error))
            return None
        if is_same_site(url, file.url) or self._is_named_by(url, file):
            return url
        self._refuse(url)
        return None

    def _is_named_by(self, url: str, file: _File) -> bool:
        host = origin(url)
        if host not in self._hosts:
            if len(self._hosts) >= MAX_FOREIGN_HOSTS:
                return False
            try:
                named = {check_address(name, host) for name in self.fetcher.sitemaps(url)}
            except FetchError:
                named = set()
            self._hosts[host] = not named.isdisjoint((file.url, *file.above))
        return self._hosts[host]

    def _refuse(self, what: str, count: int = 1) -> None:
        self._refused += count
        self._first_refusal = self._first_refusal or what


def is_same_site(url: str, sitemap: str) -> bool:
    """Whether an address is on the sitemap's host, with or without ``www.``, or on one below it."""
    host, home = (urlsplit(address).hostname or "" for address in (url, sitemap))
    home = home.removeprefix("www.")
    return host == home or host.endswith(f".{home}")


def _newest_first(entry: SitemapEntry) -> float:
    moment = moment_of(entry.dated)
    return -moment.timestamp() if moment else 0.0


def _has_changed(entry: SitemapEntry, known: SitemapPage) -> bool:
    """Whether a known page is to be asked for again: its date is another one, or later than its bytes if it is the first."""
    moment = moment_of(entry.dated)
    if moment is None:
        return False
    if known.is_noted:
        return known.modified != entry.dated
    return known.captured_at is not None and moment > known.captured_at
