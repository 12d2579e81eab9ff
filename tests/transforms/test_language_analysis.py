from __future__ import annotations

import pytest
from news_given import ARTICLES
from spacy.language import Language

from transforms import language_analysis
from transforms.analysed_text import Doc
from transforms.attribute_memo import ATTRIBUTE_MEMO
from transforms.language_analysis import TextAnalyser, prepare_model, sentences


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
    assert [s.text for s in sentences(TextAnalyser(nlp).analyse(text))] == found


def test_preparing_twice_adds_one_component(nlp: Language) -> None:
    prepare_model(prepare_model(nlp))
    assert nlp.pipe_names.count(ATTRIBUTE_MEMO) == 1


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "A  double   space.\tA tab.\n\n\nThree lines.", "Caf\u00e9 \U0001f600 \u201cyes\u201d."]
)
def test_the_source_text_is_the_text(nlp: Language, text: str) -> None:
    doc = TextAnalyser(nlp).analyse(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def facts(doc: Doc) -> list[tuple[object, ...]]:
    """All that the analysis says of each token, with its place."""
    return [
        (t.idx, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.sent.start, t.right_edge.i)
        for t in doc
    ]


def test_a_paragraph_is_read_the_same_alone_among_others_and_from_memory(nlp: Language) -> None:
    texts = list(ARTICLES.values())
    alone = [facts(TextAnalyser(nlp).analyse(text)) for text in texts]
    analyser = TextAnalyser(nlp)
    together = [facts(doc) for doc in analyser.analyse_all(texts)]
    remembered = [facts(doc) for doc in analyser.analyse_all(texts[::-1])][::-1]
    assert alone == together == remembered


def test_what_comes_again_is_not_analysed_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    analyser = TextAnalyser(nlp)
    expected = facts(analyser.analyse("The river rose.\n\nRain fell on the hills."))
    monkeypatch.setattr(nlp, "pipe", lambda *_, **__: pytest.fail("asked spaCy"))
    assert facts(analyser.analyse("The river rose.\n\nRain fell on the hills.")) == expected


def test_what_is_remembered_is_bounded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_analysis, "_MOST_WORDS", 12)
    analyser = TextAnalyser(nlp)
    paragraphs = [f"The river rose {n} feet." for n in range(5)]
    first, again = (facts(analyser.analyse("\n\n".join(paragraphs))) for _ in range(2))
    assert first == again
    assert list(analyser._remembered) == paragraphs[1:3]  # the last two had been there, and the others took their place
