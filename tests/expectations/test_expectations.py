"""Every expectation: a batch that keeps it, and one that breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest
from given import START, document, extraction, run, start_run, toll

from expectations.expectation import Expectation, Suite
from expectations.gate import run_gate
from expectations.suites import SUITES
from transforms.records import ExpectationResult
from warehouse.batch import STAGING_TABLES, discard_staged, stage
from warehouse.database import connect_writer
from warehouse.source_history import stage_sources

DOCUMENTS = 110


def _documents(values: str) -> str:
    return f"UPDATE staging.documents SET {values}"


def _one(table: str, values: str, where: str = "true") -> str:
    return f"UPDATE staging.{table} SET {values} WHERE document_number = 1 AND {where}"


def _all(table: str, values: str) -> str:
    return f"UPDATE staging.{table} SET {values}"


def _again(table: str, replaced: str = "document_number AS document_number", where: str = "true") -> str:
    return (
        f"INSERT INTO staging.{table} SELECT * REPLACE ({replaced}) FROM staging.{table} "
        f"WHERE document_number = 1 AND {where} LIMIT 1"
    )


FIRST = "figure_number = 1"
#: Expectation to the SQL that makes the good batch break it.
BREAKS = {
    "documents.batch_has_documents": "DELETE FROM staging.documents",
    "documents.document_numbers_unique": _again("documents"),
    "documents.documents_are_named": _one("documents", "document_id = ' '"),
    "documents.disposition_in_vocabulary": _one("documents", "disposition = 'lost'"),
    "documents.every_document_is_something": _one("documents", "has_article = false"),
    "documents.share_unreadable_bearable": _documents("disposition = 'unreadable' WHERE document_number % 3 > 0"),
    "documents.share_unreadable_usual": _documents("disposition = 'no_text' WHERE document_number % 4 = 0"),
    "documents.share_not_article": _documents("disposition = 'not_article' WHERE document_number % 3 > 0"),
    "documents.share_fetch_failed": _documents("disposition = 'fetch_failed' WHERE document_number % 2 = 0"),
    "documents.share_duplicates": _documents("revision_id = 'same' WHERE document_number % 3 > 0"),
    "documents.share_other_language": _documents("disposition = 'other_language' WHERE document_number % 3 > 0"),
    "sources.not_silent": "UPDATE staging.sources SET is_silent = true",
    "sources.no_drop_in_volume": "UPDATE staging.sources SET volume = 'drop'",
    "sources.no_jump_in_volume": "UPDATE staging.sources SET volume = 'jump'",
    "sources.title_as_usual": "UPDATE staging.sources SET drifted = ['title']",
    "sources.date_as_usual": "UPDATE staging.sources SET drifted = ['date', 'author']",
    "sources.author_as_usual": "UPDATE staging.sources SET drifted = ['date', 'author']",
    "sources.body_as_usual": "UPDATE staging.sources SET drifted = ['body']",
    "articles.text_not_null": _one("articles", "text = NULL"),
    "articles.text_not_empty": _one("articles", "text = '  '"),
    "articles.text_readable": _one("articles", "text = repeat(chr(65533), 20) || text"),
    "articles.blocks_add_up_to_text": "DELETE FROM staging.blocks WHERE document_number = 1 AND block_number = 3",
    "articles.published_at_readable": _one("articles", "published_at = NULL"),
    "articles.published_at_after_1800": _one("articles", "published_at = TIMESTAMP '1799-12-31'"),
    "articles.published_at_not_in_future": _one("articles", "published_at = TIMESTAMP '2024-08-18 06:00'"),
    "articles.published_precision_given": _one("articles", "published_precision = NULL"),
    "articles.published_precision_in_vocabulary": _one("articles", "published_precision = 'week'"),
    "articles.published_method_given": _one("articles", "published_method = NULL"),
    "articles.modified_at_not_in_future": _one("articles", "modified_at = TIMESTAMP '2025-01-01'"),
    "articles.modified_not_before_published": _one("articles", "modified_at = TIMESTAMP '2024-08-14'"),
    "articles.title_length": _one("articles", "title = repeat('long ', 61)"),
    "articles.title_not_blank": _one("articles", "title = ' '"),
    "articles.canonical_url_is_address": _one("articles", "canonical_url = '/story/1'"),
    "articles.language_is_code": _one("articles", "language = 'english'"),
    "articles.authors_are_names": _one("articles", "authors = ['Ann Author', ' ']"),
    "articles.text_length_usual": _all("articles", "text = left(text, 250)"),
    "articles.share_with_title": _all("articles", "title = NULL"),
    "articles.share_with_date": _all("articles", "published_at = NULL"),
    "articles.share_with_figures_bearable": "DELETE FROM staging.figures WHERE document_number > 1",
    "articles.share_with_figures_usual": "DELETE FROM staging.figures WHERE document_number > 20",
    "articles.share_with_actors": "DELETE FROM staging.actors WHERE document_number > 50",
    "blocks.block_number_unique": _again("blocks"),
    "blocks.label_not_null": _one("blocks", "label = NULL", "block_number = 1"),
    "blocks.label_in_vocabulary": _one("blocks", "label = 'junk'", "block_number = 1"),
    "blocks.rule_given": _one("blocks", "rule = ''", "block_number = 1"),
    "blocks.kept_is_body": _one("blocks", "label = 'advert'", "block_number = 2"),
    "blocks.kept_has_span": _one("blocks", "span_start = NULL, span_end = NULL", "block_number = 2"),
    "blocks.kept_text_is_span": _one("blocks", "text = 'other words'", "block_number = 2"),
    "blocks.span_span_in_text": _one("blocks", "span_end = 100000", "block_number = 2"),
    "blocks.removed_has_text": _one("blocks", "text = ''", "block_number = 1"),
    "blocks.share_of_text_removed": _all("blocks", "text = repeat('x', 5000)") + " WHERE NOT is_kept",
    "figures.figure_id_not_null": _one("figures", "figure_id = NULL", FIRST),
    "figures.figure_id_unique": _again("figures", where=FIRST),
    "figures.span_in_text": _one("figures", "span_end = span_start", FIRST),
    "figures.span_is_surface": _one("figures", "span_start = span_start - 1, span_end = span_end - 1", FIRST),
    "figures.sentence_holds_figure": _one("figures", "sentence_end = span_end - 1", FIRST),
    "figures.kind_not_null": _one("figures", "kind = NULL", FIRST),
    "figures.kind_in_vocabulary": _one("figures", "kind = 'number'", FIRST),
    "figures.modifier_not_null": _one("figures", "modifier = NULL", FIRST),
    "figures.modifier_in_vocabulary": _one("figures", "modifier = 'roughly'", FIRST),
    "figures.value_unless_range": _one("figures", "value = NULL", FIRST),
    "figures.exact_bounds": _one("figures", "modifier = 'exact'", FIRST),
    "figures.about_bounds": _one("figures", "modifier = 'about'", FIRST),
    "figures.lower_bounds": _one("figures", "high = 50000", FIRST),
    "figures.upper_bounds": _one("figures", "modifier = 'up_to'", FIRST),
    "figures.range_bounds": _one("figures", "modifier = 'range'", FIRST),
    "figures.indefinite_bounds": _one("figures", "modifier = 'indefinite', low = NULL", FIRST),
    "figures.low_not_above_high": _one("figures", "modifier = 'range', low = 5, high = 4", FIRST),
    "figures.count_not_negative": _one("figures", "value = -1, low = -1", FIRST),
    "figures.count_unit": _one("figures", "unit = 'percent'", FIRST),
    "figures.money_unit": _one("figures", "kind = 'money', unit = '$'", FIRST),
    "figures.share_unit": _one("figures", "kind = 'share', unit = '%'", FIRST),
    "figures.share_at_most_all": _one("figures", "kind = 'share', unit = 'percent'", FIRST),
    "figures.confidence_between": _one("figures", "confidence = 1.01", FIRST),
    "figures.time_precision_in_vocabulary": _one("figures", "time_precision = 'week'", FIRST),
    "figures.time_method_not_null": _one("figures", "time_method = NULL", FIRST),
    "figures.time_method_in_vocabulary": _one("figures", "time_method = 'guessed'", FIRST),
    "figures.dates_readable": _one("figures", "as_of_date = NULL", FIRST),
    "figures.as_of_not_in_future": _one("figures", "as_of_date = DATE '2024-08-18'", FIRST),
    "figures.period_in_order": _one("figures", "period_start = DATE '2024-08-02', period_end = DATE '2024-08-01'", FIRST),
    "figures.as_of_after_1800": _one("figures", "as_of_date = DATE '1789-07-14'", FIRST),
    "figures.trend_in_vocabulary": _one("figures", "trend = 'sideways'", FIRST),
    "figures.measure_in_vocabulary": _one("figures", "measure = 'rate'", FIRST),
    "figures.status_not_null": _one("figures", "status = NULL", FIRST),
    "figures.status_in_vocabulary": _one("figures", "status = 'rumoured'", FIRST),
    "figures.event_in_vocabulary": _one("figures", "event = 'perished'", FIRST),
    "figures.attribution_span_in_text": _one("figures", "attribution_end = NULL", FIRST),
    "figures.claimant_has_span": _one("figures", "attribution_start = NULL, attribution_end = NULL", FIRST),
    "figures.claimant_actor_known": _one("figures", "attributed_to_actor_id = 'nobody'", FIRST),
    "figures.part_of_exists": _one("figures", "part_of = 'gone'", FIRST),
    "figures.exchanged_for_exists": _one("figures", "exchanged_for = figure_id", FIRST),
    "figures.rules_given": _one("figures", "rules = '{}'", FIRST),
    "figures.total_not_falling": _one("figures", "as_of_date = DATE '2024-08-16', value = 39000, low = 39000", FIRST),
    "figures.share_with_claimant": _all("figures", "attributed_to = NULL"),
    "figures.share_with_event": _all("figures", "event = NULL"),
    "figures.share_with_place": _all("figures", "place = NULL"),
    "figures.figures_per_article": (
        "INSERT INTO staging.figures SELECT f.* REPLACE (f.figure_id || i AS figure_id) "
        "FROM staging.figures AS f, range(101) AS r(i) WHERE f.figure_number = 1"
    ),
    "actors.actor_number_unique": _again("actors"),
    "actors.name_not_empty": _one("actors", "name = ''"),
    "actors.name_length": _one("actors", "name = repeat('Haddad ', 30)"),
    "actors.kind_not_null": _one("actors", "kind = NULL"),
    "actors.kind_in_vocabulary": _one("actors", "kind = 'place'"),
    "actors.actor_id_is_slug": _one("actors", "actor_id = 'gaza health'"),
    "actors.one_row_per_actor": _one("actors", "actor_id = 'gaza-health-ministry'"),
    "actors.country_is_country": _one("actors", "actor_id = 'israel', kind = 'person'"),
    "actors.kind_agrees_with_reference": _one("actors", "kind = 'person'", "actor_number = 1"),
    "actors.is_mentioned": "DELETE FROM staging.actor_mentions WHERE document_number = 1",
    "mentions.actor_number_span_start_unique": _again("actor_mentions"),
    "mentions.span_in_text": _one("actor_mentions", "span_end = 9999"),
    "mentions.span_is_surface": _one("actor_mentions", "surface = 'Somebody'"),
    "mentions.belongs_to_actor": _one("actor_mentions", "actor_number = 7"),
    "mentions.one_actor_per_span": _again("actor_mentions", "3 - actor_number AS actor_number"),
    "mentions.surface_length": _one("actor_mentions", "surface = repeat('very ', 40)"),
    "roles.span_in_text": _one("actor_roles", "span_start = -1"),
    "roles.role_not_empty": _one("actor_roles", "role = ''"),
    "roles.belongs_to_actor": _one("actor_roles", "actor_number = 7"),
    "roles.role_length": _one("actor_roles", "role = repeat('former ', 40)"),
    "quotes.quote_number_unique": _again("quotes"),
    "quotes.kind_not_null": _one("quotes", "kind = NULL"),
    "quotes.kind_in_vocabulary": _one("quotes", "kind = 'scare'"),
    "quotes.span_in_text": _one("quotes", "span_start = NULL"),
    "quotes.speaker_span_in_text": _one("quotes", "speaker_end = speaker_start"),
    "quotes.cue_span_in_text": _one("quotes", "cue_start = NULL"),
    "quotes.speaker_not_blank": _one("quotes", "speaker = ''"),
    "quotes.cue_given": _one("quotes", "cue = NULL"),
    "quotes.one_quote_per_span": _again("quotes", "2 AS quote_number"),
    "quotes.share_with_speaker": _all("quotes", "speaker = NULL") + " WHERE document_number % 3 > 0",
    "times.time_number_unique": _again("times"),
    "times.span_in_text": _one("times", "span_end = 9999"),
    "times.span_is_surface": _one("times", "surface = 'Friday'"),
    "times.type_not_null": _one("times", "type = NULL"),
    "times.type_in_vocabulary": _one("times", "type = 'PERIOD'"),
    "times.value_given": _one("times", "value = ''"),
    "times.duration_value": _one("times", "type = 'DURATION'"),
}
EXPECTATIONS = {f"{suite.name}.{item.name}": (suite, item) for suite in SUITES for item in suite.expectations}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse that knows some reference data, an earlier and higher toll, and keeps the good batch aside."""
    con = connect_writer(tmp_path_factory.mktemp("gate") / "warehouse.duckdb")
    con.execute("INSERT INTO reference.events (event) VALUES ('killed'), ('released')")
    con.execute("INSERT INTO reference.countries (actor_id) VALUES ('israel')")
    con.execute("INSERT INTO reference.actors (actor_id, kind) VALUES ('gaza-health-ministry', 'organisation')")
    run(con, "before", document(extraction("before.txt", figures=(toll(),))))
    start_run(con, "now", started_at=START, reference_version="r1")
    stage(con, "now", [document(extraction(f"{number}.txt")) for number in range(DOCUMENTS)])
    stage_sources(con)
    for table in STAGING_TABLES:
        con.execute(f"CREATE TEMP TABLE good_{table} AS FROM staging.{table}")
    yield con
    con.close()


