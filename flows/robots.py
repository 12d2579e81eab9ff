"""robots.txt (RFC 9309): asked once for each host and run, before anything else is asked there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from protego import Protego

from flows.addresses import origin
from transforms.errors import FetchError

#: Bytes that are read; the least that RFC 9309 (2.5) lets a crawler stop after.
ROBOTS_LIMIT = 500 * 1024
ROBOTS_PATH = "/robots.txt"


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What a host answers to the request for its robots.txt."""

    status: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host lets this client do; ``parsed`` is None where there are no rules."""

    parsed: Protego | None = None
    refusal: FetchError | None = None
    crawl_delay: float = 0.0


class RobotsCache:
    """The rules of each host, asked for once; threads may share it.

    Args:
        ask: fetches an address: the answer after redirects, whatever its status; FetchError where no answer came.
        agent: product name that rules are looked up for (``newsledger``).
        on_rules: told once of each host and its crawl-delay in seconds.
    """

    def __init__(
        self, ask: Callable[[str], RobotsAnswer], agent: str, on_rules: Callable[[str, float], None] = lambda _host, _delay: None
    ) -> None:
        self._ask = ask
        self._agent = agent
        self._on_rules = on_rules
        self._lock = threading.Lock()
        self._rules: dict[str, Future[Rules]] = {}

    def check(self, url: str) -> None:
        """Whether this address may be asked for.

        Raises:
            FetchError: the rules forbid it, or nobody can know them now; the latter may be retried in a later run.
        """
        rules = self._rules_of(origin(url))
        if rules.refusal is not None:
            raise FetchError(str(rules.refusal), can_retry=rules.refusal.can_retry)
        if rules.parsed is not None and not rules.parsed.can_fetch(url, self._agent):
            raise FetchError(
                f"{url}: {origin(url)}{ROBOTS_PATH} does not allow {self._agent} to fetch it; ask the site for permission or "
                "another way (a feed, an interface), or take it out of the source",
                is_refused=True,
            )

    def _rules_of(self, host: str) -> Rules:
        """The first thread that comes asks; the others wait for its answer."""
        with self._lock:
            future = self._rules.get(host)
            is_first = future is None
            if future is None:
                future = self._rules[host] = Future()
        if is_first:
            try:
                future.set_result(self._load(host))
            except BaseException as error:
                future.set_exception(error)
                raise
        return future.result()

    def _load(self, host: str) -> Rules:
        try:
            answer = self._ask(host + ROBOTS_PATH)
        except FetchError as error:
            return Rules(refusal=FetchError(f"{host}{ROBOTS_PATH} cannot be had, so nothing is asked there: {error}",
                                            can_retry=error.can_retry))  # fmt: skip
        rules = read_rules(host, answer, self._agent)
        self._on_rules(host, rules.crawl_delay)
        return rules


def read_rules(host: str, answer: RobotsAnswer, agent: str) -> Rules:
    """Rules from an answer: none at all allows everything, trouble at the host forbids everything (RFC 9309, 2.3.1)."""
    if answer.status == 429 or answer.status >= 500:
        return Rules(refusal=FetchError(
            f"{host}{ROBOTS_PATH} answers HTTP {answer.status}; nobody knows what is allowed there now, so nothing is asked; the "
            "next run tries again", can_retry=True))  # fmt: skip
    if not 200 <= answer.status < 300:
        return Rules()
    parsed = Protego.parse(answer.content[:ROBOTS_LIMIT].decode("utf-8-sig", "replace"))
    return Rules(parsed, crawl_delay=max(0.0, parsed.crawl_delay(agent) or 0.0))
