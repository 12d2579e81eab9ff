from __future__ import annotations

import pytest

from transforms.multiples import multiples
from transforms.quantities import QuantityFinder
from transforms.reference import ReferenceData


@pytest.mark.parametrize(
    "text",
    [
        "He ordered a double and doubled down.",
        "They met twice on Monday.",
        "She won the triple jump.",
        "They ate half.",
        "The double agent was as good as two.",
        "A double-digit rise was told.",
    ],
)
def test_words_that_multiply_nothing(text: str) -> None:
    assert [text[m.start : m.end] for m in multiples(text)] == []


@pytest.mark.parametrize(
    ("text", "surface", "value", "trend"),
    [
        ("Rents doubled.", "doubled", 2, "up"),
        ("Rents more than doubled.", "more than doubled", 2, "up"),
        ("Rents are tripling.", "tripling", 3, "up"),
        ("Rents will double.", "double", 2, "up"),
        ("Rents were halved.", "halved", 0.5, "down"),
        ("Rents rose sixfold.", "sixfold", 6, "up"),
        ("Rents rose 10-fold.", "10-fold", 10, "up"),
        ("Rents are twice the average.", "twice", 2, None),
        ("Twice as many people came.", "Twice", 2, None),
        ("Half as many people came.", "Half", 0.5, None),
        ("It is three times the size.", "three times", 3, None),
        ("It is 10x faster.", "10x", 10, None),
    ],
)
def test_multiples(reference: ReferenceData, text: str, surface: str, value: float, trend: str | None) -> None:
    (quantity,) = QuantityFinder(reference).find(text)
    assert (text[quantity.start : quantity.end], float(quantity.value or 0), quantity.trend) == (surface, value, trend)
    assert (quantity.kind, quantity.unit) == ("multiple", "1")
