"""Modifiers: the words that bound a number ("more than", "up to", "or so", "sub-"), by the reference table ``modifiers``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.records import Modifier
from transforms.reference import ReferenceData, Row

#: "over" belongs to the verb here: "handed over 45 prisoners".
_PARTICLE_OVER = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|t(?:ook|akes?|aken|aking)|turn(?:ed|s|ing)?|sign(?:ed|s|ing)?|g(?:ave|ives?|iven|iving)|br(?:ought|ings?|inging)|r[ua]n)\s+over\s+$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 48
_LONGEST_AFTER = 24


@dataclass(frozen=True, slots=True)
class FoundModifier:
    """A modifier's phrase and its span in the text."""

    modifier: Modifier
    phrase: str
    start: int
    end: int


class ModifierFinder:
    """Finds the modifier before or behind a number expression."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("modifiers")
        self._modifiers = {(row["position"], row["phrase"]): _modifier(row) for row in rows}
        before, after = (_phrases(rows, position) for position in ("before", "after"))
        self._before = re.compile(rf"(?<!\w)(?P<phrase>{before})[\s\"“‘'-]*(?:the\s+|an?\s+)?[$€£¥₹]?$", re.IGNORECASE)
        self._after = re.compile(rf"[\s-]*(?P<phrase>{after})(?!\w)", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> FoundModifier | None:
        """The modifier of the expression at a span: the one before it wins."""
        window = text[max(0, start - _LONGEST_BEFORE) : start]
        match = self._before.search(window)
        if match and not _PARTICLE_OVER.search(window):
            return self._found("before", match, start - len(window) + match.start(), end)
        match = self._after.match(text, end, end + _LONGEST_AFTER)
        return self._found("after", match, start, match.end()) if match else None

    def _found(self, position: str, match: re.Match[str], start: int, end: int) -> FoundModifier:
        phrase = re.sub(r"\s+", " ", match["phrase"].lower())
        return FoundModifier(self._modifiers[position, phrase], phrase, start, end)


def _modifier(row: Row) -> Modifier:
    modifier: Modifier = row["modifier"]  # type: ignore[assignment]
    return modifier


def _phrases(rows: tuple[Row, ...], position: str) -> str:
    phrases = sorted((row["phrase"] for row in rows if row["position"] == position), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases) or r"(?!)"
