"""Actors across articles: who becomes one, who stays apart, what people decide, and that runs and revisions keep it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from given import article, core_content, document, extraction, figure, rows, run, span

from transforms.errors import InputError
from transforms.records import Actor, Mention, Quote, Role
from warehouse.actor_desk import Decider, decide_doubt, merge_actors, split_actor
from warehouse.batch import StagedDocument
from warehouse.database import connect_writer
from warehouse.profiles import read_profiles

DECIDER = Decider("by hand", "ann", "they are")


def told(
    name: str, text: str, *people: tuple[str, str | None, str | None], kind: str = "person", **fields: Any
) -> StagedDocument:
    """An article with one actor for each (name, role, affiliation); the words of both stand in the text."""
    actors = []
    for person, role, affiliation in people:
        roles = (Role(role, *span(text, role)),) if role else ()
        actors.append(Actor(None, person, kind, affiliation, roles, (Mention(*span(text, person), person),)))  # type: ignore[arg-type]
    words = " ".join(f"{name}{n}" for n in range(20))
    made = article(f"{name}.txt", f"{text} {words}.", **({"published_at": "2024-08-16", "title": name} | fields))
    return document(extraction(article=made, figures=(), actors=tuple(actors), quotes=(), times=(), skipped=()))


def ids(con: duckdb.DuckDBPyConnection) -> list[str | None]:
    return [
        i for (i,) in rows(con, "SELECT actor_id FROM marts.revision_actors WHERE is_current ORDER BY article_id, actor_number")
    ]


def people(con: duckdb.DuckDBPyConnection) -> int:
    return rows(con, "SELECT count(DISTINCT actor_key) FROM marts.actor_mentions")[0][0]


PAIRS = [
    # the same name and office
    (("Rector Isabel Quiroga of Salta spoke.", "Isabel Quiroga", "Rector", None), ("In Salta rector Isabel Quiroga left.", "Isabel Quiroga", "rector", None), 1),
    # marks, hyphens, particles, order
    (("Mayor Zdeněk Kovář of Znojmo spoke.", "Zdeněk Kovář", "Mayor", None), ("The mayor of Znojmo, Zdenek Kovar, left.", "Zdenek Kovar", "mayor of Znojmo", None), 1),
    (("Warden Hendrik van der Meulen of Kampen.", "Hendrik van der Meulen", "Warden", None), ("In Kampen warden Hendrik Vandermeulen left.", "Hendrik Vandermeulen", "warden", None), 1),
    (("Judge Szőnyi Bálint of Pécs.", "Szőnyi Bálint", "Judge", None), ("In Pécs judge Bálint Szőnyi left.", "Bálint Szőnyi", "judge", None), 1),
    # a transliteration, a nickname, an initial, with the same affiliation
    (("Harbour master Mohammed al-Hashidi of Mukalla.", "Mohammed al-Hashidi", "master", "Port Board"), ("The harbour master, Muhammad Al Hashidi, left.", "Muhammad Al Hashidi", "master", "Port Board"), 1),
    (("Senator Robert Halloran of Iowa.", "Robert Halloran", "Senator", None), ("Iowa senator Bob Halloran left.", "Bob Halloran", "senator", None), 1),
    (("Director R. K. Venkatraman of Mettur Dam.", "R. K. Venkatraman", "Director", "Mettur Dam"), ("Mettur Dam director Rajesh Kumar Venkatraman left.", "Rajesh Kumar Venkatraman", "director", "Mettur Dam"), 1),
    # a surname alone joins with office and affiliation only
    (("Director Aurelio Tammaro of Mettur Dam.", "Aurelio Tammaro", "Director", "Mettur Dam"), ("Mettur Dam director Tammaro left.", "Tammaro", "director", "Mettur Dam"), 1),
    (("Director Lucio Beltrame of Mettur Dam.", "Lucio Beltrame", "Director", "Mettur Dam"), ("A witness, Beltrame, left.", "Beltrame", "witness", None), 2),
    # contradictions keep apart: country, trade, age, generation, name
    (("Kenyan minister Daniel Kiplagat spoke.", "Daniel Kiplagat", "Kenyan minister", None), ("Canadian minister Daniel Kiplagat left.", "Daniel Kiplagat", "Canadian minister", None), 2),
    (("Surgeon Moses Rotichar of Eldoret.", "Moses Rotichar", "Surgeon", None), ("Eldoret goalkeeper Moses Rotichar left.", "Moses Rotichar", "goalkeeper", None), 2),
    (("Teacher Peter Lagatimo, 34, of Eldoret.", "Peter Lagatimo", "Teacher", None), ("Eldoret teacher Peter Lagatimo, 61, left.", "Peter Lagatimo", "teacher", None), 2),
    (("Judge Ramon Villareal Jr. of Cebu.", "Ramon Villareal Jr.", "Judge", None), ("Cebu judge Ramon Villareal Sr. left.", "Ramon Villareal Sr.", "judge", None), 2),
    (("Judge Mario Estacio of Davao.", "Mario Estacio", "Judge", None), ("Davao judge Maria Estacio left.", "Maria Estacio", "judge", None), 2),
    # a common name, and nothing that ties
    (("John Smith saw it.", "John Smith", None, None), ("It was John Smith.", "John Smith", None, None), 2),
]  # fmt: skip


def test_two_articles_name_one_person_or_two(ledger: duckdb.DuckDBPyConnection) -> None:
    """All pairs in two runs; those that share a name are in countries of their own."""
    run(ledger, "r1", *(told(f"one{n}", one[0], one[1:]) for n, (one, _, _) in enumerate(PAIRS)))
    later = [told(f"other{n}", other[0], other[1:], published_at="2024-08-20") for n, (_, other, _) in enumerate(PAIRS)]
    run(ledger, "r2", *later)
    assert _counts(ledger) == {n: count for n, (_, _, count) in enumerate(PAIRS)}


def _counts(con: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """How many actors the two articles of each pair name."""
    number = "regexp_extract(a.document_id, '[0-9]+')::INTEGER"
    return dict(rows(con, f"SELECT {number}, count(DISTINCT m.actor_key) FROM marts.actor_mentions AS m JOIN marts.articles AS a "
                          f"USING (article_id) GROUP BY {number} ORDER BY 1"))  # fmt: skip


BODIES = [
    (("Quillmore Foods Inc. closed.", "Quillmore Foods Inc."), ("Quillmore Foods sold it.", "Quillmore Foods"), 1),
    (("It closed.", "Kenya's Ministry of Roads"), ("The Kenyan roads ministry.", "Kenyan roads ministry"), 1),
    (("Chad's Roads Ministry closed.", "Chad's Roads Ministry"), ("Mali's Roads Ministry.", "Mali's Roads Ministry"), 2),
    (("The Meridian Bank of Nairobi, Kenya.", "Meridian Bank"), ("The Meridian Bank of Halifax, Canada.", "Meridian Bank"), 2),
    (("The Supreme Court closed.", "Supreme Court"), ("The Supreme Court opened.", "Supreme Court"), 2),
]


def test_two_articles_name_one_organisation_or_two(ledger: duckdb.DuckDBPyConnection) -> None:
    for which in (0, 1):
        made = [told(f"{'ab'[which]}{n}", f"{pair[which][1]}: {pair[which][0]}", (pair[which][1], None, None), kind="organisation")
                for n, pair in enumerate(BODIES)]  # fmt: skip
        run(ledger, f"r{which}", *made)
    assert _counts(ledger) == {n: count for n, (_, _, count) in enumerate(BODIES)}


def test_a_reference_actor_is_found_by_another_spelling_and_refused_where_it_cannot_be(ledger: duckdb.DuckDBPyConnection) -> None:
    run(
        ledger,
        "r1",
        told("a", "Ukrainian president Volodymir Zelenskyj spoke.", ("Volodymir Zelenskyj", "Ukrainian president", None)),
    )
    assert ids(ledger) == ["volodymyr-zelensky"]
    text = "Goalkeeper William Burns of Leeds, England, was sold."
    made = told("b", text, ("William Burns", "Goalkeeper", None)).extraction
    assert made is not None
    (actor,) = made.actors
    known = Actor("william-burns", actor.name, actor.kind, None, actor.roles, actor.mentions)
    run(ledger, "r2", document(extraction(article=made.article, figures=(), actors=(known,), quotes=(), times=(), skipped=())))
    assert rows(ledger, "SELECT decision FROM core.actor_resolutions WHERE name = 'William Burns'") == [("contradicted",)]


def profiles_hold(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether what is kept of each actor is what all its sightings together show."""
    kept = "SELECT * FROM core.actor_profiles ORDER BY actor_id"
    before = rows(con, kept)
    con.execute("BEGIN")
    con.execute("DELETE FROM core.actor_profiles")
    read_profiles(con, [row[0] for row in before], [])
    made = rows(con, kept)
    con.execute("ROLLBACK")
    return bool(before) and made == before


