"""Stock indexes and their points: "the Sensex plunged 1,012 points" tells of the index."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.changed_subjects import subject_above
from transforms.syntax import antecedent, subject_of

_NAMES = frozenset(
    (
        "s&p dow nasdaq ftse dax cac nikkei topix kospi kosdaq sensex nifty asx stoxx bovespa ibovespa hang seng kse psx jse tsx "
        "ibex mib smi aex omx taiex merval straits jci sti nse vix russell shanghai csi"
    ).split()
)
_NOUNS = frozenset("index benchmark gauge average indices barometer bourse".split())


def is_index(noun: Token) -> bool:
    """Whether a noun is the name of a stock index: the S&P of "the S&P 500"."""
    return noun.lower_ in _NAMES


def index_moved(points: Token) -> Token | None:
    """The index that moved by so many points; None where no index is the subject of the verb above."""
    verb = next((t for t in points.ancestors if t.pos_ in ("VERB", "AUX")), None)
    subject = (subject_of(verb) or subject_above(verb)) if verb is not None else None
    noun = antecedent(subject) if subject is not None else None
    if noun is None or noun.i > points.i:
        return None
    if noun.is_digit and noun.i > 0 and is_index(noun.nbor(-1)):
        noun = noun.nbor(-1)
    is_named = is_index(noun) or any(is_index(c) for c in noun.children)
    return noun if is_named or noun.lemma_.lower() in _NOUNS else None
