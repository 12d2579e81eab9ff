"""Rates: what a number is told per: "40 per 100,000 people", "$3 a barrel", "60 miles an hour", "7 rebounds per game"."""

from __future__ import annotations

import re

from transforms.text_words import in_lower_case
from transforms.units import UnitFinder, word_pattern

#: Things that prices and counts are told by with a mere article ("$3 a barrel", "20 points a game"), besides units of measure.
_TRADED = (
    *(
        "share bottle pack packet ticket piece head person unit copy plate seat room visit call ride trip game match season "
        "episode session semester household family student pupil worker employee passenger guest vehicle car bag box case crate "
        "dose pill shot innings over set round race possession capita gallon bushel barrel litre liter tonne ton pound kilo "
        "kilogram ounce gram acre hectare mile kilometre kilometer metre meter foot yard hundredweight"
    ).split(),
    "square foot", "square metre", "square meter", "square mile", "cubic metre", "metric ton",
)  # fmt: skip
_CALENDAR_BEHIND = r"(?!\s+(?:earlier|ago|later|before|after|old|older|prior|on|apart|away)\b|-old\b)"
_PEOPLE = r"(?:\s+(?:live\s+)?(?:people|residents|inhabitants|population|births|adults|women|men|children|persons|users|passengers|vehicles))?"
_PER_NUMBER = re.compile(
    rf"\s+(?:per|for\s+every|in\s+every|out\s+of\s+every)\s+(?P<per>(?:\d{{1,3}}(?:,\d{{3}})+|\d+|an?\s+(?:hundred|thousand|million)|one\s+(?:hundred|thousand|million)|hundred|thousand|million)(?:\s+(?:thousand|million))?{_PEOPLE})\b",
    re.IGNORECASE,
)
_PERIODS = "second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century"
#: Adjectives are passed over up to a thing that is traded: "$4 per common share", "$30 per eligible household".
_ADJECTIVES = (
    rf"(?:(?:(?!(?:{word_pattern(_TRADED)}|{_PERIODS}|capita|annum|and|or|of|in|for|to|by|with|at|on|from|an?|the|each|every|per)\b)[a-z-]+\s+){{1,2}}"
    rf"(?=(?:{word_pattern(_TRADED)})s?\b))?"
)
_PER_WORD = re.compile(rf"(?:\s+|-)per[\s-](?!(?:cent|se|diem|capita\s+income)\b){_ADJECTIVES}(?P<per>[a-z]+)\b", re.IGNORECASE)
#: What every rate begins with, in lower case.
_OPENS = re.compile(r"\s*(?:-?per|for|in|out|-?a|each|every|/)")
_LATIN = {"annum": "year"}
_SINGULAR_ENDINGS = re.compile(r"(?<=[^su])s$")


class RateFinder:
    """Finds what a number is told per, behind its unit or the noun it counts."""

    def __init__(self, units: UnitFinder) -> None:
        self._units = units
        traded = word_pattern(_TRADED)
        self._each = re.compile(
            rf"(?:(?:\s+(?:an?|each|every)\s+|[-\s]an?-|\s?/\s?)(?P<traded>(?:{traded})\b|(?:{_PERIODS})\b{_CALENDAR_BEHIND})|(?P<slash>\s?/\s?))",
            re.IGNORECASE,
        )

    def behind(self, text: str, end: int) -> tuple[str, int] | None:
        """What stands behind "per", "a", "each" or a slash, in the singular, and where it ends."""
        if not _OPENS.match(in_lower_case(text), end):
            return None
        number = _PER_NUMBER.match(text, end)
        if number:
            unit = self._units.at(text, number.end() + 1) if text[number.end() : number.end() + 1] == " " else None
            if unit is not None:
                return f"{number['per'].lower()} {unit.name}s", unit.end
            return re.sub(r"\s+", " ", number["per"].lower()), number.end()
        word = _PER_WORD.match(text, end)
        if word:
            unit = self._units.at(text, word.start("per"))
            if unit is not None:
                return unit.name, unit.end
            return _LATIN.get(word["per"].lower(), singular(word["per"].lower())), word.end()
        each = self._each.match(text, end)
        if each:
            return self._each_of(text, each)
        return None

    def _each_of(self, text: str, match: re.Match[str]) -> tuple[str, int] | None:
        if match["traded"]:
            return re.sub(r"\s+", " ", match["traded"].lower()), match.end()
        unit = self._units.at(text, match.end())
        return (unit.name, unit.end) if unit is not None else None


def singular(noun: str) -> str:
    """A noun in the singular by its ending: people and irregular ones stay."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss|z|\b(?:omni|mini)?bus|virus|campus|bonus|census|chorus|circus)es$", noun):
        return noun[:-2]
    return _SINGULAR_ENDINGS.sub("", noun)
