"""Fetches one address politely: robots.txt and opt-outs first, pauses between requests, redirects by hand, retries where they
can help.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Self

from flows.addresses import PublicNetwork, Resolver, check_address, clean_address, origin, resolve_name
from flows.fetched import FetchedPage, Headers, NotModified, Redirect, find_header, stated_lifetime
from flows.hosts import Hosts
from flows.http_client import Answer, HttpClient, SlowSiteError, Wanted
from flows.opt_outs import OptOuts
from flows.polling import later
from flows.robots import ROBOTS_LIMIT, ROBOTS_PATH, RobotsCache
from flows.settings import Settings
from flows.site_files import SiteFiles
from flows.sitemaps import SITEMAP_LIMIT
from transforms.errors import FetchError

LOGGER = logging.getLogger(__name__)

PAGE = Wanted(
    types={"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"},
    accept="text/html, application/xhtml+xml, text/plain;q=0.9",
)
_FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
    "application/xml", "text/xml", "application/x-rss+xml", "text/html", "text/plain",
)  # fmt: skip
#: Bytes of a feed. News feeds have some 10 to 500 KB; the parser takes up to 13 s of CPU for each MB of a hostile one (measured
#: with feedparser 6.0.14 on unclosed tags, linear in length), so this bounds what one feed can cost a run to half a minute.
FEED_LIMIT = 2_000_000
#: Feeds are often sent as plain text or as pages; what is in them decides.
FEED = Wanted(
    types={name: name for name in _FEED_TYPES},
    accept="application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1",
    limit=FEED_LIMIT,
    untyped="application/xml",
)
#: Sitemaps are sent as anything, gzipped ones as bytes without a name; what is in them decides.
SITEMAP = Wanted(
    types=None,
    accept="application/xml, text/xml, text/plain;q=0.9, application/gzip;q=0.9, */*;q=0.1",
    limit=SITEMAP_LIMIT,
    untyped="application/xml",
)
SITE_FILE = Wanted(types=None, accept="text/plain, */*;q=0.1", limit=ROBOTS_LIMIT, is_cut=True, untyped="text/plain")

#: Statuses after which the same request may succeed a little later.
BUSY = (429, 503)
TROUBLE = (500, 502, 504)
#: Statuses that say that the page is not for us.
REFUSED = (401, 402, 403, 451)
#: First pause before a retry, in seconds; it doubles each time, and a random part of up to half of it is taken off, so that many
#: clients that failed together do not come back together.
FIRST_PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from and how it is waited for; tests give their own."""

    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = random.SystemRandom().random


class _AttemptError(FetchError):
    """One attempt failed; ``pause`` is what the site asks for, or None. ``is_last``: another one now is not worth its time."""

    def __init__(self, message: str, pause: float | None = None, *, is_last: bool = False, status: int | None = None) -> None:
        super().__init__(message, can_retry=True, status=status, pause=pause)
        self.is_last = is_last


