"""Modifiers: the words that bound a number ("more than", "up to", "or so", "sub-"), by the reference table ``modifiers``."""

from __future__ import annotations

import re

from transforms.frozen import frozen
from transforms.phrases import PhrasesBefore
from transforms.records import Modifier
from transforms.reference import ReferenceData, Row

#: "over" belongs to the verb here: "handed over 45 prisoners".
_PARTICLE_OVER = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|t(?:ook|akes?|aken|aking)|turn(?:ed|s|ing)?|sign(?:ed|s|ing)?|g(?:ave|ives?|iven|iving)|br(?:ought|ings?|inging)|r[ua]n)\s+over\s+$",
    re.IGNORECASE,
)
#: "shot down drones over seven regions", "a complaint over three polling stations": across a few, or about them.
_ACROSS = re.compile(
    r"\b(?:drones?|planes?|jets?|missiles?|aircraft|fl(?:ew|y|ies|ying|own)|flights?|downed|shot\s+down|intercepted|complaints?|disputes?|rows?|anger|protests?|"
    r"concerns?|questions?|lawsuits?|sued|charges?|trial|scattered|strewn|hover\w*|circl\w+|quarrel\w*|argu\w+|clash\w*|deadlock\w*)\s+over\s+$",
    re.IGNORECASE,
)
#: "the past three years" tells when; "may top 40" bounds, "the top 40" ranks.
_ADJECTIVE = re.compile(
    r"(?:\b(?:the|this|these|those|its|their|his|her|our|my|in|for|of)\s+|^|[(\"“]\s?)past\s*$", re.IGNORECASE
)
_TOP = re.compile(r"\b(?:may|might|could|can|will|would|should|to|not|likely|and)\s+top\s*$", re.IGNORECASE)
#: Verbs that bound a level, not a handful: "passed 300,000", but "passed two bills", "approached three men".
_OF_LEVELS = frozenset(
    "passed passes passing crossed crosses crossing approached approaches approaching approach topped tops".split()
)
_HANDFUL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d|1[0-2])(?![\d.,]*\d|[-\s]*(?:hundred|thousand|million|billion|percent|per\s+cent|%))",
    re.IGNORECASE,
)
#: Behind these and "the" a level stands that another is compared with, unless it is a limit: "above the 40 mark".
_COMPARING = frozenset("below above under beyond of exceeding exceeded surpassing surpassed topping beating".split())
_LIMIT = re.compile(r"[-\s]+(?:\w+\s+)?(?:mark|threshold|limit|level|barrier|hurdle|line|ceiling)\b", re.IGNORECASE)
#: "up" belongs to the verb and the number is a level: "would go up to £25,223"; what can go up to a number is bounded by it.
_RAISED = re.compile(
    r"(?<!\bcan\s)(?<!\bcould\s)(?<!\bmay\s)(?<!\bmight\s)\b(?:add(?:s|ed)?|go(?:es|ing|ne)?|went|mov(?:e|es|ed|ing)|creep(?:s|ing)?|crept|inch(?:es|ed|ing)?|edg(?:e|es|ed|ing)|"
    r"tick(?:s|ed|ing)?|nudg(?:e|es|ed|ing)|(?:push|bump|bring|tak)(?:es?|ed|ing|s)?\s+(?:the|its|his|her|their|it|that|this)(?:\s+[a-z]+)?|"
    r"(?:brought|took)\s+(?:the|its|his|her|their|it|that|this)(?:\s+[a-z]+)?)\s+up\s+to\s*$",
    re.IGNORECASE,
)
#: "around one city": a place, no measure.
_ONE_THING = re.compile(
    r"one\s+(?!in\b|out\b|of\b|and\b|or\b|to\b|(?:hours?|minutes?|days?|weeks?|months?|years?|miles?|kilomet|met|tonnes?|per|third|quarter|half|"
    r"hundred|thousand|million|billion|trillion|dozen)\b)[a-z]",
    re.IGNORECASE,
)
#: "near a 50-year low": a level comes close to another, the years are exact.
_EXTREME = re.compile(r"[\w.,]+[\s-]+(?:year|month|week|day|decade)[\s-]+(?:low|high|peak|record|best|worst)", re.IGNORECASE)
_CLOSE = frozenset({"near", "nears", "nearing", "neared", "close to", "closer to", "approaching"})
#: What is added to a number, which "plus" does not bound then: "£66 plus £44", "£66 plus costs".
_ADDED = re.compile(
    r"\s+(?:[$€£¥₹\d]|[A-Z]{1,3}[$€£¥]?\d|(?:an?|the|another|some|about|up|its|his|her|their|other|interest|costs?|tax(?:es)?|VAT|fees|expenses|"
    r"bonus(?:es)?|postage|benefits|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
#: "would not exceed $100 million": what is denied is more, not the number.
_NOT = re.compile(r"\b(?:\w+n['’]t|not|never|cannot)\s+$", re.IGNORECASE)
_EXCEEDING = frozenset("exceed exceeding exceeded pass top surpass above".split())
_LONGEST_BEFORE = 48
_LONGEST_AFTER = 24


@frozen
class FoundModifier:
    """A modifier's phrase and its span in the text."""

    modifier: Modifier
    phrase: str
    start: int
    end: int


class ModifierFinder:
    """Finds the modifier before or behind a number expression."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("modifiers")
        self._modifiers = {(row["position"], row["phrase"]): _modifier(row) for row in rows}
        before = (row["phrase"] for row in rows if row["position"] == "before")
        self._before = PhrasesBefore(before, r"[\s\"“‘'-]*(?:the\s+|an?\s+)?[$€£¥₹]?")
        self._after = re.compile(rf"[\s-]*(?P<phrase>{_after(rows)})(?!\w)", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> FoundModifier | None:
        """The modifier of the expression at a span: the one before it wins."""
        window = text[max(0, start - _LONGEST_BEFORE) : start]
        for phrase, before in self._before.find(window):
            is_level = window[before.start() :].rstrip("$€£¥₹ ").lower().endswith(f"{phrase.split()[-1]} the")
            if is_level and phrase.split()[-1] in _COMPARING and not _LIMIT.match(text, end):
                continue  # "well short of the 2,500 that were promised"
            if _bounds(phrase, window, text[start : start + 24]):
                at = start - len(window) + before.start()
                denied = _NOT.search(window, 0, before.start()) if phrase in _EXCEEDING else None
                if denied is not None:
                    return FoundModifier("up_to", f"not {phrase}", at - (before.start() - denied.start()), end)
                return FoundModifier(self._modifiers["before", phrase], phrase, at, end)
        match = self._after.match(text, end, end + _LONGEST_AFTER)
        if match is None:
            return None
        phrase = re.sub(r"\s+", " ", match["phrase"].lower())
        if phrase == "plus" and _ADDED.match(text, match.end()) and text[end] != "-":
            return None
        return FoundModifier(self._modifiers["after", phrase], phrase, start, match.end())


def _bounds(phrase: str, before: str, number: str) -> bool:
    """Whether a phrase before a number bounds it here: some have other uses."""
    if phrase == "over":
        return _PARTICLE_OVER.search(before) is None and not (_ACROSS.search(before) and _HANDFUL.match(number))
    if phrase == "around" and _ONE_THING.match(number):
        return False
    if phrase in _CLOSE and _EXTREME.match(number):
        return False
    if phrase == "up to":
        return _RAISED.search(before) is None
    if phrase == "past":
        return _ADJECTIVE.search(before) is None
    if phrase == "top":
        return _TOP.search(before) is not None
    return phrase not in _OF_LEVELS or _HANDFUL.match(number) is None


def _modifier(row: Row) -> Modifier:
    modifier: Modifier = row["modifier"]  # type: ignore[assignment]
    return modifier


def _after(rows: tuple[Row, ...]) -> str:
    phrases = sorted((row["phrase"] for row in rows if row["position"] == "after"), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases) or r"(?!)"
