from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week."


@pytest.mark.parametrize(
    ("sentence", "surface", "measure"),
    [
        ("They counted 40 boats.", "40", None),
        ("The group still holds 40 hostages.", "40", "stock"),
        ("About 70 of the women are still behind bars.", "About 70", "stock"),
        ("Sixty people were being treated for burns.", "Sixty", "stock"),
        ("Sixty people were treated for burns.", "Sixty", "total"),
        ("The mill employs 300 people.", "300", "stock"),
        ("Thirty inmates were killed in three days of fighting.", "Thirty", "total"),
        ("A brawl turned the beach into a war zone and seven people were hurt.", "seven", "total"),
        ("The mill hired 300 people.", "300", "flow"),
        ("About 1,900 firefighters are on the lines, backed by 14 helicopters.", "14", "stock"),
        ("More than two million people remain displaced.", "More than two million", "stock"),
        ("The fighting displaced 2,000 people on Friday.", "2,000", "flow"),
        ("Some 3,000 people are sheltering in schools.", "Some 3,000", "stock"),
        ("The hospital has 12 beds.", "12", "stock"),
        ("The governor had $8 million on hand.", "$8 million", "stock"),
        ("The death toll has reached 40,005.", "40,005", "total"),
        ("The attack took the toll to 40.", "40", "total"),
        ("The war has killed 4,000 people so far.", "4,000", "total"),
        ("In all, 300 people have been arrested.", "300", "total"),
        ("At least 160 had died in the camp by Friday.", "At least 160", "total"),
        ("Eight more people drowned, taking the toll to 52.", "Eight more", "flow"),
        ("The quake killed at least 40 people.", "at least 40", "total"),
        ("The raid killed 40 people.", "40", "total"),
        ("The raid killed 40 people in the war.", "40", "flow"),
        ("The war killed 40 people.", "40", "total"),
        ("Road accidents killed 40 people last year.", "40", "flow"),
        ("There are about 40 drownings a year in Peru.", "about 40", "flow"),
        ("The party won 40 votes.", "40", "total"),
        ("There are 40 men on the payroll.", "40", "stock"),
        ("Of the injured, 40 were in intensive care.", "40", "stock"),
        ("Debt stood at 40 million euros.", "40 million euros", "stock"),
        ("Police have arrested 40 people in the past week.", "40", "flow"),
        ("Shells killed 40 people in the previous 24 hours.", "40", "flow"),
        ("On average about 130 people have been killed in the war every day.", "about 130", "flow"),
        ("They counted another 31 cases last week, bringing the total for the year to 640.", "640", "total"),
        ("By then 35,000 people had died in the war, including 40 in the past day.", "35,000", "total"),
    ],
)
def test_measure(read: Read, sentence: str, surface: str, measure: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).measure == measure
