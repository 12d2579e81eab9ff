"""Rules for the times of business results, told from the quarter that the results are of: "a year earlier", "for the quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from transforms.calendar import MONTH_PATTERN, month_number, quarter_value
from transforms.time_dates import year_of
from transforms.time_setting import Reading, Setting, TimeMatch, TimeRule, group, pattern
from transforms.time_words import YEAR

_QUARTER = re.compile(r"\d{4}-[QH]\d")
_MONTHS = re.compile(r"P\d+M")
_MONTH = re.compile(r"\d{4}-\d\d")
_ENDED = re.compile(r"\b(?:ended|ending)\s+(?:on\s+)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”'’]*\s+[A-Z“\"]|\n")


def _told(start: int, setting: Setting) -> Iterator[TimeMatch]:
    """The times told before, the nearest first, without those that the results are only compared with."""
    return (told for told in setting.told_before(start) if not setting.is_comparison(told))


def _year_before(match: re.Match[str], setting: Setting) -> Reading:
    """As in "the year-earlier quarter", "up from $10 million a year ago": the same quarter, or the month of the sentence, a year
    before; where the results are of several months, the day on which these end, a year before; else the year before.
    """
    if setting.day is None:
        return None
    ended = ""
    for told in _told(match.start(), setting):
        value = told.expression.value
        is_of_sentence = not _SENTENCE_END.search(setting.text, told.expression.end, match.start())
        if _QUARTER.fullmatch(value) or (_MONTH.fullmatch(value) and is_of_sentence):
            return "DATE", _year_earlier(value), True
        if _ENDED.search(setting.text, max(0, told.expression.start - 16), told.expression.start):
            ended = value
        if _MONTHS.fullmatch(value):
            return "DATE", _year_earlier(ended) if ended else f"{setting.day.year - 1:04d}", True
    return "DATE", f"{setting.day.year - 1:04d}", True


def _year_earlier(value: str) -> str:
    return f"{int(value[:4]) - 1:04d}{value[4:]}"


def _of_results(match: re.Match[str], setting: Setting) -> Reading:
    """As in "for the quarter", "the quarter's profit", "for the full year", "jobs added in the month": that of the results told last."""
    unit = match["unit"].lower()
    for told in _told(match.start(), setting):
        value = told.expression.value
        if unit == "month":
            if _MONTH.fullmatch(value):
                return "DATE", value, True
            continue
        if _QUARTER.fullmatch(value) and (unit == "year" or "Q" in value):
            return "DATE", value if unit == "quarter" else value[:4], True
        if unit == "year" and re.fullmatch(r"\d{4}", value):
            return "DATE", value, True
    if setting.day is None or unit != "year":
        return None
    return "DATE", f"{setting.day.year:04d}", True


def _quarter_ended(match: re.Match[str], setting: Setting) -> Reading:
    """As in "the quarter ended Sept. 30", "the June quarter": the quarter in which the middle of the three months lies."""
    month, told = month_number(match["month"]), group(match, "year") or group(match, "year_behind")
    if setting.day is None and not told:
        return None
    day = int(group(match, "day") or group(match, "day_before") or 28)
    year = int(told) if told else year_of(month, day, setting, match)
    middle = date(year, month, min(day, 28)) - timedelta(days=45)
    return "DATE", quarter_value(middle), not told


def _quarter_code(match: re.Match[str], setting: Setting) -> Reading:
    """As in "Q2 2021", "in Q1": of the year told beside it, or the last one that is over; without a fiscal year, which each firm
    counts by itself.
    """
    if match["year"]:
        return "DATE", f"{match['year']}-Q{match['number']}", False
    if setting.day is None:
        return None
    number, this = int(match["number"]), int(quarter_value(setting.day)[-1])
    is_over = number > this and not setting.is_future(*match.span())
    return "DATE", f"{setting.day.year - is_over}-Q{number}", True


def _quarter_of_other_year(match: re.Match[str], setting: Setting) -> Reading:
    """As in "the 1988 quarter": the quarter of the results told last, in another year."""
    for told in _told(match.start(), setting):
        if re.fullmatch(r"\d{4}-Q\d", told.expression.value):
            return "DATE", f"{match['year']}{told.expression.value[4:]}", True
    return None


RULES: tuple[TimeRule, ...] = (
    TimeRule("year_before", ("unit",), pattern(
        r"\b(?:(?:the\s+)?year[-\s](?:earlier|ago)\b(?:\s+(?:quarter|period|month))?|a\s+year[-\s](?:earlier|before(?=\s*[.,;)])|ago))"), _year_before),
    TimeRule("quarter_ended", ("quarter",), pattern(
        rf"\b(?:the\s+|its\s+|a\s+)?(?:latest\s+)?quarter(?=\s+(?:(?:that\s+)?(?:ended|ending)\s+(?:on\s+|in\s+)?|to\s+)(?:the\s+end\s+of\s+|(?:the\s+)?(?P<day_before>\d\d?)(?:st|nd|rd|th)?\s+)?"
        rf"(?P<month>{MONTH_PATTERN})(?![a-z])(?:\s+(?P<day>\d\d?)\b)?(?:,?\s+(?P<year>{YEAR})\b)?)"), _quarter_ended),
    TimeRule("month_quarter", ("quarter",), pattern(
        rf"\b(?:the\s+|its\s+|their\s+|a\s+)?(?:{MONTH_PATTERN}(?:\s*[-–—/]\s*|\s+to\s+))?(?P<month>{MONTH_PATTERN})(?:\s+(?P<year>{YEAR}))?[\s-]quarter\b(?:,?\s+(?:of\s+)?(?P<year_behind>{YEAR})\b)?"), _quarter_ended),
    TimeRule("quarter_code", ("quarter",), pattern(
        rf"\b(?:(?<=in\s)|(?<=for\s)|(?<=during\s)|(?<=since\s)|(?<=the\s)|(?<=of\s)|(?=Q\d,?\s+(?:of\s+)?\d)|(?=Q\d\s+(?:net\s+|operating\s+)?(?:profits?|earnings|revenues?|sales|results|loss|losses|income|GDP|growth|deliveries)\b))Q(?P<number>[1-4])\b(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b)?(?!\s*(?:of\s+)?(?:FY|fiscal))"), _quarter_code),
    TimeRule("quarter_of_other_year", ("quarter",), pattern(rf"\bthe\s+(?:fiscal\s+)?(?P<year>{YEAR})\s+quarter\b"), _quarter_of_other_year),
    TimeRule("of_results", ("unit", "quarter"), pattern(
        r"\b(?<=for\s|the\s)(?:the\s+)?(?:full\s+|entire\s+|whole\s+)?(?P<unit>quarter|year|month)\b(?!-)(?=\s*[,.;]|\s+(?:as|on|was|were|rose|fell)\b|['’]s\s)"), _of_results),
)  # fmt: skip
