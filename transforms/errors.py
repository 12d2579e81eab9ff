"""The exceptions of newsledger: one base class, and every one says whether a retry can help."""

from __future__ import annotations


class NewsledgerError(Exception):
    """Base of all errors that newsledger raises on purpose.

    Attributes:
        code: short machine-readable name, stable across versions (``"no_text"``, ``"warehouse_locked"`` …).
        can_retry: whether the same call may succeed later without anybody changing the input or the settings.
    """

    code: str = "error"
    can_retry: bool = False


class DocumentError(NewsledgerError):
    """One document cannot become an article; the others are not affected. ``code`` becomes its disposition."""

    code = "unreadable"


class NoTextError(DocumentError):
    """Nothing that reads as running text was left in the document."""

    code = "no_text"


class NotArticleError(DocumentError):
    """The document is readable, but it is no article: an index page, a form, a wall for bots."""

    code = "not_article"


class TooLargeError(DocumentError):
    """The document is larger, or nested deeper, than the limits allow."""

    code = "too_large"


class InputError(NewsledgerError):
    """What the user named cannot be used: a missing file, a folder without articles, a setting out of range."""

    code = "bad_input"


class ReferenceDataError(InputError):
    """A reference table is missing, or a row of it is malformed; the message names table and row."""

    code = "bad_reference_data"


class ModelMissingError(InputError):
    """The language model is not installed or cannot be loaded."""

    code = "model_missing"


class FetchError(NewsledgerError):
    """A source or page could not be fetched.

    Attributes:
        status: the HTTP status that was the answer, or None where there was none.
        is_refused: whether it may not be had: the site's rules or answer forbid it, or ours forbid the address; ``code`` is then
            ``refused``.
        pause: seconds that the site asks to be left alone for, or None.
    """

    code = "fetch_failed"

    def __init__(
        self,
        message: str,
        *,
        can_retry: bool = False,
        status: int | None = None,
        is_refused: bool = False,
        pause: float | None = None,
    ) -> None:
        super().__init__(message)
        self.code = "refused" if is_refused else "fetch_failed"
        self.can_retry = can_retry
        self.status = status
        self.is_refused = is_refused
        self.pause = pause


class WarehouseError(NewsledgerError):
    """The warehouse file is missing, damaged, or cannot be written."""

    code = "warehouse"


class WarehouseLockedError(WarehouseError):
    """Another process writes to the warehouse at this moment."""

    code = "warehouse_locked"
    can_retry = True


class SchemaVersionError(WarehouseError):
    """The warehouse file was written by another schema version than this program's."""

    code = "schema_version"


class QueryError(WarehouseError):
    """An ad hoc query is wrong, or asks for what the read-only ledger does not allow."""

    code = "query"


class GateStoppedError(NewsledgerError):
    """A critical expectation on the batch failed; nothing was promoted and readers keep the last published state."""

    code = "gate_stopped"


class ArchiveError(NewsledgerError):
    """A WARC archive cannot be written or read."""

    code = "archive"
