"""Every expectation with its reason, as Markdown: ``python -m expectations.listing`` writes ``EXPECTATIONS.md`` anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from expectations.expectation import Expectation, Suite
from expectations.suites import SUITES

LISTING = Path(__file__).with_name("EXPECTATIONS.md")
_HEAD = """# Expectations

Each run of the gate asks these of the staged batch, in this order, as Great Expectations suites. What a broken one does:

- `critical`, about a row: the row is held back in quarantine, an article with everything in it;
- `critical`, about the batch: nothing is promoted, readers keep the last published state;
- `critical`, about a source or its history: told as a warning is, for there is no row to hold back;
- `warning`: told at the end of the run and kept in `quality.expectation_results`;
- `info`: kept there.
"""


def expectations_listing(suites: Sequence[Suite] = SUITES) -> str:
    """The list, one table for each suite."""
    return _HEAD + "".join(_section(suite) for suite in suites)


def _section(suite: Suite) -> str:
    rows = "".join(
        f"| `{item.name}` | {item.severity} | {_about(suite, item)} | {_cell(item.reason)} |\n" for item in suite.expectations
    )
    head = "| expectation | severity | about | why, and how its bound was chosen |\n|---|---|---|---|\n"
    return f"\n## {suite.name}\n\nOn `staging.{suite.table}`.\n\n{head}{rows}"


def _about(suite: Suite, item: Expectation) -> str:
    if item.level == "batch":
        return "the batch"
    return f"each {suite.row_kind}" if suite.row_kind else "each row"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    LISTING.write_text(expectations_listing(), encoding="utf-8")
