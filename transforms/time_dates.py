"""Rules for times that name a day, month, quarter, season, year, decade or century of the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.calendar import MONTH_PATTERN, QUARTERS, WEEKDAY_PATTERN, iso_week, month_number, quarter_value
from transforms.numerals import parse_number
from transforms.time_setting import Reading, Setting, TimeRule, pattern
from transforms.time_words import (
    DAY_OF_MONTH,
    ORDINAL,
    PART,
    SEASON,
    SEASON_CODES,
    SEASON_MONTHS,
    YEAR,
    ordinal_number,
)  # fmt: skip

_SPOKEN = (
    r"(?:(?:eighteen|nineteen|twenty)[\s-](?:(?:ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)|oh[\s-](?:one|two|three|four|five|six|seven|eight|nine)|hundred)"
    r"|(?<=year\s)two\s+thousand(?:\s+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?)"
)
#: "March 3 last year".
_WHICH_YEAR = r"(?P<which>this|last|next)\s+year\b(?!['’])"
_OTHER_YEARS = {"last": -1, "this": 0, "next": 1}
#: "Oct.7" as well as "Oct. 7".
_BESIDE_MONTH = r"(?:\s+|(?<=[a-z]\.)(?=\d))"
_SPOKEN_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
#: How far ahead of the publication day a bare date may lie before it is read as last year's: news announces days, and recalls months.
_AHEAD = timedelta(days=45)
_SINCE = re.compile(
    r"\bsince\s+(?:(?:early|late|mid|the|last|beginning|start|end|middle|of|about|around)[\s-]+)*$", re.IGNORECASE
)
#: Before the end of what is planned now: "plans to hire 400 people by", not "planned to hire".
_DEADLINE = re.compile(
    r"\b(?:will|shall|(?:plan|aim|hope|intend|want|expect|seek|need)s?\s+(?:[\w’'-]+\s+){0,4}?to|(?:is|are)\s+(?:to|due|set|expected|likely|planning))"
    r"\b[^.,;:!?\n“”\"]*\sby\s+(?:(?:the\s+)?(?:end|start|middle|beginning)\s+of\s+|late\s+|early\s+|mid[\s-])?$",
    re.IGNORECASE,
)
#: Before the day of what has happened, however near its day is to come: "The war began on", "gunmen attacked Israel on".
_HAPPENED = re.compile(
    r"\b(?:began|broke\s+out|took\s+place|fell|fled|lost|"
    r"(?!(?:scheduled|expected|planned|slated|delayed|postponed|rescheduled|adjourned|extended|proposed|announced|added|agreed|need)\b)\w{2,}ed)"
    r"\s+(?:(?!(?:to|for|until|till|will|would|be|by|in)\b)[\w’'-]+\s+){0,4}on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(
    r"\b(?:(?:in|since|by|until|till|through|from|to|for|of|late|early|mid|during|before|after|last|this|next|and|between|every|each|end(?:ed|ing|s))[\s-]+"
    rf"|{MONTH_PATTERN}[-–—/])$",
    re.IGNORECASE,
)
#: How much of what stands before a month is looked at: "September-" fits.
_LEAD = 12
#: What a month named before it tells apart: "the May round".
_NOUN_BEHIND = re.compile(r"\s(?!(?:on|of|to|for|from|in|was|will|and|or)\b)[a-z]{3,}")
_YEAR_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|for|during|before|after|around|about|circa|between|and|the|early|late|mid|year|back|through)[\s-]+$|[(]$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:resolution|flight|no\.?|number|room|route|highway|interstate|bill|section|article|channel|act|law|decree|suite|box|model|version|train|bus)\s+$|#$",
    re.IGNORECASE,
)
#: What a four-digit number counts, so that it is no year.
_COUNTED_THINGS = (
    r"\s*(?:percent|per\s+cent|pct|people|persons|men|women|children|students|soldiers|troops|fighters|civilians|refugees|families|homes|houses"
    r"|households|dollars|euros|pounds|yen|francs|marks(?!\s+(?:the|an?|our|its|their)\b)|rupees|square|cubic|met(?:er|re)s?|miles?|km|kilomet(?:er|re)s?|kilograms?|kg|feet|foot"
    r"|inches|yards?|acres|hectares|tons?|tonnes?|barrels?|bushels|calories|watts|megawatts|votes|seats|jobs|workers|employees|deaths|cases"
    r"|patients|copies|blocks?|points|shares|units|items|times|rounds|rockets|missiles|shells|bottles|pages|words|calls|complaints|a\.m|p\.m|GMT|UTC|hrs)\b"
)


def _iso(match: re.Match[str], _: Setting) -> Reading:
    return "DATE", date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat(), False


def _calendar_date(match: re.Match[str], setting: Setting) -> Reading:
    """Month with day, year or both, in either order; a word in lower case is a verb or an adverb ("may", "march")."""
    word = match["month"]
    parts = match.groupdict()
    if word[0].islower() or (parts.get("day") is None and word.lower() in ("mar", "sun", "dec", "jan") and not parts.get("year")):
        return None
    month = month_number(word)
    day = ordinal_number(parts["day"]) if parts.get("day") else None
    if parts.get("year"):
        return "DATE", _dated(_full_year(parts["year"]), month, day), False
    if parts.get("year_behind"):
        ends = month_number(parts["month_behind"]) if parts["month_behind"] else month
        return "DATE", _dated(_full_year(parts["year_behind"]) - (ends < month), month, day), False
    if parts.get("which") and setting.day is not None:
        return "DATE", _dated(setting.day.year + _OTHER_YEARS[parts["which"].lower()], month, day), True
    if setting.day is None:
        return "DATE", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), True
    return "DATE", _dated(year_of(month, day, setting, match), month, day), True


def _dated(year: int, month: int, day: int | None) -> str:
    return date(year, month, day).isoformat() if day else f"{year:04d}-{month:02d}"


def _full_year(written: str) -> int:
    number = int(re.sub(r"\D", "", written))
    return number if number >= 100 else number + (1900 if number > 30 else 2000)


def year_of(month: int, day: int | None, setting: Setting, match: re.Match[str]) -> int:
    """The year of a date told without one: this year's, unless "last", "next", "since" or the distance tells otherwise."""
    assert setting.day is not None
    year, words = setting.day.year, match[0].lower()
    same = date(year, month, min(day or 1, 28))
    this_month = setting.day.replace(day=1)
    if words.startswith("this"):
        return year
    if words.startswith(("last", "past")):
        last_month = (this_month - timedelta(days=1)).replace(day=1)
        return year if same < last_month else year - 1
    if words.startswith("next"):
        return year if same > setting.day else year + 1
    if same > setting.day and _SINCE.search(setting.text, max(0, match.start() - 40), match.start()):
        return year - 1
    if same > setting.day + _AHEAD and not setting.is_future(*match.span()):
        return year - 1
    has_happened = same > setting.day and _HAPPENED.search(setting.text, max(0, match.start() - 64), match.start())
    if has_happened and day is not None and not setting.is_future(*match.span()):
        return year - 1
    is_deadline = same < this_month and _DEADLINE.search(setting.text, max(0, match.start() - 160), match.start()) is not None
    if is_deadline or (same < setting.day - timedelta(days=150) and setting.is_future(*match.span())):
        return year + 1
    return year


