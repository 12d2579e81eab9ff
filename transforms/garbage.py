"""Python's collector of garbage, which an analysis would start a hundred times for each article, for nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: So many new objects that can hold others, about those of 20 articles, are looked through together.
_THRESHOLD = 100_000


@contextmanager
def rare_collection() -> Iterator[None]:
    """Within it garbage is looked for a hundred times more seldom: nearly all that an analysis makes stays until its end."""
    before = gc.get_threshold()
    gc.set_threshold(_THRESHOLD, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
