from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "Rain fell all day in the valley."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("Two guests never woke up.", "Two", "killed"),
        ("Two guests woke up at nine.", "Two", None),
        ("Some 300 families do not have enough to eat.", "Some 300", "starved"),
        ("Some 300 families have enough to eat.", "Some 300", None),
        ("Windows were shattered in 30 flats.", "30", "damaged"),
        ("Contact was lost with three climbers.", "three", "missing"),
        ("The storm tore the roofs off 60 houses.", "60", "damaged"),
        ("The shelter was hit, with 12 children among the dead.", "12", "killed"),
        ("Eleven inmates and one guard were killed.", "Eleven", "killed"),
        ("A raid destroyed a bridge, killing up to 37 militants.", "up to 37", "killed"),
        ("A quarter of a million people died.", "A quarter of a million", "killed"),
        ("The search for 49 more goes on.", "49 more", "missing"),
        ("Russia struck nine regions overnight.", "nine", "attacked"),
        ("A drought struck nine regions.", "nine", "affected"),
        ("Medics could not save two of the passengers.", "two", "killed"),
        ("Thirty similar cases are pending before the court.", "Thirty", None),
        ("Doctors confirmed 30 similar cases.", "30", "infected"),
        ("Some 68 percent of new arrivals sleep on mats.", "68 percent", None),
        ("A ransom of $3 million was demanded.", "$3 million", None),
        ("A ransom of $3 million was paid.", "$3 million", "spent"),
        ("Seven men drowned and six others hurt.", "six", "injured"),
        ("The group would let go ten living hostages.", "ten", "released"),
        ("The firm would let go ten clerks.", "ten", "laid_off"),
        ("The militia let fly about 90 rockets.", "about 90", "launched"),
        ("Six inmates escaped.", "Six", None),
        ("The wing houses six inmates.", "six", "held"),
        ("A boat with 140 people on board reached the island.", "140", "arrived"),
        ("A boat with 140 people on board turned back.", "140", None),
        ("Fighters dragged six men from their homes.", "six", "abducted"),
        ("The current carried off two bathers.", "two", "missing"),
        ("The strike has cost the company $3 million.", "$3 million", "lost"),
        ("The repair cost the firm $3 million.", "$3 million", "spent"),
        ("The illness struck 90 passengers.", "90", "infected"),
        ("Thirty were freed on Sunday.", "Thirty", "released"),
    ],
)
def test_frames(read: Read, sentence: str, surface: str, event: str | None) -> None:
    found = [f for f in read(f"{OPENING} {sentence}").figures if surface in f.surface]
    assert [f.event for f in found] == [event]
