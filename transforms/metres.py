"""The glued "m" of a number: a million of what is counted or paid, or metres ("the 100m", "3m deep")."""

from __future__ import annotations

import re

from transforms.numerals import Numeral, traced

_METRES_BEHIND = re.compile(
    r"(?:\s*[-–x×]\s*\d|-(?:deep|tall|high|long|wide|thick)|\s+(?:deep|tall|high|long|wide|thick|away|from|apart|above|below|underwater|off|down|up|ahead|"
    r"north|south|east|west|race|sprint|hurdles|freestyle|backstroke|butterfly|breaststroke|medley|final|finals|title|gold|event|individual|"
    r"relay|champion|runner|sprinter|swim|pool|track|distance|radius|dash|run|walk|exclusion|telescope|cable|wall|tower|wave|drop|fall)\b)",
    re.IGNORECASE,
)
_RACES = frozenset({50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10_000})
_RACE_BEFORE = re.compile(r"\b(?:the|in|over|men[’']s|women[’']s|and|x)\s*$", re.IGNORECASE)
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
    if _METRES_BEHIND.match(text, numeral.end):
        return True
    before = text[max(0, numeral.start - 10) : numeral.start]
    is_race = numeral.value / 10**6 in _RACES and _RACE_BEFORE.search(before) is not None
    return is_race and not _NOUN_BEHIND.match(text, numeral.end)
