from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "The region had a hard week."


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("The blast killed 12 men, 14 women and 16 children.", []),
        ("Shots are for children aged 8 months to 11 years old.", ["8 months", "11 years old"]),
        ("Boys aged between 6 months and 5 years came.", ["6 months", "5 years"]),
        ("Ana Reyes-Soto, 34, was freed.", ["34"]),
        ("In Lyon, 40, or half of them, stayed.", []),
        ("There were both 12 and 20 of them.", []),
        ("Rami Nasser, 17, was hurt.", ["17"]),
        ("Amalio Escobar Quinde, 21, a member of the patrol, was hurt.", ["21"]),
        ("The driver, 41, was hurt.", ["41"]),
        ("A nurse from Ohio, 34, was hurt.", ["34"]),
        ("The youngest victim was Rami Nasser, 2.", ["2"]),
        ("Two men, 26 and 21, were hurt.", ["26", "21"]),
        ("Two girls, ages 4 and 7, were hurt.", ["4", "7"]),
        ("The dead, ages 17, 15 and 8, were brothers.", ["17", "15", "8"]),
        ("They died too young.\n\nAges 11, 16, 21, 22\n\nNobody knows why it went on.", ["11", "16", "21"]),
        ("Rami Nasser and Adam Lind, both 21, were hurt.", ["21"]),
        ("The children under 15 were hurt.", ["under 15"]),
        ("All were younger than 45, doctors said.", ["younger than 45"]),
        ("The boy was 16 at the time.", ["16"]),
        ("A 20 y/o was hurt.", ["20 y/o"]),
        ("The other, 25, was hurt.", ["25"]),
        ("A girl of four was hurt.", ["four"]),
        ("A mother of four was hurt.", []),
        ("The dead are Ana Lopes (39), Rui Costa (29) and Ines Prado (22).", ["39", "29", "22"]),
        ("Dams at risk are in Eastern (39), Coast (22), Nairobi (12) and Nyanza (4).", []),
    ],
)
def test_ages(read: Read, sentence: str, ages: list[str]) -> None:
    assert [f.surface for f in read(f"{OPENING} {sentence}").figures if f.kind == "age"] == ages
