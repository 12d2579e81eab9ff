"""A run or a replay that kills itself with SIGKILL at one place: `killed_run.py HOME STAGE COUNT PORT EMPTY_WAREHOUSE [SOURCE…]`.

The steps are the real ones, without Prefect; the analysis takes a page's first words.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from desk import Desk, HereWorkers, open_gate

import flows.archive
import flows.http_client
import flows.ingestion
from flows.reference_files import load_reference
from flows.settings import Settings
from transforms.records import Article, Block, Extraction

PAGES = 30


def first_words(document):
    text = document.content.decode()[:40]
    block = Block("paragraph", text, kept=True, rule="all", start=0, end=len(text))
    return Extraction(Article(document.document_id, text=text, blocks=(block,), language="en", url=document.url))


def open_desk(home: Path, port: str, empty_warehouse: Path | None = None) -> Desk:
    desk = Desk(home, HereWorkers(first_words), load_reference(), empty_warehouse)
    desk.settings = Settings(
        home=home,
        private_hosts=(f"127.0.0.1:{port}",),
        host_delay_seconds=0,
        fetch_jobs=1,
        batch_size=8,
        archive_file_bytes=20_000,
    )
    return desk


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dies_at(count: int, owner, name: str, before=lambda *_: None):
    """The function kills this process when it is called the ``count``th time, after ``before`` was called in its place."""
    real, calls = getattr(owner, name), []

    def counted(*arguments, **more):
        calls.append(name)
        if len(calls) == count:
            before(*arguments)
            die()
        return real(*arguments, **more)

    setattr(owner, name, counted)


def half(file, data) -> None:
    file.write(data[: len(data) // 2])


def main() -> None:
    home, stage, count, port, empty_warehouse, *sources = sys.argv[1:]
    flows.ingestion.run_gate = open_gate
    desk = open_desk(Path(home), port, Path(empty_warehouse))
    if stage == "fetch":
        dies_at(int(count), flows.http_client.HttpClient, "ask")
    elif stage == "archive":
        dies_at(int(count), flows.archive, "_write_all", half)
    elif stage == "next file":
        dies_at(int(count), flows.archive, "_note_unfinished")
    else:
        dies_at(int(count), flows.ingestion, "promote")
        desk.replay()
    desk.ingest(*sources)


if __name__ == "__main__":
    main()
