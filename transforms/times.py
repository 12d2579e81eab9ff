"""Time expressions of news text as TIMEX3 spans and values, resolved against the publication day.

An ordered list of small named rules, each a pattern and a function that gives the value. Where two matches overlap, the longer one
wins, then the earlier rule. Without a publication day relative expressions keep the TIMEX3 value that is left unresolved (``XXXX-WXX-4``).
Source of the values: TimeML 1.2.1, TIMEX3.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.calendar import (
    FULL_WEEKDAY_PATTERN,
    MONTH_PATTERN,
    QUARTERS,
    WEEKDAY_PATTERN,
    add_months,
    iso_week,
    month_number,
    quarter_value,
    shift,
    weekday_number,
)  # fmt: skip
from transforms.numerals import parse_number
from transforms.records import TimeExpression, TimexType

_NUMBER = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?:\s?[½¼¾]|\s1/2)?|(?:a\s+)?(?:hundred|dozen)|an?|half\s+an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_VAGUE = r"(?:several|a\s+few|few|some|many|a\s+couple\s+of|a\s+number\s+of)"
_UNIT = r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century|centurie)"
_ABOUT = r"(?:(?:about|around|nearly|almost|more\s+than|less\s+than|over|at\s+least|up\s+to|some|roughly|approximately|barely|just\s+over|just\s+under)\s+)?"
_PART = (
    r"(?:(?:early|late|mid)[-\s]|earlier\s+|later\s+(?=(?:to|yester|this))|(?:the\s+)?(?:beginning|start|end|middle)\s+of\s+)?"
)
_DAYTIME = r"(?:morning|afternoon|evening|night|midday|noon)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY_OF_MONTH = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_DAYTIME_CODES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI"}
_UNIT_CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "W", "month": "M", "quarter": "Q",
               "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y"}  # fmt: skip
_MULTIPLES = {"decade": 10, "century": 100, "centurie": 100}
_WORD_NUMBERS = r"(?:nineteen|twenty|eighteen|seventeen)[\s-](?:(?:ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)|oh[\s-](?:one|two|three|four|five|six|seven|eight|nine)|hundred)"
#: How far ahead of the publication day a bare date may lie before it is read as last year's: news announces days, and recalls months.
_AHEAD = timedelta(days=45)
_SINCE = re.compile(
    r"\bsince\s+(?:(?:early|late|mid|the|last|beginning|start|end|middle|of|about|around)[\s-]+)*$", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|would|(?:is|are|was|were|be)\s+(?:to|due|set|scheduled|expected|slated|likely|planning)|scheduled|expected|due|slated|plans?"
    r"|set\s+to|going\s+to|upcoming|effective|deadline|as\s+(?:early|soon)\s+as|ahead\s+of|payable)\b|['’]ll\b|\bset\b[^.]{0,40}\bfor\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are resolved against: the text around them and the publication day (None: unknown)."""

    text: str
    day: date | None

    def is_future(self, start: int) -> bool:
        """Whether the words of the clause before a position speak of what is to come."""
        clause = re.split(r"[.,;!?\n]\s|[“”]", self.text[max(0, start - 90) : start])[-1]
        return _FUTURE.search(clause) is not None


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A time expression with the rule that found it; ``is_relative`` where its value depends on the publication day."""

    expression: TimeExpression
    rule: str
    is_relative: bool


Result = tuple[TimexType, str, bool] | None
Rule = tuple[str, re.Pattern[str], Callable[[re.Match[str], Anchor], Result]]


def find_times(text: str, published: date | None) -> list[TimeMatch]:
    """The time expressions of a text in order, without overlaps."""
    anchor = Anchor(text, published)
    candidates = []
    for order, (name, pattern, value_of) in enumerate(RULES):
        for match in pattern.finditer(text):
            result = _safely(value_of, match, anchor)
            if result is not None:
                candidates.append((match.start() - match.end(), order, match, name, result))
    found: list[TimeMatch] = []
    free = [True] * len(text)
    for _, _, match, name, (kind, value, is_relative) in sorted(candidates, key=lambda c: (c[0], c[1], c[2].start())):
        start, end = match.span()
        if all(free[start:end]):
            free[start:end] = [False] * (end - start)
            found.append(TimeMatch(TimeExpression(start, end, text[start:end], kind, value), name, is_relative))
    return sorted(found, key=lambda match: match.expression.start)


def _safely(value_of: Callable[[re.Match[str], Anchor], Result], match: re.Match[str], anchor: Anchor) -> Result:
    """A rule's value; None where the words name a day that the calendar does not have."""
    try:
        return value_of(match, anchor)
    except (ValueError, OverflowError):
        return None


