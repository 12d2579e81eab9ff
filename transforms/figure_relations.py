"""Ids of figures, and what binds two figures of a sentence: subsets and exchanges."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Sequence

from transforms.comparisons import with_claimant_of
from transforms.exchanges import exchanged, is_exchange
from transforms.figure_parts import are_called, is_included, is_of_all, whole_of
from transforms.frozen import replace
from transforms.records import Figure

_ITEMS_START = re.compile(r"[^.;:!?()—–]{0,60}?(?::|--|—|–|\()\s*")
_ITEMS_END = re.compile(r"[.;:!?()—–]|--")
_SINGLE_ITEM = re.compile(r"\ban?\s+\w", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compared\s+(?:with|to)|up\s+from|down\s+from|versus|against)\s*$", re.IGNORECASE)
#: "Treated 57 players and judged eleven of them fit": a verb of their own.
_TOLD_APART = re.compile(
    r"\b(?:and|but)\s+(?:later\s+|then\s+)?(?:[a-z]+ed|found|left|sent|put|let|kept|gave|took|told|made|brought|thought|held)\s+"
    r"(?:about|only|just|some|at\s+least)?\s*$",
)
_DEFINITE = re.compile(r"\b(?:the|those|these)\s+$", re.IGNORECASE)


def identify(figures: Sequence[Figure], sentence: str, document_id: str, occurrences: Counter[tuple[str, str]]) -> list[Figure]:
    """Ids from the article's id, the sentence's words and the surface with its occurrence: an unchanged sentence keeps them.

    Args:
        figures: the figures of one sentence.
        sentence: its text.
        document_id: the article's id.
        occurrences: how often each pair of sentence and surface has stood in the article so far; counted on here.
    """
    words = re.sub(r"\s+", " ", sentence)
    named = []
    for figure in figures:
        key = (words, figure.surface)
        occurrences[key] += 1
        seed = "\0".join((document_id, words, figure.surface, str(occurrences[key])))
        named.append(replace(figure, figure_id=hashlib.sha256(seed.encode()).hexdigest()[:16]))
    return named


def relate(figures: Sequence[Figure], earlier: Sequence[Figure], text: str) -> list[Figure]:
    """The figures of one sentence with ``part_of`` ("including 39", "111 of whom") and ``exchanged_for`` filled.

    Args:
        figures: the figures of the sentence, in order.
        earlier: those of the sentences before.
        text: the article's text.
    """
    related = [_taken_up(figure, earlier, text) for figure in figures]
    counts = [n for n, figure in enumerate(related) if figure.kind == "count"]
    for whole, part in itertools.pairwise(counts):
        between = text[related[whole].end : related[part].start]
        if is_exchange(related[whole], related[part], text):
            related[whole], related[part] = exchanged(related[whole], related[part])
        elif _COMPARED.search(between):
            related[part] = _inherit(related[part], related[whole], "event_of_compared")
    for whole in counts:
        for part in _items_of(whole, counts, related, text):
            related[part] = _inherit(replace(related[part], part_of=related[whole].figure_id), related[whole], "event_of_whole")
    for position, figure in enumerate(related):
        held = whole_of(related, position, earlier, text) if figure.part_of is None else None
        if held is None:
            continue
        measure = held.measure if held.event == figure.event and held.measure == "flow" else figure.measure
        related[position] = replace(figure, part_of=held.figure_id, measure=measure)
        is_told_apart = _TOLD_APART.search(text, held.end, figure.start) is not None
        if figure.kind == "count" and held in related[:position] and is_included(held, figure, text) and not is_told_apart:
            related[position] = _inherit(related[position], held, "event_of_whole")
        if figure.time_method == "publication" and is_of_all(figure, text):
            related[position] = _at_time_of(held, related[position])
    return related


def _at_time_of(whole: Figure, part: Figure) -> Figure:
    return replace(
        part, as_of_date=whole.as_of_date, period_start=whole.period_start, period_end=whole.period_end,
        time_precision=whole.time_precision, time_method=whole.time_method, rules=part.rules | {"time": "time_of_whole"},
    )  # fmt: skip


def _taken_up(figure: Figure, earlier: Sequence[Figure], text: str) -> Figure:
    """A number told once more with "the": "has sickened 57 people, the ministry said. … Of the 57 patients, 44 …"."""
    if figure.kind != "count" or figure.value is None or (figure.event is not None and figure.attributed_to is not None):
        return figure
    if _DEFINITE.search(text, max(figure.sentence_start, figure.start - 8), figure.start) is None:
        return figure
    same = (f for f in reversed(earlier) if f.kind == "count" and f.value == figure.value and f.part_of is None)
    first = next((f for f in same if f.event is not None and f.event == (figure.event or f.event)), None)
    if first is None or not (first.counted == figure.counted or are_called(figure, first)):
        return figure
    return _inherit(figure, first, "event_of_same_number")


def _items_of(whole: int, counts: Sequence[int], figures: Sequence[Figure], text: str) -> list[int]:
    """The parts that add up to a whole behind a colon, dash or bracket: "three dead: two soldiers and a guide"."""
    figure = figures[whole]
    opening = _ITEMS_START.match(text, figure.end, figure.sentence_end)
    if opening is None or figure.event is None or figure.value is None:
        return []
    closing = _ITEMS_END.search(text, opening.end(), figure.sentence_end)
    end = closing.start() if closing else figure.sentence_end
    parts = [n for n in counts if opening.end() <= figures[n].start < end and not figures[n].is_implicit]
    values = [value for n in parts if (value := figures[n].value) is not None]
    singles = len(_SINGLE_ITEM.findall(text, opening.end(), end))
    return parts if len(values) == len(parts) > 0 and sum(values) + singles == figure.value else []


def _inherit(part: Figure, whole: Figure, rule: str) -> Figure:
    """What is said of a whole holds for the part told with it, where the words say nothing else of the part."""
    rules = dict(part.rules)
    if part.attributed_to is None and whole.attributed_to is not None:
        rules["attributed_to"] = rule.replace("event", "claimant")
    if part.event is None and whole.event is not None:
        rules["event"] = rule
        part = replace(part, event=whole.event)
    if part.event is not None and part.event == whole.event:
        part = replace(part, measure=whole.measure)
    part = replace(with_claimant_of(part, whole, rule.replace("event", "claimant")), rules=part.rules)
    if part.place is None and whole.place is not None and rule == "event_of_whole":
        rules["place"] = "place_of_whole"
        part = replace(part, place=whole.place)
    return replace(part, rules=rules)
