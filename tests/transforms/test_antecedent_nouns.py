"""What a bare number counts by a noun of the clause or the sentence before it, and what is told again by "that many"."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week.\n\n"


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        # the one plural of the sentence before
        ("Potters have moved out of the quarter. Fourteen left in June.", "Fourteen", "Potters"),
        ("The bakers of Tula want flour. On Monday there were 37 at the gate.", "37", "bakers"),
        ("Ferries to the isle were cancelled. By noon 26 had been tied up.", "26", "Ferries"),
        ("The stalls along the quay cost $800. The town bought 118 of them.", "118", "stalls"),
        ("Lanterns hung in the square. A third were made of paper.", "A third", "Lanterns"),
        ("Stray dogs roam the quarry. Rangers have shot 26.", "26", "dogs"),
        ("Whales swam up the bay at dawn. Thirty died before noon.", "Thirty", "Whales"),
        ("The bank wants to shut branches in Tula. It closed 31 last year.", "31", "branches"),
        ("The line has ordered new ferries. It will get the first eight in May.", "eight", "ferries"),
        ("Thieves stole 66 vans in Tula. Police have recovered 38.", "38", "vans"),
        ("The club has 640 singers; one in five receives free meals.", "one in five", "singers"),
        ("The firms own 1,100 clinics. They had offered to sell 90 of them.", "90", "clinics"),
        ("The chain shut a tenth of its stores and put another 45 up for sale.", "another 45", "stores"),
        ("Both sides handed back bodies: 909 by Tula, 34 by Lima.", "909", "bodies"),
        ("Fever spread to 11 districts and infected 4,100.", "4,100", "people"),
        ("Vets came to the isle. They culled 3,200 in a week.", "3,200", None),
        ("The number of cooks is unknown. The count is 114.", "114", None),
        # of an earlier clause
        ("Few tenants came back to the block; fewer than 30 signed a lease.", "fewer than 30", "tenants"),
        ("Some growers lost a tenth of their crop, and about 600 lost all of it.", "about 600", "growers"),
        # what was done to people was done to none but people
        ("Trams stood in the yard all night. Seven were injured.", "Seven", "people"),
        ("Nurses waited at the gate. Seven were arrested.", "Seven", "Nurses"),
        # the same role of several
        ("Porters carried crates to the depot. Nine wore masks.", "Nine", "Porters"),
        ("Nurses waited at the gate. Police said that seven had died.", "seven", "people"),
        ("Two gunmen attacked a mill. The blast killed 40.", "40", "people"),
        ("Twelve miners entered the shaft. The blast killed seven.", "seven", "miners"),
        # the subject of a sentence that lists several
        ("The guests included four men and two women. Of them, three were from Tula.", "three", "guests"),
        # nothing where a reader could not tell, where somebody only told of it, or behind a blank line
        ("Ferries and buses were late. By noon 26 had been tied up.", "26", None),
        ("Officials said that it was hot. By noon 26 had been tied up.", "26", None),
        ("Ferries to the isle were cancelled.\n\nBy noon 26 had been tied up.", "26", None),
        ("Sheds burnt down in the port. The bank had forecast 335.", "335", None),
        # the level of a number told before
        ("The army lost 40 drones in May. The ministry put the figure at nearly 200.", "nearly 200", "drones"),
        ("The city approved 900 homes in May. At the peak the number was above 1,100.", "above 1,100", "homes"),
        ("The union says 3,000 cooks walked out. The city says it was nearer 1,100.", "1,100", "cooks"),
        ("The canteen ladles out 900 bowls of soup a night. It used to be 400.", "400", "bowls"),
        ("The school employs nine cleaners. There used to be fifteen.", "fifteen", "cleaners"),
        # as many again
        ("The storm flattened 1,800 sheds and damaged twice that number.", "twice", "sheds"),
        ("The mill made 900 looms in May. It sold half that number.", "half", "looms"),
        ("The mayor wanted twice that number.", "twice", None),
        # who votes, works or sails is who was told before
        ("Some 61 senators spoke, with 22 against.", "22", "senators"),
        ("The port lost 310 pilots last year while hiring only 270.", "270", "pilots"),
        ("The owner said 37 were aboard the bus.", "37", "people"),
        ("The yard, built for 310 boats, employs 270.", "270", "people"),
        # a share that does what only people do
        ("A third voted by post.", "A third", "people"),
        ("Cooks were asked last month. Three-quarters agreed.", "Three-quarters", "Cooks"),
        ("Turnout was about 52 per cent, says Ana Ruiz.", "about 52 per cent", "Turnout"),
        ("Prices were raised last month. Three-quarters agreed.", "Three-quarters", "people"),
        ("Thirty percent lay by the road.", "Thirty percent", None),
    ],
)
def test_noun_told_before(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("The town has ten kilns; four stand.", "four", "kilns"),
        ("Of the 212 kilns that Tula once had, four survive.", "four", "kilns"),
        ("The town has ten kilns and bought six last year.", "six", "kilns"),
        ("The town has ten kilns and four market stalls.", "four", "market stalls"),
        ("The town counted 3,979 kilns, the guild said, 3.8 percent fewer than in 2020.", "3.8 percent", "kilns"),
    ],
)
def test_verb_behind_a_number_is_no_noun(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted
