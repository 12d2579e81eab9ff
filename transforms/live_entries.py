"""The entries of a live blog: which stretch of the text each is, and when it was written.

A page is a live blog where it says so (``LiveBlogPosting``), or where several lines of its body are clock times. Its entries are
told by their time elements and what stands around them, by the lines that are clock times, and by the page's own data
(https://schema.org/LiveBlogPosting), in this order; the last also gives times to entries that show none with a day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from transforms.blocks import letters
from transforms.frozen import frozen
from transforms.page_units import Unit
from transforms.publication_date import Stamp, is_later, parse_stamp
from transforms.records import Block, LiveEntry
from transforms.structured_data import StructuredData, first_text, plain

#: One entry alone is no live blog.
_FEWEST = 2
#: This many letters of an entry's beginning are not those of another by chance.
_LIKE = 60
#: Clock times go back by this much from one entry to a later one only at midnight: pinned entries stand out of order by less.
_PAST_MIDNIGHT = timedelta(hours=6)
#: What stands where times of others stand.
_OF_OTHERS = frozenset({"comment", "see_also", "trackback", "author_bio"})
_AGO = re.compile(r"(\d{1,2})\s?(m|h)[a-z]*\.? ago", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d\d)(?![\d.])")
_MONTHS = "January February March April May June July August September October November December".split()


class _Draft(NamedTuple):
    """An entry before its place in the text is known: its letters, the line that tells its time, the time itself."""

    key: str
    told: str
    stamp: Stamp | None
    method: str | None


@frozen
class PageParts:
    """What a page's live entries are read from."""

    units: Sequence[Unit]
    data: StructuredData

    @property
    def is_live(self) -> bool:
        """Whether the page calls itself a live blog."""
        return "LiveBlogPosting" in self.data.types


def find_entries(
    blocks: Sequence[Block], page: PageParts | None, published: Stamp | None, fetched_at: datetime | None
) -> tuple[LiveEntry, ...]:
    """The entries of a live blog in the order of the text; none of any other article.

    Args:
        blocks: the article's blocks.
        page: the page, or None for a text.
        published: when the article was published: the day of clock times.
        fetched_at: when the document was fetched: "12 minutes ago" counts back from it, and no entry is later.
    """
    lines = [i for i, block in enumerate(blocks) if not block.kept and block.label == "live_entry_time"]
    if len(lines) < _FEWEST and (page is None or not page.is_live):
        return ()
    updates = list(_updates(page.data)) if page is not None else []
    placed: list[tuple[Block, Block, _Draft]] = []
    if page is not None:
        placed = _placed(blocks, *_around_times(page.units))
    if len(placed) < _FEWEST <= len(lines):
        placed = list(_behind_lines(blocks, lines))
    if len(placed) < _FEWEST:
        placed = _placed(blocks, updates, Counter())
    if len(placed) < _FEWEST:
        return ()
    drafts = _with_clocks([_stated(draft, updates) for *_, draft in placed], published, fetched_at)
    return tuple(
        _entry(first, last, draft, published, fetched_at) for (first, last, _), draft in zip(placed, drafts, strict=True)
    )


def _updates(data: StructuredData) -> Iterator[_Draft]:
    """The entries as the page's data state them."""
    for update in data.live_updates:
        key = letters(f"{first_text(update.get('headline'))} {plain(update.get('articleBody'))}")
        stamp = parse_stamp(first_text(update.get("datePublished")))
        if key:
            yield _Draft(key, "", stamp, "json-ld" if stamp else None)


def _around_times(units: Sequence[Unit]) -> tuple[list[_Draft], Counter[str]]:
    """Entries by the time elements of a page: the children with times of the element that has most such, each up to the next.

    Returns:
        The entries, and the texts that stand before all of them.
    """
    lists: dict[object, dict[HtmlElement, HtmlElement]] = {}
    for element in _times(units):
        child = element
        for parent in element.iterancestors():
            # Elements that are alike, one for each batch of entries, are one list of them.
            alike = (parent.tag, parent.get("class")) if parent.get("class") else parent
            lists.setdefault(alike, {}).setdefault(child, element)
            child = parent
    longest = max(map(len, lists.values()), default=0)
    if longest < _FEWEST:
        return [], Counter()
    return _divided(units, [heads for heads in lists.values() if len(heads) == longest][-1])


def _times(units: Sequence[Unit]) -> Iterator[HtmlElement]:
    """The time elements with a clock time that do not stand in lines of others: of readers, of teasers."""
    of_elements = {unit.element: unit for unit in units}
    for element in units[0].element.getroottree().iter("time") if units else ():
        around = next((of_elements[e] for e in (element, *element.iterancestors()) if e in of_elements), None)
        stamp = parse_stamp(element.get("datetime"))
        is_of_others = around is not None and around.rule is not None and around.rule.label in _OF_OTHERS
        if stamp is not None and stamp.precision in {"minute", "second"} and not is_of_others:
            yield element


def _divided(units: Sequence[Unit], heads: Mapping[HtmlElement, HtmlElement]) -> tuple[list[_Draft], Counter[str]]:
    """The units of a list by the entries that they stand in, or behind the heads of."""
    parents = {head.getparent() for head in heads}
    keys: dict[HtmlElement, list[str]] = {}
    before: Counter[str] = Counter()
    current: HtmlElement | None = None
    for unit in units:
        inside = next((e for e in (unit.element, *unit.element.iterancestors()) if e in heads or e in parents), None)
        current = inside if inside in heads else current
        if current is None:
            before[unit.key] += 1
        elif inside is not None:
            keys.setdefault(current, []).append(unit.key)
    return [_Draft("".join(keys[head]), "", parse_stamp(heads[head].get("datetime")), "time element") for head in keys], before


