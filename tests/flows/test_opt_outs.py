"""Sites that reserve text and data mining are left alone, by whatever way they say it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from flows.opt_outs import WELL_KNOWN, _Rule
from tests.flows.fetching import open_fetcher
from tests.flows.site import Reply, Site
from transforms.errors import FetchError

HEAD = "<html><head><title>t</title>{}</head><body><p>The river rose by two metres.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def refusal(site: Site, path: str, **given: object) -> str | None:
    """Why a path is refused, or None where it is fetched."""
    with open_fetcher(site, **{"respect_opt_outs": True, **given}) as fetcher:
        try:
            fetcher.fetch(site.url(path))
        except FetchError as error:
            return f"{error.code}: {error}"
    return None


@pytest.mark.parametrize(
    ("headers", "head", "is_refused"),
    [
        ({}, "", False),
        ({"tdm-reservation": "0"}, "", False),
        ({"TDM-Reservation": "1", "tdm-policy": "https://news.example/policy.json"}, "", True),
        ({"X-Robots-Tag": "noarchive, noai"}, "", True),
        ({"X-Robots-Tag": "max-snippet: 20, noai"}, "", True),
        ({"X-Robots-Tag": "otherbot: noai"}, "", False),
        ({"X-Robots-Tag": "NewsLedger: noai"}, "", True),
        ({"X-Robots-Tag": "noindex"}, "", False),
        ({}, '<meta name="tdm-reservation" content="1">', True),
        ({}, "<META content='1' name='TDM-Reservation'/>", True),
        ({}, '<meta name="tdm-reservation" content="0">', False),
        ({}, "<meta name=robots content=noai>", True),
        ({}, '<meta name="newsledger" content="noimageai, noai">', True),
        ({}, '<meta name="otherbot" content="noai">', False),
        ({}, '<meta property="og:title" content="noai">', False),
    ],
)
def test_a_page_may_reserve_itself(site: Site, headers: dict[str, str], head: str, is_refused: bool) -> None:  # noqa: FBT001
    site.serve("/a", HEAD.format(head), headers=headers)
    message = refusal(site, "/a")
    assert (message is not None) == is_refused
    assert message is None or (
        message.startswith("refused: ") and site.url("/a") in message and "NEWSLEDGER_RESPECT_OPT_OUTS" in message
    )
    assert refusal(site, "/a", respect_opt_outs=False) is None


@pytest.mark.parametrize(
    ("rules", "refused"),
    [
        ([{"location": "/", "tdm-reservation": 1}], ["/a", "/news/b", "/news/open/c"]),
        ([{"location": "/news/", "tdm-reservation": 1}], ["/news/b", "/news/open/c"]),
        ([{"location": "/*/b$", "tdm-reservation": "1"}], ["/news/b"]),
        ([{"location": "/", "tdm-reservation": 1}, {"location": "/news/open", "tdm-reservation": 0}], ["/a", "/news/b"]),
        ([{"location": "/", "tdm-reservation": 0}], []),
        ([{"location": 5, "tdm-reservation": 1}, "x", {}], []),
        ({"location": "/", "tdm-reservation": 1}, []),
    ],
)
def test_a_site_may_reserve_its_pages(site: Site, rules: object, refused: list[str]) -> None:
    site.serve(WELL_KNOWN, json.dumps(rules), content_type="application/json")
    paths = ["/a", "/news/b", "/news/open/c"]
    for path in paths:
        site.serve(path, HEAD.format(""))
    assert [path for path in paths if refusal(site, path)] == refused
    assert [path for path in paths if not site.count(path)] == refused


@pytest.mark.parametrize("reply", [Reply(status=404), Reply(status=500), Reply(b"<html>not here</html>"), Reply(b"[" * 100_000)])
def test_a_site_that_says_nothing_reserves_nothing(site: Site, reply: Reply) -> None:
    site.serve(WELL_KNOWN, reply)
    site.serve("/a", HEAD.format(""))
    assert refusal(site, "/a") is None
    assert site.paths() == ["/robots.txt", WELL_KNOWN, "/a"]


@pytest.mark.parametrize(
    ("pattern", "target", "is_match"),
    [
        ("/", "/a", True),
        ("/a", "/b", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*.html", "/x/y.html?q", True),
        ("/*.html$", "/x/y.html", True),
        ("/*.html$", "/y.html?q", False),
        ("/a*a$", "/a", False),
        ("/a*a*a", "/aXaYa", True),
        ("/a*b*c", "/acb", False),
        ("/*", "/", True),
        ("/*a*a*a*a*a*a*a*a*a*b$", "/" + "a" * 2_000, False),
    ],
)
def test_patterns_of_a_reservation(pattern: str, target: str, is_match: bool) -> None:  # noqa: FBT001
    assert _Rule(pattern, is_reserved=True).matches(target) is is_match
