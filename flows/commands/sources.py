"""``newsledger sources``."""

from __future__ import annotations

from flows.console import console, plain_table
from flows.settings import load_settings
from flows.sources import REGISTRY, load_registry


def sources() -> None:
    """List the registered sources: those that come with newsledger, and your own from sources.csv in the home folder."""
    settings = load_settings()
    table = plain_table("name", "kind", "active", "schedule", "location")
    for source in load_registry(settings).values():
        table.add_row(source.name, source.kind, "yes" if source.is_active else "no", source.schedule, source.location)
    console().print(table)
    console().print(f"\nyour own: {settings.home / REGISTRY} (same columns as the shipped table; same name replaces)")
