"""Senses of verbs by particle, light verb and object, levels told by a participle, parts of sums, and numbers that end a text."""

from __future__ import annotations

import itertools

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "counted", "event"),
    [
        # delivered by particle
        ("Some 21 pupils were taken to hospital, six of them with burns.", "Some 21", "pupils", "hospitalised"),
        ("Some 21 pupils were taken to hospital, six of them with burns.", "six", "pupils", "injured"),
        ("The deficit hit $9 million.", "$9 million", "deficit", None),
        ("Orders were positive, up 3%.", "3%", "Orders", None),
        ("Sales beat forecasts of 800 cars.", "800", "cars", None),
        ("A boat carrying up to 90 people sank.", "up to 90", "people", None),
        ("Rangers caught four poachers.", "four", "poachers", "arrested"),
        ("The fleet caught 40 whales.", "40", "whales", "produced"),
        ("The mill made a loss before tax of 12 million euros.", "12 million euros", "loss", "lost"),
        ("A fire that has killed at least 23 people in Nepal is still burning.", "at least 23", "people", "killed"),
        ("The death toll was raised to 94.", "94", "people", "killed"),
        ("The rebels' death toll — 26 — was the highest in years.", "26", "people", "killed"),
        ("The death toll was higher than the official figure of 21.", "21", "people", "killed"),
        ("The party won 45 seats, short of the 61 needed for a majority.", "61", "seats", None),
        ("At least 308 votes had been needed.", "At least 308", "votes", None),
        ("At least 308 votes had been bought.", "At least 308", "votes", "voted"),
        ("An exit poll gave the bloc between 52 and 56 seats.", "between 52 and 56", "seats", "won"),
        ("The survey predicts 40 seats for the Greens.", "40", "seats", "won"),
        ("The survey predicts 40 closures.", "40", "closures", None),
        ("Full-time positions fell by 43,600.", "43,600", "Full-time positions", "laid_off"),
        ("Vacant lots fell by 43,600.", "43,600", "lots", None),
        ("The firm will add 40 megawatts of wind capacity.", "40 megawatts", "wind capacity", "built"),
        ("The firm will sell 40 megawatts of wind capacity.", "40 megawatts", "wind capacity", "sold"),
        ("An immunisation drive for 900 toddlers began.", "900", "toddlers", "vaccinated"),
        ("The army flew in 40 generators.", "40", "generators", "delivered"),
        ("Aid groups have trucked in 900 tents.", "900", "tents", "delivered"),
        ("Helicopters ferried in 66 stretchers.", "66", "stretchers", "delivered"),
        ("Some 66 pumps were flown in.", "Some 66", "pumps", "delivered"),
        ("The coach brought in 57 new players.", "57", "players", None),
        # arrived with a light verb
        ("About 120 migrants made it to the island.", "About 120", "migrants", "arrived"),
        ("Only 40 of the 90 hikers made it over the pass.", "40", "hikers", "arrived"),
        ("Four swimmers made it to the final.", "Four", "swimmers", None),
        ("Thirty pupils made it to university.", "Thirty", "pupils", None),
        # vaccines
        ("More than 900 nurses took the vaccine.", "More than 900", "nurses", "vaccinated"),
        ("About 4,000 children swallowed the drops.", "About 4,000", "children", "vaccinated"),
        ("Nurses gave 400 villagers the vaccine.", "400", "villagers", "vaccinated"),
        ("Some 60 players took a shot at goal.", "Some 60", "players", None),
        # held to blame, signed up, supplied, given, lost
        ("The court held seven officers responsible.", "seven", "officers", None),
        ("The rebels held seven officers.", "seven", "officers", "held"),
        ("The paper signed up 4,000 subscribers.", "4,000", "subscribers", None),
        ("The army signed up 900 recruits.", "900", "recruits", "hired"),
        ("The striker supplied 11 assists.", "11", "assists", None),
        ("She supplied two thirds of the songs.", "two thirds", "songs", None),
        ("The firm supplied 66 tractors to Kenya.", "66", "tractors", "delivered"),
        ("The council gave the museum $3 million.", "$3 million", None, "spent"),
        ("Norway gave $30 million.", "$30 million", None, "pledged"),
        ("The state will give farmers $3 million.", "$3 million", None, "pledged"),
        ("She lost four cousins in the raid.", "four", "cousins", "killed"),
        ("The family lost 40 goats.", "40", "goats", "lost"),
        ("Thieves took 57 kites.", "57", "kites", None),
        # orders to leave, and those not found
        ("About 4,000 residents were under evacuation orders.", "About 4,000", "residents", "evacuated"),
        ("More than 900 families remain under orders to leave.", "More than 900", "families", "evacuated"),
        ("Two officers were under orders to shoot.", "Two", "officers", None),
        ("Seven hikers have not been found.", "Seven", "hikers", "missing"),
        ("Two fishermen could not be located on Monday.", "Two", "fishermen", "missing"),
        ("Three children had yet to be traced.", "Three", "children", "missing"),
        ("Three witnesses have been traced.", "Three", "witnesses", None),
        ("There is no trace of nine sailors.", "nine", "sailors", "missing"),
        ("About 4,000 people were told to get out.", "About 4,000", "people", "evacuated"),
        ("Ana Ruiz led the poll with 34 percent.", "34 percent", None, "won"),
        ("The school lost two pupils in the crash.", "two", "pupils", "killed"),
        ("The school lost two pupils.", "two", "pupils", None),
        ("Ana Ruiz topped the poll with 9,870 votes.", "9,870", "votes", "won"),
        ("Crews freed 12 horses from the mud.", "12", "horses", "rescued"),
        # levels told by a participle
        ("The app gained 12,000 users, taking its base to 3 million.", "3 million", "users", None),
        ("The firm earned 4 million euros and won 500 readers, taking its flock to 9 million.", "9 million", "readers", None),
        ("The club signed 900 fans, lifting its roll to 12,000.", "12,000", "fans", None),
        ("The firm hired 40 nurses, taking its workforce to 870.", "870", "workforce", "employed"),
        ("The bank made 4 million francs, taking its profit to 12 million.", "12 million", "profit", "earned"),
        # behind an interruption, and with an auxiliary shared
        ("The club paid the cook, a Swede known to all as Nils, 66 crowns.", "66 crowns", None, "spent"),
        ("Twelve dogs, some still tied to old ropes, were freed from the mud.", "Twelve", "dogs", "rescued"),
        ("Nine people were killed and 40 homes flattened.", "40", "homes", "destroyed"),
        ("Fifty people were hurt and eleven barns swept away.", "eleven", "barns", "destroyed"),
        ("Some 870 people had been made homeless and 57 barns flattened.", "57", "barns", "destroyed"),
        ("Six guards were hurt and 11 fled.", "11", "guards", "displaced"),
        ("Doctors treated 57 players and judged eleven of them fit.", "eleven", "players", None),
        # compounds of a whole
        ("Leeds won 12 of their 19 league games and drew four.", "12", "league games", "won"),
        ("Leeds won 12 of their 19 league games and drew four.", "19", "league games", None),
        ("Leeds won 12 of their 19 league games and drew four.", "four", "league games", None),
        ("Villa won nine of their 14 away matches.", "14", "matches", None),
        # shares of what was told before
        ("There were 870 storms in May. Nearly one in seven sank a boat.", "Nearly one in seven", "storms", None),
        ("The police recorded 300 thefts. Almost a fifth took place at night.", "Almost a fifth", "thefts", None),
        ("There were 300 fires in June. About a quarter destroyed a house.", "About a quarter", "fires", None),
        ("There were 870 raids in June, a quarter fewer than in May.", "a quarter", "raids", "attacked"),
        ("Ana told a third of the jokes, including eleven about owls.", "eleven", "jokes", None),
        ("The club has 87 pies. Ana, who was bought for 66 francs, ate a third of them.", "a third", "pies", None),
        ("Gold fell to $2,300 in early trade.", "$2,300", "Gold", None),
        ("Two wounded owls were found.", "Two", "owls", "injured"),
        # let go, laid off, cleared, done by many, taken for a task
        ("The farm let 3,100 workers go between January and June.", "3,100", "workers", "laid_off"),
        ("The firm has let go 31 of its 84 employees.", "31", "employees", "laid_off"),
        ("Eleven defendants were acquitted.", "Eleven", "defendants", None),
        ("Police cleared 35 activists from the treetops.", "35", "activists", "evacuated"),
        ("The funeral was attended by 900 people.", "900", "people", "attended"),
        ("It took 40 firefighters to put out the blaze.", "40", "firefighters", "deployed"),
        ("The jobless rate held at 6.9 per cent.", "6.9 per cent", "rate", None),
        ("Families of 157 people who died in the crash watched.", "157", "people", "killed"),
        ("The kingdom welcomed 128,443 visitors in October.", "128,443", "visitors", "arrived"),
        ("Farmers brought in 3 million tonnes of wheat.", "3 million tonnes", "wheat", "produced"),
        ("The maker sold 40 jets; its rival handed over 63.", "63", "jets", "delivered"),
        ("The layoffs affect 900 people.", "900", "people", "laid_off"),
        ("The company has a 240-strong workforce.", "240", "workforce", "employed"),
        ("A 9,000-strong crowd watched.", "9,000", "crowd", "attended"),
        # sums
        ("The fund bought a $3 million stake.", "$3 million", "stake", "invested"),
        ("The fund bought a 30 percent stake.", "30 percent", "stake", None),
        ("The trade deficit widened to $4 billion.", "$4 billion", "trade deficit", None),
        ("The trade surplus widened to $4 billion.", "$4 billion", "trade surplus", None),
        ("The firm's surplus widened to $4 billion.", "$4 billion", "surplus", "earned"),
        ("The reserves have recovered to $4 billion.", "$4 billion", "reserves", None),
        ("The agency has recovered $4 billion.", "$4 billion", None, "recovered"),
        ("Shipments of cars fell 9.9%.", "9.9%", "Shipments", "delivered"),
        ("Stocks of cars fell 9.9%.", "9.9%", "Stocks", None),
        ("Exports grew 8.7% year on year in August.", "8.7%", "Exports", "sold"),
        ("Exports rose by 5.6%, slower than the 10% predicted by economists.", "10%", "Exports", "sold"),
        ("Exports rose by 5.6%, and the 10% surcharge stayed.", "10%", "surcharge", "spent"),
        ("The $5 billion project was completed in May.", "$5 billion", "project", "spent"),
        ("The board expanded its programme to $8 billion.", "$8 billion", "programme", None),
        ("The foundation gave $3 million to the school.", "$3 million", None, "pledged"),
        ("The bank must pay $3 million for abusing its power.", "$3 million", None, "fined"),
        ("The tenants must pay $3 million.", "$3 million", None, "spent"),
        ("It grew revenue by 41 per cent.", "41 per cent", "revenue", "earned"),
        ("The firm posted a profit after tax of $3 million.", "$3 million", "profit", "earned"),
        ("Of that, $1 billion is a penalty.", "$1 billion", None, "fined"),
    ],
)  # fmt: skip
def test_counted_and_event(read: Read, sentence: str, surface: str, counted: str | None, event: str | None) -> None:
    found = figure(read(f"{OPENING} {sentence}"), surface)
    assert (found.counted, found.event) == (counted, event)


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("The council set aside 4 million euros, with a third of the money going to schools.", "a third", "4 million euros"),
        ("The fund raised 40 million francs. About half of the cash went to clinics.", "About half", "40 million francs"),
        ("The city spent 3 million euros out of a budget of 12 million euros.", "3 million euros", "12 million euros"),
        ("The survey counted 400 farms. About one in ten had no water.", "About one in ten", "400"),
        ("The club has 87 pies. Ana, who was bought for 66 francs, ate a third of them.", "a third", "87"),
        ("It lost 4 million euros. The depot handles a quarter of the cash in Slovenia.", "a quarter", None),
    ],
)
def test_parts_of_sums_and_groups(read: Read, sentence: str, part: str, whole: str | None) -> None:
    told = read(f"{OPENING} {sentence}")
    assert figure(told, part).part_of == (figure(told, whole).figure_id if whole is not None else None)


