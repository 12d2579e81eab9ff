"""``newsledger extract``: documents in, one line of JSON for each out, in the same order, whatever the number of processes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from flows.documents import load_documents
from flows.language_model import find_model
from flows.progress import Progress
from flows.reference_files import SEEDS, load_reference
from flows.settings import Settings
from flows.worker_process import BuildExtractor, Line, as_lines
from flows.workers import Workers
from transforms.errors import InputError
from transforms.vague_numbers import vague_policy
from warehouse.learned_boilerplate import LearnedBoilerplate


@dataclass(frozen=True, slots=True)
class ExtractionCounts:
    """How many documents came in, and how many of them gave no article."""

    documents: int
    failed: int

    @property
    def has_only_failures(self) -> bool:
        """Whether something came in and nothing came of it."""
        return 0 < self.documents == self.failed


def start_workers(settings: Settings) -> Workers:
    """Worker processes with the newsledger rules, reference data and model that the settings name.

    Raises:
        InputError: the model or the reference data is missing or wrong.
    """
    vague_policy(load_reference(), settings.vague_scheme)  # what is wrong is told here, before anything is started
    build = BuildExtractor(SEEDS, find_model(settings.model), settings.vague_scheme)
    return Workers(build, settings.worker_count, settings.article_seconds)


def extract_to(paths: Sequence[str], output: Path | None, settings: Settings, learned: LearnedBoilerplate) -> ExtractionCounts:
    """Extract all documents of the arguments and write the contract's lines.

    Args:
        paths: files, folders, or ``-`` for JSON lines on standard input.
        output: file to write, put in place only when it is complete; None for standard output.
        settings: the settings in force.
        learned: what outlets are known to repeat.

    Raises:
        InputError: an argument cannot be used, or the output file cannot be written.
    """
    documents = load_documents(paths, settings.max_document_bytes)
    with _sink(output) as sink, start_workers(settings) as workers, Progress("articles") as progress:
        return _write(progress.count(workers.analyse(map(learned.given, documents), as_lines)), sink)


def _write(lines: Iterable[Line], sink: BinaryIO) -> ExtractionCounts:
    documents = failures = 0
    for line in lines:
        sink.write(line.text)
        documents += 1
        failures += line.is_failure
    sink.flush()
    return ExtractionCounts(documents, failures)


@contextmanager
def _sink(output: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file beside the wanted one that takes its place at the end; a partial one is never left."""
    if output is None:
        yield cast("BinaryIO", sys.stdout.buffer)
        return
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            unfinished = Path(file.name)
            try:
                yield cast("BinaryIO", file)
                file.flush()
                os.fsync(file.fileno())
                unfinished.chmod(0o644)
                unfinished.replace(output)
            finally:
                unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror or error}") from error
