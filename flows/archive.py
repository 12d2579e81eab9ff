"""The archive: every captured byte, once, in WARC files that standard tools read.

A fetched document is a ``request``, a ``response`` and a ``metadata`` record (what the feed said, the redirects), the redirects
before it likewise; a document from a file is a ``resource``. The same bytes under another name are a ``revisit`` that leads to
the record which holds them; the same document found unchanged again is none, its disposition says so.

Runs continue the newest file until it has its full size. A record is on the disk (:meth:`ArchiveWriter.sync`) before the
warehouse hears of it. Beside a file stands a marker until the warehouse has heard of everything in it: by the markers of a dead
run :mod:`flows.archive_index` finds what it wrote.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Self
from urllib.parse import quote, unquote, urlsplit

from flows.fetched import Exchange, Redirect, archived_headers
from flows.warc_files import split_http
from flows.warc_reader import WarcRecord, read_records
from flows.warc_writer import (
    FIELDS_TYPE,
    HTTP_REQUEST,
    HTTP_RESPONSE,
    IDENTICAL_PAYLOAD,
    digest_of,
    http_head,
    new_record_id,
    warc_record,
)
from transforms.errors import ArchiveError, NewsledgerError
from transforms.records import RawDocument

SUFFIX = ".warc.gz"
UNFINISHED = ".open"
#: Our own fields of a record, percent-encoded because heads are lines of ASCII; standard tools pass them over.
_FIELD = "Newsledger-"
_PLAIN = " /:+,;=@-._~?&#"
#: What an address is made of (RFC 3986, 2); whatever else a caller calls one is percent-encoded.
_URI = "%/:?#[]@!$&'()*+,;=~-._"
#: No record of ours is longer.
MAX_BLOCK = 1 << 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: file relative to the archive folder, first byte, length in bytes."""

    file: str
    offset: int
    length: int


