"""Streams the documents of WARC archives, our own and others': pages and texts that a server answered or a crawl kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from typing import BinaryIO

from flows.decoding import read_body
from flows.loaded import FailedDocument, LoadedDocument, clean_id, failed, too_large
from flows.warc_reader import BrokenRecord, Fields, WarcRecord, find_field, parse_fields, read_records
from transforms.errors import DocumentError, FetchError, NotArticleError, TooLargeError
from transforms.records import RawDocument

#: Records that carry a document: an HTTP answer, bytes kept as they are, a text made from a page (Common Crawl's WET).
DOCUMENT_RECORDS = ("response", "resource", "conversion")
#: Records about others, which are no loss.
_SIDE_RECORDS = ("warcinfo", "request", "metadata")
#: What crawlers keep about their own work as ``resource`` records: wget's log, browsertrix' texts and pictures of pages.
_NOTES = ("metadata:", "urn:text:", "urn:pageinfo:", "urn:thumbnail:", "urn:view:", "urn:fullpage:")
MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
#: Size line of a chunk (RFC 9112, 7.1).
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]*)?\r?\n")
#: Beside the body: headers, and what chunks and an unlucky compression add.
_OVERHEAD = 1_000_000
_KINDS_TOLD = 8


def documents_in_warc(archive: BinaryIO, name: str, max_bytes: int) -> Iterator[LoadedDocument]:
    """The pages and texts of an archive in its order.

    A record that is broken is one failed document, named ``NAME:NUMBER`` by its position, and the ones after it are read; the
    last one, after which nothing readable comes, is named like the file. What is no page (pictures, revisits, answers other than
    200) is passed over and counted in one failed document ``not_article`` at the end.

    Args:
        archive: seekable; memory is bounded by ``max_bytes``, not by its length.
        name: the file's name.
        max_bytes: larger documents become ``too_large``.
    """
    passed_over: Counter[str] = Counter()
    for record in read_records(archive, max_bytes + max_bytes // 8 + _OVERHEAD):
        if isinstance(record, BrokenRecord):
            yield _broken(record, name)
        elif record.kind in DOCUMENT_RECORDS:
            try:
                yield _load_record(record, max_bytes)
            except NotArticleError as error:
                passed_over[str(error)] += 1
            except (DocumentError, FetchError) as error:
                yield failed(_id_of(record), error if isinstance(error, TooLargeError) else f"{error}")
        elif record.kind not in _SIDE_RECORDS:
            passed_over[record.kind or "of no type"] += 1
    if passed_over:
        yield failed(name, NotArticleError(_told(passed_over)))


def _load_record(record: WarcRecord, max_bytes: int) -> RawDocument:
    """The document that a record carries.

    Raises:
        NotArticleError: it carries none; the message says what it is.
        TooLargeError: it is past the limit.
        FetchError: its body cannot be decoded.
        DocumentError: it is no HTTP answer.
    """
    address = (record.field("WARC-Target-URI") or "").strip("<>")  # wget writes it in angle brackets
    if record.kind == "resource" and address.lower().startswith(_NOTES):
        raise NotArticleError("notes of the crawler")
    is_http = record.kind == "response" and (record.field("Content-Type") or "").lower().startswith("application/http")
    fields, body = split_http(record.block) if is_http else (record.fields, record.block)
    media_type, charset = _content_type(fields)
    if media_type not in MEDIA_TYPES:
        raise NotArticleError(media_type)
    if record.is_cut:
        raise too_large(None, max_bytes)
    content = _decoded(fields, body, max_bytes) if is_http else body
    if len(content) > max_bytes:
        raise too_large(len(content), max_bytes)
    return RawDocument(
        document_id=_id_of(record),
        content=content,
        media_type=MEDIA_TYPES[media_type],
        url=address if address.startswith(("http://", "https://")) else None,
        charset=charset,
        fetched_at=_parse_date(record.field("WARC-Date")),
    )


def split_http(block: bytes) -> tuple[Fields, bytes]:
    """The header fields and the body of an answer of status 200, as it came over the wire.

    Raises:
        NotArticleError: the status is another one.
        DocumentError: it is no HTTP answer.
    """
    end = _EMPTY_LINE.search(block)
    if not end:
        raise DocumentError("the record holds no whole HTTP answer")
    status, fields = split_http_head(block[: end.start()])
    if status != 200:
        raise NotArticleError(f"answer {status}")
    return fields, block[end.end() :]


def split_http_head(block: bytes) -> tuple[int, Fields]:
    """The status and the header fields of an answer, with or without its body.

    Raises:
        DocumentError: it is no HTTP answer.
    """
    status = _STATUS_LINE.match(block)
    if not status:
        raise DocumentError("the record holds no whole HTTP answer")
    end = _EMPTY_LINE.search(block)
    return int(status[1]), parse_fields(block[: end.start() if end else None].splitlines()[1:])


def _decoded(fields: Fields, body: bytes, max_bytes: int) -> bytes:
    """The body without chunks and compression; archives often keep the headers of what they have decoded already."""
    if "chunked" in (find_field(fields, "Transfer-Encoding") or "").lower() and _CHUNK_SIZE.match(body):
        body = _without_chunks(body)
    encoding = find_field(fields, "Content-Encoding") or ""
    if not encoding or ("gzip" in encoding.lower() and not body.startswith(b"\x1f\x8b")):
        return body
    try:
        return read_body([body], encoding, max_bytes)
    except FetchError:
        if body.lstrip()[:1] == b"<":
            return body
        raise


def _without_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK_SIZE.match(body, at):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size + (2 if body[head.end() + size :][:2] == b"\r\n" else 1)
    raise DocumentError("the chunks of its body break off")


def _content_type(fields: Fields) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = find_field(fields, "Content-Type") or ""
    return message.get_content_type(), message.get_content_charset()


def _id_of(record: WarcRecord) -> str:
    return clean_id(record.field("WARC-Record-ID") or f"offset:{record.field('WARC-Target-URI')}")


def _broken(record: BrokenRecord, name: str) -> FailedDocument:
    where = f"record {record.number}, at byte {record.place:,} of the file or behind it"
    if record.is_last:
        return failed(name, f"the archive cannot be read past this place ({where}): {record.reason}")
    return failed(f"{name}:{record.number}", f"{where}, was skipped: {record.reason}")


def _told(passed_over: Counter[str]) -> str:
    kinds = [f"{count:,} {kind}" for kind, count in passed_over.most_common(_KINDS_TOLD)]
    others = passed_over.total() - sum(count for _, count in passed_over.most_common(_KINDS_TOLD))
    kinds += [f"{others:,} others"] if others else []
    return f"records that are no pages were passed over: {', '.join(kinds)}"


def _parse_date(text: str | None) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
