"""Times as the warehouse keeps them: TIMESTAMP columns that hold UTC, without a zone.

DuckDB's own TIMESTAMP WITH TIME ZONE shows the reader's zone and needs an extension; a ledger shows everybody the same.
"""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment in UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def to_utc(moment: datetime | None) -> datetime | None:
    """A moment in UTC, without a zone; one that has no zone already is taken as UTC."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)
