"""When a number holds: the time expression of its sentence bound to it, the day of its claim, or the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from transforms.calendar import add_months, period_of
from transforms.language_analysis import source_text
from transforms.records import Precision, TimeMethod
from transforms.time_setting import TimeMatch

_SINCE = re.compile(r"\bsince(?:\s+the)?\s+(?:[\w’'.-]+\s+){0,3}$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|through|by)\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|over|during)\s+(?:the\s+)?$|\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_PAST_UNIT = re.compile(r"\bpast\s+(?P<unit>week|month|year)\b", re.IGNORECASE)
#: Clauses that tell when the event above them happened.
_TELLING_WHEN = frozenset({"when", "as", "after", "while"})
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([SMHDWQY])")


@dataclass(frozen=True, slots=True)
class FigureTime:
    """``as_of_date``, or a period, as ISO dates of the precision that is known; ``method`` says how they were found."""

    as_of_date: str | None
    period_start: str | None
    period_end: str | None
    precision: Precision | None
    method: TimeMethod
    rule: str


def find_time(
    doc: Doc, anchor: Token, event: Token | None, cue: Token | None, times: Sequence[TimeMatch], published: date | None
) -> FigureTime:
    """The time of a figure: bound to its event, to its claim, or the publication day.

    Args:
        doc: the analysed text.
        anchor: the token of the number or of what it counts.
        event: the word that tells the event.
        cue: the word that tells the claim ("said"), whose day is the claim's.
        times: the time expressions of the text.
        published: the publication day, where it is known.
    """
    sentence = anchor.sent
    here = [t for t in times if sentence.start_char <= t.expression.start < sentence.end_char]
    for rule, finder in (("period_in_sentence", _period), ("day_of_event", _point)):
        found = finder(doc, anchor, event, cue, here, published)
        if found is not None:
            return _named(found, rule)
    claim = _day_of_claim(doc, cue, here, published)
    if claim is not None:
        return claim
    return FigureTime(
        published.isoformat() if published else None, None, None, "day" if published else None, "publication", "publication_day"
    )


def _named(time: FigureTime, rule: str) -> FigureTime:
    return FigureTime(time.as_of_date, time.period_start, time.period_end, time.precision, time.method, rule)


def _period(
    doc: Doc, anchor: Token, event: Token | None, cue: Token | None, times: Sequence[TimeMatch], published: date | None
) -> FigureTime | None:
    """As in "since Oct. 7", "in the previous 24 hours", "in 10 months"."""
    del cue
    for match in times:
        expression = match.expression
        before = source_text(doc)[max(0, expression.start - 40) : expression.start]
        if _SINCE.search(before) and expression.type != "DURATION" and _same_clause(doc, match, anchor, event):
            bounds = period_of(expression.value)
            if bounds:
                end = published.isoformat() if published else None
                return FigureTime(
                    None, _precise(expression.value, bounds[0]), end, _precision(expression.value), _method(match), ""
                )
        if (
            expression.type == "DURATION"
            and published is not None
            and _is_period(doc, match, before)
            and _same_clause(doc, match, anchor, event)
        ):
            start = _back(published, expression.value)
            if start is not None:
                return FigureTime(published.isoformat(), start.isoformat(), published.isoformat(), "day", "relative", "")
    return None


def _is_period(doc: Doc, match: TimeMatch, before: str) -> bool:
    surface = match.expression.surface.lower()
    if re.search(r"\b(?:next|coming|first)\b", surface) or re.match(
        r"-", source_text(doc)[match.expression.end : match.expression.end + 1]
    ):
        return False
    return bool(re.search(r"\b(?:past|last|previous|preceding)\b", surface)) or bool(_WITHIN.search(before))


def _point(
    doc: Doc, anchor: Token, event: Token | None, cue: Token | None, times: Sequence[TimeMatch], published: date | None
) -> FigureTime | None:
    """A day, month or year bound to the event: the nearest in syntax that is not the claim's own day."""
    candidates = []
    for match in times:
        expression = match.expression
        if expression.type not in ("DATE", "TIME") or period_of(expression.value) is None:
            continue
        token = _token(doc, match)
        if token is None or (cue is not None and _hangs_on(token, cue, event)):
            continue
        distance = _distance(token, event or anchor, anchor)
        if distance is not None:
            candidates.append((distance, abs(token.i - anchor.i), match))
    if not candidates:
        return None
    _, _, best = min(candidates, key=lambda c: (c[0], c[1]))
    return _at(best, published)


