"""HTML -> draft blocks: trafilatura's body with its structure, what it lost brought back, what it left out labelled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HTMLParser, HtmlProcessingInstruction, document_fromstring

from transforms.blocks import Draft, count_words, letters
from transforms.boilerplate import Rule
from transforms.extracted_body import extract_body
from transforms.frozen import frozen
from transforms.page_units import Unit, head_places
from transforms.plain_text import parse_text
from transforms.structured_data import StructuredData

#: Every element is a plain one. The library's own choice (a class for forms, one for inputs …) is asked in Python each time that
#: an element is touched, here and in trafilatura's copies: a tenth of all the time of a page.
_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|img)\b[^>]*>", re.IGNORECASE)
_HEAD_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: A heading has its paragraph among so many elements below it: a picture and a table may stand between them.
_BELOW_HEADING = 3
_SUB_HEADINGS = _HEAD_TAGS - {"h1"}
#: The body that a page states in JSON-LD replaces the extracted one where the extraction has less than this share of its words.
_STATED_SHARE = 0.6
_FEWEST_STATED_WORDS = 60
#: A paragraph that is brought back has at least this many words and at most this share of them in links.
_RECOVERED_WORDS = 12
_MOST_LINKED = 0.4
#: This many characters of a paragraph's beginning or end are not the same by chance.
_LIKE = 40
#: Labels whose containers hold text of others than the newsroom, even inside the body.
_NEVER_BODY = frozenset({"comment", "reply_form", "caption", "cookie_notice", "correction", "newsletter"})
#: Labels whose containers' names are general enough to be a whole page's.
_MAY_BE_BODY = frozenset({"navigation", "date_line", "tags", "share", "byline", "standfirst"})
#: Containers' names can mislead ("comment" on a whole opinion page): at most this share of the body is taken out by one rule.
_MOST_INTRUDERS = 0.3
#: Elements inside list items that are blocks of their own.
_INSIDE_ITEMS = _HEAD_TAGS | {"p", "blockquote"}
#: Longer blocks are divided where they run several elements together; one paragraph in a hundred has more than 1,000 characters.
_RUN_TOGETHER = 1500


@frozen
class Page:
    """A parsed page: its blocks in document order, and its units for telling what kind of page it is."""

    drafts: tuple[Draft, ...]
    units: tuple[Unit, ...]


def looks_like_page(text: str) -> bool:
    """Whether a text is a whole HTML page (not a fragment, not plain text)."""
    return _PAGE.search(text[:4096]) is not None or _PAGE.search(text) is not None


def has_markup(text: str) -> bool:
    """Whether a text has elements of running text in it."""
    return _MARKUP.search(text) is not None


def parse_tree(text: str) -> HtmlElement | None:
    """The element tree of a page, or None where there is no element at all."""
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.set_element_class_lookup(_PLAIN_ELEMENTS)
    try:
        return document_fromstring(_XML_DECLARATION.sub("", text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def unfold_layout_tables(tree: HtmlElement) -> None:
    """Make plain divisions of tables that only place text: a cell has a table, a headline or several paragraphs in it.

    Pages of the years before 2008 and mailed newsletters are made so; tables of data keep their rows.
    """
    for table in tree.iter("table"):
        if any(_is_laid_out(cell) for cell in table.iter("td")):
            for element in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                element.tag = "div"


def _is_laid_out(cell: HtmlElement) -> bool:
    if cell.find(".//table") is not None or any(cell.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3")):
        return True
    return sum(count_words("".join(p.itertext())) >= _RECOVERED_WORDS for p in cell.iter("p")) >= 2


def parse_fragment(text: str) -> list[Draft]:
    """Blocks of a piece of HTML without page around it: a feed's summary, a body inside JSON."""
    soup = BeautifulSoup(text, "lxml")
    for element in soup.find_all(["script", "style"]):
        element.decompose()
    for element in soup.find_all("br"):
        element.replace_with("\n")
    for element in soup.find_all(["p", "div", "li", "blockquote", "tr", *sorted(_HEAD_TAGS)]):
        element.append("\n\n")
    return parse_text(soup.get_text())


def parse_page(tree: HtmlElement, units: list[Unit], data: StructuredData, url: str | None) -> Page:
    """All blocks of a page in document order: body kept, the rest removed with the label that its place tells."""
    body = _stated_if_fuller(extract_body(tree, url) or _paragraph_units(units), data)
    return Page(tuple(_merge(body, units, is_live="LiveBlogPosting" in data.types)), tuple(units))


