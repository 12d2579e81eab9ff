from __future__ import annotations

import pytest
from times_given import last_value, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The score was 3 to 4.", None),
        ("It began at 10:30 a.m.", "2024-08-16T10:30"),
        ("It began at 12 a.m.", "2024-08-16T00:00"),
        ("It began at noon.", "2024-08-16T12:00"),
        ("It began at noon Thursday.", "2024-08-15T12:00"),
        ("It began at 9 a.m. EST Thursday.", "2024-08-15T09:00"),
        ("It began at 6 p.m. yesterday.", "2024-08-15T18:00"),
        ("It began at five o'clock in the afternoon.", "2024-08-16T17:00"),
        ("It began at 4 in the morning.", "2024-08-16T04:00"),
        ("It began at 9 at night.", "2024-08-16T21:00"),
        ("It began at 0300 GMT.", "2024-08-16T03:00"),
        ("It began at 0630.", "2024-08-16T06:30"),
        ("It lasted from 0630 to 1400.", "2024-08-16T14:00"),
        ("It began at 1900 on Tuesday.", "2024-08-13T19:00"),
        ("It began at 1915 local time.", "2024-08-16T19:15"),
        ("It was sold to 1400 people.", None),
        ("It began at 14:20.", "2024-08-16T14:20"),
        ("It began on Tuesday at 10 p.m.", "2024-08-13T22:00"),
        ("It began on Tuesday. The guards came at 10 p.m.", "2024-08-16T22:00"),
        ("It began on Tuesday, and in the afternoon it rained.", "2024-08-13TAF"),
        ("It rained in late afternoon.", "2024-08-16TAF"),
        ("By mid-afternoon it rained.", "2024-08-16TAF"),
    ],
)  # fmt: skip
def test_clock_times_and_parts_of_the_day(text: str, value: str | None) -> None:
    assert last_value(text) == value


def test_the_day_behind_a_second_zone_is_that_of_the_time() -> None:
    assert values("It began at 10:35 a.m. (0735 GMT) Thursday.")[0] == ("10:35 a.m.", "2024-08-15T10:35")
