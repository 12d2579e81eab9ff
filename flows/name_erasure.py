"""A name taken out of the archive: records whose bytes hold it are written anew without it, in their places."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from flows.archive import SUFFIX, Place, capture_id_of, document_in, own_field
from flows.archive_erasure import REMOVED, read_at, record_in, rewrite
from flows.archive_index import whole_members
from flows.warc_reader import WarcRecord
from flows.warc_writer import digest_of, labelled_digest
from transforms.decode import decode
from transforms.errors import ArchiveError, DocumentError
from transforms.records import RawDocument
from transforms.redaction import Redactor

Say = Callable[[str], None]
_GZIP = 16 + zlib.MAX_WBITS
#: Fields of a record that are made anew, in lower case.
_RENEWED = frozenset({"warc-payload-digest", "warc-block-digest", "content-length", "newsledger-charset", REMOVED.lower()})


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


def erase_names(
    folder: Path,
    redactor: Redactor,
    hints: Collection[str],
    removal: tuple[str, frozenset[str]],
    forced: Collection[str],
    say: Say,
) -> dict[Place, str]:
    """Take names out of every record of the archive; doing it again changes nothing and tells the same.

    A record that would not fit into its place without the name loses its bytes altogether.

    Args:
        folder: the archive.
        redactor: finds the names.
        hints: letters without which no text holds them.
        removal: the removal's name, and last names that go wherever a document names the person.
        forced: ids of captures that name the person by the last name alone.
        say: tells how far it is.

    Returns:
        Where the records lie that hold the name no longer, with the ids of what is left of their bytes.

    Raises:
        ArchiveError: the archive cannot be read or written.
    """
    removal_id, last_words = removal
    wanted = [part for hint in hints for part in (hint.encode(), hint.encode("utf-16-le"))]
    found: dict[Place, str] = {}
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    for number, path in enumerate(paths, start=1):
        say(f"remove: archive file {number:,} of {len(paths):,}, {path.name}")
        for offset, data in whole_members(path, 0):
            block = zlib.decompress(data, _GZIP)
            lower = block.lower()
            if not (any(part in lower for part in wanted) or removal_id.encode() in block):
                continue
            record = record_in(data)
            if record is None or record.kind not in ("response", "resource") or own_field(record, "Document-ID") is None:
                continue
            place, document = Place(path.name, offset, len(data)), document_in(folder, record)
            if record.field(REMOVED) == removal_id:
                found[place] = capture_id_of(document.content)
                continue
            if capture_id_of(document.content) not in forced and without_names(document, redactor) == document:
                continue
            left = without_names(document, redactor, last_words)
            if left != document:
                found[place] = _write(folder, place, record, len(document.content), left, removal_id)
    return found


def rename_payloads(folder: Path, places: Mapping[Place, str], removal_id: str) -> None:
    """Let references to redacted records say what these hold now.

    Args:
        folder: the archive.
        places: references, each with the id of the capture that it refers to now.
        removal_id: stands in the record.

    Raises:
        ArchiveError: the archive cannot be read or written.
    """
    for place, capture_id in places.items():
        record = read_at(folder, place)
        if record.kind == "revisit":
            rewrite(folder, place, _text(record, record.block, labelled_digest(bytes.fromhex(capture_id)), removal_id, "utf-8"))


def _write(folder: Path, place: Place, record: WarcRecord, old_length: int, left: RawDocument, removal_id: str) -> str:
    """Write a record anew with what is left of a document; the id of that."""
    head = record.block[: len(record.block) - old_length]
    for content in (left.content, b""):
        block = _with_length(head, len(content)) + content
        text = _text(record, block, digest_of(content), removal_id, left.charset)
        if rewrite(folder, place, text):
            return capture_id_of(content)
    raise ArchiveError(f"{folder / place.file}: no room to write the record at byte {place.offset} anew")


def _with_length(head: bytes, length: int) -> bytes:
    """The head of an answer, with the length of its body."""
    lines = head.split(b"\r\n")
    return b"\r\n".join(b"Content-Length: %d" % length if line.lower().startswith(b"content-length:") else line for line in lines)


def _text(record: WarcRecord, block: bytes, payload_digest: str, removal_id: str, charset: str | None) -> bytes:
    """A record of the same head with another block, uncompressed."""
    kept = [(name, value) for name, value in record.fields if name.lower() not in _RENEWED]
    own = [("Newsledger-Charset", charset)] if charset else []
    digests = [("WARC-Payload-Digest", payload_digest), ("WARC-Block-Digest", digest_of(block))]
    fields = [*kept, *own, (REMOVED, removal_id), *digests, ("Content-Length", str(len(block)))]
    text = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return b"".join((f"WARC/1.1\r\n{text}\r\n".encode(), block, b"\r\n\r\n"))
