"""``newsledger actors show|merge|split|review``."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import App, Parameter

from flows.actor_desk import decide, describe_actor, doubts, merge, split
from flows.console import console, plain_table
from flows.settings import load_settings

app = App(
    name="actors",
    help="Show who is who across articles and why; merge and split actors, decide pairs in doubt. Later runs obey.",
)
Note = Annotated[str, Parameter(name=("--note", "-n"))]


@app.command
def show(actor: str) -> None:
    """Show one actor: names, dated roles, and of each article why its actor is this one.

    Args:
        actor: a name, or an actor's id or key.
    """
    sys.stdout.write(describe_actor(load_settings(), actor) + "\n")


@app.command(name="merge")
def merge_two(kept: str, other: str, *, note: Note) -> None:
    """Make two actors one, which keeps the first one's id. `split` takes it back.

    Args:
        kept: a name, or an actor's id or key.
        other: the one that is the same.
        note: why they are one; kept with the judgement.
    """
    count = merge(load_settings(), kept, other, note)
    sys.stdout.write(f"{other} is {kept} now, in {count} article{'' if count == 1 else 's'}; later runs obey\n")


@app.command(name="split")
def split_one(actor: str, *articles: str, note: Note) -> None:
    """Take the actor of some articles out of an actor; together they become another one. `merge` takes it back.

    Args:
        actor: a name, or an actor's id or key.
        articles: ids of the articles that mean somebody else, as `show` lists them.
        note: why they are not the same; kept with the judgement.
    """
    new_id = split(load_settings(), actor, articles, note)
    sys.stdout.write(
        f"{len(articles)} article{'' if len(articles) == 1 else 's'} of {actor} are about {new_id} now; later runs obey\n"
    )


@app.command
def review(
    *,
    accept: Annotated[tuple[str, ...], Parameter(name="--accept", negative=())] = (),
    reject: Annotated[tuple[str, ...], Parameter(name="--reject", negative=())] = (),
    note: Note = "",
    limit: int = 50,
) -> None:
    """List pairs that no rule could decide, likeliest first, or decide some.

    Args:
        accept: a pair, as the list names it, that is one; may be given several times.
        reject: a pair that is not the same.
        note: why; kept with the judgement, needed to decide.
        limit: pairs to list.
    """
    settings = load_settings()
    if accept or reject:
        count = decide(settings, accept, reject, note)
        sys.stdout.write(f"{count} pair{'' if count == 1 else 's'} decided; later runs obey\n")
        return
    pairs = doubts(settings, limit)
    table = plain_table("pair", "points", "in the article", "may be", "because", "articles")
    for pair in pairs:
        known = f"{pair['known_name'] or ''} ({pair['actor_id']})"
        reasons = "; ".join(pair["reasons"])
        table.add_row(pair["doubt_id"], f"{pair['score']:g}", pair["name"], known, reasons, str(pair["article_count"]))
    console().print(table if pairs else "no pair is in doubt")
