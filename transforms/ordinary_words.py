"""The ordinary words of the language, as the language model's lemmatizer knows them: it holds few names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.language import Language

_VERB, _NOUN, _ADJECTIVE, _ADVERB = "verb", "noun", "adj", "adv"
#: Prefixes that make an ordinary word of an ordinary word: "antigovernment", "paramilitary".
_PREFIXES = tuple(
    (
        "anti counter non pre pro re un multi inter sub super semi mini over under mis out co para de dis narco post ultra "
        "micro mid bio eco cyber"
    ).split()
)
#: Words of a long upper-case article, each asked for four parts of speech.
_REMEMBERED = 40_000


class OrdinaryWords:
    """Which lower-case words are ordinary ones, and of which part of speech.

    Args:
        nlp: the model whose lemmatizer knows the words of the language; without one, only function words are known.
    """

    def __init__(self, nlp: Language) -> None:
        self._index, self._irregular, self._endings = _word_tables(nlp)
        self._has = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._function_words = frozenset(nlp.Defaults.stop_words) | {"said"}

    def is_function_word(self, word: str) -> bool:
        """Whether a lower-case word is an article, pronoun, preposition and the like."""
        return word in self._function_words

    def is_ordinary(self, word: str) -> bool:
        """Whether a lower-case word, or what its ending and prefix are put on, is in the lexicon."""
        if self.is_function_word(word) or any(self._has(word, part) for part in self._index):
            return True
        rest = next((word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 3), None)
        return rest is not None and any(self._has(rest, part) for part in self._index)

    def is_lively(self, word: str) -> bool:
        """Whether a lower-case word is in the lexicon as a verb, adjective or adverb: such words are seldom names."""
        return any(self._has(word, part) for part in (_VERB, _ADJECTIVE, _ADVERB))

    def is_plural(self, word: str) -> bool:
        """Whether a lower-case word is a noun of the lexicon with an ending: "voters"."""
        return word not in self._index.get(_NOUN, ()) and self._has(word, _NOUN)

    def is_inflected_verb(self, word: str) -> bool:
        """Whether a lower-case word is a verb with an ending, or an irregular form: "passed", "says", "took"."""
        return word not in self._index.get(_VERB, ()) and self._has(word, _VERB)

    def _look_up(self, word: str, part: str) -> bool:
        known = self._index.get(part, frozenset())
        return word in known or word in self._irregular.get(part, ()) or any(stem in known for stem in self._stems(word, part))

    def _stems(self, word: str, part: str) -> Iterator[str]:
        for ending, replacement in self._endings.get(part, ()):
            if word.endswith(ending):
                yield word[: len(word) - len(ending)] + replacement


def _word_tables(
    nlp: Language,
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], dict[str, tuple[tuple[str, str], ...]]]:
    """Words, irregular forms and endings per part of speech, as the model's lemmatizer has them."""
    parts = (_VERB, _NOUN, _ADJECTIVE, _ADVERB)
    if "lemmatizer" not in nlp.component_names:
        return {}, {}, {}
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not lookups.has_table("lemma_index"):
        return {}, {}, {}
    index, irregular, endings = (lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules"))
    return (
        {part: frozenset(index[part]) for part in parts},
        {part: frozenset(irregular[part]) for part in parts},
        {part: tuple((e, r) for e, r in endings[part] if e) for part in parts},
    )
