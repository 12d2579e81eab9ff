"""Loading: one row for each way a document can come, and each way it can fail."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.documents import load_documents
from flows.loaded import FailedDocument
from transforms.errors import InputError
from transforms.records import RawDocument

LIMIT = 1_000


def load(*paths, limit=LIMIT):
    return list(load_documents([str(path) for path in paths], limit))


def told(document):
    """A loaded document in short: id and content, or id and the code of its failure."""
    is_failed = isinstance(document, FailedDocument)
    return document.document_id, document.failure.code if is_failed else document.content.decode()


def write_lines(path, *rows):
    path.write_bytes(b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows))
    return path


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.html", "text/html"), ("a.htm", "text/html"), ("A.TXT", "text/plain"), ("a.xhtml", "text/html")],
)
def test_a_file_is_a_document_with_its_name(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(b"\xff\x00 bytes as they are")
    assert load(tmp_path / name) == [RawDocument(name, b"\xff\x00 bytes as they are", media_type)]


def test_a_folder_is_its_files_in_the_order_of_their_names(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.txt", "b/10.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [told(document)[0] for document in load(tmp_path)] == ["a.txt", "b/1.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_linked_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [told(document) for document in load(tmp_path)] == [("a.txt", "a")]


def test_what_cannot_be_read_keeps_its_place(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "d.pdf").write_text("d")
    (tmp_path / "e.txt").write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "f.txt").write_text("")
    assert [told(document) for document in load(tmp_path)] == [
        ("a.txt", "a"), ("b.txt", "unreadable"), ("c.txt", "unreadable"), ("d.pdf", "unreadable"), ("e.txt", "too_large"),
        ("f.txt", ""),
    ]  # fmt: skip


def test_a_file_past_the_limit_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # a hole: reading it would take minutes and all memory
    [document] = load(path)
    assert document.failure.code == "too_large"
    assert "50,000,000,000" in document.failure.message
    assert "NEWSLEDGER_MAX_DOCUMENT_BYTES" in document.failure.message


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing", "no such file"), ("empty", "without articles"), ("notes", "without articles"), ("a.pdf", "end in .html")],
)
def test_an_argument_that_nothing_can_come_of_is_refused_before_anything_is_read(tmp_path, name, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.pdf").write_text("x")
    (tmp_path / "a.pdf").write_text("x")
    (tmp_path / "good.txt").write_text("good")
    with pytest.raises(InputError, match=words):
        load_documents([str(tmp_path / "good.txt"), str(tmp_path / name)], LIMIT)


GOOD = {"id": "x", "text": "words"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (GOOD, ("x", "words")),
        ({"text": "words"}, ("line:1", "words")),
        ({"id": None, "text": "words"}, ("line:1", "words")),
        ({"id": 7, "text": "words"}, ("7", "words")),
        ({"id": "x", "html": "<p>ü"}, ("x", "<p>ü")),
        ({"id": "x", "html_b64": base64.b64encode(b"<p>").decode()}, ("x", "<p>")),
        ({"id": "x", "text": ""}, ("x", "")),
        ({"id": "x", "html": None, "text": "words"}, ("x", "words")),
        ({"id": "x\ud800", "text": "a\ud800b"}, ("x\ufffd", "a?b")),
        ({"id": "x"}, ("x", "unreadable")),
        ({"id": "x", "text": 5}, ("x", "unreadable")),
        ({"id": "x", "text": "words", "url": 5}, ("x", "unreadable")),
        ({"id": "x", "html_b64": "***"}, ("x", "unreadable")),
        ({"id": "x", "text": "words", "fetched_at": "yesterday"}, ("x", "unreadable")),
        ({"id": "x", "text": "x" * (LIMIT + 1)}, ("x", "too_large")),
        (["list"], ("line:1", "unreadable")),
        (b"{not json}\n", ("line:1", "unreadable")),
        (b'{"id": "x", "text": "\xff"}\n', ("line:1", "unreadable")),
        (b"[" * 5_000 + b"\n", ("line:1", "unreadable")),
        (b'{"id": ' + b"9" * 5_000 + b', "text": "words"}\n', ("line:1", "unreadable")),
        (b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), ("x", "words")),
        (b'{"text": "' + b"y" * (LIMIT * 7) + b'"}\n', ("line:1", "too_large")),
    ],
)
def test_a_line_is_a_document_and_the_next_one_is_not_affected(tmp_path, row, expected):
    path = write_lines(tmp_path / "a.jsonl", row, b"\n", {"id": "next", "text": "next"})
    assert [told(document) for document in load(path)] == [expected, ("next", "next")]


def test_a_line_carries_what_is_known_of_the_document(tmp_path):
    row = {
        "id": "x",
        "url": "https://a.example/1",
        "html": "<p>",
        "published_at": "2024-08-15",
        "fetched_at": "2024-08-16T10:00:00+02:00",
    }
    [document] = load(write_lines(tmp_path / "a.jsonl", row))
    when = datetime(2024, 8, 16, 8, tzinfo=UTC)
    assert document == RawDocument("x", b"<p>", "text/html", "https://a.example/1", "utf-8", when, "2024-08-15")


def test_lines_are_counted_with_the_blank_ones_and_named_by_their_file_in_a_folder(tmp_path):
    write_lines(tmp_path / "a.jsonl", b"\n", {"text": "second"})
    assert [told(document) for document in load(tmp_path / "a.jsonl")] == [("line:2", "second")]
    assert [told(document) for document in load(tmp_path)] == [("a.jsonl#line:2", "second")]


def test_compressed_lines_that_break_off_keep_what_came(tmp_path):
    whole = gzip.compress(json.dumps(GOOD).encode() + b"\n")
    (tmp_path / "a.jsonl.gz").write_bytes(whole)
    (tmp_path / "b.jsonl.gz").write_bytes(whole[:-12])
    (tmp_path / "c.jsonl.gz").write_bytes(b"no gzip")
    results = [[told(document) for document in load(tmp_path / name)] for name in ("a.jsonl.gz", "b.jsonl.gz", "c.jsonl.gz")]
    assert results == [[("x", "words")], [("b.jsonl.gz", "unreadable")], [("c.jsonl.gz", "unreadable")]]


def test_standard_input_is_lines(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "one"}\n{"id": "b", "text": "two"}')))
    assert [told(document) for document in load("-")] == [("line:1", "one"), ("b", "two")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"id": "x", "text": "words"}', [("x", "words")]),
        ('{"text": "words"}', [("a.json", "words")]),
        ('[{"text": "one"}, {"id": "b", "text": "two"}]', [("a.json#1", "one"), ("b", "two")]),
        ("[]", []),
        ("[1]", [("a.json#1", "unreadable")]),
        ("{", [("a.json", "unreadable")]),
        ("", [("a.json", "unreadable")]),
    ],
)
def test_json_is_one_document_or_a_list(tmp_path, content, expected):
    (tmp_path / "a.json").write_text(content)
    assert [told(document) for document in load(tmp_path / "a.json")] == expected


def write_warc(path, *, gzipped):
    """A crawl: a page, a picture, a page that was not found, a text, a page that is too large."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzipped)
        for number, (status, media_type, content) in enumerate([
            ("200 OK", "text/html; charset=iso-8859-1", b"<p>one"),
            ("200 OK", "image/png", b"picture"),
            ("404 Not Found", "text/html", b"<p>gone"),
            ("200 OK", "text/plain", b"two"),
            ("200 OK", "text/html", b"x" * (LIMIT + 1)),
        ]):  # fmt: skip
            head = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://a.example/{number}", "response", payload=io.BytesIO(content), http_headers=head,
                warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{number}>", "WARC-Date": "2024-08-16T10:00:00Z"},
            )  # fmt: skip
            writer.write_record(record)
    return path


