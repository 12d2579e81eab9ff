"""The language of a text: a classifier that needs evidence before it calls a short or capitalised text anything but English."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

#: Frequent English function words; one word in five of running English, in any register, is one of the first dozen.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "was", "is", "for", "on", "with", "by", "that", "said", "at", "from", "as", "be",
    "has", "have", "had", "are", "were", "it", "its", "his", "her", "their", "he", "she", "they", "this", "not", "but",
    "an", "or", "will", "would", "who", "which", "been", "after", "before", "about", "more", "than", "when", "where",
    "there", "into", "over", "against", "between", "under", "we", "you", "our", "i",
})  # fmt: skip
#: Words that other languages have too ("at", "was", "die Stadt", "over"): alone they prove nothing.
_SHARED = frozenset({
    "a", "on", "at", "to", "is", "we", "was", "he", "in", "an", "i", "of", "as", "or", "over", "under", "not", "her",
    "be", "had", "it", "has", "for", "by", "have", "will", "his",
})  # fmt: skip
_ENGLISH_ONLY = _ENGLISH - _SHARED
#: A letter that is not ASCII.
_OTHER_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
#: The classifier and the counts look at this many characters: enough to be sure, and bounded for long texts.
_SAMPLE = 2500
#: English news articles of the development sets have at least 0.15, sentences of twelve other languages of Latin script 0.00;
#: single English sentences and sport tables can have 0.00 too and need the classifier.
_ENGLISH_SHARE = 0.08
#: A foreign language needs this many lower-case words, and this share of all, as evidence: tables of names and numbers have few.
_FOREIGN_WORDS = 6
_FOREIGN_SHARE = 0.4


def find_language(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of a text's language.

    Args:
        text: the clean text.
        declared: what the page says of itself (``<html lang>``), used where the text is too short to tell.

    Returns:
        The code; "en" for Latin-script texts without evidence of another language; None without letters and declaration.
    """
    sample = text[:_SAMPLE]
    hint = (declared or "").strip()[:2].lower() or None
    if not any(map(str.isalpha, sample)):
        return hint
    others = [] if sample.isascii() else _OTHER_LETTER.findall(sample)
    if others and sum(not _is_latin(char) for char in others) > sum(map(str.isalpha, sample)) / 2:
        return _classify(sample)
    if _is_plainly_english(sample):
        return "en"
    words = _WORD.findall(sample)
    if _english_share(words) >= _ENGLISH_SHARE:
        return "en"
    guess = _classify(sample.lower())
    lower_case = sum(word.islower() for word in words)
    if guess == "en" or lower_case >= max(_FOREIGN_WORDS, _FOREIGN_SHARE * len(words)):
        return guess
    return hint or "en"


def _english_share(words: list[str]) -> float:
    """Share of English function words; shared ones count only beside some that no other language has."""
    lowered = [word.lower() for word in words]
    own = sum(map(_ENGLISH_ONLY.__contains__, lowered))
    shared = sum(map(_SHARED.__contains__, lowered))
    return (own + min(shared, 2 * own)) / max(len(lowered), 1)


def _is_plainly_english(sample: str) -> bool:
    """Whether the words between white space alone make the share of English high enough, however many more there may be."""
    words = sample.lower().split()
    own = sum(map(_ENGLISH_ONLY.__contains__, words))
    shared = sum(map(_SHARED.__contains__, words))
    most_words = (len(sample) + 1) / 2
    return own + min(shared, 2 * own) >= _ENGLISH_SHARE * most_words


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


def _classify(text: str) -> str:
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    """The classifier, loaded from its package once; it holds no state between texts."""
    return LanguageIdentifier.from_model_file(MODEL_FILE)