def _at(match: TimeMatch, published: date | None) -> FigureTime | None:
    bounds = period_of(match.expression.value)
    if bounds is None:
        return None
    value = match.expression.value
    past = _PAST_UNIT.search(match.expression.surface)
    if past and published is not None:
        start = _back(published, f"P1{past['unit'][0].upper()}")
        return FigureTime(
            published.isoformat(), start.isoformat() if start else None, published.isoformat(), "day", "relative", ""
        )
    if re.search(r"W\d\d|Q\d", value):
        return FigureTime(None, bounds[0].isoformat(), bounds[1].isoformat(), "day", _method(match), "")
    return FigureTime(_precise(value, bounds[0]), None, None, _precision(value), _method(match), "")


def _day_of_claim(doc: Doc, cue: Token | None, times: Sequence[TimeMatch], published: date | None) -> FigureTime | None:
    """As in "said Thursday … the toll has reached": the claim's day."""
    for match in times:
        token = _token(doc, match)
        if token is None or match.expression.type not in ("DATE", "TIME") or cue is None or not _hangs_on(token, cue, None):
            continue
        found = _at(match, published)
        if found is not None:
            return _named(found, "day_of_claim")
    return None


def _token(doc: Doc, match: TimeMatch) -> Token | None:
    span = doc.char_span(match.expression.start, match.expression.end, alignment_mode="expand")
    return span.root if span is not None else None


def _hangs_on(token: Token, verb: Token, event: Token | None) -> bool:
    """Whether a time modifies a verb directly, not something inside its clause."""
    if event is not None and event.i == verb.i:
        return False
    head = token.head
    return head.i == verb.i or (head.dep_ == "prep" and head.head.i == verb.i)


def _distance(token: Token, event: Token, anchor: Token) -> int | None:
    """Steps in the tree from a time to the event; None where another clause of the sentence holds it."""
    ancestors = [token, *token.ancestors]
    for target, extra in ((event, 0), (anchor, 1)):
        path = {t.i: n for n, t in enumerate([target, *target.ancestors])}
        for steps, ancestor in enumerate(ancestors):
            if ancestor.i in path:
                crossed = [t for t in ancestors[:steps] if _closes_off(t) and t.i != target.i and not t.is_ancestor(target)]
                if crossed:
                    break
                return steps + path[ancestor.i] + extra
    return None


def _closes_off(verb: Token) -> bool:
    """A relative or adverbial clause keeps its times to itself, unless it tells when ("killed when a bus fell on Wednesday")."""
    if verb.dep_ == "advcl":
        return not any(c.dep_ in ("advmod", "mark") and c.lower_ in _TELLING_WHEN for c in verb.children)
    return verb.dep_ in ("relcl", "acl")


def _same_clause(doc: Doc, match: TimeMatch, anchor: Token, event: Token | None) -> bool:
    token = _token(doc, match)
    return token is not None and _distance(token, event or anchor, anchor) is not None


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
    return ("year", "month", "day")[min(len(parts), 3) - 1] if not re.search(r"[WQ]", value) else "day"


def _precise(value: str, first: date) -> str:
    """The date in the precision of its value: 2023-11 stays a month."""
    return first.isoformat()[: {"year": 4, "month": 7, "day": 10}[_precision(value)]]


def _method(match: TimeMatch) -> TimeMethod:
    return "relative" if match.is_relative else "stated"
