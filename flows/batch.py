"""One batch on its way through a run, and how each of its documents is handed to staging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from flows.incoming import Item
from flows.loaded import FailedDocument
from transforms.records import ANALYSED_LANGUAGES, Disposition, RawDocument
from warehouse.analysed import AnalysedDocument
from warehouse.batch import StagedDocument

_DISPOSITIONS = frozenset(get_args(Disposition))
#: What a document becomes whose error is no disposition of its own: a defect, a time limit.
_OTHERWISE: Disposition = "unreadable"


class Batch:
    """Documents that travel together. No dataclass: Prefect would look into every field of every record it is handed.

    Attributes:
        number: counted from 1 within the run.
        items: the documents, in order.
        analysed: what was made of each item, by its position; items that need no analysis have none.
    """

    def __init__(self, number: int, items: Sequence[Item]) -> None:
        self.number = number
        self.items = items
        self.analysed: dict[int, AnalysedDocument] = {}

    def staged_documents(self) -> list[StagedDocument]:
        """One staged document for each item, in order."""
        return [_staged(item, self.analysed.get(position)) for position, item in enumerate(self.items)]


def _staged(item: Item, analysed: AnalysedDocument | None) -> StagedDocument:
    document = item.document
    if isinstance(document, FailedDocument):
        return _without_article(item, document.failure.code, document.failure.message)
    if analysed is None:
        return _without_article(item, "unchanged", "the same bytes were read by the same rules before")
    error, language = analysed.head.error, analysed.head.language
    if error is not None:
        return _without_article(item, error.code, error.message)
    is_analysed = language in ANALYSED_LANGUAGES
    return StagedDocument(
        document.document_id, item.capture_id, analysed, document.source_name, document.url, document.fetched_at,
        disposition=None if is_analysed else "other_language",
        reason=None if is_analysed else f"there is no model for language '{language}'",
    )  # fmt: skip


def _without_article(item: Item, code: str, reason: str) -> StagedDocument:
    document = item.document
    disposition = cast("Disposition", code) if code in _DISPOSITIONS else _OTHERWISE
    return StagedDocument(
        document.document_id, item.capture_id, None, document.source_name, document.url,
        document.fetched_at if isinstance(document, RawDocument) else None, disposition, reason,
    )  # fmt: skip
