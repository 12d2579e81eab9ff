"""The news that an article tells: the dated event of its lead, of which it goes on to tell without a day.

"A train hit a lorry on Saturday … The driver was doing 117 kph": what is told in the simple past and without a time of its own
happened on the day of the event told before in its paragraph, else of the article's news.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from transforms.analysed_text import Span, Token
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.incidents import IncidentWords
from transforms.reference_days import ReferenceDays
from transforms.sentence_times import SentenceTimes
from transforms.syntax import SUBJECTS, antecedent
from transforms.time_binding import JUDGED, Bound, is_decision, is_reported_beside, tense_of
from transforms.time_spans import ToldSpan

#: Days of a time that tells no more than a year.
_COARSE = 300
#: Incidents that last, whose tolls run on: their figures hold on the day of the statement.
LASTING = frozenset({"war", "outbreak", "truce", "protest"})
#: The news of an article is a week old at most, and told in its first sentences that name a time.
_NEWS = timedelta(days=7)
_LEAD_SENTENCES = 2
#: A lead has more words than a headline or a dateline.
_HEADLINE = 14
#: Verbs by which results and documents tell, beside the verbs of speech.
_TELLING = frozenset("show reveal indicate suggest find estimate put read appear".split())
_COUNTS = frozenset("toll number tally count total figure".split())
_HARM = frozenset({"killed", "injured", "casualties", "missing"})
_FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll", "could", "may", "might", "should"})


@frozen
class NewsEvent:
    """A dated event: the word that tells it and its day or period."""

    token: Token
    span: ToldSpan


class NewsEvents:
    """The dated events of one article, each the one that a time belongs to, in text order."""

    def __init__(self, times: SentenceTimes, days: ReferenceDays, words: IncidentWords, gazetteer: Gazetteer) -> None:
        self._times, self._days, self._words, self._gazetteer = times, days, words, gazetteer
        self.told = [event for event in map(self._event_of, times.main) if event is not None]
        self.lead = self._lead()
        self._in_lead = _names_in(self.lead.token.sent) if self.lead is not None else frozenset()
        self._opens = self.lead is not None and self._opens_article(self.lead)
        self.votes = [event for event in self.told if self._is_of_vote(event)]

    def before_in_paragraph(self, paragraph: int, sentence: Span) -> NewsEvent | None:
        """The event of the last dated sentence before one in its paragraph."""
        before = [e for e in self.told if paragraph <= e.token.idx < sentence.start_char and not _is_past_history(e)]
        return self._main([e for e in before if e.token.sent.start == before[-1].token.sent.start]) if before else None

    def within(self, bound: Bound) -> NewsEvent | None:
        """The one event of a figure's sentence that is over: "the drive, opened on Monday, … 40 were immunised"."""
        told = (e for e in self.told if e.token.sent.start == bound.sentence.start and e.span.is_day)
        here = [e for e in told if not is_reported_beside(e.token, bound.anchor) and not self.is_aside(e, bound)]
        return here[0] if len({e.span.first for e in here}) == 1 else None

    def is_aside(self, event: NewsEvent, bound: Bound) -> bool:
        """As in "the index, which lost 2% on Monday, closed at 4,500": told in passing, and no incident."""
        if bound.name in JUDGED and event.token.pos_ == "NOUN" and event.token.sent == bound.sentence:
            return True  # "convicted over the riots of August 5"
        clause = next((t for t in (event.token, *event.token.ancestors) if t.dep_ == "relcl"), None)
        if clause is None or clause.sent != bound.sentence or clause.i == bound.anchor.i or clause.is_ancestor(bound.anchor):
            return False
        if bound.name in _HARM and not any(t.lower_ == "who" for t in clause.children):
            return False  # "the bus, which left on Monday, fell into a river, killing 30"
        return not any(self._words.families_of(t) for t in (event.token, clause, clause.head))

    def is_of_lead(self, sentence: Span, paragraph: int) -> bool:
        """Whether a sentence goes on with the news of the lead: of an incident, or of what the first sentence tells, all does; of
        other news what names somebody or something of it, itself or in its paragraph before.

        Args:
            sentence: the sentence of a figure.
            paragraph: where its paragraph begins in the text.
        """
        if self._opens:
            return True
        first = sentence[0]
        while first.i > 0 and first.nbor(-1).idx >= paragraph:
            first = first.nbor(-1).sent[0]
        return not self._in_lead.isdisjoint(_names_in(sentence.doc[first.i : sentence.end]))

    def _opens_article(self, event: NewsEvent) -> bool:
        """Whether an event is an incident, or told by the first sentence behind the headline."""
        first = next((s.start for s in event.token.doc.sents if len(s) > _HEADLINE), 0)
        return event.token.sent.start <= first or any(self._words.families_of(t) for t in (event.token, *_arguments(event.token)))

    def lasts(self, event: NewsEvent) -> bool:
        """Whether the event is a war, an outbreak or another that lasts."""
        return any(self._words.families_of(t) & LASTING for t in (event.token, *_arguments(event.token)))

    def _is_of_vote(self, event: NewsEvent) -> bool:
        """Whether a sentence tells a day of an election: "received 2.9% of the vote on Saturday"."""
        phrases = (c for c in event.token.children if c.dep_ in SUBJECTS | {"dobj", "agent"})
        words = (event.token, *(t for phrase in phrases for t in phrase.subtree))
        return event.span.is_day and any("election" in self._words.families_of(t) for t in words)

    def _lead(self) -> NewsEvent | None:
        """The event of one recent day that the first sentences with a time tell; None where it lasts."""
        opening = list(dict.fromkeys(self._times.token_of(s).sent.start for s in self._times.main))[:_LEAD_SENTENCES]
        news = [e for e in self.told if e.token.sent.start in opening and self.is_news(e.span)]
        if not news:
            return None
        first = [e for e in news if e.token.sent.start == news[0].token.sent.start]
        event = next((e for e in first if e.span.kind == "after"), first[0])
        return None if self.lasts(event) else event

    def is_news(self, span: ToldSpan) -> bool:
        """Whether a time is a day of the week before the publication."""
        day = self._days.at(span.start)
        if day is None or span.first is None or not span.is_day:
            return False
        return timedelta(0) <= day - span.first <= _NEWS

    def _event_of(self, span: ToldSpan) -> NewsEvent | None:
        """The verb or noun that a time dates; None for times of speech, of what is to come, and of what only is."""
        if span.kind == "after":
            return NewsEvent(self._times.token_of(span), span)
        if span.kind not in ("point", "period") or self._times.is_claim(span):
            return None
        head = dated_by(self._times.token_of(span), self._words)
        if head is None:
            return None
        if head.pos_ in ("VERB", "AUX") and (
            _is_of_count(head)
            or (head.lemma_ in self._gazetteer.speech_verbs | _TELLING and not _is_put(head) and not is_decision(head))
            or not _is_over(head)
        ):
            return None
        return NewsEvent(head, span)

    @staticmethod
    def _main(events: Iterable[NewsEvent]) -> NewsEvent:
        """Of the events of one sentence the one told highest in its syntax."""
        return min(events, key=lambda e: sum(1 for _ in e.token.ancestors))