def _placed(blocks: Sequence[Block], drafts: Sequence[_Draft], before: Counter[str]) -> list[tuple[Block, Block, _Draft]]:
    """Entries with the first and last block of the body that is theirs; those without any are left out."""
    placed: list[tuple[Block, Block, _Draft]] = []
    at, left = 0, Counter(before)
    for block in blocks:
        key = letters(block.text) if block.kept else ""
        if not key or left[key] > 0:
            left[key] -= 1
            continue
        found = next((n for n in range(at, len(drafts)) if key in drafts[n].key), None)
        if found is None:
            continue
        first = placed.pop()[0] if placed and found == at and placed[-1][2] is drafts[at] else block
        placed.append((first, block, drafts[found]))
        at = found
    return placed


def _behind_lines(blocks: Sequence[Block], lines: Sequence[int]) -> Iterator[tuple[Block, Block, _Draft]]:
    """Entries by the lines that tell their times; headings right above most of them are the entries' own."""
    headed = sum(i > 0 and blocks[i - 1].kept and blocks[i - 1].label == "heading" for i in lines)
    lift = 1 if headed * 2 > len(lines) else 0
    for line, following in zip(lines, (*lines[1:], len(blocks) + lift), strict=True):
        body = [block for block in blocks[max(0, line - lift) : following - lift] if block.kept]
        if body:
            yield body[0], body[-1], _Draft("".join(letters(block.text) for block in body), blocks[line].text, None, None)


def _stated(draft: _Draft, updates: Sequence[_Draft]) -> _Draft:
    """An entry without a time of its own, with the one that the page's data state of it."""
    if draft.stamp is not None:
        return draft
    same = next((u for u in updates if u.key[:_LIKE] in draft.key or draft.key[:_LIKE] in u.key), None)
    return draft if same is None else draft._replace(stamp=same.stamp, method=same.method)


def _with_clocks(drafts: list[_Draft], published: Stamp | None, fetched_at: datetime | None) -> list[_Draft]:
    """Entries that show clock times with the days of these, counted from the article's day at the oldest entry.

    Live blogs have their newest entry above, or below: as most of their clock times tell.
    """
    clocks = [_clock(draft.told) for draft in drafts]
    pairs = [(a, b) for a, b in pairwise(clock for clock in clocks if clock is not None) if a != b]
    # From one entry to the next is less than half a day, also over midnight.
    is_newest_first = sum((a - b) % timedelta(days=1) < timedelta(hours=12) for a, b in pairs) * 2 >= len(pairs)
    day = date.fromisoformat(published.value[:10]) if published and published.precision not in {"month", "year"} else None
    last: timedelta | None = None
    result = list(drafts)
    for index in reversed(range(len(drafts))) if is_newest_first else range(len(drafts)):
        draft, clock = drafts[index], clocks[index]
        if draft.stamp is not None:
            continue
        stamp = parse_stamp(draft.told) or _ago(draft.told, fetched_at)
        if stamp is None and clock is not None and day is not None:
            day += timedelta(days=last is not None and last - clock > _PAST_MIDNIGHT)
            last = clock
            stamp = _on_day(draft.told, day)
        result[index] = draft._replace(stamp=stamp, method="text" if stamp else None)
    return result


def _clock(told: str) -> timedelta | None:
    """The clock time of a line, counted from midnight; None where it tells none, or a day of its own."""
    stamp = _on_day(told, date.min.replace(year=2000)) if parse_stamp(told) is None else None
    if stamp is None or stamp.precision == "day":
        return None
    moment = datetime.fromisoformat(stamp.value)
    return timedelta(hours=moment.hour, minutes=moment.minute)


def _on_day(told: str, day: date) -> Stamp | None:
    return parse_stamp(f"{day.day} {_MONTHS[day.month - 1]} {day.year}, {_DOTTED.sub(r'\1:\2', told)}")


def _ago(told: str, fetched_at: datetime | None) -> Stamp | None:
    """A time told as that of the fetch less some minutes or hours, of which only the day is sure."""
    match = _AGO.search(told)
    if match is None or fetched_at is None:
        return None
    amount = int(match[1])
    if match[2].lower() == "m":
        return Stamp((fetched_at - timedelta(minutes=amount)).isoformat(timespec="minutes"), "minute")
    return Stamp((fetched_at - timedelta(hours=amount)).date().isoformat(), "day")


def _entry(first: Block, last: Block, draft: _Draft, published: Stamp | None, fetched_at: datetime | None) -> LiveEntry:
    stamp = _in_zone_of(published, draft.stamp) if draft.stamp is not None else None
    start, end = first.start or 0, last.end or 0
    if stamp is None or is_later(stamp, fetched_at):
        return LiveEntry(start, end, None, None, None)
    return LiveEntry(start, end, stamp.value, stamp.precision, draft.method)


def _in_zone_of(published: Stamp | None, stamp: Stamp) -> Stamp:
    """A time in the zone of its article, which is that of its readers' days."""
    if published is None or "T" not in published.value or stamp.precision not in {"minute", "second"}:
        return stamp
    own, moment = datetime.fromisoformat(published.value).tzinfo, datetime.fromisoformat(stamp.value)
    if own is None:
        return stamp
    try:
        local = moment.astimezone(own) if moment.tzinfo is not None else moment.replace(tzinfo=own)
    except OverflowError:
        return stamp
    return Stamp(local.isoformat(timespec="minutes" if stamp.precision == "minute" else "seconds"), stamp.precision)
