from __future__ import annotations

import pytest
from analysis_given import Read, surfaces

OPENING = "The council met in Leeds on Thursday to talk about the winter."


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("The council closed 12 schools.", "12"),
        ("The party split into two camps.", "two"),
        ("The survey gave the Greens a 14-point lead.", "14-point"),
        ("The poll put the Greens one point ahead.", "one point"),
        ("The krone stood against the euro at 1.26.", "1.26"),
        ("A magnitude-5.9 quake shook the coast.", "5.9"),
        ("One person was killed in the fire.", "One"),
        ("Guards arrested one soldier and two civilians.", "one"),
        ("The vote was 62 to 38, and 400 people watched.", "400"),
        ("Part of the roof fell on 12 pupils.", "12"),
        ("The channel has 12 reporters.", "12"),
        ("Team leaders said 3 players were hurt.", "3"),
        ("The office on Main Street employs 40 clerks.", "40"),
        ("In the hall 40 people sang.", "40"),
        ("A source told AFP 40 people died.", "40"),
        ("It cost 720p a share.", "720p a share"),
        ("It weighs 11st in all.", "11st"),
        ("The raid killed 911 people.", "911"),
        ("Two guards were hurt and one was killed.", "one"),
        ("The town rebuilt 30 blocks of flats.", "30"),
        ("The line received 300 calls.", "300"),
        ("The council voted 5-1 to turn it down.", "5"),
        ("The pipe is 9 mm wide.", "9 mm"),
        ("She got 5 percent of the vote.", "5 percent"),
        ("One of them was killed.", "One"),
        ("Two pupils were hurt, and a fifth of the roof is gone.", "a fifth"),
        ("Labour took 14 seats and the Greens seven.", "seven"),
        ("He asked [40] people.", "40"),
        ("On 25 June 40 Danes died.", "40"),
        ("It heard of 2500 Kurds.", "2500"),
        ("He is a .308 hitter.", ".308"),
        ("By one measure it failed, and by one vote it won.", "one"),
        ("Kovac had 48.2 percent and Hrast 46.9.", "46.9"),
        ("In Peru 90 people died, and in Chile 40.", "40"),
        ("The jet had 737 people on board.", "737"),
        ("A crash of the plane killed 747.", "747"),
        ("One farmer of the valley was killed.", "One"),
        ("Two guards were tied up; one was treated in hospital.", "one"),
        ("Scores were hurt in the crush.", "Scores"),
        ("The top 10 firms met.", "10"),
        ("Five of the top 12 are new.", "12"),
        ("The bank is down to its last 95.", "95"),
        ("The group nine people joined grew.", "nine"),
        ("There were 14 men and 3 women (7 in all).", "7"),
        ("Gauges read 219, 216 and 220.", "216"),
    ],
)
def test_a_number_that_counts_stays_a_figure(read: Read, sentence: str, surface: str) -> None:
    assert surface in surfaces(read(f"{OPENING} {sentence}"))


