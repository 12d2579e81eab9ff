"""What the learned model of events learned: the part of the reference data that is no table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

#: Arrays of NumPy, of single precision.
Array = Any
#: "No event" among the events.
NONE = ""
#: The words of the evidence that stand in slots: the noun, the verb above it, another object of that verb, the word above the
#: noun, the words near the number.
SLOTS = ("noun", "verb", "object", "head", "near")


class Weights(NamedTuple):
    """Log-odds, a column for each event.

    ``features`` has a row for each name, ``slots`` a matrix for each of :data:`SLOTS` with a row for each dimension of the word
    vectors, ``bias`` one row. ``vectors`` names the language model whose word vectors they hold for; ``version`` the content.
    """

    events: Sequence[str]
    names: Sequence[str]
    features: Array
    slots: Array
    bias: Array
    vectors: str
    version: str = ""
