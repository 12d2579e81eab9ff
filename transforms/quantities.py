"""Quantities: a numeral with its modifier, unit, bounds and trend, at the span that a citation would show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from transforms.frozen import frozen, replace
from transforms.magnitudes import is_magnitude
from transforms.metres import without_million
from transforms.modifiers import ModifierFinder
from transforms.money import MoneyFinder, weighs
from transforms.multiples import Multiple, multiple_behind, multiples
from transforms.number_trace import step
from transforms.numeral_finder import find_numerals
from transforms.numerals import Numeral, parse_number
from transforms.ranges import RangeFinder, opening_before, scaled
from transforms.rates import RateFinder
from transforms.records import FigureKind, Modifier, Trend
from transforms.reference import ReferenceData
from transforms.trends import TrendFinder
from transforms.units import UnitFinder
from transforms.vague_numbers import DEFAULT_SCHEME, vague_policy

_PERCENT = re.compile(
    r"\s?%|\s?-?(?:(?i:percent|per\s+cent|pct)|pc|p\.c\.?)(?!\w)(?i:[-\s]+points?\b)?|[-\s]+(?i:percentage[-\s]points?\b)|\s+(?i:points?\s+of\s+a\s+percent)"
)
#: What a share has right behind its number, and what may stand between.
_OPENS_PERCENT = frozenset({"%", "p", "P", ""})
_BEFORE_PERCENT = " -\n\t\xa0\u2009\u202f"
_AGE = re.compile(r"[-\s]+(?P<unit>year|month|week|day|yr|hour)s?[-\s]olds?\b|\s+years\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|age|ages)\s+(?:of\s+|between\s+|(?:(?:between|from)\s+)?\d+\s+(?:day|week|month|year)s?\s+(?:and|to)\s+|(?<=\bin\sage\s)from\s+|(?:(?:just\s+)?(?:under|over|below|above)|about|around|up\s+to|at\s+least)\s+)?$",
    re.IGNORECASE,
)
_AGE_UNIT = re.compile(r"\s+(?P<unit>year|month|week|day)s?\b(?!\s+(?:ago|after|before|later|earlier)\b)", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|additional|extra)\b(?!\s+than)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|an\s+additional|a\s+further)\s+$", re.IGNORECASE)
_MARGIN = re.compile(r"(?:\bplus\s+or\s+minus|\+/[-−–]|±)\s*$", re.IGNORECASE)
#: What it ends with.
_MARGINS = ("minus", "-", "−", "–", "±")
_PLUS = re.compile(r"\+(?!\w)|-plus\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+(?:half|quarter)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF = re.compile(r"\s+of(?=\s)")
_BELOW_ZERO = re.compile(r"\s+below\s+zero\b", re.IGNORECASE)
#: Magnitudes that only money has: "$1.5T", "Rs 500 cr", "$30MM".
_MONEY_SUFFIX = re.compile(r"(?P<suffix>(?<=\d)(?:[tT]|tr|MM)|(?<=\d)\s?(?:cr|Cr|crs))(?!\w)")
_MONEY_SUFFIXES = {"t": 10**12, "tr": 10**12, "mm": 10**6, "cr": 10**7, "crs": 10**7}
#: "minus two starters" leaves two out; a number below nought has no noun behind it, but for its unit.
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:there|here|today|overnight|outside)\b)[a-z]{3,}\b(?<!\bdegrees)(?<!\band)(?<!\bthe)(?<!\bfor)(?<!\bfrom)(?<!\bwith)(?<!\bwhen)(?<!\bafter)(?<!\bduring)"
)


@frozen
class Quantity:
    """A number expression with everything that the words right around it say.

    ``start`` and ``end`` are the surface; ``number_start`` and ``number_end`` the numeral alone. ``trace`` lists the rules used.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: FigureKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    trend: Trend | None
    unit: str
    denominator: str | None
    form: str
    trace: tuple[str, ...]