@pytest.fixture
def staged(loaded: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The good batch, as it was."""
    discard_staged(loaded)
    for table in STAGING_TABLES:
        loaded.execute(f"INSERT INTO staging.{table} FROM good_{table}")
    return loaded


def _judge(con: duckdb.DuckDBPyConnection, suite: Suite, item: Expectation) -> ExpectationResult:
    return run_gate(con, "now", suites=[replace(suite, expectations=(item,))]).results[0]


def test_a_good_batch_keeps_every_expectation(staged: duckdb.DuckDBPyConnection) -> None:
    result = run_gate(staged, "now")
    assert [entry for entry in result.results if not entry.success] == []
    assert result.is_open
    assert result.failures == ()


def test_the_good_batch_is_large_enough_for_every_measure(staged: duckdb.DuckDBPyConnection) -> None:
    measured = [entry for entry in run_gate(staged, "now").results if entry.level == "batch"]
    assert [entry.name for entry in measured if entry.observed is None] == []


def test_every_expectation_has_a_batch_that_breaks_it() -> None:
    assert sorted(BREAKS) == sorted(EXPECTATIONS)


@pytest.mark.parametrize("name", sorted(EXPECTATIONS))
def test_a_bad_batch_breaks_the_expectation(staged: duckdb.DuckDBPyConnection, name: str) -> None:
    suite, item = EXPECTATIONS[name]
    staged.execute(BREAKS[name])
    result = _judge(staged, suite, item)
    assert not result.success
    assert "could not be evaluated" not in (result.observed or "")
    assert result.failed_count >= 1


def test_a_warning_about_sources_names_them(staged: duckdb.DuckDBPyConnection) -> None:
    suite, item = EXPECTATIONS["sources.date_as_usual"]
    staged.execute(BREAKS["sources.date_as_usual"])
    assert _judge(staged, suite, item).observed == "example"


@pytest.mark.parametrize("name", sorted(EXPECTATIONS))
def test_every_expectation_says_why(name: str) -> None:
    reason = EXPECTATIONS[name][1].reason
    assert len(reason) >= 14
    assert reason.endswith(".")
