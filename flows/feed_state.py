"""Remembers the validators of feeds between runs, so that an unchanged feed costs its site one short answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from flows.fetched import FetchedFeed, validators_of
from flows.whole_file import write_whole


class FeedState:
    """Request headers by feed address.

    Only what :meth:`save` was given counts: it is called when everything that the feeds named is in the ledger, since a
    ``304`` hides whatever was not.
    """

    def __init__(self, path: Path, feeds: Mapping[str, Mapping[str, str]]) -> None:
        self._path = path
        self._feeds = {url: dict(headers) for url, headers in feeds.items()}

    def headers(self, urls: Iterable[str]) -> dict[str, dict[str, str]]:
        """Address to request headers, of those that are known."""
        return {url: dict(self._feeds[url]) for url in urls if url in self._feeds}

    def save(self, feeds: Sequence[FetchedFeed]) -> None:
        """Remember complete feeds and forget incomplete ones, which the next run asks in full; all or nothing.

        Raises:
            InputError: the file cannot be written.
        """
        for feed in feeds:
            self._feeds.pop(feed.page.url, None)
            if feed.is_complete:
                self._feeds[feed.page.url] = validators_of(feed.page)
        if feeds:
            write_whole(self._path, json.dumps(self._feeds, indent=1, sort_keys=True) + "\n")


def load_feed_state(path: Path, *, is_valid: bool = True) -> FeedState:
    """What the last runs remembered.

    A missing or damaged file is an empty memory, which costs requests, but no article.

    Args:
        path: ``feeds.json`` beside the warehouse.
        is_valid: False where the warehouse is new: it has none of what the feeds once named.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8")) if is_valid else {}
    except (OSError, ValueError, RecursionError):
        return FeedState(path, {})
    return FeedState(path, value if _is_sound(value) else {})


def _is_sound(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(headers, dict) and all(isinstance(text, str) for text in headers.values()) for headers in value.values()
    )
