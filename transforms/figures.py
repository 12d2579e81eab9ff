"""Figures: every number of an article's body that is a claim about the world, with all its fields."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from spacy.tokens import Doc, Span, Token

from transforms.actors import ActorIndex
from transforms.attribution import Attribution, AttributionFinder
from transforms.counted import Counted, find_counted, qualifiers_of
from transforms.cues import Cues
from transforms.events import Event, EventFinder
from transforms.figure_time import FigureTime, find_time
from transforms.gazetteer import Gazetteer
from transforms.language_analysis import sentences
from transforms.places import find_place, find_population
from transforms.quantities import Quantity, QuantityFinder
from transforms.quotes import AttributedQuote
from transforms.records import Figure, Measure, SkippedNumber, Status
from transforms.reference import ReferenceData
from transforms.skipping import SkipContext, why_skipped
from transforms.syntax import is_passive
from transforms.times import TimeMatch

_PROPOSAL = re.compile(
    r"\b(?:propos\w*|plan|plans|planned|offer\w*|demand\w*|would|will|shall|['’]ll|intends?|aims?|seeks?|wants?|hopes?\s+to|expected\s+to|set\s+to|due\s+to\s+be|calls?\s+for|order(?:ed|s)?\s+to|recommend\w*|ask(?:ed|s)?\s+for|request\w*|pledg\w*|promis\w*|insist\w*\s+on|importance\s+of|initial|phase|agree(?:d|s)?\s+to|target(?:s|ing)?|goal)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:could|may|might|feared|fears?|possibly|perhaps|potential(?:ly)?|likely|risk(?:s|ed|ing)?|unless|if)\b", re.IGNORECASE
)
_MODALS = {
    "will": "proposed",
    "shall": "proposed",
    "’ll": "proposed",
    "'ll": "proposed",
    "would": "proposed",
    "could": "possible",
    "may": "possible",
    "might": "possible",
}
_TOTAL = re.compile(
    r"\b(?:so\s+far|to\s+date|overall|in\s+total|total|toll|tally|cumulative|since|altogether|all\s+told|have\s+been|has\s+been|has\s+killed|have\s+killed|has\s+now|in\s+all|combined)\b",
    re.IGNORECASE,
)
_STOCK_EVENTS = frozenset({"held", "missing", "stranded", "employed", "affected", "starved"})
_STOCK_WORDS = re.compile(
    r"\b(?:still|remain\w*|currently|now\s+(?:held|stand|number)|being\s+held|are\s+held|is\s+held)\b", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:including|among\s+them|of\s+whom|of\s+them|of\s+which|of\s+those|of\s+these)\b", re.IGNORECASE)
_EXCHANGE = re.compile(r"\b(?:in\s+exchange\s+for|in\s+return\s+for|in\s+exchange|swap\w*\s+for|traded?\s+for)\b", re.IGNORECASE)
_VICTIM_EVENTS = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "abducted",
        "arrested",
        "detained",
        "rescued",
        "assaulted",
        "hospitalised",
        "infected",
        "released",
        "convicted",
        "charged",
    }
)
_INDEFINITE_TIME_KIND = "time_expression"


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What the figures of one article are read with."""

    document_id: str
    doc: Doc
    index: ActorIndex
    times: Sequence[TimeMatch]
    quotes: Sequence[AttributedQuote]
    published: date | None


