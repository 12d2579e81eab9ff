"""Lengths of time that people were held: "kept for six days in a cellar", "18 months in an Iranian jail"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from transforms.analysed_text import Token
from transforms.event_terms import Event
from transforms.syntax import has_child, is_passive

_HOLDING = frozenset("hold keep detain imprison incarcerate intern confine lock chain cage shackle".split())
_NOT_HELD = frozenset("ground line position post office title seat power talk hope breath own".split())
_FREEING = frozenset("free release let walk ransom rescue".split())
_CAPTIVITY = frozenset(
    (
        "captivity prison jail gaol custody detention cell bar imprisonment incarceration confinement internment dungeon captive "
        "lock-up lockup penitentiary guantanamo guantánamo remand"
    ).split()
)
_CAPTORS = frozenset("kidnapper captor gunman militant rebel bandit pirate jihadist abductor terrorist hamas fighter".split())
#: Verbs of a sentence that is still to be served.
_SENTENCING = frozenset("sentence jail give get face condemn receive hand risk impose seek demand add cut reduce".split())
#: Where people are kept who are not held.
_ELSEWHERE = frozenset("hospital care office suspense work post power dark ignorance school waiting quarantine".split())
_PERSONS = frozenset("he she they him her them we us who whom it".split()) - {"it"}
#: How far behind a length of time the place may stand.
_REACH = 5


def time_held(unit: Token, counts_people: Callable[[Token], bool]) -> Event | None:
    """The event of a length of time in which somebody was held; None for any other.

    Args:
        unit: the "days" of "for six days".
        counts_people: tells whether a token stands for people.
    """
    place = _captivity_behind(unit)
    above = next((t for t in unit.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if above is None or above.lemma_ in _SENTENCING:
        return None
    if place is not None:
        return Event("held", place, "time_held")
    preposition = unit.head if unit.dep_ == "pobj" else None
    if preposition is None or preposition.head != above or not any(_is_person(p, counts_people) for p in _patients(above)):
        return None
    if preposition.lower_ == "for" and (above.lemma_ in _HOLDING or _is_in_captivity(above)):
        held = next((c for c in above.children if c.dep_ == "dobj"), above)  # "held their ground for three months"
        is_other = (
            has_child(above, "xcomp", "ccomp", "prt")
            or held.lemma_.lower() in _NOT_HELD
            or any(_names(c, _ELSEWHERE) for c in above.children)
        )
        return None if is_other else Event("held", above, "time_held")
    is_freed = preposition.lower_ == "after" and above.lemma_ in _FREEING and not has_child(unit, "prep", "acl", "amod")
    return Event("held", above, "time_held") if is_freed and (is_passive(above) or above.lemma_ == "let") else None


def _captivity_behind(unit: Token) -> Token | None:
    """The "jail" of "18 months in an Iranian jail", the "hands" of "in the hands of pirates"."""
    behind = unit.doc[unit.i + 1 : min(unit.i + 2 + _REACH, unit.sent.end)]
    if not behind or behind[0].lower_ not in ("in", "behind", "of", "as"):
        return None
    for token in behind[1:]:
        if token.lemma_.lower() in _CAPTIVITY and token.dep_ == "pobj":
            return token
        if token.lemma_.lower() == "hand" and any(_names(c, _CAPTORS) for c in token.children if c.lower_ == "of"):
            return token
        if token.pos_ in ("VERB", "ADP", "PUNCT"):
            return None
    return None


def _is_in_captivity(verb: Token) -> bool:
    return verb.lemma_ in ("be", "remain", "languish", "sit") and any(_names(c, _CAPTIVITY) for c in verb.children)


def _names(preposition: Token, nouns: frozenset[str]) -> bool:
    return preposition.dep_ == "prep" and any(c.dep_ == "pobj" and c.lemma_.lower() in nouns for c in preposition.children)


def _patients(verb: Token) -> Iterator[Token]:
    roles = ("nsubj", "nsubjpass") if verb.lemma_ in ("be", "remain", "languish", "sit", "walk") else ("nsubjpass", "dobj")
    yield from (c for c in verb.children if c.dep_ in roles)
    if verb.dep_ in ("acl", "relcl", "conj", "xcomp"):
        yield verb.head if verb.head.pos_ != "VERB" else next((c for c in verb.head.children if c.dep_ in roles), verb.head)


def _is_person(token: Token, counts_people: Callable[[Token], bool]) -> bool:
    return token.lower_ in _PERSONS or token.ent_type_ == "PERSON" or counts_people(token)
