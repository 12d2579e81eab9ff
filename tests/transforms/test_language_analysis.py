from __future__ import annotations

import pytest
from spacy.language import Language

from transforms.language_analysis import PARAGRAPH_COMPONENT, analyse, prepare_model, sentences, source_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The river rose.", ["The river rose."]),
        ("The river rose. Rain fell.", ["The river rose.", "Rain fell."]),
        ("The river rose\n\nRain fell on the hills", ["The river rose", "Rain fell on the hills"]),
        ("The river rose, Lt. Ana Ruiz said. Rain fell.", ["The river rose, Lt. Ana Ruiz said.", "Rain fell."]),
        ("What comes next\n\nrain fell on the hills.", ["What comes next", "rain fell on the hills."]),
    ],
)
def test_paragraphs_are_hard_sentence_bounds(nlp: Language, text: str, found: list[str]) -> None:
    assert [s.text for s in sentences(analyse(prepare_model(nlp), text))] == found


def test_preparing_twice_adds_one_component(nlp: Language) -> None:
    prepare_model(prepare_model(nlp))
    assert nlp.pipe_names.count(PARAGRAPH_COMPONENT) == 1


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "A  double   space.\tA tab.\n\n\nThree lines.", "Caf\u00e9 \U0001f600 \u201cyes\u201d."]
)
def test_the_source_text_is_the_text(nlp: Language, text: str) -> None:
    doc = analyse(prepare_model(nlp), text)
    assert source_text(doc) == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
