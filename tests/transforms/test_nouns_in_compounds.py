"""Which noun of a compound a number counts, and nouns that the parser takes for verbs, adverbials or those who promise."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week.\n\n"


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        # the noun behind those that tell of what kind it is
        ("The firm fired four reality TV stars.", "four", "reality TV stars"),
        ("Some 900 Sunday joggers crossed the bridge.", "Some 900", "joggers"),
        ("Six Limousin farmers were freed.", "Six", "farmers"),
        ("The plan pays for five munitions factories.", "five", "munitions factories"),
        ("The state sold two 5G licences.", "two", "licences"),
        ("The premier survived two no-confidence motions.", "two", "no-confidence motions"),
        ("Pilots flew 90 new Boeing 737-800 jets.", "90", "jets"),
        ("Buyers get four- and six-cylinder engine options.", "four", "cylinder"),
        # the things of several owners, not the owners of each one's
        ("The plan would cut 70 managers' jobs.", "70", "jobs"),
        ("Doctors read 90 patients' files.", "90", "files"),
        ("Two miners' families sued.", "Two", "miners"),
        ("The coach praised the nine players' skills.", "nine", "players"),
        # plurals that look like verbs, and a participle that is a noun
        ("Nepal issued 270 climbing permits this spring.", "270", "climbing permits"),
        ("The court freed all nine accused in the case.", "nine", "accused"),
        ("The court heard four accused of theft.", "four", None),
        ("Only one of its four cranes works.", "four", "cranes"),
        # what is said of those who are counted
        ("The court found eight guilty of theft.", "eight", "people"),
        ("The camp holds eight ill prisoners.", "eight", "prisoners"),
        # what was promised is counted, and who expects a number is not
        ("Kyiv lacks the ten tanks promised by Rome.", "ten", "tanks"),
        ("The city bought 90 buses, short of the 120 that brokers had forecast.", "120", "buses"),
        # groups
        ("A committee of six met on Monday.", "six", "people"),
        ("The trawler had a crew of eleven.", "eleven", "crew"),
        ("The hut, meant for 40, was full.", "40", "people"),
        ("The isle keeps 900 boys in huts built for 40.", "40", "boys"),
        ("A fleet of 40 lorries left.", "40", "lorries"),
        ("A survey put the population at 83.", "83", "population"),
    ],
)
def test_noun_of_a_compound(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("The clinic sees up to 90 a day.", "up to 90 a day", "people"),
        ("Malta took in 600 a day in May.", "600 a day", "people"),
        ("The depot was hiring 50 a week.", "50 a week", "people"),
        ("We went from 600 calls a week to 700 a day.", "700 a day", "calls"),
        ("The plant paints 90 a day.", "90 a day", None),
        ("Beans fetch $3 a kilo.", "$3 a kilo", "Beans"),
    ],
)
def test_so_many_in_a_time(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted
