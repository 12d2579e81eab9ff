from __future__ import annotations

from datetime import date, timedelta

import pytest
from analysis_given import Read, figure
from hypothesis import given, settings
from hypothesis import strategies as st

#: The articles are published on Friday, 2024-08-16.
OPENING = "The fighting near the port went on for days."


@pytest.mark.parametrize(
    ("sentence", "as_of", "start", "end", "precision", "method"),
    [
        ("Shells killed 40 people.", "2024-08-16", None, None, "day", "publication"),
        (
            "Some 340 fell ill since January, 40 of them in the past week.",
            "2024-08-16",
            "2024-08-09",
            "2024-08-16",
            "day",
            "relative",
        ),
        ("Last year 40 climbers died there.", "2023", "2023-01-01", "2023-12-31", "year", "relative"),
        ("Shells killed 40 people on Thursday.", "2024-08-15", None, None, "day", "relative"),
        ("Shells killed 40 people on Aug. 9.", "2024-08-09", None, None, "day", "relative"),
        ("Shells killed 40 people on Oct. 7.", "2023-10-07", None, None, "day", "relative"),
        ("Shells killed 40 people on Oct. 7, 2022.", "2022-10-07", None, None, "day", "stated"),
        ("Shells killed 40 people in June 2023.", "2023-06", "2023-06-01", "2023-06-30", "month", "stated"),
        ("Shells killed 40 people in 2019.", "2019", "2019-01-01", "2019-12-31", "year", "stated"),
        ("Shells killed nine people on Tuesday. Of the deaths, 40 were in Kano.", "2024-08-13", None, None, "day", "relative"),
        ("Shells killed 40 people yesterday.", "2024-08-15", None, None, "day", "relative"),
        ("Shells killed 40 people last week.", "2024-08-11", "2024-08-05", "2024-08-11", "day", "relative"),
        ("Shells killed 40 people in the previous 24 hours.", "2024-08-16", "2024-08-15", "2024-08-16", "day", "relative"),
        ("Shells have killed 40 people in the past three weeks.", "2024-08-16", "2024-07-26", "2024-08-16", "day", "relative"),
        ("Shells have killed 40 people since Oct. 7.", "2024-08-16", "2023-10-07", "2024-08-16", "day", "relative"),
        (
            "The Red Cross said 40 people had fled since fighting began on March 4.",
            "2024-08-16",
            "2024-03-04",
            "2024-08-16",
            "day",
            "relative",
        ),
        (
            "Since Oct. 7 there was one truce in November, when 40 people were freed.",
            "2023-11",
            "2023-11-01",
            "2023-11-30",
            "month",
            "relative",
        ),
        ("Shells killed 40 people in the past week.", "2024-08-16", "2024-08-09", "2024-08-16", "day", "relative"),
        ("Shells killed 40 people over the weekend.", "2024-08-11", "2024-08-10", "2024-08-11", "day", "relative"),
        ("Shells have killed 40 people since October 2022.", "2024-08-16", "2022-10-01", "2024-08-16", "month", "stated"),
        ("The Red Cross said Thursday that shells had killed 40 people.", "2024-08-15", None, None, "day", "relative"),
        ("The Red Cross said on Thursday that shells killed 40 people on Aug. 9.", "2024-08-09", None, None, "day", "relative"),
    ],
)
def test_time_of_a_figure(
    read: Read, sentence: str, as_of: str | None, start: str | None, end: str | None, precision: str, method: str
) -> None:
    found = figure(read(f"{OPENING} {sentence}"), "40")
    assert (found.as_of_date, found.period_start, found.period_end) == (as_of, start, end)
    assert (found.time_precision, found.time_method) == (precision, method)


