"""The floors that the rules reach on the annotated articles, pinned with the articles that they were measured on.

A floor that is no longer reached is a regression; new articles lower or raise it, and then the numbers are measured anew with
``python -m tests.golden_figures.scoring``.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from tests.golden_figures.calibrate import bins
from tests.golden_figures.scoring import SEEN, UNSEEN, Score, articles, score

#: SHA-256 over the articles and their truth, in order.
CORPUS = {SEEN: "6ca49ee5330d7fb4", UNSEEN: "1cb96e78ab9bc0ec"}
FLOORS = {
    SEEN: {"citable_share": 0.89, "recall": 0.98, "precision": 0.98},
    UNSEEN: {"citable_share": 0.75, "recall": 0.97, "precision": 0.95},
}
FIELD_FLOORS = {"value": 0.99, "modifier": 0.98, "counted": 0.96, "event": 0.94, "attributed_to": 0.96, "status": 0.96}


@cache
def total(folder: Path) -> Score:
    return score(folder)


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_the_articles_are_the_ones_that_were_measured(folder: Path) -> None:
    digest = hashlib.sha256()
    for article in articles(folder):
        for file in ("article.txt", "expected.json"):
            digest.update((article / file).read_bytes())
    assert digest.hexdigest()[:16] == CORPUS[folder]


@pytest.mark.parametrize(
    ("folder", "measure", "floor"),
    [
        pytest.param(folder, *floor, id=f"{folder.name}-{floor[0]}")
        for folder, floors in FLOORS.items()
        for floor in floors.items()
    ],
)
def test_floor(folder: Path, measure: str, floor: float) -> None:
    assert getattr(total(folder), measure) >= floor


@pytest.mark.parametrize(("field", "floor"), FIELD_FLOORS.items())
def test_floor_of_a_field(field: str, floor: float) -> None:
    assert total(SEEN).right[field] / total(SEEN).asked[field] >= floor


def test_confidence_is_what_comes_true_on_articles_that_were_never_seen() -> None:
    found = [(size, mean, citable) for _, _, size, mean, citable in bins(total(UNSEEN)) if size >= 20]
    assert found
    assert all(abs(mean - citable) <= 0.1 for _, mean, citable in found), found
