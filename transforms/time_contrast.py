"""What a sentence only compares its figures with: "compared with 57 on Monday", "up from 1,200 in 2019", "more than in 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transforms.calendar import FULL_WEEKDAY_PATTERN, MONTH_PATTERN
from transforms.frozen import frozen
from transforms.text_words import for_lower_case, in_lower_case
from transforms.time_spans import ToldSpan

_APPROXIMATE = r"(?:(?:the|a|an|about|around|some|just|only|nearly|almost|roughly|more|less|fewer|over|under|record|than|previous|estimated|revised|total|of|at|least)\s+){0,3}"
_NUMBER = (
    r"(?:[A-Z]{0,3}[$€£¥]\s?)?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|half|nil|zero|a\s+(?:third|quarter|fifth|tenth|hundred|thousand|million|dozen)|dozens|hundreds|thousands)\b)"
)
_AGO = r"(?:\w+\s+)(?:\w+\s+)?(?:years?|months?|weeks?|days?)\s+(?:ago|earlier|before)\b"
#: What "up on", and "in April from", compare with; people turn up, and boats break up, on a day or on a beach.
_COMPARED = (
    r"(?:(?:the|its|their|a)\s+)?(?:last|previous|prior|preceding|same|corresponding|comparable|year|month|quarter|week|(?:first|second|third|fourth)\s)"
    rf"|the\s+{_NUMBER}|(?:19|20)\d\d\b|{MONTH_PATTERN}\b(?!\.?\s+\d)|{FULL_WEEKDAY_PATTERN}['’]s"
)
#: A change with its amount: "up by 300", "a jump of 60".
_CHANGE = (
    r"(?:up|down|r[io]se|risen|f[ae]ll|fallen|dropped|climbed|gr[eo]wn?|jumped|increased|declined|decreased|gained|slid|slipped"
    r"|increase|jump|gain|drop|decline|decrease|growth|surge|climb|reduction|improvement)"
    rf"\s+(?:by\s+|of\s+)?{_APPROXIMATE}{_NUMBER}[\d.,]*(?:\s(?!per\s?cent|points?\b|to\b)[a-z]+){{0,3}}"
)
#: Looked for in the text in lower case.
_OPENER = re.compile(
    for_lower_case(
        r"\b(?=[a-z%])(?:"
        rf"(?P<from>from)\s+(?={_APPROXIMATE}{_NUMBER})"
        r"|(?P<change>(?<=%\s)from|(?<=percent\s)from|(?<=per\scent\s)from|(?<=points\s)from)\s+"
        r"|(?:compared|(?:in|by)\s+comparison)\s+(?:with|to)\s+|relative\s+to\s+"
        r"|(?:above|below|over|under)\s+(?:the\s+)?(?:level|figure|rate|number|total|average|mark)\s+(?:of|in|for)\s+"
        rf"|after\s+(?:\w+ly\s+)?(?:(?:ris|fall|climb|jump|increas|declin|slid|slip|gain|los|add|grow|drop|surg|edg|eas|shrink|expand|contract)ing)"
        rf"\s+(?:(?:by|to)\s+)?(?={_APPROXIMATE}{_NUMBER})"
        rf"|(?:against|versus|vs\.?)\s+(?=(?:\w+\s+of\s+)?{_APPROXIMATE}{_NUMBER})"
        rf"|than\s+(?=(?:in|on|at|during|for|a|the|last|this|its|their|previously|usual)\b|(?P<ago>{_AGO}))"
        rf"|(?:up|down)\s+(?:\w+ly\s+)?(?P<on>from|on(?=\s+(?:{_COMPARED})))\s+"
        rf"|(?:unchanged|unmoved|flat|steady|(?:little|barely|hardly|not)\s+changed|no\s+change)\s+(?P<unchanged>from|on|since)\s+"
        rf"|(?:%|percent|per\s+cent|points?)\s(?P<points>on)\s+(?={_COMPARED})(?!last-)"
        r"|(?:%|percent|per\s+cent|points?)\s(?P<over>over)\s+(?=(?:a|the)\s+year\s+(?:earlier|before|ago)\b"
        r"|the\s+(?:same|previous|prior|preceding|corresponding)\s+(?:year|quarter|month|week|period)\b)"
        rf"|{_CHANGE}\s(?P<amount>from)\s+(?!(?!(?:19|20)\d\d\b){_APPROXIMATE}{_NUMBER})"
        rf"|(?:%|percent|per\s+cent|points?)\s+(?:in|for|during|over|on)\s+(?:[\w'’.-]+\s+){{1,4}}?(?P<timed>from)\s+(?={_COMPARED})"
        r"|on\s+(?=(?:the\s+)?(?:same|previous|corresponding|preceding|prior)\b|(?:a|the)\s+year\b|last\s+year\b)"
        r")"
    )
)
_BEFORE_NUMBER = re.compile(_APPROXIMATE, re.IGNORECASE)
_END = re.compile(r"[,;:](?=\s)|[()—]|\s[–-]\s|\.(?=\s|$)|\b(?:while|whereas|after|when|because|although)\b")
_AMOUNT_BEFORE = re.compile(
    r"(?:\d|%|percent|per\s+cent|points?|times|half)\s+(?:of\s+)?(?:\w+\s+)?(?:more|less|fewer|\w+er)\s+$"
)
_CHANGED = re.compile(rf"\b{_CHANGE}(?:\s?%|\s(?:percent(?:age)?|per\s+cent|points?)){{0,2}}$", re.IGNORECASE)
_LEVEL = re.compile(rf"\bto\s+(?={_APPROXIMATE}{_NUMBER})", re.IGNORECASE)


@frozen
class Contrast:
    """Where the words of a comparison stand; ``is_base`` where they tell what a change started from."""

    start: int
    end: int
    is_base: bool

    def tells(self, span: ToldSpan) -> bool:
        """Whether a time is one of the comparison: "2.3 points more than four years ago"."""
        return span.start < self.end and self.start < span.end

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
    told = list(spans)
    here = [(s.start, s.end) for s in told]
    for match in _OPENER.finditer(in_lower_case(text), start, end):
        at = match.end()
        if match["from"] and (any(a <= _number_at(text, at) < b for a, b in here) or not _tells_change(text, start, match, end)):
            continue
        if match["ago"] and not _AMOUNT_BEFORE.search(text, max(start, match.start() - 40), match.start()):
            continue  # "built more than four years ago"
        if match["amount"] and not any(s.kind != "period" and at <= s.start <= at + len("the ") for s in told):
            continue  # "a rise of 60 from March to June"
        closing = _END.search(text, at, end)
        last = closing.start() if closing else end
        if not match["from"]:
            last = _end_of_times(here, at, last)
        level = _LEVEL.search(text, at, last) if match["from"] else None
        is_base = any(match[name] for name in ("from", "change", "on", "amount", "timed", "points", "over", "unchanged"))
        opener = next((name for name in ("amount", "timed", "points", "over", "unchanged") if match[name]), 0)
        yield Contrast(match.start(opener), level.start() if level else last, is_base)


def _tells_change(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether "from 40" tells what a change started from: "rose to 57 from 40", "fell by 3 from 40", "from 40 to 57", ", from 40"; not
    whom it took from.
    """
    before = text[start : match.start()].rstrip()
    return (
        before.endswith((",", "("))
        or _CHANGED.search(before) is not None
        or _LEVEL.search(before) is not None
        or _LEVEL.search(text, match.end(), min(end, match.end() + 60)) is not None
    )


def _end_of_times(here: list[tuple[int, int]], start: int, end: int) -> int:
    """Where the times that stand right at a position end ("September last year"); the given end where none stands there."""
    found = end
    for first, behind in here:
        if (first <= start + 4 and start < behind) or (found < end and found <= first <= found + 2):
            found = min(behind, end)
    return found


def _number_at(text: str, position: int) -> int:
    """Where the number behind a comparison's opener stands."""
    found = _BEFORE_NUMBER.match(text, position)
    return found.end() if found else position
