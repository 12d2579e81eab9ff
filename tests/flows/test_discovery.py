"""`newsledger sources add` and `check`: what is found on a real site, what is asked for it, and what the registry says then."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import flows.commands.sources as command
from flows.cli import run_command
from flows.discovery import Discovery, Proposal, rank, read_links, root_of
from flows.registry_file import add_sources
from flows.settings import PREFIX, Settings
from flows.sources import COLUMNS, load_registry
from tests.flows.fetching import fetch_settings, open_fetcher
from tests.flows.site import Reply, Site
from transforms.errors import FetchError, InputError
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.sitemaps import SitemapMemory

LONG = "word " * 400
RECENT = datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def feed(*paths: str, title: str = "World", text: str = "", date: str = RECENT) -> str:
    items = "".join(
        f"<item><link>{path}</link><description>{text}</description><dc:date>{date}</dc:date></item>" for path in paths
    )
    return f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{title}</title><language>en-GB</language>{items}</channel></rss>'


def urlset(site: Site, *paths: str) -> str:
    entries = "".join(f"<url><loc>{site.url(path)}</loc><lastmod>{RECENT}</lastmod></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def find(site: Site, path: str = "/", **given: Any) -> list[tuple[str, str]]:
    """Kind and path of what is found, the best first."""
    with open_fetcher(site, fetch_attempts=1, **given) as fetcher:
        found = Discovery(fetcher, fetch_settings(site, **given)).find(site.url(path))
    return [(proposal.kind, proposal.location.removeprefix(site.url(""))) for proposal in found]


DECLARED = (
    '<html><head><base href="/news/"><link rel="alternate" type="application/rss+xml" href="all.xml">'
    '<link rel="ALTERNATE stylesheet" type="application/atom+xml; charset=utf-8" href="/broken.xml">'
    '<link rel="alternate" hreflang="fr" type="text/html" href="/fr/"></head>'
    '<body><a href="/full/feed/">all in full</a> <a href="/x"> RSS </a> <a href="/feedback">Feedback</a>'
    '<a href="https://elsewhere.example/rss">partner</a><a href="javascript:rss()">RSS</a></body></html>'
)


def test_what_a_page_declares_and_links_to_is_read_and_ranked(site: Site) -> None:
    site.serve("/", DECLARED)
    site.serve("/news/all.xml", feed("/1", "/2"), content_type="application/rss+xml")
    site.serve("/full/feed/", feed("/3", text=LONG), content_type="text/xml")
    site.serve("/x", feed("/2"), content_type="text/xml")
    site.serve("/broken.xml", "<html>gone</html>")
    site.serve("/robots.txt", f"Sitemap: {site.url('/s.xml.gz')}\nSitemap: /missing.xml\n")
    site.serve("/s.xml.gz", gzip.compress(urlset(site, "/1", "/2").encode()), content_type="application/octet-stream")
    assert find(site) == [("feed", "/full/feed/"), ("feed", "/news/all.xml"), ("sitemap", "/s.xml.gz")]
    assert sorted(site.paths()) == sorted(
        ["/robots.txt", "/", "/news/all.xml", "/broken.xml", "/full/feed/", "/x", "/s.xml.gz", "/missing.xml"]
    )


def test_usual_addresses_are_tried_only_where_the_site_says_nothing(site: Site) -> None:
    site.serve("/", "<p>front</p>")
    site.serve("/section/story", "<p>no links</p>")
    site.serve("/feed.xml", feed("/1"), content_type="text/xml")
    site.serve("/news-sitemap.xml", urlset(site, "/1"), content_type="text/xml")
    assert find(site, "/section/story") == [("feed", "/feed.xml"), ("sitemap", "/news-sitemap.xml")]
    assert site.count("/") == 1
    assert "/sitemap.txt" not in site.paths()


def test_an_address_that_is_tried_as_a_feed_can_be_the_sitemap(site: Site) -> None:
    site.serve("/", "<p>front</p>")
    site.serve("/robots.txt", "Sitemap: /index.xml\nSitemap: /index.xml\n")
    site.serve("/index.xml", INDEX, content_type="text/xml")
    site.serve("/s.xml", urlset(site, "/1"), content_type="text/xml")
    assert find(site) == [("sitemap", "/index.xml")]


def test_the_front_page_declares_for_its_stories(site: Site) -> None:
    site.serve("/section/story", "<p>no links</p>")
    site.serve("/", DECLARED)
    site.serve("/news/all.xml", feed("/1"), content_type="text/xml")
    assert find(site, "/section/story")[0] == ("feed", "/news/all.xml")
    assert "/rss.xml" not in site.paths()


INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>'


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (feed("/1"), "text/html", "feed"),
        (feed(), "text/xml", "feed"),
        ('<?xml version="1.0"?><!-- remark --><feed xmlns="http://www.w3.org/2005/Atom"></feed>', "text/xml", "feed"),
        (json.dumps({"version": "https://jsonfeed.org/version/1", "items": []}), "application/json", "feed"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "text/xml", "sitemap"),
        (INDEX, "text/xml", "sitemap"),
        ("https://127.0.0.1/1\nhttps://127.0.0.1/2\n", "text/plain", "sitemap"),
        ("<!DOCTYPE html><html><p>a page</p></html>", "text/html", "page_list"),
    ],
)
def test_an_address_that_is_a_feed_a_sitemap_or_just_a_page_is_recognised(
    site: Site, body: str, content_type: str, kind: str
) -> None:
    site.serve("/given", body, content_type=content_type)
    site.serve("/s.xml", urlset(site, "/1"), content_type="text/xml")
    assert find(site, "/given") == [(kind, "/given")]


@pytest.mark.parametrize(
    ("content", "root"),
    [(b"", "page"), (b"\x1f\x8b", "sitemap"), ("<rss/>".encode("utf-16"), "feed"), (b"words", "page"), (b"{", "feed")],
)
def test_a_body_is_judged_by_its_first_element(content: bytes, root: str) -> None:
    assert root_of(content) == root


def test_a_site_that_cannot_be_had_or_refuses_is_told(site: Site) -> None:
    with pytest.raises(FetchError, match="HTTP 404"):
        find(site, "/nowhere")
    site.serve("/robots.txt", "User-agent: *\nDisallow: /\n")
    with pytest.raises(FetchError, match="does not allow"):
        find(site, "/closed")


def test_a_page_of_a_thousand_feeds_is_not_asked_for_all(site: Site) -> None:
    site.serve("/", "".join(f'<a href="/rss/{n}.xml">RSS</a>' for n in range(1000)))
    assert find(site)[0][0] == "page_list"
    assert len(site.paths()) < 40


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"<" * 9_000,
        b"<base href='http://[::1'><link rel=alternate type=text/xml href='http://[x'>",
        "<a href='/rss'>é".encode("utf-16"),
    ],
)
def test_hostile_pages_have_no_links(content: bytes) -> None:
    assert read_links(content, "https://news.example/", "no-such-charset") == read_links(b"", "https://news.example/")


def test_a_feed_of_comments_gives_way() -> None:
    comments = Proposal("feed", "https://a.example/comments/feed", "", entry_count=9, has_full_text=True)
    sitemap = Proposal("sitemap", "https://a.example/sitemap.xml", "")
    assert rank([comments, sitemap]) == [sitemap]
    assert rank([comments]) == [comments]
    main = Proposal("feed", "https://a.example/feed", "", entry_count=1)
    assert rank([sitemap, comments, main]) == [main, sitemap]


def rows_of(home: Path) -> list[dict[str, str]]:
    with (home / "sources.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


FEED_ROW = {"kind": "feed", "location": "https://news.example/world/rss.xml"}


def test_rows_are_added_once_and_what_the_user_wrote_stays(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    assert [(one.name, one.is_new) for one in add_sources(settings, [FEED_ROW, {**FEED_ROW, "location": "http://news.example:80/world/rss.xml?utm_source=x"}])] == [
        ("news-example-world", True), ("news-example-world", False),
    ]  # fmt: skip
    assert [(one.name, one.is_new) for one in add_sources(settings, [FEED_ROW])] == [("news-example-world", False)]
    [name] = [one.name for one in add_sources(settings, [{"kind": "feed", "location": "https://news.example/world/atom.xml"}])]
    assert name == "news-example-world-2"
    old = 'name,kind,location,outlet,language,schedule,active,notes\nmine,folder,"in, box",,,,true,"a ""word"""'
    (settings.home / "sources.csv").write_text(old)
    add_sources(settings, [FEED_ROW])
    assert (settings.home / "sources.csv").read_text().startswith(old + "\nnews-example-world,feed,")
    add_sources(settings, [{**FEED_ROW, "location": "https://slow.example/rss", "delay_seconds": "5"}])
    assert [row["delay_seconds"] for row in rows_of(settings.home)] == ["", "", "5"]
    assert [load_registry(settings)[name].delay_seconds for name in ("mine", "slow-example")] == [None, 5.0]
    assert [path.name for path in settings.home.iterdir()] == ["sources.csv"]


