"""``newsledger search``."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.cli import ALL_FAILED
from flows.console import console
from flows.query_output import render
from flows.search import Kind, search
from flows.settings import load_settings


def search_command(
    *words: str,
    kind: Annotated[Kind, Parameter(name=("--kind", "-k"))] = "article",
    since: Annotated[str | None, Parameter(name="--since")] = None,
    source: Annotated[str | None, Parameter(name="--source")] = None,
    limit: Annotated[int, Parameter(name=("--limit", "-n"))] = 20,
    format_: Annotated[Literal["list", "table", "csv", "json", "markdown"], Parameter(name=("--format", "-f"))] = "list",
) -> int:
    """Search the published ledger for words: articles, figures by their sentences, or quotes, best first.

    All words have to be there, in any form (evacuate finds evacuations), whatever their case and accents. In quotation marks they
    have to stand so. A star behind the beginning of a word stands for any end (kill* finds killed and killing). Leaves with 3
    where nothing is found. In SQL it is the table marts.search('truce talks', kind := 'figure').

    newsledger search dam evacuation

    newsledger search '"black sea" grain' --kind figure --since 2024-07-01

    newsledger search hostages --kind quote --format csv

    newsledger search 'displac*' rafah

    Args:
        words: what to search for.
        kind: article, figure or quote.
        since: only what was published at or after this date or time, ISO 8601.
        source: only this source.
        limit: results at most.
        format_: list, table, csv, json or markdown.
    """
    found = search(load_settings(), " ".join(words), kind, since, source, limit)
    if format_ == "list":
        for row in found.to_pylist():
            told = (row["published_at"] and f"{row['published_at']:%Y-%m-%d}", row["outlet"], row["title"], row["url"])
            console().print(" · ".join(str(part) for part in told if part))
            console().print(f"  {' '.join(row['excerpt'].split())}")
            console().print(f"  {row['kind']} {row['figure_id'] or row['article_id']}\n")
    else:
        sys.stdout.buffer.write(render(found, format_))
    if not found.num_rows:
        sys.stderr.write(f"newsledger: nothing is found that has all of: {' '.join(words)}\n")
    return 0 if found.num_rows else ALL_FAILED
