"""Ranges: two numerals that bound one quantity ("12–13,000", "between 5 and 7", "$3 billion to $5 billion")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from transforms.numerals import Numeral
from transforms.text_words import in_lower_case
from transforms.units import UnitFinder

_GAP = re.compile(r"\s?[–—-]\s?|-?\s*\bto\b-?\s*|\s+or\s+", re.IGNORECASE)
#: "a four- or five-day halt", "a four/five day period": before a unit of time, which the first number lacks.
_GAP_BEFORE_UNIT = re.compile(r"-?,?\s+or\s+|-or-|/", re.IGNORECASE)
_UNIT_OF_TIME = re.compile(r"[-\s](?:minute|hour|day|night|week|month|year)\b", re.IGNORECASE)
#: What every gap has, the one of "between 5 and 7" as well.
_LINK = re.compile(r"[–—-]|to|or|and")
#: Nothing longer stands between the numbers of a range: "3.5 cubic metres per second to 4 cubic metres per second".
_LONGEST_GAP = 60
_UNITS_BETWEEN = re.compile(
    r"\s?%|\s*\b(?:percent|per\s+cent|million|billion|trillion|thousand|dollars|euros|pounds|yen|yuan|rupees|francs)\b|[$€£¥]|(?<=\s)(?:US|HK|AU|NZ)(?=[$\s])",
    re.IGNORECASE,
)
#: A currency written with letters before a number.
_LETTERED_SIGN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{0,3}\.?\s?[$€£¥]?$")
_PERCENT = re.compile(r"\s?%|\s?-?(?:percent|per\s+cent)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|an?\s+)?[$€£¥]?$", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:between|from)\s+(?:an?\s+|the\s+)?(?:estimated\s+)?[$€£¥]?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?[$€£¥]?$", re.IGNORECASE)
#: "lifted her forecast by $5 to $74": the second number is the level, whatever stands between the verb and "by".
_BY = re.compile(r"\bby\s+(?:an?\s+)?[$€£¥]?$", re.IGNORECASE)
#: Behind a change told in percent stands the same change in another measure.
_OR = re.compile(r"(?:%|percent|per\s+cent),?\s+or\s+[$€£¥]?$", re.IGNORECASE)
_REVISED = re.compile(r"\brevised\s+(?:up|down|higher|lower|upwards?|downwards?)\s+by\s+(?:an?\s+)?[$€£¥]?$", re.IGNORECASE)
_MOVES = r"went|goes|go|moved?|changed?|switch\w*|converted|came|shrank|extended?"
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "thousand": 10**3, "hundred": 100}
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
#: "5 or 6" bounds one number, "25k or 40k" tells two: the larger may not be more than half again as large.
_WIDEST_OR = Decimal("1.5")

#: "rose 3 to 5 percent" bounds a change; in "fell 10 to 250" the second number is the level it reached.
_WIDEST_CHANGE = 5
#: Who guesses a change by millions tells no more digits.
_ROUND = 2
#: Figures of a bowler ("8-1-60-0"), telephone numbers, shares of two sides ("a 25-75 split") and the end of a year ("from 255 in
#: 2008/09 to 210") bound nothing.
_CHAINED = re.compile(r"\d[-/]$")
_CHAIN_GOES_ON = re.compile(
    r"-\d|\s+(?:split|chance|vote|decision|ratio|margin|lead|win|loss|record|victory|draw|tie|defeat|partition|ruling|majority|start)\b"
)


class RangeFinder:
    """Puts numerals together that are the two ends of one range.

    Args:
        change_words: alternatives of a pattern for words of change: "rose from 5 to 7" is no range.
        units: tells the unit that both ends have: "between 2 kg and 3 kg".
    """

    def __init__(self, change_words: str, units: UnitFinder) -> None:
        self._units = units
        self._moved = re.compile(rf"\b(?:{change_words})\s+(?:by\s+)?[$€£¥]?$", re.IGNORECASE)
        self._change = re.compile(rf"\b(?:{change_words}|{_MOVES})\b(?:(?<!ing)[^.;]{{0,50}}|\s+)\bfrom\s+\S*$", re.IGNORECASE)

    def group(self, text: str, numerals: Sequence[Numeral]) -> Iterator[tuple[Numeral, ...]]:
        """Numerals one by one, or two together where the words between them make a range."""
        index = 0
        while index < len(numerals):
            pair = tuple(numerals[index : index + 2])
            size = 2 if len(pair) == 2 and (_is_of_time(text, *pair) or self._is_range(text, *pair)) else 1
            yield pair[:size]
            index += size

    def _end_with_unit(self, text: str, first: Numeral, last: Numeral) -> int:
        """Where the first number ends, with its unit where the second has the same."""
        unit = self._units.behind(text, first.start, first.end)
        if unit is None or unit.end > last.start:
            return first.end
        other = self._units.behind(text, last.start, last.end)
        return unit.end if other is not None and other.name == unit.name else first.end

    def _is_range(self, text: str, first: Numeral, last: Numeral) -> bool:
        if last.start - first.end > _LONGEST_GAP or not _LINK.search(in_lower_case(text), first.end, last.start):
            return False
        low, high = scaled(first, last, text)
        if low is None or high is None or low >= high or {first.form, last.form} & {"fraction", "ratio"}:
            return False
        if _is_year(text, first) and not _is_year(text, last):
            return False
        gap, before = text[self._end_with_unit(text, first, last) : last.start], text[max(0, first.start - 24) : first.start]
        sign = _LETTERED_SIGN.search(before)
        if sign is not None and gap.endswith(sign[0]):  # "from R44 to R66", "Rs 400 to Rs 500"
            gap, before = gap.removesuffix(sign[0]), before.removesuffix(sign[0])
        if _PERCENT.match(gap) and not _PERCENT.match(text, last.end):
            return False
        if _CHAINED.search(text[max(0, first.start - 2) : first.start]) or _CHAIN_GOES_ON.match(text, last.end):
            return False
        core = _UNITS_BETWEEN.sub("", gap)
        if re.fullmatch(r"\s+and\s+(?:about\s+|around\s+)?", core, re.IGNORECASE):
            return _BETWEEN.search(before) is not None
        if not _GAP.fullmatch(core):
            return False
        if core.strip() == "to" and self._leads_to_level(text, first, is_far=_is_far(text, first, low, high)):
            return False
        if _FROM.search(before) and low > 0:
            return self._change.search(text[max(0, first.start - 90) : first.start]) is None
        if "or" in core.lower().split():
            return core == gap and high <= low * _WIDEST_OR + 1 and not first.suffix
        return not _looks_like_score(text, first, last, core)

    def _leads_to_level(self, text: str, first: Numeral, *, is_far: bool) -> bool:
        """Whether what stands before a number tells a change: "fell 10 to 250", "was revised down by 80,000 to 105,000"."""
        before = text[max(0, first.start - 36) : first.start]
        is_told_again = _OR.search(before) is not None  # "rose by 9% or 98p to 1175p"
        return (
            is_told_again
            or _REVISED.search(before) is not None
            or (is_far and bool(self._moved.search(before) or _BY.search(before)))
        )


def _is_of_time(text: str, first: Numeral, last: Numeral) -> bool:
    """As in "a four- or five-day halt", "a four/five day period"."""
    if not _GAP_BEFORE_UNIT.fullmatch(text, first.end, last.start) or not _UNIT_OF_TIME.match(text, last.end):
        return False
    return first.value is not None and last.value is not None and first.value < last.value <= first.value * _WIDEST_OR + 1


def _is_far(text: str, first: Numeral, low: Decimal, high: Decimal) -> bool:
    """Whether a number is too far from another to bound one change with it, or too exact: "rose by 421,000 to 1.3 million", "by
    $179 million to $422 million".
    """
    words = text[first.start : first.end].lower()
    is_exact = re.search(r"illion|,\d{3}", words) is not None and len(re.sub(r"\D", "", words).strip("0")) > _ROUND
    return high > low * _WIDEST_CHANGE or is_exact or (first.value == low and 1000 <= low < 10**6 <= high)


def _is_year(text: str, numeral: Numeral) -> bool:
    """As in "rose in 2018 to 3.9 million"."""
    return re.fullmatch(r"(?:19|20)\d\d", text[numeral.start : numeral.end]) is not None


def _looks_like_score(text: str, first: Numeral, last: Numeral, core: str) -> bool:
    """As in "2-3." with nothing counted behind it is a score or a vote."""
    small = last.value is not None and last.value < 200 and first.value is not None
    return (
        core.strip() == "-"
        and small
        and text[last.end : last.end + 1] in (",", ".", ";", ")", "")
        and core == text[first.end : last.start]
    )


def scaled(first: Numeral, last: Numeral, text: str) -> tuple[Decimal | None, Decimal | None]:
    """Both bounds; the first number takes the scale of the second where it has none ("12–13,000", "3 to 5 million")."""
    low, high = first.value, last.value
    if low is None or high is None or low >= high:
        return low, high
    words = text[last.start : last.end].lower()
    scale = next((s for w, s in _SCALES.items() if w in words), None) or _SUFFIXES.get(last.suffix)
    if scale is None and first.form == "digits" and re.fullmatch(r"\d{1,3},000", words):
        scale = 1000
    has_own = re.search(r"[a-z]", text[first.start : first.end].lower()) is not None and first.form == "digits"
    if scale is not None and low < 1000 and low * scale < high and not has_own:
        return low * scale, high
    return low, high


def opening_before(text: str, start: int) -> int:
    """Where a range's surface starts, with "between" or "from" before it."""
    before = text[max(0, start - 24) : start]
    match = _OPENING.search(before)
    return start - len(before) + match.start() if match else start
