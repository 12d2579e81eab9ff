"""Money: the currency sign or code before a number, or the currency's name behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from transforms.frozen import frozen
from transforms.numerals import BESIDE
from transforms.reference import ReferenceData, alternatives
from transforms.units import longest_first, word_key, word_pattern

#: ISO 4217: no currency. A word of several currencies ("crowns") has it until the country decides.
UNDECIDED = "XXX"
#: Capitalised, these are names of people and teams.
_NAMES = frozenset("Won Dong Rand Kip Lek Kina Sterling Bucks Buck Franc Pound".split())
#: Whose dollars: "$31.20 US", "$5 Canadian", "$3 million CAD".
_DOLLARS_OF = re.compile(
    r"\s(?P<whose>US|U\.S\.|USD|Canadian|CDN|CAD|Australian|AUD|NZD|HKD|SGD)(?![\w-])(?!\s+(?:dollar|million|billion|[A-Z]|[a-z]+s\b))"
)
_WHOSE = {"US": "USD", "U.S.": "USD", "Canadian": "CAD", "CDN": "CAD", "Australian": "AUD"}
#: "8 or $9", "5 to €7": the sign of the second number holds for the first.
_SIGN_OF_NEXT = re.compile(r"\s?(?:-|–|\bor\b|\bto\b|\band\b)\s?(?=\S{0,4}\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Currencies that their own country writes with one letter.
_LETTERS = {
    "N": ("NGN",),
    "K": ("ZMW", "MWK", "PGK"),
    "P": ("PHP", "BWP"),
    "Q": ("GTQ",),
    "L": ("HNL",),
    "D": ("GMD",),
    "E": ("SZL",),
    "M": ("LSL",),
    "G": ("HTG", "PYG"),
    "B": ("THB", "PAB"),
    "C": ("NIO", "GHS"),
    "T": ("TOP",),
    "S": ("SOS",),
}
#: Those of them that a large number can only be money of, where no country is named to tell: "N80,000", "P1.3 billion".
_PLAIN_LETTERS = frozenset("NP")
#: "pounds" weigh as often as they pay.
_OF_THING = re.compile(
    r"\s+of\s+(?!(?:[\w-]+\s+){0,2}(?:debts?|aid|damages?|funding|funds|invest(?:ment|ments|ing)|taxpayers?|public|loss(?:es)?|money|savings|cuts|"
    r"spending|bonus(?:es)?|subsid(?:y|ies)|loans?|grants?|revenues?|profits?|sales|costs?|tax(?:es)?|benefits?|support|contracts?|bailouts?|budgets?|"
    r"pay|payments?|wages|salaries|pensions?|compensation|dividends?|fines?|fees|assets|property|orders|business|exports|imports|trade|bonds|"
    r"equity|credit|income|earnings|donations?|backing|stimulus|relief|liabilities|bills|arrears|cash|mortgages?|insurance|welfare)\b)[a-z]"
)


#: Goods that the world trades in US dollars, wherever the price is told: "$52 a barrel", "$2,300 an ounce".
_WORLD_PRICE = re.compile(r"[^.;:()]{0,12}?(?:\ban?|\bper|/)\s?(?:barrel|bbl|ounce|oz|bushel|troy)\b", re.IGNORECASE)
_WEIGHING = re.compile(r"\b(?:weigh(?:s|ed|ing)?|heav(?:y|ier)|lighter|overweight|body\s+weight)\b", re.IGNORECASE)
_PAYING = re.compile(
    r"\b(?:costs?|costing|fetch\w*|pa(?:y|ys|id|ying)|spen[dt]\w*|worth|pric(?:e|es|ed|ing)|fees?|fares?|charg(?:e|es|ed|ing)|earn\w*|fin(?:e|es|ed)|sav(?:e|es|ed|ings)|"
    r"sold|sell\w*|rais(?:e|ed|ing)|budgets?|salar(?:y|ies)|wages?|rents?|bills?|tax\w*|grants?|debts?|loans?|donat\w*|refund\w*|tickets?|"
    r"st(?:eal|ole)\w*|thefts?|robb\w*|\w*fraud\w*|owe[sd]?|owing|embezzl\w*|swindl\w*|brib\w*|ransoms?|compensat\w*|prizes?|invest\w*|cash|banks?|"
    r"bets?|jackpots?|borrow\w*|lend\w*|lent|repa(?:y|id)\w*|profits?|revenues?|turnover|scam\w*)\b",
    re.IGNORECASE,
)
#: A sign right before digits is theirs: "offered one $3,000".
_OWN_NUMBER = re.compile(r"\d")
#: What one does with money as with other things; a letter before two digits or more is its sign then: "lost P870".
_HANDING = re.compile(r"\b(?:lost|los(?:e|es|ing)|ow(?:e|es|ed|ing)|st(?:ole|olen|eal)|robbed|borrow\w*|collected|lent|owing)\b")


@frozen
class Money:
    """A currency beside a number: where the expression starts and ends with it, and the words that told it."""

    start: int
    end: int
    currency: str
    words: str


class MoneyFinder:
    """Finds the currency of a number by the reference table ``currencies``."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("currencies")
        self._words = {word_key(name): row["currency"] for row in rows for name in alternatives(row["names"])}
        self._shared = _shared(reference)
        for word in self._shared:
            self._words.setdefault(word, UNDECIDED)
        self._local = _local_signs(reference)
        self._own_signs = {row["currency"]: alternatives(row["symbols"]) for row in rows}
        self._symbols = {
            s: row["currency"] for row in rows for s in (*alternatives(row["symbols"]), *alternatives(row["prefixes"]))
        }
        self._last_signs = frozenset(symbol[-1] for symbol in self._symbols)
        symbols = "|".join(_symbol_pattern(s) for s in sorted(self._symbols, key=len, reverse=True))
        behind = longest_first(s for s in self._symbols if len(s) > 1 or not s.isalpha())
        self._before = re.compile(rf"(?<![A-Za-z])(?P<symbol>{symbols})\s?\Z")  # "$" would pass over a line end
        self._ahead = re.compile(rf"(?P<symbol>{symbols})\s?(?=[\d.])")
        self._behind = re.compile(rf"\s?(?P<symbol>{behind})(?![A-Za-z])")
        self._word = re.compile(rf"{BESIDE}(?P<word>(?i:{word_pattern(self._words)}))(?![\w])")
        self._glued = re.compile(rf"(?<=\d)(?P<word>(?i:{word_pattern(w for w in self._words if len(w) > 3)}))(?!\w)")

    def beside(self, text: str, start: int, end: int) -> Money | None:
        """The currency before or behind a number at a span."""
        last = text[max(0, start - 2) : start].rstrip()[-1:]
        before = self._before.search(text, max(0, start - 8), start) if last in self._last_signs else None
        if before:
            return self._signed(text, before, end)
        word = self._word.match(text, end) or self._glued.match(text, end)
        if word and word["word"] not in _NAMES:
            return Money(start, word.end(), self._words[word_key(word["word"])], word["word"])
        behind = self._behind.match(text, end)
        if behind and not _OWN_NUMBER.match(text, behind.end()):
            symbol = behind["symbol"].replace(" ", "")
            return Money(start, behind.end(), self._symbols[symbol], behind["symbol"])
        return self._shared_with_next(text, start, end)

    def by_letter(self, text: str, start: int, countries: Mapping[str, int], *, is_sum: bool) -> Money | None:
        """The currency that one letter before a number stands for in a country that the text names: "N45,000", "K2.5 million".

        Args:
            text: the article's text.
            start: where the number begins.
            countries: how often the text names each country.
            is_sum: whether the number is written as money is; else words of paying must stand near: "the fare is K44".
        """
        letter = text[start - 1 : start]
        codes = _LETTERS.get(letter) if start > 0 and not text[start - 2 : start - 1].isalnum() else None
        code = next((c for c in codes or () if countries.get(c[:2])), None)
        if code is None and codes and is_sum and letter in _PLAIN_LETTERS and not countries:
            code = codes[0]
        if code is None:
            return None
        is_paid = _PAYING.search(text, max(0, start - 60), start + 40) is not None
        is_handed = text[start : start + 2].isdigit() and _HANDING.search(text, max(0, start - 60), start) is not None
        if not is_sum and (not text[start : start + 1].isdigit() or not (is_paid or is_handed)):
            return None
        return Money(start - 1, start, code, letter)

    def in_country(self, money: Money, text: str, countries: Mapping[str, int]) -> str:
        """The currency of the country that the text speaks of most, where several have one of this name (peso, crown, dollar)
        or write it with this sign ("$", "Rs").

        An ISO 4217 code starts with the ISO 3166 code of its country.
        """
        word, currency = money.words.lower(), money.currency
        named = [code for code in self._shared.get(word, ()) if countries.get(code[:2])]
        named = named or self._by_sign(money, text, countries)
        if not named or (countries.get(currency[:2]) and currency != UNDECIDED):
            return currency
        return max(named, key=lambda code: (countries[code[:2]], code))

    def _by_sign(self, money: Money, text: str, countries: Mapping[str, int]) -> list[str]:
        """The currency of the country named most, where its press writes it with this sign.

        Beside "A$5" a bare "$" is no Australian one.
        """
        most = 0 if _WORLD_PRICE.match(text, money.end) else max(countries.values(), default=0)
        local = [code for code in self._local.get(money.words, ()) if most and countries.get(code[:2]) == most]
        return [code for code in local if not any(own in text for own in self._own_signs[code])]

    def _signed(self, text: str, sign: re.Match[str], end: int) -> Money:
        currency = self._symbols[sign["symbol"].replace(" ", "")]
        whose = _DOLLARS_OF.match(text, end) if sign["symbol"] == "$" else None
        if whose:
            return Money(sign.start(), whose.end(), _WHOSE.get(whose["whose"], whose["whose"]), f"$ {whose['whose']}")
        return Money(sign.start(), end, currency, sign["symbol"])

    def _shared_with_next(self, text: str, start: int, end: int) -> Money | None:
        if _YEAR.fullmatch(text, start, end):
            return None  # "$300 in 2023 and $400 in 2024"
        link = _SIGN_OF_NEXT.match(text, end)
        sign = self._ahead.match(text, link.end()) if link else None
        if sign is None or sign["symbol"].isalpha():
            return None
        return Money(start, end, self._symbols[sign["symbol"].replace(" ", "")], sign["symbol"])


