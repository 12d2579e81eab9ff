"""Promotion: each document one disposition, same input again changes nothing, a changed article is a new revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from given import START, TEXT, article, core_content, document, extraction, failed, figure, rows, run, span, start_run, toll

from transforms.errors import WarehouseError
from transforms.records import Block, Extraction
from warehouse.batch import STAGING_TABLES, StagedDocument, discard_staged, stage
from warehouse.promote import promote
from warehouse.runs import run_counts

CHANGED = TEXT.replace("40,000", "40,005")


def changed(document_id: str = "a.txt", **fields: object) -> Extraction:
    new = figure(CHANGED, "more than 40,005", 40005, modifier="more_than", high=None)
    others = tuple(replace(old, start=span(CHANGED, old.surface)[0]) for old in extraction().figures[1:])
    return extraction(article=article(document_id, CHANGED, **fields), figures=(new, *others))


DISPOSITIONS = [
    ([document(), document(extraction("b.txt"))], {"loaded": 2}),
    ([document(), document()], {"duplicate": 1, "loaded": 1}),
    ([document(), document(changed())], {"loaded": 1, "revised": 1}),
    ([failed("no_text"), failed("not_article", "b"), failed("unreadable", "c"), failed("too_large", "d"),
      StagedDocument("x", None, None, disposition="fetch_failed", reason="timeout"),
      StagedDocument("y", "ab", None, disposition="unchanged"),
      StagedDocument("z", None, None, disposition="not_modified"),
      document(extraction("e.txt", figures=()), disposition="other_language"),
      document(extraction("f.txt", article=article("f.txt", title="half \ud83d a character"))),
      document()],
     {"no_text": 1, "not_article": 1, "unreadable": 2, "too_large": 1, "fetch_failed": 1, "unchanged": 1, "not_modified": 1,
      "other_language": 1, "loaded": 1}),
    ([document(), document(extraction("c.txt", article=article("c.txt", canonical_url="https://e.org/1")), url="https://e.org/1?a"),
      document(extraction("d.txt", article=article("d.txt", canonical_url="https://e.org/1")))], {"duplicate": 1, "loaded": 2}),
    ([], {}),
]  # fmt: skip


@pytest.mark.parametrize(("documents", "expected"), DISPOSITIONS)
def test_every_document_gets_one_disposition(
    con: duckdb.DuckDBPyConnection, documents: list[StagedDocument], expected: dict[str, int]
) -> None:
    assert run(con, "r1", *documents) == expected
    found = rows(con, "SELECT document_id, disposition FROM quality.dispositions ORDER BY document_number")
    assert [name for name, _ in found] == [item.document_id for item in documents]
    given = {item.document_id: item.disposition or (item.extraction and item.extraction.error and item.extraction.error.code)
             for item in documents}  # fmt: skip
    assert [(name, one) for name, one in found if given[name]] == [(name, one) for name, one in given.items() if one]


def test_the_same_input_again_changes_no_row_of_core(con: duckdb.DuckDBPyConnection) -> None:
    documents = [document(), document(changed()), document(extraction("b.txt")), failed("no_text")]
    assert run(con, "r1", *documents) == {"loaded": 2, "no_text": 1, "revised": 1}
    before = core_content(con)
    assert run(con, "r2", *documents) == {"no_text": 1, "unchanged": 3}
    assert core_content(con) == before
    assert sum(len(content) for content in before.values()) > 50


def test_staging_is_empty_after_promotion(filled: duckdb.DuckDBPyConnection) -> None:
    assert [rows(filled, f"SELECT count(*) FROM staging.{table}")[0][0] for table in STAGING_TABLES] == [0] * len(STAGING_TABLES)


def test_a_load_leaves_duckdb_the_threads_that_it_had(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("SET threads = 3")
    run(con, "r1", document())
    assert rows(con, "SELECT current_setting('threads')") == [(3,)]
    stage(con, "r2", [document(changed())])
    con.execute("UPDATE staging.figures SET surface = NULL WHERE figure_number = 1")
    with pytest.raises(WarehouseError):
        promote(con, "r2")
    assert rows(con, "SELECT current_setting('threads')") == [(3,)]


def test_a_changed_article_is_a_new_revision_and_the_old_figures_stay(filled: duckdb.DuckDBPyConnection) -> None:
    before = core_content(filled)
    assert run(filled, "r2", document(changed())) == {"revised": 1}
    assert rows(filled, "SELECT revision_number, text = $$" + CHANGED + "$$ FROM core.revisions ORDER BY 1") == [
        (1, False),
        (2, True),
    ]
    assert rows(filled, "SELECT revision_count, revision_number, surface FROM marts.figures JOIN marts.articles USING (article_id) "
                         "WHERE event = 'killed'") == [(2, 2, "more than 40,005")]  # fmt: skip
    assert set(before["figures"]) < set(core_content(filled)["figures"])


def test_a_known_old_version_does_not_become_current_again(filled: duckdb.DuckDBPyConnection) -> None:
    run(filled, "r2", document(changed()))
    before = core_content(filled)
    assert run(filled, "r3", document()) == {"unchanged": 1}
    assert core_content(filled) == before


MODIFICATIONS = [
    ("2024-08-16T10:00:00Z", None, True),
    (None, "2024-08-16T10:00:00Z", True),
    ("2024-08-16T10:00:00Z", "2024-08-16T11:00:00Z", True),
    ("2024-08-16T11:00:00Z", "2024-08-16T10:00:00Z", False),
]


def test_an_older_version_that_comes_later_is_kept_but_not_shown(con: duckdb.DuckDBPyConnection) -> None:
    given = {f"{number}.txt": times for number, times in enumerate(MODIFICATIONS)}
    run(con, "r1", *(document(extraction(article=article(name, modified_at=first))) for name, (first, _, _) in given.items()))
    seconds = (document(changed(name, modified_at=second)) for name, (_, second, _) in given.items())
    assert run(con, "r2", *seconds) == {"revised": len(given)}
    assert rows(con, "SELECT document_id, revision_number, revision_count FROM marts.articles ORDER BY 1") == [
        (name, 2 if is_shown else 1, 2) for name, (_, _, is_shown) in given.items()
    ]


def test_versions_in_one_batch_are_ordered_by_their_modification(con: duckdb.DuckDBPyConnection) -> None:
    newer = document(changed(modified_at="2024-08-16T12:00:00Z"))
    assert run(con, "r1", newer, document()) == {"loaded": 1, "revised": 1}
    assert rows(con, "SELECT revision_number, contains(text, '40,005') FROM core.revisions ORDER BY 1") == [(1, False), (2, True)]
    assert rows(con, "SELECT revision_number FROM marts.articles") == [(2,)]


def test_a_modification_time_alone_makes_no_revision(filled: duckdb.DuckDBPyConnection) -> None:
    before = core_content(filled)
    again = document(extraction(article=article(modified_at="2024-08-17")), fetched_at=START + timedelta(days=1))
    assert run(filled, "r2", again) == {"unchanged": 1}
    assert core_content(filled) == before


REVISING = [
    {"title": "Another title"},
    {"standfirst": "A summary."},
    {"authors": ("Ann Author", "Ben Byline")},
    {"published_at": "2024-08-15"},
    {"blocks": (*article().blocks, Block("correction", "An earlier version was wrong.", kept=False, rule="correction_note"))},
]


def test_what_the_newsroom_changes_makes_a_revision(con: duckdb.DuckDBPyConnection) -> None:
    given = {f"{number}.txt": fields for number, fields in enumerate(REVISING)}
    run(con, "r1", *(document(extraction(name)) for name in given))
    assert run(con, "r2", *(document(extraction(article=article(name, **fields))) for name, fields in given.items())) == {
        "revised": len(given)
    }


def test_new_rules_change_only_the_rows_that_they_read_differently(filled: duckdb.DuckDBPyConnection) -> None:
    before = core_content(filled)
    figures = (toll(place="Rafah"), *extraction().figures[1:])
    assert run(filled, "r2", document(extraction(figures=figures)), version="v2") == {"revised": 1}
    after = core_content(filled)
    assert [name for name in after if after[name] != before[name]] == ["actor_resolutions", "documents", "figures", "revisions"]
    assert len(set(after["figures"]) & set(before["figures"])) == 2
    assert rows(filled, "SELECT reason FROM quality.dispositions WHERE run_id = 'r2'") == [
        ("the text is the same, other rules read it differently",)
    ]
    assert rows(filled, "SELECT revision_number, place FROM marts.figures JOIN marts.articles USING (article_id) "
                         "WHERE event = 'killed'") == [(1, "Rafah")]  # fmt: skip


def test_a_run_of_several_batches_counts_as_one(con: duckdb.DuckDBPyConnection) -> None:
    start_run(con, "r1", started_at=START, reference_version="r")
    for batch in ([document()], [document(), document(extraction("b.txt"))]):
        stage(con, "r1", batch)
        promote(con, "r1")
    assert run_counts(con, "r1") == {"duplicate": 1, "loaded": 2}
    assert rows(con, "SELECT document_number FROM quality.dispositions ORDER BY 1") == [(1,), (2,), (3,)]


def test_batches_staged_one_after_another_are_promoted_together(con: duckdb.DuckDBPyConnection) -> None:
    start_run(con, "r1", started_at=START, reference_version="r")
    assert stage(con, "r1", [document()]) == 1
    assert stage(con, "r1", [document(extraction("b.txt"))]) == 1
    assert promote(con, "r1") == {"loaded": 2}


def test_rows_that_a_dead_run_left_are_dropped(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "dead", [document(extraction("left.txt"))])
    assert run(con, "r1", document()) == {"loaded": 1}
    assert rows(con, "SELECT document_id FROM core.articles") == [("a.txt",)]


def test_a_closed_gate_leaves_nothing_staged(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [document()])
    discard_staged(con)
    assert promote(con, "r1") == {}


def test_promoting_another_runs_rows_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    stage(con, "r1", [document()])
    with pytest.raises(WarehouseError, match="another run than r2"):
        promote(con, "r2")
    assert promote(con, "r1") == {"loaded": 1}


def test_a_document_without_outcome_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(WarehouseError, match="neither an extraction nor a disposition"):
        stage(con, "r1", [StagedDocument("x", None, None)])


def test_a_failing_promotion_changes_nothing(filled: duckdb.DuckDBPyConnection) -> None:
    before = core_content(filled)
    stage(filled, "r2", [document(changed())])
    filled.execute("UPDATE staging.figures SET surface = NULL WHERE figure_number = 1")
    with pytest.raises(WarehouseError, match="nothing was changed"):
        promote(filled, "r2")
    assert core_content(filled) == before
    assert rows(filled, "SELECT count(*) FROM staging.documents") == [(1,)]
