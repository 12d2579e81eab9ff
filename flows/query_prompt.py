"""The prompt of `newsledger sql`: statements over several lines, a history, and the next one after a wrong one."""

from __future__ import annotations

import atexit
import readline
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from transforms.errors import QueryError

_HELP = """A statement ends with a semicolon, or with an empty line. Ctrl-D leaves.
  from marts.figures limit 10;
  describe marts.figures;
  select table_schema, table_name from information_schema.tables;
"""


def prompt(answer: Callable[[str], None], history: Path) -> None:
    """Read statements from the terminal until it ends, and answer each; an error is told and the prompt goes on.

    Args:
        answer: runs one statement and shows its rows.
        history: file that remembers what was typed.
    """
    with suppress(OSError):
        readline.read_history_file(history)
    atexit.register(_save_history, history)
    sys.stdout.write(_HELP)
    for statement in _statements():
        try:
            answer(statement)
        except QueryError as error:
            sys.stdout.write(f"{error}\n")


def _statements() -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            line = input("   ...> " if lines else "ledger> ")
        except EOFError:
            sys.stdout.write("\n")
            return
        except KeyboardInterrupt:
            lines = []
            sys.stdout.write("\n")
            continue
        lines.append(line)
        text = "\n".join(lines).strip()
        if text and (text.endswith(";") or not line.strip()):
            yield text
        if not line.strip() or text.endswith(";"):
            lines = []


def _save_history(history: Path) -> None:
    with suppress(OSError):
        readline.set_history_length(1000)
        readline.write_history_file(history)
