"""What a page says of itself: title, standfirst, authors, times, canonical address, outlet, section, language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from transforms.addresses import clean_url, host_name
from transforms.authors import NameTables, read_authors
from transforms.blocks import clean_space, squeeze
from transforms.frozen import frozen
from transforms.page_dates import read_dates
from transforms.page_head import read_head
from transforms.page_section import read_paywall, read_section
from transforms.page_title import read_title
from transforms.page_units import Unit
from transforms.publication_date import Dated
from transforms.structured_data import StructuredData, first_text

MetaTags = dict[str, list[str]]


@frozen
class Metadata:
    """Everything known of an article besides its blocks."""

    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: Dated | None = None
    modified_at: str | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    language: str | None = None
    section: str | None = None
    is_paywalled: bool | None = None


def read_metadata(
    tree: HtmlElement,
    units: Sequence[Unit],
    data: StructuredData,
    url: str | None,
    fetched_at: datetime | None,
    tables: NameTables,
) -> Metadata:
    """Read a page's metadata from JSON-LD, Open Graph, microdata, meta elements, then from the page's and address's form."""
    meta = read_meta_tags(tree)
    site_name = _site_name(data, meta)
    canonical = _canonical(tree, meta, url)
    outlets = _outlets(data, meta, canonical or url)
    title = read_title(tree, units, data, meta, outlets, url)
    head = read_head(units, title)
    marked = read_microdata(tree)
    dates = read_dates(tree, head, data, meta, marked, canonical or url, fetched_at)
    return Metadata(
        title=title,
        standfirst=_standfirst(data, meta),
        authors=read_authors(head, units, data, meta, outlets, tables),
        published=dates.published,
        modified_at=dates.modified_at,
        canonical_url=canonical,
        site_name=site_name or host_name(canonical or url),
        language=tree.get("lang") or next(iter(meta.get("og:locale", ())), None),
        section=read_section(tree, head, data, meta, marked, title, outlets, canonical or url),
        is_paywalled=read_paywall(tree, data, meta, marked),
    )


def read_meta_tags(tree: HtmlElement) -> MetaTags:
    """Contents of all meta elements by lower-case name, property or itemprop, in order."""
    tags: MetaTags = {}
    for element in tree.iter("meta"):
        content = clean_space(unescape(element.get("content") or ""))
        for key in {element.get("property"), element.get("name"), element.get("itemprop")} - {None, ""}:
            if content and key is not None:
                tags.setdefault(key.strip().lower(), []).append(content)
    return tags


def read_microdata(tree: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The elements of a page by what they are of its article (https://schema.org, ``itemprop``), in order."""
    elements: dict[str, list[HtmlElement]] = {}
    for element in tree.xpath("//*[@itemprop]"):
        elements.setdefault(element.get("itemprop"), []).append(element)
    return elements


def _standfirst(data: StructuredData, meta: MetaTags) -> str | None:
    texts = [first_text(data.article.get("alternativeHeadline")), first_text(data.article.get("description"))]
    texts += [text for key in ("og:description", "description", "twitter:description") for text in meta.get(key, ())[:1]]
    title = squeeze(first_text(data.article.get("headline")))
    return next((text for text in texts if text and squeeze(text) != title and not text.startswith("http")), None)


def _site_name(data: StructuredData, meta: MetaTags) -> str | None:
    names = [*meta.get("og:site_name", ())[:1], first_text(data.article.get("publisher")), *meta.get("application-name", ())[:1]]
    return next((name.lstrip("@") for name in names if name and not name.startswith("http") and len(name) <= 80), None)


def _outlets(data: StructuredData, meta: MetaTags, url: str | None) -> list[str]:
    """All names that the page gives its outlet."""
    names = [first_text(data.article.get("publisher")), host_name(url)]
    names += [name for key in ("og:site_name", "application-name", "twitter:site") for name in meta.get(key, ())]
    return [name.lstrip("@") for name in names if name]


def _joined(own: str | None, address: str) -> str | None:
    """An address as seen from the page's own; None where it is none: "https://[::1"."""
    try:
        return urljoin(own or "", address)
    except ValueError:
        return None


def _canonical(tree: HtmlElement, meta: MetaTags, url: str | None) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    own = clean_url(url)
    for candidate in (*links, *meta.get("og:url", ())):
        cleaned = clean_url(_joined(own, candidate)) if candidate else None
        # Some pages name their front page as canonical; it would merge all their articles into one.
        if cleaned and (
            urlsplit(cleaned).path.strip("/") or urlsplit(cleaned).query or not own or not urlsplit(own).path.strip("/")
        ):
            return cleaned
    return own
