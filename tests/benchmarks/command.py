"""Cost of ``newsledger extract`` as a user meets it: start-up, model and all, by the clock."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.inputs import as_lines
from tests.benchmarks.measure import Line, tell
from transforms.records import RawDocument


@dataclass(frozen=True)
class Finished:
    """What one command took: seconds by the clock, CPU seconds, and the memory of its largest process."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def measure_extract(documents: Sequence[RawDocument], folder: Path) -> tuple[list[Line], str]:
    """The same articles with one process and with two; both must give the same bytes.

    Returns:
        Two lines, and speed-up and memory in words. The memory is right only while this process is smaller than the ones that
        it starts: on Linux a child's peak begins at its parent's size.
    """
    given = folder / "articles.jsonl"
    given.write_text(as_lines(documents), encoding="utf-8")
    one, two = (_extract(given, folder / f"jobs-{jobs}.jsonl", jobs) for jobs in (1, 2))
    assert (folder / "jobs-1.jsonl").read_bytes() == (folder / "jobs-2.jsonl").read_bytes()
    name = f"{len(documents)} distinct texts"
    lines = [
        Line("extract --jobs 1 (clock)", name, len(documents), one.seconds),
        Line("extract --jobs 2 (clock)", name, len(documents), two.seconds, "--jobs 1", one.seconds),
    ]
    return lines, (
        f"extract: two jobs are {one.seconds / two.seconds:.2f} times as fast as one by the clock (true on an idle machine; "
        f"CPU {one.cpu_seconds:.0f} s and {two.cpu_seconds:.0f} s); "
        f"its largest process takes {max(one.megabytes, two.megabytes):,.0f} MB"
    )


def _extract(given: Path, output: Path, jobs: int) -> Finished:
    tell(f"extract: {jobs} job(s)")
    command = [str(Path(sys.executable).with_name("newsledger")), "extract", str(given), "-o", str(output), "-j", str(jobs)]
    began = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Finished(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)
