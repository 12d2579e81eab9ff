"""Tables for people: as wide as the terminal, and wide enough to lose nothing where there is none."""

from __future__ import annotations

import sys

from rich import box
from rich.console import Console
from rich.table import Table

#: Columns of text where there is no terminal to ask.
_WIDTH = 200


def console() -> Console:
    """Standard output, without colours for words that only look like code, numbers or markup."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True, width=None if sys.stdout.isatty() else _WIDTH)


def plain_table(*columns: str) -> Table:
    """A table with a line below its head and nothing else around it."""
    return Table(*columns, box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
