"""Every expectation: a batch that keeps it, and one that breaks it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest
from judging import Judged, judge_one, judge_together, parts_of_rows, prepare, restore

from expectations.gate import run_gate
from expectations.listing import LISTING, expectations_listing
from expectations.suites import SUITES
from warehouse.database import connect_writer


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


def _usual(measure: str, observed: float, usual: float, low: float, high: float) -> str:
    return f"INSERT INTO staging.source_measures VALUES (1, 'example', '{measure}', {observed}, {usual}, {low}, {high})"


def _toll_of(value: int, count: int, earlier: int, rise: int) -> str:
    return (
        f"UPDATE staging.tolls SET value = {value}, earlier_count = {count}, earlier_value = {earlier}, "
        f"earlier_date = DATE '2024-08-14', is_rising = true, daily_rise = {rise} WHERE document_number = 1"
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
    "figures.share_at_most_all": _one("figures", "kind = 'share', unit = 'percent'", FIRST)
    + "; UPDATE staging.article_traits SET manners = ['share_at_most_all']",
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
    "history.volume_not_too_small": _usual("articles", 1, 30, 10, 90),
    "history.volume_not_too_large": _usual("articles", 99, 30, 10, 90),
    "tolls.total_not_falling": _toll_of(39_000, 1, 40_000, 0),
    "tolls.total_not_leaping": _toll_of(54_000, 3, 40_000, 60),
    "tolls.one_value_for_a_day": (
        "INSERT INTO staging.tolls SELECT * REPLACE (value * 1.5 AS value) FROM staging.tolls WHERE document_number = 1; "
        "UPDATE staging.tolls SET modifier = 'exact'"
    ),
    "repeats.no_new_tail": "INSERT INTO staging.repeats VALUES (1, 'karsa.example', 'Join the club', 5, true)",
    "documents.one_run": _one("documents", "run_id = 'another'"),
    "documents.articles_are_there": "DELETE FROM staging.articles WHERE document_number = 1",
    "documents.fetched_at_not_in_future": _one("documents", "fetched_at = staged_at + INTERVAL 1 DAY"),
    "documents.bytes_are_named": _one("documents", "capture_id = NULL"),
    "documents.documents_name_their_source": (
        _documents("source_name = NULL")
        + "; INSERT INTO quality.source_measures VALUES ('r', 'example', 'site site1.example', 1, 1, 1, "
        "TIMESTAMP '2024-08-01')"
    ),
    "documents.bytes_are_of_one_text": _documents("capture_id = 'one'"),
    "documents.share_repeated": _documents("document_id = 'one', capture_id = 'one'"),
    "articles.no_control_characters": _one("articles", "text = text || chr(0)"),
    "articles.no_mojibake": _one("articles", "text = text || 'â€œ â€œ Ã©'"),
    "articles.no_question_marks_in_words": _one("articles", "text = text || ' h?llo w?rld ag?in'"),
    "articles.no_markup": _one("articles", "text = text || '<p>a</p><br>'"),
    "articles.no_entities": _one("articles", "text = text || ' &amp; &rsquo;'"),
    "articles.no_script": _one("articles", "text = 'var a = 1; window.b = 2; document.c = function (d) {}'"),
    "articles.no_data_structure": _one("articles", """text = '{"a": 1, "b": 2, "c": [3]}'"""),
    "articles.no_style_sheet": _one("articles", "text = 'p { color: red; } b { color: blue; } i { margin: 0; }'"),
    "articles.words_have_blanks": _one("articles", "text = repeat('word', 20)"),
    "articles.digits_not_masked": _one("articles", "text = text || ' more than ##,### people'"),
    "articles.language_is_that_of_words": _one("articles", "language = 'de'"),
    "articles.language_known": _one("articles", "language = NULL"),
    "articles.no_bot_wall": _one("articles", "text = 'Verify you are human. Please enable JavaScript.'"),
    "articles.no_cookie_wall": _one("articles", "text = 'We use cookies. See our cookie policy.'"),
    "articles.no_paywall": _one("articles", "text = 'Subscribe to continue reading. Already a subscriber?'"),
    "articles.no_error_page": _one("articles", "text = '404 Not Found'"),
    "articles.no_placeholder": _one("articles", "text = 'Lorem ipsum dolor'"),
    "articles.no_comments": _one(
        "articles", "text = text || chr(10) || 'Reply' || chr(10) || 'Reply' || chr(10) || '3 days ago'"
    ),
    "articles.no_menu_lines": _one(
        "articles", "text = text || chr(10) || 'Home' || chr(10) || 'Read more' || chr(10) || 'Follow us'"
    ),
    "articles.paragraphs_are_no_labels": (
        "INSERT INTO staging.blocks (document_number, block_number, label, is_kept, rule, span_start, span_end) "
        "SELECT 1, 10 + i, 'paragraph', true, 'body', i, i + 9 FROM range(9) AS r(i)"
    ),
    "articles.ends_with_sentence": _one("articles", "text = left(text, length(text) - 6)")
    + "; "
    + _one("blocks", "span_end = span_end - 6", "block_number = 5"),
    "articles.paragraphs_end_with_sentences": _one("blocks", "span_end = span_end - 3", "is_kept"),
    "articles.paragraphs_stand_once": _again("blocks", "block_number + 7 AS block_number", "block_number = 3")
    + "; "
    + _again("blocks", "block_number + 8 AS block_number", "block_number = 3"),
    "articles.one_address_for_a_text": _all("articles", "text = 'The same words.'"),
    "articles.text_is_not_old": (
        "UPDATE core.revisions SET body_hash = (SELECT md5_number_lower(text) FROM staging.articles WHERE document_number = 1), "
        "published_at = TIMESTAMP '2019-01-01'"
    ),
    "articles.published_at_not_epoch": _one("articles", "published_at = TIMESTAMP '1970-01-01'"),
    "articles.published_at_not_after_fetched": _one(
        "articles",
        "published_precision = 'second', published_text = '2024-08-17T09:00:00+00:00', published_at = TIMESTAMP '2024-08-17 09:00'",
    ),
    "articles.published_at_differs": _all("articles", "published_precision = 'second'"),
    "articles.modified_follows_published": _one(
        "articles",
        "published_precision = 'second', published_text = '2024-08-16T09:00:00Z', published_at = TIMESTAMP '2024-08-16 09:00', "
        "modified_text = '2024-08-16T07:00:00Z', modified_at = TIMESTAMP '2024-08-16 07:00'",
    ),
    "articles.title_is_not_site": _one("articles", "title = site_name"),
    "articles.title_differs": _all("articles", "title = 'One title'"),
    "articles.title_ends_differently": _all("articles", "title = title || ' | The Daily Example: News and More'"),
    "articles.title_fits_text": (
        "UPDATE staging.articles SET title = 'Vineyards flourish near Ohara', text = text || ' Glaciers retreat beyond Orsk.' "
        "WHERE document_number % 2 = 1; UPDATE staging.articles SET title = 'Glaciers retreat beyond Orsk', "
        "text = text || ' Vineyards flourish near Ohara.' WHERE document_number % 2 = 0"
    ),
    "articles.published_at_is_not_midnight": _all(
        "articles", "published_precision = 'minute', published_text = '2024-08-16T00:00+00:00'"
    ),
    "articles.paragraphs_differ": "UPDATE staging.segments SET site = 'one'",
    "articles.nothing_is_said_twice": _all("articles", "text = text || chr(10) || text"),
    "articles.begins_with_lead": _all("articles", "title = 'Envoys of the delegation were seen in the evening'"),
    "articles.no_headlines_in_text": (
        "UPDATE staging.articles SET title = trim(substr(text, 93, 133)); "
        "INSERT INTO staging.blocks SELECT b.* REPLACE (b.block_number + 20 AS block_number, 0 AS span_start, length(a.title) AS span_end) "
        "FROM staging.blocks AS b INNER JOIN staging.articles AS a ON a.document_number = b.document_number WHERE b.block_number IN (2, 3); "
        "UPDATE staging.articles SET text = title || text"
    ),
    "articles.text_is_new": (
        "INSERT INTO core.revisions SELECT r.* REPLACE (md5_number_lower(a.text) AS body_hash, 77 AS article_number) "
        "FROM core.revisions AS r, staging.articles AS a WHERE r.source_name = 'example'"
    ),
    "articles.authors_are_no_bylines": _one("articles", "authors = ['By Ann Author']"),
    "articles.authors_are_no_sections": _one("articles", "authors = ['Politics']"),
    "articles.title_is_readable": _one("articles", "title = 'Talks &amp; truce'"),
    "articles.no_assistant": _one(
        "articles", "text = text || ' As an AI language model, I cannot say. Let me know if you would like more.'"
    ),
    "articles.sentences_stand_once": _one("articles", "text = text || repeat(' The same sentence is told once more here.', 9)"),
    "articles.no_glued_footnotes": _all("articles", "text = text || ' It began.1 It went on.2 It ended.3'"),
    "articles.no_masked_words": _one("articles", "text = text || repeat(' *****', 9)"),
    "articles.digits_are_of_one_script": _one("articles", "text = text || ' ٤٠ and ٤١ and ٤٢'"),
    "articles.holds_no_other_article": (
        _one("articles", "title = 'Vineyards flourish near Ohara'")
        + "; UPDATE staging.segments SET segment_id = 'same ' || block_number WHERE document_number = 3; "
        "INSERT INTO staging.segments SELECT 1, block_number + 10, site, segment_id, is_removed FROM staging.segments WHERE document_number = 3; "
        "INSERT INTO staging.blocks SELECT b.* REPLACE (1 AS document_number, b.block_number + 10 AS block_number) FROM staging.blocks AS b "
        "WHERE b.document_number = 3"
    ),
    "articles.title_is_not_text": _one("articles", "title = left(text, 150)"),
    "articles.title_is_of_this_text": _one("articles", "title = 'Zebras graze quietly'")
    + "; UPDATE staging.articles SET text = text || ' Zebras graze quietly.' WHERE document_number = 2",
    "articles.authors_are_no_addresses": _one("articles", "authors = ['@desk']"),
    "articles.canonical_url_is_no_home_page": _one("articles", "canonical_url = 'https://example.org/'"),
    "articles.canonical_url_is_of_one_article": _all("articles", "canonical_url = 'https://example.org/a'")
    + "; "
    + _documents("url = document_id"),
    "articles.titles_not_lost": _one("articles", "title = NULL") + "; " + _usual("title", 0, 1, 0.5, 1),
    "articles.dates_not_lost": _one("articles", "published_at = NULL") + "; " + _usual("date", 0, 1, 0.5, 1),
    "articles.figures_not_lost": _usual("with figures", 0, 1, 0.5, 1),
    "articles.actors_not_lost": _usual("with actors", 0, 1, 0.5, 1),
    "articles.claimants_not_lost": _usual("with claimants where reported", 0, 1, 0.5, 1),
    "figures.sentence_is_one_paragraph": _one("figures", "sentence_start = 0, sentence_end = 200"),
    "figures.belongs_to_article": "DELETE FROM staging.articles WHERE document_number = 1",
    "figures.one_figure_per_span": _again("figures", "figure_id || 'b' AS figure_id, 9 AS figure_number"),
    "figures.figure_id_of_one_article": _one("figures", "figure_id = 'same', surface = '104'", FIRST)
    + "; UPDATE staging.figures SET "
    "figure_id = 'same' WHERE document_number = 2 AND figure_number = 2",
    "figures.no_modifier_before_exact": _one(
        "figures", "modifier = 'exact', surface = '40,000', span_start = span_start + 10, high = value", FIRST
    ),
    "figures.thousands_are_whole": _one("figures", "surface = '40.005', value = 40.005", FIRST),
    "figures.range_is_as_written": _one("figures", "surface = '30 to 50', modifier = 'exact'", FIRST),
    "figures.unit_is_as_written": _one("figures", "surface = '10 days', kind = 'duration', unit = 'hour'", FIRST),
    "figures.counted_is_named": _one("figures", "counted = 'tractors'", FIRST),
    "figures.qualifiers_are_as_written": _one("figures", "qualifiers = ['Zambian']", FIRST),
    "figures.confidences_differ": _all("figures", "confidence = 0.7"),
    "figures.confidence_is_number": _one("figures", "confidence = 'nan'::DOUBLE", FIRST),
    "figures.confidence_not_certain": _one("figures", "confidence = 1", FIRST),
    "figures.value_is_as_written": _one("figures", "value = 50040, low = 50040", FIRST),
    "figures.value_is_scaled_as_written": _one("figures", "surface = '1.5 million', value = 2500000", FIRST),
    "figures.scale_is_as_written": _one("figures", "surface = '1.5 million', value = 1500, low = 1500", FIRST),
    "figures.number_word_is_as_written": _one("figures", "surface = 'seven', value = 9", FIRST),
    "figures.modifier_is_as_written": _one("figures", "modifier = 'exact'", FIRST),
    "figures.kind_is_as_written": _one("figures", "surface = '40,000 percent'", FIRST),
    "figures.currency_is_as_written": _one("figures", "surface = '$40,000', kind = 'money', unit = 'EUR'", FIRST),
    "figures.unit_given": _one("figures", "unit = NULL", FIRST),
    "figures.people_are_not_more_than_live": _one("figures", "value = 9e9", FIRST),
    "figures.count_is_no_identifier": _one("figures", "value = 1234567890123456789, surface = '1234567890123456789'", FIRST),
    "figures.publication_day_is_publication": _one(
        "figures", "time_method = 'publication', as_of_date = DATE '2024-08-01'", FIRST
    ),
    "figures.attribution_span_is_of_words": _one("figures", "attribution_start = attribution_start + 5", FIRST),
    "figures.claimant_is_whole": _one("figures", "attributed_to = NULL", FIRST),
    "figures.claimant_is_its_actor": _one("figures", "attributed_to = 'Omar Haddad'", FIRST),
    "figures.claimant_is_named": _one("figures", "attributed_to = 'Ministry of Elsewhere'", FIRST),
    "figures.place_is_named": _one("figures", "place = 'Ulan Bator'", FIRST),
    "figures.exchange_is_mutual": _one("figures", "exchanged_for = NULL", "figure_number = 2"),
    "figures.part_not_larger_than_whole": _one(
        "figures",
        "part_of = (SELECT f.figure_id FROM staging.figures AS f WHERE f.document_number = 1 AND f.figure_number = 2)",
        FIRST,
    ),
    "figures.part_is_of_no_part_of_it": _one("figures", "part_of = exchanged_for"),
    "actors.name_is_that_of_reference": _one("actors", "name = 'Gaza Ministry'", "actor_number = 1"),
    "actors.name_is_of_its_mentions": _one("actors", "name = 'Zebulon Quark'", "actor_number = 2"),
    "actors.one_row_per_name": _one("actors", "name = 'Omar Haddad', kind = 'person'"),
    "actors.known_names_are_resolved": _all("actors", "actor_id = NULL"),
    "roles.role_is_as_written": _one("actor_roles", "role = 'Spokeswoman'"),
    "quotes.speaker_span_is_of_words": _one("quotes", "speaker_start = speaker_start + 2"),
    "quotes.direct_quote_begins_with_mark": _one("quotes", "span_start = span_start + 4"),
    "quotes.quotes_do_not_overlap": _again("quotes", "2 AS quote_number, span_start + 3 AS span_start"),
    "quotes.quotes_in_order": _again("quotes", "2 AS quote_number, 0 AS span_start, 5 AS span_end"),
    "quotes.direct_quote_ends_with_mark": _one("quotes", "span_end = span_end - 6"),
    "quotes.speaker_is_named": _one("quotes", "speaker = 'Zebulon Quark'"),
    "quotes.cue_is_as_written": _one("quotes", "cue = 'said'"),
    "entries.entry_number_unique": _again("live_entries"),
    "entries.span_in_text": _one("live_entries", "span_end = 9999", "entry_number = 2"),
    "entries.entries_do_not_overlap": _one("live_entries", "span_start = 5", "entry_number = 2"),
    "entries.published_at_not_in_future": _one("live_entries", "published_at = TIMESTAMP '2024-08-18 06:00'"),
    "entries.published_at_near_article": _one("live_entries", "published_at = TIMESTAMP '2024-06-01'"),
    "times.value_is_date": _one("times", "value = '2024-13-01'"),
    "times.weekday_is_as_written": _one("times", "surface = 'Monday', value = '2024-08-16'"),
    "articles.begins_with_sentence": _one("articles", "text = 'and then the rest of it was told to the people of the town.'"),
    "articles.sentences_go_on": _one(
        "articles", "text = repeat('Word ', 15) || 'word' || chr(10) || chr(10) || 'and ' || repeat('more ', 12)"
    ),
    "articles.no_invisible_characters": _one("articles", "text = text || repeat(' wo' || chr(173) || 'rd', 3)"),
    "articles.one_alphabet_in_a_word": _one("articles", "text = text || repeat(' w' || chr(1086) || 'rd', 5)"),
    "articles.not_in_capitals": _one("articles", "text = upper(text)"),
    "articles.one_language": _one(
        "articles", "text = repeat('les bateaux ne partaient pas parce que le vieux pont manquait. ', 60)"
    ),
    "articles.no_captions": _one("articles", "text = repeat('Photo: the harbour.' || chr(10) || chr(10), 4)"),
    "articles.no_test_page": _one("articles", "text = 'This is a test article.'"),
    "articles.words_outnumber_numbers": _one("articles", "text = repeat('12 34 ', 60)"),
    "articles.title_is_of_words": _one("articles", "title = 'more-than-forty-killed'"),
    "articles.title_is_whole": _one("articles", "title = 'More than 40...'"),
    "articles.authors_are_no_times": _one("articles", "authors = ['Updated 3 hours ago']"),
    "figures.count_is_no_year": _one("articles", "text = 'It was built in 2019 by them.'")
    + "; "
    + _one("figures", "surface = '2019', span_start = 16, span_end = 20, kind = 'count', modifier = 'exact'", FIRST),
    "figures.points_are_as_written": _one("figures", "surface = '3 percent', unit = 'percentage_point'", FIRST),
    "figures.event_is_as_written": _one("articles", "text = 'They said 12 were wounded.'")
    + "; "
    + _one("figures", "event = 'killed', sentence_start = 0, sentence_end = 26", FIRST),
    "quotes.indirect_quote_has_no_marks": _one("quotes", "kind = 'indirect'"),
    "quotes.quote_stays_in_its_marks": _one(
        "articles", "text = '“We go,” he said.' || chr(10) || chr(10) || repeat('More. ', 60)"
    )
    + "; "
    + _one("quotes", "span_start = 0, span_end = 300"),
    "documents.pages_have_one_source": _documents("url = document_id")
    + "; INSERT INTO staging.documents SELECT * REPLACE ('again' AS source_name) FROM staging.documents",
    "articles.line_ends_are_joined": _one("articles", "text = text || repeat(' some- thing', 5)"),
    "articles.no_ligatures": _one("articles", "text = text || repeat(' o' || chr(64259) || 'ce', 3)"),
    "articles.no_escapes": _one("articles", "text = text || repeat(' it\\u2019s', 3)"),
    "articles.no_shortcodes": _one("articles", "text = text || '[caption id=7]The port[/caption] [gallery ids=8]'"),
    "articles.no_template_variables": _one("articles", "text = text || ' {{ author }} {{ date }}'"),
    "articles.no_gaps_to_fill": _one("articles", "text = text || ' TK people, XXX dead, TKTK hurt'"),
    "articles.no_notes_to_the_desk": _one("articles", "text = text || ' [Note to desk: please check]'"),
    "articles.no_advertisement": _one("articles", "text = 'Sponsored content. ' || text"),
    "articles.is_all_of_its_pages": _one("articles", "text = text || ' Page 1 of 3'"),
    "articles.no_notice_to_editors": _one("articles", "text = 'Attention editors: mandatory kill.'"),
    "articles.no_notice_of_removal": _one("articles", "text = 'This article has been removed.'"),
    "articles.text_is_not_emptied": (
        "UPDATE staging.documents SET article_id = (SELECT article_id FROM core.articles LIMIT 1) WHERE document_number = 1; "
        "UPDATE core.blocks SET span_end = 30000 WHERE is_kept"
    ),
    "articles.no_country_block": _one("articles", "text = 'This is not available in your country.'"),
    "articles.no_shell_without_script": _one("articles", "text = 'You need to enable JavaScript to run this app.'"),
    "articles.no_mail_headers": _one(
        "articles", "text = 'From: a' || chr(10) || 'To: b' || chr(10) || 'Subject: c' || chr(10) || 'Date: d' || chr(10) || text"
    ),
    "articles.no_subtitles": _one("articles", "text = repeat('00:00:01.000 --> 00:00:02.000' || chr(10), 3)"),
    "articles.is_no_list_of_stories": (
        "UPDATE staging.articles SET title = split_part(text, chr(10), 1 + 2 * (document_number::INT % 3)) WHERE document_number > 1; "
        "INSERT INTO staging.blocks (document_number, block_number, label, is_kept, rule, span_start, span_end) SELECT document_number, "
        "block_number + 9, label, is_kept, rule, span_start, span_end FROM staging.blocks WHERE document_number = 1 AND is_kept"
    ),
    "figures.number_is_whole": _one("figures", "surface = '40', span_end = span_start + 12", FIRST),
    "figures.count_is_no_age": _one("articles", "text = 'A 34-year-old died.'")
    + "; "
    + _one("figures", "surface = '34', span_start = 2, span_end = 4", FIRST),
    "figures.trend_is_as_written": _one("articles", "text = 'Exports fell by 12 percent.'")
    + "; "
    + _one("figures", "trend = 'up', span_start = 16, span_end = 26, sentence_start = 0", FIRST),
    "actors.names_are_of_one_actor": _one("actor_mentions", "surface = 'Gaza Civil Defense'", "actor_number = 2"),
    "actors.name_is_no_common_word": _one("actors", "name = 'The', actor_id = NULL"),
}
#: Of a source there is too little of these, or too much.
LITTLE = {
    "titles_as_usual": "title", "dates_as_usual": "date", "authors_as_usual": "author", "body_not_shorter": "length",
    "published_not_closer": "lag", "figures_as_usual": "with figures", "figures_not_fewer": "figures",
    "claimants_as_usual": "with claimants", "events_as_usual": "with events", "places_as_usual": "with places",
    "counted_as_usual": "with things counted", "days_as_usual": "with days", "confidence_as_usual": "confidence",
    "actors_as_usual": "actors", "quotes_as_usual": "quotes", "speakers_as_usual": "with speakers", "times_as_usual": "with times",
    "removals_as_usual": "removed", "persons_as_usual": "with persons", "direct_quotes_as_usual": "with direct quotes", "removals_by_rule_not_fewer": "removed by byline_prefix",
}  # fmt: skip
MUCH = {
    "authors_differ": "commonest author", "body_not_longer": "length", "published_not_older": "lag",
    "published_before_fetched": "dated ahead", "published_is_not_fetched": "dated as fetched", "language_as_usual": "language fr",
    "figures_not_more": "figures", "actors_not_more": "actors", "removals_not_more": "removed",
    "removals_by_rule_not_more": "removed by advert_words", "sites_as_usual": "site other.example",
    "known_articles_not_more": "known before", "denials_not_more": "with denials", "pronouns_not_more": "with pronouns as claimants",
    "days_not_farther": "with days far off", "claimants_differ": "commonest claimant", "places_differ": "commonest place",
    "events_differ": "commonest event", "speakers_differ": "commonest speaker",
    "possible_figures_not_more": "share of possible figures", "trends_not_more": "share of rises",
    "places_not_more": "share of placed figures", "days_are_not_publication": "share of days of publication",
    "sentences_not_bare": "share of bare sentences", "persons_have_surnames": "share of one-word persons",
    "speakers_not_farther": "share of far speakers",
}  # fmt: skip
BREAKS |= {f"history.{name}": _usual(measure, 1, 5, 4, 6) for name, measure in LITTLE.items()}
BREAKS |= {f"history.{name}": _usual(measure, 9, 5, 4, 6) for name, measure in MUCH.items()}
EXPECTATIONS = {f"{suite.name}.{item.name}": (suite, item) for suite in SUITES for item in suite.expectations}


@pytest.fixture(scope="module")
def loaded(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse that knows some reference data, an earlier and higher toll, and keeps the good batch aside."""
    con = connect_writer(shutil.copyfile(empty_warehouse, tmp_path_factory.mktemp("gate") / "warehouse.duckdb"))
    prepare(con)
    yield con
    con.close()


