"""What numbers count and what happened to it, in the words that news uses for it."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("text", "surface", "counted", "event"),
    [
        # a day without a full stop right before the verb
        ("The Velmar death toll since Oct 7 rose to 812.", "812", "people", "killed"),
        ("The death toll from raids on the coast since May 7 has reached 812, the ministry said.", "812", "people", "killed"),
        # two numbers, each with a noun behind "were"
        ("Of the dead, 52 were children and 31 were women.", "52", "children", "killed"),
        ("Of the dead, 52 were children and 31 were women.", "31", "women", "killed"),
        # out of a whole
        ("Doctors were short of beds. Additionally, 16 out of 21 clinics have closed.", "16", "clinics", None),
        ("By then 16 out of 21 clinics in Tarma and 52 out of 73 pharmacies had closed.", "52", "pharmacies", None),
        # a third with a hyphen, whatever follows
        ("Exports fell by nearly one-third after the flood.", "nearly one-third", "Exports", "sold"),
        # what changed, and to what
        ("The firm posted an 8% lift in revenue to $616 million.", "8%", "revenue", "earned"),
        ("The firm posted an 8% lift in revenue to $616 million.", "$616 million", "revenue", "earned"),
        ("The firm shrank again, eliminating 8% of its staff.", "8%", "staff", "laid_off"),
        # targets of an attack
        ("The report told of the targeting of nine clinics in Tarma.", "nine", "clinics", "attacked"),
        # parts of a group told before
        ("Some 410 officers were sent to Mali, 383 of whom are from Kenya, 25 from Chad and two from Benin.", "25", "officers", "deployed"),
        ("Mali is in crisis, with 3 million people in need of humanitarian aid.", "3 million", "people", "affected"),
        ("Profit after tax jumped to 14 million euros.", "14 million euros", "Profit", "earned"),
        ("The office updated the death toll from the quake in Peru to 304.", "304", "people", "killed"),
        ("The raid was on Monday, with five bombs dropped on Lomo.", "five", "bombs", "launched"),
        ("The road was shut, with nine bridges badly damaged.", "nine", "bridges", "damaged"),
        ("The port expects traffic to increase four percent.", "four percent", "traffic", None),
        ("Of voters, 212 people out of 264 cast their vote.", "264", "people", None),
        ("Profit rose 5% to €41 million. Passenger traffic climbed 46% to 3.7 million.", "3.7 million", None, None),
        ("The profit has seen a 15% increase to $4.1 billion.", "15%", "profit", "earned"),
        ("The profit has seen a 15% increase to $4.1 billion.", "$4.1 billion", "profit", "earned"),
        ("Revenue has also seen a slight boost of less than 1%.", "less than 1%", "Revenue", "earned"),
        ("Rents rose 3.1 percent year-over-year.", "3.1 percent", "Rents", None),
        ("About 900 people were killed and around 140 others taken hostage.", "around 140", "people", "abducted"),
        ("About 900 people were killed and 140 taken hostage in the raid.", "140", "people", "abducted"),
        ("It brings the number of deaths to 410 and injuries to 907.", "907", "people", "injured"),
        ("The death toll has reached 812 and the wounded to 2,417.", "2,417", "people", "injured"),
        ("The blast left six people dead and injured nine others.", "six", "people", "killed"),
        ("The blast left six people dead and injured nine others.", "nine", "people", "injured"),
        ("Gunmen killed 14 people at a mill in Lomo on May 5, 30 in Tarma and 12 at a school.", "30", "people", "killed"),
        ("Police held 21 men for theft and two for fraud.", "two", "men", "held"),
        ("Police held 21 men for theft and two for fraud were freed.", "two", "men", "released"),
        ("More than 50 people are missing. They include 15 children.", "15", "children", "missing"),
        ("The mayor met 50 people. They include 15 children.", "15", "children", None),
        ("There were 310 cases of cholera, with 40% occurring in May.", "40%", None, "infected"),
        ("A clinic took in 31 bodies from one raid, eight of whom were children.", "eight", "children", "recovered"),
        ("The office reported a rise in the death toll, reaching 410.", "410", "people", "killed"),
        ("The firm will lay off 5% of its workforce, which equates to 3,100 employees.", "3,100", "employees", "laid_off"),
        ("It got the bodies of 21 men, bringing the number of bodies received by Mali to 310.", "310", "men", "recovered"),
        ("The navy searched at sea for dozens of people missing when a boat sank.", "dozens", "people", "missing"),
        ("Hundreds are feared dead after a boat thought to be carrying 450 migrants sank.", "450", "migrants", None),
        ("He put the total count at 341.", "341", None, None),
        ("The jets dropped at least 12 bombs on the town.", "at least 12", "bombs", "launched"),
        ("The firm will cut 4,000 jobs. A third will be in Germany.", "A third", "jobs", "laid_off"),
        ("The flood killed 40 people in Valencia. Another 12 were reported in Murcia.", "Another 12", "people", "killed"),
        ("The flood destroyed 400 homes. A further 60 were reported in Murcia.", "A further 60", "homes", "destroyed"),
        ("The state confirmed 400 cases of measles. Kano recorded 320.", "320", "cases", "infected"),
        ("The state confirmed 400 cases of measles. Of these, 320 were registered in Kano.", "320", "cases", "infected"),
        ("It counted 6,400 new arrivals in May. Some 2,100 were logged in June.", "Some 2,100", "arrivals", "arrived"),
        ("Last year 300 people were killed. This year it is already 412.", "412", "people", "killed"),
        ("Doctors treated 300 patients in May. Now it's 50.", "50", "patients", "treated"),
        ("In March 300 tourists came. In April it was 520.", "520", "tourists", "arrived"),
        ("Turnout was 60%. In the south it approached 80%.", "approached 80%", "Turnout", "voted"),
        # a place or a time before a bare number
        ("In Gaza 40 were killed.", "40", "people", "killed"),
        ("In Lyon 30 were arrested.", "30", "people", "arrested"),
        ("The flood killed 40 people in Valencia. In Murcia 12 died.", "12", "people", "killed"),
        # the whole behind its group
        ("The workers, about 300 in all, walked out.", "about 300", "workers", "protested"),
        ("Workers at the plant in Turin, about 300 in total, walked out.", "about 300", "Workers", "protested"),
        ("The hostages – 12 in all – were freed.", "12", "hostages", "released"),
        ("The dead, 40 in all, were miners.", "40", "people", "killed"),
        ("Police arrested protesters, 300 in total.", "300", "protesters", "arrested"),
        # prefixes with a hyphen
        ("Police arrested two ex-ministers.", "two", "ex-ministers", "arrested"),
        ("The city bought 40 e-bikes.", "40", "e-bikes", None),
        ("Some 40 passers-by were hurt.", "Some 40", "passers-by", "injured"),
        # of what a change is told
        ("Wages fell by 4 percent in real terms.", "4 percent", "Wages", None),
        ("Exports rose 3 percent in value.", "3 percent", "Exports", "sold"),
        ("Winds gusting to 120 km/h felled trees.", "120 km/h", "Winds", None),
        ("Gusts of up to 120 km/h felled trees.", "up to 120 km/h", "Gusts", None),
        ("Bread costs 40 percent more than a year ago.", "40 percent", "Bread", None),
        ("The firm saw its profit slump by 40 percent.", "40 percent", "profit", "earned"),
        ("The shop saw sales soar by 40 percent.", "40 percent", "sales", "sold"),
        ("That is 3 percent of annual production.", "3 percent", "production", None),
        ("Output rose 3 percent in May.", "3 percent", "Output", "produced"),
        ("People who slept badly were 30 percent more likely to fall ill.", "30 percent", "People", None),
        # senses by who does it and to whom
        ("Firefighters freed 12 people trapped in a lift.", "12", "people", "rescued"),
        ("Rescuers freed three miners stuck underground.", "three", "miners", "rescued"),
        ("The rebels freed 12 people.", "12", "people", "released"),
        ("The poll questioned 1,004 people by phone.", "1,004", "people", "polled"),
        ("Detectives questioned 14 people.", "14", "people", "interrogated"),
        ("About 300 workers were diagnosed with asbestosis.", "About 300", "workers", None),
        ("About 300 workers were diagnosed with measles.", "About 300", "workers", "infected"),
        ("The stadium holds 60,000 people.", "60,000", "people", None),
        ("The prison holds 600 people.", "600", "people", "held"),
        ("The fire wiped out 80 percent of Lytton.", "80 percent", "Lytton", "destroyed"),
        ("Of the 3,000 women, 120 developed cancer.", "120", "women", None),
        ("Some 34,000 watched the match.", "Some 34,000", "people", "attended"),
        ("The bill passed by 214 votes to 201.", "201", "votes", "voted"),
        # more of the same words, as the parser may misread them
        ("Officials put the death toll at 57 and the number of injured at 300.", "300", "people", "injured"),
        ("The death toll rose to 40 and the number of missing to 12.", "12", "people", "missing"),
        ("The number of injured stands at 57.", "57", "people", "injured"),
        ("Some 57 nuns drowned in Peru. Eleven more victims were found in Chile.", "Eleven more", "victims", "killed"),
        ("He said that twenty of the dead were nuns and that eleven were monks.", "eleven", "monks", "killed"),
        ("Police arrested 57 monks and eleven are at large.", "eleven", "monks", None),
        ("A man shot eleven nuns, one of them fatally.", "eleven", "nuns", "injured"),
        ("Nine nuns were tried. The other six received fines.", "six", "nuns", "fined"),
        ("Last May I sold 57 clocks a day. Now it is six.", "six", "clocks", "sold"),
        ("Peru has 870 soldiers. It sent 57 of them to the north.", "57", "soldiers", "deployed"),
        ("The army put its losses at 57 soldiers.", "57", "soldiers", "killed"),
        ("The regiment lost 57 lancers.", "57", "lancers", "killed"),
        ("The firm lost 57 clients.", "57", "clients", None),
        ("Some 870 monks, or one in eleven, have gout.", "one in eleven", "monks", None),
        # what rises is the subject, not the place
        ("The number of broken kites rose by 13 percent in the county.", "13 percent", "kites", None),
        ("Eels fell by 13 percent in the valley.", "13 percent", "Eels", None),
        ("Sales of eels show a fall of 13 percent in the valley.", "13 percent", "Sales", "sold"),
        ("The guild faces a lack of nails and absenteeism that hit 33% in May.", "33%", "absenteeism", None),
        ("Coverage among pupils by the age of five stands at 44.6% in Riga.", "44.6%", "Coverage", None),
        ("Wax got 19% dearer.", "19%", "Wax", None),
        ("Chile ringed 870 owls, double the number for 2011.", "double", "owls", None),
        # senses again
        ("Fire wiped out 57 chapels.", "57", "chapels", "destroyed"),
        ("The plague wiped out 57 monks.", "57", "monks", "killed"),
        ("The mill has cleared 66 million guilders of its debts.", "66 million guilders", "debts", "spent"),
        ("A poll released in May had given him 13 per cent.", "13 per cent", None, "polled"),
        ("Some 57 delegates visited Riga.", "Some 57", "delegates", None),
        ("Some 900 people visited the fair.", "Some 900", "people", "attended"),
        ("The camp hosts 900 people driven from their homes by drought.", "900", "people", "displaced"),
        ("The fair drew 900 people who came by bus.", "900", "people", "attended"),
        ("Nuns hid 57 rockets in a barn.", "57", "rockets", None),
        ("A salvo of 40 rockets was seen.", "40", "rockets", "launched"),
        ("Scores of fans wore hats.", "Scores", "fans", None),
        ("There were scores of fans.", "scores", "fans", "attended"),
        ("Chile will send a kitchen with 146 staff.", "146", "staff", None),
        ("The mill makes 870 shoes and kites a month.", "870", "shoes", "produced"),
        ("The mill makes 870 kites a month.", "870", "kites", "produced"),
        ("One in seven pies is bought by nuns.", "One in seven", "pies", "sold"),
        ("Fog has 870 monks on the move.", "870", "monks", "displaced"),
        ("Some 870 monks were admitted to the theatre.", "Some 870", "monks", "attended"),
        ("Some 870 monks were admitted to the clinic.", "Some 870", "monks", "hospitalised"),
        ("The mill faces a hit of 66 million guilders.", "66 million guilders", "hit", "lost"),
        ("Moss took 57% of ballots, Bloom 43%.", "43%", "ballots", "won"),
        # parts and wholes apart
        ("A man stabbed two women, one fatally.", "two", "women", "injured"),
        ("A man stabbed two women, one fatally.", "one", "women", "killed"),
        ("Shelling damaged 40 homes, 12 of them beyond repair.", "40", "homes", "damaged"),
        ("Nine buses were hit. The other six arrived.", "six", "buses", "arrived"),
        ("Traffic deaths climbed 8% last year.", "8%", "people", "killed"),
        ("Unemployment among graduates climbed by two points.", "two points", "Unemployment", None),
        ("The candidate polled 44 percent.", "44 percent", None, "won"),
        ("Detectives interviewed 40 people.", "40", "people", "interrogated"),
        ("Researchers interviewed 40 people.", "40", "people", "polled"),
        ("The union lost 400 members.", "400", "members", "lost"),
    ],
)  # fmt: skip
def test_counted_and_event(read: Read, text: str, surface: str, counted: str | None, event: str | None) -> None:
    found = figure(read(f"{OPENING} {text}"), surface)
    assert (found.counted, found.event) == (counted, event)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [("About 61 percent took part.", "voted"), ("The vaccine is 61 percent effective.", None)],
)
def test_topic_of_the_article_tells_the_sense(read: Read, sentence: str, event: str | None) -> None:
    told = read(f"Voters went to the polls in an election on Sunday, after a vaccination campaign. {sentence}")
    assert next(f for f in told.figures if "61 percent" in f.surface).event == event


@pytest.mark.parametrize(
    "text", ["with 146 staff", "In Riga 146", "The other six", "Of the 40, 12", "number of missing to 12", "Winds of 40 kph"]
)
def test_a_text_may_end_or_begin_anywhere(read: Read, text: str) -> None:
    assert len(read(text).figures) + len(read(text).skipped) > 0
