"""Damaged WARC files: `python -m tests.fuzzing damage CASES [SEED]` reads so many, and knows what must come of each.

Whatever the damage, reading ends, raises nothing, hands out nothing longer than the limit, and says that something is wrong. Damage
inside one record costs that record alone, save where the whole file is one gzip member: there it costs what follows.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

from flows.loaded import FailedDocument
from flows.warc_files import documents_in_warc
from transforms.records import RawDocument

LIMIT = 20_000
#: A case of a few kilobytes takes a millisecond; one that takes this long is as good as a hang.
SECONDS = 5.0
COMPRESSIONS = ("none", "record", "whole")


@dataclass(frozen=True)
class Archive:
    """A sound file: its bytes, each record's span in them, and the content that each page record carries, by position."""

    data: bytes
    spans: tuple[tuple[int, int], ...]
    contents: tuple[bytes | None, ...]
    compression: str


@dataclass(frozen=True)
class Seen:
    """What reading gave."""

    contents: list[bytes]
    failures: list[FailedDocument]


def read(data: bytes) -> Seen:
    """Read a file and hold it to what always holds."""
    began = time.perf_counter()
    documents = list(documents_in_warc(io.BytesIO(data), "a.warc", LIMIT))
    assert time.perf_counter() - began < SECONDS
    pages = [document for document in documents if isinstance(document, RawDocument)]
    assert all(len(page.content) <= LIMIT for page in pages)
    return Seen([page.content for page in pages], [item for item in documents if isinstance(item, FailedDocument)])


def build(draw: random.Random, compression: str | None = None) -> Archive:
    """A file of three to nine records, as one of the crawlers writes them."""
    compression = compression or draw.choice(COMPRESSIONS)
    made = [_record(draw, number) for number in range(draw.randint(3, 9))]
    data, spans = b"", []
    for record, _ in made:
        piece = gzip.compress(record, mtime=0) if compression == "record" else record
        spans.append((len(data), len(data) + len(piece)))
        data += piece
    if compression == "whole":
        data = gzip.compress(data, mtime=0)
    return Archive(data, tuple(spans), tuple(content for _, content in made), compression)


def _record(draw: random.Random, number: int) -> tuple[bytes, bytes | None]:
    """One record, and the page in it."""
    page = f"<html><p>Page {number} ".encode() + draw.randbytes(draw.choice((0, 10, 3_000))) + b"</p></html>"
    kind = draw.choice(("plain", "plain", "gzip", "chunked", "both", "resource", "picture", "gone", "revisit", "request"))
    if kind == "resource":
        return _warc(number, "resource", "text/html", page), page
    if kind in ("revisit", "request"):
        return _warc(number, kind, "application/http", b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"), None
    status = "404 Not Found" if kind == "gone" else "200 OK"
    headers, body = ["Content-Type: " + ("image/png" if kind == "picture" else "text/html")], page
    if kind in ("gzip", "both"):
        headers, body = [*headers, "Content-Encoding: gzip"], gzip.compress(body, mtime=0)
    if kind in ("chunked", "both"):
        cut = len(body) // 2
        headers = [*headers, "Transfer-Encoding: chunked"]
        body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:cut], body[cut:]) if part) + b"0\r\n\r\n"
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers]).encode()
    is_page = kind not in ("picture", "gone")
    return _warc(number, "response", "application/http; msgtype=response", head + b"\r\n\r\n" + body), page if is_page else None


def _warc(number: int, kind: str, content_type: str, block: bytes) -> bytes:
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-08-16T10:00:00Z\r\n"
        f"WARC-Target-URI: https://a.example/{number}\r\nContent-Type: {content_type}\r\n"
        f"WARC-Block-Digest: sha1:{hashlib.sha1(block).hexdigest()}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def _flip(draw: random.Random, data: bytes) -> bytes:
    at = draw.randrange(len(data))
    return data[:at] + bytes([data[at] ^ draw.randint(1, 255)]) + data[at + 1 :]


def _cut_out(draw: random.Random, data: bytes) -> bytes:
    at = draw.randrange(len(data))
    return data[:at] + data[at + draw.randint(1, 40) :]


def _put_in(draw: random.Random, data: bytes) -> bytes:
    at = draw.randrange(len(data))
    junk = draw.choice((draw.randbytes(20), b"\x1f\x8b\x08" * 7, b"WARC/1.0\r\n", b"\r\n\r\n", b"\0" * 30))
    return data[:at] + junk + data[at:]


def _false_length(draw: random.Random, data: bytes) -> bytes:
    length = draw.choice((b"0", b"7", b"99999", b"99999999999999999999", b"-1", b"many", b""))
    before, field, after = data.partition(b"Content-Length: ")
    return before + field + length + after[after.find(b"\r") :] if field else data


def _tear(draw: random.Random, data: bytes) -> bytes:
    return data[: draw.randrange(len(data))]


DAMAGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (_flip, _cut_out, _put_in, _false_length, _tear)


def damage_one(draw: random.Random, archive: Archive) -> None:
    """Damage within one record of a file that is not one gzip member: all other pages come, and in their order."""
    hurt = draw.randrange(len(archive.spans))
    start, end = archive.spans[hurt]
    piece = archive.data[start:end]
    change = draw.choice(DAMAGES)
    if change is _false_length and archive.compression == "record":
        damaged = gzip.compress(_false_length(draw, gzip.decompress(piece)), mtime=0)
    else:
        damaged = change(draw, piece)
    seen = read(archive.data[:start] + damaged + archive.data[end:])
    others = [content for number, content in enumerate(archive.contents) if content is not None and number != hurt]
    left = iter(seen.contents)
    assert all(content in left for content in others), (change.__name__, archive.compression, hurt)
    lost = archive.contents[hurt]
    if damaged and lost is not None and len(seen.contents) == len(others):
        assert seen.failures, (change.__name__, archive.compression, hurt)


def damage_anywhere(draw: random.Random, archive: Archive) -> None:
    """Any damage, several times over."""
    data = archive.data
    for _ in range(draw.randint(1, 12)):
        data = draw.choice(DAMAGES)(draw, data) if data else data
    read(data)


def run_case(seed: int) -> None:
    """One case, the same for the same seed."""
    draw = random.Random(seed)
    archive = build(draw)
    assert read(archive.data).contents == [content for content in archive.contents if content is not None], archive.compression
    if archive.compression == "whole":
        damage_anywhere(draw, archive)
    else:
        draw.choice((damage_one, damage_one, damage_anywhere))(draw, archive)


def run_damage(cases: int, first_seed: int) -> str:
    """Run many cases, and say how it went.

    Raises:
        AssertionError: something did not hold; the message names the seed.
    """
    began = time.process_time()
    for seed in range(first_seed, first_seed + cases):
        try:
            run_case(seed)
        except Exception as error:
            raise AssertionError(f"damage, seed {seed}: {type(error).__name__}: {error}") from error
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"damage: {cases:,} archives with one damaged record or more, all others of them read; "
        f"peak memory {peak:.0f} MB; {time.process_time() - began:.0f} s of CPU\n"
    )
