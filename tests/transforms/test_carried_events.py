from __future__ import annotations

import pytest
from analysis_given import Read, figure

from transforms.carried_events import head_of


@pytest.mark.parametrize(
    ("text", "surface", "event"),
    [
        ("Organisers counted 6,000 marchers. The police spoke of 40 stolen bicycles.", "40", None),
        ("Five people were killed in Solok district and seven others in Agam district.", "seven", "killed"),
        ("The agency said 57 people were dead, raising an earlier tally of 40.", "40", "killed"),
        ("Officials put the dead at 57, after an initial figure of 40.", "40", "killed"),
        ("The mayor put the number of dead at 57, the authorities in the east at 40 and a union at 14.", "40", "killed"),
        ("The mayor put the number of dead at 57, the authorities in the east at 40 and a union at 14.", "14", "killed"),
        ("The mayor put the number of dead at 57, and the school sits at 40.", "40", None),
        ("Officials put the dead at 57, after a donation of 40.", "40", None),
        ("Some 8,000 people fled, about 60% of them women.", "about 60%", "displaced"),
        ("Some 8,000 people fled. The council owns half of it.", "half", None),
        ("Some 60,000 people marched through the city. The police spoke of 31,000.", "31,000", "protested"),
        ("Some 60,000 people marched through the city. The police spoke of 31.", "31", None),
        ("The flood killed 60 people. An earlier tally, on Monday, had stood at 57.", "57", "killed"),
        ("Turnout was 61 percent, although in the north it was just 43 percent.", "43 percent", "voted"),
        ("The firm will cut 1,100 jobs. Some 380 of the posts are in Spain and 210 in Poland.", "Some 380", "laid_off"),
        ("The firm will cut 1,100 jobs. Some 380 of the posts are in Spain and 210 in Poland.", "210", "laid_off"),
        ("The flood hurt 110 guards. Some 30 of the guards sued the town.", "Some 30", None),
        ("The fire destroyed 40 homes and twice as many were damaged.", "twice", "damaged"),
        ("The state has delivered 36 tanks, and 10 more will follow.", "10 more", "delivered"),
        ("The state has delivered 36 tanks, and 10 more follow the ship.", "10 more", None),
        ("The party captured 112 seats, the opposition 87.", "87", "won"),
        ("The fire destroyed 40 homes. Twice as many live there now.", "Twice", None),
        ("Of the fresh deaths, four were reported from Kano, three from Jos.", "four", "killed"),
        ("Of the fresh deaths, four were reported from Kano, three from Jos.", "three", "killed"),
        ("Of the injuries, three were serious and two were minor.", "two", "injured"),
        ("Of the boats, four were reported from Kano, three from Jos.", "three", None),
        ("All 62 people on board died. Of these, 58 were passengers and four crew.", "four", "killed"),
        ("Some 400 people have moved to shelters and 900 more are expected to follow.", "900 more", "evacuated"),
        ("Some 400 people have moved to shelters and 900 more are expected to complain.", "900 more", None),
    ],
)
def test_event_is_taken_over(read: Read, text: str, surface: str, event: str | None) -> None:
    assert figure(read(text), surface).event == event


@pytest.mark.parametrize(
    ("phrase", "head"), [("people", "people"), ("police officers", "officer"), ("jobs", "job"), ("new posts", "job")]
)
def test_head_of_a_phrase(phrase: str, head: str) -> None:
    assert head_of(phrase) == head


@pytest.mark.parametrize("between", [" In March it had stood at 31,923.", " It had stood at 31,923 in March."])
def test_an_earlier_toll_of_it_is_the_same_series(read: Read, between: str) -> None:
    told = read(f"The health ministry said on Thursday that 40,005 people had been killed in Gaza since the war began.{between}")
    later, earlier = figure(told, "40,005"), figure(told, "31,923")
    same = [(f.event, f.measure, f.counted, f.place, f.attributed_to) for f in (earlier, later)]
    assert same[0] == same[1]
    assert same[0][4] is not None
    assert earlier.as_of_date == "2024-03"


def test_it_is_no_toll_where_none_was_told(read: Read) -> None:
    found = figure(read("The minister hired 40 guards. It had stood at 12 in March."), "12")
    assert (found.event, found.attributed_to) == (None, None)
