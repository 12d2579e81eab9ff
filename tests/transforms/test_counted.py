from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week."


@pytest.mark.parametrize(
    ("sentence", "surface", "counted", "is_implied"),
    [
        ("Police counted 40 boats.", "40", "boats", False),
        ("Police counted 40 small fishing boats.", "40", "fishing boats", False),
        ("Police freed dozens of young hostages.", "dozens", "hostages", False),
        ("Police freed 12 of the hostages.", "12", "hostages", False),
        ("Police freed more than a dozen hostages.", "more than a dozen", "hostages", False),
        ("Of the 40 boats, 12 were lost.", "12", "boats", False),
        ("Of the fresh deaths, four were reported from Kano.", "four", "people", True),
        ("More than 1,400 refuse workers in Leeds will walk out.", "More than 1,400", "workers", False),
        ("She faces 41 counts, including seven of aggravated murder.", "seven", "counts", False),
        ("The board was split, voting five to two for the cut.", "five", "votes", False),
        ("The storm killed 40.", "40", "people", True),
        ("The storm left 40 dead.", "40", "people", True),
        ("The storm caused 40 deaths.", "40", "people", True),
        ("The death toll reached 40.", "40", "people", True),
        ("The death toll has risen to 1,200.", "1,200", "people", True),
        ("At least 40 were injured.", "At least 40", "people", True),
        ("The blast left 40 wounded and heavy damage.", "40", "people", True),
        ("They saw 40 wounded farmers and a guide.", "40", "farmers", False),
        ("The two blasts left 40 dead.", "40", "people", True),
        ("The two farmers left 40 dead.", "40", "farmers", False),
        ("Soldiers killed 14 farmers and wounded more than 20.", "more than 20", "farmers", False),
        ("14 people were killed and more than 20 injured.", "more than 20", "people", False),
        ("About 251 people were seized, 111 of whom are still held.", "111", "people", False),
        ("A third of voters stayed at home.", "A third", "voters", False),
        ("About 40 percent of the homes were lost.", "About 40 percent", "homes", False),
        ("The army sent 40 tonnes of flour.", "40 tonnes", "flour", False),
        ("They agreed on a six-week pause.", "six-week", "pause", False),
        ("Police held a 24-year-old driver.", "24-year-old", "driver", False),
        ("The state gave $3 billion in aid.", "$3 billion", "aid", False),
        ("The bridge is 40 km long.", "40 km", "bridge", False),
        ("The bank earned $3 billion.", "$3 billion", None, False),
        ("The club has four- and six-cylinder engines.", "four", "cylinder", False),
        ("They played to a crowd of 54,321.", "54,321", "people", True),
        ("Its caseload has climbed to 1,340.", "1,340", "caseload", False),
        ("She is a mother of seven.", "seven", "children", False),
        ("It is a country of 19 million.", "19 million", "people", True),
        ("The blast trapped a dozen more nearly 900 feet below.", "a dozen more", None, False),
        ("Thousands rushed for the exits.", "Thousands", "people", True),
        ('The army killed "dozens" of farmers.', "dozens", "farmers", False),
        ("Only one in eight blames Ms Kuipers.", "one in eight", None, False),
        ("The flu hit 310 people in 12 districts, a third of them in May.", "a third", "people", False),
        ("Of the 40 children weighed and measured at 12 clinics, 14 were fed.", "14", "children", False),
        ("The drivers, four of them women, are free. Ten more are to follow.", "Ten more", "drivers", False),
        ("There are 26 cells for 140 inmates, and ten have no window.", "ten", "cells", False),
        ("Police counted 40 Hamas fighters.", "40", "fighters", False),
        ("Police freed 12 women soldiers.", "12", "soldiers", False),
        ("The club played 36 league games.", "36", "league games", False),
        ("The raid killed 16, nine of them children, and wounded two.", "nine", "children", False),
        ("The raid killed 16, nine of them in a school.", "nine", "people", True),
        ("Over half of those killed were women.", "Over half", "people", True),
        ("Forty of those detained were farmers.", "Forty", "people", True),
        ("The state cut 320 jobs, two-thirds of which were in the north.", "two-thirds", "jobs", False),
        ("The fire took 40 huts, half of them on the coast.", "half", "huts", False),
        ("One farmer in five has left.", "One farmer in five", "farmer", False),
        ("The league will add four women's teams.", "four", "teams", False),
        ("Inspectors took 300 soil and water samples.", "300", "samples", False),
        ("One in six three-year-olds stayed at home.", "One in six", "three-year-olds", False),
        ("The patrol killed six rebels and took eleven prisoner.", "eleven", "rebels", False),
        ("Police held 90 farmers, including 40 serving life terms.", "40", "farmers", False),
        ("The storm burnt three buses, leaving thousands stranded at stations.", "thousands", "people", True),
        ("The storm tore down 40 huts and twice as many barns.", "twice", "barns", False),
        ("Forty huts were lost and twice as many were damaged.", "twice", "huts", False),
        ("They live in a village of 900.", "900", "people", True),
        ("She won by a majority of 3,402.", "3,402", "majority", False),
        ("The boat left with 63 on board.", "63", "people", True),
        ("The mill employs 640.", "640", "people", True),
        ("The Greens polled 4,118.", "4,118", "votes", False),
        ("Burglaries fell from 135 to 31.", "31", "Burglaries", False),
        ("The attendance was given as 18,204.", "18,204", "attendance", False),
        ("The ministry put the death toll of the war at 21,822.", "21,822", "people", True),
    ],
)
def test_counted(read: Read, sentence: str, surface: str, counted: str | None, *, is_implied: bool) -> None:
    found = figure(read(f"{OPENING} {sentence}"), surface)
    assert (found.counted, found.counted_is_implied) == (counted, is_implied)


@pytest.mark.parametrize(
    ("sentence", "surface", "qualifiers"),
    [
        ("Police freed 40 hostages.", "40", ()),
        ("Police freed 40 Palestinian prisoners.", "40", ("Palestinian",)),
        ("Police freed 40 other hostages.", "40", ()),
        ("The fire killed 12 elderly women.", "12", ("elderly",)),
        ("The blast killed three Syrian soldiers.", "three", ("Syrian",)),
        ("The fire killed two female civilian workers.", "two", ("female", "civilian")),
    ],
)
def test_qualifiers(read: Read, sentence: str, surface: str, qualifiers: tuple[str, ...]) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).qualifiers == qualifiers
