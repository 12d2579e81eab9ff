"""Sitemaps of every kind, whole and broken, and what a source of that kind asks for: counted at the site."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import flows.sitemaps
from flows.fetched import FetchedPage, FetchedSitemap, FetchItem, NotModified
from flows.loaded import FailedDocument
from flows.sitemap_source import fetch_sitemap, is_same_site
from flows.sitemaps import SitemapEntry, moment_of, parse_sitemap
from flows.web_sources import WebSource
from tests.flows.fetching import FakeTime, fetch_settings, open_fetcher
from tests.flows.site import Reply, Site
from transforms.errors import FetchError
from warehouse.database import connect_writer
from warehouse.sitemaps import SitemapMemory

HERE = "https://news.example/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
NEWS_BODY = (
    "<news:news><news:publication><news:name>N</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2024-08-16T10:00:00+02:00</news:publication_date><news:title>Dam breaks &amp; floods</news:title></news:news>"
)
IMAGE = '<image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><image:loc>/i.png</image:loc></image:image>'
DATED = SitemapEntry("https://news.example/1", "2024-08-16")
ONE = f"<urlset {NAMESPACE}><url><loc> {DATED.location} </loc><lastmod>2024-08-16</lastmod></url></urlset>"


def urlset(*urls: str, more: str = "") -> str:
    return f"<urlset {NAMESPACE} {NEWS}>" + "".join(f"<url><loc>{url}</loc>{more}</url>" for url in urls) + "</urlset>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (ONE.encode(), DATED),
        (b"\xef\xbb\xbf" + ONE.encode(), DATED),
        (b"\n\n  <?xml version='1.0'?>" + ONE.encode(), DATED),
        (f"<?xml version='1.0' encoding='utf-16'?>{ONE}".encode("utf-16"), DATED),
        (gzip.compress(ONE.encode()), DATED),
        (gzip.compress(ONE.encode()[:50]) + gzip.compress(ONE.encode()[50:]), DATED),
        (ONE.replace(f" {NAMESPACE}", "").encode(), DATED),
        (ONE.replace("url", "s:url").replace("loc", "s:loc").replace("lastmod", "s:lastmod").replace("xmlns=", "xmlns:s=").encode(), DATED),
        (b"https://news.example/1\r\n\r\n", SitemapEntry("https://news.example/1")),
        (gzip.compress(b"https://news.example/1"), SitemapEntry("https://news.example/1")),
        (
            urlset("/a?x=1&y=2&copy=3", more=IMAGE).encode(),
            SitemapEntry("/a?x=1&y=2&copy=3"),
        ),
        (urlset("/a?x=1&amp;y=2", more=IMAGE).encode(), SitemapEntry("/a?x=1&y=2")),
        (urlset("<![CDATA[/a?x=1&y=2]]>").encode(), SitemapEntry("/a?x=1&y=2")),
        (
            urlset("/n", more=NEWS_BODY).encode(),
            SitemapEntry("/n", None, "2024-08-16T10:00:00+02:00", "Dam breaks & floods", "en"),
        ),
        (
            urlset("/n", more=IMAGE + NEWS_BODY).replace(NEWS, "").encode(),
            SitemapEntry("/n", None, "2024-08-16T10:00:00+02:00", "Dam breaks & floods", "en"),
        ),
    ],
)  # fmt: skip
def test_entries_of_every_kind_of_sitemap(content: bytes, expected: SitemapEntry) -> None:
    sitemap = parse_sitemap(content, HERE, 10)
    assert sitemap.pages == (expected,)
    assert sitemap.children == ()
    assert sitemap.problem is None


def test_an_index_names_sitemaps() -> None:
    index = f"<sitemapindex {NAMESPACE}><sitemap><loc>/a.xml</loc><lastmod>2024-08</lastmod></sitemap></sitemapindex>"
    assert parse_sitemap(index.encode(), HERE, 10).children == (SitemapEntry("/a.xml", "2024-08"),)


@pytest.mark.parametrize("cut", range(65_530, 65_545))
def test_an_ampersand_at_the_end_of_a_piece_is_read_like_any_other(cut: int) -> None:
    head = f"<urlset {NAMESPACE}><url><loc>/"
    content = head + "<!--" + "x" * (cut - len(head) - 7) + "-->?a=1&amp;b=2&c=3</loc></url></urlset>"
    [page] = parse_sitemap(content.encode(), HERE, 10).pages
    assert page.location == "/?a=1&b=2&c=3"


@pytest.mark.parametrize(
    ("content", "words", "count"),
    [
        (urlset("/1", "/2").encode()[:-9], "not well-formed", 2),
        (urlset("/1", "/2", "/3").encode(), "1 entries beyond the first 2", 2),
        (urlset("/1", "", "/2").encode(), "1 entries without an address", 2),
        (gzip.compress(urlset("/1", *["/2" * 40] * 99).encode())[:-12], "gzip file is damaged", 2),
        (urlset("/1", "/\xe9", "/3").encode("latin-1"), "not well-formed", 2),
        (b"https://news.example/1\n\nhttps://news.example/2\nhttps://news.example/3", "beyond the first 2", 2),
    ],
)
def test_what_can_be_read_of_a_broken_sitemap_is_read(content: bytes, words: str, count: int) -> None:
    sitemap = parse_sitemap(content, HERE, 2)
    assert len(sitemap.pages) == count
    assert words in (sitemap.problem or "")
    assert HERE in (sitemap.problem or "")


def bomb(encoding: str) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE u [<!ENTITY a "{"x" * 99}">]>{urlset("/&a;")}'.encode(encoding)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x1f\x8b\x08 no gzip", "damaged"),
        (b"<html><body><a href='/1'>1</a></body></html>", "no sitemap"),
        (b"<rss/>", "no sitemap"),
        (b"words", "no sitemap"),
        (b"\x00\xff\x00", "no sitemap"),
        (bomb("utf-8"), "entities"),
        (bomb("utf-16"), "entities"),
        (gzip.compress(bomb("utf-8")), "entities"),
        (b"<!DOCTYPE u [" + b" " * 65_520 + b'<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset/>', "entities"),
    ],
)
def test_what_is_no_sitemap_or_a_bomb_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        parse_sitemap(content, HERE, 10)
    assert HERE in str(caught.value)


def test_a_gzip_bomb_is_cut_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.sitemaps, "SITEMAP_LIMIT", 200_000)
    sitemap = parse_sitemap(gzip.compress(urlset("/1").encode()[:-9] + b" " * 2_000_000), HERE, 10)
    assert [page.location for page in sitemap.pages] == ["/1"]
    assert "longer than" in (sitemap.problem or "")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("<x/>" * 2_000, "more than 1,000 elements"),
        ("<x>" * 200, "or 100 in one another"),
        ("<x " + " ".join(f"a{n}=''" for n in range(200_000)), "bytes without the end of a tag"),
    ],
)
def test_a_file_without_end_is_cut(monkeypatch: pytest.MonkeyPatch, more: str, words: str) -> None:
    monkeypatch.setattr(flows.sitemaps, "MAX_ELEMENTS", 1_000)
    sitemap = parse_sitemap(urlset("/1", "/2").replace("</urlset>", more).encode(), HERE, 10)
    assert [page.location for page in sitemap.pages] == ["/1", "/2"]
    assert words in (sitemap.problem or "")


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("2024-08-16T10:00:00+02:00", datetime(2024, 8, 16, 8, tzinfo=UTC)),
        ("2024-08-16T10:00:00", datetime(2024, 8, 16, 10, tzinfo=UTC)),
        ("2024-08-16", datetime(2024, 8, 16, tzinfo=UTC)),
        ("2024-08", datetime(2024, 8, 1, tzinfo=UTC)),
        ("9999-12-31", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("soon", None),
        (None, None),
    ],
)
def test_dates_are_compared_from_where_they_begin(dated: str | None, expected: datetime | None) -> None:
    assert moment_of(dated) == expected


@pytest.mark.parametrize(
    ("url", "is_same"),
    [
        ("https://news.example/x", True),
        ("http://www.news.example/x", True),
        ("https://live.news.example/x", True),
        ("https://evilnews.example/x", False),
        ("https://example/x", False),
    ],
)
def test_pages_of_the_sitemaps_own_site(url: str, is_same: bool) -> None:  # noqa: FBT001
    assert is_same_site(url, "https://www.news.example/sitemap.xml") is is_same


NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)


class Watch:
    """A source of the kind on a real site, with a real warehouse for what is remembered; ``look`` is one run."""

    def __init__(self, site: Site, con: Any) -> None:
        self.site = site
        self.memory = SitemapMemory(con)
        self.now = NOW

    def look(self, path: str = "/sitemap.xml", **given: Any) -> list[FetchItem]:
        """What comes; what is to be remembered is, and left out here."""
        source = WebSource("desk", "sitemap", self.site.url(path))
        self.site.requests.clear()
        self.now += timedelta(hours=1)
        with open_fetcher(self.site, FakeTime(), fetch_attempts=1, **given) as fetcher:
            items = list(
                fetch_sitemap(
                    fetcher, source, settings=fetch_settings(self.site, fetch_attempts=1, **given),
                    conditional=lambda _urls: {}, memory=self.memory, now=self.now,
                )
            )  # fmt: skip
        remembered = [item for item in items if isinstance(item, FetchedSitemap)]
        for item in remembered:
            self.memory.note(item.files, item.pages, self.now)
        return [item for item in items if not isinstance(item, FetchedSitemap)]

    def asked(self) -> list[str]:
        """Paths that the last look asked for, robots.txt left out."""
        return [path for path in self.site.paths() if path != "/robots.txt"]

    def serve(self, path: str, pages: dict[str, str], etag: str | None = None) -> None:
        """A sitemap that names pages with their dates; the pages are there, too."""
        entries = "".join(f"<url><loc>{self.site.url(page)}</loc>{lastmod(date)}</url>" for page, date in pages.items())
        self.site.serve(path, f"<urlset {NAMESPACE}>{entries}</urlset>", content_type="text/xml", etag=etag)
        for page in pages:
            self.site.serve(page, f"<p>{page}</p>")

    def serve_index(self, path: str, files: dict[str, str], etag: str | None = None) -> None:
        entries = "".join(f"<sitemap><loc>{self.site.url(file)}</loc>{lastmod(date)}</sitemap>" for file, date in files.items())
        self.site.serve(path, f"<sitemapindex {NAMESPACE}>{entries}</sitemapindex>", content_type="text/xml", etag=etag)


def lastmod(date: str) -> str:
    return f"<lastmod>{date}</lastmod>" if date else ""


def failures(items: list[FetchItem]) -> list[str]:
    return [item.failure.message for item in items if isinstance(item, FailedDocument)]


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture(scope="module")
def warehouse(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = shutil.copyfile(empty_warehouse, tmp_path_factory.mktemp("sitemaps") / "warehouse.duckdb")
    with closing(connect_writer(path)) as con:
        yield con


@pytest.fixture
def watch(site: Site, warehouse: Any) -> Watch:
    warehouse.execute("DELETE FROM raw.sitemap_files")
    warehouse.execute("DELETE FROM raw.sitemap_pages")
    return Watch(site, warehouse)


def test_new_and_changed_pages_are_asked_for_newest_first_and_others_never_again(watch: Watch) -> None:
    watch.serve("/sitemap.xml", {"/old": "2025-12-01", "/a": "2026-01-09", "/b": "2026-01-10T08:00:00Z", "/none": ""}, '"1"')
    items = watch.look(fetch_jobs=1)
    assert watch.asked() == ["/sitemap.xml", "/b", "/a", "/none"]
    assert [type(item) for item in items] == [FetchedPage] * 3
    assert [type(item) for item in watch.look()] == [NotModified]
    assert watch.asked() == ["/sitemap.xml"]
    assert watch.site.header("/sitemap.xml", "If-None-Match") == '"1"'
    watch.serve(
        "/sitemap.xml",
        {"/old": "2025-12-01", "/a": "2026-01-10", "/b": "2026-01-10T08:00:00Z", "/c": "2026-01-10", "/none": ""},
        '"2"',
    )
    watch.look(fetch_jobs=1)
    assert sorted(watch.asked()) == ["/a", "/c", "/sitemap.xml"]


def test_a_page_that_is_gone_is_not_asked_for_again_and_one_in_trouble_is(watch: Watch) -> None:
    watch.serve("/sitemap.xml", {"/gone": "2026-01-09", "/busy": "2026-01-09", "/a": "2026-01-09"}, '"1"')
    watch.site.serve("/gone", Reply(status=404))
    watch.site.serve("/busy", Reply(status=503), Reply(b"<p>now</p>"))
    assert len(failures(watch.look())) == 2
    items = watch.look()
    assert watch.asked() == ["/sitemap.xml", "/busy"]
    assert watch.site.header("/sitemap.xml", "If-None-Match") is None
    assert [type(item) for item in items] == [FetchedPage]
    assert [type(item) for item in watch.look()] == [NotModified]


def test_pages_beyond_the_limit_come_in_the_next_runs(watch: Watch) -> None:
    watch.serve("/sitemap.xml", {f"/{n}": f"2026-01-0{n}" for n in range(4, 10)}, '"1"')
    assert "4 new pages beyond the newest 2" in failures(watch.look(max_feed_entries=2))[0]
    assert sorted(watch.asked()) == ["/8", "/9", "/sitemap.xml"]
    watch.look(max_feed_entries=2)
    assert sorted(watch.asked()) == ["/6", "/7", "/sitemap.xml"]
    watch.look(max_feed_entries=2)
    assert sorted(watch.asked()) == ["/4", "/5", "/sitemap.xml"]
    assert [type(item) for item in watch.look(max_feed_entries=2)] == [NotModified]


def test_an_index_leads_only_to_the_sitemaps_that_may_have_changed(watch: Watch) -> None:
    files = {"/1.xml": "2026-01-01T00:00:00Z", "/2.xml": "2026-01-09T10:00:00Z", "/3.xml": "", "/day.xml": "2026-01-10"}
    watch.serve_index("/sitemap.xml", files, '"i"')
    for number, (path, page) in enumerate({"/2.xml": "/two", "/3.xml": "/three", "/day.xml": "/day"}.items()):
        watch.serve(path, {page: "2026-01-09T09:00:00Z"}, f'"{number}"')
    watch.look()
    assert sorted(watch.asked()) == ["/2.xml", "/3.xml", "/day", "/day.xml", "/sitemap.xml", "/three", "/two"]
    items = watch.look()
    assert watch.asked() == ["/sitemap.xml", "/day.xml", "/3.xml"]
    assert [type(item) for item in items] == [NotModified] * 3
    watch.serve_index("/sitemap.xml", {**files, "/2.xml": "2026-01-10T11:30:00Z"}, '"j"')
    watch.serve("/2.xml", {"/two": "2026-01-09T09:00:00Z", "/four": "2026-01-10T11:30:00Z"}, '"4"')
    watch.look()
    assert sorted(watch.asked()) == ["/2.xml", "/3.xml", "/day.xml", "/four", "/sitemap.xml"]


def test_sitemaps_beyond_the_limit_are_asked_in_turn(watch: Watch) -> None:
    watch.serve_index("/sitemap.xml", {f"/{n}.xml": "" for n in range(5)}, '"i"')
    for number in range(5):
        watch.serve(f"/{number}.xml", {}, f'"{number}"')
    assert "3 sitemaps beyond the first 3" in failures(watch.look(max_sitemaps=3))[0]
    assert watch.asked() == ["/sitemap.xml", "/0.xml", "/1.xml"]
    watch.look(max_sitemaps=3)
    assert watch.asked() == ["/sitemap.xml", "/2.xml", "/3.xml"]
    watch.look(max_sitemaps=3)
    assert watch.asked()[:2] == ["/sitemap.xml", "/4.xml"]


def test_indexes_in_a_circle_or_too_deep_end(watch: Watch) -> None:
    watch.serve_index("/sitemap.xml", {"/1.xml": "", "/sitemap.xml": ""})
    watch.serve_index("/1.xml", {"/sitemap.xml": "", "/2.xml": ""})
    watch.serve_index("/2.xml", {"/3.xml": ""})
    assert ["/3.xml" in message for message in failures(watch.look(max_sitemap_depth=2))] == [True]
    assert watch.asked() == ["/sitemap.xml", "/1.xml", "/2.xml"]


def test_a_machine_that_was_off_for_weeks_catches_up(watch: Watch) -> None:
    watch.serve("/sitemap.xml", {"/a": "2026-01-10T08:00:00Z"})
    watch.look()
    watch.now += timedelta(days=30)
    watch.serve("/sitemap.xml", {"/a": "2026-01-10T08:00:00Z", "/b": "2026-01-12", "/before": "2026-01-01"})
    watch.look()
    assert watch.asked() == ["/sitemap.xml", "/b"]


def test_all_of_a_sitemap_is_read_where_that_is_wanted(watch: Watch) -> None:
    watch.serve("/sitemap.xml", {"/a": "1999-01-10"})
    watch.look(sitemap_days=0)
    assert watch.asked() == ["/sitemap.xml", "/a"]


def test_robots_txt_names_the_sitemaps(watch: Watch) -> None:
    watch.site.serve("/robots.txt", f"User-agent: *\nDisallow: /closed\nSitemap: {watch.site.url('/s.xml')}\nSitemap: /t.xml\n")
    watch.serve("/s.xml", {"/a": "2026-01-09", "/closed": "2026-01-09"})
    watch.serve("/t.xml", {"/b": "2026-01-09"})
    items = watch.look("/robots.txt")
    assert sorted(watch.asked()) == ["/a", "/b", "/s.xml", "/t.xml"]
    assert len(failures(items)) == 1
    watch.site.serve("/robots.txt", "")
    assert "names no sitemap" in failures(watch.look("/robots.txt"))[0]


def test_pages_of_other_hosts_need_their_robots_txt(watch: Watch) -> None:
    """One server under several names: each has the same robots.txt, which names the sitemap of one host only."""
    named = watch.site.url("/named.xml")
    watch.site.serve("/robots.txt", f"Sitemap: {named}\n")
    elsewhere = [watch.site.url("/a", name) for name in ("news.example", *(f"h{n}.example" for n in range(9)))]
    for path in ("/named.xml", "/unnamed.xml"):
        watch.site.serve(path, urlset(*elsewhere), content_type="text/xml")
    watch.site.serve("/a", "<p>a</p>")
    hosts = tuple(f"{name}:{watch.site.port}" for name in ("127.0.0.1", "news.example", *(f"h{n}.example" for n in range(9))))
    assert ["10 addresses were refused" in message for message in failures(watch.look("/unnamed.xml", private_hosts=hosts))] == [
        True
    ]
    assert (watch.site.count("/a"), watch.site.count("/robots.txt")) == (0, 1 + 5)
    assert ["5 addresses were refused" in message for message in failures(watch.look("/named.xml", private_hosts=hosts))] == [
        True
    ]
    assert watch.site.count("/a") == 5


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(status=404), "HTTP 404"),
        (Reply(status=503), "HTTP 503"),
        (Reply(bomb("utf-8")), "entities"),
        (Reply(b"<html/>"), "no sitemap"),
    ],
)
def test_a_sitemap_that_cannot_be_had_is_one_failure_and_asked_in_full_next_time(watch: Watch, reply: Reply, words: str) -> None:
    watch.serve("/sitemap.xml", {}, '"1"')
    watch.look()
    watch.site.serve("/sitemap.xml", reply)
    [message] = failures(watch.look())
    assert words in message
    watch.serve("/sitemap.xml", {"/a": "2026-01-10"}, '"1"')
    assert [type(item) for item in watch.look()] == [FetchedPage]


def test_a_source_may_ask_more_slowly_and_more_quickly_than_the_setting_but_never_than_robots_txt(watch: Watch) -> None:
    watch.site.serve("/a", "<p>a</p>")
    for robots, delay, expected in (("", 3.0, 3), ("", 0.5, 0.5), ("User-agent: *\nCrawl-delay: 5\n", 0.5, 5)):
        watch.site.serve("/robots.txt", robots)
        time = FakeTime()
        with open_fetcher(watch.site, time, host_delay_seconds=1, max_wait_seconds=20) as fetcher:
            fetcher.pace(watch.site.url("/"), delay)
            for _ in range(3):
                fetcher.fetch(watch.site.url("/a"))
        assert time.slept[-1] == pytest.approx(expected)


def test_a_sitemap_without_validators_is_asked_by_its_own_date(watch: Watch) -> None:
    watch.serve("/sitemap.xml", {"/a": "2026-01-10"})
    watch.look()
    assert watch.site.header("/sitemap.xml", "If-Modified-Since") is None
    watch.look()
    assert watch.asked() == ["/sitemap.xml"]
    assert watch.site.header("/sitemap.xml", "If-Modified-Since")


def test_pages_that_came_before_are_known(desk: Any, site: Site) -> None:
    """Through whole runs: a feed, a run on a sitemap that dies with a page captured, the sitemap again, and once more."""
    from flows.settings import Settings

    desk.settings = Settings(home=desk.settings.home, private_hosts=(site.host,), host_delay_seconds=0)
    site.serve("/feed.xml", '<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>', content_type="text/xml")
    story = "<p>At least 40 people were killed in Lisbon on Friday when the river burst its banks, police said, after days of rain.</p>"
    for path in ("/a", "/b"):
        site.serve(path, f"<html><head><title>Flood {path}</title></head><body><article>{story * 3}</article></body></html>")
    desk.ingest(site.url("/feed.xml"))
    today = datetime.now(UTC).date().isoformat()
    site.serve("/sitemap.xml", urlset(site.url("/a"), site.url("/b"), more=lastmod(today)), content_type="text/xml", etag='"1"')
    site.requests.clear()
    opened = desk.open(site.url("/sitemap.xml"))
    dying = opened.__enter__()
    desk.dead.append(opened)
    for batch in dying.batches():
        dying.capture(batch)
    dying._con.close()
    assert site.paths() == ["/sitemap.xml", "/b"]
    summary = desk.ingest(site.url("/sitemap.xml"))
    assert summary.documents == sum(summary.dispositions.get(name, 0) for name in ("loaded", "duplicate", "revised")) == 1
    assert desk.ingest(site.url("/sitemap.xml")).dispositions == {"not_modified": 1}
    assert site.paths() == ["/sitemap.xml", "/b", "/sitemap.xml", "/sitemap.xml"]