class QuantityFinder:
    """Finds quantities by the reference tables of modifiers, units, currencies and vague numbers.

    Args:
        reference: the reference tables.
        scheme: the scheme of the table ``vague_numbers`` that gives "dozens" its lower bound.
    """

    def __init__(self, reference: ReferenceData, scheme: str = DEFAULT_SCHEME) -> None:
        self.policy = vague_policy(reference, scheme)
        self._modifiers = ModifierFinder(reference)
        self._trends = TrendFinder(reference)
        self._units = UnitFinder(reference)
        self._ranges = RangeFinder(self._trends.change_words, self._units)
        self._money = MoneyFinder(reference)
        self.rates = RateFinder(self._units)

    def find(self, text: str, countries: Mapping[str, int] = MappingProxyType({})) -> list[Quantity]:
        """The quantities of a text in order. Nothing is left out here: what is no figure is told by :mod:`transforms.skipping`.

        Args:
            text: the article's text.
            countries: how often it names each country (ISO code): they decide whose pesos are meant.
        """
        numerals = [self._settled(text, n) for n in find_numerals(text, self.policy, self._units.ahead)]
        quantities = [self._read(text, group, countries) for group in self._ranges.group(text, numerals)]
        quantities.extend(self._multiple(text, found) for found in multiples(text))
        return _with_neighbours(_outermost(sorted(quantities, key=lambda q: (q.number_start, q.number_end))), text)

    def _settled(self, text: str, numeral: Numeral) -> Numeral:
        """A numeral whose glued "m" is settled: money has millions, a race metres."""
        if numeral.suffix != "m" or self._money.beside(text, numeral.start, numeral.end) is not None:
            return numeral
        return without_million(text, numeral)

    def _read(self, text: str, group: Sequence[Numeral], countries: Mapping[str, int]) -> Quantity:
        quantity = _plus(_bare(group, text), text)
        quantity = self._paid(quantity, text, countries)
        for read in (_percent, self._unit, self._modify, self._rate, _extend, self.with_trend):
            quantity = read(quantity, text)
        return replace(quantity, start=opening_before(text, quantity.start)) if len(group) > 1 else quantity

    def with_trend(self, quantity: Quantity, text: str) -> Quantity:
        """The quantity with its trend, where it is a change."""
        if quantity.kind == "multiple" and text[quantity.number_start : quantity.end].lower().endswith("fold"):
            return replace(quantity, trend="up", trace=(*quantity.trace, "trend fold"))
        found = self._trends.find(text, quantity.start, quantity.end, quantity.kind)
        return replace(quantity, trend=found[0], trace=(*quantity.trace, f"trend {found[1]}")) if found else quantity

    def _paid(self, quantity: Quantity, text: str, countries: Mapping[str, int]) -> Quantity:
        money = self._money.beside(text, quantity.start, _before_of(quantity, text)) if quantity.kind == "count" else None
        if money is None and quantity.kind == "count":
            money = self._money.by_letter(text, quantity.start, countries, is_sum=_is_sum(quantity, text))
        if money is None:
            return quantity
        size = quantity.value or quantity.high or quantity.low or Decimal(0)
        if weighs(text, money, is_round=size >= 10**5, speaks_of_britain=countries.get("GB", 0) > 0):
            return quantity
        if money.start < quantity.start:
            quantity = _money_suffix(quantity, text)
        currency = self._money.in_country(money, text, countries)
        rules = [f"currency {money.words}", *([f"currency of {currency[:2]}"] if currency != money.currency else [])]
        quantity = replace(
            quantity,
            start=money.start,
            end=max(quantity.end, money.end),
            kind="money",
            unit=currency,
            trace=(*quantity.trace, *rules),
        )
        return _below_nought(quantity, text)

    def _unit(self, quantity: Quantity, text: str) -> Quantity:
        if quantity.kind != "count":
            return quantity
        age = _AGE.match(text, quantity.end)
        if age:
            return replace(quantity, end=age.end(), kind="age", unit=_age_unit(age["unit"]), trace=(*quantity.trace, "age"))
        before = text[max(0, quantity.start - 40) : quantity.start]
        if "age" in before.lower() and _AGED.search(before):
            told = _AGE_UNIT.match(text, quantity.end)
            end, unit = (told.end(), told["unit"].lower()) if told else (quantity.end, "year")
            return replace(quantity, end=end, kind="age", unit=unit, trace=(*quantity.trace, "age after 'aged'"))
        if is_magnitude(text, quantity.start, quantity.end, quantity.value or quantity.high):
            return replace(quantity, kind="measure", unit="magnitude", trace=(*quantity.trace, "magnitude"))
        multiple = multiple_behind(text, quantity.start, quantity.end, is_decimal="." in digits_of(quantity, text))
        if multiple is not None:
            return replace(quantity, end=multiple, kind="multiple", unit="1", trace=(*quantity.trace, "multiple"))
        return _with_sign(self._measure(quantity, text), text)

    def _measure(self, quantity: Quantity, text: str) -> Quantity:
        unit = self._units.behind(text, quantity.start, _before_of(quantity, text))
        if unit is None:
            return quantity
        kind: FigureKind = "measure"
        if unit.kind == "duration" and _YEAR.fullmatch(text, quantity.number_start, quantity.number_end):
            return quantity  # "1995 Year to date"
        if unit.kind == "duration":
            kind = "duration"
        elif unit.kind == "rate":
            kind = "rate"
        elif unit.kind == "share":
            kind = "share"
        elif unit.kind == "coin":
            kind = "money"
        rule = f"duration {unit.name}" if kind == "duration" else f"unit {unit.name}"
        half = _AND_A_HALF.match(text, unit.end) if quantity.form == "part" else None
        denominator = unit.name.rpartition(" per ")[2] if kind == "rate" and " per " in unit.name else None
        return replace(
            quantity, end=half.end() if half else unit.end, kind=kind, unit=unit.name, denominator=denominator,
            trace=(*quantity.trace, rule),
        )  # fmt: skip

    def _rate(self, quantity: Quantity, text: str) -> Quantity:
        """As in "40 per 100,000 people", "$3 a barrel", "60 miles an hour"."""
        if quantity.kind in ("age", "multiple") or (quantity.kind == "rate" and quantity.denominator):
            return quantity
        found = self.rates.behind(text, quantity.end)
        if found is None or (quantity.kind == "duration" and not _is_repeated(quantity, found[0])):
            return quantity
        per, end = found
        return replace(
            quantity,
            end=end,
            kind="rate",
            unit=f"{quantity.unit} per {per}",
            denominator=per,
            trace=(*quantity.trace, f"rate per {per}"),
        )

    def _modify(self, quantity: Quantity, text: str) -> Quantity:
        found = self._modifiers.find(text, quantity.start, quantity.end, quantity.kind)
        if found is None:
            return _bounded(quantity, quantity.modifier, "")
        return _bounded(replace(quantity, start=found.start, end=found.end), found.modifier, f"modifier {found.phrase}")

    def _multiple(self, text: str, found: Multiple) -> Quantity:
        quantity = Quantity(found.start, found.end, found.start, found.end, "multiple", found.value, found.value, found.value,
                            "exact", found.trend, "1", None, "words", (found.rule,))  # fmt: skip
        return self._modify(quantity, text)


