"""Vague numbers ("dozens", "several hundred", "tens of thousands") by a policy table with selectable schemes.

A scheme gives each vague word a lower bound. That is a reading, not a count: the figure stays ``indefinite``, without a value,
and its trace names the scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from transforms.errors import ReferenceDataError
from transforms.frozen import frozen
from transforms.number_regions import Region, matches
from transforms.number_trace import step
from transforms.numerals import MAGNITUDES, Numeral, traced
from transforms.reference import ReferenceData

#: The reading of event-data coders: what the word says at the very least.
DEFAULT_SCHEME = "conservative"
_PLURALS = "hundreds|thousands|millions|billions|trillions"
_VAGUE = re.compile(
    rf"\b(?:(?:tens|dozens|scores|{_PLURALS})(?:\s+(?:and|or|upon|if\s+not)\s+(?:dozens|scores|{_PLURALS}))?"
    rf"(?:\s+of\s+(?:{_PLURALS})(?:\s+of\s+(?:{_PLURALS}))?)?"
    r"|(?:several|an?\s+few)(?:\s+(?:dozens?|hundred|thousand|lakh|million|crore|billion|trillion))?|an?\s+handful)\b",
    re.IGNORECASE,
)
#: Words one of which each vague number has.
VAGUE_WORDS = ("tens", "dozens", "scores", "several", "few", "handful", *_PLURALS.split("|"))
_OF_MAGNITUDE = re.compile(r"(?P<word>several|a few) (?P<unit>[a-z]+)")
_UNITS = {**MAGNITUDES, "dozen": 12}


@frozen
class VaguePolicy:
    """Lower bounds by vague word, and the name of the scheme they belong to."""

    scheme: str
    bounds: dict[str, Decimal]

    def bound(self, words: str) -> Decimal | None:
        """As in "dozens" = 12, "tens of thousands" = 10 x 1000, "several hundred" = 3 x 100, "dozens or hundreds" = the smaller;
        None for words that the scheme leaves open.
        """
        if words in self.bounds:
            return self.bounds[words]
        several = _OF_MAGNITUDE.fullmatch(words)
        if several:
            return self._product(several["word"], [several["unit"]])
        alternatives = re.split(r" (?:and|or|upon|if not) ", words)
        if len(alternatives) > 1 and " of " not in words:
            known = [self.bounds[word] for word in alternatives if word in self.bounds]
            return min(known) if len(known) == len(alternatives) else None
        first, *scales = re.split(r" of | and | or | upon | if not ", words)
        return self._product(first, scales)

    def _product(self, word: str, scales: list[str]) -> Decimal | None:
        product = self.bounds.get(word)
        for scale in scales:
            size = _UNITS.get(scale.removesuffix("s"))
            product = product * size if product is not None and size is not None else None
        return product


def vague_policy(reference: ReferenceData, scheme: str = DEFAULT_SCHEME) -> VaguePolicy:
    """The policy of one scheme of the reference table ``vague_numbers``.

    Raises:
        ReferenceDataError: the table has no such scheme.
    """
    rows = reference.table("vague_numbers")
    bounds = {row["words"]: Decimal(row["low"]) for row in rows if row["scheme"] == scheme}
    if not bounds:
        known = ", ".join(sorted({row["scheme"] for row in rows}))
        raise ReferenceDataError(f"vague_numbers has no scheme '{scheme}': choose one of {known}")
    return VaguePolicy(scheme, bounds)


def vague_numerals(text: str, regions: Sequence[Region], policy: VaguePolicy) -> Iterator[Numeral]:
    """The vague numbers of a text that the policy has a bound for."""
    for match in matches(_VAGUE, text, regions):
        words = re.sub(r"\s+", " ", match[0].lower())
        low = policy.bound(words)
        if low is not None:
            yield traced(*match.span(), "indefinite", step("vague", f"({policy.scheme}) {words}", low))