def _bare_month(match: re.Match[str], setting: Setting) -> Reading:
    """A month alone; "May" and "March" only where a preposition or a part of the month tells that they are months."""
    word = match["month"]
    lead = setting.text[max(0, match.start("month") - _LEAD) : match.start("month")]
    is_named = lead.lower().endswith(" the ") and _NOUN_BEHIND.match(setting.text, match.end()) is not None
    if word.lower() in ("may", "march") and not is_named and not _MONTH_LEAD.search(lead):
        return None
    if len(word.rstrip(".")) < 4 and word.lower() != "may" and not word.endswith("."):
        return None
    return _calendar_date(match, setting)


def _each_month(match: re.Match[str], _: Setting) -> Reading:
    return "SET", f"XXXX-{month_number(match['month']):02d}", False


def _week_of(match: re.Match[str], setting: Setting) -> Reading:
    reading = _calendar_date(match, setting)
    if reading is None or "X" in reading[1]:
        return None
    return "DATE", iso_week(date.fromisoformat(reading[1])), reading[2]


def _plain_year(match: re.Match[str], setting: Setting) -> Reading:
    start = match.start("year")
    before = setting.text[max(0, start - 16) : start]
    behind = re.match(r"[-–](\d\d?)\b", setting.text[match.end() : match.end() + 4])
    if behind and int(behind[1]) <= int(match["year"][-len(behind[1]) :]):
        return None
    if _NUMBERED.search(before) or (int(match["year"]) < 1900 and not _YEAR_LEAD.search(before)):
        return None
    return "DATE", match["year"], False


