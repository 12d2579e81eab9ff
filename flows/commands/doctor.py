"""``newsledger doctor``."""

from __future__ import annotations

from flows.cli import UNHEALTHY
from flows.console import console, plain_table
from flows.diagnosis import examine, try_addresses
from flows.settings import load_settings


def doctor(*, notify: bool = False) -> int:
    """Check the installation, the home folder, Prefect's database and the ledger; changes nothing.

    Args:
        notify: send a test message to each address of the setting notify.
    """
    settings = load_settings()
    findings = [*examine(settings), *([try_addresses(settings)] if notify else [])]
    table = plain_table("", "what", "found")
    for finding in findings:
        table.add_row(finding.state, finding.what, finding.detail)
    console().print(table)
    return UNHEALTHY if any(finding.state == "problem" for finding in findings) else 0
