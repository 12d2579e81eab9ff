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
        "The jets dropped 40 bombs.",
        "The toll rose to 40.",
        "The toll has risen to at least 40.",
        "Revenue climbed to $40 million.",
        "Unemployment fell to 4 percent.",
        "The party lost 40 seats.",
        "The firm cut 400 jobs.",
        "The firm lost 12 cents in all.",
        "The firm lost $3 million.",
        "They raised $3 million for the school.",
        "The pause was extended by six weeks.",
        "Turnout was 68 percent.",
        "They put up $3 million for the school.",
        "The guard added 12 points.",
        "They saw 40 Rally's trucks.",
        "It may fall as low as 40 percent.",
        "They sold it at a 20 percent discount.",
        "The toll has climbed above 20,000.",
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
        ("The first increase, of 4 percent, came soon.", "up"),
        ("Rents doubled.", "up"),
        ("Rents went up last year by 1.7%.", "up"),
        ("It was a five-fold rise.", "up"),
        ("Sales fell 4 percent.", "down"),
        ("Sales dropped by 400.", "down"),
        ("Shares slid almost 4%.", "down"),
        ("Profit was down $3 million.", "down"),
        ("It was a 4 percent drop.", "down"),
        ("It was a decline of 4 percent.", "down"),
        ("There were 40 fewer than before.", "down"),
        ("Police made 40 fewer arrests.", "down"),
        ("It was a jump of 40.", "up"),
        ("It was a fall of 40.", "down"),
        ("The firm cut its staff by 10 percent.", "down"),
        ("The bank raised its rate by a quarter of a point.", "up"),
        ("Crude was trading with Brent up $1.56.", "up"),
        ("The share was off 25 cents.", "down"),
        ("The index added 312 points.", "up"),
        ("Copper lost 12 cents.", "down"),
        ("Wheat futures gained 3 cents.", "up"),
        ("The index closed 42.5 points lower.", "down"),
        ("Rents fell by almost half.", "down"),
    ],
)
def test_changes_have_a_trend(finder: QuantityFinder, text: str, trend: str) -> None:
    assert [q.trend for q in finder.find(text)] == [trend]
