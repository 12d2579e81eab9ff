"""What ``newsledger verify`` finds: an outcome for each check, with a finding for each thing that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Findings of one check that are told; the others are counted.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where it is, what is wrong there, and what to do."""

    where: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found.

    Attributes:
        check: its name.
        looked_at: how many things of its unit.
        unit: plural noun of what is counted.
        wrong: how many things are.
        findings: the first of these.
        note: what a reader should know although nothing is wrong: what was left out, and why.
    """

    check: str
    looked_at: int
    unit: str
    wrong: int = 0
    findings: tuple[Finding, ...] = ()
    note: str = ""


def outcome(check: str, looked_at: int, unit: str, findings: Iterable[Finding] = (), note: str = "") -> Outcome:
    """An outcome that counts its findings and keeps the first."""
    found = tuple(findings)
    return Outcome(check, looked_at, unit, len(found), found[:SHOWN], note)
