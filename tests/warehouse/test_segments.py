"""What an outlet repeats: counted at promotion, learned by the evidence, decided by people, and obeyed later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from given import START, article, document, rows, run

from transforms.errors import InputError
from transforms.learned_segments import segment_id, site_of
from transforms.records import Extraction
from warehouse.batch import StagedDocument, stage, transaction
from warehouse.learned_boilerplate import (
    add_decisions,
    all_decisions,
    decide,
    in_force,
    load_learned,
    relearned_documents,
)
from warehouse.promote import promote
from warehouse.removal import choose_articles, delete_chosen
from warehouse.runs import start_run

SITE = "karsa.example"
TAIL = "Join the readers' club of the coast"
STATES = "SELECT state, author FROM core.segment_decisions ORDER BY decided_at"
OWN = (
    "The wharf of {0} was closed for the {0}th time, and clerk {0} of office {0} wrote down {0} names in ledger {0} of the port."
)


def made(number: int, *lines: str, day: int | None = None, title: str | None = None, site: str = SITE) -> StagedDocument:
    """An article of its own words, with these lines at its end, on a day of its own."""
    name = "".join("bcdfghjklm"[int(digit)] for digit in str(number)) * 4
    words = " ".join(f"word{number}x{n}" for n in range(20))
    text = "\n\n".join([OWN.format(number), f"Nobody else saw {words}.", *lines])
    found = article(
        f"a{number}", text, url=f"https://www.{site}/{number}", title=title or name,
        published_at=f"{(START + timedelta(days=number if day is None else day)):%Y-%m-%d}",
    )  # fmt: skip
    return document(Extraction(found))


def many(*lines: str, count: int = 10, first: int = 0) -> list[StagedDocument]:
    return [made(number, *lines) for number in range(first, first + count)]


def states(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(rows(con, "SELECT text, state FROM marts.learned_segments"))


def test_a_line_below_articles_of_several_days_is_learned_with_the_evidence(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", *many(TAIL, count=4))
    assert states(ledger) == {}
    run(ledger, "r2", *many(TAIL, count=4, first=4))
    assert rows(
        ledger, "SELECT site, state, is_removed, label, text, place, form, sign, article_count, story_count, day_count, share, "
        "first_seen_on::VARCHAR, last_seen_on::VARCHAR, author, rule FROM marts.learned_segments",
    ) == [
        (SITE, "learned", True, "other", TAIL, "tail", "furniture", "imperative", 8, 8, 8, 1.0, "2024-08-17", "2024-08-24",
         "evidence", f"learned_{segment_id(SITE, TAIL)}"),
    ]  # fmt: skip
    (segment,) = load_learned(ledger).by_site[SITE]
    assert (segment.segment_id, segment.place) == (segment_id(SITE, TAIL), "tail")
    run(ledger, "r3", *many(TAIL, count=3, first=8))
    assert rows(ledger, "SELECT article_count FROM marts.learned_segments") == [(11,)]
    assert len(rows(ledger, STATES)) == 1


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Karsa News could not independently verify the report.", "counted"),
        ("Since then at least 31,000 people have died in the siege.", "counted"),
        ("“Nobody warned us,” the mayor of the town cried.", "counted"),
        ("It was the strongest tremor in the province for a generation.", "proposed"),
        ("Our correspondents travel with neither side.", "learned"),
    ],
)
def test_a_sentence_that_could_be_the_storys_is_for_a_person_to_decide(
    ledger: duckdb.DuckDBPyConnection, line: str, state: str
) -> None:
    run(ledger, "r1", *many(line, count=12))
    assert states(ledger) == {line: state}


def test_a_sentence_that_speaks_to_readers_needs_nearly_all_articles(ledger: duckdb.DuckDBPyConnection) -> None:
    line = "Our correspondents travel with neither side."
    run(ledger, "r1", *[made(n, *([line] if n % 2 else [])) for n in range(24)])
    assert states(ledger) == {line: "proposed"}


@pytest.mark.parametrize(("title", "state"), [("Charter trial, day {}", "proposed"), (None, "learned")])
def test_few_articles_with_a_line_must_be_about_different_things(
    ledger: duckdb.DuckDBPyConnection, title: str | None, state: str
) -> None:
    line = "The copyright of the charts is open until June."
    run(ledger, "r1", *[made(n, *([line] if n % 3 == 0 else []), title=title and title.format(n)) for n in range(30)])
    assert states(ledger) == {line: state}


def test_copies_of_one_story_and_revisions_of_one_article_count_once(ledger: duckdb.DuckDBPyConnection) -> None:
    story = " ".join(f"shared{n}" for n in range(60)) + "."
    copies = [document(Extraction(article(f"c{n}", f"{story}\n\n{TAIL}", url=f"https://{SITE}/c{n}"))) for n in range(12)]
    versions = [made(99, f"Version {number} of it is other than the last.", TAIL) for number in range(8)]
    run(ledger, "r1", *copies, *[replace(v, fetched_at=START + timedelta(hours=n)) for n, v in enumerate(versions)])
    assert rows(ledger, "SELECT max(revision_count) FROM core.articles") == [(8,)]
    assert states(ledger) == {}


def test_articles_of_two_days_are_not_enough(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", *[made(number, TAIL, day=number % 2) for number in range(12)])
    assert states(ledger) == {TAIL: "counted"}


def test_outlets_are_counted_apart(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", *[made(number, TAIL, site=f"s{number % 3}.example") for number in range(12)])
    assert states(ledger) == {}


def test_a_refusal_is_obeyed_later_and_can_be_taken_back(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", *many(TAIL))
    name = segment_id(SITE, TAIL)
    decide(ledger, name[:6], "refused", "A. Editor", "the story's own line")
    run(ledger, "r2", *many(TAIL, first=10))
    assert load_learned(ledger).by_site == {}
    assert rows(ledger, STATES) == [("learned", "evidence"), ("refused", "A. Editor")]
    with pytest.raises(InputError, match=r"refused already, by A\. Editor"):
        decide(ledger, name, "refused", "B", "again")
    done = decide(ledger, name, "confirmed", "A. Editor", "a line of the club", "newsletter")
    assert (done["state"], done["label"]) == ("confirmed", "newsletter")
    assert load_learned(ledger).by_site[SITE][0].label == "newsletter"


@pytest.mark.parametrize("name", ["", "nothing"])
def test_a_segment_that_is_not_there_is_told(ledger: duckdb.DuckDBPyConnection, name: str) -> None:
    with pytest.raises(InputError, match="newsledger boilerplate list"):
        decide(ledger, name, "refused", "A", "B")


def test_a_proposal_is_confirmed_by_a_person(ledger: duckdb.DuckDBPyConnection) -> None:
    line = "The tremor was the strongest for a generation."
    run(ledger, "r1", *many(line))
    assert load_learned(ledger).by_site == {}
    decide(ledger, segment_id(SITE, line), "confirmed", "A", "a tail of theirs")
    assert [s.place for s in load_learned(ledger).by_site[SITE]] == ["tail"]


def test_what_a_run_read_by_can_be_had_again_and_taken_in_elsewhere(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", *many(TAIL))
    learned = load_learned(ledger)
    start_run(ledger, "r2", started_at=rows(ledger, "SELECT max(decided_at) FROM core.segment_decisions")[0][0] + timedelta(seconds=1),
              reference_version="r")  # fmt: skip
    decide(ledger, segment_id(SITE, TAIL), "refused", "A", "B")
    ledger.execute("UPDATE core.segment_decisions SET decided_at = decided_at + INTERVAL 1 HOUR WHERE state = 'refused'")
    assert in_force(all_decisions(ledger, "r1")).by_site == {}
    assert in_force(all_decisions(ledger, "r2")) == learned
    assert load_learned(ledger).by_site == {}
    kept = all_decisions(ledger, "r2")
    ledger.execute("DELETE FROM core.segment_decisions")
    assert [add_decisions(ledger, kept), add_decisions(ledger, kept)] == [1, 0]
    assert load_learned(ledger) == learned
    with pytest.raises(InputError, match="no run 'r9'"):
        all_decisions(ledger, "r9")


def reread(con: duckdb.DuckDBPyConnection, run_id: str, documents: Sequence[StagedDocument]) -> None:
    """The same captures read by what is in force: the last block of each is learned."""
    learned = load_learned(con)
    start_run(con, run_id, started_at=START, reference_version="r")
    stage(con, run_id, documents, analysis_version="v1", site_versions=learned.suffixes)
    promote(con, run_id)


def test_articles_with_a_new_segment_are_read_again_once(ledger: duckdb.DuckDBPyConnection) -> None:
    documents = many(TAIL)
    run(ledger, "r1", *documents)
    learned = load_learned(ledger)
    again = relearned_documents(ledger, learned, "v1")
    assert [found.document_id for found in again] == [staged.document_id for staged in documents]
    assert relearned_documents(ledger, learned, "v2") == []
    reread(ledger, "r2", [without_tail(staged) for staged in documents])
    assert relearned_documents(ledger, load_learned(ledger), "v1") == []
    assert rows(ledger, "SELECT DISTINCT rule, learned_from IS NOT NULL FROM reports.boilerplate ORDER BY ALL") == [
        ("byline_prefix", False), (f"learned_{segment_id(SITE, TAIL)}", True),
    ]  # fmt: skip
    assert rows(ledger, "SELECT count(*), sum(revision_count)::INT FROM core.articles") == [(10, 10)]
    assert rows(ledger, "SELECT count(*) FROM core.segment_sightings WHERE is_removed") == [(10,)]
    decide(ledger, segment_id(SITE, TAIL), "refused", "A", "it is theirs")
    assert len(relearned_documents(ledger, load_learned(ledger), "v1")) == 10


def without_tail(staged: StagedDocument) -> StagedDocument:
    assert staged.extraction is not None
    whole = staged.extraction.article
    *blocks, tail = whole.blocks
    gone = replace(tail, label="other", kept=False, rule=f"learned_{segment_id(SITE, TAIL)}", start=None, end=None)
    shorter = replace(whole, text=whole.text.removesuffix(f"\n\n{TAIL}"), blocks=(*blocks, gone))
    return replace(staged, extraction=Extraction(shorter))


def test_of_each_site_the_last_400_articles_are_kept(ledger: duckdb.DuckDBPyConnection) -> None:
    ledger.execute(
        "INSERT INTO core.segment_sightings SELECT 'karsa.example', 's' || n, 'old' || n, n - 500, 'old' || n, DATE '2024-01-01', 1, false "
        "FROM range(450) AS t(n)"
    )
    run(ledger, "r1", made(1))
    assert rows(ledger, "SELECT count(DISTINCT article_number), min(article_number) FROM core.segment_sightings") == [(400, -449)]


def test_nothing_is_left_of_a_site_whose_articles_are_removed(ledger: duckdb.DuckDBPyConnection) -> None:
    run(ledger, "r1", *many(TAIL), made(50, site="other.example"))
    chosen = choose_articles(ledger, [f"https://www.{SITE}/{number}" for number in range(10)])
    with transaction(ledger):
        delete_chosen(ledger, chosen, "gone")
    assert rows(ledger, "SELECT count(*) FROM core.segment_decisions UNION ALL SELECT count(*) FROM core.repeated_segments") == [
        (0,),
        (0,),
    ]
    assert rows(ledger, "SELECT DISTINCT site FROM core.segment_sightings") == [("other.example",)]


def test_an_outlet_is_the_same_in_sql(ledger: duckdb.DuckDBPyConnection) -> None:
    for url in ("https://www.karsa.example/a", "HTTP://user@Karsa.example:81/a?b", "https://www./x", "file.txt", "", None):
        for source in ("feed", None):
            ((found,),) = ledger.execute("SELECT core.site_of(?::VARCHAR, ?::VARCHAR)", [url, source]).fetchall()
            assert found == site_of(url, source)
