"""SQL conditions on spans. Spans count code points, as DuckDB's ``substr`` does: ``substr(text, start + 1, end - start)``."""

from __future__ import annotations

from expectations.expectation import Expectation, Severity, rows

_TEXT = "(SELECT a.text FROM staging.articles AS a WHERE a.document_number = s.document_number)"


def span_is_surface(surface: str = "surface") -> Expectation:
    """The characters at the span are the surface: without that nothing can be cited."""
    return rows(
        "span_is_surface",
        f"substr({_TEXT}, s.span_start + 1, s.span_end - s.span_start) IS DISTINCT FROM s.{surface}",
        "Every row leads back to the exact characters of the text; one that does not cannot be cited.",
    )


def span_in_text() -> Expectation:
    """The span is not empty and lies within the text."""
    return rows(
        "span_in_text",
        f"(s.span_start >= 0 AND s.span_start < s.span_end AND s.span_end <= length({_TEXT})) IS NOT TRUE",
        "Spans are half-open and lie within the clean text.",
    )


def optional_span(name: str, severity: Severity = "critical") -> Expectation:
    """A span that may be absent is absent as a whole, or lies within the text."""
    start, end = f"s.{name}_start", f"s.{name}_end"
    return rows(
        f"{name}_span_in_text",
        f"({start} IS NULL) <> ({end} IS NULL) OR ({start} >= 0 AND {start} < {end} AND {end} <= length({_TEXT})) IS FALSE",
        "A span that is given has both ends and lies within the clean text.",
        severity,
    )


def words_whole(name: str, severity: Severity = "critical") -> Expectation:
    """An optional span does not begin or end within a word."""
    start, end = f"s.{name}_start", f"s.{name}_end"
    return rows(
        f"{name}_span_is_of_words",
        f"({start} > 0 AND regexp_full_match(substr({_TEXT}, {start}, 2), '[\\pL\\pN]{{2}}')) "
        f"OR regexp_full_match(substr({_TEXT}, {end}, 2), '\\pL{{2}}')",
        "The span begins and ends where words do; one that was shifted cuts through them. Of 2,400 such spans of real pages "
        "none did.",
        severity,
    )
