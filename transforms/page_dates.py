"""When a page was published and modified: JSON-LD, meta and time elements, lines around its headline, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from htmldate import find_date
from lxml.html import HtmlElement

from transforms.head_dates import HeadDates, read_head_dates
from transforms.page_head import PageHead
from transforms.publication_date import Dated, Stamp, date_in_url, first_possible, is_later, parse_stamp
from transforms.structured_data import StructuredData, first_text

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "rnews:datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published",
    "article:published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date", "citation_publication_date", "date_published", "displaydate", "date", "published_time", "publish_time",
    "published-date", "publisheddate", "published_date", "publicationdate", "publication-date", "pub_date", "pub-date",
    "og:pubdate", "og:publish_date", "og:release_date", "article:publication_date", "article:published_at", "article:post_date",
    "article_date_original", "originalpublicationdate", "shareaholic:article_published_time", "iso-8601-publish-date",
    "dc.issued", "dcterms.issued", "date.issued", "dcterms.available", "dc.created", "prism.publicationdate",
    "prism:publicationdate", "citation_online_date", "citation_date", "eprints.date", "govuk:first-published-at",
    "mediator_published_time", "weibo:article:create_at", "analyticsattributes.articledate", "creation_date", "ptime",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:updated_time", "dcterms.modified", "last-modified", "lastmod",
    "article.updated", "article:modified", "article:updated", "og:modified_time", "modified_time", "date_modified", "modified",
    "dc.date.modified", "dc.modified", "prism.modificationdate", "prism:modificationdate", "last_modified", "last-updated",
    "lastupdated", "last_updated", "last_updated_date", "updated_time", "update_time", "revision_date",
    "shareaholic:article_modified_time", "weibo:article:update_at", "govuk:updated-at", "govuk:public-updated-at", "utime",
)  # fmt: skip
#: htmldate's latest date when nobody knows when a page was captured. It must not be today: the same bytes give the same article.
_NO_LIMIT = "2100-01-01"
_EARLIEST = "1990-01-01"
#: The hours of UTC at which it is still the day before west of Greenwich (to Alaska), and already the next one east of it.
_STILL_YESTERDAY = 9
_ALREADY_TOMORROW = 10

_MIDNIGHT = re.compile(r"T00:00(?::00)?(?:\+00:00)?$")
_STATE_TIME = re.compile(
    r'\\?"(?:datePublished|published_?at|publish_?date|publication_?date|first_?published?(?:_?at|_?date)?|published_?time|display_?date)\\?"\s*:'
    r'\s*\\?"((?:19|20)\d\d-\d\d-\d\d[^"\\]{0,20})',
    re.IGNORECASE,
)

MetaTags = Mapping[str, Sequence[str]]
Microdata = Mapping[str, Sequence[HtmlElement]]


class PageDates(NamedTuple):
    """When a page was published, by which method that was found, and when it was last modified."""

    published: Dated | None
    modified_at: str | None


def read_dates(
    tree: HtmlElement,
    head: PageHead,
    data: StructuredData,
    meta: MetaTags,
    marked: Microdata,
    url: str | None,
    fetched_at: datetime | None,
) -> PageDates:
    """Publication and modification time of a page; neither lies after the capture, the second not before the first.

    What the page states for machines comes first. Where it states no other time of modification, its "published" may be that of
    the last edit: then an earlier day that its readers see, or that its address has, is the publication's.
    """
    seen = read_head_dates(head, tree.get("lang"), url, fetched_at)
    visible = first_possible(seen.published, fetched_at)
    in_url = date_in_url(url)
    shown = [Dated(in_url, "url") if in_url and in_url.precision == "day" else None, visible]
    changes = [stamp for stamp in _changes(data, meta, marked, seen) if not is_later(stamp, fetched_at)]
    published = _to_the_minute(first_possible(_stated(tree, data, meta, marked), fetched_at), data, meta, visible)
    if published is None:
        published = first_possible(_guessed(tree, visible, url, fetched_at), fetched_at)
    else:
        is_changed = any(_day(stamp) > _day(published.stamp) for stamp in changes)
        published = _released_again(published, first_possible([seen.called_published], fetched_at), changes)
        published = _not_after_change(published, data, meta, seen)
        published = _in_local_time(tree, published, shown)
        if not is_changed:
            published = _earliest(published, [first_possible(_meta_dates(meta), fetched_at), *shown])
    modified = next((stamp for stamp in changes if published is None or _day(stamp) >= _day(published.stamp)), None)
    return PageDates(published, modified.value if modified else None)


def _day(stamp: Stamp) -> str:
    return stamp.value[:10]


def _to_the_minute(stated: Dated | None, data: StructuredData, meta: MetaTags, visible: Dated | None) -> Dated | None:
    """A day, or its first second, replaced by a time that the page states or shows elsewhere for that day in any zone."""
    if stated is not None and stated.stamp.precision == "day":
        # A time element may give noon to what is a day only; a clock that readers see is one.
        is_shown = visible is not None and visible.method == "line at headline" and _day(visible.stamp) == _day(stated.stamp)
        return visible if is_shown else stated
    if stated is None or not _MIDNIGHT.search(stated.stamp.value):
        return stated
    day = date.fromisoformat(_day(stated.stamp))
    for other in (*(_dated(text, "json-ld") for text in data.published_times), *_meta_dates(meta)):
        moment = _moment(other.stamp) if other else None
        if other and moment and not _MIDNIGHT.search(other.stamp.value) and abs(moment.date() - day) <= timedelta(days=1):
            return other
    return stated


def _released_again(stated: Dated, called: Dated | None, changes: Iterable[Stamp]) -> Dated:
    """A later day that the page calls its publication's at the headline: the piece came out again, before its last change."""
    if called is None or {called.stamp.precision, stated.stamp.precision} & {"month", "year"}:
        return stated
    gap = date.fromisoformat(_day(called.stamp)) - date.fromisoformat(_day(stated.stamp))
    is_before_change = any(_day(called.stamp) < _day(stamp) for stamp in changes)
    return called if gap > timedelta(days=1) and is_before_change else stated


