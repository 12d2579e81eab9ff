"""robots.txt between runs: asked for again only when it is a day old, and never forgotten while the host is in trouble."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.fetch import Clock, Fetcher
from tests.flows.fetching import fetch_settings
from tests.flows.site import Reply, Site
from transforms.errors import FetchError

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
CLOSED = Reply(b"User-agent: *\nDisallow: /closed\n", content_type="text/plain", etag='"r1"')


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        running.serve("/open", "<p>text</p>")
        running.serve("/closed", "<p>text</p>")
        yield running


def run(site: Site, folder: Path, hours: float, path: str = "/open") -> str | None:
    """One run so many hours after the start: the error's code, or None."""
    moment = START + timedelta(hours=hours)
    clock = Clock(lambda _seconds: None, lambda: 0.0, lambda: moment, lambda: 0.0)
    with Fetcher(fetch_settings(site, fetch_attempts=1), memory=folder / "home" / "site_files.json", clock=clock) as fetcher:
        try:
            fetcher.fetch(site.url(path))
        except FetchError as error:
            return error.code
    return None


def test_a_day_passes_before_it_is_asked_again_and_then_only_for_a_change(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", CLOSED)
    assert [run(site, tmp_path, hours, "/closed") for hours in (0, 1, 23.9)] == ["refused"] * 3
    assert site.count("/robots.txt") == 1
    assert run(site, tmp_path, 24.1, "/closed") == "refused"
    assert site.header("/robots.txt", "If-None-Match") == '"r1"'
    assert run(site, tmp_path, 48, "/closed") == "refused"
    assert site.count("/robots.txt") == 2
    assert site.count("/closed") == 0


@pytest.mark.parametrize(
    ("control", "count"), [("max-age=3600", 2), ("public, max-age=864000", 1), ("no-cache", 2), ("max-age=0", 2), ("private", 1)]
)
def test_a_site_may_want_to_be_asked_earlier(site: Site, tmp_path: Path, control: str, count: int) -> None:
    site.serve("/robots.txt", Reply(b"User-agent: *\nDisallow:\n", headers={"Cache-Control": control}))
    run(site, tmp_path, 0)
    run(site, tmp_path, 2)
    assert site.count("/robots.txt") == count


@pytest.mark.parametrize("trouble", [Reply(status=503), Reply(status=429)])
def test_a_host_in_trouble_is_taken_at_its_last_word_for_a_month(site: Site, tmp_path: Path, trouble: Reply) -> None:
    site.serve("/robots.txt", CLOSED, trouble)
    assert run(site, tmp_path, 0) is None
    assert run(site, tmp_path, 30) is None
    assert run(site, tmp_path, 60, "/closed") == "refused"
    assert run(site, tmp_path, 31 * 24) == "fetch_failed"


def test_a_site_without_rules_is_remembered_too(site: Site, tmp_path: Path) -> None:
    assert [run(site, tmp_path, hours) for hours in (0, 5)] == [None, None]
    assert site.count("/robots.txt") == 1


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"http://127.0.0.1/robots.txt": {"status": "x"}}'])
def test_a_damaged_memory_costs_a_request_and_nothing_else(site: Site, tmp_path: Path, damage: str) -> None:
    site.serve("/robots.txt", CLOSED)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "site_files.json").write_text(damage)
    assert [run(site, tmp_path, hours) for hours in (0, 1)] == [None, None]
    assert site.count("/robots.txt") == 1
