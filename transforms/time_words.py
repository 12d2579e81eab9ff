"""Words of time expressions: the patterns that rules are made of, the codes of TIMEX3 values, and amounts of time in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from transforms.calendar import MONTHS, WEEKDAYS
from transforms.numerals import ONES, TENS, parse_number
from transforms.text_words import words_of

_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = rf"(?:{'|'.join(sorted((*ONES, *TENS), key=len, reverse=True))})"
_WORDS = rf"(?:(?:an?|one|{_SMALL})\s+(?:hundred|thousand)(?:\s+(?:and\s+)?{_SMALL}(?:[-\s](?:{_DIGIT}))?)?|{_SMALL}(?:[-\s](?:{_DIGIT})\b)?)"
_FIRST_WORDS = ("a", "half", *ONES, *TENS)
#: What an amount begins with, its first letter and then up to three: most words of a text open none, and see no more of it.
_OPENS_NUMBER = rf"(?=[\d{''.join(sorted({word[0] for word in _FIRST_WORDS}))}])(?=\d|{'|'.join(sorted({word[:3] for word in _FIRST_WORDS}))})"
#: An amount of time units, read by :func:`amount_of`.
NUMBER = (
    rf"{_OPENS_NUMBER}(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?[½¼¾]|[\s-][13]/[24])?|half\s+(?:an?\s+)?dozen|(?:an?|{_DIGIT})\s+dozen|half\s+an?"
    rf"|(?:{_DIGIT}|ten|an?)\s+and\s+(?:a|one)[\s-]half|{_WORDS}|an?)"
)
#: An amount that the words leave open.
VAGUE = (
    r"(?:several|a\s+few|few|some|many|(?:a\s+)?couple\s+of|a\s+couple|a\s+number\s+of|a\s+handful\s+of|dozens\s+of|countless)"
)
UNIT = r"(?:second|minute|hour|day|night|fortnight|week|weekend|month|quarter|year|decade|centur(?=y|ies)|millenni(?=um|a))"
UNITS = rf"{UNIT}(?:s|y|ies|um|a)?"
SINGLE_UNIT = r"(?:second|minute|hour|day|night|fortnight|week|weekend|month|quarter|year|decade|century|millennium)"
ABOUT = (
    r"(?:(?=[abjlmnorsuw])(?:about|around|nearly|almost|more\s+than|less\s+than|over|at\s+least|up\s+to|some|roughly|approximately|barely|just"
    r"|just\s+over|just\s+under|just\s+about|well\s+over|an\s+estimated|as\s+many\s+as|only)\s+)?"
)
#: The part of a period, which the value leaves out (TIMEX3 tells it as a modifier).
PART = (
    r"(?:(?:early|late|mid|middle)(?:\s+in)?[-\s]+|(?<!year\s)(?<!month\s)(?<!week\s)(?<!years\s)(?:earlier|later)\s+(?:in\s+)?"
    r"|(?:the\s+)?(?:beginning|start|end|middle|close)\s+of\s+|(?:the\s+)?(?:early|latter|late)\s+part\s+of\s+)?"
)
DAYTIME = r"(?:mid[-\s]?morning|mid[-\s]?afternoon|morning|afternoon|evening|nighttime|night|midday|noon|dawn|dusk)"
SEASON = r"(?:spring|summer|fall|autumn|winter)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY_OF_MONTH = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
ZONE = r"(?:GMT|UTC|[ECMPBI][SD]?T|local\s+time|Eastern(?:\s+(?:standard\s+|daylight\s+)?time)?|hrs|hours)"

SEASON_CODES = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
#: The month in which a season begins.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYTIME_CODES = {"morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "nighttime": "NI",
                 "midday": "MI", "noon": "MI"}  # fmt: skip
#: A unit as a TIMEX3 duration: prefix, factor and code.
_UNITS = {
    "second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "night": ("", 1, "D"),
    "week": ("", 1, "W"), "weekend": ("", 1, "W"), "fortnight": ("", 2, "W"), "month": ("", 1, "M"), "quarter": ("", 1, "Q"),
    "year": ("", 1, "Y"), "decade": ("", 10, "Y"), "century": ("", 100, "Y"), "millennium": ("", 1000, "Y"),
}  # fmt: skip
#: What half of a unit is, in the next smaller one.
_HALVES = {"hour": ("T", 30, "M"), "day": ("T", 12, "H"), "minute": ("T", 30, "S"), "year": ("", 6, "M")}

_ORDINALS = {word: number for number, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
     "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"), 1)}  # fmt: skip
_ORDINALS |= {f"twenty-{word}": 20 + number for word, number in list(_ORDINALS.items())[:9]} | {
    "thirtieth": 30,
    "thirty-first": 31,
}
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"

#: What a word may be the sign of; rules look only around the words of their own classes.
_CLASSES: dict[str, str] = {
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys("jan feb mar apr jun jul aug sep sept oct nov dec".split(), "month"),
    **dict.fromkeys([*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)], "weekday"),
    **dict.fromkeys([*_UNITS, *(f"{unit}s" for unit in _UNITS), "centuries", "millennia"], "unit"),
    **dict.fromkeys(SEASON_CODES, "season"),
    **dict.fromkeys([*DAYTIME_CODES, "midmorning", "midafternoon", "mornings", "afternoons", "evenings", "nights"], "daytime"),
    **dict.fromkeys("today tonight yesterday tomorrow overnight".split(), "named_day"),
    **dict.fromkeys("m am pm noon midnight clock gmt utc hrs hours".split(), "clock"),
    **dict.fromkeys("eighteen nineteen twenty thousand".split(), "spoken_year"),
    **dict.fromkeys("twenties thirties forties fifties sixties seventies eighties nineties".split(), "decade"),
    **dict.fromkeys("every each per once twice daily nightly weekly biweekly monthly bimonthly quarterly annually yearly hourly".split(), "set"),
    **dict.fromkeys(
        "now currently current nowadays presently present moment juncture point recent recently past future ago time days".split(), "reference"
    ),
}  # fmt: skip
_ALSO = {
    "hours": "unit",
    "days": "unit",
    "nights": "unit",
    "night": "unit",
    "quarter": "quarter",
    "q": "quarter",
    "half": "half",
    "twenty": "spoken_year",
    "century": "century",
    "ago": "ago",
    **dict.fromkeys("now today hence".split(), "ahead"),
    **dict.fromkeys("latest recent ended".split(), "latest"),
}
_TRIGGER = re.compile(r"\d{1,2}:\d\d|[^\W\d_]+|\d\w*(?:(?<=\d0)['’]s\b)?")
#: What may belong to a trigger behind the word in which it begins: the minutes of an hour.
_MINUTES = len(":30")
_YEAR_TOKEN = re.compile(r"(?:1[5-9]|20)\d\d$")
_DECADE_TOKEN = re.compile(r"(?:(?:1[89]|20)\d)?\d?0['’]?s$")


def classes_of_words(holiday_words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each word may be the sign of, with those that holidays begin with."""
    classes: dict[str, tuple[str, ...]] = {word: (name,) for word, name in _CLASSES.items()}
    for word, name in (*_ALSO.items(), *((word, "holiday") for word in holiday_words)):
        classes[word] = (*classes.get(word, ()), name)
    return classes


