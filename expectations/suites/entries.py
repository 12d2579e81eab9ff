"""Expectations on the entries of live blogs."""

from __future__ import annotations

from expectations.expectation import Suite, rows, unique
from expectations.spans import span_in_text

ENTRIES = Suite(
    name="entries",
    table="live_entries",
    row_kind="entry",
    row_key="s.entry_number::VARCHAR",
    expectations=(
        unique("live_entries", ("document_number", "entry_number"), "The order of entries in the text is their key."),
        span_in_text(),
        rows(
            "entries_do_not_overlap",
            "EXISTS (SELECT 1 FROM staging.live_entries AS o WHERE o.document_number = s.document_number "
            "AND o.entry_number < s.entry_number AND o.span_end > s.span_start)",
            "An entry ends before the next one begins: a figure is of one entry's day.",
        ),
        rows(
            "published_at_not_in_future",
            "s.published_at > (SELECT d.fetched_at + INTERVAL 1 DAY FROM staging.documents AS d "
            "WHERE d.document_number = s.document_number)",
            "No entry was written after the page was fetched; a day is allowed for clocks east of Greenwich.",
        ),
        rows(
            "published_at_near_article",
            "abs(date_diff('day', s.published_at, (SELECT a.published_at FROM staging.articles AS a "
            "WHERE a.document_number = s.document_number))) > 31",
            "A live blog follows an event for days or weeks; an entry that is months away has the time of something else.",
            "warning",
        ),
    ),
)