# ---------------------------------------------------------------- dates that name day, month or year


def _iso(match: re.Match[str], _: Anchor) -> Result:
    return "DATE", date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat(), False


def _calendar_date(match: re.Match[str], anchor: Anchor) -> Result:
    """Month with day, year or both, in either order."""
    parts = match.groupdict()
    month = month_number(parts["month"])
    day = int(re.sub(r"\D", "", parts["day"])) if parts.get("day") else None
    year, is_relative = _year(parts.get("year"), month, day, anchor, match)
    if year is None:
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    elif day is None:
        value = f"{year:04d}-{month:02d}"
    else:
        value = date(year, month, day).isoformat()
    return "DATE", value, is_relative


def _year(written: str | None, month: int, day: int | None, anchor: Anchor, match: re.Match[str]) -> tuple[int | None, bool]:
    if written:
        number = int(re.sub(r"\D", "", written))
        if number < 100:
            number += 1900 if number > 30 else 2000
        return number, False
    if anchor.day is None:
        return None, True
    year = anchor.day.year
    same = date(year, month, min(day or 1, 28))
    if re.match(r"last\b", match[0], re.IGNORECASE):
        return (year if same < anchor.day.replace(day=1) else year - 1), True
    if re.match(r"next\b", match[0], re.IGNORECASE):
        return (year if same > anchor.day else year + 1), True
    is_future = anchor.is_future(match.start())
    if same > anchor.day and _SINCE.search(anchor.text, max(0, match.start() - 40), match.start()):
        return year - 1, True
    if same > anchor.day + _AHEAD and not is_future:
        return year - 1, True
    if is_future and same < anchor.day - timedelta(days=240):
        return year + 1, True
    return year, True


def _bare_month(match: re.Match[str], anchor: Anchor) -> Result:
    """A month alone; "May" and "March" only where a preposition or a part of the month tells that they are months."""
    word = match["month"]
    if word.lower().rstrip(".") in ("may", "march", "mar") and match["lead"] is None:
        return None
    if len(word.rstrip(".")) < 4 and word.rstrip(".") != "May":
        return None  # "Sun. Jan." and the like: abbreviations stand with a day or a year
    return _calendar_date(match, anchor)


def _plain_year(match: re.Match[str], _: Anchor) -> Result:
    return "DATE", match["year"], False


def _spoken_year(match: re.Match[str], _: Anchor) -> Result:
    words = re.split(r"[\s-]", match["spoken"].lower(), maxsplit=1)
    century = parse_number(words[0])
    rest = _last_digits(words[1])
    return ("DATE", f"{int(century or 0) * 100 + rest:04d}", False) if century else None


def _month_spoken_year(match: re.Match[str], anchor: Anchor) -> Result:
    year = _spoken_year(match, anchor)
    return ("DATE", f"{year[1]}-{month_number(match['month']):02d}", False) if year else None


def _last_digits(words: str) -> int:
    """The last two digits of a spoken year."""
    if words == "hundred":
        return 0
    value = parse_number(words.removeprefix("oh ").removeprefix("oh-"))
    return int(value or 0)