@pytest.mark.parametrize(
    ("sentence", "surface", "start", "end"),
    [
        ("Sales were 40 million euros in the quarter ended July 31.", "40 million euros", "2024-05-01", "2024-07-31"),
        ("In the first half ended July 31 it sold 90 cars, up from 80 a year ago.", "90", "2024-02-01", "2024-07-31"),
        ("In the first half ended July 31 it sold 90 cars, up from 80 a year ago.", "80", "2023-02-01", "2023-07-31"),
        ("In the quarter ended Feb. 29 it sold 90, against 80 in the same quarter last year.", "80", "2022-12-01", "2023-02-28"),
        (
            "For the year ended May 31, sales were $9 million against $8 million the year before.",
            "$8 million",
            "2022-06-01",
            "2023-05-31",
        ),
        ("Prices rose 3 percent in July from June and 8 percent from a year earlier.", "3 percent", "2024-07-01", "2024-07-31"),
        ("Vaccine comes next week. A year ago 40 people fell ill.", "40", "2023-01-01", "2023-12-31"),
        ("Prices rose 3 percent over a year earlier in July.", "3 percent", "2024-07-01", "2024-07-31"),
        ("Prices rose 3 percent from a year earlier in July.", "3 percent", "2024-07-01", "2024-07-31"),
        ("Profit rose 3 percent over the previous year.", "3 percent", None, None),
        ("Deaths rose 3 percent over the past year.", "3 percent", "2023-08-16", "2024-08-16"),
        ("Prices rose 3 percent in July from June and 8 percent from a year earlier.", "8 percent", "2024-07-01", "2024-07-31"),
    ],
)
def test_period_of_results(read: Read, sentence: str, surface: str, start: str, end: str) -> None:
    found = figure(read(f"{OPENING} {sentence}"), surface)
    assert (found.period_start, found.period_end) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "as_of", "method"),
    [
        ("Shells killed 40 people on Oct. 7, 2022.", "2022-10-07", "stated"),
        ("Shells killed 40 people.", None, "publication"),
        ("Shells killed 40 people on Thursday.", None, None),
        ("Shells killed 40 people yesterday.", None, None),
        ("Shells killed 40 people on Aug. 9.", None, None),
        ("Shells killed 40 people in the previous 24 hours.", None, None),
    ],
)
def test_without_a_publication_day_no_day_is_made_up(read: Read, sentence: str, as_of: str | None, method: str | None) -> None:
    found = figure(read(f"{OPENING} {sentence}", None), "40")
    assert (found.as_of_date, found.period_start, found.period_end) == (as_of, None, None)
    assert method in (None, found.time_method)


def test_two_sentences_keep_their_own_days(read: Read) -> None:
    extraction = read(f"{OPENING} Shells killed 40 people on Monday. On Wednesday 12 more people were killed.")
    assert [f.as_of_date for f in extraction.figures] == ["2024-08-12", "2024-08-14"]


@pytest.mark.parametrize(
    ("sentence", "as_of", "start"),
    [
        ("The 40 guards were in place before the board next meets on Sept. 7.", "2024-08-16", None),
        ("The port has hired 40 guards for next year since June.", "2024-08-16", "2024-06-01"),
        ("The port hired 40 guards between 2023 and 2024.", "2024-08-16", "2023-01-01"),
        ("The port plans to hire 40 guards in September.", "2024-09", "2024-09-01"),
        ("The port may lose 40 guards next year.", "2025", "2025-01-01"),
        ("The port plans to hire 40 guards this year.", "2024", "2024-01-01"),
        ("The port said it hoped to hire 40 guards this year.", "2024", "2024-01-01"),
        ("The port expects 40 deaths this year.", "2024", "2024-01-01"),
        ("The port will hire 40 guards in 2024.", "2024", "2024-01-01"),
        ("The 40 guards could have died this year.", "2024-08-16", "2024-01-01"),
        ("The 40 guards are feared dead this year.", "2024-08-16", "2024-01-01"),
        ("The port has hired 40 guards this year.", "2024-08-16", "2024-01-01"),
        ("So far in 2024, 40 guards have died.", "2024-08-16", "2024-01-01"),
        ("The port hired 40 guards in 2024.", "2024-08-16", "2024-01-01"),
        ("The 2024 plan is for 40 guards.", "2024", "2024-01-01"),
    ],
)
def test_what_is_asserted_does_not_hold_after_the_article(read: Read, sentence: str, as_of: str, start: str | None) -> None:
    found = figure(read(f"{OPENING} {sentence}"), "40")
    assert (found.as_of_date, found.period_start) == (as_of, start)


