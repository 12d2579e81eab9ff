"""Goes on where a run died: pages that it had archived are taken from the archive, and not asked for again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.archive import Place, read_record
from flows.fetch import PAGE, Fetcher
from flows.fetched import FetchedPage, NotModified
from flows.http_client import Wanted
from flows.settings import Settings
from transforms.errors import ArchiveError
from warehouse.quarantine import RetryDocument


class ResumingFetcher(Fetcher):
    """A fetcher that has some pages already; each is given once, so that a later look at the same address asks the site.

    Args:
        settings: limits, name and manners.
        kept: captures of runs that died, of which nothing became yet.
        refuse: raises for an address of a removed article; None: nothing was removed.
        memory: see :class:`~flows.fetch.Fetcher`, like all further arguments.
    """

    def __init__(
        self,
        settings: Settings,
        kept: Sequence[RetryDocument],
        refuse: Callable[[str], None] | None = None,
        *,
        memory: Path | None = None,
        **more: Any,
    ) -> None:
        super().__init__(settings, memory=memory, **more)
        self._refuse = refuse
        self._archive = settings.archive_path
        self._kept = {left.url: left for left in kept if left.url == left.document_id}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None, *, wanted: Wanted = PAGE) -> FetchedPage | NotModified:
        """What the archive has of an address, else what it answers; see :meth:`~flows.fetch.Fetcher.fetch`."""
        if wanted is PAGE and self._refuse is not None:
            self._refuse(url)
        left = self._kept.pop(url, None) if wanted is PAGE else None
        return (self._page(left) if left else None) or super().fetch(url, headers, wanted=wanted)

    def _page(self, left: RetryDocument) -> FetchedPage | None:
        """The page as it was fetched, or None where the archive cannot be read: then the site is asked."""
        try:
            document = read_record(self._archive, place_of(left))
        except ArchiveError:
            return None
        return FetchedPage(
            url=left.document_id, final_url=left.document_id, status=200, reason="OK", headers=(), content=document.content,
            media_type=document.media_type, charset=document.charset, fetched_at=document.fetched_at or datetime.now(UTC),
            request_headers=(),
        )  # fmt: skip


def place_of(left: RetryDocument) -> Place:
    """Where the archive keeps a capture.

    Raises:
        ArchiveError: it keeps none.
    """
    if left.archive_file is None or left.record_offset is None or left.record_length is None:
        raise ArchiveError(f"the archive has no record of {left.document_id}")
    return Place(left.archive_file, left.record_offset, left.record_length)
