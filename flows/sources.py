"""The source registry: where documents come from, by name, path or address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from flows.addresses import check_address
from flows.documents import STANDARD_INPUT, check_input, load_documents
from flows.loaded import LoadedDocument
from flows.reference_files import SEEDS, load_table
from flows.schedules import parse_schedule
from flows.settings import Settings
from flows.source_kinds import LOCAL_KINDS, WEB_KINDS
from transforms.errors import FetchError, InputError, ReferenceDataError
from transforms.reference import ReferenceData, Row, build_reference

#: The registry's file name, below `seeds/` and in the home folder; a row there replaces the shipped one of the same name.
REGISTRY = "sources.csv"
COLUMNS = ("name", "kind", "location", "outlet", "language", "schedule", "delay_seconds", "active", "notes")
#: What registries of earlier versions lack.
OPTIONAL = ("delay_seconds",)
#: Longest pause between two requests that a source may want, in seconds: ten minutes, like the setting for all.
MAX_DELAY = 600.0
#: What a name may not hold, since schedules are named after sources (Prefect's rule).
_FORBIDDEN = re.compile(r"[/%&<>\s]")
SAMPLES = "samples"
#: An address given by hand is a feed if its path says so; registered sources say it themselves.
_FEED_ADDRESS = re.compile(r"\.(xml|rss|atom|rdf)$|/(feed|rss|atom)/?$")
#: And a sitemap likewise, by the names that nearly all of them have.
_SITEMAP_ADDRESS = re.compile(r"sitemap[^/]*\.(xml|txt)(\.gz)?$|\.xml\.gz$|^/robots\.txt$")


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the registry, or what stands for a path or address given by hand.

    Attributes:
        name: what its documents carry as ``source_name``.
        kind: one of ``LOCAL_KINDS`` or ``WEB_KINDS``.
        location: path (absolute, where it came from a registry) or address.
        schedule: cron text, ``every N minutes`` and the like, or empty.
        delay_seconds: pause between two requests to its host, or None for the setting; robots.txt may ask for more.
        is_active: whether it runs on its schedule.
        folder: what a relative page list is relative to.
    """

    name: str
    kind: str
    location: str
    outlet: str = ""
    language: str = ""
    schedule: str = ""
    delay_seconds: float | None = None
    is_active: bool = True
    notes: str = ""
    folder: Path = SEEDS

    @property
    def is_local(self) -> bool:
        """Whether its documents are files here."""
        return self.kind in LOCAL_KINDS


def load_registry(settings: Settings) -> dict[str, Source]:
    """All registered sources by name: the shipped ones, then the user's own from the home folder.

    Raises:
        ReferenceDataError: a row is wrong; the message names file and row.
    """
    sources: dict[str, Source] = {}
    for folder in (SEEDS, settings.home):
        path = folder / REGISTRY
        if path.is_file():
            sources |= {source.name: source for source in _rows(path, folder)}
    return sources


def resolve_sources(arguments: Sequence[str], settings: Settings) -> list[Source]:
    """What the arguments mean: names of the registry, paths, or addresses; the shipped samples where there are none.

    Raises:
        InputError: an argument is none of these, or nothing can come of it.
    """
    registry = load_registry(settings)
    sources = [_resolve(argument, registry) for argument in (arguments or (SAMPLES,))]
    for source in sources:
        if source.is_local:
            check_input(source.location)
    return sources


def with_own_sources(reference: ReferenceData, settings: Settings) -> ReferenceData:
    """Reference data whose table of sources has the user's own ones, too."""
    own = settings.home / REGISTRY
    if not own.is_file():
        return reference
    rows = {row["name"]: row for row in (*reference.table("sources"), *map(_with_optional, load_table(own)))}
    return build_reference({**reference.tables, "sources": list(rows.values())}, reference.weights)


def load_source(source: Source, settings: Settings) -> Iterator[LoadedDocument]:
    """The documents of a local source, with its name on them."""
    return _named(load_documents([source.location], settings.max_document_bytes), source.name)


