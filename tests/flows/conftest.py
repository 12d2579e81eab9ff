"""Homes and runs that tests of the flows share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from articles_given import TOLL, write_articles
from desk import Desk, HereWorkers, open_gate


@pytest.fixture(scope="session")
def run_here(extractor, reference, warehouse_with_reference) -> Callable:
    """What `newsledger run` does, real gate and all, but in this process and without Prefect: seconds cheaper.

    ``run_here(home, "wire", batch_size=4)`` runs sources on a home folder, which commands may have used before; ``say`` is called
    with what the run tells. A run that is not to be gated has a gate that lets everything through, seconds cheaper again.
    """
    from flows.analysis_version import analysis_version
    from flows.ingestion import new_run_id
    from flows.language_model import find_model
    from flows.run_lock import writer_lock
    from flows.sources import with_own_sources

    def run(home: Path, *sources: str | Path, say: Callable[[str], object] | None = None, is_gated: bool = True, **settings):
        desk = Desk(home, HereWorkers(extractor.extract), reference, warehouse_with_reference)
        desk.say = say or desk.say
        desk.settings = desk.settings.model_copy(update=settings)
        desk.reference = with_own_sources(reference, desk.settings)
        version = analysis_version(reference, find_model(""), desk.settings.vague_scheme)
        with pytest.MonkeyPatch.context() as patch, writer_lock(desk.settings.lock_path, new_run_id(), wait_seconds=0):
            if not is_gated:
                patch.setattr("flows.ingestion.run_gate", open_gate)
            return desk.ingest(*sources, version=version)

    return run


@pytest.fixture
def real_gate() -> None:
    """Asked for by tests that want Great Expectations to judge; it takes seconds, and its own tests show that it does."""


@pytest.fixture
def desk(tmp_path, extractor, reference, warehouse_with_reference, monkeypatch, request) -> Desk:
    if "real_gate" not in request.fixturenames:
        monkeypatch.setattr("flows.ingestion.run_gate", open_gate)
    return Desk(tmp_path / "home", HereWorkers(extractor.extract), reference, warehouse_with_reference)


@pytest.fixture(scope="session")
def given_home(tmp_path_factory) -> Path:
    """A folder with documents, and in it a home after two runs over them; sealed, and made without a model. To be copied."""
    from tests.fuzzing.flips import make_home

    folder = tmp_path_factory.mktemp("given")
    make_home(folder)
    return folder


@pytest.fixture(scope="session")
def toll_desk(tmp_path_factory, extractor, reference, warehouse_with_reference) -> Desk:
    """A home with one article in its published ledger; for tests that only read."""
    home = tmp_path_factory.mktemp("toll")
    articles = home / "articles"
    write_articles(articles, {"toll.txt": TOLL})
    desk = Desk(home / "home", HereWorkers(extractor.extract), reference, warehouse_with_reference)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.ingestion.run_gate", open_gate)
        desk.ingest(articles)
    return desk
