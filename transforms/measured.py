"""The thing that money, a measure, a share, a duration or a multiple is told of: "a bonus of $3 million", "output grew by 6%".

Rules in order, the words right around the number first; none holds where the text leaves it to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from transforms.analysed_text import Doc, Span, Token
from transforms.event_syntax import LEVEL_VERBS, MOVES, OBJECT_LEVELS
from transforms.language_analysis import source_text
from transforms.quantities import Quantity
from transforms.syntax import antecedent, has_child, subject_of

#: Verbs of change and extent whose subject is what the number is told of, beside the verbs of level.
_CHANGE_VERBS = frozenset(
    (
        "accelerate add advance average bounce collapse contract cover crash decelerate dip ease edge expand extend fluctuate "
        "gain inch lag last leap lose measure narrow plummet plunge rally rebound recede recover retreat run shed shrink sink "
        "skyrocket slide slip slow slump span stretch strengthen surge swing tick tumble weaken weigh widen worsen"
    ).split()
)
_LEVEL_PREPOSITIONS = frozenset("to by at from above below over under past around near beyond between of".split())
_TIME_NOUNS = frozenset("quarter year month week day hour minute decade century period season time".split())
#: Nouns that only count: what they are told of stands behind or before them, or nowhere.
_COUNTERS = frozenset(
    "number total sum count toll tally figure maximum minimum average mean median rate kind part half out ahead percent %".split()
)
#: Verbs of change that rather tell what happened to a sum: "tariffs added $38 to the cost".
_OF_SUMS = frozenset("add lose shed gain recover run cover".split())
#: How many words may stand between a preposition and its number.
_NEAR = 2
#: Nouns that tell a change: what changed stands behind "in".
_CHANGE_NOUNS = frozenset("increase rise fall drop decline decrease gain growth jump hike reduction surge slide slump".split())
#: Adjectives of extent whose subject the measure is told of: "The wall is four metres high".
_EXTENT = frozenset("deep high long thick wide tall heavy strong old away".split())
_COMPOUND = re.compile(r"\d-[a-z]|[a-z]-[a-z]")

Rule = Callable[[Quantity, Span], Token | None]


def find_measured(doc: Doc, quantity: Quantity) -> tuple[Token, str] | None:
    """The noun of the thing that a quantity is told of, with the rule that found it; None where none is plainly meant."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return None
    for name, rule in RULES:
        noun = rule(quantity, span)
        if noun is not None and noun.pos_ in ("NOUN", "PROPN") and not span.start <= noun.i < span.end:
            return noun, name
    return None


