"""An actor of one article in the making: its names and mentions, and how its names compare with others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.analysed_text import Span
from transforms.gazetteer import straighten
from transforms.names import NameMention
from transforms.records import ActorKind

#: Words of bodies' names that are spelled in two ways.
_SPELLINGS = {"labour": "labor", "defence": "defense", "centre": "center", "organisation": "organization", "programme": "program"}
_OTHER_SPELLING = re.compile(rf"\b(?:{'|'.join(_SPELLINGS)})\b")


@dataclass(slots=True)
class Cluster:
    """One actor in the making.

    Attributes:
        kind: person, organisation or country.
        known_id: the reference actor's id, where one of the names is known.
        names: as written, in the order of reading.
        mentions: where they stand.
        keys: content words and country of composed names.
        roles: role spans of a person, each with the rule that found it.
        aliases: other names that the text tells: "El Tuerto" of 'Joaquín Barrientos, known as "El Tuerto"'.
        gender: ``male`` or ``female`` where titles, kinship or the given name say so, else empty.
    """

    kind: ActorKind
    known_id: str | None
    names: list[str]
    mentions: list[NameMention] = field(default_factory=list)
    keys: set[tuple[frozenset[str], str]] = field(default_factory=set)
    roles: list[tuple[Span, str]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    gender: str = ""

    @property
    def longest(self) -> str:
        """The fullest name that the text gives, nicknames left out."""
        return max((n for n in self.names if n not in self.aliases), key=lambda name: (len(name.split()), len(name)))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name for comparison: lower case, plain marks, without "the" and a final possessive."""
    name = straighten(name).lower().removesuffix("'s")
    name = _OTHER_SPELLING.sub(lambda found: _SPELLINGS[found[0]], name.replace("s' ", "s "))
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", name)).strip()