@pytest.mark.parametrize(
    ("sentence", "surface", "rule"),
    [
        ("It has met there since Oct. 7.", "7", "time_expression"),
        ("He wore the no 10 jersey.", "10", "numbered_thing"),
        ("The fair was held in hall 7.", "7", "numbered_thing"),
        ("The class met in gym 3.", "3", "numbered_thing"),
        ("Members of Local 57 met.", "57", "numbered_thing"),
        ("Kilometre 57 of the towpath is icy.", "57", "numbered_thing"),
        ("The shop at 57 Hauptstrasse burned.", "57", "address"),
        ("The Five Star Movement came second.", "Five", "part_of_name"),
        ("The derby kicked off late and ended 3-1.", "3", "score"),
        ("It took an hour for a third to arrive.", "a third", "ordinal"),
        ("The bus left at half past ten.", "past ten", "time_expression"),
        ("It was founded in 1987.", "1987", "time_expression"),
        ("For her 2021 marks the end of the drought.", "2021", "time_expression"),
        ("The town aims for net zero by 2050.", "zero", "zero_of_degree"),
        ("The town aims for zero carbon emissions.", "zero", "zero_of_degree"),
        ("The tremor struck a little after 4 on Tuesday.", "4", "hour_of_day"),
        ("It says 95 percent coverage is needed to stop measles.", "95 percent", "hurdle"),
        ("It met at 10:30 a.m. and left.", "10", "time_expression"),
        ("It was the 71st anniversary of the hall.", "71", "ordinal"),
        ("It was their 3rd meeting.", "3", "ordinal"),
        ("Members flew in an F-16 to the base.", "16", "identifier"),
        ("Leaders of the G7 were there.", "7", "identifier"),
        ("Both men are in their 30's.", "30", "identifier"),
        ("Both men are in their 30′s.", "30", "identifier"),
        ("The cost of Covid-19 was on the agenda.", "19", "identifier"),
        ("It quoted Resolution 2728 in full.", "2728", "numbered_thing"),
        ("Channel 12 showed the meeting.", "12", "numbered_thing"),
        ("Flight 370 was never found.", "370", "numbered_thing"),
        ("Readers may call 020 7946 0958 for help.", "020", "phone_number"),
        ("Callers to 911 were told to wait.", "911", "phone_number"),
        ("Readers may call 855-555-TIPS for help.", "855", "phone_number"),
        ("Its office is at 114 West Street.", "114", "address"),
        ("Its office is at 114 S. Harbour View.", "114", "address"),
        ("Its office is in the 1400 block of Elm.", "1400", "address"),
        ("It bought a .38-caliber pistol.", ".38", "calibre"),
        ("It bought a 12-gauge shotgun.", "12", "calibre"),
        ("Members spoke to 9 News.", "9", "numbered_thing"),
        ("The caption was Photo 2 of 8 from the archive.", "8", "numbered_thing"),
        ("Rovers won the final 3-1 on penalties.", "3", "score"),
        ("It runs version 2.10.4 of the program.", "2.10", "version"),
        ("More is at https://example.org/24/news.", "24", "link"),
        ("They want a two-state solution.", "two", "compound_adjective"),
        ("A rare one-horned rhino came.", "one", "compound_adjective"),
        ("And no one spoke.", "one", "one_as_pronoun"),
        ("It was one of the longest meetings.", "one", "one_as_pronoun"),
        ("One grieving man shouted that the council was deaf.", "One", "one_as_pronoun"),
        ("Every one left.", "one", "one_as_pronoun"),
        ("They spoke of zero tolerance.", "zero", "zero_of_degree"),
        ("Air Force One landed nearby.", "One", "part_of_name"),
        ("The S P 500 utilities did well.", "500", "numbered_thing"),
        ("It told of a two-for-one split.", "two", "one_for_another"),
        ("The ferry split in two and sank.", "two", "in_pieces"),
        ("It had a 1080p screen.", "1080p", "picture_or_network"),
        ("It asked for 5G masts.", "5", "picture_or_network"),
        ("Quarterback Dan Roe (12) ran past it.", "12", "shirt_number"),
        ("It heard of the Lakers (33-49).", "33", "score"),
        ("Relatives can call a helpline, 115, at any hour.", "115", "phone_number"),
        ("Callers to 555-0142 were told to wait.", "555", "phone_number"),
        ("All casings were 9 mm.", "9 mm", "calibre"),
        ("They slept at Escuela 15 de Septiembre.", "15", "numbered_thing"),
        ("It is one of the best on the ISEQ 20 index.", "20", "numbered_thing"),
        ("Small parties fear the 5 percent hurdle.", "5 percent", "hurdle"),
        ("Police are looking for a seventh.", "a seventh", "ordinal"),
        ("They met at a quarter to four.", "a quarter", "time_expression"),
        ("The mill was sold.[14]", "14", "citation_mark"),
        ("It stands at 51.50072, -0.12762.", "51.50072", "coordinate"),
        ("He had taken his uncle's .22 to the barn.", ".22", "calibre"),
        ("They came to 2412 East 13th Street.", "2412", "address"),
        ("They met at 2517 Juniper, near the park.", "2517", "address"),
        ("It was heard on 98.5 FM.", "98.5", "numbered_thing"),
        ("It is gone, by one estimate.", "one", "one_as_pronoun"),
        ("The post bears 778257943577919488 on its back.", "778257943577919488", "identifier"),
        ("Oats 19 216 22", "216", "table_row"),
        ("Rovers 16 9 - 3 .438 6 1/2", "9", "table_row"),
        ("Rovers made it 2-0 after the break.", "2", "score"),
        ("Rovers went out after losing 4-2 on aggregate.", "4", "score"),
        ("Rovers took a two-nil lead.", "two", "score"),
        ("Test scores fell.", "scores", "scores_told"),
        ("Scores: none yet.", "Scores", "scores_told"),
        ("He scores when he can.", "scores", "scores_told"),
        ("England top group nine with ease.", "nine", "group_name"),
        ("She is in the top 10 for now.", "10", "rank"),
        ("Rovers reached the last 16.", "16", "rank"),
        ("It bought an all-in-one printer.", "one", "one_as_pronoun"),
        ("It is strange if one thinks about it.", "one", "one_as_pronoun"),
        ("It is levied on all wages.4 For now it stays.", "4", "citation_mark"),
        ("Form 0715 is gone.", "0715", "identifier"),
        ("The curfew began at 0630 and ended late.", "0630", "time_expression"),
        ("The airline flies 737 MAX jets.", "737", "airliner"),
        ("The airline leased a 747.", "747", "airliner"),
        ("The airline ordered 757 and 787 jets.", "757", "airliner"),
        ("It fell again by the 1985-6 season.", "1985", "time_expression"),
        ("One lesson of the crash is that speed kills.", "One", "one_as_pronoun"),
    ],
)
def test_a_number_that_is_no_figure_says_why(read: Read, sentence: str, surface: str, rule: str) -> None:
    extraction = read(f"{OPENING} {sentence}")
    assert surfaces(extraction) == []
    assert (surface, rule) in [(s.surface, s.rule) for s in extraction.skipped]


