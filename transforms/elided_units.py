"""Units that a number leaves to the words before it: "the ministry offered 12 million", "51.2% to Bello's 46.9", "a lead of 14
points", "18 months, 12 of which are suspended".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transforms.analysed_text import Doc, Token
from transforms.bare_numbers import GATHERINGS
from transforms.event_syntax import gained_before_level
from transforms.frozen import replace
from transforms.quantities import Quantity
from transforms.syntax import SUBJECTS

_MAGNITUDE = re.compile(r"(?:million|billion|trillion|crore|lakh|(?<=\d)\s?(?:m|mn|bn|tn|b))\b", re.IGNORECASE)
#: How many numbers back the money is that a bare "million" is told of.
_REACH = 6
#: How far behind a sentence of so many years another may be told without its unit.
_TERM_REACH = 160
#: Nouns that an amount stands before without being counted: "the 97 million average".
_LEVELS = frozenset("average mean median estimate forecast consensus target mark level figure total".split())
#: What happens to money: "62 million has been paid out".
_OF_MONEY = frozenset(
    "pay spend raise go come carry allocate release disburse set transfer invest earmark cover lend borrow repay owe lose".split()
)
_OF_PEOPLE = frozenset("leave force drive displace kill affect feed help reach serve draw attract employ infect reach".split())
_COUNTED = frozenset(
    (
        "traffic passenger visitor tourist subscriber customer user viewer listener reader member ridership attendance delivery "
        "shipment arrival population audience household download vehicle listing opening vacancy claim payroll job"
    ).split()
)
_CONVERTED = re.compile(r"(?:\(|,\s+or)\s*(?:about|around|nearly|some|roughly|almost)?\s*$", re.IGNORECASE)
_UNITS = frozenset({"money", "share", "measure", "duration"})
#: Between a number with a unit and one that takes it over: "cut from 12 years to seven", "18 months, of which 12".
_TAKEN_OVER = re.compile(
    r"\s*(?:to|,?\s*instead\s+of|,?\s*rather\s+than|,?\s*(?:up|down)\s+from|,?\s*compared\s+(?:with|to)|,\s+of\s+which)\s+"
    r"(?:about|around|nearly|almost|some|just|only|at\s+least)?\s*",
    re.IGNORECASE,
)
#: A sentence or a ban told like the one before: "jailed for 14 years and his brother for six", "the accountant got four".
_TERM = re.compile(
    r"\b(?:to|for|got|gets|getting|received|receives|receiving|given|drew|served|serve|serving)\s+(?:about|nearly|almost|just|only|at\s+least|up\s+to|another)?\s*$",
    re.IGNORECASE,
)
_PUNISHED = re.compile(
    r"\b(?:jail\w*|sentenc\w*|imprison\w*|prison|behind\s+bars|bann?(?:ed)?|suspen\w+|custody|detention|terms?)\b", re.IGNORECASE
)
#: The other side's number in a dispute: "Nurses want 8 percent; the state has offered 3".
_BARGAINED = re.compile(
    r"[^.!?\n]{0,60}\b(?:offer(?:ed|s|ing)?|propos(?:ed|es|ing)|demand(?:ed|s|ing)?|want(?:ed|s)?|sought|seeks?|asked\s+for|asks\s+for|accepted|settled\s+for|got)\s+"
    r"(?:about|around|nearly|almost|some|just|only|at\s+least)?\s*",
    re.IGNORECASE,
)
#: Who gets a sum, and what goes on with the next.
_GIVEN = re.compile(
    r"\s+(?:to|for)\s+(?:the|those|each|every|all|any|an?|their|its|his|her|families|relatives|victims|[A-Z][\w’'-]*)\b"
)
#: Others who get a sum, and how far from the first one it may be told; who gets it may stand before it alone.
_TO_VICTIMS = re.compile(
    r"\s+(?:for|to)\s+(?:the|those|each|every)\s+(?:[a-z]+\s+)?(?:dead|wounded|injured|maimed|victims?|deceased|survivors?|widows?|orphans?|families|family|"
    r"relatives|bereaved)\b"
)
_SAME_BREATH = 60
_GAPPED = re.compile(r",?\s+(?:(?:and|while|but)\s+)?(?:the|each|every|those)\s+(?:[a-z-]+\s+){1,3}", re.IGNORECASE)
_NEXT = re.compile(r"(?:,|\band)\s+(?:another\s+)?$")
_OF_WHICH = re.compile(r"\s+of\s+(?:which|those|these)\b", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r"\s+(?!of\b|and\b|or\b|the\b|for\b|with\b|among\b|from\b|when\b|after\b|before\b|last\b|this\b|who\b|now\b)[a-z]{3,}"
)
_REACHED = re.compile(
    r"\b(?:to|at|above|below|near|around)\s+(?:(?:about|around|nearly|almost|just|some|a|record)\s+)*$", re.IGNORECASE
)
#: What points are told in where votes and polls are: parts of a hundred.
_POLLED = re.compile(
    r"%|\bper\s?cent\b|\b(?:polls?|pollsters?|surveys?|turnout|swing|margin\s+of\s+error|approval|referendum|voters?|votes?|electorate|unemployment|joblessness|inflation)\b",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"\b(?:ind(?:ex|exes|ices)|Dow|Nasdaq|S&P|FTSE|Nikkei|Hang\s+Seng|DAX|CAC|Sensex|Nifty|table|league|scored|scoring|rebounds?|assists?|goals?|"
    r"championship|standings|season|game|match|driver|licence|points?\s+(?:[\w-]+\s+)?plan|docked|deducted|stripped)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"[\s-]+points?\b", re.IGNORECASE)
_LEAD_BEHIND = re.compile(r"[\s-]+points?\s+(?:lead|edge|advantage|margin|gap|swing)\b", re.IGNORECASE)
#: Who stands ahead of another by points of a hundred: "Results gave the No camp a lead of 14 points".
_CONTEST = re.compile(
    r"\b(?:(?:by-?)?elections?|run-?off|ballots?|candidates?|incumbent|electoral|campaign|(?:Yes|No|Leave|Remain)\s+(?:camp|side))\b"
)
_AHEAD = re.compile(r"\b(?:lead(?:s|ing)?|led|ahead|gap|margin|advantage|trail(?:s|ed|ing)?|behind)\b[^.;]{0,40}$", re.IGNORECASE)


def as_points(quantity: Quantity, doc: Doc, sentence_start: int, sentence_end: int) -> Quantity:
    """A number of points as percentage points where a poll or a vote is told of: "a lead of 14 points"; else unchanged.

    Args:
        quantity: the number.
        doc: the analysed text.
        sentence_start: where its sentence begins in the text.
        sentence_end: where it ends.
    """
    text = doc.text
    points = _POINTS.match(text, quantity.end) if quantity.kind == "count" and quantity.unit == "1" else None
    if points is None or (quantity.value or 0) > 100:
        return quantity
    before = text.rfind("\n", 0, sentence_start) + 1
    start = max(before, sentence_start - 300)
    is_lead = _AHEAD.search(text, sentence_start, quantity.start) or _LEAD_BEHIND.match(text, quantity.end)
    is_lead = is_lead and _CONTEST.search(text, start, sentence_end)
    is_polled = is_lead or _POLLED.search(text, start, sentence_end)
    if _PLAYED.search(text, sentence_start, sentence_end) or not is_polled:
        return quantity
    return replace(
        quantity, end=points.end(), kind="share", unit="percentage_point", trace=(*quantity.trace, "points of a hundred")
    )


def as_index_points(quantity: Quantity, text: str) -> Quantity:
    """The points that an index moved by, as a measure: "The index fell 12.4 points"."""
    points = _POINTS.match(text, quantity.end) if quantity.kind == "count" else None
    if points is None:
        return quantity
    return replace(quantity, end=points.end(), kind="measure", unit="point", trace=(*quantity.trace, "points of an index"))


def with_unit_before(
    quantity: Quantity, anchor: Token, noun: Token | None, doc: Doc, here: Sequence[Quantity], earlier: Sequence[Quantity]
) -> Quantity:
    """A number with the unit of one before it, where it leaves its own out; else unchanged.

    Args:
        quantity: the number.
        anchor: its token.
        noun: the noun that it counts by the words around it, if there is one.
        doc: the analysed text.
        here: the numbers before it in its sentence.
        earlier: those of the sentences before.
    """
    text = doc.text
    if quantity.kind != "count" or quantity.unit != "1" or quantity.form in ("indefinite", "collective"):
        return quantity
    if _has_magnitude(quantity, text):
        is_counting = (noun is not None and noun.lemma_.lower() not in _LEVELS) or _is_of_traffic(anchor)
        return quantity if is_counting or _is_no_money(anchor) else _with_money(quantity, here, earlier, text)
    last = here[-1] if here else None
    is_by_points = last is not None and last.unit == "percentage_point" and text[quantity.start - 3 : quantity.start] == "by "
    if last is not None and is_by_points and not _NOUN_BEHIND.match(text, quantity.end):
        return _like(quantity, last)
    if last is not None and not _has_magnitude(last, text) and is_given_next(last, quantity, text):
        return _like(quantity, last)
    if last is not None and last.kind == "money" and not _has_magnitude(last, text) and _is_paid_to_others(last, quantity, text):
        return _like(quantity, last)
    if noun is not None and not (here and _OF_WHICH.match(text, quantity.end)):
        return quantity
    if last is not None and last.kind in _UNITS and _takes_over(quantity, last, text):
        return _like(quantity, last)
    term = next((q for q in reversed(here) if q.kind == "duration"), None) or (earlier[-1] if earlier and not here else None)
    if term is not None and _is_term_like(quantity, term, text):
        return _like(quantity, term)
    if quantity.value is not None and quantity.value % 1 and not _NOUN_BEHIND.match(text, quantity.end):
        giver = last or (earlier[-1] if earlier else None)
        if (
            giver is not None
            and giver.kind in _UNITS
            and "per" not in giver.unit.split()
            and not _is_level(giver, quantity, text)
        ):
            return _like(quantity, giver)
    return quantity


def _is_level(change: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a number is the level that a change in percent led to: "fell 3 percent to 44.10", "closed at 4,512.8"."""
    if change.unit != "percent":
        return False
    is_reached = _REACHED.search(text, max(0, quantity.start - 24), quantity.start) is not None
    return (quantity.value or 0) > 100 or (is_reached and change.trend is not None)


