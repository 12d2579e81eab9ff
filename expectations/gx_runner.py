"""Great Expectations on our own connection: the only module that imports it.

Three things need care on DuckDB. GX must not open the file itself (two writers), so it is lent a cursor of the connection that
staged. It reads results after the cursor is closed, so each is buffered at once. And it knows no other schema than the
connection's own, so the lent cursor stands in ``staging``.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import duckdb
import great_expectations as gx
from duckdb_engine import ConnectionWrapper
from great_expectations import expectations as gxe
from great_expectations.data_context.types.base import ProgressBarsConfig
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.pool import StaticPool

from expectations.data_docs import build_docs
from expectations.expectation import Expectation, Suite
from expectations.gate import broken_measure_sql, failing_rows_sql

#: Where GX is to put the batch.
_BATCH = "<batch>"
#: One expectation with what GX said: whether it held, and what kept GX from saying so.
Judged = tuple[Suite, Expectation, bool, str | None]


def run_suites(
    con: duckdb.DuckDBPyConnection, run_id: str, suites: Sequence[Suite], docs_dir: Path | None
) -> tuple[list[Judged], Path | None]:
    """Run suites on the staged batch, and write Data Docs where a folder is given.

    Returns:
        What GX said of each expectation, in the order of the suites; and the first page of the docs.
    """
    with _quiet(), con.cursor() as cursor:
        cursor.execute("SET schema = 'staging'")
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        results = _validate(context, cursor, suites)
        index = build_docs(context, docs_dir, run_id) if docs_dir is not None else None
    judged = [
        (suite, expectation, *_outcome(result))
        for suite, validated in zip(suites, results, strict=True)
        for expectation, result in _paired(suite, validated)
    ]
    return judged, index


def gx_expectation(suite: Suite, expectation: Expectation) -> Any:
    """The GX expectation that says what ours says: a ready-made one where one works, else the SQL."""
    arguments = dict(expectation.gx_arguments or _sql_arguments(suite, expectation))
    return getattr(gxe, expectation.gx_type or "UnexpectedRowsExpectation")(
        severity=expectation.severity,
        meta={"name": expectation.name, "level": expectation.level},
        notes=expectation.reason,
        **arguments,
    )


def _sql_arguments(suite: Suite, expectation: Expectation) -> dict[str, str]:
    build = (
        failing_rows_sql(suite, expectation, _BATCH) if expectation.level == "row" else broken_measure_sql(expectation, _BATCH)
    )
    return {
        "unexpected_rows_query": _literal(build).replace(_BATCH, "{batch}"),
        "description": f"{expectation.name}: {expectation.reason}",
    }


def _literal(sql: str) -> str:
    """SQL as GX and SQLAlchemy pass it on unchanged: braces are no fields to fill, and a colon before a word is no parameter."""
    return re.sub(r"(?<!:):(?=\w)", r"\\:", sql.replace("{", "{{").replace("}", "}}"))


def _validate(context: Any, cursor: duckdb.DuckDBPyConnection, suites: Sequence[Suite]) -> list[Any]:
    source = context.data_sources.add_sql(
        "warehouse",
        connection_string="duckdb:///:memory:",
        create_temp_table=False,
        kwargs={"creator": lambda: ConnectionWrapper(cursor), "poolclass": StaticPool},
    )
    engine = source.get_execution_engine().engine
    _buffer_results(engine)
    # For every table that it looks at, the dialect asks PostgreSQL's catalogue for enums, a fifth of a second each; we have none.
    engine.dialect._load_enums = lambda *_, **__: []  # noqa: SLF001
    return [_definition(context, source, suite).run(result_format="SUMMARY") for suite in suites]


def _definition(context: Any, source: Any, suite: Suite) -> Any:
    asset = source.add_table_asset(suite.name, table_name=suite.table, schema_name="staging")
    batch = asset.add_batch_definition_whole_table("batch")
    expectations = [gx_expectation(suite, expectation) for expectation in suite.expectations]
    added = context.suites.add(gx.ExpectationSuite(suite.name, expectations=expectations))
    return context.validation_definitions.add(gx.ValidationDefinition(name=suite.name, data=batch, suite=added))


def _buffer_results(engine: Engine) -> None:
    """Read each result as soon as the statement ran: GX reads it after the cursor is closed.

    Once for each engine: a second listener would find the rows already taken.
    """

    def buffer(connection: Any, cursor: Any, statement: Any, parameters: Any, context: Any, executemany: Any) -> None:  # noqa: PLR0917, ARG001, RUF100
        if cursor.description and not isinstance(context.cursor_fetch_strategy, FullyBufferedCursorFetchStrategy):
            context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(cursor, initial_buffer=cursor.fetchall())

    event.listen(engine, "after_cursor_execute", buffer)


def _paired(suite: Suite, validated: Any) -> Iterator[tuple[Expectation, Any]]:
    """Our expectations with their results; GX reports in an order of its own."""
    by_name = {result.expectation_config.meta["name"]: result for result in validated.results}
    for expectation in suite.expectations:
        yield expectation, by_name[expectation.name]


def _outcome(result: Any) -> tuple[bool, str | None]:
    """Whether an expectation held; anything in ``exception_info`` means that it was not evaluated, whatever else is said."""
    info = result.exception_info or {}
    problems = [info] if "raised_exception" in info else list(info.values())
    messages = [str(problem.get("exception_message")) for problem in problems if problem.get("raised_exception")]
    return (False, messages[0].splitlines()[0]) if messages else (bool(result.success), None)


@contextmanager
def _quiet() -> Iterator[None]:
    """GX logs and warns about its own workings; the gate's result says what matters."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logger.setLevel(level)
