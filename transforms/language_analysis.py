"""Tokens, lemmas, syntax and entities of a text, by spaCy, paragraph by paragraph.

A paragraph is analysed as a text of its own, so that no sentence goes on over a blank line, and what is found depends on nothing
else: a paragraph that comes again, as in the copies of a wire story, is looked up instead of analysed.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken

from transforms.analysed_text import Doc, Span, Token, Word
from transforms.attribute_memo import ATTRIBUTE_MEMO, AttributeMemo, can_be_remembered
from transforms.embedding_memo import remember_embeddings

_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
#: Paragraphs analysed together hold at most so many characters, unless one alone is longer. spaCy takes about a gigabyte for
#: every 100,000 characters, and gains nothing more from larger batches.
_BATCH_CHARACTERS = 20_000
#: Words of paragraphs that are remembered: about 300 articles, 30 MB.
_MOST_WORDS = 100_000
#: Forms of words that are remembered, a few megabytes.
_MOST_FORMS = 20_000
_PARAGRAPH_END = re.compile(r"(\n\s*)")

#: Titles and ranks that the tokenizer would cut from their full stop, which then ends the sentence before the name.
_TITLES = (
    "Lt. Sgt. Capt. Col. Maj. Cpl. Cmdr. Det. Insp. Supt. Brig. Spc. Pvt. Pfc. Cllr. Lts. Sgts. Capts. Dets. Sens. Reps. Govs. "
    "Gens. Drs. Profs. Msgr. Hon."
).split()


def prepare_model(nlp: Language) -> Language:
    """Let a pipeline remember what it does again and again, and know our abbreviations; returns the same pipeline."""
    if ATTRIBUTE_MEMO in nlp.pipe_names:
        return nlp
    for title in _TITLES:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    remember_embeddings(nlp)
    ruler = nlp.get_pipe(_RULER) if _RULER in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler) and can_be_remembered(ruler):
        lemmatizer = nlp.get_pipe(_LEMMATIZER) if _LEMMATIZER in nlp.pipe_names else None
        rules = lemmatizer if isinstance(lemmatizer, Lemmatizer) and _goes_by_rules(lemmatizer) else None
        memo = nlp.add_pipe(ATTRIBUTE_MEMO, before=_RULER)
        assert isinstance(memo, AttributeMemo)
        memo.stand_in_for(ruler, rules)
        nlp.disable_pipe(_RULER)
        if rules is not None:
            nlp.disable_pipe(_LEMMATIZER)
    return nlp


def _goes_by_rules(lemmatizer: Lemmatizer) -> bool:
    """Whether a lemma depends on the token alone, and stands nowhere yet."""
    return lemmatizer.mode == "rule" and not lemmatizer.overwrite


#: What the form of a word alone decides: its text, its lower case, and the flags of a :class:`Word` in their order.
Form = tuple[str, str, bool, bool, bool, bool, bool, bool, bool, bool, bool, bool]


class TextAnalyser:
    """Analyses texts with a spaCy model, and remembers the paragraphs it has seen last."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = prepare_model(nlp)
        self._remembered: OrderedDict[str, tuple[Word, ...]] = OrderedDict()
        self._remembered_words = 0
        self._forms: dict[int, Form] = {}

    def analyse(self, text: str) -> Doc:
        """One analysed text, see :meth:`analyse_all`."""
        return next(self.analyse_all([text]))

    def analyse_all(self, texts: Sequence[str]) -> Iterator[Doc]:
        """The analysed texts in order; together they cost less than each alone, and give the same."""
        parts = [_PARAGRAPH_END.split(text) for text in texts]
        words = self._words_of(dict.fromkeys(paragraph for text in parts for paragraph in text[::2] if paragraph))
        for text, split in zip(texts, parts, strict=True):
            gaps = [(_gap(gap),) if gap else () for gap in split[1::2]]
            pieces = chain.from_iterable(zip((words.get(p, ()) for p in split[::2]), (*gaps, ()), strict=True))
            yield Doc(text, list(chain.from_iterable(pieces)))

    def _words_of(self, paragraphs: Iterable[str]) -> dict[str, tuple[Word, ...]]:
        """The words of some different paragraphs, looked up where they are remembered."""
        found, unknown = {}, []
        for paragraph in paragraphs:
            words = self._remembered.get(paragraph)
            if words is None:
                unknown.append(paragraph)
            else:
                self._remembered.move_to_end(paragraph)
                found[paragraph] = words
        if len(self._forms) > _MOST_FORMS:
            self._forms.clear()
        for batch in _batches(unknown):
            for paragraph, doc in zip(batch, self._nlp.pipe(batch, batch_size=len(batch)), strict=True):
                found[paragraph] = read_words(doc, self._forms)
                self._remember(paragraph, found[paragraph])
        return found

    def _remember(self, paragraph: str, words: tuple[Word, ...]) -> None:
        self._remembered[paragraph] = words
        self._remembered_words += len(words)
        while self._remembered_words > _MOST_WORDS:
            _, forgotten = self._remembered.popitem(last=False)
            self._remembered_words -= len(forgotten)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for text in texts:
        if batch and length + len(text) > _BATCH_CHARACTERS:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text)
    if batch:
        yield batch


def read_words(doc: SpacyDoc, forms: dict[int, Form]) -> tuple[Word, ...]:
    """What spaCy says of the tokens of a text.

    Args:
        doc: the analysed text.
        forms: what is known already of forms of words, by their number; those of the text are added.
    """
    same: dict[str, str] = {}  # spaCy makes each text anew, and "NOUN" comes often
    return tuple(_word(token, forms.get(token.orth) or forms.setdefault(token.orth, _form(token)), same) for token in doc)


def _form(token: SpacyToken) -> Form:
    return (
        token.text, token.lower_, token.like_num, token.is_quote, token.is_alpha, token.is_currency, token.is_digit,
        token.is_lower, token.is_punct, token.is_space, token.is_title, token.is_upper,
    )  # fmt: skip


def _word(token: SpacyToken, form: Form, same: dict[str, str]) -> Word:
    i, one = token.i, same.setdefault
    space, lemma, pos, tag, dep = token.whitespace_, token.lemma_, token.pos_, token.tag_, token.dep_
    iob, entity = token.ent_iob_, token.ent_type_
    text, lower, *flags = form
    return Word(
        text, one(space, space), lower, one(lemma, lemma), one(pos, pos), one(tag, tag), one(dep, dep),
        token.head.i - i, token.left_edge.i - i, token.right_edge.i - i, bool(token.is_sent_start), one(iob, iob),
        one(entity, entity), *flags,
    )  # fmt: skip


def _gap(space: str) -> Word:
    """The white space between two paragraphs, as a token of the sentence before it."""
    return Word(
        space, "", space, space, "SPACE", "_SP", "dep", 0, 0, 0, opens=False, ent_iob="O", ent_type="", is_alpha=False,
        is_lower=False, is_space=True,
    )  # fmt: skip


def source_text(doc: Doc) -> str:
    """The text that a document was analysed from."""
    return doc.text


def sentences(doc: Doc) -> list[Span]:
    """The sentences of an analysed text, without the white space around them; empty ones are left out."""
    found = []
    for sentence in doc.sents:
        start, end = sentence.start, sentence.end
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            found.append(doc.span(start, end))
    return found


def end_of(token: Token) -> int:
    """The offset behind a token's last character."""
    return token.idx + len(token.text)
