"""What is fed with mutated files, and what must hold of the answer: expected errors only, and nothing that a run could not use."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flows.addresses import check_address, clean_address
from flows.discovery import read_links, root_of
from flows.feeds import newest_time, parse_feed
from flows.opt_outs import WELL_KNOWN, OptOuts
from flows.robots import ROBOTS_PATH, RobotsCache
from flows.site_files import SiteFile
from flows.sitemaps import moment_of, parse_sitemap
from tests.flows.feed_variants import FORMATS, HERE, variants
from tests.fuzzing.archives import COMPRESSIONS, build, read
from tests.golden_pages.scoring import the_parser
from tests.golden_pages.truth import read_all
from transforms.errors import FetchError
from transforms.records import RawDocument

HOST = "https://news.example"
FETCHED = datetime(2026, 1, 1, tzinfo=UTC)
PAGES = (f"{HOST}/1", f"{HOST}/a" + "a" * 1_500, f"{HOST}/%00?x=*$")


@dataclass(frozen=True)
class Target:
    """A reader, sound files to begin with, and a look at one file: whether anything was read of it."""

    corpus: Callable[[], Sequence[bytes]]
    look: Callable[[bytes], bool]


def _named(what: str, error: FetchError) -> None:
    """Every refusal names the address that it is about."""
    assert what in str(error)


def _feeds() -> list[bytes]:
    return [variant.content for kind in FORMATS for variant in variants(kind)]


def _look_at_feed(content: bytes) -> bool:
    try:
        feed = parse_feed(content, HERE, "text/xml; charset=utf-8" if len(content) % 2 else "")
    except FetchError as error:
        _named(HERE, error)
        return False
    for entry in feed.entries:
        assert clean_address(entry.url) == entry.url
        assert entry.published_at is None or entry.published_at[:4].isdecimal()
    newest_time(feed.entries)
    assert len({entry.url for entry in feed.entries}) == len(feed.entries)
    return bool(feed.entries)


def _sitemaps() -> list[bytes]:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    news = "<n:news><n:publication><n:language>en</n:language></n:publication><n:publication_date>2024-08-16</n:publication_date><n:title>T</n:title></n:news>"
    pages = [f"<url><loc>{HOST}/{n}?a=1&amp;b=2</loc><lastmod>2024-08-16T10:00:00+02:00</lastmod>{news}</url>" for n in range(5)]
    urlset = f'<?xml version="1.0" encoding="UTF-8"?><urlset {space}>{"".join(pages)}</urlset>'
    index = f"<sitemapindex {space}><sitemap><loc>{HOST}/a.xml</loc><lastmod>2024-08</lastmod></sitemap></sitemapindex>"
    text = "\n".join(PAGES)
    made = [urlset.encode(), index.encode(), text.encode(), urlset.replace("UTF-8", "UTF-16").encode("utf-16")]
    return [*made, *(gzip.compress(content) for content in made)]


def _look_at_sitemap(content: bytes) -> bool:
    try:
        sitemap = parse_sitemap(content, HERE, 50)
    except FetchError as error:
        _named(HERE, error)
        return False
    found = [*sitemap.pages, *sitemap.children]
    assert len(found) <= 50
    for entry in found:
        assert 0 < len(entry.location) <= 2 * 4_096
        moment = moment_of(entry.dated)
        assert moment is None or moment.tzinfo is UTC
    return bool(found)


def _robots() -> list[bytes]:
    rules = "User-agent: *\nDisallow: /closed/*.html$\nAllow: /closed/ok\nCrawl-delay: 5\n\n"
    own = "User-agent: newsledger\nDisallow: /a*b$\nRequest-rate: 1/5s\nVisit-time: 0600-0845\n"
    return [
        (rules + own + f"Sitemap: {HOST}/sitemap.xml\n").encode(),
        rules.encode("utf-8-sig"),
        own.encode("utf-16"),
        b"# nothing\n",
    ]


def _look_at_robots(content: bytes) -> bool:
    delays: list[float] = []
    cache = RobotsCache(lambda url: _file(url, content), "newsledger", lambda _host, delay: delays.append(delay))
    is_open = False
    for page in PAGES:
        try:
            cache.check(page)
            is_open = True
        except FetchError as error:
            _named(ROBOTS_PATH, error)
    for sitemap in cache.sitemaps(HOST):
        try:
            check_address(sitemap, HOST)
        except FetchError:
            continue
    assert all(delay >= 0 for delay in delays)
    return is_open


def _reservations() -> list[bytes]:
    rules = [
        {"location": "/", "tdm-reservation": 0},
        {"location": "/*a*a*a*a*a*a*a*b$", "tdm-reservation": 1},
        {"location": "/*.html", "tdm-reservation": 1, "tdm-policy": "x"},
    ]
    return [json.dumps(rules).encode(), json.dumps(rules[:1]).encode()]


def _look_at_reservations(content: bytes) -> bool:
    opt_outs = OptOuts(lambda url: _file(url, content), "newsledger")
    is_open = False
    for page in PAGES:
        try:
            opt_outs.check_site(page)
            is_open = True
        except FetchError as error:
            _named(WELL_KNOWN, error)
    return is_open


def _file(_url: str, content: bytes) -> SiteFile:
    return SiteFile(200, content, FETCHED, FETCHED, {})


def _pages() -> list[bytes]:
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><base href="/news/"><link rel="alternate" type="application/rss+xml" href="all.xml">'
        '</head><body><p>words <a href="/feed/">RSS</a> <a href="//feeds.example/x">x</a></p><table><tr><td>1</table></body></html>'
    )
    return [page.encode(), page.encode("utf-16"), *_feeds()[:20]]


def _look_at_page(content: bytes) -> bool:
    assert root_of(content) in ("feed", "sitemap", "page")
    links = read_links(content, f"{HOST}/", "utf-8" if len(content) % 2 else None)
    assert all(clean_address(url) == url for url in (*links.feeds, *links.anchors))
    return bool(links.feeds or links.anchors)


def _archives() -> list[bytes]:
    return [build(random.Random(seed), compression).data for compression in COMPRESSIONS for seed in range(20)]


def _look_at_archive(content: bytes) -> bool:
    return bool(read(content).contents)


def _articles() -> list[bytes]:
    return [page.content for page in read_all()]


def _look_at_article(content: bytes) -> bool:
    """Pages and texts through the whole path to an article: a result or a named refusal, and spans that say what stands there."""
    media_type = "text/plain" if len(content) % 3 == 0 else "text/html"
    article, failure = the_parser().parse(
        RawDocument("case", content, media_type, url=f"{HOST}/2024/05/01/a", fetched_at=FETCHED)
    )
    kept = [block for block in article.blocks if block.kept]
    assert (failure is None) == bool(kept)
    assert article.text == "\n\n".join(block.text for block in kept)
    assert all(article.text[block.start : block.end] == block.text for block in kept)
    ends = [0, *(entry.end for entry in article.entries)]
    assert all(ends[n] <= entry.start < entry.end <= len(article.text) for n, entry in enumerate(article.entries))
    assert all((entry.published_at or "")[:10] <= (FETCHED + timedelta(days=1)).date().isoformat() for entry in article.entries)
    assert all(block.start is None and block.end is None for block in article.blocks if not block.kept)
    assert article.published_at is None or article.published_at[:10] <= FETCHED.date().isoformat()
    return failure is None


TARGETS = {
    "articles": Target(_articles, _look_at_article),
    "feeds": Target(_feeds, _look_at_feed),
    "sitemaps": Target(_sitemaps, _look_at_sitemap),
    "robots": Target(_robots, _look_at_robots),
    "reservations": Target(_reservations, _look_at_reservations),
    "pages": Target(_pages, _look_at_page),
    "archives": Target(_archives, _look_at_archive),
}
