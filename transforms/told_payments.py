"""What a sum is told of by the verbs of paying: what is asked or spent for what, what brings money in."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.prices import OF_PRICES, top_of
from transforms.quantities import Quantity
from transforms.syntax import antecedent, subject_of

_SPENDING = frozenset("spend splash blow lavish squander waste".split())
_ASKING = frozenset("pay ask charge want demand fork shell quote".split())
#: Verbs of what their subject yields, with the particle that some of them need.
_YIELDING = frozenset({("bring", "in"), ("pull", "in"), ("rake", "in"), ("gross", ""), ("raise", ""), ("earn", ""), ("net", "")})
#: What yields money without doing anything, beside plurals of sales.
_INCOMES = frozenset(
    (
        "fee fine tax duty levy export sale ticket show tour concert film movie auction appeal campaign donation toll lottery "
        "crop harvest tariff rent visa permit licence license charge surcharge raffle gala event festival album song book "
        "game match exhibition tourism remittance flotation listing offering bond issue catch haul stall bake"
    ).split()
)
_ONE = frozenset({"a", "an"})
_OFFICES = frozenset("compensation bribe bail ransom tax salary reward prize deposit damages payment bonus aid rent".split())
_PER = frozenset("a an per each every day night week month year hour head apiece more extra".split())


def what_for(quantity: Quantity, span: Span) -> Token | None:
    """As in "paid $4,000 for a ticket", "spent $59.5 million on a border app", "gets Rs 10 lakh as compensation"."""
    if quantity.kind not in OF_PRICES:
        return None
    doc, position = span.doc, span.end
    while position < min(span.end + 2, len(doc)) and doc[position].lower_ in _PER:
        position += 1
    if position >= len(doc) - 1 or doc[position].sent != span[0].sent:
        return None
    preposition = doc[position]
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "NOUN":
        return None
    verb = next((t for t in span.root.ancestors if t.pos_ == "VERB"), None)
    if verb is None or not verb.i < span.start:
        return None
    if preposition.lower_ == "as":
        return noun if noun.lower_ in _OFFICES else None
    is_one = noun.tag_ == "NN" and any(c.lower_ in _ONE for c in noun.children)
    verbs = {"for": _ASKING, "on": _SPENDING}.get(preposition.lower_, frozenset())
    return noun if is_one and verb.lemma_ in verbs else None


def what_yields(quantity: Quantity, span: Span) -> Token | None:
    """As in "Donations brought in £241m", "The shows have grossed £303m", "Exports of tea earned the country Sh188 billion"."""
    verb = top_of(span).head
    if quantity.kind != "money" or verb.pos_ != "VERB" or verb.i > span.start:
        return None
    particle = next((c.lower_ for c in verb.children if c.dep_ in ("prt", "prep") and c.i == verb.i + 1), "")
    subject = subject_of(verb) if (verb.lemma_, particle) in _YIELDING or (verb.lemma_, "") in _YIELDING else None
    noun = antecedent(subject) if subject is not None else None
    return noun if noun is not None and noun.pos_ == "NOUN" and noun.lemma_.lower() in _INCOMES else None
