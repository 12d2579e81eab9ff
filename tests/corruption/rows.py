"""Damage that is done to staged rows, as SQL. Document 1 is the first article of the source; it tells the running toll."""

# SQL is put together here from constants only.

from __future__ import annotations

#: The articles of the damaged source.
MINE = "document_number IN (SELECT document_number FROM staging.documents WHERE source_name = 'herald')"
TOLL = "document_number = 1 AND surface = (SELECT f.surface FROM staging.figures AS f WHERE f.document_number = 1 AND f.measure = 'total')"


def _figure(values: str, where: str, limit: int = 1) -> str:
    """Set fields of the first figures that fulfil a condition."""
    return (
        f"UPDATE staging.figures SET {values} WHERE (document_number, figure_number) IN "
        f"(SELECT (document_number, figure_number) FROM staging.figures WHERE {MINE} AND {where} ORDER BY ALL LIMIT {limit})"
    )


def _all(table: str, values: str) -> str:
    return f"UPDATE staging.{table} SET {values} WHERE {MINE}"


def _first(table: str, values: str, where: str = "true") -> str:
    return f"UPDATE staging.{table} SET {values} WHERE document_number = 1 AND {where}"


def _drop(table: str) -> str:
    return f"DELETE FROM staging.{table} WHERE {MINE}"


def _copy(table: str, replaced: str, where: str = MINE) -> str:
    return f"INSERT INTO staging.{table} SELECT * REPLACE ({replaced}) FROM staging.{table} WHERE {where}"


def _swap(table: str, columns: str, one: str, other: str) -> str:
    """Exchange columns of two rows of document 1."""
    pairs = [name.strip() for name in columns.split(",")]
    values = ", ".join(f"{name} = o.{name}" for name in pairs)
    return (
        f"UPDATE staging.{table} AS s SET {values} FROM (SELECT * FROM staging.{table} WHERE document_number = 1) AS o "
        f"WHERE s.document_number = 1 AND ((s.{one} AND o.{other}) OR (s.{other} AND o.{one}))"
    )


