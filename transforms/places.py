"""Where a figure's event happened, and to which side: place and population as the article's words tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Span, Token
from transforms.carried_places import CarriedPlaces
from transforms.event_terms import Event
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.incidents import IncidentWords
from transforms.naming_numbers import next_name
from transforms.place_names import (
    FACILITIES,
    WHERE,
    PlaceNames,
    distinct_names,
    first_of_name,
    has_name,
    head_of,
    lists_places,
    preposition_of,
)
from transforms.places_of_others import (
    is_accompanying,
    is_conceded,
    is_end_of_way,
    is_in_aside,
    is_of_cause,
    is_of_claim,
    is_of_comparison,
    is_of_lesser,
    is_of_other_count,
    is_of_part,
    is_of_talks,
    is_seat,
    is_worldwide,
    owns,
    without_containers,
)
from transforms.places_that_act import is_actor, is_local
from transforms.populations import side_told_in
from transforms.reported_numbers import is_deed_reported
from transforms.syntax import relative_pronoun, subject_of, surface_of, verb_above

#: Events that one party brings about elsewhere than where it is, and those that are told of it: "Mali recorded 40 cases".
_ACTED_ELSEWHERE = frozenset(
    """killed injured casualties attacked launched intercepted deployed withdrawn captured destroyed damaged abducted released
    pledged delivered invested fined won""".split()
)
#: Verbs whose subject only says the number, or gives it away: "Israel puts the toll at 40", "Norway provided 12 tanks".
_CLAIMING = frozenset(
    """put say claim estimate give set tell speak offer promise demand want accuse provide supply send donate ship lend grant
    export fly""".split()
)
#: Verbs of those where something happens: "Spain has recorded 1,180 deaths".
_RECORDING = frozenset("account confirm count endure experience log record register report see suffer witness".split())
#: A number, its noun and the preposition before a place: "five people in".
_BEHIND_NUMBER = re.compile(
    r"[\w.,-]+%?(?:\s+(?:percent|per\s+cent|of\s+them|people|(?!and\b|but\b|or\b)[a-z]+))?\s+(?:in|at|near|outside|around|across)\s+(?:(?:the|[a-z]+ern|central)\s+)?"
)
#: Between a place and the number behind it.
_BEFORE_NUMBER = re.compile(
    r"\s+(?:(?:about|around|some|only|just|another|nearly|almost|roughly|at\s+least|more\s+than|over)\s+)?"
)
#: What happens to people in the place from which they go.
_MOVED = frozenset(
    "evacuated deported rescued withdrawn displaced abducted recovered released arrived returned captured launched delivered "
    "stranded".split()
)
_MOSTLY = frozenset("mostly mainly largely chiefly primarily predominantly all most many originally".split())
_CLOSE = 48
#: A time between a place and the clause about what happened there.
_TIME_BETWEEN = re.compile(r"(?:,?\s+(?:in|on|last|late|early|this)(?:\s+[\w.,]+){1,4}?)?,?\s+")
_WHERE_OR_TO = WHERE | {"to", "on"}
_WHERE_OR_ON = WHERE | {"on"}
_BEFORE_PLACES = WHERE | {"to", "on", "of", "into"}
_COUNTRY = frozenset({"country", "nation"})
#: What a place may be called for short, where the article has its name.
_SHORT_NAMES = frozenset("Strip Valley Peninsula Bank Heights City Island Islands Gulf Delta Basin".split())


@frozen
class Place:
    """A named place as written, with the rule that bound it to a figure."""

    name: str
    rule: str


class FigurePlaces:
    """Finds the places of the figures of one article."""

    def __init__(self, doc: Doc, index: ActorIndex, gazetteer: Gazetteer, incidents: IncidentWords) -> None:
        self._doc, self._gazetteer = doc, gazetteer
        self._names = PlaceNames(doc, index, gazetteer)
        self._told_before = CarriedPlaces(doc, self._names, gazetteer, incidents)

    def find(
        self,
        anchor: Token,
        event: Event | None,
        noun: Token | None,
        *,
        position: int,
        claimant: str | None,
        cue: Token | None,
        incident: Token | None,
    ) -> Place | None:
        """The place of a figure: in its sentence the one nearest in syntax to the event or the counted thing, else the one in
        which the event is plainly set; None where several are alike or none is told.

        Args:
            anchor: the token of the number or of what it counts.
            event: what happened.
            noun: the counted noun.
            position: where the number stands.
            claimant: the name of who says so.
            cue: the word that tells the claim.
            incident: the word of the incident, elsewhere in the article, that the figure is of.
        """
        word = event.word if event is not None else None
        if is_worldwide(anchor, word):
            return None
        told = [s for s in self._names.within(anchor.sent) if not is_of_part(s, anchor) and not self._is_origin(s, event)]
        name = event.name if event is not None else None
        told = [s for s in told if not is_actor(s, anchor, name, self._gazetteer)]
        spans = self._possible(told, anchor, event, cue) if told else []
        found = (
            _in_brackets(anchor)
            or _right_behind(spans, self._doc.text, position)
            or _right_before(spans, self._doc.text, position)
            or _before_relative(spans, self._doc.text, word)
            or _at_targets(spans, anchor, word, noun)
            or _where(spans, anchor, word)
            or self._facility(anchor, word, noun)
            or self._side(anchor.sent)
            or self._of_subject(spans, anchor, event)
            or self._whole_country(anchor, word, noun)
            or _of_sentence(spans, anchor, word)
            or self._carried(anchor, event)
            or self._of_incident(incident)
            or self._of_institution(spans, told, claimant)
        )
        return self._in_full(found) if found is not None else None

    def _possible(self, told: list[Span], anchor: Token, event: Event | None, cue: Token | None) -> list[Span]:
        """Of the places told in a sentence those that may be the figure's own."""
        word = event.word if event is not None else None
        owned = {s.start for s in told if owns(s, self._gazetteer)}
        spans = [s for s in told if s.start not in owned and (cue is None or not is_of_claim(s, cue, anchor))]
        spans = [s for s in spans if not is_of_cause(s, anchor) and not is_in_aside(s, anchor) and not is_conceded(s, anchor)]
        spans = [
            s for s in spans if not is_seat(s) and not is_of_talks(s, anchor, word) and not is_of_other_count(s, anchor, word)
        ]
        spans = [s for s in spans if not is_accompanying(s, anchor) and not is_of_comparison(s, anchor)]
        if event is None or event.name not in _MOVED:
            spans = [s for s in spans if not is_end_of_way(s)]
        spans = [s for s in spans if not is_of_lesser(s, anchor)] or spans
        return without_containers(spans, self._gazetteer)

    def _in_full(self, place: Place) -> Place | None:
        """The name of "the Strip" as the article gives it elsewhere; none where it gives several or none."""
        if place.name not in _SHORT_NAMES:
            return place
        names = {found[0] for found in re.finditer(rf"\b(?:(?!The )[A-Z][\w’'-]+ )+{place.name}\b", self._doc.text)}
        return Place(names.pop(), place.rule) if len(names) == 1 else None

    def _of_subject(self, spans: list[Span], anchor: Token, event: Event | None) -> Place | None:
        """As in "Mali recorded 40 cases", "Jamui received 186 mm of rain": the place of which it is told."""
        above = verb_above(anchor)
        if above is not None and above.dep_ == "ccomp" and above.tag_ == "VBN" and above.head.lemma_ in _RECORDING:
            above = above.head  # "India reported 360 killed"
        is_recorded = above is not None and (above.lemma_ in _RECORDING or (above.lemma_ == "have" and above.pos_ == "VERB"))
        if event is not None and event.name in _ACTED_ELSEWHERE and not is_recorded:
            return None
        if above is not None and is_deed_reported(above, anchor):
            return None
        is_verb = event is not None and event.word.pos_ == "VERB" and not is_recorded
        verb = event.word if event is not None and is_verb else above
        subject = subject_of(verb) if verb is not None and verb.lemma_ not in _CLAIMING else None
        if subject is None:
            return None
        if anchor.i > 0:  # "Norway counted 900 cases, Sweden 400"
            subject = next_name(self._doc.span(anchor.i, anchor.i + 1)) or subject
        span = self._named(subject)
        is_told_elsewhere = any(preposition_of(s) in WHERE for s in spans if s.root.i != subject.i)
        return Place(surface_of(span)[0], "place_as_subject") if span is not None and not is_told_elsewhere else None

    def _named(self, noun: Token) -> Span | None:
        """A subject as the name of a place, where it is one: a country, or what the article calls a place elsewhere."""
        if noun.pos_ != "PROPN" or self._gazetteer.is_demonym(noun.text):
            return None
        first = noun.i
        while first > 0 and self._doc[first - 1].dep_ == "compound" and self._doc[first - 1].head.i == noun.i:
            first -= 1
        span = self._doc.span(first, noun.i + 1)
        return span if self._gazetteer.country_of(span.text) or span.text in self._names.located else None

    def _whole_country(self, anchor: Token, event: Token | None, noun: Token | None) -> Place | None:
        """As in "has 1,000 officers in the country", where the article names one country more than others."""
        if _COUNTRY.isdisjoint(anchor.sent.words):
            return None
        countries = [t for t in anchor.sent if t.lower_ in _COUNTRY]
        targets = {t.i for t in (anchor, noun, event, verb_above(anchor)) if t is not None}
        if not any(_is_located(t) and t.head.head.i in targets for t in countries):
            return None
        return Place(self._main_country, "place_of_article") if self._main_country else None

    @cached_property
    def _main_country(self) -> str | None:
        """The country that the article names most often; None where two are alike."""
        counts = self._gazetteer.countries_in(self._doc).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
            return None
        return self._gazetteer.name_of_country(counts[0][0])

    def _facility(self, anchor: Token, event: Token | None, noun: Token | None) -> Place | None:
        """As in "in the hospital area", where the article has named one hospital before."""
        for target in _targets(anchor, event, noun) if self._named_kinds else ():
            for place in _objects_of_place(target):
                for word in (place, *(c for c in place.children if c.dep_ == "compound")):
                    kind = word.lemma_.lower()
                    is_told_before = any(c.lower_ in ("the", "this", "that") for c in place.children) and not has_name(place)
                    if kind in FACILITIES and is_told_before:
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
            if kind not in FACILITIES:
                continue
            if token.is_title and token.i > 0 and self._doc[token.i - 1].pos_ == "PROPN" and token.pos_ == "PROPN":
                start = token.i
                while start > 0 and self._doc[start - 1].pos_ == "PROPN" and self._doc[start - 1].is_title:
                    start -= 1
                found.setdefault(kind, []).append((self._doc.span(start, token.i + 1).text, token.i))
            for child in token.children:
                if child.lower_ == "of":
                    for name in (c for c in child.children if c.dep_ == "pobj" and c.pos_ == "PROPN"):
                        found.setdefault(kind, []).append((self._doc.span(name.left_edge.i, name.i + 1).text, token.i))
        return found

    def _is_origin(self, span: Span, event: Event | None) -> bool:
        """As in "a man from Peru": where people come from is not where something happens to them, unless they are moved."""
        place = head_of(span.root)
        while place.dep_ == "conj":
            place = place.head
        before = place.head
        if place.dep_ == "pobj" and before.lower_ == "from" and before.i > 0 and before.nbor(-1).lower_ in _MOSTLY:
            return True  # "rescued 58 migrants, mostly from Sudan"
        if place.dep_ != "pobj" or before.lower_ != "from" or (event is not None and event.name in _MOVED):
            return False
        return before.head.pos_ == "NOUN" and self._gazetteer.counts_people(before.head)

    def _side(self, sentence: Span) -> Place | None:
        """As in "on the Israeli side": the country of the side."""
        match = side_told_in(sentence)
        country = self._gazetteer.country_name(match["side"]) if match else None
        return Place(country, "place_of_side") if country else None

    def _of_incident(self, incident: Token | None) -> Place | None:
        """The place that the article gives the incident where it tells its day."""
        if incident is None:
            return None
        spans = [s for s in self._names.within(incident.sent) if not owns(s, self._gazetteer) and not is_seat(s)]
        verb = incident if incident.pos_ == "VERB" else None
        found = _at_targets(spans, incident, verb, None) or _of_sentence(spans, incident, verb)
        return Place(found.name, "place_of_incident") if found else None

    def _carried(self, anchor: Token, event: Event | None) -> Place | None:
        """The place told before, of the same incident or in the sentence before, where this sentence names none."""
        name = self._told_before.find(anchor, event) if event is not None else None
        return Place(*name) if name is not None else None

    def _of_institution(self, spans: list[Span], everywhere: list[Span], claimant: str | None) -> Place | None:
        """The place whose health ministry, police or rescue service tells the number."""
        if spans:
            return None
        if len(everywhere) == 1:
            owner = everywhere[0].root.head
            behind = head_of(everywhere[0].root).head.head
            if preposition_of(everywhere[0]) in ("in", "at") and behind.dep_ == "nsubj":  # "a nurse in Djibo said"
                owner = behind
            words = {owner.lower_, owner.lemma_.lower(), *(c.lower_ for c in owner.children)}
            return Place(surface_of(everywhere[0])[0], "place_of_institution") if is_local(words) else None
        place = self._place_in_name((claimant or "").split())
        return Place(place, "place_of_claimant") if place else None

    def _place_in_name(self, words: list[str]) -> str | None:
        """The place in the name of a local institution: "Gaza Health Ministry"; None for armies and for countries themselves."""
        if not is_local({w.lower() for w in words}):
            return None
        phrases = (" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words) - n + 1))
        return next(
            (p.removesuffix("'s") for p in phrases if self._gazetteer.country_of(p) and not self._gazetteer.is_demonym(p)), None
        )


def _at_targets(spans: list[Span], anchor: Token, event: Token | None, noun: Token | None) -> Place | None:
    """The place in a phrase of the counted noun, of the event, or of the event's subject."""
    if not spans:
        return None
    for rule, targets in (("place_of_noun", (noun, anchor)), ("place_of_event", (event, verb_above(anchor)))):
        for target in targets:
            span = _attached(spans, target) if target is not None else None
            if span is not None:
                return Place(surface_of(span)[0], rule)
    verb = event if event is not None and event.pos_ == "VERB" else verb_above(anchor)
    subject = subject_of(verb) if verb is not None else None
    inside = [s for s in spans if subject is not None and head_of(s.root).dep_ == "pobj" and subject.is_ancestor(s.root)]
    return Place(surface_of(inside[0])[0], "place_of_subject") if len(inside) == 1 else None


def _in_brackets(number: Token) -> Place | None:
    """As in "Coast (22), Rift Valley (29)": each place of a list has its number behind it."""
    if number.i < 2 or number.nbor(-1).text != "(" or not lists_places(number.sent):
        return None
    name = number.nbor(-2)
    return Place(name.doc.span(first_of_name(name), name.i + 1).text, "place_before_brackets") if name.is_title else None


def _right_behind(spans: list[Span], text: str, position: int) -> Place | None:
    """The place that stands right behind the number or its noun: "nine in Antwerp, five in Rotterdam and two in Delft"."""
    for span in spans:
        if 0 < span.start_char - position <= _CLOSE and _BEHIND_NUMBER.fullmatch(text, position, span.start_char):
            return Place(surface_of(span)[0], "place_right_behind")
    return None


def _right_before(spans: list[Span], text: str, position: int) -> Place | None:
    """The place of a number that stands right behind it: "In Peru, 90 people were killed and in Chile 40"."""
    for span in spans:
        if (
            preposition_of(span) in WHERE
            and 0 < position - span.end_char <= _CLOSE
            and _BEFORE_NUMBER.fullmatch(text, span.end_char, position)
        ):
            return Place(surface_of(span)[0], "place_right_before")
    return None


def _before_relative(spans: list[Span], text: str, event: Token | None) -> Place | None:
    """As in "a blast in Rome in 1986 which killed four": the place of what a relative clause is about."""
    pronoun = relative_pronoun(event) if spans else None
    if pronoun is None:
        return None
    before = [s for s in spans if 0 <= pronoun.idx - s.end_char <= _CLOSE and preposition_of(s) in WHERE]
    nearest = max(before, key=lambda s: s.start, default=None)
    is_told = nearest is not None and _TIME_BETWEEN.fullmatch(text, nearest.end_char, pronoun.idx) is not None
    return Place(surface_of(nearest)[0], "place_before_relative") if nearest is not None and is_told else None


def _where(spans: list[Span], anchor: Token, event: Token | None) -> Place | None:
    """As in "a depot near Castellon, where five people were arrested", "a raid on Tarma, during which five people died"."""
    for verb in dict.fromkeys(t for t in (event, *anchor.ancestors) if t is not None) if spans else ():
        if verb.dep_ == "relcl" and any(c.lower_ == "where" or _is_in_which(c) for c in verb.children):
            before = [s for s in spans if s.root.i < verb.left_edge.i]
            inside = [s for s in before if s.root.i == verb.head.i or verb.head.is_ancestor(s.root)]
            nearest = max(inside or before, key=lambda s: s.root.i, default=None)
            return Place(surface_of(nearest)[0], "place_of_where_clause") if nearest is not None else None
    return None


def _is_in_which(preposition: Token) -> bool:
    return preposition.lower_ in ("in", "during", "at") and any(c.lower_ == "which" for c in preposition.children)


def _of_sentence(spans: list[Span], anchor: Token, event: Token | None) -> Place | None:
    """The only place that the sentence names, or of those behind a preposition of place the nearest in syntax."""
    located = [s for s in spans if preposition_of(s) in WHERE or head_of(s.root).i != s.root.i]
    names = distinct_names(located or spans)
    if len(names) == 1:
        return Place(surface_of((located or spans)[0])[0], "only_place_in_sentence")
    if not located:
        return None
    target = event if event is not None else anchor
    nearest = min(located, key=lambda s: (_steps(head_of(s.root), target), abs(s.root.i - anchor.i)))
    return Place(surface_of(nearest)[0], "nearest_place")


def _steps(one: Token, other: Token) -> int:
    """How many steps lie between two tokens in the tree."""
    above = {t.i: steps for steps, t in enumerate((one, *one.ancestors))}
    return next((above[t.i] + steps for steps, t in enumerate((other, *other.ancestors)) if t.i in above), 99)


def _is_located(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in WHERE and any(c.lower_ in ("the", "this") for c in noun.children)


def _targets(anchor: Token, event: Token | None, noun: Token | None) -> Iterator[Token]:
    """The words whose phrases may tell the place, and the verb that a coordinated one shares its place with."""
    verb = verb_above(anchor)
    for token in dict.fromkeys(t for t in (noun, anchor, event, verb) if t is not None):
        yield token
        if token.pos_ == "VERB" and token.dep_ == "conj":
            yield token.head
            yield from (c for c in token.head.children if c.dep_ == "dobj")


def _objects_of_place(target: Token) -> Iterator[Token]:
    """The nouns behind prepositions of place at a word."""
    for child in target.children:
        if child.dep_ == "prep" and child.lower_ in _WHERE_OR_TO:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _attached(spans: list[Span], target: Token) -> Span | None:
    """The place in a prepositional phrase of a token; the last of a chain ("Rafah, southern Gaza") counts as its first."""
    for child in target.children:
        is_clause = child.dep_ in ("acl", "relcl")
        if not is_clause and not (child.dep_ == "prep" and child.lower_ in _BEFORE_PLACES):
            continue
        for span in spans:
            root = head_of(span.root)
            if root.dep_ != "pobj":
                continue
            above = root.head.head if root.head.dep_ == "conj" else root.head  # "in and around Antwerp"
            if not is_clause and above == child:
                return span
            is_nested = above.lower_ in _WHERE_OR_ON and above.head.dep_ == "pobj" and above.head.head == child
            if not is_clause and child.lower_ != "of" and is_nested:
                return span  # "at a school in Delft"
            if is_clause and root.head.lower_ in WHERE and child in (root.head.head, _where_it_is(root.head.head)):
                return span
    return None


def _where_it_is(thing: Token) -> Token | None:
    """The verb of what happened in a thing that itself is somewhere: "found in a lorry near Munich"."""
    is_object = thing.dep_ == "pobj" and thing.head.lower_ in WHERE
    return thing.head.head if is_object else None
