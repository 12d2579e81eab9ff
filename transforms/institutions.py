"""Institutions named by a place and a noun: "Gaza health ministry", "Israel's military", "the Qatari Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.names import NameMention

#: Nouns that name one institution together with a place: "the Gaza health ministry", "Israel's military". Others of the table
#: speak and claim, but name nobody with a place alone: "Israeli officials", "an Egyptian delegation".
_INSTITUTIONS = frozenset(
    (
        "ministry department army military navy police parliament senate congress court agency commission council committee "
        "embassy assembly bureau hospital university guard constabulary coastguard gendarmerie legislature judiciary treasury "
        "forces government regime"
    ).split()
)
#: What a ruler's name stands before as a place does: "the Ruiz government", "Ruiz's regime".
_RULES = frozenset({"government", "regime", "administration", "dictatorship"})


#: Those that a state has in many places.
_ABROAD = frozenset({"embassy"})
#: Those of which a state has more than one.
_ONE_OF_MANY = frozenset("hospital university court commission committee council department bureau guard agency forces".split())


def composed_names(doc: Doc, gazetteer: Gazetteer, named: Sequence[tuple[int, int, str]]) -> Iterator[NameMention]:
    """Institutions named by a place and a noun: "Gaza health ministry", "Israel's military", "the Qatari Foreign Ministry"."""
    for token in doc:
        if token.lower_ not in _INSTITUTIONS:
            continue
        if token.dep_ == "compound" and token.head.lower_ in gazetteer.organisation_nouns:
            continue
        span = _institution_span(token, gazetteer)
        if span is None or _is_one_of_several(span, token, gazetteer):
            continue
        words = _without_rulers(span)
        key = gazetteer.composed_key(["government" if word.lower() == "regime" else word for word in words])
        if key is None:
            continue
        known = gazetteer.by_key.get(key)
        if known is None and any(
            span.start <= start < span.end and gazetteer.actors[actor_id].kind == "organisation" for start, end, actor_id in named
        ):
            continue  # "Israel's Mossad intelligence agency" is the Mossad, "Iran's Islamic Revolutionary Guard" goes on
        yield NameMention(span.start, span.end, "organisation", known, "place_and_institution", key)


def governments_of_rulers(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Governments named by who rules: "the Ruiz regime" and "Ruiz's government" are one, and act as no person does."""
    persons: set[str] | None = None
    for entity in doc.ents:
        behind = entity.end + (entity.end < len(doc) and doc[entity.end].tag_ == "POS")
        if behind >= len(doc) or doc[behind].lower_ not in _RULES or entity.label_ not in ("PERSON", "ORG", "GPE"):
            continue
        ruler = next((t.text for t in reversed(list(entity)) if t.text[:1].isupper()), "")
        if persons is None:
            persons = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        is_told = entity.label_ == "PERSON" or ruler in persons or ruler in gazetteer.by_surname
        if not is_told or not ruler or not _can_rule(ruler, gazetteer):
            continue
        if doc[behind - 1].tag_ == "POS" and not (len(entity) == 1 and _acts(entity[0], doc[behind], gazetteer)):
            continue
        start = next((t.i for t in entity if t.is_title and t.lower_ not in gazetteer.titles), entity.start)
        yield NameMention(
            start, behind + 1, "organisation", None, "government_of_ruler", (frozenset({"government"}), ruler.lower())
        )


def _acts(ruler: Token, government: Token, gazetteer: Gazetteer) -> bool:
    """As in "Ruiz's government denied" and "an attack by Ruiz's regime"; of "President Ruiz's government" the person is told."""
    is_titled = ruler.i > ruler.sent.start and ruler.nbor(-1).lower_ in gazetteer.titles
    is_agent = government.dep_ == "pobj" and government.head.lower_ == "by"
    return not is_titled and (is_agent or government.dep_ in ("nsubj", "nsubjpass"))


