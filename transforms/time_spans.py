"""Spans of days that the times of a text tell, alone or together: "in August", "from 2019 to 2023", "the three months to June 30".

A time expression of a text is one TIMEX3 value; what a figure holds for is often said by two of them and the words between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from transforms.calendar import FULL_WEEKDAY_PATTERN, add_months
from transforms.firm_quarters import in_firm_year, months_off
from transforms.frozen import frozen, replace
from transforms.records import Precision, TimeMethod
from transforms.reference_days import ReferenceDays
from transforms.text_words import in_lower_case
from transforms.time_setting import TimeMatch
from transforms.time_values import as_told, back, days_of, ends_month, precision_of
from transforms.time_words import amount_of, singular_unit

#: Not over the end of a sentence: "since the war began. In March …".
_SINCE = re.compile(r"\b[Ss]ince(?:\s+the)?\s+(?:(?![\w’'.-]*[a-z]{3}\.\s)[\w’'.-]+\s+){0,3}$")
#: "the worst crash since 2012" ranks; it tells no period.
RANKED = re.compile(
    r"\b(?:first|worst|best|most(?!\s+of)|(?<!at\s)least|\w{3,}(?<!inter)(?<!for)est|time|high|low|record)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*)?and\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|through|until|till|up\s+to|[-–—/])\s*(?:the\s+)?$", re.IGNORECASE)
#: Before two months, years or days that follow each other and are one stretch together: "in 2019 and 2020".
_IN_BOTH = re.compile(r"\b(?:in|on|over|during|for|across|throughout|both)\s+(?:the\s+)?$", re.IGNORECASE)
_ONE_EACH = re.compile(r"[^.;]{0,80}\brespectively\b")
#: Between a time and the day in it: "two months ago on January 9", "last week, on Tuesday".
_ON = re.compile(r",?\s+on\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_ENDING = re.compile(
    r"\s*(?:(?:period|stretch|span)\s+)?(?:(?:up\s+)?to|through|until|till|(?:that\s+)?(?:ended|ending|ends)(?:\s+(?:on|in))?)\s+(?:(?:noon|midnight|midday|dawn|early|late)\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|in)\s+$", re.IGNORECASE)
_FIRST = re.compile(r"(?:the\s+)?first\s+(?P<number>[\w-]+)\s+(?P<unit>month|week|day|quarter)s?$", re.IGNORECASE)
_MORE_DAYS = re.compile(
    r"\s*(?:-|–|to|through|and)\s*(?P<day>[12]\d|3[01]|0?[1-9])(?![\d:.,%/]*\d|[%:]|\s*(?:percent|per\s|a\.m|p\.m|[a-z]*ion\b))\b"
)
_SAME = re.compile(
    r"\b(?:(?:the\s+)?(?:same|corresponding|comparable|equivalent)\s+(?:\w+\s+){0,2}?(?:(?P<stretch>period|stretch|span)|quarter|months?|weeks?|half|days?"
    r"|(?P<point>time|point|stage)|season)|this\s+(?P<now>time|point|stage))\s+(?:(?:of|in|from)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: One of its words, for which a text in lower case is looked through first.
_SAMES = re.compile(r"same|corresponding|comparable|equivalent|this")
#: Behind a year: "in 2020, when 300 came within the same period", "fewer than last year during the same period".
_SAME_BEHIND = re.compile(
    r"[^.;\n]{0,80}?\b(?:in|over|during|within|through|for)\s+the\s+same\s+(?:time\s+)?(?P<stretch>period|stretch|span)\b(?!\s+(?:of|in|from|a|last|this)\b)",
    re.IGNORECASE,
)
#: Before the day or month up to which a number is told.
_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?$", re.IGNORECASE)
#: Before the first of two days of a month: "from 22 to 28 February".
_FIRST_DAY = re.compile(
    r"(?:\b(?P<lead>from|between)\s+|(?<![\d.,–-]))\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s*(?P<link>[-–]|to|through|until|till|and)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BACK_BEFORE = re.compile(r"\b(?:previous|preceding|prior)\b", re.IGNORECASE)
_FISCAL_BEHIND = re.compile(r"\s+(?:fiscal|financial|budget|tax|marketing)\s+years?\b", re.IGNORECASE)
_FISCAL = re.compile(
    r"\b(?:(?:fiscal|financial|tax|marketing)\s+(?:years?\s+)?(?:(?:19|20)\d\d)?|(?:fiscal|budget|budgetary)\b(?:[^.;\n]|\.(?=\d)){0,80})$",
    re.IGNORECASE,
)
#: Before "the previous year", where an amount is told beside that of a stretch: "compared with $380 million the previous year".
_THAN_AMOUNT = re.compile(r"\b(?:compared\s+(?:with|to)|against|versus|from|than)\s+(?:[^.;]|\.(?=\d))*\d(?:[^.;,]|[.,](?=\d))*$")
_EDGE_OF = re.compile(r"\b(?P<edge>beginning|start|end|close)\s+of\b|\b(?P<year_end>year[-\s]end)$", re.IGNORECASE)
#: "1,200 people were killed through August": since the year began.
_THROUGH = re.compile(r"(?:^|[\s(])(?:through|thru)\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
#: "entered January with 3 million": on its first day.
_ENTERED = re.compile(r"\b(?:enter|begin|start|open)(?:s|ed|ing|ning)?\s+(?:the\s+)?$|\bbegan\s+(?:the\s+)?$", re.IGNORECASE)
_WITH = re.compile(r"\s+with\b")
#: "once in a week" tells how often.
_OFTEN = re.compile(r"\b(?:once|twice|times)\s+in\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|over|during|for)\s+(?:the\s+)?$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|must|can|could|should|may|to)\s+(?:\w+\s+){1,3}$", re.IGNORECASE)
_AFTER = re.compile(r"\s+after\s+(?!that\b|which\b)\w", re.IGNORECASE)
_PAST = re.compile(r"\b(?:past|last|previous|preceding|prior|latest)\b", re.IGNORECASE)
#: Before "last" as a verb.
_LASTING = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must|shall|not|n['’]t|did|does|do)\s+$", re.IGNORECASE)
#: What has not begun.
_COMING = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)
_NO_PERIOD = re.compile(r"\b(?:next|coming|first|final|following|ensuing|subsequent)\b", re.IGNORECASE)
#: How far before a time the words that say what it is part of may begin.
_LEAD = 48
_SENTENCE_LEAD = 100
_REACH = 900
_CLOCKS = frozenset({"clock", "part_of_day", "hour_of_daytime", "military_clock"})
_NAMED_DAY = re.compile(rf"today|tonight|{FULL_WEEKDAY_PATTERN}", re.IGNORECASE)
#: Parts of a year that a firm counts by its own calendar, by rule: "the first quarter ended April 30".
_PARTS_OF_FIRMS = {"quarter_ended": "P3M", "quarter": "P3M", "half_year": "P6M"}
_NO_DAYS = ("PRESENT_REF", "PAST_REF")


@frozen
class ToldSpan:
    """Days that the text tells: ``first`` to ``last``, None where they are not known.

    Attributes:
        start, end: where the words stand.
        value: the day, month or year as precise as it is told; None for other spans.
        kind: "point" is a unit of the calendar, "period" what two expressions tell, "back" a length up to the publication day, "within" one that may as well begin there ("in five years"),
            "ahead" one that begins there ("the next five years"), "after" the day of what is told to have come so long before,
            "since" lasts until now, "compared" is the same stretch of an earlier year, "ranked" stands behind a superlative ("the worst since 2012"), "vague" tells no days ("now", "recently").
        is_current: a unit that is not over on the publication day ("this year", or that year by its number).
        is_as_of: it tells up to when a number is known ("as of June").
    """

    start: int
    end: int
    kind: str
    first: date | None
    last: date | None
    value: str | None
    precision: Precision
    method: TimeMethod
    rule: str
    is_current: bool = False
    is_as_of: bool = False

    @property
    def days(self) -> int:
        """How many days it has; 0 where they are not known."""
        return (self.last - self.first).days + 1 if self.first is not None and self.last is not None else 0

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last and self.kind != "since"


def spans_of(text: str, times: Sequence[TimeMatch], days: ReferenceDays) -> list[ToldSpan]:
    """The spans that the times of a text tell, in text order; times that only together tell one are joined."""
    found: list[ToldSpan] = []
    months = _months_off(text, times) if days.day is not None else 0
    index = 0
    while index < len(times):
        second = times[index + 1] if index + 1 < len(times) else None
        joined = _joined(text, times[index], second) if second is not None else None
        span = joined or _single(text, times[index], found, days.at(times[index].expression.start))
        if span is not None and months and days.day and span.first and span.rule == "quarter" and span.method == "relative":
            first, last = in_firm_year(span.first, months, days.day)
            span = replace(span, first=first, last=last, is_current=False)
        if span is not None:
            while found and found[-1].start >= span.start:
                found.pop()  # "the same quarter" of "the same quarter last year"
            found.append(span)
        index += 2 if joined is not None else 1
    return found


def _months_off(text: str, times: Sequence[TimeMatch]) -> int:
    """How far the quarters of the article's firm are from those of the calendar."""
    ends = [
        (one, days[1])
        for one, other in pairwise(times)
        if one.rule in ("quarter", "quarter_ended")
        and _ENDING.fullmatch(text, one.expression.end, other.expression.start)
        and (days := days_of(other.expression.value)) is not None
    ]
    return months_off(times, ends) if ends else 0