MONEY = "kind = 'money'"
COUNT = "kind = 'count' AND modifier = 'exact' AND regexp_full_match(surface, '\\d+') AND value > 11 AND value % 11 <> 0"
#: What is done to the staged rows of the good run.
DAMAGE: dict[str, str] = {
    "fetched_in_future": _first("documents", "fetched_at = staged_at + INTERVAL 400 DAY"),
    "figures_lost": _drop("figures"),
    "figures_doubled": _copy("figures", "figure_number + 100 AS figure_number, figure_id || 'b' AS figure_id"),
    "figures_multiplied": (
        "INSERT INTO staging.figures SELECT f.* REPLACE (f.figure_id || i AS figure_id, f.figure_number + 1000 * i AS figure_number, "
        "f.span_start AS span_start) FROM staging.figures AS f, range(1, 10) AS r(i) WHERE f." + MINE
    ),
    "figure_id_shared": (
        "UPDATE staging.figures SET figure_id = (SELECT min(figure_id) FROM staging.figures WHERE document_number = 1) "
        "WHERE figure_number = 1 AND document_number = (SELECT min(document_number) FROM staging.figures WHERE document_number > 1)"
    ),
    "spans_shifted": _first("figures", "span_start = span_start + 1, span_end = span_end + 1"),
    "span_beyond_text": _figure("span_end = 1000000", "true"),
    "span_reversed": _figure("span_start = span_end, span_end = span_start", "true"),
    "surface_altered": _figure("surface = surface || '0'", COUNT),
    "sentence_elsewhere": _figure("sentence_start = 0, sentence_end = 10", "span_start > 20"),
    "sentence_too_long": _figure("sentence_start = 0, sentence_end = (SELECT length(a.text) FROM staging.articles AS a WHERE a.document_number = 1)", "document_number = 1"),
    "digits_swapped_in_value": _figure(
        "value = (substr(surface, 2, 1) || left(surface, 1) || substr(surface, 3))::DECIMAL(38,9), "
        "low = (substr(surface, 2, 1) || left(surface, 1) || substr(surface, 3))::DECIMAL(38,9), "
        "high = (substr(surface, 2, 1) || left(surface, 1) || substr(surface, 3))::DECIMAL(38,9)", COUNT,
    ),
    "thousand_lost": _figure("value = value / 1000, low = low / 1000, high = high / 1000", MONEY),
    "thousand_added": _figure("value = value * 1000, low = low * 1000, high = high * 1000", COUNT),
    "decimal_point_lost": _figure("value = value * 10, low = low * 10, high = high * 10", MONEY),
    "number_word_misread": _figure("value = value + 4, low = low + 4, high = high + 4", "surface IN ('three', 'five', 'seven', 'eleven')"),
    "value_negative": _figure("value = -value, low = -low, high = -high", COUNT),
    "value_lost": _figure("value = NULL", COUNT),
    "low_above_high": _figure("low = 15, high = 10", "modifier = 'range'"),
    "value_outside_bounds": _figure("high = value + 500", COUNT),
    "bounds_invented": _figure("low = value * 0.9, high = value * 1.1", "modifier = 'about'"),
    "modifier_lost": _figure("modifier = 'exact', high = value", "modifier = 'more_than'"),
    "unit_lost": _figure("unit = ''", MONEY),
    "currency_lost": _all("figures", "unit = '1'") + f" AND {MONEY}",
    "currency_unknown": _figure("unit = 'XXX'", MONEY),
    "currency_swapped": _figure("unit = 'EUR'", MONEY),
    "kind_wrong": _figure("kind = 'count', unit = '1'", "kind = 'share'"),
    "share_over_hundred": _figure("value = 380, low = 380, high = 380, surface = '380 percent'", "kind = 'share'"),
    "share_as_fraction": _figure("value = value / 100, low = low / 100, high = high / 100", "kind = 'share'"),
    "count_of_everybody": _figure("value = 9e9, low = 9e9, high = 9e9, event = 'killed'", COUNT),
    "event_unknown": _figure("event = 'perished'", "event IS NOT NULL"),
    "events_lost": _all("figures", "event = NULL"),
    "counted_lost": _all("figures", "counted = NULL"),
    "claimants_lost": _all(
        "figures", "attributed_to = NULL, attributed_to_actor_id = NULL, attribution_cue = NULL, attribution_start = NULL, "
        "attribution_end = NULL, attribution_chain = []",
    ),
    "claimant_lost": _figure("attributed_to = NULL", "attributed_to IS NOT NULL"),
    "claimant_absent": _figure("attributed_to = 'Ministry of Elsewhere', attributed_to_actor_id = NULL", "attributed_to IS NOT NULL"),
    "claimant_ids_crossed": (
        "UPDATE staging.figures SET attributed_to_actor_id = CASE attributed_to_actor_id WHEN 'gaza-health-ministry' THEN 'gaza-civil-defense' "
        "ELSE 'gaza-health-ministry' END WHERE document_number = 1 AND attributed_to_actor_id IS NOT NULL"
    ),
    "attribution_shifted": _figure("attribution_start = attribution_start + 3, attribution_end = attribution_end + 3", "attributed_to IS NOT NULL"),
    "places_lost": _all("figures", "place = NULL"),
    "place_absent": _figure("place = 'Ulan Bator'", "place IS NOT NULL"),
    "times_of_figures_lost": _all("figures", "as_of_date = NULL, as_of_text = NULL, period_start = NULL, period_start_text = NULL, period_end = NULL, period_end_text = NULL"),
    "as_of_in_future": _figure("as_of_date = as_of_date + 60", "time_method = 'relative'"),
    "as_of_not_publication": _figure("as_of_date = as_of_date - 30", "time_method = 'publication'"),
    "period_reversed": _figure("period_start = DATE '2026-03-09', period_end = DATE '2026-03-01'", "true"),
    "part_of_other_article": _figure("part_of = (SELECT max(f.figure_id) FROM staging.figures AS f WHERE f.document_number > 3)", "document_number = 1"),
    "part_larger_than_whole": _figure("value = 900, low = 900, high = 900, surface = '900'", "part_of IS NOT NULL"),
    "parts_in_a_circle": (
        "UPDATE staging.figures AS s SET part_of = (SELECT min(f.figure_id) FROM staging.figures AS f WHERE f.document_number = 1 "
        "AND f.part_of IS NOT NULL) WHERE s.document_number = 1 AND s.figure_id = (SELECT min(f.part_of) FROM staging.figures AS f "
        "WHERE f.document_number = 1)"
    ),
    "exchange_with_itself": _figure("exchanged_for = figure_id", "exchanged_for IS NOT NULL"),
    "exchange_one_sided": _figure("exchanged_for = NULL", "exchanged_for IS NOT NULL"),
    "confidence_all_one": _all("figures", "confidence = 1"),
    "confidence_all_zero": _all("figures", "confidence = 0"),
    "confidence_beyond": _figure("confidence = 1.3", "true"),
    "confidence_no_number": _figure("confidence = 'nan'::DOUBLE", "true"),
    "rules_lost": _figure("rules = '{}'", "true"),
    "actors_lost": _drop("actors") + f"; {_drop('actor_mentions')}; {_drop('actor_roles')}",
    "actors_doubled": (
        _copy("actors", "actor_number + 50 AS actor_number", "document_number = 1") + "; "
        + _copy("actor_mentions", "actor_number + 50 AS actor_number", "document_number = 1")
    ),
    "actor_ids_crossed": (
        "UPDATE staging.actors SET actor_id = CASE actor_id WHEN 'gaza-health-ministry' THEN 'gaza-civil-defense' ELSE 'gaza-health-ministry' END "
        "WHERE document_number = 1 AND actor_id IS NOT NULL"
    ),
    "actor_kind_wrong": _first("actors", "kind = 'person'", "actor_id = 'gaza-health-ministry'"),
    "actor_not_named": "DELETE FROM staging.actor_mentions WHERE document_number = 1 AND actor_number = 1",
    "actor_name_absent": _first("actors", "name = 'Zebulon Quark'", "actor_id IS NULL"),
    "mentions_shifted": _first("actor_mentions", "span_start = span_start + 2, span_end = span_end + 2"),
    "mention_without_actor": _first("actor_mentions", "actor_number = 77", "actor_number = 1"),
    "mention_of_two": _copy("actor_mentions", "1 AS actor_number", "document_number = 1 AND actor_number = 2"),
    "role_elsewhere": (
        "INSERT INTO staging.actor_roles (document_number, actor_number, role, span_start, span_end) VALUES (1, 1, 'spokeswoman', 3, 9)"
    ),
    "quotes_lost": _drop("quotes"),
    "quotes_crossed": _swap("quotes", "span_start, span_end", "quote_number = 1", "quote_number = 2").replace("s.quote", "s.quote").replace("o.quote", "o.quote"),
    "quote_shifted": _first("quotes", "span_start = span_start + 12", "quote_number = 1"),
    "quotes_overlap": _first("quotes", "span_end = (SELECT max(q.span_start) + 8 FROM staging.quotes AS q WHERE q.document_number = 1)", "quote_number = 1"),
    "speaker_absent": _first("quotes", "speaker = 'Zebulon Quark'", "quote_number = 1"),
    "speakers_lost": _all("quotes", "speaker = NULL, speaker_start = NULL, speaker_end = NULL"),
    "cue_absent": _first("quotes", "cue_start = cue_start + 4, cue_end = cue_end + 4", "quote_number = 1"),
    "times_lost": _drop("times"),
    "time_value_wrong": _first("times", "value = '2026-13-45'"),
    "time_span_shifted": _first("times", "span_start = span_start - 1, span_end = span_end - 1"),
    "removals_lost": f"DELETE FROM staging.blocks WHERE NOT is_kept AND {MINE}",
    "removals_doubled": "; ".join(_copy("blocks", f"block_number + {100 * n} AS block_number", f"NOT is_kept AND {MINE}") for n in (1, 200)),
    "removal_rule_drift": (
        "INSERT INTO staging.blocks SELECT * REPLACE (block_number + 500 AS block_number, 'advert' AS label, false AS is_kept, "
        "'advert_words' AS rule, NULL AS span_start, NULL AS span_end, 'A paragraph of the story' AS text) FROM staging.blocks "
        f"WHERE is_kept AND block_number BETWEEN 2 AND 4 AND {MINE}"
    ),
    "blocks_overlap": _first("blocks", "span_start = span_start - 20", "block_number = 3"),
    "block_unlabelled": _first("blocks", "label = 'junk'", "block_number = 2"),
    "block_text_lost": _first("blocks", "text = ''", "NOT is_kept"),
    "documents_renumbered": "UPDATE staging.documents SET document_number = 1 WHERE document_number = 2",
    "orphan_figures": "DELETE FROM staging.articles WHERE document_number = 1; UPDATE staging.documents SET has_article = false, disposition = 'no_text' WHERE document_number = 1",
    "orphan_blocks": "DELETE FROM staging.blocks WHERE document_number = 1",
    "article_lost": "DELETE FROM staging.articles WHERE document_number = 1",
    "document_nothing": _first("documents", "has_article = false, disposition = NULL"),
    "disposition_unknown": _first("documents", "disposition = 'lost'"),
    "capture_lost": _all("documents", "capture_id = NULL"),
    "capture_of_another": "UPDATE staging.documents SET capture_id = (SELECT capture_id FROM staging.documents WHERE document_number = 1) WHERE document_number = 2",
    "foreign_run": "INSERT INTO staging.documents SELECT * REPLACE (document_number + 9000 AS document_number, 'another' AS run_id) FROM staging.documents WHERE document_number = 1",
}  # fmt: skip
