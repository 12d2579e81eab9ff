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
from transforms.article_topics import topics_of
from transforms.attribution import Attribution, AttributionFinder
from transforms.bare_numbers import counts_things, is_of_victims
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
    with_shared_trend,
)
from transforms.confidence import Confidence
from transforms.contributed_parts import is_new_total
from transforms.counted import Counted, qualifiers_of
from transforms.counting import REACH, CountedNumber, Counting, ToldBefore
from transforms.cues import Cues
from transforms.event_evidence import evidence_of
from transforms.event_model import EventModel
from transforms.event_syntax import counted_of_level, is_needed, is_out_of
from transforms.event_terms import Event
from transforms.events import EventFinder
from transforms.exchanges import with_exchanges_before
from transforms.figure_events import FigureEvents
from transforms.figure_parts import is_included
from transforms.figure_relations import identify, relate
from transforms.figure_status import find_status
from transforms.figure_time import FigureTimes
from transforms.found_time import FigureTime
from transforms.frozen import frozen, replace
from transforms.gazetteer import Gazetteer
from transforms.implicit_figures import Victim, VictimFinder
from transforms.language_analysis import sentences
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
from transforms.time_setting import TimeMatch
from transforms.told_in_row import told_in_row
from transforms.told_topics import ToldSoFar, of_known_victims, with_event_of_topic
from transforms.vague_numbers import DEFAULT_SCHEME

#: The names of the rule for events that the learned model found, and for those that it did not believe.
LEARNED, REFUSED = "learned_event", "learned_refusal"
#: Rules by which a bare number counts what was told before.
_TAKEN_OVER = frozenset({"elided_noun", "noun_of_sentence_before", "noun_taken_up", "others"})
#: What was lost, and who was not harmed, beside those who were.
_LIVES = frozenset({"life", "lives", "survivors"})
_HARM = frozenset({"killed", "injured", "casualties", "infected"})
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

    def __init__(
        self,
        reference: ReferenceData,
        gazetteer: Gazetteer,
        cues: Cues,
        event_model: EventModel,
        vague_scheme: str = DEFAULT_SCHEME,
    ) -> None:
        self._model = event_model
        self._quantities = QuantityFinder(reference, vague_scheme)
        self._numbered = NumberedNames(reference)
        self._events = EventFinder(reference, gazetteer.counts_people)
        self._told = FigureEvents(self._events, gazetteer)
        self._counting = Counting(gazetteer, self._quantities, self._told.find, self._events.of_people)
        self._victims = VictimFinder(self._events, gazetteer)
        self._attributions = AttributionFinder(cues)
        self._confidence = Confidence(reference)
        self._cues = cues
        self._gazetteer = gazetteer

    def find(self, context: FigureContext) -> tuple[tuple[Figure, ...], tuple[SkippedNumber, ...]]:
        """The figures in text order and the skipped numbers with the rule that says why."""
        text = context.doc.text
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
            figures.extend(relate(identify(found, sentence.text, context.document_id, occurrences), figures, text))
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
        text = context.doc.text
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
            quantity, counted = with_shared_trend(number.quantity, told_here, text), number.counted
            figure = self._figure(quantity, counted, sentence, context)
            figure = _beside_told(figure, number, quantity, told_here, earlier[-REACH:], text)
            figure = with_event_of_topic(of_known_victims(figure, counted, told.events), counted, sentence, told)
            figure = self._judged(figure, quantity, counted, sentence)
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
        doc, text = context.doc, context.doc.text
        event = event or self._told.find(quantity, counted)
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

    def _judged(self, figure: Figure, quantity: Quantity, counted: Counted, sentence: Span) -> Figure:
        """A figure after the learned model of events looked at it, with what follows from another event."""
        name = self._model.judge(figure, lambda: evidence_of(figure, quantity, counted, sentence, self._gazetteer.counts_people))
        noun = counted.noun or counted.anchor
        if name == figure.event or (name is not None and not self._events.is_credible(name, noun)):
            return figure
        event = Event(name, counted.anchor, LEARNED) if name is not None else None
        told = f"{figure.event} by the rule {figure.rules['event']}" if figure.event else "nothing"
        rules = figure.rules | {"event": f"{LEARNED if name else REFUSED}: the rules found {told}"}
        judged = replace(figure, event=name, measure=measure_of(quantity, event, counted, sentence), rules=rules)
        implied = self._implied(quantity, counted, event) if figure.counted is None else counted
        if implied is not counted:
            judged = replace(judged, counted=implied.text, counted_is_implied=implied.is_implied)
        return judged

    def _names_people(self, word: str | None) -> bool:
        """Whether a word stands for people: "farmers", "Peruvians", not "blasts"."""
        lower = (word or "").lower().rpartition(" ")[2]
        stems = {lower, lower.removesuffix("s"), lower.removesuffix("es")}
        if lower.endswith("men"):
            stems.add(lower.removesuffix("men") + "man")
        return not stems.isdisjoint(self._gazetteer.words_for_people) or self._gazetteer.is_demonym(lower)

    def _implied(self, quantity: Quantity, counted: Counted, event: Event | None) -> Counted:
        """A bare number of an event that happens to people counts people ("has killed 40,000", "the toll reached 40,005")."""
        if not counts_things(quantity):
            return counted
        is_harm = counted.rule in _TAKEN_OVER and event is not None and event.name in _HARM
        is_living = self._names_people(counted.text) or self._gazetteer.names_animals(counted.text)
        if is_harm and (counted.text in _LIVES or not is_living):
            counted = replace(counted, text=None)  # "three blasts left two dead": not two blasts
        if counted.text is not None:
            return counted
        noun = counted_of_level(counted.anchor)
        is_thing = noun is not None and noun.tag_ not in ("VBN", "VBG", "JJ")  # "the number of missing stands at 12"
        if noun is not None and is_thing and not is_of_victims(noun) and not names_event(noun):
            return replace(counted, text=noun.text, rule="noun_of_level")
        if event is None:
            return counted
        if event.name in self._events.of_people:
            people = "casualties" if event.word.lemma_.lower() == "casualty" else "people"
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