# ------------------------------------------------------------ two expressions


def _joined(text: str, one: TimeMatch, other: TimeMatch) -> ToldSpan | None:
    between = text[one.expression.end : other.expression.start]
    if len(between) > _LEAD:
        return None
    first, last = days_of(one.expression.value), days_of(other.expression.value)
    if last is None:
        return None
    if one.expression.type == "DURATION":
        return _length_to(text, one, other, last)
    if first is None or one.expression.type == "SET":
        return None
    if one.rule in _PARTS_OF_FIRMS and _ENDING.fullmatch(between):
        begins = back(last[1], _PARTS_OF_FIRMS[one.rule])
        return _period(one, other, (begins + timedelta(days=1), last[1])) if begins is not None else None
    if one.rule == "quarter_ended":
        return None
    return _joined_days(text, one, other, first, last)


def _joined_days(
    text: str, one: TimeMatch, other: TimeMatch, first: tuple[date, date], last: tuple[date, date]
) -> ToldSpan | None:
    """Of two stretches of the calendar beside each other, what they tell together."""
    between = text[one.expression.end : other.expression.start]
    if _ON.fullmatch(between) and first[0] <= last[0] and last[1] <= first[1]:
        span = _point(other, last)
        return replace(span, start=one.expression.start)
    before = text[max(0, one.expression.start - _LEAD) : one.expression.start]
    if other.rule == "year_before" and not between.strip() and one.is_relative:
        return _compared(replace(_point(other, last), start=one.expression.start), first, 1)
    if other.rule == "end_of_years" and last[0].year == first[0].year + 1 and _is_fiscal(text, one, other):
        fiscal = (first[0].replace(month=4), last[1].replace(month=3))  # from April in most countries that write it so
        return replace(_period(one, other, fiscal), precision="year")
    if _AND.fullmatch(between) and _IN_BOTH.search(before) and first[1] + timedelta(days=1) == last[0]:
        return None if _ONE_EACH.match(text, other.expression.end) else _period(one, other, (first[0], last[1]))
    is_range = _TO.fullmatch(between) is not None or (_AND.fullmatch(between) is not None and _BETWEEN.search(before) is not None)
    if not is_range:
        return None
    if one.is_relative and precision_of(one.expression.value) != "year":
        first = _latest_before(first, last[1])
    return _period(one, other, (first[0], last[1])) if first[0] <= last[1] else None


