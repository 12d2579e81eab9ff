"""Mentions of persons, organisations and countries: the language model's entities, corrected by reference data and syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.institutions import composed_names
from transforms.language_analysis import source_text
from transforms.names import COMPANY_WORDS, INSTITUTION_HEADS, PARTICLES, PLACE_HEADS, RANKS, TITLES, UPPER_COMMON, NameMention
from transforms.records import ActorKind
from transforms.score_lines import listed_names

_NO_NAME = re.compile(r"[\d@#%$€£/\\|]|^\W+$|^(?:I|We|He|She|They|It|You)$")
_LOCATIVES = frozenset({"in", "near", "outside", "around", "across", "throughout", "at"})
_SETTLEMENTS = frozenset(
    (
        "town city village province region district port island county state capital suburb neighbourhood neighborhood "
        "municipality camp area"
    ).split()
)
#: Words of entity labels by spaCy that can be actors.
_LABELS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation"}


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[NameMention]:
    """The mentions of named actors in text order, without overlaps; the longer span wins, then reference data, then the model."""
    ranked: list[tuple[int, int, NameMention]] = []
    named = gazetteer.matches(doc)
    finders = (
        _known(doc, gazetteer, named),
        _capitals(doc, gazetteer),
        composed_names(doc, gazetteer, named),
        _beside_role(doc, gazetteer),
        _entities(doc, gazetteer),
        _given_name_first(doc, gazetteer),
    )
    for order, found in enumerate(finders):
        ranked.extend((mention.start - mention.end, order, mention) for mention in found)
    kept = list(_listed(doc, gazetteer))
    taken = {position for mention in kept for position in range(mention.start, mention.end)}
    for _, _, mention in sorted(ranked, key=lambda r: (r[0], r[1], r[2].start)):
        span = range(mention.start, mention.end)
        if not taken.intersection(span):
            taken.update(span)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _listed(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Teams and players of the lists in a text about sport; what the model makes of such lines is guesswork."""
    for name in listed_names(source_text(doc), gazetteer.is_country):
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None:
            yield NameMention(span.start, span.end, name.kind, None, "list_of_sport")


def _known(doc: Doc, gazetteer: Gazetteer, named: Sequence[tuple[int, int, str]]) -> Iterator[NameMention]:
    entities = {position: entity for entity in doc.ents for position in range(entity.start, entity.end)}
    for start, end, actor_id in named:
        actor = gazetteer.actors[actor_id]
        if _is_part_of_longer_name(doc, start, end, actor.kind, entities.get(start)):
            continue
        yield NameMention(start, end, actor.kind, actor_id, "reference_name")


def _is_part_of_longer_name(doc: Doc, start: int, end: int, kind: ActorKind, entity: Span | None) -> bool:
    """As in "Israel" in "Israel Katz" and "Jordan" in "Michael Jordan" are no countries: the model saw a person around them."""
    is_longer = entity is not None and end <= entity.end and (entity.start, entity.end) != (start, end)
    if entity is not None and is_longer and entity.label_ == "PERSON" and kind != "person":
        return all(token.is_title or token.lower_ in PARTICLES for token in entity if token.is_alpha)
    following = doc[end] if end < len(doc) else None
    return bool(
        kind == "country" and end - start == 1 and following is not None and following.text == "-" and not doc[start].whitespace_
    )