def capture_id_of(content: bytes) -> str:
    """The id of a capture: SHA-256 of its bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


class ArchiveWriter:
    """Writes the records of one run; use it as a context manager.

    Args:
        folder: the archive.
        run_id: stands in the records, and names a file that the run begins.
        file_bytes: a file that has so many is continued no more.
    """

    def __init__(self, folder: Path, run_id: str, file_bytes: int) -> None:
        self._folder = folder
        self._run_id = run_id
        self._file_bytes = file_bytes
        self._file: BinaryIO | None = None
        self._path = folder
        self._size = 0
        #: Records that the warehouse has not heard of, and the files that are written no more and may hold some.
        self._unnoted: set[Place] = set()
        self._full: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def append(self, document: RawDocument, exchange: Exchange | None = None) -> Place:
        """Keep a document's bytes, and the exchange that brought them; not yet safe before :meth:`sync`.

        Raises:
            ArchiveError: the file cannot be written; a full disk, for instance.
        """
        record_id, moment = new_record_id(), document.fetched_at or datetime.now(UTC)
        fields = [*_target(document, exchange), ("WARC-Payload-Digest", digest_of(document.content)), *self._own_fields(document)]
        if exchange is None:
            return self._write([], warc_record("resource", record_id, moment, fields, document.media_type, document.content), [])
        head = http_head(f"HTTP/1.1 {exchange.status_line}", exchange.response_headers)
        response = warc_record("response", record_id, moment, fields, HTTP_RESPONSE, head + document.content)
        return self._write(*_around(document, exchange, record_id, moment, response))

    def refer(self, document: RawDocument, exchange: Exchange | None, known: Place) -> Place:
        """Note that a document has the bytes of a record that is kept already.

        Raises:
            ArchiveError: that record cannot be read, or the file cannot be written.
        """
        original = _record_at(self._folder, known)
        record_id, moment = new_record_id(), document.fetched_at or datetime.now(UTC)
        refers = {
            "WARC-Profile": IDENTICAL_PAYLOAD, "WARC-Payload-Digest": digest_of(document.content),
            "WARC-Refers-To": original.field("WARC-Record-ID"), "WARC-Refers-To-Target-URI": original.field("WARC-Target-URI"),
            "WARC-Refers-To-Date": original.field("WARC-Date"), f"{_FIELD}Place": f"{known.offset} {known.length} {known.file}",
        }  # fmt: skip
        fields = [*_target(document, exchange), *((name, value) for name, value in refers.items() if value)]
        fields += self._own_fields(document)
        head = http_head(f"HTTP/1.1 {exchange.status_line}", exchange.response_headers) if exchange else b""
        revisit = warc_record("revisit", record_id, moment, fields, HTTP_RESPONSE if exchange else document.media_type, head)
        if exchange is None:
            return self._write([], revisit, [])
        return self._write(*_around(document, exchange, record_id, moment, revisit))

    def sync(self) -> None:
        """Bring everything appended so far to the disk.

        Raises:
            ArchiveError: the disk is full or fails.
        """
        if self._file is None:
            return
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ArchiveError(f"{self._path}: cannot be written: {error.strerror}") from error

    def noted(self, places: Iterable[Place]) -> None:
        """The warehouse knows these records now: a file that is written no more and holds no other needs no marker."""
        self._unnoted.difference_update(places)
        self._unmark()

    def _unmark(self) -> None:
        holding = {place.file for place in self._unnoted}
        for path in [path for path in self._full if path.name not in holding]:
            marker_of(path).unlink(missing_ok=True)
            self._full.remove(path)

    def _write(self, before: Iterable[bytes], record: bytes, after: Iterable[bytes]) -> Place:
        try:
            file = self._open()
            leading = b"".join(before)
            place = Place(self._path.name, self._size + len(leading), len(record))
            _write_all(file, b"".join((leading, record, *after)))
        except OSError as error:
            self._take_back()
            raise ArchiveError(
                f"{self._path}: cannot be written: {error.strerror}; nothing of this batch was taken in"
            ) from error
        self._size = file.tell()
        self._unnoted.add(place)
        return place

    def _take_back(self) -> None:
        """Cut off the half of a record: others may come behind it."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file.fileno(), self._size)

    def _open(self) -> BinaryIO:
        if self._file is not None and self._size >= self._file_bytes:
            self._close()
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path = self._newest() or self._folder / self._new_name()
            self._size = self._path.stat().st_size if self._path.exists() else 0
            _note_unfinished(self._path, self._run_id, self._size)
            self._file = self._path.open("ab", buffering=0)
            _write_all(self._file, self._description())
            self._size = self._file.tell()
        return self._file

    def _newest(self) -> Path | None:
        """The file that has room."""
        path = max(self._folder.glob(f"*{SUFFIX}"), default=None)
        return path if path is not None and path.stat().st_size < self._file_bytes else None

    def _new_name(self) -> str:
        number = 1 + len(list(self._folder.glob(f"{self._run_id}-*{SUFFIX}")))
        return f"{self._run_id}-{number:05}{SUFFIX}"

    def _close(self) -> None:
        if self._file is not None:
            self.sync()
            self._file.close()
            self._file = None
            self._full.append(self._path)
            self._unmark()

    def _description(self) -> bytes:
        """What the records of a run begin with; it counts up to the next one of its kind (WARC 1.1, 6.2)."""
        lines = ["software: newsledger", "format: WARC File Format 1.1", f"isPartOf: {self._run_id}"]
        block = "".join(f"{line}\r\n" for line in lines).encode()
        fields = [("WARC-Filename", self._path.name)]
        return warc_record("warcinfo", new_record_id(), datetime.now(UTC), fields, FIELDS_TYPE, block)

    def _own_fields(self, document: RawDocument) -> list[tuple[str, str]]:
        known = {
            "Run-ID": self._run_id, "Document-ID": document.document_id, "Source-Name": document.source_name,
            "URL": document.url, "Media-Type": document.media_type, "Charset": document.charset,
            "Published-At": document.published_at,
            "Fetched-At": document.fetched_at.isoformat() if document.fetched_at else None,
        }  # fmt: skip
        return [(_FIELD + name, quote(value, safe=_PLAIN)) for name, value in known.items() if value is not None]


def marker_of(path: Path) -> Path:
    """The file that stands beside an archive file while a run writes to it, and until the warehouse knows what it wrote."""
    return path.with_name(path.name + UNFINISHED)


def read_record(folder: Path, place: Place) -> RawDocument:
    """The document that a record keeps or refers to, with what was known of it.

    Raises:
        ArchiveError: the file is missing, or there is no such record in it.
    """
    return document_in(folder, _record_at(folder, place))