@pytest.mark.parametrize(
    ("sentence", "surface", "trend"),
    [
        ("Rents are nearly double the level of 2011.", "nearly double", None),
        ("Prices are almost double those of May.", "almost double", None),
        ("Output will nearly double.", "nearly double", "up"),
        ("Rents nearly doubled.", "nearly doubled", "up"),
        ("Unions want raises of 13% a month.", "13% a month", "up"),
        ("The charity raised $3,000 a month.", "$3,000 a month", None),
    ],
)
def test_comparisons_are_no_changes(read: Read, sentence: str, surface: str, trend: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).trend == trend


def test_any_number_may_end_a_text(read: Read) -> None:
    """In one text each, since the end of a text is what is looked at."""
    ends = (
        "40", "$3", "$3 million", "5%", "7-2", "two-thirds", "a third", "one in five", "12 of 40", "Nine of them", "2.5 km", "fourfold",
        "twice", "40 wounded", "half a dozen", "dozens", "40 dead or", "11 more", "six years and nine", "US$", "66 guilders", "40-",
        "40 league", "11 fewer", "two ex-", "half of", "double", "40 more nearly 900",
    )  # fmt: skip
    openings = itertools.cycle(
        ("Police said 300 fled and took", "In Riga", "It was taking its base to", "Of the 300,", "Riga had")
    )
    for end, opening in zip(ends, openings, strict=False):
        assert read(f"{OPENING} {opening} {end}").article.text.endswith(end)
