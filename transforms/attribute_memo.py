"""spaCy's attribute ruler and lemmatizer, remembered: the same attributes at a tenth of the cost.

The ruler of the English models has 179 patterns, nearly all on one token's tag, lower-case form and relation, a few on two
tokens; looking for each of them everywhere is a sixth of the cost of the whole pipeline. What such patterns give depends on a
token and its neighbours alone, and so does the lemma by rules: both are asked once for each combination.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from spacy.attrs import DEP, ORTH, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

ATTRIBUTE_MEMO = "newsledger_attribute_memo"
_LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # whether a word is space shows in its lower-case form, too
_SET = frozenset({"TAG", "POS", "MORPH", "LEMMA", "DEP"})
_LONGEST_PATTERN = 2
#: Combinations that are remembered: far more than a day of news has, a few megabytes.
_MOST = 50_000

#: Form, tag and relation of a token, as numbers of spaCy's.
Key = tuple[int, int, int]
#: A token, with the one before it and the one behind it where a pattern of two may hold there.
Context = tuple[Key | None, Key, Key | None]


def can_be_remembered(ruler: AttributeRuler) -> bool:
    """Whether all patterns of a ruler look at, and set, only what is remembered here; a model of another kind keeps its own."""
    patterns = _patterns(ruler)
    looked_at = {key for pattern in patterns for token in pattern for key in token}
    is_set = {key for rule in ruler.patterns for key in cast("dict[str, Any]", rule["attrs"])}
    return looked_at <= _LOOKED_AT and is_set <= _SET and max(map(len, patterns), default=0) <= _LONGEST_PATTERN


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    return [pattern for rule in ruler.patterns for pattern in cast("list[list[dict[str, Any]]]", rule["patterns"])]


class AttributeMemo:
    """A pipeline component in the place of the attribute ruler and the lemmatizer, which it asks for what it has not seen."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._known: dict[Context, tuple[int, str, int, int]] = {}
        self._opens: dict[Key, bool] = {}
        self._openings: list[dict[str, Any]] = []
        self._ruler: AttributeRuler | None = None
        self._lemmatizer: Lemmatizer | None = None

    def stand_in_for(self, ruler: AttributeRuler, lemmatizer: Lemmatizer | None) -> None:
        """Take the place of a ruler and a lemmatizer by rules; they are asked for what is not known yet."""
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._openings = [pattern[0] for pattern in _patterns(ruler) if len(pattern) > 1]

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each token as the ruler and the lemmatizer do, but for the morphology, which nobody asks for."""
        keys: list[Key] = [(word, tag, dep) for word, tag, dep in doc.to_array([ORTH, TAG, DEP]).tolist()]
        opens = self._may_open(keys)
        for position, (key, token) in enumerate(zip(keys, doc, strict=True)):
            before = keys[position - 1] if position and opens[position - 1] else None
            behind = keys[position + 1] if opens[position] and position + 1 < len(keys) else None
            context = (before, key, behind)
            pos, lemma, tag, dep = self._known.get(context) or self._ask(context)
            token.pos, token.lemma_ = pos, lemma
            if (tag, dep) != key[1:]:
                token.tag, token.dep = tag, dep
        return doc

    def _ask(self, context: Context) -> tuple[int, str, int, int]:
        """What the ruler and the lemmatizer make of a token in its context."""
        assert self._ruler is not None
        if len(self._known) >= _MOST:
            self._known.clear()
        keys = [key for key in context if key is not None]
        words, tags, deps = ([self._vocab.strings[key[part]] if key[part] else "" for key in keys] for part in range(3))
        doc = self._ruler(Doc(self._vocab, words=words, tags=tags, deps=deps, heads=[0] * len(keys)))
        token = doc[0 if context[0] is None else 1]
        lemma = token.lemma_
        if not lemma and self._lemmatizer is not None:
            lemma = self._lemmatizer.lemmatize(token)[0]
        self._known[context] = token.pos, lemma, token.tag, token.dep
        return self._known[context]

    def _may_open(self, keys: Sequence[Key]) -> list[bool]:
        """Whether a pattern of two tokens may begin at each of some tokens."""
        if len(self._opens) >= _MOST:
            self._opens.clear()
        for key in set(keys):
            if key not in self._opens:
                word, tag, dep = (self._vocab.strings[part] if part else "" for part in key)
                said = {"LOWER": word.lower(), "TAG": tag, "DEP": dep}
                self._opens[key] = any(
                    all(_holds(opening[k], v) for k, v in said.items() if k in opening) for opening in self._openings
                )
        return [self._opens[key] for key in keys]


def _holds(wanted: object, value: str) -> bool:
    """Whether a token's value may be what a pattern wants; forms of wanting that are not known here may always hold."""
    if isinstance(wanted, str):
        return value == wanted
    if isinstance(wanted, dict) and "IN" in wanted:
        return value in wanted["IN"]
    if isinstance(wanted, dict) and "REGEX" in wanted:
        return re.search(wanted["REGEX"], value) is not None
    return True


@Language.factory(ATTRIBUTE_MEMO)
def make_attribute_memo(nlp: Language, name: str) -> AttributeMemo:
    """The component for a pipeline; who adds it says which ruler it stands in for."""
    del name
    return AttributeMemo(nlp.vocab)