def _latest_before(days: tuple[date, date], end: date) -> tuple[date, date]:
    """The same days in the last year in which they come before an end: "between March and June 2021"."""
    years = days[0].year - end.year
    moved = _years_before(days, years)
    return moved if moved[0] <= end else _years_before(days, years + 1)


def _length_to(text: str, length: TimeMatch, end: TimeMatch, days: tuple[date, date]) -> ToldSpan | None:
    """As in "the 24 hours to Sunday", "the year ended June 30"; "the first nine months of 2024"."""
    between = text[length.expression.end : end.expression.start]
    begins = _FIRST.fullmatch(length.expression.surface)
    if begins is not None and _OF.fullmatch(between):
        amount = amount_of(begins["number"])
        if amount is None or amount % 1:
            return None
        last = _moved(days[0], int(amount), singular_unit(begins["unit"]))
        return _period(length, end, (days[0], last - timedelta(days=1))) if last is not None else None
    if not _ENDING.fullmatch(between) or begins is not None:
        return None
    first = back(days[1], length.expression.value)
    if first is None:
        return None
    is_clock = length.expression.value.startswith("PT") or length.expression.value == "P1D"
    return _period(length, end, (first if is_clock else first + timedelta(days=1), days[1]))


def _moved(day: date, amount: int, unit: str) -> date | None:
    if unit in ("month", "quarter"):
        return add_months(day, amount * (3 if unit == "quarter" else 1))
    return day + timedelta(days=amount * (7 if unit == "week" else 1))