def _paragraph_units(units: list[Unit]) -> list[Draft]:
    """The fallback body: paragraphs that stand in no page furniture, or else the largest group of them in one element.

    The second is for pages whose whole story stands in an element with a misleading name.
    """
    body = [unit for unit in units if unit.rule is None and unit.is_running_text]
    if not body:
        named = [unit for unit in units if unit.is_running_text and (unit.rule is None or unit.rule.label in _MAY_BE_BODY)]
        sizes: dict[int, int] = {}
        for unit in named:
            sizes[unit.parent] = sizes.get(unit.parent, 0) + unit.words
        largest = max(sizes, key=lambda parent: sizes[parent], default=None)
        body = [unit for unit in units if unit.parent == largest and sizes[unit.parent] >= _FEWEST_STATED_WORDS]
    return [Draft(unit.body_label, unit.text, rule="paragraph_elements") for unit in body]


def _stated_if_fuller(body: list[Draft], data: StructuredData) -> list[Draft]:
    """The page's own statement of its text, where the extraction has clearly less, or the same without its paragraphs."""
    stated = [Draft(draft.label, draft.text, rule="json_ld_body") for text in data.bodies for draft in parse_text(text)]
    words = sum(count_words(draft.text) for draft in stated)
    if words < _FEWEST_STATED_WORDS:
        return body
    have, told = (letters(" ".join(draft.text for draft in drafts)) for drafts in (body, stated))
    covered = sum(count_words(draft.text) for draft in stated if letters(draft.text) in have)
    extracted = sum(count_words(draft.text) for draft in body)
    is_fuller = max(covered, extracted) < _STATED_SHARE * words
    is_better_divided = have in told and len(stated) > len(body)
    return stated if is_fuller or is_better_divided else body


class _Body:
    """The body's blocks as one run of letters and digits, in which units are looked for."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.keys = [letters(draft.text) for draft in drafts]
        self.whole = "".join(self.keys)
        self._starts = [0, *accumulate(len(key) for key in self.keys)][:-1]
        self._begins = frozenset(self._starts)

    def find(self, key: str, at: int) -> int:
        """Where a unit's text stands, from a place on, or -1.

        A short one ("Home") stands inside other words: it has to begin a block, or to go on where the last unit ended.
        """
        place = self.whole.find(key, at) if len(key) > 1 else -1
        while place >= 0 and place != at and len(key) < _LIKE and place not in self._begins:
            place = self.whole.find(key, place + 1)
        return place

    def has_like(self, text: str) -> bool:
        """Whether the body has a text's first or last words."""
        return any(letters(part) in self.whole for part in (text[:_LIKE], text[-_LIKE:]))

    def index_at(self, place: int) -> int:
        """Which block a place lies in."""
        return bisect_right(self._starts, place) - 1


def _merge(drafts: list[Draft], units: list[Unit], *, is_live: bool) -> Iterator[Draft]:
    """Body and the rest of the page in one order: a unit that is not in the body goes behind the last one before it that is."""
    body = _Body(_in_order_of_page(_divided(drafts, units, is_live=is_live), units))
    homes = _kept_parents(units, body.whole)
    rest: dict[int, list[Draft]] = {}
    at, behind = 0, -1
    for number, unit in enumerate(units):
        place = body.find(unit.key, at)
        if place >= 0:
            at = place + len(unit.key)
            behind = body.index_at(at - 1)
        elif body.find(unit.key, 0) < 0:
            below = units[number + 1 : number + 1 + _BELOW_HEADING]
            is_lost = behind >= 0 and _is_lost_heading(unit, below, homes, body, is_live=is_live)
            found = Draft("heading", unit.text, rule="heading_of_body") if is_lost else _left_out(unit, homes, body)
            rest.setdefault(behind, []).append(found)
    intruders = _intruders(body, units)
    yield from rest.get(-1, ())
    for index, draft in enumerate(body.drafts):
        rule = intruders.get(body.keys[index])
        yield draft.removed(rule.label, rule.name) if rule is not None else draft
        yield from rest.get(index, ())


def _in_order_of_page(drafts: list[Draft], units: list[Unit]) -> list[Draft]:
    """Blocks as the page has them: the extractor puts what it finds outside of the largest container behind that.

    A block that no single element holds, or several do, stays behind the one before it.
    """
    places: dict[str, int | None] = {}
    for number, unit in enumerate(units):
        places[unit.key] = None if unit.key in places else number
    order, last = [], -1
    for draft in drafts:
        place = places.get(letters(draft.text))
        last = place if place is not None else last
        order.append(last)
    if all(one <= other for one, other in pairwise(order)):
        return drafts
    return [drafts[index] for index in sorted(range(len(drafts)), key=order.__getitem__)]


