"""What the words around a name show that the model does not: a person by age or office, a name of a person behind a title."""

from __future__ import annotations

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.names import GENDER_OF_TITLE, PARTICLES, PLACE_HEADS
from transforms.records import ActorKind

#: Levels of the table of roles that only persons have; "leader" and "adviser" can be companies, too.
_OFFICES = frozenset(
    (
        "state government royal spokesperson justice military police education health local diplomacy religion media culture "
        "science"
    ).split()
)
_HEADS_OF_FIRMS = frozenset("director chairman chairwoman chair president ceo".split())
_LONGEST_OFFICE = 6
#: How many words before a name the list may start that it stands in, and what stands between its names.
_LONGEST_LIST = 30
_INSIDE_LIST = PARTICLES | {",", "and", "or"}
#: "the towns of Luunja and Tarma".
SETTLEMENTS_OF_SEVERAL = frozenset(
    (
        "towns villages cities municipalities districts provinces regions counties islands neighborhoods neighbourhoods "
        "departments communities hamlets suburbs settlements zones states prefectures governorates parishes townships communes"
    ).split()
)


def is_titled(doc: Doc, start: int) -> bool:
    """Whether "Mr", "Ms" or the like stands right before a position."""
    return start > 0 and doc[start - 1].lower_ in GENDER_OF_TITLE


def is_told_person(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether what stands behind a name shows that it is a person's: "Szőnyi, 61, is", "Kerem Tan, a spokesman for"."""
    doc, comma = span.doc, span.end
    if comma + 2 >= len(doc) or doc[comma].text != "," or not can_be_person(span, gazetteer):
        return False
    if doc[comma + 1].is_digit and len(doc[comma + 1]) == 2 and doc[comma + 2].text in (",", "."):
        return doc[comma + 1].sent == span.sent
    return len(span) > 1 and _is_office(doc, comma + 1, gazetteer)


def is_listed_place(span: Span) -> bool:
    """Whether a name is one of a list of places: "the municipalities of El Llano, La Union and Tarma"."""
    doc, position = span.doc, span.start - 1
    limit = max(span.sent.start, span.start - _LONGEST_LIST)
    while position > limit and (doc[position].pos_ == "PROPN" or doc[position].lower_ in _INSIDE_LIST):
        position -= 1
    return position > limit and doc[position].lower_ == "of" and doc[position - 1].lower_ in SETTLEMENTS_OF_SEVERAL


def can_be_person(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether the words of a name can be a person's: capitalised, no acronym, no word of companies, bodies and places."""
    return len(span) <= 5 and all(
        token.text == "-"
        or token.lower_ in PARTICLES
        or (token.text[:1].isupper() and not token.is_upper and not _is_word_of_bodies(token.lower_, gazetteer))
        or (token.i > 0 and token.nbor(-1).text == "-")
        for token in span
    )


def _is_word_of_bodies(word: str, gazetteer: Gazetteer) -> bool:
    return word in PLACE_HEADS or word in gazetteer.organisation_nouns or word in gazetteer.ends_of_bodies


def _is_office(doc: Doc, start: int, gazetteer: Gazetteer) -> bool:
    """As in "a spokesman for", "its director" and "the mayor of": an article or owner, and the noun of an office."""
    if doc[start].lower_ not in ("a", "an", "the", "its", "their", "his", "her"):
        return False
    for token in doc[start + 1 : start + _LONGEST_OFFICE]:
        if not (token.pos_ in ("NOUN", "ADJ", "PROPN", "PART") or token.text == "-"):
            return False
        if token.lower_ == "member" and token.i + 1 < len(doc) and token.nbor().lower_ == "for":
            return True
        if token.lower_ in _HEADS_OF_FIRMS or (gazetteer.is_role_noun(token) and _level(token, gazetteer) in _OFFICES):
            return True
    return False


def _level(token: Token, gazetteer: Gazetteer) -> str | None:
    return gazetteer.level_of_role(token.lower_)


def kind_of_known(doc: Doc, start: int, end: int, kind: ActorKind) -> ActorKind:
    """The kind of a name of the reference tables here: "Mr Jordan" is no country, "Ms Ford" no company."""
    return "person" if end - start == 1 and is_titled(doc, start) else kind
