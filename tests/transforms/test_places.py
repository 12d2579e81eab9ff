from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Shells killed 40 people.", None),
        ("Shells killed 40 people in Rafah.", "Rafah"),
        ("Shells killed 40 people near Kharkiv.", "Kharkiv"),
        ("In Rafah, shells killed 40 people.", "Rafah"),
        ("Floods in Pakistan killed 40 people.", "Pakistan"),
        ("Shells killed 40 people in Rafah, Israel said.", "Rafah"),
        ("Israel said shells killed 40 people.", None),
        ("Shells killed 40 people in the Gaza Strip.", "Gaza Strip"),
    ],
)
def test_place(read: Read, sentence: str, place: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), "40").place == place


def test_each_of_two_places_keeps_its_own(read: Read) -> None:
    extraction = read(f"{OPENING} Shells killed 40 people in Rafah and 12 people in Beirut.")
    assert [f.place for f in extraction.figures] == ["Rafah", "Beirut"]


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        ("Shells killed 40 people.", None),
        ("Shells killed 40 farmers in Syria.", None),
        ("Shells killed 40 Syrian farmers.", "Syrian"),
        ("Shells killed 40 Palestinians.", "Palestinian"),
        ("Shells killed 40 people on the Israeli side.", "Israeli"),
    ],
)
def test_population(read: Read, sentence: str, population: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), "40").population == population
