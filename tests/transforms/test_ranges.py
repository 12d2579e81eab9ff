from __future__ import annotations

import pytest

from transforms.quantities import QuantityFinder
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def finder(reference: ReferenceData) -> QuantityFinder:
    return QuantityFinder(reference)


@pytest.mark.parametrize(
    "text",
    [
        "Of 5 boats 7 men were saved.",
        "It rose from 5 to 7.",
        "The toll went from 12 to 20 overnight.",
        "Prices fell from $7 to $5.",
        "They sold 25 or 90 of them.",
        "He counted 5 and 7 more.",
        "Some 5 of 7 boats sank.",
        "Shares fell 10 to 250.",
        "Spending will rise by $179 million to $422 million.",
        "She raised her forecast for the year by $5 to $74.",
        "The number rose from a year ago by 421,000 to 1.3 million.",
        "Sales rose in 2018 to 3.9 million.",
        "It was a 25-75 split.",
        "It fell from 255 in 2008/09 to 210.",
        "He bowled 1-60-0.",
    ],
)
def test_two_numbers_that_bound_nothing_stay_two(finder: QuantityFinder, text: str) -> None:
    found = [q.modifier for q in finder.find(text)]
    assert len(found) >= 2
    assert "range" not in found


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("They saw 5 to 7 boats.", "5 to 7", 5, 7),
        ("They saw between 5 and 7 boats.", "between 5 and 7", 5, 7),
        ("They saw from 5 to 7 boats.", "from 5 to 7", 5, 7),
        ("They saw 5-7 boats.", "5-7", 5, 7),
        ("They saw 5–7 boats.", "5–7", 5, 7),
        ("They saw five or six boats.", "five or six", 5, 6),
        ("They saw 12–13,000 boats.", "12–13,000", 12_000, 13_000),
        ("They saw 3 to 5 million boats.", "3 to 5 million", 3_000_000, 5_000_000),
        ("It rose by 3,000 to 5,000 boats.", "3,000 to 5,000", 3_000, 5_000),
        ("It rose by $2 billion to $3 billion.", "$2 billion to $3 billion", 2_000_000_000, 3_000_000_000),
        ("They paid $3 billion to $5 billion.", "$3 billion to $5 billion", 3_000_000_000, 5_000_000_000),
        ("They paid between $3 million and $5 million.", "between $3 million and $5 million", 3_000_000, 5_000_000),
        ("They paid $3-$5 million.", "$3-$5 million", 3_000_000, 5_000_000),
        ("It weighed between 2.5kg and 3kg.", "between 2.5kg and 3kg", 2.5, 3),
        ("It took one week to two weeks.", "one week to two weeks", 1, 2),
        ("It goes from 0 to 60 mph.", "from 0 to 60 mph", 0, 60),
        ("Fines range on a rising scale of costs from $5 to $7.", "from $5 to $7", 5, 7),
        ("They kept 5% to 7% of it.", "5% to 7%", 5, 7),
        ("They kept 5 to 7 percent of it.", "5 to 7 percent", 5, 7),
        ("They kept between 5 and 7 percent of it.", "between 5 and 7 percent", 5, 7),
    ],
)  # fmt: skip
def test_ranges_have_two_bounds_and_no_value(finder: QuantityFinder, text: str, surface: str, low: int, high: int) -> None:
    (quantity,) = finder.find(text)
    assert text[quantity.start : quantity.end] == surface
    assert (quantity.value, quantity.low, quantity.high, quantity.modifier) == (None, low, high, "range")
