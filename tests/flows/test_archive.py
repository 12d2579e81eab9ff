"""The archive: bytes go in once and come out as they were, standard tools read it, and a torn file is mended."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from flows.archive import ArchiveWriter, Place, capture_id_of, read_record
from flows.archive_index import archived_beyond, recover
from flows.fetched import FetchedPage, Redirect
from transforms.errors import ArchiveError
from transforms.records import RawDocument

FILE = RawDocument("a folder/é 100%.txt", "täxt".encode(), "text/plain", source_name="søurce", published_at="2024-08-15")
NOW = datetime(2024, 8, 16, 10, 1, 2, 345, tzinfo=UTC)
FETCHED = FetchedPage(
    "https://a.example/1?q=%20", "https://a.example/final", 200, "OK",
    (("Content-Type", "text/html"), ("content-encoding", "gzip"), ("Content-Length", "31"), ("ETag", '"1"'), ("Vary", "a"), ("vary", "b")),
    b"<p>\xff\x00" * 500, "text/html", "utf-8", NOW, (("User-Agent", "newsledger"),),
    (Redirect("https://a.example/1?q=%20", 301, "/final", "Moved", (("Location", "/final"), ("Content-Length", "9")), (("A", "b"),)),),
    "wire", "2024-08-15T01:02:03+00:00", "entry 1",
)  # fmt: skip
PAGE = FETCHED.to_document()
BYTES = 1_000_000


def write(folder, run_id="run", file_bytes=BYTES):
    with ArchiveWriter(folder, run_id, file_bytes) as archive:
        places = archive.append(FILE), archive.append(PAGE, FETCHED.to_exchange())
        archive.noted(places)
        return places


def recovered(folder):
    return [archived for some in recover(folder, 2) for archived in some]


def files(folder):
    return sorted(folder.glob("*.warc.gz"))


def records(path):
    """What warcio, the tool of others, reads: kind, head, and content of each record."""
    with path.open("rb") as file:
        return [(r.rec_type, r.rec_headers, r.content_stream().read()) for r in ArchiveIterator(file, check_digests="raise")]


def assert_sound(folder):
    """`warcio check` on every file."""
    checker = Checker(type("Given", (), {"inputs": [str(path) for path in files(folder)], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0
    assert files(folder)


def test_what_goes_in_comes_out(tmp_path):
    first, second = write(tmp_path)
    assert (read_record(tmp_path, first), read_record(tmp_path, second)) == (FILE, PAGE)


def test_a_run_that_captures_nothing_makes_no_file(tmp_path):
    with ArchiveWriter(tmp_path / "archive", "run", BYTES):
        pass
    assert not (tmp_path / "archive").exists()


def test_a_fetched_document_is_its_redirects_request_response_and_what_else_is_known(tmp_path):
    write(tmp_path)
    assert_sound(tmp_path)
    found = records(files(tmp_path)[0])
    assert [kind for kind, _, _ in found] == ["warcinfo", "resource", "request", "response", "request", "response", "metadata"]
    (_, response, body), (_, metadata, said) = found[5:]
    assert (found[1][2], body) == (FILE.content, PAGE.content)
    assert b"isPartOf: run\r\n" in found[0][2]
    name = response.get_header("WARC-Record-ID")
    assert [head.get_header("WARC-Concurrent-To") for _, head, _ in (*found[2:5], found[6])] == [name] * 4
    assert [head.get_header("WARC-Target-URI") for _, head, _ in found[2:]] == [PAGE.url] * 2 + [FETCHED.final_url] * 3
    assert metadata.get_header("Content-Type") == "application/warc-fields"
    assert said.decode().splitlines() == [
        "document-id: https://a.example/1?q=%2520", "source-name: wire", "feed-published-at: 2024-08-15T01:02:03%2B00:00".replace("%2B", "+"),
        "feed-entry-id: entry 1", "hopsFromSeed: R", "redirect: 301 https://a.example/1?q=%20 /final",
    ]  # fmt: skip


def test_the_headers_fit_the_decoded_body_and_the_old_ones_are_kept(tmp_path):
    write(tmp_path)
    with files(tmp_path)[0].open("rb") as file:
        answers = [record.http_headers for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert answers[1].get_header("Content-Length") == "2500"
    assert answers[1].get_header("X-Archive-Orig-content-encoding") == "gzip"
    assert (answers[0].get_statuscode(), answers[0].get_header("Location")) == ("301", "/final")


def test_the_digest_is_the_one_that_names_the_capture(tmp_path):
    write(tmp_path)
    digests = [head.get_header("WARC-Payload-Digest") for kind, head, _ in records(files(tmp_path)[0]) if kind == "resource"]
    assert digests == ["sha256:" + base64.b32encode(bytes.fromhex(capture_id_of(FILE.content))).decode()]
    assert capture_id_of(FILE.content) == hashlib.sha256(FILE.content).hexdigest()


@pytest.mark.parametrize("exchange", [None, FETCHED.to_exchange()])
def test_the_same_bytes_under_another_name_are_a_small_record_that_leads_to_them(tmp_path, exchange):
    _, place = write(tmp_path)
    copy = replace(PAGE, document_id="https://b.example/", url="https://b.example/", source_name="other", published_at=None)
    with ArchiveWriter(tmp_path, "later", BYTES) as archive:
        revisit = archive.refer(copy, exchange, place)
    assert revisit.length < 1_200
    assert read_record(tmp_path, revisit) == copy
    assert_sound(tmp_path)
    [head] = [head for kind, head, _ in records(files(tmp_path)[0]) if kind == "revisit"]
    assert head.get_header("WARC-Profile").endswith("warc/1.1/revisit/identical-payload-digest")
    assert head.get_header("WARC-Refers-To-Target-URI") == FETCHED.final_url
    assert head.get_header("WARC-Refers-To-Date") == "2024-08-16T10:01:02.000345Z"


def test_runs_continue_a_file_until_it_is_full(tmp_path):
    write(tmp_path, "run-a", 5_000)
    write(tmp_path, "run-b", 5_000)
    write(tmp_path, "run-c", 5_000)
    assert_sound(tmp_path)
    assert len(files(tmp_path)) == 2
    assert files(tmp_path)[0].stat().st_size >= 5_000
    assert [sum(kind == "warcinfo" for kind, _, _ in records(path)) for path in files(tmp_path)] == [2, 1]


def test_a_run_goes_on_in_another_file_when_one_is_full(tmp_path):
    with ArchiveWriter(tmp_path, "run", 3_000) as archive:
        places = [archive.append(replace(FILE, document_id=str(number), content=b"%d" % number)) for number in range(20)]
    assert_sound(tmp_path)
    assert [path.name for path in files(tmp_path)] == [
        f"run-{number:05}.warc.gz" for number in range(1, len(files(tmp_path)) + 1)
    ]
    assert len(files(tmp_path)) > 2
    assert [read_record(tmp_path, place).content for place in places] == [b"%d" % number for number in range(20)]


@pytest.mark.parametrize(("name", "offset", "length"), [("missing", 0, 10), ("run", 0, 100), ("run", 7, 100), ("run", 10**9, 10)])
def test_a_record_that_is_not_there_is_named(tmp_path, name, offset, length):
    write(tmp_path)
    with pytest.raises(ArchiveError, match=f"{name}-00001.warc.gz"):
        read_record(tmp_path, Place(f"{name}-00001.warc.gz", offset, length))


def abandon(folder, *documents, run_id="dead"):
    """Write documents as a run that is killed does: on the disk, but never closed."""
    archive = ArchiveWriter(folder, run_id, BYTES)
    return [archive.append(document, FETCHED.to_exchange() if document is PAGE else None) for document in documents]


@pytest.mark.parametrize("torn", [0, 1, 30, 200])
def test_a_dead_runs_file_loses_its_torn_end_and_nothing_else(tmp_path, torn):
    write(tmp_path)
    path = files(tmp_path)[0]
    before = path.read_bytes()
    places = abandon(tmp_path, FILE, PAGE)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:torn])
    found = recovered(tmp_path)
    assert [(item.run_id, item.document, item.place) for item in found] == [("dead", FILE, places[0]), ("dead", PAGE, places[1])]
    assert (found[1].status, found[1].headers) == (200, FETCHED.headers_lower())
    assert path.read_bytes() == whole
    assert whole.startswith(before)
    assert [read_record(tmp_path, place) for place in places] == [FILE, PAGE]
    assert_sound(tmp_path)


def test_a_record_that_is_torn_is_gone_and_the_ones_before_stay(tmp_path):
    places = abandon(tmp_path, FILE, FILE)
    path = files(tmp_path)[0]
    path.write_bytes(path.read_bytes()[:-20])
    assert [item.place for item in recovered(tmp_path)] == places[:1]
    assert path.stat().st_size == places[0].offset + places[0].length


def test_a_file_that_never_got_a_byte_is_no_trouble(tmp_path):
    (tmp_path / "dead-00001.warc.gz.open").write_text(json.dumps({"run_id": "dead", "from": 0}))
    (tmp_path / "older-00001.warc.gz").touch()
    (tmp_path / "older-00001.warc.gz.open").touch()
    assert recovered(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == ["older-00001.warc.gz"]


def test_mending_happens_once(tmp_path):
    abandon(tmp_path, FILE)
    assert len(recovered(tmp_path)) == 1
    assert recovered(tmp_path) == []
    write(tmp_path)
    assert recovered(tmp_path) == []


def test_a_full_file_is_marked_until_all_of_it_is_noted(tmp_path):
    with ArchiveWriter(tmp_path, "run", 1) as archive:
        places = [archive.append(replace(FILE, document_id=name)) for name in "abc"]
        archive.noted(places[:1])
        archive.append(FILE)
    assert [archived.document.document_id for archived in recovered(tmp_path)] == ["b", "c", FILE.document_id]
    assert recovered(tmp_path) == []


def test_what_is_not_noted_yet_is_recovered_again(tmp_path):
    abandon(tmp_path, FILE, PAGE)
    first = next(recover(tmp_path, 10))
    assert recovered(tmp_path) == first
    assert recovered(tmp_path) == []


def test_everything_that_the_index_knows_stands_in_the_records(tmp_path):
    places = [*write(tmp_path, "one", 3_000), *write(tmp_path, "two", 3_000)]
    found = list(archived_beyond(tmp_path, {}))
    assert [item.place for item in found] == places
    assert [item.run_id for item in found] == ["one", "one", "two", "two"]
    assert [item.document for item in found] == [FILE, PAGE] * 2
    last = places[1]
    assert [item.place for item in archived_beyond(tmp_path, {last.file: last.offset + last.length})] == places[2:]


def test_a_full_disk_is_said_and_leaves_no_half_record(tmp_path, monkeypatch):
    def full(file, data):
        file.write(data[:50])
        raise OSError(28, "No space left on device")

    with ArchiveWriter(tmp_path, "run", BYTES) as archive:
        place = archive.append(FILE)
        monkeypatch.setattr("flows.archive._write_all", full)
        with pytest.raises(ArchiveError, match="No space left on device"):
            archive.append(PAGE)
    assert Path(tmp_path / place.file).stat().st_size == place.offset + place.length
