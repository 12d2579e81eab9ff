from __future__ import annotations

import pytest
from analysis_given import Read

from transforms.records import Figure

OPENING = "PARIS: Inspectors came on Tuesday."


def figure(read: Read, sentence: str, surface: str) -> Figure:
    [found] = [f for f in read(f"{OPENING} {sentence}").figures if surface in f.surface]
    return found


@pytest.mark.parametrize(
    ("sentence", "surface", "counted"),
    [
        ("They walked 4 kilometres.", "4 kilometres", None),
        ("They paid $300.", "$300", None),
        ("The lorry held 40 tonnes of flour.", "40 tonnes", "flour"),
        ("The plan needs 40 gigawatts (GW) of capacity.", "40 gigawatts", "capacity"),
        ("The firm added 15GW of solar and 14GW of wind.", "15GW", "solar"),
        ("They promised $3 billion in aid.", "$3 billion", "aid"),
        ("The sides agreed on a six-week pause.", "six-week", "pause"),
        ("Staff will get a bonus of 8.5 million euros.", "8.5 million euros", "bonus"),
        ("The forecast speaks of swells of up to four metres.", "four metres", "swells"),
        ("A tremor with a magnitude of 4.3 shook the mill.", "4.3", "tremor"),
        ("An insurer put the damage at 85 million euros.", "85 million euros", "damage"),
        ("Net profit came in at 48.2 million euros.", "48.2 million euros", "profit"),
        ("Exports grew by 6.3 percent in the spring.", "6.3 percent", "Exports"),
        ("Exports grew to 40 tonnes in the spring.", "40 tonnes", "Exports"),
        ("The number of strikes fell 3 percent.", "3 percent", "strikes"),
        ("The deficit widened to a 10-month high of $24 billion.", "$24 billion", "deficit"),
        ("Inflation has remained high in the 6 percent range.", "6 percent", "Inflation"),
        ("They paid the 40 euro range for it.", "40 euro", "range"),
        ("There were jumps in thefts (up 22%) and raids (7%).", "22%", "thefts"),
        ("There were jumps in thefts (up 22%) and raids (7%).", "7%", "raids"),
        ("The sentence of six-and-a-half years grew to nine years.", "nine years", "sentence"),
        ("A two-and-a-half-year jail term was raised to nine years.", "nine years", "jail term"),
        ("Lending to small shops shrank 0.9%.", "0.9%", "Lending"),
        ("Building permits plunged 23 percent.", "23 percent", "permits"),
        ("Sales of air conditioners shot up by 40 percent.", "40 percent", "Sales"),
        ("Duties on cars will come down from 12 percent.", "12 percent", "Duties"),
        ("Guests came down from 12 percent of the huts.", "12 percent", "huts"),
        ("Sales at the mill rose, while those of its rival fell by 1%.", "1%", "Sales"),
        ("She expects growth of 0.2%.", "0.2%", "growth"),
        ("The cooks were offered a 5.5% rise.", "5.5%", "rise"),
        ("The bank noted a 5.5% rise.", "5.5%", None),
        ("Rents climbed and now average €2,470.", "€2,470", "Rents"),
        ("Pledges in Oslo added up to $9 billion.", "$9 billion", "Pledges"),
        ("The levy added $38 to the bill.", "$38", "bill"),
        ("The detour adds six hours to the trip.", "six hours", None),
        ("Revenue beat estimates, rising 26%.", "26%", "Revenue"),
        ("Fines totalling $56 million were levied.", "$56 million", "Fines"),
        ("Goats did 3 million shillings worth of damage.", "3 million shillings", "damage"),
        ("The winner took home a cheque for $900.", "$900", "cheque"),
        ("Her lead has shrunk to three points.", "three", "lead"),
        ("Rovers have a lead of three points.", "three", "points"),
        ("The drug is 91% effective.", "91%", "drug"),
        ("The ban will stay in force for six months.", "six months", "ban"),
        ("The road stayed shut for five hours.", "five hours", "road"),
        ("Ana stayed in Lima for six months.", "six months", None),
        ("Snow up to 40 cm deep lay on the pass.", "40 cm", "Snow"),
        ("The index lost ground to close at 8,204.", "8,204", "index"),
        ("Infections tripled in May.", "tripled", "Infections"),
        ("The party doubled its budget.", "doubled", "budget"),
        ("They set a goal at the summit of doubling output.", "doubling", "output"),
        ("The clinic is 40 kilometres away.", "40 kilometres", "clinic"),
        ("It spent a total of $3 million.", "$3 million", None),
        ("It spent $3 million in total.", "$3 million", None),
        ("She was paid $300 in cash.", "$300", None),
        ("Police found $300 in cash.", "$300", "cash"),
        ("Turnout, at 61.4%, was the lowest in years.", "61.4%", "Turnout"),
        ("Sales rose, and in the north they were down 4.5%.", "4.5%", "Sales"),
        ("Rents have more than doubled since spring.", "more than doubled", "Rents"),
        ("The bridge, which cost 38 million euros, is shut.", "38 million euros", "bridge"),
        ("The painting went for $2 million.", "$2 million", "painting"),
        ("The state sold the mill for $2 million.", "$2 million", "mill"),
        ("They agreed to raise pay by 7.2%.", "7.2%", "pay"),
        ("The appeal for $409 million came late.", "$409 million", "appeal"),
        ("It cut the budget by 40% since 2023 to 85 million euros.", "85 million euros", "budget"),
        ("It estimates the cost of stopping the outbreak at $21 million over a year.", "$21 million", "cost"),
        ("Rami Nasser, 17, left early.", "17", "Rami Nasser"),
        ("The baker, a father of two aged 63, left.", "63", "father"),
        ("The driver, who is 31, left.", "31", "driver"),
        ("The club paid the 21-year-old's agent.", "21-year-old", None),
        ("Two girls, ages 4 and 7, left.", "7", "girls"),
        ("At 82, Marcel Oberlin still bakes.", "82", "Marcel Oberlin"),
        ("The clean-up, which they put at $14 million, is over.", "$14 million", "clean-up"),
        ("Losses were pegged at $2.3 billion.", "$2.3 billion", "Losses"),
        ("The yard has a contract worth 900 million euros.", "900 million euros", "contract"),
        ("The backlog is worth $31 billion.", "$31 billion", "backlog"),
        ("The talks went on for 33 days.", "33 days", "talks"),
        ("Lorries stood outside for 33 days.", "33 days", None),
        ("The boat, 12 metres long, sank.", "12 metres", "boat"),
        ("Passenger numbers were up 12%.", "12%", "Passenger numbers"),
        ("The total was up 12%.", "12%", None),
        ("It cut her lead to 3 percentage points.", "3 percentage points", "lead"),
        ("Profit missed the $840m analysts had forecast.", "$840m", None),
        ("The bill is the $840m experts say it costs to run a town.", "$840m", None),
        ("The van held 13 kg (29 lb) of tea.", "13 kg", "tea"),
        ("The van held 13 kg (29 lb) of tea.", "29 lb", "tea"),
        ("It made 40 million euros ($44 million) in sales.", "40 million euros", "sales"),
        ("The bridge is 40 metres (131 feet) long.", "131 feet", "bridge"),
        # how far away, which is told of no thing
        ("The barn stands 40 kilometres (25 miles) east of Leeds.", "40 kilometres", None),
        ("The tug was there first, 30 miles off Malta.", "30 miles", None),
        ("A 12-mile stretch north of the town is shut.", "12-mile", "stretch"),
        ("The 600-acre blaze west of the town is out.", "600-acre", "blaze"),
        ("Boats met waves 5 metres high.", "5 metres", "waves"),
        ("The wind gusted to 50 mph.", "50 mph", "wind"),
        ("The mayor said 30 hours into the search that it was over.", "30 hours", None),
        # one change told twice, and the level behind it
        ("Sales fell 8 million euros, or 4 percent, to 190 million euros.", "4 percent", "Sales"),
        ("Sales fell 8 million euros, or 4 percent, to 190 million euros.", "190 million", "Sales"),
        ("It cut 5% of its staff, or 4,000 cooks.", "4,000", "cooks"),
        ("The rent rate shot to 6.3 percent.", "6.3 percent", "rent rate"),
        ("Karo shares gained 15 cents to $20.10.", "15 cents", "Karo shares"),
        ("Karo shares gained 15 cents to $20.10.", "$20.10", "Karo shares"),
        ("The firm gained $15 million.", "$15 million", None),
        ("Tin futures ended below $9,000.", "$9,000", "Tin futures"),
        ("The offer is for 30 pence a share.", "30 pence", "offer"),
        ("The firm booked a loss per share of $2.10.", "$2.10", "loss"),
        ("It beat the total for the past four years of $80m.", "$80m", None),
        ("It beat the total for the past four years of $80m.", "four years", None),
        # what a forecast forecasts, and the one before it
        ("The bank cut its forecast for output to 5 percent from an earlier forecast of 6 percent.", "5 percent", "output"),
        ("The bank cut its forecast for output to 5 percent from an earlier forecast of 6 percent.", "6 percent", "output"),
        ("The bank missed its target of 3 percent.", "3 percent", "target"),
        ("Data show a 7 per cent decrease in crime.", "7 per cent", "crime"),
        ("The reserves hit a record $689 billion.", "$689 billion", "reserves"),
        ("The singer sold a record $689 billion.", "$689 billion", None),
        ("They turned down a 7 per cent pay rise.", "7 per cent", "pay rise"),
        ("An improvement in the trade deficit to $40 billion was seen.", "$40 billion", "trade deficit"),
        ("It agreed a 20 billion-euro ($22 billion) loan package.", "20 billion-euro", "loan package"),
        ("The council made billions of pounds more in cuts.", "billions of pounds", "cuts"),
        # of others than the one before
        ("Ruiz has $3 million in cash, compared with Drum's $1 million.", "$1 million", "cash"),
        ("Ruiz had $3 million in cash, vs. $1 million for Drum.", "$1 million", "cash"),
        ("Other fines were £5m for Karo's delay and £3m for Tarvo's leak.", "£3m", "fines"),
        # nouns that only lead to a number, and those who only tell it
        ("Peru spent the equivalent of 2.4 million euros.", "2.4 million", None),
        ("Bills for the mill stand at 13 million euros.", "13 million", None),
        ("The hunt killed 90 owls, the farm minister said, up 11 percent.", "11 percent", "owls"),
        # ages
        ("The four potters were ages 71, 56 and 25.", "56", "potters"),
        ("The swap covers captives under the age of 25.", "25", "captives"),
    ],
)
def test_what_a_measure_is_told_of(read: Read, sentence: str, surface: str, counted: str | None) -> None:
    assert figure(read, sentence, surface).counted == counted


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("Police counted 12 cars. They left at 40 minutes past noon.", "12", "cars"),
        ("Relatives, around 400 of them, lined the road.", "400", "Relatives"),
        ("The party thanked its supporters, about 800 of whom had come by train.", "800", "supporters"),
        ("Gunmen took 95 pupils from the school. Another 82 are still in the forest.", "82", "pupils"),
        ("The party won 17 seats. Its rival took 21.", "21", "seats"),
        ("The raid destroyed 12 tanks. At least 40 were killed.", "40", "people"),
        ("The survey asked 51 percent of farmers and 48 percent refused.", "48 percent", "farmers"),
        ("A quarter of the night workers slept.", "quarter", "workers"),
    ],
)
def test_a_noun_told_elsewhere(read: Read, text: str, surface: str, counted: str) -> None:
    assert (figure(read, text, surface).counted or "").split()[-1:] == [counted]
