"""``newsledger export``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from flows.export_output import is_meant_as_folder
from flows.exporting import Form, Order
from flows.exporting import export as write_export
from flows.settings import load_settings
from transforms.errors import InputError
from warehouse.exports.selection import Filters

_HELP = """
csv, parquet: views (figures, unless WHAT names others: articles, actors, quotes, figure_history or any in DICTIONARY.md)

gdelt: counts as in GKG 2.1

ucdp: best, low and high in the columns of UCDP GED

schema-org: Claim in JSON-LD

followthemoney: entities

prov: where the figure WHAT comes from, in PROV-JSON

What a form cannot carry is said in its header: datapackage.json beside it, or inside (Parquet metadata, JSON-LD, PROV).

Examples:

newsledger export csv --event killed --place Gaza -o deaths.csv

newsledger export parquet figures articles quotes -o folder

newsledger export csv figure_history --claimant "Gaza Health Ministry" --since 2024-01-01 | head

newsledger export ucdp --min-confidence 0.7 --where "not is_implicit" -o events.csv

newsledger export prov 6c71541babed
"""
_Words = Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)]
_Switch = Annotated[bool, Parameter(negative=(), show_default=False)]

app = App(name="export", help_epilogue=_HELP, help_format="plaintext")


@app.default
def export(
    format_: Annotated[Form, Parameter(name="FORMAT")],
    /,
    *what: Annotated[str, Parameter(name="WHAT")],
    output: Annotated[str, Parameter(name=("--output", "-o"))] = "-",
    event: _Words = (),
    place: _Words = (),
    claimant: _Words = (),
    actor: _Words = (),
    source: _Words = (),
    since: str | None = None,
    until: str | None = None,
    published_since: str | None = None,
    published_until: str | None = None,
    min_confidence: float | None = None,
    where: str | None = None,
    licence: Annotated[str, Parameter(show_default=False)] = "",
    spreadsheet: _Switch = False,
    force: _Switch = False,
) -> None:
    """Export the published ledger, or a part of it.

    Args:
        format_: the form.
        what: views for csv and parquet; a figure's id, or the beginning of it, for prov.
        output: a file, a folder (a name without ending, or with / behind it), or - for standard output.
        event: only this event of the vocabulary; may be said several times, like the next four.
        place: only this place, as written in the articles.
        claimant: only figures that this claimant gave: name or actor id.
        actor: only rows of this actor: name or actor id.
        source: only this source of the registry.
        since: first day at which the number holds (as_of_date): 2024-08-15.
        until: last such day.
        published_since: first day of publication (UTC).
        published_until: last such day.
        min_confidence: least confidence, 0 to 1.
        where: an SQL condition on the columns of the view; of figures where the form is no view.
        licence: what the header says of the rights, for instance a licence's name.
        spreadsheet: CSV for Excel and the like: marked as UTF-8, and no text begins a formula.
        force: set a folder aside that holds other files, and export into a new one of its name.
    """
    filters = Filters(
        events=event, places=place, claimants=claimant, actors=actor, sources=source, since=_day("--since", since),
        until=_day("--until", until), published_since=_day("--published-since", published_since),
        published_until=_day("--published-until", published_until), min_confidence=min_confidence, where=where,
    )  # fmt: skip
    goal = None if output == "-" else Path(output)
    is_folder = goal is not None and (output.endswith("/") or is_meant_as_folder(goal))
    write_export(Order(format_, what, goal, filters, is_folder, licence, spreadsheet, force), load_settings())


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} {text}: not a day; write it as 2024-08-15") from error