@pytest.mark.parametrize(("name", "gzipped"), [("a.warc", False), ("a.warc.gz", True)])
def test_an_archive_is_its_pages_and_texts(tmp_path, name, gzipped):
    first, second, third, rest = load(write_warc(tmp_path / name, gzipped=gzipped))
    when = datetime(2024, 8, 16, 10, tzinfo=UTC)
    assert first == RawDocument("<urn:uuid:0>", b"<p>one", "text/html", "https://a.example/0", "iso-8859-1", when)
    assert (second.document_id, second.media_type, second.content) == ("<urn:uuid:3>", "text/plain", b"two")
    assert told(third) == ("<urn:uuid:4>", "too_large")
    assert told(rest) == (name, "not_article")
    assert rest.failure.message == "records that are no pages were passed over: 1 image/png, 1 answer 404"


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path, cut):
    path = write_warc(tmp_path / "a.warc.gz", gzipped=True)
    path.write_bytes(path.read_bytes()[:-cut])
    documents = [told(document) for document in load(path)]
    assert documents[0] == ("<urn:uuid:0>", "<p>one")
    assert documents[-2:] == [("a.warc.gz", "unreadable"), ("a.warc.gz", "not_article")]


def test_an_archive_that_is_none_fails_as_one_document(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"no archive at all\n" * 10)
    assert [told(document) for document in load(tmp_path / "a.warc.gz")] == [("a.warc.gz", "unreadable")]
