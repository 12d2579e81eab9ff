"""Words by which a number is a part of those told before, and so holds when they were told of; nights that the news tells of."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.text_words import in_lower_case

_VICTIMS = (
    r"(?:victims?|dead|deaths|injured|wounded|casualties|missing|killed|fatalities|survivors|bodies|arrested|detained|hurt)"
)
_OF_VICTIMS = re.compile(rf"\S+(?:\s+\w+){{0,2}}\s+of\s+(?:(?:the|those)\s+{_VICTIMS}|those\b|them\b)", re.IGNORECASE)
_AMONG_VICTIMS = re.compile(rf"\bamong\s+(?:the|those)\s+{_VICTIMS}\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\S+(?:\s+\w+)?\s+of\s+them\b", re.IGNORECASE)
_INCLUDING = re.compile(r"\bincluding\s+(?:(?:the|at|least|about|some|more|than|nearly|over|around|as|many)\s+)*$", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:of|among)\s+(?:the|those|these|them|that|this)\b[^.;:]{0,60},", re.IGNORECASE)
_OVERNIGHT = re.compile(r"overnight|(?:during|in|through|throughout)\s+the\s+night|last\s+night", re.IGNORECASE)
_AT_NIGHT = re.compile(r"\b(?:dawn|night|overnight|midnight|small\s+hours|early)\b", re.IGNORECASE)
#: "Officials reported another 31 cases last week, bringing the total for the year to": a number to date, of the year or longer.
_BRINGING = re.compile(
    r"\b(?:bring|brought|tak|took|rais|lift|push)\w*\s+(?:the|its|their|that|this|our)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:total|toll|tally|count|number|figure|sum)s?\b[^.;:]{0,60}?\bto\s+(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
#: One of its words, for which a text in lower case is looked through first.
_SUMS = re.compile(r"total|toll|tally|count|number|figure|sum")
_OF_YEAR = re.compile(r"\b(?:for|in|of|so\s+far|over|during)?\s*(?:the|this)\s+year\b|\byear[-\s]to[-\s]date\b", re.IGNORECASE)
_SAME_PERIOD = re.compile(
    r"\b(?:the\s+same|that|this)\s+(?:\w+\s+)?(?:period|stretch|timeframe|span|months|weeks|time\s+span)\b(?!\s+(?:of|in|from|a|last)\b)"
    r"|\b(?:in|over|during|within|since)\s+that\s+time\b",
    re.IGNORECASE,
)
#: What each match of it has.
_PERIODS = ("period", "stretch", "time", "span", "months", "weeks")
_SUM_REACH = 110
#: Sentences of which each figure asks the same.
_REMEMBERED = 8
#: How far before a number "including" may stand.
_REACH = 40


def is_part_here(text: str, position: int) -> bool:
    """Whether the number at a place is a part of the one before: "251 people, including 39 children", "39 of them"."""
    start = max(0, position - _REACH)
    if "including" in in_lower_case(text)[start:position] and _INCLUDING.search(text, start, position):
        return True
    return _OF_THEM.match(text, position) is not None


def is_of_victims(text: str, position: int, sentence: str) -> bool:
    """As in "eleven of the victims were children", "two nurses were among the dead"."""
    return _OF_VICTIMS.match(text, position) is not None or _AMONG_VICTIMS.search(sentence) is not None


def opens_with_part(sentence: str) -> bool:
    """As in "Of the deaths, four were in Kano"."""
    return _OPENING.match(sentence) is not None


def total_before(text: str, start: int, position: int) -> re.Match[str] | None:
    """The words "bringing the total to" before a number."""
    start = max(start, position - _SUM_REACH)
    return _BRINGING.search(text, start, position) if _SUMS.search(in_lower_case(text), start, position) else None


def is_of_year(words: str) -> bool:
    """As in "the total for the year"."""
    return _OF_YEAR.search(words) is not None


def is_night(expression: str) -> bool:
    """Whether a time is the night before: "overnight", "during the night"."""
    return _OVERNIGHT.fullmatch(expression) is not None


def tells_of_night(sentence: str) -> bool:
    """As in "missiles hit the town before dawn on Wednesday"."""
    return _AT_NIGHT.search(sentence) is not None


@lru_cache(maxsize=_REMEMBERED)
def tells_same_period(sentence: str) -> bool:
    """As in "46 were banned over the same period"."""
    return any(map(sentence.lower().__contains__, _PERIODS)) and _SAME_PERIOD.search(sentence) is not None