# ---------------------------------------------------------------- steps


def _bare(group: Sequence[Numeral], text: str) -> Quantity:
    first, last = group[0], group[-1]
    kind: FigureKind = "share" if last.form in ("fraction", "ratio") else "count"
    unit = "percent" if kind == "share" else "1"
    start, end = first.start, last.end
    if len(group) == 1:
        modifier: Modifier = "indefinite" if first.form == "indefinite" else "exact"
        low, high = (first.value, first.value) if modifier == "exact" else (first.low, None)
        return Quantity(start, end, start, end, kind, first.value, low, high, modifier, None, unit, None, first.form,
                        first.trace)  # fmt: skip
    low, high = scaled(first, last, text)
    trace = (*first.trace, "range to", *last.trace)
    if low is not None and first.value and low != first.value:
        trace = (*trace, step("scale", "of the second", low / first.value))
    return Quantity(start, end, start, end, kind, None, low, high, "range", None, unit, None, "range", trace)


def _before_of(quantity: Quantity, text: str) -> int:
    """Where to look for a unit: behind "of" in "millions of dollars" and "hundreds of miles"."""
    match = _OF.match(text, quantity.end) if quantity.form == "indefinite" else None
    return match.end() if match else quantity.end


def _plus(quantity: Quantity, text: str) -> Quantity:
    """As in "40+ years" and "100-plus degrees", where the sign stands before the unit."""
    match = _PLUS.match(text, quantity.end)
    if match is None or quantity.modifier != "exact":
        return quantity
    return replace(quantity, end=match.end(), modifier="more_than", trace=(*quantity.trace, f"modifier {match[0]}"))


