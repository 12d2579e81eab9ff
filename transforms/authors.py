"""Who wrote an article: the names that a page states for machines, weighed against the byline that its readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from lxml.html import HtmlElement

from transforms.blocks import clean_space, squeeze
from transforms.byline_text import CUE, LONGEST_NAME, OTHER_WORK, PIECES, is_person_like, recased, split_authors
from transforms.frozen import frozen
from transforms.page_head import HeadLine, PageHead, head_line
from transforms.page_units import Unit
from transforms.publication_date import parse_stamp
from transforms.structured_data import StructuredData, as_list, type_names

MetaTags = Mapping[str, Sequence[str]]

_META_AUTHORS = (
    "citation_author", "citation_authors", "author", "article:author", "og:article:author", "og:author", "parsely-author",
    "sailthru.author", "cxenseparse:author", "dc.creator", "dc.creator.author", "dcterms.creator", "dc.author", "byl", "byline",
    "authors", "article.author", "author_name", "article:author_name",
)  # fmt: skip
_WRITTEN_BY = re.compile(
    r"written by|by|authors?|escrito por|verfasst von|écrit par|scritto da|geschreven door|skrevet av|автор", re.IGNORECASE
)
_MARKED = re.compile(
    r"(?<![a-z])(?:by-?lines?|authors?|writers?|h-card|vcard|columnist|reporter|creator-name)(?![a-z])|author-?name|byline",
    re.IGNORECASE,
)
_NOT_MARKED = re.compile(
    r"comment|bio(?![a-z])|social|share|avatar|image|photo|role|title|job|date|time|reviewer|editor", re.IGNORECASE
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|byline|profile|people|person|staff|writers?|columnists?|contributors?|reporters?|journalists?|team|auteurs?|autor(?:es|en)?"
    r"|firmas?|redaktion)/[^/?#]+|/@[\w.-]+/?$",
    re.IGNORECASE,
)
#: Addresses of pages about people, who are in the story.
_TOPIC = re.compile(r"/(?:topics?|tags?|categor(?:y|ies)|keywords?|sections?|subjects?|themes?|search)/", re.IGNORECASE)
#: Parts of the page that name other people.
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|recommend|footer|teaser|card|popular|widget|reviewer|testimonial|most-read|trending|promo",
    re.IGNORECASE,
)
#: At the headline, "navigation" is no more than the name of a header.
_OTHER_TEXT = frozenset(
    {"comment", "see_also", "trackback", "reply_form", "cookie_notice", "newsletter", "advert", "caption", "credit"}
)
_ROLE_WORD = re.compile(
    r"\b(?:editors?|writers?|reporters?|correspondent|columnist|contributors?|staff|team|desk|producer|journalist|bio|profile|read|more|view|all|posts?|articles?|about|follow|share|news|magazine|blog)\b",
    re.IGNORECASE,
)
#: Words of roles and bodies, which follow names in bylines.
_NO_PERSON = re.compile(
    rf"{_ROLE_WORD.pattern}|\b(?:director|president|founder|manager|institute|university|college|school|cent(?:er|re)|foundation|inc|llc|ltd|company"
    r"|times|post|press|association|committee|department|council|agency|group|bureau|professor|representative)\b",
    re.IGNORECASE,
)
#: A standfirst that ends with its author in capitals: "… in the coming years, writes ROSA QUINN."
_SIGNED_STANDFIRST = re.compile(
    r"\b(?:writes|reports|says|asks|explains|finds|argues|by|words)\s+((?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+\s+){1,3}[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)\W*$"
)
_BIO = re.compile(
    r"((?:[A-ZÀ-Þ][\w’'.-]*\s+){1,3}[A-ZÀ-Þ][\w’'-]+),?\s+(?:is|was|has|covers|writes|reports|joined|works|studied)\b"
)
_ABOUT_AUTHOR = re.compile(
    r"(?:about|meet) (?:the |our )?(?:author|writer|columnist)s?|(?:über|zum|zur) autor(?:in)?|à propos de l.auteur"
    r"|sobre (?:el|la) autora?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?,?\s+)?(?:by\s+)?(?-i:((?:[A-ZÀ-Þ](?:\.|[\w’'-]+)\s+){1,3}[A-ZÀ-Þ][\w’'-]+))",
    re.IGNORECASE,
)
#: A byline's line has hardly more letters than this; longer ones are sentences ("By the time …").
_LONGEST_LINE = 220
_MOST_LINES = 4
_MOST_TEAM_WORDS = 4
#: A site's name is among its page's first lines, and leads home.
_NAME_OF_SITE = 6
_HOME = re.compile(r"/|\.|\./|(?:https?:)?//[^/]+/?")
#: A piece that begins as names do, behind one that ends so: "Harsh Vaibhav ¦ Global Commons".
_UNCONNECTED = re.compile(r"\w ¦ [A-ZÀ-Þ]")


@frozen
class NameTables:
    """What is known of names: given names, and names of news agencies."""

    given_names: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()

    def is_person(self, name: str) -> bool:
        """Whether a string is plainly a person's name: it begins with a given name and is written as names are."""
        return is_person_like(name) and name.split(maxsplit=1)[0].strip(".") in self.given_names and not _ROLE_WORD.search(name)


