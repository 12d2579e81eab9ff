"""Actors as articles show them: read in chunks for resolution, with the traits that their words give."""

# SQL is put together here from constants and numbers only.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import duckdb
import pyarrow as pa

from transforms.actor_matching import Known, Matcher
from transforms.actor_registry import Place, place_of
from transforms.actor_traits import Traits
from transforms.frozen import frozen
from transforms.name_keys import fold, person_name
from transforms.records import ActorKind
from warehouse.article_numbers import rows_of
from warehouse.sql_files import read_sql

#: Companions of one article that are kept: its first actors are those that it is about.
_MOST_COMPANIONS = 16
_trait_values = attrgetter(
    "offices", "trades", "countries", "affiliations", "births", "marks", "nearby", "companions", "topics", "settings"
)


@frozen
class Sighting:
    """One person or organisation of one revision.

    Attributes:
        revision_id: its revision.
        article_id: its article.
        article_number: the article's number in the ledger.
        actor_number: its position there.
        extracted_id: reference actor whose name it has, or None.
        name: name as the article's actors show it.
        seen: names and traits, as of this article alone.
        story_id: story of the article.
        seen_at: time of the article.
        has_full_name: whether the article tells more than a person's surname.
        place: what stays the same through revisions: article, kind and folded name.
    """

    revision_id: str
    article_id: str
    article_number: int
    actor_number: int
    extracted_id: str | None
    name: str
    seen: Known
    story_id: str | None
    seen_at: datetime
    has_full_name: bool
    place: Place


def read_sightings(con: duckdb.DuckDBPyConnection, revisions: Mapping[str, int], matcher: Matcher) -> list[Sighting]:
    """The persons and organisations of some revisions, each given with its article's number, in the order of the news."""
    numbers = sorted(set(revisions.values()))
    with given(con, list(revisions)):
        rows_there = rows_of("core.revisions", numbers)
        con.execute(f"CREATE OR REPLACE TEMP TABLE seen_revisions AS FROM ({rows_there}) SEMI JOIN wanted ON id = revision_id")
    stories = rows_of("core.stories", numbers)
    con.execute(f"CREATE OR REPLACE TEMP TABLE seen_stories AS SELECT article_id, story_id FROM ({stories})")
    result = con.execute(read_sql("load/86_sightings.sql"))
    rows = map(_Row._make, result.fetchall())
    texts = dict(con.execute("SELECT revision_id, text FROM seen_revisions").fetchall())
    grouped = groupby(rows, key=attrgetter("revision_id"))
    return [s for revision, group in grouped for s in _of_article(list(group), texts[revision], matcher)]


@contextmanager
def given(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Iterator[None]:
    """The ids as a table ``wanted``."""
    con.register("wanted", pa.table({"id": pa.array(ids, pa.string())}))
    try:
        yield
    finally:
        con.unregister("wanted")


def texts_of(table: pa.Table, column: str) -> list[str]:
    """A column of texts, none of them null."""
    return [str(text) for text in table[column].to_pylist()]


def trait_lists(traits: Traits) -> list[list[str]]:
    """The traits as the columns of ``core.actor_resolutions`` have them; stories are a column of their own."""
    return list(map(_sorted, _trait_values(traits)))


@lru_cache(maxsize=1024)
def _sorted(values: frozenset[str]) -> list[str]:
    """All actors of an article have its topics and countries, and most have no value of other traits."""
    return sorted(values)


class _Row(NamedTuple):
    """A row of ``load/86_sightings.sql``."""

    revision_id: str
    article_id: str
    article_number: int
    actor_number: int
    actor_id: str | None
    name: str
    kind: ActorKind
    affiliation: str | None
    surfaces: list[str]
    following: list[str]
    beside: list[str]
    roles: list[str]
    dateline: str | None
    story_id: str | None
    seen_at: datetime


def _of_article(rows: list[_Row], text: str, matcher: Matcher) -> Iterator[Sighting]:
    keys = [_companion(row) for row in rows]
    reader = matcher.roles
    countries, topics = reader.around(text)
    settings = countries | reader.countries_in(rows[0].dateline or "")
    stories = frozenset({rows[0].story_id} if rows[0].story_id else ())
    words_beside = reader.nearby([row.beside if row.kind == "person" else [] for row in rows])
    for row, own, nearby in zip(rows, keys, words_beside, strict=True):
        if row.kind != "country":
            companions = frozenset([key for key in keys if key and key != own][:_MOST_COMPANIONS])
            told = reader.of_roles(row.roles, row.affiliation)
            births = reader.births(row.following, row.roles, row.seen_at.year) if row.kind == "person" else frozenset()
            traits = Traits(
                told.offices, told.trades, told.countries, told.affiliations, births, told.marks, nearby, companions, topics,
                settings, stories,
            )  # fmt: skip
            yield _sighting(row, traits)


def _companion(row: _Row) -> str:
    """How the others of an article know an actor; empty for countries, which are the setting, and for surnames alone."""
    if row.kind == "country" or (row.kind == "person" and not row.actor_id and not person_name(row.name).is_full):
        return ""
    return row.actor_id or fold(row.name)


def _sighting(row: _Row, traits: Traits) -> Sighting:
    seen = Known("", row.kind, _names(row), traits)
    is_full = row.kind != "person" or any(person_name(surface).is_full for surface in row.surfaces or [row.name])
    return Sighting(
        row.revision_id, row.article_id, row.article_number, row.actor_number, row.actor_id, row.name, seen, row.story_id,
        row.seen_at, is_full, place_of(row.article_id, row.kind, row.name),
    )  # fmt: skip


def _names(row: _Row) -> frozenset[str]:
    """The names that identify: of a person the full ones where there are any, of an organisation all that begin like names."""
    names = {row.name, *(surface for surface in row.surfaces if surface[:1].isupper())}
    if row.kind == "person":
        full = {name for name in names if person_name(name).is_full}
        return frozenset(full or names)
    return frozenset(names)
