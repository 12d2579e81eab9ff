"""``newsledger sql``."""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.query_output import Format, render
from flows.query_prompt import prompt
from flows.settings import load_settings
from transforms.errors import InputError
from warehouse.query import open_ledger, run_query


def sql(
    query: str | None = None,
    *,
    format_: Annotated[Format, Parameter(name=("--format", "-f"))] = "table",
    output: Annotated[Path | None, Parameter(name=("--output", "-o"))] = None,
) -> None:
    """Query the published ledger with SQL, read-only, without access to files or the network.

    Args:
        query: one statement; without it a prompt, or the statement from standard input.
        format_: table (the first 200 rows), csv, json, parquet or markdown.
        output: file to write instead of standard output.
    """
    settings = load_settings()
    with closing(open_ledger(settings.ledger_path)) as con:

        def answer(statement: str) -> None:
            width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
            _write(render(run_query(con, statement), format_, width=width), format_, output)

        if query is not None:
            answer(query)
        elif sys.stdin.isatty():
            prompt(answer, settings.home / "sql_history")
        else:
            answer(sys.stdin.read())


def _write(content: bytes, name: Format, output: Path | None) -> None:
    if output is None:
        if name == "parquet" and sys.stdout.isatty():
            raise InputError("Parquet is not for a terminal: say -o FILE, or redirect standard output")
        rest = memoryview(content)
        while rest:  # unbuffered, a write into a pipe whose reader leaves ends early without an error; the next one has it
            rest = rest[sys.stdout.buffer.write(rest) :]
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from error
