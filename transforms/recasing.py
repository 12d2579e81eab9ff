"""Upper-case text and headlines in title case as running text has them, letter for letter: the language model is trained on it.

Only what the analysis reads is recased; the article's text, and every surface shown, stays as given. Names and acronyms get their
capitals by evidence: the same word in mixed case elsewhere in the article, the reference tables, brackets around it, titles and
given names before it, and the lexicon, which holds few names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from transforms.calendar import MONTHS, WEEKDAYS
from transforms.frozen import frozen
from transforms.lexicon import Lexicon
from transforms.names import PARTICLES, TITLES, UPPER_COMMON

#: A stretch without lower-case letters that is long enough to hold some words.
_STRETCH = re.compile(r"[^a-zß-öø-ÿ\n]{10,}")
_FEWEST_WORDS = 3
_SHORT_LINE = re.compile(r"^[^\n]{12,140}$", re.MULTILINE)
_BODY_OF = re.compile(
    r"\b(?:Ministry|Department|Office|Bureau|Board|Council|Committee|Commission|University|Institute|Bank) [oO]f\b"
)
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]{4,}")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:ST|ND|RD|TH|D|S)\b|[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG_WORD = re.compile(r"[^\W\d_]{2,}")
_MIXED_WORD = re.compile(r"(?<![.!?:“\"\n]\s)(?<![“\"\n])\b[^\W\d_]{2,}\b")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+[\"“‘(\[]*$|[:,]\s+[\"“]$")
_ABBREVIATIONS = frozenset("mr mrs ms dr st gen col lt maj capt sgt sen rep gov rev prof hon msgr no nos vs jr sr".split())
_BEFORE_MONTHS = frozenset("in last next since until early late mid during this by".split())
#: Months that are ordinary words too, and count as months beside a number or behind a preposition of time.
_DOUBTFUL_MONTHS = frozenset({"may", "march"})
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_OPEN_NAMES = frozenset("el la los las san santa santo sao".split())
_CONTRACTED = re.compile(r"n't$|'(?:d|m|re|ve|ll)$")
_ACRONYMS = frozenset(word.lower() for word in UPPER_COMMON) - {"am", "pm"}
_NUMBER_BEHIND = re.compile(r"\.\s?\d")
_VOWELS = frozenset("aeiouy")
_CAPITAL_PREFIXES = frozenset({"o", "d"})


@frozen
class _Word:
    """A word to be recased: its span, its lower-case form without "'s", where it stands, and whether its case says nothing."""

    start: int
    end: int
    lower: str
    opens_sentence: bool
    is_bracketed: bool
    is_shouted: bool


class Recaser:
    """Gives the upper-case stretches of a text the capitals of running text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def recase(self, text: str) -> str:
        """The text in mixed case, of the same length; the same object where no stretch of it stands in upper case."""
        stretches = [(s, e) for s, e in _stretches(text) if self._is_prose(text, s, e)]
        stretches = sorted((*stretches, *(span for span in _short_lines(text) if self._is_headline(text, *span))))
        if not stretches:
            return text
        words = [word for start, end in stretches for word in _words(text, start, end)]
        forms = _Decision(self._lexicon, text, words, _forms_elsewhere(text, stretches)).forms()
        pieces, last = [], 0
        for word, form in zip(words, forms, strict=True):
            pieces += [text[last : word.start], form]
            last = word.end
        return "".join((*pieces, text[last:]))

    def _is_headline(self, text: str, start: int, end: int) -> bool:
        """Whether a line is a headline in title case ("Two Killed In Market Blast"), and no name or list of names."""
        if text[end - 1] in ".:," or _BODY_OF.search(text, start, end):
            return False
        if not all(self._lexicon.is_function_word(word[0]) for word in _LOWER_WORD.finditer(text, start, end)):
            return False
        words = _LONG_WORD.findall(text, start, end)
        ordinary = [word.lower() for word in words[1:] if word.istitle() and self._lexicon.is_ordinary(word.lower())]
        told = [w for w in ordinary if self._lexicon.is_inflected_verb(w) or self._lexicon.is_function_word(w)]
        return len(ordinary) >= _FEWEST_WORDS and 3 * len(ordinary) >= 2 * (len(words) - 1) and bool(told)

    def _is_prose(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is running text or a headline, and no list of acronyms, code or dateline ("EAST HILL, OH (AP)")."""
        words = [word.lower() for word in _LONG_WORD.findall(text, start, end)]
        if len(words) < _FEWEST_WORDS or 2 * sum(map(self._lexicon.is_ordinary, words)) < len(words):
            return False
        return _is_whole_line(text, start, end) or any(len(w) > 2 and self._lexicon.is_function_word(w) for w in words)


class _Decision:
    """The forms of the words of one text, decided in order, each with the words before it."""

    def __init__(self, lexicon: Lexicon, text: str, words: Sequence[_Word], elsewhere: Mapping[str, str]) -> None:
        self._lexicon, self._text, self._words, self._elsewhere = lexicon, text, words, elsewhere
        self._lower_text = _lower(text)
        self._acronyms = {w.lower for w in words if w.is_bracketed and not lexicon.is_ordinary(w.lower)} | _ACRONYMS
        self._names: set[str] = set()
        self._forms: list[str] = []

    def forms(self) -> list[str]:
        position = 0
        while position < len(self._words):
            known = self._lexicon.name_at(self._lower_text, self._words[position].start)
            if known is not None and self._words[position].lower not in self._elsewhere:
                position = self._take(known, position)
                continue
            word = self._words[position]
            self._forms.append(self._cased(word, self._style(position)))
            position += 1
        return [self._opened(word, self._remembered(n)) for n, word in enumerate(self._words)]

    def _take(self, name: str, position: int) -> int:
        """Set the words of a known name, which may be several; the position behind it."""
        start = self._words[position].start
        self._capitalise_title(position)
        if " " in name and name.rpartition(" ")[2].lower() in self._lexicon.surnames:
            self._names.add(name.rpartition(" ")[2].lower())
        while position < len(self._words) and self._words[position].start < start + len(name):
            word = self._words[position]
            cut = name[word.start - start : word.end - start]
            self._forms.append(cut + self._lower_text[word.start + len(cut) : word.end])
            position += 1
        return position

    def _style(self, position: int) -> str:
        """How a word that no table of names holds is set: "lower", "title", "upper" or "as given"."""
        word = self._words[position]
        written = self._text[word.start : word.end]
        is_plain = word.is_shouted or written.istitle() or written.islower()
        if not is_plain or self._text[max(0, word.start - 1) : word.start] in ("@", "/", "."):
            return "as given"
        if word.lower in MONTHS or word.lower in WEEKDAYS or word.lower in _SHORT_MONTHS:
            return "title" if self._is_month(position) else "lower"
        usual = self._elsewhere.get(word.lower)
        if usual is not None and not (usual == "title" and self._lexicon.is_function_word(word.lower)):
            return usual
        if len(word.lower) == 1 or word.lower.endswith(".") or written[0].isdigit():
            return "lower" if written in ("A", "Y") or written[0].isdigit() else "upper"
        if _CONTRACTED.search(word.lower):
            return "lower"
        if word.lower in ("no", "nos") and _NUMBER_BEHIND.match(self._text, word.end):
            return "title"
        if word.lower in self._acronyms or self._is_acronym(position):
            return "upper"
        if self._is_name(position):
            self._capitalise_title(position)
            return "title"
        return "lower"

    def _is_month(self, position: int) -> bool:
        word = self._words[position]
        if word.lower not in _DOUBTFUL_MONTHS and word.lower not in _SHORT_MONTHS:
            return True
        around = self._text[max(0, word.start - 4) : word.start] + self._text[word.end : word.end + 4]
        return any(c.isdigit() for c in around) or self._before(position) in _BEFORE_MONTHS

    def _is_acronym(self, position: int) -> bool:
        """Letters in brackets behind the words they open ("PATRIOTIC UNION (PU)"), letters before a number, and no vowel."""
        word = self._words[position]
        if word.is_bracketed:
            before = self._words[max(0, position - len(word.lower) - 2) : position]
            return word.lower in "".join(w.lower[0] for w in before)
        if self._text[word.end : word.end + 1] == "-" and self._text[word.end + 1 : word.end + 2].isdigit():
            return True
        is_word = self._lexicon.is_ordinary(word.lower) or word.lower in self._lexicon.titles | _ABBREVIATIONS
        return not is_word and not _VOWELS.intersection(word.lower)

    def _is_name(self, position: int) -> bool:
        word, lexicon = self._words[position], self._lexicon
        before, behind = self._before(position), self._behind(position)
        if word.lower in PARTICLES and position > 0:
            return word.lower in _OPEN_NAMES and before not in PARTICLES
        if word.lower in _OPEN_NAMES:
            return True
        if lexicon.is_function_word(word.lower):
            return False
        if word.lower in lexicon.given_names:
            return not lexicon.is_lively(word.lower) or behind in lexicon.given_names or self._is_unknown(behind)
        if not lexicon.is_ordinary(word.lower) or word.lower.replace("’", "'").startswith(("o'", "d'")):
            return True
        if word.lower in lexicon.heads_of_names and self._follows_name(position):
            return True
        if self._is_name_by_context(word.lower, before, behind, position):
            self._names.add(word.lower)
            return True
        return False

    def _is_name_by_context(self, lower: str, before: str, behind: str, position: int) -> bool:
        """An ordinary word behind a title or a given name ("Mr. Bush", "Kate Bush"), or, where it is a noun, before a name."""
        lexicon = self._lexicon
        if before in TITLES or (before in lexicon.titles and (lower in lexicon.surnames or self._is_unknown(behind))):
            return lower not in lexicon.titles and lower not in lexicon.person_like
        if lower in lexicon.person_like or lexicon.is_inflected_verb(lower) or lexicon.is_plural(lower):
            return False
        is_after_given = before in lexicon.given_names and self._forms[position - 1][:1].isupper()
        return is_after_given or (not lexicon.is_lively(lower) and self._is_unknown(behind) and behind not in _OPEN_NAMES)

    def _follows_name(self, position: int) -> bool:
        """Whether a capitalised word stands right before: "Ventura County", "Chalatenango Department"."""
        if not self._before(position):
            return False
        before = self._words[position - 1]
        is_name = before.lower.isalpha() and before.lower not in self._lexicon.titles
        return is_name and self._forms[position - 1][:1].isupper()

    def _is_unknown(self, lower: str) -> bool:
        return bool(lower) and (lower in self._lexicon.surnames or not self._lexicon.is_ordinary(lower))

    def _before(self, position: int) -> str:
        """The word right before, or nothing where punctuation stands between them."""
        if position == 0:
            return ""
        gap = self._text[self._words[position - 1].end : self._words[position].start]
        return self._words[position - 1].lower if gap in (" ", ". ", "-") else ""

    def _behind(self, position: int) -> str:
        return self._words[position + 1].lower if position + 1 < len(self._words) and self._before(position + 1) else ""

    def _capitalise_title(self, position: int) -> None:
        """The office before a name: "President Rivas"."""
        if self._before(position) in self._lexicon.titles:
            self._forms[position - 1] = self._cased(self._words[position - 1], "title")

    def _remembered(self, position: int) -> str:
        """A word that a title or given name has shown to be a name, wherever no article stands before it."""
        form, lower = self._forms[position], self._words[position].lower
        if lower in self._names and form.islower() and self._before(position) not in ("a", "an", "the"):
            return self._cased(self._words[position], "title")
        return form

    def _cased(self, word: _Word, style: str) -> str:
        lower = self._lower_text[word.start : word.end]
        if style == "lower":
            return lower
        if style == "as given":
            return self._text[word.start : word.end]
        if style == "upper":
            return self._text[word.start : word.start + len(word.lower)] + lower[len(word.lower) :]
        head, mark, tail = lower.partition("’" if "’" in lower else "'")
        if head.startswith("mc") and len(head) > 4:
            head = head[:2] + _capital(head[2:])
        return _capital(head) + mark + (_capital(tail) if head in _CAPITAL_PREFIXES else tail)

    def _opened(self, word: _Word, form: str) -> str:
        return _capital(form) if word.opens_sentence else form


def _lower(text: str) -> str:
    """Lower case of the same length; a letter that has none, like the dotted capital I, stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Spans without lower-case letters, cut back to whole words."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        if end < len(text) and text[end].islower():
            while end > start and text[end - 1].isalpha():
                end -= 1
        if start > 0 and text[start - 1].isalpha():
            while start < end and text[start].isalpha():
                start += 1
        if start < end:
            yield start, end


def _short_lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that may be headlines, without those in upper case, which are stretches."""
    return (match.span() for match in _SHORT_LINE.finditer(text) if not match[0].isupper())


def _is_whole_line(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n")


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    previous = None
    is_shouted = text[start:end].isupper()
    for match in _WORD.finditer(text, start, end):
        lower = match[0].lower()
        base = lower.replace("’", "'").removesuffix("'s")
        brackets = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        opens_sentence = _opens_sentence(text, start, match.start(), previous)
        previous = _Word(
            match.start(), match.end(), base, opens_sentence, is_bracketed=brackets in ("()", "[]"), is_shouted=is_shouted
        )
        yield previous


def _opens_sentence(text: str, start: int, position: int, previous: _Word | None) -> bool:
    if previous is None:
        line = text.rfind("\n", 0, position) + 1
        before = text[line:position].rstrip(' "“‘([')
        return not before or before[-1] in ".!?"
    gap = text[previous.end : position]
    if previous.lower.endswith(".") or previous.lower in _ABBREVIATIONS | _SHORT_MONTHS or len(previous.lower) == 1:
        return False
    return _SENTENCE_END.search(gap) is not None


def _is_shouted(text: str, position: int) -> bool:
    """Whether a word's whole line is in upper case, which says nothing about the word."""
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)].isupper()


def _forms_elsewhere(text: str, stretches: Sequence[tuple[int, int]]) -> dict[str, str]:
    """The usual form of each word inside the sentences of the article's mixed-case part."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    last = 0
    for start, end in (*stretches, (len(text), len(text))):
        for match in _MIXED_WORD.finditer(text, last, start):
            word = match[0]
            if word.isupper() and _is_shouted(text, match.start()):
                continue
            counts[word.lower()]["lower" if word.islower() else "upper" if word.isupper() else "title"] += 1
        last = end
    return {word: forms.most_common(1)[0][0] for word, forms in counts.items()}