@frozen
class _Page:
    """What the search for authors looks at."""

    head: PageHead
    units: Sequence[Unit]
    tables: NameTables
    outlets: frozenset[str]

    def people(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names that are not the outlet's, nor another one's with the outlet's behind it."""
        people = [name for name in dict.fromkeys(names) if _outlet_key(name) not in self.outlets]
        return tuple(name for name in people if not any(name.startswith(f"{other} ") for other in people))

    def names(self, text: str) -> list[str]:
        """The names in a byline."""
        return split_authors(text, self.tables.agencies)


def read_authors(
    head: PageHead, units: Sequence[Unit], data: StructuredData, meta: MetaTags, outlets: Iterable[str], tables: NameTables
) -> tuple[str, ...]:
    """The authors' names in order, without titles, roles and addresses.

    What the page states for machines counts unless its byline ("By …" near the headline) names others: a guest's piece is often
    filed under its editor's name. Where neither names anybody: marked elements, lines that are names, biographies, the owner of a
    personal site. The outlet's own name counts where nobody else is named.
    """
    page = _Page(head, units, tables, frozenset(_outlet_key(outlet) for outlet in outlets))
    by_data = _stated(page, data, meta)
    signed = _signed(page)
    found = _agreed(page.people(by_data), page.people(signed) or _signed_standfirst(page), page.people(_marked(page)))
    if found:
        return found
    own = by_data[:1] or signed[:1]
    for search in (_beside_date, _signed_elsewhere, _marked_elsewhere, _from_bios):
        names = search(page)
        people = page.people(names)
        if people:
            return people
        own = own or names[:1]
    return own or _marked_teams(page) or _owner(page)


def _agreed(stated: tuple[str, ...], signed: tuple[str, ...], marked: tuple[str, ...]) -> tuple[str, ...]:
    """The names that stated, signed and marked ones agree on; the fuller list where one has all of the other."""
    if not stated:
        return signed or marked
    for shown in (signed, marked):
        if len(shown) > len(stated) and all(any(_is_same(name, other) for other in shown) for name in stated):
            return shown
    is_other = bool(signed) and not any(_is_same(a, b) for a in stated for b in signed)
    return signed if is_other and all(is_person_like(name) and not _ROLE_WORD.search(name) for name in signed) else stated


def _is_same(name: str, other: str) -> bool:
    a, b = ({squeeze(word.strip(".()")) for word in text.split()} for text in (name, other))
    return a <= b or b <= a


def _outlet_key(name: str) -> str:
    return squeeze(name).removeprefix("the")


def _stated(page: _Page, data: StructuredData, meta: MetaTags) -> tuple[str, ...]:
    by_data = _divided(page, _from_data(data))
    return by_data or _from_meta(page, meta)


def _divided(page: _Page, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in page.names(text)))


def _from_data(data: StructuredData) -> Iterator[str]:
    for author in data.resolved(data.article.get("author")) or data.resolved(data.article.get("creator")):
        if not (isinstance(author, dict) and "WebSite" in type_names(author)):
            yield from _names_of(author)


def _names_of(author: Any) -> Iterator[str]:
    values = as_list(author.get("name")) if isinstance(author, dict) else [author]
    yield from (value for value in values if isinstance(value, str))


