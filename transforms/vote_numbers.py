"""Numbers for and against something, as votes are told: "67 to 32", "64 for and 54 against", "91 per cent in favour"."""

from __future__ import annotations

import re

from transforms.analysed_text import Token
from transforms.numerals import ONES
from transforms.syntax import subject_of, verb_above

_IN_WORDS = "|".join([*ONES, "nil", "none"])
#: Numbers for and against: "67 to 32", "58-41", "six to three".
VOTE_PAIR = re.compile(
    rf"(?<![\w.,$€£-])(\d{{1,3}}|(?:{_IN_WORDS})\b)(?:\s?[-–]\s?|(?:\s+votes?)?\s+(?:to|against)\s+)(\d{{1,3}}|(?:{_IN_WORDS})\b)(?:[-–]\d{{1,3}})?(?![\w%$]|[.,]\d|\s+(?:per\s?cent|percent))",
    re.IGNORECASE,
)
#: What is decided by the numbers right behind it.
DECIDED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|rul(?:e|ed|es|ing)|pass(?:ed|es)?|approv(?:e|ed|es)|reject(?:ed|s)?|defeat(?:ed)?|adopt(?:ed|s)?|confirm(?:ed)?|clear(?:ed)?|back(?:ed)?|"
    r"carr(?:y|ied|ies)|split|divided|decid(?:e|ed|es)|upheld|uphold|dismiss(?:ed)?|overturn(?:ed)?|struck\s+down|deadlocked|"
    r"(?:count|tally|result)\s+was)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
#: Behind the number of those who vote: "64 for and 54 against", "88 in favour", "nine abstaining".
_FOR_OR_AGAINST = re.compile(
    r"\s+(?:(?:voting\s+|voted\s+)?(?:in\s+favou?r|against|opposed|abstaining)"
    r"(?=\s*(?:[,.;)]|$|and\b|with\b|to\b|but\b|while\b|of\b|\d))"
    r"|for(?=,?\s+(?:and\s+)?[\w,]+\s+against\b))",
    re.IGNORECASE,
)
#: What falls short or is wanting by so many votes, and what they are to do.
_MISSING = frozenset("fail fall lose miss trail".split())
_WANTING = frozenset("need require lack seek want change swing".split())
_MARGINS = frozenset({"margin", "lead", "majority", "gap", "difference"})


def is_for_or_against(text: str, end: int) -> bool:
    """Whether a number is told of those who are for something or against it."""
    return _FOR_OR_AGAINST.match(text, end) is not None


def is_margin(votes: Token) -> bool:
    """Whether votes are those that were missing, or more than others had: "failed by 88 votes", "need 218 votes", "fell seven
    votes short", "The margin was eight votes".
    """
    behind = votes.nbor().lower_ if votes.i + 1 < len(votes.doc) else ""
    if behind in ("short", "shy", "away"):
        return True
    verb = verb_above(votes)
    is_pair = behind in ("to", "against") and votes.i + 2 < len(votes.doc) and votes.nbor(2).like_num
    if verb is None or is_pair:
        return False
    if votes.dep_ == "pobj":
        return votes.head.lower_ == "by" and verb.lemma_ in _MISSING
    subject = subject_of(verb)
    is_margin_told = verb.lemma_ == "be" and subject is not None and subject.lemma_.lower() in _MARGINS
    return is_margin_told or (votes.dep_ == "dobj" and verb.lemma_ in _WANTING)