@pytest.mark.parametrize(
    ("text", "as_of", "start"),
    [
        ("A fire closed the port. The fire killed 40 people.", "2024-08-16", None),
        ("A fire closed the port on Monday. The fire killed 40 people.", "2024-08-12", None),
        ("A fire closed the port on Monday.\n\nIt was a hot day.\n\nThe blaze killed 40 people.", "2024-08-12", None),
        ("A fire on Aug. 9 closed the port.\n\nThe mayor said the death toll from the fire had risen to 40.", "2024-08-16", None),
        (
            "One week after the earthquake that killed 40 people, the port is shut.\n\nThe quake of Aug. 9 broke it.",
            "2024-08-09",
            None,
        ),
        ("A fire closed the port on Monday. A blast in the town killed 40 people.", "2024-08-16", None),
        ("A fire on Monday and a fire on Tuesday closed the port. The fire in Rafah killed 40 people.", "2024-08-16", None),
        ("A fire closed the port on Monday. In it a fire after another blast injured 40 people.", "2024-08-16", None),
        ("A fire closed the port on Monday. Police arrested 40 suspects in the fire.", "2024-08-12", None),
        ("A fire closed the port on Monday. The deadliest fire killed 40 people.", "2024-08-16", None),
        ("The attack on Aug. 9 broke the wall.\n\nGunmen also seized 40 people.", "2024-08-09", None),
        ("A tanker exploded on Monday. In the town 40 people were injured.", "2024-08-12", None),
        ("A tanker exploded on Monday. In the town 40 people have been injured.", "2024-08-16", None),
        ("A tanker exploded on Monday near the port.\n\nIt was loud.\n\nIn the town 40 people were injured.", "2024-08-12", None),
        ("A tanker exploded last year near the port.\n\nIt was loud.\n\nIn the town 40 people were injured.", "2024-08-16", None),
        (
            "The quake of Aug. 9 broke the port.\n\nDoctors said 40 people had been infected since the quake.",
            "2024-08-16",
            "2024-08-09",
        ),
    ],
)
def test_the_day_of_an_incident_told_elsewhere(read: Read, text: str, as_of: str | None, start: str | None) -> None:
    found = figure(read(text), "40")
    assert (found.as_of_date, found.period_start) == (as_of, start)
    assert found.time_method == ("publication" if as_of == "2024-08-16" and start is None else "relative")


@pytest.mark.parametrize(
    ("text", "as_of", "start", "end"),
    [
        ("Sickness has killed 40 people in the town since the mayor left.", "2024-08-16", None, None),
        ("Shells have killed 40 people in Ukraine since the war began.", "2024-08-16", "2022-02-24", "2024-08-16"),
        (
            "It was quiet in the Gaza war.\n\nShells have killed 40 people since the war began.",
            "2024-08-16",
            "2023-10-07",
            "2024-08-16",
        ),
        ("His unit lost men, and 40 people were killed in the Bosnian war.", None, "1992-04", "1995-12-14"),
        ("In the town 40 people were killed in the 2004 Indian Ocean tsunami.", "2004-12-26", None, None),
    ],
)
def test_long_events_resolve_through_their_table(
    read: Read, text: str, as_of: str | None, start: str | None, end: str | None
) -> None:
    found = figure(read(text), "40")
    assert (found.as_of_date, found.period_start, found.period_end) == (as_of, start, end)


