"""Ages that no unit tells: "Rami Nasser, 17, was shot", "two boys, ages 4 and 7", "children under 15"."""

from __future__ import annotations

import re

from transforms.analysed_text import Doc, Span, Token
from transforms.bare_numbers import PARENTS
from transforms.frozen import replace
from transforms.gazetteer import Gazetteer
from transforms.place_names import lists_places
from transforms.quantities import Quantity

#: The oldest person on record reached 122.
_OLDEST = 122
_BOUNDING = frozenset({"under", "over", "below", "above", "aged"})
_COMPARED = frozenset({"younger", "older"})
_CLOSING = frozenset((",", ")", ".", ";", "—", "–"))
_NO_PERSON_LABELS = frozenset({"GPE", "DATE", "LOC", "FAC"})
_SHORT_UNIT = re.compile(r"[-\s]?(?:y/o|y\.o\.|yo|yr[-\s]old|yrs[-\s]old)(?!\w)", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or|to)|[-–&])\s*$", re.IGNORECASE)


def as_age(quantity: Quantity, doc: Doc, gazetteer: Gazetteer, previous: Quantity | None = None) -> Quantity:
    """The quantity as an age in years where the words around it say so, else unchanged.

    Args:
        quantity: the number.
        doc: the analysed text.
        gazetteer: knows nouns that count people.
        previous: the number before it in the sentence; a list of ages goes on ("ages 4, 7 and 12").
    """
    if quantity.kind != "count" or quantity.unit != "1" or quantity.value is None or not 0 < quantity.value <= _OLDEST:
        return quantity
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or quantity.value != quantity.value.to_integral_value():
        return quantity
    unit = _SHORT_UNIT.match(doc.text, quantity.end)
    if unit is not None:
        return replace(_age(quantity, "short unit of age"), end=unit.end())
    if _goes_on(quantity, previous, span):
        return _age(quantity, "list of ages")
    if _opens(span):
        return _age(quantity, "age before a name")
    if span.start >= 2 and (_behind_person(quantity, span, gazetteer) or _in_bound(span, gazetteer)):
        return _age(quantity, "age behind a name or a bound")
    if _of_person(span, gazetteer):
        return _age(quantity, "age behind 'of'")
    return _age(quantity, "age as predicate") if _is_predicate(quantity, span, gazetteer) else quantity


def _age(quantity: Quantity, rule: str) -> Quantity:
    return replace(quantity, kind="age", unit="year", trace=(*quantity.trace, rule))


def _behind(span: Span) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) and span.doc[span.end].sent == span[0].sent else None


def _is_closed(span: Span) -> bool:
    behind = _behind(span)
    return behind is None or behind.text in _CLOSING or behind.lower_ in ("and", "or")


def _goes_on(quantity: Quantity, previous: Quantity | None, span: Span) -> bool:
    """As in the 12 of "ages 4, 7 and 12" and the 24 of "aged 18 and 24 died"."""
    behind = _behind(span)
    is_before_verb = behind is not None and behind.tag_ in ("VBD", "VBZ", "VBP")
    if previous is None or previous.kind != "age" or not (_is_closed(span) or is_before_verb) or quantity.form != previous.form:
        return False
    between = span.doc.text[previous.end : quantity.start]
    return _LISTED.fullmatch(between) is not None


def _behind_person(quantity: Quantity, span: Span, gazetteer: Gazetteer) -> bool:
    """As in "Rami Nasser, 17, was", "her father, 56, was", "two men, 26 and 21, were", "both 23,"."""
    before, name, behind = span.doc[span.start - 1], span.doc[span.start - 2], _behind(span)
    if quantity.form != "digits" or quantity.modifier != "exact":
        return False
    if before.lower_ == "both":
        return behind is not None and (behind.text in _CLOSING or behind.lower_ in ("of", "from"))
    if (
        before.text not in (",", "(", "-", "–", "—")
        or not _is_closed(span)
        or (before.text == "(" and lists_places(span[0].sent))
    ):
        return False
    ends = behind is None or behind.text in (".", ";")
    if name.pos_ == "PROPN" and (name.ent_type_ == "PERSON" if ends else name.ent_type_ not in _NO_PERSON_LABELS):
        return True
    if ends or before.text not in (",", "("):
        return False
    if name.pos_ == "PROPN" and _is_named_person(name, gazetteer):
        return True
    told_of = span.root.head if span.root.dep_ == "appos" else name
    if told_of.dep_ == "pobj" and told_of.pos_ == "PROPN":  # "a nurse from Ohio, 34, died"
        told_of = told_of.head.head
    return told_of.lower_ == "other" or (told_of.pos_ == "NOUN" and gazetteer.counts_people(told_of))


def _is_named_person(name: Token, gazetteer: Gazetteer) -> bool:
    """Whether what the model took for a place is a surname: a given name before it, or a description of a person behind it."""
    parts = [c for c in name.children if c.dep_ == "compound"]
    if any(part.ent_type_ == "PERSON" or part.text in gazetteer.given_names for part in parts):
        return True
    return any(c.dep_ == "appos" and c.tag_ == "NN" and gazetteer.counts_people(c) for c in name.children)


def _opens(span: Span) -> bool:
    """As in "At 82, Marcel Oberlin still bakes"."""
    start = span[0].sent.start
    if span.start != start + 1 or span.doc[start].lower_ != "at" or span.end + 1 >= len(span.doc) or not span.text.isdigit():
        return False
    comma, name = span.doc[span.end], span.doc[span.end + 1]
    return comma.text == "," and (name.ent_type_ == "PERSON" or name.lower_ in ("he", "she"))


def _of_person(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "a girl of four", "a man of 80"."""
    behind = _behind(span)
    is_closed = _is_closed(span) or (behind is not None and behind.pos_ in ("AUX", "VERB"))
    if span.start < 3 or span.doc[span.start - 1].lower_ != "of" or not is_closed:
        return False
    person, article = span.doc[span.start - 2], span.doc[span.start - 3]
    if person.lower_ in PARENTS:
        return False
    return person.tag_ == "NN" and article.lower_ in ("a", "an", "one") and person.lemma_.lower() in gazetteer.person_nouns


def _in_bound(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "children under 15", "all younger than 45"."""
    before, behind = span.doc[span.start - 1], _behind(span)
    if not _is_closed(span) and (behind is None or behind.pos_ not in ("AUX", "VERB", "ADP")):
        return False
    if span[0].lower_ in _COMPARED:
        return True
    return span[0].lower_ in _BOUNDING and gazetteer.counts_people(before) and before.pos_ == "NOUN"


def _is_predicate(quantity: Quantity, span: Span, gazetteer: Gazetteer) -> bool:
    """As in "the boy was 16 at the time", "his sister, who is 11,": a bare number that one person is."""
    verb, behind = span.root.head, _behind(span)
    if quantity.form != "digits" or quantity.modifier != "exact" or span.root.dep_ not in ("attr", "acomp", "npadvmod"):
        return False
    if verb.lemma_ != "be" or not (_is_closed(span) or (behind is not None and behind.lower_ in ("at", "when", "years"))):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    if subject.lower_ == "who":
        subject = verb.head if verb.dep_ == "relcl" else subject
    is_name = subject.pos_ == "PROPN" and subject.ent_type_ not in _NO_PERSON_LABELS
    return (
        is_name or subject.lower_ in ("he", "she") or (subject.tag_ == "NN" and subject.lemma_.lower() in gazetteer.person_nouns)
    )