def _decade(match: re.Match[str], _: Anchor) -> Result:
    digits = match["decade"]
    return "DATE", (f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X"), False


def _century(match: re.Match[str], _: Anchor) -> Result:
    words = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "seventeenth": 17, "sixteenth": 16}
    word = match["nth"].lower()
    number = words.get(word) or int(re.sub(r"\D", "", word) or 0)
    return ("DATE", f"{number - 1:02d}", False) if number else None


# ---------------------------------------------------------------- days and weeks around the publication day


def _weekday(match: re.Match[str], anchor: Anchor) -> Result:
    number = weekday_number(match["weekday"])
    if anchor.day is None:
        return "DATE", f"XXXX-WXX-{number + 1}", True
    day = _weekday_near(anchor, number, (match.groupdict().get("which") or "").lower(), match.start())
    part = match.groupdict().get("daytime")
    if part:
        return "TIME", f"{day.isoformat()}T{_DAYTIME_CODES[part.lower()]}", True
    return "DATE", day.isoformat(), True


def _weekday_near(anchor: Anchor, number: int, which: str, start: int) -> date:
    assert anchor.day is not None
    back = (anchor.day.weekday() - number) % 7
    ahead = (number - anchor.day.weekday()) % 7
    if which in ("last", "past", "the previous", "previous"):
        return anchor.day - timedelta(days=back or 7)
    if which in ("next", "this coming", "coming", "the following"):
        return anchor.day + timedelta(days=ahead or 7)
    if anchor.is_future(start) and ahead:
        return anchor.day + timedelta(days=ahead)
    return anchor.day - timedelta(days=back)


def _named_day(match: re.Match[str], anchor: Anchor) -> Result:
    word = re.sub(r"\s+", " ", match["named"].lower())
    offset = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}.get(word)
    part = match.groupdict().get("daytime")
    if word.startswith("this "):
        offset, part = 0, word.split()[-1]
    elif word.startswith("last "):
        offset, part = -1, word.split()[-1]
    if word in ("tonight", "overnight"):
        part = "night"
    if offset is None or anchor.day is None:
        return ("DATE", "PRESENT_REF", True) if offset == 0 and not part else None
    day = (anchor.day + timedelta(days=offset)).isoformat()
    return ("TIME", f"{day}T{_DAYTIME_CODES[part.lower()]}", True) if part else ("DATE", day, True)


def _this_unit(match: re.Match[str], anchor: Anchor) -> Result:
    which, unit = match["which"].lower().split()[-1], match["unit"].lower()
    if anchor.day is None:
        return None
    offset = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    return "DATE", shift(anchor.day, offset, unit), True


def _weekend(match: re.Match[str], anchor: Anchor) -> Result:
    if anchor.day is None:
        return None
    which = (match["which"] or "").lower().split()
    offset = (
        1
        if "next" in which or "coming" in which
        else -1
        if anchor.day.weekday() < 5 and not anchor.is_future(match.start())
        else 0
    )
    return "DATE", f"{iso_week(anchor.day + timedelta(weeks=offset))}-WE", True


def _season(match: re.Match[str], anchor: Anchor) -> Result:
    code = _SEASONS[match["season"].lower()]
    if match["year"]:
        return "DATE", f"{match['year']}-{code}", False
    if anchor.day is None:
        return None
    which = (match["which"] or "").lower()
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = anchor.day.year
    if which == "last" and date(year, month, 1) + timedelta(days=90) > anchor.day:
        year -= 1
    if which == "next" and date(year, month, 1) <= anchor.day:
        year += 1
    return "DATE", f"{year}-{code}", True


def _quarter(match: re.Match[str], anchor: Anchor) -> Result:
    number = QUARTERS[match["nth"].lower()]
    year = match["year"] or match["year_first"]
    if year:
        return "DATE", f"{year}-Q{number}", False
    if anchor.day is None:
        return "DATE", f"XXXX-Q{number}", True
    this = int(quarter_value(anchor.day)[-1])
    return "DATE", f"{anchor.day.year - (number > this)}-Q{number}", True