def _from_meta(page: _Page, meta: MetaTags) -> tuple[str, ...]:
    """The first meta element that names somebody; a later one where it names the same and more."""
    labels = [(meta.get(f"twitter:label{n}", ()), meta.get(f"twitter:data{n}", ())) for n in (1, 2)]
    told = [meta.get(key, ()) for key in _META_AUTHORS]
    told += [values[:1] for label, values in labels if label and _WRITTEN_BY.fullmatch(label[0].strip(": "))]
    best: tuple[str, ...] = ()
    for texts in told:
        names = _divided(page, (text for text in texts if not OTHER_WORK.match(text) and "://" not in text))
        if not best or (len(names) > len(best) and set(best) <= set(names)):
            best = names
    return best


def _signed(page: _Page) -> tuple[str, ...]:
    """Names behind "By" in the lines at the headline."""
    before = [line for line in page.head.before if line.unit.tag != "li" and not line.unit.is_named("navigation")]
    for lines in (page.head.behind, before):
        for line, later in pairwise((*lines, None)):
            names = _names_signed(page, line, later) if line is not None else ()
            if names:
                return names
    return ()


def _names_signed(page: _Page, line: HeadLine, later: HeadLine | None) -> tuple[str, ...]:
    """Names of one line that says "By"; where it says only that, of the next line."""
    if len(line.text) > _LONGEST_LINE or _names_others(line.unit):
        return ()
    texts = [text for _, text in line.pieces]
    for place, text in enumerate(texts):
        for start in (0, *(match.end() for match in re.finditer(r"[|•·–—]\s*|\d\s+(?=[Bb]y )", text))):
            cue = CUE.match(text, start)
            if cue is None:
                continue
            rest = PIECES.join([text[cue.end() :], *texts[place + 1 :]]).strip(" ¦:")
            if not rest and later is not None and len(later.text) <= 2 * LONGEST_NAME and not later.unit.is_named("share"):
                rest = PIECES.join(piece for _, piece in later.pieces)
            names = _connected(page, [name for name in page.names(rest) if _is_signature(name, rest)], rest)
            if names:
                return names
    return ()


def _connected(page: _Page, names: list[str], rest: str) -> tuple[str, ...]:
    """Names of a byline: where a role stands in it, or a piece without "and" or comma, later ones must be plainly people's."""
    is_loose = _NO_PERSON.search(rest) is not None or _UNCONNECTED.search(rest) is not None
    return tuple(name for i, name in enumerate(names) if i == 0 or not is_loose or page.tables.is_person(name))


def _is_signature(name: str, rest: str) -> bool:
    """Whether what stands behind "By" is a name; a single word must be a piece of its own, or all that is said besides a date."""
    if " " in name:
        return is_person_like(name)
    behind = rest.removeprefix(name).strip(" ¦.,·|•@-–—")
    return (
        len(name) > 2
        and rest.startswith(name)
        and (not behind or rest.startswith(f"{name}{PIECES}") or parse_stamp(behind[:40]) is not None)
    )


def _signed_standfirst(page: _Page) -> tuple[str, ...]:
    for line in page.head.behind[:6]:
        match = _SIGNED_STANDFIRST.search(line.text)
        if match:
            return (recased(clean_space(match[1])),)
    return ()


def _marked(page: _Page) -> tuple[str, ...]:
    """Names in elements at the headline that are marked as an author's, or lead to an author's page."""
    return _marked_names(page, chain(page.head.behind, page.head.before))