@pytest.mark.parametrize(
    ("text", "as_of", "start", "end"),
    [
        ("Exports reached 40 tonnes.", "2024-08-16", None, None),
        ("Some 40 people have died this year, as of August 5.", "2024-08-05", "2024-01-01", "2024-08-05"),
        ("As of June, 40 deaths had been recorded.", "2024-06", None, None),
        ("The Reds stood at 40 percent, up three points on last month.", "2024-08-16", None, None),
        ("The Reds stood at 40 percent, unchanged from June.", "2024-08-16", None, None),
        ("The rate fell by 40 points from 90 percent in May.", "2024-08-16", None, None),
        ("Orders rose to 40, the most since May, after climbing to 30 in the previous month.", "2024-08-16", None, None),
        ("It made a profit of 40 million yen in the quarter ended June 30, and 30 million yen in the same quarter a year earlier.", "2024-06-30", "2024-04-01", "2024-06-30"),
        ("Arrivals are few compared to March 2021, when 40 came.", "2021-03", "2021-03-01", "2021-03-31"),
        ("There have been 40 quakes, including one in 2007.", "2024-08-16", None, None),
        ("Some 40 clerks will go, with a vote due on Monday.", "2024-08-16", None, None),
        ("The index, which lost 2% on Monday, closed at 40.", "2024-08-16", None, None),
        ("The bus, which left Lomo on Monday, fell into a river, killing 40.", "2024-08-12", None, None),
        ("Some 40 people have died since the fall of Lomo.", "2024-08-16", None, None),
        ("It was the largest clash since last fall’s battle for Lomo, with 40 dead.", "2024-08-16", None, None),
        ("Rents rose 57 percent in July, up from 40 percent recorded in May.", "2024-05", "2024-05-01", "2024-05-31"),
        ("Some 40 men were convicted of planning an April 8, 2022, bombing.", "2024-08-16", None, None),
        ("The court convicted 40 men over the riots of August 5, 2022.", "2024-08-16", None, None),
        ("Some 40 men were charged in connection with a fire on May 3.", "2024-08-16", None, None),
        ("Some 40 men were charged on May 3 over a fire in Lomo.", "2024-05-03", None, None),
        ("Some 40 men were arrested in a raid on May 3.", "2024-05-03", None, None),
        ("Some 40 men died in weekend floods.", "2024-08-11", "2024-08-10", "2024-08-11"),
        ("A weekend raid killed nine men. The mayor said that a plane killed 40 rebels.", "2024-08-11", "2024-08-10", "2024-08-11"),
        ("Jets bombed Lomo on Monday. On Tuesday, people brought the bodies to town. A baker said 40 had been killed.", "2024-08-12", None, None),
        ("The council rejected the bill on Monday. The Reds cast 40 votes.", "2024-08-12", None, None),
        ("The council passed the bill on Monday. It was carried by a vote of 40.", "2024-08-12", None, None),
        ("Employers shed 57 jobs in June, the bureau said.\n\nThe jobless rate slipped to 40 percent.", "2024-06", "2024-06-01", "2024-06-30"),
        ("The economy shrank in June, the bureau said on Tuesday.\n\nOutput fell 40 percent.", "2024-06", "2024-06-01", "2024-06-30"),
        ("The firm earned 57 yen in the June quarter.\n\nRevenue rose to 40 yen.", "2024-06-30", "2024-04-01", "2024-06-30"),
        ("The firm earned 57 yen in the June quarter, and 30 yen in the previous quarter.\n\nRevenue rose to 40 yen.", "2024-06-30", "2024-04-01", "2024-06-30"),
        ("The firm earned 57 yen in the June quarter.\n\nExpenses were 40 yen.", "2024-06-30", "2024-04-01", "2024-06-30"),
        ("The firm earned 57 yen in the June quarter.\n\nThe bridge cost 40 yen.", "2024-08-16", None, None),
        ("A strike on a town whose vote is to be held this weekend killed 40 people.", "2024-08-16", None, None),
        ("Rents climbed 40 percent after jumping 57 percent in July.", "2024-08-16", None, None),
        ("Some 40 men were killed and 57 injured in the last 24 hours.", "2024-08-16", "2024-08-15", "2024-08-16"),
        ("The toll has risen to 40, and 57 wounded since May 5, 2022.", "2024-08-16", "2022-05-05", "2024-08-16"),
        ("Clinics took in 40 people found in the rubble over the past 24 hours.", "2024-08-16", "2024-08-15", "2024-08-16"),
        ("Some 40 people have been hurt and dozens held since fights between gangs broke out on May 5.", "2024-08-16", "2024-05-05", "2024-08-16"),
        ("Gunmen killed 14 people at a mill in Lomo on May 5, 40 in Tarma on May 9 and a dozen on a boat.", "2024-05-09", None, None),
        ("In late May rebels burned Tarma, killing 40 people, a guild said at the time.", "2024-05", "2024-05-01", "2024-05-31"),
        ("Some 40 people were hurt in the blast, which came a day after two men were killed in a raid.", "2024-08-16", None, None),
        ("The truce is to last four days and free 40 men.", "2024-08-16", None, None),
        ("The raid of May 5, 2021 was long. Since May 5 the army has held 40 men.", "2024-08-16", "2021-05-05", "2024-08-16"),
        ("Some 40 men had been held in Tarma after the October 7 attack.", "2023-10-07", None, None),
        ("Exports reached 40 tonnes, up from 57 tonnes in 2019.", "2024-08-16", None, None),
        ("Exports reached 57 tonnes, up from 40 tonnes in 2019.", "2019", "2019-01-01", "2019-12-31"),
        ("Exports rose to 57 tonnes in July from 40 tonnes in May, the mayor said.", "2024-05", "2024-05-01", "2024-05-31"),
        ("Thieves took 40 bags from 57 shops between May and July.", "2024-07-31", "2024-05-01", "2024-07-31"),
        ("The port, which employs 40 people, was fined in May.", "2024-08-16", None, None),
        ("A blast in Aleppo in 1986 which killed 40 people came before a raid in 1991.", "1986", "1986-01-01", "1986-12-31"),
        ("On the exchange, January finished 40 cents lower.", "2024-08-16", None, None),
        ("The firm employs 40 people and had sales of $90 last year.", "2024-08-16", None, None),
        ("The firm employs nine people and had sales of $40 last year.", "2023", "2023-01-01", "2023-12-31"),
        ("The port built nine ships in 2019 and its stocks could reach 40 tonnes.", "2024-08-16", None, None),
        ("The war began in March 2022 and has killed 40 people.", "2024-08-16", "2022-03-01", "2024-08-16"),
        ("According to a report issued in April, Kenya had 40 deaths in 2023.", "2023", "2023-01-01", "2023-12-31"),
        ("According to a report issued in April, Kenya had 40 deaths.", "2024-08-16", None, None),
        ("Some 40 reports issued in April were lost.", "2024-04", "2024-04-01", "2024-04-30"),
        ("On Tuesday the court jailed nine men over the deaths of 40 workers found in a lorry in March.", "2024-03", "2024-03-01", "2024-03-31"),
        ("On Tuesday the court jailed 40 men over the deaths of nine workers found in a lorry in March.", "2024-08-13", None, None),
        ("A record was broken with 40 inches of rain reported from Saturday to Monday.", "2024-08-12", "2024-08-10", "2024-08-12"),
        ("It was the worst attack since May 2, when 40 soldiers were killed.", "2024-05-02", None, None),
        ("The rebels have grown since their leader broke away in 2004 with 40 men.", "2004", "2004-01-01", "2004-12-31"),
        ("Some 40 people have been killed in the past 24 hours, medics said on Monday.", "2024-08-12", "2024-08-11", "2024-08-12"),
        ("Officials reported nine deaths last week, bringing the total for the year to 40.", "2024-08-11", "2024-01-01", "2024-08-11"),
        ("Officials reported nine deaths last week, bringing the toll to 40.", "2024-08-11", None, None),
        ("Officials reported 40 deaths last week, bringing the toll to 90.", "2024-08-11", "2024-08-05", "2024-08-11"),
        ("Some 40 people turned up on Monday.", "2024-08-12", None, None),
        ("Some 40 people died in the attack launched last week.", "2024-08-11", "2024-08-05", "2024-08-11"),
        ("The party won 40 seats in the last election held two months ago on June 9.", "2024-06-09", None, None),
        ("Shells fell on Monday. One of the raids early on Wednesday hit a home. The raid killed 40 people.", "2024-08-14", None, None),
        ("The party was leading in 40 seats.\n\n“We will see who won this election tomorrow,” he said.", "2024-08-16", None, None),
        ("On the exchange, March wheat closed 40 cents lower.", "2024-08-16", None, None),
        ("In March wheat closed 40 cents lower.", "2024-03", "2024-03-01", "2024-03-31"),
        ("It is the worst fire since 2012 and cost 40 homes.", "2024-08-16", None, None),
        ("It is the worst fire since 2012, when 40 people died.", "2012", "2012-01-01", "2012-12-31"),
        ("Police said on Monday that 40 people had fled since Aug. 5.", "2024-08-12", "2024-08-05", "2024-08-12"),
        ("The drive, which began on Aug. 5, has reached 40 people.", "2024-08-16", "2024-08-05", "2024-08-16"),
        ("The bank will have 40 branches in five years.", "2029-08-16", "2024-08-16", "2029-08-16"),
        ("The bank plans to open 40 branches over the next six months.", "2025-02-16", "2024-08-16", "2025-02-16"),
        ("The bank would shut 40 branches within two weeks.", "2024-08-30", "2024-08-16", "2024-08-30"),
        ("The bank opened 40 branches in five years.", "2024-08-16", "2019-08-16", "2024-08-16"),
        ("Police have held 40 men over the bombing of a bus last year.", "2024-08-16", None, None),
        ("The mayor told 40 people that the hall had opened on Monday.", "2024-08-16", None, None),
        ("Ministers set up a 40-member panel to find out who sank the ship on Aug. 5.", "2024-08-16", None, None),
        ("In a statement dated Aug. 9 the army put the number of dead at 40.", "2024-08-09", None, None),
        ("The firm sold 57 ships last year.\n\nIt sold 40 over the same period.", "2023", "2023-01-01", "2023-12-31"),
        ("The firm sold 57 ships last year. In that time it lost 40.", "2023", "2023-01-01", "2023-12-31"),
        ("Sales in the second quarter were 57 euros.\n\nProfit rose to 40 euros.", "2024-06-30", "2024-04-01", "2024-06-30"),
        ("A bus hit a wall on Monday.\n\nIt was late.\n\nThe driver was doing 40 kph, police said.", "2024-08-12", None, None),
        ("A bus hit a wall on Monday.\n\nThe driver is doing 40 days in jail, police said.", "2024-08-16", None, None),
        ("A bus hit a wall on Monday.\n\nOn Thursday 40 people were still missing.", "2024-08-15", None, None),
        ("At least 40 people have died in a fire, police say.\n\nIt broke out at a mill on Monday.", "2024-08-12", None, None),
        ("A fire on Monday killed 57 people.\n\nOn Thursday the mayor came. Among the dead were 40 children.", "2024-08-12", None, None),
        ("The party won 57 seats in the vote on Monday.\n\nIt lost a mayor in May.\n\nThe Greens won 40 seats.", "2024-08-12", None, None),
    ],
)  # fmt: skip
def test_whose_time_it_is(read: Read, text: str, as_of: str | None, start: str | None, end: str | None) -> None:
    found = next(f for f in read(text).figures if "40" in f.surface)
    assert (found.as_of_date, found.period_start, found.period_end) == (as_of, start, end)


