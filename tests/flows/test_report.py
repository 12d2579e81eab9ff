"""The report: every page of it, from a ledger of given articles, hostile ones among them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb
import pytest
from bs4 import BeautifulSoup

sys.path.insert(0, str(Path(__file__).parents[1] / "warehouse"))
import given

from flows.report import ReportLimits, build_report
from flows.report_format import file_name, heading, level, link, number, share
from flows.report_marks import marked_parts
from transforms.errors import InputError, WarehouseError
from transforms.records import Actor, ExpectationResult, Extraction, Mention, Quote, RowFailure
from warehouse.batch import stage
from warehouse.captures import record_captures
from warehouse.database import connect_writer
from warehouse.promote import promote
from warehouse.publish import publish
from warehouse.quarantine import quarantine_rows
from warehouse.results import record_results
from warehouse.runs import finish_run, start_run
from warehouse.source_runs import SourceRun, record_source_runs

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e'
URL = "https://example.org/quake"
RESULTS = (
    ExpectationResult("figures", "bounds_in_order", "row", "critical", success=False, row_count=40, failed_count=1, observed=None,
                      reason=f"Low is not above high. {EVIL}", examples=("0/ab",)),
    ExpectationResult("articles", "has_text", "row", "critical", success=True, row_count=3, failed_count=0, observed=None,
                      reason="An article without text is none.", examples=()),
)  # fmt: skip


def hostile() -> Extraction:
    """An article in which everything that a page may say is an attack."""
    text = f"{EVIL} said that 12 people had been killed.\n\n“It is {EVIL} here,” said Ann <b>Ott</b>."
    name = given.span(text, EVIL)
    figure = given.figure(text, "12", 12, attributed_to=EVIL, counted=EVIL, place=EVIL)
    quote = Quote(*given.span(text, f"“It is {EVIL} here,”"), "direct", EVIL, *name, "said", *given.span(text, "said"))
    article = given.article("evil.html", text, title=EVIL, authors=(EVIL,), site_name=EVIL, canonical_url="javascript:alert(3)")
    return Extraction(article, None, (figure,), (Actor(None, EVIL, "person", EVIL, (), (Mention(*name, EVIL),)),), (quote,))


def quake(toll: int) -> Extraction:
    """A dated article with one toll; another toll makes it a revision."""
    text = f"The institute said that at least {toll} people had been killed in Peru."
    figure = given.figure(
        text,
        f"at least {toll}",
        toll,
        modifier="at_least",
        high=None,
        attributed_to="institute",
        place="Peru",
        as_of_date="2024-08-14",
    )
    modified = "2024-08-16T10:00:00+00:00" if toll > 40 else None
    article = given.article(
        "quake.html", text, canonical_url=URL, title="Quake in Peru", published_at="2024-08-15", modified_at=modified
    )
    return Extraction(article, None, (replace(figure, figure_id=f"{toll:016x}"),))


@pytest.fixture(scope="module")
def ledger(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: four articles and a broken page; then a revised article, a broken expectation and a row held back."""
    folder = tmp_path_factory.mktemp("ledger")
    con = connect_writer(shutil.copyfile(empty_warehouse, folder / "warehouse.duckdb"))
    first = [given.document(hostile()), given.document(), given.document(quake(37)), given.failed("unreadable", "broken.html")]
    second = [given.document(quake(52)), given.document()]
    for number_of_run, documents in enumerate((first, second)):
        run_id, started = f"run-{number_of_run}", given.START + timedelta(hours=number_of_run)
        start_run(con, run_id, started_at=started, reference_version="r1", what=EVIL)
        record_captures(con, run_id, [given.capture(d) for d in documents if d.capture_id])
        stage(con, run_id, documents)
        record_results(con, run_id, RESULTS)
        quarantine_rows(con, run_id, [RowFailure("quote", 1, "1", "quotes.kept_back", EVIL)] if number_of_run == 0 else [])
        promote(con, run_id)
        record_source_runs(con, run_id, [SourceRun("example", asked=len(documents))])
        finish_run(con, run_id, ended_at=started + timedelta(seconds=9), state="published")
    publish(con, folder / "warehouse.duckdb", folder / "ledger.duckdb")
    con.close()
    return folder / "ledger.duckdb"


