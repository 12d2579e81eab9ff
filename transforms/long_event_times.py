"""When a number holds that is told of a long event: "killed in the Bosnian war", "since the war began"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transforms.analysed_text import Token
from transforms.found_time import FigureTime
from transforms.gazetteer import Gazetteer
from transforms.long_events import LongEvent, LongEvents
from transforms.sentence_times import SentenceTimes
from transforms.time_binding import Bound, linked_nouns
from transforms.time_values import precision_of


class ToldLongEvents:
    """The long events of one article.

    Args:
        times: the times of its sentences.
        named: the events that it names, with the spans of the names.
        known: the table of long events.
        gazetteer: knows countries.
    """

    def __init__(
        self, times: SentenceTimes, named: Sequence[tuple[int, int, LongEvent]], known: LongEvents, gazetteer: Gazetteer
    ) -> None:
        self._times = times
        self._named = named
        self._known = known
        self._gazetteer = gazetteer

    def start_of(self, noun: Token, published: date | None) -> str | None:
        """When the event began that a noun names, or means in its sentence."""
        named = next((event for start, end, event in self._named if start <= noun.idx < end), None)
        if named is None and published is not None:
            countries = {code for t in noun.sent if t.is_title and (code := self._gazetteer.country_of(t.text))}
            named = self._known.meant_by(noun.lower_, [event for _, _, event in self._named], countries, published)
        return named.start if named is not None else None

    def dates_of(self, bound: Bound, published: date | None) -> FigureTime | None:
        """As in "killed in the Bosnian war": the dates of a long event that is over."""
        for start, end, event in self._named:
            if not bound.sentence.start_char <= start < bound.sentence.end_char or not event.end:
                continue
            nearest = self._times.nearest(bound)
            if nearest is not None and nearest.kind != "vague" and not start < nearest.end <= end:
                continue
            span = bound.sentence.doc.char_span(start, end, alignment_mode="expand")
            if span is None or not any(noun.i == span.root.i for noun in linked_nouns(bound)):
                continue
            if published is None or not event.lasts_on(published):
                first = event.start if event.start == event.end else None
                start_date, end_date = (None, None) if first else (event.start, event.end)
                return FigureTime(first, start_date, end_date, precision_of(event.start), "relative")
        return None