def _money_suffix(quantity: Quantity, text: str) -> Quantity:
    match = _MONEY_SUFFIX.match(text, quantity.end)
    if match is None or quantity.value is None or quantity.form != "digits":
        return quantity
    times = Decimal(_MONEY_SUFFIXES[match["suffix"].strip().lower()])
    trace = (*quantity.trace, step("suffix", match["suffix"].strip(), times))
    return replace(quantity, end=match.end(), number_end=match.end(), value=quantity.value * times, trace=trace)


def _below_nought(quantity: Quantity, text: str) -> Quantity:
    """As in "-$5 million" and "minus £3": the sign stands before the currency."""
    sign = re.search(r"(?:(?:^|[\s(])(?P<hyphen>[-−])|\bminus\s)$", text[max(0, quantity.start - 7) : quantity.start])
    if sign is None or quantity.value is None or quantity.value < 0:
        return quantity
    start = quantity.start - (1 if sign["hyphen"] else len("minus "))
    return replace(quantity, start=start, value=-quantity.value, trace=(*quantity.trace, "minus"))


def _with_sign(quantity: Quantity, text: str) -> Quantity:
    """A number below nought measures, it counts nothing: "minus two starters" leaves two out, "12 degrees below zero" is minus 12."""
    value = quantity.value
    if value is None:
        return quantity
    if quantity.unit.startswith("degree") and value > 0 and (below := _BELOW_ZERO.match(text, quantity.end)):
        return replace(quantity, end=below.end(), value=-value, trace=(*quantity.trace, "minus"))
    if value >= 0 or quantity.kind != "count":
        return quantity
    if _NOUN_BEHIND.match(text, quantity.end):
        digits = re.search(r"[\d.]|\b(?!minus|negative)[a-z]", text[quantity.start : quantity.end], re.IGNORECASE)
        start = quantity.start + (digits.start() if digits else 0)
        trace = tuple(line for line in quantity.trace if line != "minus")
        return replace(quantity, start=start, number_start=start, value=-value, trace=trace)
    return replace(quantity, kind="measure", trace=(*quantity.trace, "below nought"))


def _percent(quantity: Quantity, text: str) -> Quantity:
    if quantity.kind != "count" or text[quantity.end : quantity.end + 8].lstrip(_BEFORE_PERCENT)[:1] not in _OPENS_PERCENT:
        return quantity
    match = _PERCENT.match(text, quantity.end)
    if match is None:
        return quantity
    is_of_points = re.search(r"points?\s+of", match[0], re.IGNORECASE) is None and "point" in match[0].lower()
    unit = "percentage_point" if is_of_points else "percent"
    return replace(quantity, end=match.end(), kind="share", unit=unit, trace=(*quantity.trace, f"share {match[0].strip()}"))


def _is_sum(quantity: Quantity, text: str) -> bool:
    """Whether a number is large or written as money is: "N45,000", "K2.5 million", not "N95" and "Q3"."""
    digits = text[quantity.number_start : quantity.number_end]
    return digits[:1].isdigit() and ("," in digits or (quantity.value or 0) >= 10**5)


def _age_unit(word: str | None) -> str:
    return "year" if word is None or word.lower() == "yr" else word.lower()


