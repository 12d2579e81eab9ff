from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.quantities import Quantity, QuantityFinder
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def finder(reference: ReferenceData) -> QuantityFinder:
    return QuantityFinder(reference)


def one(finder: QuantityFinder, text: str) -> tuple[str, Quantity]:
    found = finder.find(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return text[found[0].start : found[0].end], found[0]


def test_a_text_without_numbers_has_no_quantities(finder: QuantityFinder) -> None:
    assert finder.find("The court heard the case on a rainy morning.") == []


@pytest.mark.parametrize(
    ("text", "surface", "modifier", "low", "high"),
    [
        ("They freed 40 pupils.", "40", "exact", 40, 40),
        ("They freed about 40 pupils.", "about 40", "about", None, None),
        ("They freed roughly 40 pupils.", "roughly 40", "about", None, None),
        ("They freed some 40 pupils.", "some 40", "about", None, None),
        ("They freed an estimated 40 pupils.", "an estimated 40", "about", None, None),
        ("They freed 40 or so pupils.", "40 or so", "about", None, None),
        ("They freed more than 40 pupils.", "more than 40", "more_than", 40, None),
        ("They freed over 40 pupils.", "over 40", "more_than", 40, None),
        ("The toll surpassed 40 on Monday.", "surpassed 40", "more_than", 40, None),
        ("They freed 40-plus pupils.", "40-plus", "more_than", 40, None),
        ("They freed 40+ pupils.", "40+", "more_than", 40, None),
        ("They freed at least 40 pupils.", "at least 40", "at_least", 40, None),
        ("They freed no fewer than 40 pupils.", "no fewer than 40", "at_least", 40, None),
        ("They freed 40 or more pupils.", "40 or more", "at_least", 40, None),
        ("They freed fewer than 40 pupils.", "fewer than 40", "less_than", None, 40),
        ("They freed just under 40 pupils.", "just under 40", "less_than", None, 40),
        ("They freed up to 40 pupils.", "up to 40", "up_to", None, 40),
        ("The fare will go up to 40 rupees.", "40 rupees", "exact", 40, 40),
        ("The fare can go up to 40 rupees.", "up to 40 rupees", "up_to", None, 40),
        ("They bring up to 40 pupils.", "up to 40", "up_to", None, 40),
        ("It pushed the inflation rate up to 40 percent.", "40 percent", "exact", 40, 40),
        ("The state sends students up to 40 euros.", "up to 40 euros", "up_to", None, 40),
        ("They freed as many as 40 pupils.", "as many as 40", "up_to", None, 40),
        ("They freed no more than 40 pupils.", "no more than 40", "up_to", None, 40),
        ("It would not exceed 40 tonnes.", "not exceed 40 tonnes", "up_to", None, 40),
        ("It wouldn't exceed 40 tonnes.", "wouldn't exceed 40 tonnes", "up_to", None, 40),
        ("They freed nearly 40 pupils.", "nearly 40", "nearly", None, 40),
        ("They freed almost 40 pupils.", "almost 40", "nearly", None, 40),
        ("They freed close to 40 pupils.", "close to 40", "nearly", None, 40),
        ("They freed the 40 pupils.", "40", "exact", 40, 40),
        ("They freed only 40 pupils.", "40", "exact", 40, 40),
        ("The estimated 40 pupils came.", "The estimated 40", "about", None, None),
        ("It lasted over 40 days.", "over 40 days", "more_than", 40, None),
        ("They did so over 40 years ago.", "over 40 years", "more_than", 40, None),
        ("The debt was paid over 40 years.", "40 years", "exact", 40, 40),
        ("Over 40 days, it rained.", "40 days", "exact", 40, 40),
        ("There was a row over a $40 million bill.", "$40 million", "exact", 40_000_000, 40_000_000),
        ("Rents rose over the 40 euro mark.", "over the 40 euro", "more_than", 40, None),
        ("They gave over the 40 pupils.", "40", "exact", 40, 40),
        ("They waited 40 hours at least.", "40 hours at least", "at_least", 40, None),
        ("They waited 40 hours at least twice.", "40 hours", "exact", 40, 40),
        ("She spoke about 40 pupils.", "40", "exact", 40, 40),
        ("They had no details about a $40m loss.", "$40m", "exact", 40_000_000, 40_000_000),
        ("They knew about the 40 pupils.", "40", "exact", 40, 40),
        ("They saw about a 40 percent rise.", "about a 40 percent", "about", None, None),
        ("The rate shot up to 40 percent.", "40 percent", "exact", 40, 40),
        ("Guards shot up to 40 pupils.", "up to 40", "up_to", None, 40),
        ("The rent jumped up to 40 euros.", "40 euros", "exact", 40, 40),
        ("Rents jumped up to 40 percent.", "up to 40 percent", "up_to", None, 40),
        ("Parliament passed a $40m plan.", "$40m", "exact", 40_000_000, 40_000_000),
        ("Deputies passed $40m in aid.", "$40m", "exact", 40_000_000, 40_000_000),
        ("They passed 40 new laws.", "40", "exact", 40, 40),
        ("Its debt passed $40m.", "passed $40m", "more_than", 40_000_000, None),
        ("Its debt passed the $40m mark.", "passed the $40m", "more_than", 40_000_000, None),
        ("Girls under the age of 40 came.", "under the age of 40", "less_than", None, 40),
    ],
)  # fmt: skip
def test_modifiers_and_bounds(finder: QuantityFinder, text: str, surface: str, modifier: str, low: int, high: int) -> None:
    found, quantity = one(finder, text)
    assert (found, quantity.modifier, quantity.low, quantity.high) == (surface, modifier, low, high)
    assert quantity.value in (40, 40_000_000)


@pytest.mark.parametrize(
    "text", ["They flew drones over 7 regions.", "The complaint over 7 stations came late.", "Farms spread over 700 towns."]
)
def test_over_a_handful_of_places_bounds_nothing(finder: QuantityFinder, text: str) -> None:
    assert one(finder, text)[1].modifier == "exact"


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("It cost 40 lives.", None, 40, "1"),
        ("It cost $40 in all.", "$40", 40, "USD"),
        ("It cost $3.5 million in all.", "$3.5 million", 3_500_000, "USD"),
        ("It cost US$3 million in all.", "US$3 million", 3_000_000, "USD"),
        ("It cost $3m in all.", "$3m", 3_000_000, "USD"),
        ("It cost $2bn in all.", "$2bn", 2_000_000_000, "USD"),
        ("It cost €40 in all.", "€40", 40, "EUR"),
        ("It cost 40 euros in all.", "40 euros", 40, "EUR"),
        ("It cost £1.2 billion in all.", "£1.2 billion", 1_200_000_000, "GBP"),
        ("It cost 40 million rupees in all.", "40 million rupees", 40_000_000, "INR"),
        ("It cost Rs 500 in all.", "Rs 500", 500, "INR"),
        ("It cost ¥900 in all.", "¥900", 900, "JPY"),
        ("It cost 40 US dollars in all.", "40 US dollars", 40, "USD"),
        ("It cost more than $40 in all.", "more than $40", 40, "USD"),
    ],
)  # fmt: skip
def test_money(finder: QuantityFinder, text: str, surface: str | None, value: int, unit: str) -> None:
    found, quantity = one(finder, text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert quantity.kind == ("money" if surface else "count")
    assert found == (surface or "40")


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("It fell by 4 boats.", None, 4, "1"),
        ("It was 4% of it.", "4%", 4, "percent"),
        ("It was 4 percent of it.", "4 percent", 4, "percent"),
        ("It was 4 per cent of it.", "4 per cent", 4, "percent"),
        ("It was 4.5 percentage points higher.", "4.5 percentage points", 4.5, "percentage_point"),
        ("A third of it burned.", "A third", 33.33, "percent"),
        ("Nearly two-thirds of it burned.", "Nearly two-thirds", 66.67, "percent"),
        ("One in four burned.", "One in four", 25, "percent"),
        ("Seven out of every ten games were lost.", "Seven out of every ten", 70, "percent"),
        ("It needs a two-third majority.", "two-third", 66.67, "percent"),
    ],
)  # fmt: skip
def test_shares(finder: QuantityFinder, text: str, surface: str | None, value: float, unit: str) -> None:
    found, quantity = one(finder, text)
    assert (float(quantity.value or 0), quantity.unit) == (value, unit)
    assert quantity.kind == ("share" if surface else "count")
    assert surface in (None, found)


