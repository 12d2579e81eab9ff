from __future__ import annotations

from decimal import Decimal

import pytest

from transforms.errors import ReferenceDataError
from transforms.quantities import QuantityFinder
from transforms.reference import ReferenceData
from transforms.vague_numbers import DEFAULT_SCHEME, vague_policy


@pytest.mark.parametrize(
    ("words", "conservative", "plural"),
    [
        ("many", None, None),
        ("several", 3, 3),
        ("dozens", 12, 24),
        ("hundreds", 100, 200),
        ("tens of thousands", 10_000, 20_000),
        ("hundreds of millions", 10**8, 2 * 10**8),
        ("several hundred", 300, 300),
        ("a few dozen", 36, 36),
        ("dozens or hundreds", 12, 24),
    ],
)
def test_schemes(reference: ReferenceData, words: str, conservative: int | None, plural: int | None) -> None:
    found = [vague_policy(reference, scheme).bound(words) for scheme in ("conservative", "plural")]
    assert found == [n if n is None else Decimal(n) for n in (conservative, plural)]


def test_each_scheme_has_the_same_words(reference: ReferenceData) -> None:
    assert vague_policy(reference).bounds.keys() == vague_policy(reference, "plural").bounds.keys()


def test_the_default_is_the_conservative_one(reference: ReferenceData) -> None:
    assert vague_policy(reference).scheme == DEFAULT_SCHEME == "conservative"


def test_an_unknown_scheme_is_told_with_those_there_are(reference: ReferenceData) -> None:
    with pytest.raises(ReferenceDataError, match="no scheme 'bold': choose one of conservative, plural"):
        vague_policy(reference, "bold")


@pytest.mark.parametrize(("scheme", "low"), [("conservative", 12), ("plural", 24)])
def test_the_scheme_decides_the_bound_and_is_flagged(reference: ReferenceData, scheme: str, low: int) -> None:
    (quantity,) = QuantityFinder(reference, scheme).find("They lost dozens of boats.")
    assert (quantity.value, quantity.low, quantity.high, quantity.modifier) == (None, low, None, "indefinite")
    assert quantity.trace == (f"vague ({scheme}) dozens = {low}",)
