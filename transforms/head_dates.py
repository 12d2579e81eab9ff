"""The dates that readers see in the lines around a headline: when the article came out, and when it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from lxml.html import HtmlElement

from transforms.addresses import host_name
from transforms.byline_text import CUE
from transforms.page_head import HeadLine, PageHead
from transforms.publication_date import (
    DATE_PATTERN,
    FOREIGN_DATE_PATTERN,
    TIME_PATTERN,
    Dated,
    Stamp,
    order_of_day_and_month,
    parse_stamp,
)

#: How many letters behind and before its headline an article's date stands: on the development sets' pages 330 and 40 at most,
#: with sharing buttons, standfirst and byline between.
_BEHIND = 500
_BEFORE = 80
#: A line with more letters is the story, whatever element holds it.
_LONGEST_LINE = 300
_OF_A_CHANGE = (
    r"(?:(?:last\s+)?(?:updated?|modified|reviewed|revised|edited|changed)|fact.?checked|mis\s+à\s+jour|modifié|actualisé|aktualisiert|geändert"
    r"|actualizad[oa]|modificad[oa]|atualizad[oa]|aggiornat[oa]|ultimo\s+aggiornamento|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert"
    r"|zaktualizowan[oa]|aktualizacja|обновлен[оа]|изменен[оа]|güncelle(?:me|ndi)|stand(?=\s*:))"
)
_CHANGE = re.compile(rf"\b{_OF_A_CHANGE}\b", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(rf"\b{_OF_A_CHANGE}\b[^.]{{0,20}}$", re.IGNORECASE)
_CALLED_PUBLISHED = re.compile(r"\b(?:(?<!originally )(?<!first )published|release date|published on)\b", re.IGNORECASE)
#: Where one line tells of publication and change.
_PARTS = re.compile(
    rf"[\s,;|•·/()–—-]{{1,6}}(?=(?:originally\s+|first\s+)?(?:published|posted)\b|(?:and\s+|et\s+|und\s+|y\s+)?{_OF_A_CHANGE}\b)",
    re.IGNORECASE,
)
_WORDS = (
    "first originally published posted released written created added issued publication date on at the a time by et ct mt pt am pm ist"
    " publié publiée le à paru veröffentlicht erschienen erstellt am um uhr den der publicado publicada publicación fecha el a las hs em às"
    " pubblicato pubblicata il alle ore geplaatst gepubliceerd op om uur opublikowano dodano dnia godz data опубликовано дата в"
    " publicerad publicerat publiserad udgivet publisert kl yayınlanma tarihi yayın min read minute minutes mins"
).split()
_DAYS = (
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lunedì|martedì|mercoledì"
    r"|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:mån|tis|ons|tors|fre|lör|sön)dag"
)
_DATE = re.compile(rf"{DATE_PATTERN}|{FOREIGN_DATE_PATTERN}", re.IGNORECASE)
_TIME = re.compile(rf"{TIME_PATTERN}|\b\d{{1,2}}h\d\d\b", re.IGNORECASE)
_FURNITURE = re.compile(rf"\b(?:{'|'.join(_WORDS)}|{_DAYS}|[A-Z]{{2,4}}T|UTC|GMT)\b|[\d\W_]+", re.IGNORECASE)
#: A line may name a section or an author beside its date, behind a bar.
_BESIDE = re.compile(r"\s*[|•·]\s*[^.!?]{0,40}$|^[^.!?|•·]{0,40}\s*[|•·]\s*(?=\D{0,12}\d)")
_AGO = re.compile(
    r"(?:vor|il y a|hace|há|för|for)?\s*(\d{1,2}|an?|one|einem|einer|une?|un|uma?)\s+(?P<unit>minut|hour|day|week|stund|tag|woche|heure|jour|semaine"
    r"|hora|día|dia|semana|or[ae]|giorn|settiman|uur|dag|we[ek]{2}|tim)\w*\.?\s*(?:ago|geleden|fa|sedan|siden|atrás)?",
    re.IGNORECASE,
)
_HOURS = {"minut": 0, "hour": 1, "stund": 1, "heure": 1, "hora": 1, "ora": 1, "ore": 1, "uur": 1, "tim": 1}
_WEEKS = ("week", "woche", "semaine", "semana", "settiman", "wek")
_IS_AGO = re.compile(
    r"\bago\b|\bgeleden\b|\bfa\b|\bsedan\b|\bsiden\b|\batrás\b|^(?:\W*\w+\W+)?(?:vor|il y a|hace|há|för)\b", re.IGNORECASE
)
#: Hosts of countries where the day stands first.
_DAY_FIRST_HOSTS = re.compile(
    r"\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|bd|lk|sg|my|eu|de|at|ch|fr|be|es|it|pt|br|nl|pl|ru|se|no|dk|fi|tr|gr|mx|ar)$"
)
_DAY_FIRST_LANGUAGES = re.compile(r"^(?!en\b|zh|ja|ko|hu)[a-z]{2}|^en[-_](?:gb|ie|au|nz|in|za)", re.IGNORECASE)
_MONTH_FIRST_LANGUAGES = re.compile(r"^en[-_]us", re.IGNORECASE)


class HeadDates(NamedTuple):
    """Days and times at a headline: of publication in order of trust, of changes, and the first that is called "published"."""

    published: tuple[Dated, ...]
    changed: tuple[Stamp, ...]
    called_published: Dated | None


class _Segment(NamedTuple):
    """A part of a line with at most one date, with what stands before it."""

    element: HtmlElement
    text: str
    before: str


def read_head_dates(head: PageHead, language: str | None, url: str | None, fetched_at: datetime | None) -> HeadDates:
    """Dates in the lines between headline and story, then right before it, then in the story's first lines.

    Lines in prose, or with other words, do not count.
    """
    behind = list(_first(head.behind, _BEHIND))
    story = next((i for i, line in enumerate(behind) if line.unit.is_running_text or len(line.text) > _LONGEST_LINE), len(behind))
    before = reversed(list(_segments(_last(head.before, _BEFORE))))
    segments = [*_segments(behind[:story]), *before, *_segments(behind[story:])]
    is_month_first = _is_month_first([segment.text for segment in segments], language, url)
    published: list[Dated] = []
    changed: list[Stamp] = []
    called: Dated | None = None
    for segment in segments:
        dated = _dated(segment, is_month_first=is_month_first) or _relative(segment, fetched_at)
        if dated is None:
            continue
        if _is_of_change(segment):
            changed.append(dated.stamp)
        else:
            published.append(dated)
            called = called or (
                dated if _CALLED_PUBLISHED.search(f"{segment.before[-40:]} {segment.text} {_names(segment)}") else None
            )
    return HeadDates(tuple(published), tuple(changed), called)


def _first(lines: Sequence[HeadLine], letters: int) -> Iterator[HeadLine]:
    for line in lines:
        if letters < 0:
            return
        letters -= len(line.text)
        if not (line.unit.rule is not None and line.unit.rule.label in {"see_also", "comment"}):
            yield line


def _last(lines: Sequence[HeadLine], letters: int) -> list[HeadLine]:
    first = len(lines)
    while first and letters >= len(lines[first - 1].text):
        first -= 1
        letters -= len(lines[first].text)
    return list(lines[first:])


def _segments(lines: Iterable[HeadLine]) -> Iterator[_Segment]:
    before = ""
    for line in lines:
        for element, text in line.pieces:
            for part in _PARTS.split(text) if len(text) <= _LONGEST_LINE else [text]:
                yield _Segment(element, part, before)
                before = part or before


def _is_of_change(segment: _Segment) -> bool:
    told_before = _CHANGE_BEFORE.search(segment.before) or _CHANGE.search(_names(segment))
    is_published = re.search(r"\b(?:published|posted)\b", segment.text, re.IGNORECASE)
    return is_published is None and (told_before is not None or _CHANGE.search(segment.text) is not None)


def _names(segment: _Segment) -> str:
    """The names of a segment's element and of what it stands in, as words."""
    parent = segment.element.getparent()
    around = [segment.element.get("itemprop"), segment.element.get("class"), None if parent is None else parent.get("class")]
    return re.sub(r"[-_]", " ", " ".join(name for name in around if name))


