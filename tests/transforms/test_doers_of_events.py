"""Senses that who does it tells, places that tell what befell those in them, and what is said of "them" or before the clause."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # who does it
        ("Bandits took nine villagers.", "nine", "abducted"),
        ("A band of rebels took nine villagers.", "nine", "abducted"),
        ("Masked men led away nine drivers.", "nine", "abducted"),
        ("The group said it had taken nine villagers.", "nine", None),
        ("The rebels said they had taken nine villagers.", "nine", "abducted"),
        ("Detectives took in nine men.", "nine", "arrested"),
        ("The sting bagged nine bankers.", "nine", "arrested"),
        ("The dealer bagged nine bankers.", "nine", None),
        ("The bus took nine villagers to the market.", "nine", None),
        ("A swarm of bees attacked 28 pupils.", "28", "attacked"),
        ("A thief attacked 28 pupils.", "28", "assaulted"),
        ("Hackers hit nine firms.", "nine", "attacked"),
        ("Pirates boarded nine ships.", "nine", "attacked"),
        ("The coastguard boarded nine ships.", "nine", "intercepted"),
        ("Detectives quizzed three teachers.", "three", "interrogated"),
        ("The institute quizzed 900 teachers.", "900", "polled"),
        ("Nearly 300 fires burned the hills.", "Nearly 300", None),
        ("Some 300 fires burned 40 homes.", "40", "destroyed"),
        ("Nine lamps burned the oil.", "Nine", None),
        ("Nine lorries burned.", "Nine", "destroyed"),
        ("Two floods drowned the cattle.", "Two", None),
        # where people are
        ("The report names 40 men in prison.", "40", "held"),
        ("The report names nine men on death row.", "nine", "held"),
        ("The list names six men in custody.", "six", "detained"),
        ("The report names 40 men in suits.", "40", None),
        ("In military prisons are 168 boys.", "168", "held"),
        ("In the choir are 168 boys.", "168", None),
        # what is done to "them", and what is said before the clause
        ("Officers met 22 fans at the station and detained them.", "22", "detained"),
        ("Officers met 22 fans at the station and thanked them.", "22", None),
        ("Stationed at crossings, 130 guards will note what passes.", "130", "deployed"),
        ("Tired after the march, 130 guards will rest.", "130", None),
        # crimes in court
        ("The nurse was charged with seven murders.", "seven", "charged"),
        ("He was convicted of seven murders.", "seven", "convicted"),
        ("The town saw seven murders.", "seven", "killed"),
        # an object behind an adjective, a state told of the number itself, bodies of people, things left in a state
        ("Rioters set alight nine shops.", "nine", "destroyed"),
        ("The judge found 43 guilty.", "43", "convicted"),
        ("Divers brought up the bodies of 21 miners.", "21", "recovered"),
        ("The raid left five substations struck.", "five", "attacked"),
        ("Crews went to the aid of 300 people.", "300", "rescued"),
        ("Crews drew near the tents of 300 people.", "300", None),
        # a verb behind the noun has an object of its own
        ("Rebels had taken nine soldiers and were offering to talk.", "nine", "abducted"),
    ],
)
def test_doers_and_places_of_events(sentence: str, surface: str, event: str | None, read: Read) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event
