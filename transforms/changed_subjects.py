"""What a change or level is told of where no verb of level stands right above it: comparatives, phrases of direction, ratios,
clauses that share the subject of the verb above.
"""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.event_syntax import LEVEL_VERBS
from transforms.syntax import antecedent, subject_of

_DIRECTIONS = frozenset("up down off higher lower".split())
#: How many words may stand between the verb and a ratio.
_NEAR = 3
#: Verbs of how much their subject is: "Bread costs 40 percent more".
_OF_EXTENT = frozenset({"cost", "weigh", "last"})
#: Comparatives that the parser takes for nouns: "Wax got 19% dearer".
PRICED = frozenset("dearer cheaper costlier pricier poorer richer weaker stronger heavier lighter".split())
_COMPARATIVES = frozenset({"JJR", "RBR"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: How a clause without a subject hangs on the one that has it: "eased after touching 9 percent", "set to reach 40 percent".
_SHARING = frozenset("advcl pcomp xcomp conj acl prep".split())


def thing_of_direction(span: Span) -> Token | None:
    """As in "the index up 3 percent on the day", "with inflation down two points", "revenue 8 percent higher": the noun right
    before the direction, or before the number with the direction behind.
    """
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    if span.start > 0 and behind is not None and behind.lower_ in _DIRECTIONS and span.doc[span.start - 1].tag_ in ("NN", "NNS"):
        return span.doc[span.start - 1]
    if span.start < 2 or span.doc[span.start - 1].lower_ not in _DIRECTIONS:
        return None
    direction, noun = span.doc[span.start - 1], span.doc[span.start - 2]
    if noun.text == ",":
        noun = direction.head  # "The price of bread, up 40 percent, is"
    return noun if noun.pos_ == "NOUN" and noun.dep_ != "compound" and noun.i < direction.i else None


def subject_of_comparative(span: Span) -> Token | None:
    """As in "Wheat closed the week 4 percent cheaper", "ended up 12 points", "are 40 percent more likely": who is so."""
    word = span.root.head
    if span.end < len(span.doc) and span.doc[span.end].lower_ in ("more", "less"):
        degree = span.doc[span.end]
        word = degree if degree.head.lemma_ in _OF_EXTENT else degree.head
    is_before = word.tag_ in _COMPARATIVES or word.lower_ in _DIRECTIONS | PRICED or _is_compared(word)
    if (
        not is_before
        or (word.pos_ in _NOUNS and word.lower_ not in PRICED)
        or not (word.i == span.start - 1 or 0 <= word.i - span.end < 2)
    ):
        return None
    verb = next((t for t in word.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > span.start or any(t.pos_ == "VERB" or t.text == "," for t in span.doc[verb.i + 1 : span.start]):
        return None
    return _noun_of(subject_of(verb) or subject_above(verb))


def _is_compared(word: Token) -> bool:
    return word.pos_ in ("ADJ", "ADV") and any(c.lower_ in ("more", "less") for c in word.children)


def subject_above(verb: Token) -> Token | None:
    """The subject of the verb that a clause without one hangs on: "Inflation eased after touching 9 percent"."""
    for _ in range(4):
        if verb.dep_ not in _SHARING or verb.head is verb:
            return None
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX") and (subject := subject_of(verb)) is not None:
            return subject
    return None


def first_of_ratio(span: Span) -> Token | None:
    """As in "Debt stands at 1.4 times income", "the dose was three times the limit": the subject of the verb before the ratio."""
    verb = next((t for t in span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_ not in LEVEL_VERBS | _OF_EXTENT or not 0 < span.start - verb.i <= _NEAR:
        return None
    if any(t.text == "," or t.dep_ == "dobj" for t in span.doc[verb.i + 1 : span.start]):
        return None
    return _noun_of(subject_of(verb) or subject_above(verb))


def _noun_of(subject: Token | None) -> Token | None:
    noun = antecedent(subject) if subject is not None else None
    is_thing = noun is not None and noun.pos_ in _NOUNS and noun.ent_type_ not in ("PERSON", "DATE", "TIME")
    return noun if is_thing else None


def object_changed(verb: Token) -> Token | None:
    """What a participle says was changed: "the deficit cut by a tenth", "the harvest, reduced by a third, will"."""
    own = next((c for c in verb.children if c.dep_ == "dobj"), None) or subject_of(verb)
    if own is None and verb.dep_ in ("acl", "relcl", "advcl") and verb.head.pos_ in _NOUNS:
        own = verb.head
    return _noun_of(own)
