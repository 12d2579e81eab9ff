"""Numbers that rank, group or refer, and "scores" that were reached in tests and games: none of them counts anything."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.naming_numbers import SkipContext
from transforms.quantities import Quantity, digits_of

_NIL = re.compile(r"[-\s]nil\b", re.IGNORECASE)
#: "finished in the top 10": a rank, unless a noun behind it says what was ranked ("the top 10 insurers").
_TOP = re.compile(r"(?<!of the )\b(?:top|bottom)[-\s]$", re.IGNORECASE)
#: "reached the last 16", in which a cup counts down.
_LAST = re.compile(r"\b(?:reach\w*|in|into|ma[kd]e)\s+the\s+(?:last|final)\s$", re.IGNORECASE)
_ROUNDS = frozenset({4, 8, 16, 32, 64})
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:!?)—–]|$)|\s+(?:for|in|at|by|of|on|with|after|before|and|as|this|last|when|but|is|was|are|were|has|have|had|since|again)\b"
)
_SECTION = re.compile(r"\b(?:group|pool|division|stage|matchday|heat)\s$")
_NO_PLURAL = re.compile(r"(?!\s+(?:[a-z]+\s+)?(?:[a-z]+s|people|men|women|children)\b)")
#: A mark behind the sentence or the word that it supports: "on all wages.4 For", "with poor form (7).".
_BEHIND_STOP = re.compile(r"[a-z)][.,;:][”\"’]?$")
_IN_BRACKETS = re.compile(r"[a-z”\"’)] \((?P<mark>\d{1,2})(?:, ?\d{1,2})*\)(?=[.,;:)]|\s|$)")
#: Marks count up from one: a text that has fewer of them may put anything else in brackets.
_FEWEST_MARKS = 3
_LAST_MARK = 99
_REMEMBERED = 8
#: Determiners and owners of scores that are results: "the scores", "her test scores".
_OF_RESULTS = frozenset({"det", "poss", "amod", "compound", "nmod"})
_SCORED_IN = re.compile(r"\s*:|\s+(?:in|on|for|at|from)\s+(?:the|a|an|its|their|his|her)\b")


def nil(quantity: Quantity, context: SkipContext) -> bool:
    """As in "a two-nil lead"."""
    return quantity.unit == "1" and _NIL.match(context.text, quantity.number_end) is not None


def scores_told(quantity: Quantity, context: SkipContext) -> bool:
    """As in "Test scores fell", "Scores: Leeds 3", "She scores twice a week", not "Scores of homes burned"."""
    text = context.text
    if quantity.modifier != "indefinite" or text[quantity.number_start : quantity.number_end].lower() != "scores":
        return False
    token = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if token is None or (_SCORED_IN.match(text, quantity.number_end) and not context.harmed(token)):
        return token is not None
    word = token[0]
    return word.tag_ == "VBZ" or any(child.dep_ in _OF_RESULTS and child.i < word.i for child in word.children)


def group_name(quantity: Quantity, context: SkipContext) -> bool:
    """As in "England top group nine": the number is its name."""
    is_bare = quantity.unit == "1" and quantity.start == quantity.number_start and quantity.kind == "count"
    if not is_bare or not _SECTION.search(context.text, max(0, quantity.start - 10), quantity.start):
        return False
    return _NO_PLURAL.match(context.text, quantity.end) is not None


def rank(quantity: Quantity, context: SkipContext) -> bool:
    """As in "finished in the top 10"."""
    is_bare = quantity.unit == "1" and quantity.start == quantity.number_start and quantity.kind == "count"
    if not is_bare:
        return False
    is_round = quantity.value in _ROUNDS and _LAST.search(context.text, max(0, quantity.start - 24), quantity.start)
    if not (is_round or _TOP.search(context.text, max(0, quantity.start - 15), quantity.start)):
        return False
    return _NO_NOUN.match(context.text, quantity.end) is not None


def citation_mark(quantity: Quantity, context: SkipContext) -> bool:
    """The number of a note or a reference: raised behind a full stop in print, or in brackets all through a text."""
    text, digits = context.text, digits_of(quantity, context.text)
    if quantity.unit != "1" or not digits.isdigit() or not 0 < int(digits) <= _LAST_MARK:
        return False
    is_in_brackets = text[quantity.start - 1 : quantity.start] == "[" and text[quantity.end : quantity.end + 1] == "]"
    if is_in_brackets and quantity.start > 1 and not text[quantity.start - 2].isspace():
        return True  # "The town fell.[3]"
    if _BEHIND_STOP.search(text, max(0, quantity.start - 4), quantity.start) and text[quantity.end : quantity.end + 1] in (
        " ",
        "\n",
        "",
    ):
        return True
    if text[quantity.start - 1 : quantity.start] not in ("(", " ", ",") or not _marks(text):
        return False
    return any(
        m.start() < quantity.start < m.end() for m in _IN_BRACKETS.finditer(text, max(0, quantity.start - 24), quantity.end + 24)
    )


@lru_cache(maxsize=_REMEMBERED)
def _marks(text: str) -> bool:
    """Whether a text has marks in brackets that count up from one."""
    found = {int(match["mark"]) for match in _IN_BRACKETS.finditer(text)}
    return found >= set(range(1, _FEWEST_MARKS + 1))
