"""The reference tables as files: their columns, their keys, their rows."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

#: Columns of each table, and how many of the leading ones make its key.
TABLES = {
    "actor_roles": (("actor_id", "role", "organisation_id", "start_date", "end_date"), 4),
    "actors": (("actor_id", "name", "kind", "aliases", "weak_aliases", "country", "parent", "wikidata", "example"), 1),
    "animal_nouns": (("noun", "plural", "example"), 1),
    "capital_words": (("word", "kind", "example"), 1),
    "common_surnames": (("surname", "languages"), 1),
    "counted_groups": (("counted_group", "nouns", "example"), 1),
    "countries": (("country", "actor_id", "name", "aliases", "weak_aliases", "demonyms", "capital", "example"), 1),
    "currencies": (("currency", "names", "symbols", "prefixes", "shared_signs", "example"), 1),
    "event_terms": (("event", "term", "pos", "argument", "counts", "objects", "example"), 6),
    "events": (("event", "family", "counts_people", "gdelt_count_type", "plover_mode"), 1),
    "given_names": (("name", "gender"), 1),
    "holidays": (("holiday", "aliases", "month", "day", "weekday", "nth", "from_easter", "example"), 1),
    "home_places": (("actor_id", "place"), 1),
    "incidents": (("word", "pos", "families", "example"), 2),
    "long_events": (("event", "aliases", "start_date", "end_date", "country", "example"), 1),
    "modifiers": (("modifier", "phrase", "position", "example"), 3),
    "name_nouns": (("noun", "kind", "example"), 2),
    "news_agencies": (("agency", "signs", "example"), 1),
    "nicknames": (("nickname", "name"), 2),
    "numbered_names": (("name", "example"), 1),
    "organisation_nouns": (("noun", "example"), 1),
    "person_nouns": (("noun", "example"), 1),
    "places": (("name", "kind", "country", "aliases", "example"), 1),
    "reporting_cues": (("cue", "pos", "frame", "strength", "numbers", "example"), 3),
    "role_nouns": (("role", "level", "example"), 1),
    "rule_reliability": (("field", "rule", "right", "asked", "unseen_right", "unseen_asked"), 2),
    "sources": (("name", "kind", "location", "outlet", "language", "schedule", "delay_seconds", "active", "notes"), 1),
    "speech_frames": (("cue", "pos", "frame", "example"), 3),
    "trend_terms": (("trend", "term", "position", "example"), 3),
    "units": (("unit", "kind", "aliases", "symbols", "example"), 1),
    "vague_numbers": (("words", "scheme", "low", "example"), 2),
}  # fmt: skip


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    with (SEEDS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
