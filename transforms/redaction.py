"""A name taken out of text: each letter becomes ``*``, so that spans stay right. Who is meant is known by keyed hashes alone.

A name is known by the keyed hash (BLAKE2, RFC 7693) of its normal form, and by two bytes of that of its first word, which spare
most words a second look: whoever reads the list without its key learns no name. Where a name is found, its last word goes
wherever it stands in the same document ("Haddad said"), as it is written there.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote

from transforms.frozen import frozen
from transforms.name_keys import fold

#: What a letter becomes: one character in every encoding, and no part of a word to any tokeniser.
MARK = "*"
#: Words of a name that are looked at; the longest in seeds/actors.csv has six.
MOST_WORDS = 6
#: A last word of fewer letters is too short to be looked for alone.
_SHORTEST = 3
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ`]{_LETTER}+)*")
_POSSESSIVE = re.compile(r"['’ʼ`][sS]$")
#: What may stand between two words of one name; slugs of addresses are read as well.
_GAP = re.compile(r"[\s\u00a0\-_.+‐-―]{1,4}")
#: What stands for another character in markup, or for none: entities, escapes of JSON, encoded bytes, invisible characters.
_CODED = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});|\\u[0-9a-fA-F]{4}|(?:%[0-9a-fA-F]{2})+|[\u00ad\u200b-\u200f\u2060\ufeff]+"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_TAG = re.compile(r"<[^<>]*>")


@frozen
class NameKey:
    """One form of a name that is not to be kept: keyed hash in hex, that of its first word, and how many words it has."""

    digest: str
    first: str
    words: int


@frozen
class Redacted:
    """What is left of a text.

    Attributes:
        text: the text, as long as it was where it is no markup.
        last_words: last words of the names that were found, as they were written.
        count: stretches that were taken out.
    """

    text: str
    last_words: frozenset[str]
    count: int


def name_keys(names: Iterable[str], key: bytes) -> tuple[NameKey, ...]:
    """The keys of names, one for each normal form; those without a word are left out."""
    forms = sorted({" ".join(fold(name).split()[:MOST_WORDS]) for name in names} - {""})
    return tuple(NameKey(_digest(form, key, 16), _digest(form.split()[0], key, 2), len(form.split())) for form in forms)


class Redactor:
    """Finds names by their keys and takes them out.

    Args:
        names: the names.
        key: the key that their hashes were made with.
    """

    def __init__(self, names: Sequence[NameKey], key: bytes) -> None:
        self._digests = frozenset(name.digest for name in names)
        self._first = frozenset(name.first for name in names)
        self._lengths = tuple(sorted({name.words for name in names}, reverse=True))
        self._key = key
        self._begins = lru_cache(maxsize=65_536)(lambda word: _digest(fold(word), key, 2) in self._first)

    def redact(self, text: str, *, is_markup: bool = False, last_words: frozenset[str] = frozenset()) -> Redacted:
        """A text without the names.

        Args:
            text: the text.
            is_markup: whether entities, escapes and tags are read as what they stand for.
            last_words: words that go as well, as they are written here.
        """
        if not last_words and not self._may_hold(text, is_markup=is_markup):
            return Redacted(text, frozenset(), 0)
        streams = [_Stream(text, is_markup=is_markup)]
        if is_markup:
            streams.append(_Stream(text, is_markup=True, has_tags=False))
        taken: set[tuple[int, int]] = set()
        lasts = set(last_words)
        for stream in streams:
            for first, last in self._names(stream):
                taken |= {span for word in stream.words[first : last + 1] for span in stream.spans(word)}
                lasts.add(stream.core(last))
        alone = {word for word in lasts if len(word) >= _SHORTEST and not word.islower()}
        alone |= {word.upper() for word in alone} | {word.title() for word in alone if word.isupper()}
        for stream in streams:
            for number, word in enumerate(stream.words):
                if stream.core(number) in alone:
                    taken |= set(stream.spans(word))
        return Redacted(_without(text, taken), frozenset(lasts), len(taken))

    def _may_hold(self, text: str, *, is_markup: bool) -> bool:
        if not self._digests:
            return False
        plain = unquote(html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", r"&#x\1;", text))) if is_markup else text
        return any(self._begins(_POSSESSIVE.sub("", word)) for word in set(_WORD.findall(_INVISIBLE.sub("", plain))))

    def _names(self, stream: _Stream) -> Iterable[tuple[int, int]]:
        """First and last word of each name, by their numbers."""
        for first in range(len(stream.words)):
            if not self._begins(stream.core(first)):
                continue
            for length in self._lengths:
                last = first + length - 1
                if last < len(stream.words) and stream.is_joined(first, last):
                    form = fold(" ".join(stream.core(number) for number in range(first, last + 1)))
                    if _digest(form, self._key, 16) in self._digests:
                        yield first, last
                        break


class _Stream:
    """The characters that a text shows, each with where it stands, and their words."""

    def __init__(self, text: str, *, is_markup: bool, has_tags: bool = True) -> None:
        self._letters: list[str] = []
        self._places: list[tuple[int, int]] = []
        coded = (
            [(found.start(), found.end(), _decoded(found[0])) for found in _CODED.finditer(text)]
            if is_markup
            else [(found.start(), found.end(), "") for found in _INVISIBLE.finditer(text)]
        )
        hidden = [] if has_tags else [(tag.start(), tag.end()) for tag in _TAG.finditer(text)]
        self._read(text, coded, hidden)
        self.shown = "".join(self._letters)
        self.words = list(_WORD.finditer(self.shown))

    def _read(self, text: str, coded: list[tuple[int, int, str]], hidden: list[tuple[int, int]]) -> None:
        marks = sorted([*coded, *((start, end, "\0") for start, end in hidden)], key=lambda mark: (mark[0], -mark[1]))
        at = 0
        for start, end, shown in marks:
            if start < at:
                continue
            self._letters += text[at:start]
            self._places += ((n, n + 1) for n in range(at, start))
            if shown != "\0":
                self._letters += shown
                self._places += [(start, end)] * len(shown)
            at = end
        self._letters += text[at:]
        self._places += ((n, n + 1) for n in range(at, len(text)))

    def core(self, number: int) -> str:
        """A word without a possessive ending."""
        return _POSSESSIVE.sub("", self.words[number][0])

    def is_joined(self, first: int, last: int) -> bool:
        """Whether nothing stands between these words that divides names."""
        return all(
            _GAP.fullmatch(self.shown, self.words[number].end(), self.words[number + 1].start()) for number in range(first, last)
        )

    def spans(self, word: re.Match[str]) -> Iterable[tuple[int, int]]:
        """Where the letters of a word stand in the text."""
        return self._places[word.start() : word.start() + len(_POSSESSIVE.sub("", word[0]))]


def _decoded(code: str) -> str:
    if code[0] == "\\":
        code = f"&#x{code[2:]};"
    return _INVISIBLE.sub("", unquote(code) if code[0] == "%" else html.unescape(code))


def _without(text: str, taken: set[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(taken):
        if start >= at:
            parts += [text[at:start], MARK]
            at = end
    return "".join((*parts, text[at:]))


def _digest(text: str, key: bytes, size: int) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=key, digest_size=size).hexdigest()
