"""Figures, quotes and actors of whole articles, one failure per field."""

from __future__ import annotations

from typing import Any

import pytest
from analysis_given import Read, actor, bare_names, fields, figure, quote, without_article
from news_figures import EXCHANGES, FIGURES, NOT_FIGURES, PARTS
from news_given import ARTICLES
from news_voices import ACTORS, NOT_ACTORS, QUOTES

EACH_FIELD = [
    pytest.param(article, surface, {name: value}, id=f"{article}-{surface}-{name}")
    for article, surface, expected in FIGURES
    for name, value in expected.items()
]


def test_an_article_without_numbers_has_no_figures(read: Read) -> None:
    extraction = read("The mayor opened the new library on a rainy morning. Readers came from every street of the town.")
    assert (extraction.figures, extraction.skipped) == ((), ())


@pytest.mark.parametrize(("article", "surface", "expected"), EACH_FIELD)
def test_field_of_a_figure(read: Read, article: str, surface: str, expected: dict[str, Any]) -> None:
    found = fields(figure(read(ARTICLES[article]), surface), expected)
    if "attributed_to" in expected:
        found, expected = ({"attributed_to": without_article(item["attributed_to"])} for item in (found, expected))
    if found.get("counted"):
        found["counted"] = found["counted"].split()[-1]  # the head noun; nouns that it is compounded of may stand before it
    assert found == expected


@pytest.mark.parametrize(("article", "part", "whole"), PARTS)
def test_part_of_a_figure(read: Read, article: str, part: str, whole: str) -> None:
    extraction = read(ARTICLES[article])
    assert figure(extraction, part).part_of == figure(extraction, whole).figure_id


@pytest.mark.parametrize(("article", "one", "other"), EXCHANGES)
def test_exchange_of_figures(read: Read, article: str, one: str, other: str) -> None:
    extraction = read(ARTICLES[article])
    assert figure(extraction, one).exchanged_for == figure(extraction, other).figure_id


@pytest.mark.parametrize(("article", "number"), NOT_FIGURES)
def test_number_that_is_no_figure(read: Read, article: str, number: str) -> None:
    extraction = read(ARTICLES[article])
    assert number in [s.surface for s in extraction.skipped]
    assert number not in [f.surface for f in extraction.figures]


@pytest.mark.parametrize(("article", "words", "kind", "speaker"), QUOTES)
def test_quote(read: Read, article: str, words: str, kind: str, speaker: str) -> None:
    found = quote(read(ARTICLES[article]), words)
    assert (found.kind, found.speaker) == (kind, speaker)


@pytest.mark.parametrize(("article", "name", "kind", "mentions", "roles"), ACTORS)
def test_actor(read: Read, article: str, name: str, kind: str, mentions: list[str], roles: list[str]) -> None:
    found = actor(read(ARTICLES[article]), name)
    assert (found.kind, bare_names(found), [r.role for r in found.roles]) == (kind, mentions, roles)


@pytest.mark.parametrize(("article", "words"), NOT_ACTORS)
def test_words_that_are_no_actor(read: Read, article: str, words: str) -> None:
    assert words not in [name for a in read(ARTICLES[article]).actors for name in bare_names(a)]


@pytest.mark.parametrize("article", ARTICLES)
def test_all_figures_are_expected(read: Read, article: str) -> None:
    """No figure that a careful reader does not see."""
    expected = {surface for name, surface, _ in FIGURES if name == article} | OPTIONAL
    assert [f.surface for f in read(ARTICLES[article]).figures if f.surface not in expected] == []


#: Durations and ages that a reader may leave out.
OPTIONAL = {"one night", "two weeks", "24", "Four"}
