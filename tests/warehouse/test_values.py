"""Values on their way into the warehouse: numbers exact, dates as precise as they are, times in UTC."""

# The warehouse keeps UTC without a zone, and so do the expected rows.

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import duckdb
import pytest
from given import article, document, extraction, figure, rows, run, toll

from transforms.records import Extraction
from warehouse.clock import to_utc
from warehouse.identity import article_id, revision_id
from warehouse.partial_dates import first_day, first_moment, last_day

NUMBERS = [
    ("40000", Decimal(40000)),
    ("0.1", Decimal("0.1")),
    ("-3.25", Decimal("-3.25")),
    ("66.666666666666666667", Decimal("66.666666667")),
    ("123456789.123456789", Decimal("123456789.123456789")),
    ("4E+4", Decimal(40000)),
    ("1E-9", Decimal("0.000000001")),
    ("12345678901234567890123456789", Decimal(12345678901234567890123456789)),
    ("123456789012345678901234567890", None),
    ("1E+40", None),
]


def test_numbers_are_exact_to_nine_decimals(con: duckdb.DuckDBPyConnection) -> None:
    given = [
        document(extraction(f"{number}.txt", figures=(replace(toll(), value=Decimal(written)),)))
        for number, (written, _) in enumerate(NUMBERS)
    ]
    run(con, "r1", *given)
    found = dict(rows(con, "SELECT document_id, value FROM marts.figures"))
    assert [(written, found[f"{number}.txt"]) for number, (written, _) in enumerate(NUMBERS)] == NUMBERS


DAYS = [
    ("2024-08-15", date(2024, 8, 15), date(2024, 8, 15)),
    ("2024-08-15T10:00:00Z", date(2024, 8, 15), date(2024, 8, 15)),
    ("2023-11", date(2023, 11, 1), date(2023, 11, 30)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    (None, None, None),
    ("", None, None),
    ("soon", None, None),
    ("2023-13", None, None),
    ("2023-02-30", None, None),
    ("2023-1", None, None),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_a_partial_date_covers_its_first_to_last_day(text: str | None, first: date | None, last: date | None) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


MOMENTS = [
    ("2024-08-16T10:00:00Z", datetime(2024, 8, 16, 10)),
    ("2024-08-16T10:00:00+02:00", datetime(2024, 8, 16, 8)),
    ("2024-08-16T10:00+02:00", datetime(2024, 8, 16, 8)),
    ("2024-08-16 10:00", datetime(2024, 8, 16, 10)),
    ("2024-08-16", datetime(2024, 8, 16)),
    ("2024-08", datetime(2024, 8, 1)),
    ("2024", datetime(2024, 1, 1)),
    ("yesterday", None),
    ("0001-01-01T00:00:00+14:00", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_times_are_stored_in_utc(text: str | None, moment: datetime | None) -> None:
    assert first_moment(text) == moment


def test_moments_lose_their_zone_but_not_their_place_on_the_line() -> None:
    assert to_utc(datetime(2024, 8, 16, 12, tzinfo=timezone(timedelta(hours=2)))) == datetime(2024, 8, 16, 10)
    assert to_utc(datetime(2024, 8, 16, 12, tzinfo=UTC)) == datetime(2024, 8, 16, 12)
    assert to_utc(None) is None


def test_a_month_stays_a_month(con: duckdb.DuckDBPyConnection) -> None:
    one = toll(as_of_date="2023-11", period_start="2023", period_end="2023-11", time_precision="month")
    run(con, "r1", document(extraction(figures=(one,))))
    assert rows(con, "SELECT as_of_date, as_of_text, period_start, period_end, time_precision FROM marts.figures") == [
        (date(2023, 11, 1), "2023-11", date(2023, 1, 1), date(2023, 11, 30), "month")
    ]


IDS = [
    (("https://e.org/1", "https://e.org/1?ref=x", "a", "1"), ("https://e.org/1", "https://e.org/1?ref=y", "b", "2"), True),
    ((None, "https://e.org/1", "a", "1"), (None, "https://e.org/1", "b", "2"), True),
    ((None, None, "a", "1.txt"), (None, None, "a", "1.txt"), True),
    ((None, None, "a", "1.txt"), (None, None, "b", "1.txt"), False),
    ((None, None, None, "1.txt"), (None, None, "", "1.txt"), True),
]


@pytest.mark.parametrize(("one", "other", "is_same"), IDS)
def test_article_ids_come_from_the_fewest_stable_fields(
    one: tuple[str | None, str | None, str | None, str], other: tuple[str | None, str | None, str | None, str], *, is_same: bool
) -> None:
    assert (article_id(*one) == article_id(*other)) is is_same
    assert len(article_id(*one)) == 16


def test_revision_ids_are_the_same_on_every_machine() -> None:
    assert revision_id("0" * 16, article()) == revision_id("0" * 16, article())
    assert revision_id("0" * 16, article()) != revision_id("1" * 16, article())


def test_every_field_of_a_figure_arrives(con: duckdb.DuckDBPyConnection) -> None:
    text = "Up to 3.5 million doses were delivered per month, the agency said."
    one = figure(
        text, "Up to 3.5 million", "3500000", kind="rate", low=None, modifier="up_to", denominator="month", trend="up",
        counted="doses", qualifiers=("Chinese", "oral"), attribution_chain=("agency", "ministry"), rules={"b": "x", "a": "y"},
        is_implicit=True, counted_is_implied=True, population="Children", part_of=None, status="possible", confidence=0.25,
    )  # fmt: skip
    run(con, "r1", document(Extraction(article(text=text), figures=(one,))))
    found = rows(con, "SELECT surface, kind, value, low, high, modifier, trend, unit, denominator, counted, counted_is_implied, "
                      "is_implicit, qualifiers, status, attribution_chain, "
                      "population, confidence, rules::VARCHAR FROM marts.figures")  # fmt: skip
    assert found == [(
        "Up to 3.5 million", "rate", Decimal(3500000), None, Decimal(3500000), "up_to", "up", "1", "month", "doses", True, True,
        ["Chinese", "oral"], "possible", ["agency", "ministry"], "Children", 0.25, '{"a": "y", "b": "x"}',
    )]  # fmt: skip
