"""Whoever comparison finds alike a name, the index finds, too; of the others it leaves out nearly all."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from tests.analysing import the_reference
from transforms.actor_matching import Known, plain_names
from transforms.actor_traits import Traits
from transforms.name_index import NameIndex
from transforms.name_tables import build_matcher

_NAMES = (
    "Omar Hassan", "Hassan Omar", "O. Hassan", "Omar H.", "Omar el-Hassan", "Omar Abdel Hassan", "Omarhassan Abdi", "Omar Hassan Abdi",
    "Dr. Omar Hassan Jr.", "María Núñez", "Maria de la Nunez", "Maria Nunez-Ortega", "Maria Ortega", "Hassan", "Nunez", "Abdel Fattah al-Burhan",
    "Abdulfattah Burhan", "Volodymyr Zelenskyy", "Vladimir Zelenskiy", "Zelensky", "Bill Featherstone", "William Fetherstone", "Kim Jong Un",
    "Kim Jongun", "Kimjong Un", "J. K. Rowling", "Li", "Wei Li", "A. B.", "",
)  # fmt: skip


def test_nobody_alike_is_left_out() -> None:
    chance = Random(4)
    names = {*_NAMES, *(_misspelt(name, chance) for name in _NAMES for _ in range(8))}
    matcher = build_matcher({name: list(rows) for name, rows in the_reference().tables.items()})
    index = NameIndex()
    for name in names:
        index.add(name, name)
    found = {(name, other) for name in names for other in index.find(name)}
    alike = {
        (one, other)
        for one, other in product(names, names)
        if matcher.may_be(Known("", "person", frozenset({one}), Traits()), [other], plain_names([other]))
    }
    assert alike <= found
    assert len(names) < len(alike) < len(found) < len(names) ** 2 / 4


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Kenya's Ministry of Health", "Kenyan Health Ministry", True),
        ("Texas Department of Health", "Minnesota Department of Health", False),
        ("Bank of Scotland", "Bank of England", False),
        ("Wuhan University", "Peking University", False),
    ],
)
def test_bodies_of_places_within_one_country_are_not_alike(one: str, other: str, *, is_alike: bool) -> None:
    matcher = build_matcher({name: list(rows) for name, rows in the_reference().tables.items()})
    seen, known = (Known(name, "organisation", frozenset({name}), Traits()) for name in (one, other))
    assert (matcher.judge(seen, known).decision == "one") == is_alike


def _misspelt(name: str, chance: Random) -> str:
    at = chance.randrange(len(name) + 1)
    return name[:at] + chance.choice(("", "a", "e", "h", "y", " ")) + name[at + chance.randrange(2) :]
