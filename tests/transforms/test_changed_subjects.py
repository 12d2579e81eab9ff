"""What a share, a multiple or a sum is told of where no verb of level stands above it."""

from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "counted"),
    [
        ("Wheat closed the week 4 percent cheaper.", "4 percent", "Wheat"),
        ("The index ended the week up 3 percent.", "3 percent", "index"),
        ("Children in the camps are 40 percent more likely to fall ill.", "40 percent", "Children"),
        ("Shares rose, the index up 3 percent on the day.", "3 percent", "index"),
        ("The bank left the rate at 5 percent, with inflation down two points.", "two points", "inflation"),
        ("The price of bread, up 40 percent since May, is a worry.", "40 percent", "price"),
        ("The firm reported first-half revenue 8 percent higher.", "8 percent", "revenue"),
        ("Debt stands at 1.4 times income.", "1.4 times", "Debt"),
        ("The minister wants the deficit cut by a tenth.", "a tenth", "deficit"),
        ("The harvest, reduced by a third, will not feed the town.", "a third", "harvest"),
        ("The company increased output by 12 percent.", "12 percent", "output"),
        ("The airline cut its fleet by a tenth to 90 planes.", "a tenth", "fleet"),
        ("The state has increased spending on roads by 8 percent.", "8 percent", "spending"),
        ("Inflation eased in May after touching 9 percent in April.", "9 percent", "Inflation"),
        ("Cases rose 44 percent, the ministry said, to 870.", "870", "Cases"),
        ("The firm posted a £66m loss.", "£66m", "loss"),
        ("The bank saw its profit fall by 12 percent.", "12 percent", "profit"),
        ("Turnout in the northern districts hovers at 44 percent.", "44 percent", "Turnout"),
        ("Exports and imports fell 4 percent and 6 percent respectively.", "6 percent", "imports"),
        ("In England and Wales enrolment is down 4 percent and 6 percent respectively.", "6 percent", "enrolment"),
        ("There was a 3 percent rise in exports and a 6 percent rise in Wales.", "6 percent", None),
        ("It fell from the estimate for the year, which stood at 6 percent.", "6 percent", "estimate"),
        ("He drove 40 km to the town.", "40 km", None),
        ("The trains were 40 minutes late.", "40 minutes", None),
    ],
)
def test_what_a_change_is_told_of(read: Read, sentence: str, surface: str, counted: str | None) -> None:
    figures = read(f"{OPENING} {sentence}").figures
    assert [f.counted for f in figures if f.surface == surface] == [counted]


@pytest.mark.parametrize(
    ("sentence", "surface", "counted", "event"),
    [
        ("The shelter took in 870 dogs. Two-fifths are ill.", "Two-fifths", "dogs", "infected"),
        ("Police detained 60 protesters. Around 40% were women.", "Around 40%", "protesters", "detained"),
        ("Some 300 people were displaced by the flood. Half have returned.", "Half", "people", "returned"),
        ("The blast killed 40 soldiers. Twelve were conscripts.", "Twelve", "conscripts", "killed"),
        ("The clinic has 40 beds. Of those treated in May, 25 had burns.", "25", "people", "injured"),
        ("The rebels freed 20 soldiers in return for eight of their own.", "eight", "soldiers", "released"),
        ("The camp holds 66 Syrian and 44 Iraqi refugees.", "66", "refugees", "held"),
        ("The army withdrew its tanks along with 400 soldiers.", "400", "soldiers", "withdrawn"),
        ("The hotel hired 870 cooks, with 66 added on Sunday.", "66", "cooks", "hired"),
        ("Twenty of the hurt were nuns and eleven were monks.", "eleven", "people", "injured"),
        ("The General Staff admitted the loss of 66 soldiers.", "66", "soldiers", "killed"),
        ("The judge heard 12 cases.", "12", "cases", None),
        ("Some 61 percent of voters took part.", "Some 61 percent", "voters", "voted"),
        ("The court delivered 12 verdicts.", "12", "verdicts", None),
        ("The museum hung 57 portraits.", "57", "portraits", None),
        ("Fears grow for 66 sailors still listed as missing.", "66", "sailors", "missing"),
    ],
)
def test_whom_a_number_takes_up(read: Read, sentence: str, surface: str, counted: str, event: str | None) -> None:
    figures = read(f"{OPENING} {sentence}").figures
    assert [(f.counted, f.event) for f in figures if f.surface == surface] == [(counted, event)]


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The orchard society gave no motive: its pickers, it noted, had pruned 66 trees.", "The orchard society"),
        ("The army gave no reason: its troops, it said, had left 12 villages.", "The army"),
        ("Eleven novices slept, according to their rector, Prof. Ada Bloom.", "Ada Bloom"),
        ("The Larch Guild, whose foresters reckoned that 870 larches sickened, wept.", "Larch Guild"),
        ("Some 66 geese are alleged by Bloom's office to have strayed.", "Bloom's office"),
        ("The agency has the number of dead at 146.", "The agency"),
        ("By the coroner's reckoning, 40 people drowned.", "the coroner"),
        ("By official statistics 3,000 people left.", "official statistics"),
        ("Forty soldiers are believed by Western officials to have died.", "Western officials"),
        ("A leaflet printed by the ministry says 40 people died.", "the ministry"),
        ("Two-thirds of its players, as its conductor, Ada Bloom, said, are women.", "Ada Bloom"),
        ("Fires raged: as the ministry notes, 66 homes burned.", "the ministry"),
        ("Qantas grounded its fleet. Boeing had warned it. The airline said 40 flights were cancelled.", "Qantas"),
    ],
)
def test_who_claims_it(read: Read, sentence: str, claimant: str) -> None:
    assert [f.attributed_to for f in read(f"{OPENING} {sentence}").figures] == [claimant]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Roughly one oboist in thirteen plays at night.", [("Roughly one oboist in thirteen", "percent", "about")]),
        ("In Lusaka tickets cost between K44 and K66.", [("between K44 and K66", "ZMW", "range")]),
        ("In Lusaka he ran the K44 race.", []),
        ("In Gaborone nuns lost P870 in candles.", [("P870", "BWP", "exact")]),
        ("Bakers in Accra owe C44.", [("C44", "GHS", "exact")]),
        ("The council paid £66 plus £44 in costs.", [("£66", "GBP", "exact"), ("£44", "GBP", "exact")]),
        ("Three of them fled; a fifth, Omar Hadi, died in custody.", [("Three", "1", "exact")]),
        ("The derby petered out 5-5.", []),
        ("Nuns sang at 57 Rua Augusta.", []),
        ("The meeting will be held on Friday (21) in Oslo.", []),
    ],
)
def test_which_numbers_are_figures(read: Read, sentence: str, figures: list[tuple[str, str, str]]) -> None:
    found = read(f"{OPENING} {sentence}").figures
    assert [(f.surface, f.unit, f.modifier) for f in found] == figures
