"""What a run reports at its end."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.evidence import count_rows
from warehouse.query import open_ledger

#: Dispositions of documents that could not be used at all.
FAILURES = ("unreadable", "too_large", "fetch_failed", "no_text", "not_article")


@dataclass(frozen=True)
class RunSummary:
    """The end of one run.

    Attributes:
        run_id: its name.
        dispositions: how many documents became what; they add up to what came in.
        expectations: how many expectations the gate checked.
        warnings: the broken ones that do not stop a promotion, as ``suite.name: observed``.
        quarantined_rows: rows that the gate held back.
        ledger: rows that the published ledger holds now, by kind.
        seconds: how long each stage took.
    """

    run_id: str
    dispositions: Mapping[str, int]
    expectations: int = 0
    warnings: tuple[str, ...] = ()
    quarantined_rows: int = 0
    ledger: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """How many documents came in."""
        return sum(self.dispositions.values())

    @property
    def has_only_failures(self) -> bool:
        """Whether something came in and nothing came of it."""
        return 0 < self.documents == sum(self.dispositions.get(name, 0) for name in FAILURES)

    def to_markdown(self) -> str:
        """The summary as a page for Prefect's UI."""
        rows = [f"| {name} | {count:,} |" for name, count in self.dispositions.items()]
        rows += [f"| **documents** | **{self.documents:,}** |"]
        rows += [f"| {name} in the ledger | {count:,} |" for name, count in self.ledger.items()]
        rows += [f"| expectations checked | {self.expectations} |", f"| rows in quarantine | {self.quarantined_rows:,} |"]
        warnings = [f"- {warning}" for warning in self.warnings] or ["none"]
        return "\n".join([f"# Run {self.run_id}", "", "| | |", "|---|---:|", *rows, "", "## Warnings", "", *warnings])


def count_ledger(path: Path) -> dict[str, int]:
    """How many articles, figures, actors and quotes the published ledger holds.

    Raises:
        WarehouseError: there is no ledger, or it cannot be read.
    """
    with closing(open_ledger(path)) as con:
        return count_rows(con)