def _can_rule(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a word may be a ruler's name: no party ("the Labour government"), nation or place."""
    is_other = name in gazetteer.capital_words or gazetteer.country_of(name) is not None
    return not is_other and name.lower() not in gazetteer.organisations


def _is_one_of_several(span: Span, head: Token, gazetteer: Gazetteer) -> bool:
    """As in "an Albanian court" and "the hospital in Djibouti": a state has many, and nothing says which."""
    if head.is_title:
        return False
    if any(child.dep_ == "det" and child.lower_ in ("a", "an", "another", "any", "one") for child in head.children):
        return True
    return head.lower_ in _ONE_OF_MANY and not any(token.lower_ in gazetteer.institution_words for token in span)


def _without_rulers(span: Span) -> list[str]:
    """The words of a name without "Hamas-run" and the like."""
    words = [t.text for t in span]
    for position, token in enumerate(span):
        if (
            token.text == "-"
            and position + 1 < len(words)
            and words[position + 1].lower() in ("run", "controlled", "held", "ruled", "backed", "led", "based")
        ):
            words[position - 1 : position + 2] = ["", "", ""]
    return [word for word in words if word]


def _institution_span(head: Token, gazetteer: Gazetteer) -> Span | None:
    """From the place to the institution noun (and "of Health"), or None where no place stands before it or behind "of"
    or "in".
    """
    start = head.i
    while start > head.sent.start and _is_name_part(head.doc[start - 1], gazetteer):
        start -= 1
    doc = head.doc
    is_compound = head.dep_ == "compound" and head.head.i == head.i + 1  # "police service"
    end = head.i + 1 + (is_compound and head.head.lower_ in ("force", "forces", "service"))
    if (
        end + 1 < len(doc)
        and doc[end].lower_ == "of"
        and doc[end + 1].is_title
        and gazetteer.country_of(doc[end + 1].text) is None
    ):
        end += 2
        while (
            end < len(doc)
            and (doc[end].is_title or (doc[end].lower_ == "and" and end + 1 < len(doc) and doc[end + 1].is_title))
            and not doc[end].is_punct
        ):
            end += 1
    if head.lower_ in _ABROAD and end + 1 < len(doc) and doc[end].lower_ == "in" and doc[end + 1].is_title:
        end += 2  # "the US embassy in Baghdad" is none of the others
        end += end < len(doc) and doc[end].is_title and doc[end].ent_iob_ == "I"
    if not gazetteer.names_place([t.text for t in doc[start:end]]):
        if start > 0 and doc[start - 1].lower_ in ("'s", "’s"):
            return None  # "Tshisekedi's government in Angola": somebody else's
        place = _place_behind(doc, end, gazetteer)
        if place is None:
            return None
        end = place
    while start < head.i and (doc[start].is_punct or doc[start].dep_ == "det" or doc[start].lower_ in ("'s", "’s")):
        start += 1
    return doc.span(start, end)


def _is_name_part(token: Token, gazetteer: Gazetteer) -> bool:
    if token.lower_ in ("'s", "’s", "'", "’") and token.i > 0:
        return gazetteer.names_place([t.text for t in token.doc[max(token.sent.start, token.i - 2) : token.i]])
    if (
        token.is_punct
        or token.is_space
        or token.pos_ in ("VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "NUM", "ADV", "PUNCT")
    ):
        return False
    is_field = token.dep_ == "compound" and token.head.lower_ == "ministry" and token.nbor() == token.head
    return (
        token.is_title
        or token.is_upper
        or is_field
        or token.lower_ in gazetteer.institution_words
        or gazetteer.country_of(token.text) is not None
    )


def _place_behind(doc: Doc, end: int, gazetteer: Gazetteer) -> int | None:
    """The end of "in Gaza", "in Hamas-run Gaza", "of Israel" behind an institution noun."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("in", "of"):
        return None
    for position in range(end + 1, min(end + 6, len(doc))):
        if gazetteer.country_of(doc[position].text):
            return position + 1
        if not (
            doc[position].is_title
            or doc[position].text == "-"
            or doc[position].lower_ in ("run", "the", "controlled", "held", "ruled", "backed")
        ):
            return None
    return None
