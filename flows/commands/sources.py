"""``newsledger sources [add|check]``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any

import pyarrow as pa
from cyclopts import App, Parameter

from flows.addresses import address_key
from flows.discovery import Discovery, Proposal
from flows.fetch import Fetcher
from flows.query_output import Format, render
from flows.registry_file import Registered, add_sources, registered_as
from flows.settings import Settings, load_settings
from flows.source_check import Checked, SourceChecker
from flows.sources import REGISTRY, load_registry
from transforms.errors import InputError

#: Exit code where a source that was checked would give nothing; the same as for a run of which nothing comes.
NOTHING_CAME = 3
#: When a new source is asked: feeds and sitemaps twice an hour, as most of the shipped ones.
SCHEDULE = "*/30 * * * *"
_Format = Annotated[Format, Parameter(name=("--format", "-f"))]
_LISTED = ("name", "kind", "active", "schedule", "delay_seconds", "location", "outlet", "language", "notes")

app = App(name="sources", help="List, check and add sources; finds the feeds and sitemaps of a site.")


@app.default
def list_sources(*, format_: _Format = "table") -> None:
    """List the registered sources: those that come with newsledger, and your own from sources.csv in the home folder.

    Args:
        format_: table, csv, json, parquet or markdown; a table leaves out outlet, language and notes.
    """
    settings = load_settings()
    rows = [
        {
            "name": source.name, "kind": source.kind, "active": "yes" if source.is_active else "no", "schedule": source.schedule,
            "delay_seconds": source.delay_seconds, "location": source.location, "outlet": source.outlet,
            "language": source.language, "notes": source.notes,
        }
        for source in load_registry(settings).values()
    ]  # fmt: skip
    columns = _LISTED[:6] if format_ == "table" else _LISTED
    _write(columns, rows, format_)
    _say(f"your own: {settings.home / REGISTRY} (a shipped name replaces that row); `newsledger sources add URL` adds one")


@app.command
def add(
    url: str,
    *,
    name: str = "",
    schedule: str = SCHEDULE,
    delay: float | None = None,
    outlet: str = "",
    language: str = "",
    all_: Annotated[bool, Parameter(name="--all", negative=())] = False,
    dry_run: Annotated[bool, Parameter(name="--dry-run", negative=())] = False,
    format_: _Format = "table",
) -> None:
    """Find the feeds and sitemaps of a site, and put the best one into sources.csv in the home folder.

    The address may be a site, one of its pages, a feed or a sitemap. Each of those found is asked for and read; the best come
    first: feeds with full text, feeds with newer entries, sitemaps. Nothing is registered twice.

    Args:
        url: where to look.
        name: what the source is called (default: from its address).
        schedule: cron text, or an interval such as "every 30 minutes"; empty: only by hand.
        delay: seconds between two requests to its host (default: the setting).
        outlet: who publishes it (default: what the feed calls itself).
        language: code of its language (default: what it says).
        all_: register everything that is found.
        dry_run: only show what is found.
        format_: table, csv, json, parquet or markdown.
    """
    settings = load_settings()
    if all_ and name:
        raise InputError("--name names one source, --all registers several: say one of both")
    with Fetcher(settings, memory=settings.site_files_path) as fetcher, _progress() as tell:
        discovery = Discovery(fetcher, settings, tell)
        found = discovery.find(url)
    if discovery.rejected and found[0].kind == "page_list":
        address, reason = next(iter(discovery.rejected.items()))
        _say(
            f"{len(discovery.rejected)} addresses were asked in vain; the first: {address}: {reason.removeprefix(f'{address}: ')}"
        )
    chosen = found if all_ else found[:1]
    given = {"name": name, "schedule": schedule, "delay_seconds": "" if delay is None else f"{delay:g}"}
    rows = [{**_row(proposal, outlet, language), **given} for proposal in chosen]
    outcome = [] if dry_run else add_sources(settings, rows)
    _write_proposals(settings, found, outcome, format_)
    for registered in outcome:
        if registered.is_new:
            _say(f"{registered.name}: added to {settings.home / REGISTRY}; try it: newsledger sources check {registered.name}")
        else:
            _say(f"{registered.name}: is registered already; nothing was changed")


@app.command
def check(*names: str, format_: _Format = "table") -> int:
    """Try sources without fetching their pages: what would come, what is new, what is in the way.

    Leaves with 0 if each of them would give something, else with 3.

    Args:
        names: registered sources (default: all active ones).
        format_: table, csv, json, parquet or markdown.
    """
    settings = load_settings()
    registry = load_registry(settings)
    unknown = [name for name in names if name not in registry]
    if unknown:
        raise InputError(f"{unknown[0]}: no registered source (`newsledger sources` lists them)")
    chosen = [registry[name] for name in names] or [source for source in registry.values() if source.is_active]
    checked: list[Checked] = []
    with (
        Fetcher(settings, memory=settings.site_files_path) as fetcher,
        SourceChecker(settings, fetcher) as checker,
        _progress() as tell,
    ):
        for source in chosen:
            tell(source.name)
            checked.append(checker.check(source))
    _write(("source", "kind", "state", "entries", "new", "newest", "refused", "problem"), map(_checked_row, checked), format_)
    return 0 if all(one.state == "ok" for one in checked) else NOTHING_CAME


def _row(proposal: Proposal, outlet: str, language: str) -> dict[str, str]:
    stated = (proposal.language or "").split("-")[0].split("_")[0].lower()
    return {
        "kind": proposal.kind,
        "location": proposal.location,
        "outlet": outlet or " ".join((proposal.title or "").split())[:80],
        "language": language or (stated if stated.isalpha() and len(stated) in (2, 3) else ""),
        "notes": proposal.found_by,
    }


def _write_proposals(settings: Settings, found: Sequence[Proposal], outcome: Sequence[Registered], name: Format) -> None:
    added = {one.name for one in outcome if one.is_new}
    known = registered_as(settings)
    rows = []
    for rank, proposal in enumerate(found, start=1):
        source = known.get(address_key(proposal.location))
        state = "proposed" if source is None else f"added as {source.name}" if source.name in added else f"is {source.name}"
        rows.append({
            "rank": rank, "kind": proposal.kind, "state": state,
            "entries": proposal.entry_count, "newest": _day(proposal.newest_at),
            "carries": "full text" if proposal.has_full_text else "news" if proposal.is_news else "", "found": proposal.found_by,
            "location": proposal.location, "title": proposal.title, "language": proposal.language, "problem": proposal.problem,
        })  # fmt: skip
    columns = ("rank", "kind", "state", "entries", "newest", "carries", "found", "location", "title", "language", "problem")
    _write(columns[:8] if name == "table" else columns, rows, name)


def _checked_row(checked: Checked) -> dict[str, Any]:
    return {
        "source": checked.source.name, "kind": checked.source.kind, "state": checked.state, "entries": checked.entries,
        "new": checked.new, "newest": _day(checked.newest_at), "refused": checked.refused, "problem": checked.problem,
    }  # fmt: skip


def _day(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else None


def _write(columns: Sequence[str], rows: Any, name: Format) -> None:
    kept = [{column: row[column] for column in columns} for row in rows]
    table = pa.Table.from_pylist(kept, schema=pa.schema([(column, _type(column, kept)) for column in columns]))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    sys.stdout.buffer.write(render(table, name, width=width))


def _type(column: str, rows: Sequence[Mapping[str, Any]]) -> pa.DataType:
    value = next((row[column] for row in rows if row[column] is not None), None)
    return pa.int64() if isinstance(value, int) else pa.float64() if isinstance(value, float) else pa.string()


def _say(line: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"{line}\n")


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says what is asked; only where that is a terminal."""
    is_shown = sys.stderr.isatty()

    def tell(what: str) -> None:
        if is_shown:
            sys.stderr.write(f"\r\x1b[K{what[:100]} …")
            sys.stderr.flush()

    yield tell
    if is_shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
