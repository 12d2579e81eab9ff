"""Institutions of a place that the sentence names: "killed in Gaza, the territory's health ministry said", "the ministry of
health there".
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.names import LOCATIVES, NameMention

#: Nouns that stand for a territory that is no state of its own, and those that stand for a state.
_TERRITORIES = frozenset({"territory", "enclave", "strip", "region", "peninsula", "province"})
_STATES = frozenset({"country", "nation"})
#: Heads of the names of authorities that a place has one of.
_AUTHORITIES = frozenset({"ministry", "authorities", "officials", "department", "defence", "defense", "agency"})
_PLURAL = frozenset({"authorities", "officials"})
_POSSESSIVE = frozenset({"'s", "’s"})


def told_institutions(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """The known institutions that are told by a noun for a place, or by nothing, where the sentence names one place that has
    such an institution.
    """
    for token in doc:
        if token.lower_ not in _AUTHORITIES:
            continue
        start, end, words = _field(token, gazetteer)
        if not words:
            continue
        first, last, owner = _with_owner(doc, start, end)
        if owner is None and token.lower_ not in _PLURAL and not (start and doc[start - 1].lower_ == "the"):
            continue
        places = _places(token.sent, owner, (first, last), gazetteer)
        if owner is None and not places <= gazetteer.territories and _names_another(token.sent, places, gazetteer):
            continue
        known = {k for place in places if (k := _known(place, words, gazetteer)) is not None}
        if len(known) == 1 and (owner in _TERRITORIES or len(places) == 1):
            yield NameMention(first, last, "organisation", known.pop(), "institution_of_told_place")


def _field(head: Token, gazetteer: Gazetteer) -> tuple[int, int, str]:
    """Start, end and words of "health ministry", "Ministry of Health"; no words where nothing says which ministry it is."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start > head.sent.start and doc[start - 1].lower_ in gazetteer.institution_words:
        start -= 1
    if start < head.i:
        return start, end, doc.span(start, end).text.lower()
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in gazetteer.institution_words:
        return start, end + 2, f"{doc[end + 1].lower_} {head.lower_}"
    return start, end, ""


def _with_owner(doc: Doc, start: int, end: int) -> tuple[int, int, str | None]:
    """The span with the noun for its place: "the Palestinian enclave's", "in the Hamas-run territory", "there"."""
    if start >= 2 and doc[start - 1].lower_ in _POSSESSIVE and doc[start - 2].lower_ in _TERRITORIES | _STATES:
        return start - 2, end, doc[start - 2].lower_
    if start >= 6 and doc[start - 2].text == "-":  # "the enclave's Hamas-run health ministry"
        owner = doc[start - 5]
        if doc[start - 4].lower_ in _POSSESSIVE and owner.lower_ in _TERRITORIES | _STATES:
            return start - 5, end, owner.lower_
    if end + 1 < len(doc) and doc[end].lower_ in LOCATIVES and doc[end + 1].lower_ in ("the", "that"):
        for position in range(end + 2, min(end + 7, len(doc))):
            if doc[position].lower_ in _TERRITORIES | _STATES:
                return start, position + 1, doc[position].lower_
            if doc[position].is_punct and doc[position].text != "-":
                break
    if end < len(doc) and doc[end].lower_ == "there":
        return start, end + 1, "there"
    return start, end, None


def _places(sentence: Span, owner: str | None, own: tuple[int, int], gazetteer: Gazetteer) -> set[str]:
    """The places that the sentence names outside the institution; a territory is none of the states, and a state no territory."""
    places: set[str] = set()
    for token in sentence:
        if own[0] <= token.i < own[1] or not token.is_title or gazetteer.country_of(token.text) is None:
            continue
        if gazetteer.is_demonym(token.text):
            continue  # "an Israeli strike" may hit any country
        is_territory = token.text in gazetteer.territories
        if (owner in _TERRITORIES and not is_territory) or (owner in _STATES and is_territory):
            continue
        places.add(token.text)
    return places


def _names_another(sentence: Span, places: set[str], gazetteer: Gazetteer) -> bool:
    """As in "the defence ministry said that Indian forces had stopped drones from Pakistan": whose ministry is left open."""
    told = {gazetteer.country_of(place) for place in places}
    return any(gazetteer.is_demonym(t.text) and gazetteer.country_of(t.text) not in told for t in sentence if t.is_title)


def _known(place: str, words: str, gazetteer: Gazetteer) -> str | None:
    names = (f"{place} {words}", f"{place}'s {words}", f"{words} in {place}", f"{words} of {place}")
    return next((known for name in names if (known := gazetteer.organisations.get(name.lower())) is not None), None)
