"""How clean the golden pages come out: body, labels, boilerplate, title, authors, dates.

``python -m tests.golden_pages.scoring [PAGE…]`` prints every difference, then the table.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from flows.reference_files import load_reference
from tests.golden_pages.truth import GoldenPage, Marked, read_all
from transforms.article import ArticleParser
from transforms.blocks import letters
from transforms.records import Article, Block, RawDocument

#: A page that is on the net has an address, and no page is dated after it was fetched.
_FETCHED = datetime.fromisoformat("2025-01-01T00:00:00+00:00")
_TOKEN = re.compile(r"\w+")
#: Marks and numbers that stand alone are no words to look for.
_LEAST_LETTERS = 2


@dataclass
class Score:
    """What came of the pages together."""

    pages: int = 0
    body_f1: float = 0.0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def count(self, measure: str, page: GoldenPage, difference: str, *, is_right: bool) -> None:
        """One question with its answer."""
        self.asked[measure] += 1
        self.right[measure] += is_right
        if not is_right:
            self.differences.append(f"{page.name}: {measure}: {difference}")

    def share(self, measure: str) -> float:
        """Of the questions of one measure, those answered rightly."""
        return self.right[measure] / self.asked[measure]


@cache
def the_parser() -> ArticleParser:
    """One for all: compiling the rules takes a while."""
    return ArticleParser(load_reference())


def parse(page: GoldenPage) -> Article:
    """The article of a page."""
    document = RawDocument(page.name, page.content, page.media_type, url=page.head.get("canonical"), fetched_at=_FETCHED)
    return the_parser().parse(document)[0]


def score(pages: list[GoldenPage]) -> Score:
    """The score of the pages together."""
    total = Score()
    for page in pages:
        article = parse(page)
        total.pages += 1
        found = f1(page.body, article.text)
        total.body_f1 += found / len(pages)
        if found < 1:
            total.differences.append(f"{page.name}: body_f1: {found:.3f}")
        _score_blocks(page, article, total)
        _score_head(page, article, total)
    return total


def f1(wanted: str, got: str) -> float:
    """F1 of two bags of words."""
    left, right = (Counter(_TOKEN.findall(text.lower())) for text in (wanted, got))
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else float(not left and not right)


def _score_blocks(page: GoldenPage, article: Article, total: Score) -> None:
    body = letters(article.text)
    removed = [block for block in article.blocks if not block.kept]
    claimed: set[int] = set()
    for marked in page.blocks:
        key = letters(marked.text)
        if len(key) < _LEAST_LETTERS:
            continue
        if marked.is_body:
            holder = next(_holders(key, [block for block in article.blocks if block.kept]), None)
            total.count("body_kept", page, _shown(marked, removed), is_right=holder is not None or key in body)
            is_kind = holder is not None and holder.label == marked.label
            total.count("kind_right", page, _shown(marked, article.blocks), is_right=is_kind)
            continue
        # The same words may stand in the body too: a headline of one word, a quotation that is repeated.
        is_out = not any(letters(block.text) == key for block in article.blocks if block.kept) and (
            key not in body or key in letters(page.body)
        )
        total.count("boilerplate_out", page, f"{marked.label} {marked.text!r}", is_right=is_out)
        holders = [number for number, block in enumerate(removed) if key in letters(block.text)]
        first = next((n for n in holders if removed[n].label == marked.label and n not in claimed), None)
        if first is not None and letters(removed[first].text) == key:
            claimed.add(first)
        total.count("label_right", page, _shown(marked, article.blocks), is_right=first is not None)


def _holders(key: str, blocks: list[Block]) -> Iterator[Block]:
    return (block for block in blocks if key in letters(block.text))


def _shown(marked: Marked, blocks: tuple[Block, ...] | list[Block]) -> str:
    key = letters(marked.text)
    got = [f"{block.label}/{block.rule}" for block in blocks if key in letters(block.text)]
    return f"{marked.label} {marked.text[:90]!r} is {', '.join(got) or 'nowhere'}"


def _score_head(page: GoldenPage, article: Article, total: Score) -> None:
    asked = {
        "title": (page.head.get("title"), article.title),
        "authors": (page.authors, list(article.authors)),
        "published": (_stamp(page.head.get("published")), _stamp(article.published_at)),
        "language": (page.head.get("language"), article.language),
    }
    if "modified" in page.head:
        asked["modified"] = (_stamp(page.head["modified"]), _stamp(article.modified_at))
    if "canonical" in page.head:
        asked["canonical"] = (page.head["canonical"], article.canonical_url)
    if "section" in page.head:
        asked["section"] = (page.head["section"], article.section)
    if "paywall" in page.head:
        asked["paywall"] = (page.head["paywall"], {True: "yes", False: "no", None: None}[article.is_paywalled])
    if article.entries or "entries" in page.head:
        told = [_stamp(time.strip()) for time in (page.head.get("entries") or "").split(";") if time]
        asked["entries"] = (told, [_stamp(entry.published_at) for entry in article.entries])
    for name, (wanted, got) in asked.items():
        total.count(name, page, f"{wanted!r} is {got!r}", is_right=wanted == got)


def _stamp(text: str | None) -> object:
    """A day as it is, a time as the instant to the second: zones are written in many ways."""
    if text is None or len(text) <= len("2024-01-01"):
        return text
    return datetime.fromisoformat(text).replace(microsecond=0)


def main(names: list[str]) -> int:
    """Print differences and the table of the pages whose names begin so, or of all."""
    pages = [page for page in read_all() if not names or page.name.startswith(tuple(names))]
    total = score(pages)
    sys.stdout.write("".join(f"{difference}\n" for difference in total.differences))
    sys.stdout.write(f"\n{total.pages} pages\n{'body_f1':<16} {100 * total.body_f1:6.1f}\n")
    for measure, asked in total.asked.items():
        sys.stdout.write(f"{measure:<16} {100 * total.share(measure):6.1f}   {total.right[measure]} of {asked}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
