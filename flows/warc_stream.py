"""The bytes of a WARC file as one stream, whatever its compression: none, a gzip member for each record, or one for all."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 1 << 16
#: Bytes inflated at once: bounds what a hostile member can make of one chunk.
_INFLATED = 1 << 18
_GZIP = 16 + zlib.MAX_WBITS
#: ID1, ID2 and CM of every gzip member (RFC 1952, 2.3.1).
_MAGIC = b"\x1f\x8b\x08"
#: Compressed bytes that are enough to see how a member begins.
_GLANCE = 512
#: How a record begins (WARC 1.1, 4: "WARC/" and the version), and a first field behind it.
RECORD_START = b"WARC/"
RECORD_HEAD = re.compile(rb"WARC/\d\.\d{1,2}\r?\n[A-Za-z-]{4,40}:")
_HEAD_BYTES = 60
_EMPTY_LINE = re.compile(rb"\n\r?\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the stream to come back to."""

    position: int
    member: int
    file_at: int
    compressed: bytes
    engine: zlib._Decompress | None
    buffer: bytes


class WarcStream:
    """Reads forward, and back to a mark. Damage does not raise: the stream ends there, and :attr:`fault` says why.

    Args:
        file: open for reading and seekable; decompressed here where it is gzip.

    Attributes:
        position: bytes handed out so far, decompressed.
        member: where the gzip member begins that the newest bytes came from; 0 without compression.
        fault: why the stream ends before its time, or None.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._is_gzip = self._begins_as_gzip()
        self._compressed = b""
        self._engine: zlib._Decompress | None = None
        self._buffer = b""
        self.position = 0
        self.member = 0
        self.fault: str | None = None
        file.seek(0)

    @property
    def place(self) -> int:
        """A byte of the file at or before the next one: the member's first where the file is compressed."""
        return self.member if self._is_gzip else self.position

    def read(self, count: int) -> bytes:
        """The next bytes, fewer at the end."""
        parts, missing = [], count
        while missing and (self._buffer or self._fill()):
            parts.append(self._buffer[:missing])
            self._buffer = self._buffer[missing:]
            missing -= len(parts[-1])
        self.position += count - missing
        return b"".join(parts)

    def skip(self, count: int) -> int:
        """Pass bytes over without keeping them, and tell how many there were."""
        missing = count
        while missing and (got := len(self.read(min(missing, _INFLATED)))):
            missing -= got
        return count - missing

    def head(self, limit: int) -> bytes:
        """Everything up to the next empty line and with it; empty where none comes within ``limit`` bytes."""
        while not (found := _EMPTY_LINE.search(self._buffer)):
            if len(self._buffer) >= limit or not self._fill():
                return b""
        return self.read(found.end())

    def peek(self, count: int) -> bytes:
        """What comes next, left where it is."""
        while len(self._buffer) < count and self._fill():
            pass
        return self._buffer[:count]

    def skip_line_ends(self) -> None:
        """Pass the empty lines between two records."""
        while self.peek(1) and self._buffer[0] in b"\r\n":
            self.read(len(self._buffer) - len(self._buffer.lstrip(b"\r\n")))

    def seek_record(self, limit: int | None = None) -> bool:
        """Go to what looks like the head of a record, less than ``limit`` bytes on; whether there is one.

        Not only at the start of a line: a writer that died may have been followed by one that went on in the same file.
        """
        end = None if limit is None else self.position + limit
        while end is None or self.position < end:
            found = RECORD_HEAD.search(self._buffer)
            if found:
                self.read(found.start())
                return end is None or self.position < end
            self.read(max(0, len(self._buffer) - _HEAD_BYTES))
            if not self._fill():
                return False
        return False

    def skip_fault(self) -> bool:
        """Behind a damaged gzip member, go to the next one that begins with a record; whether there is one."""
        for offset in self._members(self.member + 1):
            self._file.seek(offset)
            self._compressed, self._buffer, self._engine, self.fault = b"", b"", None, None
            if self.peek(len(RECORD_START)) == RECORD_START:
                return True
        return False

    def mark(self) -> Mark:
        """The place of the next byte."""
        engine = self._engine.copy() if self._engine is not None else None
        return Mark(self.position, self.member, self._file.tell(), self._compressed, engine, self._buffer)

    def reset(self, mark: Mark) -> None:
        """Go back to a place; each mark serves once."""
        self._file.seek(mark.file_at)
        self.position, self.member, self._buffer = mark.position, mark.member, mark.buffer
        self._compressed, self._engine, self.fault = mark.compressed, mark.engine, None

    def _begins_as_gzip(self) -> bool:
        """Where the first bytes are damaged, members further on tell."""
        start = self._file.read(len(RECORD_START))
        return start.startswith(_MAGIC) or (start != RECORD_START and next(self._members(0), None) is not None)

    def _fill(self) -> bool:
        """More bytes into the buffer, of one member only."""
        if self.fault is not None:
            return False
        more = self._inflate() if self._is_gzip else self._file.read(_CHUNK)
        self._buffer += more
        return bool(more)

    def _inflate(self) -> bytes:
        while self._compressed or self._read_chunk():
            if self._engine is None:
                self._compressed = self._compressed.lstrip(b"\0")  # gzip allows padding between members
                if not self._compressed:
                    continue
                self.member = self._file.tell() - len(self._compressed)
                self._engine = zlib.decompressobj(_GZIP)
            out = self._feed(self._engine, self._compressed)
            if out or self.fault:
                return out
        if self._engine is None:
            return b""
        out = self._feed(self._engine, b"")  # what the engine held back for want of room
        if not out and self._engine is not None and self.fault is None:
            self.fault = "it breaks off"
        return out

    def _feed(self, engine: zlib._Decompress, data: bytes) -> bytes:
        try:
            out = engine.decompress(data, _INFLATED)
        except zlib.error as error:
            self.fault = f"its compression is damaged ({error})"
            return b""
        self._compressed = engine.unused_data if engine.eof else engine.unconsumed_tail
        if engine.eof:
            self._engine = None
        return out

    def _read_chunk(self) -> bool:
        self._compressed = self._file.read(_CHUNK)
        return bool(self._compressed)

    def _members(self, offset: int) -> Iterator[int]:
        """Where gzip members begin that hold a record, from an offset of the file on."""
        self._file.seek(offset)
        window, start = self._file.read(_CHUNK), offset
        while len(window) > len(_MAGIC):
            following = self._file.read(_CHUNK)
            found = window.find(_MAGIC)
            while found >= 0:
                glance = window[found : found + _GLANCE]
                if _begins_with_record(glance + following[: _GLANCE - len(glance)]):
                    yield start + found
                    self._file.seek(start + len(window) + len(following))
                found = window.find(_MAGIC, found + 1)
            keep = len(_MAGIC) - 1
            start += len(window) - keep
            window = window[-keep:] + following


def _begins_with_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(data, len(RECORD_START)) == RECORD_START
    except zlib.error:
        return False