def _short_year(match: re.Match[str], _: Setting) -> Reading:
    return "DATE", f"{_full_year(match['year']):04d}", False


def _end_of_years(match: re.Match[str], setting: Setting) -> Reading:
    """The second year of "1990-91", "1990-'91", "1990/91" and "1990-1"."""
    year, short = setting.text[match.start() - 5 : match.start() - 1], match["short"]
    is_part = re.search(r"[-/\d]$", setting.text[max(0, match.start() - 6) : match.start() - 5]) is not None
    kept = len(year) - len(short)
    if is_part or not re.fullmatch(YEAR, year) or int(short) <= int(year[kept:]):
        return None
    return "DATE", f"{year[:kept]}{short}", False


def _spoken_year(match: re.Match[str], _: Setting) -> Reading:
    words = re.sub(r"[\s-]+", " ", match["spoken"].lower())
    if words.startswith("two thousand"):
        return "DATE", f"{parse_number(words) or 2000}", False
    century, rest = words.split(" ", maxsplit=1)
    digits = 0 if rest == "hundred" else int(parse_number(rest.removeprefix("oh ")) or 0)
    return "DATE", f"{int(parse_number(century) or 0) * 100 + digits:04d}", False


def _month_spoken_year(match: re.Match[str], setting: Setting) -> Reading:
    year = _spoken_year(match, setting)
    return ("DATE", f"{year[1]}-{month_number(match['month']):02d}", False) if year else None


#: Behind the first of two days that share a year: "May 4-5, 2001", "from December 28 to January 3, 2001".
_YEAR_BEHIND = (
    rf"(?=\s*(?:[-–]|(?:to|and|or|through|until|till)\s)\s*(?:(?P<month_behind>{MONTH_PATTERN})\s+)?\d{{1,2}}(?:st|nd|rd|th)?,?\s+"
    rf"(?P<year_behind>{YEAR})\b)"
)
#: The apostrophe of a decade, not of what a year has: "the 1990's", "the mid-1990's", beside "2020's fires".
_OF_DECADE = r"['’]s(?:(?<=the\s\d{4}.s)|(?<=mid[-\s]\d{4}.s)|(?<=late[-\s]\d{4}.s)|(?<=early[-\s]\d{4}.s))"


