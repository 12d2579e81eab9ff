"""Parts of a number told before, its shares and its differences from another time have its event; others keep none."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("The fire killed 19 people, comprising twelve men, five women and two toddlers.", "twelve", "killed"),
        ("The fire killed 19 people, comprising twelve men, five women and two toddlers.", "two", "killed"),
        ("The plant will cut 11,000 posts by 2030, or two in five.", "two in five", "laid_off"),
        ("The bank will cut 4,700 jobs, 5% of its global workforce.", "5%", "laid_off"),
        ("The bank will cut 4,700 jobs, but 5% of its branches are new.", "5%", None),
        ("The island had 1,154 road deaths, 14 more than in the year before.", "14", "killed"),
        ("The island had 1,154 road deaths on 14 roads.", "14", None),
        ("The flood marooned 1,215 guests at the inn, 15 foreigners among them.", "15", "stranded"),
        ("Firms will invest $200 billion, $67 billion of it next year.", "$67 billion", "invested"),
        ("The members voted 266 in favour with 12 against.", "12", "voted"),
        ("The chamber adopted the plan, 64 for and 54 against.", "54", "voted"),
        ("The chamber has 64 seats for visitors.", "64", None),
    ],
)
def test_part_of_a_number_told_before(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(sentence), surface).event == event
