"""The views of claims: series, what was known when, conflicts, roll-ups, stale numbers, exchanges. Given rows, expected rows."""

# The warehouse keeps UTC without a zone, and so do the expected rows.

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from given import claim, document, rows, run, select

from transforms.records import Actor, Role
from warehouse.batch import StagedDocument
from warehouse.materialised import refresh_all

MINISTRY = {"attributed_to": "Gaza Health Ministry", "attributed_to_actor_id": "gaza-health-ministry"}
MILITARY = {"attributed_to": "Israel Defense Forces", "attributed_to_actor_id": "israel-defense-forces"}
NOBODY = {"attributed_to": None, "attributed_to_actor_id": None}
HAMAS_FIGHTERS = {"counted": "fighters", "population": "Hamas", "qualifiers": ("Hamas",)}

#: How two claims tell the same or another thing: what changes between them, whether the thing and whether the series is the same.
THINGS: list[tuple[dict[str, Any], dict[str, Any], bool, bool]] = [
    ({}, {}, True, True),
    ({}, NOBODY, True, False),
    ({}, {"as_of_date": "2024-08-01"}, True, True),
    ({}, {"modifier": "more_than", "high": None}, True, True),
    # nouns that count the same, and those that do not
    ({}, {"counted": "Palestinians", "population": "Palestinian"}, True, True),
    ({}, {"counted": "Palestinians"}, True, True),
    ({}, {"counted": "dead"}, True, True),
    ({}, {"counted": "deaths"}, True, True),
    ({}, {"counted": None}, True, True),
    ({}, {"counted": "people", "qualifiers": ("innocent", "Palestinian"), "population": "Palestinian"}, True, True),
    ({}, {"counted": "children"}, False, False),
    ({}, {"counted": "women"}, False, False),
    ({}, {"counted": "civilians"}, False, False),
    ({}, {"counted": "aid workers", "qualifiers": ("aid",)}, False, False),
    ({"counted": "aid workers", "qualifiers": ("aid",)}, {"counted": "aid worker"}, True, True),
    ({"counted": "aid workers"}, {"counted": "health workers"}, False, False),
    ({"counted": "child"}, {"counted": "children"}, True, True),
    ({"counted": "bakeries"}, {"counted": "bakery"}, True, True),
    ({"counted": "buses"}, {"counted": "glasses"}, False, False),
    ({}, {"qualifiers": ("female",)}, False, False),
    # places
    ({}, {"place": "GAZA"}, True, True),
    ({}, {"place": "Gaza Strip"}, True, True),
    ({}, {"place": "the Gaza Strip"}, True, True),
    ({}, {"place": "Strip"}, True, True),
    ({}, {"place": None}, True, True),
    ({}, {"place": "northern Gaza"}, False, False),
    ({}, {"place": "Gaza City"}, False, False),
    ({}, {"place": "Rafah"}, False, False),
    ({}, {"place": "Karsa"}, False, False),
    ({"place": "Karsa"}, {"place": "KARSA"}, True, True),
    (NOBODY, NOBODY | {"place": None}, False, False),
    ({"place": "UK"}, {"place": "Britain"}, True, True),
    ({"place": "US"}, {"place": "United States"}, True, True),
    # sides
    ({}, {"population": "Israeli"}, False, False),
    ({}, {"population": "Hamas"}, False, False),
    (MILITARY | HAMAS_FIGHTERS, MILITARY | {"counted": "militants"}, True, True),
    (MILITARY | HAMAS_FIGHTERS | {"place": None}, MILITARY | {"counted": "terrorists"}, True, True),
    (MILITARY | HAMAS_FIGHTERS | {"place": "Lebanon"}, MILITARY | {"counted": "militants", "place": "Lebanon"}, False, False),
    ({"place": "Ukraine", "counted": "soldiers"}, {"place": "Ukraine", "counted": "soldiers", "population": "Russian"}, False, False),
    ({"place": "Ukraine"}, {"place": "Ukraine", "counted": "Ukrainians"}, True, True),
    # what happened, how it is counted
    ({}, {"event": "injured"}, False, False),
    ({}, {"measure": "flow"}, False, False),
    ({}, {"trend": "up"}, False, False),
    ({"counted": None, "event": "invested", "kind": "money", "unit": "USD"}, {"counted": None, "event": "invested", "kind": "money", "unit": "EUR"},
     False, False),
]  # fmt: skip


