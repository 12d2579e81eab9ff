"""Speed and memory of reading a WARC: `python -m tests.benchmarks.archives [PAGES]` extracts the same pages from one and from files.

The pages are in a language that has no model here: they are parsed and not analysed, so that reading weighs as much as it can.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.warc_writer import HTTP_RESPONSE, http_head, new_record_id, warc_record

PAGES = 20_000
NOW = datetime(2025, 6, 18, 12, tzinfo=UTC)
_SUBJECTS = (
    "die Regierung|der Bürgermeister|eine Sprecherin|das Ministerium|die Polizei|ein Gutachter|der Verband|die Gemeinde".split(
        "|"
    )
)
_VERBS = "erklärte gestern|teilte am Abend mit|bestätigte erneut|sagte vor Ort|schrieb dazu|betonte zuletzt".split("|")
_OBJECTS = (
    "dass die Brücke über den Fluss noch nicht wieder befahren werden kann|dass viele Menschen ihre Häuser verlassen mussten|"
    "wie es mit den Schulen in der Stadt weitergehen soll|warum der Zug nach Norden ausgefallen ist|dass die Ernte gut war"
).split("|")


@dataclass(frozen=True)
class Extracted:
    """What one extraction took: seconds by the clock, CPU seconds, and the memory of all its processes together at most."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def write_pages(folder: Path, archive: Path, count: int) -> None:
    """The same pages as files and as one archive."""
    folder.mkdir()
    draw = random.Random(20250618)
    with archive.open("wb") as file:
        for number in range(count):
            page = _page(draw, number)
            (folder / f"{number:06}.html").write_bytes(page)
            head = http_head(
                "HTTP/1.1 200 OK", (("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page))))
            )
            fields = [("WARC-Target-URI", f"https://bench.example/{number}")]
            file.write(warc_record("response", new_record_id(), NOW, fields, HTTP_RESPONSE, head + page))


def _page(draw: random.Random, number: int) -> bytes:
    """About 10 kB: twelve paragraphs between a head, a menu and a foot."""
    menu = "".join(f'<li class="menu-item"><a href="/rubrik/{n}/">Rubrik {n}</a></li>' for n in range(40))
    body = "".join(
        "<p>"
        + " ".join(
            f"{draw.choice(_SUBJECTS).capitalize()} {draw.choice(_VERBS)}, {draw.choice(_OBJECTS)} ({number}-{draw.random():.4f})."
            for _ in range(4)
        )
        + "</p>"
        for _ in range(12)
    )
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Meldung {number} aus der Region</title></head>'
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>Meldung {number} aus der Region</h1>{body}</article></main>"
        f"<footer>{menu}</footer></body></html>"
    ).encode()


def extract(given: Path) -> Extracted:
    """`newsledger extract` with two processes, as a user starts it."""
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "out.jsonl")
        command = [str(Path(sys.executable).with_name("newsledger")), "extract", str(given), "-o", output, "-j", "2"]
        began = time.monotonic()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        peak: list[float] = [0.0]
        watch = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Extracted(time.monotonic() - began, usage.ru_utime + usage.ru_stime, peak[0])


def _watch(pid: int, peak: list[float]) -> None:
    """Add up the resident memory of a process and its children, shared pages counted in each, until it is gone."""
    while True:
        total = sum(_resident(found) for found in (pid, *_children(pid)))
        if not total:
            return
        peak[0] = max(peak[0], total)
        time.sleep(0.2)


def _children(pid: int) -> list[int]:
    try:
        found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return found + [below for child in found for below in _children(child)]


def _resident(pid: int) -> float:
    """Megabytes, 0 where the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS:")), 0.0)


def main() -> None:
    """Measure both and print."""
    count = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as name:
        folder, archive = Path(name) / "pages", Path(name) / "pages.warc.gz"
        write_pages(folder, archive, count)
        results = {"files": extract(folder), "WARC": extract(archive)}
    for what, found in results.items():
        sys.stdout.write(
            f"extract of {count:,} pages from {what}: {count / found.seconds:,.0f} pages/s by the clock, "
            f"{1000 * found.cpu_seconds / count:.2f} ms of CPU a page, {found.megabytes:,.0f} MB over all processes at most\n"
        )
    files, warc = results["files"], results["WARC"]
    sys.stdout.write(
        f"from the WARC at {files.seconds / warc.seconds:.0%} of the speed of files by the clock, "
        f"{files.cpu_seconds / warc.cpu_seconds:.0%} by CPU\n"
    )


if __name__ == "__main__":
    main()
