"""What tests share: the reference tables, the language model, one extractor, an empty warehouse.

Nothing is loaded before a test asks for it: the other tests import neither spaCy nor a model.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from tests.analysing import new_model, the_extractor, the_model, the_reference

if TYPE_CHECKING:
    from spacy.language import Language

    from transforms.extract import Extractor
    from transforms.records import Extraction
    from transforms.reference import ReferenceData

#: The Friday on which the articles of the tests are published, unless they say otherwise.
PUBLISHED = "2024-08-16"


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are named by their length: what is compressed holds a time, and two processes would call one test two names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


def pytest_configure() -> None:
    """Commands that are interrupted take notice, also where a shell started the tests in the background: it has SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The many short files of the rules come last: of two processes none is left alone with a long one at the end."""
    items.sort(key=lambda item: item.path.parent.name == "transforms")


def pytest_collection_finish() -> None:
    """What is imported by now is there to stay: collections that look through it find nothing, and are a twentieth of the cost."""
    gc.collect()
    gc.freeze()


#: The ledgers of tests hold a few rows each: more threads cost more than they do, blocks of 256 KB are nearly empty (13 MB for a
#: ledger without an article), and looking for the best way to press each of them together is most of a checkpoint.
_SMALL: dict[str, Any] = {"threads": 1, "default_block_size": 16_384, "force_compression": "uncompressed"}


@pytest.fixture(scope="session", autouse=True)
def small_databases() -> Iterator[None]:
    """DuckDB does what this process asks as is right for a few rows. The commands that tests start have its usual settings."""
    import duckdb

    connect = duckdb.connect

    def connect_small(*given: Any, config: dict[str, Any] | None = None, **more: Any) -> duckdb.DuckDBPyConnection:
        return connect(*given, config=_SMALL | (config or {}), **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", connect_small)
        yield


@pytest.fixture(scope="session")
def reference() -> ReferenceData:
    return the_reference()


@pytest.fixture(scope="session")
def nlp() -> Language:
    return the_model()


@pytest.fixture(scope="session")
def plain_nlp() -> Language:
    """The model as it comes, without what the extractor adds to it."""
    return new_model()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return the_extractor()


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse file, closed; making one takes half a second, copying it does not."""
    from warehouse.database import connect_writer

    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    connect_writer(path).close()
    return path


@pytest.fixture(scope="session")
def warehouse_with_reference(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse file that knows the reference tables, closed."""
    import shutil

    from flows.reference_files import load_reference as read_tables
    from warehouse.database import connect_writer
    from warehouse.reference import load_reference

    path = tmp_path_factory.mktemp("reference") / "warehouse.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with connect_writer(path) as connection:
        load_reference(connection, read_tables())
    return path


@pytest.fixture(scope="module")
def read(extractor: Extractor, request: pytest.FixtureRequest) -> Callable[..., Extraction]:
    """Reads a text as an article published on a Friday; the same text is analysed once.

    The texts of a module's tables are analysed together, at a third of the cost and with the same results.
    """
    from transforms.records import RawDocument

    def document(text: str, published_at: str | None = PUBLISHED) -> RawDocument:
        return RawDocument("article", text.encode(), "text/plain", charset="utf-8", published_at=published_at)

    known: dict[tuple[str, str | None], Extraction] = {}
    given = [*dict.fromkeys(_texts_of(request.module, request.session.items))]
    with suppress(Exception):  # a text that breaks the analysis fails its own test, when it is read alone
        together = extractor.extract_all([document(text) for text in given])
        known = {(text, PUBLISHED): extraction for text, extraction in zip(given, together, strict=True)}

    def read_text(text: str, published_at: str | None = PUBLISHED) -> Extraction:
        if (text, published_at) not in known:
            known[text, published_at] = extractor.extract(document(text, published_at))
        return known[text, published_at]

    return read_text


def _texts_of(module: ModuleType, items: Sequence[pytest.Item]) -> Iterator[str]:
    """What the tables of a module give to read, as most tests put it; a text that nobody asks for does no harm."""
    for item in items:
        if isinstance(item, pytest.Function) and item.module is module and "read" in item.fixturenames:
            given = item.callspec.params if hasattr(item, "callspec") else {}
            if "row" in given:
                yield given["row"]["example"]
            if "text" in given:
                yield given["text"]
            if "sentence" in given:
                yield f"{getattr(module, 'OPENING', '')} {given['sentence']}"
