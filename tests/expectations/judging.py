"""A good batch that keeps every expectation, and the gate asked about it when something is broken: one thing, or many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import batched

import duckdb
from given import START, TEXT, article, document, extraction, rows, run, start_run, toll

from expectations.expectation import Expectation, Suite
from expectations.gate import failing_rows_sql, fill_history, run_gate
from expectations.suites import SUITES
from transforms.records import ExpectationResult
from warehouse.batch import STAGING_TABLES, StagedDocument, discard_staged, stage

DOCUMENTS = 110
#: By expectation: what the gate says of it, and the documents that break it.
type Judged = dict[str, tuple[ExpectationResult, set[int]]]


def good_document(number: int) -> StagedDocument:
    """The usual article with a title and a last paragraph of its own, on a site of its own: what one site repeats is told."""
    text = f"{TEXT}\n\nThe envoys of delegation {chr(65 + number % 26)}{chr(65 + number // 26)} were seen in the evening, too, and went on with the talks."
    made = article(f"{number}.txt", text, title=f"More than 40,000 killed, ministry says, {number}")
    figures = tuple(replace(one, confidence=0.8 + number % 10 / 100) for one in extraction().figures)
    return document(extraction(f"{number}.txt", article=made, figures=figures), url=f"https://site{number}.example/{number}")


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Some reference data, an earlier and higher toll, and the good batch, kept aside as well."""
    con.execute("INSERT INTO reference.events (event, counts_people) VALUES ('killed', 'true'), ('released', 'true')")
    con.execute("INSERT INTO reference.countries (actor_id) VALUES ('israel')")
    con.execute(
        "INSERT INTO reference.actors (actor_id, name, kind) VALUES ('gaza-health-ministry', 'Gaza Health Ministry', 'organisation')"
    )
    run(con, "before", document(extraction("before.txt", figures=(toll(),))))
    start_run(con, "now", started_at=START, reference_version="r1")
    stage(con, "now", [good_document(number) for number in range(DOCUMENTS)])
    fill_history(con, SUITES)
    for table in STAGING_TABLES:
        con.execute(f"CREATE TEMP TABLE good_{table} AS FROM staging.{table}")


def restore(con: duckdb.DuckDBPyConnection) -> None:
    """Stage the good batch as it was."""
    discard_staged(con)
    for table in STAGING_TABLES:
        con.execute(f"INSERT INTO staging.{table} FROM good_{table}")


def judge_one(con: duckdb.DuckDBPyConnection, suite: Suite, item: Expectation) -> ExpectationResult:
    """What the gate says of one expectation."""
    return run_gate(con, "now", suites=[_only(suite, item)]).results[0]


def parts_of_rows(breaks: Mapping[str, str], items: Mapping[str, Expectation]) -> list[dict[str, int]]:
    """Expectations that can be broken together, each with the document that breaks it.

    What breaks a row of document 1 alone breaks one of any other document as well, so each gets a document of its own.
    """
    of_one = [
        name
        for name, item in sorted(items.items())
        if item.level == "row" and all("document_number = 1" in part and "= 2" not in part for part in breaks[name].split("; "))
    ]
    return [{name: number for number, name in enumerate(some, start=1)} for some in batched(of_one, DOCUMENTS)]


def judge_together(
    con: duckdb.DuckDBPyConnection, breaks: Mapping[str, str], part: Mapping[str, tuple[Suite, Expectation, int]]
) -> Judged:
    """Break expectations, each at its document, and ask the gate once about all of them."""
    for name, (_, _, number) in part.items():
        con.execute(breaks[name].replace("document_number = 1", f"document_number = {number}").replace("(1, ", f"({number}, "))
    by_suite = {suite.name: [item for of, item, _ in part.values() if of is suite] for suite in SUITES}
    suites = [_only(suite, *by_suite[suite.name]) for suite in SUITES if by_suite[suite.name]]
    results = {f"{result.suite}.{result.name}": result for result in run_gate(con, "now", suites=suites).results}
    return {
        name: (results[name], {number for number, _ in rows(con, failing_rows_sql(suite, item, f"staging.{suite.table}"))})
        for name, (suite, item, _) in part.items()
    }


def _only(suite: Suite, *items: Expectation) -> Suite:
    is_set = suite.fill is not None and suite.table != "articles"  # the row that breaks it stands in the table that is filled
    return replace(suite, expectations=items, fill=None if is_set else suite.fill)
