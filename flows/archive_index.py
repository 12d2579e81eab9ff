"""What the archive holds, read from its files: after a run that died, and where the warehouse was lost.

The warehouse's ``raw.captures`` is an index of the archive, and no more: everything in it stands in the records themselves.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import batched
from pathlib import Path

from flows.archive import MAX_BLOCK, SUFFIX, UNFINISHED, Place, capture_id_of, document_in, own_field
from flows.fetched import original_headers
from flows.warc_files import split_http_head
from flows.warc_reader import WarcRecord, read_records
from transforms.records import RawDocument

_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Archived:
    """One captured document as a record tells of it.

    Attributes:
        run_id: the run that wrote the record.
        status: HTTP status, or None for files.
        headers: response headers as they came, names in lower case.
    """

    run_id: str
    document: RawDocument
    capture_id: str
    place: Place
    status: int | None
    headers: Mapping[str, str]


def recover(folder: Path, count: int) -> Iterator[Sequence[Archived]]:
    """What runs that died have written, so many documents at a time: whole records only, a torn one is cut off.

    Each marker goes when the caller asks for more than what stands behind it: then everything behind it was noted.
    """
    for marker in sorted(folder.glob(f"*{UNFINISHED}")):
        path = marker.with_name(marker.name.removesuffix(UNFINISHED))
        if path.exists():
            whole = _written_from(marker)
            for some in batched(_records(path, whole), count):
                whole = some[-1][1]
                yield [archived for archived, _ in some if archived is not None]
            os.truncate(path, whole)
        marker.unlink()


def archived_beyond(folder: Path, known: Mapping[str, int]) -> Iterator[Archived]:
    """Everything in the archive that the warehouse has no row of, in the order of writing.

    Args:
        folder: the archive.
        known: file to the end of the last record that is known.
    """
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        start = known.get(path.name, 0)
        if path.stat().st_size > start:
            yield from (archived for archived, _ in _records(path, start) if archived is not None)


def _written_from(marker: Path) -> int:
    """Where in its file the run began."""
    try:
        return int(json.loads(marker.read_text(encoding="utf-8"))["from"])
    except (ValueError, KeyError, TypeError):
        return 0


def _records(path: Path, start: int) -> Iterator[tuple[Archived | None, int]]:
    """The documents of a file's whole records from a byte on, None for records of other kinds, each with where it ends."""
    for offset, data in whole_members(path, start):
        end = offset + len(data)
        record = next(read_records(BytesIO(data), MAX_BLOCK), None)
        if isinstance(record, WarcRecord) and own_field(record, "Document-ID") is not None:
            yield _archived(path, record, Place(path.name, offset, len(data))), end
        else:
            yield None, end


def _archived(path: Path, record: WarcRecord, place: Place) -> Archived:
    document = document_in(path.parent, record)
    status, headers = split_http_head(record.block) if record.block.startswith(b"HTTP/") else (None, ())
    run_id = own_field(record, "Run-ID") or path.name.removesuffix(SUFFIX)
    return Archived(run_id, document, capture_id_of(document.content), place, status, original_headers(headers))


def whole_members(path: Path, start: int) -> Iterator[tuple[int, bytes]]:
    """The gzip members of a file from a byte on, each with its first byte, up to the first that is torn or damaged."""
    with path.open("rb") as file:
        file.seek(start)
        member, parts, position = zlib.decompressobj(wbits=31), list[bytes](), start
        while data := file.read(_READ_BYTES):
            while data:
                try:
                    member.decompress(data)
                except zlib.error:
                    return
                parts.append(data[: len(data) - len(member.unused_data)])
                data = member.unused_data
                if member.eof:
                    whole = b"".join(parts)
                    yield position, whole
                    position += len(whole)
                    member, parts = zlib.decompressobj(wbits=31), []