def test_a_shipped_source_is_activated_under_its_name(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    shipped = load_registry(settings)["bbc-world"]
    assert not shipped.is_active
    for is_new in (True, False):
        assert [(one.name, one.is_new) for one in add_sources(settings, [{"kind": "feed", "location": shipped.location}])] == [
            ("bbc-world", is_new)
        ]
    assert load_registry(settings)["bbc-world"].is_active


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "bbc-world"}, "there is a source 'bbc-world' already"),
        ({"schedule": "61 * * * *"}, "minute '61'"),
        ({"delay_seconds": "-1"}, "delay_seconds '-1'"),
        ({"name": "two words"}, "words-like-this"),
    ],
)
def test_a_wrong_row_is_not_added(tmp_path: Path, row: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        add_sources(Settings(home=tmp_path), [{**FEED_ROW, **row}])
    assert not (tmp_path / "sources.csv").exists()


@pytest.fixture
def run(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command in a home of its own, the site allowed; gives exit code, output and messages."""
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    for name, value in {"HOME": tmp_path, "PRIVATE_HOSTS": site.host, "HOST_DELAY_SECONDS": 0, "FETCH_ATTEMPTS": 1}.items():
        monkeypatch.setenv(PREFIX + name, str(value))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = run_command(["sources", *arguments])
        return (code, *capfd.readouterr())

    return run_it


def test_add_shows_what_is_found_and_registers_the_best(site: Site, run: Any, tmp_path: Path) -> None:
    site.serve("/", DECLARED)
    site.serve("/news/all.xml", feed("/1", "/2"), content_type="text/xml")
    site.serve("/sitemap.xml", urlset(site, "/1"), content_type="text/xml")
    code, output, messages = run("add", site.url("/"), "--dry-run", "-f", "csv")
    assert (code, messages) == (0, "")
    assert [(row["rank"], row["kind"], row["state"], row["entries"], row["title"]) for row in csv.DictReader(output.splitlines())] == [
        ("1", "feed", "proposed", "2", "World"), ("2", "sitemap", "proposed", "1", ""),
    ]  # fmt: skip
    assert not (tmp_path / "sources.csv").exists()
    code, output, messages = run("add", site.url("/"), "--name", "world", "--schedule", "every 10 minutes", "--delay", "2")
    assert (code, "added as world" in output, "sources check world" in messages) == (0, True, True)
    assert rows_of(tmp_path) == [{
        "name": "world", "kind": "feed", "location": site.url("/news/all.xml"), "outlet": "World", "language": "en",
        "schedule": "every 10 minutes", "delay_seconds": "2", "active": "true", "notes": "declared by the page",
    }]  # fmt: skip
    code, _, messages = run("add", site.url("/1"), "--dry-run")
    assert code == 3
    site.serve("/1", "<p>a story</p>")
    site.serve("/", Reply(status=404))
    code, output, messages = run("add", site.url("/1"), "--dry-run")
    assert (code, "sitemap" in output, messages) == (0, True, "")
    site.serve("/sitemap.xml", Reply(status=404))
    code, output, messages = run("add", site.url("/1"), "--dry-run")
    assert (code, "page_list" in output, "addresses were asked in vain" in messages, "HTTP 404" in messages) == (
        0,
        True,
        True,
        True,
    )
    site.serve("/", DECLARED)
    site.serve("/sitemap.xml", urlset(site, "/1"), content_type="text/xml")
    code, _, messages = run("add", site.url("/"), "--all")
    assert (code, "world: is registered already" in messages, len(rows_of(tmp_path))) == (0, True, 2)
    assert list(rows_of(tmp_path)[0]) == list(COLUMNS)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["add", "ftp://a.example/"], 3, "only http"),
        (["add", "https://10.0.0.1/"], 3, "NEWSLEDGER_PRIVATE_HOSTS"),
        (["add", "https://a.example/", "--all", "--name", "x"], 2, "say one of both"),
        (["check", "nothing"], 2, "no registered source"),
        (["add"], 2, "requires an argument"),
    ],
)
def test_what_cannot_be_done_is_told(run: Any, arguments: list[str], code: int, words: str) -> None:
    got, output, messages = run(*arguments)
    assert (got, output) == (code, "")
    assert words in messages
    assert "Traceback" not in messages


def test_check_tells_what_would_come_without_asking_for_pages(site: Site, run: Any, tmp_path: Path) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    site.serve("/feed", feed("/1", "/closed/2", date="2026-01-02T03:04:00"), content_type="text/xml")
    site.serve("/sitemap.xml", urlset(site, "/1", "/2"), content_type="text/xml")
    site.serve("/empty", feed(), content_type="text/xml")
    site.serve("/closed/feed", feed("/1"), content_type="text/xml")
    site.serve("/all-closed", feed("/closed/1"), content_type="text/xml")
    site.serve("/busy", Reply(status=503))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("words")
    (tmp_path / "inbox" / "b.json").write_text("{")
    kinds = {
        "feed": "/feed",
        "sitemap": "/sitemap.xml",
        "empty": "/empty",
        "closed": "/closed/feed",
        "shut": "/all-closed",
        "busy": "/busy",
    }
    rows = [f"{name},{'sitemap' if name == 'sitemap' else 'feed'},{site.url(path)},,,,,false," for name, path in kinds.items()]
    listed = f'list,page_list,"{site.url("/1")}, {site.url("/2")}",,,,,false,'
    (tmp_path / "sources.csv").write_text("\n".join([",".join(COLUMNS), *rows, listed, "inbox,folder,inbox,,,,,false,", ""]))
    code, output, _ = run("check", *kinds, "list", "inbox", "-f", "json")
    assert code == 3
    assert [(row["source"], row["state"], row["entries"], row["new"], row["refused"]) for row in json.loads(output)] == [
        ("feed", "ok", 2, 2, 1), ("sitemap", "ok", 2, 2, 0), ("empty", "empty", 0, 0, 0), ("closed", "refused", 0, None, 0),
        ("shut", "refused", 1, 1, 1), ("busy", "failed", 0, None, 0), ("list", "ok", 2, 2, 0), ("inbox", "ok", 2, None, 0),
    ]  # fmt: skip
    assert json.loads(output)[0]["newest"] == "2026-01-02 03:04"
    asked = {"/robots.txt", "/.well-known/tdmrep.json", "/feed", "/sitemap.xml", "/empty", "/all-closed", "/busy"}
    assert set(site.paths()) == asked
    code, output, _ = run("check", "feed", "sitemap", "list")
    assert (code, "does not allow newsledger" in output) == (0, True)


def test_check_counts_what_the_ledger_has(site: Site, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(home=tmp_path)
    with closing(connect_writer(settings.warehouse_path)) as con:
        SitemapMemory(con).note([], {site.url("/1"): "2026-01-02"}, datetime.now(UTC))
        publish(con, settings.warehouse_path, settings.ledger_path)
    site.serve("/feed.xml", feed("/1", "/2"), content_type="text/xml")
    site.serve("/sitemap.xml", urlset(site, "/1", "/2", "/3").replace(RECENT, "2026-01-02"), content_type="text/xml")
    monkeypatch.setenv(PREFIX + "SITEMAP_DAYS", "0")
    for path, entries, new in (("/feed.xml", 2, 1), ("/sitemap.xml", 3, 2)):
        add_sources(
            settings, [{"kind": "sitemap" if "sitemap" in path else "feed", "location": site.url(path), "name": path[1:5]}]
        )
        [row] = json.loads(run("check", path[1:5], "-f", "json")[1])
        assert (row["state"], row["entries"], row["new"]) == ("ok", entries, new)


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    for is_terminal, shown in ((True, "\r\x1b[Khttps://a.example/ …\r\x1b[K"), (False, "")):
        monkeypatch.setattr("sys.stderr.isatty", lambda is_terminal=is_terminal: is_terminal, raising=False)
        with command._progress() as tell:
            tell("https://a.example/")
        assert capfd.readouterr().err == shown