@pytest.mark.parametrize(
    ("text", "surface", "kind", "unit"),
    [
        ("It carried 40 sacks.", "40", "count", "1"),
        ("It ran 40 km.", "40 km", "measure", "kilometre"),
        ("It ran 40 kilometers.", "40 kilometers", "measure", "kilometre"),
        ("It ran 40 miles.", "40 miles", "measure", "mile"),
        ("It carried 40 tonnes of flour.", "40 tonnes", "measure", "tonne"),
        ("It was 40 degrees Celsius.", "40 degrees Celsius", "measure", "degree Celsius"),
        ("It burned 40 hectares.", "40 hectares", "measure", "hectare"),
        ("It covered 40 square kilometres.", "40 square kilometres", "measure", "square kilometre"),
        ("It lasted 40 minutes.", "40 minutes", "duration", "minute"),
        ("It was a six-week pause.", "six-week", "duration", "week"),
        ("Trade shrank for two quarters.", "two quarters", "duration", "quarter"),
        ("Trade shrank for three quarters.", "three quarters", "duration", "quarter"),
        ("The firm had three quarters of slow growth.", "three quarters", "duration", "quarter"),
        ("In three quarters of cases it failed.", "three quarters", "share", "percent"),
        ("A 5.8 earthquake struck.", "5.8", "measure", "magnitude"),
        ("An earthquake measuring 6.4 struck.", "6.4", "measure", "magnitude"),
        ("It was put at between 6.1 and 6.4 on the Richter scale.", "between 6.1 and 6.4", "measure", "magnitude"),
        ("Some 5 earthquakes struck.", "Some 5", "count", "1"),
        ("She is 40 years old.", "40 years old", "age", "year"),
        ("Men aged over 40 came.", "over 40", "age", "year"),
        ("A 40-year-old driver was there.", "40-year-old", "age", "year"),
        ("The driver, aged 40, was there.", "40", "age", "year"),
        ("It was 40 times more than that.", "40 times", "multiple", "1"),
        ("Prices rose threefold.", "threefold", "multiple", "1"),
        ("Prices doubled there.", "doubled", "multiple", "1"),
        ("It costs $3 a barrel.", "$3 a barrel", "rate", "USD per barrel"),
        ("It ran half a mile.", "half a mile", "measure", "mile"),
        ("It was 1⁄32 of an inch.", "1⁄32 of an inch", "measure", "inch"),
        ("It was 1/16 of a US pint.", "1/16 of a US pint", "measure", "pint"),
        ("It took an hour and a half.", "an hour and a half", "duration", "hour"),
        ("It rose half a percent.", "half a percent", "share", "percent"),
        ("It was 12 degrees below zero.", "12 degrees below zero", "measure", "degree"),
        ("It was minus 5 there.", "minus 5", "measure", "1"),
        ("They lost minus two starters.", "two", "count", "1"),
        ("She ran the 100m final.", "100m", "measure", "metre"),
        ("It lies at a depth of 46m.", "46m", "measure", "metre"),
        ("It lies at a cost of 46m.", "46m", "count", "1"),
        ("Snow lies above 1,200m there.", "above 1,200m", "measure", "metre"),
        ("The climber fell 46m to his death.", "46m", "measure", "metre"),
        ("They have 5m users.", "5m", "count", "1"),
        ("It took 40+ years.", "40+ years", "duration", "year"),
        ("They want sub-300 sq m offices.", "sub-300 sq m", "measure", "square metre"),
        ("It moved at 40 miles per hour.", "40 miles per hour", "measure", "mile per hour"),
    ],
)  # fmt: skip
def test_kinds_and_units(finder: QuantityFinder, text: str, surface: str, kind: str, unit: str) -> None:
    found, quantity = one(finder, text)
    assert (found, quantity.kind, quantity.unit) == (surface, kind, unit)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("40 boats sank.", "40"),
        ("40 more boats sank.", "40 more"),
        ("Dozens more boats sank.", "Dozens more"),
        ("Another 40 boats sank.", "Another 40"),
        ("40 other boats sank.", "40"),
    ],
)
def test_more_and_another_belong_to_the_surface(finder: QuantityFinder, text: str, surface: str) -> None:
    assert one(finder, text)[0] == surface