def _noun_behind(quantity: Quantity, span: Span) -> Token | None:
    """As in "40 tonnes of flour", "$3 billion in aid", "a six-week pause"."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is None or following.sent != span[-1].sent or quantity.kind in ("share", "multiple", "age"):
        return None
    if following.lower_ == "of" or (following.lower_ == "in" and quantity.kind == "money"):
        noun = next((c for c in following.children if c.dep_ == "pobj"), None)
        is_time = noun is not None and (noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in _TIME_NOUNS)
        return noun if noun is not None and noun.pos_ == "NOUN" and not is_time else None
    return None


def _noun_of_compound(quantity: Quantity, span: Span) -> Token | None:
    """As in "a six-week pause", "three-metre waves", "a 34-year-old teacher", "a $10,000 reward"."""
    last = span[-1]
    is_compound = _COMPOUND.search(source_text(span.doc)[quantity.start : quantity.end]) is not None or quantity.kind == "age"
    if not is_compound and not (
        quantity.kind != "multiple" and last.dep_ in ("nmod", "compound", "nummod", "amod", "npadvmod") and last.head.i > last.i
    ):
        return None
    head = last.head
    while head.dep_ in ("amod", "compound", "nmod", "npadvmod", "nummod") and head.head.i > head.i:
        head = head.head
    if quantity.kind == "share" and head.lemma_.lower() in _CHANGE_NOUNS:
        return _changed(head)
    return head if last.i < head.i <= last.i + 5 else None


def _noun_before(quantity: Quantity, span: Span) -> Token | None:
    """As in "a bonus of 8.5 billion shillings", "swells of up to four metres", "damage at 85 million francs"."""
    preposition = _top(span).head
    if _top(span).dep_ != "pobj" or preposition.pos_ != "ADP" or preposition.i > span.start:
        return None
    noun = preposition.head
    payer = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else None
    if payer is not None and payer.head.pos_ == "NOUN":  # "a cost to the town of $3 million"
        noun = payer.head
    if noun.lemma_.lower() in _CHANGE_NOUNS and quantity.kind == "share":
        return _changed(span[-1])
    is_near = preposition.lower_ == "of" or (preposition.lower_ in ("at", "worth") and quantity.kind == "money")
    is_thing = noun.pos_ == "NOUN" and noun.lemma_.lower() not in _COUNTERS and span.start - preposition.i <= _NEAR
    return noun if is_near and is_thing else None


def _changed(word: Token) -> Token | None:
    """What a word before "in" is a change of: the sales of "a rise of 5% in sales", the orders of "a 5% slide in orders"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else None
    if behind is None or behind.lower_ != "in":
        return None
    return next((c for c in behind.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME")), None)


def _subject(quantity: Quantity, span: Span) -> Token | None:
    """As in "output grew by 6.3 percent to 401.7 million kilogrammes", "net profit came in at $3 million"."""
    verb = _verb_of_level(span)
    if verb is None or quantity.kind == "age" or (quantity.kind == "money" and verb.lemma_ in _OF_SUMS):
        return None
    if verb.lemma_ in OBJECT_LEVELS or (verb.lemma_ in MOVES and has_child(verb, "dobj")):
        return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if any(c.dep_ == "dobj" and not span.start <= c.i < span.end and c != _top(span) for c in verb.children):
        return None  # "sank one of them some 5 km from the shore"
    subject = subject_of(verb)
    if subject is None and verb.dep_ in ("acl", "advcl") and verb.head.pos_ == "NOUN":
        subject = verb.head  # "gusts topping 55 mph"
    if subject is None or (subject.pos_ == "PRON" and subject.tag_ not in ("WDT", "WP")):
        return None
    noun = antecedent(subject)
    if noun.pos_ == "PROPN" and noun.ent_type_ and quantity.kind in ("share", "money"):
        return None
    return noun if noun.lemma_.lower() not in _COUNTERS else _of_counter(noun)


def _of_counter(counter: Token) -> Token | None:
    """What a counting noun counts: "the number of sales fell 3 percent" is told of sales."""
    phrase = next((c for c in counter.children if c.lower_ == "of"), None)
    return next((c for c in phrase.children if c.dep_ == "pobj"), None) if phrase is not None else None


def _of_multiple(quantity: Quantity, span: Span) -> Token | None:
    """As in "Flour has tripled in price", "Vox doubled its tally"."""
    if quantity.kind != "multiple" or span.root.pos_ != "VERB":
        return None
    own = next((c for c in span.root.children if c.dep_ == "dobj"), None)
    return own if own is not None else subject_of(span.root)


def _of_extent(_: Quantity, span: Span) -> Token | None:
    """As in "The wall is four metres high", "the clinic, which is 40km away"."""
    adjective = _top(span).head
    if adjective.lower_ not in _EXTENT or adjective.i < span.end:
        return None
    verb = adjective.head
    subject = subject_of(verb) if verb.pos_ in ("AUX", "VERB") else None
    return antecedent(subject) if subject is not None else None


def _top(span: Span) -> Token:
    """The token of a quantity on which the words around it hang; its own preposition ("up to") passes on to its object."""
    top = span.root
    if top.pos_ == "ADP":
        top = next((c for c in top.children if c.dep_ == "pobj"), top)
    return top


def _verb_of_level(span: Span) -> Token | None:
    """The verb of level or change that a quantity completes, with a preposition between or without."""
    node = _top(span)
    if node.pos_ == "VERB":
        return node
    for _ in range(3):
        parent = node.head
        if parent is node:
            return None
        if parent.pos_ in ("VERB", "AUX"):
            is_level = parent.lemma_ in LEVEL_VERBS | _CHANGE_VERBS or (parent.lemma_ in OBJECT_LEVELS and node.lower_ == "at")
            is_level = is_level or (parent.lemma_ in MOVES and node.lower_ == "to")
            completes = node.dep_ in ("dobj", "attr", "npadvmod", "advmod", "prep", "dep", "oprd", "obl") and node.i > parent.i
            return parent if is_level and completes else None
        if parent.pos_ != "ADP" or parent.lower_ not in _LEVEL_PREPOSITIONS:
            return None
        node = parent
    return None


RULES: tuple[tuple[str, Rule], ...] = (
    ("noun_after_of", _noun_behind),
    ("measured_noun", _noun_of_compound),
    ("noun_before_of", _noun_before),
    ("subject_of_multiple", _of_multiple),
    ("subject_of_extent", _of_extent),
    ("subject_of_change", _subject),
)
