"""Organisations that the model did not see, by the noun in their names: "Karoo Capital", "the Movement for a Free Valley"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.analysed_text import Doc, Token
from transforms.gazetteer import Gazetteer
from transforms.kind_evidence import is_listed_place
from transforms.names import SORTS_IN_CAPITALS, NameMention

_LONGEST_NAME, _LONGEST_PURPOSE = 6, 8
#: Units of armed forces that are told apart by a number: "the 2nd Battalion", "5th Special Forces Group".
_UNITS = frozenset(
    "battalion brigade regiment division corps army fleet wing squadron battery group company platoon infantry".split()
)
#: What is a body of its own by a name of several words before it: "the Black Tide gang".
_BANDS = frozenset({"gang", "cartel", "militia", "sect", "cult"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")
_INSIDE = frozenset({"and", "&"})


def named_bodies(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Capitalised words that end with a noun for a body, or such a noun with what the body is for."""
    for token in doc:
        if token.lower_ in _UNITS and token.is_title:
            start = _first_word(token, gazetteer)
            if start > 0 and _ORDINAL.fullmatch(doc[start - 1].lower_):
                yield NameMention(start - 1, token.i + 1, "organisation", None, "numbered_unit")
                continue
            if is_part_of_unit(token):
                yield NameMention(token.i - 1, token.i + 1, "organisation", None, "numbered_unit")
                continue
        if token.text in _BANDS and 0 < (start := _first_word(token, gazetteer)) < token.i - 1 and doc[start - 1].lower_ == "the":
            yield NameMention(start, token.i, "organisation", None, "named_body")
            continue
        if token.is_lower and (end := _end_of_called(token, gazetteer)) > token.i + 2:
            yield NameMention(token.i + 1, end, "organisation", None, "called_a_body")
            continue
        if not token.is_title or not is_body_noun(token, gazetteer):
            continue
        start, end = _first_word(token, gazetteer), behind_purpose(doc, token.i + 1, gazetteer)
        tells_which = end - start > 2 or any(not gazetteer.words.is_ordinary(t.lower_) for t in doc[start:end])
        is_place = is_listed_place(doc.span(max(start, token.i - 1), end))
        if end - start > 1 and tells_which and not is_place and not (end < len(doc) and is_body_noun(doc[end], gazetteer)):
            yield NameMention(start, end, "organisation", None, "named_body")


def _end_of_called(sort: Token, gazetteer: Gazetteer) -> int:
    """Where a name ends that the model did not see behind what it names: "the charity Open Doors"."""
    doc, end = sort.doc, sort.i + 1
    if end >= len(doc) or not doc[end].is_title or sort.text not in gazetteer.name_nouns["company"]:
        return end
    while end < len(doc) and doc[end].is_title and doc[end].ent_type_ == "" and doc[end].pos_ == "PROPN":
        end += 1
    last = doc[end - 1]
    is_tied = (last.dep_ == "appos" and last.head == sort) or (sort.dep_ in ("compound", "nmod") and sort.head == last)
    is_other = last.lower_ in gazetteer.titles or last.lower_ in gazetteer.documents
    return end if is_tied and not is_other else sort.i + 1


def is_part_of_unit(unit: Token) -> bool:
    """As in "Abel Battery, 3rd Battalion": one capitalised word and the unit, with a larger one behind it."""
    doc, behind = unit.doc, unit.i + 1
    if unit.lower_ not in _UNITS or unit.i == unit.sent.start or not doc[unit.i - 1].is_title or doc[unit.i - 1].lower_ == "the":
        return False
    position = behind + (behind < len(doc) and doc[behind].text in (",", "of")) + (doc.span(behind, behind + 2).text == "of the")
    return behind < position < len(doc) and _ORDINAL.fullmatch(doc[position].lower_) is not None


def is_body_noun(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised noun says that the name is one of an organisation."""
    return token.text[:1].isupper() and token.lower_ in gazetteer.ends_of_bodies


def _first_word(last: Token, gazetteer: Gazetteer) -> int:
    """Where the capitalised words begin that lead to the noun: not with the first word of a sentence that is an ordinary one."""
    doc, start = last.doc, last.i
    position = last.i - 1
    while position >= last.sent.start and last.i - position < _LONGEST_NAME:
        token = doc[position]
        is_joined = last.dep_ == "conj" and last.head.i < position and _has_words_before(last.head)
        if token.lower_ in _INSIDE and position > last.sent.start and not is_joined and _goes_on(doc[position - 1], gazetteer):
            position -= 1
            continue
        if not _is_name_word(token, gazetteer):
            break
        start = position
        position -= 1
    return start


def _has_words_before(head: Token) -> bool:
    """As in "Orsa Relief and Tarma Police", which are two; "Devon and Cornwall Police" is one."""
    return any(child.dep_ == "compound" and child.i < head.i for child in head.children)


def _goes_on(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word before "and" belongs to the same name: "Elections and Boundaries Department", not "Plc and" and "Ana Ruiz
    and".
    """
    is_full_name = token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
    return _is_name_word(token, gazetteer) and not is_body_noun(token, gazetteer) and not is_full_name


def _is_name_word(token: Token, gazetteer: Gazetteer) -> bool:
    is_capital = token.is_title or (token.is_upper and token.is_alpha and len(token) > 1)
    opens = token.i == token.sent.start and gazetteer.words.is_ordinary(token.lower_)
    is_other = token.tag_ == "PRP$" or (
        token.lower_ in gazetteer.titles or token.lower_ in SORTS_IN_CAPITALS or gazetteer.words.is_function_word(token.lower_)
    )
    return is_capital and not opens and not is_other and token.ent_type_ not in ("DATE", "TIME") and token.pos_ != "VERB"


def behind_purpose(doc: Doc, end: int, gazetteer: Gazetteer) -> int:
    """The end of "for a Free Valley" or "of the Islamic Conference" behind a noun for a body."""
    is_body = doc[end - 1].lower_ in gazetteer.name_nouns["body"]
    if not is_body or end + 2 >= len(doc) or doc[end].lower_ not in ("for", "of", "on"):
        return end
    position = end + 1 + (doc[end + 1].lower_ in ("the", "a"))
    last = end
    while position < min(len(doc), end + _LONGEST_PURPOSE):
        token = doc[position]
        is_other = token.ent_type_ in ("PERSON", "DATE", "MONEY") or (last == end and gazetteer.country_of(token.text))
        if token.is_title and token.is_alpha and not is_other and doc.span(position + 1, position + 2).text != "-":
            last = position + 1
        elif token.lower_ not in ("of", "and", "the") or last == end:
            break
        position += 1
    return last
