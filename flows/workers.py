"""Worker processes that analyse documents: chunks in, results out in the same order, whatever happens to a worker.

The parent loads neither spaCy nor the model. A worker that dies or runs out of time costs only the document it was at:
its chunk is done again one document at a time by a fresh worker, and the culprit gets the error ``internal``.
(`concurrent.futures` gives up all work in hand when one process dies, and cannot say whose fault it was.)
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import batched
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Self

from flows.loaded import LoadedDocument, failed_extraction
from flows.worker_process import Analyse, Failure, Finish, Ready, serve_chunks
from transforms.errors import InputError

#: Documents of one chunk: enough to hide the cost of a message (under 1 ms), few enough to keep two processes evenly busy.
CHUNK_SIZE = 8
#: Chunks in hand for each worker, done or not: what bounds memory, and the backlog that the last slow one can hide.
CHUNKS_IN_HAND = 4
#: Another worker is started when so many chunks wait for each one that runs: loading the model costs as much as 24 articles.
CHUNKS_WORTH_A_WORKER = 3
#: Loading spaCy and the model takes 3 to 10 s; a machine that needs longer than this is stuck.
START_SECONDS = 300

#: Makes the function that analyses one document; called once in each worker, so that only workers load the model.
BuildAnalyse = Callable[[], Analyse]


@dataclass
class _Chunk[T]:
    """Some documents, and what came of them so far; ``results`` grows to the length of ``documents``."""

    documents: Sequence[LoadedDocument]
    finish: Finish[T]
    results: list[T] = field(default_factory=list)
    is_single: bool = False

    @property
    def is_done(self) -> bool:
        return len(self.results) == len(self.documents)

    def next_task(self) -> Sequence[LoadedDocument]:
        rest = self.documents[len(self.results) :]
        return rest[:1] if self.is_single else rest

    def fail(self, reason: str) -> None:
        """Give up the next document."""
        document = self.next_task()[0]
        self.results += self.finish([document], [failed_extraction(document, "internal", reason)])


@dataclass
class _Worker:
    """One process, its end of the pipe, and the chunk it is at."""

    process: SpawnProcess
    pipe: Connection
    is_ready: bool = False
    chunk: _Chunk[Any] | None = None
    deadline: float = 0

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """A bounded number of worker processes; use it as a context manager.

    Processes start when there is something to do, and more of them when there is enough; :meth:`warm_up` starts the first
    one ahead.

    Args:
        build: makes the analysing function inside each worker; must be picklable.
        count: number of processes at most.
        seconds: time limit for one document.
    """

    def __init__(self, build: BuildAnalyse, count: int, seconds: float) -> None:
        self._build = build
        self._seconds = seconds
        self._context = multiprocessing.get_context("spawn")
        self._count = count
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def warm_up(self) -> None:
        """Let a first process load the model now, while the caller does something else."""
        if not self._workers:
            self._workers.append(self._start())

    def analyse[T](self, documents: Iterable[LoadedDocument], finish: Finish[T]) -> Iterator[T]:
        """One result for each document, in order; at most a few chunks are held at any time.

        Args:
            documents: what is to be analysed.
            finish: a function of a module, called in the workers: what it makes of an extraction is the result. Records cost ten
                times as much to hand over as what is usually made of them.

        Raises:
            NewsledgerError: no worker can start: the model is missing, or reference data is wrong.
        """
        chunks = (_Chunk(documents, finish) for documents in batched(documents, CHUNK_SIZE))
        in_hand: deque[_Chunk[T]] = deque()
        waiting: deque[_Chunk[T]] = deque()
        is_over = False
        while not is_over or in_hand:
            while not is_over and len(in_hand) < CHUNKS_IN_HAND * self._count:
                chunk = next(chunks, None)
                is_over = chunk is None
                if chunk is not None:
                    in_hand.append(chunk)
                    waiting.append(chunk)
                self._assign(waiting)
            if in_hand and not in_hand[0].is_done:
                self._await(waiting)
            while in_hand and in_hand[0].is_done:
                yield from in_hand.popleft().results

    def _assign(self, waiting: deque[_Chunk[Any]]) -> None:
        """Give idle workers something to do, and start another where too much waits."""
        for worker in self._workers:
            if worker.is_ready and worker.chunk is None and waiting:
                worker.chunk = waiting.popleft()
                self._send(worker)
        if waiting and len(self._workers) < self._count and len(waiting) >= CHUNKS_WORTH_A_WORKER * len(self._workers):
            self._workers.append(self._start())

    def _send(self, worker: _Worker) -> None:
        assert worker.chunk is not None
        worker.deadline = time.monotonic() + self._seconds
        with suppress(OSError):  # a worker that is gone shows in the next wait
            worker.pipe.send((worker.chunk.finish, worker.chunk.next_task()))

    def _await(self, waiting: deque[_Chunk[Any]]) -> None:
        """Wait until a worker answers, dies or runs out of time, and take it from there."""
        busy = [worker for worker in self._workers if worker.chunk is not None or not worker.is_ready]
        soonest = min(worker.deadline for worker in busy)
        answered = wait([worker.pipe for worker in busy], timeout=max(0.0, soonest - time.monotonic()))
        for worker in busy:
            if worker.pipe in answered:
                self._receive(worker, waiting)
            elif time.monotonic() >= worker.deadline:
                self._replace(worker, waiting, f"it took longer than {self._seconds:g} s (NEWSLEDGER_ARTICLE_SECONDS)")
        self._assign(waiting)

    def _receive(self, worker: _Worker, waiting: deque[_Chunk[Any]]) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._replace(worker, waiting, f"the process that analysed it ended with {worker.process.exitcode}")
            return
        if isinstance(answer, Ready):
            worker.is_ready = True
        elif isinstance(answer, Failure):
            raise answer.error
        else:
            self._accept(worker, answer, waiting)

    def _accept(self, worker: _Worker, results: Sequence[object], waiting: deque[_Chunk[Any]]) -> None:
        assert worker.chunk is not None
        chunk, worker.chunk = worker.chunk, None
        chunk.results.extend(results)
        if not chunk.is_done:
            waiting.appendleft(chunk)

    def _replace(self, worker: _Worker, waiting: deque[_Chunk[Any]], reason: str) -> None:
        """Put a fresh process in a lost one's place; its chunk is done again document by document."""
        chunk = worker.chunk
        if not worker.is_ready:
            raise InputError(
                f"a worker process could not start: {reason}; is there enough memory for {len(self._workers)} of them?"
            )
        worker.stop()
        if chunk is not None:
            if chunk.is_single or len(chunk.next_task()) == 1:
                chunk.fail(reason)
            chunk.is_single = True
            if not chunk.is_done:
                waiting.appendleft(chunk)
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve_chunks, args=(theirs, self._build), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, deadline=time.monotonic() + START_SECONDS)