class FigureFinder:
    """Finds the figures of an analysed text, and the numbers that are none."""

    def __init__(self, reference: ReferenceData, gazetteer: Gazetteer, cues: Cues) -> None:
        self._quantities = QuantityFinder(reference)
        self._events = EventFinder(reference, gazetteer.counts_people)
        self._attributions = AttributionFinder(cues)
        self._cues = cues
        self._gazetteer = gazetteer

    def find(self, context: FigureContext) -> tuple[tuple[Figure, ...], tuple[SkippedNumber, ...]]:
        """The figures in text order and the skipped numbers with the rule that says why."""
        doc = context.doc
        skip = SkipContext(doc, context.times, self._gazetteer, self._is_speaker)
        skipped: list[SkippedNumber] = []
        figures: list[Figure] = []
        quantities = self._quantities.find(doc.text)
        occurrences: Counter[tuple[str, str]] = Counter()
        for sentence in sentences(doc):
            inside = [q for q in quantities if sentence.start_char <= q.number_start < sentence.end_char]
            kept = []
            for quantity in inside:
                rule = why_skipped(quantity, skip)
                if rule is None:
                    kept.append(quantity)
                else:
                    skipped.append(SkippedNumber(quantity.start, quantity.end, doc.text[quantity.start : quantity.end], rule))
            found = self._in_sentence(sentence, kept, context)
            figures.extend(_relate(_identified(found, sentence, context.document_id, occurrences), doc.text))
        return tuple(figures), tuple(skipped)

    def _is_speaker(self, span: Span) -> bool:
        """Whether the noun that a number counts is the subject of a reporting verb."""
        noun = span.root.head
        verb = noun.head
        return noun.dep_ == "nsubj" and self._cues.is_cue(verb, strong_only=True)

    def _in_sentence(self, sentence: Span, quantities: Sequence[Quantity], context: FigureContext) -> list[Figure]:
        drafts: list[Figure] = []
        counted_before: list[Counted] = []
        for quantity in quantities:
            counted = find_counted(context.doc, quantity, counted_before, self._gazetteer)
            if counted is None:
                continue
            figure = self._figure(quantity, counted, sentence, context)
            if figure.counted and figure.counted != counted.text:
                counted = replace(counted, text=figure.counted, is_implied=figure.counted_is_implied)
            if quantity.kind == "count":
                counted_before.append(counted)
            drafts.append(figure)
        drafts.extend(self._implicit(sentence, context, drafts))
        return sorted(drafts, key=lambda f: (f.start, f.end))

    # ------------------------------------------------------------ one figure

    def _figure(self, quantity: Quantity, counted: Counted, sentence: Span, context: FigureContext) -> Figure:
        doc = context.doc
        event = self._event(quantity, counted)
        counted = self._implied(quantity, counted, event)
        attribution = self._attributions.find(doc, counted.anchor, context.index, context.quotes)
        cue = _token_at(doc, attribution.start) if attribution else None
        event_word = event.word if event else None
        time = find_time(doc, counted.anchor, event_word, cue, context.times, context.published)
        place = find_place(doc, counted.anchor, event_word, counted.noun, context.index, self._gazetteer)
        qualifiers = qualifiers_of(counted.noun) if quantity.kind in ("count", "share") else ()
        population = find_population(counted.noun, qualifiers, sentence, self._gazetteer) if quantity.kind == "count" else None
        status, status_rule = self._status(counted.anchor, event_word, sentence)
        measure = _measure(quantity, event, sentence, time)
        kind_rule = (
            _INDEFINITE_TIME_KIND
            if quantity.kind == "duration" and _is_time(quantity, counted, context)
            else quantity.trace[-1]
            if quantity.trace
            else "numeral"
        )
        rules = _rules(quantity, kind_rule, counted, event, attribution, time, place.rule if place else None, status_rule)
        return Figure(
            figure_id="", start=quantity.start, end=quantity.end, surface=doc.text[quantity.start : quantity.end], kind=quantity.kind,
            value=quantity.value if quantity.modifier not in ("range", "indefinite") else None, low=quantity.low, high=quantity.high,
            modifier=quantity.modifier, trend=quantity.trend, unit=quantity.unit, denominator=quantity.denominator or counted.denominator,
            counted=counted.text, counted_is_implied=counted.is_implied, is_implicit=False, qualifiers=qualifiers,
            event=event.name if event else None, measure=measure, status=status, **_claim(attribution), **_when(time),
            place=place.name if place else None, population=population, part_of=None, exchanged_for=None,
            confidence=_confidence(quantity, counted, event, attribution, time), rules=rules,
            sentence_start=sentence.start_char, sentence_end=sentence.end_char,
        )  # fmt: skip

    def _event(self, quantity: Quantity, counted: Counted) -> Event | None:
        if quantity.kind in ("duration", "age", "multiple"):
            return None
        if counted.noun is None and quantity.kind == "count":
            event = self._behind(quantity, counted.anchor)
            if event is not None:
                return event
        for token in dict.fromkeys((counted.noun, counted.anchor)):
            if token is not None and token.pos_ != "PRON":
                event = self._events.find(token)
                if event is not None and self._fits(quantity, event):
                    return event
        return None

    def _behind(self, quantity: Quantity, anchor: Token) -> Event | None:
        span = anchor.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is None or span.end >= len(anchor.doc) or anchor.doc[span.end].sent != anchor.sent:
            return None
        return self._events.behind(anchor.doc[span.end])

    def _fits(self, quantity: Quantity, event: Event) -> bool:
        """Money is not killed, and people are not earned."""
        return quantity.kind not in ("money", "measure") or event.name not in self._events.of_people

    def _implied(self, quantity: Quantity, counted: Counted, event: Event | None) -> Counted:
        """A bare number of an event that happens to people counts people ("has killed 40,000", "the toll reached 40,005")."""
        if counted.text is None and quantity.kind == "count" and event is not None and event.name in self._events.of_people:
            return replace(
                counted, text="casualties" if event.name == "casualties" else "people", is_implied=True, rule="implied_by_event"
            )
        if counted.text is None and quantity.kind == "count" and event is not None and event.rule == "subject_of_level":
            return replace(counted, text=event.word.text, rule="subject_of_level")
        return counted

    def _status(self, anchor: Token, event: Token | None, sentence: Span) -> tuple[Status, str]:
        """Asserted, unless a modal, a word of planning, of fear or a negation stands above the figure."""
        verbs = [t for t in ((event,) if event is not None else ()) if t.pos_ in ("VERB", "AUX")]
        verbs += [t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")][:3]
        for verb in dict.fromkeys(verbs):
            if any(c.dep_ == "neg" for c in verb.children) and verb is verbs[0] and self._cues.is_cue(verb) is False:
                return "denied", "negated_verb"
            if verb.lemma_ in ("deny", "refute", "dispute") and verb is not verbs[0]:
                return "denied", "denied"
            for child in verb.children:
                modal = _MODALS.get(child.lower_) if child.dep_ == "aux" else None
                if modal and not self._cues.is_cue(verb, strong_only=True):
                    return modal, f"modal {child.lower_}"  # type: ignore[return-value]
            if self._cues.is_cue(verb, strong_only=True):
                break
        window = sentence.doc.text[max(sentence.start_char, anchor.idx - 90) : anchor.idx]
        if re.search(r"\bfeared\b|\bfears?\b", window, re.IGNORECASE):
            return "possible", "feared"
        if (event is not None and event.pos_ in ("NOUN",)) or event is None:
            if _PROPOSAL.search(window) and not re.search(r"\b(?:was|were|had|has|have|did|said)\b[^,]*$", window):
                return "proposed", "word_of_planning"
        verb = next((v for v in verbs), None)
        if verb is not None and verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            governor = verb.head
            if governor.lemma_ in (
                "plan",
                "want",
                "demand",
                "propose",
                "seek",
                "offer",
                "order",
                "intend",
                "agree",
                "pledge",
                "promise",
                "vow",
                "expect",
                "aim",
                "hope",
                "recommend",
                "urge",
            ):
                return "proposed", "infinitive_of_plan"
        return "asserted", "no_modal"

    # ------------------------------------------------------------ implicit figures

    def _implicit(self, sentence: Span, context: FigureContext, explicit: Sequence[Figure]) -> list[Figure]:
        """A single victim told without a number word: "a man was shot dead"."""
        found = []
        for noun in sentence:
            article = self._victim_article(noun)
            if article is None or any(f.start <= noun.idx < f.end or f.start <= article.idx < f.end for f in explicit):
                continue
            event = self._events.find(noun)
            if (
                event is None
                or event.name not in _VICTIM_EVENTS
                or (event.rule in ("counted_noun_is_event", "noun_above")
                and event.word.i > noun.i)
            ):
                continue
            quantity = _one(article, noun)
            counted = Counted(noun.text, noun, noun, False, "implicit_one")
            figure = self._figure(quantity, counted, sentence, context)
            found.append(
                replace(
                    figure,
                    is_implicit=True,
                    confidence=min(figure.confidence, 0.6),
                    rules={**figure.rules, "value": "implicit_one"},
                )
            )
        return found

    def _victim_article(self, noun: Token) -> Token | None:
        if noun.tag_ not in ("NN",) or noun.lemma_.lower() not in self._gazetteer.person_nouns:
            return None
        if noun.dep_ not in ("dobj", "nsubjpass", "nsubj", "pobj", "conj"):
            return None
        if (
            noun.dep_ == "nsubj"
            and is_passive(noun.head) is False
            and noun.head.lemma_ not in ("die", "perish", "drown", "disappear", "be")
        ):
            return None
        article = next((c for c in noun.children if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
        return article


def _one(article: Token, noun: Token) -> Quantity:
    del noun
    return Quantity(article.idx, article.idx + len(article), article.idx, article.idx + len(article), "count", Decimal(1), Decimal(1), Decimal(1), "exact",
                    None, "1", None, "implicit", ("implicit one",))  # fmt: skip


# ---------------------------------------------------------------- helpers of one figure


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None else None


def _claim(attribution: Attribution | None) -> dict[str, object]:
    if attribution is None:
        return {
            "attributed_to": None,
            "attributed_to_actor_id": None,
            "attribution_cue": None,
            "attribution_start": None,
            "attribution_end": None,
            "attribution_chain": (),
        }
    speaker = attribution.speaker
    return {
        "attributed_to": speaker.name, "attributed_to_actor_id": speaker.actor.actor_id if speaker.actor else None, "attribution_cue": attribution.cue,
        "attribution_start": speaker.start, "attribution_end": speaker.end, "attribution_chain": speaker.chain,
    }  # fmt: skip


def _when(time: FigureTime) -> dict[str, object]:
    return {
        "as_of_date": time.as_of_date,
        "period_start": time.period_start,
        "period_end": time.period_end,
        "time_precision": time.precision,
        "time_method": time.method,
    }


def _is_time(quantity: Quantity, counted: Counted, context: FigureContext) -> bool:
    """A duration that tells when, not how long something lasts: "in the previous 24 hours", "six years ago"."""
    if counted.noun is not None:
        return False
    before = context.doc.text[max(0, quantity.start - 30) : quantity.start]
    after = context.doc.text[quantity.end : quantity.end + 10]
    return bool(
        re.search(r"\b(?:past|last|previous|next|coming|first|within|in|after|over|every)\s+(?:the\s+)?$", before, re.IGNORECASE)
        or re.match(r"\s+(?:ago|later|earlier|before|after)\b", after)
    )


def _measure(quantity: Quantity, event: Event | None, sentence: Span, time: FigureTime) -> Measure | None:
    if event is None or quantity.kind not in ("count", "money", "measure"):
        return None
    text = sentence.text
    if (
        event.name in _STOCK_EVENTS
        or (_STOCK_WORDS.search(text)
        and event.name in ("held", "abducted", "displaced", "deployed", "hospitalised"))
    ):
        return "stock"
    if time.period_start is not None and time.as_of_date is not None:
        return "flow"
    if (
        (event.rule == "subject_of_level"
        and event.word.lower_ in ("toll", "tally", "count", "dead", "number"))
        or _TOTAL.search(text)
    ):
        return "total"
    return "flow"


def _rules(
    quantity: Quantity,
    kind_rule: str,
    counted: Counted,
    event: Event | None,
    attribution: Attribution | None,
    time: FigureTime,
    place: str | None,
    status: str,
) -> dict[str, str]:
    rules = {"value": "; ".join(quantity.trace), "kind": kind_rule, "counted": counted.rule, "status": status, "time": time.rule}
    if event:
        rules["event"] = f"{event.rule}: {event.word.text}"
    if attribution:
        rules["attributed_to"] = attribution.rule
    if place:
        rules["place"] = place
    return rules


def _confidence(
    quantity: Quantity, counted: Counted, event: Event | None, attribution: Attribution | None, time: FigureTime
) -> float:
    """A product of factors for the fields that were found by weaker rules; calibrated coarsely on the development sets."""
    score = 0.95
    score *= 1.0 if counted.rule in ("head_noun", "noun_after_of", "noun_of_victims", "share_of", "measured_noun") else 0.9
    score *= 1.0 if quantity.form in ("digits", "range") else 0.95
    score *= 0.9 if event is None and quantity.kind == "count" else 1.0
    score *= 0.95 if attribution is None or attribution.rule in ("parenthetical_cue", "measure_noun") else 1.0
    score *= 0.95 if time.method == "publication" else 1.0
    return round(score, 2)


def _identified(
    figures: Sequence[Figure], sentence: Span, document_id: str, occurrences: Counter[tuple[str, str]]
) -> list[Figure]:
    """Ids from the article's id, the sentence's words and the surface with its occurrence: an unchanged sentence keeps them."""
    words = re.sub(r"\s+", " ", sentence.text)
    named = []
    for figure in figures:
        key = (words, figure.surface)
        occurrences[key] += 1
        seed = "\0".join((document_id, words, figure.surface, str(occurrences[key])))
        named.append(replace(figure, figure_id=hashlib.sha256(seed.encode()).hexdigest()[:16]))
    return named


def _relate(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Subsets ("including 39", "111 of whom") and exchanges within a sentence."""
    related = list(figures)
    for n, figure in enumerate(related):
        if n == 0 or figure.kind != "count":
            continue
        whole = next((f for f in reversed(related[:n]) if f.kind == "count"), None)
        if whole is None:
            continue
        between, behind = text[whole.end : figure.start], text[figure.end : figure.end + 12]
        if _EXCHANGE.search(between):
            related[n] = replace(related[n], exchanged_for=whole.figure_id)
            position = related.index(whole)
            related[position] = replace(whole, exchanged_for=figure.figure_id)
        elif _INCLUDING.search(between) or _INCLUDING.match(behind.lstrip()):
            related[n] = replace(related[n], part_of=whole.figure_id)
    return related
