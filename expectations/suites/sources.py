"""Expectations on the history of the sources of a batch: is each of them what it usually is?

The warehouse puts one row for each source beside the batch, measured in the views ``reports.source_rhythm`` (silence, volume) and
``reports.source_layout`` (fields), where the bounds stand in SQL. Too little history breaks nothing.
"""

from __future__ import annotations

from expectations.expectation import Expectation, Suite, rows

_LAYOUT = (
    "A template that changed leaves a field empty: the last 20 articles fill it less than the 200 before, by more than a quarter "
    "and by four standard deviations of a share of 20, which chance does once in some ten thousand runs; 50 are needed before."
)


def _filled(field: str) -> Expectation:
    return rows(f"{field}_as_usual", f"list_contains(s.drifted, '{field}')", _LAYOUT, "warning")


SOURCES = Suite(
    name="sources",
    table="sources",
    row_kind=None,
    row_key="s.source_name",
    expectations=(
        rows(
            "not_silent",
            "s.is_silent",
            "No new article for more than twice the longest of its last 50 gaps, and more than 6 hours: nights and week ends are "
            "in these gaps, a feed that moved or died is not. Ten gaps are needed before anything is said.",
            "warning",
        ),
        rows(
            "no_drop_in_volume",
            "s.volume = 'drop'",
            "Less than half of its weakest day in four weeks; Sundays, at a third to a half of other days, are among them. At "
            "least 7 days with a median of 10 new articles are needed: half of few is chance.",
            "warning",
        ),
        rows(
            "no_jump_in_volume",
            "s.volume = 'jump'",
            "More than three times its strongest day in four weeks: a large news day brings about twice an ordinary one; an "
            "archive that pours into the feed, or one article under many addresses, brings more.",
            "warning",
        ),
        _filled("title"),
        _filled("date"),
        _filled("author"),
        rows(
            "body_as_usual",
            "list_contains(s.drifted, 'body')",
            "The last 20 bodies are three times shorter or longer than the 200 before. Lengths of articles spread by a factor of "
            "about two, the mean of 20 by a fifth: three is far outside, and what a lost or added part of a page does.",
            "warning",
        ),
    ),
)
