"""Whether the bytes of a DuckDB file are the ones that were written, read without DuckDB.

DuckDB puts a checksum before each of the three headers of a file and before each block, free blocks included, but looks only at
those that a query needs. Here all are compared. The layout and the checksum are DuckDB's storage format of versions 64 and later
(``src/storage/single_file_block_manager.cpp``, ``src/common/checksum.cpp``): headers of 4096 bytes, blocks behind them; the
checksum of a region is 5381 and all its 64-bit words, each times a constant, put together by exclusive or.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

_HEADER_BYTES = 4096
_HEADERS = 3
_WORD = np.dtype("<u8")
_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
_SEED = np.uint64(5381)
#: Behind the checksum and four 64-bit fields, a state header says how long blocks are.
_BLOCK_BYTES_AT = 8 + 4 * 8
_BLOCK_BYTES = 262_144
_ITERATION_AT = 8


@dataclass
class FileCheck:
    """What was found in a file.

    Attributes:
        regions: headers and blocks looked at.
        damaged: first byte and length of each whose bytes are not the ones that were written, or that is not whole.
        digest: of all checksums: two sound files with the same digest are equal.
    """

    regions: int = 0
    damaged: list[tuple[int, int]] = field(default_factory=list)
    digest: str = ""


def check_file(path: Path) -> FileCheck:
    """Compare every header and block of a file with its checksum; nobody may be writing to it.

    Raises:
        OSError: it cannot be read.
    """
    found, digest = FileCheck(), hashlib.sha256()
    with path.open("rb") as file:
        for offset, size, region in _regions(file):
            found.regions += 1
            digest.update(region[:8])
            if len(region) < size or not _is_sound(region):
                found.damaged.append((offset, len(region)))
    found.digest = digest.hexdigest()
    return found


def _regions(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Headers and blocks: first byte, what length they should have, and the bytes."""
    headers = [file.read(_HEADER_BYTES) for _ in range(_HEADERS)]
    for number, header in enumerate(headers):
        yield number * _HEADER_BYTES, _HEADER_BYTES, header
    size = _block_bytes(headers[1:])
    offset = _HEADERS * _HEADER_BYTES
    while block := file.read(size):
        yield offset, size, block
        offset += len(block)


def _block_bytes(states: list[bytes]) -> int:
    """As the newest sound state header says; DuckDB's default where none is sound."""
    sound = [state for state in states if len(state) == _HEADER_BYTES and _is_sound(state)]
    newest = max(sound, key=lambda state: int.from_bytes(state[_ITERATION_AT : _ITERATION_AT + 8], "little"), default=b"")
    return int.from_bytes(newest[_BLOCK_BYTES_AT : _BLOCK_BYTES_AT + 8], "little") or _BLOCK_BYTES


def _is_sound(region: bytes) -> bool:
    if len(region) < 16 or len(region) % 8:
        return False
    words = np.frombuffer(region, dtype=_WORD)
    return bool(np.bitwise_xor.reduce(words[1:] * _FACTOR, initial=_SEED) == words[0])