def is_given_next(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a number goes on with a sum before it, by who gets it: "40,000 pesos to each owner and 9,000 to each tenant"."""
    between = text[last.end : quantity.start]
    is_next = _GIVEN.match(between) is not None and _NEXT.search(between) is not None and "." not in between
    return last.kind == "money" and is_next and _GIVEN.match(text, quantity.end) is not None


def _is_paid_to_others(last: Quantity, quantity: Quantity, text: str) -> bool:
    """As in "get 300,000 rupees, while there would be 80,000 for the wounded", "Each widow got 300 euros, the injured 200"."""
    between = text[last.end : quantity.start]
    if _TO_VICTIMS.match(text, quantity.end) and len(between) <= _SAME_BREATH and not re.search(r"[.;:]\s", between):
        return True
    return _GAPPED.fullmatch(between) is not None and re.match(r"\s*(?:[.,;)]|$)", text[quantity.end :]) is not None


def _is_of_traffic(anchor: Token) -> bool:
    """As in "passenger traffic climbed 46 percent to 3.9 million": a level of what is counted, not paid."""
    start = next((t.i for t in reversed(anchor.doc[anchor.sent.start : anchor.i]) if t.text in (";", ",")), anchor.sent.start)
    return any(t.lemma_.lower() in _COUNTED for t in anchor.doc[start : anchor.i])


def _is_no_money(anchor: Token) -> bool:
    """Whether the verb says that no money is meant: "some 40 million live on the coast", "left a million without power"."""
    if anchor.dep_ in SUBJECTS:
        return anchor.head.lemma_ not in _OF_MONEY
    if gained_before_level(anchor) is not None:
        return True  # "won 57 new readers, taking its flock to 9 million"
    if anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and anchor.head.head.lemma_.lower() in GATHERINGS:
        return True  # "a country of 19 million"
    return anchor.dep_ == "dobj" and anchor.head.lemma_ in _OF_PEOPLE


def _with_money(quantity: Quantity, here: Sequence[Quantity], earlier: Sequence[Quantity], text: str) -> Quantity:
    """Millions without a noun are of the money told last in the sentence, or mostly before, unless millions of something else
    were told since.
    """
    told = [q for q in (*earlier, *here) if not _is_conversion(q, text)][-_REACH:]
    last = next((q for q in reversed(told) if q.kind == "money" or _has_magnitude(q, text)), None)
    if last is None or last.kind != "money":
        return quantity
    if last in here:
        return _like(quantity, last)
    currencies = Counter(q.unit for q in earlier if q.kind == "money" and not _is_conversion(q, text))
    return _like(quantity, replace(last, unit=currencies.most_common(1)[0][0]))


def _has_magnitude(quantity: Quantity, text: str) -> bool:
    return _MAGNITUDE.search(text, quantity.number_start, quantity.number_end) is not None


def _is_conversion(quantity: Quantity, text: str) -> bool:
    """As in "84 million euros ($97.4 million)"."""
    return quantity.kind == "money" and _CONVERTED.search(text, max(0, quantity.start - 14), quantity.start) is not None


def _takes_over(quantity: Quantity, last: Quantity, text: str) -> bool:
    between = text[last.end : quantity.start]
    if _NOUN_BEHIND.match(text, quantity.end) and not _OF_WHICH.match(text, quantity.end):
        return False
    if last.kind in ("share", "money") and _BARGAINED.fullmatch(between):
        return True
    if last.kind == "share" and last.unit != "percentage_point":
        return False  # "rose 5 percent to 300"
    if _OF_WHICH.match(text, quantity.end):
        return between.strip() == ","
    return _TAKEN_OVER.fullmatch(between) is not None and last.kind in ("duration", "share")


def _is_term_like(quantity: Quantity, term: Quantity, text: str) -> bool:
    """As in "He was sentenced to 14 years and his brother to six", "The accountant, an uncle, got four and a half"."""
    if (
        term.kind != "duration"
        or term.unit not in ("year", "month", "week")
        or not _TERM.search(text, max(0, quantity.start - 30), quantity.start)
    ):
        return False
    is_near = quantity.start - term.end <= _TERM_REACH and text.find("\n", term.end, quantity.start) < 0
    is_closed = _NOUN_BEHIND.match(text, quantity.end) is None
    return is_near and is_closed and _PUNISHED.search(text, max(0, term.start - 120), quantity.end + 24) is not None


def _like(quantity: Quantity, other: Quantity) -> Quantity:
    return replace(quantity, kind=other.kind, unit=other.unit, trace=(*quantity.trace, f"{other.kind} like the one before"))
