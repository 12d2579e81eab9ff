"""Speed of fetching and archiving: `python -m tests.benchmarks.fetching [PAGES] [HOSTS]`, pages of 100 KB from hosts on loopback.

The real path without the analysis: page list, robots.txt, opt-outs, HTTP, WARC records, rows in DuckDB. The sites run in a process
of their own and are no part of what is measured by CPU; by the clock they share the machine. No pauses between requests.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from flows.ingestion import open_run
from flows.reference_files import load_reference
from flows.settings import Settings
from flows.sources import Source
from tests.benchmarks.measure import cpu_now
from warehouse.database import connect_writer

PAGES, HOSTS = 2_000, 20
PAGE_BYTES = 100_000
_SYLLABLES = "ba ko ri sen tal mu dor vin lex har po ne gil wan tro sul mi fer ka zo len dra ost ulm bri cha".split()


@dataclass(frozen=True)
class Fetched:
    """What it took: seconds by the clock, CPU seconds of this process, bytes in the archive, and its memory."""

    pages: int
    seconds: float
    cpu_seconds: float
    archived: int
    megabytes: float

    def told(self) -> str:
        """In one line."""
        return (
            f"{self.pages:,} pages of {PAGE_BYTES // 1000} kB fetched and archived: {self.pages / self.seconds:,.0f} pages/s by the "
            f"clock, {1000 * self.cpu_seconds / self.pages:.2f} ms of CPU a page ({self.pages / self.cpu_seconds:,.0f} pages/s and "
            f"core), {self.archived / 1e6:,.0f} MB in the archive, {self.megabytes:,.0f} MB of memory at most"
        )


def measure_fetching(pages: int = PAGES, hosts: int = HOSTS) -> Fetched:
    """Fetch so many pages over so many hosts into a fresh home."""
    reference = load_reference()
    with tempfile.TemporaryDirectory() as folder, _sites(hosts) as ports:
        home = Path(folder)
        settings = Settings(
            home=home, private_hosts=tuple(f"127.0.0.1:{port}" for port in ports), host_delay_seconds=0, max_feed_entries=100_000
        )
        listed = home / "pages.txt"
        listed.write_text("".join(f"http://127.0.0.1:{ports[n % hosts]}/news/{n}.html\n" for n in range(pages)))
        source = Source("bench", "page_list", str(listed))
        with (
            closing(connect_writer(settings.warehouse_path)) as con,
            open_run(con, "bench", settings, [source], reference, "none", _nobody(), lambda _stage: None, is_first=True) as run,
        ):
            began, cpu = time.monotonic(), cpu_now()  # a new warehouse costs its second whatever comes
            captured = sum(run.capture(batch) for batch in run.batches())
            seconds, cpu = time.monotonic() - began, cpu_now() - cpu
        assert captured == pages, captured
        archived = sum(path.stat().st_size for path in settings.archive_path.iterdir())
    return Fetched(pages, seconds, cpu, archived, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def _nobody() -> Any:
    """Nothing is analysed here."""
    return None


@contextmanager
def _sites(count: int) -> Iterator[list[int]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, count), daemon=True)
    process.start()
    yield ours.recv()
    process.kill()
    process.join()


def _serve(pipe: Connection, count: int) -> None:
    asyncio.run(_serve_all(pipe, count))


async def _serve_all(pipe: Connection, count: int) -> None:
    servers = [await asyncio.start_server(_answer_all, "127.0.0.1", 0) for _ in range(count)]
    pipe.send([server.sockets[0].getsockname()[1] for server in servers])
    await asyncio.Event().wait()


async def _answer_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while request := await reader.readline():
        while (await reader.readline()).strip():
            pass
        path = request.split()[1]
        if path.startswith(b"/news/"):
            body = b"<!doctype html><title>%b</title>" % path + _text()
            head = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "%b"\r\n' % path
        else:
            body, head = b"", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n"
        writer.write(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()


def _text(made: list[bytes] = []) -> bytes:  # noqa: B006 (made once)
    """Paragraphs with the markup and about the redundancy of a news page."""
    if not made:
        draw = random.Random(20250618)
        words = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))) for _ in range(4_000)]
        weights = [1 / rank for rank in range(1, len(words) + 1)]
        paragraphs = ""
        while len(paragraphs) < PAGE_BYTES:
            paragraphs += (
                f'<div class="block text-block"><p class="body">{" ".join(draw.choices(words, weights, k=60))}.</p></div>\n'
            )
        made.append(paragraphs.encode()[:PAGE_BYTES])
    return made[0]


def main() -> None:
    """Measure and print."""
    given = [int(argument.replace(",", "")) for argument in sys.argv[1:3]]
    sys.stdout.write(measure_fetching(*given).told() + "\n")


if __name__ == "__main__":
    main()
