"""The archive: every captured byte, once, in WARC files that standard tools read; one file for each run.

A record is on the disk (``sync``) before the warehouse hears of it. A run that dies leaves a marker beside its file, by which
:mod:`flows.archive_recovery` finds it.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Self
from urllib.parse import quote, unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from flows.fetched import Exchange
from transforms.errors import ArchiveError
from transforms.records import RawDocument

UNFINISHED = ".open"
#: Our own fields of a record, percent-encoded because headers are ASCII lines; standard tools pass them over.
_FIELD = "Newsledger-"
_PLAIN = " /:+,;=@-._~?&#"
#: What warcio and its decompressors raise on archives that are cut off, damaged, or none.
BROKEN_ARCHIVE = (ArchiveLoadFailed, EOFError, zlib.error, ValueError, OSError, AttributeError)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: file relative to the archive folder, first byte, length in bytes."""

    file: str
    offset: int
    length: int


def capture_id_of(content: bytes) -> str:
    """The id of a capture: SHA-256 of its bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


class _Sha256Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """Digests by SHA-256, which is what a capture's id is; warcio's own are SHA-1."""

    @staticmethod
    def _create_digester() -> Any:
        return Digester("sha256")


class ArchiveWriter:
    """Writes the records of one run; use it as a context manager.

    Args:
        folder: the archive.
        run_id: names the file.
    """

    def __init__(self, folder: Path, run_id: str) -> None:
        self._path = folder / f"{run_id}.warc.gz"
        self._marker = self._path.with_name(self._path.name + UNFINISHED)
        self._file: BinaryIO | None = None
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self.sync()
            self._file.close()
            self._marker.unlink(missing_ok=True)

    def append(self, document: RawDocument, exchange: Exchange | None = None) -> Place:
        """Keep a document's bytes, and the exchange that brought them; not yet safe before :meth:`sync`.

        Raises:
            ArchiveError: the file cannot be written; a full disk, for instance.
        """
        try:
            file = self._open()
            if exchange is not None:
                self._writer.write_record(self._request(document, exchange))
            offset = file.tell()
            self._writer.write_record(self._record(document, exchange))
            return Place(self._path.name, offset, file.tell() - offset)
        except OSError as error:
            raise ArchiveError(
                f"{self._path}: cannot be written: {error.strerror}; nothing of this batch was taken in"
            ) from error

    def sync(self) -> None:
        """Bring everything appended so far to the disk.

        Raises:
            ArchiveError: the disk is full or fails.
        """
        if self._file is None:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ArchiveError(f"{self._path}: cannot be written: {error.strerror}") from error

    def _open(self) -> BinaryIO:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._marker.touch()
            self._file = self._path.open("xb")
            self._writer = _Sha256Writer(self._file, gzip=True)
            self._writer.write_record(
                self._writer.create_warcinfo_record(self._path.name, {"software": "newsledger", "format": "WARC/1.0"})
            )
        return self._file

    def _record(self, document: RawDocument, exchange: Exchange | None) -> Any:
        headers = {"WARC-Date": _warc_date(document.fetched_at), **_own_fields(document)}
        if exchange is None:
            uri = document.url or f"urn:newsledger:{quote(document.document_id)}"
            return self._build(uri, "resource", document.content, headers, warc_content_type=document.media_type)
        head = StatusAndHeaders(exchange.status_line, list(exchange.response_headers), protocol="HTTP/1.1")
        return self._build(exchange.url, "response", document.content, headers, http_headers=head)

    def _request(self, document: RawDocument, exchange: Exchange) -> Any:
        target = urlsplit(exchange.url)._replace(scheme="", netloc="", fragment="").geturl() or "/"
        line = f"{exchange.method} {target} HTTP/1.1"
        head = StatusAndHeaders(line, list(exchange.request_headers), is_http_request=True)
        return self._build(exchange.url, "request", b"", {"WARC-Date": _warc_date(document.fetched_at)}, http_headers=head)

    def _build(self, uri: str, kind: str, payload: bytes, headers: dict[str, str], **more: Any) -> Any:
        return self._writer.create_warc_record(uri, kind, payload=BytesIO(payload), warc_headers_dict=headers, **more)


def read_record(folder: Path, place: Place) -> RawDocument:
    """The document that a record keeps, with what was known of it.

    Raises:
        ArchiveError: the file is missing, or there is no such record in it.
    """
    path = folder / place.file
    try:
        with path.open("rb") as file:
            file.seek(place.offset)
            record = next(iter(ArchiveIterator(BytesIO(file.read(place.length)))), None)
            if record is None or record.rec_type not in ("response", "resource"):
                raise ArchiveError(f"{path}: no captured document at byte {place.offset}; restore the file from a backup")
            return document_of(record)
    except BROKEN_ARCHIVE as error:
        raise ArchiveError(f"{path}: the record at byte {place.offset} cannot be read: {error}; restore the file") from error


def _own_fields(document: RawDocument) -> dict[str, str]:
    known = {
        "Document-ID": document.document_id, "Source-Name": document.source_name, "URL": document.url,
        "Media-Type": document.media_type, "Charset": document.charset, "Published-At": document.published_at,
        "Fetched-At": document.fetched_at.isoformat() if document.fetched_at else None,
    }  # fmt: skip
    return {_FIELD + name: quote(value, safe=_PLAIN) for name, value in known.items() if value is not None}


def document_of(record: Any) -> RawDocument:
    """The document that a record of ours keeps."""

    def own(name: str) -> str | None:
        value = record.rec_headers.get_header(_FIELD + name)
        return None if value is None else unquote(value)

    fetched_at = own("Fetched-At")
    return RawDocument(
        document_id=own("Document-ID") or record.rec_headers.get_header("WARC-Record-ID"),
        content=record.content_stream().read(),
        media_type=own("Media-Type") or "text/html",
        url=own("URL"),
        charset=own("Charset"),
        fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
        published_at=own("Published-At"),
        source_name=own("Source-Name"),
    )


def _warc_date(moment: datetime | None) -> str:
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
