"""Turns of phrase of the wires that tell of wars, exchanges and disasters, each with what must be read of one number in it.

The texts are read as published on 16 August 2024, a Friday.
"""

from __future__ import annotations

from typing import Any

import pytest
from analysis_given import Read, actor, fields, figure, quote


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        # whose claim
        ("Valley medics report that shelling killed 14 people.", "14", {"attributed_to": "Valley medics"}),
        ("Qatar reported the release of 13 sailors.", "13", {"attributed_to": "Qatar", "place": None}),
        ("Norway reported 13 deaths.", "13", {"place": "Norway"}),
        ("Nepal reported 360 killed.", "360", {"place": "Nepal"}),
        (
            "At least 331 people have been killed and 758 wounded since Norway began its offensive, according to medics.",
            "At least 331",
            {"attributed_to": "medics"},
        ),
        (
            'The head of the coastal security service called the raid "a clean job" and said it had killed 25 smugglers.',
            "25",
            {"attributed_to": "The head of the coastal security service"},
        ),
        ("“If we find nobody, that is 105 deaths, which we hope not,” Lund said.", "105", {"attributed_to": "Lund"}),
        (
            "The agency Valley Press, citing Ana Ruiz, the head of a clinic, reported that three men were killed.",
            "three",
            {"attributed_to": "Ana Ruiz", "attribution_chain": ("Valley Press",)},
        ),
        ("The clinic named the men as Ben al-Moss, 21; Ana Ruiz, 17; and Jo Lund, 24.", "17", {"attributed_to": None}),
        ("The clinic named the men as Ben al-Moss, 21; Ana Ruiz, 17; and Jo Lund, 24.", "21", {"counted": "Ben al-Moss"}),
        (
            "In the district of West Selatan, 23 people were found dead and six were missing, according to Jo Lund.",
            "23",
            {"attributed_to": "Jo Lund"},
        ),
        # what happened
        (
            "The search for survivors from a mudslide that has killed at least 17 people moved into its third day.",
            "at least 17",
            {"event": "killed"},
        ),
        ("Norway shot down 24 of 28 Shahed drones.", "24", {"counted": "drones", "event": "intercepted"}),
        ("Norway shot down 24 of 28 Shahed drones launched by Chad.", "28", {"event": "launched"}),
        ("Norway shot down 24 out of 28 Shahed drones launched overnight.", "24", {"event": "intercepted"}),
        ("Norway said it had downed 35 of 41 Shahed-type drones fired overnight.", "41", {"event": "launched"}),
        ("A missile hit a house, killing a 14-year-old and three others.", "14-year-old", {"counted": None}),
        ("Some 90,000 people were hit by Typhoon Lena.", "Some 90,000", {"event": "affected"}),
        ("Hurricane Lena hit 900 homes.", "900", {"event": "affected"}),
        ("Nine people were hit by Deputy Lund.", "Nine", {"event": "injured"}),
        ("The Reform party gained 34% of the popular vote.", "34%", {"event": "won", "trend": None}),
        ("Shares of the mill gained 3%.", "3%", {"event": None, "trend": "up"}),
        ("Some 251 hostages were also taken on May 7.", "Some 251", {"event": "abducted"}),
        ("The bank took on 251 clerks in May.", "251", {"event": "hired"}),
        ("Gunmen took 250 hostages back to their camp.", "250", {"event": "abducted"}),
        ("Some 251 hostages were taken, and 97 are believed still in the hills.", "97", {"event": "held", "counted": "hostages"}),
        ("The war has driven 80% of the region's population of 2.3 million from their homes.", "80%", {"event": "displaced"}),
        ("The bodies of 47 people killed in raids were brought to hospitals.", "47", {"event": "killed"}),
        ("The bodies of 47 people killed in raids were recovered.", "47", {"event": "recovered"}),
        ("Two bombs went off near the gate.", "Two", {"event": "launched"}),
        ("The toll rose to 89, with 700 people injured and five others still missing.", "700", {"event": "injured"}),
        ("The toll rose to 89, with 700 people injured and five others still missing.", "five", {"event": "missing"}),
        ("More than half of the valley's 2.3 million people have fled.", "2.3 million", {"event": None}),
        ("Two-thirds of the town's 9,000 people have fled.", "9,000", {"event": None}),
        ("The army fields 40 frigates. Some 17 men were arrested. They include 13 soldiers.", "13", {"event": "arrested"}),
        ("It had only 12% of the $2.7 billion in money it had asked for.", "12%", {"counted": None}),
        ("The enemy returned 49 captured soldiers of the northern army.", "49", {"event": "released"}),
        ("Oslo handed over 115 prisoners of war and received 118 sailors in return.", "118", {"event": "released"}),
        ("They had taken over a hundred soldiers captive.", "over a hundred", {"modifier": "more_than", "event": "abducted"}),
        ("The bank has taken over 40 shops.", "40", {"modifier": "exact"}),
        ("The army has disciplined three soldiers involved in filming themselves.", "three", {"event": None}),
        ("Nine candidates called on voters to demonstrate in the streets.", "Nine", {"event": None}),
        ("Nine candidates marched through the town to protest.", "Nine", {"event": "protested"}),
        ("The exercise involved 900 soldiers.", "900", {"event": "deployed"}),
        ("She heard stories from some of the 85,000 people living there while waiting for rain.", "85,000", {"event": None}),
        ("In the valley 17 million face food insecurity.", "17 million", {"counted": "people", "event": "starved"}),
        ("He sold 40 face masks.", "40", {"counted": "face masks"}),
        ("It fed 4 million refugees and 8 million internally displaced people.", "8 million", {"counted": "people"}),
        ("Two people died in Lima, two in Cusco and one each in other towns.", "one", {"event": "killed"}),
        # parts of those told before
        ("The group freed 105 civilians, which included 81 children.", "81", {"event": "released"}),
        (
            "Some 17 hostages were freed on Tuesday. The group includes 13 women.",
            "13",
            {"as_of_date": "2024-08-13", "event": "released"},
        ),
        ("It told of the release of 13 sailors, along with ten nurses and one cook.", "one", {"event": "released"}),
        # whether it happened
        ("Some 40 villagers were not evacuated.", "Some 40", {"status": "denied"}),
        ("Half of the women had not been convicted.", "Half", {"status": "denied"}),
        ("Six of the men did not survive.", "Six", {"status": "asserted", "event": "killed"}),
        ("The envoys want to build on Monday's release of two nurses.", "two", {"status": "asserted"}),
        ("The envoys want to follow next week's release of two nurses.", "two", {"status": "proposed"}),
        ("The toll of 98 is likely to grow as 40 miners are still missing.", "40", {"status": "asserted"}),
        ("On Monday they held the first phase of the swap, resulting in the return of 390 men.", "390", {"status": "asserted"}),
        (
            "Lund told of a draft, which calls for a halt and the release of hostages in return for the release of 90 men.",
            "90",
            {"status": "proposed"},
        ),
        # when
        ("On Friday the rebels agreed to talks. Four men were killed that day.", "Four", {"as_of_date": "2024-08-16"}),
        ("On Tuesday the rebels agreed to talks. Four men were killed that day.", "Four", {"as_of_date": "2024-08-13"}),
        ("Gunfire has killed 30 people despite the truce of May 19, officials say.", "30", {"as_of_date": "2024-08-16"}),
        ("The war began on September 20 when gunmen attacked a port, killing 30 people.", "30", {"as_of_date": "2023-09-20"}),
        ("The hall will open on September 20 for 30 guests.", "30", {"as_of_date": "2024-09-20"}),
        (
            "Some 30 people have been hurt since the war broke out when gunmen attacked a port on May 7.",
            "Some 30",
            {"period_start": "2024-05-07", "period_end": "2024-08-16"},
        ),
        (
            "Raids have slowed since Tuesday's strike, which killed 30 people.",
            "30",
            {"as_of_date": "2024-08-13", "period_start": None},
        ),
        ("Talks will begin 16 days after the pact is signed.", "16 days", {"time_method": "publication"}),
        # where
        ("Envoys agreed to free 33 sailors under a pact drawn up by negotiators in Doha.", "33", {"place": None}),
        ("At least 15 people were killed in strikes on Beit Lahiya.", "At least 15", {"place": "Beit Lahiya"}),
        # ranges before a unit
        ("They offer a four- or five-day halt.", "four- or five-day", {"low": 4.0, "high": 5.0, "kind": "duration"}),
        ("It would last over a four/five day period.", "four/five day", {"low": 4.0, "high": 5.0, "kind": "duration"}),
    ],
)
def test_wire_copy(read: Read, text: str, surface: str, expected: dict[str, Any]) -> None:
    found = figure(read(text), surface)
    assert fields(found, expected) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The group freed 105 civilians, which included 81 children.", "105"),
        ("Some 105 sailors were freed on Tuesday. The group includes 81 women.", "Some 105"),
    ],
)
def test_parts_point_to_their_whole(read: Read, text: str, whole: str) -> None:
    found = read(text)
    assert figure(found, "81").part_of == figure(found, whole).figure_id