def _dated(segment: _Segment, *, is_month_first: bool | None) -> Dated | None:
    stated = parse_stamp(segment.element.get("datetime")) if segment.element.tag == "time" else None
    if stated:
        return Dated(stated, "time element")
    if segment.element.tag == "time" or _is_date_line(segment.text):
        stamp = parse_stamp(segment.text, is_month_first=is_month_first)
        return Dated(stamp, "line at headline") if stamp else None
    return None


def _is_date_line(text: str) -> bool:
    """Whether a line tells a date and hardly anything else: a time, "published", an author behind "By", a section behind a bar."""
    if len(text) > 160 or not _DATE.search(text):
        return False
    if CUE.match(text) and len(text) <= 120 and not text.endswith("."):
        return True
    return any(
        not _FURNITURE.sub("", _CHANGE.sub("", _TIME.sub(" ", _DATE.sub(" ", line)))) for line in (text, _BESIDE.sub("", text))
    )


def _relative(segment: _Segment, fetched_at: datetime | None) -> Dated | None:
    """The day that a line like "3 days ago" means, counted from the capture."""
    if fetched_at is None or len(segment.text) > 60 or not _IS_AGO.search(segment.text):
        return None
    match = _AGO.search(segment.text)
    rest = _FURNITURE.sub("", segment.text.replace(match[0], " ")) if match else "?"
    if match is None or _CHANGE.sub("", rest):
        return None
    number = int(match[1]) if match[1].isdigit() else 1
    unit = match["unit"].lower()
    hours = _HOURS.get(unit, 24 * (7 if unit.startswith(_WEEKS) else 1))
    return Dated(Stamp((fetched_at - timedelta(hours=hours * number)).date().isoformat(), "day"), "line at headline")


def _is_month_first(texts: Iterable[str], language: str | None, url: str | None) -> bool | None:
    """The order of numeric dates on this page: by its own dates, then its language and region, then its host's country."""
    order = order_of_day_and_month(texts)
    if order is not None:
        return order
    if _MONTH_FIRST_LANGUAGES.match(language or ""):
        return True
    is_day_first = _DAY_FIRST_LANGUAGES.match(language or "") or _DAY_FIRST_HOSTS.search(host_name(url) or "")
    return False if is_day_first else None
