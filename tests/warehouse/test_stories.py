"""Stories: copies are found when they come, whatever the order, and nothing else is taken for one."""

from __future__ import annotations

import random
from collections.abc import Callable

import duckdb
import pytest
from given import article, blocks_of, document, rows, run

from transforms.records import Block, Extraction
from warehouse.batch import StagedDocument
from warehouse.stories import group_copies

WORDS = [f"word{number}" for number in range(3000)]


def prose(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def doc(name: str, words: list[str]) -> StagedDocument:
    return document(Extraction(article(name, " ".join(words), site_name=f"Outlet {name}")))


def stories(con: duckdb.DuckDBPyConnection) -> set[frozenset[str]]:
    found = rows(con, "SELECT list(document_id) FROM marts.articles GROUP BY story_id")
    return {frozenset(names) for (names,) in found}


WIRE = prose(1)
#: Another version of a wire story, made of its words and of others, and whether it is a copy.
VERSIONS: list[tuple[Callable[[list[str], list[str]], list[str]], bool]] = [
    (lambda _, more: more, False),
    (lambda wire, _: wire, True),
    (lambda wire, _: ["Exclusive", *wire, "Ends"], True),
    (lambda wire, _: wire[:240], True),
    (lambda wire, _: wire[:110], True),
    (lambda wire, _: wire[:60], False),
    (lambda wire, more: wire[:300] + more[:100], True),
    (lambda wire, more: wire[:120] + more[:280], False),
    (lambda wire, more: more[:280] + wire[:80], False),
    (lambda wire, _: [word.upper() + "," for word in wire], True),
]


def test_copies_are_told_from_other_texts(con: duckdb.DuckDBPyConnection) -> None:
    wires = [prose(100 + number) for number in range(len(VERSIONS))]
    run(con, "r1", *(doc(f"wire {number}", wire) for number, wire in enumerate(wires)), doc("other", prose(9)))
    made = [make(wire, prose(200 + number)) for number, (wire, (make, _)) in enumerate(zip(wires, VERSIONS, strict=True))]
    run(con, "r2", *(doc(f"version {number}", words) for number, words in enumerate(made)))
    expected = [
        names
        for number, (_, is_copy) in enumerate(VERSIONS)
        for names in ([{f"wire {number}", f"version {number}"}] if is_copy else [{f"wire {number}"}, {f"version {number}"}])
    ]
    assert stories(con) == {frozenset(names) for names in [*expected, {"other"}]}


def test_thirty_copies_are_one_story(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", *(doc(f"copy{number}", [*WIRE, f"outlet{number}"]) for number in range(30)), doc("other", prose(9)))
    assert rows(con, "SELECT copy_count, outlet_count, count(*) FROM marts.story_clusters GROUP BY ALL ORDER BY ALL") == [
        (1, 1, 1), (30, 30, 30),
    ]  # fmt: skip


def test_reports_by_one_form_are_no_copies(con: duckdb.DuckDBPyConnection) -> None:
    def report(first: int) -> list[str]:
        return [str(first + place) if place % 9 == 4 else word for place, word in enumerate(WIRE[:80])]

    run(con, "r1", doc("one", report(100)), doc("two", report(3000)), doc("copy of one", ["Exclusive", *report(100)]))
    assert stories(con) == {frozenset({"one", "copy of one"}), frozenset({"two"})}


def test_stories_do_not_depend_on_the_order_of_loading(con: duckdb.DuckDBPyConnection) -> None:
    orders = ("abc", "cab", "bca")
    versions = {}
    for number, order in enumerate(orders):
        wire, more = prose(10 + number), prose(20 + number, 60)
        versions |= {order + "a": wire, order + "b": wire[:320] + more, order + "c": wire[100:320] + more}
    for step in range(3):
        run(con, f"r{step}", *(doc(order + order[step], versions[order + order[step]]) for order in orders))
    assert stories(con) == {frozenset(order + name for name in "abc") for order in orders}
    named = "SELECT DISTINCT story_id FROM core.stories ORDER BY 1"
    assert rows(con, named) == rows(con, "SELECT min(article_id) FROM core.stories GROUP BY story_id ORDER BY 1")


def test_a_text_that_joins_two_stories_merges_them(con: duckdb.DuckDBPyConnection) -> None:
    other = prose(5)
    run(con, "r1", doc("a", WIRE), doc("b", other))
    assert len(stories(con)) == 2
    run(con, "r2", doc("both", WIRE + other))
    assert stories(con) == {frozenset({"a", "b", "both"})}


def test_a_revised_article_is_looked_at_anew(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", doc("a", WIRE), doc("b", WIRE), doc("c", WIRE))
    for name, left in (("a", {"b", "c"}), ("b", {"a", "c"}), ("c", {"a", "b"})):
        run(con, f"away {name}", doc(name, prose(6)))
        assert stories(con) == {frozenset(left), frozenset({name})}
        run(con, f"back {name}", doc(name, [*WIRE, "Revised", name]))
        assert stories(con) == {frozenset("abc")}


def test_texts_of_a_few_words_are_nobodys_copy(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", doc("a", ["Short"]), doc("b", ["Short"]), doc("c", prose(7, 11)), doc("d", prose(7, 11)))
    assert stories(con) == {frozenset(name) for name in "abcd"}


GROUPS = [
    ([], {}),
    ([("a", "b")], {"a": "a", "b": "a"}),
    ([("c", "b"), ("b", "a")], {"a": "a", "b": "a", "c": "a"}),
    ([("a", "b"), ("c", "d")], {"a": "a", "b": "a", "c": "c", "d": "c"}),
    ([("a", "b"), ("c", "d"), ("d", "b")], {"a": "a", "b": "a", "c": "a", "d": "a"}),
]


@pytest.mark.parametrize(("pairs", "groups"), GROUPS)
def test_pairs_make_connected_groups(pairs: list[tuple[str, str]], groups: dict[str, str]) -> None:
    assert group_copies(pairs) == groups


#: What a text credits: its dateline, authors, removed blocks (label and text), first and last paragraph; agency and where it stands.
CREDITS: list[tuple[str | None, tuple[str, ...], list[tuple[str, str]], str, str, tuple[str, str] | None]] = [
    (None, ("Ann Author",), [], "", "", None),
    ("LIMA, Peru (AP)", (), [], "", "", ("Associated Press", "dateline")),
    ("CAIRO (Reuters)", ("Jo Ames",), [], "", "", ("Reuters", "dateline")),
    ("BAMAKO (Sahel Press Bureau)", (), [], "", "", ("Sahel Press Bureau", "dateline")),
    ("BAMAKO (The Own Gazette)", (), [], "", "", None),
    ("DOVER, Del.", (), [], "", "", None),
    (None, ("AFP",), [], "", "", ("Agence France-Presse", "byline")),
    (None, ("Jo Ames, Associated Press",), [], "", "", ("Associated Press", "byline")),
    (None, ("Sahel News Agency",), [], "", "", ("Sahel News Agency", "byline")),
    (None, ("Apolline Reutersward",), [], "", "", None),
    (None, (), [("copyright", "Copyright 2024 The Associated Press. All rights reserved.")], "", "", ("Associated Press", "copyright")),
    (None, (), [("source_link", "Source: Reuters")], "", "", ("Reuters", "source_line")),
    (None, (), [("credit", "The Associated Press contributed to this report.")], "", "", None),
    (None, (), [("caption", "AP Photo/Jo Ames")], "", "", None),
    (None, (), [], "AFP", "", ("Agence France-Presse", "opening")),
    (None, (), [], "By staff and agencies", "", ("agencies", "opening")),
    (None, (), [], "Lima (dpa) - The road is closed, the council said on Monday, and nobody knows for how long.", "", ("Deutsche Presse-Agentur", "opening")),
    (None, (), [], "", "The bridge had gone, the council said, and nobody knew when it would open. (PTI)", ("Press Trust of India", "closing")),
    (None, (), [], "", "The bridge had gone, the council said, and nobody knew when it would open. - Reuters", ("Reuters", "closing")),
    (None, (), [], "", "The council told Reuters that the bridge had gone and that nobody knew when it would open.", None),
    ("CAIRO (Reuters)", ("Staff and agencies",), [("copyright", "© AFP")], "", "", ("Reuters", "dateline")),
]  # fmt: skip


def test_credits_of_agencies(ledger: duckdb.DuckDBPyConnection) -> None:
    given = []
    for number, (dateline, authors, removed, first, last, _) in enumerate(CREDITS):
        text = "\n\n".join(paragraph for paragraph in (first, " ".join(prose(number)), last) if paragraph)
        blocks = (*blocks_of(text), *(Block(label, words, kept=False, rule="given") for label, words in removed))
        given.append(
            article(f"case {number}", text, site_name="The Own Gazette", dateline=dateline, authors=authors, blocks=blocks)
        )
    run(ledger, "r1", *(document(Extraction(made)) for made in given))
    found = rows(
        ledger,
        "SELECT s.agency, s.credit_rule FROM core.stories AS s INNER JOIN core.articles AS a ON a.article_id = s.article_id "
        "ORDER BY a.document_id[6:]::INTEGER",
    )
    assert [credit if credit[0] else None for credit in found] == [expected for *_, expected in CREDITS]


#: The copies of a story: outlet, when published, whom the dateline credits; its origin: article, agency, how it is known, how surely.
ORIGINS: list[tuple[list[tuple[str, str, str | None]], tuple[str, str | None, str, float]]] = [
    ([("One", "2024-08-16T10:00:00Z", None)], ("One", None, "only_article", 1)),
    ([("One", "2024-08-16T10:00:00Z", "Reuters")], ("One", "Reuters", "agency_credit", 1)),
    ([("Late", "2024-08-16T10:00:00Z", None), ("Early", "2024-08-16T09:00:00Z", None)], ("Early", None, "earliest", 1)),
    # a day may be any hour of it
    ([("Clock", "2024-08-16T10:00:00Z", None), ("Day", "2024-08-16", None)], ("Day", None, "earliest", 0.5)),
    ([("Clock", "2024-08-16T10:00:00Z", None), ("Day", "2024-08-17", None)], ("Clock", None, "earliest", 1)),
    ([("A", "2024-08-16", None), ("B", "2024-08-16", None), ("C", "2024-08-16", None), ("D", "2024-08-18", None)], ("A", None, "earliest", 1 / 3)),
    # the credit goes before the time
    ([("Early", "2024-08-16T09:00:00Z", None), ("Late", "2024-08-16T10:00:00Z", "AFP")], ("Late", "Agence France-Presse", "agency_credit", 1)),
    ([("Early", "2024-08-16T09:00:00Z", "AP"), ("AFP", "2024-08-16T10:00:00Z", "AFP"), ("Late", "2024-08-16T11:00:00Z", "AFP")],
     ("AFP", "Agence France-Presse", "own_article", 2 / 3)),
    ([("A", "2024-08-16", "agencies"), ("B", "2024-08-17", "agencies"), ("C", "2024-08-18", "PTI")], ("C", "Press Trust of India", "agency_credit", 1 / 3)),
    ([("Wire", "2024-08-17", "Sahel Press Bureau"), ("Sahel Press Bureau", "2024-08-18", None)], ("Sahel Press Bureau", "Sahel Press Bureau", "own_article", 1)),
]  # fmt: skip


def test_origins_of_stories(ledger: duckdb.DuckDBPyConnection) -> None:
    given = [
        article(f"case {number}/{position}", " ".join(prose(number)), site_name=outlet, published_at=published, authors=(),
                published_precision="second" if "T" in published else "day", dateline=credit and f"LIMA ({credit})")
        for number, (members, _) in enumerate(ORIGINS)
        for position, (outlet, published, credit) in enumerate(members)
    ]  # fmt: skip
    run(ledger, "r1", *(document(Extraction(made)) for made in given))
    found = rows(
        ledger,
        "SELECT any_value(origin_outlet), any_value(origin_agency), any_value(origin_method), any_value(origin_confidence), "
        "count(*) FILTER (is_origin), count(*) FILTER (is_first) FROM marts.story_clusters AS s INNER JOIN core.articles AS a "
        "ON a.article_id = s.article_id GROUP BY split_part(a.document_id, '/', 1), story_id "
        "ORDER BY split_part(a.document_id, '/', 1)",
    )
    # of articles that are equally early the smallest id is taken, which is neither's merit
    expected = [(*origin[:3], pytest.approx(origin[3]), 1, 1) for _, origin in ORIGINS]
    expected[5] = (found[5][0], *expected[5][1:])
    assert found == expected
