"""To which side it happened, where the words say so: "nine Kurdish fighters", "on the Israeli side", "20 of its citizens"."""

from __future__ import annotations

import re

from transforms.analysed_text import Span, Token
from transforms.gazetteer import Gazetteer
from transforms.syntax import subject_of

_SIDE = re.compile(r"\b[Oo]n\s+the\s+(?P<side>[A-Z]\w+)\s+side\b")
#: Kinds of capital words that name who people are.
_PEOPLES = frozenset({"people", "religion"})
#: Who belongs to the body that is named with them: "240 fighters of the Rapid Support Forces".
_MEMBERS = frozenset(
    "fighter militant gunman soldier troop member insurgent rebel combatant recruit supporter activist commander officer".split()
)
#: Verbs whose subject is the side of their object: "The Ukrainian army lost 40 men".
_LOSING = frozenset({"lose", "bury", "mourn"})
_BODIES = frozenset({"ORG", "NORP"})


def find_population(noun: Token | None, qualifiers: tuple[str, ...], sentence: Span, gazetteer: Gazetteer) -> str | None:
    """The side it happened to.

    Args:
        noun: the counted noun, the one before it from which a left-out one is taken, or the noun of the event.
        qualifiers: the words that narrow it.
        sentence: where the number stands.
        gazetteer: knows countries and peoples.
    """
    for word in (*qualifiers, *(_names_of(noun) if noun is not None else ())):
        if word[:1].isupper() and gazetteer.country_of(word) and gazetteer.is_demonym(word):
            return gazetteer.adjective_of(word)
        if gazetteer.capital_words.get(word) in _PEOPLES:
            return str(word)
    match = side_told_in(sentence)
    if match:
        return str(match["side"])
    return None if noun is None else _owner(noun, gazetteer) or _body(noun) or _loser(noun, gazetteer)


def _names_of(noun: Token) -> tuple[str, ...]:
    """A noun, and before it what it is with the word before: "South Africans", "East Timorese"."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    is_named = before is not None and before.is_title and before.dep_ in ("compound", "amod", "nmod")
    return (f"{before.text} {noun.text}", noun.text) if before is not None and is_named else (noun.text,)


def side_told_in(sentence: Span) -> re.Match[str] | None:
    """As in "on the Israeli side"."""
    text = sentence.text
    return _SIDE.search(text) if "side" in text else None


def _owner(noun: Token, gazetteer: Gazetteer) -> str | None:
    """As in "Israel's soldiers", "Israel says 20 of its citizens": a country whose people they are."""
    if not gazetteer.counts_people(noun):
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        return None
    if owner.lower_ not in ("its", "their", "our"):
        return owner.text if owner.pos_ == "PROPN" and gazetteer.country_of(owner.text) else None
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB" and t.dep_ == "ROOT"), None)
    subject = subject_of(verb) if verb is not None else None
    return _nation_of(subject, gazetteer) if subject is not None and subject.i < owner.i else None


def _body(noun: Token) -> str | None:
    """As in "240 fighters of the Rapid Support Forces", "a dozen Hamas gunmen"."""
    if noun.lemma_.lower() not in _MEMBERS:
        return None
    named = [c for c in noun.children if c.dep_ == "compound" and c.ent_type_ in _BODIES and c.pos_ == "PROPN"]
    for preposition in (c for c in noun.children if c.lower_ == "of"):
        named += [c for c in preposition.children if c.dep_ == "pobj" and c.ent_type_ in _BODIES and c.pos_ == "PROPN"]
    if not named:
        return None
    first = head = named[0]
    while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).ent_type_ in _BODIES:
        first = first.nbor(-1)
    return head.doc.text[first.idx : head.idx + len(head)]


def _loser(noun: Token, gazetteer: Gazetteer) -> str | None:
    """As in "The Ukrainian army lost 40 men", "Iran buried 12 officers"."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in _LOSING or not gazetteer.counts_people(noun):
        return None
    subject = subject_of(noun.head)
    return _nation_of(subject, gazetteer) if subject is not None else None


def _nation_of(subject: Token, gazetteer: Gazetteer) -> str | None:
    """The nationality of a subject: a country, or a body that an adjective or a possessive gives one."""
    for word in (subject, *subject.children):
        if word.text[:1].isupper() and gazetteer.country_of(word.text):
            return gazetteer.adjective_of(word.text) if gazetteer.is_demonym(word.text) else str(word.text)
    return None