def weighs(text: str, money: Money, *, is_round: bool, speaks_of_britain: bool) -> bool:
    """Whether "pounds" are a weight: "2 pounds of flour", and any small number of them that nobody in Britain pays."""
    if word_key(money.words) not in ("pound", "pounds"):
        return False
    if _OF_THING.match(text, money.end) or _WEIGHING.search(text, max(0, money.start - 24), money.end + 10):
        return True
    is_paid = _PAYING.search(text, max(0, money.start - 60), money.end + 30) is not None
    return not (is_round or is_paid or speaks_of_britain)


def _symbol_pattern(symbol: str) -> str:
    """A currency sign, also with a space between its letters and the dollar sign ("HK $3")."""
    is_spaced = len(symbol) > 2 and symbol[-1] in "$€£¥"  # "A $5 million reward" is no Australian one
    return re.escape(symbol[:-1]) + r"\s?" + re.escape(symbol[-1]) if is_spaced else re.escape(symbol)


def _shared(reference: ReferenceData) -> dict[str, tuple[str, ...]]:
    """Words that name the money of several countries ("peso", "crowns"), with the codes of their currencies."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in reference.table("currencies"):
        for name in alternatives(row["names"]):
            codes[name.split()[-1].lower()].add(row["currency"])
    return {word: tuple(sorted(found)) for word, found in codes.items() if len(found) > 1}


def _local_signs(reference: ReferenceData) -> dict[str, tuple[str, ...]]:
    """Signs that the press of several countries writes for its own money, with the codes of their currencies."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in reference.table("currencies"):
        for sign in alternatives(row["shared_signs"]):
            codes[sign].add(row["currency"])
    return {sign: tuple(sorted(found)) for sign, found in codes.items()}