def _named(documents: Iterable[LoadedDocument], name: str) -> Iterator[LoadedDocument]:
    return (replace(document, source_name=name) for document in documents)


def _resolve(argument: str, registry: dict[str, Source]) -> Source:
    if argument in registry:
        return registry[argument]
    if argument.startswith(("http://", "https://")):
        return Source(argument, _kind_of(argument), argument)
    if argument == STANDARD_INPUT:
        return Source("standard-input", "jsonl", argument)
    path = Path(argument)
    if argument.startswith("-") and not path.exists():
        raise InputError(f"{argument}: there is no such option; `newsledger run --help` lists them")
    if path.exists():
        # Named by the folder they lie in: the same file is the same article, given alone or with its folder.
        folder = path if path.is_dir() else path.parent
        return Source(str(folder.resolve()), "folder" if path.is_dir() else "file", str(path))
    raise InputError(f"{argument}: no registered source (`newsledger sources`), no file or folder, and no http(s) address")


def _kind_of(address: str) -> str:
    path = urlsplit(address).path.lower()
    if _SITEMAP_ADDRESS.search(path):
        return "sitemap"
    return "feed" if _FEED_ADDRESS.search(path) else "page_list"


def _rows(path: Path, folder: Path) -> Iterator[Source]:
    lines: dict[str, int] = {}
    for number, row in enumerate(map(_with_optional, load_table(path)), start=2):
        try:
            check_row(row)
        except (ValueError, FetchError) as error:
            raise ReferenceDataError(f"{path}:{number}: source '{row.get('name', '')}': {error}") from error
        first = lines.setdefault(row["name"], number)
        if first != number:
            raise ReferenceDataError(
                f"{path}:{number}: source '{row['name']}' stands in line {first} already; rename or remove one of both"
            )
        location = str((folder / row["location"]).absolute()) if row["kind"] in LOCAL_KINDS else row["location"]
        yield Source(
            row["name"], row["kind"], location, row["outlet"], row["language"], row["schedule"],
            float(row["delay_seconds"]) if row["delay_seconds"] else None, row["active"] == "true", row["notes"], folder,
        )  # fmt: skip


def _with_optional(row: Row) -> Row:
    return {**dict.fromkeys(OPTIONAL, ""), **row}


def check_row(row: Mapping[str, str]) -> None:
    """Refuse a row that cannot work.

    Raises:
        ValueError: a cell is wrong, or missing; the message says what may stand there.
        FetchError: an address is none.
    """
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        raise ValueError(f"column {', '.join(missing)} is missing; the columns are {','.join(COLUMNS)}")
    if not row["name"]:
        raise ValueError("a source needs a name")
    if _FORBIDDEN.search(row["name"]) or row["name"].startswith("-"):
        raise ValueError("a name holds no spaces and none of / % & < >, and begins with no '-'; write words-like-this")
    kinds = (*WEB_KINDS, *LOCAL_KINDS)
    if row["kind"] not in kinds:
        raise ValueError(f"kind '{row['kind']}' is none of {', '.join(kinds)}")
    if row["active"] not in ("true", "false"):
        raise ValueError(f"active '{row['active']}' is neither true nor false")
    if not row["location"]:
        raise ValueError("location is empty; give an address, or a path relative to the registry's folder")
    is_list = row["kind"] == "page_list"
    if row["kind"] in ("feed", "sitemap") or (is_list and row["location"].startswith(("http://", "https://"))):
        for address in row["location"].split(",") if is_list else [row["location"]]:
            check_address(address)
    if row["schedule"]:
        parse_schedule(row["schedule"])
    _check_delay(row["delay_seconds"])


def _check_delay(text: str) -> None:
    try:
        is_sound = not text or 0 <= float(text) <= MAX_DELAY
    except ValueError:
        is_sound = False
    if not is_sound:
        raise ValueError(f"delay_seconds '{text}' is no number of seconds from 0 to {MAX_DELAY:g}; empty means the setting")
