"""Whose age a number tells: "Rami Nasser, 17, was", "a baker aged 63", "who is 31", "At 82, Marcel Oberlin still bakes"."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.names import PARTICLES
from transforms.quantities import Quantity
from transforms.syntax import antecedent, subject_of

_OPENING = frozenset((",", "(", "—", "–", "-"))
_AGED = frozenset({"aged", "age", "ages"})
_BOUNDING = frozenset({"under", "over", "below", "above", "younger", "older", "between"})
#: What may stand between an age and the person.
_BETWEEN = frozenset("and or to of the than day days week weeks month months year years".split()) | _AGED | _BOUNDING
#: How far before the number of a list of ages those stand whom it tells of: "three boys, ages 4, 7 and 12".
_REACH = 8


def person_of_age(quantity: Quantity, span: Span) -> Token | None:
    """The person whose age a quantity tells by the words right around it; None where they stand elsewhere."""
    if quantity.kind != "age":
        return None
    return _before_comma(span) or _of_predicate(span) or _of_opening(span)


def _before_comma(span: Span) -> Token | None:
    """As in "Rami Nasser, 17, was", "a nurse from Ohio, 34, died", "two boys, ages 4 and 7,", "children under 15"."""
    doc, first = span.doc, span.start
    lowest = max(span[0].sent.start, first - _REACH)
    at = first - 1
    while at > lowest and (doc[at].like_num or doc[at].lower_ in _BETWEEN):
        at -= 1
        while at > lowest and doc[at].text == "," and doc[at - 1].like_num:
            at -= 1  # "ages 4, 7 and 12"
    if at >= lowest and doc[at].text in _OPENING:
        at -= 1
    elif at == first - 1:
        return None
    if at < lowest or doc[at].pos_ not in ("NOUN", "PROPN"):
        return None
    return _described(doc[at])


def _described(noun: Token) -> Token:
    """The person of "a nurse from Ohio, 34," and the name of "the Rev. Ana Ruiz, 34,"."""
    while noun.dep_ == "compound" and noun.head.pos_ == "PROPN" and noun.head.i == noun.i + 1:
        noun = noun.head
    above = noun.head.head
    is_place = noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.ent_type_ in ("GPE", "LOC", "FAC")
    return above if is_place and above.pos_ in ("NOUN", "PROPN") and above.i < noun.i else noun


def _of_predicate(span: Span) -> Token | None:
    """As in "The suspect, who is 31, will appear", "the boy was 16"."""
    verb = span.root.head
    while (verb.like_num or verb.lower_ in _AGED) and verb.head != verb:
        verb = verb.head  # "were ages 71, 56 and 25"
    if verb.lemma_ not in ("be", "turn") or verb.i > span.start:
        return None
    subject = subject_of(verb)
    noun = antecedent(subject) if subject is not None else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _of_opening(span: Span) -> Token | None:
    """As in "At 82, Marcel Oberlin still opens the bakery", "Aged nine, Ana left": the subject behind the comma."""
    before = span.doc[span.start - 1] if span.start > span[0].sent.start else None
    if before is None or before.lower_ not in ("at", "aged") or before.i > span[0].sent.start + 1:
        return None
    verb = next((t for t in span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    subject = subject_of(verb) if verb is not None and verb.i > span.end else None
    is_set_off = span.end < len(span.doc) and span.doc[span.end].text == ","
    return subject if subject is not None and is_set_off and subject.i > span.end and subject.pos_ in ("NOUN", "PROPN") else None


def name_of(person: Token) -> str:
    """The full name of a person named by one of its tokens: "Rami Nasser"."""
    doc, first, last = person.doc, person.i, person.i
    while first > person.sent.start and _is_of_name(doc[first - 1]):
        first -= 1
    while last + 1 < person.sent.end and _is_of_name(doc[last + 1]):
        last += 1
    return str(doc.span(first, last + 1).text)


def _is_of_name(token: Token) -> bool:
    """Whether a token goes on with the name beside it; a hyphen with no space at either side does: "Ana Reyes-Soto"."""
    if token.text == "-":
        return 0 < token.i < len(token.doc) - 1 and not token.whitespace_ and not token.nbor(-1).whitespace_
    return token.pos_ == "PROPN" and (token.is_title or token.lower_ in PARTICLES)
