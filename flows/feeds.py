"""Reads feeds (RSS 0.9x to 2.0, Atom, JSON Feed) from bytes; nothing is fetched here.

A broken feed gives the entries that can be read, and says in ``problem`` what is missing.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from flows.addresses import address_key, clean_address
from transforms.errors import FetchError

#: What feedparser raises on hostile input instead of marking the feed as broken.
PARSER_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)
#: Notes of feedparser that lose nothing: another charset than stated, or a feed sent as plain text.
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
#: Characters of a text that is an article: some 200 words, past what summaries have.
FULL_TEXT = 1_200
#: A declaration of two or four bytes a character, as some frameworks write it in front of UTF-8.
_WRONG_UTF16 = re.compile(
    rb"""\A(<\?xml[^>]{0,100}?)encoding\s*=\s*["'](?:utf-?16|utf-?32|unicode|ucs-?2)(?:le|be)?["']""", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
#: A date without a time: an ISO day, or an RFC 822 date whose clock is missing.
_HAS_CLOCK = re.compile(r"\d:\d\d")
_ISO_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry.

    Attributes:
        url: the page, in normal form, without tracking parameters.
        entry_id: the feed's own id, or None.
        published_at: ISO 8601 with the precision and zone that the feed gives, or None.
    """

    url: str
    entry_id: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries in their order, each page once.

    Attributes:
        problem: what could not be read, or None.
        lifetime: how long the feed says that it may be kept (RSS 2.0, ``ttl``), or None.
        title: what the feed calls itself, or None.
        language: the language that it states, as a code, or None.
        has_full_text: whether at least half of its entries carry a text as long as an article.
    """

    entries: tuple[FeedEntry, ...]
    problem: str | None = None
    lifetime: timedelta | None = None
    title: str | None = None
    language: str | None = None
    has_full_text: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    url: str | None
    entry_id: str | None
    published_at: str | None
    base: str | None = None


def parse_feed(content: bytes, url: str, content_type: str = "") -> Feed:
    """The entries of a feed.

    Args:
        content: the feed as fetched.
        url: where it came from; links may be relative to it.
        content_type: the Content-Type header, for the charset.

    Raises:
        FetchError: no feed at all, or one that declares XML entities.
    """
    if not content.strip():
        raise FetchError(f"{url}: the feed is empty; check the address")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _parse_json(content, url)
    _refuse_bombs(content, url)
    return _parse_xml(_mended(content), url, content_type)


def newest_time(entries: Iterable[FeedEntry]) -> datetime | None:
    """The latest publication time that entries state, UTC, or None; a time without a zone is taken as UTC, a month is no time."""
    return max((moment for entry in entries if (moment := _moment(entry.published_at)) is not None), default=None)


def _moment(stated: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stated or "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _mended(content: bytes) -> bytes:
    """The feed without what hides it from the parser: blanks before the declaration, and a declared UTF-16 that it is not."""
    if content.startswith(codecs.BOM_UTF32_LE):
        return content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").lstrip().encode("utf-16")
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    body = content.removeprefix(mark).lstrip()
    return mark + (body if b"\0" in body[:200] else _WRONG_UTF16.sub(b'\\1encoding="utf-8"', body, count=1))


def _refuse_bombs(content: bytes, url: str) -> None:
    """Entities can grow to gigabytes, or name files; no feed needs its own. Zero bytes are those of UTF-16 and UTF-32."""
    if b"<!entity" in content.replace(b"\0", b"").lower():
        raise FetchError(
            f"{url}: the feed declares XML entities, which may blow up or name files: refused; look for another feed"
        )


def _parse_xml(content: bytes, url: str, content_type: str) -> Feed:
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    except PARSER_ERRORS as error:
        raise FetchError(f"{url}: the feed cannot be read: {type(error).__name__}: {error}") from error
    if not parsed.version and not parsed.entries:
        raise FetchError(
            f"{url}: neither RSS nor Atom nor JSON Feed; use the address of the site's feed, or kind `page_list` for a page"
        )
    flaw = parsed.get("bozo_exception") if parsed.bozo else None
    problem = f"not well-formed ({_one_line(flaw)})" if flaw and not isinstance(flaw, HARMLESS) else None
    feed = _collect((_candidate(entry, parsed.version) for entry in parsed.entries), url, problem)
    minutes = _text(parsed.feed.get("ttl")) or ""
    if minutes.isdecimal() and len(minutes) < 7:
        feed = replace(feed, lifetime=timedelta(minutes=int(minutes)))
    long = sum(_is_long(entry) for entry in parsed.entries)
    return _described(feed, parsed.feed.get("title"), parsed.feed.get("language"), long, len(parsed.entries))


def _is_long(entry: Any) -> bool:
    texts = [entry.get("summary"), *(part.get("value") for part in entry.get("content") or ())]
    return any(len(_TAG.sub("", text)) >= FULL_TEXT for text in texts if isinstance(text, str))


def _described(feed: Feed, title: object, language: object, long: int, count: int) -> Feed:
    return replace(feed, title=_text(title), language=_text(language), has_full_text=0 < count <= 2 * long)


def _candidate(entry: Any, version: str) -> _Candidate:
    base = _text((entry.get("title_detail") or entry.get("summary_detail") or {}).get("base"))
    return _Candidate(_link(entry), _text(entry.get("id")), _published(entry, version), base)


def _link(entry: Any) -> str | None:
    """The page of an entry: the address before a feed service's redirect, the link, else an id that is an address."""
    named = _text(entry.get("feedburner_origlink")) or _text(entry.get("link"))
    if named:
        return named
    entry_id = _text(entry.get("id")) or ""
    return entry_id if entry_id.startswith(("http://", "https://")) else None


def _published(entry: Any, version: str) -> str | None:
    """The time of publication; RSS writes it as ``dc:date`` too, which feedparser calls updated. Atom's updates are not it."""
    if entry.get("published"):
        return to_iso(_text(entry.get("published")), entry.get("published_parsed"))
    if not version.startswith("atom") and "updated" in entry:
        return to_iso(_text(entry.get("updated")), entry.get("updated_parsed"))
    return None


def to_iso(text: str | None, parsed: Iterable[int] | None = None) -> str | None:
    """A feed's date in ISO 8601.

    Args:
        text: as the feed writes it: ISO 8601 or RFC 822. Its zone is kept, because "Friday" is meant in it.
        parsed: the same time in UTC as feedparser reads it, for other ways of writing.
    """
    text = (text or "").strip()
    if _ISO_DATE.fullmatch(text):
        return text
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, IndexError, OverflowError):
            continue
        return moment.isoformat() if _HAS_CLOCK.search(text) or "T" in text else moment.date().isoformat()
    try:
        moment = datetime(*tuple(parsed or ())[:6], tzinfo=UTC)  # type: ignore[arg-type,misc]
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.isoformat() if _HAS_CLOCK.search(text) else moment.date().isoformat()


def _parse_json(content: bytes, url: str) -> Feed:
    """The entries of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FetchError(f"{url}: the JSON feed cannot be read: {error}") from error
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        raise FetchError(f"{url}: JSON without a list `items`: no JSON Feed; check the address")
    known = [item if isinstance(item, Mapping) else {} for item in items]
    texts = [_text(item.get("content_text")) or _TAG.sub("", _text(item.get("content_html")) or "") for item in known]
    long = sum(len(text) >= FULL_TEXT for text in texts)
    return _described(_collect(map(_json_candidate, known), url), value.get("title"), value.get("language"), long, len(items))


def _json_candidate(item: Mapping[str, Any]) -> _Candidate:
    entry_id = _text(item.get("id"))
    link = _text(item.get("url")) or _text(item.get("external_url"))
    if not link and entry_id and entry_id.startswith(("http://", "https://")):
        link = entry_id
    return _Candidate(link, entry_id, to_iso(_text(item.get("date_published"))))


def _collect(candidates: Iterable[_Candidate], url: str, problem: str | None = None) -> Feed:
    """Each page once, in order; entries without a usable address are counted."""
    entries: dict[str, FeedEntry] = {}
    unusable: list[str] = []
    for candidate in candidates:
        try:
            page = clean_address(candidate.url, candidate.base or url) if candidate.url else None
        except FetchError as error:
            unusable.append(str(error))
            continue
        if page is None:
            unusable.append(f"entry {candidate.entry_id!r} names no page")
        else:
            entries.setdefault(address_key(page), FeedEntry(page, candidate.entry_id, candidate.published_at))
    found = tuple(entries.values())
    return Feed(found, _problem(url, len(found), unusable, problem))


def _problem(url: str, found: int, unusable: list[str], problem: str | None) -> str | None:
    parts = [problem] if problem else []
    if unusable:
        parts.append(f"{len(unusable)} entries without a page that can be asked (the first: {unusable[0]})")
    return f"{url}: {'; '.join(parts)}; {found} entries were read; tell the site if it stays so" if parts else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _one_line(error: object) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
