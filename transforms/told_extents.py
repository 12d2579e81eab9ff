"""What a measure is told of by verbs of speed, reach and power, by "of it", or by the clause it opens: "At 9km, the wall is"."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.quantities import Quantity
from transforms.syntax import SUBJECTS, antecedent, subject_before, subject_of

#: Verbs of how fast or how far their subject goes.
_GOING = frozenset(
    (
        "fly travel go do move drive run cruise race hurtle sail speed reach hit clock fall drift march ride walk pull retreat "
        "slide roll sink shoot rise gallop pedal accelerate slow stretch back reverse swim zip streak plod barrel"
    ).split()
)
_MEASURED = frozenset("measure span stretch".split())
#: Verbs of what a plant, an engine or a dam gives.
_GIVING = frozenset("generate give produce make yield supply deliver provide turn put churn crank develop".split())
_THROWING = frozenset("throw hurl send spew belch shoot blast spit eject fling pump".split())
_WATTS = ("watt", "watts", "w")
_OPENING = frozenset("a an about around some nearly almost just only over more than under less roughly up to barely".split())
#: What the model takes the name of a stuff for, or nothing.
_STUFF = frozenset({"", "ORG", "PRODUCT"})
#: How many words may stand between the verb and its number.
_NEAR = 5


def of_it(quantity: Quantity, span: Span) -> Token | None:
    """As in "The cocaine, 640 kilos of it, was hidden", "collected milk and sold 48 million litres of it"."""
    doc = span.doc
    if quantity.kind != "measure" or span.end + 1 >= len(doc) or span.start < 2 or doc[span.end].lower_ != "of":
        return None
    if doc[span.end + 1].lower_ not in ("it", "them"):
        return None
    first = span.start - 1
    while first > span[0].sent.start and doc[first].lower_ in _OPENING | {"all"}:
        first -= 1
    if doc[first].text in (",", "–", "—", "("):
        noun = doc[first - 1]
        while noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head
        return noun if noun.pos_ == "NOUN" else None
    verb = span.root.head
    verb = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    return next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < span.start), None)


def of_named(quantity: Quantity, span: Span) -> Token | None:
    """As in "3.3 million tonnes of LNG", "nine litres of Coca-Cola": what is measured has a name, and is no place or person."""
    doc = span.doc
    if quantity.kind != "measure" or span.end >= span[0].sent.end or doc[span.end].lower_ != "of":
        return None
    noun = next((c for c in doc[span.end].children if c.dep_ == "pobj"), None)
    return noun if noun is not None and noun.pos_ == "PROPN" and noun.ent_type_ in _STUFF else None


def opening(quantity: Quantity, span: Span) -> Token | None:
    """As in "At 18km, the undersea tunnel will be the longest", "At 41, the oldest man in the draw is not done yet"."""
    doc, sentence = span.doc, span[0].sent
    is_first = doc[sentence.start].lower_ == "at" and all(t.lower_ in _OPENING for t in doc[sentence.start + 1 : span.start])
    if not is_first or span.end >= sentence.end or doc[span.end].text != "," or quantity.kind in ("share", "multiple"):
        return None
    subject = subject_of(sentence.root)
    if subject is None or subject.i < span.end:
        return None
    if subject.lower_ in ("it", "he", "she", "this", "that"):
        subject = next((c for c in sentence.root.children if c.dep_ == "attr" and c.i > subject.i), subject)
    return subject if subject.pos_ == "NOUN" and subject.i > span.end else None


def of_going(quantity: Quantity, span: Span) -> Token | None:
    """As in "The train was doing 84km/h", "It flies at 315 km/h", "The ice has pulled back 1.8km": what goes so fast or far."""
    if quantity.kind != "measure" or span.end > len(span.doc):
        return None
    verb = next((t for t in span.root.ancestors if t.pos_ == "VERB"), None)
    if verb is None or not 0 < span.start - verb.i <= _NEAR or any(t.text == "," for t in span.doc[verb.i : span.start]):
        return None
    is_speed = quantity.unit.endswith(" per hour") and verb.lemma_ in _GOING
    is_across = verb.lemma_ in _MEASURED and verb.i == span.start - 1
    is_back = verb.lemma_ in ("pull", "retreat", "back") and any(c.lower_ in ("back", "up") for c in verb.children)
    is_power = quantity.unit.lower().endswith(_WATTS) and verb.lemma_ in _GIVING
    if not (is_speed or is_across or is_back or is_power):
        return None
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "xcomp":
        subject = next((c for c in verb.head.children if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.lower_ in ("it", "they") and not is_power:
        subject = subject_before(subject, lambda t: t.pos_ == "PROPN")
    noun = antecedent(subject) if subject is not None else None
    return noun if noun is not None and noun.pos_ == "NOUN" else None


def thrown_up(quantity: Quantity, span: Span) -> Token | None:
    """As in "hurling ash 8,000 metres into the sky": what is thrown so far."""
    if quantity.kind != "measure" or span.start < 2 or span.end >= len(span.doc):
        return None
    noun = span.doc[span.start - 1] if span.doc[span.start - 1].pos_ in ("NOUN", "PROPN") else span.doc[span.start - 2]
    is_up = span.doc[span.end].lower_ in ("into", "above", "high", "up", "skyward", "skywards")
    return noun if is_up and noun.dep_ == "dobj" and noun.head.lemma_ in _THROWING else None


def is_manner(quantity: Quantity, noun: Token) -> bool:
    """As in "finished it at a cost of £9m", "snatched at a rate of 220 a day": the noun only tells how."""
    nouns = ("cost", "rate", "pace") if quantity.kind == "rate" else ("cost",)
    return noun.lower_ in nouns and noun.head.lower_ == "at"


def at_rate(quantity: Quantity, span: Span) -> Token | None:
    """As in "Phones are snatched at a rate of 220 a day", "The firm is losing drivers at a rate of nine a week"."""
    of = span.doc[span.start - 1] if span.start > 2 else span[0]
    rate = of.head
    if of.lower_ != "of" or quantity.kind != "rate" or rate.lower_ == "cost" or not is_manner(quantity, rate):
        return None
    verb = next((t for t in rate.ancestors if t.pos_ == "VERB"), None)
    own = next((c for c in verb.children if c.dep_ == "dobj"), None) or subject_of(verb) if verb is not None else None
    return own if own is not None and own.tag_ == "NNS" else None


#: In the order in which they are asked.
RULES_OF_EXTENT = (
    ("noun_of_rate", at_rate),
    ("noun_of_pronoun", of_it),
    ("noun_after_of", of_named),
    ("subject_opened", opening),
    ("subject_of_extent", of_going),
    ("thing_thrown", thrown_up),
)