def _period(one: TimeMatch, other: TimeMatch, days: tuple[date, date]) -> ToldSpan:
    method: TimeMethod = "relative" if other.is_relative else "stated"
    return ToldSpan(
        one.expression.start, other.expression.end, "period", days[0], days[1], None, "day", method, f"{one.rule}+{other.rule}"
    )


# ------------------------------------------------------------ one expression


def _point(match: TimeMatch, days: tuple[date, date]) -> ToldSpan:
    start, end, value = match.expression.start, match.expression.end, match.expression.value
    method: TimeMethod = "relative" if match.is_relative else "stated"
    return ToldSpan(start, end, "point", *days, as_told(value), precision_of(value), method, match.rule)


def _single(text: str, match: TimeMatch, told: Sequence[ToldSpan], published: date | None) -> ToldSpan | None:
    expression = match.expression
    start, end, value = expression.start, expression.end, expression.value
    if expression.type == "DURATION":
        return _length_before(text, match, told) or _length_back(text, match, published)
    if expression.type not in ("DATE", "TIME"):
        return None
    days = days_of(value)
    if days is None:
        vague = ToldSpan(start, end, "vague", None, None, None, "day", "relative", match.rule)
        return vague if value in _NO_DAYS else None
    if match.rule in _CLOCKS and days[0] == published and not _NAMED_DAY.search(expression.surface):
        return None  # "by noon", of a day told elsewhere
    before = text[max(0, start - _LEAD) : start]
    span = _point(match, days)
    like = _same_as_before(text, span, told, published)
    if like is not None:
        return like
    first_day = _FIRST_DAY.search(before) if match.rule == "day_month_year" else None
    if first_day is not None and 0 < int(first_day["day"]) < days[0].day and _links_days(first_day):
        opens = start - len(before) + first_day.start("day")
        return replace(span, kind="period", start=opens, first=days[0].replace(day=int(first_day["day"])), value=None)
    more = (
        _MORE_DAYS.match(text, end)
        if days[0] == days[1] and expression.type == "DATE" and re.search(r"\d$", expression.surface)
        else None
    )
    if more is not None and int(more["day"]) > days[0].day:
        last = _day_in_month(days[0], int(more["day"]))
        if last is not None:
            return replace(span, kind="period", end=more.end(), last=last, value=None)
    since = _SINCE.search(before) if "ince" in before else None
    if since is not None:
        ranked = RANKED.search(text[max(0, start - 2 * _LEAD) : start - len(before) + since.start()])
        return replace(span, kind="ranked" if ranked else "since")
    if span.precision == "month" and published is not None and days[1] < published and _THROUGH.search(before):
        return replace(span, kind="period", first=days[0].replace(month=1), value=None, precision="day")
    edge = _EDGE_OF.search(expression.surface)
    is_entered = _WITH.match(text, end) is not None and _ENTERED.search(before) is not None
    if edge is not None or is_entered:
        day = days[0] if edge is None or edge["edge"] in ("beginning", "start") else days[1]
        return replace(span, first=day, last=day, value=day.isoformat(), precision="day")
    is_counted = match.is_relative or span.precision == "year"
    is_current = published is not None and is_counted and days[0] <= published < days[1]
    return replace(span, is_current=is_current, is_as_of=_AS_OF.search(before) is not None)


