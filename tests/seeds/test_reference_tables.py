"""The reference tables about names, nouns, units and events hold what their columns promise."""

import re
from collections import Counter, defaultdict

import pytest
from tables import TABLES, rows

from flows.reference_files import load_reference
from transforms.naming_numbers import NumberedNames

#: Columns whose values the row's example may contain: one of them must stand there.
PATTERNS = {
    "actors": ("name", "aliases"),
    "animal_nouns": ("plural",),
    "capital_words": ("word",),
    "counted_groups": ("nouns",),
    "countries": ("name", "aliases"),
    "currencies": ("names",),
    "holidays": ("aliases",),
    "long_events": ("aliases",),
    "name_nouns": ("noun",),
    "news_agencies": ("signs",),
    "numbered_names": ("name",),
    "organisation_nouns": ("noun",),
    "person_nouns": ("noun",),
    "places": ("name",),
    "role_nouns": ("role",),
    "units": ("unit", "aliases"),
}

#: Closed vocabularies of columns.
VOCABULARIES = {
    ("actors", "kind"): {"person", "organisation"},
    ("capital_words", "kind"): {"people", "religion", "language", "movement", "holiday", "body", "brand"},
    ("given_names", "gender"): {"female", "male", "either"},
    ("incidents", "pos"): {"noun", "verb"},
    ("name_nouns", "kind"): {"competition", "honour", "law", "vessel", "storm", "settlement", "building", "price", "make", "kin",
                             "company", "body"},
    ("places", "kind"): {"city", "region", "state", "nation", "continent", "sea"},
    ("rule_reliability", "field"): {"figure", "value", "counted", "event", "attributed_to"},
    ("sources", "active"): {"true", "false"},
    ("sources", "kind"): {"folder", "file", "jsonl", "warc", "feed", "page_list"},
    ("units", "kind"): {"length", "area", "volume", "mass", "temperature", "power", "energy", "speed", "pressure", "data",
                        "frequency", "angle", "force", "duration", "rate", "share", "coin", "other"},
}  # fmt: skip

#: Fewest rows of a table: less means that a part of it was lost (the counts of the first release, rounded down).
FEWEST = {
    "actors": 1290,
    "actor_roles": 530,
    "animal_nouns": 250,
    "capital_words": 255,
    "common_surnames": 550,
    "countries": 195,
    "currencies": 150,
    "given_names": 2200,
    "holidays": 40,
    "incidents": 100,
    "long_events": 80,
    "name_nouns": 180,
    "nicknames": 280,
    "numbered_names": 300,
    "organisation_nouns": 250,
    "person_nouns": 500,
    "places": 320,
    "role_nouns": 780,
    "rule_reliability": 40,
    "units": 360,
}

PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def values(row: dict[str, str], *columns: str) -> list[str]:
    return [value for column in columns for value in row[column].split("|") if value]


def strong_names(row: dict[str, str]) -> list[str]:
    return values(row, "name", "aliases")


@pytest.mark.parametrize("table", PATTERNS)
def test_example_contains_a_pattern_of_its_row(table: str) -> None:
    bare = [row for row in rows(table) if not any(_stands_in(p, row["example"]) for p in values(row, *PATTERNS[table]))]
    assert bare == []


def _stands_in(pattern: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(pattern)}(?!\w)", text) is not None


@pytest.mark.parametrize("table", FEWEST)
def test_table_is_complete(table: str) -> None:
    assert len(rows(table)) >= FEWEST[table]


@pytest.mark.parametrize(("table", "column"), VOCABULARIES)
def test_vocabulary_is_closed(table: str, column: str) -> None:
    assert {row[column] for row in rows(table)} <= VOCABULARIES[table, column]


