"""What loading gives for each document: the document, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from transforms.errors import NewsledgerError, TooLargeError
from transforms.records import Article, Extraction, ExtractionFailure, RawDocument


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document that was named but whose bytes cannot be had; it keeps its place among the others.

    Attributes:
        document_id: what the document would have been called.
        failure: why it could not be loaded or fetched.
        url: the address asked for, or None.
        source_name: the row of the source registry it belongs to, or None.
        status: the HTTP status that was the answer, or None.
        can_retry: whether a later run may get it.
        ask_after: before then the site does not want to be asked, or None.
    """

    document_id: str
    failure: ExtractionFailure
    url: str | None = None
    source_name: str | None = None
    status: int | None = None
    can_retry: bool = False
    ask_after: datetime | None = None


LoadedDocument = RawDocument | FailedDocument


def failed(document_id: str, error: NewsledgerError | str) -> FailedDocument:
    """A failed document for an expected error, or ``unreadable`` with a message of its own."""
    code = error.code if isinstance(error, NewsledgerError) else "unreadable"
    return FailedDocument(document_id, ExtractionFailure(code, str(error)))


def too_large(size: int | None, limit: int) -> TooLargeError:
    """The error for a document past the limit; ``size`` is None where nobody counted to the end."""
    found = f"{size:,} bytes" if size is not None else "the document is longer"
    return TooLargeError(f"{found}, more than the limit of {limit:,} (NEWSLEDGER_MAX_DOCUMENT_BYTES)")


def clean_id(name: str) -> str:
    """An id that can be written as UTF-8: bytes of file names that are no UTF-8, and lone surrogates, become ``�``."""
    return name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def failed_extraction(document: LoadedDocument, code: str, message: str) -> Extraction:
    """The extraction of a document that gave no article."""
    article = Article(document.document_id, text="", blocks=(), url=document.url)
    return Extraction(article, ExtractionFailure(code, message))
