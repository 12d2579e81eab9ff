"""Where a figure's event happened, and to which side: place and population as the article's words tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.syntax import subject_of, surface_of, text_of

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

_WHERE = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "throughout", "along", "within"})
#: Prepositions that name a party or a topic, not a place: "a war with Israel", "a resolution against Iran".
_NO_PLACE = frozenset(
    {"with", "against", "between", "by", "about", "than", "like", "as", "among", "despite", "toward", "towards"}
)
_SIDE = re.compile(r"\b[Oo]n\s+the\s+(?P<side>[A-Z]\w+)\s+side\b")
#: Words of local services, whose name tells where something happened; armies and companies act elsewhere, too.
_LOCAL_SERVICES = frozenset(
    """police sheriff coroner fire firefighters firefighter rescue rescuers emergency ambulance hospital hospitals health
    ministry civil interior prosecutor prosecutors authorities mayor governor municipality council paramedics medics doctors
    morgue""".split()
)
_ACTING_ABROAD = frozenset(
    "army military force forces navy defence defense foreign government parliament president embassy intelligence".split()
)
#: Nouns of facilities and settlements that an article names once and then calls "the hospital", "the town".
_NAMED_KINDS = frozenset(
    """hospital school camp prison church mosque synagogue temple airport university college station hotel market stadium port
    harbour harbor village town city island square bridge theatre theater mall factory plant mine base district province valley
    park beach clinic dam crossing barracks""".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place as written, with the rule that bound it to a figure."""

    name: str
    rule: str


