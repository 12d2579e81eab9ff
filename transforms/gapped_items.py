"""Numbers that go on with what befell those before them, without a noun or a verb of their own.

As in "killed 14 at a market in Lome, 30 in Kano and 12 at a school", "40 were held for theft and two for fraud", "They include
20 children", "Norway counted 900 cases, Sweden 400".
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.comparisons import Told
from transforms.counted import Counted
from transforms.elided_units import is_given_next
from transforms.naming_numbers import next_name, place_of_gap
from transforms.quantities import Quantity
from transforms.records import Figure
from transforms.syntax import SUBJECTS, subject_of, verb_above

#: Behind a bare number, and behind the one before it: what tells them apart.
_PLACES = frozenset("in at near outside inside across around on".split())
_REASONS = frozenset("for over on after with".split())
_WAYS = frozenset("to into from".split())
_KINDS = (_PLACES, _REASONS, _WAYS)
_STARTS = frozenset({",", "and", ";"})
#: Words that may stand before a number without being its clause.
_MODIFIERS = frozenset("about around some nearly almost over at least most more than another only just up to".split())
#: The rule by which a sum is of what the one before it is of.
NOUN_OF_SUM = "noun_of_sum_before"
#: How far behind a number its clause may tell a verb.
_REACH = 12
_THEY = frozenset({"they", "these", "those"})
#: What those are called together who were counted: "Some 17 hostages were freed. The group includes 13 women".
TOGETHER = frozenset("group batch total number figure toll tally count".split())


def sum_before(quantity: Quantity, counted: Counted, here: Sequence[Told], text: str) -> Told | None:
    """The sum that another goes on with, by who gets it: "grants of $900 to each tenant and $400 to each lodger"."""
    if counted.text is not None or not here:
        return None
    last = here[-1]
    if quantity.kind == "money" and is_given_next(last.quantity, quantity, text):
        return last
    span = counted.anchor.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    is_alike = (quantity.kind, quantity.unit) == (last.quantity.kind, last.quantity.unit) and quantity.kind in (
        "money",
        "measure",
    )
    return last if is_alike and span is not None and is_gapped(span) else None


def item_before(figure: Figure, counted: Counted, here: Sequence[Told]) -> Told | None:
    """The number before it whose verb a bare number shares; None where it has a clause of its own."""
    if figure.kind != "count" or counted.rule not in ("elided_noun", "others") or not here:
        return None
    doc, last = counted.anchor.doc, here[-1]
    if last.counted.rule == "partitive_pronoun":  # "383 of whom are from Kenya, 25 from Jamaica": those deployed before
        last = next((t for t in reversed(here) if t.figure.event is not None), last)
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if span is None or last.figure.event is None or last.figure.counted != counted.text:
        return None
    if next_name(span) is not None or is_gapped(span):
        return last
    if span.end >= len(doc):
        return None
    # "five died in Solok and seven others in Agam", "two in Cusco and one each in the other towns"
    behind = span.end + (counted.rule == "others" or (doc[span.end].lower_ == "each" and span.end + 1 < len(doc)))
    kind = next((words for words in _KINDS if behind < len(doc) and doc[behind].lower_ in words), None)
    before = span.start - 1
    while before > 0 and doc[before].lower_ in _MODIFIERS:
        before -= 1
    if kind is None or doc[before].lower_ not in _STARTS or _has_verb(doc, span.end):
        return None
    first = doc.char_span(last.figure.start, last.figure.end, alignment_mode="expand")
    is_alike = first is not None and any(t.lower_ in kind for t in doc[first.end : before])
    return last if is_alike else None


def is_gapped(span: Span) -> bool:
    """Whether a quantity closes a clause that only names another place: "90 people were killed in Peru and in Chile 40"."""
    is_closed = span.end >= len(span.doc) or span.doc[span.end].text in (".", ",", ";", ")", "and") or span.doc[span.end].is_space
    return is_closed and place_of_gap(span) is not None


def _has_verb(doc: Doc, start: int) -> bool:
    """Whether a finite verb follows before the next comma or number: "and two for fraud were released"."""
    for token in doc[start : min(start + _REACH, len(doc))]:
        if token.text in (",", ";", ".") or token.like_num or token.lower_ == "and":
            return False
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return False


def included(figure: Figure, counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "More than 50 people are missing. They include 15 children": those told right before."""
    verb = verb_above(counted.anchor)
    subject = subject_of(verb) if verb is not None and verb.lemma_ == "include" else None
    whole = next((t for t in reversed(before) if t.quantity.kind == "count"), None)
    if figure.kind != "count" or subject is None or whole is None or not (subject.lower_ in _THEY or _is_of_all(subject)):
        return None
    if any(t.figure.event is not None and t.figure.rules["event"] != "event_of_whole" for t in here):
        return None
    if _tells_of_others(subject, whole.figure):
        return None
    return whole if _starts_sentence(subject) and whole.figure.event is not None and _may_hold(whole.figure, figure) else None


def _tells_of_others(pronoun: Token, whole: Figure) -> bool:
    """Whether a sentence between has a subject of its own for "they": "found 14 bodies. The survivors rest. They include"."""
    if pronoun.sent.start == 0:
        return False
    before = pronoun.doc[pronoun.sent.start - 1].sent
    counted = (whole.counted or "").lower()
    subjects = (t for t in before if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT" and t.tag_ == "NNS")
    return before.start_char > whole.end and any(t.lower_ not in counted for t in subjects)


def _is_of_all(subject: Token) -> bool:
    """As in "the group", "the figure"."""
    return subject.lower_ in TOGETHER and [c.lower_ for c in subject.children] == ["the"]


def _starts_sentence(subject: Token) -> bool:
    return subject.left_edge.i == subject.sent.start


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a number may be of those of another."""
    size, share = (float(f.value or f.low or f.high or 0) for f in (whole, part))
    return size == 0 or share <= size


def occurring(figure: Figure, counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "stands at 3,100, with 40% occurring in May": a share of the number before it."""
    unit = counted.anchor.head if counted.anchor.dep_ == "nummod" else counted.anchor
    verb = unit.head
    is_absolute = unit.dep_ == "nsubj" and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "with"
    if figure.kind != "share" or counted.text is not None or not is_absolute or not here:
        return None
    return here[-1] if here[-1].quantity.kind == "count" and verb.lemma_ in ("occur", "come", "happen") else None
