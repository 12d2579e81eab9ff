"""`newsledger extract`: a Unix filter; documents in, one line of JSON for each out, in the same order."""

from __future__ import annotations

import base64
import gzip
import json
import os
import signal
import subprocess
import threading
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pytest
from desk import HereWorkers
from warcio.warcwriter import WARCWriter

from tests.flows.newsledger_command import COMMAND, article, assert_refused, environment, newsledger, newsledger_here
from transforms.extract import Extractor

#: The contract's keys in their order.
KEYS = [
    "id", "error", "url", "canonical_url", "site_name", "title", "standfirst", "authors", "published_at", "published_precision",
    "published_method", "modified_at", "language", "dateline", "text", "blocks", "figures", "actors", "quotes", "times",
]  # fmt: skip
FIGURE_KEYS = ["figure_id", "start", "end", "surface", "kind", "value", "low", "high", "modifier"]


def _page(number: int) -> str:
    title, *paragraphs = article(number).strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def _line(number: int) -> bytes:
    """A JSON line, its body by turns text, HTML, and HTML in base64."""
    page = _page(number)
    body = [{"text": article(number)}, {"html": page}, {"html_b64": base64.b64encode(page.encode()).decode()}][number % 3]
    return json.dumps({"id": f"line-{number:02}", "url": f"https://news.example/{number}", **body}).encode() + b"\n"


def _warc(number: int, *, gzipped: bool) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    headers = {"WARC-Record-ID": f"<urn:uuid:{number}>", "WARC-Date": "2024-08-16T10:00:00Z"}
    record = writer.create_warc_record(
        f"https://news.example/{number}", "resource", payload=BytesIO(_page(number).encode()),
        warc_content_type="text/html; charset=utf-8", warc_headers_dict=headers,
    )  # fmt: skip
    writer.write_record(record)
    return out.getvalue()


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of input once, and 24 lines: three chunks, so that a second process is worth starting."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "home").mkdir()
    pages = folder / "pages"
    (pages / "below").mkdir(parents=True)
    (pages / "1.txt").write_text(article(1), encoding="utf-8")
    (pages / "2.html").write_text(_page(2), encoding="utf-8")
    (pages / "below" / "3.htm").write_text(_page(3), encoding="utf-8")
    (pages / ".hidden.html").write_text(_page(3), encoding="utf-8")
    (folder / "4.json").write_bytes(_line(4))
    (folder / "5.json").write_bytes(b"[" + _line(5) + b"," + _line(6) + b"]")
    (folder / "lines.jsonl").write_bytes(b"".join(_line(number) for number in range(10, 34)))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(_line(42) + b"\n" + _line(43)))
    (folder / "44.warc").write_bytes(_warc(44, gzipped=False))
    (folder / "45.warc.gz").write_bytes(_warc(45, gzipped=True) + _warc(46, gzipped=True))
    return folder


ARGUMENTS = ["45.warc.gz", "pages", "lines.jsonl", "4.json", "5.json", "lines.jsonl.gz", "44.warc"]
EXPECTED_IDS = [
    "<urn:uuid:45>", "<urn:uuid:46>", "1.txt", "2.html", "below/3.htm", *(f"line-{number}" for number in range(10, 34)),
    "line-04", "line-05", "line-06", "line-42", "line-43", "<urn:uuid:44>",
]  # fmt: skip


@pytest.fixture(scope="module")
def extracted(inputs: Path) -> bytes:
    done = newsledger(inputs / "home", "extract", *ARGUMENTS, "--jobs", "1", cwd=inputs)
    assert (done.code, done.errors) == (0, "")
    return done.output


def test_every_kind_of_input_gives_its_articles_in_the_order_of_the_arguments(extracted: bytes) -> None:
    records = [json.loads(line) for line in extracted.splitlines()]
    assert [record["id"] for record in records] == EXPECTED_IDS
    for record in records:
        assert record["error"] is None
        assert record["title"]
        assert {"killed", "injured"} <= {figure["event"] for figure in record["figures"]}
        assert "Ana Lopes" in [quote["speaker"] for quote in record["quotes"]]


def test_the_keys_stand_in_the_order_of_the_contract(extracted: bytes) -> None:
    for line in extracted.splitlines():
        record = json.loads(line)
        assert list(record) == KEYS
        assert list(record["figures"][0])[: len(FIGURE_KEYS)] == FIGURE_KEYS


