"""`newsledger serve` for five minutes against a site that publishes meanwhile: ``python -m tests.flows.serving``.

Two sources on schedules of their own; a reader asks the published ledger all the time; then the machine is "off" (SIGKILL) while
more is published, and serving begins again. Prints what happened, and leaves with 1 where something is not as it must be.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from flows.sources import COLUMNS
from tests.flows.newsledger_command import COMMAND, article, environment
from tests.flows.receivers import web_receiver
from tests.flows.site import Reply, Site
from transforms.errors import NewsledgerError
from warehouse.query import open_ledger, run_query

SCHEDULES = {"morning": "every 20 seconds", "evening": "every 35 seconds"}
#: One of the two papers publishes so often.
PUBLISH_SECONDS = 12
READ_SECONDS = 0.2


class Press(threading.Thread):
    """Publishes an article every few seconds, in turn at each paper."""

    def __init__(self, site: Site) -> None:
        super().__init__(daemon=True)
        self.site = site
        self.pages: dict[str, list[str]] = {name: [] for name in SCHEDULES}
        self.times: dict[str, datetime] = {}
        self.stopped = threading.Event()
        for name in SCHEDULES:
            self._print(name)

    def run(self) -> None:
        while not self.stopped.wait(PUBLISH_SECONDS):
            names = sorted(self.pages, key=lambda name: len(self.pages[name]))
            self._print(names[0])

    def _print(self, name: str) -> None:
        number = sum(len(pages) for pages in self.pages.values())
        path = f"/{name}/{number}"
        self.site.serve(path, article(number), content_type="text/plain; charset=utf-8", etag=f'"{number}"')
        self.pages[name].append(path)
        self.times[path] = datetime.now(UTC).replace(tzinfo=None)
        items = "".join(f"<item><link>{self.site.url(page)}</link></item>" for page in reversed(self.pages[name]))
        body = f'<rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'
        self.site.serve(f"/{name}.xml", Reply(body.encode(), "application/rss+xml", etag=f'"{number}"'))


class Reader(threading.Thread):
    """Asks the published ledger again and again; it must always answer, and never with less than before."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.counts: list[int] = []
        self.failures: list[str] = []
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(READ_SECONDS):
            if not self.path.exists() and not self.counts:
                continue  # nothing has been published yet
            try:
                self.counts.append(rows(self.path, "SELECT count(*) AS n FROM marts.articles")[0]["n"])
            except NewsledgerError as error:
                self.failures.append(str(error))


def rows(ledger: Path, sql: str) -> list[dict[str, Any]]:
    with closing(open_ledger(ledger)) as con:
        return run_query(con, sql).to_pylist()


@contextmanager
def serving(home: Path, site: Site, hook: str) -> Iterator[subprocess.Popen[bytes]]:
    """`newsledger serve`, in a session of its own, killed at the end as by a power cut."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"NEWSLEDGER_PRIVATE_HOSTS": site.host, "NEWSLEDGER_HOST_DELAY_SECONDS": "0", "NEWSLEDGER_NOTIFY": hook}
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port), *SCHEDULES], env=environment(home, settings.items()), cwd=home.parent,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def register(home: Path, site: Site) -> None:
    values = {name: {"name": name, "kind": "feed", "location": site.url(f"/{name}.xml"), "schedule": schedule, "active": "true"}
              for name, schedule in SCHEDULES.items()}  # fmt: skip
    lines = [",".join(COLUMNS), *(",".join(row.get(column, "") for column in COLUMNS) for row in values.values())]
    home.mkdir()
    (home / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(ledger: Path) -> None:
    """One line for each run: when it was due, when it came, what it gave."""
    found = rows(
        ledger,
        "SELECT s.*, r.ended_at AS published_at FROM quality.source_runs AS s JOIN quality.runs AS r USING (run_id) "
        "ORDER BY r.started_at",
    )
    sys.stdout.write(
        "\n| source | due | came | published | state | asked | not modified | new | failed |\n|---|---|---|---|---|---:|---:|---:|---:|\n"
    )
    for row in found:
        times = " | ".join(f"{row[name]:%H:%M:%S}" if row[name] else "" for name in ("due_at", "started_at", "published_at"))
        counts = " | ".join(str(row[name]) for name in ("asked", "not_modified", "loaded", "failed"))
        sys.stdout.write(f"| {row['source_name']} | {times} | {row['state']} | {counts} |\n")


def problems(ledger: Path, site: Site, press: Press, reader: Reader) -> Iterator[str]:
    """What is not as it must be."""
    yield from (f"a reader failed: {failure}" for failure in reader.failures[:3])
    if reader.counts != sorted(reader.counts) or len(set(reader.counts)) < 3:
        yield f"the published ledger did not grow steadily: {sorted(set(reader.counts))}"
    for name in SCHEDULES:
        loaded = {row["url"] for row in rows(ledger, f"SELECT url FROM marts.articles WHERE source_name = '{name}'")}
        asked = rows(ledger, f"SELECT max(started_at) AS at FROM quality.source_runs WHERE source_name = '{name}'")[0]["at"]
        missing = {site.url(page) for page in press.pages[name] if asked is None or press.times[page] < asked} - loaded
        if missing:
            yield f"{name}: {len(missing)} articles never came: {min(missing)}"
    in_full = Counter(r.path for r in site.requests if "if-none-match" not in r.headers and r.path.count("/") == 2)
    yield from (f"{path} was fetched {count} times in full" for path, count in in_full.items() if count > 1)
    runs = rows(ledger, "SELECT run_id, state, started_at, ended_at FROM quality.runs ORDER BY started_at")
    yield from (f"{run['run_id']} is {run['state']}" for run in runs if run["state"] not in ("published", "interrupted"))
    ended = [run for run in runs if run["state"] != "interrupted"]  # the end of the others is when the next run found them
    for before, after in pairwise(ended):
        if before["ended_at"] > after["started_at"]:
            yield f"{before['run_id']} and {after['run_id']} ran at the same time"
    due = Counter(
        (row["source_name"], row["due_at"]) for row in rows(ledger, "SELECT source_name, due_at FROM quality.source_runs")
    )
    yield from (f"{name} ran {count} times for {moment}" for (name, moment), count in due.items() if count > 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300, help="how long to serve")
    parser.add_argument(
        "--off", type=float, default=75, help="how long the machine is off afterwards; then it serves half as long again"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, Site() as site, web_receiver() as (port, messages):
        home = Path(scratch) / "home"
        register(home, site)
        press, reader = Press(site), Reader(home / "ledger.duckdb")
        press.start()
        reader.start()
        hook = f"json://127.0.0.1:{port}/desk"
        with serving(home, site, hook):
            time.sleep(given.seconds)
        sys.stdout.write(f"off from {datetime.now(UTC):%H:%M:%S}\n")
        time.sleep(given.off)
        sys.stdout.write(f"on again at {datetime.now(UTC):%H:%M:%S}\n")
        with serving(home, site, hook):
            time.sleep(given.seconds / 2)
        reader.stopped.set()
        press.stopped.set()
        reader.join()
        report(reader.path)
        published, loaded = sum(len(pages) for pages in press.pages.values()), reader.counts[-1] if reader.counts else 0
        sys.stdout.write(
            f"\n{published} articles published, {loaded} in the ledger; {len(reader.counts):,} answers to the reader, {len(reader.failures)} "
            f"failures, {len(set(reader.counts))} states seen; {len(site.requests)} requests at the site; messages: "
            f"{[body['title'] for _, body in messages]}\n"
        )
        found = list(problems(reader.path, site, press, reader))
    sys.stdout.write("\n".join(found or ["everything as it must be"]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