def _half_year(match: re.Match[str], anchor: Anchor) -> Result:
    year = match["year"] or (str(anchor.day.year) if anchor.day else "XXXX")
    return "DATE", f"{year}-H{1 if match['nth'].lower() == 'first' else 2}", not match["year"]


def _latest_quarter(_: re.Match[str], anchor: Anchor) -> Result:
    return ("DATE", quarter_value(add_months(anchor.day, -3)), True) if anchor.day else None


def _year_earlier(_: re.Match[str], anchor: Anchor) -> Result:
    return ("DATE", str(anchor.day.year - 1), True) if anchor.day else None


def _ago(match: re.Match[str], anchor: Anchor) -> Result:
    unit = match["unit"].lower()
    amount = parse_number(match["number"]) if match["number"] else None
    if amount is None:
        return "DATE", "FUTURE_REF" if match["way"].lower() in ("later", "from now") else "PAST_REF", True
    if anchor.day is None:
        return None
    sign = 1 if match["way"].lower() in ("later", "from now", "hence") else -1
    if unit in ("hour", "minute", "second"):
        return None if unit != "hour" or amount > 48 else ("DATE", (anchor.day - timedelta(hours=int(amount))).isoformat(), True)
    return "DATE", shift(anchor.day, sign * int(amount), unit), True


# ---------------------------------------------------------------- clock times, durations, sets, references


def _clock(match: re.Match[str], anchor: Anchor) -> Result:
    hour, minute = int(match["hour"] or 12), int(match["minute"] or 0)
    half = re.sub(r"\W", "", match["half"] or "").lower()
    hour = hour % 12 + 12 if half == "pm" else 0 if half == "am" and hour == 12 else hour
    if hour > 24 or minute > 59:
        return None
    named = match["weekday"] or match["weekday_first"]
    day = anchor.day
    if named and day:
        day = _weekday_near(anchor, weekday_number(named), "", match.start())
    prefix = day.isoformat() if day else "XXXX-XX-XX"
    return "TIME", f"{prefix}T{hour:02d}:{minute:02d}", True


def _military_clock(match: re.Match[str], anchor: Anchor) -> Result:
    prefix = anchor.day.isoformat() if anchor.day else "XXXX-XX-XX"
    return "TIME", f"{prefix}T{match['hour24']}:{match['minute24']}", True


def _duration(match: re.Match[str], _: Anchor) -> Result:
    unit = match["unit"].lower()
    words = match["number"]
    amount = parse_number(re.sub(r"^half\s+an?$", "½", words, flags=re.IGNORECASE)) if words else None
    code = _UNIT_CODES[unit]
    clock = "T" if unit in ("second", "minute", "hour") else ""
    if amount is None:
        return "DURATION", f"P{clock}X{code}", False
    amount *= _MULTIPLES.get(unit, 1)
    if unit == "year" and amount % 1 == amount.__class__("0.5"):
        return "DURATION", f"P{int(amount)}Y6M" if amount > 1 else "P6M", False
    if unit == "hour" and amount == 24:
        return "DURATION", "P1D", False
    if unit in ("quarter", "second") and words.lower() in ("a", "an"):
        return None  # "a quarter" is a share and "a second" an ordinal far more often than a time
    whole = f"{amount.normalize():f}"
    return "DURATION", f"P{clock}{whole}{code}", False


def _vague_duration(match: re.Match[str], anchor: Anchor) -> Result:
    unit = match["unit"].lower()
    clock = "T" if unit in ("second", "minute", "hour") else ""
    del anchor
    amount = "2" if "couple" in match[0].lower() else "X"
    return "DURATION", f"P{clock}{amount}{_UNIT_CODES[unit]}", False


