"""Reads the records of a WARC file in order (ISO 28500:2017, "WARC 1.1"); a damaged one is told, and the next one looked for."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from flows.warc_stream import RECORD_HEAD, RECORD_START, WarcStream

#: Longest head of a record: addresses of 64 KB exist, and a dozen other fields.
_HEAD_BYTES = 1 << 18
#: Broken records after which every record is searched for the head of another one before its length is believed: going back
#: behind each false length would otherwise read a hostile file over and over.
_TRUSTED_LENGTHS = 16
#: No file is 10^18 bytes long.
_LENGTH_DIGITS = 19
#: What stands behind each block; a record that is followed by it is whole, even where damage comes next.
_RECORD_END = b"\r\n\r\n"
#: The head of another record within a block: a torn record whose length happens to end where another record does has taken in all
#: between them. An archive that is kept in a record has its own last end as well, and is told from that by the block's digest.
_SWALLOWED = re.compile(rb"WARC/\d\.\d{1,2}\r\n[A-Za-z-]{4,40}:")

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One whole record.

    Attributes:
        number: its position in the file, from 1, damaged ones counted.
        fields: the named fields of its head, in order.
        block: what stands behind the head.
        is_cut: whether the block is longer than the caller's limit, and was cut there.
    """

    number: int
    fields: Fields
    block: bytes
    is_cut: bool

    @property
    def kind(self) -> str:
        """``WARC-Type`` in lower case; empty where there is none."""
        return (self.field("WARC-Type") or "").lower()

    def field(self, name: str) -> str | None:
        """The first field of that name, case ignored, or None."""
        return find_field(self.fields, name)


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A stretch of the file that holds no whole record.

    Attributes:
        number: as of :class:`WarcRecord`.
        place: byte of the file at or before it.
        reason: what is wrong with it.
        is_last: whether nothing readable follows.
    """

    number: int
    place: int
    reason: str
    is_last: bool


class _BrokenError(Exception):
    """The record at hand cannot be read."""


def read_records(file: BinaryIO, max_bytes: int) -> Iterator[WarcRecord | BrokenRecord]:
    """The records of a file, whole or broken, in order; bounded memory whatever the file says.

    Args:
        file: seekable; uncompressed, or gzip in one member or many.
        max_bytes: longer blocks are cut.
    """
    return _Reader(WarcStream(file), max_bytes).records()


def find_field(fields: Fields, name: str) -> str | None:
    """The first field of that name, case ignored, or None."""
    return next((value for key, value in fields if key.lower() == name.lower()), None)


def parse_fields(lines: list[bytes]) -> Fields:
    """Named fields, of a record or of an HTTP message; lines without a colon are left out, folded ones joined (RFC 9112, 5.2)."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        text = line.decode("utf-8", "replace").strip("\r\n")
        name, colon, value = text.partition(":")
        if text[:1] in (" ", "\t") and fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {text.strip()}")
        elif colon:
            fields.append((name.strip(), value.strip()))
    return tuple(fields)


def _is_denied(fields: Fields, block: bytes) -> bool:
    """Whether the digest that a record states for its block is another one; unknown algorithms deny nothing."""
    name, _, stated = (find_field(fields, "WARC-Block-Digest") or "").partition(":")
    if name.lower().replace("-", "") not in ("sha1", "sha256", "md5"):
        return False
    digest = hashlib.new(name.lower().replace("-", ""), block, usedforsecurity=False)
    return stated.strip().lower() not in (digest.hexdigest(), base64.b32encode(digest.digest()).decode().lower())


class _Reader:
    def __init__(self, stream: WarcStream, max_bytes: int) -> None:
        self._stream = stream
        self._max_bytes = max_bytes
        self._number = 0
        self._broken = 0

    def records(self) -> Iterator[WarcRecord | BrokenRecord]:
        self._stream.skip_line_ends()
        while self._stream.peek(1) or self._stream.fault:
            self._number += 1
            mark, place = self._stream.mark(), self._stream.place
            try:
                record = self._read()
            except _BrokenError as error:
                self._broken += 1
                reason = self._stream.fault or str(error)
                self._stream.reset(mark)
                self._stream.read(1)
                is_found = self._find_next()
                yield BrokenRecord(self._number, place, reason, is_last=not is_found)
                if not is_found:
                    return
            else:
                yield record
            self._stream.skip_line_ends()

    def _read(self) -> WarcRecord:
        fields = self._head()
        stated = find_field(fields, "Content-Length") or ""
        if not (stated.isascii() and stated.isdecimal() and len(stated) < _LENGTH_DIGITS):
            raise _BrokenError("it does not say how long it is")
        length = int(stated)
        if self._broken > _TRUSTED_LENGTHS:
            self._check_length(length)
        block = self._stream.read(min(length, self._max_bytes))
        got = len(block) + self._stream.skip(length - len(block))
        member = self._stream.member
        is_ended = self._stream.peek(len(_RECORD_END)) == _RECORD_END
        has_line_end = self._stream.peek(1) in (b"\r", b"\n", b"")
        self._stream.skip_line_ends()
        following = self._stream.peek(len(RECORD_START))
        if self._stream.fault and self._stream.member == member:
            raise _BrokenError(self._stream.fault)
        if got < length:
            raise _BrokenError("it breaks off")
        is_followed = is_ended or (has_line_end and RECORD_START.startswith(following))
        is_suspect = _SWALLOWED.search(block) and (not block.endswith(_RECORD_END) or _is_denied(fields, block))
        if not is_followed or is_suspect:
            raise _BrokenError("its length is not the one that it states")
        return WarcRecord(self._number, fields, block, is_cut=length > len(block))

    def _head(self) -> Fields:
        if self._stream.peek(len(RECORD_START)) != RECORD_START:
            raise _BrokenError("there is no record")
        head = self._stream.head(_HEAD_BYTES)
        if not head or RECORD_HEAD.search(head, len(RECORD_START)):
            raise _BrokenError("its head breaks off")
        return parse_fields(head.splitlines()[1:])

    def _check_length(self, length: int) -> None:
        mark = self._stream.mark()
        if self._stream.seek_record(length):
            raise _BrokenError("its length is not the one that it states")
        self._stream.reset(mark)

    def _find_next(self) -> bool:
        """Go to the next record; whether there is one."""
        while not self._stream.seek_record():
            if self._stream.fault is None or not self._stream.skip_fault():
                return False
            if self._stream.peek(len(RECORD_START)) == RECORD_START:
                return True
        return True