def _is_fiscal(text: str, one: TimeMatch, other: TimeMatch) -> bool:
    """As in "the fiscal year 2018-19", "the 2018-19 financial year"."""
    start = one.expression.end
    is_before = _FISCAL.search(text, max(0, start - _SENTENCE_LEAD), start) is not None
    return is_before or _FISCAL_BEHIND.match(text, other.expression.end) is not None


def _links_days(match: re.Match[str]) -> bool:
    """As in "22-28", "from 22 to 28", "between 22 and 28"; not "rose to 22 and 28 February"."""
    return match["link"] in "-–" or match["lead"] == ("between" if match["link"] == "and" else "from")


def _day_in_month(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _same_as_before(text: str, span: ToldSpan, told: Sequence[ToldSpan], published: date | None) -> ToldSpan | None:
    """As in "the same period of 2019", "a year earlier": the period told last, in another year."""
    before = text[max(0, span.start - _SENTENCE_LEAD) : span.start]
    same = _SAME.search(before) if _SAMES.search(in_lower_case(text), max(0, span.start - _SENTENCE_LEAD), span.start) else None
    if same is not None:
        span = replace(span, start=span.start - len(same[0].lstrip()))
    elif span.precision == "year":
        same = _SAME_BEHIND.match(text, span.end)
    is_beside = span.rule in ("next_to", "day_beside") and span.precision == "year" and _THAN_AMOUNT.search(before) is not None
    if span.first is None or not (span.rule == "year_before" or is_beside or same):
        return None
    for other in reversed(told):
        if other.start < span.start - _REACH:
            break
        last = published if other.kind == "since" or other.is_current else other.last
        if other.first is None or last is None or other.kind == "compared" or not 0 < (last - other.first).days <= 365:
            continue
        if published is not None and other.first > published:
            continue  # "Vaccine comes next week. A year ago …": not a year before next week
        if is_beside and other.precision == "year":
            return None
        if other.kind in ("point", "period", "since"):
            years = 1 if span.rule == "year_before" or is_beside else other.first.year - span.first.year
            if years < 1 and span.method == "relative":
                years = other.last.year - span.first.year if other.last is not None else 0  # "last year", of a winter
            return _compared(span, (other.first, last), years) if years > 0 else None
    return _to_the_day(span, same, published) if same is not None else None


def _to_the_day(span: ToldSpan, same: re.Match[str], published: date | None) -> ToldSpan | None:
    """As in "the same period last year", "at this time last year", where no period is told: as far into that year as the
    publication day is in its own.
    """
    if published is None or span.first is None or span.precision != "year" or span.first.year >= published.year:
        return None
    day = add_months(published, 12 * (span.first.year - published.year))
    words = same.groupdict()
    if words["stretch"]:
        return replace(span, kind="compared", last=day, value=None, precision="day", method="relative")
    is_point = words.get("point") or words.get("now")
    return (
        replace(span, kind="compared", first=day, last=day, value=None, precision="day", method="relative") if is_point else None
    )


def _compared(span: ToldSpan, days: tuple[date, date], years: int) -> ToldSpan:
    first, last = _years_before(days, years)
    return replace(span, kind="compared", first=first, last=last, value=None, method="relative")


def _years_before(days: tuple[date, date], years: int) -> tuple[date, date]:
    """The same stretch some years before; the end of a month stays one."""
    first, last = (add_months(day, -12 * years) for day in days)
    return first, add_months(last + timedelta(days=3), 0).replace(day=1) - timedelta(days=1) if ends_month(days[1]) else last


def _length_before(text: str, match: TimeMatch, told: Sequence[ToldSpan]) -> ToldSpan | None:
    """As in "in the year to March, compared with 50 in the previous 12 months": the same length before the stretch told last."""
    if not _BACK_BEFORE.search(match.expression.surface) or not told:
        return None
    other, start = told[-1], match.expression.start
    if other.first is None or other.last is None or "\n" in text[other.end : start]:
        return None
    eve = other.first - timedelta(days=1)
    first = back(eve, match.expression.value) if other.kind in ("point", "period") else None
    if first is None or back(other.last, match.expression.value) != eve:
        return None
    days = first + timedelta(days=1), eve
    return ToldSpan(start, match.expression.end, "compared", *days, None, "day", "relative", match.rule)


def _length_back(text: str, match: TimeMatch, published: date | None) -> ToldSpan | None:
    """As in "in the previous 24 hours", "over the past year": up to the publication day."""
    expression = match.expression
    begins = _FIRST.fullmatch(expression.surface)
    if published is not None and begins is not None:
        return _first_of_year(text, match, begins, published)
    if published is None or text[expression.end : expression.end + 1] == "-" or text.startswith(" since ", expression.end):
        return None
    if _COMING.search(expression.surface) or text.endswith("within ", 0, expression.start):
        return _length_ahead(match, published)
    if _NO_PERIOD.search(expression.surface):
        return None
    if _AFTER.match(text, expression.end):
        if _AHEAD.search(text, max(0, expression.start - _LEAD), expression.start):
            return None  # "will begin 16 days after the agreement is signed"
        day = back(published, expression.value)
        return None if day is None else _days_after(match, day)
    before = text[max(0, expression.start - _LEAD) : expression.start]
    if expression.surface.lower().startswith("last") and _LASTING.search(before):
        return None  # "is to last four days"
    is_past = _PAST.search(expression.surface) is not None or re.search(
        r"\b(?:past|last|previous|preceding)\s+$", before, re.IGNORECASE
    )
    if RANKED.search(before) or _OFTEN.search(before) or (not is_past and not _WITHIN.search(before)):
        return None
    first = back(published, expression.value)
    if first is None or (not is_past and re.search(r"\bfor\s+(?:the\s+)?$", before, re.IGNORECASE)):
        return None
    kind = "back" if is_past else "within"
    return ToldSpan(
        expression.start, expression.end, kind, first, published, published.isoformat(), "day", "relative", match.rule
    )


def _length_ahead(match: TimeMatch, published: date) -> ToldSpan | None:
    """As in "over the next three years": from the publication day."""
    first = back(published, match.expression.value)
    start, end = match.expression.start, match.expression.end
    within = ToldSpan(start, end, "within", first, published, None, "day", "relative", match.rule)
    return turned_ahead(within) if first is not None else None


def turned_ahead(span: ToldSpan) -> ToldSpan:
    """What is planned "in five years" is so within them from now, not in the five years past."""
    if span.kind != "within" or span.first is None or span.last is None:
        return span
    months = 12 * (span.last.year - span.first.year) + span.last.month - span.first.month
    is_of_months = months > 0 and back(span.last, f"P{months}M") == span.first
    last = add_months(span.last, months) if is_of_months else span.last + (span.last - span.first)
    return replace(span, kind="ahead", first=span.last, last=last, value=None)


def _days_after(match: TimeMatch, day: date) -> ToldSpan:
    """As in "31 hours after a quake shook the town": the day of the quake, counted from the publication day."""
    start, end = match.expression.start, match.expression.end
    return ToldSpan(start, end, "after", day, day, day.isoformat(), "day", "relative", match.rule)


def _first_of_year(text: str, match: TimeMatch, begins: re.Match[str], published: date) -> ToldSpan | None:
    """As in "arrivals in the first five months", of the year of publication, where they are over."""
    amount = amount_of(begins["number"])
    if amount is None or amount % 1 or begins["unit"].lower() not in ("month", "quarter"):
        return None
    if not _WITHIN.search(text, max(0, match.expression.start - _LEAD), match.expression.start):
        return None
    first = date(published.year, 1, 1)
    behind = _moved(first, int(amount), begins["unit"].lower())
    if behind is None or behind > published:
        return None
    start, end = match.expression.start, match.expression.end
    return ToldSpan(start, end, "period", first, behind - timedelta(days=1), None, "day", "relative", match.rule)
