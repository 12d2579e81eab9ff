"""Takedown: what is to go leaves the archive, the warehouse, the snapshot and the pages that quote it, and does not come again.

The order is such that a process that is killed in the middle is completed by the next one that writes: first the journal names
what goes, then the archive's bytes are overwritten, then the rows go in one transaction, then the warehouse file is written anew
(deleted rows stay in free blocks), then it is published; only then the journal forgets what it was. Each step may be done twice.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flows.archive import Place
from flows.archive_digests import digest_anew
from flows.archive_erasure import Stretch, erase, flush, records_of
from flows.person_removal import erase_person, redact_person
from flows.removal_journal import Journal, Plan, Removal, load_journal
from flows.settings import Settings
from transforms.redaction import name_keys
from warehouse.batch import transaction
from warehouse.compact import compact
from warehouse.database import connect_writer, old_copies
from warehouse.identity import article_id
from warehouse.publish import publish
from warehouse.removal import Chosen, choose_again, delete_chosen, is_recorded, note_keys, record_removal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Say = Callable[[str], None]
Choose = Callable[["DuckDBPyConnection"], Chosen]


@dataclass(frozen=True)
class Order:
    """What somebody wants to have removed.

    Attributes:
        kind: article, source, person or retention.
        choose: finds what goes.
        sources: names of sources of which nothing may come again.
        names: names of a person that are taken out of everything that stays.
    """

    kind: str
    choose: Choose
    author: str
    reason: str
    sources: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def new_removal_id() -> str:
    """A name that sorts by time and that no two removals share."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def begin_removal(settings: Settings, con: DuckDBPyConnection, order: Order, chosen: Chosen) -> Removal:
    """Write into the journal what is to go; from then on it goes, whatever happens to this process.

    Raises:
        ArchiveError: the journal cannot be written, or the archive not be read: nothing was removed.
    """
    journal = load_journal(settings.home)
    stretches = _stretches(settings, chosen)
    counts = {**chosen.counts, "archive_bytes": sum(stretch.end - stretch.start for stretch in stretches)}
    removal = Removal(
        new_removal_id(), order.kind, order.author, order.reason, datetime.now(UTC).isoformat(timespec="seconds"), counts,
        _keys(journal, chosen, order.sources), name_keys(order.names, journal.key),
        Plan(tuple(name for name, *_ in chosen.articles), chosen.documents, stretches, order.names),
    )  # fmt: skip
    journal.put(removal)
    return removal


def finish_removals(settings: Settings, say: Say) -> list[Removal]:
    """Carry out what the journal says is begun; the caller holds the writer's lock, and nobody has the warehouse open.

    Returns:
        The removals that are done now.

    Raises:
        ArchiveError: the archive or the journal cannot be written; it goes on with the next writer.
        WarehouseError: the warehouse cannot be written, or not published; likewise.
    """
    journal = load_journal(settings.home)
    done = []
    for begun in journal.begun():
        removal = _carry_out(settings, journal, begun, say)
        # What is only old is known by the warehouse alone: its hashes would make the journal grow for ever.
        finished = replace(removal, plan=None, keys=() if removal.kind == "retention" else removal.keys)
        journal = journal.put(finished)
        done.append(finished)
    return done


def _carry_out(settings: Settings, journal: Journal, removal: Removal, say: Say) -> Removal:
    assert removal.plan is not None, "it is begun"
    moment = datetime.fromisoformat(removal.at)
    changed = _erase(settings, removal, removal.plan, say)
    with closing(connect_writer(settings.warehouse_path)) as con:
        found = erase_person(con, settings, journal, removal, say) if removal.plan.names else None
        say(f"remove: {removal.removal_id}: the warehouse")
        with transaction(con):
            if not is_recorded(con, removal.removal_id):
                if removal.plan.article_ids or removal.plan.documents:
                    chosen = choose_again(con, removal.plan.article_ids, removal.plan.documents)
                    delete_chosen(con, chosen, removal.removal_id)
                counts = redact_person(con, journal, removal, found) if found else {}
                removal = replace(removal, counts={**removal.counts, **counts})
                record_removal(con, removal.removal_id, removal.kind, removal.author, removal.reason, moment, removal.counts)
            note_keys(con, dict.fromkeys(removal.keys, removal.removal_id))
        for file in sorted(changed | (found.files if found else set())):
            digest_anew(con, settings.archive_path, removal.removal_id, file)
        forget_pages(settings)
        say(f"remove: {removal.removal_id}: the warehouse file is written anew")
        compact(con, settings.warehouse_path)
    with closing(connect_writer(settings.warehouse_path)) as con:
        publish(con, settings.warehouse_path, settings.ledger_path)
    return removal


def _erase(settings: Settings, removal: Removal, plan: Plan, say: Say) -> set[str]:
    """Overwrite what goes of the archive; the files that were changed."""
    say(f"remove: {removal.removal_id}: {len(plan.stretches):,} places of the archive")
    present = {stretch.file for stretch in plan.stretches if (settings.archive_path / stretch.file).exists()}
    for stretch in plan.stretches:
        if stretch.file in present:
            erase(settings.archive_path, stretch, removal.removal_id, datetime.fromisoformat(removal.at))
    flush(settings.archive_path, present)
    return present


def forget_pages(settings: Settings) -> None:
    """Remove what is made from the ledger and can be made again, for it may quote what went: Data Docs, reports, older files."""
    for folder in (settings.docs_path, settings.report_path):
        shutil.rmtree(folder, ignore_errors=True)
    for path in old_copies(settings.warehouse_path):
        path.unlink()


def _stretches(settings: Settings, chosen: Chosen) -> tuple[Stretch, ...]:
    found: set[Stretch] = set()
    for place in chosen.places:
        if (settings.archive_path / place.archive_file).exists():
            own = Place(place.archive_file, place.record_offset, place.record_length)
            found.add(records_of(settings.archive_path, own, place.since))
    return tuple(sorted(found, key=lambda stretch: (stretch.file, stretch.start)))


def _keys(journal: Journal, chosen: Chosen, sources: Sequence[str]) -> tuple[str, ...]:
    """What must not come again: articles, by their ids and those that their addresses would give; bytes; sources."""
    articles = {name for name, *_ in chosen.articles}
    articles |= {
        article_id(None, address, None, "") for address in chosen.addresses if address.startswith(("http://", "https://"))
    }
    keys = {journal.key_of("article", name) for name in articles}
    keys |= {journal.key_of("capture", capture) for _, capture in chosen.documents}
    keys |= {journal.key_of("source", name) for name in sources}
    return tuple(sorted(keys))
