"""Tokens, lemmas, syntax and entities of a text, by spaCy, with paragraphs as hard sentence bounds."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

_TEXT = "newsledger_text"
PARAGRAPH_COMPONENT = "newsledger_paragraph_starts"


@Language.component(PARAGRAPH_COMPONENT)
def mark_paragraph_starts(doc: Doc) -> Doc:
    """Make the token after a blank line start a sentence, so that the parser never joins two paragraphs."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            following = doc[token.i + 1]
            following.is_sent_start = True
    return doc


def prepare_model(nlp: Language) -> Language:
    """Add our component before the parser, once; returns the same pipeline."""
    if PARAGRAPH_COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(PARAGRAPH_COMPONENT, before="parser" if nlp.has_pipe("parser") else None)
    return nlp


def analyse(nlp: Language, text: str) -> Doc:
    """The analysed text; the text itself is kept beside it, since ``Doc.text`` puts it together anew at every call."""
    doc = nlp(text)
    doc.user_data[_TEXT] = text
    return doc


def source_text(doc: Doc) -> str:
    """The text that a document was analysed from."""
    text: str = doc.user_data[_TEXT]
    return text


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


def tokens_in(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that a character span touches, or None where it touches none."""
    return doc.char_span(start, end, alignment_mode="expand")


def end_of(token: Token) -> int:
    """The offset behind a token's last character."""
    return token.idx + len(token.text)