def _not_after_change(stated: Dated, data: StructuredData, meta: MetaTags, seen: HeadDates) -> Dated:
    """The day of the change that readers see, where the stated time is one that a system gives to both whenever a page is saved.

    A page is not changed before it is published.
    """
    both = {
        _dated_value(first_text(data.article.get("dateModified"))),
        *(_dated_value(t) for n in _MODIFIED_META for t in meta.get(n, ())),
    }
    shown = next((stamp for stamp in seen.changed if stamp.precision not in {"month", "year"}), None)
    if shown is None or stated.stamp.value not in both or stated.stamp.precision != "second" or _day(shown) >= _day(stated.stamp):
        return stated
    return Dated(shown, "line at headline")


def _dated_value(text: str | None) -> str | None:
    stamp = parse_stamp(text)
    return stamp.value if stamp else None


def _earliest(stated: Dated, others: Iterable[Dated | None]) -> Dated:
    """The earliest of the other days, where it is before the stated one by more than time zones can explain."""
    days = [other for other in (*others, stated) if other is not None and other.stamp.precision not in {"month", "year"}]
    if stated not in days:
        return stated
    first = min(days, key=lambda dated: _day(dated.stamp))
    gap = date.fromisoformat(_day(stated.stamp)) - date.fromisoformat(_day(first.stamp))
    return first if gap > timedelta(days=0 if stated.stamp.precision == "day" else 1) else stated


def _in_local_time(tree: HtmlElement, stated: Dated, shown: Iterable[Dated | None]) -> Dated:
    """A time that is stated in UTC as the outlet's readers know it: relative days in the text count from their day.

    A time element may tell the same moment with its zone; else the day that is shown or stands in the address is taken, where a
    time zone makes it possible.
    """
    moment = _moment(stated.stamp)
    if moment is None or moment.utcoffset() != timedelta(0):
        return stated
    for element in tree.iter("time"):
        local = parse_stamp(element.get("datetime"))
        told = _moment(local) if local else None
        if local and told is not None and told.utcoffset() and abs(told - moment) < timedelta(minutes=1):
            return Dated(local, "time element")
    possible = set()
    if moment.hour < _STILL_YESTERDAY:
        possible.add((moment - timedelta(days=1)).date().isoformat())
    if moment.hour >= _ALREADY_TOMORROW:
        possible.add((moment + timedelta(days=1)).date().isoformat())
    return next((dated for dated in shown if dated is not None and _day(dated.stamp) in possible), stated)


