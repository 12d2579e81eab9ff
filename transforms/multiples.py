"""Multiples: "doubled", "three times as many", "five-fold", "twice the rate", "10x"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from transforms.frozen import frozen
from transforms.number_regions import RegionFinder, matches
from transforms.number_trace import step
from transforms.numerals import parse_number
from transforms.records import Trend

_VERBS = {"double": "2", "triple": "3", "treble": "3", "quadruple": "4", "quintuple": "5", "halve": "0.5"}
_ADVERBS = {"twice": "2", "thrice": "3", "double": "2", "triple": "3", "treble": "3", "half": "0.5"}
_COMPARED = (
    r"(?:many|much|likely|high|large|big|great|long|fast|often|expensive|common|heavy|old|wide|tall|strong|powerful|costly)"
)
#: A change told by its verb. The bare form needs an auxiliary before it: "a double" is none.
_VERB = re.compile(
    r"\b(?P<verb>(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing)|(?:(?<=\bwill\s)|(?<=\bto\s)|(?<=\bwould\s)|(?<=\bcould\s)"
    r"|(?<=\bmay\s)|(?<=\bmight\s)|(?<=\bcan\s)|(?<=\bshould\s)|(?<=\bthan\s)|(?<=\bnearly\s)|(?<=\balmost\s))(?:double|triple|treble|quadruple|quintuple|halve))\b"
    r"(?!\s+(?:down|up|as|over|room|digit|bogey|agent|standards?)\b|-)",
    re.IGNORECASE,
)
#: "Rents are nearly double the level of 2011" compares and tells no change.
_OF_BEING = re.compile(
    r"\b(?:is|are|was|were|be|been|being|at|stands?|stood|remains?|remained)\s+(?:now\s+|still\s+)?(?:nearly|almost|more\s+than)\s+$",
    re.IGNORECASE,
)
_FOLD = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand)fold\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    rf"\b(?P<adverb>twice|thrice|half)\s+as\s+{_COMPARED}\b"
    r"|\b(?P<of>twice|thrice|(?<!a\s)(?:double|triple|treble))\s+(?=(?:the|that|those|its|their|his|her|our|last|what)\s+(?!edge|whammy))",
    re.IGNORECASE,
)
#: Behind a number: "40 times more", "5-fold", "10x".
_BEHIND = re.compile(
    r"[-\s]?fold\b|\s+times\b(?=\s+(?:more|less|as|the|higher|lower|larger|greater|bigger|smaller|faster|slower|stronger|cheaper|longer|worse|better|richer|over|that|those|its|their|his|her|last|what|normal|likelier|earnings|book|sales|annual|current|core|net|gross|operating|revenue|profit|income|EBITDA|GDP)\b)"
    r"|x(?![\w-])",
    re.IGNORECASE,
)


_EXCEEDING = re.compile(
    r"\b(?:over-?subscribed|exceed(?:s|ed|ing)?|outnumber\w*|outstrip\w*|outpac\w+|outweigh\w*|outd(?:o|id|oes|one)|multiplied)"
    r"(?:\s+[a-z]+){0,3}\s+$",
    re.IGNORECASE,
)
_BEFORE = 45
_TIMES = re.compile(r"\s+times\b", re.IGNORECASE)


_FOLDED = "two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty hundred thousand".split()
_STEMS = "doubl tripl trebl quadrupl quintupl halv".split()
#: Words one of which each multiple has.
_SIGNS = (*_ADVERBS, *_VERBS, *(s + e for s in _STEMS for e in ("ed", "ing")), *(f"{n}fold" for n in _FOLDED))
_REGIONS = RegionFinder({"multiples": _SIGNS})


@frozen
class Multiple:
    """A multiple that no numeral tells."""

    start: int
    end: int
    value: Decimal
    trend: Trend | None
    rule: str


def multiples(text: str) -> Iterator[Multiple]:
    """Multiples told by one word ("doubled", "sixfold") or by "twice" and "half as many"."""
    regions = _REGIONS.find(text)["multiples"]
    for match in matches(_VERB, text, regions):
        stem = match["verb"].lower()
        value = next(Decimal(n) for verb, n in _VERBS.items() if stem.startswith(verb[:-1]))
        is_level = _OF_BEING.search(text, max(0, match.start() - _BEFORE), match.start()) is not None
        trend: Trend | None = None if is_level else "up" if value > 1 else "down"
        yield Multiple(*match.span(), value, trend, step("multiple", match["verb"], value))
    for match in matches(_FOLD, text, regions):
        value = parse_number(match["number"]) or Decimal(100)
        yield Multiple(*match.span(), value, "up", step("multiple", match[0], value))
    for match in matches(_ADVERB, text, regions):
        word = match["adverb"] or match["of"]
        end = match.end("adverb") if match["adverb"] else match.end("of")
        value = Decimal(_ADVERBS[word.lower()])
        yield Multiple(match.start(), end, value, None, step("multiple", word, value))


def exceeds(text: str, start: int) -> bool:
    """Whether a verb of excess stands before an offset: "was oversubscribed 13 times", "exceeded imports more than three times"."""
    return _EXCEEDING.search(text, max(0, start - _BEFORE), start) is not None


def multiple_behind(text: str, start: int, end: int, *, is_decimal: bool) -> int | None:
    """Where a multiple ends whose number stands at a span; "3.8 times" is no occasion, "three times" may be one."""
    match = _BEHIND.match(text, end) or _TIMES.match(text, end)
    if match is not None and match.re is _TIMES and not (is_decimal or exceeds(text, start)):
        return None
    if match is None or (match[0].lower() == "x" and not text[end - 1 : end].isdigit()):
        return None
    return match.end()
