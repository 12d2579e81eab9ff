"""Expectations on quotes."""

# SQL is put together here from constants only.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Suite, in_set, measured, not_null, rows, unique
from expectations.spans import optional_span, span_in_text, words_whole
from expectations.suites.manners import of_newcomers

_TEXT = "(SELECT a.text FROM staging.articles AS a WHERE a.document_number = s.document_number)"
_MARKS = "“”„«»‘’''‹「`\""

QUOTES = Suite(
    name="quotes",
    table="quotes",
    row_kind="quote",
    row_key="s.quote_number::VARCHAR",
    expectations=(
        unique("quotes", ("document_number", "quote_number"), "The order of quotes is their key."),
        not_null("kind", "Every quote is of some kind."),
        in_set("kind", ("direct", "indirect", "mixed"), "A closed list."),
        span_in_text(),
        optional_span("speaker"),
        optional_span("cue"),
        words_whole("speaker"),
        rows(
            "direct_quote_begins_with_mark",
            f"s.kind = 'direct' AND s.span_start > 0 AND NOT regexp_matches(substr({_TEXT}, s.span_start + 1, 1), '[{_MARKS}]') "
            f"AND NOT regexp_matches(substr({_TEXT}, 1, s.span_start), '([{_MARKS}]|[:.\\n—–-] ?|:\\s*|\\n)$')",
            "A direct quote begins with its quotation mark, or in a transcript after the speaker's colon or at a new line; "
            "elsewhere its "
            "span was shifted. None of 1,600 of real pages began within a sentence.",
        ),
        rows(
            "quotes_do_not_overlap",
            "s.kind = 'direct' AND EXISTS (SELECT 1 FROM staging.quotes AS o WHERE o.document_number = s.document_number "
            "AND o.kind = 'direct' AND o.quote_number <> s.quote_number AND o.span_start < s.span_end AND s.span_start < "
            "o.span_end "
            "AND NOT (o.span_start = s.span_start AND o.span_end = s.span_end))",
            "Direct quotes follow each other; where they overlap, words are put into two mouths. Reported speech may hold "
            "other speech.",
        ),
        rows(
            "quotes_in_order",
            "EXISTS (SELECT 1 FROM staging.quotes AS o WHERE o.document_number = s.document_number AND o.quote_number < "
            "s.quote_number "
            "AND o.span_start > s.span_start)",
            "Quotes are numbered as they stand in the text; where they are not, spans were exchanged, and with them the "
            "speakers.",
        ),
        rows(
            "indirect_quote_has_no_marks",
            f"s.kind = 'indirect' AND regexp_full_match(substr({_TEXT}, s.span_start + 1, s.span_end - s.span_start), "
            "'[“«\"].{20,}[”»\"]')",
            "Words from one quotation mark to the other are a direct quote: the kind says that they are only reported.",
            "warning",
        ),
        rows(
            "quote_stays_in_its_marks",
            f"s.kind = 'direct' AND regexp_matches(substr({_TEXT}, s.span_start + 1, s.span_end - s.span_start), "
            "'^[“«][^”»]*[”»][^“«”»]{0,400}[.!?]?\\n\\n') AND s.span_end - s.span_start > 200",
            "A direct quote goes on in later paragraphs after its closing mark: the words of the article, or of "
            "another speaker, are "
            "put into its speaker's mouth.",
            "warning",
        ),
        rows(
            "direct_quote_ends_with_mark",
            f"s.kind = 'direct' AND regexp_matches(substr({_TEXT}, s.span_start + 1, 1), '[“«\"„]') "
            f"AND NOT regexp_matches(substr({_TEXT}, s.span_start + 2, s.span_end - s.span_start), '[”»\"“]') "
            f"AND NOT regexp_matches(substr({_TEXT}, s.span_end + 1, 2), '^(\\n|$|[”»\"])')",
            "A direct quote that begins with its mark ends with one, or with its paragraph: the rest of this one was cut "
            "off. None of "
            "1,600 of real pages was.",
        ),
        rows(
            "speaker_is_named",
            "s.speaker IS NOT NULL AND NOT contains((SELECT lower(concat_ws(' ', a.title, a.standfirst, a.text)) FROM "
            "staging.articles AS a "
            "WHERE a.document_number = s.document_number), lower(s.speaker)) AND NOT EXISTS (SELECT 1 FROM staging.actors AS o "
            "WHERE o.document_number = s.document_number AND o.name = s.speaker)",
            "The speaker is one of the article's actors, or stands in it as written: this one is named nowhere.",
        ),
        rows(
            "cue_is_as_written",
            f"s.cue_start IS NOT NULL AND lower(substr({_TEXT}, s.cue_start + 1, s.cue_end - s.cue_start)) <> lower(s.cue)",
            "The reporting word is what stands at its span: the cue is the evidence of the attribution.",
        ),
        rows("speaker_not_blank", "trim(s.speaker) = ''", "No speaker is null, not blank."),
        rows(
            "cue_given",
            "s.speaker IS NOT NULL AND s.cue IS NULL",
            "Speakers are found by a reporting word; one without was found otherwise and deserves a look.",
            "info",
        ),
        rows(
            "one_quote_per_span",
            "EXISTS (SELECT 1 FROM staging.quotes AS o WHERE o.document_number = s.document_number "
            "AND o.span_start = s.span_start AND o.span_end = s.span_end AND o.quote_number <> s.quote_number)",
            "The same words are attributed once.",
            "warning",
        ),
        measured(
            "share_with_speaker",
            "SELECT CASE WHEN count(*) >= 100 THEN count(speaker) / count(*) END FROM staging.quotes AS q "
            f"WHERE {of_newcomers('q')}",
            "A quote is speech that the article attributes; below one half attribution is broken.",
            "warning",
            low=0.5,
        ),
    ),
)
