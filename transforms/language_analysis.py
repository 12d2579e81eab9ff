"""Tokens, lemmas, syntax and entities of a text, by spaCy, with paragraphs as hard sentence bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken

from transforms.analysed_text import Doc, Span, Token, Word
from transforms.attribute_memo import ATTRIBUTE_MEMO, AttributeMemo, can_be_remembered

PARAGRAPH_COMPONENT = "newsledger_paragraph_starts"
_RULER = "attribute_ruler"
#: Texts analysed together hold at most so many characters, unless one alone is longer. spaCy takes about a gigabyte for every
#: 100,000 characters, and gains nothing more from larger batches.
_BATCH_CHARACTERS = 20_000


#: Titles and ranks that the tokenizer would cut from their full stop, which then ends the sentence before the name.
_TITLES = (
    "Lt. Sgt. Capt. Col. Maj. Cpl. Cmdr. Det. Insp. Supt. Brig. Spc. Pvt. Pfc. Cllr. Lts. Sgts. Capts. Dets. Sens. Reps. Govs. "
    "Gens. Drs. Profs. Msgr. Hon."
).split()


@Language.component(PARAGRAPH_COMPONENT)
def mark_paragraph_starts(doc: SpacyDoc) -> SpacyDoc:
    """Make the token after a blank line start a sentence, so that the parser never joins two paragraphs."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            following = doc[token.i + 1]
            following.is_sent_start = True
    return doc


def prepare_model(nlp: Language) -> Language:
    """Add our components to a pipeline, once; returns the same pipeline."""
    if PARAGRAPH_COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(PARAGRAPH_COMPONENT, before="parser" if nlp.has_pipe("parser") else None)
    for title in _TITLES:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    ruler = nlp.get_pipe(_RULER) if _RULER in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler) and can_be_remembered(ruler):
        memo = nlp.add_pipe(ATTRIBUTE_MEMO, before=_RULER)
        assert isinstance(memo, AttributeMemo)
        memo.stand_in_for(ruler)
        nlp.disable_pipe(_RULER)
    return nlp


def analyse(nlp: Language, text: str) -> Doc:
    """One analysed text, see :func:`analyse_all`."""
    return next(analyse_all(nlp, [text]))


def analyse_all(nlp: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """The analysed texts in order; together they cost three quarters of what each alone does, and give the same."""
    for batch in _batches(texts):
        for doc, text in zip(nlp.pipe(batch, batch_size=len(batch)), batch, strict=True):
            yield Doc(text, [read_word(token) for token in doc])


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        if batch and sum(map(len, batch)) + len(text) > _BATCH_CHARACTERS:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


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
            found.append(doc[start:end])
    return found


def end_of(token: Token) -> int:
    """The offset behind a token's last character."""
    return token.idx + len(token.text)


def read_word(token: SpacyToken) -> Word:
    """What spaCy says of a token."""
    i = token.i
    return Word(
        token.text, token.whitespace_, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_,
        token.head.i - i, token.left_edge.i - i, token.right_edge.i - i, bool(token.is_sent_start),
        token.ent_iob_, token.ent_type_, token.like_num, token.is_quote,
    )  # fmt: skip
