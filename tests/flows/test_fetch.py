"""One address against a real site: what is asked, how often, and what comes of it."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator

import brotli
import httpcore
import pytest
from backports import zstd

from flows.addresses import PublicNetwork, address_key, check_address, clean_address, is_public
from flows.decoding import read_body
from flows.fetched import FetchedPage, NotModified
from flows.hosts import MAX_FAILURES
from tests.flows.fetching import FakeTime, open_fetcher
from tests.flows.site import Reply, Site, cut_off, endless, hang_up, redirect, silent, slow_drip
from transforms.errors import FetchError, TooLargeError

PAGE = "<html><body><p>The river rose by two metres.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def fetch(
    site: Site, path: str, time: FakeTime | None = None, headers: dict[str, str] | None = None, **given: object
) -> FetchedPage:
    with open_fetcher(site, time, **given) as fetcher:
        found = fetcher.fetch(site.url(path), headers)
    assert isinstance(found, FetchedPage)
    return found


def failure(site: Site, path: str, time: FakeTime | None = None, **given: object) -> FetchError:
    with pytest.raises(FetchError) as caught, open_fetcher(site, time, **given) as fetcher:
        fetcher.fetch(site.url(path))
    return caught.value


def test_a_page_is_asked_once_honestly_and_kept_whole(site: Site) -> None:
    site.serve("/a", PAGE, content_type="text/html; charset=ISO-8859-1", headers={"X-Two": "1"}, etag='"v1"')
    page = fetch(site, "/a")
    assert (page.status, page.reason, page.media_type, page.charset) == (200, "OK", "text/html", "iso-8859-1")
    assert page.content == PAGE.encode()
    assert page.url == page.final_url == page.document_id == site.url("/a")
    assert page.headers_lower()["etag"] == '"v1"'
    assert page.fetched_at.tzinfo is not None
    assert site.paths() == ["/robots.txt", "/a"]
    agent = site.header("/a", "User-Agent") or ""
    assert agent.startswith("newsledger/")
    assert agent.endswith("(+desk@example.org)")
    assert dict(page.request_headers)["User-Agent"] == agent
    document = page.to_document()
    assert (document.document_id, document.content, document.charset) == (site.url("/a"), PAGE.encode(), "iso-8859-1")


def test_the_archive_gets_headers_that_fit_the_decoded_body(site: Site) -> None:
    site.serve("/a", gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip"})
    exchange = fetch(site, "/a").to_exchange()
    names = [name.lower() for name, _ in exchange.response_headers]
    assert exchange.body == PAGE.encode()
    assert (exchange.method, exchange.status_line) == ("GET", "200 OK")
    assert "content-encoding" not in names
    assert "x-archive-orig-content-encoding" in names
    assert [value for name, value in exchange.response_headers if name == "Content-Length"] == [str(len(PAGE))]


def test_an_unchanged_page_costs_one_conditional_request(site: Site) -> None:
    site.serve("/a", PAGE, etag='"v1"')
    with open_fetcher(site) as fetcher:
        assert isinstance(fetcher.fetch(site.url("/a"), {"If-None-Match": '"v1"'}), NotModified)
        assert isinstance(fetcher.fetch(site.url("/a"), {"If-None-Match": '"v0"'}), FetchedPage)
    assert site.paths() == ["/robots.txt", "/a", "/a"]


def test_304_without_a_question_is_a_failure(site: Site) -> None:
    site.serve("/a", status=304)
    assert "HTTP 304" in str(failure(site, "/a"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501, 204])
def test_answers_that_a_retry_cannot_help_are_asked_once(site: Site, status: int) -> None:
    site.serve("/a", status=status)
    error = failure(site, "/a")
    assert not error.can_retry
    assert error.code == ("refused" if status in (401, 402, 403, 451) else "fetch_failed")
    assert f"HTTP {status}" in str(error)
    assert site.url("/a") in str(error)
    assert site.count("/a") == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_trouble_is_tried_again_with_growing_pauses(site: Site, status: int) -> None:
    site.serve("/a", Reply(status=status), Reply(status=status), Reply(PAGE.encode()))
    time = FakeTime()
    assert fetch(site, "/a", time).content == PAGE.encode()
    assert site.count("/a") == 3
    assert time.slept == [1.0, 2.0]


def test_trouble_that_stays_ends_after_the_attempts(site: Site) -> None:
    site.serve("/a", status=500)
    error = failure(site, "/a", fetch_attempts=4)
    assert error.can_retry
    assert site.count("/a") == 4


@pytest.mark.parametrize(("stated", "pause"), [("7", 7.0), ("Thu, 01 Jan 2026 00:00:09 GMT", 9.0), ("soon", 1.0), ("0", 1.0)])
def test_retry_after_is_obeyed(site: Site, stated: str, pause: float) -> None:
    site.serve("/a", Reply(status=429, headers={"Retry-After": stated}), Reply(PAGE.encode()))
    time = FakeTime()
    fetch(site, "/a", time)
    assert time.slept == [pause]


def test_a_host_that_wants_more_patience_than_a_run_has_is_left_alone(site: Site) -> None:
    site.serve("/a", status=503, headers={"Retry-After": "7200"})
    site.serve("/b", PAGE)
    time = FakeTime()
    with open_fetcher(site, time) as fetcher:
        for path in ("/a", "/b"):
            with pytest.raises(FetchError) as caught:
                fetcher.fetch(site.url(path))
            assert caught.value.can_retry
    assert site.paths() == ["/robots.txt", "/a"]
    assert time.slept == []


def test_a_host_that_fails_again_and_again_is_left_alone(site: Site) -> None:
    site.serve("/a", status=500)
    with open_fetcher(site, fetch_attempts=1) as fetcher:
        errors = []
        for _ in range(MAX_FAILURES + 3):
            with pytest.raises(FetchError) as caught:
                fetcher.fetch(site.url("/a"))
            errors.append(str(caught.value))
    assert site.count("/a") == MAX_FAILURES
    assert "left alone" in errors[-1]


@pytest.mark.parametrize("behaviour", [cut_off, hang_up])
def test_answers_that_break_off_are_tried_again(site: Site, behaviour: object) -> None:
    site.serve("/a", Reply(behaviour=behaviour), Reply(PAGE.encode()))
    assert fetch(site, "/a").content == PAGE.encode()
    assert site.count("/a") == 2


def test_compression_that_breaks_off_is_tried_again(site: Site) -> None:
    whole = gzip.compress(PAGE.encode())
    headers = {"Content-Encoding": "gzip"}
    site.serve("/a", Reply(whole[:-12], headers=headers), Reply(whole, headers=headers))
    assert fetch(site, "/a").content == PAGE.encode()
    assert site.count("/a") == 2


def test_nobody_there_is_tried_again(site: Site) -> None:
    site.serve("/gone", PAGE)
    address = site.url("/gone")
    with Site() as other:
        closed = other.host
    time = FakeTime()
    with pytest.raises(FetchError, match="no connection") as caught, open_fetcher(site, time, private_hosts=(closed,)) as fetcher:
        fetcher.fetch(f"http://{closed}/a")
    assert caught.value.can_retry
    assert time.slept == [1.0, 2.0]
    assert address not in str(caught.value)


def test_silence_ends_at_the_read_limit(site: Site) -> None:
    site.serve("/a", Reply(behaviour=silent(site)))
    assert "NEWSLEDGER_READ_SECONDS" in str(failure(site, "/a", read_seconds=0.1, fetch_attempts=1))


def test_a_slow_drip_ends_at_the_limit_of_the_whole_and_is_not_tried_again(site: Site) -> None:
    site.serve("/a", Reply(behaviour=slow_drip(site)))
    error = failure(site, "/a", fetch_seconds=0.3)
    assert "NEWSLEDGER_FETCH_SECONDS" in str(error)
    assert site.count("/a") == 1


def test_redirects_are_followed_recorded_and_robots_asked_at_each_host(site: Site) -> None:
    target = site.url("/c", "other.example")
    site.serve("/a", redirect("/b?utm_source=x", 301))
    site.serve("/b?utm_source=x", redirect(target, 307))
    site.serve("/c", PAGE)
    page = fetch(site, "/a")
    assert (page.url, page.final_url) == (site.url("/a"), target)
    assert [(step.url, step.status) for step in page.redirects] == [(site.url("/a"), 301), (site.url("/b?utm_source=x"), 307)]
    assert site.paths() == ["/robots.txt", "/a", "/b?utm_source=x", "/robots.txt", "/c"]


def test_redirects_in_a_circle_end_at_once(site: Site) -> None:
    site.serve("/a", redirect("/b"))
    site.serve("/b", redirect("/a"))
    assert "circle" in str(failure(site, "/a"))
    assert site.count("/a") == 1


def test_redirects_end_at_the_limit(site: Site) -> None:
    for number in range(5):
        site.serve(f"/{number}", redirect(f"/{number + 1}"))
    assert "NEWSLEDGER_MAX_REDIRECTS" in str(failure(site, "/0", max_redirects=3))
    assert site.paths() == ["/robots.txt", "/0", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    "location", ["http://10.0.0.7/x", "http://169.254.169.254/latest/meta-data", "http://[::1]/x", "file:///etc/passwd"]
)
def test_redirects_to_machines_that_are_not_public_are_refused(site: Site, location: str) -> None:
    site.serve("/a", redirect(location))
    names = {host: [host] for host in ("10.0.0.7", "169.254.169.254", "::1")}
    with pytest.raises(FetchError) as caught, open_fetcher(site, names=names) as fetcher:
        fetcher.fetch(site.url("/a"))
    assert "refused" in str(caught.value) or "only http" in str(caught.value)
    assert not caught.value.can_retry
    assert site.count("/a") == 1


def test_loopback_is_refused_unless_allowed(site: Site) -> None:
    site.serve("/a", PAGE)
    assert "NEWSLEDGER_PRIVATE_HOSTS" in str(failure(site, "/a", private_hosts=()))
    assert site.paths() == []


class RecordingBackend(httpcore.MockBackend):
    def __init__(self) -> None:
        super().__init__([])
        self.asked: list[str] = []

    def connect_tcp(self, host: str, port: int, *args: object, **options: object) -> httpcore.NetworkStream:
        self.asked.append(host)
        return super().connect_tcp(host, port)


def test_a_name_is_resolved_once_and_the_checked_address_is_connected_to() -> None:
    answers = iter([["10.0.0.1", "93.184.216.34"], ["127.0.0.1"]])
    backend = RecordingBackend()
    network = PublicNetwork(resolve=lambda _host, _port: next(answers), backend=backend)
    network.connect_tcp("rebinding.example", 443)
    assert backend.asked == ["93.184.216.34"]
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        network.connect_tcp("rebinding.example", 443)
    assert backend.asked == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("0.0.0.0", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("240.0.0.1", False), ("192.0.2.1", False), ("::1", False), ("::", False),
        ("fe80::1%eth0", False), ("fd00:ec2::254", False), ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, expected: bool) -> None:  # noqa: FBT001
    assert is_public(address) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a?id=7&ref=x", "https://news.example/a?id=7&ref=x"),
        ("HTTPS://News.Example:443#top", "https://news.example/"),
        (" http://news.example/a b?q=ä ", "http://news.example/a%20b?q=%C3%A4"),
        ("https://news.example/a?utm_source=rss&id=7&at_medium=RSS&fbclid=z#x", "https://news.example/a?id=7"),
        ("https://news.example/a?UTM_Source=rss", "https://news.example/a"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example?x=1", "https://news.example/?x=1"),
        ("https://news.example/a%2Fb%3Fc%25%00?d=%26&utm_id=1", "https://news.example/a%2Fb%3Fc%25%00?d=%26"),
    ],
)
def test_addresses_in_normal_form(url: str, expected: str) -> None:
    assert clean_address(url) == expected
    assert clean_address(expected) == expected


@pytest.mark.parametrize(
    "url",
    ["", "news", "/a", "ftp://news.example/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http://user:pw@news.example/",
     "http://news.example:99999/", "http://[::1/", "https://news.example/" + "a" * 3000,
     "https://news.example/" + "é" * 600, "http://\x00.example/"],
)  # fmt: skip
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        check_address(url)
    assert "pw" not in str(caught.value)


def test_two_spellings_of_one_page_have_one_key() -> None:
    spellings = ["http://a.example/x?b=2&a=1", "https://A.example:443/x?a=1&b=2&utm_medium=m#f"]
    assert len({address_key(clean_address(url)) for url in spellings}) == 1
    assert address_key("https://a.example/x?a=1") != address_key("https://a.example/x?a=2")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("text/html", "text/html"),
        ("application/xhtml+xml; charset=utf-8", "text/html"),
        ("text/plain", "text/plain"),
        (None, "text/html"),
    ],
)
def test_media_types_that_are_read(site: Site, stated: str | None, expected: str) -> None:
    site.serve("/a", PAGE, content_type=stated)
    assert fetch(site, "/a").media_type == expected


@pytest.mark.parametrize("stated", ["image/png", "application/pdf", "application/json", "application/rss+xml"])
def test_media_types_that_are_no_pages(site: Site, stated: str) -> None:
    site.serve("/a", PAGE, content_type=stated)
    error = failure(site, "/a")
    assert stated in str(error)
    assert site.url("/a") in str(error)
    assert site.count("/a") == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 5_001),
        Reply(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"}),
        Reply(behaviour=endless),
    ],
    ids=["stated length", "bomb", "endless"],
)
def test_bodies_past_the_limit_are_too_large(site: Site, reply: Reply) -> None:
    site.serve("/a", reply)
    with (
        pytest.raises(TooLargeError, match="NEWSLEDGER_MAX_DOCUMENT_BYTES"),
        open_fetcher(site, max_document_bytes=5_000) as fetcher,
    ):
        fetcher.fetch(site.url("/a"))
    assert site.count("/a") == 1


BODY = PAGE.encode() * 50
_RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = _RAW.compress(BODY) + _RAW.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", BODY), ("identity", BODY), ("gzip", gzip.compress(BODY)), ("x-gzip", gzip.compress(BODY)),
        ("gzip", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:])),
        ("deflate", zlib.compress(BODY)), ("deflate", RAW_DEFLATE), ("br", brotli.compress(BODY)), ("ZSTD", zstd.compress(BODY)),
        ("zstd", zstd.compress(BODY[:100]) + zstd.compress(BODY[100:])),
    ],
    ids=["none", "identity", "gzip", "x-gzip", "gzip in two members", "deflate", "raw deflate", "br", "zstd", "zstd in two frames"],
)  # fmt: skip
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_decoding(encoding: str, body: bytes, step: int) -> None:
    stream = io.BytesIO(body)
    assert read_body(iter(lambda: stream.read(step), b""), encoding, len(BODY)) == BODY


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("compress", BODY),
        ("gzip, gzip", BODY),
        ("gzip", BODY),
        ("br", BODY),
        ("zstd", BODY),
        ("gzip", gzip.compress(BODY)[:-9]),
        ("br", brotli.compress(BODY)[:-9]),
        ("zstd", zstd.compress(BODY)[:-9]),
    ],
    ids=["unknown", "twice", "not gzip", "not br", "not zstd", "cut off", "br cut off", "zstd cut off"],
)
def test_encodings_that_cannot_be_read(encoding: str, body: bytes) -> None:
    with pytest.raises(FetchError):
        read_body([body], encoding, 1_000_000)


@pytest.mark.parametrize(
    ("encoding", "compress"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("zstd", zstd.compress)],
)
def test_the_limit_itself_is_allowed(encoding: str, compress: Callable[[bytes], bytes]) -> None:
    assert read_body([compress(b"x" * 1000)], encoding, 1000) == b"x" * 1000
    with pytest.raises(TooLargeError):
        read_body([compress(b"x" * 1001)], encoding, 1000)
    with pytest.raises(TooLargeError):
        read_body([compress(b"x" * 5_000_000)], encoding, 100_000)
    assert read_body([compress(b"x" * 5_000_000)], encoding, 100_000, is_cut=True) == b"x" * 100_000


def test_cookies_are_not_kept(site: Site) -> None:
    site.serve("/a", PAGE, headers={"Set-Cookie": "session=1; Path=/"})
    with open_fetcher(site) as fetcher:
        fetcher.fetch(site.url("/a"))
        fetcher.fetch(site.url("/a"))
    assert site.header("/a", "Cookie") is None
    assert site.count("/a") == 2
