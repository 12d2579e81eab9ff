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
        ("It lost $2 million in the June quarter.", "the June quarter", "1989-Q2"),
        ("It lost $2 million in the December quarter.", "the December quarter", "1988-Q4"),
        ("It lost $2 million in its April-June quarter of 1987.", "its April-June quarter of 1987", "1987-Q2"),
        ("It met in June, in the quarter of the tanners.", "June", "1989-06"),
        ("For the quarter ended June, profit rose.", "the quarter", "1989-Q2"),
        ("For the quarter ended 30 June 1987, profit rose.", "the quarter", "1987-Q2"),
        ("For the quarter to the end of June, profit rose.", "the quarter", "1989-Q2"),
        ("Sales rose in Q2 1987.", "Q2 1987", "1987-Q2"),
        ("Q3 profit fell, after it rose in Q2.", "Q2", "1989-Q2"),
        ("In June, sales rose 3% from 2% in May. Shops hired 900 clerks in the month.", "month", "1989-06"),
        ("In June, sales rose to 3 tons from 2 tons in May and from 1 ton a year earlier.", "a year earlier", "1988-06"),
        ("Third-quarter profit rose. For the full year, it expects a loss.", "the full year", "1989"),
    ],
)
def test_times_of_business_results(text: str, surface: str, value: str) -> None:
    assert (surface, value) in values(text, PUBLISHED)


@pytest.mark.parametrize("text", ["Sales rose in Q2 FY89.", "He drives a Q3 to work.", "He wept for the month."])
def test_what_tells_no_quarter_of_the_calendar(text: str) -> None:
    assert values(text, PUBLISHED) == []
