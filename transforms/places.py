"""Where a figure's event happened, and to which side: place and population as the sentence's words tell them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from transforms.actors import ActorIndex
from transforms.gazetteer import Gazetteer
from transforms.syntax import subject_of, surface_of

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PREPOSITIONS = frozenset(("in at near across around on outside inside throughout to from of along over into within").split())
_WHERE = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "throughout", "along", "within"})
_SIDE = re.compile(r"\b[Oo]n\s+the\s+(?P<side>[A-Z]\w+)\s+side\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A named place as written, with the rule that bound it to a figure."""

    name: str
    rule: str


def find_place(
    doc: Doc, anchor: Token, event: Token | None, noun: Token | None, index: ActorIndex, gazetteer: Gazetteer
) -> Place | None:
    """The named place nearest in syntax to the event or the counted thing; None where the sentence names none or
    several alike.
    """
    sentence = anchor.sent
    everywhere = _places(sentence, index, gazetteer)
    spans = [span for span in everywhere if not _owns(span, gazetteer)]
    for rule, targets in (("place_of_noun", (noun, anchor)), ("place_of_event", (event, _verb_of(anchor)))):
        for target in targets:
            span = _attached(spans, target) if target is not None else None
            if span is not None:
                return Place(surface_of(span)[0], rule)
    subject = subject_of(event) if event is not None and event.pos_ == "VERB" else None
    inside = [s for s in spans if subject is not None and s.root.dep_ == "pobj" and subject.is_ancestor(s.root)]
    if len(inside) == 1:
        return Place(surface_of(inside[0])[0], "place_of_subject")
    located = [s for s in spans if (s.start > sentence.start and _preposition(s) in _WHERE) or s.start == sentence.start + 1]
    chosen = located or spans
    names = list(dict.fromkeys(surface_of(s)[0] for s in chosen))
    if len(names) == 1:
        return Place(names[0], "only_place_in_sentence")
    if located:
        nearest = min(located, key=lambda s: abs(s.root.i - anchor.i))
        return Place(surface_of(nearest)[0], "nearest_place")
    if not spans and len(everywhere) == 1:
        return Place(surface_of(everywhere[0])[0], "place_of_institution")
    return None


def _places(sentence: Span, index: ActorIndex, gazetteer: Gazetteer) -> list[Span]:
    """Places of a sentence: the model's entities and known place names, without those that are part of an actor's name."""
    doc = sentence.doc
    found: list[Span] = []
    for entity in doc.ents:
        if sentence.start <= entity.start < sentence.end and entity.label_ in _PLACE_LABELS:
            start = entity.start + (doc[entity.start].lower_ in ("the", "a") and len(entity) > 1)
            found.append(doc[start : entity.end])
    covered = {t.i for span in found for t in span}
    for token in sentence:
        if token.i in covered or (not token.is_title and not token.is_upper):
            continue
        if (
            gazetteer.country_of(token.text)
            and token.pos_ == "PROPN"
            and token.dep_ in ("pobj", "compound", "poss", "nsubj", "conj")
        ):
            found.append(doc[token.i : token.i + 1])
    return sorted((s for s in found if _is_place_here(s, index)), key=lambda s: s.start)


def _owns(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a place names whose institution it is: "Ukraine's interior ministry", "the Gaza health ministry"."""
    return span.root.dep_ in ("poss", "compound", "nmod", "amod") and span.root.head.lower_ in gazetteer.organisation_nouns


def _is_place_here(span: Span, index: ActorIndex) -> bool:
    """Not the owner or part of an actor: "Israel said", "Israel's army"; but "health ministry in Gaza" tells where, too."""
    root = span.root
    actor = index.at(root)
    if actor is not None and actor.kind == "person":
        return False
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    return root.dep_ not in ("nsubj", "agent", "dobj", "dative") or actor is None


def _preposition(span: Span) -> str:
    root = span.root
    return root.head.lower_ if root.dep_ == "pobj" else ""


def _attached(spans: list[Span], target: Token) -> Span | None:
    """The place in a prepositional phrase of a token; the last of a chain ("Rafah, southern Gaza") counts as its first."""
    for child in target.children:
        if child.dep_ in ("prep", "advmod", "agent", "acl", "relcl") and (
            child.lower_ in _PREPOSITIONS or child.dep_ in ("acl", "relcl")
        ):
            for span in spans:
                root = span.root
                if (
                    child.dep_ == "prep"
                    and root.dep_ == "pobj"
                    and root.head == child
                    and child.lower_ in _WHERE | {"to", "on", "of"}
                ):
                    return span
                if (
                    child.dep_ in ("acl", "relcl")
                    and root.dep_ == "pobj"
                    and root.head.lower_ in _WHERE
                    and root.head.head == child
                ):
                    return span
    return None


def _verb_of(anchor: Token) -> Token | None:
    return next((t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")), None)


def find_population(noun: Token | None, qualifiers: tuple[str, ...], sentence: Span, gazetteer: Gazetteer) -> str | None:
    """The side it happened to: a demonym among the qualifiers, the counted noun itself, or "on the … side"."""
    for word in (*qualifiers, *((noun.text,) if noun is not None else ())):
        if word[:1].isupper() and gazetteer.country_of(word) and gazetteer.is_demonym(word):
            return gazetteer.adjective_of(word)
    match = _SIDE.search(sentence.text)
    return match["side"] if match else None
