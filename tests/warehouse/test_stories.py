"""Stories: copies are found when they come, whatever the order, and nothing else is taken for one."""

from __future__ import annotations

import random

import duckdb
import pytest
from given import article, document, rows, run

from transforms.records import Extraction
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
#: Another version of the wire copy, and whether it is a copy.
VERSIONS = [
    (prose(2), False),
    (WIRE, True),
    (["Exclusive", *WIRE, "Ends"], True),
    (WIRE[:240], True),
    (WIRE[:300] + prose(3, 100), True),
    (WIRE[:120] + prose(3, 280), False),
    (prose(3, 280) + WIRE[:80], False),
    ([word.upper() + "," for word in WIRE], True),
]


@pytest.mark.parametrize(("words", "is_copy"), VERSIONS)
def test_copies_are_told_from_other_texts(con: duckdb.DuckDBPyConnection, words: list[str], *, is_copy: bool) -> None:
    run(con, "r1", doc("wire", WIRE), doc("other", prose(9)))
    run(con, "r2", doc("version", words))
    expected = {frozenset({"wire", "version"})} if is_copy else {frozenset({"wire"}), frozenset({"version"})}
    assert stories(con) == expected | {frozenset({"other"})}


def test_thirty_copies_are_one_story(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", *(doc(f"copy{number}", [*WIRE, f"outlet{number}"]) for number in range(30)), doc("other", prose(9)))
    assert rows(con, "SELECT copy_count, outlet_count, count(*) FROM marts.story_clusters GROUP BY ALL ORDER BY ALL") == [
        (1, 1, 1), (30, 30, 30),
    ]  # fmt: skip


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "a", "b"), ("b", "c", "a")])
def test_stories_do_not_depend_on_the_order_of_loading(con: duckdb.DuckDBPyConnection, order: tuple[str, ...]) -> None:
    versions = {"a": WIRE, "b": WIRE[:320] + prose(4, 60), "c": WIRE[100:320] + prose(4, 60)}
    for number, name in enumerate(order):
        run(con, f"r{number}", doc(name, versions[name]))
    assert stories(con) == {frozenset("abc")}
    assert rows(con, "SELECT DISTINCT story_id FROM core.stories") == rows(con, "SELECT min(article_id) FROM core.stories")


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


@pytest.mark.parametrize("words", [["Short"], prose(7, 11)])
def test_texts_of_a_few_words_are_nobodys_copy(con: duckdb.DuckDBPyConnection, words: list[str]) -> None:
    run(con, "r1", doc("a", words), doc("b", words))
    assert stories(con) == {frozenset("a"), frozenset("b")}


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
