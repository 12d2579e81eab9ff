"""What is told by a part of a standard: the shares that "lost 60% of their value", the surplus of "a surplus of 2.3% of GDP"."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.event_syntax import LEVEL_VERBS
from transforms.syntax import MAGNITUDES, antecedent, has_child, subject_of

#: By what things are measured in parts of a hundred, beside which what is told stands as subject or object.
_STANDARDS = frozenset("gdp gnp value worth capacity size weight strength basket norm peak par height length".split())
_INCOMES = frozenset("income output product".split())
_OF_STATES = frozenset("national domestic gross economic".split())
_MAGNITUDES = MAGNITUDES | {"thousand"}


def told_by_standard(anchor: Token, standard: Token) -> Token | None:
    """The thing that a share of a standard is told of; None where another noun is no standard, or nothing plainly is told by it.

    Args:
        anchor: the token of the number.
        standard: the noun behind its "of".
    """
    if not is_standard(standard) or (anchor.i > 1 and "," in (anchor.nbor(-1).text, anchor.nbor(-2).text)):
        return None  # "sent home 44 billion pesos, 4 percent of GDP"
    for above in anchor.ancestors:
        if above.pos_ == "NOUN" and above.i < anchor.i and above is not standard:
            if any(t.like_num or t.lower_ in _MAGNITUDES for t in (above, *above.children)):
                continue  # "The deficit was 59 crore or 3.5% of GDP"
            return above if not _is_part(above) else None
        if above.pos_ in ("VERB", "AUX"):
            if standard.lemma_.lower() == "output" and above.lemma_ not in LEVEL_VERBS:
                return None  # "devoted 9 percent of output to defence"
            moved = next((c for c in above.children if c.dep_ == "dobj" and c.i < anchor.i and not has_child(c, "nummod")), None)
            subject = subject_of(above) if moved is None else None
            return _thing(moved or (antecedent(subject) if subject is not None else None), anchor)
    return None


def is_standard(noun: Token) -> bool:
    """Whether a noun is what others are measured by: "4% of GDP", "5 percent of output", "half of its value"."""
    word = noun.lemma_.lower()
    is_bare = word == "output" and not any(c.i < noun.i for c in noun.children)
    return word in _STANDARDS or is_bare or (word in _INCOMES and any(c.lower_ in _OF_STATES for c in noun.children))


def _is_part(noun: Token) -> bool:
    return noun.lower_ in ("%", "percent", "cent", "half", "third", "quarter", "equivalent")


def _thing(noun: Token | None, anchor: Token) -> Token | None:
    is_thing = noun is not None and noun.pos_ == "NOUN" and noun.i < anchor.i
    return noun if is_thing else None
