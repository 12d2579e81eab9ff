from __future__ import annotations

import pytest
from times_given import last_value, times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("About three-quarters of the boats sank.", None),
        ("He had a second chance.", None),
        ("It lasted nine months.", "P9M"),
        ("It lasted half an hour.", "PT30M"),
        ("It lasted a year and a half.", "P1Y6M"),
        ("It lasted two and a half years.", "P2Y6M"),
        ("It lasted 2 1/2 years.", "P2Y6M"),
        ("It lasted two dozen weeks.", "P24W"),
        ("It lasted a hundred and twenty days.", "P120D"),
        ("It lasted half a century.", "P50Y"),
        ("It lasted a quarter-century.", "P25Y"),
        ("It lasted a fortnight.", "P2W"),
        ("It lasted for decades.", "PXY"),
        ("It lasted a couple of weeks.", "P2W"),
        ("It was a day-long march.", "P1D"),
        ("It was a decades-long march.", "PXY"),
        ("It was a three-day march.", "P3D"),
        ("It rose in the past year.", "P1Y"),
        ("It rose over the past two months.", "P2M"),
        ("It rises in the coming weeks.", "PXW"),
        ("It rises in the weeks ahead.", "PXW"),
        ("It rose for the year ended July 2.", "2024-07-02"),
        ("The 12 months were dry.", "P12M"),
    ],
)
def test_durations(text: str, value: str | None) -> None:
    assert last_value(text) == value


def test_the_year_that_ended_on_a_day_is_a_duration() -> None:
    assert times("It rose in the fiscal year ended Jan. 31.")[0] == ("the fiscal year", "DURATION", "P1Y")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Each of them paid.", None),
        ("They meet daily.", "P1D"),
        ("They meet quarterly.", "P3M"),
        ("They meet every other year.", "P2Y"),
        ("They meet every two weeks.", "P2W"),
        ("They meet every few years.", "PXY"),
        ("They meet twice a year.", "P1Y"),
        ("They pay it per annum.", "P1Y"),
        ("They meet every winter.", "XXXX-WI"),
        ("They meet every morning.", "XXXX-XX-XXTMO"),
    ],
)
def test_sets(text: str, value: str | None) -> None:
    found = times(text)
    assert [(kind, v) for _, kind, v in found] == ([("SET", value)] if value else [])