def _decade(match: re.Match[str], _: Setting) -> Reading:
    if match["spoken"]:
        return "DATE", f"19{_SPOKEN_DECADES[match['spoken'].lower()]}X", False
    digits = match["decade"] or match["short"]
    return "DATE", (f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X"), False


def _century(match: re.Match[str], _: Setting) -> Reading:
    number = ordinal_number(match["nth"])
    return ("DATE", f"{number - 1:02d}", False) if number else None


def _season(match: re.Match[str], setting: Setting) -> Reading:
    code = SEASON_CODES[match["season"].lower()]
    if match["year"]:
        return "DATE", f"{_full_year(match['year'])}-{code}", False
    which = (match["which"] or "").lower().split()[:1]
    if which in (["every"], ["each"]):
        return "SET", f"XXXX-{code}", False
    if setting.day is None:
        return "DATE", f"XXXX-{code}", True
    begins = date(setting.day.year, SEASON_MONTHS[code], 1)
    number = setting.day.year
    if which in (["last"], ["past"]):
        number -= begins + timedelta(days=90) > setting.day
    elif which == ["next"]:
        number += begins <= setting.day
    elif which in ([], ["the"]):
        is_future = setting.is_future(*match.span())
        number += 1 if is_future and begins + timedelta(days=90) < setting.day else 0
        number -= 1 if not is_future and begins > setting.day else 0
    return "DATE", f"{number}-{code}", True


def _quarter(match: re.Match[str], setting: Setting) -> Reading:
    number = QUARTERS[match["nth"].lower()]
    year = match["year"] or match["year_first"]
    if year:
        return "DATE", f"{year}-Q{number}", False
    is_fiscal = "fiscal" in match[0].lower()  # each firm counts its own
    if setting.day is None or (is_fiscal and not match["of"]):
        return "DATE", f"XXXX-Q{number}", True
    this, of = int(quarter_value(setting.day)[-1]), (match["of"] or "").lower()
    if of:
        return "DATE", f"{setting.day.year + {'last': -1, 'next': 1}.get(of, 0)}-Q{number}", True
    is_future = abs(number - this) > 1 and setting.is_future(*match.span())  # results of the last quarter are still to be told
    opens_today = setting.day.day == 1 and setting.day.month == 3 * number - 2  # nothing can be told of it yet
    is_over = number > this or (opens_today and not setting.is_future(*match.span()))
    offset = (number < this) if is_future else -is_over
    return "DATE", f"{setting.day.year + offset}-Q{number}", True


def _half_year(match: re.Match[str], setting: Setting) -> Reading:
    half, year = 1 if match["nth"].lower() == "first" else 2, match["year"]
    if year:
        return "DATE", f"{year}-H{half}", False
    if setting.day is None:
        return "DATE", f"XXXX-H{half}", True
    offset = {"last": -1, "next": 1}.get((match["of"] or "").lower(), 0)
    return "DATE", f"{setting.day.year + offset}-H{half}", True


_WEEKDAY = rf"(?:{WEEKDAY_PATTERN},?\s+)?"
_NOT_COUNTED = r"(?![\d%]|[.,:]\d|\s*(?:percent|million|billion|a\.m|p\.m|am\b|pm\b))"
#: A year of two digits, as agencies wrote "11 JAN 90"; a noun behind it is counted: "on 25 June 30 miners died".
_BARE_YEAR = (
    r"\d\d(?=\s*(?:[,;:)\]]|\.(?!\d)|$)|\s+(?:(?-i:[A-Z]{2})|[-–—]|(?:an?|the|this|that|these|in|at|by|near|on|of|to|from|for|with|during"
    r"|between|when|after|before|while|as|and|but|because|where|he|she|it|they|we|there)\b))"
)

RULES: tuple[TimeRule, ...] = (
    TimeRule("iso_date", ("year",), pattern(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"), _iso),
    TimeRule("week_of_day", ("month",), pattern(
        rf"\b(?:the\s+)?week\s+(?:of|beginning|starting)\s+(?P<month>{MONTH_PATTERN})\s+(?P<day>{DAY_OF_MONTH})(?:,?\s+(?P<year>{YEAR})\b|(?!\d))"), _week_of),
    TimeRule("month_day_year", ("month",), pattern(
        rf"\b{_WEEKDAY}\b(?<!\b\d\s)(?<!\b[0-3]\d\s)(?P<month>{MONTH_PATTERN}){_BESIDE_MONTH}(?:the\s+)?(?P<day>{DAY_OF_MONTH}|{ORDINAL})(?:,?\s+(?P<year>{YEAR})\b|{_YEAR_BEHIND}|\s+(?:of\s+)?{_WHICH_YEAR}|{_NOT_COUNTED})"), _calendar_date),
    TimeRule("day_month_year", ("month",), pattern(
        rf"\b{_WEEKDAY}(?<![\d.,$€£])(?:the\s+)?(?P<day>{DAY_OF_MONTH}|{ORDINAL})\s+(?:of\s+)?(?P<month>{MONTH_PATTERN})(?:,?\s+(?P<year>{YEAR}|{_BARE_YEAR})\b)?(?![a-z])"), _calendar_date),
    TimeRule("month_year", ("month",), pattern(
        rf"\b{PART}\b(?P<month>{MONTH_PATTERN}),?(?:\s+of)?\s+(?:(?P<year>{YEAR})\b|{_WHICH_YEAR})"), _calendar_date),
    TimeRule("month_spoken_year", ("spoken_year",), pattern(rf"\b(?P<month>{MONTH_PATTERN})\s+(?P<spoken>{_SPOKEN})\b"), _month_spoken_year),
    TimeRule("each_month", ("month",), pattern(rf"\b(?:every|each)\s+(?P<month>{MONTH_PATTERN})\b"), _each_month),
    TimeRule("relative_month", ("month",), pattern(rf"\b(?:last|next|this|past)\s+(?P<month>{MONTH_PATTERN})(?!\w)(?!\s+\d)"), _calendar_date),
    TimeRule("bare_month", ("month",), pattern(rf"\b{PART}\b(?P<month>{MONTH_PATTERN})(?![\w]|\s+\d)"), _bare_month),
    TimeRule("spoken_year", ("spoken_year",), pattern(
        rf"\b(?:the\s+year\s+)?(?P<spoken>{_SPOKEN})\b(?!\s+(?:people|men|women|million|thousand|dollars|pounds|percent|years|miles|of))"), _spoken_year),
    TimeRule("decade", ("decade",), pattern(
        rf"\b(?:the\s+)?(?:(?:early|mid|late)[-\s]+)?(?:(?P<decade>(?:1[5-9]|20)\d0)(?:s|{_OF_DECADE})|(?<=the )(?P<spoken>{'|'.join(_SPOKEN_DECADES)}))\b"), _decade),
    TimeRule("short_decade", ("decade",), pattern(
        r"(?:\b(?:the\s+)?(?:(?:early|mid|late)[-\s]+)?['’`]|\b(?:the\s+)(?:(?:early|mid|late)[-\s]+)?)(?P<short>[2-9]0)['’]?s\b(?P<decade>)(?P<spoken>)"), _decade),
    TimeRule("century", ("century",), pattern(rf"\b(?:the\s+)?(?:(?:early|mid|late)[-\s]+)?(?P<nth>{ORDINAL})[\s-]century\b"), _century),
    TimeRule("season", ("season",), pattern(
        rf"\b(?:(?P<which>last|this|next|past|every|each|(?<=in\s)the|(?<=by\s)the|(?<=since\s)the|(?<=until\s)the)\s+(?:(?:early|late|mid)[-\s]+)?|(?P<part>(?:early|late|mid)[-\s]+)(?=\w+\b(?!\s+of\b))|(?:the\s+)?(?:(?:early|late|mid)[-\s]+)?(?=\w+\s+(?:of\s+)?['’`]?\d))"
        rf"(?P<season>{SEASON})(?:\s+(?:of\s+)?(?P<year>{YEAR}|['’`]\d\d))?\b(?!\s+of\s+(?!(?:last|this|next|that|the)\s+year\b))"), _season),
    TimeRule("quarter", ("quarter",), pattern(
        rf"\b(?:the\s+|its\s+)?(?:(?P<year_first>{YEAR})(?:['’]s)?\s+|year['’]s\s+)?(?:fiscal\s+)?(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s+)?quarter"
        rf"(?:,?\s+(?:of\s+)?(?:fiscal\s+)?(?P<year>{YEAR})|\s+of\s+(?P<of>this|last|next|the)\s+(?:fiscal\s+)?year)?\b(?!\s+(?:mile|hour))"), _quarter),
    TimeRule("half_year", ("half",), pattern(
        rf"\b(?:the\s+)?(?P<nth>first|second)[\s-]half\s+(?:of\s+)?(?:(?:fiscal\s+)?(?P<year>{YEAR})\b|(?P<of>the|this|last|next)\s+(?:fiscal\s+)?year\b|(?=earnings|profits?|results|net|sales|loss|(?:that\s+)?end(?:ed|ing)\b))"), _half_year),
    TimeRule("end_of_years", ("short_year", "year"), pattern(r"(?<=\d{4}[-–/])['’‘]?(?P<short>\d\d?)(?![\d/-]|[.,:]\d|%|\s+per\s?cent\b)"), _end_of_years),
    TimeRule("short_year", ("short_year",), pattern(r"['’`](?:(?<=in\s.)|(?<=since\s.)|(?<=from\s.)|(?<=of\s.)|(?<=by\s.)|(?<=until\s.)|(?<=and\s.))(?P<year>\d\d)\b"), _short_year),
    TimeRule("year", ("year",), pattern(
        rf"(?:(?<=\d{{4}}[-–])|(?<![\d.,$€£¥/\w–-]))(?:the\s+(?:fiscal\s+)?(?:year\s+)?|fiscal\s+(?:year\s+)?|calendar\s+|mid-|late\s+|early\s+|post-|pre-)?(?P<year>{YEAR})(?![\d,]*\d|\.\d|%|[-–]\d(?!\d{{3}}\b|\d?\b)|[A-Za-z]|{_COUNTED_THINGS})"), _plain_year),
)  # fmt: skip
