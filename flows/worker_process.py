"""What runs inside a worker process: load the model once, then analyse chunk after chunk."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flows.language_model import load_model
from flows.loaded import FailedDocument, LoadedDocument, failed_extraction
from flows.reference_files import load_reference
from transforms.contract import to_line
from transforms.errors import NewsledgerError
from transforms.records import Extraction, RawDocument
from transforms.vague_numbers import DEFAULT_SCHEME

if TYPE_CHECKING:
    from spacy.language import Language

#: Analyses some documents: one extraction for each, in order.
Analyse = Callable[[Sequence[RawDocument]], list[Extraction]]
#: What a worker does last: from documents and their extractions to its answers, one for each, in order. It travels by its name.
type Finish[T] = Callable[[Sequence[LoadedDocument], Sequence[Extraction]], list[T]]

#: One thread for each process: numerical libraries would otherwise start one for every CPU in every worker.
SINGLE_THREADED = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Ready:
    """A worker's first message: the model is loaded."""


@dataclass(frozen=True)
class Failure:
    """A worker's first message where it cannot start, with the reason."""

    error: NewsledgerError


@dataclass(frozen=True)
class BuildExtractor:
    """Makes the analysing function of newsledger; called inside a worker.

    It reads the reference data itself: handing megabytes to a process that is just starting would hold the parent up, and
    leave it with half of them when it is interrupted.
    """

    seeds: Path
    model: str
    vague_scheme: str = DEFAULT_SCHEME

    def __call__(self) -> Analyse:
        """Load the model and build the extractor.

        Raises:
            NewsledgerError: the model or the reference data cannot be used.
        """
        from transforms.extract import Extractor  # noqa: PLC0415 (pulls in spaCy, which the parent must not load)

        nlp = load_model(self.model)
        return _ForgetfulExtractor(Extractor(load_reference(self.seeds), nlp, self.vague_scheme).extract_all, nlp)


@dataclass(frozen=True)
class _ForgetfulExtractor:
    """Analyses documents in a memory zone: spaCy otherwise keeps every word it ever saw (1 GB in 100,000 articles)."""

    extract: Analyse
    nlp: Language

    def __call__(self, documents: Sequence[RawDocument]) -> list[Extraction]:
        with self.nlp.memory_zone():
            return self.extract(documents)


def serve_chunks(pipe: Connection, build: Callable[[], Analyse]) -> None:
    """A worker's life: build, say so, then answer each chunk with what was made of it until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to deal with
    sys.meta_path.insert(0, _WithoutPandas())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.update(SINGLE_THREADED)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get into the results
    gc.disable()  # the imports, the model and the tables leave hardly any garbage
    try:
        analyse = build()
    except NewsledgerError as error:
        pipe.send(Failure(error))
        return
    gc.enable()
    gc.collect()
    gc.freeze()  # the model and the tables stay: looking through them for garbage costs some percent of the work
    try:
        pipe.send(Ready())
        while True:
            finish, documents = pipe.recv()
            pipe.send(finish_safely(finish, documents, analyse_safely(analyse, documents)))
    except (EOFError, OSError):
        return


class _WithoutPandas(MetaPathFinder):
    """Nothing here needs pandas; Arrow would load it (0.4 s) to ask whether a list is one of pandas', and does without."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse pandas."""
        if fullname == "pandas":
            raise ImportError(fullname)


def _end_with_parent() -> None:
    """A parent that is killed takes its workers along at once, not only when they have finished what they are at."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def analyse_safely(analyse: Analyse, documents: Sequence[LoadedDocument]) -> list[Extraction]:
    """The extractions of some documents; a defect that one hits is its own error ``internal`` and nobody else's."""
    readable = [document for document in documents if isinstance(document, RawDocument)]
    try:
        found = iter(analyse(readable))
    except Exception:  # noqa: BLE001 (any defect, of ours or a library's, costs one document only)
        found = (_analyse_one(analyse, document) for document in readable)
    return [_given_up(document) if isinstance(document, FailedDocument) else next(found) for document in documents]


class Line(NamedTuple):
    """The contract's line for one document, with its line end, and whether it tells of a failure."""

    text: bytes
    is_failure: bool


def as_lines(_: Sequence[LoadedDocument], found: Sequence[Extraction]) -> list[Line]:
    """Extractions as the lines of ``newsledger extract``."""
    return [Line(to_line(made).encode("utf-8", "replace") + b"\n", made.error is not None) for made in found]


def finish_safely[T](finish: Finish[T], documents: Sequence[LoadedDocument], found: Sequence[Extraction]) -> list[T]:
    """What the last step makes of some documents; a defect that one hits is its own, as in :func:`analyse_safely`."""
    try:
        return finish(documents, found)
    except Exception as error:  # noqa: BLE001 (see there)
        if len(documents) == 1:
            return finish(documents, [_broken(documents[0], error)])
    return [one for document, made in zip(documents, found, strict=True) for one in finish_safely(finish, [document], [made])]


def _given_up(document: FailedDocument) -> Extraction:
    return failed_extraction(document, document.failure.code, document.failure.message)


def _analyse_one(analyse: Analyse, document: RawDocument) -> Extraction:
    try:
        return analyse([document])[0]
    except Exception as error:  # noqa: BLE001 (see above)
        return _broken(document, error)


def _broken(document: LoadedDocument, error: Exception) -> Extraction:
    return failed_extraction(document, "internal", f"{type(error).__name__}: {error} (a defect: please report this article)")
