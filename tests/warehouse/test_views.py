"""Every view of the ledger: a few given articles, and the rows that it makes of them."""

# The warehouse keeps UTC without a zone, and so do the expected rows.

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from given import (
    START,
    TEXT,
    article,
    claim,
    document,
    entries_of,
    extraction,
    failed,
    open_copy,
    rows,
    run,
    select,
    span,
    start_run,
    toll,
)

from transforms.records import Actor, Block, Extraction, LiveEntry, Mention, Role
from warehouse.batch import StagedDocument
from warehouse.runs import finish_run
from warehouse.source_runs import SourceRun, record_source_runs
from warehouse.sql_files import view_scripts


@pytest.fixture(scope="module")
def usual(one_article: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of the usual article, only read."""
    with open_copy(one_article, tmp_path_factory.mktemp("usual")) as con:
        yield con


def test_articles(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("INSERT INTO reference.sources (name, outlet) VALUES ('example', 'Example Wire')")
    unnamed = extraction("b.txt", article=article("b.txt", site_name=None, title=None), figures=(), actors=(), quotes=())
    run(con, "r1", document(), document(unnamed))
    columns = "document_id, outlet, title, figure_count, actor_count, quote_count, published_at, revision_count, text_length"
    assert select(con, columns, "marts.articles") == [
        ("a.txt", "The Daily Example", "More than 40,000 killed, ministry says", 3, 2, 1, datetime(2024, 8, 16), 1, len(TEXT)),
        ("b.txt", "Example Wire", None, 0, 0, 0, datetime(2024, 8, 16), 1, len(TEXT)),
    ]


def test_articles_say_their_section_and_who_may_read_them(con: duckdb.DuckDBPyConnection) -> None:
    silent = article("b.txt", section=None, is_paywalled=None)
    walled = article("c.txt", title="C", section=None, is_paywalled=True)
    run(con, "r1", document(), document(extraction("b.txt", article=silent)), document(extraction("c.txt", article=walled)))
    assert select(con, "document_id, section, is_paywalled", "marts.articles") == [
        ("a.txt", "World", False), ("b.txt", None, None), ("c.txt", None, True),
    ]  # fmt: skip


def test_live_entries(con: duckdb.DuckDBPyConnection) -> None:
    first, second = entries_of(TEXT)
    undated = LiveEntry(second.start, second.end, None, None, None)
    columns = "entry_number, published_at, published_text, published_precision, published_method, text, outlet"
    run(con, "r1", document(extraction("a.txt", article=article(entries=(first, undated)))))
    stamped = (datetime(2024, 8, 16, 9, 30), "2024-08-16T09:30+00:00", "minute", "time element")
    paragraphs = TEXT.split("\n\n")
    assert select(con, columns, "marts.live_entries") == [
        (1, *stamped, paragraphs[0], "The Daily Example"), (2, None, None, None, None, paragraphs[1], "The Daily Example"),
    ]  # fmt: skip
    # Read by new rules, an entry of the same words has a time, or is one no longer.
    run(con, "r2", document(), version="v2")
    assert select(con, "entry_number, published_text", "marts.live_entries")[1] == (2, "2024-08-16T08:30+00:00")
    run(con, "r3", document(extraction("a.txt", article=article(entries=(), section="Europe"))), version="v3")
    assert (rows(con, "FROM marts.live_entries"), rows(con, "SELECT section FROM marts.articles")) == ([], [("Europe",)])


def test_blocks(usual: duckdb.DuckDBPyConnection) -> None:
    assert select(usual, "block_number, label, is_kept, rule, text", "marts.blocks") == [
        (1, "byline", False, "byline_prefix", "By Nobody"),
        *((number, "paragraph", True, "body", text) for number, text in enumerate(TEXT.split("\n\n"), 2)),
    ]


def test_figures_carry_their_receipt(usual: duckdb.DuckDBPyConnection) -> None:
    columns = (
        "surface, value, low, high, claimant, as_of_date, title, outlet, sentence, substr($$" + TEXT + "$$, span_start + 1, "
    )
    columns += "span_end - span_start), archive_file, record_offset, capture_id"
    assert select(usual, columns, "marts.figures", where="event = 'killed'") == [
        ("more than 40,000", Decimal(40000), Decimal(40000), None, "Gaza Health Ministry", date(2024, 8, 15),
         "More than 40,000 killed, ministry says", "The Daily Example", TEXT.split("\n\n")[0], "more than 40,000",
         "one.warc.gz", 0, document().capture_id)
    ]  # fmt: skip


def test_exchanges(usual: duckdb.DuckDBPyConnection) -> None:
    columns = "given_surface, given_counted, received_surface, received_counted, round(ratio, 3), as_of_date"
    assert select(usual, columns, "marts.exchanges") == [("105", "hostages", "240", "prisoners", 2.286, date(2023, 11, 1))]


def test_a_pair_that_points_one_way_is_an_exchange_too(con: duckdb.DuckDBPyConnection) -> None:
    usual = extraction()
    run(con, "r1", document(replace(usual, figures=(replace(usual.figures[1], exchanged_for=None), usual.figures[2]))))
    assert select(con, "given_surface, received_surface", "marts.exchanges") == [("105", "240")]


def test_actor_mentions(usual: duckdb.DuckDBPyConnection) -> None:
    (own,) = rows(usual, "SELECT actor_id FROM core.learned_actors")[0]
    assert select(usual, "actor_key, name, surface, span_start, block_number", "marts.actor_mentions", "span_start") == [
        ("gaza-health-ministry", "Gaza Health Ministry", "The health ministry", 0, 2),
        (own, "Omar Haddad", "Omar Haddad", span(TEXT, "Omar Haddad")[0], 3),
    ]


def described(name: str, published: str, role: str, affiliation: str | None = None) -> StagedDocument:
    text = f"{role} Omar Haddad spoke. " + " ".join(f"{name}{number}" for number in range(30))
    actor = Actor(
        "haddad", "Omar Haddad", "person", affiliation, (Role(role, *span(text, role)),),
        (Mention(*span(text, "Omar Haddad"), "Omar Haddad"),),
    )  # fmt: skip
    return document(Extraction(article(f"{name}.txt", text, published_at=published), actors=(actor,)))


def test_actor_roles(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", described("a", "2024-01-01", "Spokesman"), described("b", "2024-02-01", "spokesman", "Hamas"),
        described("c", "2024-03-01", "Minister"))  # fmt: skip
    columns = "role, affiliation, first_seen_at, last_seen_at, article_count, story_count"
    assert select(con, columns, "marts.actor_roles", "first_seen_at") == [
        ("spokesman", "Hamas", datetime(2024, 1, 1), datetime(2024, 2, 1), 2, 2),
        ("Minister", None, datetime(2024, 3, 1), datetime(2024, 3, 1), 1, 1),
    ]


def test_actors(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "INSERT INTO reference.actors (actor_id, name, kind, country) "
        "VALUES ('gaza-health-ministry', 'Ministry', 'organisation', 'PS')"
    )
    run(con, "r1", document(), described("b", "2024-02-01", "Spokesman"))
    columns = "name, is_resolved, is_in_reference, country, latest_role, surfaces, mention_count, article_count, figure_count"
    assert select(con, columns, "marts.actors") == [
        ("Ministry", True, True, "PS", None, ["health ministry"], 1, 1, 1),
        ("Omar Haddad", True, False, None, "Spokesman", ["Omar Haddad"], 1, 1, 0),
        ("Omar Haddad", True, False, None, "Spokesman", ["Omar Haddad"], 1, 1, 0),
    ]


def test_quotes(usual: duckdb.DuckDBPyConnection) -> None:
    columns = "kind, content, speaker, speaker_key = speaker_actor_id, speaker_affiliation, speaker_kind, cue"
    assert select(usual, columns, "marts.quotes") == [
        ("direct", "“We count every name.”", "Omar Haddad", True, "Gaza Health Ministry", "person", "told")
    ]


def test_a_speaker_is_the_actor_whose_mention_has_an_article_before_the_same_words(con: duckdb.DuckDBPyConnection) -> None:
    start, end = span(TEXT, "health ministry")
    spoken = replace(extraction().quotes[0], speaker="health ministry", speaker_start=start, speaker_end=end)
    run(con, "r1", document(extraction(quotes=(spoken,))))
    assert select(con, "speaker, speaker_key", "marts.quotes") == [("health ministry", "gaza-health-ministry")]


def test_a_speaker_of_two_actors_stays_unresolved(con: duckdb.DuckDBPyConnection) -> None:
    usual = extraction()
    namesake = replace(usual.actors[1], actor_id="other", mentions=())
    run(con, "r1", document(replace(usual, actors=(*usual.actors, namesake))))
    assert select(con, "speaker, speaker_kind", "marts.quotes") == [("Omar Haddad", None)]


def test_story_clusters(con: duckdb.DuckDBPyConnection) -> None:
    def copy(name: str, published: str) -> StagedDocument:
        return document(extraction(f"{name}.txt", article=article(f"{name}.txt", published_at=published, site_name=name)))

    run(con, "r1", copy("late", "2024-08-18"), copy("early", "2024-08-16"))
    assert select(con, "outlet, position, is_first, copy_count, outlet_count", "marts.story_clusters", "position") == [
        ("early", 1, True, 2, 2),
        ("late", 2, False, 2, 2),
    ]


def test_figures_by_claimant(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", claim("a", "2024-08-10", "10", 10), claim("b", "2024-08-12", "20", 20),
        claim("c", "2024-08-11", "7", 7, attributed_to=None, attributed_to_actor_id=None))  # fmt: skip
    columns = "claimant, claim_count, lowest, highest, latest, latest_as_of_date, outlet_count, len(figure_ids)"
    assert select(con, columns, "reports.figures_by_claimant", "claim_count") == [
        (None, 1, 7, 7, 7, date(2024, 8, 11), 1, 1),
        ("Gaza Health Ministry", 2, 10, 20, 20, date(2024, 8, 12), 2, 2),
    ]


#: Headline to the numbers that the body, which has 40,000, does not give.
HEADLINES = [
    ("Toll passes 40,000", []),
    ("Toll passes 45,000, ministry says", ["45,000"]),
    ("40 thousand killed", []),
    ("1.5 million displaced", ["1.5 million"]),
    ("Twelve killed, 12 hurt", []),
    ("What 2024 will bring", []),
    ("A town of 2,024", ["2,024"]),
    (None, []),
]


def test_headline_body_mismatch(con: duckdb.DuckDBPyConnection) -> None:
    names = [f"{number}.txt" for number in range(len(HEADLINES))]
    given = zip(names, HEADLINES, strict=True)
    run(con, "r1", *(document(extraction(article=article(name, title=title))) for name, (title, _) in given))
    found = rows(
        con,
        "SELECT document_id, headline_surface FROM reports.headline_body_mismatch JOIN core.articles USING (article_id) ORDER BY 1",
    )
    assert found == [(name, number) for name, (_, numbers) in zip(names, HEADLINES, strict=True) for number in numbers]


def test_a_mismatch_shows_the_nearest_number_of_the_body(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", document(extraction(article=article(title="Toll passes 45,000"))))
    assert select(con, "headline_number, closest_surface", "reports.headline_body_mismatch") == [(45000, "more than 40,000")]


def test_actor_network(con: duckdb.DuckDBPyConnection) -> None:
    def together(name: str, published: str, text: str) -> StagedDocument:
        made = tuple(
            Actor(who.lower(), who, "person", None, (), (Mention(*span(text, who), who),))
            for who in ("Ann", "Bob", "Cy")
            if who in text
        )
        return document(Extraction(article(name, text, published_at=published), actors=made))

    run(con, "r1", together("a", "2024-01-01", "Ann met Bob.\n\nCy was away."), together("b", "2024-02-01", "Bob wrote to Ann."))
    columns = "name, other_name, paragraph_count, article_count, first_seen_at, last_seen_at"
    assert select(con, columns, "reports.actor_network") == [("Ann", "Bob", 2, 2, datetime(2024, 1, 1), datetime(2024, 2, 1))]


def test_source_coverage(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "INSERT INTO reference.sources (name, outlet, kind) "
        "VALUES ('example', 'Example Wire', 'feed'), ('silent', 'Silent', 'feed')"
    )
    by_hand = document(extraction("b.txt", article=article("b.txt", published_at=None)), source_name=None)
    run(con, "r1", document(), failed("no_text"), by_hand)
    columns = "source_name, outlet, document_count, good_count, unusable_count, article_count, figure_count, "
    columns += "share_dated, median_lag_minutes"
    assert select(con, columns, "reports.source_coverage") == [
        ("(by hand)", None, 1, 1, 0, 1, 3, 0.0, None),
        ("example", "Example Wire", 2, 1, 1, 1, 3, 1.0, 29 * 60),
        ("silent", "Silent", 0, 0, 0, 0, 0, None, None),
    ]


def test_source_coverage_shows_rhythm_and_layout(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("INSERT INTO reference.sources (name, outlet, kind) VALUES ('never asked', 'Never', 'feed')")
    for number in range(40):
        run_id, at = f"r{number}", START + timedelta(hours=number)
        start_run(con, run_id, started_at=at, reference_version="r")
        loaded = 5 if number < 24 else 0
        seen = SourceRun("wire", "feed", started_at=at, ended_at=at, state="complete" if loaded else "failed", asked=5)
        record_source_runs(con, run_id, [seen])
        con.execute(
            "UPDATE quality.source_runs SET loaded = $n, articles = $n, titled = $n, authored = $n, characters = 900, "
            "dated = CASE WHEN $number < 20 THEN $n ELSE 0 END WHERE run_id = $run_id",
            {"n": loaded, "number": number, "run_id": run_id},
        )
        finish_run(con, run_id, ended_at=at, state="published")
    columns = "source_name, last_success_at, last_new_at, hours_since_new, usual_gap_hours, is_silent, last_day, volume, drifted"
    last = (START + timedelta(hours=23)).replace(tzinfo=None)
    assert select(con, columns, "reports.source_coverage") == [
        ("never asked", None, None, None, None, False, None, None, []),
        ("wire", last, last, 16.0, 1.0, True, 40, None, ["date"]),
    ]


def test_boilerplate(con: duckdb.DuckDBPyConnection) -> None:
    def page(name: str, *removed: Block) -> StagedDocument:
        kept = Block("paragraph", "0123456789", kept=True, rule="body", start=0, end=10)
        return document(Extraction(article(name, "0123456789", blocks=(kept, *removed))))

    advert = Block("advert", "Buy", kept=False, rule="advert_words")
    comments = [Block("comment", text, kept=False, rule="comment_section") for text in ("No!", "Never")]
    run(con, "r1", page("a", advert, *comments), page("b", advert))
    columns = "label, rule, block_count, article_count, text_count, share_of_articles, characters, longest, usual_text"
    assert select(con, columns, "reports.boilerplate", where="label = 'advert'") == [
        ("advert", "advert_words", 2, 2, 1, 1.0, 6, 3, "Buy")
    ]
    assert select(con, "block_count, article_count, text_count, round(share_of_characters, 3)", "reports.boilerplate",
                  where="label = 'comment'") == [(2, 1, 2, 0.235)]  # fmt: skip


def test_quality_history(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", document(), failed("no_text"), failed("unreadable", "c"))
    run(con, "r2", document())
    columns = "run_id, state, document_count, loaded, unchanged, no_text, unreadable, quarantined"
    assert select(con, columns, "reports.quality_history") == [
        ("r1", "interrupted", 3, 1, 0, 1, 1, 0),
        ("r2", "running", 1, 0, 1, 0, 0, 0),
    ]


def test_every_view_file_says_its_grain_and_key() -> None:
    for script in view_scripts():
        if "CREATE VIEW" not in script and " AS TABLE" not in script:
            continue  # macros that give one value have no grain
        head = script.split("CREATE", 1)[0]
        assert head.startswith("-- Grain: ")
        assert "Key:" in head


def test_a_figure_keeps_its_id_through_revisions(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", document(extraction(figures=(toll(),))))
    run(con, "r2", document(extraction(figures=(toll(),), article=article(title="Another"))))
    assert select(con, "figure_id, revision_number", "marts.revision_figures", "revision_number") == [
        (toll().figure_id, 1), (toll().figure_id, 2),
    ]  # fmt: skip
    assert select(con, "*", "marts.figure_changes") == []
