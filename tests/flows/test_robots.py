"""robots.txt and pauses, counted at the site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.robots import ROBOTS_LIMIT
from tests.flows.fetching import FakeTime, open_fetcher
from tests.flows.site import Reply, Site, hang_up, redirect
from transforms.errors import FetchError


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        for path in ("/open", "/closed/x", "/closed/ok"):
            running.serve(path, "<p>text</p>")
        yield running


def asked(site: Site, *paths: str, time: FakeTime | None = None, **given: object) -> list[str | None]:
    """What became of each path: None where it was fetched, else the message."""
    outcomes: list[str | None] = []
    with open_fetcher(site, time, **given) as fetcher:
        for path in paths:
            try:
                fetcher.fetch(site.url(path))
                outcomes.append(None)
            except FetchError as error:
                outcomes.append(str(error))
    return outcomes


RULES = "User-agent: *\nDisallow: /closed/\nAllow: /closed/ok\n"


@pytest.mark.parametrize(
    ("robots", "is_open", "is_closed_open"),
    [
        (Reply(b"", content_type="text/plain"), True, True),
        (Reply(RULES.encode()), True, False),
        (Reply(b"\xef\xbb\xbf" + RULES.encode(), content_type=None), True, False),
        (Reply(b"User-agent: *\nDisallow: /\n\nUser-agent: newsledger\nDisallow: /closed/\n"), True, False),
        (Reply(b"User-agent: other\nDisallow: /\n"), True, True),
        (Reply(b"\xff\x00 no rules at all \x80"), True, True),
        (Reply(status=404), True, True),
        (Reply(status=403), True, True),
        (Reply(status=500), False, False),
        (Reply(status=503), False, False),
        (Reply(status=501), False, False),
        (Reply(status=429), False, False),
        (Reply(behaviour=hang_up), False, False),
    ],
)
def test_what_robots_txt_allows(site: Site, robots: Reply, is_open: bool, is_closed_open: bool) -> None:  # noqa: FBT001
    site.serve("/robots.txt", robots)
    outcomes = asked(site, "/open", "/closed/x", fetch_attempts=1)
    assert [outcome is None for outcome in outcomes] == [is_open, is_closed_open]
    assert all("robots.txt" in outcome for outcome in outcomes if outcome)
    assert site.count("/robots.txt") == 1
    assert (site.count("/open"), site.count("/closed/x")) == (int(is_open), int(is_closed_open))


def test_the_longest_rule_decides(site: Site) -> None:
    site.serve("/robots.txt", RULES)
    assert asked(site, "/closed/ok") == [None]


def test_a_robots_txt_that_moved_is_followed(site: Site) -> None:
    site.serve("/robots.txt", redirect("/rules"))
    site.serve("/rules", RULES)
    assert [outcome is None for outcome in asked(site, "/open", "/closed/x")] == [True, False]
    assert site.paths() == ["/robots.txt", "/rules", "/open"]


def test_a_robots_txt_in_trouble_is_tried_again(site: Site) -> None:
    site.serve("/robots.txt", Reply(status=503), Reply(RULES.encode()))
    assert asked(site, "/open") == [None]
    assert site.paths() == ["/robots.txt", "/robots.txt", "/open"]


def test_an_endless_robots_txt_is_cut(site: Site) -> None:
    site.serve("/robots.txt", RULES.encode() + b"# more\n" * (ROBOTS_LIMIT // 4))
    assert [outcome is None for outcome in asked(site, "/open", "/closed/x")] == [True, False]


@pytest.mark.parametrize(
    ("robots", "delay", "expected"),
    [
        ("", 0, []),
        ("", 3, [3, 3, 3]),
        ("User-agent: *\nCrawl-delay: 5\n", 0, [5, 5]),
        ("User-agent: *\nCrawl-delay: 5\n", 9, [9, 9, 9]),
        ("User-agent: *\nCrawl-delay: 86400\n", 0, [20, 20]),
        ("User-agent: other\nCrawl-delay: 5\n", 0, []),
        ("User-agent: *\nCrawl-delay: often\n", 0, []),
    ],
)
def test_pauses_between_requests_to_one_host(site: Site, robots: str, delay: int, expected: list[int]) -> None:
    site.serve("/robots.txt", robots)
    time = FakeTime()
    asked(site, "/open", "/open", "/open", time=time, host_delay_seconds=delay, max_wait_seconds=20)
    assert [round(pause) for pause in time.slept] == expected