def _entities(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    located = {e.text for e in doc.ents if e.label_ in ("ORG", "GPE", "LOC") and _is_located(e, "ORG")}
    for entity in doc.ents:
        span = trim_name(entity, gazetteer)
        if span is None or _is_located(span, entity.label_) or (entity.label_ == "ORG" and span.text in located):
            continue
        kind = _kind_of(span, entity.label_, gazetteer)
        if kind is not None:
            key = gazetteer.composed_key([t.text for t in span]) if kind == "organisation" else None
            yield NameMention(
                span.start, span.end, kind, gazetteer.by_key.get(key) if key else None, f"model_{entity.label_}", key
            )


def _kind_of(span: Span, label: str, gazetteer: Gazetteer) -> ActorKind | None:
    last = span[-1].lower_
    if label == "FAC" or label in _LABELS:
        if last in INSTITUTION_HEADS:
            return "organisation"
        if last in PLACE_HEADS and not (label == "ORG" and last == "bank"):
            return None
    if label not in _LABELS or span.text in UPPER_COMMON:
        return None
    if label == "ORG" and not any(token.text[:1].isupper() for token in span):
        return None
    if label == "PERSON" and len(span) > 1 and last in gazetteer.organisation_nouns | COMPANY_WORDS:
        return "organisation"
    if label == "PERSON" and (last in gazetteer.organisation_nouns or gazetteer.country_of(span.text)):
        return None
    is_generic = len(span) == 1 and last in gazetteer.organisation_nouns
    if label == "ORG" and (is_generic or gazetteer.country_of(span.text) or _is_part_of_title(span, gazetteer)):
        return None
    return _LABELS[label]


def _is_part_of_title(span: Span, gazetteer: Gazetteer) -> bool:
    """The "Defense" of "Defense Minister" and the "State" of "Secretary of State" are no organisations."""
    if len(span) > 2:
        return False
    following = span.doc[span.end] if span.end < len(span.doc) else None
    before = span.doc[max(0, span.start - 2) : span.start].text.lower()
    is_title = following is not None and following.is_title and following.lower_ in gazetteer.role_heads
    is_field = span[-1].lower_ in gazetteer.institution_words or (span.text.isalpha() and not span.text.isupper())
    return (is_title and is_field and len(span) == 1) or any(
        before == f"{noun} of" for noun in ("secretary", "minister", "chief", "head", "department")
    )


def trim_name(entity: Span, gazetteer: Gazetteer) -> Span | None:
    """An entity without article, titles, roles before it, possessive marks and punctuation; None where no name is left."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while end > start and (
        (doc[end - 1].is_punct and doc[end - 1].text != ".")
        or doc[end - 1].lower_ in ("'s", "’s", "'", "’")
        or doc[end - 1].is_space
    ):
        end -= 1
    while start < end and (
        doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("the", "a", "an") or doc[start].lower_ in TITLES
    ):
        start += 1
    if entity.label_ == "PERSON":
        while start < end - 1 and doc[start].lower_ in gazetteer.role_heads | RANKS and not doc[start].text.isupper():
            start += 1
    if start >= end or _NO_NAME.search(doc[start:end].text):
        return None
    if entity.label_ == "PERSON" and not doc[start].text[:1].isupper() and doc[start].lower_ not in PARTICLES:
        return None
    return doc[start:end]


def _is_located(span: Span, label: str) -> bool:
    """A name behind "in", "near" or "town of" is a place, whatever the model calls it; not so acronyms and long names."""
    if span.start == 0 or label == "FAC" or (span[0].is_upper and len(span) == 1):
        return False
    before = span.doc[span.start - 1]
    if before.lower_ in _LOCATIVES and len(span) <= 2:
        return True
    return before.lower_ == "of" and span.start > 1 and span.doc[span.start - 2].lower_ in _SETTLEMENTS


def _capitals(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """A capital that speaks stands for its country: "Kyiv says", "Washington has denied"."""
    for token in doc:
        known = gazetteer.capitals.get(token.text)
        if known is not None and token.dep_ == "nsubj" and token.head.lemma_ in gazetteer.speech_verbs:
            yield NameMention(token.i, token.i + 1, "country", known, "capital_as_country")


def _beside_role(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Capitalised words right behind a role are a person the model may have missed: "its director, Faith Okoro, said"."""
    for token in doc[:-2]:
        if token.lower_ not in gazetteer.role_nouns or (token.is_title and token.nbor().is_title and token.ent_type_ == "ORG"):
            continue
        start = _behind_field(token)
        has_comma = doc[start - 1].text == ","
        while start + 1 < len(doc) and doc[start].lower_ in TITLES:
            start += 1
        end = start
        while end < len(doc) and end - start < 4 and _is_name_word(doc[end], gazetteer):
            end += 1
        is_closed = end < len(doc) and (doc[end].text in (",", ".", "”", ")") or doc[end].pos_ in ("VERB", "AUX", "ADP", "CCONJ"))
        is_company = doc[end - 1].lower_ in gazetteer.organisation_nouns | COMPANY_WORDS
        if end - start >= 2 and (is_closed or not has_comma) and doc[end - 1].is_title and not is_company:
            yield NameMention(start, end, "person", None, "beside_role")


def _behind_field(role: Token) -> int:
    """Where a name beside a role may start: behind the role, its comma, or its field and comma ("director of surveillance, ")."""
    doc, following = role.doc, role.i + 1
    if doc[following].lower_ in ("of", "for", "at", "in"):
        limit = min(role.sent.end, following + 8)
        comma = next((n for n in range(following + 1, limit) if doc[n].text == ","), None)
        if comma is not None and not any(t.pos_ in ("VERB", "AUX") for t in doc[following:comma]):
            return comma + 1
    return following + (doc[following].text == ",")


def _is_name_word(token: Token, gazetteer: Gazetteer) -> bool:
    if token.lower_ in PARTICLES and not token.is_upper:
        return token.i + 1 < len(token.doc) and token.nbor().is_title
    is_title = token.is_title or (token.text[:1].isupper() and any(c.islower() for c in token.text))
    return (
        is_title
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        and token.ent_type_ not in ("DATE", "TIME")
        and gazetteer.country_of(token.text) is None
    )


def _given_name_first(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """A known given name with capitalised words behind it, where the model saw nothing or a place."""
    for token in doc[:-1]:
        if token.text not in gazetteer.given_names or token.ent_type_ in (
            "PERSON",
            "ORG",
            "DATE",
            "FAC",
            "EVENT",
            "WORK_OF_ART",
            "PRODUCT",
            "LAW",
        ):
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i < 4 and _is_surname_token(doc[end], gazetteer):
            end += 1
        if end > token.i + 1 and doc[end - 1].lower_ not in gazetteer.organisation_nouns | PLACE_HEADS | INSTITUTION_HEADS:
            yield NameMention(token.i, end, "person", None, "given_name")


def _is_surname_token(token: Token, gazetteer: Gazetteer) -> bool:
    if token.lower_ in PARTICLES and not token.is_upper:
        return token.i + 1 < len(token.doc) and token.nbor(1).is_title
    return (
        token.is_title
        and token.pos_ == "PROPN"
        and token.ent_type_ in ("", "GPE", "PERSON", "NORP")
        and not gazetteer.country_of(token.text)
    )
