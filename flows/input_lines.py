"""The input line of the contract: ``{"id", "url"?, "html" | "html_b64" | "text", "published_at"?, "fetched_at"?}``."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from flows.loaded import LoadedDocument, clean_id, failed, too_large
from transforms.errors import DocumentError
from transforms.records import RawDocument

#: A JSON line may be this many times longer than the document in it: base64 takes a third more, escapes up to six times.
LINE_OVERHEAD = 6
BODY_KEYS = ("html", "html_b64", "text")


def documents_in_lines(lines: BinaryIO, max_bytes: int, prefix: str = "") -> Iterator[LoadedDocument]:
    """One document for each line that is not blank, in order.

    Args:
        lines: JSON lines in UTF-8.
        max_bytes: larger documents become ``too_large``.
        prefix: stands before ``line:N``, the id of a line that gives none, with ``#`` between.
    """
    for number, line in enumerate(_bounded_lines(lines, max_bytes * LINE_OVERHEAD), start=1):
        name = f"{prefix}#line:{number}" if prefix else f"line:{number}"
        if line is None:
            yield failed(name, too_large(None, max_bytes))
        elif line.strip():
            yield _load_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, name, max_bytes)


def documents_in_json(content: bytes, name: str, max_bytes: int) -> Iterator[LoadedDocument]:
    """The documents of a ``.json`` file: one object of the input line's shape, or a list of them."""
    try:
        value = _parse_json(content)
    except DocumentError as error:
        yield failed(name, error)
        return
    if not isinstance(value, list):
        yield _load_value(value, name, max_bytes)
        return
    for number, item in enumerate(value, start=1):
        yield _load_value(item, f"{name}#{number}", max_bytes)


def _bounded_lines(lines: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines, and None for each one that is longer than the limit; no more than the limit is ever held."""
    while line := lines.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(limit + 1)
        yield None


def _load_line(line: bytes, name: str, max_bytes: int) -> LoadedDocument:
    try:
        value = _parse_json(line)
    except DocumentError as error:
        return failed(name, error)
    return _load_value(value, name, max_bytes)


def _parse_json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DocumentError(
            f"no valid JSON: {error}; where it was cut short or changed by hand, write it again as one whole object"
        ) from error


def _load_value(value: object, name: str, max_bytes: int) -> LoadedDocument:
    if not isinstance(value, dict):
        return failed(name, f"expected a JSON object with one of {', '.join(BODY_KEYS)}, found {type(value).__name__}")
    name = _document_id(value, name)
    try:
        return _parse_value(value, name, max_bytes)
    except DocumentError as error:
        return failed(name, error)


def _document_id(value: dict[str, Any], name: str) -> str:
    given = value.get("id")
    is_usable = isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip()
    return clean_id(str(given)) if is_usable else name


def _parse_value(value: dict[str, Any], name: str, max_bytes: int) -> RawDocument:
    key = next((key for key in BODY_KEYS if value.get(key) is not None), None)
    if key is None:
        raise DocumentError(f"nothing to read: one of {', '.join(BODY_KEYS)} is needed")
    content = _content(key, _text(value, key) or "")
    if len(content) > max_bytes:
        raise too_large(len(content), max_bytes)
    return RawDocument(
        document_id=name,
        content=content,
        media_type="text/plain" if key == "text" else "text/html",
        url=_text(value, "url"),
        charset=None if key == "html_b64" else "utf-8",
        fetched_at=_parse_time(_text(value, "fetched_at")),
        published_at=_text(value, "published_at"),
    )


def _text(value: dict[str, Any], key: str) -> str | None:
    text = value.get(key)
    if text is not None and not isinstance(text, str):
        raise DocumentError(f"'{key}' must be text, found {type(text).__name__}")
    return text


def _content(key: str, text: str) -> bytes:
    if key != "html_b64":
        return text.encode("utf-8", "replace")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise DocumentError(f"'html_b64' is no base64: {error}") from error


def _parse_time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise DocumentError(f"'fetched_at' is no ISO 8601 time: {text!r}") from error
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
