"""Rules for how long something lasts (durations) and how often it happens (sets)."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.time_setting import Reading, Setting, TimeRule, group, pattern
from transforms.time_words import (
    ABOUT,
    DAYTIME,
    NUMBER,
    SEASON_CODES,
    SINGLE_UNIT,
    UNIT,
    VAGUE,
    YEAR,
    amount_of,
    daytime_code,
    duration_value,
    singular_unit,
)

_ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M",
    "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip
_LIKE_A_YEAR = re.compile(YEAR)
#: "a quarter" is a share, "a second" an ordinal and "a night" an evening far more often than a length of time.
_NO_LENGTH = frozenset({"quarter", "second"})
_WHICH = r"(?:the\s+(?!\S+-))?(?:(?=[ceflnpsw])(?:past|last|next|coming|first|final|previous|following|preceding|latest|ensuing|subsequent|entire|full|whole)\s+)?"


def _duration(match: re.Match[str], _: Setting) -> Reading:
    unit, words = singular_unit(match["unit"]), match["number"].lower()
    amount = amount_of(words)
    if (words in ("a", "an") and match["plural"]) or (_LIKE_A_YEAR.fullmatch(words) and not match["plural"]):
        return None  # "a decades-long", "the 1988 quarter"
    if amount is None or (unit in _NO_LENGTH and words in ("a", "an", "half a")):
        return None
    if unit == "quarter" and re.match(r"s?\s+of\b", match.string[match.end() : match.end() + 5]) and "-" in match[0]:
        return None  # "three-quarters of" is a share
    if match["half"]:
        amount += Decimal("0.5")
    return "DURATION", duration_value(amount, unit), False


def _vague_duration(match: re.Match[str], _: Setting) -> Reading:
    amount = Decimal(2) if "couple" in match[0].lower() else None
    return "DURATION", duration_value(amount, singular_unit(match["unit"])), False


def _whole_unit(match: re.Match[str], _: Setting) -> Reading:
    """One unit told without a number: "day-long", "the past decade", "the fiscal year ended"; open where the word is a plural."""
    unit = group(match, "unit") or group(match, "fiscal")
    return "DURATION", duration_value(None if group(match, "plural") else Decimal(1), unit), False


def _half_unit(match: re.Match[str], _: Setting) -> Reading:
    unit = singular_unit(match["unit"])
    share = Decimal("0.5") if group(match, "share") == "half" else Decimal("0.25")
    return "DURATION", duration_value(share, unit), False


def _set(match: re.Match[str], _: Setting) -> Reading:
    word = match[0].lower()
    if word in _ADVERBS:
        return "SET", _ADVERBS[word], False
    unit = "year" if match["annum"] else match["unit"].lower()
    if unit in SEASON_CODES:
        return "SET", f"XXXX-{SEASON_CODES[unit]}", False
    if match["daytime"]:
        return "SET", f"XXXX-XX-XXT{daytime_code(unit)}", False
    amount = amount_of(match["number"]) if match["number"] else Decimal(2 if match["other"] else 1)
    return "SET", duration_value(amount, singular_unit(unit)), False


RULES: tuple[TimeRule, ...] = (
    TimeRule("set", ("set",), pattern(
        rf"\b(?:(?:every|each|per|once\s+an?|twice\s+an?)\s+(?:single\s+)?(?:(?P<other>other\s+)|(?P<number>{NUMBER}|few|several)\s+)?(?P<unit>{SINGLE_UNIT}|{'|'.join(SEASON_CODES)}|(?P<daytime>{DAYTIME}))(?:s\b)?"
        rf"|per\s+(?P<annum>annum)|{'|'.join(_ADVERBS)})\b"), _set),
    TimeRule("vague_duration", ("unit",), pattern(rf"\b{_WHICH}(?P<vague>{VAGUE})\s+(?:more\s+)?(?P<unit>{UNIT})(?:s|ies)\b"), _vague_duration),
    TimeRule("coming_units", ("unit",), pattern(
        rf"\b(?:the\s+)?(?:coming|next|past|last|previous|following|preceding|intervening|ensuing)\s+(?P<unit>{UNIT})(?:s|ies)\b"), _vague_duration),
    TimeRule("units_ahead", ("unit",), pattern(rf"\b(?:the\s+)?(?P<unit>{UNIT})(?:s|ies)\s+(?:ahead|to\s+come)\b"), _vague_duration),
    TimeRule("duration", ("unit",), pattern(
        rf"\b{_WHICH}{ABOUT}(?P<number>{NUMBER})(?:,?[-\s]+(?:straight\s+|consecutive\s+|successive\s+|full\s+|whole\s+|more\s+|calendar\s+|fiscal\s+|additional\s+|long\s+)?)"
        rf"(?P<unit>{UNIT})(?:(?P<plural>s|ies)|y|um|a)?(?:-long)?\b(?![-\s]old)(?P<half>\s+and\s+a\s+half\b)?"), _duration),
    TimeRule("past_unit", ("unit",), pattern(
        r"\b(?:the\s+)?(?:past|(?:last|previous)(?=\s+(?:decade|century|hour|day|minute|fortnight)))\s+(?P<unit>decade|century|year|month|week|weekend|hour|day|minute|fortnight)\b"), _whole_unit),
    TimeRule("year_ended", ("unit",), pattern(
        r"\b(?:the\s+|its\s+|a\s+)?(?:fiscal\s+|full\s+)?(?P<unit>year|month|week)(?=\s+(?:that\s+)?(?:ended|ending|(?:up\s+)?to)\s+(?:on\s+)?[A-Z0-9])|\b(?:the|a)\s+fiscal\s+(?P<fiscal>year)\b"), _whole_unit),
    TimeRule("half_unit", ("unit",), pattern(r"\b(?:(?:a|the\s+(?:past|last|next)|nearly\s+a)\s+)?(?P<share>half|quarter)[-\s](?:of\s+a\s+)?(?P<unit>century|decade|hour|day|year)\b(?!s)"), _half_unit),
    TimeRule("unit_long", ("unit",), pattern(rf"\b(?P<unit>{SINGLE_UNIT})(?P<plural>s?)-long\b"), _whole_unit),
    TimeRule("bare_units", ("unit",), pattern(
        r"\b(?:(?<=for\s)|(?<=in\s)|(?<=over\s)|(?<=within\s)|(?<=after\s)|(?<=takes\s)|(?<=take\s)|(?<=took\s)|(?<=taken\s)|(?<=lasted\s))(?:the\s+)?(?P<unit>day|week|month|year|decade|hour|minute|centur(?=ies))(?:s|ies)\b(?!\s+(?:ago|earlier|later|before|after))"), _vague_duration),
)  # fmt: skip
