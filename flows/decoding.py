"""Takes the compression off a response body while it comes, and stops at the limit on either side of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from flows.loaded import too_large
from transforms.errors import FetchError

#: What is offered to sites; the standard library reads both in steps of bounded size.
ACCEPTED_ENCODINGS = "gzip, deflate"
_GZIP = 16 + zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], encoding: str, limit: int, *, is_cut: bool = False) -> bytes:
    """The decoded body.

    Args:
        chunks: the body as it comes over the wire.
        encoding: the Content-Encoding header.
        limit: bytes, for the compressed and for the decompressed body each; no more is ever held.
        is_cut: give the first ``limit`` bytes of a longer body, where otherwise it is an error.

    Raises:
        TooLargeError: one of both is longer than the limit.
        FetchError: an encoding that was not asked for, or damaged compression.
    """
    inflater = _Inflater(encoding)
    body, received = bytearray(), 0
    for chunk in chunks:
        received += len(chunk)
        body += inflater.feed(chunk, limit + 1 - len(body))
        if len(body) > limit or received > limit:
            if is_cut:
                return bytes(body[:limit])
            raise too_large(None, limit)
    inflater.finish()
    return bytes(body)


class _Inflater:
    """Inflates one body; without compression it passes the bytes on."""

    def __init__(self, encoding: str) -> None:
        names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
        if len(names) > 1 or (names and names[0] not in ("gzip", "x-gzip", "deflate")):
            raise FetchError(f"the body is encoded as {encoding!r}, which was not asked for (asked: {ACCEPTED_ENCODINGS})")
        self._name = names[0] if names else ""
        self._engine = zlib.decompressobj(_GZIP) if self._name.endswith("gzip") else None
        self._is_started = False

    def feed(self, chunk: bytes, room: int) -> bytes:
        """The next decoded bytes, at most ``room``; what is beyond is dropped, since the limit is broken then."""
        if not self._name:
            return chunk[:room]
        try:
            return self._inflate(chunk, room)
        except zlib.error as error:
            raise FetchError(f"the body says it is {self._name}, but cannot be decompressed: {error}") from error

    def finish(self) -> None:
        """Refuse a body whose compression breaks off."""
        if self._engine is not None and self._is_started and not self._engine.eof:
            raise FetchError(f"the {self._name} body breaks off before its end", can_retry=True)

    def _inflate(self, chunk: bytes, room: int) -> bytes:
        out = bytearray()
        while chunk and len(out) < room:
            engine = self._next_engine(chunk)
            out += engine.decompress(chunk, room - len(out))
            chunk = engine.unused_data if engine.eof else engine.unconsumed_tail
            if engine.eof and self._name == "deflate":
                break
        return bytes(out)

    def _next_engine(self, chunk: bytes) -> zlib._Decompress:
        """The engine at work, or a new one: gzip bodies may be several streams in a row, deflate bodies lack their header."""
        if self._engine is None:
            has_header = chunk[0] & 0x0F == zlib.DEFLATED
            self._engine = zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
        elif self._engine.eof and self._name != "deflate":
            self._engine = zlib.decompressobj(_GZIP)
        self._is_started = True
        return self._engine
