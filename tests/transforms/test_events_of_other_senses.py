"""Words that tell an event in one sense only: strikes that are no walkouts, burdens that are no fines, rates that shoot up, halls
that hold people, bodies that are recovered, harms that did not happen.
"""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # strikes
        ("Two gunmen struck at a mill in Lome.", "Two", None),
        ("Two masked men struck at dawn.", "Two", None),
        ("Six rebels struck a village.", "Six", None),
        ("Forty train drivers struck on Monday.", "Forty", "protested"),
        ("Some 300 nurses struck at the clinic for better pay.", "Some 300", "protested"),
        # what shoots up
        ("The loan rate shot up to 6.3 percent.", "6.3 percent", None),
        ("The toll shot up to 90.", "up to 90", "killed"),
        ("Guards shot up to nine marchers.", "up to nine", "injured"),
        # fines and other burdens
        ("The state will impose duties worth $3 billion.", "$3 billion", None),
        ("The council imposed $3 billion in cuts.", "$3 billion", None),
        ("The court imposed $3 million on the bank.", "$3 million", "fined"),
        ("The court imposed a penalty of $3 million.", "$3 million", "fined"),
        # votes and games
        ("The senator beat the mayor 52 percent to 48 percent.", "52 percent", None),
        ("Guards beat four of the thieves.", "four", "assaulted"),
        ("The Greens won 12 seats and may pick up nine more.", "nine more", "won"),
        ("The motion received 62 votes in favour and 41 against.", "41", "voted"),
        ("Of 900 nurses asked, 40 per cent said yes.", "40 per cent", "polled"),
        ("About 60% of bridges are unsafe, a poll found.", "About 60%", None),
        ("About 60% of drivers are tired, a poll found.", "About 60%", "polled"),
        ("The poll was conducted among 756 voters.", "756", "polled"),
        # where people are
        ("The hall was built to hold 900 people.", "900", None),
        ("The group was said to hold 900 people.", "900", "held"),
        ("More than 9,000 families are stuck on a housing list.", "More than 9,000", None),
        ("More than 90 families are stuck on the island.", "More than 90", "stranded"),
        ("Officials said that 300 people were on the ship.", "300", None),
        ("Several hundred people turned up for the rally in Oslo.", "Several hundred", "attended"),
        ("About 700 people came to hear the singer.", "About 700", "attended"),
        ("About 30 farmers came to see the minister.", "About 30", None),
        ("Some 700 homes were under evacuation orders.", "Some 700", "evacuated"),
        ("The storm hit a province with about 4 million people.", "about 4 million", None),
        # dragged, freed, given up
        ("They dragged nine men from the bus.", "nine", None),
        ("They dragged nine men from the rubble.", "nine", "rescued"),
        ("Firefighters dragged two men from a burning house.", "two", "rescued"),
        ("Crews freed two girls after 17 hours in the rubble.", "two", "rescued"),
        ("The court freed nine men who had been jailed.", "nine", "released"),
        ("Some 70 rebels gave themselves up on Monday.", "Some 70", "arrested"),
        # help that nobody got
        ("Some 300 injured cooks received no treatment.", "Some 300", "injured"),
        ("Some 300 injured cooks received treatment.", "Some 300", "treated"),
        # goods given, sums that are not gained or lost
        ("Norway has provided Chad with 12 tanks.", "12", "delivered"),
        ("Norway gave the army 12 helicopters.", "12", "delivered"),
        ("She gave her sister 12 pears.", "12", None),
        ("They made a ransom demand of $3 million.", "$3 million", None),
        ("The trade deficit fell $2 billion.", "$2 billion", None),
        ("The index lost 90 points.", "90 points", None),
        ("The cost of living rose by 4 percent, up from 3 percent.", "3 percent", None),
        ("The cuts total 2 billion pounds.", "2 billion pounds", None),
        ("The losses total 2 billion pounds.", "2 billion pounds", "lost"),
        ("The walkout cost 300 clerks their jobs.", "300", "laid_off"),
        ("The mill announced 700 job cuts. Some 400 of the cuts are in Spain.", "Some 400", "laid_off"),
        ("Job reductions of 900 were announced.", "900", "laid_off"),
        ("The clinic lost 40 staff.", "40", None),
        ("The clinic has 40 staff.", "40", "employed"),
        ("A levy on fuel hit 400 tenants.", "400", "affected"),
        ("A lorry hit 400 tenants.", "400", "injured"),
        ("The board saw the wheat crop at 8 million tonnes.", "8 million tonnes", "produced"),
        # fired
        ("Rebels fired 40 rockets on Monday. They have fired nearly 600 since.", "nearly 600", "launched"),
        ("The mill fired 40 clerks in May. It has fired nearly 600 since.", "nearly 600", "laid_off"),
        # sent
        ("Two rescue teams have deployed to the valley.", "Two", "deployed"),
        # goods destroyed, told as a sum
        ("The fire destroyed goods worth $40,000.", "$40,000", "destroyed"),
        ("The fire destroyed a $40,000 mill.", "$40,000", None),
        # sums and weights that are missing, and weights that are no people
        ("Some $4.2 million is missing from the fund.", "Some $4.2 million", "missing"),
        ("The plant captures 900 tonnes of carbon a year.", "900 tonnes", None),
        ("The damage ran to $14 million.", "$14 million", "lost"),
        # others like things
        ("One drone hit a tower; three others were brought down.", "three", "intercepted"),
        ("Jets struck 14 barns.", "14", "attacked"),
        ("The two sides struck three agreements.", "three", None),
        ("The editor killed two stories.", "two", None),
        ("The party withdrew nine of its motions.", "nine", None),
    ],
)
def test_other_senses_of_words(sentence: str, surface: str, event: str | None, read: Read) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # bodies
        ("Divers have recovered the bodies of three sailors.", "three", "recovered"),
        ("The bodies of 12 migrants were recovered from the sea.", "12", "recovered"),
        ("Crews recovered the bodies of five miners who were trapped in the shaft.", "five", "recovered"),
        ("The navy recovered eight migrants from a dinghy.", "eight", "rescued"),
        ("Guards burned the bodies of 12 villagers.", "12", "killed"),
        # who is described, and what befell them
        ("Five people who were killed were homeless.", "Five", "killed"),
        ("Twelve of those killed were refugees.", "Twelve", "killed"),
        ("Nine people were homeless.", "Nine", "displaced"),
        ("Eight of the dead had no boots, 23 were soldiers.", "23", "killed"),
        ("Among the deceased were a teacher and her four pupils.", "four", "killed"),
        ("Some 90 villagers were buried or missing.", "Some 90", "missing"),
        # a second clause without its verb
        ("More than 50 rebels were killed and 23 state soldiers dead.", "23", "killed"),
        ("Eight people were killed in Arun and four others in Moro.", "four", "killed"),
        ("The crash led to four deaths and severe injuries to 17 passengers.", "17", "injured"),
        ("The fire left 40 families homeless and three people dead.", "three", "killed"),
        ("The mayor put the number of dead at 12 and of injured at 30.", "30", "injured"),
        # what did not happen
        ("Crews saved some 30 barns that would have been destroyed.", "some 30", None),
        ("Fires spread to some 30 barns that have been destroyed.", "some 30", "destroyed"),
        ("Divers found 14 bodies. The survivors were taken to Crete. They included three women.", "three", None),
        ("Divers found 14 bodies. They included three women.", "three", "recovered"),
        ("Famine killed more than 50,000 people.", "more than 50,000", "killed"),
    ],
)
def test_the_word_that_decides(sentence: str, surface: str, event: str | None, read: Read) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event


def test_no_single_victim_is_told_of_everybody(read: Read) -> None:
    assert [f.surface for f in read(f"{OPENING} Every family that lost a child received a flat.").figures] == []
    assert [f.surface for f in read(f"{OPENING} A family that lost a child received a flat.").figures] == ["a"]
