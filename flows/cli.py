"""The command line: every command's module is imported only when the command is given, so that `--help` answers at once."""

from __future__ import annotations

import difflib
import errno
import gc
import os
import sys
from importlib.metadata import version

from cyclopts import App, CycloptsError

from transforms.errors import (
    ArchiveError,
    FetchError,
    GateStoppedError,
    InputError,
    NewsledgerError,
    QueryError,
    WarehouseError,
    WarehouseLockedError,
)

#: Exit code of each family of errors; the first family that fits counts. The README's table is tested against this one.
EXIT_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (CycloptsError, 2),
    (InputError, 2),
    (FetchError, 3),
    (GateStoppedError, 4),
    (WarehouseLockedError, 5),
    (QueryError, 7),
    (WarehouseError, 6),
    (ArchiveError, 6),
    (KeyboardInterrupt, 130),
    (BrokenPipeError, 141),
    (NewsledgerError, 1),
)
#: Something came in, and nothing came of it: every document failed.
ALL_FAILED = 3
#: Wherever a full disk shows: the same as for a warehouse that cannot be written.
DISK_FULL = 6
#: `newsledger doctor` found a problem.
UNHEALTHY = 1

#: Command, its function, and the line that `--help` shows, in the order of the manual.
COMMANDS = (
    ("run", "flows.commands.run:run", "Run the whole pipeline once: capture, extract, gate, promote, publish."),
    ("extract", "flows.commands.extract:extract", "Turn documents into JSON lines with figures and actors; a Unix filter."),
    ("sql", "flows.commands.sql:sql", "Query the published ledger, read-only; a prompt without QUERY."),
    ("search", "flows.commands.search:search_command", "Search articles, figures or quotes for words, best first."),
    ("why", "flows.commands.why:why", "Show the evidence of a figure, or what was left out of an article."),
    ("verify", "flows.commands.verify:verify", "Check archive, warehouse and ledger byte by byte and row by row."),
    ("export", "flows.commands.export:app", "Export the ledger: CSV, Parquet, GDELT, UCDP, schema.org, FollowTheMoney, PROV."),
    ("backup", "flows.commands.backup:backup", "Copy the home as last published into a folder, also while runs go on."),
    ("restore", "flows.commands.restore:restore_command", "Make a home of a backup, compared before and verified after."),
    ("report", "flows.commands.report:report", "Build the data-quality report and the site of figures and actors."),
    ("quarantine", "flows.commands.quarantine:app", "List, show, retry or release the rows that the gate holds back."),
    ("actors", "flows.commands.actors:app", "Show who is who across articles; merge, split, decide pairs in doubt."),
    ("correct", "flows.commands.correct:app", "Correct a figure or an actor by hand; list and undo corrections."),
    ("boilerplate", "flows.commands.boilerplate:app", "List the lines that outlets repeat; confirm or refuse what was learned."),
    ("remove", "flows.commands.remove:app", "Take an article, a source or a person out, for good."),
    ("retention", "flows.commands.remove:retention", "Remove articles that are older than they are to be kept."),
    ("sources", "flows.commands.sources:app", "List, check and add sources; finds the feeds and sitemaps of a site."),
    ("replay", "flows.commands.replay:replay", "Rebuild articles, figures and actors from the archive with today's rules."),
    ("serve", "flows.commands.serve:serve", "Run the sources on their schedules, with Prefect's UI."),
    ("doctor", "flows.commands.doctor:doctor", "Check the installation and the warehouse."),
)


def build_app(explained: str | None = None) -> App:
    """The command line as an object, without importing any command but the one that is to be explained at length."""
    app = App(
        name="newsledger",
        help="Turn news articles into a citable ledger of figures and actors.",
        version=version("newsledger"),
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )
    for name, target, summary in COMMANDS:
        app.command(target, name=name, **({} if name == explained else {"help": summary}))
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code; expected errors are one message on standard error, never a traceback."""
    code = run_command(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # the interpreter would look through a million objects of Prefect and GX before it ends, 1.6 s
    sys.exit(code)


def run_command(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        _refuse_unknown_command(arguments)
        explained = arguments[0] if {"--help", "-h"} & {*arguments} else None
        code = build_app(explained)(arguments, exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except tuple(family for family, _ in EXIT_CODES) as error:
        _tell(error)
        return next(code for family, code in EXIT_CODES if isinstance(error, family))
    except Exception as error:
        if _is_disk_full(error):
            sys.stderr.write(f"newsledger: {error}: make room, then run again; readers keep the last published state\n")
            return DISK_FULL
        if os.environ.get("NEWSLEDGER_LOG_LEVEL") == "DEBUG":
            raise
        sys.stderr.write(f"newsledger: {type(error).__name__}: {error}\n(a defect; NEWSLEDGER_LOG_LEVEL=DEBUG shows where)\n")
        return 1
    return code if isinstance(code, int) else 0


def _is_disk_full(error: Exception) -> bool:
    """A full disk is no defect, whoever hits it; DuckDB's and SQLite's errors say so in words only."""
    is_said = any(words in str(error) for words in ("No space left on device", "database or disk is full"))
    return is_said or (isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT))


def _refuse_unknown_command(arguments: list[str]) -> None:
    """Cyclopts would import every command's module to word the same message."""
    names = [name for name, _, _ in COMMANDS]
    if arguments and not arguments[0].startswith("-") and arguments[0] not in names:
        near = difflib.get_close_matches(arguments[0], names, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(names)}"
        raise InputError(f"unknown command '{arguments[0]}'; {hint}")


def _tell(error: BaseException) -> None:
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone; the interpreter must not try to flush into the closed pipe once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    message = "interrupted" if isinstance(error, KeyboardInterrupt) else str(error)
    sys.stderr.write(f"newsledger: {message}\n")