def _is_repeated(quantity: Quantity, per: str) -> bool:
    """As in "40 hours a week"; "two weeks a year" too, but not "a year per day"."""
    return per != "second" and quantity.unit in ("second", "minute", "hour", "day", "night", "week", "month")


def _bounded(quantity: Quantity, modifier: Modifier, rule: str) -> Quantity:
    """Bounds as the words give them; a range keeps its own, an indefinite number the policy's lower one."""
    if not rule and quantity.modifier == modifier == "exact" and quantity.low == quantity.high == quantity.value:
        return quantity
    trace = (*quantity.trace, rule) if rule else quantity.trace
    if quantity.modifier in ("range", "indefinite"):
        return replace(quantity, trace=trace)
    value = quantity.value
    low = value if modifier in ("exact", "more_than", "at_least") else None
    high = value if modifier in ("exact", "less_than", "up_to", "nearly") else None
    return replace(quantity, modifier=modifier, low=low, high=high, trace=trace)


def _extend(quantity: Quantity, text: str) -> Quantity:
    """As in "four more" and "another 900" belong to the surface."""
    more = _MORE.match(text, quantity.end)
    if more and quantity.kind == "count":
        quantity = replace(quantity, end=more.end(), trace=(*quantity.trace, "more"))
    before = text[max(0, quantity.start - 18) : quantity.start].rstrip().lower()
    if before.endswith(_MARGINS) and (margin := _MARGIN.search(text, max(0, quantity.start - 16), quantity.start)):
        return replace(quantity, start=margin.start())
    another = (
        _ANOTHER.search(text[max(0, quantity.start - 18) : quantity.start])
        if before.endswith(("another", "additional", "further"))
        else None
    )
    if another:
        quantity = replace(quantity, start=quantity.start - (min(18, quantity.start) - another.start()))
    return quantity


# ---------------------------------------------------------------- units told once

#: "two- and three-metre waves", "5 and 15 percent": the unit of the last number holds for those before it.
_SUSPENDED = re.compile(r"-(?:,\s?|\s+)(?:(?:and|or|to)\s+)?")
_LISTED = re.compile(r",?\s(?:and|or)\s")
_COMMA = re.compile(r",\s")
#: Between the shares of two sides; together they are most of a hundred.
_AGAINST = re.compile(r"\s?[-–]\s?|(?:\s?%|\s+per\s?cent)?\s+(?:to|against)\s+", re.IGNORECASE)
_FEWEST_DECIDED = 80
_POLL = re.compile(r"\b(?:polls?|polling|surveys?|pollsters?|surveyed|respondents)\b", re.IGNORECASE)
_NEAR_POLL = 160
_SEATS = re.compile(r"\s+(?:seats?|votes?|members?|games?|sets?|points?)\b|-\d", re.IGNORECASE)
_AT_TIME = re.compile(r"\s+(?:ago|later|earlier|before|after|apart|old)\b", re.IGNORECASE)


def is_suspended(quantity: Quantity, following: Quantity, text: str) -> bool:
    """Whether a number leaves its noun to the number behind it by a hanging hyphen: "two- and three-bedroom flats"."""
    return _SUSPENDED.fullmatch(text, quantity.end, following.start) is not None


def noun_holder(quantities: Sequence[Quantity], index: int, text: str) -> Quantity:
    """The number that the noun stands behind: "six" of "four-, five- and six-cylinder engines"; mostly the number itself."""
    while index + 1 < len(quantities) and is_suspended(quantities[index], quantities[index + 1], text):
        index += 1
    return quantities[index]


