"""The text-bearing elements of a page in document order, with the page furniture they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from transforms.blocks import clean_space, count_words, ends_sentence, letters
from transforms.boilerplate import Boilerplate, Rule
from transforms.frozen import frozen

_BLOCK_TAGS = frozenset({
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "dd", "dt", "td", "th", "pre", "summary",
    "caption", "address", "div", "section", "article", "main", "aside", "header", "footer", "nav", "ul", "ol", "dl",
    "table", "tbody", "thead", "tr", "figure", "form", "fieldset", "details", "body",
})  # fmt: skip
_SILENT_TAGS = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "select", "option", "button", "textarea", "input",
    "object", "video", "audio", "canvas", "head", "math",
})  # fmt: skip
_LABELS = {f"h{level}": "heading" for level in range(1, 7)} | {"li": "list_item", "blockquote": "quotation"}
_RUNNING = frozenset({"p", "blockquote", "div"})
#: Page furniture is told by names of elements inside the body, not by those of the whole page.
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})


@frozen
class Unit:
    """One element's text: what it says, where it stands.

    Attributes:
        parent: a number that units of the same parent element share.
        rule: the container rule of the innermost furniture around it, or None.
        linked: share of its characters that are links' text, 0 to 1.
        element: the element itself.
    """

    tag: str
    text: str
    key: str
    parent: int
    rule: Rule | None
    linked: float
    element: HtmlElement

    @property
    def words(self) -> int:
        """Number of words."""
        return count_words(self.text)

    @property
    def is_running_text(self) -> bool:
        """Whether it is a paragraph that ends as sentences do."""
        return self.tag in _RUNNING and len(self.text) >= 40 and ends_sentence(self.text.rstrip("\"'”’ ")) and self.linked <= 0.5

    def is_named(self, label: str) -> bool:
        """Whether the names of elements around it tell this label."""
        return self.rule is not None and self.rule.label == label

    @property
    def body_label(self) -> str:
        """Its label if it belongs to the body."""
        return _LABELS.get(self.tag, "paragraph")


def read_units(tree: HtmlElement, boilerplate: Boilerplate) -> list[Unit]:
    """All text-bearing elements of a page in document order; those without own text or inside silent elements are left out."""
    body = tree.find("body")
    return list(_walk(body if body is not None else tree, boilerplate))


def head_places(units: Sequence[Unit]) -> range:
    """The places of the units between the headline and the first paragraph of running text, where a standfirst stands."""
    title = next((i for i, unit in enumerate(units) if unit.tag == "h1"), len(units))
    later = range(title + 1, len(units))
    return range(title, next((i for i in later if units[i].is_running_text and not units[i].is_named("standfirst")), title))


def _walk(body: HtmlElement, boilerplate: Boilerplate) -> Iterator[Unit]:
    """Depth first with a stack of its own: pages may nest deeper than Python's recursion likes."""
    known: dict[str, Rule | None] = {}
    around = _around_blocks(body)
    stack: list[tuple[HtmlElement, Rule | None, int]] = [(body, None, 0)]
    serial = 0
    while stack:
        element, rule, parent = stack.pop()
        rule = _rule_of(element, rule, boilerplate, known)
        serial += 1
        inner = [child for child in element if is_block(child) or child in around] if element in around else []
        yield from _unit(element, inner, rule, parent)
        stack.extend((child, rule, serial) for child in reversed(inner))


def is_silent(element: HtmlElement) -> bool:
    """Whether an element holds nothing that readers read."""
    return element.tag in _SILENT_TAGS


def is_block(element: HtmlElement) -> bool:
    """Whether an element begins a line of its own."""
    return isinstance(element.tag, str) and element.tag in _BLOCK_TAGS


def _around_blocks(body: HtmlElement) -> set[HtmlElement]:
    """The elements that have blocks inside them, silent ones apart."""
    around: set[HtmlElement] = set()
    for block in body.iter(*_BLOCK_TAGS):
        for ancestor in block.iterancestors():
            if ancestor in around:
                break
            around.add(ancestor)
    return {element for element in around if element.tag not in _SILENT_TAGS}


def _rule_of(element: HtmlElement, outer: Rule | None, boilerplate: Boilerplate, known: dict[str, Rule | None]) -> Rule | None:
    """The furniture an element is part of: its own name's, else its parent's; comments stay comments all the way down."""
    if element.tag in _WHOLE_PAGE or (outer is not None and outer.label in {"comment", "see_also"}):
        return outer
    description = f"{element.tag} {element.get('class') or ''} {element.get('id') or ''}"
    if description not in known:
        known[description] = boilerplate.container(description)
    return known[description] or outer


def _unit(element: HtmlElement, inner: list[HtmlElement], rule: Rule | None, parent: int) -> Iterator[Unit]:
    text = clean_space("".join(_texts(element, frozenset(inner))))
    if len(text) < 2:
        return
    linked = 0 if inner else sum(len("".join(a.itertext())) for a in element.iter("a")) / len(text)
    yield Unit(element.tag, text, letters(text), parent, rule, min(linked, 1.0), element)


def _texts(element: HtmlElement, without: frozenset[HtmlElement] = frozenset()) -> Iterator[str]:
    """All text inside an element but not inside the blocks in it, with white space at line breaks and none of silent elements.

    Recursion is safe: :func:`transforms.decode.check_nesting` has limited the depth.
    """
    if element.tag in _SILENT_TAGS:
        return
    yield element.text or ""
    for child in element:
        if child in without:
            yield " "
        elif isinstance(child.tag, str):
            yield " " if child.tag == "br" else ""
            yield from _texts(child)
        yield child.tail or ""
