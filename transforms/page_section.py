"""In which section of its outlet an article stands, and whether readers have to pay for it, as its page says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.addresses import clean_url
from transforms.blocks import clean_space, letters
from transforms.page_head import HeadLine, PageHead
from transforms.structured_data import StructuredData, as_list, first_text

MetaTags = Mapping[str, Sequence[str]]
Microdata = Mapping[str, Sequence[HtmlElement]]

#: Names under which meta elements tell the section; Open Graph's first (https://ogp.me/#type_article).
_SECTION_META = (
    "article:section", "og:article:section", "articlesection", "parsely-section", "cxenseparse:section", "dc.subject.section",
    "section", "category",
)  # fmt: skip
#: What content management systems file articles under where nobody chose a section, and the roots of paths.
_NO_SECTION = frozenset(
    "home homepage index start main uncategorized uncategorised general default article articles post posts blog none".split()
)
#: Longer ones are lists of keywords or headlines; the longest name of a section on the golden pages has 20 characters.
_LONGEST = 48
_CRUMBS = re.compile(r"(?<![a-z])bread-?_?crumbs?|(?<![a-z])crumbs?(?![a-z])", re.IGNORECASE)
_KICKER = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|rubric|section-?_?(?:name|label|link|title)|article-?_?(?:section|tag|category)"
    r"|(?:post|entry|primary|main|cat)-?_?(?:category|categories|tag|links)|category)(?![a-z])",
    re.IGNORECASE,
)
#: A path to a section is short: "/world/", "/news/politics".
_MOST_SECTION_PARTS = 2
#: The words of https://developers.facebook.com/docs/instant-articles/subscriptions for who may read on.
_TIERS = {"free": False, "locked": True, "metered": True, "premium": True, "paid": True, "subscriber": True, "subscribers": True}
_TIER_META = ("article:content_tier", "og:article:content_tier", "content_tier", "content-tier")
_BOOLEANS = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def read_section(
    tree: HtmlElement,
    head: PageHead,
    data: StructuredData,
    meta: MetaTags,
    marked: Microdata,
    title: str | None,
    outlets: Iterable[str],
    url: str | None,
) -> str | None:
    """The section as the page names it: in its data for machines, its trail of links, or the line above its headline."""
    nobody = {letters(name) for name in (title, *outlets) if name}
    named = [text for value in as_list(data.article.get("articleSection")) if (text := first_text(value))]
    named += [text for name in _SECTION_META for text in meta.get(name, ())[:1]]
    named += [element.get("content") or element.text_content() for element in marked.get("articleSection", ())]
    candidates = chain(named, _last_crumbs(data, tree), _kickers(head, url))
    return next((section for text in candidates if (section := _cleaned(text, nobody))), None)


def _cleaned(text: str, nobody: set[str]) -> str | None:
    """A section's name; None for what is none: an address, a path's root, the outlet, the headline."""
    text = clean_space(text).strip(" /›»>|:-·•")
    is_name = bool(text) and len(text) <= _LONGEST and any(map(str.isalpha, text)) and "://" not in text
    return text if is_name and text.lower() not in _NO_SECTION and letters(text) not in nobody else None


def _last_crumbs(data: StructuredData, tree: HtmlElement) -> Iterator[str]:
    """The names of a trail from the front page to the article, from the article's end; the front page is left out."""
    trails = [_named_in_order(trail) for trail in data.trails]
    shown = (_links(element) for element in tree.iter("nav", "ol", "ul", "div", "p") if _CRUMBS.search(_names(element)))
    for trail in chain(trails, shown):
        yield from reversed(trail[1:] if len(trail) > 1 else ())


def _named_in_order(trail: Iterable[object]) -> list[str]:
    steps = [step for step in trail if isinstance(step, dict)]
    steps.sort(key=lambda step: position if isinstance(position := step.get("position"), int) else 0)
    return [first_text(step.get("name")) or first_text(step.get("item")) for step in steps]


def _links(element: HtmlElement) -> list[str]:
    return [text for link in element.iter("a") if (text := clean_space(str(link.text_content())))]


def _kickers(head: PageHead, url: str | None) -> Iterator[str]:
    """The line above a headline that names its section: called so, or a link to a section's page that stands in no menu."""
    pieces = [(line, element, text) for line in reversed(head.before) for element, text in line.pieces]
    for line, element, text in pieces:
        if _KICKER.search(_around(line, element)):
            yield text
    linked = [(element, text) for _, element, text in pieces if element.tag == "a"]
    for element, text in linked if len(linked) == 1 else ():
        if _is_section_path(element.get("href"), url, _MOST_SECTION_PARTS):
            yield text
    for element, text in _link_right_above(head):
        if _is_section_path(element.get("href"), url, 1):
            yield text


def _link_right_above(head: PageHead) -> list[tuple[HtmlElement, str]]:
    """The link that is all of the last line above a headline; none where such lines beside it make a menu of it."""
    alone = [line for line in head.before if len(line.pieces) == 1 and line.pieces[0][0].tag == "a"]
    if not alone or alone[-1] is not head.before[-1]:
        return []
    return [] if any(line.unit.parent == alone[-1].unit.parent for line in alone[:-1]) else [alone[-1].pieces[0]]


def _is_section_path(href: str | None, url: str | None, most_parts: int) -> bool:
    """Whether a link leads to a page of the same site whose address is short and is not that of the front page."""
    own = urlsplit(clean_url(url) or "")
    try:
        parts = urlsplit(href or "")
    except ValueError:
        return False
    path = [part for part in parts.path.split("/") if part]
    return parts.hostname in {None, own.hostname} and 0 < len(path) <= most_parts and not parts.query


def _around(line: HeadLine, element: HtmlElement) -> str:
    return f"{_names(element)} {_names(line.unit.element)}"


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"


def read_paywall(tree: HtmlElement, data: StructuredData, meta: MetaTags, marked: Microdata) -> bool | None:
    """Whether a page says that its article, or a part of it, is for those who pay; None where it says nothing.

    Sources: schema.org ``isAccessibleForFree`` with ``hasPart``
    (https://developers.google.com/search/docs/appearance/structured-data/paywalled-content), ``article:content_tier``, and the
    sections of AMP's subscriptions (https://amp.dev/documentation/components/amp-subscriptions).
    """
    free = [_truth(data.article.get("isAccessibleForFree"))]
    free += [_truth(part.get("isAccessibleForFree")) for part in as_list(data.article.get("hasPart")) if isinstance(part, dict)]
    free += [_truth(element.get("content")) for element in marked.get("isAccessibleForFree", ())]
    free += [not _TIERS[tier] for name in _TIER_META for text in meta.get(name, ()) if (tier := text.lower()) in _TIERS]
    if any(section.get("subscriptions-section") == "content" for section in tree.iter("section", "div")):
        free.append(False)
    told = [answer for answer in free if answer is not None]
    return not all(told) if told else None


def _truth(value: object) -> bool | None:
    """A boolean, however it is written: "False", "http://schema.org/False"."""
    if isinstance(value, bool):
        return value
    return _BOOLEANS.get(first_text(value).rsplit("/", 1)[-1].lower())
