"""Clauses without a verb in a list of those who do the same: "Britain pledged $100 million, Norway $75 million and Peru $3m".

The parser hangs the names anywhere, so that the clauses are read from the surface.
"""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.frozen import frozen

_MARKS = frozenset({",", ";", "and", "while", "but"})
_STOPS = frozenset({",", ";", ".", ")", "and", "while", "but", "to", "for", "in", "over", "each", "apiece"})
#: Words that may stand between a verb or a name and a number.
_BEFORE_NUMBER = frozenset(
    "about around some nearly almost over at least most more less fewer than another a further just only up to an additional "
    "roughly approximately and".split()
)
_OF_NAME = frozenset({"PROPN", "NOUN", "DET", "ADJ", "ADP", "PART"})
_OF_TIME = frozenset({"DATE", "TIME"})
#: How many words the name of who gives has at most.
_LONGEST_NAME = 6
#: Verbs whose number stands behind "at": "put the dead at 40".
PUTTING = frozenset({"put", "estimate"})


@frozen
class Gap:
    """A clause without a verb: whose it is, and the verb and the number of the clause before that has one."""

    name: Token
    start: int
    verb: Token
    number: Token


def gap_before(anchor: Token) -> Gap | None:
    """The clause that a number closes: Norway's in "Britain pledged $100 million, Norway $75 million"."""
    doc, first = anchor.doc, anchor
    while first.i > anchor.sent.start and _is_of_number(first.nbor(-1), first):
        first = first.nbor(-1)
    name = first.nbor(-1) if first.i > anchor.sent.start else first
    if name.pos_ not in ("PROPN", "NOUN") or _is_counted(name) or not _is_closed(anchor):
        return None
    start = name.i
    while start > anchor.sent.start and doc[start - 1].pos_ in _OF_NAME and name.i - start < _LONGEST_NAME:
        start -= 1
    if start - 2 < anchor.sent.start or doc[start - 1].lower_ not in _MARKS:
        return None
    whole = doc[start : name.i + 1]
    behind = next((t for t in whole[1:] if t.pos_ == "ADP"), None)
    if behind is not None and behind.nbor(-1).pos_ in ("PROPN", "NOUN"):
        name = behind.nbor(-1)  # "the authorities in the east at 5,300"
    verb = next((t for t in reversed(doc[anchor.sent.start : start]) if t.pos_ == "VERB"), None)
    number = _number_of(verb, start) if verb is not None else None
    return Gap(name, start, verb, number) if verb is not None and number is not None else None


def acts_in_gap(name: Token) -> bool:
    """Whether who is named does in a clause without a verb what the one named before does: Norway in "Britain pledged $100
    million, Norway $75 million"; not Chile in "Sales rose 4 percent in Peru, Chile 3".
    """
    number = name.nbor() if name.i + 1 < name.sent.end else name
    while number.i + 1 < name.sent.end and not number.like_num and _is_of_number(number, number):
        number = number.nbor()
    while number.i + 1 < name.sent.end and number.nbor().like_num:
        number = number.nbor()
    gap = gap_before(number) if number.like_num else None
    if gap is None or gap.name != name:
        return False
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in gap.verb.children)


def _is_of_number(token: Token, following: Token) -> bool:
    """Whether a token belongs to the number behind it: "about", "$", "USD", "40" before "million"."""
    is_unit = token.is_currency or token.tag_ == "$" or (token.is_upper and len(token.text) == 3 and following.like_num)
    return is_unit or token.like_num or token.lower_ in _BEFORE_NUMBER


def _is_counted(noun: Token) -> bool:
    """Whether a noun tells a time or has a number of its own: "40 in May, nurses 12"."""
    return noun.ent_type_ in _OF_TIME or any(c.like_num and c.i < noun.i for c in noun.children)


def _is_closed(number: Token) -> bool:
    """Whether a number stands at the end of its clause, alone or with one noun: "Peru 10 million", "Peru 10 million euros"."""
    doc, end = number.doc, number.i + 1
    while end < number.sent.end and doc[end].like_num:
        end += 1
    end += end < number.sent.end and (doc[end].tag_ == "NNS" or doc[end].text == "%" or doc[end].lower_ == "percent")
    return end >= number.sent.end or doc[end].lower_ in _STOPS or doc[end].is_space


def _number_of(verb: Token, end: int) -> Token | None:
    """The number right behind the verb of the first clause, which has a subject before it."""
    if not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return None
    words = verb.doc[verb.i + 1 : end]
    number = next((t for t in words if t.like_num), None)
    between = [t for t in words if number is not None and t.i < number.i]
    if verb.lemma_ in PUTTING:
        return number if any(t.lower_ == "at" for t in between) else None
    return number if all(t.is_currency or t.tag_ == "$" or t.lower_ in _BEFORE_NUMBER or t.is_upper for t in between) else None
