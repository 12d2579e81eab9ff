"""What a page says of itself: title, standfirst, authors, times, canonical address, outlet, language."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from transforms.authors import read_authors
from transforms.blocks import clean_space, squeeze
from transforms.frozen import frozen
from transforms.page_dates import read_dates
from transforms.publication_date import Dated
from transforms.structured_data import StructuredData, first_text

MetaTags = dict[str, list[str]]

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


def read_metadata(tree: HtmlElement, data: StructuredData, url: str | None, fetched_at: datetime | None) -> Metadata:
    """Read a page's metadata from JSON-LD, Open Graph, microdata, meta elements, then from the page's and address's form."""
    meta = read_meta_tags(tree)
    site_name = _site_name(data, meta)
    canonical = _canonical(tree, meta, url)
    dates = read_dates(tree, data, meta, canonical or url, fetched_at)
    return Metadata(
        title=_title(tree, data, meta, site_name, url),
        standfirst=_standfirst(data, meta),
        authors=read_authors(tree, data, meta, site_name),
        published=dates.published,
        modified_at=dates.modified_at,
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