def _beside_told(
    figure: Figure, number: CountedNumber, quantity: Quantity, told_here: Sequence[Told], earlier: Sequence[Told], text: str
) -> Figure:
    """A figure with what the figures before it tell of it: those that it is compared with, says once more, or goes on with."""
    counted = number.counted
    if is_needed(counted.anchor) or is_out_of(counted.anchor):
        return figure
    compared = number.compared or compared_event(quantity, told_here, text)
    if compared is not None:
        figure = with_event_of(figure, compared.figure, "event_of_compared")
        if is_of_fewer(quantity, text):
            figure = with_claimant_of(figure, compared.figure, "claimant_of_compared")
    elif quantity is not number.quantity:
        figure = with_event_of(figure, told_here[-1].figure, "event_of_compared")
    elif is_restated(told_here, quantity, text):
        figure = as_restated(figure, told_here, quantity, text)
    elif (level := change_of(quantity, counted, told_here, text)) is not None:
        figure = with_event_of(replace(figure, counted=level.figure.counted), level.figure, "event_of_level_changed")
    elif (same := told_in_row(quantity, told_here, text)) is not None:
        figure = with_event_of(replace(figure, counted=same[0].counted), *same)
    elif (listed := listed_with(counted, (*earlier, *told_here))) is not None:
        figure = with_event_of(figure, listed.figure, "event_of_list")
    elif (carried := carried_from(figure, counted, told_here, earlier) or whole_told(quantity, told_here, text)) is not None:
        figure = with_event_of(figure, carried[0].figure, carried[1])
        if is_new_total(counted.anchor):
            figure = replace(figure, measure="total")
        if carried[1] == EVENT_OF_TOLL:
            figure = of_same_toll(figure, carried[0].figure)
    return figure


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
    return span[0] if span else None  # none at a space


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