def _divided(drafts: list[Draft], units: list[Unit], *, is_live: bool) -> list[Draft]:
    """Blocks that run several elements of the page together, divided as the page divides them.

    The extractor does so with short pages: all their text becomes one paragraph, headline and menus with it.
    """
    result: list[Draft] = []
    for draft in drafts:
        is_run = len(drafts) == 1 or len(draft.text) > _RUN_TOGETHER
        parts = _parts(draft, units) if is_run else []
        if draft.label == "list_item" and is_live:
            result.extend(_elements_in(draft, units))
        else:
            result.extend(_without_furniture(parts, draft.rule) if len(parts) > 1 else [draft])
    return result


def _elements_in(item: Draft, units: list[Unit]) -> list[Draft]:
    """An entry of a live blog that is a list item, as its headings, paragraphs and quotations; an item without any as it is."""
    found: list[Draft] = []
    at = 0
    for unit in units:
        place = item.text.find(unit.text, at) if unit.tag in _INSIDE_ITEMS else -1
        if place >= 0:
            found.append(Draft("paragraph", item.text[at:place].strip(), rule=item.rule))
            found.append(Draft(unit.body_label, unit.text, rule=item.rule))
            at = place + len(unit.text)
    found.append(Draft("paragraph", item.text[at:].strip(), rule=item.rule))
    return [draft for draft in found if draft.text] if at else [item]


def _parts(draft: Draft, units: list[Unit]) -> list[Unit]:
    """The units that make up a block, in order; empty where they do not make up all of it."""
    key, at = letters(draft.text), 0
    parts: list[Unit] = []
    for unit in units:
        if unit.key and key.startswith(unit.key, at):
            parts.append(unit)
            at += len(unit.key)
    return parts if at == len(key) else []


def _without_furniture(parts: list[Unit], rule: str) -> Iterator[Draft]:
    """Blocks of units; those in page furniture are removed, unless all running text stands there."""
    has_story = any(unit.rule is None and unit.is_running_text for unit in parts)
    for unit in parts:
        draft = Draft(unit.body_label, unit.text, rule=rule)
        yield draft.removed(unit.rule.label, unit.rule.name) if unit.rule is not None and has_story else draft


def _intruders(body: _Body, units: list[Unit]) -> dict[str, Rule]:
    """Body blocks in containers of other text than the story's, unless much of the body would go."""
    head = head_places(units)
    found = {
        unit.key: unit.rule
        for number, unit in enumerate(units)
        if unit.rule is not None and (unit.rule.label in _NEVER_BODY or (unit.is_named("standfirst") and number in head))
    }
    share: dict[str, int] = {}
    for key in body.keys:
        if key in found:
            share[found[key].name] = share.get(found[key].name, 0) + len(key)
    return {key: rule for key, rule in found.items() if share.get(rule.name, 0) <= _MOST_INTRUDERS * len(body.whole)}


def _kept_parents(units: list[Unit], whole: str) -> dict[int, int]:
    """How many running-text units of each parent element are in the body."""
    homes: dict[int, int] = {}
    for unit in units:
        if unit.is_running_text and unit.key in whole:
            homes[unit.parent] = homes.get(unit.parent, 0) + 1
    return homes


def _is_lost_heading(unit: Unit, below: list[Unit], homes: dict[int, int], body: _Body, *, is_live: bool) -> bool:
    """Whether a heading that the extractor left out stands inside the body: above running text of it, beside other such.

    In live blogs the entries' headings stand in headers of their own, which elsewhere are the page's.
    """
    return (
        unit.tag in _SUB_HEADINGS
        and (unit.rule is None or (is_live and unit.is_named("navigation")))
        and unit.linked == 0
        and any(lower.is_running_text and lower.key in body.whole for lower in below)
        and (is_live or homes.get(unit.parent, 0) >= 2 or any(lower.parent == unit.parent for lower in below[:1]))
    )


def _left_out(unit: Unit, homes: dict[int, int], body: _Body) -> Draft:
    """A unit that the extractor left out: a lost paragraph is brought back, anything else is removed with its label.

    One that differs from the body only in notes and references ("[1-3]", which extractors drop) is not lost.
    """
    is_lost = (
        unit.rule is None
        and unit.is_running_text
        and unit.words >= _RECOVERED_WORDS
        and unit.linked <= _MOST_LINKED
        and homes.get(unit.parent, 0) >= 2
        and not body.has_like(unit.text)
    )
    if is_lost:
        return Draft(unit.body_label, unit.text, rule="sibling_of_body")
    if unit.rule is None:
        return Draft("other", unit.text, kept=False, rule="left_out_by_extractor")
    return Draft(unit.rule.label, unit.text, kept=False, rule=unit.rule.name)
