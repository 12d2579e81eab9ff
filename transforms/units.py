"""Units behind a number, by the reference table ``units``: "40 km", "30'", "80 m.p.h.", "five square metres"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.frozen import frozen
from transforms.numerals import BESIDE
from transforms.reference import ReferenceData, alternatives

#: How a stretch of time felt, between the number and its unit: "four long years".
_HOW_LONG = (
    r"(?:long|solid|successive|short|brutal|bitter|bloody|gruell?ing|turbulent|hard|difficult|dark|agoni[sz]ing|harrowing|chaotic|tense"
    r"|terrible|painful|lonely|punishing|frantic)(?=\s+(?:year|month|week|day|hour|minute|decade)s?\b)"
)
#: Days of work are a period ("14 working days"), and a sum of them is not ("lost 2 million working days").
_OF_WORK = r"(?<!llion\s)(?<!usand\s)(?:business|working|calendar|trading)"
#: What stands between a number and its unit: nothing, a hyphen or a space, and words that only underline it.
_UNDERLINED = rf"more|additional|extra|further|full|whole|straight|consecutive|{_OF_WORK}|U\.?S\.?|imperial|{_HOW_LONG}"
_GAP = rf"(?:{BESIDE}(?:(?:{_UNDERLINED})\s+)?|(?<=[\d½¼¾]))"
#: Abbreviations that words stand before, too: "six km"; of the others only digits do ("one MP" is a person).
_BEHIND_WORDS = frozenset("km kms kg kgs cm mm ml mph kph lb lbs ft oz hr hrs min mins sec secs yr yrs".split()) | {
    "sq km",
    "sq m",
    "sq ft",
}
#: One letter behind a space is a unit only where the words go on as behind a unit: "9 V.", "40 F on Sunday", not "10 C students".
_BEHIND_LETTER = (
    r"(?=\s*(?:[,;:)\]/]|\.(?![A-Za-z])|$)|\s+(?:per|and|or|to|of|at|in|on|for|from|with|is|was|when|as|by|while|after|before)\b)"
)
#: Letters that are plurals, articles or grades more often than units: "the 1990s", "class 4A"; they need the space or the digit.
_NEVER_GLUED = frozenset("sAJNKRa")
#: "1.2s clear": a decimal is no plural.
_SECONDS = r"(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d\d\d))s"
_NEVER_SPACED = frozenset({"c", "in"})
#: Roentgens are told per time; a year is "a" only where no noun can follow.
_BEHIND_RARE = {"R": r"(?=\s+per\b|\s?/)", "a": r"(?=\s+(?:and|or|in|at|for|with|since|is|was)\b)"}
_PRIME = re.compile(r"\s?(?P<prime>['’′\"”″])(?![A-Za-z])")
_PRIMES = {"'": "foot", "’": "foot", "′": "foot", '"': "inch", "”": "inch", "″": "inch"}
_OPENS_SINGLE = re.compile(r"(?:^|[\s(\[—–-])['‘](?=[^\W\d])")
#: "two second-half goals", "two quarter-finals": a hyphen behind a spaced unit makes it a part of the next word, but for these.
_WORD_GOES_ON = re.compile(
    r"-(?!(?:long|high|wide|deep|tall|thick|old|plus|an?|per|and|to|or|range|radius)\b)[a-z]", re.IGNORECASE
)
#: "65 centuries-old chapels" are 65 chapels, "two stone columns" two columns.
_OF_EACH = re.compile(
    r"(?:centuries|decades|generations)-old\b|day\s+(?:care|nurser|labou?rer|camp)|stone\s+(?!(?:was|is|has|as|its|his|this|less|across|plus|towards)\b)[a-z]+s\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞]")
#: "71st" is no stone, "11st" is one.
_ORDINAL = re.compile(r"(?:[02-9]|(?<!\d))?1st(?!\w)")
_SHARE_OR_POINT = re.compile(r"(?:percentage[-\s]points?|percent|per\s+cent|%|points?)(?!\w)", re.IGNORECASE)

#: Words letter by letter, those with the same beginning on one way; a word ends where the letter is empty.
type _Letters = dict[str, _Letters]
_END = ""
#: What stands in texts for a letter of the tables.
_IN_TEXTS = {" ": r"[\s-]+", "'": "['’]"}


@frozen
class Unit:
    """A unit of the table; ``end`` is where it ends in the text."""

    name: str
    kind: str
    end: int


class UnitFinder:
    """Finds the unit behind a number."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("units")
        self._kinds = {row["unit"]: row["kind"] for row in rows}
        self._words = {word_key(word): row["unit"] for row in rows for word in (row["unit"], *alternatives(row["aliases"]))}
        self._symbols = {symbol: row["unit"] for row in rows for symbol in alternatives(row["symbols"])}
        letters = [s for s in self._symbols if len(s) == 1 and s.isalpha()]
        signs = [s for s in self._symbols if s not in letters and s not in _NEVER_SPACED]
        glued = [s for s in (*letters, *(_NEVER_SPACED & set(self._symbols))) if s not in _NEVER_GLUED]
        spaced = [s for s in letters if s not in _NEVER_SPACED and s not in _BEHIND_RARE]
        rare = "|".join(letter + behind for letter, behind in _BEHIND_RARE.items() if letter in letters) or r"(?!)"
        word = f"(?P<word>(?i:{word_pattern(self._words)}))"
        self._pattern = re.compile(
            rf"(?:{_GAP}(?:{word}|(?P<sign>{_abbreviations(signs)}))|(?<=\d)-?(?P<glued>{longest_first(glued)}|{_SECONDS})(?!\.[A-Za-z])"
            rf"|\s(?P<spaced>(?:{longest_first(spaced)}){_BEHIND_LETTER}|{rare}))(?![\w²³]|[’']\w)"
        )
        self._bare = re.compile(rf"(?:{word}|(?P<sign>{longest_first([*signs, *letters])}))(?![\w²³]|[’'][a-rt-z])")

    def behind(self, text: str, start: int, end: int) -> Unit | None:
        """The unit behind a number at a span."""
        match = self._pattern.match(text, end)
        if match is None:
            return self._prime(text, end)
        is_spaced = text[end : end + 1] in (" ", "\u00a0")
        if match["word"]:
            goes_on = _WORD_GOES_ON.match(text, match.end()) or _OF_EACH.match(text, match.start("word"))
            return None if is_spaced and goes_on else self._unit(match)
        if (not _DIGIT.search(text, start, end) and match["sign"] not in _BEHIND_WORDS) or _ORDINAL.match(
            text, max(start, end - 2)
        ):
            return None
        return self._unit(match)

    def at(self, text: str, start: int) -> Unit | None:
        """The unit that stands at an offset, as behind "per" or "half a"."""
        match = self._bare.match(text, start)
        return self._unit(match) if match else None

    def ahead(self, text: str, start: int) -> bool:
        """Whether a unit, a percent sign or "points" stand at an offset."""
        return self.at(text, start) is not None or _SHARE_OR_POINT.match(text, start) is not None

    def _unit(self, match: re.Match[str]) -> Unit:
        groups = match.groupdict()
        if groups["word"]:
            name = self._words[word_key(groups["word"])]
        else:
            name = self._symbols[next(groups[g] for g in ("sign", "glued", "spaced") if groups.get(g))]
        return Unit(name, self._kinds[name], match.end())

    def _prime(self, text: str, end: int) -> Unit | None:
        """Feet and inches by their marks; a mark that closes a quotation is none."""
        match = _PRIME.match(text, end)
        if match is None or not text[end - 1 : end].isdigit() or _closes_quotation(text, match["prime"], match.start("prime")):
            return None
        name = _PRIMES[match["prime"]]
        return Unit(name, self._kinds[name], match.end())


