"""Corrections by people: what they say holds in the views, in later runs, in revisions and replays, until it is taken back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest
from given import TEXT, article, document, extraction, figure, rows, run, toll

from expectations.one_row import broken_by_figure
from transforms.errors import InputError
from warehouse.corrections import (
    Corrector,
    add_kept,
    all_corrections,
    correct_actor,
    correct_figure,
    list_corrections,
    undo_correction,
    withdraw_figure,
)
from warehouse.database import connect_writer

BY = Corrector("A. Editor", "the copy's digits are swapped")
TOLL = toll().figure_id


@pytest.fixture
def con(filled: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return filled


def correct(con: duckdb.DuckDBPyConnection, figure_id: str = TOLL, **fields: str) -> str:
    return correct_figure(con, figure_id, fields, BY, broken_by_figure)


def shown(con: duckdb.DuckDBPyConnection, *columns: str, figure_id: str = TOLL) -> tuple:
    found = rows(con, f"SELECT {', '.join(columns)} FROM marts.figures WHERE figure_id = '{figure_id}'")
    return found[0] if found else ()


def states(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return {row["field"]: row["state"] for row in reversed(list_corrections(con))}


SET = [
    ({"value": "40,005"}, {"value": Decimal(40005), "low": Decimal(40005), "high": None}),
    ({"modifier": "exact"}, {"modifier": "exact", "value": Decimal(40000), "low": Decimal(40000), "high": Decimal(40000)}),
    ({"modifier": "about"}, {"low": None, "high": None}),
    ({"modifier": "range", "value": "", "low": "1.5", "high": "2"}, {"value": None, "low": Decimal("1.5"), "high": Decimal(2)}),
    ({"event": "injured", "place": ""}, {"event": "injured", "place": None}),
    ({"claimant": "O'Brien \"Obie\""}, {"claimant": "O'Brien \"Obie\"", "claimant_actor_id": None, "attribution_cue": None}),
    ({"claimant": ""}, {"claimant": None, "claimant_id": None, "attribution_chain": []}),
    ({"as_of_date": "2024-07"}, {"as_of_date::VARCHAR": "2024-07-01", "as_of_text": "2024-07", "time_precision": "month"}),
    ({"period_end": "2024-07"}, {"period_end::VARCHAR": "2024-07-31"}),
    ({"qualifiers": "Palestinian, civilian"}, {"qualifiers": ["Palestinian", "civilian"]}),
    ({"counted": "civilians"}, {"counted": "civilians", "counted_is_implied": False}),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), SET)
def test_what_is_set_is_shown_and_says_which_correction(con, fields, expected):
    name = correct(con, **fields)
    assert dict(zip(expected, shown(con, *expected), strict=True)) == expected
    assert shown(con, "correction_ids") == ([name],)
    assert rows(con, "SELECT count(*) FROM marts.figures WHERE len(correction_ids) > 0") == [(1,)]
    assert rows(con, f"SELECT value FROM core.figures WHERE figure_id = '{TOLL}'") == [(Decimal(40000),)]


REFUSED = [
    ({"value": "many"}, "is no number"),
    ({"value": "1e40"}, "is no number"),
    ({"as_of_date": "yesterday"}, "is no date"),
    ({"as_of_date": "2024-02-31"}, "is no date"),
    ({"colour": "red"}, "no field 'colour'"),
    ({}, "nothing is set"),
    ({"value": "40000"}, "these values already"),
    ({"event": "sneezed"}, "event_in_vocabulary"),
    ({"modifier": "range"}, "range_bounds"),
    ({"high": "5"}, "lower_bounds"),
    ({"value": "-5"}, "count_not_negative"),
    ({"status": ""}, "status_not_null"),
    ({"unit": "EUR"}, "count_unit"),
    ({"as_of_date": "2031-01-01"}, "as_of_not_in_future"),
    ({"part_of": TOLL}, "part_of_exists"),
    ({"kind": "guess"}, "kind_in_vocabulary"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "message"), REFUSED)
def test_what_cannot_be_or_what_the_gate_would_hold_back_is_refused_and_nothing_changes(con, fields, message):
    con.execute("INSERT INTO reference.events (event) VALUES ('killed')")
    with pytest.raises(InputError, match=message):
        correct(con, **fields)
    assert list_corrections(con) == []
    assert rows(con, "SELECT count(*) FROM staging.figures") == [(0,)]


def test_a_figure_that_is_not_there_is_told(con):
    for name in ("zz", ""):
        with pytest.raises(InputError, match="there is no figure"):
            correct(con, name, value="1")


def test_old_values_and_those_of_the_rules_are_kept_and_undoing_goes_back_one_step(con):
    first, second = correct(con, value="1"), correct(con, value="2")
    kept = [(row["field"], row["new_value"], row["old_value"], row["rules_value"], row["state"]) for row in list_corrections(con)]
    assert ("value", "2", "1", "40000", "in_force") in kept
    assert ("value", "1", "40000", "40000", "superseded") in kept
    assert undo_correction(con, second[:8], BY) == 2
    assert shown(con, "value", "correction_ids") == (Decimal(1), [first])
    undo_correction(con, first, BY)
    assert shown(con, "value", "correction_ids") == (Decimal(40000), [])
    for name, message in ((first, "undone already"), ("zz", "no correction")):
        with pytest.raises(InputError, match=message):
            undo_correction(con, name, BY)


def test_a_figure_that_is_none_is_withdrawn_with_what_points_at_it(con):
    part = figure(TEXT, "240", 240, part_of=TOLL)
    made = extraction(figures=(toll(), part))
    run(con, "r2", document(made), version="v2")
    name = withdraw_figure(con, TOLL, BY)
    assert shown(con, "value") == ()
    assert con.execute("SELECT figure_count FROM marts.articles").fetchall() == [(1,)]
    assert shown(con, "part_of", figure_id=part.figure_id) == (None,)
    with pytest.raises(InputError, match="withdrawn already"):
        withdraw_figure(con, TOLL, BY)
    with pytest.raises(InputError, match="is withdrawn"):
        correct(con, value="1")
    undo_correction(con, name, BY)
    assert shown(con, "part_of", figure_id=part.figure_id) == (TOLL,)


def test_the_gate_does_not_compare_with_what_a_person_has_put_right(con):
    tolls = f"SELECT count(*) FROM quality.tolls WHERE figure_id = '{TOLL}'"
    assert rows(con, tolls) == [(1,)]
    correct(con, value="7")
    assert rows(con, tolls) == [(0,)]
    run(con, "r2", document(extraction(figures=(replace(toll(), value=Decimal(41000), low=Decimal(41000)),))), version="v2")
    assert rows(con, tolls) == [(0,)]


def test_later_runs_other_rules_and_revisions_in_which_the_sentence_stays_obey(con):
    correct(con, value="7", place="Rafah")
    assert run(con, "r2", document()) == {"unchanged": 1}
    other_rules = extraction(figures=(replace(toll(), value=Decimal(41000), low=Decimal(41000)),))
    assert run(con, "r3", document(other_rules), version="v2") == {"revised": 1}
    assert shown(con, "value", "place") == (Decimal(7), "Rafah")
    longer = TEXT + "\n\nMore was not known."
    revised = extraction(article=article(text=longer), figures=(toll(longer),))
    assert run(con, "r4", document(revised)) == {"revised": 1}
    assert shown(con, "value", "revision_id <> ''") == (Decimal(7), True)
    assert rows(con, f"SELECT DISTINCT value FROM marts.revision_figures WHERE figure_id = '{TOLL}'") == [(Decimal(7),)]
    assert set(states(con).values()) == {"in_force"}


def test_a_correction_whose_figure_is_gone_is_listed_as_unapplied(con):
    correct(con, value="7")
    run(con, "r2", document(extraction(figures=())), version="v2")
    assert set(states(con).values()) == {"unapplied"}


def test_an_actor_is_corrected_wherever_it_is_shown(con):
    def seen(name):
        return rows(con, f"SELECT name, kind, affiliation FROM marts.actor_mentions WHERE actor_key = '{key}' OR name = '{name}'")

    (key, name) = rows(con, "SELECT actor_key, name FROM marts.actors WHERE actor_id IS NOT NULL ORDER BY 1 LIMIT 1")[0]
    done = correct_actor(
        con, name, {"name": "Omar al-Haddad", "kind": "organisation", "role": "former envoy", "affiliation": ""}, BY
    )
    assert set(seen(name)) == {("Omar al-Haddad", "organisation", None)}
    assert rows(con, f"SELECT name, kind, latest_role, correction_ids FROM marts.actors WHERE actor_key = '{key}'") == [
        ("Omar al-Haddad", "organisation", "former envoy", [done])
    ]
    correct_actor(con, key, {"name": "O. Haddad"}, BY)
    assert {row["rules_value"] for row in list_corrections(con) if row["field"] == "name"} == {name}
    for fields, message in (
        ({"name": " "}, "needs a name"),
        ({"kind": "dog"}, "none of"),
        ({"age": "3"}, "no field"),
        ({"name": "O. Haddad"}, "already"),
    ):
        with pytest.raises(InputError, match=message):
            correct_actor(con, key, fields, BY)
    for undone in {row["correction_id"] for row in list_corrections(con)}:
        undo_correction(con, undone, BY)
    assert rows(con, f"SELECT name FROM marts.actors WHERE actor_key = '{key}'") == [(name,)]


def test_kept_corrections_hold_in_a_ledger_that_was_built_anew(con, one_article, tmp_path):
    correct(con, value="1")
    undone = correct(con, place="Rafah, “the south”\nline")
    before = all_corrections(con)
    undo_correction(con, undone, BY)
    with connect_writer(shutil.copyfile(one_article, tmp_path / "again.duckdb")) as again:
        assert add_kept(again, before) == len(before)
        assert shown(again, "value", "place") == (Decimal(1), "Rafah, “the south”\nline")
        assert add_kept(again, all_corrections(con)) == 1
        assert all_corrections(again) == all_corrections(con)
        assert add_kept(again, all_corrections(con)) == 0
        assert add_kept(again, []) == 0
