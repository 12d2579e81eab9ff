"""WARC files of others: every crawler's habits, every compression, and damage that costs no more than it must."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import tracemalloc
import zlib

import pytest

from flows.loaded import FailedDocument
from flows.warc_files import documents_in_warc
from tests.fuzzing.archives import run_case

LIMIT = 10_000


def warc(
    kind="response", block=b"", uri="https://a.example/", number=1, content_type="application/http; msgtype=response", length=None
):
    stated = len(block) if length is None else length
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2024-08-16T10:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {stated}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def answer(body, *headers, status="200 OK", content_type="text/html"):
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *headers, "", ""]).encode() + body


def page(number, body=None, *headers, **more):
    return warc(block=answer(body or b"<p>%d" % number, *headers), number=number, **more)


def chunked(body, size=7):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%X;ext=1\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def read(data, limit=LIMIT):
    return list(documents_in_warc(io.BytesIO(data), "a.warc", limit))


def told(data, limit=LIMIT):
    return [
        (item.document_id, item.failure.code) if isinstance(item, FailedDocument) else item.content for item in read(data, limit)
    ]


def packed(compression, *records):
    joined = b"".join(gzip.compress(record) if compression == "record" else record for record in records)
    return gzip.compress(joined) if compression == "whole" else joined


@pytest.mark.parametrize("compression", ["none", "record", "whole"])
def test_every_compression_is_read_by_what_the_bytes_are(compression):
    assert told(packed(compression, page(1), page(2), page(3))) == [b"<p>1", b"<p>2", b"<p>3"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"<p>one", ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),  # decoded already, as Common Crawl keeps them
        (gzip.compress(b"<p>one"), ["Content-Encoding: gzip"]),
        (zlib.compress(b"<p>one"), ["content-encoding: deflate"]),
        (chunked(b"<p>one"), ["Transfer-Encoding: Chunked"]),
        (chunked(gzip.compress(b"<p>one")), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (b"<p>one", ["Content-Encoding: unknown"]),
    ],
)
def test_a_body_is_decoded_however_the_crawler_kept_it(body, headers):
    assert told(page(1, body, *headers)) == [b"<p>one"]


def test_wget_names_addresses_in_brackets_and_keeps_its_own_notes():
    notes = warc("resource", b"wget -r", "<metadata://gnu.org/software/wget/warc/wget.log>", content_type="text/plain", number=2)
    (found, rest) = read(warc("warcinfo", b"software: Wget") + page(1, uri="<https://a.example/x>") + notes)
    assert found.url == "https://a.example/x"
    assert (rest.document_id, rest.failure.code) == ("a.warc", "not_article")
    assert rest.failure.message.endswith("1 notes of the crawler")


def test_what_is_no_page_is_counted_by_kind_and_named_once():
    records = [
        warc("request", b"GET / HTTP/1.1\r\n\r\n"), warc("metadata", b"via: x"), warc("revisit", b"HTTP/1.1 200 OK\r\n\r\n"),
        warc(block=answer(b"", status="301 Moved")), warc(block=answer(b"", status="301 Moved")),
        warc(block=answer(b"x" * 2 * LIMIT, content_type="video/mp4")), warc("dns", b"a"),
        warc("resource", b"text", "urn:text:https://a.example/", content_type="text/plain"),
    ]  # fmt: skip
    [rest] = read(b"".join(records))
    assert rest.failure.code == "not_article"
    assert rest.failure.message == (
        "records that are no pages were passed over: 2 answer 301, 1 revisit, 1 video/mp4, 1 dns, 1 notes of the crawler"
    )


def test_many_kinds_are_summed_up():
    [rest] = read(b"".join(warc(block=answer(b"", content_type=f"image/x-{number}")) for number in range(20)))
    assert rest.failure.message.count("image/") == 8
    assert rest.failure.message.endswith("12 others")


BROKEN = {
    "too long": page(2, length=90),
    "much too long": page(2, length=10**15),
    "too short": page(2, length=60),
    "no number": page(2, length="many"),
    "a number past all bounds": page(2, length="9" * 5000),
    "no length": page(2).replace(b"Content-Length", b"Content-Depth"),
    "torn head": page(2)[:40],
    "torn body": page(2, b"<p>" + b"x" * 500)[:-200],
    "garbage": b"\x00\x01garbage\r\n\r\n",
}


@pytest.mark.parametrize("compression", ["none", "record", "whole"])
@pytest.mark.parametrize("damage", BROKEN)
def test_a_broken_record_costs_itself_alone(damage, compression):
    first, broken, last = read(packed(compression, page(1), BROKEN[damage], page(3)))
    assert (first.content, last.content) == (b"<p>1", b"<p>3")
    assert (broken.document_id, broken.failure.code) == ("a.warc:2", "unreadable")
    assert "record 2, at byte" in broken.failure.message


@pytest.mark.parametrize("encode", [lambda digest: digest.hex(), lambda digest: base64.b32encode(digest).decode()])
def test_a_torn_record_that_ends_where_the_file_does_is_told_by_its_digest(encode):
    block = answer(b"<p>2, and more")
    rest = block[:-4] + page(3)
    digest = f"WARC-Block-Digest: sha1:{encode(hashlib.sha1(block).digest())}\r\nContent-Length".encode()
    torn = warc(block=b"", number=2, length=len(rest)).replace(b"Content-Length", digest)[:-4] + rest
    assert told(page(1) + torn) == [b"<p>1", ("a.warc:2", "unreadable"), b"<p>3"]
    whole = warc(block=page(4), number=2, kind="resource", content_type="text/plain").replace(
        b"Content-Length", f"WARC-Block-Digest: sha1:{encode(hashlib.sha1(page(4)).digest())}\r\nContent-Length".encode(), 1
    )
    assert told(page(1) + whole) == [b"<p>1", page(4)]


@pytest.mark.parametrize("at", [0, 3, 30, -6, -1])
def test_a_damaged_gzip_member_costs_itself_alone(at):
    members = [bytearray(gzip.compress(page(number))) for number in (1, 2, 3)]
    members[1][at] ^= 0xFF
    contents = told(b"".join(members))
    assert contents[0] == b"<p>1"
    assert contents[-1] == b"<p>3"
    assert contents[1] == ("a.warc:2", "unreadable")
    assert len(contents) == 3


@pytest.mark.parametrize("compression", ["none", "record", "whole"])
def test_what_breaks_off_is_named_like_the_file(compression):
    data = packed(compression, page(1), page(2))[:-12]
    *before, last = read(data)
    assert [document.content for document in before] in ([b"<p>1"], [])
    assert (last.document_id, last.failure.code) == ("a.warc", "unreadable")
    assert "cannot be read past this place" in last.failure.message


@pytest.mark.parametrize("block", [b"", b"<p>no head", b"HTTP/1.1 200 OK\r\nContent-Type: text/html", b"ICY 200 OK\r\n\r\n"])
def test_a_response_that_is_none_is_named(block):
    assert told(warc(block=block) + page(2)) == [("<urn:uuid:1>", "unreadable"), b"<p>2"]


@pytest.mark.parametrize("body", [chunked(b"x" * 50)[:-9], chunked(b"x" * 50).replace(b"\r\n7;", b"\r\nq;")])
def test_chunks_that_break_off_are_no_document(body):
    assert told(page(1, body, "Transfer-Encoding: chunked") + page(2)) == [("<urn:uuid:1>", "unreadable"), b"<p>2"]


def test_sizes_are_bounded_whatever_is_packed_in():
    bomb = gzip.compress(b"x" * 50_000_000)
    wide = page(3, b"x" * 3_000_000)
    data = gzip.compress(page(1, bomb, "Content-Encoding: gzip")) + gzip.compress(wide) + gzip.compress(page(4))
    tracemalloc.start()
    assert told(data) == [("<urn:uuid:1>", "too_large"), ("<urn:uuid:3>", "too_large"), b"<p>4"]
    assert tracemalloc.get_traced_memory()[1] < 12_000_000
    tracemalloc.stop()


def test_many_false_lengths_do_not_read_the_file_over_and_over():
    data = b"".join(page(number, length=10**9) for number in range(1, 3_000))
    reads = CountingFile(data)
    found = list(documents_in_warc(reads, "a.warc", LIMIT))
    assert len(found) == 2_999
    assert reads.count < 60 * len(data)


class CountingFile(io.BytesIO):
    count = 0

    def read(self, size=-1):
        data = super().read(size)
        self.count += len(data)
        return data


@pytest.mark.parametrize("seed", range(0, 300, 10))
def test_damaged_archives_are_read_as_far_as_they_go(seed):
    for case in range(seed, seed + 10):
        run_case(case)
