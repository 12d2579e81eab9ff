"""Mends the archive after a run that died: cuts off a torn record, and tells which whole ones nobody may have noted."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from flows.archive import UNFINISHED, Place, capture_id_of, document_of
from transforms.records import RawDocument

_READ_BYTES = 1 << 20


def recover(folder: Path) -> Iterator[tuple[str, list[tuple[RawDocument, str, Place]]]]:
    """Mend the files of runs that died: cut off a record that was torn, and tell what whole ones they hold.

    Yields:
        The run's id, and its documents with their capture ids and places. The marker goes when the caller comes back for
        the next.
    """
    for marker in sorted(folder.glob(f"*{UNFINISHED}")):
        path = marker.with_name(marker.name.removesuffix(UNFINISHED))
        documents: list[tuple[RawDocument, str, Place]] = []
        if path.exists():
            ends = _whole_members(path)
            os.truncate(path, ends[-1])
            places = [Place(path.name, start, end - start) for start, end in pairwise(ends)]
            found = [(_document_at(folder, place), place) for place in places]
            documents = [(document, capture_id_of(document.content), place) for document, place in found if document is not None]
        yield path.name.removesuffix(".warc.gz"), documents
        marker.unlink()


def _document_at(folder: Path, place: Place) -> RawDocument | None:
    """The document of a record, or None for a request or the file's own description."""
    with (folder / place.file).open("rb") as file:
        file.seek(place.offset)
        record = next(iter(ArchiveIterator(BytesIO(file.read(place.length)))))
        return document_of(record) if record.rec_type in ("response", "resource") else None


def _whole_members(path: Path) -> list[int]:
    """Where the whole gzip members of a file end, beginning with 0."""
    ends, position = [0], 0
    with path.open("rb") as file:
        member = zlib.decompressobj(wbits=31)
        while data := file.read(_READ_BYTES):
            while data:
                try:
                    member.decompress(data)
                except zlib.error:
                    return ends
                position += len(data) - len(member.unused_data)
                data = member.unused_data
                if member.eof:
                    ends.append(position)
                    member = zlib.decompressobj(wbits=31)
    return ends
