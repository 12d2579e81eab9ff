from __future__ import annotations

import pytest
from spacy.language import Language

from transforms.gazetteer import Gazetteer, straighten
from transforms.language_analysis import TextAnalyser
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def gazetteer(reference: ReferenceData, nlp: Language) -> Gazetteer:
    return Gazetteer(reference, nlp)


def matches(gazetteer: Gazetteer, nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = TextAnalyser(nlp).analyse(text)
    return [(doc.span(start, end).text, actor_id) for start, end, actor_id in gazetteer.matches(doc)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They told us that he who can meet us may.", []),
        ("The United Nations met.", [("United Nations", "united-nations")]),
        ("The UN met.", [("UN", "united-nations")]),
        ("The World Health Organization met.", [("World Health Organization", "world-health-organization")]),
        ("The WHO met.", [("WHO", "world-health-organization")]),
        ("the united nations met.", [("united nations", "united-nations")]),
        ("The US met.", [("US", "united-states")]),
        ("The United States met Israel.", [("United States", "united-states"), ("Israel", "israel")]),
    ],
)
def test_names_of_the_tables(gazetteer: Gazetteer, nlp: Language, text: str, found: list[tuple[str, str]]) -> None:
    assert matches(gazetteer, nlp, text) == found


def test_of_overlapping_names_the_longest_wins(gazetteer: Gazetteer, nlp: Language) -> None:
    text = "The Israel Defense Forces met."
    assert [surface for surface, _ in matches(gazetteer, nlp, text)] == ["Israel Defense Forces"]


@pytest.mark.parametrize(("word", "country"), [("banana", None), ("France", "FR"), ("French", "FR"), ("Israel’s", "IL")])
def test_country_of_a_word(gazetteer: Gazetteer, word: str, country: str | None) -> None:
    assert gazetteer.country_of(word) == country


@pytest.mark.parametrize(("word", "adjective"), [("boats", "boats"), ("Palestinians", "Palestinian"), ("Israelis", "Israeli")])
def test_adjective_of_a_demonym(gazetteer: Gazetteer, word: str, adjective: str) -> None:
    assert gazetteer.adjective_of(word) == adjective
    assert gazetteer.is_demonym(word) == (word != adjective)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (["Gaza", "health", "ministry"], True),
        (["Gaza", "Ministry", "of", "Health"], True),
        (["the", "health", "ministry", "in", "Gaza"], True),
        (["Gaza", "interior", "ministry"], False),
        (["health", "ministry"], False),
    ],
)
def test_composed_names_of_one_institution_share_a_key(gazetteer: Gazetteer, words: list[str], *, same: bool) -> None:
    assert (gazetteer.composed_key(words) == gazetteer.composed_key(["Gaza", "Health", "Ministry"])) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bank of England", "Bank of Scotland", False),
        ("Welsh Government", "Government of Wales", True),
        ("Texas Supreme Court", "US Supreme Court", False),
        ("Texas Supreme Court", "Supreme Court of Texas", True),
        ("US embassy in Gaza", "US embassy in Idlib", False),
        ("Palestinian health ministry in Gaza", "Gaza health ministry", True),
        ("Sri Lankan army", "army of Sri Lanka", True),
        ("North Korean army", "South Korean army", False),
    ],
)
def test_bodies_of_places_within_one_country_are_told_apart(gazetteer: Gazetteer, one: str, other: str, *, same: bool) -> None:
    keys = [gazetteer.composed_key(name.split()) for name in (one, other)]
    assert (keys[0] == keys[1], None in keys) == (same, False)


@pytest.mark.parametrize(
    ("text", "word", "is_people"),
    [
        ("They sank 40 boats.", "boats", False),
        ("They met 40 farmers.", "farmers", True),
        ("They met 40 Syrians.", "Syrians", True),
        ("They met 40 Jesuits.", "Jesuits", True),
        ("They met 40 ministers.", "ministers", True),
        ("They met 40.", "40", True),
    ],
)
def test_nouns_that_count_people(gazetteer: Gazetteer, nlp: Language, text: str, word: str, *, is_people: bool) -> None:
    assert gazetteer.counts_people(next(t for t in nlp(text) if t.text == word)) == is_people


def test_straighten_keeps_the_length() -> None:
    text = "“Israel’s” ‘army’"
    assert straighten(text) == "\"Israel's\" 'army'"
    assert len(straighten(text)) == len(text)
