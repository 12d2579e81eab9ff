"""Death and wounds told together, illness of animals, those who cannot be reached, and where people are or go."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # death and wounds of the same people
        ("The blast left 40 people dead or injured.", "40", "casualties"),
        ("The blast left 40 people dead.", "40", "killed"),
        ("The market lost 31 traders, killed and hurt.", "31", "casualties"),
        ("There were scores of dead and wounded.", "scores", "casualties"),
        ("Some 14 guards were shot and killed.", "Some 14", "killed"),
        ("The raid left 14 dead, 31 wounded.", "14", "killed"),
        ("They argued for an hour, with casualties put at 30 to 50.", "30 to 50", "casualties"),
        ("The clinic received one dead guard.", "one", "killed"),
        # beside an object, and in a clause of their own behind it
        ("The bomber rammed a gate, killing himself and at least nine guards.", "at least nine", "killed"),
        ("The storm went on, leaving three dead and at least 17 people injured.", "at least 17", "injured"),
        ("A blast killed two guards and four cooks were hurt.", "four", "injured"),
        ("A blast killed two guards and four cooks.", "four", "killed"),
        ("The blasts rocked the town on May 4, killing over 200 persons.", "over 200", "killed"),
        ("Six were treated for cuts; two remain hospitalized.", "two", "hospitalised"),
        # how often and where, not to what
        ("On two occasions a guard was shot dead.", "two", None),
        ("They shot down 15 drones over eight northern regions.", "eight", None),
        ("Crews put out two fires sparked by a strike.", "two", None),
        # those whom a sentence was passed on, and what is moved
        ("The judge raised the sentences imposed on four men.", "four", "convicted"),
        ("The club holds a $9 million loan secured on its ground.", "$9 million", None),
        ("The office counted 9,000 displacements in May.", "9,000", "displaced"),
        # those who cannot be reached or found, and those who did not live
        ("The clinic has been unable to reach two doctors since Monday.", "two", "missing"),
        ("The clinic was able to reach two doctors on Monday.", "two", None),
        ("Nine rifles could not be found.", "Nine", "missing"),
        ("None of the 72 on board survived.", "72", "killed"),
        # diseases, and what else strikes
        ("Meningitis has struck four students.", "four", "infected"),
        ("A lorry has struck four students.", "four", "injured"),
        ("Parvo has hit 70 dogs.", "70", "infected"),
        # animals as people
        ("Snow cut off nine goats on the hill.", "nine", "stranded"),
        ("Nine turtles came back to the beach.", "Nine", "returned"),
        # where they are
        ("Five in hospital after the crash.", "Five", "hospitalised"),
        ("The number in hospital stood at 8,337.", "8,337", "hospitalised"),
        ("The report praises nine nurses in hospital.", "nine", None),
        ("The number in uniform stood at 8,337.", "8,337", None),
        # phrases with names, and adverbs before the verb
        ("Nine teachers flew to Japan.", "Nine", "arrived"),
        ("Nine teachers flew to a meeting.", "Nine", None),
        ("Nine teenagers were last seen on Friday.", "Nine", "missing"),
        ("Nine teenagers were seen last Friday.", "Nine", None),
        # verbs that are taken for nouns, levels that a count hits or runs to
        ("Dogs bit 2,200 postal workers.", "2,200", "injured"),
        ("The quake injured upwards of 2,400.", "upwards of 2,400", "injured"),
        ("Deportations ran to 2.8 million.", "2.8 million", "deported"),
        # a particle that belongs to a noun
        ("Assassins picked off nine mayors in the run-up to the vote.", "nine", "killed"),
        ("Detectives picked up nine mayors in the run-up to the vote.", "nine", "arrested"),
        # bodies given back
        ("The rebels returned the remains of four hostages.", "four", "returned"),
        ("The rebels released four hostages.", "four", "released"),
        # foreigners and those at home
        ("Turkey booted out 17 Nigerians.", "17", "deported"),
        ("The club booted out 17 members.", "17", None),
        # people of a nation, and those who are brought home by their own state
        ("Latvia ordered three Georgian traders to leave the country.", "three", "deported"),
        ("Some 230 Haitians were expelled from the Bahamas.", "Some 230", "deported"),
        ("Kenya flew home 40 Kenyan soldiers.", "40", "withdrawn"),
        # what those who speak say was done to them
        ("Nine nuns told the court that a doctor had groped them.", "Nine", "assaulted"),
        ("Nine nuns told the court that a doctor had thanked them.", "Nine", None),
        ("Thirty villagers said the police had arrested them.", "Thirty", "arrested"),
        # headlines
        ("Thousands told to leave homes as river rises", "Thousands", "evacuated"),
        ("Crash on mountain road leaves 35 dead, hurt", "35", "casualties"),
        ("The crash left 12 dead, injured dozens and closed the road.", "12", "killed"),
        # supplies cut off, not levels
        ("The quake broke a pipe, cutting off water to 900 homes in Tarma.", "900", "affected"),
        ("The mayor cut the staff to 900.", "900", None),
        # tolls
        ("The toll of dead and wounded stands at 316.", "316", "casualties"),
        ("The death toll was corrected down to 31.", "31", "killed"),
        ("The toll from the landslide, which stood at 31 on Sunday, is final.", "31", "killed"),
        # a subject on the auxiliary, and what is yet to happen
        ("Four men were brought up. Two are still missing.", "Two", "missing"),
        ("Three nuns seized in a raid are yet to be freed.", "Three", "abducted"),
    ],
)
def test_events_of_harm_and_moves(sentence: str, surface: str, event: str | None, read: Read) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event
