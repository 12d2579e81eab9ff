"""Runs the `newsledger` command as a user would: a home of its own, and nothing else set; mostly in a process of its own."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from flows.cli import run_command
from flows.prefect_server import PrefectServer

COMMAND = Path(sysconfig.get_path("scripts")) / "newsledger"
#: No command of these tests takes this long; one that does is stuck.
SECONDS = 240


#: What such a process does to a warehouse that it has open.
OPENS = "import duckdb; con = duckdb.connect(path)"


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        return self.output.decode()

    def records(self) -> list[dict[str, Any]]:
        """The JSON lines of standard output."""
        return [json.loads(line) for line in self.output.splitlines()]

    def counts(self) -> dict[str, int]:
        """The rows of the table at the end of a run: ``{"loaded": 3, "documents in": 3, ...}``."""
        rows = re.findall(r"│ ([a-z_ ]+?) +│ +([0-9,]+) │", self.text)
        return {name: int(count.replace(",", "")) for name, count in rows}


def environment(home: Path, settings: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The environment of a command: whatever the developer has set for newsledger or Prefect does not reach it.

    Data Docs are written only where a test looks at them: they are two fifths of what a gate costs.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSLEDGER_", "PREFECT_"))}
    return {**own, "NEWSLEDGER_HOME": str(home), "NEWSLEDGER_JOBS": "1", "NEWSLEDGER_DATA_DOCS": "false", **dict(settings)}


def newsledger(
    home: Path, *arguments: str | Path, stdin: bytes = b"", settings: dict[str, str] | None = None, cwd: Path | None = None
) -> Result:
    """Run one command to its end.

    Args:
        home: NEWSLEDGER_HOME.
        arguments: what stands behind `newsledger`.
        stdin: what it reads.
        settings: more environment variables.
        cwd: the folder it runs in; by default the one that holds the home.
    """
    done = subprocess.run(
        [COMMAND, *arguments], input=stdin, capture_output=True, check=False, timeout=SECONDS,
        env=environment(home, (settings or {}).items()), cwd=cwd or home.parent,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr.decode())


def newsledger_here(
    home: Path, *arguments: str | Path, stdin: bytes = b"", settings: dict[str, str] | None = None, cwd: Path | None = None
) -> Result:
    """The same in this process, where starting one (half a second) proves nothing more: what is refused before any work, and
    queries.
    """
    output, errors = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, environment(home, (settings or {}).items()), clear=True))
        stack.enter_context(patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")))
        stack.enter_context(chdir(cwd or home.parent))
        stack.enter_context(redirect_stdout(output))
        stack.enter_context(redirect_stderr(errors))
        code = run_command([str(argument) for argument in arguments])
    output.flush()
    return Result(code, cast("io.BytesIO", output.buffer).getvalue(), errors.getvalue())


def start_newsledger(home: Path, *arguments: str | Path, settings: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """Start a command whose standard error is read while it runs; standard output is not kept."""
    return subprocess.Popen(
        [COMMAND, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=environment(home, (settings or {}).items()), cwd=home.parent,
    )  # fmt: skip


def assert_refused(result: Result, code: int, named: Sequence[str | Path]) -> None:
    """One message on standard error that names the input and what to do, the right exit code, and never a traceback."""
    assert "Traceback" not in result.errors + result.output.decode(errors="replace")
    assert result.code == code, result.errors
    assert result.errors.startswith("newsledger: ") or "\nnewsledger: " in result.errors
    for words in named:
        assert str(words) in result.errors


@contextmanager
def prefect_server(folder: Path) -> Iterator[dict[str, str]]:
    """A Prefect server that several runs share, as the setting that leads them to it: a run is seconds faster."""
    with PrefectServer(folder) as server:
        server.wait()
        yield {"PREFECT_API_URL": server.api_url}


@contextmanager
def held(program: str, path: Path) -> Iterator[int]:
    """Another process that holds something until the end of the block; gives its id."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys; path = sys.argv[1]; {program}; print(flush=True); sys.stdin.read()", path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process.pid
    finally:
        process.communicate()


def article(number: int, killed: int | None = None) -> str:
    """A short article with three figures, a quote and a date; another number gives another event."""
    place, river, kind = _PLACES[number % len(_PLACES)], _RIVERS[number % len(_RIVERS)], _KINDS[number % len(_KINDS)]
    return (
        f"{kind} kills {killed or 11 + number} in {place}\n\n"
        f"{place.upper()}, Aug {1 + number % 28}, 2024 - At least {killed or 11 + number} people were killed and {301 + number} "
        f"injured when the river {river} burst its banks near {place}, police said on Friday.\n\n"
        f'The interior minister, Ana Lopes, said {2100 + 100 * number:,} families had left their homes. "We will rebuild every '
        f'house by the river," she told reporters in {place}.\n'
    )


_PLACES = ("Lisbon", "Maputo", "Quito", "Dhaka", "Nairobi", "Manila", "Lima")
_RIVERS = ("Arden", "Belwater", "Corran", "Dole", "Eastbeck")
_KINDS = ("Flood", "Storm surge", "Dam break")
