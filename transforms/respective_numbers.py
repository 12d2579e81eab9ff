"""Numbers dealt out to nouns in their order: "Exports and imports fell 4 percent and 6 percent respectively"."""

from __future__ import annotations

import re

from transforms.analysed_text import Span, Token
from transforms.counted import Counted
from transforms.frozen import replace

_IN_ORDER = re.compile(r"\b(?:respectively|in\s+that\s+order|in\s+that\s+sequence)\b", re.IGNORECASE)
#: By these rules the nouns before are taken for both numbers, or for none.
_OPEN = frozenset({"none", "elided_noun", "subject_of_change"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def dealt_in_order(counted: Counted, sentence: Span, place: int) -> Counted:
    """What the number at a place among those of its kind in a sentence counts, by the order of the nouns; else unchanged.

    Args:
        counted: what it counts by the words around it.
        sentence: where it stands.
        place: how many numbers of its kind stand before it in the sentence.
    """
    if counted.rule not in _OPEN or not _IN_ORDER.search(sentence.text):
        return counted
    nouns = next((pair for token in sentence[: counted.anchor.i - sentence.start] if (pair := _listed(token))), ())
    if nouns and all(any(c.dep_ == "nummod" for c in noun.children) for noun in nouns):
        place -= len(nouns)  # "Of 870 oboes and 57 harps, 66 and 44 respectively cracked"
    if not 0 <= place < len(nouns):
        return counted
    return replace(counted, text=nouns[place].text, noun=None, is_implied=False, rule="noun_in_order")


def _listed(first: Token) -> tuple[Token, ...]:
    """The nouns of a list that starts with a noun in an argument of a verb: "copper, zinc and lead"."""
    if first.pos_ not in ("NOUN", "PROPN") or first.dep_ not in _ARGUMENTS:
        return ()
    if first.dep_ == "pobj" and first.ent_type_ in ("GPE", "LOC"):
        return ()  # "In England and Wales enrolment is down 2% and 9% respectively": where, not what
    found = [first]
    while (
        following := next((c for c in found[-1].children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")), None)
    ) is not None:
        found.append(following)
    return tuple(found) if len(found) > 1 else ()
