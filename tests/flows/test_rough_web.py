"""A whole site of trouble in one run: for each page what was asked, what became of it, and which rows it left; then a second run."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator

import pytest
from articles_given import STRIKE, TOLL

from tests.flows.site import Reply, Site, cut_off, endless, hang_up, redirect, silent, slow_drip

TEXT = "text/plain; charset=utf-8"
MOVED = TOLL.replace("212", "340")
ACCENTED = (
    "Café owners in Málaga said 41 people were hurt on Friday when a terrace fell. The mayor, José Ibáñez, visited them.\n" * 3
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        yield opened


def page(body: str | bytes, **given: object) -> Reply:
    return Reply(body if isinstance(body, bytes) else body.encode(), **{"content_type": TEXT, **given})


#: Path: what it answers, what becomes of it, how often it is asked for in the first run, and a word of the reason.
def trouble(site: Site) -> dict[str, tuple[list[Reply], str, int, str]]:
    bomb = gzip.compress(b"0" * 3_000_000)
    return {
        "/toll": ([page(TOLL, etag='"1"')], "loaded", 1, ""),
        "/undated": ([page(STRIKE)], "loaded", 1, ""),
        "/busy": ([page("", status=503), page(TOLL.replace("Karima", "Nabila"))], "loaded", 2, ""),
        "/limited": (
            [page("", status=429, headers={"Retry-After": "0"}), page(STRIKE.replace("Harbour", "Port"))],
            "loaded",
            2,
            "",
        ),
        "/accents": ([page(ACCENTED.encode("latin-1"), content_type="text/plain; charset=utf-8")], "loaded", 1, ""),
        "/packed": ([page(gzip.compress(MOVED.encode()), headers={"Content-Encoding": "gzip"})], "loaded", 1, ""),
        "/moved": ([redirect("/toll-again", 301)], "loaded", 1, ""),
        "/down": ([page("", status=500)], "fetch_failed", 2, "HTTP 500"),
        "/gone": ([page("", status=410)], "fetch_failed", 1, "HTTP 410"),
        "/wall": ([page("", status=402)], "refused", 1, "HTTP 402"),
        "/secret": ([page(TOLL)], "refused", 0, "robots.txt"),
        "/reserved": ([page(TOLL, headers={"tdm-reservation": "1"})], "refused", 1, "text and data mining"),
        "/cut": ([Reply(behaviour=cut_off)], "fetch_failed", 2, "broke off"),
        "/nothing": ([Reply(behaviour=hang_up)], "fetch_failed", 2, "broke off"),
        "/silent": ([Reply(behaviour=silent(site))], "fetch_failed", 2, "no answer in time"),
        "/drip": ([Reply(behaviour=slow_drip(site))], "fetch_failed", 1, "NEWSLEDGER_FETCH_SECONDS"),
        "/endless": ([Reply(behaviour=endless)], "too_large", 1, "more than the limit"),
        "/bomb": ([page(bomb, headers={"Content-Encoding": "gzip"})], "too_large", 1, "more than the limit"),
        "/circle": ([redirect("/circle")], "fetch_failed", 1, "in a circle"),
        "/inward": ([redirect("http://169.254.169.254/latest/meta-data/")], "refused", 1, "private, loopback or reserved"),
        "/file": ([redirect("file:///etc/passwd")], "refused", 1, "only http:// and https://"),
        "/picture": ([page(b"\x89PNG", content_type="image/png")], "fetch_failed", 1, "image/png"),
    }


def test_each_trouble_is_asked_for_as_often_as_it_helps_and_told_and_nothing_is_fetched_twice(desk, site):
    given = {
        "private_hosts": (site.host,), "host_delay_seconds": 0, "fetch_attempts": 2, "read_seconds": 0.3, "fetch_seconds": 1.0,
        "max_document_bytes": 1_000_000,
    }  # fmt: skip
    desk.settings = desk.settings.model_copy(update=given)
    pages = trouble(site)
    for path, (replies, *_) in pages.items():
        site.serve(path, *replies)
    site.serve("/toll-again", page(TOLL))
    site.serve("/robots.txt", "User-agent: *\nDisallow: /secret\n", content_type="text/plain")
    twins = ["/toll?utm_source=feed", "/toll?fbclid=1#comments"]
    links = "".join(f"<item><link>{site.url(path).replace('&', '&amp;')}</link></item>" for path in [*pages, *twins])
    source = site.serve("/feed.xml", f'<rss version="2.0"><channel>{links}</channel></rss>', content_type="application/rss+xml")

    desk.ingest(source)
    told = {
        url: (disposition, reason)
        for url, disposition, reason in desk.rows("SELECT url, disposition, reason FROM quality.dispositions")
    }
    assert {path: told[site.url(path)][0] for path in pages} == {path: expected for path, (_, expected, _, _) in pages.items()}
    assert [path for path, (_, _, _, word) in pages.items() if word not in (told[site.url(path)][1] or "")] == []
    asked = Counter(site.paths())
    assert {path: asked[path] for path in pages} == {path: times for path, (_, _, times, _) in pages.items()}
    assert [asked[path] for path in ("/feed.xml", "/robots.txt", "/toll-again", *twins)] == [1, 1, 1, 0, 0]
    assert len(told) == len(pages)
    assert desk.rows("SELECT count(*) FROM marts.articles WHERE contains(text, 'José Ibáñez')") == [(1,)]
    ((loaded, failed, refused),) = desk.rows("SELECT loaded, failed, refused FROM quality.source_runs")
    assert (loaded, failed, refused) == (7, 10, 5)

    site.requests.clear()
    site.serve("/toll", page(MOVED.replace("340", "341"), etag='"2"'))
    desk.ingest(source)
    fetched = [path for path, (_, expected, _, _) in pages.items() if expected == "loaded"]
    bare = [
        request.path for request in site.requests
        if request.path in fetched and not {"if-none-match", "if-modified-since"} & request.headers.keys()
    ]  # fmt: skip
    assert bare == []
    assert site.count("/robots.txt") == 0
    assert max(Counter(path for path in site.paths() if path in fetched).values()) == 1
    latest = "run_id = (SELECT max_by(run_id, started_at) FROM quality.runs)"
    assert desk.rows(f"SELECT loaded, revised FROM quality.source_runs WHERE {latest}") == [(0, 1)]
