"""The archive: bytes go in once and come out as they were, standard tools read it, and a torn file is mended."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.archive import ArchiveWriter, Place, capture_id_of, read_record
from flows.archive_recovery import recover
from flows.fetched import Exchange
from transforms.errors import ArchiveError
from transforms.records import RawDocument

FILE = RawDocument("a folder/é 100%.txt", "täxt".encode(), "text/plain", source_name="søurce", published_at="2024-08-15")
PAGE = RawDocument(
    "https://a.example/1?q=%20", b"<p>\xff\x00" * 500, "text/html", "https://a.example/1?q=%20", "utf-8",
    datetime(2024, 8, 16, 10, 1, 2, 345, tzinfo=UTC),
)  # fmt: skip
EXCHANGE = Exchange(
    "GET",
    PAGE.url,
    (("User-Agent", "newsledger"),),
    "200 OK",
    (("Content-Type", "text/html"), ("Content-Length", "2500")),
    PAGE.content,
)


def write(folder, run_id="run"):
    with ArchiveWriter(folder, run_id) as archive:
        return archive.append(FILE), archive.append(PAGE, EXCHANGE)


def test_what_goes_in_comes_out(tmp_path):
    first, second = write(tmp_path)
    assert (read_record(tmp_path, first), read_record(tmp_path, second)) == (FILE, PAGE)


def test_a_run_that_captures_nothing_makes_no_file(tmp_path):
    with ArchiveWriter(tmp_path / "archive", "run"):
        pass
    assert not (tmp_path / "archive").exists()


def test_standard_tools_read_it(tmp_path):
    write(tmp_path)
    with (tmp_path / "run.warc.gz").open("rb") as file:
        records = [
            (record.rec_type, record.content_stream().read(), record.digest_checker.passed)
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "resource", "request", "response"]
    assert (records[1][1], records[3][1]) == (FILE.content, PAGE.content)
    assert all(passed for _, _, passed in records[1:])


def test_the_digest_is_the_one_that_names_the_capture(tmp_path):
    import base64

    write(tmp_path)
    with (tmp_path / "run.warc.gz").open("rb") as file:
        digests = [r.rec_headers.get_header("WARC-Payload-Digest") for r in ArchiveIterator(file) if r.rec_type == "resource"]
    assert digests == ["sha256:" + base64.b32encode(bytes.fromhex(capture_id_of(FILE.content))).decode()]
    assert capture_id_of(FILE.content) == hashlib.sha256(FILE.content).hexdigest()


@pytest.mark.parametrize(("name", "offset", "length"), [("missing", 0, 10), ("run", 0, 100), ("run", 7, 100), ("run", 10**9, 10)])
def test_a_record_that_is_not_there_is_named(tmp_path, name, offset, length):
    write(tmp_path)
    with pytest.raises(ArchiveError, match=f"{name}.warc.gz"):
        read_record(tmp_path, Place(f"{name}.warc.gz", offset, length))


def abandon(folder, *documents):
    """Write documents as a run that is killed does: on the disk, but never closed."""
    archive = ArchiveWriter(folder, "dead")
    places = [archive.append(document) for document in documents]
    archive.sync()
    return places


@pytest.mark.parametrize("torn", [0, 1, 30, 200])
def test_a_dead_runs_file_loses_its_torn_end_and_nothing_else(tmp_path, torn):
    places = abandon(tmp_path, FILE, PAGE)
    path = tmp_path / "dead.warc.gz"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:torn])
    found = [(run_id, [(document, place) for document, _, place in documents]) for run_id, documents in recover(tmp_path)]
    assert found == [("dead", [(FILE, places[0]), (PAGE, places[1])])]
    assert path.read_bytes() == whole
    assert [read_record(tmp_path, place) for place in places] == [FILE, PAGE]


def test_a_record_that_is_torn_is_gone_and_the_ones_before_stay(tmp_path):
    places = abandon(tmp_path, FILE, PAGE)
    path = tmp_path / "dead.warc.gz"
    path.write_bytes(path.read_bytes()[:-20])
    [(_, documents)] = list(recover(tmp_path))
    assert [document for document, _, _ in documents] == [FILE]
    assert path.stat().st_size == places[0].offset + places[0].length


def test_mending_happens_once(tmp_path):
    abandon(tmp_path, FILE)
    assert len(list(recover(tmp_path))) == 1
    assert list(recover(tmp_path)) == []
    write(tmp_path)
    assert list(recover(tmp_path)) == []


def test_a_full_disk_is_said(tmp_path, monkeypatch):
    def full(_self):
        raise OSError(28, "No space left on device")

    archive = ArchiveWriter(tmp_path, "run")
    monkeypatch.setattr(ArchiveWriter, "_open", full)
    with pytest.raises(ArchiveError, match="No space left on device"):
        archive.append(FILE)
