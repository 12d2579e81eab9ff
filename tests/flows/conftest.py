"""Runs of the pipeline as ordinary functions: no Prefect, and the analysis in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from articles_given import TOLL, write_articles


class HereWorkers:
    """Does in this process what worker processes do, and counts the documents."""

    def __init__(self, analyse: Callable) -> None:
        self.analyse = analyse
        self.count = 0

    def extract(self, documents) -> Iterator:
        from flows.worker_process import analyse_safely

        for document in documents:
            self.count += 1
            yield from analyse_safely(lambda documents: [self.analyse(document) for document in documents], [document])


def open_gate(*_: object):
    """A gate that lets everything through."""
    from expectations.gate import GateResult

    return GateResult(is_open=True, results=(), failures=())


class Desk:
    """A home folder in which runs happen; ``ingest`` is one run from beginning to end."""

    def __init__(self, home: Path, workers: HereWorkers, reference, empty_warehouse: Path | None = None) -> None:
        from flows.settings import Settings

        self.settings = Settings(home=home)
        self.workers = workers
        self.reference = reference
        self.empty_warehouse = empty_warehouse
        self.said: list[str] = []
        #: Runs that broke off; kept, for letting go of them would close them properly.
        self.dead: list = []

    def open(self, *arguments: str | Path, version: str = "rules 1", due=None):
        from contextlib import ExitStack, contextmanager

        from flows.ingestion import new_run_id, open_run
        from flows.sources import resolve_sources
        from warehouse.database import connect_writer

        @contextmanager
        def opened():
            with ExitStack() as stack:
                is_first = not self.settings.warehouse_path.exists()
                self.settings.home.mkdir(parents=True, exist_ok=True)
                if is_first and self.empty_warehouse is not None:
                    shutil.copyfile(self.empty_warehouse, self.settings.warehouse_path)
                con = stack.enter_context(closing(connect_writer(self.settings.warehouse_path)))
                sources = resolve_sources([str(argument) for argument in arguments], self.settings)
                yield stack.enter_context(
                    open_run(
                        con, new_run_id(), self.settings, sources, self.reference, version, self.workers, self.said.append,
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
                is_first = not self.settings.warehouse_path.exists()
                con = stack.enter_context(closing(connect_writer(self.settings.warehouse_path)))
                yield stack.enter_context(
                    open_replay(
                        con, new_run_id(), self.settings, request, self.reference, version, self.workers, self.said.append,
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
        from warehouse.query import open_ledger, run_query

        with closing(open_ledger(self.settings.ledger_path)) as con:
            return [tuple(row.values()) for row in run_query(con, sql).to_pylist()]


@pytest.fixture(scope="session")
def run_here(extractor, reference, empty_warehouse) -> Callable:
    """What `newsledger run` does, real gate and all, but in this process and without Prefect: seconds cheaper.

    ``run_here(home, "wire", batch_size=4)`` runs sources on a home folder, which commands may have used before.
    """
    from flows.analysis_version import analysis_version
    from flows.ingestion import new_run_id
    from flows.language_model import find_model
    from flows.run_lock import writer_lock
    from flows.sources import with_own_sources

    def run(home: Path, *sources: str | Path, **settings):
        desk = Desk(home, HereWorkers(extractor.extract), reference, empty_warehouse)
        desk.settings = desk.settings.model_copy(update=settings)
        desk.reference = with_own_sources(reference, desk.settings)
        version = analysis_version(reference, find_model(""), desk.settings.vague_scheme)
        with writer_lock(desk.settings.lock_path, new_run_id(), wait_seconds=0):
            return desk.ingest(*sources, version=version)

    return run


@pytest.fixture
def real_gate() -> None:
    """Asked for by tests that want Great Expectations to judge; it takes seconds, and its own tests show that it does."""


@pytest.fixture
def desk(tmp_path, extractor, reference, empty_warehouse, monkeypatch, request) -> Desk:
    if "real_gate" not in request.fixturenames:
        monkeypatch.setattr("flows.ingestion.run_gate", open_gate)
    return Desk(tmp_path / "home", HereWorkers(extractor.extract), reference, empty_warehouse)


@pytest.fixture(scope="session")
def given_home(tmp_path_factory) -> Path:
    """A folder with documents, and in it a home after two runs over them; sealed, and made without a model. To be copied."""
    from tests.fuzzing.flips import make_home

    folder = tmp_path_factory.mktemp("given")
    make_home(folder)
    return folder


@pytest.fixture(scope="session")
def toll_desk(tmp_path_factory, extractor, reference, empty_warehouse) -> Desk:
    """A home with one article in its published ledger; for tests that only read."""
    home = tmp_path_factory.mktemp("toll")
    articles = home / "articles"
    write_articles(articles, {"toll.txt": TOLL})
    desk = Desk(home / "home", HereWorkers(extractor.extract), reference, empty_warehouse)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.ingestion.run_gate", open_gate)
        desk.ingest(articles)
    return desk