def _past_unit(match: re.Match[str], _: Anchor) -> Result:
    unit = match["unit"].lower()
    return "DURATION", f"P{_MULTIPLES.get(unit, 1)}{_UNIT_CODES[unit]}", True


def _set(match: re.Match[str], _: Anchor) -> Result:
    word = match[0].lower()
    adverbs = {
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "monthly": "P1M",
        "quarterly": "P3M",
        "annually": "P1Y",
        "yearly": "P1Y",
        "hourly": "PT1H",
    }
    if word in adverbs:
        return "SET", adverbs[word], False
    unit = match["unit"].lower()
    if unit in _UNIT_CODES:
        clock = "T" if unit in ("second", "minute", "hour") else ""
        return "SET", f"P{clock}1{_UNIT_CODES[unit]}", False
    if unit in _DAYTIME_CODES:
        return "SET", f"XXXX-XX-XXT{_DAYTIME_CODES[unit]}", False
    return "SET", f"XXXX-WXX-{weekday_number(unit) + 1}", False


def _reference(value: str) -> Callable[[re.Match[str], Anchor], Result]:
    return lambda _match, _anchor: ("DATE", value, True)


def _season_any(match: re.Match[str], anchor: Anchor) -> Result:
    if match["season2"]:
        return "DATE", f"{match['year2']}-{_SEASONS[match['season2'].lower()]}", False
    return _season(match, anchor)


