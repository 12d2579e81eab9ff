"""Quantities: a numeral with its modifier, unit, bounds and trend, at the span that a citation would show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from transforms.numerals import Numeral, find_numerals, parse_number
from transforms.ranges import RangeFinder, opening_before, scaled
from transforms.records import FigureKind, Modifier, Trend
from transforms.reference import ReferenceData, Row, alternatives
from transforms.trends import TrendFinder

_PERCENT = re.compile(
    r"\s?%|\s?-?(?:percent|per\s+cent|pct|pc)\b(?:age)?(?:[-\s]+points?\b)?|\s+percentage[-\s]points?\b|\s+points?\s+of\s+a\s+percent",
    re.IGNORECASE,
)
_AGE = re.compile(r"[-\s](?P<unit>year|month|week|day)s?[-\s]olds?\b|\s+years\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|ages)\s+(?:of\s+|between\s+)?$", re.IGNORECASE)
_FOLD = re.compile(r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred)fold\b", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"[-\s]?fold\b|\s+times\b(?=\s+(?:more|less|as|the|higher|larger|greater|bigger|faster|over|that|its|their|last|what|normal))",
    re.IGNORECASE,
)
#: "over" belongs to the verb here: "handed over 45 prisoners".
_PARTICLE_OVER = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|t(?:ook|akes?|aken|aking)|turn(?:ed|s|ing)?|sign(?:ed|s|ing)?|g(?:ave|ives?|iven|iving)|br(?:ought|ings?|inging)|r[ua]n)\s+over\s+$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(?:more|additional|extra)\b(?!\s+than)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|an\s+additional|a\s+further)\s+$", re.IGNORECASE)
_PER = re.compile(
    r"(?:\s+(?:per|an?|each|every)\s+|\s?/\s?)(?P<unit>second|minute|hour|day|night|week|month|quarter|year|gallon|barrel|litre|liter|pound|kilogram|kg|tonne|ton|ounce|share|person|capita|head|acre|hectare|square\s+(?:foot|metre|meter|mile|kilometre|kilometer)|mile|km|kilometre|kilometer|100,000(?:\s+(?:people|residents|inhabitants))?|1,000(?:\s+(?:people|residents|births))?|million(?:\s+people)?)\b(?!\s+(?:earlier|ago|later|before|after|old))",
    re.IGNORECASE,
)
_MULTIPLE_VERBS = {"doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_MULTIPLE_VERB = re.compile(
    r"\b(?:(?:more\s+than|nearly|almost|about|at\s+least)\s+)?(?P<verb>doubled|doubling|tripled|tripling|trebled|quadrupled|quintupled)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _ModifierPhrase:
    phrase: str
    modifier: Modifier
    pattern: re.Pattern[str]


class QuantityFinder:
    """Finds quantities by the reference tables of modifiers, units, currencies and vague numbers."""

    def __init__(self, reference: ReferenceData, scheme: str = "conservative") -> None:
        self.policy = {r["words"]: Decimal(r["low"]) for r in reference.table("vague_numbers") if r["scheme"] == scheme}
        rows = sorted(reference.table("modifiers"), key=lambda r: (-len(r["phrase"]), r["phrase"]))
        self._before = tuple(
            self._modifier(r, r"\b{}[\s\"“‘']*(?:the\s+|an?\s+)?[$€£¥₹]?$") for r in rows if r["position"] == "before"
        )
        self._after = tuple(self._modifier(r, r"^[\s-]*{}\b") for r in rows if r["position"] == "after")
        self._trends = TrendFinder(reference)
        self._ranges = RangeFinder(self._trends.change_words)
        self._units = _unit_words(reference)
        self._unit_pattern = _alternation(self._units)
        self._currency_words = _currency_words(reference)
        self._shared_currencies = _shared_currencies(reference)
        for word in self._shared_currencies:
            self._currency_words.setdefault(word, "XXX")  # ISO 4217: no currency; the country decides
        self._currency_pattern = _alternation(self._currency_words)
        self._symbols = {
            s: r["currency"]
            for r in reference.table("currencies")
            for s in (*alternatives(r["symbols"]), *alternatives(r["prefixes"]))
        }
        symbols = "|".join(_symbol_pattern(s) for s in sorted(self._symbols, key=len, reverse=True))
        self._symbol_before = re.compile(rf"(?<![A-Za-z])(?P<symbol>{symbols})\s?$")
        self._symbol_after = re.compile(rf"^\s?(?P<symbol>{symbols})(?![A-Za-z])")

    @staticmethod
    def _modifier(row: Row, template: str) -> _ModifierPhrase:
        words = r"\s+".join(re.escape(word) for word in row["phrase"].split())
        modifier: Modifier = row["modifier"]  # type: ignore[assignment]
        return _ModifierPhrase(row["phrase"], modifier, re.compile(template.format(words), re.IGNORECASE))

    def find(self, text: str, countries: Mapping[str, int] = MappingProxyType({})) -> list[Quantity]:
        """The quantities of a text in order. Nothing is left out here: what is no figure is told by :mod:`transforms.skipping`.

        Args:
            text: the article's text.
            countries: how often it names each country (ISO code): they decide whose pesos are meant.
        """
        numerals = find_numerals(text, self.policy)
        quantities = [self._read(text, group) for group in self._ranges.group(text, numerals)]
        quantities.extend(self._multiples(text))
        quantities = [self._in_country(quantity, countries) for quantity in quantities]
        return sorted(quantities, key=lambda q: (q.number_start, q.number_end))

    def _read(self, text: str, group: Sequence[Numeral]) -> Quantity:
        quantity = _bare(group, text)
        for step in (self._money, self._percent, self._unit, self._modify, _rate, _extend, self._trend):
            quantity = step(quantity, text)
        return replace(quantity, start=opening_before(text, quantity.start)) if len(group) > 1 else quantity

    def _trend(self, quantity: Quantity, text: str) -> Quantity:
        if quantity.kind == "multiple" and text[quantity.number_start : quantity.end].lower().endswith("fold"):
            return replace(quantity, trend="up", trace=(*quantity.trace, "trend fold"))
        found = self._trends.find(text, quantity.start, quantity.end, quantity.kind)
        return replace(quantity, trend=found[0], trace=(*quantity.trace, f"trend {found[1]}")) if found else quantity

    def _money(self, quantity: Quantity, text: str) -> Quantity:
        before = self._symbol_before.search(text, max(0, quantity.start - 8), quantity.start)
        if before:
            start = before.start()
            return replace(
                quantity,
                start=start,
                kind="money",
                unit=self._symbols[before["symbol"].replace(" ", "")],
                trace=(*quantity.trace, f"currency {before['symbol']}"),
            )
        match = self._currency_pattern.match(text, quantity.end)
        if match:
            return replace(
                quantity,
                end=match.end(),
                kind="money",
                unit=self._currency_words[_key(match["word"])],
                trace=(*quantity.trace, f"currency {match['word']}"),
            )
        after = self._symbol_after.match(text[quantity.end : quantity.end + 6])
        if after and (len(after["symbol"]) > 1 or not after["symbol"].isalpha()):
            return replace(
                quantity,
                end=quantity.end + after.end(),
                kind="money",
                unit=self._symbols[after["symbol"].replace(" ", "")],
                trace=(*quantity.trace, f"currency {after['symbol']}"),
            )
        return quantity

    def _in_country(self, quantity: Quantity, countries: Mapping[str, int]) -> Quantity:
        """The currency of the country that the text speaks of most, where several have one of this name (peso, crown, dollar).

        An ISO 4217 code starts with the ISO 3166 code of its country.
        """
        word = next((step.removeprefix("currency ") for step in quantity.trace if step.startswith("currency ")), None)
        shared = self._shared_currencies.get((word or "").lower(), ())
        named = [code for code in shared if countries.get(code[:2])]
        if quantity.kind not in ("money", "rate") or not named or word is None:
            return quantity
        if countries.get(quantity.unit[:2]) and quantity.unit != "XXX":
            return quantity
        unit = max(named, key=lambda code: (countries[code[:2]], code))
        return replace(
            quantity, unit=quantity.unit.replace(quantity.unit[:3], unit, 1), trace=(*quantity.trace, f"currency of {unit[:2]}")
        )

    def _percent(self, quantity: Quantity, text: str) -> Quantity:
        match = _PERCENT.match(text, quantity.end)
        if match and quantity.kind == "count":
            unit = "percentage_point" if "point" in match[0].lower() else "percent"
            return replace(
                quantity, end=match.end(), kind="share", unit=unit, trace=(*quantity.trace, f"share {match[0].strip()}")
            )
        return quantity

    def _unit(self, quantity: Quantity, text: str) -> Quantity:
        if quantity.kind != "count":
            return quantity
        age = _AGE.match(text, quantity.end)
        if age:
            return replace(
                quantity, end=age.end(), kind="age", unit=(age["unit"] or "year").lower(), trace=(*quantity.trace, "age")
            )
        if _AGED.search(text[max(0, quantity.start - 14) : quantity.start]):
            return replace(quantity, kind="age", unit="year", trace=(*quantity.trace, "age after 'aged'"))
        match = _MULTIPLE.match(text, quantity.end)
        if match:
            return replace(quantity, end=match.end(), kind="multiple", unit="1", trace=(*quantity.trace, "multiple"))
        return self._measure(quantity, text)

    def _measure(self, quantity: Quantity, text: str) -> Quantity:
        match = self._unit_pattern.match(text, quantity.end)
        if not match:
            return quantity
        unit, kind = self._units[_key(match["word"])]
        end = match.end()
        glued = text[quantity.end : match.start("word")]
        if kind == "duration":
            return replace(quantity, end=end, kind="duration", unit=unit, trace=(*quantity.trace, f"duration {unit}"))
        if len(match["word"]) == 1 and glued and glued != "-":
            return quantity
        return replace(
            quantity,
            end=end,
            kind="rate" if kind in ("speed", "rate") else "measure",
            unit=unit,
            trace=(*quantity.trace, f"unit {unit}"),
        )

    def _modify(self, quantity: Quantity, text: str) -> Quantity:
        before = text[max(0, quantity.start - 48) : quantity.start]
        for phrase in self._before:
            match = phrase.pattern.search(before)
            if match and not (phrase.phrase == "over" and _PARTICLE_OVER.search(before)):
                start = quantity.start - len(before) + match.start()
                return _bounded(replace(quantity, start=start), phrase.modifier, f"modifier {phrase.phrase}")
        after = text[quantity.end : quantity.end + 24]
        for phrase in self._after:
            match = phrase.pattern.search(after)
            if match:
                return _bounded(replace(quantity, end=quantity.end + match.end()), phrase.modifier, f"modifier {phrase.phrase}")
        if after.startswith("+"):
            return _bounded(replace(quantity, end=quantity.end + 1), "more_than", "modifier +")
        return _bounded(quantity, quantity.modifier, "")

    def _multiples(self, text: str) -> Iterator[Quantity]:
        for match in _MULTIPLE_VERB.finditer(text):
            value = Decimal(_MULTIPLE_VERBS[match["verb"].lower()])
            quantity = Quantity(match.start("verb"), match.end(), match.start("verb"), match.end(), "multiple", value, value, value, "exact", "up", "1", None,
                                "words", (f"multiple verb {match['verb']} = {value}",))  # fmt: skip
            yield self._modify(quantity, text)
        for match in _FOLD.finditer(text):
            value = parse_number(match["number"]) or Decimal(100)
            quantity = Quantity(match.start(), match.end(), match.start(), match.end(), "multiple", value, value, value, "exact", "up", "1", None,
                                "words", (f"{match[0]} = {value}",))  # fmt: skip
            yield self._modify(quantity, text)


# ---------------------------------------------------------------- steps


def _bare(group: Sequence[Numeral], text: str) -> Quantity:
    first, last = group[0], group[-1]
    trace = tuple(step for numeral in group for step in numeral.trace)
    kind: FigureKind = "share" if last.form in ("fraction", "ratio") else "count"
    unit = "percent" if kind == "share" else "1"
    if len(group) == 1:
        modifier: Modifier = "indefinite" if first.form == "indefinite" else "exact"
        return Quantity(
            first.start,
            first.end,
            first.start,
            first.end,
            kind,
            first.value,
            first.low,
            None,
            modifier,
            None,
            unit,
            None,
            first.form,
            trace,
        )
    low, high = scaled(first, last, text)
    return Quantity(
        first.start,
        last.end,
        first.start,
        last.end,
        kind,
        None,
        low,
        high,
        "range",
        None,
        unit,
        None,
        "range",
        (*trace, f"range {low} to {high}"),
    )


def _bounded(quantity: Quantity, modifier: Modifier, rule: str) -> Quantity:
    """Bounds as the words give them; a range keeps its own, an indefinite number the policy's lower one."""
    trace = (*quantity.trace, rule) if rule else quantity.trace
    if quantity.modifier in ("range", "indefinite"):
        return replace(quantity, trace=trace)
    value = quantity.value
    low = value if modifier in ("exact", "more_than", "at_least") else None
    high = value if modifier in ("exact", "less_than", "up_to", "nearly") else None
    return replace(quantity, modifier=modifier, low=low, high=high, trace=trace)


