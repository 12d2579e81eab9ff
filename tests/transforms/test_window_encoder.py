from __future__ import annotations

from typing import Any

import pytest
from news_given import ARTICLES
from spacy.language import Language
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MishWindowEncoder
from thinc.api import Model

from tests.analysing import new_model
from transforms.window_encoder import is_known, speed_up_encoders

TEXTS = ["", "Rain fell.", "Rain.", *"\n".join(ARTICLES.values()).split("\n")]


@pytest.fixture(scope="module")
def fast() -> Language:
    """The model with its encoders replaced."""
    nlp = new_model()
    assert speed_up_encoders(nlp) == 2
    assert speed_up_encoders(nlp) == 0
    return nlp


def vectors(nlp: Language, texts: list[str]) -> list[Any]:
    """What the network that tagger and parser share makes of some texts."""
    model: Model[Any, Any] = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    return [found.copy() for found in model.predict([nlp.make_doc(text) for text in texts])]


def test_the_vectors_differ_from_the_layers_own_by_rounding_only(plain_nlp: Language, fast: Language) -> None:
    pairs = list(zip(vectors(fast, TEXTS), vectors(plain_nlp, TEXTS), strict=True))
    assert all(ours.shape == theirs.shape for ours, theirs in pairs)
    assert max(abs(ours - theirs).max() for ours, theirs in pairs if len(ours)) < 1e-5


def test_a_text_has_the_same_vectors_alone_and_among_others_but_for_rounding(fast: Language) -> None:
    together = vectors(fast, TEXTS)
    turned = vectors(fast, TEXTS[::-1])[::-1]
    assert [a.shape for a in together] == [b.shape for b in turned]
    alone = [vectors(fast, [text])[0] for text in TEXTS if text]
    pairs = [*zip(together, turned, strict=True), *zip((v for v in together if len(v)), alone, strict=True)]
    assert max(abs(a - b).max() for a, b in pairs if len(a)) < 1e-5


def test_layers_of_another_kind_are_left_alone() -> None:
    assert is_known(MaxoutWindowEncoder(8, 1, 3, 2))
    assert not is_known(MaxoutWindowEncoder(8, 2, 3, 2))
    assert not is_known(MishWindowEncoder(8, 1, 2))
