"""What a revision changes about the figures of an article: added, withdrawn, updated, corrected, reworded, or only moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb
import pytest
from given import article, blocks_of, document, figure, rows, run, select

from transforms.records import Block, Extraction
from warehouse.batch import StagedDocument

#: Words of a figure to its value and what else is said of it.
Figures = dict[str, tuple[float, dict[str, Any]]]
OTHER = {"attributed_to": "Other", "attributed_to_actor_id": "other"}
HURT = {"event": "injured"}
NEWER = {"as_of_date": "2024-08-17"}
#: Figures before, figures after, the note beside the text after, what the text says behind its figures, and the changes: kind, words
#: before, words after.
CHANGES: list[tuple[Figures, Figures, str, str, list[tuple[str, str | None, str | None]]]] = [
    ({"9": (9, {})}, {"9": (9, {})}, "", "The rain went on.", []),
    ({"9": (9, {})}, {"12": (12, {})}, "", "", [("updated", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, NEWER)}, "", "", [("updated", "9", "12")]),
    ({"9": (9, {})}, {"nine": (9, {})}, "", "", [("reworded", "9", "nine")]),
    ({"9": (9, {})}, {}, "", "", [("withdrawn", "9", None)]),
    ({}, {"9": (9, {})}, "", "", [("added", None, "9")]),
    ({"9": (9, {})}, {"more than 9": (9, {"modifier": "more_than", "high": None})}, "", "", [("updated", "9", "more than 9")]),
    # moved in the text: the sentences keep their figures
    ({"9": (9, {}), "30": (30, HURT)}, {"30": (30, HURT), "9": (9, {})}, "", "", []),
    # the same claimant goes before the order in the text
    ({"9": (9, {}), "20": (20, OTHER)}, {"25": (25, OTHER), "12": (12, {})}, "", "", [("updated", "20", "25"), ("updated", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, OTHER)}, "", "", [("updated", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, HURT)}, "", "", [("added", None, "12"), ("withdrawn", "9", None)]),
    # a note that names no number corrects what is of no newer day
    ({"9": (9, {})}, {"12": (12, {})}, "Correction: An earlier version gave the wrong number of dead.", "", [("corrected", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, NEWER)}, "Correction: An earlier version misspelled a name.", "", [("updated", "9", "12")]),
    # one that names numbers corrects these, whenever they hold
    ({"9": (9, {}), "30": (30, HURT)}, {"12": (12, NEWER), "31": (31, HURT)}, "Clarification: the article wrongly said 9 people had died.", "",
     [("corrected", "9", "12"), ("updated", "30", "31")]),
    ({"1,900": (1900, {})}, {"2,100": (2100, {})}, "This article was amended on 5 August 2024. 2,100 people died, not 1,900.", "",
     [("corrected", "1,900", "2,100")]),
    # days and years of a note are none of its numbers
    ({"9": (9, {})}, {"12": (12, {})}, "This article was amended on August 12, 2024 because of an error in the toll.", "",
     [("corrected", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, NEWER)}, "Correction (12 August): the name of the mayor was wrong.", "", [("updated", "9", "12")]),
    # words for numbers
    ({"nine": (9, {})}, {"12": (12, NEWER)}, "Correction: An earlier version said nine had died.", "", [("corrected", "nine", "12")]),
    ({"nine": (9, {})}, {"12": (12, NEWER)}, "Correction: An earlier version said ninety came.", "", [("updated", "nine", "12")]),
    # an update is no correction
    ({"9": (9, {})}, {"12": (12, {})}, "This story has been updated with the new toll.", "", [("updated", "9", "12")]),
    # the note stands in the text
    ({"9": (9, {})}, {"12": (12, {})}, "", "Correction: the toll in this article was wrong.", [("corrected", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, {})}, "", "This article was amended because an earlier version misstated the toll.", [("corrected", "9", "12")]),
    ({"9": (9, {})}, {"12": (12, {})}, "", "The mayor said that the correction of prices was overdue.", [("updated", "9", "12")]),
    ({"9": (9, {})}, {}, "Correction: An earlier version said that 9 had died; nobody did.", "", [("withdrawn", "9", None)]),
]  # fmt: skip


def page(name: str, figures: Figures, *, note: str = "", tail: str = "", modified_at: str | None = None) -> StagedDocument:
    """An article that states each figure in a sentence of its own, with a note beside its body."""
    text = "\n\n".join([f"In {name}:", *(f"There were {surface} of them." for surface in figures), *([tail] if tail else [])])
    # A sentence that stays keeps the id of its figure, wherever it stands.
    made = tuple(
        replace(figure(text, surface, value, **({"denominator": name} | fields)), figure_id=surface)
        for surface, (value, fields) in figures.items()
    )
    blocks = (*blocks_of(text), *([Block("correction", note, kept=False, rule="correction_note")] if note else []))
    return document(Extraction(article(name, text, modified_at=modified_at, blocks=blocks), figures=made))


def test_figure_changes(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", *(page(f"case {n}", before) for n, (before, *_) in enumerate(CHANGES)))
    later = "2024-08-17T00:00:00Z"
    run(
        con,
        "r2",
        *(
            page(f"case {n}", after, note=note, tail=tail, modified_at=later)
            for n, (_, after, note, tail, _) in enumerate(CHANGES)
        ),
    )
    found = rows(
        con,
        "SELECT a.document_id, list((change_kind, previous_surface, c.surface) ORDER BY change_kind, previous_surface) "
        "FROM marts.figure_changes AS c INNER JOIN core.articles AS a ON a.article_id = c.article_id GROUP BY a.document_id",
    )
    expected = {f"case {n}": changes for n, (*_, changes) in enumerate(CHANGES) if changes}
    assert {name: [tuple(change) for change in changes] for name, changes in found} == expected


def test_a_change_has_both_spans_and_both_texts(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", page("a", {"9": (9, {})}))
    run(
        con,
        "r2",
        page(
            "a", {"30": (30, HURT), "12": (12, NEWER | OTHER)}, note="Correction: 12, not 9.", modified_at="2024-08-17T00:00:00Z"
        ),
    )
    columns = (
        "previous_value, value, change, previous_claimant, claimant, previous_as_of_text, as_of_text, note, c.known_at, "
        "substr(o.text, previous_span_start + 1, previous_span_end - previous_span_start), previous_sentence, "
        "substr(n.text, span_start + 1, span_end - span_start), sentence"
    )
    view = "marts.figure_changes AS c, core.revisions AS n, core.revisions AS o"
    where = "n.revision_id = c.revision_id AND o.revision_id = previous_revision_id AND change_kind = 'corrected'"
    assert select(con, columns, view, where=where) == [
        (9, 12, 3, None, "Other", "2024-08-15", "2024-08-17", "Correction: 12, not 9.", datetime(2024, 8, 17), "9",
         "There were 9 of them.", "12", "There were 12 of them.")
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["note", "tail"])
def test_a_note_that_stood_there_before_corrects_nothing(con: duckdb.DuckDBPyConnection, place: str) -> None:
    noted = {place: "Correction: An earlier version gave the wrong number of dead."}
    run(con, "r1", page("a", {"9": (9, {})}), page("b", {"9": (9, {})}, **noted))
    run(con, "r2", *(page(name, {"12": (12, {})}, modified_at="2024-08-17T00:00:00Z", **noted) for name in "ab"))
    run(con, "r3", *(page(name, {"15": (15, {})}, modified_at="2024-08-18T00:00:00Z", **noted) for name in "ab"))
    columns = "surface, list(change_kind ORDER BY a.document_id)"
    view = "marts.figure_changes AS c INNER JOIN core.articles AS a ON a.article_id = c.article_id"
    assert select(con, columns, view, where="true GROUP BY surface") == [
        ("12", ["corrected", "updated"]), ("15", ["updated", "updated"]),
    ]  # fmt: skip


def test_a_version_that_is_loaded_late_is_no_change_of_the_newer_one(con: duckdb.DuckDBPyConnection) -> None:
    run(con, "r1", page("a", {"12": (12, {})}, modified_at="2024-08-17T00:00:00Z"))
    run(con, "r2", page("a", {"9": (9, {})}, modified_at="2024-08-16T12:00:00Z"))
    assert select(con, "previous_surface, surface, known_at", "marts.figure_changes") == [("9", "12", datetime(2024, 8, 17))]
