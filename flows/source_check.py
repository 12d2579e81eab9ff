"""Tries a source without fetching any of its pages: what would come, what is new, and what is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Literal, Self, cast

from flows.addresses import clean_address, origin
from flows.discovery import NoMemory
from flows.documents import check_input
from flows.feeds import newest_time, parse_feed
from flows.fetch import FEED, Fetcher
from flows.fetched import FetchedPage
from flows.loaded import FailedDocument
from flows.settings import Settings
from flows.sitemap_source import Memory, SitemapWalk
from flows.sitemaps import moment_of
from flows.sources import Source, load_source
from flows.web_sources import WebKind, WebSource, read_list
from transforms.errors import FetchError, NewsledgerError
from warehouse.query import open_ledger
from warehouse.sitemaps import SitemapMemory

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

State = Literal["ok", "empty", "refused", "failed"]
#: Documents of a local source that are counted; a large archive need not be read to its end to know that it works.
MOST_DOCUMENTS = 10_000
#: Hosts whose rules are asked; what a source names on further hosts is not judged.
MOST_HOSTS = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """What a source would give now.

    Attributes:
        state: ``ok``; ``empty``: it answers, but names nothing; ``refused``: rules of the site, or a reservation of text and
            data mining, are in the way; ``failed``: it cannot be had or read.
        entries: pages or documents that it names.
        new: those that the published ledger does not have, or None where that is not counted (local sources).
        newest_at: its newest entry, or None.
        refused: entries that robots.txt or a reservation keeps from us.
        problem: what is wrong, and what to do; None where nothing is.
    """

    source: Source
    state: State
    entries: int = 0
    new: int | None = None
    newest_at: datetime | None = None
    refused: int = 0
    problem: str | None = None


class SourceChecker:
    """Tries sources one after the other; use it as a context manager.

    Args:
        settings: the settings in force.
        fetcher: an open fetcher.
    """

    def __init__(self, settings: Settings, fetcher: Fetcher) -> None:
        self._settings = settings
        self._fetcher = fetcher
        self._stack = ExitStack()
        self._con: DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        """Open the published ledger, where there is one."""
        if self._settings.ledger_path.is_file():
            self._con = self._stack.enter_context(closing(open_ledger(self._settings.ledger_path)))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def check(self, source: Source) -> Checked:
        """What a source would give; whatever is wrong with it is in the answer."""
        try:
            match source.kind:
                case "feed":
                    return self._feed(source)
                case "sitemap":
                    return self._sitemap(source)
                case "page_list":
                    return self._list(source)
                case _:
                    return self._local(source)
        except NewsledgerError as error:
            is_refused = isinstance(error, FetchError) and error.is_refused
            return Checked(source, "refused" if is_refused else "failed", problem=str(error))

    def _feed(self, source: Source) -> Checked:
        address = clean_address(source.location)
        if source.delay_seconds is not None:
            self._fetcher.pace(address, source.delay_seconds)
        answer = self._fetcher.fetch(address, wanted=FEED)
        assert isinstance(answer, FetchedPage)  # nothing was asked conditionally
        feed = parse_feed(answer.content, answer.final_url, answer.header("Content-Type") or "")
        return self._judged(source, [entry.url for entry in feed.entries], newest_time(feed.entries), feed.problem)

    def _sitemap(self, source: Source) -> Checked:
        memory: Memory = SitemapMemory(self._con) if self._con is not None else NoMemory()
        web_source = WebSource(source.name, cast("WebKind", source.kind), source.location, source.delay_seconds)
        walk = SitemapWalk(self._fetcher, web_source, self._settings, memory, datetime.now(UTC), is_trial=True)
        failures = [item.failure.message for item in walk.read() if isinstance(item, FailedDocument)]
        problems = [*failures, *walk.problems()]
        if failures and not walk.entry_count:
            return Checked(source, "failed", problem=failures[0])
        refused, why = self._refused([page.url for page in walk.newest()])
        newest = moment_of(walk.latest.dated) if walk.latest else None
        state: State = "ok" if walk.entry_count else "empty"
        return Checked(source, state, walk.entry_count, walk.new_count, newest, refused, why or next(iter(problems), None))

    def _list(self, source: Source) -> Checked:
        addresses = read_list(WebSource(source.name, "page_list", source.location), source.folder)
        return self._judged(source, [clean_address(address) for address in addresses], None, None)

    def _local(self, source: Source) -> Checked:
        check_input(source.location)
        count, failed, first = 0, 0, ""
        for document in islice(load_source(source, self._settings), MOST_DOCUMENTS):
            count += 1
            if isinstance(document, FailedDocument):
                failed, first = failed + 1, first or f"{document.document_id}: {document.failure.message}"
        state: State = "empty" if not count else "failed" if failed == count else "ok"
        return Checked(source, state, count, problem=f"{failed} cannot be read; the first: {first}" if failed else None)

    def _judged(self, source: Source, urls: Sequence[str], newest: datetime | None, problem: str | None) -> Checked:
        refused, why = self._refused(urls)
        state: State = "empty" if not urls else "refused" if refused == len(urls) else "ok"
        return Checked(source, state, len(urls), len(urls) - self._known(urls), newest, refused, why or problem)

    def _refused(self, urls: Iterable[str]) -> tuple[int, str | None]:
        """How many of the addresses are kept from us by rules that their hosts give, and the first reason."""
        hosts: dict[str, None] = {}
        count, why = 0, None
        for url in urls:
            hosts.setdefault(origin(url))
            if len(hosts) > MOST_HOSTS and origin(url) not in list(hosts)[:MOST_HOSTS]:
                continue
            try:
                self._fetcher.check(url)
            except FetchError as error:
                count, why = count + 1, why or str(error)
        return count, why

    def _known(self, urls: Sequence[str]) -> int:
        """How many of the addresses the published ledger has."""
        if self._con is None or not urls:
            return 0
        found: Mapping[str, object] = SitemapMemory(self._con).pages(urls)
        return len(found)
