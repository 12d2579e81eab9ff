"""``newsledger remove article|source|person|list|lift``, and ``newsledger retention``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

from cyclopts import App, Parameter

from flows.console import console, plain_table
from flows.removal_desk import lift, removals, remove_articles, remove_older, remove_person, remove_source
from flows.removal_journal import Removal
from flows.settings import load_settings
from transforms.errors import InputError

app = App(
    name="remove",
    help="""Take an article, a source or a person out of archive, ledger and snapshot, for good. It does not come again.

    newsledger remove article https://example.org/story --reason "court order 12/2024" --dry-run

    newsledger remove article https://example.org/story --reason "court order 12/2024" --author "A. Editor"

    newsledger remove person "Mira Tolan" --reason "her request of 3 May" --dry-run

    newsledger remove source example --reason "the licence has ended" --yes

    newsledger remove list
    """,
)
Reason = Annotated[str, Parameter(name=("--reason", "-r"))]
Author = Annotated[str | None, Parameter(name="--author")]
DryRun = Annotated[bool, Parameter(name="--dry-run", negative=())]
Yes = Annotated[bool, Parameter(name=("--yes", "-y"), negative=())]


@app.command
def article(*articles: str, reason: Reason, author: Author = None, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Remove articles: bytes, text, figures, quotes and all else of theirs, and the same bytes under other addresses.

    Args:
        articles: ids of articles, documents or addresses.
        reason: why; kept.
        author: who decides (default: the user of the operating system).
        dry_run: show what would go, and remove nothing.
        yes: do not ask.
    """
    _tell(remove_articles(load_settings(), articles, author, reason, _ask(dry_run, yes), _say))


@app.command
def source(source: str, *, reason: Reason, author: Author = None, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Remove everything that a source brought; it is not asked again.

    Args:
        source: its name, as `newsledger sources` lists it, or the folder or address that was given by hand.
        reason: why; kept.
        author: who decides (default: the user of the operating system).
        dry_run: show what would go, and remove nothing.
        yes: do not ask.
    """
    _tell(remove_source(load_settings(), source, author, reason, _ask(dry_run, yes), _say))


@app.command
def person(
    *names: str,
    reason: Reason,
    author: Author = None,
    articles: Annotated[bool, Parameter(name="--articles", negative=())] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take a person out: mentions, roles, quotes and claims go; in texts and archived bytes the name becomes marks.

    Later runs take the name out before anything is kept. `newsledger replay` reads the changed articles again by the rules.

    Args:
        names: the person's name, or an actor's id; other names that are to go as well.
        reason: why; kept.
        author: who decides (default: the user of the operating system).
        articles: remove the articles that name the person as a whole.
        dry_run: show what would go, and remove nothing.
        yes: do not ask.
    """
    settings, ask = load_settings(), _ask(dry_run, yes)
    _tell(remove_person(settings, names, author, reason, ask, _say, has_articles=articles))


@app.command(name="list")
def list_all() -> None:
    """List what was removed: when, by whom, why and how much; nothing of what it said is kept."""
    found = removals(load_settings())
    table = plain_table("removal", "what", "by", "because", "articles", "figures", "bytes", "state")
    for removal in found:
        state = "lifted" if removal.lifted_at else "going on" if removal.plan else "done"
        counts = [f"{removal.counts.get(name, 0):,}" for name in ("articles", "figures", "archive_bytes")]
        table.add_row(removal.removal_id, removal.kind, removal.author, removal.reason, *counts, state)
    console().print(table if found else "nothing was removed")


@app.command(name="lift")
def lift_one(removal: str) -> None:
    """Allow again what a removal keeps out. What is gone stays gone until a source brings it.

    Args:
        removal: its name, or the beginning of it, as `list` shows it.
    """
    lifted = lift(load_settings(), removal)
    sys.stdout.write(f"removal {lifted.removal_id} is lifted: what it removed may come again\n")


def retention(
    *,
    source: Annotated[str | None, Parameter(name="--source")] = None,
    days: Annotated[int | None, Parameter(name="--days")] = None,
    author: Author = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Remove articles that are older than they are to be kept, as `newsledger remove` does.

    Without --days, retention.csv in the home folder says how long: columns source,days, '*' for all others.

    newsledger retention --days 365 --dry-run

    newsledger retention --yes

    Args:
        source: only this source's (with --days).
        days: days that articles are kept after their publication.
        author: who decides (default: the user of the operating system).
        dry_run: show what would go, and remove nothing.
        yes: do not ask.
    """
    if (source is not None and days is None) or (days is not None and days < 1):
        raise InputError("--days N is needed, with N from 1, or neither --days nor --source for retention.csv")
    limits = {source or "*": days} if days is not None else {}
    _tell(remove_older(load_settings(), limits, author, _ask(dry_run, yes), _say))


def _ask(dry_run: bool, yes: bool) -> Callable[[str], bool]:  # noqa: FBT001  two switches of the command line, passed on
    def ask(what: str) -> bool:
        sys.stdout.write(what + "\n")
        if dry_run or yes:
            return not dry_run
        if not sys.stdin.isatty():
            raise InputError("nothing was removed: give --yes to remove without being asked, or --dry-run to look only")
        sys.stdout.write("Remove this for good? Type yes: ")
        sys.stdout.flush()
        return sys.stdin.readline().strip().lower() == "yes"

    return ask


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def _tell(removal: Removal | None) -> None:
    if removal is None:
        sys.stdout.write("nothing was removed\n")
        return
    told = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in removal.counts.items() if count)
    sys.stdout.write(f"removal {removal.removal_id} is done: {told or 'nothing was there'}; backups made before still hold it\n")
    if removal.counts.get("redacted_revisions"):
        sys.stdout.write("`newsledger replay` reads the changed articles again by the rules\n")
