from __future__ import annotations

import pytest

from transforms.quantities import QuantityFinder
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def finder(reference: ReferenceData) -> QuantityFinder:
    return QuantityFinder(reference)


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("They sold 40 jars.", "40", 40, "1"),
        ("Of the 12, Dong Jiong won.", "12", 12, "1"),
        ("They paid $40.", "$40", 40, "USD"),
        ("A $5 million reward was paid.", "$5 million", 5_000_000, "USD"),
        ("They paid A$5 million.", "A$5 million", 5_000_000, "AUD"),
        ("They paid 5 million pa’anga.", "5 million pa’anga", 5_000_000, "TOP"),  # also with the apostrophe of print
        ("They paid HK $3.7 billion.", "HK $3.7 billion", 3_700_000_000, "HKD"),
        ("It closed at Y=28,030.", "Y=28,030", 28_030, "JPY"),
        ("It closed at $31.20 US.", "$31.20 US", 31.2, "USD"),
        ("They paid EUR50m.", "EUR50m", 50_000_000, "EUR"),
        ("They paid 1,200€ for it.", "1,200€", 1200, "EUR"),
        ("They paid $1.5T for it.", "$1.5T", 1_500_000_000_000, "USD"),
        ("At the $932 million T. Roe fund.", "$932 million", 932_000_000, "USD"),
        ("They paid Rs 500 cr for it.", "Rs 500 cr", 5_000_000_000, "INR"),
        ("They paid 3.5 lakh crore rupees.", "3.5 lakh crore rupees", 3_500_000_000_000, "INR"),
        ("They lost -$5 million.", "-$5 million", -5_000_000, "USD"),
        ("They paid 40 million Croatian kuna.", "40 million Croatian kuna", 40_000_000, "HRK"),
        ("They paid 3 million pounds.", "3 million pounds", 3_000_000, "GBP"),
        ("They ate 2 pounds of rice.", "2 pounds", 2, "pound-mass"),
        ("It weighed 40 pounds.", "40 pounds", 40, "pound-mass"),
        ("He lost 40 pounds in a year.", "40 pounds", 40, "pound-mass"),
        ("The ticket costs 40 pounds.", "40 pounds", 40, "GBP"),
        ("They paid 40 kroons.", "40 kroons", 40, "EEK"),
    ],
)  # fmt: skip
def test_money(finder: QuantityFinder, text: str, surface: str, value: float, unit: str) -> None:
    (quantity,) = finder.find(text)
    assert (text[quantity.start : quantity.end], float(quantity.value or 0), quantity.unit) == (surface, value, unit)


def test_a_sign_before_the_second_number_holds_for_the_first(finder: QuantityFinder) -> None:
    assert [(q.value, q.unit) for q in finder.find("It costs about 8 or $9.")] == [(8, "USD"), (9, "USD")]


def test_vague_money(finder: QuantityFinder) -> None:
    (quantity,) = finder.find("It cost millions of dollars.")
    assert (quantity.value, quantity.low, quantity.unit, quantity.kind) == (None, 1_000_000, "USD", "money")


def test_small_pounds_are_money_where_britain_is_spoken_of(finder: QuantityFinder) -> None:
    assert [q.unit for q in finder.find("It cost 40 pounds.", {"GB": 2})] == ["GBP"]


def test_a_conversion_in_parentheses_holds_as_its_original(finder: QuantityFinder) -> None:
    found = finder.find("It cost more than $3bn (€2.7bn), about five miles (8 km) away.")
    assert [q.modifier for q in found] == ["more_than", "more_than", "about", "about"]


@pytest.mark.parametrize(
    ("text", "countries", "units"),
    [
        ("They paid $66.", {}, ["USD"]),
        ("They paid $66.", {"CA": 2}, ["CAD"]),
        ("They paid $66.", {"CA": 2, "FR": 3}, ["USD"]),
        ("They paid $66.", {"CA": 2, "US": 1}, ["USD"]),
        ("They paid $66.", {"MX": 2}, ["USD"]),
        ("They paid US$66.", {"CA": 2}, ["USD"]),
        ("They paid C$88, or $66.", {"CA": 2}, ["CAD", "USD"]),
        ("Oil fell to $52 a barrel.", {"CA": 2}, ["USD per barrel"]),
        ("They paid Rs66 crore.", {"PK": 1}, ["PKR"]),
        ("They paid Rs 66.", {"IN": 1, "PK": 1}, ["INR"]),
        ("They paid ¥66.", {"CN": 1}, ["CNY"]),
        ("They paid ¥66.", {"JP": 1}, ["JPY"]),
        ("They paid 66 pesos.", {"CL": 1}, ["CLP"]),
    ],
)
def test_a_shared_sign_is_of_the_country_named_most(
    finder: QuantityFinder, text: str, countries: dict[str, int], units: list[str]
) -> None:
    assert [q.unit for q in finder.find(text, countries)] == units


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She stole 40,000 pounds.", "money"),
        ("They planned 3 billion pounds of school cuts.", "money"),
        ("They seized 3 million pounds of fresh meat.", "measure"),
        ("A fraud of 4,000 pounds was found.", "money"),
        ("He borrowed 400 pounds.", "money"),
        ("The calf had reached 400 pounds.", "measure"),
        ("They seized 400 pounds of hashish.", "measure"),
    ],
)
def test_pounds_are_money_where_words_of_money_stand_near(finder: QuantityFinder, text: str, kind: str) -> None:
    assert [q.kind for q in finder.find(text, {})] == [kind]
