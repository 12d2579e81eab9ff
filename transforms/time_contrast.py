"""What a sentence only compares its figures with: "compared with 57 on Monday", "up from 1,200 in 2019", "more than in 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.time_spans import ToldSpan

_APPROXIMATE = r"(?:(?:the|a|an|about|around|some|just|only|nearly|almost|roughly|more|less|fewer|over|under|record|than|previous|estimated|revised|total|of|at|least)\s+){0,3}"
_NUMBER = (
    r"(?:[A-Z]{0,3}[$€£¥]\s?)?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|half|nil|zero|a\s+(?:third|quarter|fifth|tenth|hundred|thousand|million|dozen)|dozens|hundreds|thousands)\b)"
)
_OPENER = re.compile(
    rf"\b(?:(?P<from>from)\s+(?={_APPROXIMATE}{_NUMBER})|(?P<change>(?<=%\s)from|(?<=percent\s)from|(?<=per\scent\s)from|(?<=points\s)from)\s+"
    rf"|(?:compared|(?:in|by)\s+comparison)\s+(?:with|to)\s+|relative\s+to\s+|(?:against|versus|vs\.?)\s+(?=(?:\w+\s+of\s+)?{_APPROXIMATE}{_NUMBER})|than\s+(?=(?:in|on|at|during|for|a|the|last|this|its|their|previously|usual)\b)"
    r"|(?:up|down)\s+(?:\w+ly\s+)?(?P<on>from|on)\s+|on\s+(?=(?:the\s+)?(?:same|previous|corresponding|preceding|prior)\b|(?:a|the)\s+year\b|last\s+year\b))",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(_APPROXIMATE, re.IGNORECASE)
_END = re.compile(r"[,;:](?=\s)|[()—]|\s[–-]\s|\.(?=\s|$)|\b(?:while|whereas|after|when|because|although)\b")
_LEVEL = re.compile(rf"\bto\s+(?={_APPROXIMATE}{_NUMBER})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Where the words of a comparison stand; ``is_base`` where they tell what a change started from."""

    start: int
    end: int
    is_base: bool

    def holds(self, position: int) -> bool:
        """Whether a position lies in the words."""
        return self.start <= position < self.end


def contrasts_of(text: str, sentence: tuple[int, int], spans: Iterable[ToldSpan]) -> Iterator[Contrast]:
    """The comparisons of a sentence.

    Args:
        text: the article's text.
        sentence: where it begins and ends.
        spans: the times of the sentence; a number that belongs to one ("from 2019 to 2023") opens no comparison.
    """
    start, end = sentence
    here = [(s.start, s.end) for s in spans]
    for match in _OPENER.finditer(text, start, end):
        at = match.end()
        if match["from"] and (any(a <= _number_at(text, at) < b for a, b in here) or not _tells_change(text, start, match, end)):
            continue
        closing = _END.search(text, at, end)
        last = closing.start() if closing else end
        level = _LEVEL.search(text, at, last) if match["from"] else None
        yield Contrast(match.start(), level.start() if level else last, bool(match["from"] or match["change"] or match["on"]))


def _tells_change(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether "from 40" tells what a change started from: "rose to 57 from 40", "from 40 to 57", ", from 40"; not whom it took from."""
    before = text[start : match.start()].rstrip()
    return (
        before.endswith((",", "("))
        or _LEVEL.search(before) is not None
        or _LEVEL.search(text, match.end(), min(end, match.end() + 60)) is not None
    )


def _number_at(text: str, position: int) -> int:
    """Where the number behind a comparison's opener stands."""
    found = _BEFORE_NUMBER.match(text, position)
    return found.end() if found else position
