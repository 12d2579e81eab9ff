"""Figures that go one for the other: "105 hostages in exchange for 240 prisoners", also told over several sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.frozen import replace
from transforms.records import Figure

_EXCHANGE = re.compile(
    r"\b(?:in\s+exchange\s+for|in\s+return(?:\s+for)?|in\s+exchange|(?:exchang|swapp?)\w*\s+for|traded?\s+for)\b", re.IGNORECASE
)
_SWAPPED = re.compile(r"\b(?:exchang|swap)\w*\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:[\w-]+\s+){0,4}for\s+(?:[\w-]+\s+){0,2}")
#: "nine hostages under a deal in which the government is to free 62 prisoners".
_UNDER_DEAL = re.compile(
    r"[^.;!?]*\b(?:deal|agreement|swap|exchange|accord|pact|arrangement)\b[^.;!?]{0,24}\b(?:under|in|by)\s+which\b[^.;!?]*",
    re.IGNORECASE,
)
#: The other side of a swap, told in a sentence of its own: "Israel will free 150 prisoners in return".
_IN_RETURN = re.compile(
    r"\bin\s+(?:exchange|return)\b(?!\s+for\b)|\bin\s+(?:exchange|return)\s+for\s+(?:them|these|those|this|that|their|its|his|her|the\s+(?:hostages|captives|prisoners|detainees|soldiers))\b",
    re.IGNORECASE,
)
#: How many figures back the first side may stand.
_REACH = 8
_SIDES = frozenset({"released", "returned"})
_HELD = frozenset({None, "held", "detained"})


def is_exchange(one: Figure, other: Figure, text: str) -> bool:
    """As in "105 hostages in exchange for 240 prisoners", "swapped 90 soldiers for 75"."""
    between = text[one.end : other.start]
    if _EXCHANGE.search(between):
        return True
    is_free = one.event in _SIDES and other.event in _SIDES
    if is_free and _UNDER_DEAL.fullmatch(between):
        return True
    is_swap = _SWAPPED.search(text, max(one.sentence_start, one.start - 40), one.start) is not None
    return is_swap and _FOR.fullmatch(between) is not None


def exchanged(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Both sides of an exchange, pointing to each other; the second at the time of the first, for both happen at once."""
    second = _at_time_of(replace(other, exchanged_for=one.figure_id), one)
    first = replace(one, exchanged_for=other.figure_id)
    if first.event == "returned" and second.event in (None, *_SIDES):
        first, second = _gone_home(first), _gone_home(second)
    return _freed(first, second), _freed(second, first)


def with_exchanges_before(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The figures of an article; a side of a swap told in a sentence of its own is paired with the side told before it."""
    related = list(figures)
    for position, figure in enumerate(related):
        if figure.event not in _SIDES or not _is_open(figure) or not _is_in_return(figure, related, text):
            continue
        partner = _partner_before(related, position)
        if partner is not None:
            related[partner] = replace(related[partner], exchanged_for=figure.figure_id)
            related[position] = replace(figure, exchanged_for=related[partner].figure_id)
    return related


def _is_open(figure: Figure) -> bool:
    return figure.kind == "count" and not figure.is_implicit and figure.exchanged_for is None and figure.part_of is None


def _is_in_return(figure: Figure, figures: Sequence[Figure], text: str) -> bool:
    """Whether the sentence of a figure tells the other side of a swap, and no side but this one."""
    if _IN_RETURN.search(text, figure.sentence_start, figure.sentence_end) is None:
        return False
    beside = [f for f in figures if f.sentence_start == figure.sentence_start and f is not figure]
    return not any(f.event in _SIDES and _is_open(f) for f in beside)


def _partner_before(figures: Sequence[Figure], position: int) -> int | None:
    """The last figure of the sentences before that tells the first side: others who go free, or who are held."""
    figure = figures[position]
    for index in range(position - 1, max(-1, position - 1 - _REACH), -1):
        other = figures[index]
        if other.sentence_start == figure.sentence_start or not _is_open(other) or other.counted == figure.counted:
            continue
        if other.event in _SIDES:
            return index
    return None


def _gone_home(figure: Figure) -> Figure:
    """As in "150 soldiers went home in exchange for 146": who goes home for others has been freed."""
    return replace(figure, event="released", measure="flow", rules=figure.rules | {"event": "side_of_exchange"})


def _freed(figure: Figure, other: Figure) -> Figure:
    """One side of an exchange: who is held, or of whom nothing is told, goes free where the other side does."""
    if other.event != "released" or figure.event not in _HELD:
        return figure
    return replace(figure, event="released", measure=other.measure, rules=figure.rules | {"event": "other_side_of_exchange"})


def _at_time_of(second: Figure, first: Figure) -> Figure:
    return replace(
        second,
        as_of_date=first.as_of_date,
        period_start=first.period_start,
        period_end=first.period_end,
        time_precision=first.time_precision,
        time_method=first.time_method,
        rules=second.rules | {"time": "time_of_exchange"},
    )
