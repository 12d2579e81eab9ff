"""What the ledger remembers of the web: what to ask sites for conditionally, and what a scheduled run leaves alone this time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from flows.feed_state import FeedState
from flows.polling import AskedPage, Poll, Wait, page_wait, source_wait
from warehouse.addresses import KnownPoll, known_addresses, last_polls
from warehouse.captures import conditional_headers
from warehouse.sitemaps import SitemapMemory

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Answers below 500 that time may heal.
_PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


@dataclass(frozen=True)
class Memory:
    """Asked on the thread of the writer's connection.

    Attributes:
        feed_state: validators of feeds.
        patient_at: the present moment of a run that leaves alone what was asked for lately; None for one that asks for all.
    """

    con: DuckDBPyConnection
    feed_state: FeedState
    patient_at: datetime | None = None

    @property
    def sitemaps(self) -> SitemapMemory:
        """What is known of sitemaps."""
        return SitemapMemory(self.con)

    def conditional(self, urls: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """The request headers that ask addresses only for what changed, of those that are known."""
        return {**conditional_headers(self.con, urls), **self.feed_state.headers(urls)}

    def source_wait(self, name: str) -> Wait | None:
        """How long a source is left alone, or None where it is asked now."""
        wait = source_wait([_poll(poll) for poll in last_polls(self.con, name)]) if self.patient_at else None
        return wait if wait and self.patient_at and wait.until > self.patient_at else None

    def page_waits(self, urls: Sequence[str]) -> Mapping[str, Wait]:
        """How long pages are left alone; those that are asked now are left out."""
        if self.patient_at is None:
            return {}
        waits = {
            url: page_wait(AskedPage(known.last_asked_at, known.last_new_at, known.failures, known.is_lasting))
            for url, known in known_addresses(self.con, urls).items()
        }
        return {url: wait for url, wait in waits.items() if wait.until > self.patient_at}


def _poll(known: KnownPoll) -> Poll:
    status = known.feed_status
    is_lasting = known.is_refused or (status is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in _PASSING)
    return Poll(known.at, known.is_failed, is_lasting, known.has_news, known.ask_after)