def test_two_processes_give_the_same_bytes_of_standard_input_in_an_output_file(
    inputs: Path, extracted: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what an earlier command left", encoding="utf-8")
    lines = (inputs / "lines.jsonl").read_bytes()
    done = newsledger(inputs / "home", "extract", "-", "-o", out, "--jobs", "2", stdin=lines)
    assert (done.code, done.output, done.errors) == (0, b"", "")
    assert out.read_bytes().splitlines() == extracted.splitlines()[5:29]
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("stop", [signal.SIGINT, None], ids=["interrupted", "no model"])
def test_an_output_file_appears_whole_or_not_at_all(tmp_path: Path, stop: signal.Signals | None) -> None:
    folder, home = tmp_path / "out", tmp_path / "home"
    folder.mkdir()
    (folder / "out.jsonl").write_text("what an earlier command left", encoding="utf-8")
    settings = {} if stop else {"NEWSLEDGER_MODEL": "no_such_package"}
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [COMMAND, "extract", "-o", folder / "out.jsonl"],
        stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home, settings.items()),
    )  # fmt: skip
    os.close(reading)
    with os.fdopen(writing, "wb") as lines:
        if stop:
            # More than a pipe holds: when all is written, the command is reading.
            lines.write(b"\n" * (1 << 17))
            lines.flush()
            process.send_signal(stop)
        output, errors = process.communicate()
    assert process.returncode == (130 if stop else 2)
    assert errors.startswith(b"newsledger: interrupted" if stop else b"newsledger: language model 'no_such_package'")
    assert output == b""
    assert [path.name for path in folder.iterdir()] == ["out.jsonl"]
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == "what an earlier command left"


def test_readers_down_the_pipe_may_leave(inputs: Path) -> None:
    process = subprocess.Popen(
        [COMMAND, "extract", inputs / "lines.jsonl"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(inputs / "home"),
    )  # fmt: skip
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"id":"line-10"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()
    watchdog.cancel()


def test_nothing_on_standard_input_is_nothing_on_standard_output(tmp_path: Path) -> None:
    done = newsledger(tmp_path / "home", "extract")
    assert (done.code, done.output, done.errors) == (0, b"", "")
    assert not (tmp_path / "home").exists()


def test_the_exit_code_tells_when_nothing_came_of_the_input(
    tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The analysis is done in this process: the other tests show that a process of its own gives the same."""
    monkeypatch.setattr("flows.extraction.start_workers", lambda _: nullcontext(HereWorkers(extractor.extract)))
    lines = b'{"id": "empty", "text": ""}\n{"id": "none"}\nno JSON\n'
    done = newsledger_here(tmp_path / "home", "extract", stdin=lines)
    assert done.code == 3
    assert [(record["id"], record["error"]["code"]) for record in done.records()] == [
        ("empty", "no_text"), ("none", "unreadable"), ("line:3", "unreadable"),
    ]  # fmt: skip
    assert [list(record) for record in done.records()] == [KEYS] * 3


REFUSED = [
    pytest.param(["nothing.html"], ["nothing.html", "no such file or folder"], id="missing path"),
    pytest.param(["notes.docx"], ["notes.docx", ".html", ".warc.gz"], id="unknown extension"),
    pytest.param(["empty"], ["empty: a folder without articles", ".html"], id="folder without articles"),
    pytest.param(["--nope"], ["--nope", "extract --help"], id="unknown option"),
    pytest.param(["notes.docx", "--jobs", "many"], ["--jobs", "many"], id="jobs that are no number"),
    pytest.param(["good.txt", "--jobs", "-1"], ["jobs", "-1", "NEWSLEDGER_JOBS"], id="jobs out of range"),
    pytest.param(["good.txt", "nothing.html"], ["nothing.html"], id="one of two paths"),
    pytest.param(
        ["good.txt", "-o", "missing/out.jsonl"], ["missing/out.jsonl", "cannot be written"], id="no folder for the output"
    ),
]


@pytest.mark.parametrize(("arguments", "named"), REFUSED)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(tmp_path: Path, arguments: list[str], named: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / "good.txt").write_text(article(1), encoding="utf-8")
    done = newsledger_here(tmp_path / "home", "extract", *arguments)
    assert_refused(done, 2, named)
    assert done.output == b""
