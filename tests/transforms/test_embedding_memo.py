from __future__ import annotations

from typing import Any

import pytest
from news_given import ARTICLES
from spacy.language import Language
from spacy.ml.models.tok2vec import CharacterEmbed, MultiHashEmbed
from thinc.api import Model

from tests.analysing import new_model
from transforms import embedding_memo
from transforms.embedding_memo import can_be_remembered, remember_embeddings

TEXTS = ["Rain fell.", "He can't, I'm  told: caf\u00e9s aren't open \u2013 they'd closed.", *ARTICLES.values()]


@pytest.fixture(scope="module")
def remembering() -> Language:
    """The model with its first layers remembered."""
    nlp = new_model()
    assert remember_embeddings(nlp) == 2
    assert remember_embeddings(nlp) == 0
    return nlp


@pytest.mark.parametrize("most", [20_000, 30])
def test_the_vectors_are_those_of_the_layer_itself(
    plain_nlp: Language, remembering: Language, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(embedding_memo, "_MOST", most)
    for batch in (TEXTS, TEXTS[::-1], [*TEXTS, ""]):
        ours, theirs = [tok2vec(nlp).predict([nlp.make_doc(text) for text in batch]) for nlp in (remembering, plain_nlp)]
        assert all((a == b).all() for a, b in zip(ours, theirs, strict=True))


def tok2vec(nlp: Language) -> Model[Any, Any]:
    """The network that tagger and parser share."""
    found: Model[Any, Any] = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    return found


def test_a_layer_that_looks_at_other_things_is_left_alone() -> None:
    assert can_be_remembered(MultiHashEmbed(8, ["NORM", "SHAPE"], [10, 10], include_static_vectors=True))
    assert not can_be_remembered(MultiHashEmbed(8, ["NORM", "SENT_START"], [10, 10], include_static_vectors=False))
    assert not can_be_remembered(CharacterEmbed(8, 10, 8, 4, include_static_vectors=False))
