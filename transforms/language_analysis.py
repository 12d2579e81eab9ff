"""Tokens, lemmas, syntax and entities of a text, by spaCy, paragraph by paragraph.

A paragraph is analysed as a text of its own, so that no sentence goes on over a blank line, and what is found depends on nothing
else: a paragraph that comes again, as in the copies of a wire story, is looked up instead of analysed.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken
from spacy.util import compile_suffix_regex

from transforms.analysed_text import Doc, Span, Token, Word
from transforms.attribute_memo import ATTRIBUTE_MEMO, AttributeMemo, can_be_remembered
from transforms.embedding_memo import remember_embeddings
from transforms.window_encoder import speed_up_encoders

_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
#: Paragraphs analysed together hold at most so many characters, unless one alone is longer. spaCy takes about a gigabyte for
#: every 100,000 characters, and gains nothing more from larger batches.
_BATCH_CHARACTERS = 20_000
#: Words of paragraphs that are remembered: about 300 articles, 30 MB.
_MOST_WORDS = 100_000
#: Forms of words, and lemmas, that are remembered, a few megabytes.
_MOST_FORMS = 20_000
#: spaCy's numbers of how a token stands to a name.
_IOB = ("", "I", "O", "B")
#: spaCy hands its numbers over without a sign: what is below zero, as the way to a head further left, is above this.
_HALF = 2**63
#: Verbs of saying that are nouns as well.
_ALSO_VERBS = frozenset({"report", "claim", "estimate", "state", "charge"})
_PARAGRAPH_END = re.compile(r"(\n\s*)")

#: Titles and ranks that the tokenizer would cut from their full stop, which then ends the sentence before the name.
_TITLES = (
    "Lt. Sgt. Capt. Col. Maj. Cpl. Cmdr. Det. Insp. Supt. Brig. Spc. Pvt. Pfc. Cllr. Lts. Sgts. Capts. Dets. Sens. Reps. Govs. "
    "Gens. Drs. Profs. Msgr. Hon."
).split()


#: Units of one letter that stand right behind their number; of small letters the tokenizer takes "m." for an abbreviation.
_UNITS_OF_ONE_LETTER = "CFKMBT"
_LOWER_UNITS = frozenset("bghklmpst")


def prepare_model(nlp: Language) -> Language:
    """Let a pipeline remember what it does again and again, and know our abbreviations; returns the same pipeline."""
    if ATTRIBUTE_MEMO in nlp.pipe_names:
        return nlp
    _cut_stop_from_units(nlp)
    for title in _TITLES:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    remember_embeddings(nlp)
    speed_up_encoders(nlp)
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


def _cut_stop_from_units(nlp: Language) -> None:
    """Part the full stop of a sentence from a unit of one letter behind a number: "£21m.", "35C."."""
    tokenizer = nlp.tokenizer
    suffixes = [*(nlp.Defaults.suffixes or ()), rf"(?<=[0-9][{_UNITS_OF_ONE_LETTER}])\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search  # type: ignore[union-attr]
    for unit in _LOWER_UNITS:  # setting all rules anew would make each of a thousand again
        if f"{unit}." in tokenizer.rules:  # type: ignore[union-attr]
            tokenizer.add_special_case(f"{unit}.", [{"ORTH": unit}, {"ORTH": "."}])  # type: ignore[union-attr]


def _goes_by_rules(lemmatizer: Lemmatizer) -> bool:
    """Whether a lemma depends on the token alone, and stands nowhere yet."""
    return lemmatizer.mode == "rule" and not lemmatizer.overwrite


#: What the form of a word alone decides: its text, its lower case, and the flags of a :class:`Word` in their order.
Form = tuple[str, str, tuple[bool, ...]]


class TextAnalyser:
    """Analyses texts with a spaCy model, and remembers the paragraphs it has seen last."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = prepare_model(nlp)
        self._remembered: OrderedDict[str, tuple[Word, ...]] = OrderedDict()
        self._remembered_words = 0
        self._forms: dict[int, Form] = {}
        self._names = Names(nlp.vocab.strings)

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
        for known in (self._forms, self._names):
            if len(known) > _MOST_FORMS:
                known.clear()
        for batch in _batches(unknown):
            for paragraph, doc in zip(batch, self._nlp.pipe(batch, batch_size=len(batch)), strict=True):
                found[paragraph] = read_words(doc, self._forms, self._names)
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


