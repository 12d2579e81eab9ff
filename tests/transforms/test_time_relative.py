from __future__ import annotations

from datetime import date

import pytest
from times_given import PUBLISHED, finder, last_value, values

from transforms.reference_days import ReferenceDays


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The wedding was long.", None),
        ("They met on Tuesday.", "2024-08-13"),
        ("The ministry, which plans to sell the mill, said on Tuesday.", "2024-08-13"),
        ("The ministry said Tuesday that it will sell the mill.", "2024-08-13"),
        ("The minister is expected to arrive in the port on Tuesday.", "2024-08-20"),
        ("She planned to leave the port on Tuesday.", "2024-08-20"),
        ("She will honour the guards killed on Tuesday.", "2024-08-13"),
        ("She will meet those who were hurt on Tuesday.", "2024-08-13"),
        ("She will be killed on Tuesday.", "2024-08-20"),
        ("She will see the men arrested on Tuesday.", "2024-08-20"),
        ("The firm, which agreed to buy the port on Tuesday.", "2024-08-20"),
        ("On Tuesday, the court will rule.", "2024-08-20"),
        ("On Tuesday, the court ruled that it would close.", "2024-08-13"),
        ("They meet this coming Tuesday.", "2024-08-20"),
        ("They met on Friday of last week.", "2024-08-09"),
        ("They met on Monday night.", "2024-08-12TNI"),
        ("They met from Thursday through Saturday.", "2024-08-17"),
        ("They met on Friday the 13th.", "2023-10-13"),
        ("They meet tomorrow and Sunday.", "2024-08-18"),
        ("They meet on Sundays.", "XXXX-WXX-7"),
        ("They meet every Monday.", "XXXX-WXX-1"),
        ("They meet on Friday nights.", "XXXX-WXX-5TNI"),
    ],
)  # fmt: skip
def test_weekdays_follow_the_tense(text: str, value: str | None) -> None:
    assert last_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The nowhere man was unfuture.", None),
        ("It opened the day before yesterday.", "2024-08-14"),
        ("It opens the day after tomorrow.", "2024-08-18"),
        ("It opened early this morning.", "2024-08-16TMO"),
        ("It opened last night.", "2024-08-15TNI"),
        ("It opened late last month.", "2024-07"),
        ("Weekend storms broke it.", "2024-W32-WE"),
        ("It burned in a weekend missile attack.", "2024-W32-WE"),
        ("It is a house for a weekend alone.", "P1W"),
        ("It was open at this time last year.", "2023"),
        ("It opens early next year.", "2025"),
        ("It opens next quarter.", "2024-Q4"),
        ("It lost money in its latest fiscal year.", "2023"),
        ("It lost money in the latest quarter.", "2024-Q2"),
        ("It opens by the end of the month.", "2024-08"),
        ("It opens by year-end.", "2024"),
        ("It has risen since year-end.", "2023"),
        ("It opened over the weekend.", "2024-W32-WE"),
        ("It will open at the weekend.", "2024-W33-WE"),
        ("It opened nearly four years ago.", "2020"),
        ("It opened several years ago.", "PAST_REF"),
        ("It opened long ago.", "PAST_REF"),
        ("It opens three weeks from now.", "2024-W36"),
        ("It is open at the moment.", "PRESENT_REF"),
        ("It was open at the time.", "PAST_REF"),
        ("It was open at the time of the fire.", None),
        ("It was the most recent one.", None),
    ],
)
def test_days_weeks_and_years(text: str, value: str | None) -> None:
    assert last_value(text) == value


def test_a_report_on_a_weekend_speaks_of_this_one() -> None:
    assert values("It opened over the weekend.", date(2024, 8, 18)) == [("the weekend", "2024-W33-WE")]


@pytest.mark.parametrize(
    ("text", "modified", "value"),
    [
        ("They met on Monday.", date(2024, 8, 18), "2024-08-12"),
        ("They met on Saturday.", date(2024, 8, 16), "2024-08-10"),
        ("They met on Saturday.", date(2024, 8, 18), "2024-08-17"),
        ("They met last Saturday.", date(2024, 8, 18), "2024-08-10"),
        ("They met on Wednesday.", date(2024, 9, 30), "2024-08-14"),
    ],
)
def test_a_revision_tells_days_after_the_publication(text: str, modified: date, value: str) -> None:
    assert [m.expression.value for m in finder().find(text, ReferenceDays(PUBLISHED), modified)] == [value]
