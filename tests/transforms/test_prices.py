"""Prices, standards, indexes, animals and parts of a whole: what a number is told of where its noun stands elsewhere."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week.\n\n"

EACH = pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        # prices
        ("A new wing costing £84m was promised in 2016.", "£84m", "wing"),
        ("Each pen holds 250 fish and costs $1,500 to stock.", "$1,500", "pen"),
        ("Tickets for the match start at $30.", "$30", "Tickets"),
        ("Rooms near the port are advertised at $1,500.", "$1,500", "Rooms"),
        ("A room by the port goes for an average of $2,302.", "$2,302", "room"),
        ("The towing firm has offered to settle for $17 million.", "$17 million", None),
        ("The carpets have a street value of $8 million.", "$8 million", "carpets"),
        ("They seized carpets with a street value of $8 million.", "$8 million", "carpets"),
        ("The hall, built at a cost of $18 million, has 900 seats.", "$18 million", "hall"),
        ("Builders finished the pool, at a cost of $29 million.", "$29 million", None),
        ("The price of a kilo of sugar fell to $22.", "$22", "sugar"),
        ("Each of the new meters cost $4,800.", "$4,800", "meters"),
        ("The town opened a clinic on Tuesday that cost $88 million.", "$88 million", "clinic"),
        ("The mayor said that $88 million was lost.", "$88 million", None),
        ("Some 900 seats were snapped up, owners said. They cost $378.", "$378", "seats"),
        ("The sketch, stolen in 1998 and valued at $5 million, was found.", "$5 million", "sketch"),
        ("Plums go for $2 a kilo, figs for $9 a kilo.", "$9 a kilo", "figs"),
        # parts of a standard
        ("Shares have lost 60% of their value since May.", "60%", "Shares"),
        ("The state will cut its aid budget to 0.3% of national income.", "0.3%", "aid budget"),
        ("The ban took 40% of their income.", "40%", "income"),
        # indexes
        ("Oil sank, with the S&P 500 shedding 1.4%.", "1.4%", "S&P 500"),
        ("The benchmark index plunged 1,012 points.", "1,012 points", "benchmark index"),
        ("The Nikkei regained 1,012 points in a day.", "1,012 points", "Nikkei"),
        ("The team scored 40 points.", "40", "points"),
        ("Sterling fell and the Nasdaq gave up 2.1%.", "2.1%", "Nasdaq"),
        # animals
        ("Officers found 48 live turtles in a suitcase. Five have since died.", "Five", "turtles"),
        ("Wolves left 43 ewes dead and eleven mauled.", "eleven", "ewes"),
        ("Three blasts left two dead.", "two", "people"),
        # parts of a whole
        ("The country welcomed 128,443 visitors in May. Danes made up a fifth.", "a fifth", "visitors"),
        ("Fires killed 53 people last year. Stoves alone accounted for nine.", "nine", "people"),
        ("The bank has 67 branches. It said 20 of the 67 overlapped.", "20", "branches"),
        # how long a state lasted
        ("Trains were halted for three hours.", "three hours", "Trains"),
        ("The siege ended after seven hours.", "seven hours", "siege"),
        ("The guild president was suspended for two years.", "two years", None),
        # nouns that share a number, and verbs that look like nouns
        ("The firm is recalling 394,000 pickups and vans.", "394,000", "pickups and vans"),
        ("It took 240 men and women to dig the ditch.", "240", "men and women"),
        ("The firm employs 24,000 people and plans to hire more.", "24,000", "people"),
        ("Police arrested 40 marchers and officers fired tear gas.", "40", "marchers"),
        # shares without "of", strengths, and what a vessel may carry
        ("Half the building was lost in the fire.", "Half", "building"),
        ("She spent half the day there.", "half", None),
        ("Its fleet, once 90,000 strong, has shrunk.", "90,000", "fleet"),
        ("The ferry was licensed to carry 220.", "220", "people"),
        # occasions
        ("The novel was turned down 28 times.", "28", None),
        # a full stop behind a unit ends the sentence
        ("The school is closing a deficit of £21m. Philosophy will be hit.", "£21m", "deficit"),
    ],
)


@EACH
def test_what_a_number_is_told_of(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted


@pytest.mark.parametrize(
    ("text", "surface", "claimant"),
    [
        ("Parks and Wildlife said 45 whales had been guided out.", "45", "Parks and Wildlife"),
        ("Statistics Netherlands reported that 58 percent belong to no church.", "58 percent", "Statistics Netherlands"),
        ("An Israeli ex-minister says he carried two suitcases.", "two", "An Israeli ex-minister"),
        ("Tests found lead in 12 wells.", "12", "Tests"),
        ("The gang is demanding $300,000.", "$300,000", None),
        ("The churches are in classes according to the threat, 623 of them.", "623", None),
        ("The number of dead from the cyclone reached 43.", "43", None),
    ],
)
def test_who_is_told_to_claim_a_number(read: Read, text: str, surface: str, claimant: str | None) -> None:
    assert figure(read(OPENING + text), surface).attributed_to == claimant
