"""Runs as ordinary functions: no Prefect, and the analysis in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path


class HereWorkers:
    """Does in this process what worker processes do, and counts the documents."""

    def __init__(self, read: Callable) -> None:
        self.read = read
        self.count = 0

    def analyse(self, documents, finish: Callable) -> Iterator:
        from flows.worker_process import analyse_safely, finish_safely

        for document in documents:
            self.count += 1
            found = analyse_safely(lambda documents: [self.read(document) for document in documents], [document])
            yield from finish_safely(finish, [document], found)


def open_gate(*_: object):
    """A gate that lets everything through."""
    from expectations.gate import GateResult

    return GateResult(is_open=True, results=(), failures=())


class Desk:
    """A home folder in which runs happen; ``ingest`` is one run from beginning to end."""

    def __init__(self, home: Path, workers: HereWorkers, reference, empty_warehouse: Path | None = None) -> None:
        from flows.settings import Settings

        self.settings = Settings(home=home, data_docs=False)
        self.workers = workers
        self.reference = reference
        self.empty_warehouse = empty_warehouse
        self.said: list[str] = []
        #: Told the stages.
        self.say: Callable[[str], object] = self.said.append
        self._read_as, self._ledger = "", None
        #: Runs that broke off; kept, for letting go of them would close them properly.
        self.dead: list = []

    def _begin(self) -> bool:
        """Make the home, with the prepared warehouse where one is given; whether it has none of its own."""
        is_first = not self.settings.warehouse_path.exists()
        self.settings.home.mkdir(parents=True, exist_ok=True)
        if is_first and self.empty_warehouse is not None:
            shutil.copyfile(self.empty_warehouse, self.settings.warehouse_path)
        return is_first

    def open(self, *arguments: str | Path, version: str = "rules 1", due=None):
        from contextlib import ExitStack, contextmanager

        from flows.ingestion import new_run_id, open_run
        from flows.sources import resolve_sources
        from warehouse.database import connect_writer

        @contextmanager
        def opened():
            with ExitStack() as stack:
                is_first = self._begin()
                con = stack.enter_context(closing(connect_writer(self.settings.warehouse_path)))
                sources = resolve_sources([str(argument) for argument in arguments], self.settings)
                yield stack.enter_context(
                    open_run(
                        con, new_run_id(), self.settings, sources, self.reference, version, self.workers, self.say,
                        is_first=is_first, due=due,
                    )
                )  # fmt: skip

        return opened()

    def ingest(self, *arguments: str | Path, version: str = "rules 1", due=None):
        with self.open(*arguments, version=version, due=due) as run:
            for batch in run.batches():
                run.capture(batch)
                run.extract(batch)
                run.stage(batch)
            if not run.is_idle:
                run.gate()
                run.promote()
            run.publish()
            return run.summary()

    def open_replay(self, request, version: str = "rules 1"):
        from contextlib import ExitStack, contextmanager

        from flows.ingestion import new_run_id
        from flows.replay import open_replay
        from warehouse.database import connect_writer

        @contextmanager
        def opened():
            with ExitStack() as stack:
                is_first = self._begin()
                con = stack.enter_context(closing(connect_writer(self.settings.warehouse_path)))
                yield stack.enter_context(
                    open_replay(
                        con, new_run_id(), self.settings, request, self.reference, version, self.workers, self.say,
                        is_first=is_first,
                    )
                )  # fmt: skip

        return opened()

    def replay(self, version: str = "rules 1", groups: int | None = None, **wanted):
        """A replay from beginning to end, or one that breaks off after so many groups."""
        from itertools import islice

        from flows.replay import ReplayRequest
        from transforms.errors import GateStoppedError

        with self.open_replay(ReplayRequest(**wanted), version) as replayed:
            run = replayed.run
            for group in islice(replayed.groups(), groups):
                for batch in group:
                    run.extract(batch, is_anew=True)
                    run.stage(batch)
                try:
                    run.gate()
                except GateStoppedError as error:
                    replayed.note_stopped(error)
                else:
                    run.promote()
            if groups is not None:
                raise KeyboardInterrupt
            run.publish()
            replayed.finish()
            return run.summary()

    def rows(self, sql: str) -> list[tuple]:
        """What the published ledger answers."""
        from warehouse.query import run_query

        return [tuple(row.values()) for row in run_query(self._reader(), sql).to_pylist()]

    def _reader(self):
        """The published ledger, opened once until another takes its place: as long as a question takes, opening it takes again.

        By a name of its own, for within a process DuckDB gives a file that is open already under the name that was asked for.
        """
        from warehouse.query import open_ledger

        path = self.settings.ledger_path
        found = path.stat()
        name = f"{path.parent.name}-{found.st_ino}-{found.st_mtime_ns}.duckdb"
        if name != self._read_as:
            if self._ledger is not None:
                self._ledger.close()
            own = path.parent.with_name(name)
            own.hardlink_to(path)
            self._read_as, self._ledger = name, open_ledger(own)
            own.unlink()
        return self._ledger
