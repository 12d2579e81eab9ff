"""Numbers as news writes them: digits, words and mixtures of both, with a trace of the rules that read them.

A numeral is the bare number ("1.2 million", "a hundred and twenty", "3½", "minus 5"). Fractions and ratios are read by
:mod:`transforms.fraction_numerals`, vague ones ("dozens") by :mod:`transforms.vague_numbers`; modifiers, units and what is
counted are found around them all by :mod:`transforms.quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from transforms.frozen import frozen
from transforms.number_regions import Region, matches
from transforms.number_trace import Computed, rerun, step
from transforms.text_words import for_lower_case, in_lower_case

ONES = {word: number for number, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"))}  # fmt: skip
TENS = {word: 10 * number for number, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}  # fmt: skip
MAGNITUDES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "mln": 10**6, "mil": 10**6,
    "crore": 10**7, "billion": 10**9, "bln": 10**9, "trillion": 10**12, "trln": 10**12, "quadrillion": 10**15,
}  # fmt: skip
#: Letters glued to digits. A bare ``m`` is a metre as often as a million; :mod:`transforms.quantities` decides by what stands
#: around it.
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12,
            "trn": 10**12, "cr": 10**7, **{word: size for word, size in MAGNITUDES.items() if size > 100}}  # fmt: skip
VULGAR = dict(
    pair.split("=")
    for pair in "½=1/2 ¼=1/4 ¾=3/4 ⅓=1/3 ⅔=2/3 ⅕=1/5 ⅖=2/5 ⅗=3/5 ⅘=4/5 ⅙=1/6 ⅚=5/6 ⅛=1/8 ⅜=3/8 ⅝=5/8 ⅞=7/8".split()
)

#: "On May 22 300 people came" holds two numbers.
_NO_DAY = "".join(
    rf"(?<!\b{month} )"
    for month in (
        "January February March April May June July August September October November December "
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan\\. Feb\\. Mar\\. Apr\\. Aug\\. Sept\\. Oct\\. Nov\\. Dec\\."
    ).split()
)
#: Thousands set off by plain spaces, as the international standard has them (ISO 80000-1): round ones, and those of three groups.
_SPACED = rf"(?=\d{{1,3}} \d)(?<![\d.,/-])(?<!\d ){_NO_DAY}[1-9]\d{{0,2}}(?:(?: \d{{3}})+ \d{{3}}| \d00)(?![\d.,/-]?\d| \d)"
DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)"
    rf"|{_SPACED}|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
)
VULGAR_SIGN = f"[{''.join(VULGAR)}]"
#: A fraction behind a whole number: "2 1/2", "3-3/4".
_FRACTION_BEHIND = r"[\s-](?:1[/⁄](?:2|3|4|8|16|32)|3[/⁄](?:4|8|16)|2[/⁄]3|[57][/⁄](?:8|16))(?![\d/⁄])"
_WORD = "|".join(sorted((*ONES, *TENS, *MAGNITUDES), key=len, reverse=True))
_ATOM = rf"(?:{DIGITS}(?:\s?{VULGAR_SIGN}|{_FRACTION_BEHIND})?|{VULGAR_SIGN}|\b(?:{_WORD})\b)"
#: Between words of one expression: hyphens, spaces and a line break, but no blank line.
BESIDE = r"(?:[- \t\u00a0\u202f]|\n(?!\s*\n))+"
_JOIN = rf"(?:\s+and\s+|-and-|{BESIDE})"
#: Below nought: "minus 5", "minus-260", "-40", "−7.5", "negative 12 degrees"; no sign behind a digit, as in "10 - 5", nor in
#: "plus or minus 4".
_MINUS = (
    r"(?:(?<!\d\s)(?<!\bor\s)\bminus[\s-]|\bnegative[\s-](?=[\d.]+\s?(?:%|°|per\s?cent|degrees))"
    r"|(?<=[\s(\[])(?<!\d\s)-(?=\.?\d)|(?<![\d)])−\s?(?=\.?\d)|(?<=\s)(?<!\d\s)–(?=[\d.]+\s?[°%]))"
)
_SUFFIX = "|".join(sorted(SUFFIXES, key=len, reverse=True))
#: Nothing of it is tried where no number can begin: inside words, and at words that begin with other letters.
_LETTERS = "".join(sorted({word[0] for word in (*ONES, *TENS, *MAGNITUDES, "a", "minus", "negative")}))
_BEGINS = rf"(?:\b(?=[{_LETTERS}])|(?=[\d.\-−–]|{VULGAR_SIGN}))"
_PLAIN = re.compile(
    rf"{_BEGINS}(?P<minus>{_MINUS})?(?:\b(?P<article>an?)\s+)?(?P<number>{_ATOM}(?:{_JOIN}{_ATOM})*)(?P<suffix>(?:{_SUFFIX})(?!\w))?",
    re.IGNORECASE,
)
_PLAIN_LOWER = re.compile(for_lower_case(_PLAIN.pattern))
_TOKEN = re.compile(_ATOM, re.IGNORECASE)
#: Words and traces, most of which come again: small numbers make up half of all.
_REMEMBERED = 1024


@frozen
class Numeral:
    """A number at a span.

    ``value`` is None for indefinite ones, whose ``low`` then holds the policy's bound. ``form`` is ``digits``, ``words``,
    ``fraction``, ``ratio`` ("one in five", in percent), ``part`` of a unit ("half a" mile), ``collective`` or ``indefinite``.
    ``trace`` names the rules in the order they were used; :func:`~transforms.number_trace.rerun` gives the value again.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    form: str
    trace: tuple[str, ...]
    suffix: str = ""


def traced(start: int, end: int, form: str, *steps: str, suffix: str = "") -> Numeral:
    """The numeral that a trace comes to."""
    computed = _computed(steps)
    return Numeral(start, end, computed.value, computed.low, form, steps, suffix)


