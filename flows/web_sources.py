"""Everything that a source on the web names: its feed or list first, then its pages, a few at a time, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import batched, zip_longest
from pathlib import Path
from typing import Literal

from flows.addresses import address_key, clean_address, origin
from flows.feeds import FeedEntry, newest_time, parse_feed
from flows.fetch import FEED, FEED_LIMIT, Fetcher
from flows.fetched import FetchedFeed, FetchedPage, FetchItem, NotModified, Postponed, stated_lifetime
from flows.loaded import FailedDocument
from flows.polling import Wait, later
from flows.reference_files import SEEDS
from flows.settings import Settings
from transforms.errors import FetchError, InputError, NewsledgerError, TooLargeError
from transforms.records import ExtractionFailure

#: Addresses to request headers that ask only for what changed.
Conditional = Callable[[Sequence[str]], Mapping[str, Mapping[str, str]]]

#: Addresses to how long they are left alone, of those that are.
Waits = Callable[[Sequence[str]], Mapping[str, Wait]]

WebKind = Literal["feed", "sitemap", "page_list"]
#: Addresses whose validators are looked up at once: one query for an ordinary feed, bounded memory for a long list.
LOOKUP_SIZE = 500
#: A list of addresses is read as a whole; 100,000 addresses of 160 characters fit.
MAX_LIST_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class WebSource:
    """A row of the source registry that is on the web."""

    name: str
    kind: WebKind
    location: str
    delay_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item, and whether a later run may get more."""

    item: FetchedPage | FailedDocument | NotModified | Postponed
    can_retry: bool = False


def no_waits(_urls: Sequence[str]) -> Mapping[str, Wait]:
    """Nothing is left alone."""
    return {}


def fetch_source(
    fetcher: Fetcher,
    source: WebSource,
    *,
    settings: Settings,
    conditional: Conditional,
    waits: Waits = no_waits,
    folder: Path = SEEDS,
) -> Iterator[FetchItem]:
    """What a source gives now: one item for each page that it names, in its order.

    A feed's own bytes come last, as :class:`~flows.fetched.FetchedFeed`: whoever remembers them has had all of its pages. What
    cannot be read of a feed or list is one failed document, named like the source's location.

    Args:
        fetcher: an open fetcher.
        source: a feed, or a list of pages: a text file (an address on each line, ``#`` before remarks) or addresses with commas
            between. Sitemaps are read by :mod:`flows.sitemap_source`.
        settings: limits.
        conditional: asked on the caller's thread.
        waits: likewise.
        folder: what a relative path of a list is relative to.

    Raises:
        InputError: the list cannot be read, or the kind is none of the web; raised at the call.
    """
    if source.kind == "feed":
        return _fetch_feed(fetcher, source, settings, conditional, waits)
    if source.kind == "page_list":
        return _fetch_list(fetcher, source, settings, conditional, waits, read_list(source, folder))
    raise InputError(f"source {source.name}: kind {source.kind!r} is neither feed nor page_list")


def _fetch_feed(
    fetcher: Fetcher, source: WebSource, settings: Settings, conditional: Conditional, waits: Waits
) -> Iterator[FetchItem]:
    try:
        address = clean_address(source.location)
        if source.delay_seconds is not None:
            fetcher.pace(address, source.delay_seconds)
        answer = fetcher.fetch(address, conditional([address]).get(address), wanted=FEED)
        if isinstance(answer, NotModified):
            yield replace(answer, source_name=source.name, is_feed=True)
            return
        feed = parse_feed(answer.content, answer.final_url, answer.header("Content-Type") or "")
    except TooLargeError:
        too_long = f"{source.location}: longer than {FEED_LIMIT:,} bytes, which no news feed is; check the address"
        yield failed_page(source.location, source.name, FetchError(too_long))
        return
    except NewsledgerError as error:
        yield failed_page(source.location, source.name, error)
        return
    entries, rest = feed.entries[: settings.max_feed_entries], feed.entries[settings.max_feed_entries :]
    is_complete = True
    for outcome in fetch_entries(fetcher, source, hosts_in_turn(entries), settings.fetch_jobs, conditional, waits):
        is_complete = is_complete and not outcome.can_retry
        yield outcome.item
    for problem in (feed.problem, _beyond(source, len(rest), settings)):
        if problem:
            yield failed_page(answer.url, source.name, FetchError(problem))
    ask_after = later(answer.fetched_at, feed.lifetime, stated_lifetime(answer.headers))
    page = replace(answer, source_name=source.name)
    yield FetchedFeed(page, len(feed.entries), is_complete, newest_time(feed.entries), ask_after)


