"""Streams the documents of WARC archives, our own and others': pages and texts that a server answered or a crawl kept."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from flows.loaded import LoadedDocument, clean_id, failed, too_large
from transforms.records import RawDocument

#: Records that carry a document: an HTTP answer, bytes kept as they are, a text made from a page (Common Crawl's WET).
DOCUMENT_RECORDS = ("response", "resource", "conversion")
MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
#: What warcio and its decompressors raise on archives that are cut off, damaged, or none.
BROKEN_ARCHIVE = (ArchiveLoadFailed, EOFError, zlib.error, ValueError, OSError, AttributeError)


def documents_in_warc(archive: BinaryIO, name: str, max_bytes: int) -> Iterator[LoadedDocument]:
    """The pages and texts of an archive in its order; pictures, requests and answers other than 200 are passed over.

    An archive that breaks off or is none gives one failed document, named like the file, in the place where it breaks.
    """
    is_empty = True
    try:
        for record in ArchiveIterator(archive):
            is_empty = is_empty and record.rec_type is None  # a torn header gives a record without anything
            media_type, charset = _content_type(record)
            if media_type is not None:
                yield _load_record(record, media_type, charset, max_bytes)
        if is_empty and archive.tell():
            raise EOFError("there is no whole record in it")
    except BROKEN_ARCHIVE as error:
        yield failed(name, f"the archive cannot be read past this place: {_first_line(error)}")


def _load_record(record: Any, media_type: str, charset: str | None, max_bytes: int) -> LoadedDocument:
    headers = record.rec_headers
    document_id = clean_id(headers.get_header("WARC-Record-ID") or f"offset:{headers.get_header('WARC-Target-URI')}")
    content = record.content_stream().read(max_bytes + 1)
    if len(content) > max_bytes:
        return failed(document_id, too_large(None, max_bytes))
    if not record.raw_stream.read(1) and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("it breaks off in the middle of a record")  # warcio hands out the half without a word
    return RawDocument(
        document_id=document_id,
        content=content,
        media_type=media_type,
        url=_web_address(headers.get_header("WARC-Target-URI")),
        charset=charset,
        fetched_at=_parse_date(headers.get_header("WARC-Date")),
    )


def _content_type(record: Any) -> tuple[str | None, str | None]:
    """The record's media type and charset; no media type where it carries no document."""
    if record.rec_type not in DOCUMENT_RECORDS or (record.http_headers and record.http_headers.get_statuscode() != "200"):
        return None, None
    headers = record.http_headers or record.rec_headers
    message = Message()
    message["Content-Type"] = headers.get_header("Content-Type") or ""
    return MEDIA_TYPES.get(message.get_content_type()), message.get_content_charset()


def _web_address(uri: str | None) -> str | None:
    return uri if uri and uri.startswith(("http://", "https://")) else None


def _parse_date(text: str | None) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