def _marked_names(page: _Page, lines: Iterable[HeadLine]) -> tuple[str, ...]:
    for line in lines:
        names: list[str] = []
        if _names_others(line.unit) or len(line.text) > _LONGEST_LINE:
            continue
        for element, text in line.pieces:
            if OTHER_WORK.search(text):
                break
            if len(text) <= 2 * LONGEST_NAME and _is_marked(element, line.unit.element):
                names += [name for name in page.names(text) if is_person_like(name) and not _ROLE_WORD.search(name)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _is_marked(element: HtmlElement, line: HtmlElement) -> bool:
    """Whether an element, or one around it within its line's container, is marked as an author's."""
    at: HtmlElement | None = element
    parent = line.getparent()
    limit = parent if parent is None or parent.tag == "body" else parent.getparent()
    while at is not None:
        rel, prop, classes = (
            at.get("rel") or "",
            at.get("itemprop") or "",
            f"{at.get('class') or ''} {at.get('data-testid') or ''}",
        )
        if _NOT_MARKED.search(classes) and at is element and prop != "name":
            return False
        if "author" in rel.split() or "author" in prop.split() or _MARKED.search(classes):
            return True
        if at.tag == "a" and _AUTHOR_PAGE.search(at.get("href") or ""):
            return True
        if at is limit:
            return False
        at = at.getparent()
    return False


def _beside_date(page: _Page) -> tuple[str, ...]:
    """Names that are a whole line at the headline, with the date in the line before or behind."""
    lines = page.head.behind[:10]
    for place, line in enumerate(lines):
        if (
            len(line.text) > _LONGEST_LINE
            or line.unit.tag in {"h2", "h3", "li"}
            or line.unit.is_running_text
            or _names_others(line.unit)
        ):
            continue
        first = line.pieces[0][1] if line.pieces else ""
        around = " ".join(other.text for other in lines[max(place - 1, 0) : place + 2] if len(other.text) <= _LONGEST_LINE)
        names = page.names(line.text if len(line.pieces) == 1 else first)
        is_dated = parse_stamp(around) is not None or place == 0
        is_topic = line.unit.is_named("tags") or any(_TOPIC.search(a.get("href") or "") for a in line.unit.element.iter("a"))
        if names and is_dated and not is_topic and page.tables.is_person(names[0]) and all(map(is_person_like, names)):
            return tuple(names)
    return ()


def _marked_teams(page: _Page) -> tuple[str, ...]:
    """A desk or team, or a single name, that is all the text of an element marked as the author's ("Courier Newsdesk")."""
    for line in chain(page.head.behind, page.head.before):
        for element, text in line.pieces:
            if len(text) <= LONGEST_NAME and not _names_others(line.unit) and _is_marked(element, line.unit.element):
                names = page.names(text)
                if len(names) == 1 and names[0][0].isupper() and len(names[0].split()) <= _MOST_TEAM_WORDS:
                    return tuple(names)
    return ()


def _signed_elsewhere(page: _Page) -> tuple[str, ...]:
    """Names of a line "By …" anywhere outside the page's furniture: above or below the story."""
    for unit in page.units:
        if (
            (unit.rule is None or unit.rule.label in {"byline", "author_bio"})
            and len(unit.text) <= LONGEST_NAME
            and CUE.match(unit.text)
        ):
            names = tuple(n for n in _names_signed(page, head_line(unit), None) if is_person_like(n))
            if names and not _is_elsewhere(unit):
                return names
    return ()


def _marked_elsewhere(page: _Page) -> tuple[str, ...]:
    """Names in byline elements away from the headline."""
    marked = [u for u in page.units if u.rule is not None and u.rule.label == "byline" and not _is_elsewhere(u)]
    for unit in marked[:_MOST_LINES]:
        names = _marked_names(page, [head_line(unit)])
        if names:
            return names
    return ()


def _from_bios(page: _Page) -> tuple[str, ...]:
    """Names that open the biographies at the foot: "Wen Li is a writer …", or the line behind "About the author"."""
    names: list[str] = []
    for unit, later in pairwise((*page.units, None)):
        if unit is None or _names_others(unit):
            continue
        if _ABOUT_AUTHOR.fullmatch(unit.text.strip(" :")) and later is not None:
            bio = _BIO.match(later.text)
            names += [bio[1]] if bio else [name for name in page.names(later.text) if page.tables.is_person(name)]
        elif unit.is_named("author_bio"):
            bio = _BIO.match(unit.text)
            names += [bio[1]] if bio and is_person_like(bio[1]) else []
    return tuple(dict.fromkeys(names))[:_MOST_LINES]


def _owner(page: _Page) -> tuple[str, ...]:
    """The owner of a personal site, who gives it its name or stands in its copyright line."""
    for unit in page.units[:_NAME_OF_SITE]:
        if page.tables.is_person(unit.text) and any(_HOME.fullmatch(a.get("href") or "") for a in unit.element.iter("a")):
            return (unit.text,)
    for unit in page.units[-30:]:
        match = _COPYRIGHT.search(unit.text) if len(unit.text) <= _LONGEST_LINE else None
        if match and page.tables.is_person(match[1]):
            return (match[1],)
    return ()


def _names_others(unit: Unit) -> bool:
    return unit.rule is not None and unit.rule.label in _OTHER_TEXT


def _is_elsewhere(unit: Unit) -> bool:
    around = chain([unit.element], unit.element.iterancestors())
    return any(_ELSEWHERE.search(f"{a.get('class') or ''} {a.get('id') or ''}") for a in around if a.tag not in {"body", "html"})
