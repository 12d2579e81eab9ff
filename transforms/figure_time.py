"""When a number holds: the time of its sentence bound to it, the day of its incident or of its claim, or the day of publication.

An ordered list of rules; the first that finds a time decides. ``stated`` is a date that stands in full in the article,
``relative`` one that is resolved from other words, ``publication`` says that no word tells a day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.analysed_text import Doc, Span, Token
from transforms.calendar import add_months, period_of
from transforms.event_terms import Event
from transforms.gazetteer import Gazetteer
from transforms.incidents import ArticleIncidents, Incident, IncidentWords
from transforms.language_analysis import source_text
from transforms.long_events import LongEvents
from transforms.records import Precision, TimeMethod
from transforms.reference import ReferenceData
from transforms.syntax import text_of
from transforms.time_binding import (
    Bound,
    distance_of,
    hangs_on,
    is_simple_past,
    linked_nouns,
    own_clauses,
    reporting_verb,
    token_of,
)
from transforms.time_setting import TimeMatch

_SINCE = re.compile(r"\bsince(?:\s+the)?\s+(?:[\w’'.-]+\s+){0,3}$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|over|during)\s+(?:the\s+)?$|\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([SMHDWQY])")
#: Incidents that last, whose tolls run on: their figures hold on the day of the statement.
_LASTING = frozenset({"war", "outbreak", "truce", "protest"})
#: What an incident does to people and things, on its own day.
_OUTCOMES = frozenset(
    """killed injured casualties missing hospitalised displaced evacuated stranded abducted rescued destroyed damaged affected
    captured launched intercepted attacked""".split()
)
#: What tells that a noun brings up an incident that was not told before.
_ANOTHER = frozenset("a an another second third other separate earlier previous similar".split())
#: The lead of an article is its first sentences; its incident is news for a week.
_LEAD_SENTENCES = 3
_NEWS = timedelta(days=7)
_PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class FigureTime:
    """``as_of_date``, or a period, as ISO dates of the precision that is known; ``method`` and ``rule`` say how they were found.

    ``incident`` is the word of the incident, elsewhere in the article, from which the day was taken.
    """

    as_of_date: str | None
    period_start: str | None
    period_end: str | None
    precision: Precision | None
    method: TimeMethod
    rule: str = ""
    incident: Token | None = None


class TimeReferences:
    """The reference tables that tell times: incidents, and long events with their dates."""

    def __init__(self, reference: ReferenceData, gazetteer: Gazetteer) -> None:
        self.incident_words = IncidentWords(reference)
        self.long_events = LongEvents(reference)
        self.gazetteer = gazetteer


class FigureTimes:
    """Finds the times of the figures of one article."""

    def __init__(self, doc: Doc, times: Sequence[TimeMatch], published: date | None, references: TimeReferences) -> None:
        self._doc, self._times, self._published = doc, times, published
        self._starts = [t.expression.start for t in times]
        self._references = references
        self._incidents = ArticleIncidents(doc, times, references.incident_words)
        self._named = references.long_events.named_in(source_text(doc))
        self._claims = [(token, t) for t in times if (token := reporting_verb(doc, t, references.gazetteer)) is not None]
        self._lead = self._incident_of_lead()

    def find(self, anchor: Token, event: Event | None, cue: Token | None) -> FigureTime:
        """The time of a figure.

        Args:
            anchor: the token of the number or of what it counts.
            event: what happened.
            cue: the word that tells the claim ("said"), whose day is the claim's.
        """
        bound = Bound(anchor, event.word if event else None, event.name if event else None, cue, self._times_in(anchor.sent))
        rules: tuple[tuple[str, Callable[[Bound], FigureTime | None]], ...] = (
            ("since_day", self._since_day),
            ("since_event", self._since_event),
            ("period_in_sentence", self._period),
            ("long_event", self._long_event),
            ("day_of_event", self._point),
            ("day_of_named_incident", self._named_incident),
            ("day_of_claim", self._day_of_claim),
            ("day_of_claim_before", self._day_of_claim_before),
            ("day_of_incident_before", self._incident_before),
        )
        for rule, find in rules:
            found = find(bound)
            if found is not None:
                return replace(found, rule=rule)
        day = self._published.isoformat() if self._published else None
        return FigureTime(day, None, None, "day" if day else None, "publication", "publication_day")

    def _times_in(self, sentence: Span) -> Sequence[TimeMatch]:
        first = bisect_left(self._starts, sentence.start_char)
        return self._times[first : bisect_left(self._starts, sentence.end_char)]

    # ------------------------------------------------------------ periods

    def _since_day(self, bound: Bound) -> FigureTime | None:
        """As in "since Oct. 7", "since fighting began on March 4"."""
        text = source_text(self._doc)
        for match in bound.here:
            expression = match.expression
            before = text[max(0, expression.start - 40) : expression.start]
            bounds = period_of(expression.value) if expression.type in ("DATE", "TIME") else None
            if not bounds or not _SINCE.search(before):
                continue
            distance, nearer = distance_of(self._doc, match, bound), self._nearest(bound)
            if distance is not None and (nearer is None or distance < nearer[0]):
                return self._until_now(_precise(expression.value, bounds[0]), _precision(expression.value), _method(match))
        return None

    def _since_event(self, bound: Bound) -> FigureTime | None:
        """As in "since the war began", "since the quake": from the day that the article or the table of long events gives."""
        if self._published is None or "since" not in text_of(bound.sentence).lower():
            return None
        above = set(own_clauses(bound.event or bound.anchor))
        for since in bound.sentence:
            if since.lower_ != "since" or since.dep_ not in ("mark", "prep"):
                continue
            clause = since.head if since.dep_ == "mark" else since
            if clause.head.i not in above:
                continue
            for noun in clause.subtree:
                incident = self._incidents.named_by(noun)
                if incident is not None:
                    return self._until_now(incident.first.isoformat(), "day", "relative")
                start = self._start_of_long_event(noun)
                if start is not None:
                    return self._until_now(start, _precision(start), "relative")
        return None

    def _start_of_long_event(self, noun: Token) -> str | None:
        events = self._references.long_events
        named = next((event for start, end, event in self._named if start <= noun.idx < end), None)
        if named is None and self._published is not None:
            country_of = self._references.gazetteer.country_of
            countries = {code for t in noun.sent if t.is_title and (code := country_of(t.text))}
            named = events.meant_by(noun.lower_, [event for _, _, event in self._named], countries, self._published)
        return named.start if named is not None else None

    def _until_now(self, start: str, precision: Precision, method: TimeMethod) -> FigureTime:
        return FigureTime(None, start, self._published.isoformat() if self._published else None, precision, method)

    def _period(self, bound: Bound) -> FigureTime | None:
        """As in "in the previous 24 hours", "in 10 months"."""
        if self._published is None:
            return None
        for match in bound.here:
            if (
                match.expression.type == "DURATION"
                and _is_period(self._doc, match)
                and distance_of(self._doc, match, bound) is not None
            ):
                start, day = _back(self._published, match.expression.value), self._published.isoformat()
                if start is not None:
                    return FigureTime(day, start.isoformat(), day, "day", "relative")
        return None

    def _long_event(self, bound: Bound) -> FigureTime | None:
        """As in "killed in the Bosnian war": the dates of a long event that is over."""
        nearest = self._nearest(bound)
        for start, end, event in self._named:
            if nearest is not None and not start < nearest[2].expression.end <= end:
                continue
            if not bound.sentence.start_char <= start < bound.sentence.end_char or not event.end:
                continue
            span = self._doc.char_span(start, end, alignment_mode="expand")
            if span is None or not any(noun.i == span.root.i for noun in linked_nouns(bound)):
                continue
            if self._published is None or not event.lasts_on(self._published):
                first = event.start if event.start == event.end else None
                start_date, end_date = (None, None) if first else (event.start, event.end)
                return FigureTime(first, start_date, end_date, _precision(event.start), "relative")
        return None

    # ------------------------------------------------------------ days

    def _point(self, bound: Bound) -> FigureTime | None:
        """A day, month or year bound to the event: the nearest in syntax that is not the claim's own day."""
        nearest = self._nearest(bound)
        return _at(nearest[2]) if nearest is not None else None

    def _nearest(self, bound: Bound) -> tuple[int, int, TimeMatch] | None:
        """The day nearest to a figure's event in syntax, with its distance; not the days of the claim and of a "since"."""
        text = source_text(self._doc)
        candidates = []
        for match in bound.here:
            expression = match.expression
            if expression.type not in ("DATE", "TIME") or period_of(expression.value) is None:
                continue
            token = token_of(self._doc, match)
            if token is None or (bound.cue is not None and hangs_on(token, bound.cue, bound.event)):
                continue
            if _SINCE.search(text[max(0, expression.start - 40) : expression.start]):
                continue
            distance = distance_of(self._doc, match, bound)
            if distance is not None:
                candidates.append((distance, abs(token.i - bound.anchor.i), match))
        return min(candidates, key=lambda c: (c[0], c[1]), default=None)

    def _named_incident(self, bound: Bound) -> FigureTime | None:
        """As in "the blast injured 40", where the article tells the day of the blast elsewhere."""
        if bound.name not in _OUTCOMES | {"won", "voted"}:
            return None
        for noun in linked_nouns(bound):
            incident = self._incidents.named_by(noun)
            if incident is not None and not incident.families & _LASTING:
                return _of_incident(incident)
        return None

    def _day_of_claim(self, bound: Bound) -> FigureTime | None:
        """As in "said Thursday … the toll has reached": the claim's day."""
        if bound.cue is None:
            return None
        for match in bound.here:
            token = token_of(self._doc, match)
            if token is not None and match.expression.type in ("DATE", "TIME") and hangs_on(token, bound.cue, None):
                found = _at(match)
                if found is not None:
                    return found
        return None

    def _day_of_claim_before(self, bound: Bound) -> FigureTime | None:
        """The day of the claim before in the paragraph, where this one tells none: "said Thursday … It said that 40 …"."""
        if bound.cue is None:
            return None
        paragraph = self._paragraph(bound.sentence.start_char)
        for verb, match in reversed(self._claims):
            if paragraph <= verb.idx < bound.sentence.start_char:
                found = _at(match)
                return replace(found, method="relative") if found else None
        return None

    def _incident_before(self, bound: Bound) -> FigureTime | None:
        """What an incident did, told in the simple past behind it: in its paragraph, with "also" in the next one, or anywhere in
        the report on one incident of the week.
        """
        if bound.name not in _OUTCOMES or not is_simple_past(bound) or self._tells_another_incident(bound):
            return None
        start = bound.sentence.start_char
        paragraph = self._paragraph(start)
        if any(t.lower_ == "also" for t in bound.sentence) and not source_text(self._doc)[paragraph:start].strip():
            paragraph = self._paragraph(max(0, paragraph - len(_PARAGRAPH_BREAK) - 1))
        before = [i for i in self._incidents.dated if paragraph <= i.token.idx < start and i.is_of_one_day]
        incident = before[-1] if before else self._lead if self._lead is not None and self._lead.token.idx < start else None
        return _of_incident(incident) if incident is not None and not incident.families & _LASTING else None

    def _incident_of_lead(self) -> Incident | None:
        """The one incident of the last days that the article opens with; None where it dates others, too."""
        ends = [s.end_char for _, s in zip(range(_LEAD_SENTENCES), self._doc.sents, strict=False)]
        lead = [i for i in self._incidents.dated if ends and i.token.idx < ends[-1]]
        days = {i.first for i in self._incidents.dated if not i.families & _LASTING}
        if not lead or len(days) != 1 or self._published is None or not lead[0].is_of_one_day:
            return None
        return lead[0] if timedelta(0) <= self._published - lead[0].first <= _NEWS else None

    def _tells_another_incident(self, bound: Bound) -> bool:
        """Whether the sentence brings up an incident of its own: "another blast killed 3", "the deadliest strike"."""
        linked = {noun.i for noun in linked_nouns(bound)}
        return any(
            noun.pos_ == "NOUN"
            and self._incidents.is_incident(noun)
            and (
                any(c.lower_ in _ANOTHER for c in noun.children) or (noun.i in linked and self._incidents.named_by(noun) is None)
            )
            for noun in bound.sentence
        )

    def _paragraph(self, position: int) -> int:
        """Where the paragraph around a position starts."""
        found = source_text(self._doc).rfind(_PARAGRAPH_BREAK, 0, position)
        return 0 if found < 0 else found + len(_PARAGRAPH_BREAK)