def test_running_again_changes_nothing_and_a_revision_keeps_the_id(ledger: duckdb.DuckDBPyConnection) -> None:
    one = told("a", "Rector Isabel Quiroga spoke.", ("Isabel Quiroga", "Rector", None))
    run(ledger, "r1", one)
    before, known = core_content(ledger), ids(ledger)
    run(ledger, "r2", one)
    assert core_content(ledger) == before
    run(ledger, "r3", told("a", "Rector Isabel Quiroga, wrongly named, spoke again.", ("Isabel Quiroga", "Rector", None)))
    assert ids(ledger) == known
    assert profiles_hold(ledger)
    ledger.execute("DELETE FROM quality.build_state WHERE name = 'resolution'")
    run(ledger, "r4", told("b", "Nothing."))
    assert ids(ledger) == known
    assert profiles_hold(ledger)


def test_ids_do_not_depend_on_the_run(ledger: duckdb.DuckDBPyConnection, warehouse_with_reference: Path, tmp_path: Path) -> None:
    documents = [told(n, f"Rector Isabel Quiroga of Salta spoke on {n}.", ("Isabel Quiroga", "Rector", None)) for n in ("a", "b")]
    run(ledger, "r1", *documents)
    again = connect_writer(shutil.copyfile(warehouse_with_reference, tmp_path / "second.duckdb"))
    run(again, "other", *documents)
    assert ids(again) == ids(ledger)
    again.close()


