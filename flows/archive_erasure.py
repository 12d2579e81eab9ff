"""Bytes of the archive that must go are overwritten where they stand: every other record keeps its place.

In the place of a document's records comes one empty record of the same length that says which removal it was; a record from
which a name is taken out is written anew, as long as it was. A gzip member can be of any length: its header may carry a
comment (RFC 1952, 2.3.1), which every reader passes over.
"""

from __future__ import annotations

import os
import struct
import uuid
import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from flows.archive import MAX_BLOCK, Place
from flows.archive_index import whole_members
from flows.warc_reader import WarcRecord, read_records
from flows.warc_writer import FIELDS_TYPE, warc_date
from transforms.errors import ArchiveError

#: Our field of a record whose content was removed, or from which a name was taken.
REMOVED = "Newsledger-Removed"
_COMMENT_HEADER = b"\x1f\x8b\x08\x10\0\0\0\0\x02\xff"
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of an archive file, from ``start`` up to before ``end``."""

    file: str
    start: int
    end: int


def records_of(folder: Path, place: Place, since: int) -> Stretch:
    """All records of one captured document: its own, and the redirects, request and metadata beside it.

    Args:
        folder: the archive.
        place: its own record.
        since: a byte at or before the first of them, where a record begins.

    Raises:
        ArchiveError: the file cannot be read. A damaged record is a stretch of its own.
    """
    path = folder / place.file
    start, end = place.offset, place.offset + place.length
    try:
        own = record_in(_read(path, start, end))
        name = own.field("WARC-Record-ID") if own else None
        if name is None:
            return Stretch(place.file, start, end)
        for offset, data in whole_members(path, min(since, start)):
            record = None if offset == place.offset else record_in(data)
            is_beside = record is not None and record.field("WARC-Concurrent-To") == name
            if is_beside:
                start, end = min(start, offset), max(end, offset + len(data))
            elif offset > place.offset:
                break
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror}; restore the file from a backup") from error
    return Stretch(place.file, start, end)


def erase(folder: Path, stretch: Stretch, removal_id: str, moment: datetime) -> None:
    """Overwrite a stretch by one empty record; doing it again changes nothing.

    Args:
        folder: the archive.
        stretch: whole records.
        removal_id: stands in the record.
        moment: when the removal was decided, aware.

    Raises:
        ArchiveError: the file cannot be written.
    """
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{removal_id} {stretch.file} {stretch.start}")
    head = [
        ("WARC-Type", "metadata"), ("WARC-Record-ID", f"<urn:uuid:{name}>"), ("WARC-Date", warc_date(moment)),
        (REMOVED, removal_id), ("Content-Type", FIELDS_TYPE), ("Content-Length", "0"),
    ]  # fmt: skip
    text = "".join(f"{field}: {value}\r\n" for field, value in head)
    member = _member(f"WARC/1.1\r\n{text}\r\n\r\n\r\n".encode(), stretch.end - stretch.start)
    if member is None:
        raise ArchiveError(f"{folder / stretch.file}: no room for an empty record at byte {stretch.start}")
    _overwrite(folder / stretch.file, stretch.start, member)


def rewrite(folder: Path, place: Place, text: bytes) -> bool:
    """Write a record anew in its place; False, and nothing is changed, where it would be longer than it was.

    Args:
        folder: the archive.
        place: the record.
        text: the whole record, uncompressed.

    Raises:
        ArchiveError: the file cannot be written.
    """
    member = _member(text, place.length)
    if member is not None:
        _overwrite(folder / place.file, place.offset, member)
    return member is not None


def append(folder: Path, file: str, text: bytes) -> Place:
    """Write a record at the end of a file, and bring it to the disk.

    Args:
        folder: the archive.
        file: its name.
        text: the whole record, uncompressed.

    Raises:
        ArchiveError: the file cannot be written.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    data = packer.compress(text) + packer.flush()
    offset = (folder / file).stat().st_size
    _overwrite(folder / file, offset, data)
    flush(folder, {file})
    return Place(file, offset, len(data))


def read_at(folder: Path, place: Place) -> WarcRecord:
    """The record at a place, of whatever kind.

    Raises:
        ArchiveError: there is none, or the file cannot be read.
    """
    path = folder / place.file
    try:
        record = record_in(_read(path, place.offset, place.offset + place.length))
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror}; restore the file from a backup") from error
    if record is None:
        raise ArchiveError(f"{path}: no record at byte {place.offset}; restore the file from a backup")
    return record


def record_in(member: bytes) -> WarcRecord | None:
    """The record that a gzip member holds, or None where it is damaged."""
    record = next(read_records(BytesIO(member), MAX_BLOCK), None)
    return record if isinstance(record, WarcRecord) else None


def flush(folder: Path, files: set[str]) -> None:
    """Bring overwritten files to the disk.

    Raises:
        ArchiveError: the disk fails.
    """
    for file in sorted(files):
        try:
            with (folder / file).open("rb") as handle:
                os.fsync(handle.fileno())
        except OSError as error:
            raise ArchiveError(f"{folder / file}: cannot be written: {error.strerror}") from error


def _member(data: bytes, length: int) -> bytes | None:
    """A gzip member of exactly that length, or None where the data needs more."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    end = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    room = length - len(_COMMENT_HEADER) - 1 - len(packed) - len(end)
    return None if room < 0 else b"".join((_COMMENT_HEADER, b" " * room, b"\0", packed, end))


def _overwrite(path: Path, offset: int, data: bytes) -> None:
    try:
        with path.open("r+b") as file:
            file.seek(offset)
            view = memoryview(data)
            while view:
                view = view[file.write(view[:_PART]) :]
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror}") from error


def _read(path: Path, start: int, end: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(end - start)
