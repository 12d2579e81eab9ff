from __future__ import annotations

import pytest

from transforms.quantities import QuantityFinder
from transforms.reference import ReferenceData
from transforms.units import UnitFinder


@pytest.fixture(scope="module")
def finder(reference: ReferenceData) -> QuantityFinder:
    return QuantityFinder(reference)


def read(finder: QuantityFinder, text: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.unit) for q in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met 40 pupils.", [("40", "1")]),
        ("They met one MP.", [("one", "1")]),
        ("It spread at eight day cares.", [("eight", "1")]),
        ("They saw two stone columns.", [("two", "1")]),
        ("They saw 34 centuries-old chapels.", [("34", "1")]),
        ("He scored two second-half goals.", [("two", "1")]),
        ("It was built in the 1990s.", [("1990", "1")]),
        ("They were the 71st to come.", [("71", "1")]),
        ("At 5 a.m. they came.", [("5", "1")]),
        ("“We lost 12” was all he said.", [("12", "1")]),
        ("It held 40\n\nWeek by week they went.", [("40", "1")]),
        ("In the class of 4A schools.", [("4", "1")]),
    ],
)
def test_words_that_are_no_units(finder: QuantityFinder, text: str, found: list[tuple[str, str]]) -> None:
    assert read(finder, text) == found


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("It ran about six km.", "about six km", "kilometre"),
        ("It ran for 14 business days.", "14 business days", "day"),
        ("It ran for five working days.", "five working days", "day"),
        ("It went 80 m.p.h. there.", "80 m.p.h.", "mile per hour"),
        ("It carries 10 Gbps.", "10 Gbps", "gigabit per second"),
        ("It needs 300 Mbit/s.", "300 Mbit/s", "megabit per second"),
        ("It broke at 8.9 ksi.", "8.9 ksi", "kilopound per square inch"),
        ("It broke at 61.4 MPa.", "61.4 MPa", "megapascal"),
        ("The mast is 30' high.", "30'", "foot"),
        ('The board is 12" thick.', '12"', "inch"),
        ("The board is 2in thick.", "2in", "inch"),
        ("She weighed 11st.", "11st", "stone"),
        ("It was 90F there.", "90F", "degree Fahrenheit"),
        ("It was 31 C on Sunday.", "31 C", "degree Celsius"),
        ("A 5-W lamp burned.", "5-W", "watt"),
        ("The office has 570 sq m of space.", "570 sq m", "square metre"),
        ("The office has 5,000 sq. ft. of space.", "5,000 sq. ft.", "square foot"),
        ("He makes 15.3 ppg now.", "15.3 ppg", "point per game"),
        ("It makes 460 lb-ft of torque.", "460 lb-ft", "foot-pound"),
        ("It holds 2,500 kcal.", "2,500 kcal", "kilocalorie"),
        ("It emits 95 g/km.", "95 g/km", "gram per kilometre"),
        ("They walked hundreds of miles.", "hundreds of miles", "mile"),
        ("It cost 63 cents.", "63 cents", "cent"),
        ("It cost 164p.", "164p", "penny"),
        ("Yields rose 3 basis points.", "3 basis points", "basis point"),
        ("They met for two full days.", "two full days", "day"),
        ("The siege lasted four brutal years.", "four brutal years", "year"),
        ("It fell 2½ inches short.", "2½ inches", "inch"),
    ],
)  # fmt: skip
def test_units(finder: QuantityFinder, text: str, surface: str, unit: str) -> None:
    assert read(finder, text) == [(surface, unit)]


def test_each_word_and_symbol_of_the_table_is_read(reference: ReferenceData) -> None:
    """Glued to its digits or behind a space, whichever the table's rules for single letters allow."""
    units = UnitFinder(reference)
    missed = []
    for row in reference.table("units"):
        for word in (row["unit"], *filter(None, (row["aliases"] + "|" + row["symbols"]).split("|"))):
            texts = [f"40 {word}", f"40{word}", f"40 {word} per day", f"40 {word} and"]
            found = [
                unit
                for text in texts
                if (unit := units.behind(text, 0, 2)) is not None and unit.end == 2 + len(word) + (text[2] == " ")
            ]
            if not any(unit.name == row["unit"] for unit in found):
                missed.append((row["unit"], word))
    assert missed == []
