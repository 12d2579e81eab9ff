"""Finds the feeds and sitemaps of a site: what the page declares, what its links look like, what sites usually have.

Every candidate is asked for and read before it is proposed; robots.txt, pauses and limits hold as in a run. What is usual is
only tried where the site says nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree, html

from flows.addresses import address_key, clean_address, origin
from flows.feeds import newest_time, parse_feed
from flows.fetch import FEED, FEED_LIMIT, Fetcher
from flows.fetched import FetchedPage
from flows.http_client import Wanted
from flows.loaded import FailedDocument
from flows.settings import Settings
from flows.sitemap_source import SitemapWalk, is_same_site
from flows.sitemaps import GZIP_MAGIC, moment_of
from flows.web_sources import WebKind, WebSource
from transforms.errors import FetchError, NewsledgerError
from warehouse.sitemaps import SitemapFile, SitemapPage

#: What a site is asked in search of its feeds: a page, or a feed or sitemap itself.
ANYTHING = Wanted(types=None, accept="text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5")
#: Candidates that are asked for; a page of links to a hundred section feeds is not taken as a whole.
MAX_CANDIDATES = 25
#: Sitemaps of robots.txt that are looked at; some sites name one for each year.
MAX_SITEMAPS = 10
#: Sitemap files that are looked at to tell what one is: itself, and the newest ones that it names.
SITEMAP_SAMPLE = 3
FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
    "application/xml", "text/xml", "application/x-rss+xml",
)  # fmt: skip
#: Paths where content systems put their feeds (WordPress, Drupal, Ghost, Jekyll, Hugo, Blogger, Squarespace) and sitemaps.
USUAL_FEEDS = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json", "/feeds/posts/default")
USUAL_SITEMAPS = (
    "/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml.gz", "/sitemap.txt",
)  # fmt: skip
_FEED_PATH = re.compile(r"(^|[/_.-])(rss|atom|feeds?|rdf)([/_.-]|\d*$|\.(xml|json|php|aspx?)$)", re.IGNORECASE)
_FEED_WORDS = re.compile(r"\b(rss|atom|xml feed|news feed)\b", re.IGNORECASE)
_FEED_HOST = re.compile(r"^(feeds?|rss)\d*\.|(^|\.)feedburner\.com$", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
_ROOT = re.compile(rb"<\s*(?:\w+:)?(rss|feed|rdf|urlset|sitemapindex|html|body|!doctype\s+html)[\s>:/]", re.IGNORECASE)
#: Bytes at the beginning in which the root element is looked for, behind remarks and processing instructions.
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row for the registry, and what speaks for it.

    Attributes:
        kind: feed, sitemap or page_list.
        location: its address.
        found_by: how it was found, in words.
        title: what it calls itself, or None.
        language: the language that it states, or None.
        entry_count: entries that it names; of an index of sitemaps those of the newest files.
        newest_at: its newest entry, or None.
        has_full_text: whether a feed carries whole articles.
        is_news: whether a sitemap has the news extension.
        problem: what could not be read of it, or None.
        pages: the pages that it names, so that the same feed in two formats is proposed once.
    """

    kind: WebKind
    location: str
    found_by: str
    title: str | None = None
    language: str | None = None
    entry_count: int = 0
    newest_at: datetime | None = None
    has_full_text: bool = False
    is_news: bool = False
    problem: str | None = None
    pages: frozenset[str] = frozenset()


class NoMemory:
    """Nothing is known of any sitemap."""

    def files(self, urls: Sequence[str]) -> dict[str, SitemapFile]:
        """None."""
        return {}

    def pages(self, urls: Sequence[str]) -> dict[str, SitemapPage]:
        """None."""
        return {}