def _rate(quantity: Quantity, text: str) -> Quantity:
    """As in "40 per 100,000 people", "$3 a barrel", "60 miles an hour"."""
    if quantity.kind in ("age", "multiple"):
        return quantity
    match = _PER.match(text, quantity.end)
    if not match:
        return quantity
    if quantity.kind == "duration" and not (
        match["unit"].lower() in ("day", "week", "month", "year") and quantity.unit in ("minute", "hour", "day")
    ):
        return quantity
    per = re.sub(r"\s+", " ", match["unit"].lower())
    return replace(
        quantity,
        end=match.end(),
        kind="rate",
        unit=f"{quantity.unit} per {per}",
        denominator=per,
        trace=(*quantity.trace, f"rate per {per}"),
    )


def _extend(quantity: Quantity, text: str) -> Quantity:
    """As in "four more" and "another 900" belong to the surface."""
    more = _MORE.match(text, quantity.end)
    if more and quantity.kind == "count":
        quantity = replace(quantity, end=more.end(), trace=(*quantity.trace, "more"))
    another = _ANOTHER.search(text[max(0, quantity.start - 18) : quantity.start])
    if another:
        quantity = replace(quantity, start=quantity.start - (min(18, quantity.start) - another.start()))
    return quantity


# ---------------------------------------------------------------- tables


