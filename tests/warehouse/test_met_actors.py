"""Learned actors that a run's actors may be: SQL leaves out only those that comparison by names would leave out, too."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest

from flows.reference_files import load_reference
from transforms.actor_matching import Known, plain_names
from transforms.actor_registry import Judged, Registry
from transforms.actor_traits import Traits
from transforms.name_tables import build_matcher, keys_of, reference_actors
from warehouse import met_actors
from warehouse.met_actors import MetActors

_NAMES = (
    "Omar Hassan", "Omar Hasan", "Omar Hassoun", "Omar Hill", "Omar Hollister", "Hassan Omar", "O. Hassan", "Omar el-Hassan", "Omar H",
    "Umar Hassan", "Omar Abdel Hassan", "Omarhassan Abdi", "Abdi Omarhassan", "Dr. Omar Hassan", "Omar Hassan Jr.", "Omar O'Hara",
    "María Núñez", "Maria Nunez", "Maria Nuñez-Ortega", "Maria Novak", "María de la Núñez", "Abu Omar", "Umm Hassan", "Sabdi Nunez",
    "OMAR HASSAN", "omar al hassan", "Omar  Hassan", "Omar Ḥassan", "Maria Nunes", "Mario Nunez", "Aunt Maria", "Senator Nunez",
    "Omar Hollisper", "Omar Hollistert", "Hollister Omar", "Omarh Assan", "Hassan Hasan",
)  # fmt: skip


@pytest.mark.parametrize("most", [400, 8])
def test_no_name_that_may_be_alike_is_left_out(
    con: duckdb.DuckDBPyConnection, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(met_actors, "MOST_IN_BLOCK", most)
    tables = {name: list(rows) for name, rows in load_reference().tables.items()}
    matcher = build_matcher(tables)
    known = [
        Known(f"a{n}", "person", frozenset({name, _NAMES[n - 1]} if n % 5 == 0 else {name}), Traits())
        for n, name in enumerate(_NAMES)
    ]
    for actor in known:
        con.execute(
            "INSERT INTO core.learned_actors VALUES (?, ?, 'person', 'a', 'r', ?)", [actor.actor_id, "x", datetime(2025, 1, 1)]
        )
        con.execute(
            "INSERT INTO core.actor_profiles VALUES (?, 'person', ?, [], [], [], [], [], [], [], '[]')",
            [actor.actor_id, sorted(actor.names)],
        )
        for key in keys_of(actor, matcher):
            con.execute("INSERT INTO core.actor_keys VALUES (?, ?)", [key, actor.actor_id])
    seen = [Known("", "person", frozenset({name}), Traits()) for name in _NAMES]
    registry = Registry(matcher, reference_actors(tables, matcher), Judged(merged={"a3": ("a4", 1)}))
    met = MetActors(con, registry, seen)
    found = {(next(iter(one.names)), actor_id) for actor_id, _, of_actor in met.maybe_alike() for one in of_actor}
    telling = {key for key, size in met.sizes().items() if size <= most}
    assert (len(telling) < len(met.sizes())) is (most == 8)
    sharing = {
        (next(iter(one.names)), a.actor_id)
        for one in seen
        for a in known
        if keys_of(one, matcher) & keys_of(a, matcher) & telling
    }
    alike = {
        (name, i)
        for name, i in sharing
        if matcher.may_be(
            Known("", "person", frozenset({name}), Traits()), list(known[int(i[1:])].names), plain_names(known[int(i[1:])].names)
        )
    }
    assert {pair for pair in alike if pair[1] != "a3"} <= found <= sharing | {(name, "a4") for name, i in sharing if i == "a3"}
    assert ("Omar Hassan", "a4") not in found, "Hollister is none of Hassan's"
    assert (("Omar Hollister", f"a{_NAMES.index('Omar Hollisper')}") in found) is (most == 400)
    assert met.among(["a0", "a3", "a4", "nobody"]) == {"a0", "a4"}, "who was merged is met as who it is"
    assert met.sizes() == {key: len(ids) for key, ids in _members(met.keys_of(a.actor_id for a in known)).items()}


def _members(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for key, actor_id in pairs:
        members.setdefault(key, set()).add(actor_id)
    return members