def _moment(stamp: Stamp) -> datetime | None:
    """A time with its zone; None for one without."""
    if stamp.precision not in {"minute", "second"}:
        return None
    moment = datetime.fromisoformat(stamp.value)
    return None if moment.tzinfo is None else moment


def _stated(tree: HtmlElement, data: StructuredData, meta: MetaTags, marked: Microdata) -> Iterator[Dated | None]:
    """Publication times in the page's data for machines, the most telling first."""
    yield _dated(first_text(data.article.get("datePublished")), "json-ld")
    yield from _meta_dates(meta)
    yield from (_dated(text, "microdata") for text in _microdata(marked, "datePublished"))
    yield _dated(first_text(data.article.get("dateCreated")), "json-ld")
    yield from (_dated(text, "json-ld") for text in data.upload_times[:1] if not data.article)
    for element in tree.iter("time", "abbr"):
        if _is_of_publication(element):
            yield _dated(element.get("datetime") or element.get("title"), "time element")


def _meta_dates(meta: MetaTags) -> Iterator[Dated | None]:
    for name in _PUBLISHED_META:
        for text in meta.get(name, ())[:1]:
            yield _dated(text, "open graph" if ":" in name else "meta")


def _microdata(marked: Microdata, name: str) -> Iterator[str]:
    for element in marked.get(name, ()):
        yield element.get("datetime") or element.get("content") or element.text_content()


def _dated(text: str | None, method: str) -> Dated | None:
    stamp = parse_stamp(text)
    return Dated(stamp, method) if stamp else None


def _dated_time_elements(tree: HtmlElement) -> list[HtmlElement]:
    return [element for element in tree.iter("time") if element.get("datetime")]


def _is_of_publication(element: HtmlElement) -> bool:
    about = _around(element)
    said = re.search(r"publish|entry-date|pubdate|posted", about, re.IGNORECASE)
    is_change = re.search(r"changed|modified|updated", about, re.IGNORECASE)
    return is_change is None and (element.get("pubdate") is not None or said is not None)


def _around(element: HtmlElement) -> str:
    """The names of a time element and of what it stands in."""
    parent = element.getparent()
    return f"{element.get('class')} {element.get('itemprop')} {parent.get('class') if parent is not None else ''}"


def _guessed(tree: HtmlElement, visible: Dated | None, url: str | None, fetched_at: datetime | None) -> Iterator[Dated | None]:
    """Days that a page shows without stating them as its own: at its headline, in its only time element, in its address."""
    yield visible
    elements = _dated_time_elements(tree)
    if len(elements) == 1 and not re.search(r"changed|modified|updated", _around(elements[0]), re.IGNORECASE):
        yield _dated(elements[0].get("datetime"), "time element")
    in_url = date_in_url(url)
    if in_url and in_url.precision == "day":
        yield Dated(in_url, "url")
    yield _in_state(tree)
    yield _by_htmldate(tree, url, fetched_at)
    if in_url:
        yield Dated(in_url, "url")


def _in_state(tree: HtmlElement) -> Dated | None:
    """The one publication time in the data from which a page's script draws it; several are of several articles."""
    for script in tree.iter("script"):
        told = {match[1] for match in _STATE_TIME.finditer(script.text or "")}
        if told:
            return _dated(told.pop(), "embedded state") if len(told) == 1 else None
    return None


def _by_htmldate(tree: HtmlElement, url: str | None, fetched_at: datetime | None) -> Dated | None:
    """Htmldate's reading of markup and text (https://htmldate.readthedocs.io); day precision."""
    latest = fetched_at.date().isoformat() if fetched_at else _NO_LIMIT
    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=True, min_date=_EARLIEST, max_date=latest)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Dated(Stamp(found, "day"), "htmldate") if found else None


def _changes(data: StructuredData, meta: MetaTags, marked: Microdata, seen: HeadDates) -> Iterator[Stamp]:
    """Times of modification that the page states, for machines or at its headline."""
    texts = [first_text(data.article.get("dateModified"))]
    texts += [text for name in _MODIFIED_META for text in meta.get(name, ())[:1]]
    texts += _microdata(marked, "dateModified")
    yield from (stamp for stamp in map(parse_stamp, texts) if stamp)
    yield from seen.changed