def _fetch_list(
    fetcher: Fetcher, source: WebSource, settings: Settings, conditional: Conditional, waits: Waits, addresses: list[str]
) -> Iterator[FetchItem]:
    entries: dict[str, FeedEntry] = {}
    for address in addresses:
        try:
            page = clean_address(address)
        except FetchError as error:
            yield failed_page(address, source.name, error)
        else:
            entries.setdefault(address_key(page), FeedEntry(page))
    wanted = list(entries.values())[: settings.max_feed_entries]
    for outcome in fetch_entries(fetcher, source, hosts_in_turn(wanted), settings.fetch_jobs, conditional, waits):
        yield outcome.item
    problem = _beyond(source, len(entries) - len(wanted), settings)
    if problem:
        yield failed_page(source.location, source.name, FetchError(problem))


def hosts_in_turn(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """The entries with hosts taking turns, each in its own order: the pause that one host wants is time for the others."""
    by_host: dict[str, list[FeedEntry]] = {}
    for entry in entries:
        by_host.setdefault(origin(entry.url), []).append(entry)
    return [entry for turn in zip_longest(*by_host.values()) for entry in turn if entry is not None]


def fetch_entries(
    fetcher: Fetcher,
    source: WebSource,
    entries: Sequence[FeedEntry],
    jobs: int,
    conditional: Conditional,
    waits: Waits = no_waits,
) -> Iterator[Outcome]:
    """The pages in their order, ``jobs`` of them under way or waiting to be taken at any time."""
    under_way: deque[Future[Outcome]] = deque()
    with ThreadPoolExecutor(jobs, thread_name_prefix="fetch") as pool:
        try:
            for group in batched(entries, LOOKUP_SIZE):
                urls = [entry.url for entry in group]
                headers, waiting = conditional(urls), waits(urls)
                for entry in group:
                    if entry.url in waiting:
                        under_way.append(_postponed(entry.url, waiting[entry.url]))
                        continue
                    if len(under_way) >= jobs:
                        yield under_way.popleft().result()
                    if source.delay_seconds is not None:
                        fetcher.pace(entry.url, source.delay_seconds, is_own=source.kind == "page_list")
                    under_way.append(pool.submit(_fetch_entry, fetcher, source.name, entry, headers.get(entry.url)))
            while under_way:
                yield under_way.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _postponed(url: str, wait: Wait) -> Future[Outcome]:
    """A page in its place among the others; one that failed is still to be had."""
    future: Future[Outcome] = Future()
    future.set_result(Outcome(Postponed(url, wait.until, wait.reason), wait.is_failed))
    return future


def _fetch_entry(fetcher: Fetcher, name: str, entry: FeedEntry, headers: Mapping[str, str] | None) -> Outcome:
    try:
        answer = fetcher.fetch(entry.url, headers)
    except NewsledgerError as error:
        return Outcome(failed_page(entry.url, name, error), error.can_retry)
    if isinstance(answer, NotModified):
        return Outcome(replace(answer, source_name=name))
    return Outcome(replace(answer, source_name=name, published_at=entry.published_at, entry_id=entry.entry_id))


def failed_page(url: str, name: str, error: NewsledgerError) -> FailedDocument:
    """What stands in a page's place where it, or the feed that names it, could not be had."""
    failure = ExtractionFailure(error.code, str(error))
    if not isinstance(error, FetchError):
        return FailedDocument(url, failure, url, name)
    ask_after = datetime.now(UTC) + timedelta(seconds=error.pause) if error.pause else None
    return FailedDocument(url, failure, url, name, error.status, error.can_retry, ask_after)


def _beyond(source: WebSource, count: int, settings: Settings) -> str | None:
    if count <= 0:
        return None
    limit = settings.max_feed_entries
    return f"{source.location}: {count:,} entries beyond the first {limit:,} were not looked at (NEWSLEDGER_MAX_FEED_ENTRIES)"


def read_list(source: WebSource, folder: Path) -> list[str]:
    """The addresses of a list, in order; remarks and blank lines left out.

    Raises:
        InputError: the file cannot be read.
    """
    if source.location.lstrip().startswith(("http://", "https://")):
        return [part.strip() for part in source.location.split(",") if part.strip()]
    path = folder / source.location
    try:
        with path.open("rb") as file:
            content = file.read(MAX_LIST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"source {source.name}: the list {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"source {source.name}: the list {path} is not UTF-8 text: {error}") from error
    if len(content) > MAX_LIST_BYTES:
        raise InputError(f"source {source.name}: the list {path} is longer than {MAX_LIST_BYTES:,} bytes; split it")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