def _outermost(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Without the numbers that are a part of the expression before: the half of "an hour and a half"."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not kept or quantity.number_end > kept[-1].end:
            kept.append(quantity)
    return kept


def _with_neighbours(quantities: list[Quantity], text: str) -> list[Quantity]:
    """What numbers beside each other share: the unit of the last, the modifier of one told again in another unit."""
    quantities = _with_sides(quantities, text)
    for index in range(1, len(quantities)):
        quantities[index] = _told_again(quantities[index - 1], quantities[index], text)
    for index in range(len(quantities) - 2, -1, -1):
        quantity, following = quantities[index], quantities[index + 1]
        if quantity.kind != "count" or following.kind not in ("share", "measure", "duration", "age"):
            continue
        is_listed = _are_shares(quantity, following, text) or _are_listed(quantities, index, text)
        is_listed = is_listed or _are_sides(quantity, following, text)
        if is_suspended(quantity, following, text) or is_listed:
            trace = (*quantity.trace, f"unit of the next: {following.unit}")
            quantities[index] = replace(quantity, kind=following.kind, unit=following.unit, trace=trace)
    return quantities


def _told_again(quantity: Quantity, following: Quantity, text: str) -> Quantity:
    """A conversion in parentheses holds as its original does: "about five miles (8 km)"."""
    is_conversion = (
        following.kind in ("measure", "money", "rate")
        and following.kind == quantity.kind
        and following.unit != quantity.unit
        and following.modifier == "exact"
        and quantity.modifier not in ("exact", "range", "indefinite")
        and text[quantity.end : following.start].strip() == "("
        and text[following.end : following.end + 1] == ")"
    )
    return _bounded(following, quantity.modifier, "modifier of the same before") if is_conversion else following


def _are_shares(quantity: Quantity, following: Quantity, text: str) -> bool:
    is_small = quantity.value is not None and quantity.value <= 100
    is_listed = _LISTED.fullmatch(text, quantity.end, following.start) is not None
    return is_small and is_listed and following.unit == "percent" and following.form == "digits" and quantity.form == "digits"


def _are_sides(quantity: Quantity, following: Quantity, text: str) -> bool:
    """Whether two numbers are the shares of two sides: "by 57 to 43 percent", and "52-48" where a poll is told of."""
    if _AGAINST.fullmatch(text, quantity.end, following.start) is None or quantity.value is None or following.value is None:
        return False
    return (
        quantity.value >= following.value
        and quantity.value + following.value <= 100
        and quantity.form == following.form == "digits"
    )


def _with_sides(quantities: list[Quantity], text: str) -> list[Quantity]:
    """The two shares of a poll that tells no unit: "showed the parties at 50-50", "beating Marek 52-48"."""
    for index in range(len(quantities) - 1):
        pair = quantities[index : index + 2]
        if any(q.kind != "count" or q.unit != "1" for q in pair) or not _are_sides(pair[0], pair[1], text):
            continue
        total = sum((q.value or Decimal(0)) for q in pair)
        opens = text.rfind("\n", 0, pair[0].start) + 1
        if (
            total >= _FEWEST_DECIDED
            and _POLL.search(text, max(opens, pair[0].start - _NEAR_POLL), pair[1].end + 30)
            and not _SEATS.match(text, pair[1].end)
        ):
            quantities[index : index + 2] = [
                replace(q, kind="share", unit="percent", trace=(*q.trace, "sides of a poll")) for q in pair
            ]
    return quantities


def _are_listed(quantities: Sequence[Quantity], index: int, text: str) -> bool:
    """As in "terms of 25, 19 and 11 years", "jailed for five and seven years": the unit of the last is that of all."""
    quantity, following = quantities[index], quantities[index + 1]
    if following.kind not in ("duration", "share", "measure") or _AT_TIME.match(text, following.end):
        return False
    if _LISTED.fullmatch(text, quantity.end, following.start):
        return following.kind == "duration" or (
            index > 0 and _COMMA.fullmatch(text, quantities[index - 1].end, quantity.start) is not None
        )
    is_inside = index + 2 < len(quantities) and _LISTED.fullmatch(text, following.end, quantities[index + 2].start)
    is_same = bool(is_inside) and quantities[index + 2].kind == following.kind
    return is_same and _COMMA.fullmatch(text, quantity.end, following.start) is not None


def digits_of(quantity: Quantity, text: str) -> str:
    """The numeral alone, as written."""
    return text[quantity.number_start : quantity.number_end]


def is_one(quantity: Quantity, text: str) -> bool:
    """Whether the number is the word "one"."""
    return digits_of(quantity, text).lower() == "one" and parse_number("one") == quantity.value
