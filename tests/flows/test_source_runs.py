"""What each source gave in each run: counted while it comes, kept as a row whatever the run's end, shown as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from articles_given import STRIKE, TOLL, write_articles

from flows.run_display import RunDisplay
from tests.flows.site import Reply, Site
from transforms.errors import NewsledgerError, WarehouseError

TEXT = {"content_type": "text/plain; charset=utf-8"}
FEED = "/feed.xml"


def feed(site: Site, *pages: str) -> str:
    items = "".join(
        f"<item><link>{site.url(page)}</link><pubDate>Fri, 0{n} Aug 2024 10:00:00 +0200</pubDate></item>"
        for n, page in enumerate(pages, start=1)
    )
    return f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        opened.serve("/toll", TOLL, etag='"1"', **TEXT)
        opened.serve("/strike", STRIKE, etag='"1"', **TEXT)
        opened.serve("/wall", "pay first", status=402)
        yield opened


@pytest.fixture
def web_desk(desk, site):
    given = {"private_hosts": (site.host,), "host_delay_seconds": 0, "fetch_attempts": 1}
    desk.settings = desk.settings.model_copy(update=given)
    return desk


def last(desk, columns: str) -> list[tuple[Any, ...]]:
    """Rows of the last run, in the order of names."""
    sql = f"SELECT {columns} FROM quality.source_runs WHERE run_id = (SELECT max_by(run_id, started_at) FROM quality.runs)"
    return desk.rows(f"{sql} ORDER BY source_name")


def test_a_feed_is_counted_from_the_first_run_to_an_unchanged_and_a_broken_one(web_desk, site):
    source = site.serve(
        FEED, Reply(feed(site, "/toll", "/gone", "/wall", "/strike").encode(), "application/rss+xml", etag='"a"'),
        Reply(feed(site, "/toll", "/gone", "/wall", "/strike").encode(), "application/rss+xml", etag='"a"'),
        Reply(feed(site, "/toll", "/strike").encode(), "application/rss+xml"),
        Reply(b"", status=500),
    )  # fmt: skip
    counts = "state, asked, not_modified, fetched, loaded, revised, unchanged, failed, refused, feed_status"
    web_desk.ingest(source, due=datetime(2024, 8, 16, 9, tzinfo=UTC))
    assert last(web_desk, counts) == [("complete", 4, 0, 2, 2, 0, 0, 1, 1, 200)]
    times = "source_name, kind, due_at, newest_entry_at, bytes, started_at <= ended_at"
    size = len(TOLL.encode()) + len(STRIKE.encode())
    assert last(web_desk, times) == [
        (source, "feed", datetime(2024, 8, 16, 9), datetime(2024, 8, 4, 8), size, True)
    ]  # fmt: skip
    assert site.url("/gone") in last(web_desk, "reason")[0][0]
    assert web_desk.rows("SELECT due_at FROM quality.runs") == [(datetime(2024, 8, 16, 9),)]
    web_desk.ingest(source)
    assert last(web_desk, f"{counts}, due_at") == [("complete", 1, 1, 0, 0, 0, 0, 0, 0, 304, None)]
    web_desk.ingest(source)
    assert last(web_desk, counts) == [("complete", 2, 2, 0, 0, 0, 0, 0, 0, 200)]
    web_desk.ingest(source)
    assert last(web_desk, counts) == [("failed", 1, 0, 0, 0, 0, 0, 1, 0, 500)]
    assert web_desk.rows(
        "SELECT count(*) FROM quality.source_runs JOIN quality.runs USING (run_id) WHERE "
        "asked + retried <> not_modified + loaded + revised + unchanged + duplicate + failed + refused + other "
        "OR asked + retried <> documents"
    ) == [(0,)]


def test_a_page_that_went_back_to_its_first_version_is_asked_for_by_that_and_answers_not_modified(web_desk, site):
    newer = TOLL.replace("212", "230")
    first, second = (Reply(text.encode(), TEXT["content_type"], etag=tag) for text, tag in ((TOLL, '"a"'), (newer, '"b"')))
    page = site.serve("/toll", first, second, first, first, second)
    counts, asked_with = [], []
    for _ in range(5):
        counts.append(dict(web_desk.ingest(page).dispositions))
        asked_with.append(site.header("/toll", "if-none-match"))
    assert asked_with == [None, '"a"', '"b"', '"a"', '"a"']
    assert counts == [{"loaded": 1}, {"revised": 1}, {"revised": 1}, {"not_modified": 1}, {"revised": 1}]
    assert web_desk.rows("SELECT contains(text, '212'), is_current FROM marts.revisions ORDER BY position") == [
        (True, False),
        (False, False),
        (True, False),
        (False, True),
    ]


def test_what_a_later_run_may_get_makes_a_source_incomplete(web_desk, site):
    site.serve("/slow", "try again", status=503)
    web_desk.ingest(site.serve(FEED, feed(site, "/toll", "/slow"), content_type="application/rss+xml"))
    assert last(web_desk, "state, loaded, failed") == [("incomplete", 1, 1)]


def test_files_of_one_folder_are_one_source_and_their_failures_say_why(desk, tmp_path):
    folder = write_articles(tmp_path / "articles", {"strike.txt": STRIKE, "toll.txt": TOLL, "empty.txt": ""})
    desk.ingest(*sorted(folder.iterdir()))
    assert last(desk, "source_name, kind, state, asked, fetched, loaded, failed") == [
        (str(folder.resolve()), "file", "complete", 3, 3, 2, 1)
    ]
    assert last(desk, "reason") == desk.rows("SELECT reason FROM quality.dispositions WHERE disposition = 'no_text'")


@pytest.fixture
def two(tmp_path):
    return [write_articles(tmp_path / name, {f"{n}.txt": text for n in (1, 2)}) for name, text in (("a", TOLL), ("b", STRIKE))]


def test_a_run_that_ends_early_says_where_it_was_and_the_next_one_takes_up_what_it_captured(desk, two, monkeypatch):
    monkeypatch.setattr("flows.keeper._TOGETHER", 1)
    desk.settings = desk.settings.model_copy(update={"batch_size": 1})
    with pytest.raises(NewsledgerError, match="too long"), desk.open(*two) as run:
        run.capture(next(iter(run.batches())))
        raise NewsledgerError("it took too long")
    with desk.open(two[1]) as run:
        assert run._con.execute("SELECT source_name, state, asked, loaded, reason FROM quality.source_runs ORDER BY 1").fetchall() == [
            (str(two[0]), "failed", 1, 0, "it took too long"),
            (str(two[1]), "skipped", 0, 0, "it took too long"),
        ]  # fmt: skip
    desk.ingest(two[1])
    assert last(desk, "source_name, kind, state, asked, retried, loaded") == [
        (str(two[0]), "", "skipped", 0, 1, 1),
        (str(two[1]), "folder", "complete", 2, 0, 2),
    ]


def test_a_run_that_publishes_nothing_keeps_what_its_sources_gave(desk, two, monkeypatch):
    def full(*_):
        raise WarehouseError("No space left on device")

    with monkeypatch.context() as patch, pytest.raises(WarehouseError):
        patch.setattr("flows.ingestion.promote", full)
        desk.ingest(two[0])
    desk.ingest(two[0])
    rows = desk.rows(
        "SELECT r.state, s.state AS source_state, s.asked, loaded, s.reason FROM quality.source_runs AS s JOIN quality.runs AS r USING (run_id) ORDER BY r.started_at"
    )
    assert rows == [("failed", "complete", 2, 0, ""), ("published", "complete", 2, 2, "")]


def test_the_table_at_the_end_shows_each_source_and_why_something_failed(web_desk, site, capsys):
    source = site.serve(FEED, feed(site, "/toll", "/gone"), content_type="application/rss+xml")
    summary = web_desk.ingest(source)
    RunDisplay().show(summary, web_desk.settings)
    shown = " ".join(capsys.readouterr().out.split())
    assert "source state asked fetched new failed" in shown
    assert f"{source} complete 2 1 1 1" in shown
    assert f"fetch_failed {site.url('/gone')}: {site.url('/gone')} answers HTTP 404" in shown
    assert f"| {source} | complete | 2 | 1 | 1 | 1 | {site.url('/gone')} answers" in summary.to_markdown()
