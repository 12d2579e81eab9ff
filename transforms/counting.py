"""What a number of a sentence counts and in which unit, with all that was told before it: the order of the ways to find out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from transforms.analysed_text import Doc, Span, Token
from transforms.antecedent_nouns import is_reported
from transforms.antecedents import (
    counted_elsewhere,
    done_by_people,
    is_done_by_people,
    is_left_open,
    is_of_sum,
    of_pronoun,
    of_those_opening,
    respondents,
    told_before,
)
from transforms.comparisons import Told, changed, compared_with, is_of_fewer, like
from transforms.counted import Counted, find_counted
from transforms.elided_units import as_index_points, as_points, with_unit_before
from transforms.event_terms import Event
from transforms.forecasts import forecast_of
from transforms.frozen import frozen, replace
from transforms.gapped_items import NOUN_OF_SUM, sum_before
from transforms.gazetteer import Gazetteer
from transforms.language_analysis import end_of
from transforms.noun_groups import NOUN_GROUPS
from transforms.parts_of_whole import part_of_whole
from transforms.quantities import Quantity, QuantityFinder
from transforms.rates import singular
from transforms.respective_numbers import dealt_in_order
from transforms.syntax import has_child

#: How many counts back a reader still has in mind, and how far apart two sentences are that follow each other.
REACH, _PARAGRAPH_BREAK = 12, 3
#: What befalls people and animals, never things.
_OF_VICTIMS = frozenset({"killed", "injured"})
#: What opens a number of the same things: "closed a tenth of its shops and put another 45 up for sale".
_ANOTHER = ("another ", "a further ")
#: What befalls things as well as people: "stole 66 cars. Police have recovered 38".
_OF_THINGS_TOO = frozenset({"recovered", "returned", "arrived"})
#: Those who kill and are killed less often.
_ATTACKERS = NOUN_GROUPS["mob"] | {"assailant", "bomber", "hijacker", "kidnapper", "shooter", "sniper", "terrorist"}
#: Behind a multiple or a part of the number told before.
_THAT_MANY = re.compile(r"(?:\s+times)?\s+(?:that|this)\s+(?:number|figure|many)\b", re.IGNORECASE)


@frozen
class ToldBefore:
    """What was told before a number: in its sentence, the counts of the sentences before, and all their numbers."""

    here: Sequence[Told]
    earlier: Sequence[Told]
    recent: Sequence[Quantity]


@frozen
class CountedNumber:
    """A number in its unit with what it counts, and the figure it is compared with, if there is one."""

    quantity: Quantity
    counted: Counted
    compared: Told | None


def _attacks(counted: Counted) -> bool:
    """As in "Two bombers attacked a market. The blast killed 40": who did it is not whom it befell."""
    noun = counted.noun
    is_attacker = noun is not None and noun.lemma_.lower() in _ATTACKERS and noun.dep_ == "nsubj"
    return noun is not None and is_attacker and has_child(noun.head, "dobj")


def _is_plural(counted: Counted) -> bool:
    return counted.noun is not None and counted.noun.tag_ == "NNS"


class Counting:
    """Finds what the numbers of a sentence count.

    Args:
        gazetteer: knows nouns that count people.
        quantities: knows trends and rates.
        event_of: tells what happened to what a number counts.
        of_people: the events that happen to people.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        quantities: QuantityFinder,
        event_of: Callable[[Quantity, Counted], Event | None],
        of_people: AbstractSet[str],
    ) -> None:
        self._gazetteer = gazetteer
        self._quantities = quantities
        self._event_of = event_of
        self._of_people = of_people

    def find(self, quantity: Quantity, holder: Quantity, sentence: Span, before: ToldBefore) -> CountedNumber | None:
        """What a number counts.

        Args:
            quantity: the number.
            holder: the number of its list that the noun stands behind; mostly the number itself.
            sentence: where it stands.
            before: what was told before it.
        """
        doc = sentence.doc
        text = doc.text
        counted = self._in_sentence(holder, "share" if quantity.kind == "share" else "count", doc, before.here)
        if counted is None:
            return None
        with_unit = self._with_unit(quantity, counted, sentence, before)
        if with_unit != quantity:
            quantity = with_unit
            if counted.rule != "index_moved":
                counted = self._in_sentence(quantity, "share", doc, before.here) or counted
            last = before.here[-1] if before.here else None
            if counted.text is None and last is not None and last.quantity.kind == quantity.kind:
                counted = replace(counted, text=last.figure.counted, rule="noun_of_unit_before")
        is_forecast = forecast_of(doc, quantity) is not None
        if is_forecast:
            counted = replace(counted, text=None, noun=None, rule="none")
        compared = compared_with(quantity, counted, before.here, text, is_forecast=is_forecast)
        change = changed(quantity, before.here, text) if counted.text is None and compared is None else None
        if compared is not None:
            quantity, counted = like(quantity, counted, compared)
        elif change is not None:
            counted = replace(counted, text=change.figure.counted, rule="noun_of_changed")
        elif (gift := sum_before(quantity, counted, before.here, text)) is not None:
            counted = replace(counted, text=gift.figure.counted, rule=NOUN_OF_SUM)
        else:
            asked = respondents(quantity, counted, (*before.earlier[-REACH:], *before.here))
            counted = (
                asked
                or of_those_opening(quantity, counted)
                or self._of_whole(counted, before)
                or (self._elsewhere(quantity, counted, before) if is_left_open(quantity, counted) else counted)
            )
        counted = self._as_many(quantity, self._as_victims(quantity, counted), before, text)
        counted = dealt_in_order(counted, sentence, sum(t.quantity.kind == quantity.kind for t in before.here))
        is_level = change is not None and (change.quantity.kind == "share" or is_of_fewer(quantity, text))
        return CountedNumber(self._told_per(quantity, holder, counted, text), counted, change if is_level else compared)

    def _in_sentence(self, quantity: Quantity, kind: str, doc: Doc, here: Sequence[Told]) -> Counted | None:
        is_rate = quantity.kind == "rate"  # "gone from 600 calls a week to 600 a day"
        told = [t.counted for t in here if t.quantity.kind == kind or (is_rate and t.counted.rule == "head_noun")]
        if not told and quantity.kind == "count" and doc.text.startswith(_ANOTHER, quantity.start):
            told = [replace(t.counted, denominator=None) for t in here if t.counted.rule == "share_of" and _is_plural(t.counted)]
        return find_counted(doc, quantity, told, self._gazetteer)

    def _as_victims(self, quantity: Quantity, counted: Counted) -> Counted:
        """People, where a number without a noun would count things that cannot be killed: "a crash of two trains killed six"."""
        thing = counted.like if counted.rule == "elided_noun" and quantity.kind == "count" else None
        if thing is None or self._gazetteer.counts_people(thing) or self._gazetteer.names_animals(counted.text):
            return counted
        event = self._event_of(quantity, replace(counted, text="people", like=None, is_implied=True))
        is_harm = event is not None and event.name in _OF_VICTIMS and event.rule == "argument_of_verb"
        return replace(counted, text="people", like=None, is_implied=True, rule="implied_by_event") if is_harm else counted

    @staticmethod
    def _of_whole(counted: Counted, before: ToldBefore) -> Counted | None:
        """What a number counts whose subject accounts for it: "Germany accounted for a third"."""
        start = counted.anchor.sent.start_char
        last = [t.counted for t in before.earlier[-REACH:] if start - t.figure.sentence_end <= _PARAGRAPH_BREAK]
        return part_of_whole(counted, [t.counted for t in before.here if t.quantity.kind == "count"], last)

    @staticmethod
    def _as_many(quantity: Quantity, counted: Counted, before: ToldBefore, text: str) -> Counted:
        """What as many of are told again: "flattened 1,800 homes and damaged twice that number", "half that number"."""
        is_again = quantity.kind in ("multiple", "share") and _THAT_MANY.match(text, quantity.number_end) is not None
        if not is_again or not (counted.text is None or counted.text == "number"):
            return counted
        start = counted.anchor.sent.start_char
        last = [t for t in before.earlier[-REACH:] if start - t.figure.sentence_end <= _PARAGRAPH_BREAK]
        told = [t.counted for t in (*last, *before.here) if t.quantity.kind in ("count", "rate") and t.counted.text]
        if not told:
            return counted
        return replace(counted, text=told[-1].text, noun=None, is_implied=told[-1].is_implied, rule="elided_noun")

    def _elsewhere(self, quantity: Quantity, counted: Counted, before: ToldBefore) -> Counted:
        """What a number without a noun counts by another sentence; only people where its event happens to people."""
        start = counted.anchor.sent.start_char
        last = [t.counted for t in before.earlier[-REACH:] if start - t.figure.sentence_end <= _PARAGRAPH_BREAK]
        if quantity.kind == "share" and is_of_sum(counted, before.here):
            return replace(counted, text=before.here[-1].figure.counted, rule="part_of_sum")
        if quantity.kind == "share":
            here = [t.counted for t in before.here if t.quantity.kind != "share"]
            if not is_done_by_people(counted.anchor):
                return of_pronoun(counted, here, last)
            here, last = ([c for c in counts if self._is_living(c)] for counts in (here, last))
            return done_by_people(of_pronoun(counted, here, last, self._gazetteer.counts_people))
        last += [t.counted for t in before.here if t.quantity.kind == "rate" and t.counted.noun is not None]
        event = self._event_of(quantity, counted)
        is_rest = counted.anchor.i > 0 and counted.anchor.nbor(-1).lower_ in ("other", "remaining")  # "The other six arrived"
        if event is not None and event.rule == "subject_of_level":
            return counted  # "its own dead numbered 14"
        found = told_before(counted, event.name if event else None, (*before.earlier, *before.here))
        if found is not None:
            return found
        if event is not None and event.name in self._of_people and counted.anchor.dep_ != "pobj" and not is_rest:
            living = [c for c in last if self._is_living(c) and not (event.name in _OF_VICTIMS and _attacks(c))]
            last = living or (last if event.name in _OF_THINGS_TOO else [])
            if not last and is_reported(counted.anchor):
                return counted  # "Engineers inspected the dam. Officials said 14 were missing": nobody told before
            return done_by_people(counted_elsewhere(counted, last, self._names_living))
        return done_by_people(counted_elsewhere(counted, last))

    def _is_living(self, counted: Counted) -> bool:
        return (
            counted.is_implied
            or self._gazetteer.names_animals(counted.text)
            or (counted.noun is not None and self._gazetteer.counts_people(counted.noun))
        )

    def _names_living(self, noun: Token) -> bool:
        return self._gazetteer.counts_people(noun) or self._gazetteer.names_animals(noun.text)

    def _with_unit(self, quantity: Quantity, counted: Counted, sentence: Span, before: ToldBefore) -> Quantity:
        """A number with the unit that it leaves to the words before it: points of a poll, the money told last."""
        if counted.rule == "index_moved":
            return as_index_points(quantity, sentence.doc.text)
        points = as_points(quantity, sentence.doc, sentence.start_char, sentence.end_char)
        if points != quantity:
            return self._quantities.with_trend(points, sentence.doc.text)
        noun = counted.noun if counted.noun is not None and counted.noun.idx >= quantity.start else None
        here = [t.quantity for t in before.here]
        return with_unit_before(quantity, counted.anchor, noun, sentence.doc, here, before.recent)

    def _told_per(self, quantity: Quantity, holder: Quantity, counted: Counted, text: str) -> Quantity:
        """A count told per something behind its noun: "40 murders a year", "7 rebounds per game"."""
        noun = counted.noun
        if quantity.kind != "count" or noun is None or noun.idx < holder.end:
            return quantity
        rate = self._quantities.rates.behind(text, end_of(noun))
        if rate is None:
            return quantity
        per, _ = rate
        unit = f"{singular(counted.text or noun.text)} per {per}"
        return replace(quantity, kind="rate", unit=unit, denominator=per, trace=(*quantity.trace, f"rate per {per}"))
