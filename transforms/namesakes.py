"""Names that two have: bodies of one name in several countries ("Norway's Labour Party" and "Ireland's Labour Party" in one
text), and persons whose given name is a country's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.analysed_text import Doc
from transforms.frozen import replace
from transforms.gazetteer import Gazetteer
from transforms.names import LOCATIVES, NameMention


def told_apart(doc: Doc, gazetteer: Gazetteer, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions, those of a name that bodies of two countries have with the country that owns each.

    The country is then no mention of its own there. What a reference table knows of the name holds for its own country only.
    """
    owned = {m: found for m in mentions if m.kind == "organisation" and (found := _owner(doc, gazetteer, m)) is not None}
    countries: dict[str, set[str]] = defaultdict(set)
    for mention, (_, country) in owned.items():
        countries[_text(doc, mention)].add(country)
    several = {name for name, found in countries.items() if len(found) > 1}
    if not several:
        return list(mentions)
    longer = [_with_owner(doc, gazetteer, m, *owned[m]) for m in owned if _text(doc, m) in several]
    covered = {position for mention in longer for position in range(mention.start, mention.end)}
    return [*longer, *(m for m in mentions if m.start not in covered)]


def without_given_names(doc: Doc, gazetteer: Gazetteer, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions but the bare given names of persons, as "Jordan" in a text on Jordan Mills that tells nothing of the country.

    Of a person of the reference tables the country is rather told, too: "Israel" beside Israel Katz.
    """
    given = {
        doc[m.start].text: m.start
        for m in reversed(mentions)
        if m.kind == "person" and m.known_id is None and m.end - m.start > 1
    }
    bare = [m for m in mentions if m.kind == "country" and m.end - m.start == 1 and doc[m.start].text in given]
    dropped = {m for m in bare if given[doc[m.start].text] < m.start and _is_only_name(doc, gazetteer, doc[m.start].text)}
    return [m for m in mentions if m not in dropped]


def _is_only_name(doc: Doc, gazetteer: Gazetteer, name: str) -> bool:
    """Whether a text has no demonym, no place "in" and no other name for the country of this name."""
    named = [token.i for token in doc if token.text == name]
    told = gazetteer.countries_told(doc)[gazetteer.country_of(name) or ""]
    return told <= len(named) and not any(i > 0 and doc[i - 1].lower_ in LOCATIVES for i in named)


def _with_owner(doc: Doc, gazetteer: Gazetteer, mention: NameMention, start: int, country: str) -> NameMention:
    known = gazetteer.actors.get(mention.known_id or "")
    known_id = mention.known_id if known is not None and known.country == country else None
    key = gazetteer.composed_key([token.text for token in doc[start : mention.end]])
    return replace(mention, start=start, known_id=known_id, rule="place_and_institution", key=key)


def _owner(doc: Doc, gazetteer: Gazetteer, mention: NameMention) -> tuple[int, str] | None:
    """Where the country before a name starts, and which it is: "Norway's", "Norwegian"."""
    before = mention.start - 1
    if before > 0 and doc[before].tag_ == "POS":
        before -= 1
    if before < 0 or not doc[before].text[:1].isupper():
        return None
    for start in (before - 1, before):
        name = " ".join(token.text for token in doc[max(start, 0) : before + 1])
        country = gazetteer.country_of(name)
        if start >= 0 and country is not None:
            return start, country
    return None


def _text(doc: Doc, mention: NameMention) -> str:
    return " ".join(token.lower_ for token in doc[mention.start : mention.end])