def test_a_series_is_a_thing_told_by_one_claimant(ledger: duckdb.DuckDBPyConnection) -> None:
    given = [
        claim(f"{number}{side}", "2024-08-10", "10", 10, **(MINISTRY | {"denominator": f"case {number}"} | fields))
        for number, row in enumerate(THINGS)
        for side, fields in zip("ab", row[:2], strict=True)
    ]
    run(ledger, "r1", *given)
    found = rows(
        ledger,
        "SELECT count(DISTINCT thing_id) = 1, count(DISTINCT series_id) = 1 FROM marts.revision_figures "
        "GROUP BY denominator ORDER BY denominator[6:]::INTEGER",
    )
    assert [(*row[:2], *same) for row, same in zip(THINGS, found, strict=True)] == THINGS


def test_a_series_is_named_as_the_reference_tables_name_it(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", claim("a", "2024-08-10", "10", 10, **MINISTRY, counted="Palestinians", place=None),
        claim("b", "2024-08-10", "20", 20, **MILITARY, counted="troops", place="Kyiv", population="Russian"))  # fmt: skip
    assert select(ledger, "counted_group, place_name, side, place", "marts.figures") == [
        ("people", "Gaza", None, None), ("soldiers", "Kyiv", "Russia", "Kyiv"),
    ]  # fmt: skip


def test_a_spokesperson_claims_for_the_body(ledger: duckdb.DuckDBPyConnection) -> None:
    def told_by(name: str, role: str, affiliation: str | None) -> StagedDocument:
        staged = claim(name, "2024-08-10", "10", 10, attributed_to="Omar Haddad", attributed_to_actor_id=None, place=None)
        assert staged.extraction is not None
        start = staged.extraction.article.text.index("count")
        actor = Actor(None, "Omar Haddad", "person", affiliation, (Role(role, start, start + 5),), ())
        return document(replace(staged.extraction, actors=(actor,)))

    run(ledger, "r1", told_by("a", "Spokesman", "Gaza Health Ministry"), told_by("b", "doctor", "Gaza Health Ministry"),
        told_by("c", "spokeswoman", "Karsa Council"), claim("d", "2024-08-10", "10", 10, **MINISTRY))  # fmt: skip
    found = select(
        ledger, "outlet, claimant, claimant_id, place_name", "marts.figures", where="claimant_id = 'gaza-health-ministry'"
    )
    assert found == [
        ("a", "Omar Haddad", "gaza-health-ministry", "Gaza"),
        ("d", "Gaza Health Ministry", "gaza-health-ministry", "Gaza"),
    ]
    assert rows(ledger, "SELECT count(DISTINCT series_id) FROM marts.figures") == [(3,)]


