from __future__ import annotations

import pytest
from times_given import last_value, matches


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They said that day-trippers came.", None),
        ("It sank on Aug. 2. That day the port was closed.", "2024-08-02"),
        ("It sank on Aug. 2, and the same night it was raised.", "2024-08-02TNI"),
        ("It sank in March. That same day the port was closed.", "2024-03-XX"),
        ("It sank in March 1988. That year the port was closed.", "1988"),
        ("It sank on Aug. 2. The next day it was raised.", "2024-08-03"),
        ("It sank on Aug. 2. The following morning it was raised.", "2024-08-03TMO"),
        ("It sank on Aug. 2. Two days later it was raised.", "2024-08-04"),
        ("It sank on Aug. 2. Three weeks earlier it was sold.", "2024-W28"),
        ("It sank in 1988. Two years later it was raised.", "1990"),
        ("It sank in 1988, and the following year it was raised.", "1989"),
        ("It sank on Aug. 2, 1988, and was raised on March 3 that year.", "1988-03-03"),
        ("It sank on Aug. 2, 1988, and was raised in September that year.", "1988-09"),
        ("It sank in June, the most ships since May, after 40 in the previous month.", "2024-05"),
        ("Losses in the year to June 30 were above those of its previous fiscal year.", "2023"),
        ("It sank on Aug. 2, 1988. In 1990 it was sold. The next day it burned.", "1988-08-03"),
    ],
)
def test_times_told_from_a_time_before(text: str, value: str | None) -> None:
    assert last_value(text) == value


@pytest.mark.parametrize("words", ["That day", "The next morning", "The following year", "The same week"])
def test_with_no_time_before_nothing_is_made_up(words: str) -> None:
    assert matches(f"It sank. {words} it was raised.") == []


def test_two_days_later_is_a_duration_where_no_day_is_told() -> None:
    assert last_value("It sank. Two days later it was raised.") == "P2D"
