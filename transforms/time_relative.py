"""Rules for days, weeks, months and years told from the publication day: "Thursday", "last week", "two years ago", "now"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from transforms.calendar import FULL_WEEKDAY_PATTERN, MONTH_PATTERN, add_months, iso_week, shift, weekday_number
from transforms.time_setting import Reading, Setting, TimeRule, group, pattern
from transforms.time_words import (
    ABOUT,
    DAYTIME,
    NUMBER,
    ORDINAL,
    SINGLE_UNIT,
    UNIT,
    VAGUE,
    amount_of,
    daytime_code,
    ordinal_number,
    singular_unit,
)  # fmt: skip

_PARTS = r"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?"
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:the\s+)?(?:beginning|start)\b", re.IGNORECASE)
_THROUGH = re.compile(r"\s*(?:through|to|until|till|[-–])\s*", re.IGNORECASE)
#: A weekday falls on a day of the month at least once in so many days.
_YEARS = 430
_OFFSETS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}


def weekday_near(setting: Setting, number: int, which: str, span: tuple[int, int]) -> date:
    """The day that a weekday names: the last one of that name, today's own, or the next where the words speak of what will be, or
    where a later revision of the article tells it.
    """
    assert setting.day is not None
    back = (setting.day.weekday() - number) % 7
    ahead = (number - setting.day.weekday()) % 7
    if which in ("last", "past", "previous"):
        return setting.day - timedelta(days=back or 7)
    if which in ("next", "coming", "following"):
        return setting.day + timedelta(days=ahead or 7)
    coming = setting.day + timedelta(days=ahead)
    is_of_revision = setting.modified is not None and coming <= setting.modified and ahead < back
    if ahead and (is_of_revision or setting.is_future(*span)):
        return coming
    return setting.day - timedelta(days=back)


def _weekday(match: re.Match[str], setting: Setting) -> Reading:
    number = weekday_number(match["weekday"])
    which = (match["which"] or "").lower().split()
    part = match["daytime"]
    if setting.day is None:
        return "DATE", f"XXXX-WXX-{number + 1}", True
    day = _end_of_range(match, setting, number) or weekday_near(setting, number, which[-1] if which else "", match.span())
    if match["week"]:
        monday = setting.day - timedelta(days=setting.day.weekday()) + timedelta(weeks=_OFFSETS.get(match["week"].lower(), 0))
        day = monday + timedelta(days=number)
    if which == ["the", "previous"] and (told := setting.day_told_before(match.start(), reach=400)):
        day = told - timedelta(days=(told.weekday() - number) % 7 or 7)
    return ("TIME", f"{day.isoformat()}T{daytime_code(part)}", True) if part else ("DATE", day.isoformat(), True)


def _end_of_range(match: re.Match[str], setting: Setting, number: int) -> date | None:
    """The second day of "Thursday through Saturday", which follows the first."""
    told = next(setting.told_before(match.start(), reach=24), None)
    if told is None or told.rule != "weekday" or not _THROUGH.fullmatch(setting.text, told.expression.end, match.start()):
        return None
    start = setting.day_told_before(match.start(), reach=24)
    return start + timedelta(days=(number - start.weekday()) % 7) if start is not None else None


def _day_the_nth(match: re.Match[str], setting: Setting) -> Reading:
    """As in "Friday the 13th": the last such day."""
    number, nth = weekday_number(match["weekday"]), ordinal_number(match["nth"])
    day = setting.day
    while day is not None and setting.day is not None and (setting.day - day).days < _YEARS:
        if day.day == nth and day.weekday() == number:
            return "DATE", day.isoformat(), True
        day -= timedelta(days=1)
    return None


def _weekdays(match: re.Match[str], _: Setting) -> Reading:
    """As in "on Sundays", "every Monday", "Friday nights"."""
    part = f"T{daytime_code(match['daytime'])}" if match["daytime"] else ""
    return "SET", f"XXXX-WXX-{weekday_number(match['every'] or match['plural']) + 1}{part}", False


def _named_day(match: re.Match[str], setting: Setting) -> Reading:
    word = match["named"].lower()
    offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if match["beyond"]:
        offset *= 2
    part = "night" if word in ("tonight", "overnight") else match["daytime"]
    if setting.day is None:
        return ("DATE", "PRESENT_REF", True) if offset == 0 and not part else None
    day = (setting.day + timedelta(days=offset)).isoformat()
    return ("TIME", f"{day}T{daytime_code(part)}", True) if part else ("DATE", day, True)


def _this_daytime(match: re.Match[str], setting: Setting) -> Reading:
    """As in "this morning", "last night"."""
    if setting.day is None:
        return None
    day = setting.day - timedelta(days=bool(match["last"]))
    return "TIME", f"{day.isoformat()}T{daytime_code(match['this'] or match['last'])}", True


def _this_unit(match: re.Match[str], setting: Setting) -> Reading:
    which, unit = match["which"].lower().split()[-1], match["unit"].lower()
    if setting.day is None:
        return None
    return "DATE", shift(setting.day, _OFFSETS.get(which, 0), unit), True


def _latest_unit(match: re.Match[str], setting: Setting) -> Reading:
    """As in "the latest quarter", "its latest fiscal year": the last one that is over."""
    return ("DATE", shift(setting.day, -1, match["unit"].lower()), True) if setting.day else None


def _part_of_unit(match: re.Match[str], setting: Setting) -> Reading:
    """As in "by the end of the month", "so far in the year", "by year-end": the unit that holds the publication day."""
    if setting.day is None:
        return None
    is_since = _SINCE.search(setting.text, max(0, match.start() - 16), match.start()) is not None
    is_behind = is_since and not match["within"] and not _BEGINNING.match(match[0])  # "since the end of the year"
    return "DATE", shift(setting.day, -1 if is_behind else 0, group(match, "whole") or group(match, "within") or "year"), True


def _weekend(match: re.Match[str], setting: Setting) -> Reading:
    """The weekend behind, or the one to come where the words or a verb of the future say so; at the weekend itself, this one."""
    if setting.day is None:
        return None
    which = group(match, "which").split()
    is_next = "next" in which or "coming" in which
    is_past = "last" in which or "past" in which or (setting.day.weekday() < 5 and not setting.is_future(*match.span()))
    offset = 1 if is_next and setting.day.weekday() >= 5 else -1 if is_past and not is_next else 0
    return "DATE", f"{iso_week(setting.day + timedelta(weeks=offset))}-WE", True


def _ago(match: re.Match[str], setting: Setting) -> Reading:
    amount = amount_of(match["number"]) if match["number"] else None
    if amount is None:
        return "DATE", "PAST_REF", True
    unit = singular_unit(match["unit"])
    if setting.day is None:
        return None
    if unit in ("hour", "minute", "second"):
        return None if unit != "hour" or amount > 48 else ("DATE", (setting.day - timedelta(hours=int(amount))).isoformat(), True)
    if amount % 1:
        return "DATE", add_months(setting.day, -int(amount * {"year": 12, "decade": 120}.get(unit, 1))).isoformat()[:7], True
    return "DATE", shift(setting.day, -int(amount), unit), True


def _from_now(match: re.Match[str], setting: Setting) -> Reading:
    amount = amount_of(match["number"]) if match["number"] else None
    if amount is None or setting.day is None:
        return "DATE", "FUTURE_REF", True
    return "DATE", shift(setting.day, int(amount), singular_unit(match["unit"])), True


def _reference(value: str) -> Callable[[re.Match[str], Setting], Reading]:
    return lambda _match, _setting: ("DATE", value, True)


_AMOUNT = rf"(?:(?P<number>{NUMBER})|{VAGUE})[\s-]+(?P<unit>{UNIT})(?:s|y|ies)?"
_WEEK_OF = r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?"


def weekend_of(nouns: Iterable[str]) -> TimeRule:
    """The rule for "weekend raids", "a weekend election": what happened at the weekend.

    Args:
        nouns: what may happen.
    """
    incidents = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    return TimeRule(
        "weekend", ("unit",), pattern(rf"\b(?:an?\s+|the\s+)?weekend(?=\s+(?:\w+\s+)?(?:{incidents})(?:e?s)?\b)"), _weekend
    )


RULES: tuple[TimeRule, ...] = (
    TimeRule("weekdays", ("weekday",), pattern(
        rf"\b(?:(?:every|each)\s+(?:other\s+)?(?P<every>{FULL_WEEKDAY_PATTERN})|(?P<plural>{FULL_WEEKDAY_PATTERN})(?=s\b|\s+(?:morning|afternoon|evening|night)s\b))"
        rf"(?:s\b)?(?:\s+(?P<daytime>morning|afternoon|evening|night)s?)?\b"), _weekdays),
    TimeRule("day_the_nth", ("weekday",), pattern(rf"\b(?P<weekday>{FULL_WEEKDAY_PATTERN})\s+the\s+(?P<nth>{ORDINAL})\b(?!\s+(?:of|time|day|year))"), _day_the_nth),
    TimeRule("weekday", ("weekday",), pattern(
        rf"\b(?:(?P<which>last|next|past|(?:the\s+)?previous|(?:this\s+)?coming|the\s+following|this)\s+|{_PARTS})(?P<weekday>{FULL_WEEKDAY_PATTERN})"
        rf"(?:\s+(?:at\s+)?(?P<daytime>{DAYTIME}))?{_WEEK_OF}\b(?!s\b)"), _weekday),
    TimeRule("named_day", ("named_day",), pattern(
        rf"\b(?:(?P<beyond>the\s+day\s+(?:before(?=\s+y)|after(?=\s+tom))\s+)|{_PARTS})(?P<named>today|tonight|yesterday|tomorrow|overnight)(?:\s+(?P<daytime>{DAYTIME}))?\b"), _named_day),
    TimeRule("this_daytime", ("daytime",), pattern(
        rf"\b{_PARTS}(?:this\s+(?:(?:early|late|very)\s+)?(?P<this>{DAYTIME})|last\s+(?P<last>night|evening))\b"), _this_daytime),
    TimeRule("this_unit", ("unit",), pattern(
        rf"\b{_PARTS}(?P<which>this|last|next|the\s+coming|(?:the\s+)?current)\s+(?:fiscal\s+|calendar\s+|financial\s+|school\s+)?"
        r"(?P<unit>week|month|quarter|year|decade|century)\b(?!-)(?!\s+of\s+\d|\s+\d{4}\b)"), _this_unit),
    TimeRule("latest_unit", ("latest",), pattern(
        r"\b(?:the\s+|its\s+|their\s+)?(?:latest|most\s+recent|just[-\s]ended)\s+(?:fiscal\s+)?(?P<unit>quarter|week|month|year)\b"), _latest_unit),
    TimeRule("part_of_unit", ("unit",), pattern(
        r"\b(?:(?:the\s+)?(?:end|beginning|start|middle|rest|remainder|close|course)\s+of\s+the\s+(?:current\s+)?(?P<whole>week|month|quarter|year|decade|century)"
        r"|(?:(?:so\s+far|earlier|later|late|early)\s+in\s+the\s+)(?P<within>week|month|quarter|year|decade|century)|year[-\s]end)\b"), _part_of_unit),
    TimeRule("weekend", ("unit",), pattern(r"\b(?P<which>this|last|next|the|(?:this|the)\s+coming|(?:the|this)\s+past)\s+weekend\b"), _weekend),
    TimeRule("ago", ("ago",), pattern(rf"\b{ABOUT}{_AMOUNT}\s+ago\b"), _ago),
    TimeRule("long_ago", ("ago",), pattern(r"\b(?:(?:not\s+(?:so|too|that)\s+|so\s+)?long|some\s+time|(?:a\s+)?(?:short|long)\s+(?:time|while)|a\s+while|(?:many\s+)?(?:years|decades|months|weeks|days|centuries))\s+ago\b"), _reference("PAST_REF")),
    TimeRule("from_now", ("ahead",), pattern(rf"\b{ABOUT}{_AMOUNT}\s+(?:from\s+now|hence|from\s+today)\b"), _from_now),
    TimeRule("recent_period", ("reference",), pattern(
        rf"\b(?:in\s+|over\s+)?(?:more\s+)?recent\s+(?:{UNIT})(?:s|ies)\b(?:\s+and\s+(?:{UNIT})s)?"), _reference("PAST_REF")),
    TimeRule("present", ("reference",), pattern(
        r"\b(?:right\s+now|now|currently|current|at\s+present|presently|nowadays|these\s+days|at\s+(?:the|this)\s+(?:\w+\s+)?(?:moment|juncture|point(?=\s*[.,;])|point\s+in\s+time)|at\s+this\s+(?:\w+\s+)?(?:time|stage|point)(?!\s+(?:last|next)\b))\b"), _reference("PRESENT_REF")),
    TimeRule("past", ("reference",), pattern(
        rf"\b(?:recently|(?<!most\s)recent|in\s+the\s+(?:recent\s+)?past\b(?!\s+(?:\S+\s+)?(?:{SINGLE_UNIT}|{MONTH_PATTERN}))|at\s+(?:the|that)\s+time\b(?!\s+(?:of|when|that)\b))(?!\w)"), _reference("PAST_REF")),
    TimeRule("future", ("reference",), pattern(r"\b(?:the\s+(?:near\s+|foreseeable\s+|distant\s+)?)?future\b(?!s)"), _reference("FUTURE_REF")),
)  # fmt: skip