def test_a_figure_about_nothing_named_is_in_no_series(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", claim("a", "2024-08-10", "10", 10, event=None, counted=None))
    assert select(con, "thing_id, series_id", "marts.figures") == [(None, None)]
    assert select(con, "*", "marts.figure_history") == []


#: Versions of one page in the order of loading: when they were modified and fetched (day of August, hour), and what follows of each:
#: its place, when it could be known, when it was replaced, whether it is shown.
VERSIONS: list[list[tuple[tuple[str | None, int], tuple[int, str, str | None, bool]]]] = [
    [((None, 17), (1, "10 00", None, True))],
    [((None, 17), (1, "10 00", "18 00", False)), ((None, 18), (2, "18 00", None, True))],
    [((None, 17), (1, "10 00", "11 09", False)), (("2024-08-11T09:00:00Z", 18), (2, "11 09", None, True))],
    # nothing is known before it was written, though the page was published before
    [(("2024-08-15T12:00:00Z", 17), (1, "15 12", None, True))],
    # loaded late, modified early
    [(("2024-08-15T12:00:00Z", 17), (2, "15 12", None, True)), (("2024-08-12T08:00:00Z", 18), (1, "12 08", "15 12", False))],
    # a stated time before the publication says nothing
    [(("2024-08-09T12:00:00Z", 17), (1, "10 00", None, True))],
]  # fmt: skip


def test_revisions(con: duckdb.DuckDBPyConnection) -> None:
    for number in range(max(map(len, VERSIONS))):
        later = [(page, versions[number]) for page, versions in enumerate(VERSIONS) if number < len(versions)]
        run(con, f"r{number}", *(
            replace(
                claim(f"page {page}", "2024-08-10", str(10 + number), 10 + number, modified_at=modified),
                fetched_at=datetime(2024, 8, fetched),
            )
            for page, ((modified, fetched), _) in later
        ))  # fmt: skip
    found = rows(
        con,
        "SELECT a.document_id, (position, strftime(known_at, '%d %H'), strftime(replaced_at, '%d %H'), is_current) "
        "FROM marts.revisions AS r JOIN core.articles AS a USING (article_id) ORDER BY a.document_id, r.revision_number",
    )
    assert found == [(f"page {page}.txt", expected) for page, versions in enumerate(VERSIONS) for _, expected in versions]


#: A moment of the world and one of the ledger (None: today), and what was known.
KNOWN = [
    ("2024-08-09", None, []),
    ("2024-08-10", None, ["10"]),
    ("2024-08-11 08:59", None, ["10"]),
    ("2024-08-11 09:00", None, ["12"]),
    ("2024-08-12", None, ["12", "20"]),
    ("2024-08-10", "2024-08-10", []),
    ("2024-08-31", "2024-08-20", ["10"]),
    ("2024-08-31", "2024-08-22", ["12"]),
    ("2024-08-31", "2024-08-24", ["12", "20"]),
    ("2024-08-10", "2024-08-24", ["10"]),
]


def test_figures_as_known(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", claim("a", "2024-08-10", "10", 10))
    run(con, "r2", claim("a", "2024-08-10", "12", 12, modified_at="2024-08-11T09:00:00Z"))
    run(con, "r3", claim("b", "2024-08-12", "20", 20))
    for run_id, day in (("r1", 20), ("r2", 22), ("r3", 24)):
        con.execute("UPDATE core.revisions SET loaded_at = ? WHERE run_id = ?", [datetime(2024, 8, day), run_id])
    refresh_all(con)
    found = []
    for moment, observed, _ in KNOWN:
        also = "" if observed is None else f", observed := TIMESTAMP '{observed}'"
        surfaces = rows(con, f"SELECT surface FROM marts.figures_as_known(TIMESTAMP '{moment}'{also}) ORDER BY surface")
        found.append((moment, observed, [surface for (surface,) in surfaces]))
    assert found == KNOWN
    assert rows(con, "SELECT surface FROM marts.figures_as_known('2024-08-11')") == [("10",)]


def test_what_is_known_today_is_what_is_shown(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", claim("a", "2024-08-10", "12", 12, modified_at="2024-08-15T09:00:00Z"), claim("b", "2024-08-10", "5", 5))
    run(con, "r2", claim("a", "2024-08-10", "10", 10, modified_at="2024-08-11T09:00:00Z"), claim("b", "2024-08-10", "6", 6))
    known = select(con, "article_id, figure_id, surface", "marts.figures_as_known(now()::TIMESTAMP)")
    assert known == select(con, "article_id, figure_id, surface", "marts.figures")
    assert {surface for *_, surface in known} == {"12", "6"}


def test_figure_history(con: duckdb.DuckDBPyConnection) -> None:
    run(
        con, "r1", claim("b", "2024-08-12", "20", 20), claim("a", "2024-08-10", "10", 10),
        claim("c", "2024-08-11", "5", 5, status="proposed"), claim("d", "2024-08-11", "7", 7, attributed_to_actor_id="who"),
        claim("e", "2024-08-11", "6", 6, is_implicit=True), claim("f", "2024-08-11", "4", 4, part_of="other"),
    )  # fmt: skip
    run(con, "r2", claim("a", "2024-08-10", "12", 12, modified_at="2024-08-11T09:00:00Z"))
    columns = "position, surface, level, previous_level, change, known_at, withdrawn_at"
    assert select(con, columns, "marts.figure_history", where="claimant_id = 'ghm'") == [
        (1, "10", 10, None, None, datetime(2024, 8, 10), datetime(2024, 8, 11, 9)),
        (2, "12", 12, 10, 2, datetime(2024, 8, 11, 9), None),
        (3, "20", 20, 12, 8, datetime(2024, 8, 12), None),
    ]
    assert select(con, "surface, position", "marts.figure_history", where="claimant_id = 'who'") == [("7", 1)]


def test_copies_of_a_claim_are_told(con: duckdb.DuckDBPyConnection) -> None:
    wire = [of_outlet(claim("wire", "2024-08-10", "10", 10), f"outlet{number}") for number in range(3)]
    run(con, "r1", *wire, claim("own", "2024-08-10", "10", 10))
    assert select(con, "copy_number", "marts.figure_history") == [(1,), (1,), (2,), (3,)]
    assert select(con, "claim_count, independent_sources", "reports.figures_by_claimant") == [(4, 2)]


def of_outlet(staged: StagedDocument, outlet: str) -> StagedDocument:
    assert staged.extraction is not None
    made = replace(staged.extraction.article, document_id=outlet, site_name=outlet)
    return document(replace(staged.extraction, article=made))


DAY = "2024-08-10"
OTHER = {"attributed_to": "Other", "attributed_to_actor_id": "other"}
#: Two claims of one day and thing, and whether they conflict.
CLAIMS: list[tuple[tuple[str, float, dict[str, Any]], tuple[str, float, dict[str, Any]], bool]] = [
    (("10", 10, {}), ("10", 10, OTHER), False),
    (("10", 10, {}), ("12", 12, OTHER), True),
    (("10", 10, {}), ("12", 12, {}), True),
    (("more than 10", 10, {"modifier": "more_than", "high": None}), ("12", 12, OTHER), False),
    (("more than 12", 12, {"modifier": "more_than", "high": None}), ("10", 10, OTHER), True),
    (("up to 12", 12, {"modifier": "up_to", "low": None}), ("10", 10, OTHER), False),
    (("about 100", 100, {"modifier": "about", "low": None, "high": None}), ("105", 105, OTHER), False),
    (("about 100", 100, {"modifier": "about", "low": None, "high": None}), ("150", 150, OTHER), True),
    (("10", 10, {}), ("12", 12, OTHER | {"as_of_date": "2024-08-11"}), False),
    (("10", 10, {}), ("12", 12, OTHER | {"place": "Rafah"}), False),
    (("10", 10, {}), ("12", 12, OTHER | {"status": "denied"}), False),
    (("10", 10, {}), ("12", 12, OTHER | {"is_implicit": True}), False),
    (("10", 10, {"measure": "flow"}), ("12", 12, OTHER | {"measure": "flow"}), False),
    (("10", 10, {"measure": "stock"}), ("12", 12, OTHER | {"measure": "stock"}), True),
    (("10", 10, {}), ("12", 12, OTHER | {"counted": "deaths", "place": "Gaza Strip"}), True),
]


def test_conflicting_figures(ledger: duckdb.DuckDBPyConnection) -> None:
    given = []
    for number, (one, other, _) in enumerate(CLAIMS):
        for name, (surface, value, fields) in (("a", one), ("b", other)):
            given.append(claim(f"{name}{number}", DAY, surface, value, **({"denominator": f"case {number}"} | fields)))
    run(ledger, "r1", *given)
    columns = "lowest, highest, spread, independent_sources, len(claims)"
    found = rows(
        ledger,
        f"SELECT (SELECT any_value(denominator) FROM marts.figures AS f WHERE f.figure_id = c.claims[1].figure_id AND "
        f"f.article_id = c.claims[1].article_id), {columns} FROM reports.conflicting_figures AS c",
    )
    expected = {
        f"case {number}": (min(one[1], other[1]), max(one[1], other[1]), abs(one[1] - other[1]), 2, 2)
        for number, (one, other, is_conflict) in enumerate(CLAIMS)
        if is_conflict
    }
    assert {name: tuple(values) for name, *values in found} == expected


#: Rule of the roll-up to the rows of August and September: best, low, high, independent sources, and the claims used.
ROLLED = {
    "best_estimate": [(20, 10, 25, 5, ["10", "18", "20", "20", "more than 25"]), (30, 30, 30, 1, ["30"])],
    "conservative": [(18, 18, 25, 4, ["18", "20", "20", "more than 25"]), (30, 30, 30, 1, ["30"])],
    "min_max": [(None, 10, 25, 5, ["10", "18", "20", "20", "more than 25"]), (None, 30, 30, 1, ["30"])],
}


def test_best_low_high(con: duckdb.DuckDBPyConnection) -> None:
    run(
        con, "r1", claim("a", "2024-08-10", "10", 10), claim("b", "2024-08-20", "20", 20), claim("c", "2024-08-20", "20", 20, **OTHER),
        claim("d", "2024-08-20", "more than 25", 25, modifier="more_than", high=None), claim("e", "2024-09-01", "30", 30),
        claim("f", "2024-08-21", "50", 50, measure="flow"),
        *(of_outlet(claim("wire", "2024-08-20", "18", 18), f"outlet{number}") for number in range(5)),
    )  # fmt: skip
    columns = "best, low, high, independent_sources, list_transform(claims, lambda claim: claim.surface)"
    found = {rule: select(con, columns, f"reports.best_low_high_by('{rule}')", "month") for rule in ROLLED}
    assert found == ROLLED
    columns = "month, best, low, high, best_story_count, story_count, claimant_count, claim_count"
    assert select(con, columns, "reports.best_low_high") == [
        (date(2024, 8, 1), 20, 10, 25, 2, 5, 2, 5),
        (date(2024, 9, 1), 30, 30, 30, 1, 1, 1, 1),
    ]
    with pytest.raises(duckdb.Error, match="best_low_high_by knows the rules best_estimate, conservative and min_max, not mean"):
        select(con, "*", "reports.best_low_high_by('mean')")


def test_an_exact_number_is_better_than_a_round_one(con: duckdb.DuckDBPyConnection) -> None:
    run(
        con,
        "r1",
        claim("a", "2024-08-20", "almost 42,000", 42000, modifier="nearly", low=None),
        claim("b", "2024-08-20", "41,909", 41909),
    )
    assert select(con, "best", "reports.best_low_high") == [(41909,)]


def test_a_claim_in_the_papers_own_voice_is_not_surely_reached(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", claim("a", "2024-08-20", "5", 5, **NOBODY), claim("b", "2024-08-20", "20", 20))
    assert select(con, "best, low", "reports.best_low_high_by('conservative')") == [(20, 20)]


#: A number that is told again: when, its surface and value, what else is said of it, and whether it is stale. The series gave 10 on 8
#: August, 20 on 12 August and 2,000 on the 14th.
REPEATED: list[tuple[str, str, float, dict[str, Any], bool]] = [
    ("2024-08-11", "10", 10, {"as_of_date": "2024-08-10"}, False),
    ("2024-08-15", "10", 10, {"as_of_date": "2024-08-10"}, False),
    ("2024-08-16", "10", 10, {"as_of_date": "2024-08-10"}, True),
    ("2024-08-16", "10", 10, {"time_method": "publication"}, True),
    ("2024-08-16", "10", 10, {"as_of_date": "2024-08-10", "time_method": "stated"}, False),
    ("2024-08-20", "2,000", 2000, {"time_method": "publication"}, False),
    ("2024-08-20", "more than 1,000", 1000, {"modifier": "more_than", "high": None, "as_of_date": "2024-08-13"}, True),
    ("2024-08-20", "more than 1,900", 1900, {"modifier": "more_than", "high": None, "as_of_date": "2024-08-13"}, True),
    ("2024-08-20", "more than 1,000", 1000, {"modifier": "more_than", "high": None, "as_of_date": "2024-08-15"}, False),
    ("2024-08-16", "10", 10, {"as_of_date": "2024-08-10", "measure": "flow"}, False),
    ("2024-08-16", "10", 10, {"as_of_date": "2024-08-10", "attributed_to_actor_id": "other"}, False),
]  # fmt: skip


def test_stale_figures(con: duckdb.DuckDBPyConnection) -> None:
    given = []
    for number, (published, surface, value, fields, _) in enumerate(REPEATED):
        case = {"denominator": f"case {number}"}
        given += [
            claim(f"first{number}", "2024-08-08", "10", 10, **case), claim(f"new{number}", "2024-08-12", "20", 20, **case),
            claim(f"newer{number}", "2024-08-14", "2,000", 2000, **case),
            claim(f"old{number}", published, surface, value, **(case | fields)),
        ]  # fmt: skip
    run(con, "r1", *given)
    found = rows(con, "SELECT outlet, stale_surface, newer_surface, days_late FROM reports.stale_figures ORDER BY outlet")
    expected = [f"old{number}" for number, (*_, is_stale) in enumerate(REPEATED) if is_stale]
    assert sorted(outlet for outlet, *_ in found) == sorted(expected)
    assert found[0] == ("old2", "10", "20", 4)


def test_a_look_back_beside_the_newer_number_is_not_stale(con: duckdb.DuckDBPyConnection) -> None:
    one = claim("both", "2024-08-20", "20", 20)
    assert one.extraction is not None
    before = replace(
        one.extraction.figures[0],
        figure_id="before",
        as_of_date="2024-08-08",
        value=Decimal(10),
        low=Decimal(10),
        high=Decimal(10),
    )
    both = document(replace(one.extraction, figures=(*one.extraction.figures, before)))
    run(con, "r1", claim("first", "2024-08-08", "10", 10), claim("new", "2024-08-12", "20", 20), both)
    assert select(con, "*", "reports.stale_figures") == []
