"""Actors as articles show them: read in chunks for resolution, with the traits that their words give."""

# SQL is put together here from constants and numbers only.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

import duckdb
import pyarrow as pa

from transforms.actor_matching import Known, Matcher
from transforms.actor_traits import Traits
from transforms.name_keys import fold, person_name
from transforms.records import ActorKind
from warehouse.article_numbers import rows_of
from warehouse.sql_files import read_sql

#: Companions of one article that are kept: its first actors are those that it is about.
_MOST_COMPANIONS = 16
_NOTHING: list[str] = []
_trait_values = attrgetter(
    "offices", "trades", "countries", "affiliations", "births", "marks", "nearby", "companions", "topics", "settings"
)


@dataclass(frozen=True, slots=True)
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

    @property
    def place(self) -> tuple[str, str, str]:
        """What stays the same through revisions: article, kind and folded name."""
        return self.article_id, self.seen.kind, fold(self.name)


def read_sightings(con: duckdb.DuckDBPyConnection, revisions: Mapping[str, int], matcher: Matcher) -> list[Sighting]:
    """The persons and organisations of some revisions, each given with its article's number, in the order of the news."""
    numbers = sorted(set(revisions.values()))
    with given(con, list(revisions)):
        rows_there = rows_of("core.revisions", numbers)
        con.execute(f"CREATE OR REPLACE TEMP TABLE seen_revisions AS FROM ({rows_there}) SEMI JOIN wanted ON id = revision_id")
    stories = rows_of("core.stories", numbers)
    con.execute(f"CREATE OR REPLACE TEMP TABLE seen_stories AS SELECT article_id, story_id FROM ({stories})")
    result = con.execute(read_sql("load/86_sightings.sql"))
    names = [column[0] for column in result.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    texts = dict(con.execute("SELECT revision_id, text FROM seen_revisions").fetchall())
    grouped = groupby(rows, key=lambda row: row["revision_id"])
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
    return [sorted(values) if values else _NOTHING for values in _trait_values(traits)]


def _of_article(rows: list[dict[str, Any]], text: str, matcher: Matcher) -> Iterator[Sighting]:
    keys = [_companion(row) for row in rows]
    countries, topics = matcher.roles.around(text)
    settings = countries | matcher.roles.countries_in(rows[0]["dateline"] or "")
    around = Traits(topics=topics, settings=settings, stories=frozenset({rows[0]["story_id"]} - {None}))
    for row, own in zip(rows, keys, strict=True):
        if row["kind"] != "country":
            companions = frozenset([key for key in keys if key and key != own][:_MOST_COMPANIONS])
            yield _sighting(row, companions, around, matcher)


def _companion(row: dict[str, Any]) -> str:
    """How the others of an article know an actor; empty for countries, which are the setting, and for surnames alone."""
    if row["kind"] == "country" or (row["kind"] == "person" and not row["actor_id"] and not person_name(row["name"]).is_full):
        return ""
    return str(row["actor_id"] or fold(row["name"]))


def _sighting(row: dict[str, Any], companions: frozenset[str], around: Traits, matcher: Matcher) -> Sighting:
    reader = matcher.roles
    kind: ActorKind = row["kind"]
    told = reader.of_roles(row["roles"], row["affiliation"])
    births = reader.births(row["following"], row["roles"], row["seen_at"].year) if kind == "person" else frozenset()
    nearby = reader.nearby(row["beside"]) if kind == "person" else frozenset()
    traits = Traits(
        told.offices, told.trades, told.countries, told.affiliations, births, told.marks, nearby, companions,
        around.topics, around.settings, around.stories,
    )  # fmt: skip
    seen = Known("", kind, _names(row), traits)
    is_full = kind != "person" or any(person_name(surface).is_full for surface in row["surfaces"] or [row["name"]])
    return Sighting(
        row["revision_id"], row["article_id"], row["article_number"], row["actor_number"], row["actor_id"], row["name"], seen,
        row["story_id"], row["seen_at"], is_full,
    )  # fmt: skip


def _names(row: dict[str, Any]) -> frozenset[str]:
    """The names that identify: of a person the full ones where there are any, of an organisation all that begin like names."""
    names = {row["name"], *(surface for surface in row["surfaces"] if surface[:1].isupper())}
    if row["kind"] == "person":
        full = {name for name in names if person_name(name).is_full}
        return frozenset(full or names)
    return frozenset(names)
