"""Analysed documents on their way to staging: what is known of each, and the rows of several together, in columns.

The processes that analyse documents take apart what they found: columns travel between processes at a tenth of what records cost,
and the one process that writes has only to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from transforms.learned_segments import site_of
from transforms.records import Article, Extraction, ExtractionFailure
from warehouse.identity import article_id, revision_id
from warehouse.staging_rows import COLUMNS, record_batches

#: How a stream of Arrow's messages begins, by staging table.
_OPENINGS = {name: pa.schema(list(columns.items())).serialize().to_pybytes() for name, columns in COLUMNS.items()}
#: Stands for the number of a document that is not staged.
_NOT_GIVEN = -1


class Origin(Protocol):
    """Where a document comes from."""

    @property
    def document_id(self) -> str:
        """How the source names it."""

    @property
    def url(self) -> str | None:
        """The address asked for."""

    @property
    def source_name(self) -> str | None:
        """Row of the source registry."""


class Head(NamedTuple):
    """What staging asks of a document besides its rows.

    Attributes:
        error: why there is no article, or None.
        language: of the article.
        article_id: None where there is no article.
        revision_id: None where there is no article.
    """

    error: ExtractionFailure | None
    language: str | None = None
    article_id: str | None = None
    revision_id: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class StagingRows:
    """The rows of some documents, in columns, as they travel between processes.

    Attributes:
        heads: one for each document.
        messages: the rows of each staging table that has any, as one of Arrow's messages; ``document_number`` is a position
            among the heads.
    """

    heads: Sequence[Head]
    messages: Mapping[str, bytes]


class AnalysedDocument(NamedTuple):
    """One of the documents that were taken apart together."""

    rows: StagingRows
    position: int

    @property
    def head(self) -> Head:
        """What is known of it besides its rows."""
        return self.rows.heads[self.position]


def take_apart(origins: Sequence[Origin], found: Sequence[Extraction]) -> list[AnalysedDocument]:
    """What some documents give the staging tables.

    Args:
        origins: where each comes from.
        found: what was made of each.
    """
    heads = list(map(_head, origins, found))
    rows = record_batches([(n, _site(origins[n]), made) for n, made in enumerate(found) if heads[n].error is None])
    together = StagingRows(heads, {name: batch.serialize().to_pybytes() for name, batch in rows.items()})
    return [AnalysedDocument(together, position) for position in range(len(heads))]


def staging_tables(documents: Iterable[tuple[int, AnalysedDocument]]) -> dict[str, pa.Table]:
    """The rows of some documents, one Arrow table for each table of ``staging`` that gets any.

    Args:
        documents: the number within the run of each, and the document; all that were taken apart together are among them.

    Raises:
        ValueError: one of those is missing, so that nobody could say whose its rows are.
    """
    numbers: list[int] = []
    first: dict[StagingRows, int] = {}  # where the numbers of those that were taken apart together begin
    for number, document in documents:
        if document.rows not in first:
            first[document.rows] = len(numbers)
            numbers += [_NOT_GIVEN] * len(document.rows.heads)
        numbers[first[document.rows] + document.position] = number
    return {name: table for name in COLUMNS if (table := _joined(name, first, np.array(numbers))) is not None}


def _joined(name: str, first: Mapping[StagingRows, int], numbers: NDArray[np.int64]) -> pa.Table | None:
    """One table of all that were taken apart, with the documents' own numbers for their positions."""
    found = [(start, rows.messages[name]) for rows, start in first.items() if name in rows.messages]
    if not found:
        return None
    stream = b"".join([_OPENINGS[name], *(message for _, message in found)])
    table = pa.ipc.open_stream(stream).read_all()
    starts = np.repeat([start for start, _ in found], [len(chunk) for chunk in table.column(0).chunks])
    table = table.combine_chunks()
    own = numbers[starts + table.column(0).to_numpy()]
    if _NOT_GIVEN in own:
        raise ValueError(f"rows of {name}: documents that were taken apart together must be staged together")
    return table.set_column(0, "document_number", pa.array(own))


def _head(origin: Origin, extraction: Extraction) -> Head:
    article = extraction.article
    error = extraction.error or _unstorable(article)
    if error is not None:
        return Head(error)
    of_article = article_id(article.canonical_url, origin.url, origin.source_name, origin.document_id)
    return Head(None, article.language, of_article, revision_id(of_article, article))


def _unstorable(article: Article) -> ExtractionFailure | None:
    """Why an article cannot be stored: a lone surrogate is no character, and would stop the whole batch."""
    pieces = [article.text, article.title, article.standfirst, article.canonical_url, article.site_name, *article.authors]
    pieces += [block.text for block in article.blocks]
    try:
        "".join(piece for piece in pieces if piece and not piece.isascii()).encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"the text holds a lone surrogate (U+{ord(error.object[error.start]):04X}), which is no character"
        return ExtractionFailure("unreadable", message)
    return None


def _site(origin: Origin) -> str:
    return site_of(origin.url, origin.source_name)