@pytest.fixture(scope="module")
def report(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_report(ledger, tmp_path_factory.mktemp("report")).parent


def pages(report: Path) -> Iterator[tuple[Path, BeautifulSoup]]:
    for path in sorted(report.rglob("*.html")):
        yield path, BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def page(report: Path, words: str) -> BeautifulSoup:
    """The one page whose heading begins with these words."""
    found = [soup for _, soup in pages(report) if (h1 := soup.find("h1")) and h1.get_text(strip=True).startswith(words)]
    assert len(found) == 1
    return found[0]


def test_every_link_leads_to_a_page_and_a_place_of_the_report(report: Path) -> None:
    broken = []
    for path, soup in pages(report):
        for a in soup.select("a[href]"):
            target = urlsplit(str(a["href"]))
            if target.scheme:
                continue
            file = (path.parent / unquote(target.path)).resolve() if target.path else path
            if not file.is_file() or (target.fragment and f'id="{target.fragment}"' not in file.read_text(encoding="utf-8")):
                broken.append((path.name, a["href"]))
    assert broken == []


def test_pages_load_nothing_from_elsewhere(report: Path) -> None:
    loaded = {
        str(t.get("src") or t.get("href")) for _, soup in pages(report) for t in soup.select("script, link, img, iframe, object")
    }
    assert loaded == {"style.css", "../style.css", "site.js", "../site.js"}
    assert "url(" not in (report / "style.css").read_text(encoding="utf-8")
    assert "@import" not in (report / "style.css").read_text(encoding="utf-8")


def test_hostile_words_stay_words(report: Path) -> None:
    for path, soup in pages(report):
        scripts = [tag for tag in soup.find_all("script") if not tag.get("src")]
        handlers = [tag for tag in soup.select("*") if any(name.startswith("on") for name in tag.attrs)]
        followed = [a["href"] for a in soup.select("a[href]") if urlsplit(str(a["href"])).scheme not in ("", "http", "https")]
        assert (scripts, handlers, soup.find_all("img"), followed) == ([], [], [], []), path
    titles = [h1.get_text() for _, soup in pages(report) if (h1 := soup.find("h1")) and "alert(1)" in h1.get_text()]
    assert titles == [EVIL, EVIL]


def test_article_page_marks_figures_quotes_and_actors(report: Path) -> None:
    soup = page(report, "More than 40,000")
    text = soup.select_one("article .text")
    assert text is not None
    assert [mark.get_text() for mark in text.select("mark")] == ["more than 40,000", "105", "240"]
    assert [quote.get_text() for quote in text.select(".quote.direct")] == ["“We count every name.”"]
    assert {"The health ministry", "Omar Haddad"} <= {actor.get_text() for actor in text.select(".actor")}
    folded = text.select_one("details.removed")
    assert folded is not None
    assert "By Nobody" in folded.get_text()
    assert "byline_prefix" in folded.get_text()


def test_actor_page_has_roles_claims_and_quotes(report: Path) -> None:
    assert "Spokesman" in page(report, "Omar Haddad").get_text()
    assert "We count every name." in page(report, "Omar Haddad").get_text()
    assert "> 40,000" in page(report, "Gaza Health Ministry").get_text()


def test_overview_shows_the_toll_as_it_was_revised(report: Path) -> None:
    soup = page(report, "Figures and actors")
    card = soup.select_one("section.card")
    assert card is not None
    assert "Peru" in card.get_text()
    assert len(card.select(".chart svg")) == 2
    assert [str(li.get_text(strip=True)) for li in card.select("ul.key li")] == ["●institute", "▲or more"]
    assert [row.get_text() for row in card.select("tbody td[data-label=Claim]")] == ["at least 37 withdrawn", "at least 52"]


def test_quality_page_tells_runs_and_expectations(report: Path) -> None:
    soup = page(report, "Data quality")
    outcomes = [[td.get_text() for td in row.select("td")][3:9] for row in soup.select("tr:has(.state)")]
    assert outcomes == [["2", "0", "1", "1", "0", "0"], ["4", "3", "0", "0", "0", "1"]]
    counts = [[int(td.get_text()) for td in row.select("td")[3:12]] for row in soup.select("tr:has(.state)")]
    assert [documents for documents, *_ in counts] == [sum(became) for _, *became in counts]
    assert [summary.get_text() for summary in soup.select("tr.broken summary")] == ["figures.bounds_in_order"]
    assert [summary.get_text() for summary in soup.select("tr.held summary")] == ["articles.has_text"]
    assert "97.5%" in soup.get_text()


def test_quality_page_tells_all_expectations_however_many(ledger: Path, tmp_path: Path) -> None:
    copied = shutil.copyfile(ledger, tmp_path / "ledger.duckdb")
    with duckdb.connect(str(copied)) as con:
        con.execute(
            "INSERT INTO quality.expectation_results SELECT e.* REPLACE (e.expectation || i AS expectation) "
            "FROM quality.expectation_results AS e, range(400) AS r(i) "
            "WHERE is_success AND run_id = (SELECT max_by(run_id, started_at) FROM quality.runs)"
        )
    build_report(copied, tmp_path / "report")
    assert len(page(tmp_path / "report", "Data quality").select("tr.held summary")) == 401


def test_quality_page_draws_outcomes_volumes_pass_rates_quarantine_and_fill_rates(report: Path) -> None:
    cards = page(report, "Data quality").select("section.card")
    drawn = {card.find("h2").get_text(): [svg.get_text(" ").split() for svg in card.select(".chart svg")] for card in cards}
    assert list(drawn) == [
        "Documents by outcome",
        "Figures brought",
        "Expectations that held, by suite",
        "Rows held back",
        "Articles with a date, by source",
        "Articles with a title, by source",
        "Articles with an author, by source",
    ]
    assert {len(drawings) for drawings in drawn.values()} == {2}
    assert all(words.count("100%") == 2 for words in drawn["Articles with a date, by source"])
    assert [li.get_text(strip=True) for li in cards[3].select("ul.key li")] == ["■waiting", "■settled"]


def test_same_ledger_gives_the_same_files(ledger: Path, report: Path, tmp_path: Path) -> None:
    again = build_report(ledger, tmp_path / "deep" / "again").parent
    files = sorted(path.relative_to(report) for path in report.rglob("*.*"))
    assert [path.relative_to(again) for path in sorted(again.rglob("*.*"))] == files
    assert [(again / file).read_bytes() for file in files] == [(report / file).read_bytes() for file in files]


def test_big_ledger_is_cut_and_the_page_says_so(ledger: Path, report: Path, tmp_path: Path) -> None:
    shutil.copytree(report, tmp_path, dirs_exist_ok=True)
    (tmp_path / "notes.txt").write_text("mine")
    build_report(ledger, tmp_path, ReportLimits(articles=1, actors=1, figures=1, runs=1))
    assert len(list((tmp_path / "articles").iterdir())) == len(list((tmp_path / "actors").iterdir())) == 1
    assert "Showing 1 of 3 articles" in (tmp_path / "articles.html").read_text(encoding="utf-8")
    assert "Showing 1 of 5 figures" in (tmp_path / "figures.html").read_text(encoding="utf-8")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_ledger_without_a_run_gives_a_report(empty_warehouse: Path, tmp_path: Path) -> None:
    con = connect_writer(shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb"))
    publish(con, tmp_path / "warehouse.duckdb", tmp_path / "ledger.duckdb")
    con.close()
    index = build_report(tmp_path / "ledger.duckdb", tmp_path / "report")
    assert "No run has been published yet" in index.read_text(encoding="utf-8")


def test_missing_ledger_and_folder_that_cannot_be_written_are_told(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="newsledger run"):
        build_report(tmp_path / "no.duckdb", tmp_path / "report")
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="another folder"):
        build_report(ledger, tmp_path / "file")


def block(text: str, start: int = 0, *, is_kept: bool = True) -> dict[str, object]:
    return {
        "text": text,
        "span_start": start,
        "span_end": start + len(text),
        "is_kept": is_kept,
        "label": "paragraph",
        "rule": "r",
    }


def at(start: int, end: int) -> dict[str, int]:
    return {"span_start": start, "span_end": end}


@pytest.mark.parametrize(
    ("figures", "quotes", "mentions", "cut"),
    [
        ([], [], [], ["one two three"]),
        ([at(4, 7)], [], [], ["one ", "two", " three"]),
        ([at(4, 7)], [at(0, 13)], [], ["one ", "two", " three"]),
        ([at(4, 7)], [at(6, 13)], [at(0, 5)], ["one ", "t", "w", "o", " three"]),
        ([at(0, 13), at(4, 7)], [], [], ["one ", "two", " three"]),
        ([at(8, 99)], [], [], ["one two ", "three"]),
    ],
)
def test_text_is_cut_where_spans_begin_and_end(
    figures: list[dict[str, int]], quotes: list[dict[str, int]], mentions: list[dict[str, int]], cut: list[str]
) -> None:
    (part,) = marked_parts("one two three", [block("one two three")], figures, quotes, mentions)
    assert [stretch.text for stretch in part.stretches] == cut


def test_inner_span_is_seen_inside_an_outer_one() -> None:
    outer, inner = at(0, 13), at(4, 7)
    (part,) = marked_parts("one two three", [block("one two three")], [outer, inner], [], [])
    assert [stretch.figure for stretch in part.stretches] == [outer, inner, outer]


def test_removed_blocks_are_gathered_in_place() -> None:
    blocks = [block("By X", is_kept=False), block("a"), block("ad", is_kept=False), block("tag", is_kept=False)]
    parts = marked_parts("a", blocks, [], [], [])
    assert [(part.element, len(part.removed)) for part in parts] == [("removed", 1), ("p", 0), ("removed", 2)]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0, "0"), (Decimal("40000.000000000"), "40,000"), (Decimal("66.670000000"), "66.67"), (100, "100"), (-5, "-5")],
)
def test_number(value: Decimal | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (0.5, "50%"), (0.586, "58.6%"), (0.99999, "99.9%"), (1.0, "100%")])
def test_share_is_whole_only_where_it_is(value: float | None, text: str) -> None:
    assert share(value) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": Decimal(40)}, "40"),
        ({"value": Decimal(40), "modifier": "at_least"}, "≥ 40"),
        ({"value": Decimal(7), "modifier": "about", "unit": "percent", "kind": "share"}, "~7%"),
        ({"low": Decimal(60), "high": Decimal(80), "modifier": "range"}, "60 to 80"),
        ({"low": Decimal(12), "modifier": "indefinite"}, "≥ 12"),
        ({"value": Decimal(24), "unit": "hour", "kind": "duration", "surface": "24 hours"}, "24 hours"),
    ],
)
def test_level(fields: dict[str, object], text: str) -> None:
    plain = {"value": None, "low": None, "high": None, "modifier": "exact", "unit": "1", "kind": "count", "surface": "?"}
    assert level(plain | fields) == text


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        (URL, URL),
        ("http://a.b/c?d=e", "http://a.b/c?d=e"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.b", None),
        ("http://[bad", None),
        ("file:///etc/hosts", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_followed(url: str | None, followed: str | None) -> None:
    assert link(url) == followed


@pytest.mark.parametrize("key", ["israel", "a/../../b", "", "名前", "CON", "x" * 400, EVIL])
def test_file_names_are_safe_and_distinct(key: str) -> None:
    name = file_name(key)
    assert name.replace("-", "").removesuffix(".html").isalnum()
    assert len(name) < 64
    assert name != file_name(key + "!")


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("Title", "text", "Title"),
        (None, "Short text.", "Short text."),
        (None, "", "Untitled article"),
        (None, "word " * 40, "word " * 14 + "…"),
    ],
)
def test_untitled_article_is_named_by_its_first_words(title: str | None, text: str, shown: str) -> None:
    assert heading({"title": title, "text": text}) == shown
