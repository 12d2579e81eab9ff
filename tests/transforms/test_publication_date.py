from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.publication_date import Dated, Stamp, date_in_url, first_possible, is_later, order_of_day_and_month, parse_stamp


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("", None, None),
        ("no date at all, only 1234567", None, None),
        ("07/10/2024", None, None),
        ("2024-13-45", None, None),
        ("31 February 2024", None, None),
        ("2024-07-10", "2024-07-10", "day"),
        (" date 2024-08-16 Teams reached", "2024-08-16", "day"),
        ("2024-07", "2024-07", "month"),
        ("2024/7/9", "2024-07-09", "day"),
        ("20240710", "2024-07-10", "day"),
        ("20240710T105900", "2024-07-10T10:59:00", "second"),
        ("2024-07-10T10:59Z", "2024-07-10T10:59+00:00", "minute"),
        ("2024-07-10T10:59:03.120-0400", "2024-07-10T10:59:03-04:00", "second"),
        ("2024-07-10 10:59:03 UTC", "2024-07-10T10:59:03+00:00", "second"),
        ("Jul 10, 2024 10:59 am | News", "2024-07-10T10:59", "minute"),
        ("July 10, 2024 at 7:44 p.m.", "2024-07-10T19:44", "minute"),
        ("12:05 AM, 3 September 2023", "2023-09-03T00:05", "minute"),
        ("Wed, 10 Jul 2024 10:59:00 GMT", "2024-07-10T10:59:00+00:00", "second"),
        ("LIMA, 4 FEB 90 (EFE)", "1990-02-04", "day"),
        ("4 Feb 07", "2007-02-04", "day"),
        ("3rd of March 2021", "2021-03-03", "day"),
        ("13/7/2024", "2024-07-13", "day"),
        ("7/13/2024", "2024-07-13", "day"),
        ("7/7/2024", "2024-07-07", "day"),
        ("15:58 08.11.2024", "2024-11-08T15:58", "minute"),
        ("4.7.2024", "2024-07-04", "day"),
        ("02.04.2024 07:00 AM", None, None),
        ("June 0, 2024", None, None),
        ("0 June 2024", None, None),
        ("Publié le 3 avril 2024 à 18h42", "2024-04-03T18:42", "minute"),
        ("12. März 2024, 14:05 Uhr", "2024-03-12T14:05", "minute"),
        ("15 de mayo de 2024", "2024-05-15", "day"),
        ("2024. május 7.", "2024-05-07", "day"),
        ("5 мая 2024, 12:30", "2024-05-05T12:30", "minute"),
        ("2024年5月8日", "2024-05-08", "day"),
        ("May 7, 2024 | 3:15 p.m. EDT", "2024-05-07T15:15-04:00", "minute"),
    ],
)
def test_written_dates_are_read_with_the_precision_they_have(text: str, value: str | None, precision: str | None) -> None:
    assert parse_stamp(text) == (None if value is None else (value, precision))


@pytest.mark.parametrize(
    ("url", "value"),
    [
        (None, None),
        ("https://example.org/story/32359209/closed", None),
        ("https://example.org/2024/closed", None),
        ("https://example.org/a?date=2024/01/02", None),
        ("https://example.org/2024/01/25/closed/", "2024-01-25"),
        ("https://example.org/world/2024/aug/16/closed", "2024-08-16"),
        ("https://example.org/news/2024-07-10-closed", "2024-07-10"),
        ("https://example.org/world/20240710/closed", "2024-07-10"),
        ("https://example.org/2024/07/closed", "2024-07"),
        ("http://web.archive.org/web/20170314073600/http://example.org/2017/01/25/closed/", "2017-01-25"),
        ("http://web.archive.org/web/20170314073600/http://example.org/closed/", None),
    ],
)
def test_the_day_in_an_address(url: str | None, value: str | None) -> None:
    stamp = date_in_url(url)
    assert (stamp.value if stamp else None) == value


FETCHED_AT = datetime(2024, 3, 9, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "later"),
    [("2024-03-09", False), ("2024-03-10T05:00", False), ("2024-03-11", True), ("2024-03", False), ("2024-04", True)],
)
def test_nothing_is_dated_after_its_capture(value: str, *, later: bool) -> None:
    assert is_later(Stamp(value, "day"), FETCHED_AT) is later
    assert not is_later(Stamp(value, "day"), None)


def test_the_first_possible_date_wins() -> None:
    future, known = Dated(Stamp("2031-01-01", "day"), "meta"), Dated(Stamp("2024-03-01", "day"), "url")
    assert first_possible([None, future, known], FETCHED_AT) is known
    assert first_possible([None, future], FETCHED_AT) is None


@pytest.mark.parametrize(
    ("texts", "is_month_first", "read"),
    [
        (["3/4/2024"], None, None),
        (["3/4/2024", "3/14/2024"], True, "2024-03-04"),
        (["3/4/2024", "14/3/2024"], False, "2024-04-03"),
        (["3/4/2024", "14/3/2024", "3/14/2024"], None, None),
    ],
)
def test_a_pages_other_dates_tell_the_order_of_day_and_month(
    texts: list[str], *, is_month_first: bool | None, read: str | None
) -> None:
    order = order_of_day_and_month(texts)
    stamp = parse_stamp(texts[0], is_month_first=order)
    assert (order, stamp.value if stamp else None) == (is_month_first, read)
