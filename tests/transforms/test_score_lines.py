from __future__ import annotations

import pytest

from transforms.score_lines import listed_names

OPENING = "Results of soccer and cricket matches in the league:\n\n"
COUNTRIES = frozenset({"Norway", "Peru", "Ghana", "Monaco"})


def names(text: str) -> set[tuple[str, str]]:
    return {(text[n.start : n.end], n.kind) for n in listed_names(text, COUNTRIES.__contains__)}


@pytest.mark.parametrize(
    "text",
    [
        "Prices at the market:\n\nOats 219 216 220\n\nBarley 4 Rye 3",
        f"{OPENING}Attendance 12,400",
        f"{OPENING}Peru 2 Ghana 1",
        f"{OPENING}Saturday 7 December 8",
        f"{OPENING}The hall holds 300 people and 4 judges.",
    ],
)
def test_lines_without_names(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ardmore 3 Brackley Town 0", {("Ardmore", "organisation"), ("Brackley Town", "organisation")}),
        ("1. FC Lohberg 14 9 3 2 31 12 30", {("1. FC Lohberg", "organisation")}),
        ("Monaco 20 12 5 3\n\nSV 1864 Lohberg 20 9 3 8\n\nSt. Odile 04 19 8 4 7\n\nOvre 18 7 7 4\n\nTjorn 18 5 5 8",
         {("Monaco", "organisation"), ("SV 1864 Lohberg", "organisation"), ("St. Odile 04", "organisation"),
          ("Ovre", "organisation"), ("Tjorn", "organisation")}),
        ("Ardmore 2 (Kells 14, Van der Berg 80 pen) Lohberg 1 (Ruud 3).",
         {("Ardmore", "organisation"), ("Kells", "person"), ("Van der Berg", "person"), ("Lohberg", "organisation"),
          ("Ruud", "person")}),
        ("Postponed: Ardmore v Ross Vale", {("Ardmore", "organisation"), ("Ross Vale", "organisation")}),
        ("NEW HAVEN AT ARDMORE", {("NEW HAVEN", "organisation")}),
        ("12 - Ola Tveit (Ardmore), Jo Mensah (Lohberg, Norway)",
         {("Ola Tveit", "person"), ("Ardmore", "organisation"), ("Jo Mensah", "person"), ("Lohberg", "organisation")}),
        ("Norway: 1 - Ola Tveit, 4 - Per al-Hadi (15 - Nils Dahl 70)",
         {("Ola Tveit", "person"), ("Per al-Hadi", "person"), ("Nils Dahl", "person")}),
        ("1. Ola Tveit (Norway) 24.40", {("Ola Tveit", "person")}),
        ("B. Okoro c Tveit b Kells 12", {("B. Okoro", "person"), ("Tveit", "person"), ("Kells", "person")}),
        ("Bowling: Kells 8-1-60-0 (w-3), Ruud 9.1-0-53-1", {("Kells", "person"), ("Ruud", "person")}),
        ("Ardmore 352 for three (Ola Tveit 106 not out) v Lohberg.",
         {("Ardmore", "organisation"), ("Ola Tveit", "person"), ("Lohberg", "organisation")}),
    ],
)  # fmt: skip
def test_teams_and_players(line: str, expected: set[tuple[str, str]]) -> None:
    assert names(OPENING + line) == expected


def test_rounds_of_golf() -> None:
    assert names("Golf scores of the tournament:\n\n132 Ola Tveit 65 67 133 Jo Mensah (Ghana) 67 66") == {
        ("Ola Tveit", "person"),
        ("Jo Mensah", "person"),
    }
