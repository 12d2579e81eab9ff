"""The floors that the rules reach on the golden pages; ``python -m tests.golden_pages.scoring`` measures them and prints differences."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.golden_pages.scoring import Score, score
from tests.golden_pages.truth import KINDS, read_all
from transforms.records import BOILERPLATE_LABELS

FLOORS = {
    "body_kept": 0.99,
    "kind_right": 0.99,
    "boilerplate_out": 0.985,
    "label_right": 0.89,
    "title": 0.96,
    "authors": 0.94,
    "published": 0.98,
    "language": 1.0,
    "canonical": 1.0,
    "modified": 1.0,
    "section": 0.96,
    "paywall": 1.0,
    "entries": 1.0,
}


@pytest.fixture(scope="module")
def total() -> Score:
    return score(read_all())


def test_body(total: Score) -> None:
    assert total.body_f1 >= 0.99


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_floor(total: Score, measure: str, floor: float) -> None:
    assert total.share(measure) >= floor


def test_sixty_pages_with_each_label_five_times() -> None:
    pages = read_all()
    count = Counter(block.label for page in pages for block in page.blocks)
    assert len(pages) >= 60
    assert {label: count[label] for label in (*KINDS.values(), *BOILERPLATE_LABELS) if count[label] < 5} == {}
    assert set(count) == {*KINDS.values(), *BOILERPLATE_LABELS}
