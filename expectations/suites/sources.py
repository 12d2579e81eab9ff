"""Expectations on the history of the sources of a batch: is each of them what it usually is?

The gate puts one row for each source beside the batch, measured in the views ``reports.source_rhythm`` (silence, volume) and
``reports.source_layout`` (fields), where the bounds stand in SQL. Too little history breaks nothing. A source that the run asked
and that gave no document at all has a row, too.
"""

from __future__ import annotations

from expectations.expectation import Expectation, Suite, rows

#: The names of a run's sources stand in ``what``, with commas between. Sources without a document have the number 0.
FILL = """
DELETE FROM staging.sources;
INSERT INTO staging.sources BY NAME
WITH present AS (
  SELECT source_name, min(document_number) AS document_number
  FROM staging.documents
  WHERE source_name IS NOT NULL
  GROUP BY source_name
),
asked AS (
  SELECT unnest(string_split(r.what, ', ')) AS source_name, 0 AS document_number
  FROM quality.runs AS r
  WHERE r.run_id IN (SELECT run_id FROM staging.documents)
),
judged AS (
  FROM present
  UNION ALL
  FROM asked WHERE source_name NOT IN (SELECT source_name FROM present)
    AND source_name IN (SELECT source_name FROM quality.source_runs)
)
SELECT j.document_number, j.source_name, coalesce(r.is_silent, false) AS is_silent, r.volume, coalesce(l.drifted, []) AS drifted
FROM judged AS j
LEFT JOIN reports.source_rhythm AS r ON r.source_name = j.source_name
LEFT JOIN reports.source_layout AS l ON l.source_name = j.source_name;
"""
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
    fill=FILL,
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
