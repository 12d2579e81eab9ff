"""The glued "m" of a number: a million of what is counted or paid, or metres ("the 100m", "3m deep")."""

from __future__ import annotations

import re

from transforms.numerals import Numeral, traced

_METRES_BEHIND = re.compile(
    r"(?:\s*[-–x×]\s*\d|-(?:deep|tall|high|long|wide|thick)|\s+(?:deep|tall|high|long|wide|thick|across|away|from|apart|above|below|beneath|beyond|"
    r"underwater|underground|offshore|inland|short\s+of|off|down|up|ahead|downstream|upstream|"
    r"to\s+(?:his|her|their|its)\s+deaths?|in\s+(?:depth|height|length|width|diameter|circumference|altitude|thickness|radius)|"
    r"into\s+(?:the|an?|his|her|their|its)\s+(?:air|sky|sea|journey|voyage|crossing|climb|descent|flight|race|tunnel|mine|shaft|cave|ravine|gorge|valley|canyon|"
    r"river|lake|water|ground|earth|forest|jungle|bush|woods?|field|territory)|"
    r"north|south|east|west|race|sprint|hurdles|freestyle|backstroke|butterfly|breaststroke|medley|final|finals|title|gold|event|individual|"
    r"relay|champion|runner|sprinter|swim|pool|track|distance|radius|dash|run|walk|exclusion|telescope|cable|wall|tower|wave|drop|fall)\b)",
    re.IGNORECASE,
)
#: "46m (151ft)": told again in feet or yards.
_IN_FEET = re.compile(
    r"\s*\(\s*(?:about|around|nearly|some|roughly|over)?\s*[\d.,]+\s?-?(?:ft|feet|foot|yards?|yds?|in|inches|miles?)\b",
    re.IGNORECASE,
)
#: "a depth of up to 46m", "at altitudes above 900m".
_EXTENT_BEFORE = re.compile(
    r"\b(?:depth|height|length|width|breadth|altitude|elevation|radius|diameter|distance|thickness|circumference|perimeter|wingspan|draught)s?"
    r"\s+(?:(?:of|to|at|from|above|below|over|under|around|about|nearly|almost|some|just|only|roughly|exceeding|between|and|is|was|reached|up|more|less|than|an?|estimated|\d+m)\s+)*$",
    re.IGNORECASE,
)
_MOVED_BEFORE = re.compile(
    r"\b(?:swam|walked|hiked|crawled|abseiled|sprinted|waded|paddled|dived|dug)\s+(?:(?:about|some|nearly|around|over|up|down|to|the)\s+)*$",
    re.IGNORECASE,
)
_RACES = frozenset({50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10_000})
_RACE_BEFORE = re.compile(r"\b(?:the|in|over|men[’']s|women[’']s|and|x)\s*$", re.IGNORECASE)
#: How far before a number the word stands that says what is measured.
_WINDOW = 60
_NOUN_BEHIND = re.compile(r"\s+(?:[a-z]+s|people|men|women|children)\b")


def without_million(text: str, numeral: Numeral) -> Numeral:
    """A numeral like "100m" without its suffix where metres are meant, else unchanged."""
    if not _is_metres(text, numeral):
        return numeral
    steps = numeral.trace[:-1]  # the last step is the suffix
    return traced(numeral.start, numeral.end - 1, numeral.form, *steps)


def _is_metres(text: str, numeral: Numeral) -> bool:
    if text[numeral.end - 1] != "m" or numeral.value is None:
        return False
    if _METRES_BEHIND.match(text, numeral.end) or _IN_FEET.match(text, numeral.end) or "," in text[numeral.start : numeral.end]:
        return True  # a thousand millions are told as a billion: "1,200m" is a height
    window = text[max(0, numeral.start - _WINDOW) : numeral.start]
    if _EXTENT_BEFORE.search(window) or _MOVED_BEFORE.search(window):
        return True
    before = window[-10:]
    is_race = numeral.value / 10**6 in _RACES and _RACE_BEFORE.search(before) is not None
    return is_race and not _NOUN_BEHIND.match(text, numeral.end)
