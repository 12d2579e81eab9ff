"""What a run reports at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.records import ExpectationResult
from warehouse.source_runs import SourceRun

#: The table of sources: heading and field.
_SOURCE_COLUMNS = (
    ("asked", "asked"), ("not modified", "not_modified"), ("fetched", "fetched"), ("new", "loaded"), ("revised", "revised"),
    ("unchanged", "unchanged"), ("duplicate", "duplicate"), ("failed", "failed"), ("refused", "refused"),
)  # fmt: skip
#: Dispositions of documents that could not be used at all.
FAILURES = ("unreadable", "too_large", "fetch_failed", "refused", "no_text", "not_article")


#: So many documents that could not be used are told one by one.
TOLD_FAILURES = 20
#: So many batches of one broken expectation say by name what broke it.
_NAMED_BATCHES = 3


def broken_in_words(results: Iterable[ExpectationResult]) -> tuple[str, ...]:
    """Broken expectations on a line each, in how many batches whatever: name, what broke it, and what that means.

    The meaning is the first sentence of its reason.
    """
    found: dict[str, list[ExpectationResult]] = {}
    for result in results:
        found.setdefault(f"{result.suite}.{result.name}", []).append(result)
    return tuple(f"{name}: {_observed(same)} – {_meaning(same[-1])}" for name, same in found.items())


def _observed(results: Sequence[ExpectationResult]) -> str:
    """What broke an expectation: told once where one batch did, else with the number of batches and the first few."""
    told = [result.observed or f"{result.failed_count:,}" for result in results]
    if len(told) == 1:
        return told[0]
    rows = sum(result.failed_count for result in results)
    counted = f"{rows:,} rows in {len(told)} batches" if results[0].level == "row" else f"{len(told)} batches"
    more = "; …" if len(told) > _NAMED_BATCHES else ""
    return f"{counted} ({'; '.join(told[:_NAMED_BATCHES])}{more})"


def _meaning(result: ExpectationResult) -> str:
    return re.split(r"(?<=\.)\s+(?=[A-Z“])", result.reason, maxsplit=1)[0]


@dataclass(frozen=True)
class RunSummary:
    """The end of one run.

    Attributes:
        run_id: its name.
        dispositions: how many documents became what; they add up to what came in.
        expectations: how many expectations the gate checked.
        warnings: the broken ones that do not stop a promotion, in words (``broken_in_words``).
        held: those for which the gate held rows back, in words.
        quarantined_rows: rows that the gate held back.
        failures: the first documents that could not be used: name, disposition, and why.
        ledger: rows that the published ledger holds now, by kind.
        seconds: how long each stage took.
        sources: what each source gave.
    """

    run_id: str
    dispositions: Mapping[str, int]
    expectations: int = 0
    warnings: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    quarantined_rows: int = 0
    failures: tuple[tuple[str, str, str], ...] = ()
    ledger: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    sources: tuple[SourceRun, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents came in."""
        return sum(self.dispositions.values())

    @property
    def has_only_failures(self) -> bool:
        """Whether something came in and nothing came of it."""
        return 0 < self.documents == sum(self.dispositions.get(name, 0) for name in FAILURES)

    def failure_lines(self) -> list[str]:
        """The documents that could not be used, a line each, and where the others stand."""
        lines = [f"{disposition:<12} {name}: {reason}" for name, disposition, reason in self.failures]
        more = sum(self.dispositions.get(name, 0) for name in FAILURES) - len(lines)
        listed = ", ".join(f"'{name}'" for name in FAILURES)
        query = f"select document_id, disposition, reason from quality.dispositions where run_id = '{self.run_id}'"  # noqa: S608
        query += f" and disposition in ({listed})"
        return [*lines, f'and {more:,} more: newsledger sql "{query}"'] if more else lines

    def to_markdown(self) -> str:
        """The summary as a page for Prefect's UI."""
        rows = [f"| {name} | {count:,} |" for name, count in self.dispositions.items()]
        rows += [f"| **documents** | **{self.documents:,}** |"]
        rows += [f"| {name} in the ledger | {count:,} |" for name, count in self.ledger.items()]
        rows += [f"| expectations checked | {self.expectations} |", f"| rows in quarantine | {self.quarantined_rows:,} |"]
        warnings = [f"- {warning}" for warning in self.warnings] or ["none"]
        page = [f"# Run {self.run_id}", "", "| | |", "|---|---:|", *rows, "", "## Sources", "", *self._source_lines()]
        held = ["", "## Held back", "", *(f"- {reason}" for reason in self.held)] if self.held else []
        lost = ["", "## Not usable", "", *(f"- {line}" for line in self.failure_lines())] if self.failures else []
        return "\n".join([*page, "", "## Warnings", "", *warnings, *held, *lost])

    def source_table(self) -> tuple[list[str], list[list[str]]]:
        """What each source gave: the headings of the counts that are not all zero, and for each source its cells: name, state,
        the counts, and the first thing that went wrong.
        """
        columns = [(head, name) for head, name in _SOURCE_COLUMNS if any(getattr(source, name) for source in self.sources)]
        rows = [
            [source.source_name, source.state, *(f"{getattr(source, name):,}" for _, name in columns), source.reason]
            for source in self.sources
        ]
        return [head for head, _ in columns], rows

    def _source_lines(self) -> list[str]:
        heads, rows = self.source_table()
        escaped = [[cell.replace("|", "&#124;").replace("\n", " ") for cell in row] for row in rows]
        lines = [["source", "state", *heads, "why"], ["---", "---", *("---:" for _ in heads), "---"], *escaped]
        return [f"| {' | '.join(line)} |" for line in lines]
