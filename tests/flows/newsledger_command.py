"""Runs the installed `newsledger` command as a user would: a process of its own, a home of its own, and nothing else set."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sysconfig.get_path("scripts")) / "newsledger"
#: No command of these tests takes this long; one that does is stuck.
SECONDS = 240


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        return self.output.decode()

    def lines(self) -> list[str]:
        return self.text.splitlines()


def environment(home: Path, settings: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The environment of a command: whatever the developer has set for newsledger or Prefect does not reach it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSLEDGER_", "PREFECT_"))}
    return {**own, "NEWSLEDGER_HOME": str(home), "NEWSLEDGER_JOBS": "1", **dict(settings)}


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
