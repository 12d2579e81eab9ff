"""Quantities: a numeral with its modifier, unit, bounds and trend, at the span that a citation would show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from transforms.numerals import Numeral, find_numerals, parse_number
from transforms.records import FigureKind, Modifier, Trend
from transforms.reference import ReferenceData, alternatives

_RANGE_GAP = re.compile(r"\s?[–—-]\s?|\s+to\s+|\s+or\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:an?\s+|the\s+)?(?:estimated\s+)?[$€£¥]?$", re.IGNORECASE)
_CHANGE_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?[$€£¥]?$", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|\s?-?(?:percent|per\s+cent|pct)\b(?:age)?(?:[-\s]+points?\b)?|\s+percentage[-\s]points?\b|\s+points?\s+of\s+a\s+percent", re.IGNORECASE)
_AGE = re.compile(r"[-\s](?P<unit>year|month|week|day)s?[-\s]olds?\b|\s+years\s+of\s+age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|ages)\s+(?:of\s+|between\s+)?$", re.IGNORECASE)
_MULTIPLE = re.compile(r"[-\s]?fold\b|\s+times\b(?=\s+(?:more|less|as|the|higher|larger|greater|bigger|faster|over|that|its|their|last|what|normal))", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|additional|extra)\b(?!\s+than)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|an\s+additional|a\s+further)\s+$", re.IGNORECASE)
_PER = re.compile(r"(?:\s+(?:per|an?|each|every)\s+|\s?/\s?)(?P<unit>second|minute|hour|day|night|week|month|quarter|year|gallon|barrel|litre|liter|pound|kilogram|kg|tonne|ton|ounce|share|person|capita|head|acre|hectare|square\s+(?:foot|metre|meter|mile|kilometre|kilometer)|mile|km|kilometre|kilometer|100,000(?:\s+(?:people|residents|inhabitants))?|1,000(?:\s+(?:people|residents|births))?|million(?:\s+people)?)\b", re.IGNORECASE)
_UP = r"(?:up|rose|risen|rises|rising|rise|increased|increases|increasing|increase|gained|gains|gain|grew|grown|grows|growing|growth|jumped|jumps|jump|climbed|climb|surged|surges|surge|soared|soar|advanced|added|adding|higher|expanded|improved|ballooned|swelled|raised|raise|hike|hiked|boosted|boost|leapt|rallied|rebounded|ticked\s+up|accelerated|spiked|spike)"
_DOWN = r"(?:down|fell|fallen|falls|falling|fall|decreased|decreases|decreasing|decrease|dropped|drops|drop|declined|declines|decline|declining|lost|slipped|slips|slid|slumped|slump|plunged|plunge|tumbled|sank|shrank|shrunk|cut|cuts|cutting|reduced|reduces|reducing|reduction|lower|lowered|contracted|shed|dipped|dip|sagged|eased|weakened|crashed|slashed|plummeted|halved|trimmed)"
_BY = r"(?:\s+(?:by|an?|of|another|about|around|nearly|almost|more\s+than|over|some|as\s+much\s+as|roughly|at\s+least|just|only|less\s+than|to|a\s+further|a\s+record|an\s+additional|an\s+average\s+of|approximately))*"
_TREND_BEFORE = {"up": re.compile(rf"\b{_UP}{_BY}\s*[$€£¥]?$", re.IGNORECASE), "down": re.compile(rf"\b{_DOWN}{_BY}\s*[$€£¥]?$", re.IGNORECASE)}
_TREND_AFTER = {
    "up": re.compile(r"^(?:\s+(?:annual|year-on-year|overall|sharp|further))?\s+(?:increase|rise|gain|jump|growth|surge|hike|boost|uptick|spike|higher|increases)\b|^\s+(?:more|higher)\s+than\b", re.IGNORECASE),
    "down": re.compile(r"^(?:\s+(?:annual|year-on-year|overall|sharp|further))?\s+(?:decrease|drop|fall|decline|cut|reduction|dip|slump|plunge|lower|slide|loss(?!es))\b|^\s+(?:fewer|less|lower)\s+than\b", re.IGNORECASE),
}
_LEVEL = re.compile(r"\bto(?:\s+(?:an?|about|around|nearly|almost|more\s+than|over|some|at\s+least|just|only|less\s+than|a\s+record|as\s+much\s+as|below|under|above))*\s*[$€£¥]?$", re.IGNORECASE)
_MULTIPLE_VERBS = {"doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "tripled": 3, "tripling": 3, "triple": 3, "trebled": 3, "quadrupled": 4, "quadruple": 4,
                   "quintupled": 5, "halved": None}  # fmt: skip
_MULTIPLE_VERB = re.compile(r"\b(?:(?:more\s+than|nearly|almost|about|at\s+least)\s+)?(?P<verb>doubled|doubling|tripled|tripling|trebled|quadrupled|quintupled)\b", re.IGNORECASE)
_QUOTE_CHARS = "“”\"'‘’ "
_DURATIONS = {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century"}


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
        self._before = tuple(self._modifier(r, r"\b{}[\s\"“‘']*(?:the\s+|an?\s+)?[$€£¥₹]?$") for r in rows if r["position"] == "before")
        self._after = tuple(self._modifier(r, r"^[\s-]*{}\b") for r in rows if r["position"] == "after")
        self._units = _unit_words(reference)
        self._unit_pattern = _alternation(self._units)
        self._currency_words = _currency_words(reference)
        self._currency_pattern = _alternation(self._currency_words)
        self._symbols = {s: r["currency"] for r in reference.table("currencies") for s in (*alternatives(r["symbols"]), *alternatives(r["prefixes"]))}
        symbols = "|".join(re.escape(s) for s in sorted(self._symbols, key=len, reverse=True))
        self._symbol_before = re.compile(rf"(?<![A-Za-z])(?P<symbol>{symbols})\s?$")
        self._symbol_after = re.compile(rf"^\s?(?P<symbol>{symbols})(?![A-Za-z])")

    @staticmethod
    def _modifier(row: object, template: str) -> _ModifierPhrase:
        cells: dict[str, str] = dict(row)  # type: ignore[call-overload]
        words = r"\s+".join(re.escape(word) for word in cells["phrase"].split())
        modifier: Modifier = cells["modifier"]  # type: ignore[assignment]
        return _ModifierPhrase(cells["phrase"], modifier, re.compile(template.format(words), re.IGNORECASE))

    def find(self, text: str) -> list[Quantity]:
        """The quantities of a text in order. Nothing is left out here: what is no figure is told by :mod:`transforms.skipping`."""
        numerals = find_numerals(text, self.policy)
        quantities = [self._read(text, group) for group in _ranges(text, numerals)]
        quantities.extend(self._multiples(text))
        return sorted(quantities, key=lambda q: (q.number_start, q.number_end))

    def _read(self, text: str, group: Sequence[Numeral]) -> Quantity:
        first, last = group[0], group[-1]
        quantity = _bare(group, text)
        for step in (self._money, self._percent, self._unit, self._modify, _rate, _extend, _trend):
            quantity = step(quantity, text)
        if len(group) > 1:
            quantity = _with_between(quantity, text, first, last)
        return quantity

    def _money(self, quantity: Quantity, text: str) -> Quantity:
        before = self._symbol_before.search(text, max(0, quantity.start - 8), quantity.start)
        if before:
            start = before.start()
            return replace(quantity, start=start, kind="money", unit=self._symbols[before["symbol"]], trace=(*quantity.trace, f"currency {before['symbol']}"))
        match = self._currency_pattern.match(text, quantity.end)
        if match:
            return replace(quantity, end=match.end(), kind="money", unit=self._currency_words[_key(match["word"])], trace=(*quantity.trace, f"currency {match['word']}"))
        after = self._symbol_after.match(text[quantity.end : quantity.end + 6])
        if after and after["symbol"] != "K":
            return replace(quantity, end=quantity.end + after.end(), kind="money", unit=self._symbols[after["symbol"]], trace=(*quantity.trace, f"currency {after['symbol']}"))
        return quantity

    def _percent(self, quantity: Quantity, text: str) -> Quantity:
        match = _PERCENT.match(text, quantity.end)
        if match and quantity.kind == "count":
            unit = "percentage_point" if "point" in match[0].lower() else "percent"
            return replace(quantity, end=match.end(), kind="share", unit=unit, trace=(*quantity.trace, f"share {match[0].strip()}"))
        return quantity

    def _unit(self, quantity: Quantity, text: str) -> Quantity:
        if quantity.kind != "count":
            return quantity
        age = _AGE.match(text, quantity.end)
        if age:
            return replace(quantity, end=age.end(), kind="age", unit=(age["unit"] or "year").lower(), trace=(*quantity.trace, "age"))
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
        return replace(quantity, end=end, kind="rate" if kind in ("speed", "rate") else "measure", unit=unit, trace=(*quantity.trace, f"unit {unit}"))

    def _modify(self, quantity: Quantity, text: str) -> Quantity:
        before = text[max(0, quantity.start - 48) : quantity.start]
        for phrase in self._before:
            match = phrase.pattern.search(before)
            if match:
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
            number = _MULTIPLE_VERBS[match["verb"].lower()]
            assert number is not None
            value = Decimal(number)
            quantity = Quantity(match.start("verb"), match.end(), match.start("verb"), match.end(), "multiple", value, value, value, "exact", "up", "1", None,
                                "words", (f"multiple verb {match['verb']} = {number}",))  # fmt: skip
            yield self._modify(quantity, text)


# ---------------------------------------------------------------- steps


def _bare(group: Sequence[Numeral], text: str) -> Quantity:
    first, last = group[0], group[-1]
    trace = tuple(step for numeral in group for step in numeral.trace)
    kind: FigureKind = "share" if last.form in ("fraction", "ratio") else "count"
    unit = "percent" if kind == "share" else "1"
    if len(group) == 1:
        modifier: Modifier = "indefinite" if first.form == "indefinite" else "exact"
        return Quantity(first.start, first.end, first.start, first.end, kind, first.value, first.low, None, modifier, None, unit, None, first.form, trace)
    low, high = _scaled(first, last, text)
    return Quantity(first.start, last.end, first.start, last.end, kind, None, low, high, "range", None, unit, None, "range", (*trace, f"range {low} to {high}"))


def _scaled(first: Numeral, last: Numeral, text: str) -> tuple[Decimal | None, Decimal | None]:
    """"12–13,000" and "3 to 5 million": the first number takes the scale of the second where it has none of its own."""
    low, high = first.value, last.value
    if low is None or high is None or low >= high:
        return low, high
    words = text[last.start : last.end].lower()
    scale = next((s for w, s in (("million", 10**6), ("billion", 10**9), ("trillion", 10**12), ("thousand", 10**3), ("hundred", 100)) if w in words), None)
    if scale is None and last.suffix:
        scale = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}.get(last.suffix)
    if scale is None and first.form == "digits" and re.fullmatch(r"\d{1,3},000", words) and low < 1000:
        scale = 1000
    if scale is not None and low < 1000 and low * scale < high and not re.search(r"[a-z]", text[first.start : first.end].lower().strip("0123456789.,")):
        return low * scale, high
    return low, high


def _ranges(text: str, numerals: Sequence[Numeral]) -> Iterator[tuple[Numeral, ...]]:
    """Numerals one by one, or two together where the words between them make a range."""
    index = 0
    while index < len(numerals):
        first = numerals[index]
        following = numerals[index + 1] if index + 1 < len(numerals) else None
        if following is not None and _is_range(text, first, following):
            yield first, following
            index += 2
        else:
            yield (first,)
            index += 1


def _is_range(text: str, first: Numeral, last: Numeral) -> bool:
    if first.value is None or last.value is None or first.form in ("fraction", "ratio") or last.form in ("fraction", "ratio"):
        return False
    gap = text[first.end : last.start]
    low, high = _scaled(first, last, text)
    if low is None or high is None or low >= high:
        return False
    before = text[max(0, first.start - 24) : first.start]
    core = re.sub(r"\s?%|\s*(?:percent|per cent)|[$€£¥]|\s*(?:million|billion|trillion|thousand)", "", gap, flags=re.IGNORECASE)
    if re.fullmatch(r"\s+and\s+(?:about\s+|around\s+)?", core, re.IGNORECASE):
        return bool(re.search(r"\bbetween\s+(?:about\s+|an?\s+)?[$€£¥]?$", before, re.IGNORECASE))
    if not _RANGE_GAP.fullmatch(core):
        return False
    if _CHANGE_FROM.search(before):
        return not re.search(rf"\b(?:{_UP}|{_DOWN}|went|goes|go|moved?|changed?|switch\w*|converted)\b[^.;]{{0,50}}\bfrom\s+\S*$", text[max(0, first.start - 90) : first.start] , re.IGNORECASE)
    if "or" in core.lower().split():
        return last.value <= first.value * 2 + 1
    return not (core.strip() == "-" and last.value < 200 and first.value < 200 and text[last.end : last.end + 1] in (",", ".", ";", ")", "") and "%" not in gap)


def _with_between(quantity: Quantity, text: str, first: Numeral, _: Numeral) -> Quantity:
    """"between" and "from" belong to the surface of a range."""
    before = text[max(0, quantity.start - 24) : quantity.start]
    match = _BETWEEN.search(before)
    del first
    return replace(quantity, start=quantity.start - len(before) + match.start()) if match else quantity


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
    """"40 per 100,000 people", "$3 a barrel", "60 miles an hour"."""
    if quantity.kind in ("age", "duration", "multiple"):
        return quantity
    match = _PER.match(text, quantity.end)
    if not match:
        return quantity
    per = re.sub(r"\s+", " ", match["unit"].lower())
    return replace(quantity, end=match.end(), kind="rate", unit=f"{quantity.unit} per {per}", denominator=per, trace=(*quantity.trace, f"rate per {per}"))


def _extend(quantity: Quantity, text: str) -> Quantity:
    """"four more" and "another 900" belong to the surface."""
    more = _MORE.match(text, quantity.end)
    if more and quantity.kind == "count":
        quantity = replace(quantity, end=more.end(), trace=(*quantity.trace, "more"))
    another = _ANOTHER.search(text[max(0, quantity.start - 18) : quantity.start])
    if another:
        quantity = replace(quantity, start=quantity.start - (min(18, quantity.start) - another.start()))
    return quantity


def _trend(quantity: Quantity, text: str) -> Quantity:
    """Up or down where the number is a change, not a level reached ("rose by 40", not "rose to 40")."""
    before, after = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 40]
    for trend, pattern in _TREND_AFTER.items():
        if pattern.search(after) and quantity.kind != "duration":
            return replace(quantity, trend=trend, trace=(*quantity.trace, f"trend {trend} behind"))  # type: ignore[arg-type]
    if quantity.kind == "multiple" and quantity.trend is None and text[quantity.number_end : quantity.end].strip("- ").lower() == "fold":
        return replace(quantity, trend="up")
    if _LEVEL.search(before):
        return quantity
    for trend, pattern in _TREND_BEFORE.items():
        match = pattern.search(before)
        if match and _is_change(quantity, match[0]):
            return replace(quantity, trend=trend, trace=(*quantity.trace, f"trend {trend} before"))  # type: ignore[arg-type]
    return quantity


def _is_change(quantity: Quantity, words: str) -> bool:
    """"lost 40 seats" and "shed 400 jobs" count things; a change is told by a share, by money, or with "by", "up", "down"."""
    lowered = words.lower()
    if re.search(r"\bby\b", lowered) or lowered.split()[0] in ("up", "down", "rose", "fell", "increased", "decreased", "grew", "declined", "dropped", "gained", "jumped", "climbed"):
        return True
    return quantity.kind in ("share", "money", "multiple") and not lowered.startswith(("lost", "raise", "raised", "cut "))


# ---------------------------------------------------------------- tables


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", word).lower() if len(word) > 3 or word.islower() else word


def _alternation(words: dict[str, object]) -> re.Pattern[str]:
    """A pattern for a unit behind a number: a space, a hyphen or nothing, then the longest word that fits."""
    long = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(words, key=len, reverse=True) if len(w) > 3)
    short = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True) if len(w) <= 3)
    return re.compile(rf"(?:,?[-\s]+|(?<=\d))(?P<word>(?i:{long})|{short})(?![\w’'])" if short else rf"(?:,?[-\s]+)(?P<word>(?i:{long}))(?![\w’'])")


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


def digits_of(quantity: Quantity, text: str) -> str:
    """The numeral alone, as written."""
    return text[quantity.number_start : quantity.number_end]


def is_one(quantity: Quantity, text: str) -> bool:
    """Whether the number is the word "one"."""
    return digits_of(quantity, text).lower() == "one" and parse_number("one") == quantity.value
