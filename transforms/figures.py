"""Figures: every number of an article's body that is a claim about the world, with all its fields."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from transforms.actors import ActorIndex
from transforms.ages import as_age
from transforms.analysed_text import Doc, Span, Token
from transforms.antecedents import OPENING
from transforms.article_topics import topics_of
from transforms.attribution import Attribution, AttributionFinder
from transforms.bare_numbers import VOTERS_FOR, is_of_victims
from transforms.carried_events import EVENT_OF_TOLL, carried_from
from transforms.comparisons import (
    Told,
    as_restated,
    change_of,
    compared_event,
    is_of_fewer,
    is_restated,
    listed_with,
    of_same_toll,
    with_claimant_of,
    with_event_of,
)
from transforms.confidence import Confidence
from transforms.counted import Counted, qualifiers_of
from transforms.counting import REACH, Counting, ToldBefore
from transforms.cues import Cues
from transforms.distances import tells_where
from transforms.event_fit import as_measured, fits, is_asked_for, is_of_money, is_told_by_verb, made_at_rate
from transforms.event_syntax import counted_of_level
from transforms.event_terms import Event
from transforms.events import EventFinder
from transforms.exchanges import with_exchanges_before
from transforms.figure_parts import is_included
from transforms.figure_relations import identify, relate
from transforms.figure_status import find_status
from transforms.figure_time import FigureTimes
from transforms.found_time import FigureTime
from transforms.frozen import frozen, replace
from transforms.gazetteer import Gazetteer
from transforms.implicit_figures import Victim, VictimFinder
from transforms.language_analysis import sentences, source_text
from transforms.measures import measure_of, names_event
from transforms.naming_numbers import NumberedNames, SkipContext
from transforms.number_nouns import leaves_noun_behind
from transforms.parts_told import whole_told
from transforms.places import FigurePlaces
from transforms.populations import find_population
from transforms.quantities import Quantity, QuantityFinder, noun_holder
from transforms.quoted_speech import AttributedQuote
from transforms.records import Figure, SkippedNumber
from transforms.reference import ReferenceData
from transforms.skipping import why_skipped
from transforms.syntax import text_of
from transforms.time_setting import TimeMatch
from transforms.told_topics import ToldSoFar, of_known_victims, with_event_of_topic
from transforms.vague_numbers import DEFAULT_SCHEME

_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b", re.IGNORECASE)
_AS_MANY = re.compile(r"\s+as\s+(?:many|much)\b", re.IGNORECASE)
_PAID_PER = re.compile(r"[A-Z]{3} per ")
_LIVES = frozenset({"life", "lives"})
_HARM = frozenset({"killed", "injured", "casualties"})
#: What may lie ahead of the article.
_AHEAD = frozenset({"proposed", "possible"})
#: The name of the rule for durations that tell when, kept and flagged, outside the default views.
TIME_EXPRESSION = "time_expression"
_TIME_BEFORE = re.compile(r"\b(?:past|last|previous|next|coming|first|within|in|after|over|every)\s+(?:the\s+)?$", re.IGNORECASE)
_TIME_BEHIND = re.compile(r"\s+(?:ago|later|earlier|before|after)\b", re.IGNORECASE)


@frozen
class FigureContext:
    """What the figures of one article are read with."""

    document_id: str
    doc: Doc
    index: ActorIndex
    times: Sequence[TimeMatch]
    quotes: Sequence[AttributedQuote]
    figure_times: FigureTimes
    places: FigurePlaces
    dateline: str | None = None


class FigureFinder:
    """Finds the figures of an analysed text, and the numbers that are none."""

    def __init__(self, reference: ReferenceData, gazetteer: Gazetteer, cues: Cues, vague_scheme: str = DEFAULT_SCHEME) -> None:
        self._quantities = QuantityFinder(reference, vague_scheme)
        self._numbered = NumberedNames(reference)
        self._events = EventFinder(reference, gazetteer.counts_people)
        self._counting = Counting(gazetteer, self._quantities, self._event, self._events.of_people)
        self._victims = VictimFinder(self._events, gazetteer)
        self._attributions = AttributionFinder(cues)
        self._confidence = Confidence(reference)
        self._cues = cues
        self._gazetteer = gazetteer

    def find(self, context: FigureContext) -> tuple[tuple[Figure, ...], tuple[SkippedNumber, ...]]:
        """The figures in text order and the skipped numbers with the rule that says why."""
        text = source_text(context.doc)
        skip = SkipContext(context.doc, context.times, self._gazetteer, self._is_speaker, self._is_harmed, self._numbered, text)
        skipped: list[SkippedNumber] = []
        figures: list[Figure] = []
        quantities = self._quantities.find(text, self._gazetteer.countries_told(context.doc, context.dateline or ""))
        starts = [quantity.number_start for quantity in quantities]
        occurrences: Counter[tuple[str, str]] = Counter()
        told = ToldSoFar(topics_of(context.doc))
        victims: list[Victim] = []
        earlier: list[Told] = []
        recent: list[Quantity] = []
        for sentence in sentences(context.doc):
            kept = []
            first, behind = (bisect_left(starts, offset) for offset in (sentence.start_char, sentence.end_char))
            for quantity in quantities[first:behind]:
                rule = why_skipped(quantity, skip)
                if rule is None:
                    kept.append(quantity)
                else:
                    skipped.append(SkippedNumber(quantity.start, quantity.end, text[quantity.start : quantity.end], rule))
            found = self._in_sentence(sentence, kept, context, told, victims, earlier, recent)
            if not found:
                continue
            told.add(found)
            figures.extend(relate(identify(found, text_of(sentence), context.document_id, occurrences), figures, text))
        told_on = self._with_deaths(with_exchanges_before(figures, text), context.doc, victims)
        return tuple(replace(f, confidence=self._confidence.of(f)) for f in told_on), tuple(skipped)

    def _with_deaths(self, figures: Sequence[Figure], doc: Doc, victims: Sequence[Victim]) -> Iterator[Figure]:
        """The figures; a single victim that the article later tells dead is one killed."""
        deaths = self._victims.deaths(doc, victims)
        for figure in figures:
            death = deaths.get(figure.start) if figure.is_implicit else None
            if death is None:
                yield figure
            else:
                rules = figure.rules | {"event": f"told_dead_later: {death.word.text}"}
                yield replace(figure, event=death.name, rules=rules)

    def _is_speaker(self, span: Span) -> bool:
        """Whether the noun that a number counts is the subject of a reporting verb."""
        noun = span.root.head
        return noun.dep_ == "nsubj" and self._cues.is_cue(noun.head, strong_only=True)

    def _is_harmed(self, span: Span) -> bool:
        """Whether a number without a noun stands for people to whom something was done."""
        if span.root.dep_ in ("nsubj", "nsubjpass", "dobj") and self._events.harm_of(span.root) is not None:
            return True
        event = self._events.find(span.root, span.root) if span.root.dep_ == "nsubjpass" else None
        return event is not None and event.name in self._events.of_people  # "one was treated in hospital"

    def _in_sentence(
        self,
        sentence: Span,
        quantities: Sequence[Quantity],
        context: FigureContext,
        told: ToldSoFar,
        victims: list[Victim],
        earlier: list[Told],
        recent: list[Quantity],
    ) -> list[Figure]:
        drafts: list[Figure] = []
        told_here: list[Told] = []
        text = source_text(context.doc)
        previous: Quantity | None = None
        for index, numeral in enumerate(quantities):
            quantity = previous = as_age(numeral, context.doc, self._gazetteer, previous)
            holder = noun_holder(quantities, index, text) if quantity.kind == "count" else quantity
            if (
                holder is numeral
                and index + 1 < len(quantities)
                and leaves_noun_behind(context.doc, numeral, quantities[index + 1])
            ):
                holder = quantities[index + 1]
            number = self._counting.find(quantity, holder, sentence, ToldBefore(told_here, earlier, recent))
            if number is None:
                continue
            quantity, counted = number.quantity, number.counted
            figure = self._figure(quantity, counted, sentence, context)
            compared = number.compared or compared_event(quantity, told_here, text)
            if compared is not None:
                figure = with_event_of(figure, compared.figure, "event_of_compared")
                if is_of_fewer(quantity, text):
                    figure = with_claimant_of(figure, compared.figure, "claimant_of_compared")
            elif is_restated(told_here, quantity, text):
                figure = as_restated(figure, told_here, quantity, text)
            elif (level := change_of(quantity, counted, told_here, text)) is not None:
                figure = with_event_of(replace(figure, counted=level.figure.counted), level.figure, "event_of_level_changed")
            elif (listed := listed_with(counted, (*earlier[-REACH:], *told_here))) is not None:
                figure = with_event_of(figure, listed.figure, "event_of_list")
            elif (
                carried := carried_from(figure, counted, told_here, earlier[-REACH:]) or whole_told(quantity, told_here, text)
            ) is not None:
                figure = with_event_of(figure, carried[0].figure, carried[1])
                if carried[1] == EVENT_OF_TOLL:
                    figure = of_same_toll(figure, carried[0].figure)
            figure = with_event_of_topic(of_known_victims(figure, counted, told.events), counted, sentence, told)
            is_part = bool(drafts) and is_included(drafts[-1], figure, text)
            told_here.append(Told(quantity, _as_told(counted, figure, is_part=is_part), figure))
            drafts.append(figure)
        recent.extend(t.quantity for t in told_here)
        earlier.extend(
            t for t in told_here if t.quantity.kind == "count" or (t.quantity.kind == "rate" and t.counted.noun is not None)
        )
        drafts.extend(self._implicit(sentence, context, drafts, told.events, victims))
        return sorted(drafts, key=lambda f: (f.start, f.end))

    def _tells_of_people(self, figures: Sequence[Figure]) -> bool:
        """Whether "another" beside these figures is one more person: "one man died and another was hurt", not a ship."""
        people = [f for f in figures if f.counted_is_implied or self._names_people(f.counted)]
        return len(people) == len(figures) > 0

    # ------------------------------------------------------------ one figure

    def _figure(
        self, quantity: Quantity, counted: Counted, sentence: Span, context: FigureContext, event: Event | None = None
    ) -> Figure:
        doc, text = context.doc, source_text(context.doc)
        event = event or self._event(quantity, counted)
        counted = self._implied(quantity, counted, event)
        word = event.word if event else None
        claim = self._attributions.of_forecast(doc, quantity, context.index)
        claim = claim or self._attributions.find(doc, counted.anchor, context.index, context.quotes)
        cue = _token_at(doc, claim.start) if claim else None
        status, status_rule = find_status(counted.anchor, word, sentence, self._cues)
        time = context.figure_times.find(
            counted.anchor, event, cue, quantity.number_start, is_share=quantity.kind == "share", is_ahead=status in _AHEAD
        )
        name = claim.speaker.name if claim else None
        place = context.places.find(
            counted.anchor, event, counted.noun, position=quantity.number_start, claimant=name, cue=cue, incident=time.incident
        )
        qualifiers = qualifiers_of(counted.noun) if quantity.kind in ("count", "share") else ()
        is_count = quantity.kind == "count"
        side = counted.noun or counted.like or (word if word is not None and word.pos_ == "NOUN" else None)
        population = find_population(side, qualifiers_of(side), sentence, self._gazetteer) if is_count else None
        rules = _rules(quantity, counted, event, claim, time) | {"status": status_rule} | ({"place": place.rule} if place else {})
        if quantity.kind == "duration" and _tells_when(quantity, counted, text):
            rules["kind"] = TIME_EXPRESSION
        return Figure(
            figure_id="",
            start=quantity.start,
            end=quantity.end,
            surface=text[quantity.start : quantity.end],
            kind=quantity.kind,
            value=quantity.value if quantity.modifier not in ("range", "indefinite") else None,
            low=quantity.low,
            high=quantity.high,
            modifier=quantity.modifier,
            trend=quantity.trend,
            unit=quantity.unit,
            denominator=quantity.denominator or counted.denominator,
            counted=counted.text,
            counted_is_implied=counted.is_implied,
            is_implicit=False,
            qualifiers=qualifiers,
            event=event.name if event else None,
            measure=measure_of(quantity, event, counted, sentence, in_war=context.figure_times.is_in_war(), is_long=time.is_long),
            status=status,
            attributed_to=claim.speaker.name if claim else None,
            attributed_to_actor_id=claim.speaker.actor.actor_id if claim and claim.speaker.actor else None,
            attribution_cue=claim.cue if claim else None,
            attribution_start=claim.speaker.start if claim else None,
            attribution_end=claim.speaker.end if claim else None,
            attribution_chain=claim.speaker.chain if claim else (),
            as_of_date=time.as_of_date,
            period_start=time.period_start,
            period_end=time.period_end,
            time_precision=time.precision,
            time_method=time.method,
            place=place.name if place else None,
            population=population,
            part_of=None,
            exchanged_for=None,
            confidence=0.0,
            rules=rules,
            sentence_start=sentence.start_char,
            sentence_end=sentence.end_char,
        )

    def _event(self, quantity: Quantity, counted: Counted) -> Event | None:
        if quantity.kind == "multiple":
            return self._as_many(quantity, counted) or self._events.of_change(counted.anchor)
        if (
            quantity.kind in ("duration", "age")
            or counted.rule == "noun_of_speed"
            or tells_where(quantity, source_text(counted.anchor.doc))
        ):
            return self._events.of_duration(counted.anchor) if quantity.kind == "duration" else None
        if counted.like is not None and not self._is_of_people_before(counted):
            event = self._events.of_verb_above(counted.anchor, counted.like)  # "holds 148" of seats
            if event is not None and event.name not in self._events.of_people:
                return event
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
        return event

    def _fits(self, quantity: Quantity, event: Event, counted: Counted) -> bool:
        if event.name == "attended" and counted.like is not None and not self._is_of_people_before(counted):
            return False  # "won 12 of their 20 games and drew four"
        return fits(quantity, event, counted, self._events.of_people)

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
        if span is None or _AS_MANY.match(source_text(doc), quantity.end) is None or span.end + 2 >= len(doc):
            return None
        state = doc[span.end + 2]
        if state.lower_ in ("was", "were", "are") and state.dep_ == "auxpass":
            state = state.head
        return self._events.behind(state)

    def _behind(self, quantity: Quantity, anchor: Token) -> Event | None:
        span = anchor.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is None:
            return None
        position = span.end + 2 * (_OF_THEM.match(source_text(anchor.doc), quantity.end) is not None)  # "80 of them dead"
        if position + 1 < len(anchor.doc) and anchor.doc[position].pos_ == "ADV":
            position += 1  # "12 still missing"
        if position >= len(anchor.doc) or anchor.doc[position].sent != anchor.sent:
            return None
        return self._events.behind(anchor.doc[position])

    def _names_people(self, word: str | None) -> bool:
        """Whether a word stands for people: "farmers", "Peruvians", not "blasts"."""
        lower = (word or "").lower().rpartition(" ")[2]
        stems = {lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("men") + "man"}
        return not stems.isdisjoint(self._gazetteer.words_for_people) or self._gazetteer.is_demonym(lower)

    def _implied(self, quantity: Quantity, counted: Counted, event: Event | None) -> Counted:
        """A bare number of an event that happens to people counts people ("has killed 40,000", "the toll reached 40,005")."""
        if quantity.kind != "count":
            return counted
        is_harm = counted.rule == "elided_noun" and event is not None and event.name in _HARM
        is_living = self._names_people(counted.text) or self._gazetteer.names_animals(counted.text)
        if is_harm and (counted.text in _LIVES or not is_living):
            counted = replace(counted, text=None)  # "three blasts left two dead": not two blasts
        if counted.text is not None:
            return counted
        noun = counted_of_level(counted.anchor)
        if noun is not None and not is_of_victims(noun) and not names_event(noun):
            return replace(counted, text=noun.text, rule="noun_of_level")
        if event is None:
            return counted
        if event.name in self._events.of_people:
            people = "casualties" if event.name == "casualties" else "people"
            return replace(counted, text=people, is_implied=True, rule="implied_by_event")
        if event.rule == "subject_of_level":
            return replace(counted, text=event.word.text, rule="subject_of_level")
        return counted

    # ------------------------------------------------------------ implicit figures

    def _implicit(
        self,
        sentence: Span,
        context: FigureContext,
        explicit: Sequence[Figure],
        told: AbstractSet[str],
        victims: list[Victim],
    ) -> list[Figure]:
        """The single victims of a sentence told without a number word: "a man was shot dead"; they join those of the article."""
        counts = [f for f in explicit if f.kind in ("count", "share")]
        before = told | {f.event for f in counts if f.event}
        found = []
        for victim in self._victims.find(sentence, before):
            if any(f.start <= t.idx < f.end for f in counts for t in (victim.noun, victim.article)):
                continue
            if victim.is_implied and not (victims or self._tells_of_people(counts)):
                continue
            victims.append(victim)
            counted = Counted(victim.text, victim.noun, victim.noun, victim.is_implied, "implicit_one")
            figure = self._figure(_one_at(victim.article), counted, sentence, context, victim.event)
            rules = figure.rules | {"value": "implicit_one"}
            found.append(replace(figure, is_implicit=True, rules=rules))
        return found


def _as_told(counted: Counted, figure: Figure, *, is_part: bool) -> Counted:
    """What a figure counts, for the numbers behind it that leave it out."""
    if figure.kind == "share":
        return replace(counted, denominator=None)
    if (counted.text, counted.is_implied, counted.is_part) == (figure.counted, figure.counted_is_implied, is_part):
        return counted
    return replace(counted, text=figure.counted, is_implied=figure.counted_is_implied, is_part=is_part)


def _one_at(article: Token) -> Quantity:
    start, end, one = article.idx, article.idx + len(article), Decimal(1)
    return Quantity(start, end, start, end, "count", one, one, one, "exact", None, "1", None, "implicit", ("implicit one",))


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None else None


def _tells_when(quantity: Quantity, counted: Counted, text: str) -> bool:
    """A duration that tells when, not how long something lasts: "in the previous 24 hours", "six years ago"."""
    if counted.noun is not None:
        return False
    before, behind = text[max(0, quantity.start - 30) : quantity.start], text[quantity.end : quantity.end + 10]
    return _TIME_BEFORE.search(before) is not None or _TIME_BEHIND.match(behind) is not None


def _rules(
    quantity: Quantity, counted: Counted, event: Event | None, claim: Attribution | None, time: FigureTime
) -> dict[str, str]:
    rules = {"value": "; ".join(quantity.trace), "kind": quantity.trace[-1], "counted": counted.rule, "time": time.rule}
    if event:
        rules["event"] = f"{event.rule}: {event.word.text}"
    if claim:
        rules["attributed_to"] = claim.rule
    return rules
