from __future__ import annotations

from datetime import date

import pytest
from times_given import last_value, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They sailed to Christmas Island.", None),
        ("It sank on Christmas Eve.", "1999-12-24"),
        ("It sank on New Year’s Day.", "2000-01-01"),
        ("It sank last Thanksgiving.", "1999-11-25"),
        ("It sank on Thanksgiving Day.", "1999-11-25"),
        ("It sank on Memorial Day 1998.", "1998-05-25"),
        ("It sank on Easter Monday 1998.", "1998-04-13"),
        ("It sank on Good Friday.", "2000-04-21"),
    ],
)
def test_holidays(text: str, value: str | None) -> None:
    assert last_value(text, date(2000, 4, 25)) == value


def test_without_a_publication_day_only_a_year_gives_the_day() -> None:
    assert values("It sank on Easter 1998, and at Christmas.", None) == [("Easter 1998", "1998-04-12")]