class Names(dict[int, str]):
    """The texts of spaCy's numbers (lemmas, tags, relations), each made once, for spaCy makes it anew whenever it is asked."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        """The text of a number that nobody has asked for; it is kept."""
        self[number] = self._strings[number]
        return self[number]


def read_words(doc: SpacyDoc, forms: dict[int, Form], names: Names) -> tuple[Word, ...]:
    """What spaCy says of the tokens of a text.

    Args:
        doc: the analysed text.
        forms: what is known already of forms of words, by their number; those of the text are added.
        names: the texts of spaCy's other numbers.
    """
    told = doc.to_array([ORTH, SPACY, LEMMA, POS, TAG, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START])
    words = []
    for i, (orth, space, lemma, pos, tag, dep, head, iob, entity, start) in enumerate(told.tolist()):
        text, lower, flags = forms.get(orth) or forms.setdefault(orth, _form(doc[i]))
        word = (
            text, " " if space else "", lower, names[lemma], names[pos], names[tag], names[dep],
            head if head < _HALF else head - 2 * _HALF, start == 1, _IOB[iob], names[entity], *flags,
        )  # fmt: skip
        words.append(tuple.__new__(Word, word))  # for each word of a text, and at half the cost of calling it
    for at in [i for i, word in enumerate(words) if word.lower in _ALSO_VERBS and _is_misread(words, i)]:
        words[at] = words[at]._replace(pos="VERB", tag="VBP")
        words[at - 1] = words[at - 1]._replace(dep="nsubj")
    for at in [i for i, word in enumerate(words) if word.lower == "face" and _stands_between(words, i)]:
        _read_as_verb(words, at)
    return tuple(words)


def _stands_between(words: Sequence[Word], at: int) -> bool:
    """As in "some 40,000 face starvation", where the model makes one noun of both: right behind the number of the noun behind."""
    if at == 0 or (words[at].tag, words[at].dep, words[at - 1].tag, words[at - 1].dep) != ("NN", "compound", "CD", "nummod"):
        return False
    is_mass = words[at].head > 0 and words[at + words[at].head].tag == "NN" and words[at - 1].lower not in ("one", "1")
    return is_mass and words[at - 1].head == words[at].head + 1  # not "40 face masks", "one face mask"


def _read_as_verb(words: list[Word], at: int) -> None:
    """Puts a verb between a number and a noun: what hung on the noun before the verb hangs on the verb then."""
    noun = at + words[at].head
    above = words[noun].head
    words[at] = words[at]._replace(lemma="face", pos="VERB", tag="VBP", dep=words[noun].dep, head=above and noun + above - at)
    words[noun] = words[noun]._replace(dep="dobj", head=at - noun)
    for i in range(at):
        if words[i].head == noun - i:
            words[i] = words[i]._replace(head=at - i, dep="nsubj" if i == at - 1 else words[i].dep)


def _is_misread(words: Sequence[Word], at: int) -> bool:
    """As in "Medics report that 14 were killed", where the model takes the verb for a noun: its sentence would have none."""
    if not 0 < at < len(words) - 1 or (words[at].tag, words[at].dep, words[at + 1].dep) != ("NN", "ROOT", "mark"):
        return False
    return (words[at - 1].tag, words[at - 1].dep, words[at - 1].head) == ("NNS", "compound", 1)


def _form(token: SpacyToken) -> Form:
    return (
        token.text, token.lower_,
        (
            token.like_num, token.is_quote, token.is_alpha, token.is_currency, token.is_digit, token.is_lower, token.is_punct,
            token.is_space, token.is_title, token.is_upper,
        ),
    )  # fmt: skip


def _gap(space: str) -> Word:
    """The white space between two paragraphs, as a token of the sentence before it."""
    return Word(
        space, "", space, space, "SPACE", "_SP", "dep", 0, opens=False, ent_iob="O", ent_type="", is_alpha=False,
        is_lower=False, is_space=True,
    )  # fmt: skip


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