def _names_in(words: Iterable[Token]) -> frozenset[str]:
    """The nouns and names of some words, but those of times and numbers."""
    return frozenset(t.lemma_.lower() for t in words if t.pos_ in ("NOUN", "PROPN") and t.ent_type_ not in _NO_NAMES)


_NO_NAMES = frozenset("DATE TIME CARDINAL MONEY PERCENT QUANTITY ORDINAL".split())
_CLIMBED = frozenset({"prep", "pobj", "npadvmod", "nmod", "compound", "appos"})


def _is_past_history(event: NewsEvent) -> bool:
    """As in "the house had been hit at the start of the war in 2022": what goes on behind it is not of that year."""
    told_by = (event.token, *event.token.ancestors)
    return event.span.days > _COARSE and any(tense_of(t) == "past perfect" for t in told_by)


def _is_of_count(verb: Token) -> bool:
    """As in "the toll rose to 40 on Monday"."""
    return any(c.dep_ in SUBJECTS and c.lemma_.lower() in _COUNTS for c in verb.children)


def _is_put(verb: Token) -> bool:
    """As in "the motion was put on Monday"; not "put the damage at 40 million"."""
    return verb.lemma_ == "put" and not any(c.lower_ == "at" for c in verb.children)


def _is_over(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN", "VBG") and not any(c.lower_ in _FUTURE for c in verb.children if c.dep_ == "aux")


def dated_by(token: Token, words: IncidentWords) -> Token | None:
    """What a time dates: the noun of "the Oct. 7 attack", "Sunday's vote", the verb of "sank late on Monday"; not the noun of
    "Monday's closing price".
    """
    head: Token = token
    while head.i != head.head.i:
        relation, head = head.dep_, head.head
        if head.pos_ in ("VERB", "AUX"):
            return head
        if words.families_of(head):
            return head
        if head.pos_ in ("NOUN", "PROPN") and head.ent_type_ not in ("DATE", "TIME") and relation not in _CLIMBED:
            return None
    return None


def _arguments(token: Token) -> Iterable[Token]:
    return (antecedent(c) for c in token.children if c.dep_ in SUBJECTS | {"dobj", "agent"})
