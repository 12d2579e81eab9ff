"""``newsledger correct figure|withdraw|actor|list|undo|export|import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from flows.console import console, plain_table
from flows.correction_desk import corrections, corrections_csv, save_csv, set_actor, set_figure, take_in, undo, withdraw
from flows.settings import load_settings

app = App(
    name="correct",
    help="""Correct a figure or an actor by hand; later runs and replays obey, and it can be taken back.

    newsledger correct figure 3f2a --set value=40005 --reason "digits swapped in the agency's copy"

    newsledger correct figure 3f2a --set claimant="Gaza Health Ministry" --set as_of_date=2024-08-15 --reason "so the headline"

    newsledger correct withdraw 3f2a --reason "the number of a bus line"

    newsledger correct actor "Omar Haddad" --set role="former spokesman" --reason "left office in May"

    newsledger correct list

    newsledger correct undo 9c1d --reason "the first number was right"
    """,
)
Set = Annotated[tuple[str, ...], Parameter(name="--set", negative=())]
Author = Annotated[str | None, Parameter(name="--author")]
Reason = Annotated[str, Parameter(name=("--reason", "-r"))]
Article = Annotated[str | None, Parameter(name="--article")]


@app.command
def figure(figure: str, *, assignments: Set, reason: Reason, author: Author = None, article: Article = None) -> None:
    """Set fields of a figure. The gate's rules hold; bounds follow the value and the modifier.

    Args:
        figure: a figure's id, or the beginning of it, as `newsledger sql "from marts.figures"` shows it.
        assignments: FIELD=VALUE; may be given several times; an empty VALUE empties the field. Fields are named as in
            marts.figures: kind, value, low, high, modifier, trend, unit, denominator, counted, qualifiers (commas between),
            event, measure, status, claimant, claimant_actor_id, as_of_date, period_start, period_end, time_precision,
            time_method, place, population, part_of, exchanged_for.
        reason: why; kept with the correction.
        author: who corrects (default: the user of the operating system).
        article: the article's id, where several articles have a figure of this id.
    """
    done = set_figure(load_settings(), figure, assignments, author, reason, article)
    sys.stdout.write(f"correction {done} holds from now on; `newsledger why {figure}` shows both\n")


@app.command(name="withdraw")
def withdraw_one(figure: str, *, reason: Reason, author: Author = None, article: Article = None) -> None:
    """Take out a figure that is no figure.

    Args:
        figure: a figure's id, or the beginning of it.
        reason: why; kept with the correction.
        author: who corrects (default: the user of the operating system).
        article: the article's id, where several articles have a figure of this id.
    """
    done = withdraw(load_settings(), figure, author, reason, article)
    sys.stdout.write(f"correction {done} holds from now on: the figure is withdrawn\n")


@app.command
def actor(actor: str, *, assignments: Set, reason: Reason, author: Author = None) -> None:
    """Set name, kind, affiliation or role of an actor wherever it is shown. `newsledger actors` merges and splits.

    Args:
        actor: a name, or an actor's id or key.
        assignments: FIELD=VALUE with FIELD one of name, kind (person, organisation, country), affiliation, role.
        reason: why; kept with the correction.
        author: who corrects (default: the user of the operating system).
    """
    done = set_actor(load_settings(), actor, assignments, author, reason)
    sys.stdout.write(f"correction {done} holds from now on\n")


@app.command(name="list")
def list_all() -> None:
    """List corrections, newest first: what holds, what was taken back, and what the ledger has nothing for at present."""
    found = corrections(load_settings())
    table = plain_table("correction", "state", "what", "field", "is", "was", "by", "on", "because")
    for row in found:
        what = f"{row['target_kind']} {row['target_id']}"
        day, state = f"{row['corrected_at']:%Y-%m-%d}", str(row["state"]).replace("_", " ")
        values = (row["new_value"] or "(nothing)", row["old_value"] or "(nothing)")
        table.add_row(row["correction_id"], state, what, row["field"], *values, row["author"], day, row["reason"])
    console().print(table if found else "nothing is corrected")


@app.command(name="undo")
def undo_one(correction: str, *, reason: Reason, author: Author = None) -> None:
    """Take a correction back; what held before it holds again.

    Args:
        correction: its id, or the beginning of it, as `list` shows it.
        reason: why; kept with the correction.
        author: who takes it back (default: the user of the operating system).
    """
    count = undo(load_settings(), correction, author, reason)
    sys.stdout.write(f"correction {correction} is undone: {count} field{'' if count == 1 else 's'}\n")


@app.command
def export(*, output: Annotated[Path | None, Parameter(name=("--output", "-o"))] = None) -> None:
    """Write all corrections as CSV; `import` takes them in again, also into a ledger that was built anew.

    Args:
        output: file to write (default: standard output).
    """
    settings = load_settings()
    if output is None:
        sys.stdout.write(corrections_csv(settings))
        return
    count = save_csv(settings, output)
    sys.stdout.write(f"{output}: {count} field{'' if count == 1 else 's'}\n")


@app.command(name="import")
def import_file(file: Path) -> None:
    """Take in corrections that `export` wrote; those that are known already change nothing.

    Args:
        file: the CSV file.
    """
    count = take_in(load_settings(), file)
    sys.stdout.write(f"{count} field{'' if count == 1 else 's'} taken in; `newsledger correct list` shows what holds\n")