def signs_of_time(text: str, classes: Mapping[str, tuple[str, ...]]) -> dict[str, list[int]]:
    """Where words that may belong to a time expression stand, by class: ``{"weekday": [14], "clock": [3, 60]}``."""
    found: dict[str, list[int]] = defaultdict(list)
    behind = 0
    for start, word in words_of(text):
        if word in classes:
            for sign in classes[word]:
                found[sign].append(start)
        elif not word.isalpha():
            end = start + len(word)
            for match in _TRIGGER.finditer(text, max(start, behind), end + _MINUTES):
                if match.start() >= end:
                    break
                behind = match.end()
                for sign in _signs(match[0], classes):
                    found[sign].append(match.start())
    return found


def _signs(trigger: str, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a part of a word with digits may be the sign of."""
    if not trigger[0].isdigit():
        return classes.get(trigger.lower(), ())
    sign = _sign_of_digits(trigger)
    signs: tuple[str, ...] = () if sign is None else (sign,)
    if sign == "decade" and not trigger.endswith("0s"):
        signs = ("year", "decade")  # "2020's fires", "the 1990's"
    is_clock_of_four = len(trigger) == 4 and trigger < "2360" and trigger.isdigit()
    return ("four_digits", *signs) if is_clock_of_four else signs


def _sign_of_digits(word: str) -> str | None:
    if ":" in word:
        return "clock"
    if _YEAR_TOKEN.match(word):
        return "year"
    if _DECADE_TOKEN.match(word):
        return "decade"
    if len(word) == 2 and word.isdigit():
        return "short_year"
    return "clock" if word.endswith(("am", "pm")) else None


def singular_unit(word: str) -> str:
    """The unit of a word: ``decades`` gives ``decade``, ``centuries`` and ``centur`` give ``century``."""
    lower = word.lower().removesuffix("s")
    return {"centur": "century", "centurie": "century", "millenni": "millennium", "millennia": "millennium"}.get(lower, lower)


def amount_of(words: str) -> Decimal | None:
    """The number of a phrase such as ``a``, ``twenty-four``, ``half a``, ``two dozen``, ``a year``'s ``2 1/2``."""
    lower = re.sub(r"[\s-]+", " ", words.lower().strip())
    half = re.fullmatch(r"(.+) and (?:a|one) half", lower)
    if half:
        whole = amount_of(half[1])
        return None if whole is None else whole + Decimal("0.5")
    if lower.startswith("half "):
        rest = lower.removeprefix("half ")
        return Decimal(6) if rest.endswith("dozen") else Decimal("0.5")
    if lower.endswith(" dozen"):
        dozens = parse_number(lower.removesuffix(" dozen"))
        return None if dozens is None else dozens * 12
    return parse_number(words)


def duration_value(amount: Decimal | None, unit: str) -> str:
    """The TIMEX3 duration of an amount of a unit: ``P3W``, ``PT24H``, ``PXY`` where the amount is open, ``P10Y`` for a decade."""
    clock, factor, code = _UNITS[unit]
    if amount is None:
        return f"P{clock}X{code}"
    if amount == Decimal("0.5") and unit in _HALVES:
        clock, smaller, code = _HALVES[unit]
        return f"P{clock}{smaller}{code}"
    amount *= factor
    if code == "Y" and amount % 1 == Decimal("0.5"):
        return f"P{int(amount)}Y6M"
    if unit == "hour" and amount == 24:
        return "P1D"
    return f"P{clock}{amount.normalize():f}{code}"


def ordinal_number(word: str) -> int | None:
    """``19th`` and ``nineteenth`` give 19."""
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else _ORDINALS.get(word.lower().replace(" ", "-"))


def daytime_code(word: str) -> str:
    """The TIMEX3 code of a part of the day: ``mid-afternoon`` gives ``AF``."""
    return DAYTIME_CODES[re.sub(r"^mid[-\s]?(?=morning|afternoon)", "", word.lower())]