def _symbol_pattern(symbol: str) -> str:
    """A currency sign, also with a space between its letters and the dollar sign ("HK $3")."""
    return (
        re.escape(symbol[:-1]) + r"\s?" + re.escape(symbol[-1]) if len(symbol) > 1 and symbol[-1] in "$€£¥" else re.escape(symbol)
    )


def _key(word: str) -> str:
    return re.sub(r"[\s-]+", " ", word).lower() if len(word) > 3 or word.islower() else word


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a unit behind a number: a space, a hyphen or nothing, then the longest word that fits."""
    long = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(words, key=len, reverse=True) if len(w) > 3)
    short = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True) if len(w) <= 3)
    return re.compile(
        rf"(?:,?[-\s]+(?:more\s+|additional\s+)?|(?<=\d))(?P<word>(?i:{long})|{short})(?![\w’'])"
        if short
        else rf"(?:,?[-\s]+)(?P<word>(?i:{long}))(?![\w’'])"
    )


def _unit_words(reference: ReferenceData) -> dict[str, tuple[str, str]]:
    words: dict[str, tuple[str, str]] = {}
    for row in reference.table("units"):
        for word in (row["unit"], *alternatives(row["aliases"])):
            words[_key(word)] = (row["unit"], row["kind"])
        for symbol in alternatives(row["symbols"]):
            if symbol not in ('"', "'"):
                words.setdefault(symbol, (row["unit"], row["kind"]))
    return words


def _currency_words(reference: ReferenceData) -> dict[str, str]:
    return {_key(name): row["currency"] for row in reference.table("currencies") for name in alternatives(row["names"])}


def _shared_currencies(reference: ReferenceData) -> dict[str, tuple[str, ...]]:
    """Words that name the money of several countries ("peso", "crowns"), with the codes of their currencies."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in reference.table("currencies"):
        for name in alternatives(row["names"]):
            codes[name.split()[-1].lower()].add(row["currency"])
    return {word: tuple(sorted(found)) for word, found in codes.items() if len(found) > 1}


def digits_of(quantity: Quantity, text: str) -> str:
    """The numeral alone, as written."""
    return text[quantity.number_start : quantity.number_end]


def is_one(quantity: Quantity, text: str) -> bool:
    """Whether the number is the word "one"."""
    return digits_of(quantity, text).lower() == "one" and parse_number("one") == quantity.value
