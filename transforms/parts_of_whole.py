"""Parts that are told of a whole named before: "Exports rose to 870 cars. Germany accounted for a third"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.analysed_text import Token
from transforms.counted import Counted, whole_before
from transforms.frozen import replace

_MAKING_UP = frozenset("represent constitute comprise compose form".split())
_PERCENT = frozenset({"%", "percent", "cent"})


def part_of_whole(counted: Counted, here: Sequence[Counted], earlier: Sequence[Counted]) -> Counted | None:
    """What a number counts that its subject accounts for or makes up: what the last whole told before it counts.

    Args:
        counted: what its own clause tells: nothing.
        here: what the numbers before it in its sentence count.
        earlier: what those of the sentence before count.
    """
    if counted.text is not None or not is_made_up(counted.anchor):
        return None
    whole = whole_before([c for c in here if c.text]) or whole_before([c for c in earlier if c.text])
    if whole is None:
        return None
    return replace(counted, text=whole.text, noun=None, is_implied=whole.is_implied, rule="part_of_whole")


def is_made_up(anchor: Token) -> bool:
    """Whether its verb says only whose part a number is: "Germany accounted for a third", "Wasps were behind 40"."""
    part = anchor.head if anchor.dep_ == "nummod" and anchor.head.lower_ in _PERCENT else anchor
    above = part.head
    if part.dep_ == "pobj":
        verb = above.head
        return (above.lower_ == "for" and verb.lemma_ == "account") or (above.lower_ == "behind" and verb.lemma_ == "be")
    if part.dep_ not in ("dobj", "attr", "npadvmod") or part.i < above.i:
        return False
    is_up = above.lemma_ == "make" and any(c.dep_ == "prt" and c.lower_ == "up" for c in above.children)
    return is_up or above.lemma_ in _MAKING_UP
