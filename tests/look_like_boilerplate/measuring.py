"""Sentences of stories that look like boilerplate, each in a story, as plain text and as a page: not one may be lost.

``stories.txt`` has one case in each paragraph. Its first line says where in the story it stands; the others are blocks as they
follow each other: ``- `` opens a list item, ``# `` a heading, ``> `` a quotation, ``**…**`` is set in bold.
``python -m tests.look_like_boilerplate.measuring`` prints what is lost.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.golden_pages.scoring import the_parser
from transforms.blocks import letters
from transforms.records import RawDocument

_FILE = Path(__file__).parent / "stories.txt"
_TITLE = "A night at the pass"
_STORY = (
    "A hillside came down on the road to the pass late on Wednesday and buried a bus depot with at least nine people in it.",
    "Rescue teams worked through the night with shovels, because the crane that they had asked for was on the far side.",
    "The province has seen four such slides since the new road was cut, and the engineers who warned of it were sent away.",
    "A court is to decide in spring who must pay for the road, the depot and the burials, and whether it will be built again.",
)
#: How many paragraphs of the story stand before the case.
_PLACES = {"@opening": 0, "@middle": 2, "@end": len(_STORY)}
_TAGS = {"- ": "li", "# ": "h2", "> ": "blockquote"}
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Case:
    """Blocks of a story that look like something else."""

    place: str
    lines: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The blocks without what marks their kind."""
        return tuple(_BOLD.sub(r"\1", line[2:] if line[:2] in _TAGS else line) for line in self.lines)

    def as_text(self) -> str:
        """The whole story as plain text; items of a list keep their dash."""
        own = [_BOLD.sub(r"\1", line if line[:2] == "- " else line[2:] if line[:2] in _TAGS else line) for line in self.lines]
        return "\n\n".join([_TITLE, *self._around(own)])

    def as_page(self) -> str:
        """The whole story as a page."""
        body = "".join(self._around([_element(line) for line in self.lines], "p"))
        return f"<html><head><title>{_TITLE}</title></head><body><article><h1>{_TITLE}</h1><div class='entry'>{body}</div></article></body></html>"

    def _around(self, own: list[str], tag: str = "") -> list[str]:
        at = _PLACES[self.place]
        story = [f"<{tag}>{text}</{tag}>" if tag else text for text in _STORY]
        return [*story[:at], *own, *story[at:]]


def _element(line: str) -> str:
    tag = _TAGS.get(line[:2], "p")
    text = _BOLD.sub(r"<strong>\1</strong>", html.escape(line[2:] if tag != "p" else line, quote=False))
    return f"<ul><li>{text}</li></ul>" if tag == "li" else f"<{tag}>{text}</{tag}>"


def cases() -> list[Case]:
    """All cases in order."""
    paragraphs = (paragraph.splitlines() for paragraph in _FILE.read_text(encoding="utf-8").strip().split("\n\n"))
    return [Case(place, tuple(lines)) for place, *lines in paragraphs]


def lost(case: Case) -> Iterator[str]:
    """What is lost of a case or of the story around it, with the form it was lost in and the rule that did it."""
    for form, media_type, content in (("text", "text/plain", case.as_text()), ("page", "text/html", case.as_page())):
        article, _ = the_parser().parse(RawDocument("case", content.encode(), media_type))
        body = letters(article.text)
        for text in (*case.words, *_STORY):
            if letters(text) not in body:
                rules = [b.rule for b in article.blocks if not b.kept and (letters(b.text) or "-") in letters(text)]
                yield f"{form}: {text!r}: {', '.join(rules) or 'nowhere'}"


def main() -> int:
    """Print what is lost, and how many cases lose something."""
    found = {case: list(lost(case)) for case in cases()}
    sys.stdout.write("".join(f"{line}\n" for lines in found.values() for line in lines))
    sys.stdout.write(f"{sum(map(bool, found.values()))} of {len(found)} cases lose something\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
