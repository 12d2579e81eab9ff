"""The words of a text with their places, and the text in lower case: made once for all that look for a few words in it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

_GAP = re.compile(r"(\W+)")
#: What a pattern has besides capitals of its words.
_CAPITAL = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")
#: Texts that are looked through at a time: an article and its title.
_REMEMBERED = 4


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str) -> tuple[tuple[int, str], ...]:
    """Every run of letters, digits and underscores: where it starts, and what it is in lower case."""
    parts = _GAP.split(text)
    starts = list(accumulate(map(len, parts), initial=0))
    return tuple([(start, word.lower()) for start, word in zip(starts[::2], parts[::2], strict=False) if word])


@lru_cache(maxsize=_REMEMBERED)
def in_lower_case(text: str) -> str:
    """The text in lower case, every character at its place: where patterns need not ignore case, they are twice as quick."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def for_lower_case(pattern: str) -> str:
    """What finds in a text in lower case what a pattern that ignores case finds in the text as written."""
    return _CAPITAL.sub(lambda found: found[0].lower() if len(found[0]) == 1 else found[0], pattern)
