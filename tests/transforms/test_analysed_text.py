from __future__ import annotations

from itertools import pairwise

import pytest
from news_given import ARTICLES
from spacy.language import Language
from spacy.tokens import Token as SpacyToken

from transforms.analysed_text import Alignment, Doc, Token, Word
from transforms.language_analysis import Names, prepare_model, read_words

TEXTS = (
    "Rain fell.",
    "",
    " \n\n ",
    "Caf\u00e9 \U0001f600 \u201cyes\u201d,  he said: 40 of the 51 men who came, and 3 women, were paid $20.\n\nWhat of it?",
    *ARTICLES.values(),
)
SAME = (
    "i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ like_num is_quote is_alpha is_digit is_lower is_upper "
    "is_title is_punct is_space is_currency is_sent_start"
).split()
RELATIONS = "children lefts rights subtree ancestors conjuncts".split()


def facts(token: SpacyToken | Token) -> dict[str, object]:
    """All that is asked of a token."""
    near = {name: [other.i for other in getattr(token, name)] for name in RELATIONS}
    edges = {"head": token.head.i, "left": token.left_edge.i, "right": token.right_edge.i, "sent": token.sent.start_char}
    return {name: getattr(token, name) for name in SAME} | near | edges


def plain_word(text: str, head: int, space: str = " ") -> Word:
    """A word of which only the text and the head matter."""
    return Word(text, space, text.lower(), text, "X", "X", "dep", head, opens=False, ent_iob="O", ent_type="")


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_and_spans_are_those_of_spacy(nlp: Language, text: str) -> None:
    theirs = prepare_model(nlp)(text)
    ours = Doc(text, read_words(theirs, {}, Names(nlp.vocab.strings)))
    assert [facts(token) for token in ours] == [facts(token) for token in theirs]
    spans, read = ([[(s.start, s.end, s.label_, s.root.i) for s in d.ents] for d in (theirs, ours)], list(theirs.sents))
    assert spans[0] == spans[1]
    assert [(s.text, s.root.i, s.end_char) for s in ours.sents] == [(s.text, s.root.i, s.end_char) for s in read]


@pytest.mark.parametrize("alignment", ["contract", "expand"])
def test_a_stretch_of_text_has_the_tokens_that_spacy_gives_it(nlp: Language, alignment: Alignment) -> None:
    text = TEXTS[3]
    theirs = prepare_model(nlp)(text)
    ours = Doc(text, read_words(theirs, {}, Names(nlp.vocab.strings)))
    for start, end in ((s, s + length) for length in (1, 2, 5, 17) for s in range(len(text) + 2)):
        expected = theirs.char_span(start, end, alignment_mode=alignment)
        found = ours.char_span(start, end, alignment)
        assert (found is None) == (expected is None)
        if found is not None and expected is not None:
            assert (found.text, found.start_char) == (expected.text, expected.start_char)
            assert not len(found) or found.root.i == expected.root.i


def test_parts_of_a_text_and_of_a_span() -> None:
    words = [("Two", 1), ("men", 1), ("died", 0), (".", -1)]
    doc = Doc("Two men died.", [plain_word(text, head, space=" " if n < 2 else "") for n, (text, head) in enumerate(words)])
    assert [doc[-1].text, doc.span(1, 4).text, doc.span(1, 3)[-1].text, doc.span(2, 9).text, doc.span(3, 1).text] == [
        ".",
        "men died.",
        "died",
        "died.",
        "",
    ]
    assert doc[1:] == list(doc.span(1, 4))
    assert doc.span(0, 2) == doc.span(0, 3)[:2]
    assert {doc.span(0, 2)} == {doc.span(0, 2)}
    assert all(a.nbor() is b and b.nbor(-1) is a for a, b in pairwise(doc))
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc.span(0, 2)[2]


def test_a_list_of_any_length_is_climbed() -> None:
    doc = Doc("a " * 5_000, [plain_word("a", -1 if n else 0) for n in range(5_000)])
    assert len(list(doc[-1].ancestors)) == 4_999
    assert len(doc[0].subtree) == 5_000
    assert doc.sents[0].root is doc[0]
