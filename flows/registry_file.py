"""Adds rows to the user's own registry, in one step, and never the same address twice."""

from __future__ import annotations

import csv
import fcntl
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flows.addresses import address_key, clean_address
from flows.settings import Settings
from flows.source_kinds import WEB_KINDS
from flows.sources import COLUMNS, OPTIONAL, REGISTRY, Source, check_row, load_registry
from flows.whole_file import write_whole
from transforms.errors import FetchError, InputError

#: Words of an address that say nothing about a source.
_EMPTY_WORDS = frozenset(
    "www feeds feed rss rss2 atom rdf xml json index all default posts sitemap en html php txt gz http https".split()
)


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of a row: the name it has now, and whether it was added just now."""

    name: str
    is_new: bool


def registered_as(settings: Settings) -> dict[str, Source]:
    """The registered web sources by what is equal for two spellings of an address.

    Raises:
        ReferenceDataError: a registry has a wrong row.
    """
    return {key: source for source in load_registry(settings).values() if (key := _key(source.kind, source.location))}


def add_sources(settings: Settings, rows: Sequence[Mapping[str, str]]) -> list[Registered]:
    """Append rows to ``sources.csv`` in the home folder; it is made where it is missing.

    An address that the registry has is left as it is, except that a shipped source which is not active gets a row of its own,
    active, under its name. What the user has written stays as it is, to the byte.

    Args:
        settings: the settings in force.
        rows: cells by column; a row without a name gets one from its address.

    Raises:
        InputError: a row is wrong, its name is taken, or the file cannot be written.
    """
    path = settings.home / REGISTRY
    with _alone(settings.home):
        known, registry = registered_as(settings), load_registry(settings)
        own = _own_names(path)
        outcome: list[Registered] = []
        new: list[dict[str, str]] = []
        for given in rows:
            row = {**dict.fromkeys(COLUMNS, ""), "active": "true", **given}
            source = known.get(_key(row["kind"], row["location"]))
            if source is not None and (source.is_active or source.name in own):
                outcome.append(Registered(source.name, is_new=False))
                continue
            row["name"] = source.name if source is not None else row["name"] or _name_of(row, registry)
            if source is None and row["name"] in registry:
                raise InputError(f"there is a source '{row['name']}' already; give another name with --name")
            _check(row)
            found = Source(row["name"], row["kind"], row["location"])
            registry[found.name] = known[_key(found.kind, found.location)] = found
            own.add(found.name)
            new.append(row)
            outcome.append(Registered(found.name, is_new=True))
        if new:
            _append(path, new)
    return outcome


def _check(row: Mapping[str, str]) -> None:
    try:
        check_row(row)
    except (ValueError, FetchError) as error:
        raise InputError(f"source '{row['name']}': {error}") from error


def _key(kind: str, location: str) -> str:
    """What two rows have in common if they are the same source; empty for local ones and lists of pages."""
    if kind not in WEB_KINDS:
        return ""
    try:
        return address_key(clean_address(location))
    except FetchError:
        return ""


def _name_of(row: Mapping[str, str], taken: Mapping[str, object]) -> str:
    """A name from host and path that nobody has yet: ``news-example-world``."""
    parts = urlsplit(row["location"])
    host = [part for part in (parts.hostname or "").split(".") if part not in _EMPTY_WORDS]
    words = [word for word in re.findall(r"[a-z0-9]+", parts.path.lower()) if word not in _EMPTY_WORDS]
    more = [row["kind"]] if row["kind"] != "feed" else []
    name = "-".join(dict.fromkeys([*host, *words[:4], *more]))[:60].strip("-") or "source"
    number = 1
    while (name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return name if number == 1 else f"{name}-{number}"


def _own_names(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["name"] for row in csv.DictReader(lines)}


def _append(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Put rows at the end of the file; a file of an earlier version gets the columns that it lacks only if a row needs them."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ",".join(COLUMNS) + "\n"
    columns = next(csv.reader(io.StringIO(text)))
    missing = [column for column in OPTIONAL if column not in columns and any(row[column] for row in rows)]
    if missing:
        text, columns = _widened(text, missing), [*columns, *missing]
    out = io.StringIO()
    csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n").writerows(rows)
    write_whole(path, text + ("" if text.endswith("\n") else "\n") + out.getvalue())


def _widened(text: str, more: Sequence[str]) -> str:
    header, *rows = csv.reader(io.StringIO(text))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[*header, *more], *([*row, *[""] * len(more)] for row in rows)])
    return out.getvalue()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time: the folder itself is locked, so that no file is left behind."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise InputError(f"{folder}: the home folder cannot be used: {error.strerror}; name another: NEWSLEDGER_HOME") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
