"""Units that a number leaves to the words before it."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure


@pytest.mark.parametrize(
    ("text", "surface", "kind", "unit"),
    [
        ("The region asked for 30 million euros. It has 12 million olive trees.", "12 million", "count", "1"),
        ("The region asked for 30 million euros. Some 12 million live there.", "Some 12 million", "count", "1"),
        ("The region asked for 30 million euros; the state offered 12 million.", "12 million", "money", "EUR"),
        ("Sales of 30 million euros ($33 million) compare with 25 million a year ago.", "25 million", "money", "EUR"),
        ("The firm made 9 million euros, missing the 12 million average of forecasts.", "12 million", "money", "EUR"),
        ("The poll of voters gives her a lead of 14 points.", "14 points", "share", "percentage_point"),
        ("The team has a lead of 14 points in the league.", "14", "count", "1"),
        ("They plan to vote for him by a 14 point margin.", "14 point", "share", "percentage_point"),
        ("In the ballots she held a 4 point edge.", "4 point", "share", "percentage_point"),
        ("In the count she had 51.2% to his 46.9.", "46.9", "share", "percent"),
        ("His term was cut from 12 years to seven.", "seven", "duration", "year"),
        ("She was barred for 18 months, 12 of which are suspended.", "12", "duration", "month"),
        ("Results gave the No camp a lead of 14 points.", "14 points", "share", "percentage_point"),
        ("Candidates agreed on 14 points before the election.", "14", "count", "1"),
        ("The index fell 12.4 points.", "12.4 points", "measure", "point"),
        ("Prices rose 5 percent to 300.", "300", "count", "1"),
        ("Shares fell 5 percent to 44.10.", "44.10", "count", "1"),
        ("The index fell 5 percent. It ended at 4,512.8.", "4,512.8", "count", "1"),
        ("Inflation rose from 4.1 percent to 4.5.", "4.5", "share", "percent"),
        ("Widows will get 300 euros, while there will be 200 for the wounded.", "200", "money", "EUR"),
        ("Each widow got 300 euros, and the wounded 200.", "200", "money", "EUR"),
        ("Each widow got 300 euros, and a crowd of 200 cheered.", "200", "count", "1"),
        ("Nurses want 8 percent; the state has offered 3.", "3", "share", "percent"),
        ("He was sentenced to 14 years and his brother to six.", "six", "duration", "year"),
        ("The judge jailed three of them for 12 years and two for nine.", "nine", "duration", "year"),
    ],
)
def test_unit_told_before(read: Read, text: str, surface: str, kind: str, unit: str) -> None:
    found = figure(read(text), surface)
    assert (found.kind, found.unit) == (kind, unit)
