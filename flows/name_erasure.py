"""A name taken out of the archive: records whose bytes hold it are written anew without it, in their places where they fit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from flows.archive import SUFFIX, Place, capture_id_of, document_in, own_field
from flows.archive_erasure import REMOVED, Stretch, append, erase, read_at, record_in, rewrite
from flows.archive_index import whole_members
from flows.warc_reader import WarcRecord
from flows.warc_writer import digest_of, labelled_digest
from transforms.decode import decode
from transforms.errors import DocumentError
from transforms.records import RawDocument
from transforms.redaction import Redactor

Say = Callable[[str], None]
_GZIP = 16 + zlib.MAX_WBITS
#: Fields of a record that are made anew, in lower case.
_RENEWED = frozenset({
    "warc-payload-digest", "warc-block-digest", "content-length", "newsledger-charset", "newsledger-place", "newsledger-was-at",
    REMOVED.lower(),
})  # fmt: skip


def without_names(document: RawDocument, redactor: Redactor, last_words: frozenset[str] = frozenset()) -> RawDocument:
    """A document whose bytes do not hold the names; the same one where they did not.

    What was changed is UTF-8 then. Bytes that are no text are looked at as they are.
    """
    try:
        text = decode(document)
    except DocumentError:
        found = redactor.redact(document.content.decode("latin-1"), is_markup=True, last_words=last_words)
        return replace(document, content=found.text.encode("latin-1")) if found.count else document
    found = redactor.redact(text, is_markup=True, last_words=last_words)
    if not found.count:
        return document
    return replace(document, content=found.text.encode("utf-8", "replace"), charset="utf-8")


@dataclass(frozen=True, slots=True)
class Left:
    """A record that holds the name no longer.

    Attributes:
        capture_id: id of what is left of the bytes.
        place: where it lies now.
        is_reference: whether it leads to another record that holds the bytes.
    """

    capture_id: str
    place: Place
    is_reference: bool = False


class NameEraser:
    """Writes records of an archive anew, without names; each step may be done twice.

    Args:
        folder: the archive.
        redactor: finds the names.
        removal_id: stands in the records.
        moment: when the removal was decided, aware.
        last_words: words that go as well wherever a document names the person.
    """

    def __init__(self, folder: Path, redactor: Redactor, removal_id: str, moment: datetime, last_words: frozenset[str]) -> None:
        self._folder = folder
        self._redactor = redactor
        self._removal_id = removal_id
        self._moment = moment
        self._last_words = last_words

    def erase(self, hints: Collection[str], forced: Collection[str], say: Say) -> dict[tuple[str, int], Left]:
        """Take the names out of every record that holds bytes.

        Args:
            hints: letters without which no text holds them.
            forced: ids of captures that name the person by the last name alone.
            say: tells how far it is.

        Returns:
            Where records lay (file and first byte) that are without the names now, to what is left.

        Raises:
            ArchiveError: the archive cannot be read or written.
        """
        wanted = [part for hint in hints for part in (hint.encode(), hint.encode("utf-16-le"))] + [
            self._removal_id.encode().lower()
        ]
        found: dict[tuple[str, int], Left] = {}
        paths = sorted(self._folder.glob(f"*{SUFFIX}"))
        for number, path in enumerate(paths, start=1):
            say(f"remove: archive file {number:,} of {len(paths):,}, {path.name}")
            for offset, data in whole_members(path, 0):
                block = zlib.decompress(data, _GZIP).lower()
                record = record_in(data) if any(part in block for part in wanted) else None
                if record is not None and own_field(record, "Document-ID") is not None:
                    found |= self._left(record, Place(path.name, offset, len(data)), forced)
        return found

    def refer(self, place: Place, capture_id: str, target: Place) -> Left:
        """Let a reference say where the bytes lie now that it leads to, and what they are.

        Raises:
            ArchiveError: the archive cannot be read or written.
        """
        record = read_at(self._folder, place)
        fields = [("WARC-Payload-Digest", labelled_digest(bytes.fromhex(capture_id))), ("Newsledger-Charset", "utf-8")]
        fields += [("Newsledger-Place", f"{target.offset} {target.length} {target.file}")]
        return Left(capture_id, self._put(place, record, fields, record.block), is_reference=True)

    def _left(self, record: WarcRecord, place: Place, forced: Collection[str]) -> dict[tuple[str, int], Left]:
        is_done, is_reference = record.field(REMOVED) == self._removal_id, record.kind == "revisit"
        if is_reference and not is_done:
            return {}
        document = document_in(self._folder, record)
        if is_done:
            offset, file = (own_field(record, "Was-At") or f"{place.offset} {place.file}").split(" ", 1)
            return {(file, int(offset)): Left(capture_id_of(document.content), place, is_reference)}
        if capture_id_of(document.content) not in forced and without_names(document, self._redactor) == document:
            return {}
        left = without_names(document, self._redactor, self._last_words)
        if left == document:
            return {}
        head = _with_length(record.block[: len(record.block) - len(document.content)], len(left.content))
        fields = [("WARC-Payload-Digest", digest_of(left.content))]
        fields += [("Newsledger-Charset", left.charset)] if left.charset else []
        now = self._put(place, record, fields, head + left.content)
        return {(place.file, place.offset): Left(capture_id_of(left.content), now)}

    def _put(self, place: Place, record: WarcRecord, fields: list[tuple[str, str]], block: bytes) -> Place:
        """Write a record anew: in its place, or where it does not fit there, at the end of its file."""
        kept = [(name, value) for name, value in record.fields if name.lower() not in _RENEWED]
        made = [*kept, *fields, (REMOVED, self._removal_id)]
        if rewrite(self._folder, place, _text(made, block)):
            return place
        moved = append(self._folder, place.file, _text([*made, ("Newsledger-Was-At", f"{place.offset} {place.file}")], block))
        erase(self._folder, Stretch(place.file, place.offset, place.offset + place.length), self._removal_id, self._moment)
        return moved


def _with_length(head: bytes, length: int) -> bytes:
    """The head of an answer, with the length of its body."""
    lines = head.split(b"\r\n")
    return b"\r\n".join(b"Content-Length: %d" % length if line.lower().startswith(b"content-length:") else line for line in lines)


def _text(fields: list[tuple[str, str]], block: bytes) -> bytes:
    """A record, uncompressed."""
    lines = [*fields, ("WARC-Block-Digest", digest_of(block)), ("Content-Length", str(len(block)))]
    head = "".join(f"{name}: {value}\r\n" for name, value in lines)
    return b"".join((f"WARC/1.1\r\n{head}\r\n".encode(), block, b"\r\n\r\n"))