class FigurePlaces:
    """Finds the places of the figures of one article."""

    def __init__(self, doc: Doc, index: ActorIndex, gazetteer: Gazetteer) -> None:
        self._doc, self._index, self._gazetteer = doc, index, gazetteer
        self._entities: dict[int, list[Span]] = {}
        self._places_of: dict[int, list[Span]] = {}
        for entity in doc.ents:
            if entity.label_ in _PLACE_LABELS:
                self._entities.setdefault(entity.sent.start, []).append(entity)

    def find(
        self, anchor: Token, event: Token | None, noun: Token | None, *, claimant: str | None, incident: Token | None
    ) -> Place | None:
        """The place of a figure: in its sentence the one nearest in syntax to the event or the counted thing, else the one in
        which the event is plainly set; None where several are alike or none is told.

        Args:
            anchor: the token of the number or of what it counts.
            event: the word that tells the event.
            noun: the counted noun.
            claimant: the name of who says so.
            incident: the word of the incident, elsewhere in the article, that the figure is of.
        """
        everywhere = [s for s in self._places(anchor.sent) if not _is_of_part(s, anchor)]
        spans = [span for span in everywhere if not _owns(span, self._gazetteer)]
        return (
            _at_targets(spans, anchor, event, noun)
            or self._facility(anchor, event, noun)
            or self._side(anchor.sent)
            or _of_sentence(spans, anchor)
            or self._of_incident(incident)
            or self._of_institution(spans, everywhere, claimant)
        )

    def _places(self, sentence: Span) -> list[Span]:
        """Places of a sentence: the model's entities and known place names, without those that are part of an actor's name."""
        if sentence.start not in self._places_of:
            self._places_of[sentence.start] = self._find_places(sentence)
        return self._places_of[sentence.start]

    def _find_places(self, sentence: Span) -> list[Span]:
        found: list[Span] = []
        for entity in self._entities.get(sentence.start, ()):
            start = entity.start + (self._doc[entity.start].lower_ in ("the", "a") and len(entity) > 1)
            found.append(self._doc[start : entity.end])
        covered = {t.i for span in found for t in span}
        for token in sentence:
            if token.i in covered or not (token.is_title or token.is_upper) or token.pos_ != "PROPN":
                continue
            if token.dep_ in ("pobj", "compound", "poss", "nsubj", "conj") and self._gazetteer.country_of(token.text):
                found.append(self._doc[token.i : token.i + 1])
            elif _head(token).i != token.i:
                found.append(self._doc[token.left_edge.i : token.i + 1])
        return sorted((s for s in found if self._is_place_here(s)), key=lambda s: s.start)

    def _is_place_here(self, span: Span) -> bool:
        """Not a people, nor the owner or part of an actor: "Israel said", "Israel's army"; but "health ministry in Gaza" tells
        where, too.
        """
        root = span.root
        if self._gazetteer.is_demonym(span.text):
            return False
        if _head(root).i != root.i:
            return True
        actor = self._index.at(root)
        if actor is not None and actor.kind == "person":
            return False
        while root.dep_ == "conj" and root.head.pos_ == "PROPN":
            root = root.head
        if root.dep_ == "pobj" and root.head.lower_ in _NO_PLACE:
            return False
        return root.dep_ not in ("nsubj", "agent", "dobj", "dative") or actor is None

    def _facility(self, anchor: Token, event: Token | None, noun: Token | None) -> Place | None:
        """As in "in the hospital area", where the article has named one hospital before."""
        for target in _targets(anchor, event, noun):
            for place in _objects_of_place(target):
                for word in (place, *(c for c in place.children if c.dep_ == "compound")):
                    kind = word.lemma_.lower()
                    if kind in _NAMED_KINDS and any(c.lower_ in ("the", "this", "that") for c in place.children):
                        names = dict.fromkeys(n for n, at in self._named_kinds.get(kind, ()) if at < word.i)
                        if len(names) == 1:
                            return Place(next(iter(names)), "place_named_before")
        return None

    @cached_property
    def _named_kinds(self) -> dict[str, list[tuple[str, int]]]:
        """The facilities and settlements that the article names, by kind: "Shifa Hospital", "the town of Um Sidra"."""
        found: dict[str, list[tuple[str, int]]] = {}
        for token in self._doc:
            kind = token.lemma_.lower()
            if kind not in _NAMED_KINDS:
                continue
            if token.is_title and token.i > 0 and self._doc[token.i - 1].pos_ == "PROPN" and token.pos_ == "PROPN":
                start = token.i
                while start > 0 and self._doc[start - 1].pos_ == "PROPN" and self._doc[start - 1].is_title:
                    start -= 1
                found.setdefault(kind, []).append((self._doc[start : token.i + 1].text, token.i))
            for child in token.children:
                if child.lower_ == "of":
                    for name in (c for c in child.children if c.dep_ == "pobj" and c.pos_ == "PROPN"):
                        found.setdefault(kind, []).append((self._doc[name.left_edge.i : name.i + 1].text, token.i))
        return found

    def _side(self, sentence: Span) -> Place | None:
        """As in "on the Israeli side": the country of the side."""
        match = _side_told_in(sentence)
        country = self._gazetteer.country_name(match["side"]) if match else None
        return Place(country, "place_of_side") if country else None

    def _of_incident(self, incident: Token | None) -> Place | None:
        """The place that the article gives the incident where it tells its day."""
        if incident is None:
            return None
        spans = self._places(incident.sent)
        found = _at_targets(spans, incident, incident if incident.pos_ == "VERB" else None, None) or _of_sentence(spans, incident)
        return Place(found.name, "place_of_incident") if found else None

    def _of_institution(self, spans: list[Span], everywhere: list[Span], claimant: str | None) -> Place | None:
        """The place whose health ministry, police or rescue service tells the number."""
        if spans:
            return None
        if len(everywhere) == 1:
            owner = everywhere[0].root.head
            words = {owner.lower_, owner.lemma_.lower(), *(c.lower_ for c in owner.children)}
            return Place(surface_of(everywhere[0])[0], "place_of_institution") if _is_local(words) else None
        place = self._place_in_name((claimant or "").split())
        return Place(place, "place_of_claimant") if place else None

    def _place_in_name(self, words: list[str]) -> str | None:
        """The place in the name of a local institution: "Gaza Health Ministry"; None for armies and for countries themselves."""
        if not _is_local({w.lower() for w in words}):
            return None
        phrases = (" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words) - n + 1))
        return next(
            (p.removesuffix("'s") for p in phrases if self._gazetteer.country_of(p) and not self._gazetteer.is_demonym(p)), None
        )


def _is_local(words: set[str]) -> bool:
    """Whether an institution's words are those of a local service."""
    return bool(words & _LOCAL_SERVICES) and not words & _ACTING_ABROAD


def _at_targets(spans: list[Span], anchor: Token, event: Token | None, noun: Token | None) -> Place | None:
    """The place in a phrase of the counted noun, of the event, or of the event's subject."""
    for rule, targets in (("place_of_noun", (noun, anchor)), ("place_of_event", (event, _verb_of(anchor)))):
        for target in targets:
            span = _attached(spans, target) if target is not None else None
            if span is not None:
                return Place(surface_of(span)[0], rule)
    subject = subject_of(event) if event is not None and event.pos_ == "VERB" else None
    inside = [s for s in spans if subject is not None and _head(s.root).dep_ == "pobj" and subject.is_ancestor(s.root)]
    return Place(surface_of(inside[0])[0], "place_of_subject") if len(inside) == 1 else None


def _of_sentence(spans: list[Span], anchor: Token) -> Place | None:
    """The only place that the sentence names, or the nearest one behind a preposition of place."""
    located = [s for s in spans if _preposition(s) in _WHERE]
    names = list(dict.fromkeys(surface_of(s)[0] for s in located or spans))
    if len(names) == 1:
        return Place(names[0], "only_place_in_sentence")
    if located:
        nearest = min(located, key=lambda s: abs(s.root.i - anchor.i))
        return Place(surface_of(nearest)[0], "nearest_place")
    return None


def _targets(anchor: Token, event: Token | None, noun: Token | None) -> Iterator[Token]:
    """The words whose phrases may tell the place, and the verb that a coordinated one shares its place with."""
    verb = _verb_of(anchor)
    for token in dict.fromkeys(t for t in (noun, anchor, event, verb) if t is not None):
        yield token
        if token.pos_ == "VERB" and token.dep_ == "conj":
            yield token.head
            yield from (c for c in token.head.children if c.dep_ == "dobj")


def _objects_of_place(target: Token) -> Iterator[Token]:
    """The nouns behind prepositions of place at a word."""
    for child in target.children:
        if child.dep_ == "prep" and child.lower_ in _WHERE | {"to", "on"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _is_of_part(span: Span, anchor: Token) -> bool:
    """Whether a place stands in a clause about a part of what the anchor counts: "251 people, 111 of whom are held in Gaza"."""
    for clause in span.root.ancestors:
        if clause.dep_ == "relcl" and not clause.is_ancestor(anchor) and clause.i != anchor.i:
            return any(t.lower_ in ("whom", "which") and t.head.lower_ == "of" for t in clause.subtree)
    return False


def _owns(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a place names whose institution it is: "Ukraine's interior ministry", "the Gaza health ministry"."""
    return span.root.dep_ in ("poss", "compound", "nmod", "amod") and span.root.head.lower_ in gazetteer.organisation_nouns


def _head(root: Token) -> Token:
    """The word that a place's name hangs on in the sentence: "town" in "the town of Um Sidra"."""
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in _NAMED_KINDS:
        return root.head.head
    return root


def _preposition(span: Span) -> str:
    root = _head(span.root)
    return root.head.lower_ if root.dep_ == "pobj" else ""


def _attached(spans: list[Span], target: Token) -> Span | None:
    """The place in a prepositional phrase of a token; the last of a chain ("Rafah, southern Gaza") counts as its first."""
    for child in target.children:
        is_clause = child.dep_ in ("acl", "relcl")
        if not is_clause and not (child.dep_ == "prep" and child.lower_ in _WHERE | {"to", "on", "of"}):
            continue
        for span in spans:
            root = _head(span.root)
            if root.dep_ != "pobj":
                continue
            if not is_clause and root.head == child:
                return span
            if is_clause and root.head.lower_ in _WHERE and root.head.head == child:
                return span
    return None


def _side_told_in(sentence: Span) -> re.Match[str] | None:
    text = text_of(sentence)
    return _SIDE.search(text) if "side" in text else None


def _verb_of(anchor: Token) -> Token | None:
    return next((t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")), None)


def find_population(noun: Token | None, qualifiers: tuple[str, ...], sentence: Span, gazetteer: Gazetteer) -> str | None:
    """The side it happened to: a demonym among the qualifiers, the counted noun itself, or "on the … side"."""
    for word in (*qualifiers, *((noun.text,) if noun is not None else ())):
        if word[:1].isupper() and gazetteer.country_of(word) and gazetteer.is_demonym(word):
            return gazetteer.adjective_of(word)
    match = _side_told_in(sentence)
    return match["side"] if match else None
