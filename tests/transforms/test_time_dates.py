from __future__ import annotations

from datetime import date

import pytest
from times_given import last_value, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They may march past the spring.", None),
        ("It opened on 9 August.", "2024-08-09"),
        ("It opened on Aug.9 in Rome.", "2024-08-09"),
        ("It opened on May 9 last year.", "2023-05-09"),
        ("It opened in May this year.", "2024-05"),
        ("It opened in May last year.", "2023-05"),
        ("It opened on the 9th of August.", "2024-08-09"),
        ("It opened on March eighth.", "2024-03-08"),
        ("It opened on Monday, Aug. 5.", "2024-08-05"),
        ("It opened in late 1990.", "1990"),
        ("It opened since '89.", "1989"),
        ("It ran from 1982-1992.", "1992"),
        ("It ran from 1990-91.", "1991"),
        ("It ran from 1990-’91.", "1991"),
        ("It ran in the year ended March.", "2024-03"),
        ("It ran from 1990-08.", None),
        ("It ran from 1990/91.", "1991"),
        ("It ran from 1990-1.", "1991"),
        ("It ran on 1990-0.", None),
        ("It ran on 1990/12/30.", "1990"),
        ("It opened in the year two thousand.", "2000"),
        ("It opened in nineteen ninety-six.", "1996"),
        ("It opened in January nineteen ninety-seven.", "1997-01"),
        ("It opened in the week of March 4.", "2024-W10"),
        ("It opens each July.", "XXXX-07"),
        ("Two thousand families fled.", None),
        ("They cited Resolution 1973.", None),
        ("They took Flight 1549.", None),
        ("They sent 1900 troops.", None),
        ("They passed 1600 houses.", None),
        ("It was read on page 1845 of it.", None),
        ("It fell in 1845.", "1845"),
        ("It fell on 11 JAN 90, they say.", "1990-01-11"),
        ("It fell on 11 Jan 90 when he came.", "1990-01-11"),
        ("On 25 June 30 Danes died.", "2024-06-25"),
        ("On 25 June 30 people died.", "2024-06-25"),
    ],
)
def test_days_months_and_years(text: str, value: str | None) -> None:
    assert last_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened in July.", "2024-07"),
        ("It opened in November.", "2023-11"),
        ("It will open in February.", "2025-02"),
        ("It opens this November.", "2024-11"),
        ("It opened this January.", "2024-01"),
        ("It opened last June.", "2024-06"),
        ("It opened last July.", "2023-07"),
        ("It opened last October.", "2023-10"),
        ("It opens next May.", "2025-05"),
        ("It has been shut since October.", "2023-10"),
        ("They may meet in May.", "2024-05"),
        ("Sales in January-March rose.", "2024-03"),
        ("Sales in February–May rose.", "2024-05"),
        ("It aims to hire 40 people by June.", "2025-06"),
        ("It aimed to hire 40 people by June.", "2024-06"),
        ("It says it hired 40 people by June.", "2024-06"),
        ("It will help those hurt by the flood in December.", "2023-12"),
        ("It will be hurt by the flood in December.", "2024-12"),
    ],
)
def test_months_without_a_year(text: str, value: str) -> None:
    """ "Last" skips the month that has just ended, which would be "last month"."""
    assert last_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He ran in the hundreds.", None),
        ("It opened in the 1960s.", "196X"),
        ("It opened in the early 1960s.", "196X"),
        ("It opened in the '60s.", "196X"),
        ("It opened in the sixties.", "196X"),
        ("It opened in the mid-1990s.", "199X"),
        ("It opened in the 1990's.", "199X"),
        ("It opened in the late 1990’s.", "199X"),
        ("It opened after 2020's fires.", "2020"),
        ("She is in her sixties.", None),
        ("It opened in the 19th century.", "18"),
        ("It opened in the early twentieth century.", "19"),
        ("It opened in the twenty-first century.", "20"),
    ],
)
def test_decades_and_centuries(text: str, value: str | None) -> None:
    assert last_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fall of the city was near.", None),
        ("It closed since the fall of Lomo.", None),
        ("It closed in the fall of 2021.", "2021-FA"),
        ("It opened last fall.", "2023-FA"),
        ("It opened last spring.", "2024-SP"),
        ("It opened in the spring.", "2024-SP"),
        ("It opened in the fall.", "2023-FA"),
        ("It will open in the fall.", "2024-FA"),
        ("It opens next summer.", "2025-SU"),
        ("It opened in the summer of 1988.", "1988-SU"),
        ("It opened in the summer of '88.", "1988-SU"),
        ("It opens every summer.", "XXXX-SU"),
    ],
)
def test_seasons(text: str, value: str | None) -> None:
    assert last_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A quarter of the boats sank.", None),
        ("The third-quarter profit rose.", "1989-Q3"),
        ("It expects to report third-quarter results.", "1989-Q3"),
        ("It will take a charge in the fourth quarter.", "1989-Q4"),
        ("It plans to close it in the first quarter.", "1990-Q1"),
        ("It closed in the first quarter.", "1989-Q1"),
        ("It lost money in the 1988 second quarter.", "1988-Q2"),
        ("It lost money in the first quarter of fiscal 1990.", "1990-Q1"),
        ("It lost money in its fiscal first quarter.", "XXXX-Q1"),
        ("It lost money in the second quarter of last year.", "1988-Q2"),
        ("It lost money in the first half of 1989.", "1989-H1"),
        ("It will lose money in the first half of next year.", "1990-H1"),
    ],
)
def test_quarters_and_halves(text: str, value: str | None) -> None:
    assert last_value(text, date(1989, 10, 26)) == value


@pytest.mark.parametrize("days", ["May 4-5, 2001", "May 4 and 5, 2001", "May 4 through 5, 2001", "May 4 to May 9, 2001"])
def test_a_year_behind_two_days_is_of_both(days: str) -> None:
    assert values(f"It ran on {days}.")[0] == ("May 4", "2001-05-04")
