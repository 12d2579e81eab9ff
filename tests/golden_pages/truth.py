"""The golden pages: pages and texts as sites serve them, with what a reader would mark in them.

A file is a head of ``key: value`` lines, ``---``, and the page. In the page ``⟦label|text⟧`` marks one block: ``p``, ``h``, ``li``,
``q`` and ``tr`` are paragraphs, headings, list items, quotations and table rows of the body, all others labels of DEFINITIONS for
what is not body. What is not marked is furniture of no interest. :func:`read` takes the marks off again, so that the rules see the page only.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
#: How the marks name the kinds of the body.
KINDS = {"p": "paragraph", "h": "heading", "li": "list_item", "q": "quotation", "tr": "table_row"}
_MARK = re.compile(r"⟦([a-z_]+)\|(.*?)⟧", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Marked:
    """One marked block: a label of the contract, and its text without markup."""

    label: str
    text: str
    is_body: bool


@dataclass(frozen=True)
class GoldenPage:
    """A page without its marks, the blocks that were marked in order, and what its head says; ``null`` there is None."""

    name: str
    content: bytes
    media_type: str
    blocks: tuple[Marked, ...]
    head: dict[str, str | None]

    @property
    def body(self) -> str:
        """The text of its kept blocks."""
        return "\n\n".join(block.text for block in self.blocks if block.is_body)

    @property
    def authors(self) -> list[str]:
        """Its authors in order."""
        return [name.strip() for name in (self.head.get("authors") or "").split(";") if name.strip()]


def read_all() -> list[GoldenPage]:
    """All pages in order of their names."""
    return [read(path) for path in sorted(PAGES.iterdir())]


def read(path: Path) -> GoldenPage:
    """One page and its truth."""
    head, source = path.read_text(encoding="utf-8").split("---\n", 1)
    keys = (line.partition(": ") for line in head.splitlines())
    return GoldenPage(
        name=path.name,
        content=_MARK.sub(r"\2", source).encode(),
        media_type="text/html" if path.suffix == ".html" else "text/plain",
        blocks=tuple(
            Marked(KINDS.get(mark[1], mark[1]), _words(mark[2], is_html=path.suffix == ".html"), mark[1] in KINDS)
            for mark in _MARK.finditer(source)
        ),
        head={key: None if value in ("null", "") else value for key, _, value in keys},
    )


def _words(source: str, *, is_html: bool) -> str:
    text = (
        html.unescape(_TAG.sub(" " if "<td" in source or "<th" in source or "<br" in source else "", source))
        if is_html
        else source
    )
    return " ".join(text.split())
