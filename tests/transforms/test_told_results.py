from __future__ import annotations

import pytest
from analysis_given import Read, figure

ELECTION = "Voters went to the polls in an election on Sunday."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("Unemployment stood at 8.4 percent.", "8.4 percent", None),
        ("The motion to disband failed with 24.6 percent in favour.", "24.6 percent", "voted"),
        ("New Dawn stood at 24.6 percent, enough for 29 of the 101 seats.", "24.6 percent", "won"),
        ("New Dawn stood at 24.6 percent, enough for 29 of the 101 seats.", "29", "won"),
        ("New Dawn stood at 24.6 percent, enough for 29 of the 101 seats.", "101", None),
        ("New Dawn won 29 seats out of the total 101 in parliament.", "101", None),
        ("The mayor's KLP won 29 seats, the rural NDL 14 seats and the KSR 12 seats.", "14", "won"),
        ("The Labour Party slumped to 12.8 percent from 23.1 percent.", "12.8 percent", "won"),
        ("The Labour Party fell back to nine seats.", "nine", "won"),
        ("The Labour Party needs 51 seats to govern.", "51", None),
        ("The Labour Party fell two seats short of a majority.", "two", None),
        ("She took 14,206 votes, 39.4% of the total.", "39.4%", "won"),
        ("The theatre has 900 seats.", "900", None),
        ("In the capital 56 percent were against.", "56 percent", "voted"),
        ("In the capital 56 percent were hungry.", "56 percent", "starved"),
        ("The mayor owns 12 percent of the bank.", "12 percent", None),
    ],
)
def test_result_of_an_election(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{ELECTION} {sentence}"), surface).event == event


def test_only_an_election_has_results(read: Read) -> None:
    assert figure(read("New Dawn stood at 24.6 percent on Monday."), "24.6 percent").event is None


@pytest.mark.parametrize(
    ("text", "surface", "event"),
    [
        ("Coverage of the match stood at 61 percent of the evening.", "61 percent", None),
        (
            "Nurses vaccinated children in the north. Coverage was 61 percent there and 57 percent in the south.",
            "61 percent",
            "vaccinated",
        ),
        (
            "Nurses vaccinated children in the north. Coverage was 61 percent there and 57 percent in the south.",
            "57 percent",
            "vaccinated",
        ),
        ("Protesters marched through the city. The union put the turnout at 6,000.", "6,000", "protested"),
        ("Voters cast their ballots in the election. The board put the turnout at 6,000.", "6,000", "voted"),
        ("The election was close. With 92 percent of ballots counted, the winner was known.", "92 percent", None),
        ("The family controls 27% of the votes in the company.", "27%", None),
        ("The virus spread. The clinic sent home 60% of the cases.", "60%", "infected"),
        ("The prosecutor and the judge met in court. The unit solved 60% of the cases.", "60%", None),
        ("The raid killed six. The rebels put their own losses at 14.", "14", "killed"),
        ("The bank put its losses at $14 million.", "$14 million", "lost"),
    ],
)
def test_topic_of_the_article(read: Read, text: str, surface: str, event: str | None) -> None:
    assert figure(read(text), surface).event == event
