"""What the tests of the language analysis ask of an extraction."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from transforms.records import Actor, Extraction, Figure, Quote

Read = Callable[..., Extraction]


def figure(extraction: Extraction, surface: str) -> Figure:
    """The one figure with this surface."""
    found = [f for f in extraction.figures if f.surface == surface]
    assert len(found) == 1, f"{surface!r}: {len(found)} figures, of {[f.surface for f in extraction.figures]}"
    return found[0]


def surfaces(extraction: Extraction) -> list[str]:
    return [f.surface for f in extraction.figures]


def bare_names(actor: Actor) -> list[str]:
    """The names that the mentions of an actor use, without their article."""
    return [re.sub("^the ", "", mention.surface, flags=re.IGNORECASE) for mention in actor.mentions]


def actor(extraction: Extraction, name: str) -> Actor:
    """The one actor that has a mention with this text."""
    found = [a for a in extraction.actors if name in bare_names(a)]
    assert len(found) == 1, f"{name!r}: {len(found)} actors, of {[a.name for a in extraction.actors]}"
    return found[0]


def quote(extraction: Extraction, words: str) -> Quote:
    """The one quote whose content holds these words."""
    found = [q for q in extraction.quotes if words in content(extraction, q)]
    assert len(found) == 1, f"{words!r}: {len(found)} quotes, of {[content(extraction, q) for q in extraction.quotes]}"
    return found[0]


def content(extraction: Extraction, found: Quote) -> str:
    return extraction.article.text[found.start : found.end]


def fields(record: object, expected: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record that are expected, in the form in which they are expected."""
    return {name: _plain(getattr(record, name)) for name in expected}


def without_article(name: str | None) -> str | None:
    """A phrase without "the" or "a" before it: whether a claimant's phrase keeps it says nothing about who it is."""
    return None if name is None else re.sub(r"^(?:the|an?)\s", "", name, flags=re.IGNORECASE)


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
