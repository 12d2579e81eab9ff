"""What scheduled runs leave alone, counted at the site: known pages, quiet sources, failing ones. Runs by hand ask for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from articles_given import STRIKE, TOLL

from tests.flows.site import Reply, Site
from warehouse.database import connect_writer

TEXT = {"content_type": "text/plain; charset=utf-8"}
DUE = datetime(2024, 8, 16, 9, tzinfo=UTC)
FEED = "/feed.xml"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        opened.serve("/toll", TOLL, **TEXT)
        opened.serve("/strike", STRIKE, etag='"1"', **TEXT)
        yield opened


@pytest.fixture
def web_desk(desk, site):
    given = {"private_hosts": (site.host,), "host_delay_seconds": 0, "fetch_attempts": 1, "respect_opt_outs": False}
    desk.settings = desk.settings.model_copy(update=given)
    return desk


def feed(site: Site, *pages: str, status: int = 200, **headers: str) -> Reply:
    items = "".join(f"<item><link>{site.url(page)}</link></item>" for page in pages)
    content = f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
    return Reply(
        content.encode(), "application/rss+xml", status, {name.replace("_", "-"): value for name, value in headers.items()}
    )


def asked(site: Site) -> list[str]:
    """The paths asked for since the last look, without robots.txt."""
    paths = [path for path in site.paths() if path != "/robots.txt"]
    site.requests.clear()
    return paths


def last(desk, columns: str):
    """The source's row of the last run."""
    ((*row,),) = desk.rows(
        f"SELECT {columns} FROM quality.source_runs WHERE run_id = (SELECT max_by(run_id, started_at) FROM quality.runs)"
    )
    return row


def pass_time(desk, hours: float) -> None:
    """Make everything that is remembered so much older."""
    with closing(connect_writer(desk.settings.warehouse_path)) as con:
        con.execute(f"UPDATE quality.source_runs SET started_at = started_at - INTERVAL '{hours * 60} minutes'")
        con.execute(f"UPDATE raw.addresses SET last_asked_at = last_asked_at - INTERVAL '{hours * 60} minutes'")


def test_a_known_page_is_asked_again_when_its_pause_is_over_or_by_hand(web_desk, site):
    source = site.serve(FEED, feed(site, "/toll"), feed(site, "/strike", "/toll"))
    web_desk.ingest(source, due=DUE)
    assert asked(site) == [FEED, "/toll"]
    assert web_desk.ingest(source, due=DUE).dispositions == {"loaded": 1}
    assert asked(site) == [FEED, "/strike"]
    assert last(web_desk, "state, asked, postponed, loaded") == ["complete", 1, 1, 1]
    summary = web_desk.ingest(source, due=DUE)
    assert asked(site) == [FEED]
    assert summary.dispositions == {}
    assert last(web_desk, "state, asked, postponed, loaded") == ["complete", 0, 2, 0]
    pass_time(web_desk, 0.6)
    web_desk.ingest(source, due=DUE)
    assert sorted(asked(site)) == [FEED, "/strike", "/toll"]  # pages are asked for side by side
    web_desk.ingest(source)
    assert site.header("/toll", "If-Modified-Since") is not None
    assert site.header("/strike", "If-None-Match") == '"1"'
    assert sorted(asked(site)) == [FEED, "/strike", "/toll"]  # pages are asked for side by side
    assert web_desk.rows("SELECT asked_count, outcome, last_new_at < last_asked_at FROM raw.addresses ORDER BY url") == [
        (3, "not_modified", True), (3, "fetched", True)
    ]  # fmt: skip


def test_a_page_that_is_gone_is_asked_for_ever_more_seldom(web_desk, site):
    source = site.serve(FEED, feed(site, "/toll", "/gone"))
    counts = []
    for hours in (0.0, 0.5, 0.6, 1.0, 1.1, 30.0):
        pass_time(web_desk, hours) if counts else None
        web_desk.ingest(source, due=DUE)
        counts.append(asked(site).count("/gone"))
    assert counts == [1, 0, 1, 0, 1, 1]
    assert web_desk.rows("SELECT failures, is_lasting, status FROM raw.addresses WHERE url LIKE '%gone'") == [(4, True, 404)]


def test_a_failing_source_is_left_alone_for_a_while_and_says_so(web_desk, site):
    source = site.serve(FEED, Reply(status=500), Reply(status=500), feed(site, "/toll"))
    web_desk.ingest(source, due=DUE)
    web_desk.ingest(source, due=DUE)
    assert asked(site) == [FEED, FEED]
    summary = web_desk.ingest(source, due=DUE)
    assert (asked(site), summary.dispositions) == ([], {})
    state, reason = last(web_desk, "state, reason")
    assert state == "skipped"
    assert "it fails (score 2)" in reason
    assert web_desk.ingest(source).dispositions == {"loaded": 1}
    web_desk.ingest(source, due=DUE)
    assert asked(site) == [FEED, "/toll", FEED]


def test_a_quiet_source_is_asked_less_often(web_desk, site):
    source = site.serve(FEED, feed(site, "/toll"), feed(site, "/toll"))
    web_desk.ingest(source, due=DUE)
    pass_time(web_desk, 20)
    web_desk.ingest(source, due=DUE)
    pass_time(web_desk, 1.5)
    asked(site)
    web_desk.ingest(source, due=DUE)
    assert asked(site) == []
    assert "nothing new for 20 hours" in last(web_desk, "reason")[0]
    pass_time(web_desk, 1)
    web_desk.ingest(source, due=DUE)
    assert asked(site)[0] == FEED


@pytest.mark.parametrize(
    "reply", [{"Cache_Control": "max-age=1800"}, {"status": 503, "Retry_After": "1800"}], ids=["lifetime", "retry-after"]
)
def test_a_site_is_not_asked_before_it_wants_to_be(web_desk, site, reply):
    web_desk.settings = web_desk.settings.model_copy(update={"max_wait_seconds": 5})
    source = site.serve(FEED, feed(site, "/toll", **reply))
    web_desk.ingest(source, due=DUE)
    asked(site)
    pass_time(web_desk, 0.4)
    web_desk.ingest(source, due=DUE)
    assert asked(site) == []
    assert "wants to be asked no earlier" in last(web_desk, "reason")[0]


def test_a_feed_that_says_how_long_it_holds_is_believed_up_to_an_hour(web_desk, site):
    body = f'<rss version="2.0"><channel><ttl>2000</ttl><item><link>{site.url("/toll")}</link></item></channel></rss>'
    web_desk.ingest(site.serve(FEED, body, content_type="application/rss+xml"), due=DUE)
    ((wait,),) = web_desk.rows("SELECT date_diff('second', started_at, ask_after) FROM quality.source_runs")
    assert 3590 <= wait <= 3610
