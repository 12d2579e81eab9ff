"""Expectations on running tolls: the cumulative counts of one claimant, each against what its series said before.

The series are looked up by key in ``quality.tolls``; all figures are never read. Days count from the last correction
of the series.
"""

from __future__ import annotations

from expectations.expectation import Suite, rows

FILL = """
DELETE FROM staging.tolls;
INSERT INTO staging.tolls BY NAME
WITH mine AS (FROM reports.batch_tolls),
known AS (
  SELECT series_key, as_of_date, max(value) AS value, bool_or(is_corrected) AS is_corrected
  FROM quality.tolls
  WHERE series_key IN (SELECT series_key FROM mine)
  GROUP BY series_key, as_of_date
),
points AS (
  SELECT
    m.document_number, m.figure_id, k.as_of_date, k.value,
    max(k.as_of_date) FILTER (k.is_corrected) OVER (PARTITION BY m.document_number, m.figure_id) AS corrected_date
  FROM mine AS m
  INNER JOIN known AS k ON k.series_key = m.series_key AND k.as_of_date < m.as_of_date
),
steps AS (
  SELECT
    *, lag(value) OVER in_series AS previous_value, date_diff('day', lag(as_of_date) OVER in_series, as_of_date) AS days
  FROM points
  WHERE corrected_date IS NULL OR as_of_date >= corrected_date
  WINDOW in_series AS (PARTITION BY document_number, figure_id ORDER BY as_of_date)
),
earlier AS (
  SELECT
    document_number, figure_id, count(*) AS earlier_count, arg_max(value, as_of_date) AS earlier_value,
    max(as_of_date) AS earlier_date,
    coalesce(bool_and(value >= previous_value * 0.98), true) AS is_rising, max((value - previous_value) / days) AS daily_rise
  FROM steps
  GROUP BY document_number, figure_id
)
SELECT
  m.document_number, m.figure_id, m.series_key, m.value, m.modifier, m.as_of_date, m.is_corrected,
  coalesce(e.earlier_count, 0) AS earlier_count, e.earlier_value, e.earlier_date, e.is_rising, e.daily_rise
FROM mine AS m
LEFT JOIN earlier AS e ON e.document_number = m.document_number AND e.figure_id = m.figure_id;
"""
#: How exact a number is told: 40,000 to its ten thousands, 40,005 to its ones.
_GRAIN = "power(10, length(s.value::HUGEINT::VARCHAR) - length(rtrim(s.value::HUGEINT::VARCHAR, '0')))"
_DAYS = "date_diff('day', s.earlier_date, s.as_of_date)"

TOLLS = Suite(
    name="tolls",
    table="tolls",
    row_kind=None,
    row_key="format('{}/{}: {} after {}', s.document_number, s.figure_id, s.value::DOUBLE, s.earlier_value::DOUBLE)",
    fill=FILL,
    expectations=(
        rows(
            "total_not_falling",
            "s.value > 0 AND NOT s.is_corrected AND s.is_rising "
            f"AND floor(s.earlier_value / {_GRAIN}) * {_GRAIN} > s.value * CASE WHEN s.modifier IN ('about', 'nearly') THEN "
            f"1.05 ELSE 1 END "
            "AND (s.earlier_count >= 3 OR s.value >= s.earlier_value / 2)",
            "A cumulative toll of one claimant does not fall unless words near it, or a correction, say so: it was misread, "
            "or two "
            "tolls were taken for one. Rounding is no fall: the earlier number is cut to the digits of the later one. With "
            "fewer than "
            "three days before, less than half is another incident at the same place.",
            "warning",
        ),
        rows(
            "total_not_leaping",
            "NOT s.is_corrected AND s.is_rising AND ("
            f"(s.earlier_count >= 3 AND s.value - s.earlier_value > greatest(4 * s.daily_rise * {_DAYS}, 0.05 * "
            f"s.earlier_value, 10)) "
            f"OR (s.earlier_count = 2 AND s.value > 3 * s.earlier_value AND s.value - s.earlier_value > greatest(4 * "
            f"s.daily_rise * {_DAYS}, 10)) "
            "OR (s.earlier_count >= 1 AND s.value >= 9 * s.earlier_value AND s.earlier_value >= 100))",
            "A toll jumps beyond the habit of its series: by more than four times its steepest daily rise and a twentieth, "
            "after three days; "
            "threefold after two; ninefold, a digit more, always. Digits were exchanged or added, or two tolls were taken for "
            "one.",
            "warning",
        ),
        rows(
            "one_value_for_a_day",
            "EXISTS (SELECT 1 FROM staging.tolls AS o WHERE o.document_number = s.document_number AND o.series_key = "
            "s.series_key "
            "AND o.as_of_date = s.as_of_date AND o.value BETWEEN s.value * 1.02 AND s.value * 10 AND o.modifier = 'exact' AND "
            "s.modifier = 'exact' "
            "AND s.value >= 10 AND NOT o.is_corrected)",
            "One article gives the toll of one claimant, place and day two values: one of them is misread or belongs to "
            "something else. "
            "Below ten, or more than ten times apart, they are likelier two things.",
            "warning",
        ),
    ),
)  # fmt: skip
