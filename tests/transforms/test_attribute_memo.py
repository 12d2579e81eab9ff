from __future__ import annotations

import pytest
from news_given import ARTICLES
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from transforms.attribute_memo import ATTRIBUTE_MEMO, can_be_remembered
from transforms.language_analysis import prepare_model


@pytest.mark.parametrize(
    "text",
    [
        "The river rose.",
        "He ain't gonna stay, and they've got to leave: let's go, y'all!",
        "She had done what she could; she'd have had to.\n\nThat which is but a  double space.",
        "",
        *ARTICLES.values(),
    ],
)
def test_what_is_remembered_is_what_the_ruler_gives(plain_nlp: Language, nlp: Language, text: str) -> None:
    prepared = prepare_model(nlp)
    assert ATTRIBUTE_MEMO in prepared.pipe_names
    for _ in range(2):  # the second time from memory
        with_memo = prepared(text)
        ruled = plain_nlp(text)
        for other, token in zip(ruled, with_memo, strict=True):
            if (other.tag, other.dep) == (token.tag, token.dep):  # blank lines end sentences in ours only
                assert (token.pos_, token.lemma_) == (other.pos_, other.lemma_)


def test_a_ruler_that_looks_at_other_things_is_left_alone(nlp: Language) -> None:
    ruler = AttributeRuler(nlp.vocab)
    ruler.add([[{"TAG": "NN"}]], {"POS": "NOUN"})
    assert can_be_remembered(ruler)
    ruler.add([[{"LENGTH": 3}]], {"POS": "NOUN"})
    assert not can_be_remembered(ruler)
