from __future__ import annotations

import pytest
from analysis_given import Read, figure

from transforms.carried_events import head_of


@pytest.mark.parametrize(
    ("text", "surface", "event"),
    [
        ("Organisers counted 6,000 marchers. The police spoke of 40 stolen bicycles.", "40", None),
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
    ],
)
def test_event_is_taken_over(read: Read, text: str, surface: str, event: str | None) -> None:
    assert figure(read(text), surface).event == event


@pytest.mark.parametrize(
    ("phrase", "head"), [("people", "people"), ("police officers", "officer"), ("jobs", "job"), ("new posts", "job")]
)
def test_head_of_a_phrase(phrase: str, head: str) -> None:
    assert head_of(phrase) == head