def test_each_strong_name_belongs_to_one_actor() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in (*rows("actors"), *rows("countries")):
        for name in strong_names(row):
            owners[name.casefold()].add(row["actor_id"])
    assert {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("table", ["actors", "countries"])
def test_no_name_is_listed_twice_in_its_row(table: str) -> None:
    listed = {row["actor_id"]: Counter(values(row, "name", "aliases", "weak_aliases")) for row in rows(table)}
    assert [(actor_id, name) for actor_id, names in listed.items() for name, count in names.items() if count > 1] == []


def test_no_alias_starts_with_an_article() -> None:
    aliases = [alias for row in (*rows("actors"), *rows("countries")) for alias in values(row, "aliases", "weak_aliases")]
    assert [alias for alias in aliases if re.match(r"(the|a|an)\s", alias, re.IGNORECASE)] == []


def test_each_actor_id_is_a_slug_of_one_actor() -> None:
    ids = Counter(row["actor_id"] for row in (*rows("actors"), *rows("countries")))
    assert [i for i, count in ids.items() if count > 1 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_wikidata_ids_are_well_formed_and_unique() -> None:
    ids = Counter(row["wikidata"] for row in rows("actors") if row["wikidata"])
    assert [i for i, count in ids.items() if count > 1 or not re.fullmatch(r"Q[1-9]\d*", i)] == []


def test_references_to_actors_resolve() -> None:
    actors = {row["actor_id"] for row in rows("actors")}
    known = actors | {row["actor_id"] for row in rows("countries")}
    assert [row["actor_id"] for row in rows("actors") if row["parent"] and row["parent"] not in known] == []
    assert [row["actor_id"] for row in rows("actor_roles") if row["actor_id"] not in actors] == []
    assert {row["organisation_id"] for row in rows("actor_roles")} <= known | {""}


@pytest.mark.parametrize("table", ["actors", "long_events", "places"])
def test_references_to_countries_resolve(table: str) -> None:
    assert {row["country"] for row in rows(table)} <= {row["country"] for row in rows("countries")} | {""}


@pytest.mark.parametrize("table", ["actor_roles", "long_events"])
def test_dates_are_partial_dates_in_order(table: str) -> None:
    dated = [(row["start_date"], row["end_date"]) for row in rows(table)]
    assert [d for d in dated for value in d if value and not PARTIAL_DATE.fullmatch(value)] == []
    assert [(start, end) for start, end in dated if start and end and start[: len(end)] > end] == []


def test_long_events_start_on_a_known_date() -> None:
    assert [row["event"] for row in rows("long_events") if not row["start_date"]] == []


def test_each_event_phrase_belongs_to_one_event() -> None:
    phrases = Counter(alias.casefold() for row in rows("long_events") for alias in values(row, "aliases"))
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


READINGS = {"currencies": ("names", "symbols", "prefixes"), "units": ("unit", "aliases", "symbols")}


@pytest.mark.parametrize(("table", "columns"), READINGS.items())
def test_each_word_or_symbol_has_one_reading(table: str, columns: tuple[str, ...]) -> None:
    words = Counter(value for row in rows(table) for value in dict.fromkeys(values(row, *columns)))
    assert [word for word, count in words.items() if count > 1] == []


def test_currency_codes_are_iso_4217_like() -> None:
    assert [row["currency"] for row in rows("currencies") if not re.fullmatch(r"[A-Z]{3}", row["currency"])] == []


@pytest.mark.parametrize("table", ["role_nouns", "person_nouns", "organisation_nouns"])
def test_nouns_are_lower_case_but_for_names_and_initials(table: str) -> None:
    column = TABLES[table][0][0]
    proper = re.compile(
        "C[EFO]O|M[ES]?P|MLA|UN|U.N.|TV|White|House|State|Department|Knesset|Middle|East|Dalai|Lama|Nobel|Olympic"
    )
    words = [word for row in rows(table) for word in row[column].split() if not proper.fullmatch(word)]
    assert [word for word in words if word != word.lower()] == []


def test_a_number_behind_a_name_of_the_table_is_a_part_of_it() -> None:
    names = NumberedNames(load_reference())
    examples = [row["example"] for row in rows("numbered_names")]
    assert [e for e in examples if not names.end(e[: re.search(r"(?<!\w)\d", e).start()])] == []


def test_each_counted_noun_is_of_one_group_and_each_sign_of_one_agency() -> None:
    for table, column in (("counted_groups", "nouns"), ("news_agencies", "signs")):
        listed = Counter(value for row in rows(table) for value in values(row, column))
        assert [value for value, count in listed.items() if count > 1] == []


def test_homes_are_known_places_of_known_actors() -> None:
    assert {row["actor_id"] for row in rows("home_places")} <= {row["actor_id"] for row in rows("actors")}
    places = {row["name"] for row in (*rows("places"), *rows("countries"))}
    assert {row["place"] for row in rows("home_places")} <= places