@dataclass(slots=True)
class Discovery:
    """Looks for the sources of one site.

    Args:
        fetcher: an open fetcher.
        settings: limits.
        say: tells which address is asked.

    Attributes:
        rejected: addresses that turned out to be none, with the reason.
    """

    fetcher: Fetcher
    settings: Settings
    say: Callable[[str], None] = lambda _line: None
    rejected: dict[str, str] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def find(self, address: str) -> list[Proposal]:
        """The sources that an address leads to, the best first; the page itself where there is nothing else.

        Raises:
            FetchError: the address cannot be had; a feed that cannot be read is told likewise.
        """
        location = clean_address(address if "://" in address else f"https://{address}")
        self.say(location)
        page = self._first(location)
        self._asked.add(address_key(location))
        match root_of(page.content):
            case "feed":
                return [_feed_proposal(page, "it is a feed")]
            case "sitemap":
                return [self._sitemap(location, "it is a sitemap", is_asked_for=True)]
        found = [*self._feeds(page), *self._sitemaps(page)]
        return rank(found) or [Proposal("page_list", location, "a page without feeds or sitemaps")]

    def _first(self, location: str) -> FetchedPage:
        answer = self.fetcher.fetch(location, wanted=ANYTHING)
        assert isinstance(answer, FetchedPage)  # nothing was asked conditionally
        return answer

    def _feeds(self, page: FetchedPage) -> list[Proposal]:
        links = read_links(page.content, page.final_url, page.charset)
        declared = [(url, "declared by the page") for url in links.feeds]
        linked = [(url, "linked from the page") for url in links.anchors]
        found = list(self._readable([*declared, *linked]))
        if not found and urlsplit(page.final_url).path not in ("", "/"):
            found = self._feeds_of_front_page(origin(page.final_url) + "/")
        if not found:
            found = list(self._readable((origin(page.final_url) + path, "at a usual address") for path in USUAL_FEEDS))
        return found

    def _feeds_of_front_page(self, address: str) -> list[Proposal]:
        if not self._is_new(address):
            return []
        try:
            front = self._first(address)
        except NewsledgerError as error:
            self.rejected[address] = str(error)
            return []
        links = read_links(front.content, front.final_url, front.charset)
        return list(self._readable((url, "declared by the front page") for url in links.feeds))

    def _sitemaps(self, page: FetchedPage) -> list[Proposal]:
        host = origin(page.final_url)
        try:
            unique = dict.fromkeys(self.fetcher.sitemaps(page.final_url))
            named = [(url, "named by robots.txt") for url in list(unique)[:MAX_SITEMAPS]]
        except FetchError as error:
            self.rejected[host] = str(error)
            return []
        usual = ((host + path, "at a usual address") for path in USUAL_SITEMAPS)
        found: list[Proposal] = []
        for address, found_by in named or usual:
            try:
                self.say(address)  # also where it was asked for as a feed: `/index.xml` can be either
                found.append(self._sitemap(clean_address(address, host), found_by))
            except NewsledgerError as error:
                self.rejected[address] = str(error)
            if found and not named:
                break  # sites have one, under several usual names
        return found

    def _readable(self, candidates: Iterable[tuple[str, str]]) -> Iterator[Proposal]:
        """Those of the candidates that are feeds indeed."""
        for url, found_by in candidates:
            try:
                location = clean_address(url)
                if not self._is_new(location):
                    continue
                answer = self.fetcher.fetch(location, wanted=FEED)
                assert isinstance(answer, FetchedPage)
                yield _feed_proposal(answer, found_by)
            except NewsledgerError as error:
                self.rejected[url] = str(error)

    def _is_new(self, location: str) -> bool:
        """Whether a candidate is to be asked for: not asked yet, and not one too many."""
        key = address_key(location)
        if key in self._asked or len(self._asked) > MAX_CANDIDATES:
            return False
        self._asked.add(key)
        self.say(location)
        return True

    def _sitemap(self, location: str, found_by: str, *, is_asked_for: bool = False) -> Proposal:
        """What a sitemap is.

        Raises:
            FetchError: none.
        """
        limits = self.settings.model_copy(update={"max_sitemaps": SITEMAP_SAMPLE, "sitemap_days": 0, "max_feed_entries": 1})
        walk = SitemapWalk(self.fetcher, WebSource(location, "sitemap", location), limits, NoMemory(), datetime.now(UTC))
        failures = {item.document_id: item.failure.message for item in walk.read() if isinstance(item, FailedDocument)}
        if not walk.entry_count and (location in failures or not is_asked_for):
            raise FetchError(failures.get(location) or next(iter(failures.values()), f"{location}: a sitemap without entries"))
        latest = walk.latest
        return Proposal(
            "sitemap", location, found_by, entry_count=walk.entry_count,
            language=latest.language if latest else None,
            newest_at=moment_of(latest.dated) if latest else None,
            is_news=bool(latest and latest.is_news),
            problem=next(iter(failures.values()), None),
        )  # fmt: skip


