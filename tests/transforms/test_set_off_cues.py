from __future__ import annotations

import pytest
from spacy.language import Language

from transforms.cues import Cues
from transforms.language_analysis import TextAnalyser, sentences
from transforms.reference import ReferenceData
from transforms.set_off_cues import set_off_cues


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor said that 40 people fell ill.", []),
        ("After the storm, the mayor said 40 people fell ill.", []),
        ("After the storm, the mayor reported 40 cases.", []),
        ("At least 40 people fell ill, the mayor said.", [("mayor", "said", False)]),
        ("At least 40 people fell ill, the mayor said on Monday as she called for help.", [("mayor", "said", False)]),
        ("At least 40 people fell ill, said Ana Ruiz, a nurse.", [("Ruiz", "said", False)]),
        ("At least 40 people, the mayor said, fell ill.", [("mayor", "said", True)]),
        ("At least 40 people fell ill, mayor Ana Ruiz told a packed town meeting.", [("Ruiz", "told", False)]),
        ("At least 40 people fell ill, mayor Ana Ruiz told reporters, and nine died.", [("Ruiz", "told", True)]),
        ("At least 40 people fell ill, the Ruiz Institute, a group of doctors, said.", [("Institute", "said", False)]),
        ("At least 40 people fell ill, four of them those of children, said Ana Ruiz.", [("Ruiz", "said", False)]),
        ("At least 40 people fell ill, the mayor said at the school, where 90 waited.", [("mayor", "said", False)]),
        ("Heading for the port with 40 people, the mayor told reporters that nine fell ill.", []),
        ("At least 40 people fell ill, a nurse who gave her name as Ana told AFP.", [("nurse", "told", False)]),
        ("At least 40 people fell ill, the mayor told the crowd, most of which had come on foot.", [("mayor", "told", False)]),
    ],
)
def test_clauses_between_commas(
    reference: ReferenceData, nlp: Language, sentence: str, expected: list[tuple[str, str, bool]]
) -> None:
    cues = Cues(reference)
    found = [c for s in sentences(TextAnalyser(nlp).analyse(sentence)) for c in set_off_cues(s, cues)]
    assert [(c.subject.text, c.verb.text, c.goes_on) for c in found] == expected


def test_a_closing_clause_covers_only_what_stands_before_it(reference: ReferenceData, nlp: Language) -> None:
    doc = TextAnalyser(nlp).analyse("At least 40 people fell ill, said Ana Ruiz, 51, a nurse.")
    cue = set_off_cues(sentences(doc)[0], Cues(reference))[0]
    assert [cue.covers(t) for t in doc if t.like_num] == [True, False]