def test_a_claim_without_a_day_takes_that_of_the_claim_before_in_its_paragraph(read: Read) -> None:
    text = (
        "The Red Cross said on Thursday that the road was open. It said that 40 people had died.{}The army said 12 people died."
    )
    assert [f.as_of_date for f in read(text.format("\n\n")).figures] == ["2024-08-15", "2024-08-16"]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("The ministry said on Monday that the road was open.\n\nThe ministry said 40 people were missing.", "2024-08-12"),
        ("A ministry statement late Monday told of a fire.\n\nThe statement said 40 people were missing.", "2024-08-12"),
        ("Tom Bell said on Monday that the road was open.\n\nBell said 40 people were missing.", "2024-08-12"),
        ("The mayor said on Monday that the road was open.\n\nHe said 40 people were missing.", "2024-08-12"),
        (
            "The mayor said on Monday that all was calm.\n\nPolice said it was late.\n\nHe said 40 people were missing.",
            "2024-08-16",
        ),
        ("The health ministry said on Monday it was late.\n\nThe interior ministry said 40 people were missing.", "2024-08-16"),
        ("A clerk said on Monday that the road was open.\n\nAnother clerk said 40 people were missing.", "2024-08-16"),
        ("The ministry said on May 3 that the road was open.\n\nThe ministry said 40 people were missing.", "2024-08-16"),
    ],
)
def test_a_claim_without_a_day_takes_that_of_the_same_speaker_before(read: Read, text: str, as_of: str) -> None:
    assert figure(read(text), "40").as_of_date == as_of


