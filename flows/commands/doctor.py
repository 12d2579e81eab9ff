"""``newsledger doctor``."""

from __future__ import annotations

from flows.cli import UNHEALTHY
from flows.console import console, plain_table
from flows.diagnosis import examine
from flows.settings import load_settings


def doctor() -> int:
    """Check the installation, the home folder, Prefect's database and the ledger; changes nothing."""
    findings = examine(load_settings())
    table = plain_table("", "what", "found")
    for finding in findings:
        table.add_row(finding.state, finding.what, finding.detail)
    console().print(table)
    return UNHEALTHY if any(finding.state == "problem" for finding in findings) else 0