def test_an_indefinite_number_has_no_value(finder: QuantityFinder) -> None:
    found, quantity = one(finder, "Tens of thousands of voters waited.")
    assert (found, quantity.value, quantity.low, quantity.high) == ("Tens of thousands", None, Decimal(10_000), None)
    assert quantity.modifier == "indefinite"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The poll had them at 50-50.", "share"),
        ("The poll showed her beating him 52-48.", "share"),
        ("The poll gave them 52-48 seats.", "count"),
        ("The town voted 52-48.", "count"),
        ("They backed it by 57 to 43 percent.", "share"),
        ("They backed it by 57 to 43.", "count"),
    ],
)
def test_sides_of_a_poll_are_shares(finder: QuantityFinder, text: str, kind: str) -> None:
    assert [q.kind for q in finder.find(text)] == [kind, kind]


def test_each_quantity_tells_its_rules(finder: QuantityFinder) -> None:
    _, quantity = one(finder, "It cost more than $3.5 million in all.")
    assert [step.split()[0] for step in quantity.trace] == ["digits", "times", "currency", "modifier"]


@settings(deadline=None, max_examples=60)
@given(number=st.integers(0, 10**12), unit=st.sampled_from([("$", ""), ("", "%"), ("", " km"), ("about ", ""), ("€", "")]))
def test_a_written_number_keeps_its_value(finder: QuantityFinder, number: int, unit: tuple[str, str]) -> None:
    text = f"It was {unit[0]}{number:,}{unit[1]} there."
    assert one(finder, text)[1].value == number


WORDS = st.sampled_from(
    "about 40 , $3 million - to and between 5 % dozens of more than one in five . € km a half years old".split(" ")
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=14))
def test_any_words_give_spans_inside_the_text(finder: QuantityFinder, words: list[str]) -> None:
    text = " ".join(words)
    found = finder.find(text)
    assert all(0 <= q.start <= q.number_start < q.number_end <= q.end <= len(text) for q in found)
    assert all(q.low is None or q.high is None or q.low <= q.high for q in found)
    assert all(a.number_start <= b.number_start for a, b in pairwise(found))
