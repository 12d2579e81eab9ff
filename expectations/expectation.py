"""What an expectation is here: data. GX is not imported, so that suites load at once and a test of them does too."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["critical", "warning", "info"]
RowKind = Literal["article", "block", "figure", "actor", "mention", "role", "quote", "time", "entry"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation on a staged batch.

    Attributes:
        name: unique within its suite.
        severity: a critical one holds rows back (level ``row``) or stops the promotion (level ``batch``).
        reason: why it exists, and how its bound was chosen.
        level: whether single rows can break it.
        violation: SQL condition on the row ``s`` that says that it breaks the expectation (level ``row``).
        measure: SQL query that gives the one number that the bounds are about (level ``batch``).
        low, high: bounds of that number; null is within them.
        is_of_source: whether the row breaks it by what its source did: such rows are held back without counting as a share.
        gx_type, gx_arguments: the ready-made GX expectation that says the same, where there is one that works on DuckDB;
            elsewhere the gate makes an ``UnexpectedRowsExpectation`` of the SQL.
    """

    name: str
    severity: Severity
    reason: str
    level: Literal["row", "batch"] = "row"
    violation: str | None = None
    measure: str | None = None
    low: float | None = None
    high: float | None = None
    is_of_source: bool = False
    gx_type: str | None = None
    gx_arguments: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations on one staging table.

    Attributes:
        name: what its rows are, in the plural.
        table: table of ``staging``.
        row_kind: what quarantine calls a row; None where rows are not held back one by one.
        row_key: SQL of the key of row ``s`` within its document, as quarantine has it.
        expectations: in the order in which they are reported.
        fill: SQL that puts the rows of ``table`` beside the batch before it is judged, where staging did not: what is known of
            the past. Of that only small tables and keys are read, for the ledger grows and the batch does not.
    """

    name: str
    table: str
    row_kind: RowKind | None
    row_key: str
    expectations: tuple[Expectation, ...]
    fill: str | None = None


def not_null(column: str, reason: str, severity: Severity = "critical") -> Expectation:
    """A column that every row fills."""
    return Expectation(
        f"{column}_not_null", severity, reason, violation=f"s.{column} IS NULL",
        gx_type="ExpectColumnValuesToNotBeNull", gx_arguments={"column": column},
    )  # fmt: skip


def in_set(column: str, values: Sequence[str], reason: str, severity: Severity = "critical") -> Expectation:
    """A column of a closed vocabulary; null is let through, ``not_null`` asks for that."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Expectation(
        f"{column}_in_vocabulary", severity, reason, violation=f"s.{column} NOT IN ({listed})",
        gx_type="ExpectColumnValuesToBeInSet", gx_arguments={"column": column, "value_set": list(values)},
    )  # fmt: skip


def between(column: str, low: float, high: float, reason: str, severity: Severity = "critical") -> Expectation:
    """A number within bounds, both included."""
    return Expectation(
        f"{column}_between", severity, reason, violation=f"s.{column} NOT BETWEEN {low} AND {high}",
        gx_type="ExpectColumnValuesToBeBetween", gx_arguments={"column": column, "min_value": low, "max_value": high},
    )  # fmt: skip


def unique(table: str, columns: Sequence[str], reason: str, severity: Severity = "critical") -> Expectation:
    """A key: of rows that share one, none is promoted, for nobody knows which is right."""
    same = " AND ".join(f"t.{column} IS NOT DISTINCT FROM s.{column}" for column in columns)
    return Expectation(
        f"{'_'.join(columns[1:]) or columns[0]}_unique", severity, reason,
        violation=f"(SELECT count(*) FROM staging.{table} AS t WHERE {same}) > 1",
        gx_type="ExpectCompoundColumnsToBeUnique", gx_arguments={"column_list": list(columns)},
    )  # fmt: skip


def rows(name: str, violation: str, reason: str, severity: Severity = "critical") -> Expectation:
    """No row fulfils an SQL condition on ``s``."""
    return Expectation(name, severity, reason, violation=violation)


def measured(
    name: str, measure: str, reason: str, severity: Severity, *, low: float | None = None, high: float | None = None
) -> Expectation:
    """One number measured on the whole batch stays within bounds."""
    return Expectation(name, severity, reason, level="batch", measure=measure, low=low, high=high)