@pytest.mark.parametrize(
    "text", ["On 7 and 8 October the agency met.", "The talks on 3, 4 and 5 May failed.", "The 3rd and 4th of May were dry."]
)
def test_days_listed_before_their_month_are_no_figures(read: Read, text: str) -> None:
    assert read(text).figures == ()


def test_a_swap_of_equals_is_no_figure(read: Read) -> None:
    assert read("They agreed on a thousand-for-thousand swap, then on a 1,000-for-1,000 swap.").figures == ()


def test_an_office_of_several_words_stands_before_its_name(read: Read) -> None:
    found = read("Inspector General of Police Japheth Lund said 31 officers were hurt.")
    assert actor(found, "Japheth Lund").kind == "person"
    assert figure(found, "31").attributed_to == "Japheth Lund"


def test_a_meeting_called_to_do_something_says_nothing(read: Read) -> None:
    found = read(
        "“We are at war,” Ana Ruiz said at the start of a meeting called to weigh the pact. “We will go on until it ends.”"
    )
    assert quote(found, "We will go on").speaker == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Norway's private Aaj television reported it.", "Aaj television", "organisation"),
        ("Agathon Rwasa, the main opposition leader, received 24 percent.", "Agathon Rwasa", "person"),
        ("Orsa Motors, the market leader, received $4 million.", "Orsa Motors", "organisation"),
        ("Valley Health Ministry medics told the court of it.", "Valley Health Ministry", "organisation"),
    ],
)
def test_names_of_bodies_and_persons(read: Read, text: str, name: str, kind: str) -> None:
    assert actor(read(text), name).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The quake rocked Central America on Monday.",
        "Families moved to towns like Tawila on Monday.",
        "It began within the Zaghawa tribe on Monday.",
    ],
)
def test_regions_examples_and_peoples_are_no_actors(read: Read, text: str) -> None:
    assert read(text).actors == ()