@lru_cache(maxsize=_REMEMBERED)
def _computed(steps: tuple[str, ...]) -> Computed:
    return rerun(steps)


def plain_numerals(text: str, regions: Sequence[Region]) -> Iterator[Numeral]:
    """Numbers in digits and words, one by one ("1990 500" are two)."""
    for match in matches(_PLAIN_LOWER, in_lower_case(text), regions):
        at, end = match.span("number")
        suffix = text[end : match.end()] if match["suffix"] else ""
        has_article, has_minus = match["article"] is not None, match["minus"] is not None
        for part in _parts(text[at:end], suffix, has_article=has_article, has_minus=has_minus):
            start = match.start(part.opener) if part.opener else at + part.start
            yield traced(start, at + part.end, part.form, *part.steps, suffix=part.suffix)


@frozen
class _Part:
    """One of the numbers in a run of atoms: where it stands in them, the group that opens it, and how it is read."""

    start: int
    end: int
    opener: str
    form: str
    steps: tuple[str, ...]
    suffix: str


@lru_cache(maxsize=_REMEMBERED)
def _parts(run: str, suffix: str, *, has_article: bool, has_minus: bool) -> tuple[_Part, ...]:
    """The numbers of a run of atoms; what stands before it belongs to the first, the suffix to the last."""
    found = []
    spans = _readings(run)
    for index, (start, end) in enumerate(spans):
        words = run[start:end]
        form = "digits" if any(c.isdigit() or c in VULGAR for c in words) else "words"
        own_suffix = suffix if index == len(spans) - 1 else ""
        if own_suffix and form == "words":
            continue
        with_article = index == 0 and has_article and _kind_of_first(words) == "magnitude"
        opener = "article" if with_article else ""
        steps = _steps(words, with_article=with_article)
        if index == 0 and has_minus and not (has_article and not with_article):
            opener, steps = "minus", ("minus", *steps)
        if own_suffix:
            steps = (*steps, step("suffix", own_suffix, Decimal(SUFFIXES[own_suffix.lower()])))
        found.append(_Part(start, end + len(own_suffix), opener, form, steps, own_suffix))
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def parse_number(words: str) -> Decimal | None:
    """The value of a text that is one plain number ("24", "twenty-four", "a hundred and twenty"); None for anything else."""
    match = _PLAIN.fullmatch(words.strip())
    if not match:
        return Decimal(1) if words.strip().lower() in ("a", "an") else None
    readings = _readings(match["number"])
    if len(readings) != 1:
        return None
    value = rerun(_steps(match["number"])).value
    return None if value is None else value * SUFFIXES.get((match["suffix"] or "").lower(), 1) * (-1 if match["minus"] else 1)


def digits_value(digits: str) -> Decimal:
    """The value of digits with thousands separators (western or Indian) and fractions behind them."""
    fraction = Decimal(0)
    cleaned = re.sub(r"[,\u00a0\u202f]|(?<=\d) (?=\d{3}(?!\d|[/⁄]))", "", digits)
    match = re.search(rf"\s?({VULGAR_SIGN})$|[\s-](\d+[/⁄]\d+)$", cleaned)
    if match:
        cleaned = cleaned[: match.start()]
        top, bottom = two_parts(match[1] or match[2])
        fraction = top / bottom
    return Decimal(cleaned or "0") + fraction


def two_parts(fraction: str) -> tuple[Decimal, Decimal]:
    """Top and bottom of a fraction: ``3/4``, ``1⁄32`` or ``½``."""
    top, bottom = re.split(r"[/⁄]", VULGAR.get(fraction, fraction))
    return Decimal(top), Decimal(bottom)


@lru_cache(maxsize=_REMEMBERED)
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


def _kind_of_first(words: str) -> str:
    first = _TOKEN.match(words)
    return _atom_value(first[0])[0] if first else ""


def _readings(words: str) -> tuple[tuple[int, int], ...]:
    """Split a run of atoms into numbers: ``twenty-four`` is one, ``1990 500`` are two. Gives their spans."""
    found = []
    start, end = -1, -1
    last, current, scale = "", Decimal(0), Decimal("Infinity")
    for atom in _TOKEN.finditer(words):
        kind, value = _atom_value(atom[0])
        gap = words[end : atom.start()] if start >= 0 else ""
        if start >= 0 and not _continues(last, kind, value, current, scale, gap):
            found.append((start, end))
            start, last, current, scale = -1, "", Decimal(0), Decimal("Infinity")
        if start < 0:
            start = atom.start()
        if kind != "magnitude":
            current += value
        elif value == 100:
            current = (current or Decimal(1)) * 100
        else:
            current, scale = Decimal(0), value
        last, end = kind, atom.end()
    if start >= 0:
        found.append((start, end))
    return tuple(found)


def _continues(last: str, kind: str, value: Decimal, current: Decimal, scale: Decimal, gap: str) -> bool:
    """Whether an atom belongs to the number so far."""
    if "and" in gap.lower() and (last != "magnitude" or kind == "digits"):
        return False
    if kind == "magnitude":
        if last == "magnitude" and current == 0:
            return value >= scale and "and" not in gap.lower()  # "3 lakh crore"
        return value < scale and (value != 100 or current < 100)
    if kind == "digits":
        return False
    if last == "magnitude":
        return True
    return last == "ten" and kind == "one" and 0 < value < 10


def _steps(words: str, *, with_article: bool = False) -> tuple[str, ...]:
    steps = ["article as one"] if with_article else []
    for atom in _TOKEN.finditer(words):
        kind, value = _atom_value(atom[0])
        steps.append(step("times" if kind == "magnitude" else kind, atom[0], value))
    return tuple(steps)
