"""What a noun of change is told of: the sales of "a 5% rise in sales", the revenue of "revenue saw an increase to $6 billion"."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.prices import top_of
from transforms.quantities import Quantity
from transforms.syntax import subject_of

#: In what a change is told: "fell 4 percent in real terms", "rose 3 percent in value".
_STANDARDS = frozenset("terms currency currencies value volume price prices total".split())
_TIME_NOUNS = frozenset("quarter year month week day hour minute decade century period season time".split())
#: Nouns that tell a change: what changed stands behind "in".
CHANGE_NOUNS = frozenset(
    (
        "increase rise fall drop decline decrease gain growth jump hike reduction surge slide slump boost dip lift "
        "uptick upturn climb spike leap plunge tumble improvement deterioration recovery rebound widening narrowing contraction "
        "expansion slowdown pickup upswing downturn shrinkage cutback"
    ).split()
)
#: How many words of what changed stand between "in" and "to".
_NEAR_CHANGE = 6
_SEEING = frozenset("see experience undergo enjoy suffer register show".split())


def changed_in(word: Token) -> Token | None:
    """What a word before "in" is a change of: the sales of "a rise of 5% in sales", the orders of "a 5% slide in orders"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else None
    if behind is None or behind.lower_ != "in":
        return None
    nouns = (c for c in behind.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME", "GPE", "LOC"))
    return next((c for c in nouns if c.lower_ not in _STANDARDS | _TIME_NOUNS), None)


def seen_to_change(change: Token) -> Token | None:
    """The profit of "profit has seen a 15% increase to $6 billion"; whoever sees one of something else is no thing."""
    verb = change.head
    if change.dep_ != "dobj" or change.lemma_.lower() not in CHANGE_NOUNS or verb.lemma_ not in _SEEING:
        return None
    subject = subject_of(verb)
    return subject if subject is not None and subject.pos_ == "NOUN" and not subject.ent_type_ else None


def of_seen_change(_: Quantity, span: Span) -> Token | None:
    """As in "revenue saw an increase to $6 billion", "a boost of 1%"."""
    preposition = top_of(span).head
    if preposition.lower_ not in ("to", "of") or preposition.i >= span.start:
        return None
    return seen_to_change(preposition.head) or (_changed_before(preposition) if preposition.lower_ == "to" else None)


def _changed_before(preposition: Token) -> Token | None:
    """As in "an 8% increase in revenue to $6 million": what changed."""
    for token in reversed(preposition.doc[max(preposition.sent.start, preposition.i - _NEAR_CHANGE) : preposition.i]):
        if token.pos_ == "VERB":
            return None
        if token.lower_ == "in" and token.head.lemma_.lower() in CHANGE_NOUNS:
            return next((c for c in token.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    return None
