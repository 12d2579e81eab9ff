"""SIGKILL while fetching, archiving and replaying: nothing captured is lost, doubled, or fetched again, and every file stays sound."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from desk import open_gate
from killed_run import PAGES, open_desk
from test_archive import assert_sound, records
from test_replay import core, lose_warehouse

from flows.keeper import _TOGETHER
from tests.flows.site import Site

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def gate(monkeypatch):
    monkeypatch.setattr("flows.ingestion.run_gate", open_gate)


@pytest.fixture
def site():
    with Site() as site:
        for number in range(PAGES):
            site.serve(f"/{number}.html", f"<p>Page {number} of this site.</p>" + f"<p>{number}</p>" * 300)
        yield site


def addresses(site, numbers=range(PAGES)):
    return ",".join(site.url(f"/{number}.html") for number in numbers)


def kill(home, stage, count, site, empty_warehouse, *sources):
    """A process of its own that ends by SIGKILL."""
    command = [sys.executable, HERE / "killed_run.py", home, stage, str(count), str(site.port), empty_warehouse, *sources]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == -signal.SIGKILL, done.stderr


def asked(site):
    """How often each page was asked for."""
    return Counter(path for path in site.paths() if path.endswith(".html"))


def archived(home):
    """How often each page's bytes stand in the archive."""
    found = [record for path in sorted((home / "archive").glob("*.warc.gz")) for record in records(path)]
    return Counter(head.get_header("WARC-Target-URI") for kind, head, _ in found if kind == "response")


#: Requests for robots.txt and reservations come before the first page.
BEFORE = 3


@pytest.mark.parametrize(
    ("stage", "count", "kept"),
    [
        ("fetch", BEFORE + 27, _TOGETHER),
        ("archive", 13, 10),
        ("next file", 2, 10),
    ],  # the first writing is the file's description, the 13th the 12th page; a file that is full has pages that nobody noted
)
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path, site, stage, count, kept, warehouse_with_reference):
    home = tmp_path / "home"
    kill(home, stage, count, site, warehouse_with_reference, addresses(site))
    before = asked(site)
    assert sum(before.values()) >= kept
    desk = open_desk(home, str(site.port))
    assert desk.ingest(addresses(site)).dispositions == {"loaded": PAGES}
    again = {path for path, number in asked(site).items() if number > 1}
    assert len(asked(site)) == PAGES
    assert max(asked(site).values()) <= 2
    assert again.isdisjoint(f"/{number}.html" for number in range(kept))
    assert archived(home) == Counter({site.url(f"/{number}.html"): 1 for number in range(PAGES)})
    assert desk.rows("SELECT count(*), count(DISTINCT document_id) FROM raw.captures") == [(PAGES, PAGES)]
    assert_sound(home / "archive")
    assert [path.name for path in home.rglob("*.open")] == []


def test_a_replay_that_was_killed_goes_on_where_it_was(tmp_path, site, warehouse_with_reference):
    home = tmp_path / "home"
    desk = open_desk(home, str(site.port), warehouse_with_reference)
    for first in range(0, PAGES, 10):
        desk.ingest(addresses(site, range(first, first + 10)))
    before, requests = core(desk), len(site.paths())
    lose_warehouse(desk)
    kill(home, "replay", 2, site, warehouse_with_reference)
    desk.workers.count = 0
    assert desk.replay().dispositions == {"loaded": 20}
    assert desk.workers.count == 20
    assert core(desk) == before
    assert len(site.paths()) == requests
    assert_sound(home / "archive")
