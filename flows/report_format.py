"""How the report writes numbers, days, bounds, names of files, and addresses that are safe to follow."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

Row = Mapping[str, Any]

_SIGNS = {"about": "~", "more_than": "> ", "at_least": "≥ ", "less_than": "< ", "up_to": "≤ ", "nearly": "≲ "}
#: Longest readable part of a file name; the digest behind it keeps names apart.
_NAME_LENGTH = 40
#: Characters of an untitled article that stand for its title.
_OPENING = 70


def number(value: Decimal | float | None) -> str:
    """A number with thousands separators and no zeros behind the point that say nothing; a dash for none."""
    if value is None:
        return "–"
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(value: float | None) -> str:
    """A share between 0 and 1 as percent; a dash for none. Only a whole is written as 100%."""
    if value is None:
        return "–"
    percent = value * 100
    return "99.9%" if 99.95 <= percent < 100 else f"{percent:.1f}".removesuffix(".0") + "%"


def level(figure: Row) -> str:
    """The value of a count, share or sum with its bounds and unit: ``≥ 40,000``, ``~7%``; other kinds as they are written."""
    if figure["kind"] not in ("count", "share", "money"):
        return str(figure["surface"])
    if figure["value"] is not None:
        text = _SIGNS.get(figure["modifier"], "") + number(figure["value"])
    elif figure["low"] is not None and figure["high"] is not None:
        text = f"{number(figure['low'])} to {number(figure['high'])}"
    elif figure["low"] is not None:
        text = f"≥ {number(figure['low'])}"
    else:
        text = f"≤ {number(figure['high'])}" if figure["high"] is not None else str(figure["surface"])
    unit = {"1": "", "percent": "%"}.get(figure["unit"], f" {figure['unit']}")
    return text + unit


def about(figure: Row) -> str:
    """What is counted and what happened to it: ``people killed``; a dash where neither is told."""
    words = [str(word).replace("_", " ") for word in (figure["counted"], figure["event"]) if word]
    return " ".join(words) or "–"


def heading(article: Row) -> str:
    """The title of an article, or its first words where it has none."""
    if article["title"]:
        return str(article["title"])
    opening = " ".join((article["text"] or "").split())
    return f"{opening[:_OPENING].rsplit(' ', 1)[0]} …" if len(opening) > _OPENING else opening or "Untitled article"


def day(value: date | datetime | None) -> str:
    """An ISO day; a dash for none."""
    return "–" if value is None else f"{value:%Y-%m-%d}"


def moment(value: datetime | None) -> str:
    """A day and minute; all times of the report are UTC, and its foot says so. A dash for none."""
    return "–" if value is None else f"{value:%Y-%m-%d %H:%M}"


def words(value: str | None) -> str:
    """A word of a closed vocabulary for reading: ``not_article`` as ``not article``."""
    return "–" if value is None else value.replace("_", " ")


def link(url: str | None) -> str | None:
    """The address where it is one that a click may follow, else None: an article may call anything its canonical URL."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def file_name(key: str, readable: str = "") -> str:
    """A file name for a key: safe on every file system, the same every time, different for different keys."""
    plain = unicodedata.normalize("NFKD", readable or key).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_LENGTH].strip("-")
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'x'}-{digest}.html"


FILTERS = {f.__name__: f for f in (number, share, level, about, day, moment, words, link)}
