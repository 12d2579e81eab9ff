from __future__ import annotations

import pytest
from analysis_given import Read, figure

from transforms.quantities import QuantityFinder
from transforms.rates import singular
from transforms.reference import ReferenceData

OPENING = "The region had a hard week."


@pytest.fixture(scope="module")
def finder(reference: ReferenceData) -> QuantityFinder:
    return QuantityFinder(reference)


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("It cost $3 a year ago.", "$3", "USD"),
        ("It cost $3 per se.", "$3", "USD"),
        ("It costs $3 a barrel.", "$3 a barrel", "USD per barrel"),
        ("It earned 63 cents per share.", "63 cents per share", "cent per share"),
        ("It earned 63 cents a share.", "63 cents a share", "cent per share"),
        ("It earned $3 per common share.", "$3 per common share", "USD per share"),
        ("It pays €300 per eligible household.", "€300 per eligible household", "EUR per household"),
        ("It grew 3 percent per year.", "3 percent per year", "percent per year"),
        ("They work 40 hours a week.", "40 hours a week", "hour per week"),
        ("It was 40 per 100,000 people.", "40 per 100,000 people", "1 per 100,000 people"),
        ("It pays €300 per student.", "€300 per student", "EUR per student"),
        ("It pumps 12 litres per second.", "12 litres per second", "litre per second"),
        ("It is a $50m-a-year deal.", "$50m-a-year", "USD per year"),
        ("It takes 5 mg/kg daily.", "5 mg/kg", "milligram per kilogram"),
        ("Gas is $3 per million British thermal units.", "$3 per million British thermal units", "USD per million British thermal units"),
    ],
)  # fmt: skip
def test_rates_of_amounts(finder: QuantityFinder, text: str, surface: str, unit: str) -> None:
    found = [q for q in finder.find(text) if q.number_start < 30]
    assert (text[found[0].start : found[0].end], found[0].unit) == (surface, unit)


@pytest.mark.parametrize(
    ("sentence", "surface", "kind", "unit", "denominator"),
    [
        ("Police counted 40 boats.", "40", "count", "1", None),
        ("Police counted 40 boats a week ago.", "40", "count", "1", None),
        ("Police counted 40 boats per day.", "40", "rate", "boat per day", "day"),
        ("The star spins 700 times a second.", "700", "rate", "time per second", "second"),
        ("The guard averages 7.1 rebounds a game.", "7.1", "rate", "rebound per game", "game"),
        ("The country had 40 deaths per 100,000 people.", "40", "rate", "people per 100,000 people", "100,000 people"),
    ],
)
def test_rates_of_counts(read: Read, sentence: str, surface: str, kind: str, unit: str, denominator: str | None) -> None:
    found = next(f for f in read(f"{OPENING} {sentence}").figures if f.surface.startswith(surface))
    assert (found.kind, found.unit, found.denominator) == (kind, unit, denominator)


def test_the_number_behind_per_is_no_figure_of_its_own(read: Read) -> None:
    extraction = read(f"{OPENING} The country had 40 deaths per 100,000 people.")
    assert [s.rule for s in extraction.skipped if s.surface == "100,000"] == ["denominator"]


def test_a_share_keeps_its_denominator(read: Read) -> None:
    found = figure(read(f"{OPENING} About 40 percent of the voters stayed away."), "About 40 percent")
    assert (found.unit, found.counted, found.denominator) == ("percent", "voters", "voters")


@pytest.mark.parametrize(
    ("noun", "one"),
    [("people", "people"), ("boats", "boat"), ("cities", "city"), ("matches", "match"), ("glass", "glass"), ("bus", "bus")],
)
def test_singular(noun: str, one: str) -> None:
    assert singular(noun) == one