def _clock_any(match: re.Match[str], anchor: Anchor) -> Result:
    if match["hour"]:
        return _clock(match, anchor)
    day = anchor.day
    named = match["weekday"] or match["weekday_first"]
    if named and day:
        day = _weekday_near(anchor, weekday_number(named), "", match.start())
    prefix = day.isoformat() if day else "XXXX-XX-XX"
    if match["noon"]:
        return "TIME", f"{prefix}T{'12' if match['noon'].lower() == 'noon' else '24'}:00", True
    return "TIME", f"{prefix}T{int(match['hour24']):02d}:{match['minute24']}", True


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Rules in the order of their precedence among matches of the same length.
RULES: tuple[Rule, ...] = (
    ("iso_date", _compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"), _iso),
    ("month_day_year", re.compile(
        rf"(?:{WEEKDAY_PATTERN},?\s+)?\b(?P<month>{MONTH_PATTERN})\s+(?P<day>{_DAY_OF_MONTH})(?:,?\s+(?P<year>{_YEAR})\b|(?![\d%]|[.,:]\d|\s*(?:percent|million|billion|a\.m|p\.m|am\b|pm\b)))"), _calendar_date),
    ("day_month_year", re.compile(
        rf"(?:{WEEKDAY_PATTERN},?\s+)?(?<![\d.,$€£])(?:the\s+)?(?P<day>{_DAY_OF_MONTH})\s+(?:of\s+)?(?P<month>{MONTH_PATTERN})(?:,?\s+(?P<year>{_YEAR}|\d\d(?!\d))\b)?(?![a-z])"), _calendar_date),
    ("upper_day_month_year", re.compile(
        rf"(?<![\d.,$])\b(?P<day>{_DAY_OF_MONTH})\s+(?P<month>{MONTH_PATTERN.upper()})(?:\s+(?P<year>\d\d(?:\d\d)?))?\b"), _calendar_date),
    ("month_year", re.compile(rf"{_PART}\b(?P<month>{MONTH_PATTERN}),?(?:\s+of)?\s+(?P<year>{_YEAR})\b"), _calendar_date),
    ("month_spoken_year", re.compile(rf"\b(?P<month>{MONTH_PATTERN})\s+(?P<spoken>{_WORD_NUMBERS})\b"), _month_spoken_year),
    ("relative_month", re.compile(rf"\b(?:[Ll]ast|[Nn]ext|[Tt]his)\s+(?:(?P<month>{MONTH_PATTERN}))\b(?!\s+\d)"), _calendar_date),
    ("bare_month", re.compile(
        rf"(?:(?P<lead>(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Bb]y\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Ff]rom\s)|(?<=\b[Ll]ate\s)|(?<=\b[Ee]arly\s)|(?<=\b[Ff]or\s)|(?<=\b[Oo]f\s)))?{_PART}\b(?P<month>{MONTH_PATTERN})(?![\w’']|\s+\d)"), _bare_month),
    ("spoken_year", _compile(rf"\b(?P<spoken>{_WORD_NUMBERS})\b(?!\s+(?:people|men|women|million|thousand|dollars|percent|years|of))"), _spoken_year),
    ("decade", _compile(r"\b(?:the\s+)?(?:(?:early|mid|late)[-\s])?(?P<decade>(?:1[89]|20)\d0|(?<=['’])\d0)['’]?s\b"), _decade),
    ("century", _compile(r"\b(?:the\s+)?(?P<nth>\d{1,2}(?:st|nd|rd|th)|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)[\s-]century\b"), _century),
    ("quarter", _compile(
        rf"\b(?:the\s+)?(?:(?P<year_first>{_YEAR})(?:['’]s)?\s+)?(?:fiscal\s+)?(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s+)?quarter(?:\s+(?:of\s+)?(?:fiscal\s+)?(?P<year>{_YEAR}))?\b(?!\s+(?:mile|hour))"), _quarter),
    ("half_year", _compile(rf"\b(?:the\s+)?(?P<nth>first|second)\s+half\s+of\s+(?:the\s+year|(?P<year>{_YEAR}))\b"), _half_year),
    ("latest_quarter", _compile(r"\b(?:the\s+|its\s+)?(?:latest|most\s+recent|last|previous)\s+(?:fiscal\s+)?quarter\b"), _latest_quarter),
    ("year_earlier", _compile(r"\b(?:(?:the\s+)?year[-\s](?:earlier|ago)(?:\s+(?:quarter|period))?|a\s+year\s+(?:earlier|before|ago)|the\s+previous\s+year)\b"), _year_earlier),
    ("ago", _compile(rf"\b{_ABOUT}(?:(?P<number>{_NUMBER})|{_VAGUE})\s+(?P<unit>{_UNIT})s?\s+(?P<way>ago|earlier|later|from\s+now|hence)\b"), _ago),
    ("weekday", re.compile(
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Pp]ast|(?:[Tt]he\s+)?[Pp]revious|[Tt]his\s+coming|[Cc]oming|[Tt]he\s+following|[Tt]his)\s+|(?:[Ee]arly|[Ll]ate|[Ee]arlier)\s+)?(?P<weekday>{FULL_WEEKDAY_PATTERN})(?:\s+(?P<daytime>{_DAYTIME}))?\b(?!s\b)", 0), _weekday),
    ("weekday_upper", re.compile(rf"\b(?P<weekday>{FULL_WEEKDAY_PATTERN.upper()})\b"), _weekday),
    ("named_day", _compile(rf"\b(?:(?:earlier|late|later|early)\s+)?(?P<named>today|tonight|yesterday|tomorrow|overnight|this\s+{_DAYTIME}|last\s+(?:night|evening))(?:\s+(?P<daytime>{_DAYTIME}))?\b"), _named_day),
    ("this_unit", _compile(r"\b(?:earlier\s+|later\s+|early\s+|late\s+)?(?P<which>this|last|next|the\s+(?:previous|following|coming)|the\s+current|the\s+past(?=\s+(?:week|month|year)\b(?!\s+and)))\s+(?P<unit>week|month|year|decade|century)\b(?!-)"), _this_unit),
    ("weekend", _compile(r"\b(?:over\s+)?(?P<which>this|last|next|the|this\s+coming|the\s+past)\s+weekend\b"), _weekend),
    ("season", _compile(rf"\b(?:(?P<which>last|this|next)\s+(?P<season>spring|summer|fall|autumn|winter)(?P<year>)?|(?P<which2>in\s+the\s+)?(?P<season2>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<year2>{_YEAR}))\b"), _season_any),
    ("year", _compile(rf"(?<![\d.,$€£/\w-])(?:the\s+(?:year\s+)?|fiscal\s+|mid-|late\s+|early\s+|post-|pre-)?(?P<year>{_YEAR})(?![\d,]*\d|\.\d|%|[-–]\d|\s*(?:percent|per\s+cent|people|men|women|children|soldiers|troops|civilians|dollars|euros|pounds|square|metres|meters|miles|km|kilometers|kilometres|feet|votes|seats|jobs|workers|homes|houses|deaths|cases|tons|tonnes)\b)"), _plain_year),
    ("clock", _compile(
        rf"\b(?:(?P<weekday_first>{FULL_WEEKDAY_PATTERN})\s+(?:at\s+)?)?(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\b\.?)|(?<!\d)(?P<hour24>(?:[01]?\d|2[0-3])):(?P<minute24>[0-5]\d)(?:\s*(?:GMT|UTC|EST|EDT|hrs|hours))?(?![\d:])|(?P<noon>noon|midnight))(?:\s+(?:GMT|UTC|[ECMP][SD]T|local\s+time))?(?:\s+(?:on\s+)?(?P<weekday>{FULL_WEEKDAY_PATTERN}))?"), _clock_any),
    ("military_clock", _compile(r"(?<![\d.,])(?P<hour24>[01]\d|2[0-3])(?P<minute24>[0-5]\d)\s?(?:GMT|UTC|hrs|hours|local\s+time)\b"), _military_clock),
    ("set", _compile(rf"\b(?:(?:every|each|per)\s+(?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade|{_DAYTIME}|{FULL_WEEKDAY_PATTERN})|daily|nightly|weekly|monthly|quarterly|annually|yearly|hourly)\b"), _set),
    ("recent_period", _compile(rf"\b(?:(?:in\s+)?recent)\s+(?:{_UNIT})s\b(?:\s+and\s+(?:{_UNIT})s)?"), _reference("PAST_REF")),
    ("vague_duration", _compile(rf"\b(?:the\s+)?(?:(?:past|last|next|coming|previous|following)\s+)?(?P<vague>{_VAGUE})\s+(?P<unit>{_UNIT})s\b"), _vague_duration),
    ("duration", _compile(
        rf"\b(?:(?:the\s+)?(?:(?:past|last|next|coming|first|final|previous|following|preceding)\s+)?){_ABOUT}(?P<number>{_NUMBER})(?:,?[-\s]+(?:straight\s+|consecutive\s+|full\s+|whole\s+|more\s+|calendar\s+)?)(?P<unit>{_UNIT})s?(?:-long)?\b(?![-\s]old)"), _duration),
    ("past_unit", _compile(r"\b(?:the\s+)?(?:past|last|previous)\s+(?P<unit>decade|century|hour|day|quarter[-\s]century)\b"), _past_unit),
    ("unit_long", _compile(r"\b(?P<number>)(?P<unit>day|week|month|year|decade|hour)s?-long\b"), _vague_duration),
    ("bare_units", _compile(r"\b(?:(?<=for )|(?<=in )|(?<=over ))(?:the\s+)?(?P<unit>day|week|month|year|decade|hour|minute)s\b(?!\s+(?:ago|earlier))"), _vague_duration),
    ("present", _compile(r"\b(?:now|currently|at\s+present|nowadays|at\s+the\s+moment|right\s+now)\b"), _reference("PRESENT_REF")),
    ("past", _compile(r"\b(?:recently|in\s+the\s+past\b(?!\s+(?:\w+\s+)?(?:day|week|month|year|hour|decade)))\b"), _reference("PAST_REF")),
    ("future", _compile(r"\b(?:the\s+(?:near\s+)?future)\b"), _reference("FUTURE_REF")),
)  # fmt: skip