def test_both_sides_of_an_exchange_happen_at_once(read: Read) -> None:
    extraction = read("In November, the front released 105 hostages seized in the Oct. 7 attack in exchange for 240 prisoners.")
    assert [f.as_of_date for f in extraction.figures] == ["2023-11", "2023-11"]


#: Each sentence has one figure; how its time is told decides what another publication day may change.
TOLD = {
    "Shells killed 40 people on Thursday.": "relative",
    "Shells killed 41 people on Oct. 7, 2022.": "stated",
    "Shells killed 42 people in 2019.": "stated",
    "Shells killed 43 people in the previous 24 hours.": "relative",
    "Shells have killed 44 people since October 2022.": "stated",
    "Shells have killed 45 people.": "publication",
    "The Red Cross said on Monday that shells had killed 46 people.": "relative",
    "Shells killed 47 people last week.": "relative",
}


@settings(deadline=None, max_examples=12)
@given(st.permutations(list(TOLD)), st.integers(-400, 400))
def test_another_publication_day_moves_only_relative_times(read: Read, sentences: list[str], days: int) -> None:
    text = "\n\n".join(sentences)
    other = (date(2024, 8, 16) + timedelta(days=days)).isoformat()
    here, there = read(text).figures, read(text, other).figures
    assert [f.surface for f in here] == [f.surface for f in there]
    for a, b in zip(here, there, strict=True):
        told = next(method for sentence, method in TOLD.items() if f" {a.surface} " in sentence or a.surface in sentence)
        assert a.time_method == told
        if told == "stated":
            assert (a.period_start, a.time_method) == (b.period_start, b.time_method)
            assert a.as_of_date in (b.as_of_date, a.period_end)  # "since October" lasts until the article's day


@settings(deadline=None, max_examples=12)
@given(
    st.permutations(list(TOLD)),
    st.sampled_from(
        ["The harbour has a lighthouse.", "“We are tired,” a fisherman said.", "Swans nest on the island in the lake."]
    ),
    st.integers(0, len(TOLD)),
)
def test_an_unrelated_paragraph_changes_no_figure(read: Read, sentences: list[str], other: str, position: int) -> None:
    with_other = [*sentences[:position], other, *sentences[position:]]

    def told(paragraphs: list[str]) -> list[tuple[object, ...]]:
        return [
            (f.surface, f.value, f.counted, f.event, f.as_of_date, f.period_start, f.period_end, f.time_method, f.place, f.attributed_to)
            for f in read("\n\n".join(paragraphs)).figures
        ]  # fmt: skip

    assert told(sentences) == told(with_other)
