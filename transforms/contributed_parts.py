"""Numbers whose verb says only whose part of a count they are: "Cebu accounted for 71", "bringing the total to 29"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.analysed_text import Token
from transforms.antecedents import partitive_pronoun
from transforms.comparisons import Told
from transforms.counted import Counted
from transforms.event_syntax import MOVES
from transforms.parts_of_whole import is_made_up
from transforms.records import Figure
from transforms.syntax import has_child, verb_above

#: Verbs by which one stands among others with a number: "Kano bore the brunt, with 325".
_RANKING = frozenset("top lead head bear follow come rank fare suffer hit".split())
#: What a part is told of: who leads it or how they fared among others.
_STANDINGS = frozenset("list table bill tally count ranking brunt second third next first worst hardest badly close".split())
_SUMS = frozenset("total tally count number figure toll sum".split())
_THEM = frozenset({"them", "those", "these", "whom"})
#: How many times larger than the count before it a new total may be.
_GROWTH = 400


def contributed(figure: Figure, counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """The count that a number without an event is a part or the new total of; None where its verb tells neither.

    Args:
        figure: the figure as far as the words around it tell.
        counted: what it counts.
        here: the figures before it in its sentence.
        before: the counts of the last sentence that has any.
    """
    if figure.trend is not None:
        return None
    if _is_owned(counted) or _is_among_them(counted.anchor) or _is_part_described(counted.anchor):
        return _last(here, before, at_least=float(figure.value or 0))
    if is_new_total(counted.anchor):
        told = _last(here, before)
        return told if told is not None and _is_grown(figure, told.figure) else None
    return None


def _last(here: Sequence[Told], before: Sequence[Told], at_least: float = 0) -> Told | None:
    """The count told last, of those of the sentence that may hold a part: "29 bodies from one raid, nine of whom were girls"."""
    counts = [t for t in _backwards(here, before) if t.quantity.kind == "count" and not t.figure.is_implicit]
    told = next((t for t in counts if t.figure.value is None or t.figure.value >= at_least), None) or next(iter(counts), None)
    return told if told is not None and told.figure.event is not None else None


def _backwards(here: Sequence[Told], before: Sequence[Told]) -> Iterator[Told]:
    yield from reversed(here)
    yield from reversed(before)


def _is_owned(counted: Counted) -> bool:
    """As in "Cebu accounted for 71", "Kano bore the brunt, with 325", "Children made up 40 percent"."""
    node = counted.anchor
    while node.dep_ in ("nummod", "quantmod") and node.head.pos_ in ("NUM", "NOUN") and counted.noun is not node.head:
        node = node.head
    if node.pos_ == "NOUN" and node is counted.noun:
        return False
    if counted.noun is not None or is_made_up(node):
        return counted.noun is None
    verb = node.head.head if node.dep_ == "pobj" and node.head.lower_ == "with" else None
    if verb is None or verb.lemma_ not in _RANKING or verb.pos_ not in ("VERB", "AUX"):
        return False
    return not _STANDINGS.isdisjoint(t.lower_ for t in verb.doc[verb.left_edge.i : node.head.i])


def _is_among_them(anchor: Token) -> bool:
    """As in "Among them were two paramedics"."""
    verb = verb_above(anchor)
    if verb is None or verb.lemma_ != "be" or has_child(verb, "acomp"):
        return False
    phrases = (c for c in verb.children if c.lower_ == "among" and c.i < anchor.i)
    return any(c.lower_ in _THEM for phrase in phrases for c in phrase.children)


def _is_part_described(anchor: Token) -> bool:
    """As in "Two hundred of these were cyclists"."""
    pronoun = partitive_pronoun(anchor)
    verb = verb_above(anchor)
    is_all = pronoun is not None and not any(True for _ in pronoun.children)  # not "of those aboard"
    is_subject = anchor.dep_ in ("nsubj", "nsubjpass") and verb is not None and anchor.head == verb
    return is_subject and is_all and verb is not None and verb.lemma_ == "be" and has_child(verb, "attr")


def is_new_total(anchor: Token) -> bool:
    """As in "bringing the total to 29": what is counted was told before."""
    verb = anchor.head.head
    if anchor.dep_ != "pobj" or anchor.head.lower_ != "to":
        return False
    moved = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return (
        verb.lemma_ in MOVES
        and moved is not None
        and moved.lemma_.lower() in _SUMS
        and not any(c.lower_ == "of" for c in moved.children)
    )


def _is_grown(figure: Figure, before: Figure) -> bool:
    one, two = (float(f.value or f.low or 0) for f in (figure, before))
    return 0 < two <= one <= two * _GROWTH