def _of_incident(incident: Incident) -> FigureTime | None:
    found = _at(incident.time)
    return replace(found, method="relative", incident=incident.token) if found else None


def _is_period(doc: Doc, match: TimeMatch) -> bool:
    text, start, end = source_text(doc), match.expression.start, match.expression.end
    surface = match.expression.surface.lower()
    if re.search(r"\b(?:next|coming|first)\b", surface) or text[end : end + 1] == "-":
        return False
    return bool(re.search(r"\b(?:past|last|previous|preceding)\b", surface)) or bool(
        _WITHIN.search(text[max(0, start - 40) : start])
    )


def _at(match: TimeMatch) -> FigureTime | None:
    value = match.expression.value
    bounds = period_of(value)
    if bounds is None:
        return None
    if re.search(r"W\d\d|Q\d|H\d", value):
        return FigureTime(None, bounds[0].isoformat(), bounds[1].isoformat(), "day", _method(match))
    return FigureTime(_precise(value, bounds[0]), None, None, _precision(value), _method(match))


def _back(day: date, value: str) -> date | None:
    """The day a TIMEX3 duration before another one; None for durations of unknown length."""
    match = _LENGTH.fullmatch(value)
    if not match:
        return None
    amount = int(float(match[2]))
    if match[1]:
        return day - timedelta(hours=amount) if match[3] == "H" else day
    if match[3] == "D":
        return day - timedelta(days=amount)
    if match[3] == "W":
        return day - timedelta(weeks=amount)
    try:
        return add_months(day, -amount * {"M": 1, "Q": 3, "Y": 12}.get(match[3], 1))
    except ValueError:
        return None


def _precision(value: str) -> Precision:
    parts = value.split("T", maxsplit=1)[0].split("-")
    return ("year", "month", "day")[min(len(parts), 3) - 1] if not re.search(r"[WQH]", value) else "day"


def _precise(value: str, first: date) -> str:
    """The date in the precision of its value: 2023-11 stays a month."""
    return first.isoformat()[: {"year": 4, "month": 7, "day": 10}[_precision(value)]]


def _method(match: TimeMatch) -> TimeMethod:
    return "relative" if match.is_relative else "stated"
