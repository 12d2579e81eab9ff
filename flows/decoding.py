"""Takes the compression off a response body while it comes, and stops at the limit on either side of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

import brotli
from backports import zstd

from flows.loaded import too_large
from transforms.errors import FetchError

#: What is offered to sites; each is read in steps of bounded size.
ACCEPTED_ENCODINGS = "gzip, deflate, br, zstd"
_GZIP = 16 + zlib.MAX_WBITS
_DAMAGED = (zlib.error, brotli.error, zstd.ZstdError)
#: Largest window of a zstd stream, as a power of two: 8 MiB, what RFC 9659 lets a site use and a client must have.
_ZSTD_WINDOW = 23


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
    decoder = _decoder(encoding)
    body, received = bytearray(), 0
    for chunk in chunks:
        received += len(chunk)
        try:
            body += decoder.feed(chunk, limit + 1 - len(body))
        except _DAMAGED as error:
            raise FetchError(f"the body says it is {encoding}, but cannot be decompressed: {error}") from error
        if len(body) > limit or received > limit:
            if is_cut:
                return bytes(body[:limit])
            raise too_large(None, limit)
    if received and not decoder.is_whole:
        raise FetchError(f"the {encoding} body breaks off before its end", can_retry=True)
    return bytes(body)


class _Decoder(Protocol):
    """Takes the compression off one body, step by step."""

    @property
    def is_whole(self) -> bool:
        """Whether the body may end here."""

    def feed(self, chunk: bytes, room: int) -> bytes:
        """The next decoded bytes; more than ``room`` are not needed, since the limit is broken then."""


class _Stream(Protocol):
    """One compressed stream, as :mod:`zlib` and :mod:`backports.zstd` read it."""

    @property
    def eof(self) -> bool:
        """Whether its end was read."""

    @property
    def unused_data(self) -> bytes:
        """What came after its end."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """All that is in the data, or ``max_length`` bytes of it."""


class _Plain:
    is_whole = True

    def feed(self, chunk: bytes, room: int) -> bytes:
        return chunk[:room]


class _Streams:
    """Compressed streams in a row (gzip members, RFC 1952; zstd frames, RFC 8878), or one whose rest is ignored.

    Args:
        start: opens a stream that begins with these bytes.
        is_single: whether there is only one.
    """

    def __init__(self, start: Callable[[bytes], _Stream], *, is_single: bool = False) -> None:
        self._start = start
        self._is_single = is_single
        self._stream: _Stream | None = None

    @property
    def is_whole(self) -> bool:
        return self._stream is not None and self._stream.eof

    def feed(self, chunk: bytes, room: int) -> bytes:
        out = bytearray()
        while chunk and len(out) < room:
            if self._stream is None or (self._stream.eof and not self._is_single):
                self._stream = self._start(chunk)
            elif self._stream.eof:
                break
            out += self._stream.decompress(chunk, room - len(out))
            chunk = self._stream.unused_data if self._stream.eof else b""
        return bytes(out)


class _Brotli:
    def __init__(self) -> None:
        self._engine = brotli.Decompressor()

    @property
    def is_whole(self) -> bool:
        return bool(self._engine.is_finished())

    def feed(self, chunk: bytes, room: int) -> bytes:
        out = bytearray(self._engine.process(chunk, output_buffer_limit=room))
        while len(out) < room and not self._engine.can_accept_more_data():
            out += self._engine.process(b"", output_buffer_limit=room - len(out))
        return bytes(out)


def _start_deflate(chunk: bytes) -> _Stream:
    """RFC 9110 (8.4.1.2) wants the header of zlib; some servers leave it away."""
    return zlib.decompressobj(zlib.MAX_WBITS if chunk[0] & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS)


def _start_zstd(_chunk: bytes) -> _Stream:
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})


_DECODERS: dict[str, Callable[[], _Decoder]] = {
    "": _Plain,
    "gzip": lambda: _Streams(lambda _chunk: zlib.decompressobj(_GZIP)),
    "deflate": lambda: _Streams(_start_deflate, is_single=True),
    "br": _Brotli,
    "zstd": lambda: _Streams(_start_zstd),
}


def _decoder(encoding: str) -> _Decoder:
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
    make = _DECODERS.get(names[0].removeprefix("x-") if names else "") if len(names) < 2 else None
    if make is None:
        raise FetchError(f"the body is encoded as {encoding!r}, which was not asked for (asked: {ACCEPTED_ENCODINGS})")
    return make()
