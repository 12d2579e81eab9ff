"""What a price is asked or paid for: "Tickets start at $30", "a wing costing £84m", "a painting bought for $12"."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.quantities import Quantity
from transforms.syntax import antecedent, has_child, is_passive, shared_out, subject_before, subject_of

OF_PRICES = frozenset({"money", "rate"})
#: Verbs of the price of their subject, by themselves.
_COSTING = frozenset("cost fetch".split())
#: And with "at", "for" or "from": "rice sells for $2", "Rooms are advertised at $70".
_PRICED_AT = frozenset(
    (
        "sell retail go trade rent auction change start open list close quote advertise price value offer exchange let lease "
        "hire charter peg cap hover finish settle begin end resell stand fix set command bring fetch cost build be"
    ).split()
)
#: Of these only what was done to a thing tells its price: "a flat bought for £149", not "bought the flat for £149".
_DONE_AT = frozenset(
    (
        "buy purchase acquire build construct make rebuild restore renovate repair erect charter hire lease rent sell auction "
        "snap insure commission price value advertise list offer quote"
    ).split()
)
_BOUGHT = frozenset("buy purchase acquire snap".split())
_SOLD = frozenset("sell resell rent lease hire hawk flog offload auction".split())
#: Of these "for" says something else: "settled for $3 million", "is for £4m".
_ONLY_AT = frozenset("be settle start open close end finish begin hover fix set".split())
_OFFERS = frozenset("bid offer deal contract order grant loan claim cheque check".split())
_GOING = frozenset("sell retail go trade rent auction change".split())
#: What may stand between the verb and its number.
_BETWEEN = frozenset(
    (
        "for at from to an a the average mean median of about around some nearly almost just only roughly approximately anywhere "
        "somewhere between up as little much more less than under over upwards last now still currently some even barely well "
        "upward"
    ).split()
)
_AT = frozenset({"for", "at", "from"})
_REACH = 7
_PRICES = frozenset("price cost value tag".split())
#: So much of a thing is what its price is told for: the sugar of "the price of a kilo of sugar".
_PORTIONS = frozenset(
    (
        "kilo kg kilogram kilogramme gram gramme ton tonne pound ounce litre liter gallon barrel sack bag bottle tin can jar "
        "dozen pair box crate carton packet pint loaf tray bushel quintal bale cup bowl head tank bucket basket"
    ).split()
)
_TIME_NOUNS = frozenset(
    "quarter year month week day hour minute decade century period season time january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
_PARTS = frozenset({"%", "percent", "cent"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def priced(quantity: Quantity, span: Span) -> Token | None:
    """As in "Each dose costs $4.50", "the bridge, which cost 38 million pounds", "a room that goes for an average of $70"."""
    if quantity.kind not in OF_PRICES:
        return None
    doc, position = span.doc, span.start - 1
    first = max(span[0].sent.start, span.start - _REACH)
    while position > first and doc[position].lower_ in _BETWEEN:
        position -= 1
    verb, between = doc[position], {t.lower_ for t in doc[position + 1 : span.start]}
    if verb.lemma_ == "cost" and verb.tag_ == "NNS" and verb.dep_ == "conj" and not has_child(verb, "det", "amod", "compound"):
        return _thing(subject_of(verb.head.head))  # "Each cage holds 2,500 fish and costs Sh150,000 to stock"
    if verb.lower_ == "costs" and verb.dep_ == "ROOT" and not (_AT | {"of", "to"}) & between and has_child(verb, "compound"):
        return verb.nbor(-1)  # "A knee replacement costs anywhere between Rs 1.4 lakh and", where the parser sees a noun
    if verb.pos_ == "VERB" and verb.lemma_ in _COSTING:
        return _thing(_held(verb))
    if verb.pos_ not in ("VERB", "AUX") or (has_child(verb, "dobj") and not _is_own_object(verb, span)):
        return _priced_above(span)
    if not (_AT & between and (verb.lemma_ in _PRICED_AT or verb.lemma_ in _DONE_AT)):
        return _priced_above(span)
    if verb.lemma_ in _DONE_AT and verb.lemma_ not in _SOLD and not (is_passive(verb) or verb.tag_ == "VBN"):
        return None
    if verb.lemma_ in _ONLY_AT and "for" in between:
        offer = subject_of(verb) if verb.lemma_ == "be" else None
        return offer if offer is not None and offer.lemma_ in _OFFERS else None
    return _thing(_held(verb))


def _priced_above(span: Span) -> Token | None:
    """The subject of a verb of price that the number hangs on with words between: "Petrol will cost, in May, Rs 263"."""
    node = top_of(span)
    preposition = node.head.lower_ if node.dep_ == "pobj" and node.head.pos_ == "ADP" else ""
    verb = node.head.head if preposition else node.head
    is_sold = preposition in ("for", "at") and verb.lemma_ in _GOING and not has_child(verb, "dobj")
    if verb.i > span.start or not (verb.lemma_ in _COSTING or is_sold):
        return None
    return _thing(_held(verb))


def top_of(span: Span) -> Token:
    """The token of a quantity on which the words around it hang; its own preposition ("up to") passes on to its object."""
    top = span.root
    if top.pos_ == "ADP":
        top = next((c for c in top.children if c.dep_ == "pobj"), top)
    return top


def _is_own_object(verb: Token, span: Span) -> bool:
    return all(c.i >= span.start for c in verb.children if c.dep_ == "dobj")


def _held(verb: Token) -> Token | None:
    """Whose price a verb tells: its subject, or the noun that its clause hangs on."""
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.dep_ == "acl":
        verb = verb.head  # "The painting, stolen in 1998 and valued at $5 million,"
    if (
        verb.dep_ in ("acl", "advcl")
        and verb.tag_ in ("VBN", "VBG")
        and verb.head.pos_ in ("NOUN", "PROPN")
        and verb.head.i < verb.i
    ):
        return verb.head
    return subject_of(verb)


def _thing(noun: Token | None) -> Token | None:
    noun = shared_out(antecedent(noun)) if noun is not None else None
    if noun is None or (noun.pos_ not in ("NOUN", "PROPN") and noun.tag_ not in ("NN", "NNS")):
        return None
    is_name = noun.pos_ == "PROPN" and noun.ent_type_ != ""
    return None if is_name or noun.lower_ in _TIME_NOUNS | _PARTS else noun


def of_price(noun: Token) -> Token:
    """The eggs of "the price of a dozen eggs", the sugar of "the price of a kilo of sugar"; any other noun itself."""
    if noun.tag_ != "NN" or noun.lower_ not in _PRICES or noun.lower_ == "cost":
        return noun
    thing = _behind(noun, "of", "for")
    inner = _behind(thing, "of") if thing is not None and thing.lemma_.lower() in _PORTIONS else None
    return inner or thing or noun


def _behind(noun: Token, *prepositions: str) -> Token | None:
    things = (c for p in noun.children if p.lower_ in prepositions for c in p.children if c.dep_ == "pobj" and c.pos_ == "NOUN")
    return next(things, None)


def owner_of_price(noun: Token) -> Token | None:
    """The drugs of "The drugs have a street value of Sh8.2 billion", the block of "a block built at a cost of £9m"; None where
    nothing plainly has the price.
    """
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in ("have", "carry", "bear"):
        return _thing(subject_of(verb))
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.i > noun.sent.start and verb.nbor(-1).pos_ == "NOUN":
        return verb.nbor(-1)  # "cocaine with a street value of $8 million"
    verb = verb.head if noun.dep_ == "pobj" else verb
    if verb.pos_ == "VERB" and (is_passive(verb) or verb.dep_ == "acl"):
        return _thing(_held(verb))
    return None


def is_price(noun: Token) -> bool:
    """Whether a noun only says as what a sum or an extent is told: "a street value of", "at a cost of", "a range of"."""
    return noun.lower_ in _PRICES or noun.lower_ == "range"


def bought_for(quantity: Quantity, span: Span) -> Token | None:
    """As in "sold his app to a bank for $18 million", "had been bought online for £149", "a dollar changes hands for 40 lira"."""
    if quantity.kind not in OF_PRICES or span.start < 3 or span.doc[span.start - 1].lower_ not in ("for", "at"):
        return None
    preposition = span.doc[span.start - 1]
    verb = next((t for t in preposition.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.i > span.start:
        return None
    if verb.lemma_ == "change" and any(c.lower_ == "hands" for c in verb.children):
        return _thing(subject_of(verb))
    if preposition.lower_ != "for":
        return None
    if verb.lemma_ in _SOLD or (verb.lemma_ in _BOUGHT and not is_passive(verb)):
        return _thing(next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None))
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None) or _held(verb)
    return _thing(own) if verb.lemma_ in _DONE_AT and is_passive(verb) else None


def price_of_it(quantity: Quantity, span: Span) -> Token | None:
    """As in "210,000 tickets were snapped up. They cost £378.50": what "it" or "they" takes up."""
    if quantity.kind not in OF_PRICES:
        return None
    verb = next((t for t in span.root.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in ("cost", "fetch") or verb.i > span.start or has_child(verb, "xcomp", "ccomp", "advcl"):
        return None
    subject = subject_of(verb)
    if subject is None or subject.lower_ not in ("it", "they"):
        return None
    noun = subject_before(subject, lambda t: t.ent_type_ in _NAMES or t.pos_ != "NOUN")
    return noun if noun is not None and noun.sent != subject.sent else None
