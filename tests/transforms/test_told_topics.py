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
        ("A third of voters remain unsure.", "A third", "polled"),
        ("A third of voters remain abroad.", "A third", None),
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
        ("In the poll 43% backed Smith, 38% Jones and 9% Brown.", "43%", "polled"),
        ("In the poll 43% backed Smith, 38% Jones and 9% Brown.", "38%", "polled"),
        ("In the poll 43% backed Smith, 38% Jones and 9% Brown.", "9%", "polled"),
        ("The survey of 1,200 adults found 52% in favour, 39% against and 9% undecided.", "52%", "polled"),
        ("The survey of 1,200 adults found 52% in favour, 39% against and 9% undecided.", "9%", "polled"),
        ("The poll showed 52% support for the deal and 39% opposition.", "39%", "polled"),
        ("Some 52% voted for the deal, 41% against.", "41%", "voted"),
        ("Mr Diaz beat Mr Roy by 52% to 48%.", "48%", "won"),
        ("The Greens came first with 25.7%, followed by the Reds with 24.1%.", "24.1%", "won"),
        ("The tax is 20% in Spain, 18% in Italy and 15% in Malta.", "18%", None),
        ("The ministry reported 52 cases, 38 confirmed and 14 probable.", "38", "infected"),
        ("The ministry reported 52 cases, 38 confirmed and 14 probable.", "14", "infected"),
        ("The clinic has seen 52 cases (38 confirmed, 14 suspected).", "14", "infected"),
        ("The party won 46 seats and 3 possible allies have 12.", "12", None),
    ],
)
def test_event_of_a_number_told_beside_another(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event


@pytest.mark.parametrize(
    ("sentence", "surface", "counted"),
    [
        ("The survey found that 43% backed Smith, 38% Jones and 9% Brown.", "38%", "people"),
        ("The ministry reported 52 cases, 38 confirmed and 14 probable.", "14", "cases"),
        ("She won 52% of the vote, Mr Roy 30%.", "30%", "vote"),
    ],
)
def test_what_numbers_in_a_row_count(read: Read, sentence: str, surface: str, counted: str) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).counted == counted
