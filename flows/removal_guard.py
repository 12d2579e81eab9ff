"""What was removed does not come again: documents are looked at before they are archived, addresses before they are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.incoming import Item
from flows.loaded import FailedDocument
from flows.name_erasure import without_names
from flows.removal_journal import Journal, load_journal
from transforms.errors import FetchError
from transforms.records import ExtractionFailure, RawDocument
from transforms.redaction import Redactor
from warehouse.identity import article_id
from warehouse.removal import has_removed_keys, note_keys, removed_keys

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: What a page calls its own address.
_CANONICAL = re.compile(
    rb"<link\b[^>]*?\brel\s*=\s*[\"']?canonical\b[^>]*>|<meta\b[^>]*?\bproperty\s*=\s*[\"']?og:url\b[^>]*>", re.IGNORECASE
)
_ADDRESS = re.compile(rb"\b(?:href|content)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


class Guard:
    """Knows what must not come again.

    Args:
        con: the writer's connection.
        journal: the journal of removals.
    """

    def __init__(self, con: DuckDBPyConnection, journal: Journal) -> None:
        self._con = con
        self._journal = journal
        self._keys = journal.keys()
        note_keys(con, self._keys)
        self._is_open = not has_removed_keys(con)
        self._redactor = Redactor(names, journal.key) if (names := journal.names()) else None

    def check_address(self, url: str) -> None:
        """Refuse an address of a removed article before it is asked for.

        Raises:
            FetchError: it is one.
        """
        removal = self._keys.get(self._journal.key_of("article", article_id(None, url, None, ""))) if self._keys else None
        if removal is not None:
            raise FetchError(f"{url}: {_reason(removal)}", is_refused=True)

    def is_source_removed(self, name: str) -> bool:
        """Whether nothing of a source may come again."""
        return self._journal.key_of("source", name) in self._keys

    def clean(self, document: RawDocument) -> RawDocument:
        """A document without the names that were removed."""
        return document if self._redactor is None else without_names(document, self._redactor)

    def admit(self, items: Sequence[Item]) -> list[Item]:
        """The items, with a refusal in the place of each that must not come again."""
        if self._is_open:
            return list(items)
        wanted = [self._keys_of(item) for item in items]
        found = removed_keys(self._con, [key for keys in wanted for key in keys])
        return [
            self._admitted(item, next((found[key] for key in keys if key in found), None))
            for item, keys in zip(items, wanted, strict=True)
        ]

    def _keys_of(self, item: Item) -> list[str]:
        document = item.document
        if not isinstance(document, RawDocument):
            return []
        ids = {article_id(None, document.url, document.source_name, document.document_id)}
        ids |= {article_id(address, None, None, "") for address in _own_addresses(document.content)}
        keys = [self._journal.key_of("article", name) for name in sorted(ids)]
        if item.capture_id:
            keys.append(self._journal.key_of("capture", item.capture_id))
        return [*keys, self._journal.key_of("source", document.source_name or "")]

    @staticmethod
    def _admitted(item: Item, removal: str | None) -> Item:
        document = item.document
        if removal is None or not isinstance(document, RawDocument):
            return item
        refused = FailedDocument(
            document.document_id, ExtractionFailure("refused", _reason(removal)), document.url, document.source_name
        )
        return Item(refused, asked=item.asked and replace(item.asked, outcome="failed", capture_id=None, is_lasting=True))


def load_guard(con: DuckDBPyConnection, home: Path) -> Guard:
    """The guard of a home.

    Raises:
        InputError: its journal cannot be read.
    """
    return Guard(con, load_journal(home))


def _reason(removal: str) -> str:
    return f"it was removed (removal {removal}) and is not to come again; `newsledger remove lift` allows it"


def _own_addresses(content: bytes) -> list[str]:
    tags = _CANONICAL.findall(content)
    found = (_ADDRESS.search(tag) for tag in tags)
    return [match[1].decode("utf-8", "replace") for match in found if match]
