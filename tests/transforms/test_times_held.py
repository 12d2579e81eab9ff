from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "Rain fell all day in the valley."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("She was held for six days in a cellar.", "six days", "held"),
        ("The two men were kept for 14 months in a tunnel.", "14 months", "held"),
        ("He spent 491 days in captivity.", "491 days", "held"),
        ("She was freed after 18 months in an Iranian jail.", "18 months", "held"),
        ("The sailors came home after 90 days in the hands of pirates.", "90 days", "held"),
        ("He has been in jail for four years.", "four years", "held"),
        ("The reporters were released after nine days.", "nine days", "held"),
        ("The report was released after nine days.", "nine days", None),
        ("She was kept in hospital for six days.", "six days", None),
        ("The judge kept them waiting for six hours.", "six hours", None),
        ("She has been in office for four years.", "four years", None),
        ("The army held the bridge for six days.", "six days", None),
        ("The court sentenced him to six years in prison.", "six years", None),
    ],
)
def test_times_that_people_were_held(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event
