from __future__ import annotations

import pytest
from times_given import spans


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("It opened on Monday.", "point", "2024-08-12", "2024-08-12"),
        ("It opened in July.", "point", "2024-07-01", "2024-07-31"),
        ("It opened last summer.", "point", "2023-06-01", "2023-08-31"),
        ("It grew in the second quarter.", "point", "2024-04-01", "2024-06-30"),
        ("It had 40 beds at the end of July.", "point", "2024-07-31", "2024-07-31"),
        ("It lost 40 ships between March and July.", "period", "2024-03-01", "2024-07-31"),
        ("It lost 40 ships through July.", "period", "2024-01-01", "2024-07-31"),
        ("It has lost 40 ships since the start of the year.", "since", "2024-01-01", "2024-12-31"),
        ("It lost 40 ships between March and July 2021.", "period", "2021-03-01", "2021-07-31"),
        ("It lost 40 ships from December 28 to January 3, 2001.", "period", "2000-12-28", "2001-01-03"),
        ("It lost 40 ships from 2019 to 2021.", "period", "2019-01-01", "2021-12-31"),
        ("It lost 40 ships in 2019 and 2021.", "point", "2021-01-01", "2021-12-31"),
        ("It lost 40 ships in 2019 and 2020.", "period", "2019-01-01", "2020-12-31"),
        ("It lost 40 and 57 ships in 2019 and 2020, respectively.", "point", "2020-01-01", "2020-12-31"),
        ("It lost 40 ships in March and April.", "period", "2024-03-01", "2024-04-30"),
        ("It lost 40 ships on Monday and Tuesday.", "period", "2024-08-12", "2024-08-13"),
        ("It lost 40 ships in January-March.", "period", "2024-01-01", "2024-03-31"),
        ("It lost 40 ships in the 2021/22 season.", "period", "2021-01-01", "2022-12-31"),
        ("It lost 40 ships in 1985-6.", "period", "1985-01-01", "1986-12-31"),
        ("It lost 40 ships in the 1970s.", "point", "1970-01-01", "1979-12-31"),
        ("It lost 40 ships in the three-month period ended June 30.", "period", "2024-04-01", "2024-06-30"),
        ("It entered July with 40 ships.", "point", "2024-07-01", "2024-07-01"),
        ("It won in the vote held two months ago on June 9.", "point", "2024-06-09", "2024-06-09"),
        ("It lost 40 ships in a week.", "within", "2024-08-09", "2024-08-16"),
        ("The poll ran from Aug. 5 to 9 in the town.", "period", "2024-08-05", "2024-08-09"),
        ("It lost 40 ships in the three months to June 30.", "period", "2024-04-01", "2024-06-30"),
        ("It lost 40 ships in the year ended June 30.", "period", "2023-07-01", "2024-06-30"),
        ("It lost 40 ships in the week to Aug. 11.", "period", "2024-08-05", "2024-08-11"),
        ("It lost 40 ships in the 24 hours to Sunday.", "period", "2024-08-10", "2024-08-11"),
        ("It lost 40 ships in the first nine months of 2021.", "period", "2021-01-01", "2021-09-30"),
        ("It lost 40 ships in the past three weeks.", "back", "2024-07-26", "2024-08-16"),
        ("It lost 40 ships since Aug. 5.", "since", "2024-08-05", "2024-08-05"),
        ("At least 40 ships sank since Aug. 5.", "since", "2024-08-05", "2024-08-05"),
        ("It was the worst storm since 2012.", "ranked", "2012-01-01", "2012-12-31"),
        ("It lost 40 ships in the year ended March.", "period", "2023-04-01", "2024-03-31"),
        ("It lost 40 ships in the quarter ended June.", "period", "2024-04-01", "2024-06-30"),
        ("It lost 40 ships in the quarter to June 30.", "period", "2024-04-01", "2024-06-30"),
        ("It lost 40 ships in the week up to Aug. 11.", "period", "2024-08-05", "2024-08-11"),
        ("It lost 40 ships in the week from 5 to 9 August.", "period", "2024-08-05", "2024-08-09"),
        ("It lost 40 ships on 5-9 August.", "period", "2024-08-05", "2024-08-09"),
        ("It rose to 5 and 9 August was calm.", "point", "2024-08-09", "2024-08-09"),
        ("It lost 40 ships in the financial year 2021-22.", "period", "2021-04-01", "2022-03-31"),
        ("It lost 40 ships in the fiscal year 2021-’22.", "period", "2021-04-01", "2022-03-31"),
        ("The budget has 40 ships for 2021-22.", "period", "2021-04-01", "2022-03-31"),
        ("The financial crisis of 2008-09 cost 40 ships.", "period", "2008-01-01", "2009-12-31"),
        (
            "It won 4.1 tons in the year to March, against 3.5 tons in its previous financial year.",
            "compared",
            "2022-04-01",
            "2023-03-31",
        ),
        ("It lost 40 ships in the 2021/22 tax year.", "period", "2021-04-01", "2022-03-31"),
        ("It lost 40 ships in the eight weeks since March 5.", "since", "2024-03-05", "2024-03-05"),
        ("It won 40, and 30 at this time last year.", "compared", "2023-08-16", "2023-08-16"),
        ("It won 40, and 30 over the same period last year.", "compared", "2023-01-01", "2023-08-16"),
        ("It won fewer than last year during the same period.", "compared", "2023-01-01", "2023-08-16"),
        ("It won 40 this year, and 30 at this time last year.", "compared", "2023-01-01", "2023-08-16"),
        ("It won 40 in the second quarter, and 30 in the same quarter last year.", "compared", "2023-04-01", "2023-06-30"),
        ("It won 40 in June, and 30 in June a year earlier.", "compared", "2023-06-01", "2023-06-30"),
        ("It won 40 in the year to March, against 30 in the previous 12 months.", "compared", "2022-04-01", "2023-03-31"),
        ("It won 40 in the year to March, against 30 in its previous financial year.", "compared", "2022-04-01", "2023-03-31"),
        ("It won 40 in the previous 12 months.", "back", "2023-08-16", "2024-08-16"),
        (
            "It won 40 in the second quarter. The quarter ended March 31. In the first quarter, it grew.",
            "point",
            "2024-01-01",
            "2024-03-31",
        ),
        ("It won 40 in the first quarter ended June 30. In the first quarter, it grew.", "point", "2024-04-01", "2024-06-30"),
        ("It won 40 in the quarter ended June 30. In the first quarter, it grew.", "point", "2024-04-01", "2024-06-30"),
        ("It won 40 in the second quarter ended March 31. In the first quarter, it grew.", "point", "2023-10-01", "2023-12-31"),
        ("Sales were 40 in the three months to June 30, and 30 a year earlier.", "compared", "2023-04-01", "2023-06-30"),
        ("It lost 40 ships since Jan. 1, and 30 over the same stretch of 2023.", "compared", "2023-01-01", "2023-08-16"),
        ("Sickness spread recently.", "vague", None, None),
    ],
)
def test_the_last_span_that_a_text_tells(text: str, kind: str, first: str | None, last: str | None) -> None:
    found = spans(text)[-1]
    assert (found.kind, found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (kind, first, last)


@pytest.mark.parametrize("text", ["It opened at noon.", "It opened once in a week."])
def test_times_of_day_and_rates_tell_no_day(text: str) -> None:
    assert spans(text) == []