def document_in(folder: Path, record: WarcRecord) -> RawDocument:
    """The document of a record of ours; a revisit's bytes come from the record that it leads to.

    Raises:
        ArchiveError: the record leads to one that is not there, or holds no answer.
    """
    if record.kind == "revisit":
        content = read_record(folder, _place_in(record)).content
    elif record.kind == "response":
        try:
            _, content = split_http(record.block)
        except NewsledgerError as error:
            raise ArchiveError(f"{record.field('WARC-Record-ID')}: {error}; restore the archive from a backup") from error
    else:
        content = record.block
    fetched_at = own_field(record, "Fetched-At")
    return RawDocument(
        document_id=own_field(record, "Document-ID") or record.field("WARC-Record-ID") or "",
        content=content,
        media_type=own_field(record, "Media-Type") or "text/html",
        url=own_field(record, "URL"),
        charset=own_field(record, "Charset"),
        fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
        published_at=own_field(record, "Published-At"),
        source_name=own_field(record, "Source-Name"),
    )


def own_field(record: WarcRecord, name: str) -> str | None:
    """One of our own fields, or None."""
    value = record.field(_FIELD + name)
    return None if value is None else unquote(value)


def _record_at(folder: Path, place: Place) -> WarcRecord:
    path = folder / place.file
    try:
        with path.open("rb") as file:
            file.seek(place.offset)
            data = file.read(place.length)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror}; restore the file from a backup") from error
    record = next(read_records(BytesIO(data), MAX_BLOCK), None)
    if not isinstance(record, WarcRecord) or record.kind not in ("response", "resource", "revisit"):
        raise ArchiveError(f"{path}: no captured document at byte {place.offset}; restore the file from a backup")
    return record


def _place_in(record: WarcRecord) -> Place:
    offset, length, file = (record.field(f"{_FIELD}Place") or "0 0 ?").split(" ", 2)
    return Place(file, int(offset), int(length))


def _target(document: RawDocument, exchange: Exchange | None) -> list[tuple[str, str]]:
    uri = exchange.url if exchange else document.url or f"urn:newsledger:{quote(document.document_id)}"
    return [("WARC-Target-URI", quote(uri, safe=_URI))]


def _around(
    document: RawDocument, exchange: Exchange, record_id: str, moment: datetime, record: bytes
) -> tuple[list[bytes], bytes, list[bytes]]:
    """What stands before and behind the record of a fetched document: the way to it, the request, and what else is known."""
    beside = ("WARC-Concurrent-To", record_id)
    before: list[bytes] = []
    for hop in exchange.redirects:
        before += _hop(hop, moment, beside)
    before.append(_request(exchange.method, exchange.url, exchange.request_headers, moment, beside))
    known = {
        "document-id": document.document_id, "source-name": document.source_name, "feed-published-at": document.published_at,
        "feed-entry-id": exchange.entry_id, "hopsFromSeed": "R" * len(exchange.redirects) or None,
    }  # fmt: skip
    lines = [f"{name}: {quote(value, safe=_PLAIN)}" for name, value in known.items() if value is not None]
    lines += [f"redirect: {hop.status} {hop.url} {hop.location}" for hop in exchange.redirects]
    block = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")
    fields = [("WARC-Target-URI", exchange.url), beside]
    return before, record, [warc_record("metadata", new_record_id(), moment, fields, FIELDS_TYPE, block)]


def _hop(hop: Redirect, moment: datetime, beside: tuple[str, str]) -> list[bytes]:
    """The request and the response of a redirect; its body, of which nobody reads more than a line, is not kept."""
    headers = archived_headers(hop.headers or (("Location", hop.location),), b"")
    block = http_head(f"HTTP/1.1 {hop.status} {hop.reason}".strip(), headers)
    fields = [("WARC-Target-URI", hop.url), ("WARC-Payload-Digest", digest_of(b"")), ("WARC-Truncated", "unspecified"), beside]
    return [
        _request("GET", hop.url, hop.request_headers, moment, beside),
        warc_record("response", new_record_id(), moment, fields, HTTP_RESPONSE, block),
    ]


def _request(method: str, url: str, headers: tuple[tuple[str, str], ...], moment: datetime, beside: tuple[str, str]) -> bytes:
    target = urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl() or "/"
    block = http_head(f"{method} {target} HTTP/1.1", headers)
    return warc_record("request", new_record_id(), moment, [("WARC-Target-URI", url), beside], HTTP_REQUEST, block)


def _note_unfinished(path: Path, run_id: str, size: int) -> None:
    """Say, before the first byte is written, who writes and from where on."""
    with marker_of(path).open("w", encoding="utf-8") as file:
        json.dump({"run_id": run_id, "from": size}, file)
        file.flush()
        os.fsync(file.fileno())


def _write_all(file: BinaryIO, data: bytes) -> None:
    """An unbuffered file may take less than it is given."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
