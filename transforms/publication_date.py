"""Publication dates: how strings tell them, in metadata, URLs and text lines; never later than the capture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from transforms.frozen import frozen
from transforms.month_names import FOREIGN_MONTHS
from transforms.records import Precision

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_FOREIGN = "|".join(sorted(FOREIGN_MONTHS, key=len, reverse=True))
_ZONE = r"(?:z|utc|gmt|[a-z]{2,4}t|[+-]\d\d:?\d\d)"

#: One written date, without its time; used by the boilerplate table as ``<DATE>``.
DATE_PATTERN = (
    rf"(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s+)(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+(?:(?:19|20)\d\d|\d\d)\b|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d)"
)
#: One written clock time with its zone; used by the boilerplate table as ``<TIME>``.
TIME_PATTERN = (
    rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?\s?m\b\.?)?(?:\s*{_ZONE}\b)?|\d{{1,2}}\s*[ap]\.?\s?m\b\.?(?:\s*{_ZONE}\b)?)"
)

#: A date with its month in another language: "3 avril 2024", "15 de mayo de 2024", "12. März 2024", "2024. május 7.", "2024年5月8日".
FOREIGN_DATE_PATTERN = (
    rf"(?:\d{{1,2}}(?:\.|º|°|er|-?го)?\s+(?:de\s+)?(?:{_FOREIGN})\b\.?,?\s+(?:de[l]?\s+)?(?:19|20)\d\d"
    rf"|(?:19|20)\d\d\.?\s+(?:{_FOREIGN})\s+\d{{1,2}}\b\.?|(?:19|20)\d\d\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일])"
)

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:[T ]\s*(?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<Z>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)?(?![\d-])",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?(?P<H>[0-2]\d)(?P<M>[0-5]\d)(?P<S>[0-5]\d))?(?!\d)"
)
_WRITTEN = (
    re.compile(r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(rf"\b(?P<b>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<b>{_MONTH})\.?,?[\s-]+(?P<y>(?:19|20)\d\d|\d\d)\b", re.IGNORECASE
    ),
    re.compile(r"\b(?P<n1>\d{1,2})[/.-](?P<n2>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)\b"),
)
_WRITTEN_FOREIGN = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:\.|º|°|er|-?го)?\s+(?:de\s+)?(?P<b>{_FOREIGN})\b\.?,?\s+(?:de[l]?\s+)?(?P<y>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<y>(?:19|20)\d\d)\.?\s+(?P<b>{_FOREIGN})\s+(?P<d>\d{{1,2}})\b", re.IGNORECASE),
    re.compile(r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"),
)
#: Zones whose letters mean one offset only in what newsrooms write; "ET" and "IST" mean several.
_NAMED_ZONES = {
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    "AKST": "-09:00", "AKDT": "-08:00", "BST": "+01:00", "WEST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "SAST": "+02:00", "EAT": "+03:00", "WAT": "+01:00", "PKT": "+05:00", "SGT": "+08:00", "HKT": "+08:00",
    "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d:])(?P<H>\d{1,2})(?:[:.](?P<M>\d\d)(?::(?P<S>\d\d))?)?\s*(?P<half>[ap])\.?\s?m\b"
    r"|(?<![\d:])(?P<H24>[01]?\d|2[0-3])[:hH](?P<M24>\d\d)(?::(?P<S24>\d\d))?"
    r"(?!\d)",
    re.IGNORECASE,
)
#: Clocks of places where the month comes first.
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_OFFSET = re.compile(rf"\.?(?:\s+\(?|(?<=\d))(Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d\b|(?:{'|'.join(_NAMED_ZONES)})\b)", re.IGNORECASE)
_URL_DAY = re.compile(
    rf"(?<![\d])(?P<y>(?:19|20)\d\d)[/_-](?P<m>\d{{1,2}}|{_MONTH})[/_-](?P<d>\d{{1,2}})(?!\d)|/(?P<y2>20\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?![\d])",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(rf"/(?P<y>(?:19|20)\d\d)/(?P<m>0?[1-9]|1[0-2]|{_MONTH})(?=/)", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/", re.IGNORECASE)
#: Dates in other languages are looked for in lines, not in paragraphs.
_LONGEST_FOREIGN = 200
#: A page can be dated a day ahead of the capture's UTC clock east of Greenwich.
_CLOCK_SLACK = timedelta(hours=24)


class Stamp(NamedTuple):
    """A time as told: ISO 8601 without invented parts, and how precise it is."""

    value: str
    precision: Precision


@frozen
class Dated:
    """A time and the method that found it."""

    stamp: Stamp
    method: str


def parse_stamp(text: str | None, *, is_month_first: bool | None = None) -> Stamp | None:
    """The first date told by a string, with its time and zone where told; None where there is none or it is ambiguous.

    Reads ISO 8601 (also month only), compact digits, "Jul 10, 2024 10:59 am", "16 August 2024", "4 FEB 90", RFC 822, and numeric
    dates where only one order of day and month is possible, the page's order is known or full stops stand in them; months in the languages of
    :mod:`transforms.month_names`.
    """
    text = (text or "").strip()
    iso = _ISO.search(text)
    if iso:
        return _stamp(iso["y"], iso["m"], iso["d"], (iso["H"], iso["M"], iso["S"]), iso["Z"])
    for pattern in _WRITTEN:
        match = pattern.search(text)
        if match:
            return _written(match, text, is_month_first=is_month_first)
    compact = _COMPACT.search(text)
    if compact:
        return _stamp(compact["y"], compact["m"], compact["d"], (compact["H"], compact["M"], compact["S"]), None)
    return _foreign(text) if len(text) <= _LONGEST_FOREIGN else None


def _foreign(text: str) -> Stamp | None:
    for pattern in _WRITTEN_FOREIGN:
        match = pattern.search(text)
        if match:
            return _written(match, text)
    return None


def order_of_day_and_month(texts: Iterable[str]) -> bool | None:
    """Whether numeric dates put the month first, by those of a page that allow one reading only; None where none does or they differ."""
    orders = set()
    for text in texts:
        for match in _WRITTEN[-1].finditer(text):
            first, second = int(match["n1"]), int(match["n2"])
            if max(first, second) > 12 >= min(first, second):
                orders.add(second > 12)
    return orders.pop() if len(orders) == 1 else None


def date_in_url(url: str | None) -> Stamp | None:
    """The day (or month) in a URL's path; an archive's own capture date in front does not count."""
    path = re.sub(r"^[a-z]+://[^/]+", "", _ARCHIVED.sub("", url or ""), flags=re.IGNORECASE).split("?")[0]
    day = _URL_DAY.search(path)
    if day:
        found = _stamp(day["y"] or day["y2"], _month(day["m"] or day["m2"]), day["d"] or day["d2"])
        if found:
            return found
    month = _URL_MONTH.search(path)
    return _stamp(month["y"], _month(month["m"]), None) if month else None


def first_possible(candidates: Iterable[Dated | None], fetched_at: datetime | None) -> Dated | None:
    """The first candidate that is not later than the capture."""
    return next((c for c in candidates if c is not None and not is_later(c.stamp, fetched_at)), None)


def is_later(stamp: Stamp, fetched_at: datetime | None) -> bool:
    """Whether a time lies after the capture, allowing for clocks a day ahead of UTC; False where that is unknown."""
    if fetched_at is None:
        return False
    limit = (fetched_at.astimezone(UTC) + _CLOCK_SLACK).date().isoformat()
    return stamp.value[: len(limit)] > limit[: len(stamp.value)]


def _written(match: re.Match[str], text: str, *, is_month_first: bool | None = None) -> Stamp | None:
    groups = match.groupdict()
    if "n1" in groups:
        if is_month_first is None and "." in match[0] and not _HALF_DAY.search(text):
            is_month_first = False  # dates with full stops are written where the day comes first
        day_month = _day_month(int(match["n1"]), int(match["n2"]), is_month_first=is_month_first)
        if day_month is None:
            return None
        day, month = day_month
    else:
        day, month = int(match["d"]), _month(groups.get("b") or groups.get("m") or "")
    clock, zone = _clock_near(text, match.start(), match.end())
    return _stamp(match["y"], month, day, clock, zone)


def _day_month(first: int, second: int, *, is_month_first: bool | None) -> tuple[int, int] | None:
    """Day and month of a numeric date, where only one order is possible or known."""
    if first == second or (first > 12 >= second):
        return first, second
    if second > 12 >= first:
        return second, first
    if is_month_first is None or max(first, second) > 12:
        return None
    return (second, first) if is_month_first else (first, second)


def _clock_near(text: str, start: int, end: int) -> tuple[tuple[str | None, str | None, str | None], str | None]:
    """The clock time right after a date, or right before it ("Jul 10, 2024 at 10:59 am", "14:06, 4 May 2020")."""
    for piece in (text[end : end + 24], text[max(0, start - 24) : start]):
        match = _CLOCK.search(piece)
        if match:
            hour, minute, second = match["H"] or match["H24"], match["M"] or match["M24"], match["S"] or match["S24"]
            if match["half"]:
                hour = str(int(hour) % 12 + (12 if match["half"].lower() == "p" else 0))
            zone = _OFFSET.match(text[end + match.end() :]) if piece == text[end : end + 24] else None
            return (hour, minute or "00", second), zone[1] if zone else None
    return (None, None, None), None


def _month(text: str | int) -> int:
    text = str(text)
    if text.isdigit():
        return int(text)
    name = text.lower()
    return _MONTHS.get(name) or FOREIGN_MONTHS.get(name) or _MONTHS[name[:3]]


def _stamp(
    year: str | int,
    month: str | int,
    day: str | int | None,
    clock: tuple[str | None, str | None, str | None] = (None, None, None),
    zone: str | None = None,
) -> Stamp | None:
    year, month = _full_year(int(year)), int(month)
    hour, minute, second = (None if part is None else int(part) for part in clock)
    try:
        datetime(year, month, 1 if day is None else int(day), hour or 0, minute or 0, second or 0, tzinfo=UTC)
    except ValueError:
        return None
    if day is None:
        return Stamp(f"{year:04}-{month:02}", "month")
    base = date(year, month, int(day)).isoformat()
    if hour is None:
        return Stamp(base, "day")
    value = f"{base}T{hour:02}:{minute or 0:02}" + ("" if second is None else f":{second:02}") + _iso_zone(zone)
    return Stamp(value, "minute" if second is None else "second")


def _full_year(year: int) -> int:
    """Two-digit years are of newswire archives: 70 to 99 are the 1900s."""
    if year >= 100:
        return year
    return year + (1900 if year >= 70 else 2000)


def _iso_zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "+00:00"
    if zone.upper() in _NAMED_ZONES:
        return _NAMED_ZONES[zone.upper()]
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
