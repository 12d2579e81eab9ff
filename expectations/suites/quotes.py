"""Expectations on quotes."""

from __future__ import annotations

from expectations.expectation import Suite, in_set, measured, not_null, rows, unique
from expectations.spans import optional_span, span_in_text

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
            "SELECT CASE WHEN count(*) >= 100 THEN count(speaker) / count(*) END FROM staging.quotes",
            "A quote is speech that the article attributes; below one half attribution is broken.",
            "warning",
            low=0.5,
        ),
    ),
)
