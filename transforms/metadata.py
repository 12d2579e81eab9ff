"""What a page says of itself: title, standfirst, authors, times, canonical address, outlet, language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from htmldate import find_date
from lxml.html import HtmlElement

from transforms.authors import read_authors
from transforms.blocks import clean_space, squeeze
from transforms.publication_date import Dated, Stamp, date_in_url, first_possible, is_later, parse_stamp
from transforms.structured_data import StructuredData, first_text

MetaTags = dict[str, list[str]]

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "rnews:datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published",
    "article:published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date", "citation_publication_date", "date_published", "displaydate", "date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:updated_time", "dcterms.modified", "last-modified", "lastmod",
    "article.updated",
)  # fmt: skip
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ito|ref|ref_src|smid|partner|xtor|_ga|s_cid)$",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?=https?:)", re.IGNORECASE)
_TITLE_BREAK = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*")
_GENERIC_TITLES = frozenset({"home", "homepage", "untitled", "article", "news", "index", "document"})
#: The name of an outlet at the end of a title is short: none of the development sets' has more words.
_MOST_OUTLET_WORDS = 6
#: Two titles of one article share at least this part of the shorter one's words; chosen on the development sets' pages.
_SAME_SUBJECT = 0.4
#: htmldate's latest date when nobody knows when a page was captured. It must not be today: the same bytes give the same article.
_NO_LIMIT = "2100-01-01"
_EARLIEST = "1990-01-01"


@dataclass(frozen=True, slots=True)
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


def read_metadata(tree: HtmlElement, data: StructuredData, url: str | None, fetched_at: datetime | None) -> Metadata:
    """Read a page's metadata from JSON-LD, Open Graph, microdata, meta elements, then from the page's and address's form."""
    meta = read_meta_tags(tree)
    site_name = _site_name(data, meta)
    canonical = _canonical(tree, meta, url)
    published = first_possible(_published(tree, data, meta, canonical or url, fetched_at), fetched_at)
    return Metadata(
        title=_title(tree, data, meta, site_name, url),
        standfirst=_standfirst(data, meta),
        authors=read_authors(tree, data, meta, site_name),
        published=published,
        modified_at=_modified(data, meta, published, fetched_at),
        canonical_url=canonical,
        site_name=site_name or host_name(canonical or url),
        language=tree.get("lang") or next(iter(meta.get("og:locale", ())), None),
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


def clean_url(url: str | None) -> str | None:
    """An address without fragment and tracking parameters, lower-case host, no default port; archived ones are unwrapped."""
    if not url:
        return None
    try:
        parts = urlsplit(_ARCHIVED.sub("", url.strip()))
        port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit((parts.scheme, parts.hostname + port, parts.path or "/", query, ""))


def host_name(url: str | None) -> str | None:
    """The host of an address without ``www.``; the outlet's name where nothing better is told."""
    cleaned = clean_url(url)
    return (re.sub(r"^www\d?\.", "", urlsplit(cleaned).hostname or "") or None) if cleaned else None


def strip_outlet(title: str, site_name: str | None, url: str | None) -> str:
    """A title without the outlet's name behind or before it, where the name is known from the page or its address."""
    names = {_letters(name) for name in (site_name, host_name(url), (host_name(url) or "").rsplit(".", 1)[0]) if name} - {""}
    while True:
        breaks = list(_TITLE_BREAK.finditer(title))
        if not breaks:
            return title
        head, tail = title[: breaks[-1].start()], title[breaks[-1].end() :]
        first, rest = title[: breaks[0].start()], title[breaks[0].end() :]
        if _is_outlet(tail, names) and head:
            title = head
        elif _is_outlet(first, names) and rest:
            title = rest
        else:
            return title


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower().removeprefix("the")


def _is_outlet(part: str, names: set[str]) -> bool:
    key = _letters(part)
    if not key or len(part.split()) > _MOST_OUTLET_WORDS:
        return False
    return any(
        key == name or (len(key) > 3 and (name.startswith(key) or (key.startswith(name) and len(name) > 3))) for name in names
    )


def _title(tree: HtmlElement, data: StructuredData, meta: MetaTags, site_name: str | None, url: str | None) -> str | None:
    headings: list[str] = [text for text in (clean_space(" ".join(h.itertext())) for h in tree.iter("h1")) if text]
    element = tree.find(".//head/title")
    told = [
        first_text(data.article.get("headline")),
        *meta.get("og:title", ())[:1],
        *meta.get("twitter:title", ())[:1],
        *meta.get("headline", ())[:1],
        clean_space(str(element.text_content())) if element is not None else "",
    ]
    cleaned = [strip_outlet(text, site_name, url) for text in told if text]
    stated = [text for text in cleaned if text.lower() not in _GENERIC_TITLES]
    shown = next((h for h in headings if any(_same_title(h, text) for text in stated)), None)
    # What readers see as the one heading wins over a shorter or searched-for variant, if it is plainly about the same.
    if shown is None and len(headings) == 1 and stated and _shared_words(headings[0], stated[0]) >= _SAME_SUBJECT:
        shown = headings[0]
    if shown is not None:
        return strip_outlet(shown, site_name, url)
    if stated:
        return stated[0]
    return strip_outlet(headings[0], site_name, url) if headings else None


def _shared_words(heading: str, stated: str) -> float:
    """Share of the shorter title's words that the other has."""
    a, b = (set(re.findall(r"\w{3,}", text.lower())) for text in (heading, stated))
    return len(a & b) / max(min(len(a), len(b)), 1)


def _same_title(heading: str, stated: str) -> bool:
    """Whether a heading is the stated title, apart from punctuation or a part that one of them leaves out."""
    a, b = _letters(heading), _letters(stated)
    return len(a) >= 8 and len(b) >= 8 and (a == b or a.startswith(b) or b.startswith(a) or a in b)


def _standfirst(data: StructuredData, meta: MetaTags) -> str | None:
    texts = [first_text(data.article.get("alternativeHeadline")), first_text(data.article.get("description"))]
    texts += [text for key in ("og:description", "description", "twitter:description") for text in meta.get(key, ())[:1]]
    title = squeeze(first_text(data.article.get("headline")))
    return next((text for text in texts if text and squeeze(text) != title and not text.startswith("http")), None)


def _site_name(data: StructuredData, meta: MetaTags) -> str | None:
    names = [*meta.get("og:site_name", ())[:1], first_text(data.article.get("publisher")), *meta.get("application-name", ())[:1]]
    return next((name.lstrip("@") for name in names if name and not name.startswith("http") and len(name) <= 80), None)


def _canonical(tree: HtmlElement, meta: MetaTags, url: str | None) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    own = clean_url(url)
    for candidate in (*links, *meta.get("og:url", ())):
        cleaned = clean_url(urljoin(own or "", candidate)) if candidate else None
        # Some pages name their front page as canonical; it would merge all their articles into one.
        if cleaned and (
            urlsplit(cleaned).path.strip("/") or urlsplit(cleaned).query or not own or not urlsplit(own).path.strip("/")
        ):
            return cleaned
    return own


def _published(
    tree: HtmlElement, data: StructuredData, meta: MetaTags, url: str | None, fetched_at: datetime | None
) -> Iterator[Dated | None]:
    yield _dated(first_text(data.article.get("datePublished")), "json-ld")
    for name in _PUBLISHED_META:
        for text in meta.get(name, ())[:1]:
            yield _dated(text, "open graph" if ":" in name else "meta")
    for element in tree.xpath('//*[@itemprop="datePublished"]'):
        yield _dated(element.get("datetime") or element.get("content") or element.text_content(), "microdata")
    yield _dated(first_text(data.article.get("dateCreated")), "json-ld")
    yield from _time_elements(tree)
    in_url = date_in_url(url)
    if in_url and in_url.precision == "day":
        yield Dated(in_url, "url")
    yield _by_htmldate(tree, url, fetched_at)
    if in_url:
        yield Dated(in_url, "url")


def _dated(text: str | None, method: str) -> Dated | None:
    stamp = parse_stamp(text)
    return Dated(stamp, method) if stamp else None


def _time_elements(tree: HtmlElement) -> Iterator[Dated | None]:
    """Time elements that say they are the publication's, or the only one of the page."""
    elements = [element for element in tree.iter("time") if element.get("datetime")]
    for element in elements:
        parent = element.getparent()
        about = f"{element.get('class')} {element.get('itemprop')} {parent.get('class') if parent is not None else ''}"
        if element.get("pubdate") is not None or re.search(r"publish|entry-date|pubdate|posted", about, re.IGNORECASE):
            yield _dated(element.get("datetime"), "time element")
    if len(elements) == 1:
        yield _dated(elements[0].get("datetime"), "time element")


def _by_htmldate(tree: HtmlElement, url: str | None, fetched_at: datetime | None) -> Dated | None:
    """Htmldate's reading of markup and text (https://htmldate.readthedocs.io); day precision."""
    latest = fetched_at.date().isoformat() if fetched_at else _NO_LIMIT
    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=True, min_date=_EARLIEST, max_date=latest)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Dated(Stamp(found, "day"), "htmldate") if found else None


def _modified(data: StructuredData, meta: MetaTags, published: Dated | None, fetched_at: datetime | None) -> str | None:
    texts: Iterable[str] = (
        first_text(data.article.get("dateModified")),
        *(t for name in _MODIFIED_META for t in meta.get(name, ())[:1]),
    )
    for text in texts:
        stamp = parse_stamp(text)
        if stamp and not is_later(stamp, fetched_at) and (published is None or stamp.value[:10] >= published.stamp.value[:10]):
            return stamp.value
    return None
