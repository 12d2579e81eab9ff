from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("Prices rose from 12 to 15 in the market.", "15", None),
        ("The Senate approved the bill 67 to 32.", "67", "voted"),
        ("The Senate approved the bill 67 to 32.", "32", "voted"),
        ("Lawmakers voted 58-41 to confirm the judge.", "58", "voted"),
        ("A survey of 1,204 adults found that 61 per cent opposed the plan.", "61 per cent", "polled"),
        ("A poll gave the mayor 38 per cent.", "38 per cent", "polled"),
        ("Of those surveyed, 43% said they would back the mayor.", "43%", "polled"),
        ("Support for independence stands at 46 per cent, according to a poll.", "46 per cent", "polled"),
        ("Some 70 per cent of respondents favoured early elections.", "Some 70 per cent", "polled"),
        ("Half the villagers went to the polls, where 12 per cent stayed.", "12 per cent", None),
        ("In the valley, 88 per cent of the children were reached in the vaccination campaign.", "88 per cent", "vaccinated"),
        ("In the valley, 88 per cent of the children were reached by radio.", "88 per cent", None),
        ("Two-thirds of Germans want a speed limit.", "Two-thirds", "polled"),
        ("Only 14 per cent are satisfied with the mayor.", "14 per cent", "polled"),
        ("A third of Germans left the city.", "A third", None),
        ("Turnout was 52 per cent, says the mayor.", "52 per cent", "voted"),
        ("Support for independence has fallen to 31%.", "31%", "polled"),
        ("Five percent were unsure, the poll found. Another 31% stayed calm.", "Another 31%", "polled"),
        ("The Greens would get 17.4 percent of the vote, according to a survey.", "17.4 percent", "polled"),
        ("The exit poll gives the Greens 17 percent of the vote.", "17 percent", "won"),
        ("The deal was approved with 91 per cent in favour.", "91 per cent", "voted"),
        ("The motion was backed by 102 members, with nine abstaining.", "nine", "voted"),
        ("The count was 174 to 96.", "96", "voted"),
        ("The levy failed by 88 votes.", "88", None),
        ("The levy failed by 88 votes to 31.", "88", "voted"),
        ("The motion fell seven votes short.", "seven", None),
        ("The leaders need 218 votes.", "218", None),
        ("The margin was eight votes.", "eight", None),
        ("The clerk counted 218 votes.", "218", "voted"),
        ("Payrolls grew by 900 in May.", "900", "hired"),
        ("Retail payrolls fell by 3,000 in May.", "3,000", "laid_off"),
        ("Payrolls stood at 900 in May.", "900", "employed"),
        ("Payrolls grew to 900 in May.", "900", "employed"),
    ],
)
def test_event_that_the_topic_tells(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("The clinic vaccinated 300 children and painted 60 rooms.", "60", None),
        ("Just 3 per cent of boys are vaccinated, compared with 60 per cent of girls.", "60 per cent", "vaccinated"),
        ("The bank is shedding 3,200 positions, on top of 1,800 announced in May.", "1,800", "laid_off"),
        ("The bakery's losses widened to 14 million euros from 9 million.", "9 million", "lost"),
        ("The plant sold 900 cars, short of the 1,200 that analysts had forecast.", "1,200", "sold"),
        ("The bloc lost 23 seats and now holds just 148.", "148", "won"),
    ],
)
def test_event_of_a_number_told_beside_another(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event
