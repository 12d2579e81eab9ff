"""What is told of a number: of the noun that it counts, or of the number itself, where the two suit each other."""

from __future__ import annotations

import re

from transforms.analysed_text import Token
from transforms.antecedents import OPENING
from transforms.bare_numbers import VOTERS_FOR
from transforms.counted import Counted
from transforms.distances import tells_where
from transforms.event_fit import as_measured, fits, is_asked_for, is_of_money, is_told_by_verb, made_at_rate
from transforms.event_syntax import is_still
from transforms.event_terms import Event
from transforms.events import EventFinder, is_against
from transforms.gazetteer import Gazetteer
from transforms.quantities import Quantity

_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b", re.IGNORECASE)
_AS_MANY = re.compile(r"\s+as\s+(?:many|much)\b", re.IGNORECASE)
#: What befalls people alone, of which things of the noun before know nothing.
_OF_PEOPLE = frozenset("abducted arrested assaulted attended convicted detained hired laid_off".split())
_TOLD_BY_VERBS = frozenset({"argument_of_verb", "predicate"})
_PAID_PER = re.compile(r"[A-Z]{3} per ")


class FigureEvents:
    """Finds the event of a figure."""

    def __init__(self, events: EventFinder, gazetteer: Gazetteer) -> None:
        self._events = events
        self._gazetteer = gazetteer

    def find(self, quantity: Quantity, counted: Counted) -> Event | None:
        """What is told of a number and of what it counts, or None."""
        if quantity.kind == "multiple":
            return self._as_many(quantity, counted) or self._events.of_change(counted.anchor)
        if (
            quantity.kind in ("duration", "age")
            or quantity.unit == "point"  # "The index lost 90 points" tells of no loss
            or counted.rule == "noun_of_speed"
            or tells_where(quantity, counted.anchor.doc.text)
        ):
            return self._events.of_duration(counted.anchor) if quantity.kind == "duration" else None
        of_things = self._of_things_before(counted)
        if of_things is not None:
            return of_things
        if counted.noun is None and quantity.kind == "count":
            event = self._behind(quantity, counted.anchor)
            event = event or (Event("voted", counted.anchor, VOTERS_FOR) if counted.rule == VOTERS_FOR else None)
            if event is not None:
                return event
        is_sum = quantity.kind == "money" or (quantity.kind == "rate" and _PAID_PER.match(quantity.unit) is not None)
        self._events.take_for_sum(counted.anchor if is_sum else None)
        is_of_noun = quantity.kind == "share" and counted.noun is not None and counted.noun.pos_ != "PRON"
        told_by = (counted.noun, None if is_of_noun else counted.anchor)
        for token in dict.fromkeys(reversed(told_by) if counted.rule == "some_of_those" else told_by):
            if token is None or (token.pos_ == "PRON" and counted.rule not in ("share_of_those", "some_of_those")):
                continue
            event = self._told_of(token, quantity, counted)
            if event is None:
                continue
            if is_sum and token is not counted.anchor and is_told_by_verb(event, token):
                return self._of_sum(quantity, counted, event)
            is_like = event.rule == "argument_of_verb" or (event.rule == "predicate" and not self._is_of_people_before(counted))
            return self._like(counted) or event if is_like else event
        event = self._like(counted) or made_at_rate(quantity, counted) or (self._beside(quantity, counted) if is_sum else None)
        if event is None and counted.rule == OPENING and counted.like is not None:
            return self._events.of_noun(counted.like)
        if event is None and counted.rule == "elided_noun" and counted.like is not None and is_still(counted.anchor):
            return self._events.of_noun(counted.like)  # "251 hostages were taken, and 97 are still in Gaza"
        return event

    def _fits(self, quantity: Quantity, event: Event, counted: Counted) -> bool:
        if counted.like is not None and event.name in _OF_PEOPLE and not self._is_of_people_before(counted):
            return False  # "won 12 of their 20 games and drew four", "won 12 seats and may pick up nine more"
        return fits(quantity, event, counted, self._events.of_people)

    def _of_things_before(self, counted: Counted) -> Event | None:
        """What is told of a number that leaves its noun out: "won 140 seats, the Greens hold 148", "62 votes and 41 against"."""
        if counted.like is None or self._is_of_people_before(counted):
            return None
        if is_against(counted.anchor) and counted.like.lemma_ in ("vote", "ballot"):
            return Event("voted", counted.anchor, "votes_against")
        event = self._events.of_verb_above(counted.anchor, counted.like)
        return event if event is not None and event.name not in self._events.of_people else None

    def _is_of_people_before(self, counted: Counted) -> bool:
        """Whether a number that leaves its noun out stands for people told before."""
        return counted.like is not None and self._gazetteer.counts_people(counted.like)

    def _told_of(self, token: Token, quantity: Quantity, counted: Counted) -> Event | None:
        """What is told of a counted noun or of the number itself, where it suits the number."""
        event = self._events.find(token, counted.anchor)
        if event is not None and quantity.kind == "share" and counted.rule == "share_of" and is_of_money(event):
            above = self._events.find(counted.anchor, counted.anchor)  # "spent 61 per cent of its budget"
            event = above if above is not None and above.rule == "argument_of_verb" and is_of_money(above) else event
        return as_measured(quantity, event) if event is not None and self._fits(quantity, event, counted) else None

    def _of_sum(self, quantity: Quantity, counted: Counted, of_noun: Event) -> Event | None:
        """As in "made off with $3 million in cash": what the verb tells of the sum, not with the cash."""
        own = self._events.find(counted.anchor, counted.anchor) or self._beside(quantity, counted)
        if own is None and is_asked_for(counted.anchor):
            return None
        return own if own is not None and self._fits(quantity, own, counted) else of_noun

    def _beside(self, quantity: Quantity, counted: Counted) -> Event | None:
        span = counted.anchor.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        event = self._events.find_sum(span[0], span[-1], counted.anchor, quantity.denominator) if span is not None else None
        return event if event is not None and self._fits(quantity, event, counted) else None

    def _like(self, counted: Counted) -> Event | None:
        """As in "40 rebels were killed and two captured": what the verb tells of things like those before."""
        return self._events.of_verb_above(counted.anchor, counted.like) if counted.like is not None else None

    def _as_many(self, quantity: Quantity, counted: Counted) -> Event | None:
        """As in "400 homes were destroyed and twice as many damaged": what the participle behind tells."""
        doc = counted.anchor.doc
        span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is None or _AS_MANY.match(doc.text, quantity.end) is None or span.end + 2 >= len(doc):
            return None
        state = doc[span.end + 2]
        if state.lower_ in ("was", "were", "are") and state.dep_ == "auxpass":
            state = state.head
        return self._events.behind(state)

    def _behind(self, quantity: Quantity, anchor: Token) -> Event | None:
        span = anchor.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is None:
            return None
        position = span.end + 2 * (_OF_THEM.match(anchor.doc.text, quantity.end) is not None)  # "80 of them dead"
        if position + 1 < len(anchor.doc) and anchor.doc[position].pos_ == "ADV":
            position += 1  # "12 still missing"
        if position >= len(anchor.doc) or anchor.doc[position].sent != anchor.sent:
            return None
        state = anchor.doc[position]
        is_before_noun = state.dep_ == "amod" and state.head.i > state.i  # "flew 260 stranded Britons home"
        above = self._events.find(state.head) if is_before_noun else None
        return above if above is not None and above.rule in _TOLD_BY_VERBS else self._events.behind(state)
