"""Schedules of the registry: cron text, or an interval such as ``every 30 minutes``."""

from __future__ import annotations

from datetime import timedelta

UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_WEEKDAYS = tuple("sun mon tue wed thu fri sat".split())
#: The five fields of cron text: name, least and greatest value, words for the values from the least on (crontab(5)).
_FIELDS = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("weekday", 0, 7, _WEEKDAYS),
)


def parse_schedule(text: str) -> timedelta | None:
    """The interval of ``every 20 seconds`` and the like, or None for cron text, which Prefect reads.

    Raises:
        ValueError: it is neither; the message says what is wrong.
    """
    words = text.lower().split()
    if len(words) == 3 and words[0] == "every" and words[2].removesuffix("s") in UNITS and words[1].isdecimal() and int(words[1]):
        return timedelta(seconds=int(words[1]) * UNITS[words[2].removesuffix("s")])
    if len(words) != len(_FIELDS):
        raise ValueError(f"schedule '{text}' is neither cron text (five fields) nor like 'every 30 minutes'")
    for word, (name, least, greatest, names) in zip(words, _FIELDS, strict=True):
        if not all(_is_range(part, least, greatest, names) for part in word.split(",")):
            raise ValueError(
                f"schedule '{text}': {name} '{word}' is no cron text; there can stand {least} to {greatest}, *, 1-5, */10 or 1,15"
            )
    return None


def _is_range(part: str, least: int, greatest: int, names: tuple[str, ...]) -> bool:
    """One part of a cron field: a value, a range or everything, each with a step or without."""
    whole, slash, step = part.partition("/")
    if slash and not (step.isdecimal() and 0 < int(step) <= greatest):
        return False
    if whole == "*":
        return True
    first, dash, last = whole.partition("-")
    low = _value(first, least, greatest, names)
    high = _value(last, least, greatest, names) if dash else low
    return low is not None and high is not None and low <= high


def _value(word: str, least: int, greatest: int, names: tuple[str, ...]) -> int | None:
    if word in names:
        return least + names.index(word)
    return int(word) if word.isdecimal() and least <= int(word) <= greatest else None