@pytest.fixture
def staged(loaded: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The good batch, as it was."""
    restore(loaded)
    return loaded


def test_a_good_batch_keeps_every_expectation_and_is_large_enough_for_every_measure(staged: duckdb.DuckDBPyConnection) -> None:
    result = run_gate(staged, "now")
    assert [entry for entry in result.results if not entry.success] == []
    assert result.is_open
    assert result.failures == ()
    assert [entry.name for entry in result.results if entry.level == "batch" and entry.observed is None] == []


def test_every_expectation_has_a_batch_that_breaks_it() -> None:
    assert sorted(BREAKS) == sorted(EXPECTATIONS)


#: What is broken together, for the gate to be asked once; what is usual at a source is told by measure, one document for each.
PARTS = [
    *parts_of_rows(BREAKS, {name: item for name, (_, item) in EXPECTATIONS.items()}),
    *({f"history.{name}": number for number, name in enumerate(measures, start=1)} for measures in (LITTLE, MUCH)),
]
PART_OF = {name: part for part, names in enumerate(PARTS) for name in names}


@pytest.fixture(scope="module")
def judged(loaded: duckdb.DuckDBPyConnection) -> Callable[[int], Judged]:
    """What the gate says of a part of the breaks, and which documents break each expectation."""

    @cache
    def judge(part: int) -> Judged:
        restore(loaded)
        return judge_together(loaded, BREAKS, {name: (*EXPECTATIONS[name], number) for name, number in PARTS[part].items()})

    return judge


@pytest.mark.parametrize("name", sorted(PART_OF))
def test_a_bad_row_breaks_the_expectation(judged: Callable[[int], Judged], name: str) -> None:
    result, numbers = judged(PART_OF[name])[name]
    assert not result.success
    assert "could not be evaluated" not in (result.observed or "")
    assert PARTS[PART_OF[name]][name] in numbers


@pytest.mark.parametrize("name", sorted(EXPECTATIONS.keys() - PART_OF))
def test_a_bad_batch_breaks_the_expectation(staged: duckdb.DuckDBPyConnection, name: str) -> None:
    suite, item = EXPECTATIONS[name]
    staged.execute(BREAKS[name])
    result = judge_one(staged, suite, item)
    assert not result.success
    assert "could not be evaluated" not in (result.observed or "")
    assert result.failed_count >= 1


def test_a_warning_about_sources_names_them(staged: duckdb.DuckDBPyConnection) -> None:
    suite, item = EXPECTATIONS["sources.date_as_usual"]
    staged.execute(BREAKS["sources.date_as_usual"])
    assert judge_one(staged, suite, item).observed == "example"


@pytest.mark.parametrize("name", sorted(EXPECTATIONS))
def test_every_expectation_says_why(name: str) -> None:
    reason = EXPECTATIONS[name][1].reason
    assert len(reason) >= 14
    assert reason.endswith(".")


def test_the_list_of_expectations_is_current() -> None:
    assert LISTING.read_text(encoding="utf-8") == expectations_listing(), "python -m expectations.listing writes it anew"
