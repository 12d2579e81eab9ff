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
from typing import Any, ClassVar, Final

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import duckdb
import great_expectations as gx
from duckdb_engine import ConnectionWrapper
from great_expectations import expectations as gxe
from great_expectations.compatibility.pydantic import PrivateAttr
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.id_dict import IDDict
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.sql_datasource import TableAsset
from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation
from great_expectations.expectations.expectation_configuration import parse_result_format
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.v1_validator import Validator
from great_expectations.validator.validator import ValidationDependencies
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.pool import StaticPool
from sqlalchemy.types import NullType

from expectations.data_docs import build_docs
from expectations.expectation import Expectation, Suite
from expectations.gate import broken_measure_sql, failing_rows_sql

#: Where GX is to put the batch.
_BATCH = "<batch>"
#: How much GX says of each result.
_FORMAT: Final = "SUMMARY"
#: GX's name of the number of rows that a query finds.
_COUNT = "unexpected_rows_query.row_count"
#: One expectation with what GX said: whether it held, and what kept GX from saying so.
Judged = tuple[Suite, Expectation, bool, str | None]


class ExpectNoRows(UnexpectedRowsExpectation):  # type: ignore[misc, unused-ignore]
    """GX's expectation that a query finds no row, asked once: GX's own asks each query for its rows and for their number.

    The rows of the few that fail are looked up by the gate. What GX reads it by is put together once and at once: GX asks for the
    configuration fifty times, and makes the expectation anew for each metric that it needs.
    """

    metric_dependencies: ClassVar[tuple[str, ...]] = (_COUNT,)
    _made: Any = PrivateAttr(default=None)

    @property
    def configuration(self) -> Any:
        """What GX reads the expectation by; an expectation is not changed after it was made."""
        if self._made is None:
            self._made = super().configuration
        return self._made

    def get_validation_dependencies(self, execution_engine: Any = None, runtime_configuration: Any = None) -> Any:
        """The one metric that it is judged by: how many rows its query finds in the batch."""
        domain = IDDict(batch_id=self.batch_id, row_condition=None, condition_parser=None)
        query = IDDict(unexpected_rows_query=self.unexpected_rows_query)
        return ValidationDependencies({_COUNT: MetricConfiguration(_COUNT, domain, query)}, parse_result_format(_FORMAT))

    def _validate(self, metrics: Any, runtime_configuration: Any = None, execution_engine: Any = None) -> Any:
        count = metrics[_COUNT]
        return {"success": count == 0, "result": {"observed_value": count}}


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
        validated = _validate(context, cursor, suites)
        index = build_docs(context, validated, docs_dir, run_id) if docs_dir is not None else None
    judged = [
        (suite, expectation, *_outcome(result))
        for suite, (_, results) in zip(suites, validated, strict=True)
        for expectation, result in _paired(suite, results)
    ]
    return judged, index


def gx_expectation(suite: Suite, expectation: Expectation) -> Any:
    """The GX expectation that says what ours says: a ready-made one where one works, else the SQL."""
    arguments = dict(expectation.gx_arguments or _sql_arguments(suite, expectation))
    made: Any = getattr(gxe, expectation.gx_type) if expectation.gx_type else ExpectNoRows
    return made(
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


def _validate(context: Any, cursor: duckdb.DuckDBPyConnection, suites: Sequence[Suite]) -> list[tuple[Any, Any]]:
    """Each suite with GX's results. The tables come with the source: the context writes itself anew for each that is added."""
    source = context.data_sources.add_sql(
        "warehouse",
        connection_string="duckdb:///:memory:",
        create_temp_table=False,
        kwargs={"creator": lambda: ConnectionWrapper(cursor), "poolclass": StaticPool},
        assets=[TableAsset(name=suite.name, table_name=suite.table, schema_name="staging") for suite in suites],
    )
    engine = source.get_execution_engine().engine
    _buffer_results(engine)
    _ask_less(engine)
    return [_validated(source.get_asset(suite.name), suite) for suite in suites]


def _validated(table: Any, suite: Suite) -> tuple[Any, Any]:
    asked = gx.ExpectationSuite(
        suite.name, expectations=[gx_expectation(suite, expectation) for expectation in suite.expectations]
    )
    batch: Any = BatchDefinition(name="batch")
    batch.set_data_asset(table)
    return asked, Validator(batch, result_format=_FORMAT).validate_expectation_suite(asked)


def _buffer_results(engine: Engine) -> None:
    """Read each result as soon as the statement ran: GX reads it after the cursor is closed.

    Once for each engine: a second listener would find the rows already taken.
    """

    def buffer(connection: Any, cursor: Any, statement: Any, parameters: Any, context: Any, executemany: Any) -> None:  # noqa: PLR0917, ARG001, RUF100
        if cursor.description and not isinstance(context.cursor_fetch_strategy, FullyBufferedCursorFetchStrategy):
            context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(cursor, initial_buffer=cursor.fetchall())

    event.listen(engine, "after_cursor_execute", buffer)


def _ask_less(engine: Engine) -> None:
    """Leave out what costs more than the questions themselves.

    Each SELECT would be put into a transaction of its own, though nothing is written; and of every table the dialect reads
    PostgreSQL's catalogue, a tenth of a second each. DuckDB describes a table at once, and nothing here asks for its key.
    """

    def columns(connection: Any, table_name: str, schema: str | None = None, **_: Any) -> list[dict[str, Any]]:
        described = connection.exec_driver_sql(f'DESCRIBE "{schema or "staging"}"."{table_name}"')
        return [{"name": row[0], "type": NullType(), "nullable": True, "default": None} for row in described]

    engine.dialect.get_columns = columns  # type: ignore[method-assign, assignment]
    engine.dialect.get_pk_constraint = lambda *_, **__: {"constrained_columns": [], "name": None}  # type: ignore[method-assign, assignment]
    engine.dialect.do_begin = engine.dialect.do_commit = engine.dialect.do_rollback = lambda _: None  # type: ignore[method-assign, assignment]


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