def root_of(content: bytes) -> str:
    """What a body is by its first element: ``feed``, ``sitemap`` or ``page``."""
    head = content[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{"):
        return "feed"
    if content.startswith(GZIP_MAGIC) or re.match(rb"https?://\S+\s*(\n|$)", head):
        return "sitemap"
    root = _ROOT.search(head)
    name = root[1].lower() if root else b""
    if name in (b"rss", b"feed", b"rdf"):
        return "feed"
    return "sitemap" if name in (b"urlset", b"sitemapindex") else "page"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that a page declares to be feeds, and those of its links that look like feeds."""

    feeds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


def read_links(content: bytes, url: str, charset: str | None = None) -> Links:
    """The feeds that a page declares (HTML Living Standard, 4.6.7.1) or seems to link to, absolute, in their order."""
    try:
        parser = html.HTMLParser(encoding=charset, no_network=True, huge_tree=False)
        tree = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, LookupError, ValueError, AssertionError):
        return Links()
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    home = _absolute(base, url) or url if base else url
    declared = [element.get("href") for element in tree.iter("link") if _is_alternate(element)]
    linked = [element.get("href") for element in tree.iter("a") if _looks_like_feed(element, url)]
    return Links(_unique(declared, home), _unique(linked, home))


def rank(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The best first: feeds with full text, with newer entries, sitemaps with news; what a better feed names is left out."""
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=_merit):
        is_covered = proposal.pages and any(proposal.pages <= better.pages for better in kept)
        if not is_covered and not (kept and _is_about_comments(proposal)):
            kept.append(proposal)
    return kept


def _is_about_comments(proposal: Proposal) -> bool:
    """Whether a feed names what readers wrote below the articles."""
    return bool(_COMMENTS.search(f"{urlsplit(proposal.location).path} {proposal.title}"))


def _merit(proposal: Proposal) -> tuple[bool, bool, bool, bool, float, int]:
    newest = proposal.newest_at.timestamp() if proposal.newest_at else 0.0
    return (
        _is_about_comments(proposal),
        proposal.kind != "feed" or not proposal.entry_count,
        not proposal.has_full_text,
        not proposal.is_news,
        -newest,
        -proposal.entry_count,
    )


def _feed_proposal(page: FetchedPage, found_by: str) -> Proposal:
    if len(page.content) > FEED_LIMIT:
        raise FetchError(f"{page.url}: longer than {FEED_LIMIT:,} bytes, which no news feed is; check the address")
    feed = parse_feed(page.content, page.final_url, page.header("Content-Type") or "")
    return Proposal(
        "feed", page.url, found_by, feed.title, feed.language, len(feed.entries), newest_time(feed.entries),
        feed.has_full_text, problem=feed.problem, pages=frozenset(address_key(entry.url) for entry in feed.entries),
    )  # fmt: skip


def _is_alternate(element: html.HtmlElement) -> bool:
    rel, kind = (element.get("rel") or "").lower().split(), (element.get("type") or "").split(";")[0].strip().lower()
    return ("alternate" in rel and kind in FEED_TYPES) or "feed" in rel


def _looks_like_feed(element: html.HtmlElement, page: str) -> bool:
    address = _absolute(element.get("href"), page)
    if address is None:
        return False
    parts = urlsplit(address)
    is_feed_host = bool(_FEED_HOST.search(parts.hostname or ""))
    if not is_feed_host and not is_same_site(address, page):
        return False
    return is_feed_host or bool(_FEED_PATH.search(parts.path)) or bool(_FEED_WORDS.fullmatch(element.text_content().strip()))


def _unique(links: Iterable[str | None], base: str) -> tuple[str, ...]:
    found = [address for link in links if (address := _absolute(link, base))]
    return tuple(dict.fromkeys(found))


def _absolute(link: str | None, base: str) -> str | None:
    text = (link or "").strip()
    text = re.sub(r"^feed:(//)?(?=https?:)", "", re.sub(r"^feed://", "http://", text))
    try:
        return clean_address(text, base) if text else None
    except FetchError:
        return None