def _closes_quotation(text: str, mark: str, at: int) -> bool:
    """Whether a quotation that was opened in the paragraph is still open at a mark."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if mark in "′″":
        return False
    if mark in '"”':
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return _OPENS_SINGLE.search(before) is not None


def word_key(word: str) -> str:
    """A word of a table as it is looked up: lower case, with one space and straight apostrophes."""
    return re.sub(r"[\s-]+", " ", word).lower().replace("’", "'")


def word_pattern(words: Iterable[str]) -> str:
    """A pattern of words, of those with the same beginning the longest first; a space of the table is also a hyphen or a line
    break of the text.

    It is a tree of letters: what many words begin with is tried once, and a fifth as long a pattern is made as fast.
    """
    tree: _Letters = {}
    for word in words:
        node = tree
        for letter in word_key(word):
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _branches(tree)


def _branches(tree: _Letters) -> str:
    """What may follow at a node of the tree: the longer word before the one that ends here."""
    ways = [_IN_TEXTS.get(letter, re.escape(letter)) + _branches(below) for letter, below in tree.items() if letter]
    if _END in tree:
        ways.append("")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def longest_first(symbols: Iterable[str]) -> str:
    """An alternation of symbols, the longest first."""
    return "|".join(re.escape(s).replace(r"\ ", r"\s?") for s in sorted(symbols, key=len, reverse=True)) or r"(?!)"


def _abbreviations(symbols: Iterable[str]) -> str:
    """An alternation of symbols; a full stop at their end belongs to them only where the sentence goes on."""
    return re.sub(r"\\\.(?=\||$)", lambda _: r"\.(?=\s*[a-z\d,;:)\]/]|-)", longest_first(symbols))
