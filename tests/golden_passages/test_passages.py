"""The floors that the rules reach on the annotated passages, pinned with the passages that they were measured on.

A floor that is no longer reached is a regression; where passages are added or a truth is mended, the numbers are measured anew with
``python -m tests.golden_passages.scoring``.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from tests.golden_passages.scoring import SEEN, UNSEEN, Score, passages, score

#: SHA-256 over the passages, in order.
CORPUS = {SEEN: "6cad3f7ffde61439", UNSEEN: "66414f8524229973"}
FLOORS = {SEEN: 0.69, UNSEEN: 0.62}


@cache
def total(folder: Path) -> Score:
    return score(folder)


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_the_passages_are_the_ones_that_were_measured(folder: Path) -> None:
    digest = hashlib.sha256("\n".join(f"{p.text} {p.marks}" for p in passages(folder)).encode())
    assert digest.hexdigest()[:16] == CORPUS[folder]


@pytest.mark.parametrize("folder", FLOORS, ids=lambda folder: folder.name)
def test_floor(folder: Path) -> None:
    assert total(folder).citable_share >= FLOORS[folder]