class Fetcher:
    """Fetches addresses; threads may share it. It keeps connections, the rules of sites and pauses for as long as it is open.

    Args:
        settings: limits, name and manners.
        memory: file that keeps what sites say of themselves (robots.txt) for later runs; None: nothing is kept.
        resolve: name to numeric addresses.
        clock: where time comes from.
    """

    def __init__(
        self, settings: Settings, *, memory: Path | None = None, resolve: Resolver = resolve_name, clock: Clock | None = None
    ) -> None:
        self._settings = settings
        self._clock = clock or Clock()
        self._client = HttpClient(settings, PublicNetwork(settings.private_hosts, resolve))
        self._hosts = Hosts(settings.host_delay_seconds, self._clock.monotonic, self._clock.sleep)
        self._files = SiteFiles(self._ask_file, self._clock.now, memory)
        agent = settings.user_agent.split("/")[0]
        self._robots = RobotsCache(self._files.get, agent, self._obey_delay)
        self._opt_outs = OptOuts(self._files.get, agent)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self._client)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self._files.save()

    def fetch(self, url: str, headers: Mapping[str, str] | None = None, *, wanted: Wanted = PAGE) -> FetchedPage | NotModified:
        """What an address answers.

        Args:
            url: the address; tracking parameters are removed before it is asked.
            headers: further request headers: ``If-None-Match``, ``If-Modified-Since``.
            wanted: which media types can be used.

        Raises:
            FetchError: nothing usable came; the message names address, answer, and what to do. ``can_retry``: a later run may
                succeed; ``is_refused``: the site's rules do not allow it, or it reserves text and data mining.
            TooLargeError: the body is past NEWSLEDGER_MAX_DOCUMENT_BYTES.
        """
        asked = clean_address(url)
        answer, redirects = self._insist(asked, dict(headers or {}), wanted, self._check)
        if answer.status == 304 and headers:
            return NotModified(asked, answer.fetched_at, ask_after=later(answer.fetched_at, stated_lifetime(answer.headers)))
        if answer.status != 200:
            message = f"{_named(asked, answer)} answers HTTP {answer.status} {answer.reason}".rstrip() + _advice(answer)
            raise FetchError(message, status=answer.status, is_refused=answer.status in REFUSED)
        page = _to_page(asked, answer, redirects)
        if self._settings.respect_opt_outs:
            self._opt_outs.check_page(page)
        return page

    def pace(self, url: str, delay: float, *, is_own: bool = True) -> None:
        """Let so many seconds pass between two requests to the host of an address; robots.txt may ask for more.

        Args:
            url: any address there.
            delay: the pause in seconds.
            is_own: whether the host is the source's own, where this stands for the usual pause; elsewhere it only adds to it.
        """
        if is_own:
            self._hosts.pace(origin(url), delay)
        else:
            self._hosts.slow_down(origin(url), delay)

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's host names.

        Raises:
            FetchError: its robots.txt cannot be had.
        """
        return self._robots.sitemaps(url)

    def check(self, url: str) -> None:
        """Whether an address may be asked for, without asking for it.

        Raises:
            FetchError: its host's robots.txt forbids it, or the host reserves text and data mining there, or nobody can know now.
        """
        self._check(clean_address(url))

    def _check(self, url: str) -> None:
        self._robots.check(url)
        if self._settings.respect_opt_outs:
            self._opt_outs.check_site(url)

    def _ask_file(self, url: str, headers: Mapping[str, str]) -> tuple[int, Headers, bytes]:
        """A site's own file; nothing is asked before robots.txt, and the host's other files only as it allows."""
        if url.endswith(ROBOTS_PATH):
            answer, _ = self._insist(url, headers, SITE_FILE, lambda _url: None)
        else:
            answer, _ = self._insist(url, headers, SITE_FILE, self._robots.check, attempts=1)
        return answer.status, answer.headers, answer.content

    def _obey_delay(self, host: str, delay: float) -> None:
        self._hosts.slow_down(host, min(delay, self._settings.max_wait_seconds))

    def _insist(
        self, asked: str, headers: Mapping[str, str], wanted: Wanted, check: Callable[[str], None], attempts: int | None = None
    ) -> tuple[Answer, tuple[Redirect, ...]]:
        """Attempts until one gives an answer, the site wants no more of them, or there have been enough."""
        host, most = origin(asked), attempts or self._settings.fetch_attempts
        for attempt in range(1, most + 1):
            try:
                found = self._follow(asked, headers, wanted, check)
            except _AttemptError as error:
                if error.is_last or attempt == most or not self._is_worth_waiting(host, error, attempt):
                    self._hosts.note(host, has_answered=False)
                    raise
            else:
                self._hosts.note(host, has_answered=True)
                return found
        raise FetchError(f"{asked}: no attempt was made")

    def _is_worth_waiting(self, host: str, error: _AttemptError, attempt: int) -> bool:
        """Hold the host back before the next attempt; not where it asks for more patience than a run has."""
        longest = self._settings.max_wait_seconds
        if error.pause is not None and error.pause > longest:
            self._hosts.close(host, f"{host} asks to be left alone for {error.pause:.0f} s, longer than this run waits "
                              f"(NEWSLEDGER_MAX_WAIT_SECONDS={longest:g}); the next run tries again")  # fmt: skip
            return False
        backoff = FIRST_PAUSE * 2 ** (attempt - 1) * (1 - self._clock.jitter() / 2)
        pause = min(longest, max(backoff, error.pause or 0))
        LOGGER.info("attempt %d failed, the next in %.1f s: %s", attempt, pause, error)
        self._hosts.hold(host, pause)
        return True

    def _follow(
        self, asked: str, headers: Mapping[str, str], wanted: Wanted, check: Callable[[str], None]
    ) -> tuple[Answer, tuple[Redirect, ...]]:
        """One attempt: the answer at the end of the redirects, each of which is checked like the first address."""
        url, redirects, left = asked, list[Redirect](), self._settings.fetch_seconds
        while True:
            check(url)
            self._hosts.wait(origin(url))
            started = self._clock.monotonic()
            answer = self._ask(url, headers, wanted, left)
            left -= self._clock.monotonic() - started
            if not answer.location:
                return answer, tuple(redirects)
            redirects.append(Redirect(url, answer.status, answer.location, answer.reason, answer.headers, answer.request_headers))
            url = self._next_address(asked, answer.location, redirects, left)

    def _next_address(self, asked: str, location: str, redirects: list[Redirect], left: float) -> str:
        url = check_address(location, redirects[-1].url)
        if url in [redirect.url for redirect in redirects]:
            raise FetchError(
                f"{asked}: the redirects go in a circle at {url}; open the address in a browser and use what it ends at"
            )
        if len(redirects) > self._settings.max_redirects:
            raise FetchError(
                f"{asked}: more than {len(redirects) - 1} redirects (NEWSLEDGER_MAX_REDIRECTS), the last one to {url}"
            )
        if left <= 0:
            raise FetchError(f"{asked}: the redirects took longer than NEWSLEDGER_FETCH_SECONDS={self._settings.fetch_seconds:g}")
        return url

    def _ask(self, url: str, headers: Mapping[str, str], wanted: Wanted, seconds: float) -> Answer:
        try:
            answer = self._client.ask(url, headers, wanted, seconds)
        except FetchError as error:
            if error.can_retry:
                raise _AttemptError(str(error), is_last=isinstance(error, SlowSiteError)) from error
            raise
        if answer.status in BUSY or answer.status in TROUBLE:
            message = f"{url} answers HTTP {answer.status} {answer.reason}".rstrip() + _advice(answer)
            raise _AttemptError(message, self._stated_pause(answer), status=answer.status)
        return answer

    def _stated_pause(self, answer: Answer) -> float | None:
        """Seconds of a Retry-After header, which is a number or a date; None where there is none."""
        stated = (find_header(answer.headers, "Retry-After") or "").strip()
        if stated.isdecimal():
            return float(stated)
        try:
            moment = parsedate_to_datetime(stated)
        except ValueError:
            return None
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (aware - self._clock.now()).total_seconds())


def _to_page(asked: str, answer: Answer, redirects: tuple[Redirect, ...]) -> FetchedPage:
    return FetchedPage(
        url=asked,
        final_url=answer.url,
        status=answer.status,
        reason=answer.reason,
        headers=answer.headers,
        content=answer.content,
        media_type=answer.media_type,
        charset=answer.charset,
        fetched_at=answer.fetched_at,
        request_headers=answer.request_headers,
        redirects=redirects,
    )


def _named(asked: str, answer: Answer) -> str:
    return asked if asked == answer.url else f"{asked} (redirected to {answer.url})"


def _advice(answer: Answer) -> str:
    """What a person can do about a status."""
    if answer.status in REFUSED:
        return (
            ": the site refuses it; look whether it is behind a login or a paywall, ask for access, or take it out of the source"
        )
    if answer.status in (404, 410):
        return ": it is not there; correct the address or take it out of the source"
    if answer.status in BUSY:
        return ": the site is asked too often; raise NEWSLEDGER_HOST_DELAY_SECONDS, and the next run tries again"
    if answer.status >= 500:
        return ": trouble at the site; the next run tries again"
    return ": nothing that can be read; look at the address in a browser"
