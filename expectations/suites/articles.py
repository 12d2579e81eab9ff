"""Expectations on articles. One that breaks a critical one is held back with everything found in it."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Suite, in_set, measured, not_null, rows

#: When the bytes came, or when they were staged where nobody knows. A day is added: where a date is known to the day only, it
#: may have begun in Auckland while it is still yesterday in UTC.
_SEEN = "(SELECT coalesce(d.fetched_at, d.staged_at) FROM staging.documents AS d WHERE d.document_number = s.document_number)"
_KEPT = (
    "SELECT b.*, lag(b.span_end, 1, 0) OVER (ORDER BY b.span_start, b.block_number) AS gap_start FROM staging.blocks AS b "
    "WHERE b.document_number = s.document_number AND b.is_kept"
)


def _fill(column: str, at_least: int) -> str:
    return f"SELECT CASE WHEN count(*) >= {at_least} THEN count({column}) / count(*) END FROM staging.articles"


def _share_having(table: str) -> str:
    """The share of English articles that have a row in a table, or null where there are too few to say."""
    return (
        "SELECT CASE WHEN count(*) >= 50 THEN avg((EXISTS (SELECT 1 "
        f"FROM staging.{table} AS f WHERE f.document_number = a.document_number))::INT) END "
        "FROM staging.articles AS a WHERE a.language = 'en'"
    )


ARTICLES = Suite(
    name="articles",
    table="articles",
    row_kind="article",
    row_key="s.document_number::VARCHAR",
    expectations=(
        not_null("text", "An article is its text."),
        rows("text_not_empty", "trim(s.text) = ''", "An article without words should have become no_text."),
        rows(
            "text_readable",
            "contains(s.text, chr(65533)) AND length(s.text) - length(replace(s.text, chr(65533), '')) > 0.01 * length(s.text)",
            "More than one replacement character in a hundred: the bytes were decoded by the wrong table.",
        ),
        rows(
            "blocks_add_up_to_text",
            f"EXISTS (SELECT 1 FROM ({_KEPT}) AS k WHERE k.span_start < k.gap_start "
            "OR trim(substr(s.text, k.gap_start + 1, k.span_start - k.gap_start), chr(10) || chr(13) || chr(9) || ' ') <> '') "
            "OR trim(substr(s.text, 1 + coalesce((SELECT max(b.span_end) FROM staging.blocks AS b "
            "WHERE b.document_number = s.document_number AND b.is_kept), 0)), chr(10) || chr(13) || chr(9) || ' ') <> ''",
            "The kept blocks, in order and without overlap, are the whole text but for white space: else a removal is hidden.",
        ),
        rows(
            "published_at_readable",
            "s.published_text IS NOT NULL AND s.published_at IS NULL",
            "A publication time that is no ISO 8601 time is a fault of the rule that wrote it.",
        ),
        rows(
            "published_at_after_1800",
            "s.published_at < TIMESTAMP '1800-01-01'",
            "Newspapers put on line go back to the 18th century at most; earlier ones are epoch zeros and misread numbers.",
        ),
        rows(
            "published_at_not_in_future",
            f"s.published_at > {_SEEN} + INTERVAL 1 DAY",
            "Nothing is dated after it was fetched; every relative date in the text would be wrong. One day for time zones.",
        ),
        rows(
            "published_precision_given",
            "(s.published_at IS NULL) <> (s.published_precision IS NULL)",
            "A time without its precision pretends to know the second.",
            "warning",
        ),
        in_set("published_precision", ("second", "minute", "day", "month", "year"), "A closed list."),
        rows(
            "published_method_given",
            "s.published_at IS NOT NULL AND s.published_method IS NULL",
            "Every date says which rule found it.",
            "warning",
        ),
        rows(
            "modified_at_not_in_future",
            f"s.modified_at > {_SEEN} + INTERVAL 1 DAY",
            "As for publication, but nothing is computed from it.",
            "warning",
        ),
        rows(
            "modified_not_before_published",
            "s.modified_at < date_trunc('day', s.published_at) - INTERVAL 1 DAY",
            "Some systems write the draft's time; it says that one of the two is something else.",
            "info",
        ),
        rows(
            "title_length",
            "length(s.title) > 300",
            "Headlines of the sampled outlets stay below 200 characters; longer ones are paragraphs taken for titles.",
            "warning",
        ),
        rows("title_not_blank", "trim(s.title) = ''", "No title is null, not blank.", "warning"),
        rows(
            "canonical_url_is_address",
            "NOT (s.canonical_url LIKE 'http://%' OR s.canonical_url LIKE 'https://%')",
            "The canonical address names the article; a fragment or path names nothing.",
            "critical",
        ),
        rows("language_is_code", "length(s.language) NOT IN (2, 3)", "ISO 639 codes have two or three letters.", "warning"),
        rows(
            "authors_are_names",
            "len(list_filter(s.authors, lambda name: length(name) > 100 OR trim(name) = '')) > 0",
            "A name of over 100 characters is a biography, a blank one nobody.",
            "warning",
        ),
        measured(
            "text_length_usual",
            "SELECT CASE WHEN count(*) >= 20 THEN median(length(text)) END FROM staging.articles",
            "The middle article of any outlet has a few hundred words; below 300 characters the body is being lost.",
            "warning",
            low=300,
        ),
        measured(
            "share_with_title",
            _fill("title", 20),
            "Plain wire copy may lack titles, most of a batch does not.",
            "warning",
            low=0.5,
        ),
        measured(
            "share_with_date",
            _fill("published_at", 20),
            "Without a date no relative time resolves; when most lack one, the finding of dates is broken.",
            "warning",
            low=0.5,
        ),
        measured(
            "share_with_figures_bearable",
            _share_having("figures"),
            "Even sport and culture pages state numbers: below one article in fifty the finder of figures is broken.",
            "critical",
            low=0.02,
        ),
        measured(
            "share_with_figures_usual",
            _share_having("figures"),
            "Of ordinary news four in five articles state a number; below one in five somebody should look.",
            "warning",
            low=0.2,
        ),
        measured(
            "share_with_actors",
            _share_having("actors"),
            "News names somebody; below one half the language model or the gazetteer is missing.",
            "warning",
            low=0.5,
        ),
    ),
)
