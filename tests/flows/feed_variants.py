"""Feeds as sites write them: each format with each way to write dates and links, each encoding with each way to be broken.

Every variant carries the entries that are to be read from it. :func:`variants` gives all of one format; which those are, is
fixed, so that a number in a message finds the same file again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from xml.sax.saxutils import escape

from flows.feeds import FeedEntry

HERE = "https://news.example/feeds/all"
SITE = "https://news.example"
FORMATS = ("rss-0.90", "rss-0.91", "rss-0.92", "rss-1.0", "rss-2.0", "atom-0.3", "atom-1.0", "json-1", "json-1.1")
COUNT = 3
Pairs = Callable[[list[str], list[str]], list[tuple[str, str]]]


@dataclass(frozen=True)
class Variant:
    """One feed: its bytes, the Content-Type header it comes with, what is in it, and whether anything is wrong with it."""

    name: str
    content: bytes
    content_type: str
    expected: tuple[FeedEntry, ...]
    is_whole: bool


@dataclass(frozen=True)
class Item:
    """What is written of one entry, before it is escaped."""

    link: str
    entry_id: str | None
    date: str | None
    title: str = "Flood kills 40"
    cdata: bool = False
    original: str | None = None
    permalink: bool | None = None
    more: str = ""


# Dates: as written, and as they are to be read.
RFC_822 = {
    "gmt": ("Fri, 16 Aug 2024 10:00:00 GMT", "2024-08-16T10:00:00+00:00"),
    "offset": ("Fri, 16 Aug 2024 10:00:00 -0400", "2024-08-16T10:00:00-04:00"),
    "zone name": ("Fri, 16 Aug 2024 10:00:00 EDT", "2024-08-16T10:00:00-04:00"),
    "no weekday": ("16 Aug 2024 10:00:00 +0530", "2024-08-16T10:00:00+05:30"),
    "two-digit year": ("Fri, 16 Aug 24 10:00:00 GMT", "2024-08-16T10:00:00+00:00"),
    "wrong weekday": ("Mon, 16 Aug 2024 10:00:00 GMT", "2024-08-16T10:00:00+00:00"),
    "day only": ("16 Aug 2024", "2024-08-16"),
    "iso": ("2024-08-16T10:00:00Z", "2024-08-16T10:00:00+00:00"),
    "blanks": ("\n  Fri, 16 Aug 2024 10:00:00 GMT\n", "2024-08-16T10:00:00+00:00"),
}
ISO_8601 = {
    "utc": ("2024-08-16T10:00:00Z", "2024-08-16T10:00:00+00:00"),
    "offset": ("2024-08-16T10:00:00-04:00", "2024-08-16T10:00:00-04:00"),
    "fraction": ("2024-08-16T10:00:00.250Z", "2024-08-16T10:00:00.250000+00:00"),
    "minutes": ("2024-08-16T10:00+02:00", "2024-08-16T10:00:00+02:00"),
    "day only": ("2024-08-16", "2024-08-16"),
    "blank for T": ("2024-08-16 10:00:00Z", "2024-08-16T10:00:00+00:00"),
}
NO_DATE = {"missing": (None, None), "nonsense": ("soon", None), "empty": ("", None)}

# Links: how a page of the site is written, and the address that is to be read.
LINKS: dict[str, Callable[[int], tuple[str, str]]] = {
    "absolute": lambda n: (f"{SITE}/2024/{n}", f"{SITE}/2024/{n}"),
    "from the root": lambda n: (f"/2024/{n}", f"{SITE}/2024/{n}"),
    "from the feed": lambda n: (f"../{n}.html", f"{SITE}/{n}.html"),
    "without scheme": lambda n: (f"//news.example/{n}", f"{SITE}/{n}"),
    "query": lambda n: (f"{SITE}/s?a=1&id={n}", f"{SITE}/s?a=1&id={n}"),
    "tracked": lambda n: (f"{SITE}/{n}?utm_source=rss&at_medium=x&id=7#top", f"{SITE}/{n}?id=7"),
    "capitals": lambda n: (f"HTTPS://NEWS.Example:443/{n}", f"{SITE}/{n}"),
    "blanks around": lambda n: (f"\n   {SITE}/{n}\n ", f"{SITE}/{n}"),
    "not ASCII": lambda n: (f"{SITE}/café-{n}", f"{SITE}/caf%C3%A9-{n}"),
    "other host": lambda n: (f"http://m.news.example/{n}", f"http://m.news.example/{n}"),
}

#: Declaration, bytes, and header of each.
ENCODINGS = {
    "utf-8": ("utf-8", "utf-8", ""),
    "byte order mark": ("utf-8", "utf-8-sig", ""),
    "nothing declared": ("", "utf-8", ""),
    "only the header": ("", "utf-8", "; charset=utf-8"),
    "utf-16": ("utf-16", "utf-16", ""),
    "latin-1": ("iso-8859-1", "latin-1", ""),
    "windows-1252": ("windows-1252", "cp1252", ""),
    "latin-1 in the header": ("", "latin-1", "; charset=iso-8859-1"),
    "unknown name": ("no-such-charset", "utf-8", ""),
}
#: What is declared is not what comes: the entries can be read all the same.
WRONG_ENCODINGS = {
    "latin-1 called utf-8": ("utf-8", "latin-1", ""),
    "latin-1 undeclared": ("", "latin-1", ""),
    "utf-8 called utf-16": ("utf-16", "utf-8", ""),
}

BREAKAGE: dict[str, Callable[[str], str]] = {
    "whole": lambda text: text,
    "blank lines first": lambda text: f"\n\n {text}",
    "cut off": lambda text: text[: text.rindex("</") - 1],
    "bare ampersand": lambda text: text.replace("Flood kills 40", "Flood & fire kill 40"),
    "HTML entity": lambda text: text.replace("Flood kills 40", "Flood&nbsp;kills &eacute;40"),
    "undeclared prefix": lambda text: text.replace("<title>", "<media:thumbnail url='x'/><title>", 2),
    "unclosed element": lambda text: text.replace("<title>", "<br><title>", 2),
    "control character": lambda text: text.replace("Flood kills", "Flood\x0bkills"),
    "words before it": lambda text: f"PHP Notice: Undefined index\n{text}",
    "page behind it": lambda text: text + "<script>track()</script>",
    "remark before it": lambda text: (
        f"<!-- cached -->{text}" if not text.startswith("<?xml") else text.replace("?>", "?><!-- x -->", 1)
    ),
}
#: Ways of writing that lose nothing, so that nothing is to be told.
HARMLESS = ("whole", "remark before it", "blank lines first")


def variants(kind: str, *, is_full: bool = False) -> Iterator[Variant]:
    """The variants of a format: dates and links, then encodings and breakage, then what only some formats have.

    Args:
        kind: one of ``FORMATS``.
        is_full: every pair, where otherwise each stands at least once beside the plainest of the other sort.
    """
    pairs = _pairs if is_full else _each_with_the_first
    if kind.startswith("json"):
        yield from _json_variants(kind, pairs)
        return
    dates = _dates(kind)
    for date, link in pairs(list(dates), list(LINKS)):
        items, expected = _items(kind, link, dates[date])
        yield _variant(f"{kind}, date {date}, link {link}", kind, items, expected)
    for encoding, breakage in pairs([*ENCODINGS, *WRONG_ENCODINGS], list(BREAKAGE)):
        items, expected = _items(kind, "absolute", _first_date(kind), title="Flood kills 40 près de Café")
        yield _variant(f"{kind}, {encoding}, {breakage}", kind, items, expected, encoding=encoding, breakage=breakage)
    yield from _special(kind)


def _pairs(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    return list(product(first, second))


def _each_with_the_first(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    return [*((one, second[0]) for one in first), *((first[0], other) for other in second[1:])]


def _dates(kind: str) -> dict[str, tuple[str | None, str | None]]:
    known: dict[str, tuple[str | None, str | None]] = dict(RFC_822 if kind in ("rss-0.91", "rss-0.92", "rss-2.0") else ISO_8601)
    return {**known, **NO_DATE}


def _first_date(kind: str) -> tuple[str | None, str | None]:
    return next(iter(_dates(kind).values()))


def _items(kind: str, link: str, written: tuple[str | None, str | None], **more: str) -> tuple[list[Item], tuple[FeedEntry, ...]]:
    items, expected = [], []
    for number in range(1, COUNT + 1):
        raw, url = LINKS[link](number)
        entry_id = _id_of(kind, number, raw)
        items.append(Item(raw, entry_id, written[0], permalink=False, **more))  # type: ignore[arg-type]
        expected.append(FeedEntry(url, entry_id.strip() if entry_id else None, written[1]))
    return items, tuple(expected)


def _id_of(kind: str, number: int, link: str) -> str | None:
    """What the format has for an id: RDF names the page itself, early RSS nothing."""
    if kind == "rss-1.0":
        return link
    return None if kind in ("rss-0.90", "rss-0.91", "rss-0.92") else f"tag:news.example,2024:{number}"


def _variant(
    name: str, kind: str, items: list[Item], expected: tuple[FeedEntry, ...], *, encoding: str = "utf-8", breakage: str = "whole"
) -> Variant:
    declared, codec, header = {**ENCODINGS, **WRONG_ENCODINGS}[encoding]
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = BREAKAGE[breakage](declaration + WRITERS[kind](items))
    is_whole = encoding in ENCODINGS and encoding != "unknown name" and breakage in HARMLESS
    return Variant(name, text.encode(codec), f"application/xml{header}", expected, is_whole)


def _element(name: str, text: str | None, item: Item, attributes: str = "") -> str:
    if text is None:
        return ""
    content = f"<![CDATA[{text}]]>" if item.cdata else escape(text)
    return f"<{name}{attributes}>{content}</{name}>"


def _rss(version: str) -> Callable[[list[Item]], str]:
    namespaces = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'

    def write(items: list[Item]) -> str:
        body = "".join(map(_rss_item, items))
        channel = f"<channel><title>All</title><link>{SITE}</link><description>News</description>{body}</channel>"
        return (doctype if version == "0.91" else "") + f'<rss version="{version}" {namespaces}>{channel}</rss>'

    return write


def _rss_item(item: Item) -> str:
    flag = {None: "", True: ' isPermaLink="true"', False: ' isPermaLink="false"'}[item.permalink]
    parts = [
        _element("title", item.title, item), _element("link", item.link or None, item), _element("guid", item.entry_id, item, flag),
        _element("pubDate", item.date, item), _element("feedburner:origLink", item.original, item), item.more,
    ]  # fmt: skip
    return f"<item>{''.join(parts)}</item>"


def _rdf(namespace: str) -> Callable[[list[Item]], str]:
    def write(items: list[Item]) -> str:
        body = "".join(map(_rdf_item, items))
        return (
            f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{namespace}" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
            f"<channel><title>All</title><link>{SITE}</link></channel>{body}</rdf:RDF>"
        )

    return write


def _rdf_item(item: Item) -> str:
    about = f" rdf:about={_quoted(item.entry_id)}" if item.entry_id else ""
    parts = [
        _element("title", item.title, item), _element("link", item.link, item), _element("dc:date", item.date, item),
        _element("feedburner:origLink", item.original, item), item.more,
    ]  # fmt: skip
    return f"<item{about}>{''.join(parts)}</item>"


def _atom(namespace: str, date: str) -> Callable[[list[Item]], str]:
    def write(items: list[Item]) -> str:
        body = "".join(_atom_entry(item, date) for item in items)
        return (
            f'<feed xmlns="{namespace}" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><title>All</title>'
            f'<link rel="self" href="{HERE}"/><id>tag:news.example,2024:all</id>{body}</feed>'
        )

    return write


def _atom_entry(item: Item, date: str) -> str:
    updated = "<updated>2030-01-01T00:00:00Z</updated>" if date == "published" else "<modified>2030-01-01T00:00:00Z</modified>"
    parts = [
        _element("title", item.title, item), f'<link rel="alternate" type="text/html" href={_quoted(item.link)}/>',
        _element("id", item.entry_id, item), updated, _element(date, item.date, item),
        _element("feedburner:origLink", item.original, item), item.more,
    ]  # fmt: skip
    return f"<entry>{''.join(parts)}</entry>"


def _quoted(text: str | None) -> str:
    escaped = escape(text or "", {'"': "&quot;"})
    return f'"{escaped}"'


WRITERS: dict[str, Callable[[list[Item]], str]] = {
    "rss-0.90": _rdf("http://my.netscape.com/rdf/simple/0.9/"),
    "rss-0.91": _rss("0.91"),
    "rss-0.92": _rss("0.92"),
    "rss-1.0": _rdf("http://purl.org/rss/1.0/"),
    "rss-2.0": _rss("2.0"),
    "atom-0.3": _atom("http://purl.org/atom/ns#", "issued"),
    "atom-1.0": _atom("http://www.w3.org/2005/Atom", "published"),
}


def _special(kind: str) -> Iterator[Variant]:
    """Ways of writing that only some formats have, and such as hold for all."""
    raw, iso = _first_date(kind)
    url = f"{SITE}/1"
    entry_id = _id_of(kind, 1, url)
    plain = Item(url, entry_id, raw, permalink=False)
    entry = FeedEntry(url, entry_id, iso)

    def one(name: str, expected: FeedEntry | None = None, **change: object) -> Variant:
        item = Item(**{**{field: getattr(plain, field) for field in Item.__dataclass_fields__}, **change})  # type: ignore[arg-type]
        return _variant(f"{kind}, {name}", kind, [item], (expected or entry,))

    yield _variant(f"{kind}, no entries", kind, [], ())
    yield _variant(f"{kind}, twice the same", kind, [plain, plain, plain], (entry,))
    yield one("CDATA", cdata=True)
    yield one("a feed service before it", FeedEntry(f"{SITE}/real", entry_id, iso), original=f"{SITE}/real?utm_source=feedburner")
    yield one("enclosures and media", more='<enclosure url="/a.mp3" length="1" type="audio/mpeg"/><media:content '
              'xmlns:media="http://search.yahoo.com/mrss/" url="/i.jpg"><media:title>Picture</media:title></media:content>')  # fmt: skip
    yield one("foreign elements", more='<x:link xmlns:x="urn:x">https://other.example/</x:link><x:id xmlns:x="urn:x">9</x:id>')
    if kind == "rss-2.0":
        yield one("guid instead of a link", FeedEntry(url, url, iso), link="", entry_id=url, permalink=True)
        yield one("guid instead of a link, unmarked", FeedEntry(url, url, iso), link="", entry_id=url, permalink=None)
        yield one("guid elsewhere", FeedEntry(url, "https://other.example/7", iso), entry_id="https://other.example/7")
        yield one(
            "Dublin Core date",
            FeedEntry(url, entry_id, "2024-08-16T10:00:00+02:00"),
            date=None,
            more="<dc:date>2024-08-16T10:00:00+02:00</dc:date>",
        )
    if kind.startswith("atom"):
        relative = _variant("", kind, [Item("1", entry_id, raw), Item("/2", entry_id, raw)], ())
        content = relative.content.replace(b"<feed ", b'<feed xml:base="https://base.example/a/" ', 1)
        found = (FeedEntry("https://base.example/a/1", entry_id, iso), FeedEntry("https://base.example/2", entry_id, iso))
        yield Variant(f"{kind}, addresses relative to xml:base", content, relative.content_type, found, is_whole=True)
    if kind == "atom-1.0":
        yield one(
            "more links",
            more='<link rel="enclosure" href="/a.mp3"/><link rel="replies" href="/c"/><link rel="related" href="/r"/>',
        )
        yield one(
            "markup in the title",
            more='<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="/x">x</a></div></content>',
        )


def _json_variants(kind: str, pairs: Pairs) -> Iterator[Variant]:
    """JSON is always UTF-8, and either whole or none; what varies is what stands in it."""
    dates = {**ISO_8601, **NO_DATE, "number": (1_723_800_000, None), "list": ([], None)}
    for date, link in pairs(list(dates), list(LINKS)):
        raw, iso = dates[date]
        items, expected = [], []
        for number in range(1, COUNT + 1):
            written, url = LINKS[link](number)
            items.append({"id": str(number), "url": written, "title": "x", **({} if raw is None else {"date_published": raw})})
            expected.append(FeedEntry(url, str(number), iso))
        yield _json(f"{kind}, date {date}, link {link}", kind, items, tuple(expected))
    url = f"{SITE}/1"
    for name, item, found in (
        ("external address", {"id": "1", "external_url": url}, FeedEntry(url, "1")),
        ("id is the address", {"id": url}, FeedEntry(url, url)),
        ("number for an id", {"id": 5, "url": url}, FeedEntry(url, None)),
        ("unknown members", {"id": "1", "url": url, "authors": 5, "_own": {"a": []}, "tags": None}, FeedEntry(url, "1")),
        ("text of an article", {"id": "1", "url": url, "content_html": "<p>words</p>" * 200}, FeedEntry(url, "1")),
    ):
        for prefix, encoding in product(("", "\n "), ("utf-8", "utf-8-sig")):
            yield _json(f"{kind}, {name}, {encoding}{' blanks' * bool(prefix)}", kind, [item, item], (found,), prefix, encoding)
    yield _json(f"{kind}, no entries", kind, [], ())
    broken = [{"id": "1", "url": url}, 7, None, {"title": "no page"}, {"url": "javascript:alert(1)"}]
    yield _json(f"{kind}, entries that are none", kind, broken, (FeedEntry(url, "1"),), is_whole=False)


def _json(
    name: str, kind: str, items: list[object] | list[dict[str, object]], expected: tuple[FeedEntry, ...], prefix: str = "",
    encoding: str = "utf-8", *, is_whole: bool = True,
) -> Variant:  # fmt: skip
    version = f"https://jsonfeed.org/version/{kind.removeprefix('json-')}"
    text = prefix + json.dumps({"version": version, "title": "All", "items": items}, ensure_ascii=False)
    return Variant(name, text.encode(encoding), "application/feed+json", expected, is_whole)
