"""Figures told beside another of the same: "compared with 39.7 million a year earlier", "up from 45", "second with 16"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from transforms.counted import Counted
from transforms.frozen import frozen, replace
from transforms.quantities import Quantity
from transforms.records import Figure
from transforms.text_words import in_lower_case

_OPENER = (
    r"compared\s+(?:with|to)|(?:up|down)\s+(?:sharply\s+|slightly\s+)?(?:from|on)|against|versus|vs\.?|instead\s+of|on\s+top\s+of|in\s+addition\s+to|"
    r"(?:far\s+|well\s+|just\s+|slightly\s+)?(?:below|above|short\s+of|(?:more|fewer|less|higher|lower|greater|larger|smaller)\s+than(?=\s+the\b))"
    r"|beating|missing|exceeding"
)
#: When a level was reached, before the one it came from: "to 21.4 lakh on Wednesday from 26.8 lakh".
_WHEN = (
    r"(?:\s+(?:on|in|by|at|last|this|that|late|early|the|a|an|year|month|week|day|night|morning|evening|afternoon|end|of|quarter|noon|midnight|today|yesterday|overnight|"
    r"first|second|third|fourth|half|fiscal|ended|ending|months?|weeks?|three|six|nine|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?|(?:19|20)\d\d|\d{1,2})\.?){0,9}"
)
_FROM = re.compile(rf"{_WHEN},?\s+from\b", re.IGNORECASE)
_COMPARED = re.compile(
    rf"(?:(?:[,(–—]|--)\s*(?:{_OPENER})|\b(?:compared\s+(?:with|to)|up\s+from|down\s+from|on\s+top\s+of|in\s+addition\s+to)|^{_WHEN},?\s+from)"
    r"(?:\s+(?:about|around|nearly|almost|some|just|only|the|a|an))*"
    r"(?:(?:\s+[\w.-]+){0,3}\s+[\w.-]+['’]s?|(?:\s+[\w-]+){0,2}\s+(?:forecast|estimate|target|projection|figure|level|total|peak|low|high|mark|record)s?\s+of)?"
    r"\s*[A-Z]{0,3}[$€£¥]?\s*$",
    re.IGNORECASE,
)
#: One of its words, for which a text in lower case is looked through first: most numbers are compared with nothing.
_COMPARES = re.compile(
    r"compared|from|(?:up|down|ly)\s+on\b|against|versus|\bvs|instead|on\s+top|addition|below|above|short|than|beating"
    r"|missing|exceeding"
)
#: The level that a change led to, before the one it came from: "widened to 14 million euros from 9 million".
_TO_LEVEL = re.compile(r"\bto\s+(?:[a-z]+\s+){0,3}[A-Z]{0,3}[$€£¥]?\s*$")
#: The same thing said in another measure: "3,850 families, or nearly 20,000 people", "12 billion rupees ($144 million)".
_RESTATED = re.compile(
    r"(?:\s+[a-z’'-]+){0,6}\s*(?:,\s+or|\(|,?\s+(?:which\s+)?(?:equat(?:es|ing)|equal|equivalent|amount(?:s|ing))\s+to)(?:\s*(?:about|around|approximately|nearly|almost|some|roughly|just\s+over|close\s+to|over|up\s+to|more\s+than|an?))*"
    r"\s*(?:[A-Z]{0,3}[$€£¥])?\s*",
    re.IGNORECASE,
)
_OF_CHANGE = frozenset({"share", "money", "measure", "count"})
#: What stands between a level and its change: ", up 17%", "(an increase of 12 percent".
_IN_BRACKETS = re.compile(r"\s?\(")
_CONVERTED = frozenset({"measure", "money"})
_CHANGE = re.compile(
    r"[^.;:]{0,60}?[,(–—]\s*(?:(?:up|down|higher|lower)(?:\s+by)?|an?\s+(?:\w+\s)?(?:rise|increase|jump|gain|surge|fall|drop|decline|decrease|growth)\s+of)"
    r"(?:\s+(?:about|around|nearly|almost|some|roughly|over|more\s+than|an?))*\s*",
    re.IGNORECASE,
)
#: A change told behind the figure that it changed: "6,480 samples last year, up 12 percent on 2024".
_CHANGED = re.compile(
    r"(?:\s[\w’'-]+){0,7}\s*(?:[,(–—]|--)\s*(?:or\s+)?(?:which\s+(?:is|was)\s+)?(?:(?:up|down)(?:\s+by)?|an?\s+(?:[a-z-]+\s+)?(?:rise|increase|jump|gain|surge|drop|fall|decline|decrease|improvement)\s+of)"
    r"(?:\s+(?:about|around|nearly|almost|some|just|only|more\s+than|over|roughly|a))*\s*",
    re.IGNORECASE,
)
#: Between two shares that one verb tells, and what stands behind the second.
_SHARED_CHANGE = re.compile(
    r"(?:\s+[\w’'.-]+){0,10}?,?\s+(?:and|but)\s+(?:by\s+)?(?:(?:about|around|nearly|almost|some|just|only)\s+)?"
)
_GOES_ON = re.compile(r"\s+(?:from|over|on|in|for|compared|year[-\s]on[-\s]year|month[-\s]on[-\s]month|annually)\b")
#: The level behind its change: "cut the budget by 40% since 2023 to 85 million lira".
_LEVEL_THEN = re.compile(
    r"(?:\s+(?:since|in|from|over|during|last|this|on)\s(?:[\w’']+\s?){1,4})?\s*,?\s+to\s+(?:just\s+|only\s+)?", re.IGNORECASE
)
#: The same with a cue inserted: "rose 44 percent, the ministry said, to 870".
_LEVEL_BEHIND_CUE = re.compile(
    r"(?:\s+(?:since|in|from|over|during|last|this|on)\s(?:[\w’']+\s?){1,7})?,\s[^,.;:]{3,60},\s+to\s+(?:just\s+|only\s+)?"
)
_THAN_BEHIND = re.compile(r"\s+(?:fewer|more|less|higher|lower)\s+than\b|\s+(?:up|down)\s+(?:on|from)\b", re.IGNORECASE)
_SET_OFF_FAR = re.compile(
    r"(?:\s[\w’'-]+){0,16}(?:,\s[^,.;:]{3,80})?,\s*(?:or\s+)?(?:about|around|nearly|almost|some|just|only|roughly)?\s*",
    re.IGNORECASE,
)
_FEWER_BEHIND = re.compile(r"\s+(?:fewer|more)\s+than\b", re.IGNORECASE)
_SET_OFF = re.compile(
    r"(?:\s[\w’'-]+){0,7}\s*(?:[,(–—]|--)\s*(?:or\s+)?(?:about|around|nearly|almost|some|just|only|roughly)?\s*", re.IGNORECASE
)
#: Things that tables of results list by number alone: "won 17 seats; the bloc came second with 16".
_LISTED = frozenset("seat vote ballot medal goal point count charge claim try wicket district constituency".split())
#: Rules by which a number counts what one before it counts.
_TAKEN_OVER = frozenset({"elided_noun", "noun_of_sentence_before", "noun_of_list", "votes_polled"})
_TIME_NOUNS = frozenset("year month week day hour decade quarter".split())


@frozen
class Told:
    """A figure told before, with what it was read from."""

    quantity: Quantity
    counted: Counted
    figure: Figure


def compared_with(
    quantity: Quantity, counted: Counted, told: Sequence[Told], text: str, *, is_forecast: bool = False
) -> Told | None:
    """The figure of the sentence that a number is compared with: of those before it the one nearest in size.

    Args:
        quantity: the number.
        counted: what it counts by the words around it; a noun of its own is no matter of comparison, save that of a date ("up
            from 45 four years ago").
        told: the figures before it in the sentence.
        text: the article's text.
        is_forecast: whether others had expected the number, which is told beside what came of it.
    """
    if is_forecast:
        alike = [t for t in reversed(told) if t.quantity.kind == quantity.kind]
        return next((t for t in alike if t.quantity.trend == quantity.trend), next(iter(alike), None))
    has_noun = counted.noun is not None and counted.noun.lemma_.lower() not in _TIME_NOUNS
    return None if has_noun else _nearest_compared(quantity, told, text)


def compared_event(quantity: Quantity, told: Sequence[Told], text: str) -> Told | None:
    """The figure that a number with a noun of its own is compared with: "3 per cent of Africans, compared with 60 per cent of
    Europeans"; what happened to the one happened to the other.
    """
    other = _nearest_compared(quantity, told, text)
    return other if other is not None and other.quantity.kind == quantity.kind else None


def _nearest_compared(quantity: Quantity, told: Sequence[Told], text: str) -> Told | None:
    if not told:
        return None
    between = text[told[-1].quantity.end : quantity.start]
    if not _COMPARES.search(in_lower_case(text), told[-1].quantity.end, quantity.number_start):
        return None
    if not (_COMPARED.search(between) or _COMPARED.search(text[told[-1].quantity.end : quantity.number_start])):
        return None
    if _FROM.match(between) and not _TO_LEVEL.search(text, max(0, told[-1].quantity.start - 30), told[-1].quantity.start):
        return None
    alike = [t for t in reversed(told) if quantity.kind in ("count", t.quantity.kind)]
    return min(alike, key=lambda t: abs(_size(t.quantity) - _size(quantity)), default=None)


def like(quantity: Quantity, counted: Counted, other: Told) -> tuple[Quantity, Counted]:
    """A number with the kind, the unit and the counted thing of the one it is compared with."""
    if quantity.kind == "count" and other.quantity.kind in ("money", "measure", "share"):
        kind, unit = other.quantity.kind, other.quantity.unit
        quantity = replace(quantity, kind=kind, unit=unit, trace=(*quantity.trace, f"{kind} like the one before"))
    figure = other.figure
    return quantity, replace(
        counted, text=figure.counted, noun=None, is_implied=figure.counted_is_implied, rule="noun_of_compared"
    )


def changed(quantity: Quantity, told: Sequence[Told], text: str) -> Told | None:
    """The figure right before a share that tells its change, or the change before its level: "samples, up 12 percent"."""
    told = [t for t in told if t.counted.noun is None or t.counted.noun.dep_ != "poss"]  # "in the three countries' conflicts"
    if not told:
        return None
    between = (told[-1].quantity.end, quantity.number_start)
    if (
        told[-1].quantity.trend is not None
        and told[-1].quantity.kind == "share"
        and quantity.kind in ("money", "measure", "count")
    ):
        is_level = quantity.kind != "count" and _LEVEL_THEN.fullmatch(text, told[-1].quantity.end, quantity.start)
        return told[-1] if is_level or _LEVEL_BEHIND_CUE.fullmatch(text, told[-1].quantity.end, quantity.start) else None
    if quantity.kind != "share" or told[-1].quantity.kind not in ("count", "money", "measure"):
        return None
    is_change = _CHANGED.fullmatch(text, *between) is not None
    is_change = (
        is_change
        or (_THAN_BEHIND.match(text, quantity.end) is not None and _SET_OFF.fullmatch(text, *between) is not None)
        or (is_of_fewer(quantity, text) and _SET_OFF_FAR.fullmatch(text, *between) is not None)
    )
    return told[-1] if is_change else None


def with_shared_trend(quantity: Quantity, told: Sequence[Told], text: str) -> Quantity:
    """A second share of one change: "rose 5 percent in April from March and 12 percent from a year earlier"; else unchanged."""
    first = told[-1].quantity if told else None
    if first is None or first.trend is None or quantity.trend is not None or {first.kind, quantity.kind} != {"share"}:
        return quantity
    is_shared = _SHARED_CHANGE.fullmatch(text, first.end, quantity.number_start) and _GOES_ON.match(text, quantity.end)
    if not is_shared or first.unit != quantity.unit:
        return quantity
    return replace(quantity, trend=first.trend, trace=(*quantity.trace, "trend of the one before"))


def is_of_fewer(quantity: Quantity, text: str) -> bool:
    """As in "3,860 deaths, a quarter fewer than in May": the change is told of what the number before it tells."""
    return _FEWER_BEHIND.match(text, quantity.end) is not None


def with_event_of(figure: Figure, other: Figure, rule: str) -> Figure:
    """What happened to the one happened to the other, where the words say nothing else; the base of a comparison is a fact."""
    is_asked = figure.rules.get("status", "").startswith("asked or offered")
    if rule == "event_of_compared" and not is_asked:
        figure = replace(figure, status="asserted")
    if figure.event is not None or other.event is None:
        return figure
    return replace(figure, event=other.event, measure=other.measure, rules=figure.rules | {"event": rule})


def of_same_toll(figure: Figure, other: Figure) -> Figure:
    """An earlier level of a toll: whom it counts, where, and who claims it are told with the later one."""
    figure = with_claimant_of(figure, other, "claimant_of_toll_before")
    place = {} if figure.place is not None or other.place is None else {"place": "place_of_toll_before"}
    return replace(
        figure,
        counted=figure.counted or other.counted,
        counted_is_implied=figure.counted_is_implied or figure.counted is None,
        place=figure.place or other.place,
        population=figure.population or other.population,
        rules=figure.rules | place,
    )


def with_claimant_of(figure: Figure, other: Figure, rule: str) -> Figure:
    """Who claims the one claims the other, where the words say nobody else."""
    if figure.attributed_to is not None or other.attributed_to is None:
        return figure
    return replace(
        figure,
        attributed_to=other.attributed_to,
        attributed_to_actor_id=other.attributed_to_actor_id,
        attribution_cue=other.attribution_cue,
        attribution_start=other.attribution_start,
        attribution_end=other.attribution_end,
        attribution_chain=other.attribution_chain,
        rules=figure.rules | {"attributed_to": rule},
    )


def is_restated(told: Sequence[Told], quantity: Quantity, text: str) -> bool:
    """Whether a number says the figure right before it once more, in another measure."""
    return bool(told) and _RESTATED.fullmatch(text, told[-1].quantity.end, quantity.number_start) is not None


def as_restated(figure: Figure, told: Sequence[Told], quantity: Quantity, text: str) -> Figure:
    """A number that says the one right before it in another measure, with what that one tells: event, claimant, and the thing."""
    first = told[-1].figure
    if figure.event == "employed" and first.event is not None:  # "cut 5% of its workforce, or 4,000 employees"
        figure = replace(figure, event=None, status=first.status)
    figure = with_claimant_of(with_event_of(figure, first, "event_of_restated"), first, "claimant_of_restated")
    if first.trend is not None and {figure.kind, first.kind} <= _OF_CHANGE:  # "fell 8 million euros, or 4 percent"
        figure = replace(figure, trend=first.trend)
        if figure.counted is None and figure.kind != "count":
            figure = replace(figure, counted=first.counted, rules=figure.rules | {"counted": "counted_of_restated"})
    if figure.counted is None and is_told_of_same(figure, first):
        figure = replace(figure, counted=first.counted, status=first.status)
    return as_converted(figure, told, quantity, text)


def as_converted(figure: Figure, told: Sequence[Told], quantity: Quantity, text: str) -> Figure:
    """A quantity in brackets that says the one right before it in another unit, with what that one tells: "13 kg (29 lb)"."""
    before = told[-1] if told else None
    if before is None or quantity.kind != before.quantity.kind or quantity.unit == before.quantity.unit:
        return figure
    opens = _IN_BRACKETS.fullmatch(text, before.quantity.end, quantity.start)
    if opens is None or quantity.kind not in _CONVERTED or not text.startswith(")", quantity.end):
        return figure
    first = before.figure
    rules = {"counted": "counted_of_converted", "event": "event_of_converted"}
    return replace(
        figure, counted=first.counted, event=first.event, measure=first.measure, status=first.status, rules=figure.rules | rules
    )


def change_of(quantity: Quantity, counted: Counted, told: Sequence[Told], text: str) -> Told | None:
    """The level that a share tells the change of: "46,000 people came, up 17% on 2023", "404 deaths, a rise of 12 percent"."""
    if not told or quantity.kind != "share" or quantity.trend is None or counted.noun is not None:
        return None
    is_level = told[-1].quantity.kind in ("count", "money", "measure") and told[-1].quantity.trend is None
    return told[-1] if is_level and _CHANGE.fullmatch(text, told[-1].quantity.end, quantity.number_start) else None


def is_told_of_same(figure: Figure, restated: Figure) -> bool:
    """Whether a figure that says one once more counts the same: in its unit, per something, as a share ("391, or two-thirds")."""
    if figure.kind in ("rate", restated.kind):
        return True
    return figure.kind == "share" and restated.kind == "count" and figure.trend is None and restated.trend is None


def listed_with(counted: Counted, told: Sequence[Told]) -> Told | None:
    """The last figure before a number that counts the same of a table of results: "won 17 seats … came second with 16"."""
    if counted.rule not in _TAKEN_OVER or not is_listed(counted.text):
        return None
    return next((t for t in reversed(told) if t.figure.counted == counted.text and t.figure.event), None)


def is_listed(noun: str | None, listed: frozenset[str] = _LISTED) -> bool:
    """Whether tables of results list a thing by number alone: seats, votes, medals."""
    words = (noun or "").lower().split()
    return bool(words) and words[-1].removesuffix("s") in listed and "percentage" not in words


def _size(quantity: Quantity) -> float:
    return math.log(abs(float(quantity.value or quantity.low or quantity.high or 1)))
