"""Articles that go back to an earlier version: which revisions there are, which one is current, and what changed when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from given import START, article, blocks_of, capture, core_content, document, figure, open_copy, rows, select

from transforms.records import Extraction
from warehouse.batch import StagedDocument, stage
from warehouse.captures import known_documents, record_captures
from warehouse.promote import promote
from warehouse.runs import start_run
from warehouse.soundness import check_references, check_revisions

#: What came, run by run.
type Batches = list[list[StagedDocument]]


def version(letter: str, hour: int | None, *, name: str = "a.txt", **fields: Any) -> StagedDocument:
    """What a document says at some hour: each letter is another text with another figure."""
    count = 10 + ord(letter) - ord("A")
    text = f"The ministry said {count} people had been killed in Gaza."
    made = figure(text, str(count), count, figure_id=f"figure {letter}")
    noise = fields.pop("capture_id", f"bytes of {name} {letter}")
    extraction = Extraction(article(name, text, blocks=blocks_of(text), **fields), figures=(made,))
    fetched_at = None if hour is None else START + timedelta(hours=hour)
    return document(extraction, capture_id=noise, fetched_at=fetched_at)


def come(con: duckdb.DuckDBPyConnection, run_id: str, *batch: StagedDocument, rules: str = "v1") -> dict[str, int]:
    """A run whose archive has a record for each of these."""
    start_run(con, run_id, started_at=START, reference_version="r1", what="given")
    kept = [capture(one, archive_file=f"{one.document_id}.warc.gz", record_offset=_offset(one)) for one in batch]
    record_captures(con, run_id, kept)
    stage(con, run_id, batch, analysis_version=rules)
    return promote(con, run_id)


def _offset(one: StagedDocument) -> int:
    return int((one.fetched_at - START).total_seconds()) if one.fetched_at else 0


def shown(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """For each document the letters of the versions in the order in which they stood; the last one is current."""
    found = rows(
        con,
        "SELECT r.document_id, string_agg(chr(55 + regexp_extract(v.text, '[0-9]+')::INTEGER), '' ORDER BY position), "
        "list(is_current ORDER BY position) "
        "FROM marts.revisions AS v INNER JOIN core.revisions AS r ON r.revision_id = v.revision_id GROUP BY r.document_id",
    )
    assert all(flags == [False] * (len(flags) - 1) + [True] for *_, flags in found)
    return {name: letters for name, letters, _ in found}


#: What comes, run by run (versions with the hours at which they came), and which versions stand in the end.
LINES: list[tuple[list[list[tuple[str, int | None]]], str]] = [
    ([[("A", 1)], [("B", 2)]], "AB"),
    ([[("A", 1)], [("B", 2)], [("A", 3)]], "ABA"),
    ([[("A", 1)], [("B", 2)], [("A", 3)], [("B", 4)]], "ABAB"),
    ([[("A", 1)], [("B", 2)], [("A", 3)], [("C", 4)], [("A", 5)]], "ABACA"),
    # within one run
    ([[("A", 1), ("B", 2), ("A", 3)]], "ABA"),
    ([[("A", 1), ("B", 2), ("A", 3), ("B", 4)]], "ABAB"),
    ([[("A", 1)], [("B", 2), ("A", 3)]], "ABA"),
    ([[("A", 1)], [("A", 2), ("B", 3)], [("B", 4), ("A", 5), ("A", 6)]], "ABA"),
    # the first one does not say when it came, as files do not
    ([[("A", None)], [("B", 2)], [("A", 3)]], "ABA"),
    # the same again is nothing new
    ([[("A", 1)], [("A", 2)], [("A", 3)]], "A"),
    ([[("A", 1)], [("B", 2)], [("A", 3)], [("A", 4)]], "ABA"),
    # what comes late and is older does not become current
    ([[("B", 2)], [("A", 3)], [("B", 1)]], "BA"),
    ([[("A", 1)], [("B", 4)], [("A", 2)]], "AB"),
]
#: Whether the bytes of a version are the same whenever it comes, and the documents that bring each line so.
NAMES = {kind: [f"{kind}/{number}.txt" for number in range(len(LINES))] for kind in ("same bytes", "other bytes")}


@pytest.fixture(scope="module")
def came(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[duckdb.DuckDBPyConnection, Batches]]:
    """A warehouse after the runs of all lines, of either kind, and what each run brought."""
    batches = [
        [
            version(letter, hour, name=name, **({"capture_id": f"{name} {letter} at {hour}"} if kind == "other bytes" else {}))
            for kind, names in NAMES.items()
            for name, (line, _) in zip(names, LINES, strict=True)
            for letter, hour in (line[step] if step < len(line) else [])
        ]
        for step in range(max(len(line) for line, _ in LINES))
    ]
    with open_copy(empty_warehouse, tmp_path_factory.mktemp("came")) as con:
        for number, batch in enumerate(batches):
            come(con, f"r{number}", *batch)
        yield con, batches


@pytest.mark.parametrize("kind", NAMES)
def test_versions_stand_as_they_were_shown(came: tuple[duckdb.DuckDBPyConnection, Batches], kind: str) -> None:
    found = {name: letters for name, letters in shown(came[0]).items() if name in NAMES[kind]}
    assert found == dict(zip(NAMES[kind], (expected for _, expected in LINES), strict=True))


def test_what_came_and_went_is_sound_and_changes_nothing_when_it_comes_again(
    came: tuple[duckdb.DuckDBPyConnection, Batches],
) -> None:
    con, batches = came
    every = [revision_id for (revision_id,) in rows(con, "SELECT revision_id FROM core.revisions")]
    assert [check.problems for check in (*check_revisions(con, every), *check_references(con)) if check.wrong] == []
    before = core_content(con)
    for number, batch in enumerate(batches):
        assert come(con, f"again{number}", *batch) == {"unchanged": len(batch)}
    after = core_content(con)
    assert {name for name in before if after[name] != before[name]} <= {"documents"}


def test_figures_that_come_back_are_changes_and_known_when_they_stood(con: duckdb.DuckDBPyConnection) -> None:
    for number, letter in enumerate("ABA"):
        come(con, f"r{number}", version(letter, 24 * (number + 1), published_at="2024-08-17"))
    changes = select(con, "change_kind, previous_value::INTEGER, value::INTEGER, known_at", "marts.figure_changes", "known_at")
    days = [START.replace(tzinfo=None) + timedelta(days=number) for number in range(1, 4)]
    assert changes == [("updated", 10, 11, days[1]), ("updated", 11, 10, days[2])]
    for moment, value in ((days[0], 10), (days[1], 11), (days[2], 10)):
        assert rows(con, f"SELECT value::INTEGER FROM marts.figures_as_known(TIMESTAMP '{moment}')") == [(value,)]
    assert select(con, "value::INTEGER, archive_file", "marts.figures") == [(10, "a.txt.warc.gz")]
    assert select(con, "revision_count", "core.articles") == [(3,)]


def test_bytes_that_came_again_are_known_once_they_were_read(con: duckdb.DuckDBPyConnection) -> None:
    first, other, again = (version(letter, hour) for letter, hour in (("A", 1), ("B", 2), ("A", 3)))
    come(con, "r1", first)
    come(con, "r2", other)
    keys = [(one.document_id, str(one.capture_id), one.fetched_at) for one in (first, again)]
    record_captures(con, "r3", [capture(again, archive_file="a.txt.warc.gz", record_offset=3)])
    assert known_documents(con, keys, "v1") == {keys[0]}
    come(con, "r4", again)
    assert known_documents(con, keys, "v1") == set(keys)
