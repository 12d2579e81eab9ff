"""Events of work, votes and the street: what people do in protest, who is in work, jobs lost in headlines, whom pollsters ask."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # protests told as an aim, and what is none
        ("Some 90 lorries crawled along the quay in protest at the toll.", "Some 90", "protested"),
        ("A convoy of 40 tractors rolled into Bern to protest against the levy.", "40", "protested"),
        ("A crowd of 300 gathered outside the court to demand a retrial.", "300", "protested"),
        ("Drivers of 70 taxis hooted outside the ministry in protest at the levy.", "70", "protested"),
        ("The traders, numbering about 900, carried placards.", "about 900", "protested"),
        ("A crowd of 300 filled the square for the concert.", "300", "attended"),
        ("A convoy of 40 lorries rolled into Bern on Monday.", "40", "arrived"),
        # strikes
        ("Some 900 dockers began an eight-day strike on Sunday.", "Some 900", "protested"),
        ("About 60 clerks staged a sit-in at the ministry.", "About 60", "protested"),
        ("Some 60 clerks staged a play in the ministry.", "Some 60", None),
        # crowds of a protest
        ("The turnout at the protest march was estimated at 40,000.", "estimated at 40,000", "protested"),
        ("The turnout at the election was estimated at 40,000.", "estimated at 40,000", "voted"),
        # work
        ("The number of people in work reached 3 million.", "3 million", "employed"),
        ("The number of women in the labour force reached 3 million.", "3 million", "employed"),
        ("Only 37 per cent of women are in the labour force.", "37 per cent", "employed"),
        ("The mill is shedding a tenth of its workforce.", "a tenth", "laid_off"),
        ("The mill is downsizing by 90 workers.", "90", "laid_off"),
        ("The mill laid off 5% of its clerks, which equates to approximately 90 people.", "approximately 90", "laid_off"),
        ("Some 900 members participated in the voting.", "Some 900", "voted"),
        ("900 steelworkers laid off as mill closes.", "900", "laid_off"),
        ("Eleven jobs lost as pub chain folds.", "Eleven", "laid_off"),
        # votes and seats
        ("The motion needs 291 votes to pass.", "291", None),
        ("The motion got 291 votes in the end.", "291", "won"),
        ("The motion passed with 61 senators voting in favour, 12 voting against.", "12", "voted"),
        ("The club has 40 voting members.", "40", None),
        ("She scraped home with 4,200 votes.", "4,200", "won"),
        ("The party doubled its tally to 52 seats.", "52", "won"),
        # polls
        ("YouGov questioned 2,014 adults online.", "2,014", "polled"),
        ("Support for the mayor stands at 41 per cent, Ipsos says.", "41 per cent", "polled"),
        ("Detectives questioned nine men online.", "nine", "interrogated"),
        # sums
        ("Norway will provide another $3 million.", "another $3 million", "pledged"),
        ("Norway has provided another $3 million.", "another $3 million", "delivered"),
        ("The bridge cost $900 million to build.", "$900 million", "spent"),
        ("The regulator fines 27 taxis.", "27", "fined"),
        ("Sales shot up by 40 per cent in May.", "40 per cent", "sold"),
        # what a word for money counts besides
        ("Insurers settled 8,200 claims for storm losses.", "8,200", None),
        ("The error cost the side nine points.", "nine", None),
        ("The minister launched eight schemes in Bhopal.", "eight", None),
        ("The group launched eight rockets at the port.", "eight", "launched"),
        # hospitals
        ("Five people were taken to hospital suffering from smoke inhalation.", "Five", "hospitalised"),
        ("Four girls were airlifted to a hospital with serious burns.", "Four", "hospitalised"),
        ("Eighty-nine children contracted polio in the hills.", "Eighty-nine", "infected"),
    ],
)
def test_events_of_public_life(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event
