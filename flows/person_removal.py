"""A person taken out: bytes that name them are written anew without the name, and rows that are about them go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flows.archive import Place
from flows.archive_erasure import flush
from flows.name_erasure import NameEraser
from flows.removal_journal import Journal, Removal
from flows.settings import Settings
from transforms.redaction import Redactor
from warehouse.redacting import (
    captures_of_revisions,
    hints_of,
    places_of_captures,
    redact_rows,
    rename_captures,
    revisions_naming,
    revisions_of_captures,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Say = Callable[[str], None]


@dataclass(frozen=True)
class ErasedPerson:
    """What the archive held of a person.

    Attributes:
        renamed: ids of captures to the ids of what is left of their bytes.
        moved: where records lay, file and first byte, that lie elsewhere now.
        revision_ids: revisions that name the person, by their actors or by their bytes.
        files: archive files that were changed.
    """

    renamed: dict[str, str]
    moved: dict[tuple[str, int], Place]
    revision_ids: tuple[str, ...]
    files: set[str]


def erase_person(con: DuckDBPyConnection, settings: Settings, journal: Journal, removal: Removal, say: Say) -> ErasedPerson:
    """Take a person's names out of the archive; doing it again changes nothing and tells the same.

    Raises:
        ArchiveError: the archive cannot be read or written.
    """
    names = _names(removal)
    redactor = Redactor(removal.names, journal.key)
    naming = revisions_naming(con, names)
    forced = captures_of_revisions(con, naming)
    eraser = NameEraser(
        settings.archive_path, redactor, removal.removal_id, datetime.fromisoformat(removal.at), last_words(names)
    )
    left = eraser.erase(hints_of(names), forced, say)
    rows = places_of_captures(con, list(left))
    renamed = {old: left[file, offset].capture_id for old, file, offset, _ in rows if (file, offset) in left}
    bytes_at = {one.capture_id: one.place for one in left.values() if not one.is_reference}
    for old, file, offset, length in rows:
        if (file, offset) not in left and old in renamed:
            left[file, offset] = eraser.refer(Place(file, offset, length), renamed[old], bytes_at[renamed[old]])
    flush(settings.archive_path, {file for file, _ in left})
    revision_ids = tuple({*naming, *revisions_of_captures(con, list(renamed))})
    moved = {before: one.place for before, one in left.items() if before != (one.place.file, one.place.offset)}
    return ErasedPerson(renamed, moved, revision_ids, {file for file, _ in left})


def redact_person(con: DuckDBPyConnection, journal: Journal, removal: Removal, found: ErasedPerson) -> dict[str, int]:
    """Take a person out of the warehouse, within the caller's transaction; how many rows of what were changed."""
    names = _names(removal)
    redactor, lasts = Redactor(removal.names, journal.key), last_words(names)

    def redact(text: str, *, is_markup: bool, is_named: bool) -> str:
        return redactor.redact(text, is_markup=is_markup, last_words=lasts if is_named else frozenset()).text

    moved = [(file, at, place.offset, place.length) for (file, at), place in found.moved.items()]
    rename_captures(con, found.renamed, moved)
    return redact_rows(con, names, found.revision_ids, redact)


def last_words(names: tuple[str, ...]) -> frozenset[str]:
    """The last word of each name of several words."""
    return frozenset(name.split()[-1] for name in names if len(name.split()) > 1)


def _names(removal: Removal) -> tuple[str, ...]:
    assert removal.plan is not None, "it is begun"
    return removal.plan.names
