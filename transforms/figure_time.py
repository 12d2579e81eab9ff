"""When a number holds: the time of its sentence bound to it, the day of its incident or of its claim, or the day of publication.

An ordered list of rules; the first that finds a time decides. ``stated`` is a date that stands in full in the article,
``relative`` one that is resolved from other words, ``publication`` says that no word tells a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice

from transforms.analysed_text import Doc, Span, Token
from transforms.event_terms import Event
from transforms.found_time import FigureTime, is_behind, up_to
from transforms.frozen import replace
from transforms.gazetteer import Gazetteer
from transforms.incidents import ArticleIncidents, Incident, IncidentWords, tells_of_war
from transforms.long_event_times import ToldLongEvents
from transforms.long_events import LongEvents
from transforms.news_events import LASTING, NewsEvent, NewsEvents
from transforms.records import Precision, TimeMethod
from transforms.reference import ReferenceData
from transforms.reference_days import ReferenceDays
from transforms.same_days import with_years_told
from transforms.sentence_times import SentenceTimes
from transforms.time_binding import (
    STARTS,
    Bound,
    are_coordinated,
    governing_verb,
    has_come,
    is_reported_beside,
    is_state,
    linked_nouns,
    own_clauses,
    tense_of,
    told_up_to,
    verb_of,
)
from transforms.time_of_parts import (
    is_night,
    is_of_victims,
    is_of_year,
    is_part_here,
    opens_with_part,
    tells_of_night,
    tells_same_period,
    total_before,
)
from transforms.time_setting import TimeMatch
from transforms.time_spans import RANKED, ToldSpan, spans_of, turned_ahead
from transforms.time_values import precision_of

#: What an incident does to people and things, on its own day.
_OUTCOMES = frozenset(
    """killed injured casualties missing hospitalised displaced evacuated stranded abducted rescued destroyed damaged affected
    captured launched intercepted attacked""".split()
)
#: What is said on the day of the article, not done on that of the incident.
_ANNOUNCING = frozenset("announce offer pledge promise vow demand propose approve order".split())
_HARM = frozenset({"killed", "injured", "casualties"})
_ELECTED = frozenset({"won", "voted"})
_OF_INCIDENTS = _OUTCOMES | _ELECTED
#: Incidents whose tolls run on for days.
_RUNNING_ON = frozenset({"fire", "flood", "strike", "storm"})
#: What tells that a noun brings up an incident that was not told before.
_ANOTHER = frozenset("a an another second third other separate earlier previous similar".split())
#: Kinds of spans that "the same period" takes up.
_SAME_AGAIN = frozenset({"point", "period", "since", "back", "within"})
#: Between a part and a time of its own: "340 have died since March, 40 of them in the past week".
_OF_PART = re.compile(
    r"[\w.,-]+%?\s+(?:of\s+(?:them|whom|which|those|these)\s+)?(?:[a-z]+\s+){0,2}(?:in|over|during|within|on|since)\s+(?:the\s+)?",
    re.IGNORECASE,
)
#: What brings people to where harm was done before: "The minister visited the camp on Monday. He said 300 had died".
_VISITS = frozenset("visit tour arrive meet travel fly inspect attend return greet gather".split())
_MARKET = frozenset("shares stock stocks trading traded index dollar euro pound yen rand currency bourse".split())
#: A lead has more words than a headline or a dateline, or half as many and a full stop, and at most two of these stand before it.
_HEADLINE = 14
_LEAD_SENTENCES = 3
_RESULTS = frozenset("earned lost sold produced".split())
#: What rates of a month are told of: "Services output rose 0.1%".
_IN_RATES = frozenset({None, "spent", "sold", "produced", "delivered"})
_PARAGRAPH_BREAK = "\n\n"
#: How far before "since" a superlative may stand.
_RANK_REACH = 96
#: Results are of a year at most.
_YEAR = 366
#: How far back the period of business results may be told.
_RESULTS_REACH = 1500


class TimeReferences:
    """The reference tables that tell times: incidents, and long events with their dates."""

    def __init__(self, reference: ReferenceData, gazetteer: Gazetteer) -> None:
        self.incident_words = IncidentWords(reference)
        self.long_events = LongEvents(reference)
        self.gazetteer = gazetteer


class FigureTimes:
    """Finds the times of the figures of one article."""

    def __init__(self, doc: Doc, times: Sequence[TimeMatch], days: ReferenceDays, references: TimeReferences) -> None:
        text, words, gazetteer = doc.text, references.incident_words, references.gazetteer
        self._doc, self._days = doc, days
        self._published = days.day
        named = references.long_events.named_in(text)
        self._times = SentenceTimes(doc, with_years_told(spans_of(text, times, days), named, days.day), words, gazetteer)
        self._long_events = ToldLongEvents(self._times, named, references.long_events, gazetteer)
        self._incidents = ArticleIncidents(doc, self._times.main, words)
        self._news = NewsEvents(self._times, days, words, gazetteer)
        self._lead_end = next((s.end_char for s in islice(doc.sents, _LEAD_SENTENCES) if _is_lead(s)), 0)
        self._is_in_war = tells_of_war(doc, words) or any(e.lasts_on(days.day) for *_, e in named if days.day)
        self._harmed: FigureTime | None = None
        self._last: tuple[int, FigureTime | None] = (-1, None)
        self._told: tuple[int, list[Token]] = (-1, [])
        self._rules: tuple[tuple[str, Callable[[Bound], FigureTime | None]], ...] = (
            ("long_event", lambda bound: self._long_events.dates_of(bound, self._published)),
            ("time_in_sentence", self._nearest),
            ("since_event", self._since_event),
            ("since_its_start", self._since_its_start),
            ("same_period", self._same_period),
            ("time_of_victims", self._of_victims),
            ("time_of_opening", self._of_opening),
            ("day_of_named_incident", self._named_incident),
            ("day_of_vote", self._of_vote),
            ("period_of_results", self._of_results),
            ("period_of_statistics", self._of_statistics),
            ("time_of_event_before", self._event_before),
            ("day_of_claim", self._day_of_claim),
            ("day_of_claim_before", self._day_of_claim_before),
        )

    def is_in_war(self) -> bool:
        """Whether the article tells of a war, in which each attack is one of many."""
        return self._is_in_war

    def find(
        self,
        anchor: Token,
        event: Event | None,
        cue: Token | None,
        position: int,
        *,
        is_share: bool = False,
        is_ahead: bool = False,
    ) -> FigureTime:
        """The time of a figure.

        Args:
            anchor: the token of the number or of what it counts.
            event: what happened.
            cue: the word that tells the claim ("said"), whose day is the claim's.
            position: where the number stands.
            is_share: whether it is a share in percent.
            is_ahead: whether it is planned or feared, and may lie ahead. What is asserted has happened: a later day, as in "the
                12 were in place before the board next meets on May 7", is that of something else in the sentence.
        """
        self._published = self._days.at(position)
        is_level = event is not None and event.rule == "subject_of_level"
        word, name = (event.word, event.name) if event is not None else (None, None)
        verb = verb_of(anchor, word)
        tense = tense_of(verb) if verb is not None else ""
        here = self._times.within(anchor.sent)
        if is_ahead and tense in ("future", ""):
            here = [turned_ahead(span) for span in here]
        elif not is_ahead:
            here = [span for span in here if span.kind != "ahead" and not _is_still_ahead(span, self._published)]
        bound = Bound(anchor, word, name, cue, here, position, verb, tense, is_level, is_share, is_ahead)
        found = self._to_date(bound, self._of_whole(bound) or self._by_rule(bound))
        if not is_ahead:
            found = up_to(self._published, found)
        if bound.name in _OUTCOMES:
            self._harmed = found
        self._last = (anchor.sent.start, found)
        return found

    def _of_whole(self, bound: Bound) -> FigureTime | None:
        """As in "251 people, including 39 children": the time of the figure before."""
        sentence, found = self._last
        if sentence != bound.sentence.start or found is None:
            return None
        if not is_part_here(self._doc.text, bound.position):
            return None
        text = self._doc.text
        own = (s for s in bound.here if _OF_PART.fullmatch(text, bound.position, s.start))
        told = next((time for span in own if (time := self._time_of(span, bound)) is not None), None)
        return replace(told or found, rule="time_in_sentence" if told else "time_of_whole")

    def _by_rule(self, bound: Bound) -> FigureTime:
        for rule, find in self._rules:
            found = find(bound)
            if found is not None:
                return replace(found, rule=rule)
        day = self._published.isoformat() if self._published else None
        return FigureTime(day, None, None, "day" if day else None, "publication", "publication_day")

    def _to_date(self, bound: Bound, found: FigureTime) -> FigureTime:
        """As in "40 died last week, bringing the total for the year to 640": up to then, since the year began or an open day."""
        total = total_before(self._doc.text, bound.sentence.start_char, bound.position)
        end = found.period_end or found.as_of_date
        if total is None or end is None or len(end) != len("2024-08-16"):
            return found
        start = f"{end[:4]}-01-01" if is_of_year(total[0]) else None
        method = "relative" if start else found.method
        return replace(found, as_of_date=end, period_start=start, period_end=start and end, precision="day", method=method)

    # ------------------------------------------------------------ told in the sentence

    def _nearest(self, bound: Bound) -> FigureTime | None:
        """The time of the sentence nearest to the figure's event in syntax, unless it is the claim's, or vague."""
        span = self._times.nearest(bound)
        if span is None or span.kind == "vague":
            return None
        return self._night_of_news(span) or self._time_of(span, bound)

    def _night_of_news(self, span: ToldSpan) -> FigureTime | None:
        """As in "missiles hit the town before dawn on Wednesday … 118 drones were fired overnight", told on Thursday: the night
        that the lead tells of.
        """
        lead = self._news.lead
        if lead is None or self._published is None or lead.span.first is None or lead.span.first >= self._published:
            return None
        if span.start < lead.token.idx or not is_night(self._doc.text[span.start : span.end]):
            return None
        return self._of_event(lead) if tells_of_night(lead.token.sent.text) else None

    def _time_of(self, span: ToldSpan, bound: Bound | None = None) -> FigureTime | None:
        if span.kind == "back" and bound is not None:
            span = self._back_from_claim(span, bound)
        if span.first is None or span.last is None:
            return None
        first, last = span.first.isoformat(), span.last.isoformat()
        if span.kind == "since":
            return self._until_now(first, span.precision, span.method, bound)
        if span.is_day or span.kind == "after":
            return FigureTime(first, None, None, "day", span.method)
        if span.is_as_of:
            return FigureTime(span.value or last, None, None, span.precision, span.method)
        if span.is_current and self._published is not None and bound is not None and has_come(bound, span):
            end = told_up_to(bound, span) or self._published.isoformat()
            return FigureTime(end, first, end, "day", span.method)
        return FigureTime(span.value or last, first, last, span.precision, span.method)

    def _back_from_claim(self, span: ToldSpan, bound: Bound) -> ToldSpan:
        """As in "40 people have died in the past 24 hours, medics said on Monday": up to the day of the claim."""
        claim = self._times.of_claim(bound)
        if claim is None or claim.last is None or span.first is None or span.last is None or claim.last >= span.last:
            return span
        between = span.last - claim.last
        return replace(span, first=span.first - between, last=claim.last, value=claim.last.isoformat())

    def _until_now(self, start: str, precision: Precision, method: TimeMethod, bound: Bound | None = None) -> FigureTime:
        """From a day to that of the claim, or of the article."""
        claim = self._day_of_claim(bound) if bound is not None else None
        published = self._published.isoformat() if self._published else None
        end = claim.as_of_date if claim and claim.as_of_date else published
        return FigureTime(end, start, end, precision, method)

    # ------------------------------------------------------------ long events

    def _since_event(self, bound: Bound) -> FigureTime | None:
        """As in "since the war began", "since the quake": from the day that the article or the table of long events gives."""
        if self._published is None or "since" not in bound.sentence.text.lower():
            return None
        above = set(own_clauses(bound.event or bound.anchor))
        for since in bound.sentence:
            if since.lower_ != "since" or since.dep_ not in ("mark", "prep"):
                continue
            if RANKED.search(self._doc.text, max(0, since.idx - _RANK_REACH), since.idx):
                continue  # "the largest clash since the battle"
            clause = since.head if since.dep_ == "mark" else since
            if clause.head.i not in above:
                continue
            for noun in clause.subtree:
                incident = self._incidents.named_by(noun)
                if incident is not None:
                    return self._until_now(incident.first.isoformat(), "day", "relative", bound)
                start = self._long_events.start_of(noun, self._published)
                if start is not None:
                    return self._until_now(start, precision_of(start), "relative", bound)
        return None

    def _since_its_start(self, bound: Bound) -> FigureTime | None:
        """As in "a drive that opened on February 9 has reached 58,000", "it began in March and has killed 40": since then."""
        verb = bound.verb
        if verb is None or bound.tense != "perfect":
            return None
        for span in bound.here:
            start = governing_verb(self._times.token_of(span))
            if start is None or span.first is None or start.lemma_ not in STARTS:
                continue
            if (start.dep_ == "relcl" and start.head.head.i == verb.i) or are_coordinated(start, verb):
                return self._until_now(span.first.isoformat(), span.precision, span.method, bound)
        return None

    def _same_period(self, bound: Bound) -> FigureTime | None:
        """As in "46 were banned over the same period": the period told last."""
        if not self._times.main or not tells_same_period(bound.sentence.text):
            return None
        for span in reversed(self._times.main):
            if span.start < bound.sentence.start_char and not span.is_day and span.kind in _SAME_AGAIN:
                return self._carried(span)
        return None

    # ------------------------------------------------------------ told before

    def _of_victims(self, bound: Bound) -> FigureTime | None:
        """As in "eleven of the victims were children": the time of the victims told before."""
        if self._harmed is None:
            return None
        is_of_them = is_of_victims(self._doc.text, bound.position, bound.sentence.text)
        if not is_of_them or is_state(bound):
            return None
        return replace(self._harmed, method="relative") if self._harmed.method != "publication" else None

    def _of_opening(self, bound: Bound) -> FigureTime | None:
        """As in "Nine people drowned on Wednesday. Of the deaths, four were in Kano": the time of those told right before."""
        start, found = self._last
        sentence = bound.sentence
        if found is None or found.method == "publication" or is_state(bound) or not opens_with_part(sentence.text):
            return None
        is_next = sentence.start > 0 and self._doc[sentence.start - 1].sent.start == start
        return replace(found, method="relative") if is_next or start == sentence.start else None

    def _named_incident(self, bound: Bound) -> FigureTime | None:
        """As in "the blast injured 40", where the article tells the day of the blast elsewhere."""
        if bound.name not in _OF_INCIDENTS or bound.is_level:
            return None
        runs_on = bound.tense == "perfect" and self._day_of_claim(bound) is not None
        for noun in linked_nouns(bound):
            incident = self._incidents.named_by(noun)
            if incident is not None and not incident.families & (LASTING | (_RUNNING_ON if runs_on else frozenset())):
                return self._of_incident(incident)
        return None

    def _of_vote(self, bound: Bound) -> FigureTime | None:
        """Results of the one vote of the article: "took 21 seats", "turnout was 61%"."""
        if bound.name not in _ELECTED or bound.verb is None or bound.tense == "future":
            return None
        votes = [e for e in self._news.votes if e.span.is_day and not self._is_to_come(e.span)]
        return self._of_event(votes[0]) if len({e.span.first for e in votes}) == 1 else None

    def _is_to_come(self, span: ToldSpan) -> bool:
        return self._published is not None and span.first is not None and span.first > self._published

    def _of_results(self, bound: Bound) -> FigureTime | None:
        """Business results without a period take the one told before: "Sales in the second quarter … Profit was 40 million"."""
        is_cost = bound.name == "spent" and bound.event is not None and bound.event.tag_ == "NNS"
        if (bound.name not in _RESULTS and not is_cost) or bound.tense != "past":
            return None
        for span in reversed(self._times.main):
            is_near = bound.sentence.start_char - _RESULTS_REACH < span.start < bound.sentence.start_char
            is_of_results = span.kind in ("point", "period") and span.rule != "next_to" and span.precision != "year"
            if is_near and is_of_results and 80 < span.days <= _YEAR:
                return self._carried(span)
        return None

    def _of_statistics(self, bound: Bound) -> FigureTime | None:
        """Rates of a report on a month or a quarter: "Inflation rose to 3% in June … Food prices rose 2%", not of its shares."""
        span = next(iter(self._times.main), None)
        if not bound.is_share or bound.name not in _IN_RATES or bound.tense != "past" or span is None:
            return None
        is_of_lead = span.kind == "point" and 27 < span.days < 100 and span.end <= self._lead_end <= bound.sentence.start_char
        return self._carried(span) if is_of_lead and not any(t.lower_ in _MARKET for t in bound.sentence) else None

    def _carried(self, span: ToldSpan) -> FigureTime | None:
        found = self._time_of(span)
        return replace(found, method="relative") if found else None

    def _event_before(self, bound: Bound) -> FigureTime | None:
        """What is told in the simple past takes the time of the dated event before it in the paragraph, else that of the news."""
        opens = self._opens_with(bound)
        if (
            (bound.is_level and bound.name in _OUTCOMES)
            or not self._is_told_on(bound)
            or (not opens and self._tells_another_incident(bound))
        ):
            return None
        start = bound.sentence.start_char
        paragraph = self._paragraph(start)
        if not self._doc.text[paragraph:start].strip() and any(t.lower_ == "also" for t in bound.sentence):
            paragraph = self._paragraph(max(0, paragraph - len(_PARAGRAPH_BREAK) - 1))
        if bound.tense == "past perfect" and bound.name in _HARM:
            # "Jets bombed the village on Tuesday. On Wednesday, people fled. He said 56 had been killed"
            incident = self._incidents.last_between(paragraph, start)
            if incident is not None and not incident.families & LASTING:
                return self._of_incident(incident)
        event = self._news.within(bound) or self._news.before_in_paragraph(paragraph, bound.sentence)
        if event is not None and not event.span.is_day and any(t.lower_ in _MARKET for t in bound.sentence):
            event = None  # prices are of a day
        lead = self._news.lead
        if lead is not None and (is_reported_beside(lead.token, bound.anchor) or self._news.is_aside(lead, bound)):
            lead = None
        if event is None and lead is not None and (lead.token.idx < bound.sentence.end_char or opens):
            event = lead if opens or self._news.is_of_lead(bound.sentence, self._paragraph(start)) else None
        is_visit = event is not None and event.token.lemma_ in _VISITS and bound.name in _OUTCOMES
        return None if event is None or is_visit or self._news.lasts(event) else self._of_event(event)

    def _opens_with(self, bound: Bound) -> bool:
        """Whether the figure is the news itself, told before its day: "19 people have been killed in a raid, residents say"."""
        if bound.name not in _OUTCOMES or any(span.start < bound.sentence.end_char for span in self._times.main):
            return False
        return any(self._incidents.is_incident(token) for token in bound.sentence)

    def _is_told_on(self, bound: Bound) -> bool:
        """Whether the figure is told in the simple past, as over and done; the past perfect of a claim with a day runs on."""
        verb = bound.verb
        if verb is None or is_state(bound) or any(s.kind == "vague" for s in self._times.comparable(bound)):
            return False
        if verb.lemma_ in _ANNOUNCING:
            return False
        if bound.cue is not None and verb.i == bound.cue.i and self._day_of_claim(bound) is not None:
            return False  # "On Monday the insurers put the damage at 40 million"
        if bound.tense == "past perfect":
            is_event = bound.name is not None and bound.name not in _RESULTS and self._day_of_claim(bound) is None
            return bound.name in _HARM or is_event or bound.cue is None
        if bound.tense == "perfect":
            return self._opens_with(bound)
        return bound.tense == "past" and (bound.name in _OUTCOMES or self._day_of_claim(bound) is None)

    def _tells_another_incident(self, bound: Bound) -> bool:
        """Whether the sentence brings up an incident of its own: "another blast killed 3", "the deadliest strike"."""
        incidents = self._incidents_of(bound.sentence)
        linked = {noun.i for noun in linked_nouns(bound)} if incidents else set()
        return any(
            any(c.lower_ in _ANOTHER for c in noun.children) or (noun.i in linked and self._incidents.is_another(noun))
            for noun in incidents
        )

    def _incidents_of(self, sentence: Span) -> list[Token]:
        """The nouns of a sentence that name incidents: its figures ask one after the other."""
        if self._told[0] != sentence.start:
            nouns = (token for token in sentence if token.pos_ == "NOUN" and token.lemma_ != "vote")  # "by a vote of 180"
            self._told = (sentence.start, [noun for noun in nouns if self._incidents.is_incident(noun)])
        return self._told[1]

    def _of_incident(self, incident: Incident) -> FigureTime | None:
        found = self._time_of(incident.time)
        return replace(found, method="relative", incident=incident.token) if found else None

    def _of_event(self, event: NewsEvent) -> FigureTime | None:
        found = self._time_of(event.span)
        return replace(found, method="relative", incident=event.token) if found else None

    def _paragraph(self, position: int) -> int:
        """Where the paragraph around a position starts."""
        found = self._doc.text.rfind(_PARAGRAPH_BREAK, 0, position)
        return 0 if found < 0 else found + len(_PARAGRAPH_BREAK)

    # ------------------------------------------------------------ claims

    def _day_of_claim(self, bound: Bound) -> FigureTime | None:
        """As in "said Thursday … the toll has reached": the claim's day."""
        span = self._times.of_claim(bound)
        return self._time_of(span) if span is not None else None

    def _day_of_claim_before(self, bound: Bound) -> FigureTime | None:
        """The day of the claim before, in the paragraph or of the same speaker: "said Thursday … It said that 40 …"."""
        paragraph = self._paragraph(bound.sentence.start_char)
        span = self._times.claim_before(bound, paragraph)
        if span is None or (span.start < paragraph and not self._news.is_news(span)):
            return None
        return self._carried(span)


def _is_lead(sentence: Span) -> bool:
    return len(sentence) > _HEADLINE or (len(sentence) > _HEADLINE // 2 and sentence.text.rstrip().endswith("."))


def _is_still_ahead(span: ToldSpan, published: date | None) -> bool:
    """Whether a time has not begun on the publication day: "the vote this weekend", told on a Friday."""
    is_stretch = published is not None and span.first is not None and not span.is_day and span.first > published
    return is_stretch or is_behind(span.first, published)
