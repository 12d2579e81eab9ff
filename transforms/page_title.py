"""An article's title as its readers see it: the headline, without the names of outlet and section around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from transforms.addresses import host_name
from transforms.blocks import clean_space, letters
from transforms.page_units import Unit
from transforms.structured_data import StructuredData, as_list, first_text

MetaTags = Mapping[str, Sequence[str]]

_BREAK = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*")
#: An outlet's name before a headline may stand with a colon.
_ISSUE = re.compile(r"#\s?\d+$")
_COLON = re.compile(r":\s+")
_GENERIC = frozenset({"home", "homepage", "untitled", "article", "news", "index", "document"})
#: The name of an outlet at the end of a title is short: none of the development sets' has more words.
_MOST_OUTLET_WORDS = 6
#: Two titles of one article share at least this part of the shorter one's words; chosen on the development sets' pages.
_SAME_SUBJECT = 0.4
#: The only main heading of a page is its headline, whatever the title for search engines, where it has so many words.
_HEADLINE_WORDS = 4
#: What stands in a headline's element behind it: the site that it links to, or a number of comments.
_BEHIND_HEADLINE = re.compile(r"\s*(?:\([\w.-]+\.\w{2,4}\))?\s*\d{0,5}\s*")
#: Labels that many owners' hosts share.
_PUBLIC_LABELS = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "blogspot", "wordpress", "substack", "medium", "github"}
)
#: Sections whose names stand behind headlines on any site.
_SECTIONS = frozenset({
    "opinion", "analysis", "world", "news", "politics", "business", "sport", "sports", "technology", "science", "health",
    "culture", "editorial", "comment", "explainer", "features", "national", "local", "local news", "world news", "letters",
    "entertainment", "lifestyle",
})  # fmt: skip


def read_title(
    tree: HtmlElement, units: Sequence[Unit], data: StructuredData, meta: MetaTags, outlets: Sequence[str], url: str | None
) -> str | None:
    """The headline that readers see, chosen by what the page states; else what it states, without outlet and section."""
    element = tree.find(".//head/title")
    told = [
        first_text(data.article.get("headline")),
        *meta.get("og:title", ())[:1],
        *meta.get("twitter:title", ())[:1],
        *meta.get("headline", ())[:1],
        clean_space(str(element.text_content())) if element is not None else "",
    ]
    headings = [text for text in (clean_space(" ".join(h.itertext())) for h in tree.iter("h1")) if text]
    seen = {unit.key for unit in units}
    names = [*outlets, *_names_of_outlet(headings, told, seen)]
    headings = [text for text in headings if _key(text) not in {_key(name) for name in names}]
    cleaned = [strip_outlet(text, None, url, names) for text in told if text]
    stated = [text for text in cleaned if text.lower() not in _GENERIC]
    shown = _shown(headings, stated, units)
    if shown is not None:
        return _without_section(strip_outlet(shown, None, url, names), data, meta, url)
    visible = next((part for text in stated for part in _shortened(text) if letters(part) in seen), None)
    title = visible or next(iter(stated), None) or next(iter(headings), None)
    return _without_section(strip_outlet(title, None, url, names), data, meta, url) if title else None


def strip_outlet(title: str, site_name: str | None, url: str | None, others: Iterable[str] = ()) -> str:
    """A title without the outlet's name behind or before it, where the name is known from the page or its address."""
    host = host_name(url) or ""
    names = {_key(name) for name in (site_name, host, host.rsplit(".", 1)[0], _own_label(host), *others) if name} - {""}
    opening = _COLON.search(title)
    if opening and title[opening.end() :] and _key(title[: opening.start()]) in names:
        title = title[opening.end() :]
    while True:
        breaks = list(_BREAK.finditer(title))
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


def _own_label(host: str) -> str:
    """The part of a host's name that its owner chose: "courier" of "news.courier.co.uk"."""
    labels = [label for label in host.split(".")[:-1] if label not in _PUBLIC_LABELS]
    return labels[-1] if labels else ""


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower().removeprefix("the")


def _is_outlet(part: str, names: set[str]) -> bool:
    key = _key(part)
    if not key or len(part.split()) > _MOST_OUTLET_WORDS:
        return False
    return any(
        key == name
        or (len(key) > 3 and name.startswith(key))
        # An issue's number makes a title of the outlet's name: "Harbour Letter #18".
        or (len(name) > 3 and key.startswith(name) and not _ISSUE.search(part))
        for name in names
    )


def _names_of_outlet(headings: Sequence[str], told: Iterable[str], seen: Collection[str]) -> list[str]:
    """Main headings that stand behind a title that the page shows elsewhere: a page's logo may be one."""
    parted = [(text[: last.start()], text[last.end() :]) for text in told for last in list(_BREAK.finditer(text))[-1:]]
    tails = {_key(tail) for head, tail in parted if len(tail) < len(head) and letters(head) in seen}
    return [heading for heading in headings if _key(heading) in tails and len(heading.split()) <= _MOST_OUTLET_WORDS]


def _shown(headings: Sequence[str], stated: Sequence[str], units: Sequence[Unit]) -> str | None:
    """The main heading that is the stated title, or the only one that can be the headline."""
    for heading in headings:
        for text in stated:
            if _same_title(heading, text):
                # The element of a headline may hold more than it.
                rest = heading.removeprefix(text)
                return text if rest != heading and _BEHIND_HEADLINE.fullmatch(rest) else heading
    if len(headings) != 1 or not stated:
        return None
    is_alike = _shared_words(headings[0], stated[0]) >= _SAME_SUBJECT
    return headings[0] if is_alike or _opens_story(headings[0], units) else None


def _opens_story(heading: str, units: Sequence[Unit]) -> bool:
    """Whether a main heading of several words stands before all running text."""
    key = letters(heading)
    first = next((unit for unit in units if unit.key == key or unit.is_running_text), None)
    return len(heading.split()) >= _HEADLINE_WORDS and first is not None and first.key == key


def _shortened(text: str) -> Iterator[str]:
    """A title, and what is left of it at each of its breaks, longest first; two words are left at least."""
    yield text
    for found in reversed(list(_BREAK.finditer(text))):
        if " " in text[: found.start()]:
            yield text[: found.start()]


def _without_section(title: str, data: StructuredData, meta: MetaTags, url: str | None) -> str:
    """A title without a section's name behind or before a bar; the page or its address tells its sections."""
    told = [name for name in as_list(data.article.get("articleSection")) if isinstance(name, str)]
    told += [name for key in ("article:section", "parsely-section", "section") for name in meta.get(key, ())]
    told += re.split(r"[/?#]", url or "")[3:-1]
    sections = _SECTIONS | {clean_space(name.replace("-", " ")).lower() for name in told}
    parts = [part for part in re.split(r"\s*\|\s*", title) if part]
    while len(parts) > 1 and parts[-1].lower() in sections:
        parts.pop()
    while len(parts) > 1 and parts[0].lower() in sections:
        parts.pop(0)
    return " | ".join(parts) if parts else title


def _shared_words(heading: str, stated: str) -> float:
    """Share of the shorter title's words that the other has."""
    a, b = (set(re.findall(r"\w{3,}", text.lower())) for text in (heading, stated))
    return len(a & b) / max(min(len(a), len(b)), 1)


def _same_title(heading: str, stated: str) -> bool:
    """Whether a heading is the stated title, apart from punctuation or a part that one of them leaves out."""
    a, b = _key(heading), _key(stated)
    return len(a) >= 8 and len(b) >= 8 and (a == b or a.startswith(b) or b.startswith(a) or a in b)
