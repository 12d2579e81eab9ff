"""Sixty look-alikes through extraction and resolution, in one warehouse: nothing is wrong but what is known to be, wrong merges among it.

The cases were written before any rule saw them; ``python -m tests.look_alikes.measuring`` prints what is wrong in each. Known
ones stand in ``known.txt``, one case with the sorts of what is wrong in it on each line; nothing may join them.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.look_alikes.measuring import CASES, load_cases, measure, open_warehouse

if TYPE_CHECKING:
    from transforms.extract import Extractor
    from transforms.reference import ReferenceData

KNOWN = {
    name: frozenset(sorts)
    for name, *sorts in (line.split() for line in (Path(__file__).parent / "known.txt").read_text(encoding="utf-8").splitlines())
}


@pytest.mark.xdist_group("look-alikes")
def test_who_is_one_and_who_is_not(reference: ReferenceData, extractor: Extractor) -> None:
    with closing(open_warehouse(reference)) as con:
        load_cases(CASES, con, extractor)
        found = measure(CASES, con)
    wrong = {name: {one.sort for one in every} for name, every in found.items() if every}
    assert {name: found[name] for name, sorts in wrong.items() if not sorts <= KNOWN.get(name, frozenset())} == {}


def test_there_are_sixty() -> None:
    assert len(CASES) == 60
    assert len({case["id"] for case in CASES}) == 60
