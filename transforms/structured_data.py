"""JSON-LD of a page: the nodes that describe its article, however publishers nest and break them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from transforms.blocks import clean_space
from transforms.frozen import frozen

Node = dict[str, Any]

_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Posting|Recipe|Review|HowTo)$")
_INDEX_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
#: Nodes are searched this deep: deeper ones describe parts of parts.
_DEEPEST = 6
_BREAKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr")


@frozen
class StructuredData:
    """What the JSON-LD of a page says.

    Attributes:
        article: the first node of an article type that is the page's own, or an empty one.
        types: all type names at the top of the page's nodes.
        by_id: nodes by their ``@id``, to which others refer.
        published_times: when the page's nodes say that they were published, as written.
        upload_times: when its videos were published, as written.
        trails: the steps of each trail of links from the front page to the article.
    """

    article: Node
    types: frozenset[str]
    by_id: Mapping[str, Node]
    published_times: tuple[str, ...] = ()
    trails: tuple[list[Any], ...] = ()
    upload_times: tuple[str, ...] = ()

    @property
    def is_index(self) -> bool:
        """Whether the page calls itself a collection of others, and no article."""
        return not self.article and bool(self.types & _INDEX_TYPES)

    def resolved(self, value: object) -> list[Any]:
        """The items of a value; references to other nodes are replaced by these."""
        items = as_list(value)
        return [
            self.by_id.get(item.get("@id") or "", item) if isinstance(item, dict) and not item.get("name") else item
            for item in items
        ]

    @property
    def live_updates(self) -> list[Node]:
        """The entries of a live blog, as the page states them."""
        return [entry for entry in as_list(self.article.get("liveBlogUpdate")) if isinstance(entry, dict)]

    @property
    def bodies(self) -> list[str]:
        """Full text as the page states it: the article's body, or its live entries; plain, paragraphs divided by line breaks."""
        own = [plain(self.article.get("articleBody"))]
        own += [f"{first_text(entry.get('headline'))}\n{plain(entry.get('articleBody'))}" for entry in self.live_updates]
        return [body for body in own if body.strip()]


def read_structured_data(tree: HtmlElement) -> StructuredData:
    """All JSON-LD of a page; broken scripts are repaired where that is plain, else left out."""
    nodes = [node for script in _scripts(tree) for node in _top_nodes(_loads(script), 0)]
    articles = [node for node in nodes if any(_ARTICLE_TYPE.search(name) for name in type_names(node))]
    # Some publishers call an article no more than a page, and say of it what they would say of one.
    articles = articles or [node for node in nodes if node.get("headline") and "WebPage" in type_names(node)]
    best = next((node for node in articles if node.get("headline") or node.get("articleBody")), articles[0] if articles else {})
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    times = tuple(first_text(node["datePublished"]) for node in nodes if node.get("datePublished"))
    uploaded = tuple(first_text(node["uploadDate"]) for node in nodes if node.get("uploadDate"))
    trails = tuple(as_list(node.get("itemListElement")) for node in _with_trails(nodes) if "BreadcrumbList" in type_names(node))
    return StructuredData(best, frozenset(name for node in nodes for name in type_names(node)), by_id, times, trails, uploaded)


def _with_trails(nodes: list[Node]) -> Iterator[Node]:
    """All nodes, and those that tell the trail of a page inside its node."""
    for node in nodes:
        yield node
        yield from (inner for inner in as_list(node.get("breadcrumb")) if isinstance(inner, dict))


def type_names(node: Node) -> list[str]:
    """The schema.org types of a node without their prefix."""
    return [name.rsplit("/", 1)[-1] for name in as_list(node.get("@type")) if isinstance(name, str)]


def as_list(value: object) -> list[Any]:
    """A JSON-LD value as a list: none, one or many."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def first_text(value: object) -> str:
    """The first non-empty string of a value; entities resolved, white space cleaned."""
    for item in as_list(value):
        text = item.get("name") or item.get("@value") or item.get("@id") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            return clean_space(unescape(text))
    return ""


def plain(value: object) -> str:
    """A body that may hold markup or entities, as plain text with line breaks where blocks end."""
    text = value if isinstance(value, str) else "\n".join(item for item in as_list(value) if isinstance(item, str))
    if "<" not in text:
        return unescape(text)
    soup = BeautifulSoup(text, "lxml")
    for element in soup.find_all(_BREAKS):
        element.append("\n")
    return soup.get_text()


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _loads(text: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text.strip())).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _top_nodes(value: object, depth: int) -> Iterator[Node]:
    """Nodes of lists, graphs and main entities, outermost first."""
    if depth > _DEEPEST:
        return
    for item in as_list(value):
        if isinstance(item, list):
            yield from _top_nodes(item, depth + 1)
        elif isinstance(item, dict):
            yield item
            yield from _top_nodes(item.get("@graph"), depth + 1)
            main = item.get("mainEntity")
            yield from _top_nodes(main if isinstance(main, dict | list) else None, depth + 1)
