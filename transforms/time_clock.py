"""Rules for clock times and parts of the day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.calendar import FULL_WEEKDAY_PATTERN, weekday_number
from transforms.time_relative import weekday_near
from transforms.time_setting import Reading, Setting, TimeRule, group, pattern
from transforms.time_words import DAYTIME, ZONE, daytime_code

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR_NUMBERS = {word: number for number, word in enumerate(_HOURS.split("|"), 1)}
_BETWEEN_SENTENCES = re.compile(r"[.!?]['”\"]*\s+[A-Z“\"]|\n")
#: The hour before it in a pair: "from 0930 to 1700".
_EARLY_BEFORE = re.compile(r"\b0\d[0-5]\d(?:\s+hours)?\s+(?:and|to|until|till)\s+$")
#: What stands behind hours of the day and not behind years and counts.
_AS_HOUR = re.compile(
    rf"\s+(?:hours\b(?!\s+of\b)|local\s+time|today|yesterday|(?:on\s+|this\s+|last\s+)?{FULL_WEEKDAY_PATTERN}\b|on\s+\d{{1,2}}\s+[A-Z]|(?:this|that)\s+(?:morning|afternoon|evening))"
    r"|\s*\(\d{4}\s(?:GMT|UTC)",
    re.IGNORECASE,
)
_DAY = rf"(?:(?:on\s+)?(?P<{{0}}>{FULL_WEEKDAY_PATTERN}|today|yesterday|tomorrow))"


def _clock(match: re.Match[str], setting: Setting) -> Reading:
    hour, minute = _hour(match)
    if hour is None or hour > 24 or minute > 59:
        return None
    day = _day_of_clock(match, setting)
    return "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute:02d}", True


def _written_together(match: re.Match[str], setting: Setting) -> Reading:
    """As in "at 0630", "between 0600 and 1400", "at 1900 on Friday": without a nought before it, a number may be a year or a count."""
    is_paired = _EARLY_BEFORE.search(setting.text, max(0, match.start() - 16), match.start()) is not None
    is_hour = match["hour24"].startswith("0") or is_paired or _AS_HOUR.match(setting.text, match.end("minute24")) is not None
    return _clock(match, setting) if is_hour else None


def _hour(match: re.Match[str]) -> tuple[int | None, int]:
    """Hour of 24 and minute; no hour where the words tell none."""
    minute = int(group(match, "minute") or group(match, "minute24") or 0)
    if group(match, "noon"):
        return (12 if group(match, "noon") == "noon" else 24), 0
    if group(match, "hour24"):
        return int(group(match, "hour24")), minute
    word = group(match, "hour")
    hour = _HOUR_NUMBERS.get(word) or (int(word) if word.isdigit() else None)
    if hour is None:
        return None, 0
    half = re.sub(r"\W", "", group(match, "half"))
    part = group(match, "daytime")
    if half == "pm" or part in ("afternoon", "evening") or (part == "night" and hour > 5):
        return hour % 12 + 12, minute
    return (0 if hour == 12 and (half == "am" or part in ("morning", "night")) else hour), minute


def _day_of_clock(match: re.Match[str], setting: Setting) -> date | None:
    """The day told with a clock time, the day told before it in its sentence, or the publication day."""
    named = next((d for d in (group(match, f"day{where}") for where in ("", "_first", "_behind", "_inside")) if d), "")
    if setting.day is None:
        return None
    if named in ("today", "yesterday", "tomorrow"):
        return setting.day + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[named])
    if named:
        return weekday_near(setting, weekday_number(named), "", match.span())
    for told in setting.told_before(match.start(), reach=120):
        if _BETWEEN_SENTENCES.search(setting.text[told.expression.end : match.start()]):
            break
        if re.match(r"\d{4}-\d\d-\d\d", told.expression.value):
            return date.fromisoformat(told.expression.value[:10])
    return setting.day


def _part_of_day(match: re.Match[str], setting: Setting) -> Reading:
    """As in "in the morning", "by mid-afternoon": of the day told before in the paragraph, else of the publication day."""
    start = match.start()
    paragraph = setting.text.rfind("\n", 0, start) + 1
    day = setting.day_told_before(start, reach=start - paragraph) or setting.day
    if day is None:
        return None
    return "TIME", f"{day.isoformat()}T{daytime_code(match['daytime'])}", True


#: A zone, and the day told behind it: within the expression, or behind the same time in brackets ("3 p.m. (1900 GMT) Friday").
_ZONED = rf"(?:\s+{ZONE}\b)?(?:,?\s+{_DAY.format('day')}\b|(?=\s*\([^()]{{1,30}}\)\s+{_DAY.format('day_behind')}\b|\s*\([^()]{{1,30}}?\b{_DAY.format('day_inside')}\)))?"
_TWELVE = (
    rf"(?P<hour>\d{{1,2}}|{_HOURS})(?:[:.](?P<minute>\d\d))?\s*(?:(?P<half>[ap]\.?\s?m\b\.?)"
    rf"|o['’]clock(?:\s+(?:in\s+the\s+|at\s+)(?P<daytime>morning|afternoon|evening|night))?)"
)

RULES: tuple[TimeRule, ...] = (
    TimeRule("clock", ("clock",), pattern(
        rf"\b(?:(?P<day_first>{FULL_WEEKDAY_PATTERN}|today|yesterday|tomorrow)\s+at\s+(?:about\s+|around\s+)?)?(?:{_TWELVE}"
        rf"|(?<![\d:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])|(?P<noon>noon|midnight)){_ZONED}"), _clock),
    TimeRule("hour_of_daytime", ("daytime",), pattern(
        rf"\b(?<!\d[.,:])(?P<hour>\d{{1,2}}|{_HOURS})(?:[:.](?P<minute>\d\d))?\s+(?:in\s+the|at)\s+(?P<daytime>morning|afternoon|evening|night)\b{_ZONED}"), _clock),
    TimeRule("military_clock", ("clock",), pattern(
        rf"(?<![\d.,])(?P<hour24>[01]\d|2[0-3])(?P<minute24>[0-5]\d)\s?{ZONE}\b"), _clock),
    TimeRule("hours_written_together", ("four_digits",), pattern(
        r"(?<![\d.,:])(?:(?<=\sat\s)|(?<=\sto\s)|(?<=\sby\s)|(?<=\sand\s)|(?<=\sfrom\s)|(?<=^at\s)|(?<=\suntil\s)|(?<=\suntil about\s)|(?<=\sat about\s)|(?<=\sbetween\s)|(?<=\safter\s)|(?<=\sbefore\s)|(?<=\ssince\s))(?P<hour24>[01]\d|2[0-3])(?P<minute24>[0-5]\d)(?![\d\w]|[.,:]\d)(?:\s+(?:hours\b(?!\s+of\b)|local\s+time))?"
        rf"{_ZONED}"), _written_together),
    TimeRule("part_of_day", ("daytime",), pattern(
        rf"\b(?:(?:in|during)\s+the\s+(?:early\s+|late\s+)?|by\s+(?:the\s+)?(?:early\s+|late\s+)?|(?:in|at|during)\s+(?:early[-\s]|late[-\s]|(?=mid)))(?P<daytime>{DAYTIME})\b(?!\s+of\b)"), _part_of_day),
)  # fmt: skip
