from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language
from times_given import spans

from transforms.incidents import ArticleIncidents, IncidentWords
from transforms.language_analysis import TextAnalyser
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def words(reference: ReferenceData) -> IncidentWords:
    return IncidentWords(reference)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The mayor spoke on Monday.", []),
        ("The mayor spoke of the fire on Monday.", []),
        ("The fire on Monday closed the port.", [("fire", "2024-08-12")]),
        ("The Aug. 9 attack closed the port.", [("attack", "2024-08-09")]),
        ("The quake of Aug. 9 closed the port.", [("quake", "2024-08-09")]),
        ("A fire closed the port on Monday.", [("fire", "2024-08-12")]),
        ("A tanker exploded near the port on Monday.", [("exploded", "2024-08-12")]),
        ("He died in a crash on Monday.", [("crash", "2024-08-12")]),
    ],
)
def test_incidents_with_a_day(nlp: Language, words: IncidentWords, text: str, dated: list[tuple[str, str]]) -> None:
    found = ArticleIncidents(TextAnalyser(nlp).analyse(text), spans(text), words).dated
    assert [(i.token.text, i.first.isoformat()) for i in found] == dated


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("A fire closed the mill.", None),
        ("The fire closed the mill.", "2024-08-12"),
        ("The blaze closed the mill.", "2024-08-12"),
        ("The disaster closed the mill.", "2024-08-12"),
        ("The flood closed the mill.", None),
        ("The second fire closed the mill.", None),
        ("The fire in Rafah closed the mill.", None),
        ("The fire at the mill in Rafah closed the mill.", None),
    ],
)
def test_the_incident_that_a_definite_noun_means(nlp: Language, words: IncidentWords, second: str, day: str | None) -> None:
    text = f"A fire closed the port on Monday. {second}"
    doc = TextAnalyser(nlp).analyse(text)
    incidents = ArticleIncidents(doc, spans(text), words)
    noun = next(t for t in doc if t.i > 8 and words.families_of(t) and t.pos_ == "NOUN")
    meant = incidents.named_by(noun)
    assert (meant.first if meant else None) == (date.fromisoformat(day) if day else None)


def test_a_name_that_both_tell_makes_them_one(nlp: Language, words: IncidentWords) -> None:
    text = "A fire in Rafah closed the port on Monday. The fire in Rafah killed three people."
    doc = TextAnalyser(nlp).analyse(text)
    meant = ArticleIncidents(doc, spans(text), words).named_by([t for t in doc if t.text == "fire"][1])
    assert meant is not None
    assert meant.first == date(2024, 8, 12)
