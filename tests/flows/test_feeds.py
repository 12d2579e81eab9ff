"""Feeds of every kind, whole and broken, and what a source gives: counted at the site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.feed_state import load_feed_state
from flows.feeds import FeedEntry, parse_feed, to_iso
from flows.fetch import FEED_LIMIT
from flows.fetched import FetchedFeed, FetchedPage, FetchItem, NotModified
from flows.loaded import FailedDocument
from flows.web_sources import WebSource, fetch_source
from tests.flows.fetching import FakeTime, fetch_settings, open_fetcher
from tests.flows.site import Reply, Site
from transforms.errors import FetchError, InputError

HERE = "https://news.example/feeds/all"
PAGE = "https://news.example/1"
RSS2 = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>All</title><item><title>One</title><link>{PAGE}</link>
<guid isPermaLink="false">n-1</guid><pubDate>Fri, 16 Aug 2024 23:30:00 -0400</pubDate></item></channel></rss>"""
RSS091 = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss
version="0.91"><channel><item><link>{PAGE}</link></item></channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{HERE}"/><item rdf:about="{PAGE}"><link>{PAGE}</link>
<dc:date>2024-08-16T10:00:00+02:00</dc:date></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:n,1</id><link rel="self" href="{HERE}"/>
<link rel="alternate" href="{PAGE}"/><published>2024-08-16T10:00:00Z</published><updated>2024-08-17T11:00:00Z</updated>
</entry></feed>"""
ATOM_UPDATED = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:n,1</id><link href="{PAGE}"/>
<updated>2024-08-17T11:00:00Z</updated></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "All",
        "items": [{"id": "7", "url": PAGE, "date_published": "2024-08-16"}],
    }
)


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (RSS2, FeedEntry(PAGE, "n-1", "2024-08-16T23:30:00-04:00")),
        (RSS091, FeedEntry(PAGE, None, None)),
        (RDF, FeedEntry(PAGE, PAGE, "2024-08-16T10:00:00+02:00")),
        (ATOM, FeedEntry(PAGE, "tag:n,1", "2024-08-16T10:00:00+00:00")),
        (ATOM_UPDATED, FeedEntry(PAGE, "tag:n,1", None)),
        (JSON_FEED, FeedEntry(PAGE, "7", "2024-08-16")),
        (RSS2.replace(PAGE, "/1"), FeedEntry(PAGE, "n-1", "2024-08-16T23:30:00-04:00")),
        (RSS2.replace(PAGE, PAGE + "?utm_source=rss&amp;at_medium=RSS#top"), FeedEntry(PAGE, "n-1", "2024-08-16T23:30:00-04:00")),
        (f'<rss version="2.0"><channel><item><guid>{PAGE}</guid></item></channel></rss>', FeedEntry(PAGE, PAGE, None)),
        (
            f'<rss version="2.0"><channel><item><guid isPermaLink="false">{PAGE}</guid></item></channel></rss>',
            FeedEntry(PAGE, PAGE, None),
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_entries_of_every_kind_of_feed(feed: str, expected: FeedEntry, encoding: str) -> None:
    parsed = parse_feed(feed.encode(encoding), HERE, "text/html")
    assert parsed.entries == (expected,)
    assert parsed.problem is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-08-16T10:00:00+02:00", "2024-08-16T10:00:00+02:00"),
        ("2024-08-16", "2024-08-16"),
        ("2024-08", "2024-08"),
        ("Fri, 16 Aug 2024 10:00:00 GMT", "2024-08-16T10:00:00+00:00"),
        ("Fri, 16 Aug 2024 10:00 EDT", "2024-08-16T10:00:00-04:00"),
        ("2024-08-16T10:00:00Z", "2024-08-16T10:00:00+00:00"),
        ("soon", None),
        ("", None),
        (None, None),
        ("9999999-99-99", None),
    ],
)
def test_dates_keep_their_precision_and_zone(text: str | None, expected: str | None) -> None:
    assert to_iso(text) == expected


@pytest.mark.parametrize(
    ("text", "parsed", "expected"),
    [
        ("2024-08-16", (2024, 8, 16, 0, 0, 0, 4, 229, 0), "2024-08-16"),
        ("16 Aug 2024", (2024, 8, 16, 0, 0, 0, 4, 229, 0), "2024-08-16"),
        ("ven. 16 août 2024 10:00", (2024, 8, 16, 8, 0, 0, 4, 229, 0), "2024-08-16T08:00:00+00:00"),
        ("sometime", (2024, 13, 45, 8, 0, 0, 4, 229, 0), None),
    ],
)
def test_a_date_that_only_feedparser_reads_is_given_in_utc(text: str, parsed: tuple[int, ...], expected: str | None) -> None:
    assert to_iso(text, parsed) == expected


def rss(*items: str) -> bytes:
    return ('<rss version="2.0"><channel>' + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>").encode()


def test_each_page_once_in_the_order_of_the_feed() -> None:
    links = ["/b", "/a?x=1&amp;y=2", "http://news.example/b", "/a?y=2&amp;x=1&amp;utm_campaign=z", "/c"]
    feed = parse_feed(rss(*(f"<link>{link}</link>" for link in links)), HERE)
    assert [entry.url.removeprefix("https://news.example") for entry in feed.entries] == ["/b", "/a?x=1&y=2", "/c"]


@pytest.mark.parametrize(
    ("feed", "count"),
    [
        (rss(f"<link>{PAGE}</link>")[:-20], 1),
        (rss(f"<link>{PAGE}</link><title>bread & butter</title>", "<link>/2</link>"), 2),
        (rss(f"<link>{PAGE}</link>", "<title>no page</title>"), 1),
        (rss(f"<link>{PAGE}</link>", "<link>javascript:alert(1)</link>"), 1),
        (rss(f"<link>{PAGE}</link>", "<link>http://u:p@news.example/</link>"), 1),
        (rss(f"<link>{PAGE}</link><title>&nbsp;x</title>"), 1),
        (b'{"items": [{"url": "https://news.example/1"}, 7, {"url": 5}]}', 1),
    ],
)
def test_what_can_be_read_of_a_broken_feed_is_read(feed: bytes, count: int) -> None:
    parsed = parse_feed(feed, HERE)
    assert len(parsed.entries) == count
    assert parsed.entries[0].url == PAGE
    assert parsed.problem
    assert HERE in parsed.problem


BOMB = '<!DOCTYPE rss [<!ENTITY a "' + "x" * 50 + '">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
) + ']><rss version="2.0"><channel><title>&j;</title></channel></rss>'  # fmt: skip


@pytest.mark.parametrize(
    ("feed", "word"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<html><body><p>Not found</p></body></html>", "neither"),
        (b"\x00\x01\x02\xff", "neither"),
        (b"{", "JSON"),
        (b'{"items": 5}', "JSON"),
        (b'{"a":' * 100_000, "JSON"),
        (BOMB.encode(), "entities"),
        (BOMB.encode("utf-16"), "entities"),
        (BOMB.lower().encode(), "entities"),
        (
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><title>&x;</title></rss>',
            "entities",
        ),
    ],
)
def test_what_is_no_feed_or_a_bomb_is_refused(feed: bytes, word: str) -> None:
    with pytest.raises(FetchError, match=word) as caught:
        parse_feed(feed, HERE)
    assert HERE in str(caught.value)
    assert not caught.value.can_retry


def test_a_feed_without_entries_is_a_feed() -> None:
    parsed = parse_feed(rss(), HERE)
    assert (parsed.entries, parsed.problem) == ((), None)


FEEDS = [text.encode() for text in (RSS2, RSS091, RDF, ATOM, JSON_FEED)]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FEEDS), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 40), st.binary(max_size=12)), max_size=4))
def test_mutated_feeds_give_entries_or_a_clear_refusal(feed: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    for start, length, new in edits:
        feed = feed[:start] + new + feed[start + length :]
    try:
        addresses = [entry.url for entry in parse_feed(feed, HERE).entries]
    except FetchError as error:
        addresses = [str(error)]
    assert all(address.startswith(("http://", "https://")) for address in addresses)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def nothing_known(_urls: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    return {}


def come(
    site: Site, source: WebSource, known: Mapping[str, Mapping[str, str]] | None = None, folder: Path = Path(), **given: object
) -> list[FetchItem]:
    with open_fetcher(site, **given) as fetcher:
        return list(
            fetch_source(
                fetcher, source, settings=fetch_settings(site, **given),
                conditional=lambda urls: {url: known[url] for url in urls if known and url in known}, folder=folder,
            )
        )  # fmt: skip


def serve_feed(site: Site, paths: Sequence[str], etag: str | None = '"f1"') -> WebSource:
    items = "".join(
        f"<item><link>{path}</link><guid isPermaLink='false'>{path}</guid><pubDate>16 Aug 2024</pubDate></item>" for path in paths
    )
    site.serve("/feed", f'<rss version="2.0"><channel>{items}</channel></rss>', content_type="application/rss+xml", etag=etag)
    return WebSource("desk", "feed", site.url("/feed"))


def test_a_feed_gives_its_pages_in_order_and_itself_last(site: Site) -> None:
    paths = [f"/{number}" for number in range(20)]
    for path in paths:
        site.serve(path, f"<p>{path}</p>", etag=f'"{path}"')
    items = come(site, serve_feed(site, paths))
    pages, feed = items[:-1], items[-1]
    assert [page.url for page in pages if isinstance(page, FetchedPage)] == [site.url(path) for path in paths]
    first = pages[0]
    assert isinstance(first, FetchedPage)
    assert (first.source_name, first.published_at, first.entry_id) == ("desk", "2024-08-16", "/0")
    assert isinstance(feed, FetchedFeed)
    assert (feed.entry_count, feed.is_complete, feed.page.source_name) == (20, True, "desk")
    assert sorted(site.paths()) == sorted(["/robots.txt", "/feed", *paths])


def test_hosts_take_turns_so_that_the_pause_of_one_is_time_for_the_others(site: Site, tmp_path: Path) -> None:
    names = ("news.example", "other.example")
    for path in ("/1", "/2", "/3"):
        site.serve(path, f"<p>{path}</p>")
    (tmp_path / "pages.txt").write_text("\n".join(site.url(path, name) for name in names for path in ("/1", "/2", "/3")))
    time = FakeTime()
    with open_fetcher(site, time, host_delay_seconds=10) as fetcher:
        found = fetch_source(
            fetcher, WebSource("pages", "page_list", "pages.txt"), settings=fetch_settings(site, fetch_jobs=1),
            conditional=nothing_known, folder=tmp_path,
        )  # fmt: skip
        urls = [page.url for page in found if isinstance(page, FetchedPage)]
    assert urls == [site.url(path, name) for path in ("/1", "/2", "/3") for name in names]
    assert sum(time.slept) == 40  # one host after the other: 60


def test_the_second_run_sends_only_conditional_requests(site: Site, tmp_path: Path) -> None:
    site.serve("/1", "<p>one</p>", etag='"one"')
    source = serve_feed(site, ["/1"])
    state = load_feed_state(tmp_path / "feeds.json")
    state.save([item for item in come(site, source) if isinstance(item, FetchedFeed)])
    again = load_feed_state(tmp_path / "feeds.json")
    before = len(site.paths())
    items = come(site, source, again.headers([source.location]))
    assert [(type(item), item.url, item.is_feed) for item in items if isinstance(item, NotModified)] == [
        (NotModified, source.location, True)
    ]
    assert len(items) == 1
    assert site.paths()[before:] == ["/robots.txt", "/feed"]
    serve_feed(site, ["/1"], etag='"f2"')
    items = come(site, source, {site.url("/1"): {"If-None-Match": '"one"'}})
    assert [type(item) for item in items] == [NotModified, FetchedFeed]
    assert site.header("/1", "If-None-Match") == '"one"'


def test_a_page_that_fails_keeps_its_place_and_the_others_come(site: Site) -> None:
    site.serve("/1", "<p>one</p>")
    site.serve("/3", "<p>three</p>")
    items = come(site, serve_feed(site, ["/1", "/2", "/3"]))
    assert [type(item) for item in items] == [FetchedPage, FailedDocument, FetchedPage, FetchedFeed]
    failure = items[1]
    assert isinstance(failure, FailedDocument)
    assert (failure.url, failure.source_name, failure.failure.code) == (site.url("/2"), "desk", "fetch_failed")
    assert "HTTP 404" in failure.failure.message


@pytest.mark.parametrize(("status", "is_complete"), [(404, True), (503, False)])
def test_a_feed_is_complete_unless_a_later_run_may_get_more(site: Site, tmp_path: Path, status: int, is_complete: bool) -> None:  # noqa: FBT001
    site.serve("/1", status=status)
    source = serve_feed(site, ["/1"])
    feed = come(site, source, fetch_attempts=1)[-1]
    assert isinstance(feed, FetchedFeed)
    assert feed.is_complete is is_complete
    state = load_feed_state(tmp_path / "feeds.json")
    state.save([feed])
    assert bool(load_feed_state(tmp_path / "feeds.json").headers([source.location])) is is_complete


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"b": 1}}', b"\xff"])
def test_a_damaged_memory_of_feeds_is_an_empty_one(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "feeds.json"
    if content is not None:
        path.write_bytes(content)
    assert load_feed_state(path).headers(["a"]) == {}


def test_the_memory_of_feeds_does_not_outlive_the_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "feeds.json"
    path.write_text('{"a": {"If-None-Match": "1"}}')
    assert load_feed_state(path, is_valid=True).headers(["a"]) == {"a": {"If-None-Match": "1"}}
    assert load_feed_state(path, is_valid=False).headers(["a"]) == {}


def test_a_broken_feed_gives_its_pages_and_one_failure(site: Site) -> None:
    site.serve("/1", "<p>one</p>")
    site.serve("/feed", '<rss version="2.0"><channel><item><link>/1</link></item><item><link>mailto:x@y</link></item><item>')
    items = come(site, WebSource("desk", "feed", site.url("/feed")))
    assert [type(item) for item in items] == [FetchedPage, FailedDocument, FetchedFeed]
    assert items[1].document_id == site.url("/feed")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<html>no feed</html>"),
        Reply(status=404),
        Reply(b"x", content_type="image/png"),
        Reply(BOMB.encode()),
        Reply(b"x" * (FEED_LIMIT + 1)),
    ],
    ids=["page", "missing", "picture", "bomb", "too long"],
)
def test_a_feed_that_cannot_be_had_is_one_failure(site: Site, reply: Reply) -> None:
    site.serve("/feed", reply)
    items = come(site, WebSource("desk", "feed", site.url("/feed")))
    assert [(type(item), item.failure.code) for item in items if isinstance(item, FailedDocument)] == [
        (FailedDocument, "fetch_failed")
    ]
    assert len(items) == 1
    assert site.count("/feed") == 1


def test_entries_beyond_the_limit_are_told(site: Site) -> None:
    for number in range(5):
        site.serve(f"/{number}", "<p>x</p>")
    items = come(site, serve_feed(site, [f"/{number}" for number in range(5)]), max_feed_entries=3)
    assert [type(item) for item in items] == [FetchedPage, FetchedPage, FetchedPage, FailedDocument, FetchedFeed]
    assert isinstance(items[3], FailedDocument)
    assert "2 entries" in items[3].failure.message


def test_a_list_of_pages_from_a_file(site: Site, tmp_path: Path) -> None:
    site.serve("/1", "<p>one</p>")
    site.serve("/2", "plain", content_type="text/plain")
    (tmp_path / "pages.txt").write_text(
        f"# ours\n\n{site.url('/1')}\n  {site.url('/2')}?utm_source=x\nno address\n{site.url('/1')}#b\n"
    )
    site.serve("/feed", "")
    items = come(site, WebSource("pages", "page_list", "pages.txt"), folder=tmp_path)
    assert [(type(item), item.document_id) for item in items if not isinstance(item, FetchedFeed)] == [
        (FailedDocument, "no address"), (FetchedPage, site.url("/1")), (FetchedPage, site.url("/2")),
    ]  # fmt: skip
    assert sorted(site.paths()) == ["/1", "/2", "/robots.txt"]


def test_a_list_of_pages_in_the_registry(site: Site) -> None:
    site.serve("/1", "<p>one</p>")
    site.serve("/2", "<p>two</p>")
    items = come(site, WebSource("pages", "page_list", f"{site.url('/1')}, {site.url('/2')}"))
    assert [item.document_id for item in items if isinstance(item, FetchedPage)] == [site.url("/1"), site.url("/2")]


@pytest.mark.parametrize(("kind", "content"), [("page_list", None), ("page_list", b"\xff\xfe"), ("sitemap", b"x")])
def test_a_source_that_cannot_be_read_is_refused_at_the_call(
    site: Site, tmp_path: Path, kind: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "list.txt").write_bytes(content)
    source = WebSource("mine", kind, "list.txt")  # type: ignore[arg-type]
    with open_fetcher(site) as fetcher, pytest.raises(InputError, match="mine"):
        fetch_source(fetcher, source, settings=fetch_settings(site), conditional=nothing_known, folder=tmp_path)


def test_whoever_stops_early_causes_only_a_few_requests(site: Site) -> None:
    paths = [f"/{number}" for number in range(100)]
    for path in paths:
        site.serve(path, "<p>x</p>")
    source = serve_feed(site, paths)
    with open_fetcher(site, fetch_jobs=2) as fetcher:
        items = fetch_source(fetcher, source, settings=fetch_settings(site, fetch_jobs=2), conditional=nothing_known)
        assert isinstance(next(items), FetchedPage)
        items.close()  # type: ignore[attr-defined]
    assert len(site.paths()) <= 2 + 2 + 1