def test_list_numbers_are_no_figures(read: Read) -> None:
    text = (
        "The council named its aims for the winter.\n\n1. Open 12 shelters.\n\n2. Close no school.\n\n3) Buy 300 tonnes of salt."
    )
    extraction = read(text)
    assert surfaces(extraction) == ["12", "300 tonnes"]


def test_who_is_offered_a_sum_is_no_number(read: Read) -> None:
    assert surfaces(read(f"{OPENING} A dealer offered one $3,000 to go.")) == ["$3,000"]


def test_lines_of_results_are_no_figures(read: Read) -> None:
    text = (
        "SOCCER - LEAGUE RESULTS.\n\nMatches played on Saturday before 41,000 fans.\n\nRovers 2 (Hall 34, Moss 61) Albion 0\n\n"
        "Teams: 1 - Otto Hall; 5 - Jan Moss\n\nAttendance: 12,400"
    )
    extraction = read(text)
    assert surfaces(extraction) == ["41,000", "12,400"]
    assert {s.rule for s in extraction.skipped} == {"result_line"}


def test_marks_in_brackets_that_count_up_refer_to_notes(read: Read) -> None:
    text = f"{OPENING} Forms vary (1). It has grown since the war (2). Some 40 towns follow it (3), as do 12 villages (9)."
    assert surfaces(read(text)) == ["Some 40", "12"]


def test_a_mark_in_brackets_alone_is_a_figure(read: Read) -> None:
    assert surfaces(read(f"{OPENING} There were more men than women (9).")) == ["9"]


def test_every_number_is_a_figure_or_says_why(read: Read) -> None:
    text = (
        f"{OPENING} It closed 12 schools, 3 of them for good, on the advice of Channel 4 and of one of the unions. "
        "About 2,500 pupils, or 14 percent, must move by Sept. 1, 2025."
    )
    extraction = read(text)
    assert surfaces(extraction) == ["12", "3", "About 2,500", "14 percent"]
    assert sorted(s.surface for s in extraction.skipped) == ["1", "2025", "4", "one"]


def test_skipped_numbers_have_their_span(read: Read) -> None:
    extraction = read(f"{OPENING} It met again on Oct. 7, 2023, near Route 9.")
    assert [extraction.article.text[s.start : s.end] == s.surface for s in extraction.skipped] == [True] * 3
