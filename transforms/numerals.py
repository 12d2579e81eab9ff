"""Numbers as news writes them: digits, words and mixtures of both, with a trace of the rules that read them.

A numeral is the bare number ("1.2 million", "a hundred and twenty", "12–13,000", "dozens"); modifiers, units and what is counted
are found around it by :mod:`transforms.quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

ONES = {word: number for number, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"))}  # fmt: skip
TENS = {word: 10 * number for number, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}  # fmt: skip
MAGNITUDES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "mln": 10**6, "crore": 10**7, "billion": 10**9,
    "bln": 10**9, "trillion": 10**12,
}  # fmt: skip
#: Letters glued to digits. A bare ``m`` is a metre as often as a million; :mod:`transforms.quantities` decides by the currency.
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
COLLECTIVES = {"dozen": 12, "score": 20, "couple": 2}
FRACTION_NAMES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
VULGAR = dict(
    pair.split("=") for pair in "½=0.5 ¼=0.25 ¾=0.75 ⅓=1/3 ⅔=2/3 ⅕=0.2 ⅖=0.4 ⅗=0.6 ⅘=0.8 ⅛=0.125 ⅜=0.375 ⅝=0.625 ⅞=0.875".split()
)
#: Digits of a share in percent: two thirds are told as 66.67.
SHARE_PLACES = Decimal("0.01")

_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
_VULGAR = f"[{''.join(VULGAR)}]"
_WORD = "|".join(sorted((*ONES, *TENS, *MAGNITUDES), key=len, reverse=True))
_ATOM = rf"(?:{_DIGITS}(?:\s?{_VULGAR}|[\s-]1/[2348](?!\d)|\s3/4(?!\d))?|{_VULGAR}|\b(?:{_WORD})\b)"
_JOIN = r"(?:\s+and\s+|[\s-]+)"
_NAMES = "|".join(name for name in FRACTION_NAMES if name not in ("half", "quarter"))
_DENOMINATOR = rf"(?:hal(?:f|ves)|quarters?|(?:{_NAMES})s?)"

_FRACTION = re.compile(
    rf"\b(?:(?P<top>one|two|three|four|five|seven|nine|\d)[\s-](?P<bottom>{_DENOMINATOR})|(?P<single>an?)\s+(?P<part>{_DENOMINATOR})|(?P<half>(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)half))\b",
    re.IGNORECASE,
)
_HALF_OF_MAGNITUDE = re.compile(
    r"\b(?:(?P<half>half|a\s+quarter(?:\s+of)?)\s+(?:an?\s+)(?P<unit>million|billion|trillion|dozen|thousand|hundred|crore|lakh)"
    r"|(?P<whole>an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+and\s+an?\s+(?P<rest>half|quarter)(?:\s+(?P<scale>million|billion|trillion|hundred|thousand))?"
    r"|an?\s+(?P<unit_first>million|billion)\s+and\s+a\s+half)\b",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    rf"\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|{_DIGITS})\s+(?P<noun>dozen|score|couple)\b(?!s)",
    re.IGNORECASE,
)
_N_IN_M = re.compile(
    r"\b(?P<top>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+(?:in|out\s+of|of(?=\s+every\b))\s+(?:every\s+)?(?P<bottom>two|three|four|five|six|seven|eight|nine|ten|\d{1,3}(?:,\d{3})*)\b(?![.,]?\d|\s+(?:months?|years?|days?|weeks?|hours?|minutes?|decades?))",
    re.IGNORECASE,
)
_N_NOUN_IN_M = re.compile(
    r"\b(?P<top>one)\s+(?:[a-z]+\s+)?[a-z]+\s+in\s+(?:every\s+)?(?P<bottom>two|three|four|five|six|seven|eight|nine|ten|\d{2,3})\b"
    r"(?=\s*(?:[.,;:)”]|$)|\s+(?:can|cannot|could|is|are|was|were|has|have|had|will|would|does|do|did|may|might|now|says?|said|who)\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?:\b(?P<article>an?)\s+)?(?P<number>{_ATOM}(?:{_JOIN}{_ATOM})*)(?P<suffix>(?:trn|tn|bn|mn|[kmb])(?![\w-]))?",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands|millions)(?:\s+(?:and|or)\s+(?:dozens|scores|hundreds|thousands|millions))?"
    r"(?:\s+of\s+(?P<scale>hundreds|thousands|millions|billions)(?:\s+of\s+(?P<more>thousands|millions))?)?"
    r"|billions|trillions|several\s+(?P<several>dozen|hundred|thousand|million|billion)"
    r"|several|an?\s+few\s+(?P<few>dozen|hundred|thousand|million|billion)|an?\s+handful|an?\s+few)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(_ATOM, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at a span.

    ``value`` is None for indefinite ones, whose ``low`` then holds the policy's bound. ``form`` is ``digits``, ``words``,
    ``fraction``, ``ratio`` ("one in five", in percent), ``collective`` or ``indefinite``. ``trace`` names the rules in the order
    they were used.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    form: str
    trace: tuple[str, ...]
    suffix: str = ""


def find_numerals(text: str, policy: dict[str, Decimal]) -> list[Numeral]:
    """The numerals of a text in order, without overlaps; earlier rules win over later ones.

    Args:
        text: any text.
        policy: lower bound by vague word ("dozens", "several" …), from the reference table ``vague_numbers``.
    """
    taken: list[tuple[int, int]] = []
    found: list[Numeral] = []
    for finder in (_halves, _ratios, _fractions, _collectives, lambda t: _indefinite(t, policy), _plain):
        for numeral in finder(text):
            if all(numeral.end <= start or numeral.start >= end for start, end in taken):
                found.append(numeral)
                taken.append((numeral.start, numeral.end))
    return sorted(found, key=lambda numeral: numeral.start)


def parse_number(words: str) -> Decimal | None:
    """The value of a text that is one plain number ("24", "twenty-four", "a hundred and twenty"); None for anything else."""
    match = _PLAIN.fullmatch(words.strip())
    if not match:
        return Decimal(1) if words.strip().lower() in ("a", "an") else None
    readings = list(_readings(match["number"], 0))
    if len(readings) != 1:
        return None
    return readings[0][2] * SUFFIXES.get((match["suffix"] or "").lower(), 1)


def digits_value(digits: str) -> Decimal:
    """The value of digits with thousands separators (western or Indian) and vulgar fractions."""
    fraction = Decimal(0)
    cleaned = re.sub(r"[,\u00a0\u202f]", "", digits)
    match = re.search(rf"\s?({_VULGAR})$|[\s-](\d/\d)$", cleaned)
    if match:
        cleaned = cleaned[: match.start()]
        fraction = _ratio(VULGAR[match[1]] if match[1] else match[2])
    return Decimal(cleaned or "0") + fraction


def _ratio(written: str) -> Decimal:
    top, _, bottom = written.partition("/")
    return Decimal(top) / Decimal(bottom or "1")


def _atom_value(atom: str) -> tuple[str, Decimal]:
    """Kind (``digits``, ``one``, ``ten`` or ``magnitude``) and value of one atom."""
    word = atom.lower()
    if word in ONES:
        return "one", Decimal(ONES[word])
    if word in TENS:
        return "ten", Decimal(TENS[word])
    if word in MAGNITUDES:
        return "magnitude", Decimal(MAGNITUDES[word])
    return "digits", digits_value(atom)


def _readings(words: str, offset: int) -> Iterator[tuple[int, int, Decimal]]:
    """Split a run of atoms into numbers: ``twenty-four`` is one, ``1990 500`` are two. Yields (start, end, value)."""
    total, current, start, end = Decimal(0), Decimal(0), -1, -1
    last, scale = "", Decimal("Infinity")
    for atom in _TOKEN.finditer(words):
        kind, value = _atom_value(atom[0])
        gap = words[end : atom.start()] if start >= 0 else ""
        if start >= 0 and not _continues(last, kind, value, current, scale, gap):
            yield offset + start, offset + end, total + current
            total, current, start, last, scale = Decimal(0), Decimal(0), -1, "", Decimal("Infinity")
        if start < 0:
            start = atom.start()
        if kind == "magnitude" and value == 100:
            current = (current or Decimal(1)) * 100
        elif kind == "magnitude":
            total, current, scale = total + (current or Decimal(1)) * value, Decimal(0), value
        else:
            current += value
        last, end = kind, atom.end()
    if start >= 0:
        yield offset + start, offset + end, total + current


def _continues(last: str, kind: str, value: Decimal, current: Decimal, scale: Decimal, gap: str) -> bool:
    """Whether an atom belongs to the number so far."""
    if "and" in gap.lower() and (last != "magnitude" or kind == "digits"):
        return False
    if kind == "magnitude":
        return value < scale and (last != "magnitude" or current > 0 or value > 100) and (value != 100 or current < 100)
    if kind == "digits":
        return False
    if last == "magnitude":
        return True
    return last == "ten" and kind == "one" and 0 < value < 10


def _plain(text: str) -> Iterator[Numeral]:
    for match in _PLAIN.finditer(text):
        readings = list(_readings(match["number"], match.start("number")))
        for index, (start, end, value) in enumerate(readings):
            words = text[start:end]
            suffix = (match["suffix"] or "") if index == len(readings) - 1 else ""
            form = "digits" if any(c.isdigit() or c in VULGAR for c in words) else "words"
            if suffix and form == "words":
                continue
            with_article = index == 0 and match["article"] and _atom_value(_TOKEN.match(words)[0])[0] == "magnitude"  # type: ignore[index]
            begin = match.start("article") if with_article else start
            trace = _trace(words, with_article=bool(with_article)) + ((f"suffix {suffix}",) if suffix else ())
            yield Numeral(begin, end + len(suffix), value * SUFFIXES.get(suffix.lower(), 1), None, form, trace, suffix.lower())


def _trace(words: str, *, with_article: bool) -> tuple[str, ...]:
    steps = ["article as one"] if with_article else []
    for atom in _TOKEN.finditer(words):
        kind, value = _atom_value(atom[0])
        steps.append(f"{kind} {atom[0]} = {value}" if kind != "magnitude" else f"times {atom[0]} = {value}")
    return tuple(steps)


def _halves(text: str) -> Iterator[Numeral]:
    for match in _HALF_OF_MAGNITUDE.finditer(text):
        part = Decimal("0.25") if "quarter" in (match["half"] or match["rest"] or "").lower() else Decimal("0.5")
        if match["half"]:
            value = part * _scale(match["unit"])
        elif match["unit_first"]:
            value = (1 + part) * _scale(match["unit_first"])
        else:
            whole = Decimal(ONES.get(match["whole"].lower(), 1))
            value = (whole + part) * (_scale(match["scale"]) if match["scale"] else Decimal(1))
        yield Numeral(*match.span(), value, None, "words", (f"half or quarter of a magnitude = {value}",))


def _scale(word: str) -> Decimal:
    return Decimal(MAGNITUDES.get(word.lower()) or COLLECTIVES[word.lower()])


def _ratios(text: str) -> Iterator[Numeral]:
    for match in (*_N_IN_M.finditer(text), *_N_NOUN_IN_M.finditer(text)):
        top, bottom = parse_number(match["top"]), parse_number(match["bottom"])
        if top and bottom and top < bottom:
            yield Numeral(*match.span(), _percent(top, bottom), None, "ratio", (f"{top} in {bottom} as percent",))


def _percent(top: Decimal, bottom: Decimal) -> Decimal:
    share = 100 * top / bottom
    return share if share == share.to_integral_value() else share.quantize(SHARE_PLACES)


def _fractions(text: str) -> Iterator[Numeral]:
    for match in _FRACTION.finditer(text):
        if match["half"]:
            if not re.match(r"\s+(?:of\b|the\b|its\b|their\b|his\b|her\b|all\b|that\b|those\b|these\b)", text[match.end() :]):
                continue
            top, bottom = Decimal(1), Decimal(2)
        else:
            word = (match["bottom"] or match["part"]).lower()
            top = Decimal(1) if match["single"] else parse_number(match["top"]) or Decimal(1)
            bottom = Decimal(FRACTION_NAMES[word.rstrip("s") if word != "halves" else "half"])
            if not _is_share(text, match, word, top):
                continue
        yield Numeral(*match.span(), _percent(top, bottom), None, "fraction", (f"{top} of {bottom} as percent",))


def _is_share(text: str, match: re.Match[str], word: str, top: Decimal) -> bool:
    """Whether "a third" is a share: not "a third man", "two quarters" of a year, or "a second half"."""
    following = text[match.end() : match.end() + 24]
    if word.startswith("quarter") and re.match(r"\s*-?\s*(?:century|mile|final|hour|point)", following):
        return False
    if re.match(
        r"\s+(?:of|from|to|in|and|or|more|less|higher|lower|were|was|are|is|have|had|say|said|who|last|this)\b|[.,;:)]|$|\s*[—–-]\s",
        following,
    ):
        return not (word.startswith("half") and match["single"] and re.match(r"\s+(?:in|to|last|this)\b", following))
    return top > 1 and word.endswith("s") and not word.startswith("quarter")


def _collectives(text: str) -> Iterator[Numeral]:
    for match in _COLLECTIVE.finditer(text):
        noun = match["noun"].lower()
        count = Decimal(1) if match["count"].lower() in ("a", "an") else parse_number(match["count"]) or Decimal(1)
        end = match.end() + (3 if noun == "couple" and text[match.end() : match.end() + 4].lower() == " of " else 0)
        if noun == "couple" and end == match.end():
            continue
        if noun == "score" and not re.match(r"\s+(?:of\b|[a-z]+s\b)", text[end:]):
            continue
        yield Numeral(
            match.start(),
            end,
            count * COLLECTIVES[noun],
            None,
            "collective",
            (f"{count} times {noun} = {count * COLLECTIVES[noun]}",),
        )


def _indefinite(text: str, policy: dict[str, Decimal]) -> Iterator[Numeral]:
    for match in _INDEFINITE.finditer(text):
        words = re.sub(r"\s+", " ", match[0].lower())
        low = policy.get(words)
        if low is None:
            low = _compound_bound(words, policy)
        if low is not None:
            yield Numeral(*match.span(), None, low, "indefinite", (f"vague number policy: {words} >= {low}",))


def _compound_bound(words: str, policy: dict[str, Decimal]) -> Decimal | None:
    """As in "tens of thousands" = 10 x 1000; "several hundred" = 3 x 100; "dozens and hundreds" = the smaller."""
    parts = re.split(r" of | and | or ", words)
    several = re.fullmatch(r"(several|an? few) (dozen|hundred|thousand|million|billion)", words)
    if several:
        first = policy.get(several[1].replace("an ", "a "))
        return first * _scale(several[2]) if first is not None else None
    bounds = [policy.get(part) for part in parts]
    if any(bound is None for bound in bounds):
        return None
    known = [bound for bound in bounds if bound is not None]
    if " of " not in words:
        return min(known)
    product = Decimal(1)
    for part, bound in zip(parts, known, strict=True):
        product *= bound if part != "tens" else Decimal(10)
    return product
