from __future__ import annotations

import pytest
from spacy.language import Language

from transforms.cues import Cues
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def cues(reference: ReferenceData) -> Cues:
    return Cues(reference)


@pytest.mark.parametrize(
    ("sentence", "word", "is_cue", "is_strong"),
    [
        ("The mayor walked home.", "walked", False, False),
        ("The mayor said it rained.", "said", True, True),
        ("The mayor told them it rained.", "told", True, True),
        ("The mayor denies that it rained.", "denies", True, True),
        ("Reporting on rain is dull.", "rain", False, False),
        ("The report named nobody.", "report", False, False),
    ],
)
def test_reporting_verbs(cues: Cues, nlp: Language, sentence: str, word: str, *, is_cue: bool, is_strong: bool) -> None:
    token = next(t for t in nlp(sentence) if t.text == word)
    assert (cues.is_cue(token), cues.is_cue(token, strong_only=True)) == (is_cue, is_strong)


def test_frames_and_nouns_come_from_the_table(cues: Cues, nlp: Language) -> None:
    said = next(t for t in nlp("The mayor accused them of theft.") if t.lemma_ == "accuse")
    assert cues.frame(said) == "of"
    assert "tally" in cues.measure_nouns
    assert "statement" in cues.medium_nouns
    assert cues.strong < set(cues.verbs)
