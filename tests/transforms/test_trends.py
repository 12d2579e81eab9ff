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
        "They saw 40 boats.",
        "The toll rose to 40.",
        "The toll has risen to at least 40.",
        "Revenue climbed to $40 million.",
        "Unemployment fell to 4 percent.",
        "The party lost 40 seats.",
        "The firm cut 400 jobs.",
        "They raised $3 million for the school.",
        "The pause was extended by six weeks.",
        "Turnout was 68 percent.",
    ],
)
def test_levels_and_counts_have_no_trend(finder: QuantityFinder, text: str) -> None:
    assert [q.trend for q in finder.find(text)] == [None]


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("The toll rose by 40.", "up"),
        ("Sales rose 4 percent.", "up"),
        ("Sales rose by more than 4 percent.", "up"),
        ("Profit was up 8%.", "up"),
        ("Sales increased 4 percent.", "up"),
        ("It was a 4 percent increase.", "up"),
        ("It was an increase of 4 percent.", "up"),
        ("Rents doubled.", "up"),
        ("It was a five-fold rise.", "up"),
        ("Sales fell 4 percent.", "down"),
        ("Sales dropped by 400.", "down"),
        ("Shares slid almost 4%.", "down"),
        ("Profit was down $3 million.", "down"),
        ("It was a 4 percent drop.", "down"),
        ("It was a decline of 4 percent.", "down"),
        ("There were 40 fewer than before.", "down"),
    ],
)
def test_changes_have_a_trend(finder: QuantityFinder, text: str, trend: str) -> None:
    assert [q.trend for q in finder.find(text)] == [trend]
