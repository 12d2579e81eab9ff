"""Full-text search: what is found, in which order, and that the index follows revisions, new readings and removals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from given import article, document, extraction, figure, open_copy, rows, run

from warehouse import search_index
from warehouse.batch import transaction
from warehouse.publish import publish
from warehouse.query import open_ledger, run_query

#: A word and its stem, as Porter's own program cuts them (tartarus.org/martin/PorterStemmer), where each rule is needed.
STEMS = {
    "caresses": "caress", "ponies": "poni", "ties": "ti", "cats": "cat", "feed": "feed", "agreed": "agre", "plastered": "plaster",
    "motoring": "motor", "conflated": "conflat", "troubled": "troubl", "sized": "size", "hopping": "hop", "falling": "fall",
    "hissing": "hiss", "filing": "file", "happy": "happi", "sky": "sky", "relational": "relat", "conditional": "condit",
    "rational": "ration", "vietnamization": "vietnam", "operator": "oper", "decisiveness": "decis", "callousness": "callous",
    "triplicate": "triplic", "hopeful": "hope", "goodness": "good", "revival": "reviv", "replacement": "replac", "adoption": "adopt",
    "homologous": "homolog", "effective": "effect", "probate": "probat", "rate": "rate", "cease": "ceas", "controlling": "control",
    "rolling": "roll", "evacuations": "evacu", "evacuated": "evacu", "hostages": "hostag", "said": "said", "yemeni": "yemeni",
    "eyes": "ey", "1990s": "1990", "a": "a", "gaza": "gaza",
}  # fmt: skip


def with_text(name, text, **fields):
    """A document with a text and one figure in it, where it holds a digit."""
    given = article(f"{name}.txt", text=text, title=fields.pop("title", f"Title of {name}"), **fields)
    digits = [word.strip(".,") for word in text.split() if word[0].isdigit()]
    figures = tuple(figure(text, digits[0], 1) for _ in digits[:1])
    return document(extraction(given.document_id, article=given, figures=figures, actors=(), quotes=(), times=(), skipped=()))


DAM = "The dam above Karsa burst in the night, and 212 people were evacuated. Evacuations went on for days."
SEA = "Ships left the Black Sea port. The sea was black with oil, 40 crews reported."
TALKS = "Negotiators evacuated nobody; talks about the dam went on without an agreement."


GIVEN = (with_text("dam", DAM), with_text("sea", SEA, published_at="2024-08-10"), with_text("talks", TALKS))


@pytest.fixture(scope="module")
def known(empty_warehouse, tmp_path_factory):
    """Three articles, for tests that only ask."""
    with open_copy(empty_warehouse, tmp_path_factory.mktemp("known")) as con:
        run(con, "r1", *GIVEN)
        con.execute("CHECKPOINT")
        yield con


@pytest.fixture
def filled(known, tmp_path):
    """The same for a test of its own."""
    (path,) = known.execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchone()
    with open_copy(Path(path), tmp_path) as con:
        yield con


def found(con, question, more=""):
    """Titles or surfaces in the order of the ranking."""
    return [row[0].removeprefix("Title of ") for row in rows(con, f"SELECT title FROM marts.search('{question}'{more})")]


def test_stems_are_porters(con):
    words = list(STEMS)
    assert dict(zip(words, con.execute("SELECT core.search_stems($1)", [words]).fetchone()[0], strict=True)) == STEMS


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("dam evacuation", ["dam", "talks"]),  # in any form, best first
        ("EVACUATE", ["dam", "talks"]),
        ("karsá", ["dam"]),
        ("the dam of karsa", ["dam"]),
        ('"black sea"', ["sea"]),
        ('"sea black"', []),
        ('"black sea" oil', ["sea"]),
        ("dam oil", []),
        ("title", ["dam", "sea", "talks"]),
        ("212", ["dam"]),
        ("evac*", ["dam", "talks"]),  # the beginning of a word, in any form of the words that begin so
        ("EVACUAT* ni*", ["dam"]),
        ("kárs* burst", ["dam"]),
        ("shi* po* sh*", ["sea"]),
        ("the* dam", []),  # which no word but the commonest does
        ("dam zz*", []),
        ("zz*", []),
        ('"black se*"', []),
        ('"black sea" re*', ["sea"]),
        ("k*", []),
        ("*", []),
        ("the of and", []),
        ("''; DROP TABLE core.figures; --", []),
        ("", []),
    ],
)  # fmt: skip
def test_articles_that_have_all_words_are_found(known, question, titles):
    answer = found(known, question)
    assert (sorted(answer) if question == "title" else answer) == titles


def test_source_and_time_narrow_the_search(known):
    assert found(known, "sea", ", since := '2024-08-16'") == []
    assert found(known, "sea", ", since := DATE '2024-08-10'") == ["sea"]
    assert found(known, "sea", ", source := 'example'") == ["sea"]
    assert found(known, "sea", ", source := 'other'") == []


def test_figures_and_quotes_are_found_by_their_own_words(con):
    run(con, "r1", document(), with_text("dam", DAM))
    assert rows(con, "SELECT kind, excerpt FROM marts.search('evacuation', kind := 'figure')") == [("figure", DAM)]
    [(figure_id, value)] = rows(
        con,
        "SELECT figure_id, value FROM marts.search('ministry killing', kind := 'figure') JOIN marts.figures USING (article_id, figure_id)",
    )
    assert (figure_id is not None, value) == (True, 40000)
    assert rows(con, "SELECT excerpt, quote_number FROM marts.search('counting names', kind := 'quote')") == [
        ("“We count every name.”", 1)
    ]
    assert rows(con, "FROM marts.search('ministry', kind := 'quote')") == []


def test_the_beginning_of_a_word_counts_as_one_word_and_finds_figures_and_quotes(con):
    run(con, "r1", document(), with_text("dam", DAM), with_text("karst", "Karst and the Karstic caves near Karsa. Karst, 7 say."))
    assert found(con, "kars*") == ["karst", "dam"]
    assert rows(con, "SELECT excerpt FROM marts.search('eva* bu*', kind := 'figure')") == [(DAM,)]
    assert rows(con, "SELECT quote_number FROM marts.search('coun* nam*', kind := 'quote')") == [(1,)]


def test_a_question_without_a_star_does_not_read_the_vocabulary(known):
    (plain,), (starred,) = (
        known.execute(f"EXPLAIN (FORMAT json) FROM marts.search('{question}')").fetchall() for question in ("dam", "da*")
    )
    assert ("search_vocabulary" in plain[1], "search_vocabulary" in starred[1]) == (False, True)


def test_an_excerpt_is_cut_around_the_first_word(con):
    run(con, "r1", with_text("long", "Nothing happens here at all. " * 40 + DAM + " Nothing more happens. " * 40))
    [(excerpt,)] = rows(con, "SELECT excerpt FROM marts.search('karsa')")
    assert "dam above Karsa burst" in excerpt
    assert len(excerpt) <= 240


def test_the_current_revision_is_searched_and_no_other(filled):
    run(filled, "r2", with_text("dam", DAM.replace("Karsa", "Velmar")))
    assert (found(filled, "karsa"), found(filled, "velmar")) == ([], ["dam"])


def test_what_rules_read_otherwise_leaves_no_trace_in_the_index(filled):
    made = with_text("dam", DAM.replace("Karsa", "Velmar"))
    [(capture,)] = rows(filled, "SELECT capture_id FROM core.documents WHERE document_id = 'dam.txt'")
    run(filled, "r2", replace(made, capture_id=capture), version="v2")
    assert (found(filled, "karsa"), found(filled, "velmar")) == ([], ["dam"])
    assert rows(filled, "SELECT count(*) FROM core.search_documents WHERE NOT is_current") == [(0,)]
    assert (
        rows(filled, "SELECT document_number FROM core.search_recent EXCEPT SELECT document_number FROM core.search_documents")
        == []
    )


def test_the_same_again_adds_nothing(filled):
    before = rows(filled, "SELECT count(*) FROM core.search_recent")
    run(filled, "r2", with_text("dam", DAM), with_text("talks", TALKS))
    assert rows(filled, "SELECT count(*) FROM core.search_recent") == before
    assert rows(filled, "SELECT word FROM core.search_vocabulary GROUP BY word HAVING count(*) > 1") == []


def test_many_postings_are_ordered_and_found_as_before(con, monkeypatch):
    monkeypatch.setattr(search_index, "ORDERED_AT", 25)
    run(con, "r1", with_text("dam", DAM), with_text("sea", SEA))
    run(con, "r2", with_text("talks", TALKS))
    assert rows(
        con, "SELECT (SELECT count(*) FROM core.search_postings) >= 25, (SELECT count(*) FROM core.search_recent) < 25"
    ) == [(True, True)]
    assert found(con, "dam evacuation") == ["dam", "talks"]


def test_a_warehouse_without_an_index_gets_one_in_the_next_run(filled, monkeypatch):
    monkeypatch.setattr(search_index, "CHUNK", 2)
    for table in ("search_documents", "search_recent", "search_vocabulary"):
        filled.execute(f"DELETE FROM core.{table}")
    filled.execute("DELETE FROM quality.build_state WHERE name = 'search'")
    run(filled, "r2", document())
    assert found(filled, "dam evac*") == ["dam", "talks"]


def test_removed_articles_leave_the_index(filled):
    filled.execute("CREATE TEMP TABLE taken AS SELECT article_id FROM core.articles WHERE document_id = 'dam.txt'")
    with transaction(filled):
        search_index.forget_articles(filled, "taken")
    assert found(filled, "dam") == ["talks"]
    assert found(filled, "ev*") == ["talks"]
    words = "SELECT word FROM core.search_vocabulary WHERE word IN ('karsa', 'burst', 'evacuated', 'went') ORDER BY word"
    assert rows(filled, words) == [("evacuated",), ("went",)], "words that nobody else has are gone"
    assert (
        rows(filled, "SELECT document_number FROM core.search_recent EXCEPT SELECT document_number FROM core.search_documents")
        == []
    )


def test_readers_can_search_the_published_ledger(filled, tmp_path: Path):
    publish(filled, tmp_path / "warehouse.duckdb", tmp_path / "ledger.duckdb")
    with open_ledger(tmp_path / "ledger.duckdb") as reader:
        assert run_query(reader, "SELECT count(*) AS n FROM marts.search('evacuate')").to_pylist() == [{"n": 2}]
        assert isinstance(reader, duckdb.DuckDBPyConnection)