def test_a_merge_is_obeyed_later_and_split_takes_it_back(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", told("a", "Teacher Elena Duarte spoke.", ("Elena Duarte", "Teacher", None)))
    run(ledger, "r2", told("b", "Judge Elena Whitfield spoke.", ("Elena Whitfield", "Judge", None)))
    first, second = sorted(i for i in ids(ledger) if i)
    assert merge_actors(ledger, first, second, DECIDER) == 1
    assert set(ids(ledger)) == {first}
    with pytest.raises(InputError, match="are one already"):
        merge_actors(ledger, first, second, DECIDER)
    run(
        ledger,
        "r3",
        told("c", "In court judge Elena Whitfield spoke.", ("Elena Whitfield", "judge", None), published_at="2024-08-18"),
    )
    ledger.execute("DELETE FROM quality.build_state WHERE name = 'resolution'")
    run(ledger, "r4", told("d", "Nothing."))
    assert set(ids(ledger)) == {first}
    (taken,) = {a for (a,) in rows(ledger, "SELECT article_id FROM marts.articles WHERE document_id = 'b.txt'")}
    assert split_actor(ledger, first, [taken], DECIDER) == second
    assert profiles_hold(ledger)
    assert set(ids(ledger)) == {first, second}
    assert rows(ledger, "SELECT command, author, note, old_actor_id FROM marts.actor_judgements WHERE judgement_id = 1") == [
        ("merge", "ann", "they are", second)
    ]
    with pytest.raises(InputError, match="is not in article nowhere"):
        split_actor(ledger, first, ["nowhere"], DECIDER)


@pytest.mark.parametrize(("is_same", "count"), [(True, 1), (False, 2)])
def test_a_pair_in_doubt_is_decided_by_a_person(ledger: duckdb.DuckDBPyConnection, *, is_same: bool, count: int) -> None:
    run(ledger, "r1", told("a", "Judge Paul Young of Leeds spoke.", ("Paul Young", "Judge", None)))
    run(ledger, "r2", told("b", "Paul Young was seen at sea.", ("Paul Young", None, None), published_at="2024-08-20"))
    ((doubt, reasons),) = rows(ledger, "SELECT doubt_id, reasons FROM reports.actor_doubts")
    assert reasons == ["same name, a common one"]
    decide_doubt(ledger, doubt, DECIDER, is_same=is_same)
    assert people(ledger) == count
    assert rows(ledger, "SELECT * FROM reports.actor_doubts") == []
    with pytest.raises(InputError, match="waits for a decision"):
        decide_doubt(ledger, doubt, DECIDER, is_same=is_same)


def test_what_did_the_officials_of_a_body_say_in_a_month(ledger: duckdb.DuckDBPyConnection) -> None:
    text = "Hamas official Hossam Badran said: “We are ready.”"
    speaker, quote = span(text, "Hossam Badran"), span(text, "“We are ready.”")
    actors = (
        Actor("hamas", "Hamas", "organisation", None, (), (Mention(*span(text, "Hamas"), "Hamas"),)),
        Actor(None, "Hossam Badran", "person", "Hamas", (Role("Hamas official", *span(text, "Hamas official")),), (Mention(*speaker, "Hossam Badran"),)),
    )  # fmt: skip
    said = Quote(*quote, "direct", "Hossam Badran", *speaker, "said", *span(text, "said"))
    made = article(text=text, published_at="2024-07-16")
    run(ledger, "r1", document(extraction(article=made, figures=(), actors=actors, quotes=(said,), times=(), skipped=())))
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    queries = [part.split("```")[0] for part in readme.split("```sql\n")[1:]]
    asked = [query for query in queries if "Hamas" in query or "Badran" in query]
    assert len(asked) == 2
    found = [rows(ledger, query) for query in asked]
    assert [row[-1] for row in found[0]] == ["“We are ready.”"]
    assert found[1][0][:3] == ("Hossam Badran", "Hamas official", "current")


STATUSES = [
    ("defence minister", "current"), ("Former Defence Minister", "former"), ("the late president", "late"), ("ex-president", "former"),
    ("acting head", "acting"), ("interim president", "acting"), ("president-elect", "designate"), ("prime minister-designate", "designate"),
    ("outgoing mayor", "outgoing"), ("presidential candidate", "candidate"), ("then-governor", "former"), ("plate maker", "current"),
]  # fmt: skip


def test_the_status_of_a_role_is_in_its_words(ledger: duckdb.DuckDBPyConnection) -> None:
    run(
        ledger,
        "r1",
        *(
            told(f"a{n}", f"It was {role} Ada Obiora{n} who left.", (f"Ada Obiora{n}", role, None))
            for n, (role, _) in enumerate(STATUSES)
        ),
    )
    assert sorted(rows(ledger, "SELECT role, status FROM marts.actor_roles")) == sorted(STATUSES)


def test_two_holders_of_one_office_at_one_time_are_shown(ledger: duckdb.DuckDBPyConnection) -> None:
    tellings = [
        ("a", "Rishi Doekhi", "Surinamese defence minister", "2024-03-01"), ("b", "Rishi Doekhi", "Surinamese defence minister", "2024-06-01"),
        ("c", "Gladys Amatmoeri", "Defence Minister of Suriname", "2024-04-01"), ("d", "Elvis Tjin", "former defence minister of Suriname", "2024-04-02"),
        ("e", "Ann Corr", "Surinamese defence minister", "2024-09-01"),
    ]  # fmt: skip
    run(
        ledger,
        "r1",
        *(told(name, f"{role} {who} spoke.", (who, role, None), published_at=day) for name, who, role, day in tellings),
    )
    assert rows(ledger, "SELECT country, office, name, other_name FROM reports.contradicting_offices") == [
        ("SR", "defence minister", "Gladys Amatmoeri", "Rishi Doekhi")
    ]


def test_the_network_counts_stories(ledger: duckdb.DuckDBPyConnection) -> None:
    text = "Judge Ada Obiora said: “Ben Tolan was wrong.” Counts of 12 dead by Ada Obiora and of 14 dead by Ben Tolan differ."
    quote, speaker = span(text, "“Ben Tolan was wrong.”"), span(text, "Ada Obiora")
    actors = tuple(
        Actor(None, name, "person", None, (), tuple(Mention(*span(text, name, n), name) for n in (0, 1)))
        for name in ("Ada Obiora", "Ben Tolan")
    )
    figures = (figure(text, "12", 12, attributed_to="Ada Obiora"), figure(text, "14", 14, attributed_to="Ben Tolan"))
    said = Quote(*quote, "direct", "Ada Obiora", *speaker, "said", *span(text, "said"))
    made = article(text=text)
    run(ledger, "r1", document(extraction(article=made, figures=figures, actors=actors, quotes=(said,), times=(), skipped=())))
    columns = "name, other_name, story_count, speaks_about_count, spoken_about_count, claims_with_count"
    assert rows(ledger, f"SELECT {columns} FROM reports.actor_network") == [("Ada Obiora", "Ben Tolan", 1, 1, 0, 1)]


def test_a_failing_run_leaves_no_actor(ledger: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    from warehouse import resolution

    before = core_content(ledger)
    monkeypatch.setattr(resolution, "_store", lambda *_: ledger.execute("SELECT * FROM no_such_table"))
    with pytest.raises(Exception, match="nothing was changed"):
        run(ledger, "r1", told("a", "Rector Isabel Quiroga spoke.", ("Isabel Quiroga", "Rector", None)))
    assert core_content(ledger) == before
