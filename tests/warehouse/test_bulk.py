"""One bulk load of many articles leaves the ledger that several small runs of the same articles leave, row by row.

By nature it may differ in this: an actor's row says of which story its article was when it was resolved, which differs where copies
come in different runs; revisions of one article that come at once are resolved in the order of the news, and only the last is in the
search index. Here copies come together, and a revision in a run of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched
from pathlib import Path

import duckdb
import pytest
from given import TEXT, article, document, extraction, figure, rows, run, span, toll

from tests.benchmarks.bulk import STEPS
from transforms.records import Actor, Mention, Role
from warehouse import batch, materialised, promote, resolution, search_index
from warehouse.batch import StagedDocument
from warehouse.database import connect_writer

#: What tells the two loads apart by nature, besides the times: the names of runs, and the numbers of texts in the search index,
#: which are given run by run.
_OF_THE_RUN = ("run_id", "document_number", "search_recent", "search_postings")
_NAMES = ("Omar Haddad", "Omar al-Haddad", "Lena Brandt", "Omar Haddad", "Marta Kowalska", "Lena Brandt", "O. Haddad")


def told(number: int) -> StagedDocument:
    """An article by a name, a toll of its own day; every third is a copy of the one before but for its first words."""
    name = _NAMES[number % len(_NAMES)]
    story = number - number % 3 // 2
    opening = " ".join(f"word{story}x{n}" for n in range(90))
    text = (
        TEXT.replace("Omar Haddad", name).replace("more than 40,000", f"more than 40,{story:03}")
        + f"\n\nReport {number}. {opening}."
    )
    spokesman = Actor(
        None,
        name,
        "person",
        "Gaza Health Ministry",
        (Role("Spokesman", *span(text, "Spokesman")),),
        (Mention(*span(text, name), name),),
    )
    ministry = Actor(
        "gaza-health-ministry", "Gaza Health Ministry", "organisation", "Hamas", (),
        (Mention(*span(text, "The health ministry"), "The health ministry"),),
    )  # fmt: skip
    days = {"as_of_date": f"2024-08-{number + 1:02}"}
    made = extraction(
        f"{number:02}.txt",
        article=article(f"{number:02}.txt", text, published_at=f"2024-08-{number + 1:02}", site_name=f"Outlet {number}"),
        figures=(
            replace(toll(), **days, surface=f"more than 40,{story:03}"),
            figure(text, "105", 105.5 if number % 2 else None, **days, period_start="2024-02", period_end="2024-07"),
        ),
        actors=(ministry, spokesman),
        quotes=(),
    )
    return document(made, source_name=f"source-{number % 4}")


def changed(staged: StagedDocument) -> StagedDocument:
    """The article as it was fetched a day later, with another sentence."""
    assert staged.extraction is not None
    old = staged.extraction.article
    made = replace(staged.extraction, article=replace(old, text=f"{old.text}\n\nThe count went on."))
    return document(made, source_name=staged.source_name)


def load(path: Path, runs: Sequence[Sequence[StagedDocument]]) -> dict[str, list[tuple[object, ...]]]:
    """Every row that core, marts and the gate's history have after these runs, without what names the run."""
    with connect_writer(path) as con:
        for number, documents in enumerate(runs):
            run(con, f"r{number}", *documents)
        found = con.execute(
            "SELECT schema_name || '.' || table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
            "WHERE schema_name IN ('core', 'marts') OR table_name IN ('tolls', 'dispositions') GROUP BY ALL"
        ).fetchall()
        relations = {
            name: ", ".join(f'"{column}"' for column in columns if column not in _OF_THE_RUN)
            for name, columns in found
            if name.partition(".")[2] not in _OF_THE_RUN
        }
        content = {name: rows(con, f"SELECT {columns} FROM {name} ORDER BY ALL") for name, columns in relations.items()}
        return content | {"search": _postings(con)}


def _postings(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows(
        con,
        "SELECT term, revision_id, occurrences FROM core.search_recent "
        "INNER JOIN core.search_documents USING (document_number) ORDER BY ALL",
    )


def test_a_bulk_load_leaves_what_small_runs_leave(
    warehouse_with_reference: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (promote, resolution):  # times are those of the run, too
        monkeypatch.setattr(module, "utc_now", lambda: datetime(2024, 9, 1))
    articles = [told(number) for number in range(12)]
    paths = [Path(shutil.copyfile(warehouse_with_reference, tmp_path / f"{name}.duckdb")) for name in ("bulk", "small")]
    whole = load(paths[0], [articles, [changed(articles[0])]])
    for module, size in ((resolution, 1), (materialised, 2), (search_index, 2)):
        monkeypatch.setattr(module, "CHUNK", size)
    monkeypatch.setattr(batch, "_TAKEN_APART", 2)
    parts = load(paths[1], [*batched(articles, 6), [changed(articles[0])]])
    differing = [name for name, content in whole.items() if content != parts[name]]
    assert {name: set(map(repr, whole[name])) ^ set(map(repr, parts[name])) for name in differing} == {}
    assert len(whole["core.figures"]) == 26
    with connect_writer(paths[0]) as con:
        assert {"first_seen", "matched"} <= {
            name for (name,) in rows(con, "SELECT DISTINCT decision FROM core.actor_resolutions")
        }
        assert rows(con, "SELECT max(n) FROM (SELECT count(*) AS n FROM core.stories GROUP BY story_id)") == [(2,)]


def test_the_benchmark_measures_steps_that_there_are() -> None:
    assert [name for name in STEPS if not callable(getattr(promote, name, None))] == []
