"""Places that a sentence without any takes from an earlier one: of the incident that it names again, or of the event told on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from transforms.analysed_text import Doc, Span, Token
from transforms.event_terms import Event
from transforms.gazetteer import Gazetteer
from transforms.incidents import IncidentWords
from transforms.place_names import WHERE, PlaceNames, distinct_names, preposition_of
from transforms.places_of_others import is_seat, owns, without_containers
from transforms.places_that_act import is_actor
from transforms.syntax import subject_of, verb_above

#: Incidents that are nowhere in particular, or in many places at once.
_EVERYWHERE = frozenset({"war", "truce", "election", "disaster"})
_GATHERINGS = frozenset({"gathering", "protest"})
_GATHERED = frozenset({"attended", "protested"})
_GATHERING = frozenset("march parade gather assemble congregate flock converge mass".split())
#: What adds an incident to a toll of many: "The raid brought the toll to 50".
_ADDING = frozenset("bring raise push take lift".split())
_DEFINITE = frozenset({"the", "this", "that"})
#: What an incident is that came of the one told before.
_ENSUING = frozenset("ensuing resulting subsequent consequent".split())
#: What tells a figure to be of other victims of the same event.
_OTHERS = frozenset({"others", "other", "another"})
#: What says that a figure is of no one place, or of another time.
_NOT_HERE = frozenset(
    """elsewhere nationwide countrywide worldwide globally nationally country nation world year years decade decades similar
    separate previous previously earlier""".split()
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class CarriedPlaces:
    """Finds the places told before for the figures of one article."""

    def __init__(self, doc: Doc, names: PlaceNames, gazetteer: Gazetteer, incidents: IncidentWords) -> None:
        self._doc, self._names, self._gazetteer, self._incidents = doc, names, gazetteer, incidents

    def find(self, anchor: Token, event: Event) -> tuple[str, str] | None:
        """The place of an earlier sentence and the rule that carries it; None where this sentence may be set elsewhere.

        Args:
            anchor: the token of the number or of what it counts.
            event: what happened.
        """
        sentence = anchor.sent
        is_set_here = self._names.within(sentence) or not _NOT_HERE.isdisjoint(sentence.words)
        if is_set_here or sentence.start == 0 or any(t.ent_type_ in _PLACES for t in sentence):
            return None
        before = self._doc[sentence.start - 1].sent
        ensues = any(c.lower_ in _ENSUING for noun in _told_again(anchor) for c in noun.children)
        name = self._of_incident(anchor) if not ensues else None
        if name is not None:
            return name, "place_of_incident"
        tells_on = (
            ensues or _counts_others(anchor) or _tells_also(anchor, event.word) or self._is_same_gathering(before, anchor, event)
        )
        name = self._place_of(before, event.name) if tells_on else None
        return (name, "place_of_sentence_before") if name is not None else None

    def _of_incident(self, anchor: Token) -> str | None:
        """As in "An outbreak in Peru killed 40. The outbreak has infected 900": the place of the only incident of its kind."""
        families = next((f for noun in _told_again(anchor) if (f := self._incidents.families_of(noun) - _EVERYWHERE)), None)
        if families is None:
            return None
        alike = [t for t, others in self._told if t.i < anchor.sent.start and families & others]
        places = {name for t in alike if (name := self._place_of(t.sent, None)) is not None}
        return places.pop() if len(places) == 1 else None

    @cached_property
    def _told(self) -> list[tuple[Token, frozenset[str]]]:
        """The words of incidents in the article, with their families."""
        return [(t, families) for t in self._doc if (families := self._incidents.families_of(t))]

    def _is_same_gathering(self, before: Span, anchor: Token, event: Event) -> bool:
        """As in "Thousands marched in Durban. Organisers said 40,000 people took part", not "watched a concert"."""
        if event.name not in _GATHERED:
            return False
        verb = event.word if event.word.pos_ == "VERB" else verb_above(anchor)
        objects = [t for t in verb.subtree if t.dep_ in ("dobj", "pobj") and t.i > verb.i] if verb is not None else []
        if any(c.lower_ in ("a", "an") or c.pos_ == "PROPN" for noun in objects for c in (noun, *noun.children)):
            return False
        return any(self._incidents.families_of(t) & _GATHERINGS or t.lemma_ in _GATHERING or _turns_out(t) for t in before)

    def _place_of(self, sentence: Span, event: str | None) -> str | None:
        """The one place in which a sentence sets its event."""
        spans = [
            s
            for s in self._names.within(sentence)
            if not owns(s, self._gazetteer) and not is_seat(s) and not is_actor(s, sentence.root, event, self._gazetteer)
        ]
        spans = without_containers(spans, self._gazetteer)
        names = distinct_names(s for s in spans if preposition_of(s) in WHERE and not self._is_of_claim(s))
        return names[0] if len(names) == 1 else None

    def _is_of_claim(self, span: Span) -> bool:
        """As in "told reporters in Tarma": where it was said."""
        verb = next((t for t in span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
        return verb is not None and verb.lemma_ in self._gazetteer.speech_verbs


def _told_again(anchor: Token) -> Iterator[Token]:
    """The nouns with "the" that a figure's verb has for subject or in a phrase: "the outbreak", "of the quake"."""
    verb = verb_above(anchor)
    subject = subject_of(verb) if verb is not None and verb.lemma_ not in _ADDING else None
    behind = [c for t in (verb, anchor) if t is not None for p in t.children if p.dep_ == "prep" for c in p.children]
    for noun in (subject, *behind):
        if noun is not None and noun.pos_ == "NOUN" and _is_told_again(noun):
            yield noun


def _is_told_again(noun: Token) -> bool:
    is_definite = any(c.lower_ in _DEFINITE for c in noun.children)
    return is_definite and not any(c.pos_ == "PROPN" or c.tag_ == "JJS" or c.lower_ in ("second", "third") for c in noun.children)


def _counts_others(anchor: Token) -> bool:
    """As in "Four others were missing", "another 40 people were hurt", "12 more died"."""
    near = anchor.doc[max(anchor.sent.start, anchor.i - 2) : min(anchor.sent.end, anchor.i + 2)]
    return any(t.lower_ in _OTHERS or (t.lower_ == "more" and t.i > 0 and t.nbor(-1).like_num) for t in near)


def _tells_also(anchor: Token, event: Token) -> bool:
    """As in "It also injured 30"."""
    verb = event if event.pos_ == "VERB" else verb_above(anchor)
    subject = subject_of(verb) if verb is not None else None
    is_pronoun = subject is not None and subject.lower_ in ("it", "they")
    return is_pronoun and verb is not None and any(c.lower_ == "also" for c in verb.children)


def _turns_out(verb: Token) -> bool:
    return verb.lemma_ == "turn" and any(c.lower_ == "out" for c in verb.children)
