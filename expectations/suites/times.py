"""Expectations on time expressions."""

from __future__ import annotations

from expectations.expectation import Suite, in_set, not_null, rows, unique
from expectations.spans import span_in_text, span_is_surface

TIMES = Suite(
    name="times",
    table="times",
    row_kind="time",
    row_key="s.time_number::VARCHAR",
    expectations=(
        unique("times", ("document_number", "time_number"), "The order of time expressions is their key."),
        span_in_text(),
        span_is_surface(),
        not_null("type", "Every time expression has its TIMEX3 type."),
        in_set("type", ("DATE", "TIME", "DURATION", "SET"), "The four types of TIMEX3."),
        rows("value_given", "s.value IS NULL OR trim(s.value) = ''", "A time expression without a value says nothing."),
        rows(
            "value_is_date",
            "regexp_matches(s.value, '^\\d{4}-(1[3-9]|[2-9]\\d|00)') OR regexp_matches(s.value, "
            "'^\\d{4}-\\d\\d-(3[2-9]|[4-9]\\d|00)')",
            "A TIMEX3 value has months up to 12 and days up to 31; others were read in another order.",
        ),
        rows(
            "weekday_is_as_written",
            "regexp_full_match(s.value, '\\d{4}-\\d\\d-\\d\\d') AND lower(s.surface) IN ('monday', 'tuesday', 'wednesday', "
            "'thursday', 'friday', 'saturday', 'sunday') AND lower(dayname(try_cast(s.value AS DATE))) <> lower(s.surface)",
            "The value of a weekday's name falls on that day of the week: another day was put in, or the year is wrong.",
            "warning",
        ),
        rows("duration_value", "s.type = 'DURATION' AND s.value NOT LIKE 'P%'", "TIMEX3 durations begin with P.", "warning"),
    ),
)
