"""Who wrote an article: names from metadata and byline elements, cleaned and divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from transforms.blocks import clean_space
from transforms.structured_data import StructuredData, as_list

_META_AUTHORS = (
    "author", "article:author", "og:article:author", "og:author", "parsely-author", "sailthru.author", "dc.creator",
    "dc.creator.author", "dcterms.creator", "byl", "byline", "authors", "citation_author", "article.author", "twitter:data1",
)  # fmt: skip
_NAME_CLASSES = ("author-name", "AuthorName", "author__name", "byline-name", "byline__name", "author_name")
_BYLINE_TAGS = "//*[self::a or self::span or self::div or self::p or self::address]"
_BYLINE_XPATH = (
    f'{_BYLINE_TAGS}[@rel="author" or @itemprop="author" or @itemprop="author name"]',
    f"{_BYLINE_TAGS}[{' or '.join(f'contains(@class,"{name}")' for name in _NAME_CLASSES)}]",
    f'{_BYLINE_TAGS}[@class="author" or contains(@class,"byline") or contains(@class,"Byline")]',
)
#: Parts of the page that name other people.
_ELSEWHERE = re.compile(r"comment|related|sidebar|recommend|footer|teaser|card|popular|widget|reviewer", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:\w+:\s|(?:story|words|text|written|posted|published|reviewed|article|report(?:ed)?|created|medically reviewed|edited)?"
    r"\s*by\b|von\b|author\s*:|autor\s*:|from\b)[:\s]*",
    re.IGNORECASE,
)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_TRAILING = re.compile(
    rf"\s*(?:\||•|·|/|\b(?:{_MONTHS})\.?(?=\s*\d|$)|\bupdated\b|\bpublished\b|\bposted\b"
    r"|\b(?:on|at)\s+(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bin\s+[A-Z]"
    r"|\bread time|\d).*$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+\.\w+|\S+ \[at\] \S+")
_DIVIDER = re.compile(r"\s*(?:;|,|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_CREDENTIAL = re.compile(r"^(?:[A-Z][A-Za-z]?\.?){1,5}[®™]?$|^(?:Jr|Sr)\.?$|^(?:[A-Z]+[a-z]?[A-Z]+)[®™]?$")
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|contributor|columnist|journalist|producer|staff at|senior|chief|director|manager"
    r"|freelance|dietitian|professor|staff|team|desk|newsroom|bureau)s?\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|\.(?:com|org|net)\b|^@|^\d|[<>{}=]"
    r"|^(?:admin|administrator|unknown|none|null|undefined|anonymous|guest|user|web-?master|authors?|editor|may)$"
    rf"|^(?:{_MONTHS})$",
    re.IGNORECASE,
)
#: Longest name with titles and initials; longer strings are sentences about the author.
_LONGEST_NAME = 60
_MOST_WORDS = 6


def read_authors(
    tree: HtmlElement, data: StructuredData, meta: Mapping[str, Sequence[str]], site_name: str | None
) -> tuple[str, ...]:
    """The authors' names in order, without titles, roles and addresses; the first place of the page that names any wins.

    Places in order: JSON-LD, meta elements, byline elements, trafilatura's search. The outlet counts where nobody else is named.
    """
    outlet: tuple[str, ...] = ()
    for names in _places(tree, data, meta):
        people = _without_outlet(names, site_name)
        if people:
            return people
        outlet = outlet or names
    return outlet


def split_authors(text: str) -> list[str]:
    """The names of one byline: "By Maria Keller and Jo Ames, Staff Writers" gives two."""
    text = _MAIL.sub("", clean_space(unescape(text)))
    text = _TRAILING.sub("", _LEADING.sub("", text)).strip()
    parts = [_LEADING.sub("", part).strip(" .,()|-–—") for part in _DIVIDER.split(text)]
    return [part for i, part in enumerate(parts) if _is_name(part, is_first=i == 0)]


def _places(tree: HtmlElement, data: StructuredData, meta: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    yield _divided(_from_data(data))
    yield _divided(_from_meta(meta))
    for path in _BYLINE_XPATH:
        yield tuple(name for name in _divided(_from_elements(tree, path)) if " " in name)
    yield _divided([extract_author(tree) or ""])


def _divided(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in split_authors(text)))


def _without_outlet(names: Sequence[str], site_name: str | None) -> tuple[str, ...]:
    """Names of people: not the outlet's, and not another one's with the outlet's behind it."""
    outlet = (site_name or "").casefold()
    people = [name for name in names if name.casefold() != outlet]
    return tuple(name for name in people if not any(name.startswith(f"{other} ") for other in people))


def _is_name(part: str, *, is_first: bool) -> bool:
    if not part or len(part) > _LONGEST_NAME or len(part.split()) > _MOST_WORDS or _NO_NAME.search(part):
        return False
    if not is_first and (_CREDENTIAL.match(part) or _ROLE.search(part)):
        return False
    return any(char.isalpha() for char in part)


def _from_data(data: StructuredData) -> Iterator[str]:
    for author in data.resolved(data.article.get("author")) or data.resolved(data.article.get("creator")):
        yield from _names_of(author)


def _names_of(author: Any) -> Iterator[str]:
    values = as_list(author.get("name")) if isinstance(author, dict) else [author]
    yield from (value for value in values if isinstance(value, str))


def _from_meta(meta: Mapping[str, Sequence[str]]) -> list[str]:
    for key in _META_AUTHORS:
        named = [text for text in meta.get(key, ()) if split_authors(text)]
        if named:
            return named
    return []


def _from_elements(tree: HtmlElement, path: str) -> list[str]:
    found = []
    for element in tree.xpath(path):
        around = " ".join(
            f"{a.get('class') or ''} {a.get('id') or ''}" for a in element.iterancestors() if a.tag not in {"body", "html"}
        )
        if not _ELSEWHERE.search(around):
            found.append(" ".join(element.itertext()))
    return [text for text in found if len(text) <= 2 * _LONGEST_NAME][:4]
