"""The reference tables about names, compiled for matching actors across articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from transforms.actor_matching import Known, Matcher
from transforms.actor_traits import RoleReader, Traits
from transforms.frozen import frozen
from transforms.name_index import NameIndex
from transforms.name_keys import body_keys, body_name, fold, surname_keys
from transforms.reference import Row, alternatives

#: Tables that :func:`build_matcher` and :func:`reference_actors` read.
TABLES = (
    "actors", "actor_roles", "capital_words", "common_surnames", "countries", "given_names", "nicknames", "organisation_nouns",
    "places",    "reporting_cues", "role_nouns",
)  # fmt: skip
#: Words of the names of many organisations that are no organisation nouns themselves.
_COMMON_WORDS = (
    "health foreign defence interior finance justice education agriculture labour trade energy environment "
    "information transport "
    "intelligence military security central federal national supreme civil border air tax election electoral "
    "weather state high "
    "democratic republican liberal conservative socialist social communist labour green people peoples popular "
    "progressive reform "
    "workers freedom liberation unity united new independent islamic christian revolutionary patriotic front union "
    "action party "
    "public international general local regional city provincial royal constitutional anti corruption human rights medical "
    "red crescent cross first second women youth students culture sports tourism planning economy economic "
    "development home water "
    "prosecution appeal appeals district statistics meteorological main armed special rapid army forces ministry office for"
)


def build_matcher(tables: Mapping[str, Iterable[Row]]) -> Matcher:
    """The matcher that the reference tables give; tables that are not there are taken as empty."""
    common = f"{_COMMON_WORDS} {' '.join(row['noun'] for row in tables.get('organisation_nouns', ()))}"
    surnames = frozenset(fold(row["surname"]) for row in tables.get("common_surnames", ()))
    return Matcher(RoleReader(tables), _nicknames(tables), frozenset(body_name(common, {}).words), surnames)


@frozen
class ReferenceActors:
    """The persons and organisations of the reference tables by id, their ids by key, and the persons by name."""

    known: Mapping[str, Known]
    blocks: Mapping[str, AbstractSet[str]]
    names: NameIndex


def reference_actors(tables: Mapping[str, Iterable[Row]], matcher: Matcher) -> ReferenceActors:
    """The persons and organisations of the reference tables, with the traits of their roles."""
    roles: dict[str, list[Row]] = defaultdict(list)
    for row in tables.get("actor_roles", ()):
        roles[row["actor_id"]].append(row)
    known = {row["actor_id"]: _known(row, roles[row["actor_id"]], matcher) for row in tables.get("actors", ())}
    blocks: dict[str, set[str]] = defaultdict(set)
    names = NameIndex()
    for actor in known.values():
        for key in keys_of(actor, matcher):
            blocks[key].add(actor.actor_id)
        if actor.kind == "person":
            for name in actor.names:
                names.add(actor.actor_id, name)
    return ReferenceActors(known, dict(blocks), names)


def keys_of(known: Known, matcher: Matcher) -> frozenset[str]:
    """Under which keys a known actor is looked up."""
    if known.kind != "person":
        acronyms = frozenset(f"a/{letters}" for letters in known.acronyms if len(letters) > 2)
        return acronyms.union(*(body_keys(name, matcher.roles.place_of) for name in known.names))
    surnames = (
        surname_keys(name, known.traits.affiliations | known.traits.countries | known.traits.settings) for name in known.names
    )
    return frozenset().union(*map(matcher.keys_of_person, known.names), *surnames)


def _known(row: Row, roles: Iterable[Row], matcher: Matcher) -> Known:
    reader = matcher.roles
    organisations = {role["organisation_id"] for role in roles if role["organisation_id"]}
    offices = reader.of_roles([role["role"] for role in roles], None)
    countries = {reader.country_of_actor(actor) for actor in organisations if reader.is_country(actor)}
    traits = Traits(
        offices=offices.offices,
        trades=offices.trades,
        countries=frozenset({row["country"], *countries} - {""}),
        affiliations=frozenset({*organisations, row["parent"]} - {""} - {a for a in organisations if reader.is_country(a)}),
        settings=frozenset({row["country"]} - {""}),
    )
    names = frozenset((row["name"], *alternatives(row["aliases"])))
    return Known(row["actor_id"], "person" if row["kind"] == "person" else "organisation", names, traits, is_reference=True)


def _nicknames(tables: Mapping[str, Iterable[Row]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in tables.get("nicknames", ()):
        found[fold(row["nickname"])].add(fold(row["name"]))
    return {nickname: frozenset(full) for nickname, full in found.items()}
