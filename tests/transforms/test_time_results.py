from __future__ import annotations

from datetime import date

import pytest
from times_given import values

#: The results of a third quarter are told in the autumn.
PUBLISHED = date(1989, 10, 26)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("He died a year ago.", "a year ago", "1988"),
        ("Third-quarter profit rose to $3 million from $2 million a year earlier.", "a year earlier", "1988-Q3"),
        ("Third-quarter profit rose.\n\nIt was $2 million in the year-earlier quarter.", "the year-earlier quarter", "1988-Q3"),
        ("Third-quarter profit rose. The year-ago quarter was bad, and it rose from a year ago.", "a year ago", "1988-Q3"),
        ("Third-quarter profit rose. For the nine months, it was below year-earlier profit.", "year-earlier", "1988"),
        ("For the six months ended Aug. 12, profit rose from $2 million a year earlier.", "a year earlier", "1988-08-12"),
        ("In August, sales rose 3% from a year earlier.", "a year earlier", "1988-08"),
        ("Third-quarter profit rose. In the 1987 quarter, it fell.", "the 1987 quarter", "1987-Q3"),
        ("For the quarter ended Sept. 30, profit rose.", "the quarter", "1989-Q3"),
        ("For the quarter ended Aug. 31, profit rose from a year earlier.", "a year earlier", "1988-Q3"),
        ("Third-quarter profit rose. For the quarter, sales rose, too.", "the quarter", "1989-Q3"),
        ("Third-quarter profit rose. For the full year, it expects a loss.", "the full year", "1989"),
    ],
)
def test_times_of_business_results(text: str, surface: str, value: str) -> None:
    assert (surface, value) in values(text, PUBLISHED)
