"""``newsledger boilerplate list|confirm|refuse|export|import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import pyarrow as pa
from cyclopts import App, Parameter

from flows.boilerplate_desk import decide_segment, decisions_csv, save_csv, segments, take_in
from flows.console import console, plain_table
from flows.query_output import render
from flows.settings import load_settings

app = App(
    name="boilerplate",
    help="""List the lines that outlets repeat; confirm or refuse what was learned of them.

    newsledger boilerplate list --state proposed

    newsledger boilerplate confirm 3f2a --label author_bio --reason "the columnist's biography"

    newsledger boilerplate refuse 9c1d --reason "the newsroom's own sentence about the siege"

    newsledger boilerplate export -o learned.csv
    """,
)
Author = Annotated[str | None, Parameter(name="--author")]
Reason = Annotated[str, Parameter(name=("--reason", "-r"))]
_LEARNED_AGAIN = "the next run reads the articles again that have it"


@app.command(name="list")
def list_segments(
    *,
    site: str | None = None,
    state: Literal["counted", "proposed", "learned", "confirmed", "refused"] | None = None,
    format: Annotated[Literal["table", "csv", "json"], Parameter(name=("--format", "-f"))] = "table",  # noqa: A002
) -> None:
    """List the segments that at least five stories of a site share, with the evidence and what was decided.

    Example: newsledger boilerplate list --site example.org --state proposed

    Args:
        site: only of this host, or of this source.
        state: counted (nothing is decided), proposed (stays in until somebody decides), learned (removed, by the evidence),
            confirmed or refused (by a person).
        format: a table for people; csv and json have every column.
    """
    found = segments(load_settings(), site, state)
    if format != "table":
        names = list(found[0]) if found else ["segment_id"]
        table_of_all = pa.table({name: pa.array([row[name] for row in found]) for name in names})
        sys.stdout.buffer.write(render(table_of_all, format))
        return
    table = plain_table("segment", "site", "state", "label", "text", "why")
    for row in found:
        why = row["reason"] or f"{row['place']} of {row['story_count']} stories on {row['day_count']} days; {row['form']}"
        by = f" ({row['author']})" if row["author"] and row["author"] != "evidence" else ""
        table.add_row(row["segment_id"], row["site"] or "(files)", row["state"], row["label"] or "", row["text"], why + by)
    console().print(table if found else "nothing repeats in five stories of one site")


@app.command
def confirm(segment: str, *, reason: Reason, author: Author = None, label: str | None = None) -> None:
    """Let a segment be removed from now on, whatever the evidence says.

    Args:
        segment: its id, or the beginning of it, as `list` shows it.
        reason: why; kept with the decision.
        author: who decides (default: the user of the operating system).
        label: what it is removed as: author_bio, newsletter, copyright … (default: as learned).
    """
    done = decide_segment(load_settings(), segment, "confirmed", author, reason, label)
    sys.stdout.write(f"segment {done['segment_id']} is confirmed as {done['label']}; {_LEARNED_AGAIN}\n")


@app.command
def refuse(segment: str, *, reason: Reason, author: Author = None) -> None:
    """Let a segment stay in, or come back, whatever the evidence says.

    Args:
        segment: its id, or the beginning of it, as `list` shows it.
        reason: why; kept with the decision.
        author: who decides (default: the user of the operating system).
    """
    done = decide_segment(load_settings(), segment, "refused", author, reason)
    sys.stdout.write(f"segment {done['segment_id']} is refused; {_LEARNED_AGAIN}\n")


@app.command
def export(*, output: Annotated[Path | None, Parameter(name=("--output", "-o"))] = None, run: str | None = None) -> None:
    """Write all decisions, those of the evidence among them, as CSV; `import` and `newsledger extract --boilerplate` read it.

    Args:
        output: file to write (default: standard output).
        run: only what was decided before this run started: what it read by.
    """
    settings = load_settings()
    if output is None:
        sys.stdout.write(decisions_csv(settings, run))
        return
    save_csv(settings, output, run)
    sys.stdout.write(f"{output}: written\n")


@app.command(name="import")
def import_file(file: Path) -> None:
    """Take in decisions that `export` wrote; those that are known already change nothing.

    Args:
        file: the CSV file.
    """
    count = take_in(load_settings(), file)
    decisions = f"{count} decision{'' if count == 1 else 's'}"
    sys.stdout.write(f"{decisions} taken in; `newsledger boilerplate list` shows what holds\n")
