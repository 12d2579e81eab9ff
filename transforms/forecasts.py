"""Numbers that others had expected: "ahead of the £398m analysts had pencilled in", "above the 2.1% that economists forecast".

The clause behind such a number has no "that" of its own, so that the parser takes its subject for what is counted; its words are
read from the surface.
"""

from __future__ import annotations

from transforms.analysed_text import Doc, Span, Token
from transforms.frozen import frozen
from transforms.quantities import Quantity
from transforms.text_words import in_lower_case

_EXPECTED = frozenset(
    (
        "expected forecast forecasted predicted anticipated estimated projected pencilled penciled budgeted guided hoped "
        "foreseen targeted planned promised envisaged priced looking expecting predicting forecasting expect predict anticipate"
    ).split()
)
#: What those do who plan as well: it is a forecast where somebody had done it.
_UNDERTAKEN = frozenset("planned promised envisaged targeted budgeted hoped".split())
_AUXILIARIES = frozenset("had has have been was were originally previously initially widely already also".split())
_OF_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "PART", "CCONJ", "VERB"})
_UNITS = frozenset("m bn tn b k % percent per cent cents share a million billion trillion pence euros dollars pounds".split())
#: What is expected, not who expects: "higher than the 0.2 percent rise expected".
_MOVEMENTS = frozenset(
    "rise increase gain growth jump climb fall drop decline decrease slide dip contraction pace rate level figure".split()
)
#: How many words may stand between the number and what was done with it.
_REACH = 8


@frozen
class Forecast:
    """Who expected a number, with the head of the phrase, and the verb that says so."""

    subject: Span
    head: Token
    verb: Token


def forecast_of(doc: Doc, quantity: Quantity) -> Forecast | None:
    """The "analysts had expected" behind "the £398m"; None for other numbers."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span.start == 0 or "the" not in in_lower_case(doc.text)[doc[span.start - 1].idx : span.end_char]:
        return None  # most numbers: their words need not be looked at
    if "the" not in (doc[span.start - 1].lower_, *(t.lower_ for t in span)):
        return None
    start = span.end
    while start < span[-1].sent.end and doc[start].lower_ in _UNITS and doc[start].idx < quantity.end:
        start += 1
    behind = doc.span(start, min(start + _REACH, span[-1].sent.end))
    verb = next((t for t in behind if t.lower_ in _EXPECTED), None)
    if verb is None:
        return None
    before = behind[: verb.i - behind.start]
    if verb.lower_ in _UNDERTAKEN and not any(t.lower_ in ("had", "has", "have") for t in before):
        return None  # "the 300 houses planned by the council"
    subject = [t for t in before if t.lower_ not in _AUXILIARIES] or _agents(verb)
    if subject and subject[0].lower_ in ("that", "which"):
        subject = subject[1:]
    if subject and (subject[-1].lemma_.lower() in _MOVEMENTS or (verb.dep_ == "acl" and verb.head is subject[-1])):
        return None  # "the ten tanks promised by Madrid"
    is_phrase = bool(subject) and all(t.pos_ in _OF_PHRASE for t in subject) and subject[-1].pos_ in ("NOUN", "PROPN", "PRON")
    return Forecast(doc.span(subject[0].i, subject[-1].i + 1), subject[-1], verb) if is_phrase else None


def _agents(verb: Token) -> list[Token]:
    """As in "the £1.2bn forecast by analysts": the phrase behind "by"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 2 + _REACH, verb.sent.end)]
    if len(behind) < 2 or behind[0].lower_ != "by" or behind[1].ent_type_ in ("DATE", "TIME"):
        return []
    end = next((t.i for t in behind[1:] if t.pos_ not in _OF_PHRASE), behind[-1].i + 1)
    return list(verb.doc[verb.i + 2 : end])
