"""Promises to do a thing, orders of courts, sums told by what stands beside them, and shares of sums, goods and people."""

from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "It rained on the old pier all week."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # who does it
        ("The ban hits 31 countries.", "31", "affected"),
        ("Drones hit 31 towns.", "31", "attacked"),
        ("The controllers' strike hit 1,900 flights.", "1,900", "affected"),
        ("Strikes hit 12 factories.", "12", "attacked"),
        ("Each cow gives 38 litres.", "38 litres", "produced"),
        ("The eight tanks arrived in the capital.", "eight", "delivered"),
        # what is promised
        ("The lender undertook to connect 900 households.", "900", "pledged"),
        ("The lender has committed to ordering 500 buses.", "500", "pledged"),
        ("The lender agreed to ship 900 tonnes of flour.", "900 tonnes", "delivered"),
        ("The lender has vowed not to close seven branches.", "seven", None),
        ("The lender came to connect 900 households.", "900", None),
        ("The lender agreed to pay $14 million.", "$14 million", "spent"),
        # what a court makes somebody do
        ("A court told the monk to pay 50,000 kyat.", "50,000 kyat", "fined"),
        ("A court ordered the broker to surrender $600,000.", "$600,000", "fined"),
        ("A friend told the monk to pay 50,000 kyat.", "50,000 kyat", "spent"),
        # worth, tune, and what stands beside a sum
        ("The smelter is worth 1,000 jobs to the bay.", "1,000", "employed"),
        ("The firm backed the lab to the tune of $13 billion.", "to the tune of $13 billion", "invested"),
        ("The club ended the year $6 million in the hole.", "$6 million", "lost"),
        ("The club ended the year $6 million in the black.", "$6 million", "earned"),
        ("The wage bill, at $3 million, is too high.", "$3 million", "spent"),
        ("Growers were getting $400 a kilo.", "$400 a kilo", "earned"),
        ("Growers were getting $400 ready.", "$400", None),
        # shares of sums, of goods and of people
        ("The state devoted 9 percent of output to defence.", "9 percent", "spent"),
        ("The fund bought 9 percent of the company.", "9 percent", "invested"),
        ("The fund bought 9 percent of the vaccines.", "9 percent", None),
        ("The church lost a fifth of its worshippers.", "a fifth", "lost"),
        # what a word counts
        ("Hackers caused damage of $3 million.", "$3 million", "lost"),
        ("The fund led a $40 million round.", "$40 million", "invested"),
        ("Officers fired 17 rounds.", "17", "launched"),
        ("The worm has infested 900 hectares.", "900 hectares", "affected"),
    ],
)
def test_event(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert {f.surface: f.event for f in read(f"{OPENING} {sentence}").figures}[surface] == event
