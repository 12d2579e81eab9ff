"""``newsledger verify``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.cli import UNHEALTHY
from flows.console import console, plain_table
from flows.findings import Outcome
from flows.run_display import RunDisplay
from flows.settings import load_settings
from flows.verify import accept_changes, verify_home, verify_some


def verify(
    *figures_or_articles: str,
    everything: Annotated[bool, Parameter(name="--all", negative=())] = False,
    format_: Annotated[Literal["table", "json"], Parameter(name=("--format", "-f"))] = "table",
    accept: Annotated[str | None, Parameter(name="--accept")] = None,
    jobs: Annotated[int | None, Parameter(name=("--jobs", "-j"))] = None,
) -> int:
    """Check that everything is what newsledger wrote, and that the ledger follows from the archived bytes; changes nothing.

    Every byte of archive, warehouse and ledger is compared with what was noted when it was written, every row with its hash, its
    span and what it refers to, the ledger with the warehouse. Articles are read again from the archive, and everything found in
    them is compared. Leaves with 1 where anything is wrong, and says what to do.

    newsledger verify

    newsledger verify 4f0c2a81

    newsledger verify --all --format json

    Args:
        figures_or_articles: only these, by id or its beginning; articles also by document or address.
        everything: every record is read and every article analysed again; without it, some by chance, beside everything cheap.
        format_: table or json.
        accept: a note why a change that something else than newsledger made is right; kept on record, and no longer reported.
        jobs: processes that analyse articles (default: the setting NEWSLEDGER_JOBS).
    """
    settings = load_settings(**({} if jobs is None else {"jobs": jobs}))
    if accept is not None:
        accept_changes(settings, accept)
        sys.stdout.write("accepted; `newsledger verify` looks at the rest\n")
        return 0
    with RunDisplay() as display:
        if figures_or_articles:
            outcomes = list(verify_some(settings, figures_or_articles, display.say))
        else:
            outcomes = list(verify_home(settings, display.say, everything=everything))
    if format_ == "json":
        sys.stdout.write(json.dumps([asdict(found) for found in outcomes], ensure_ascii=False, indent=2) + "\n")
    else:
        show_outcomes(outcomes)
    return UNHEALTHY if any(found.wrong for found in outcomes) else 0


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Print the table of checks, and each finding with what to do."""
    table = plain_table("check", "looked at", "", "wrong", "")
    for found in outcomes:
        table.add_row(found.check, f"{found.looked_at:,}", found.unit, f"{found.wrong:,}", found.note)
    console().print(table)
    for found in outcomes:
        for finding in found.findings:
            console().print(f"\n{found.check}: {finding.where}\n  {finding.what}\n  {finding.advice}")
        if found.wrong > len(found.findings):
            console().print(f"\n{found.check}: {found.wrong - len(found.findings):,} more")
    wrong = sum(found.wrong for found in outcomes)
    console().print(f"\n{wrong:,} things are wrong" if wrong else "\neverything that was looked at is as it was written")
