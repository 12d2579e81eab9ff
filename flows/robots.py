"""robots.txt (RFC 9309): read once for each host and run, before anything else is asked there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from flows.addresses import origin
from flows.site_files import OnceEach, SiteFile
from transforms.errors import FetchError

#: Bytes that are read; the least that RFC 9309 (2.5) lets a crawler stop after.
ROBOTS_LIMIT = 500 * 1024
ROBOTS_PATH = "/robots.txt"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host lets this client do; ``parsed`` is None where there are no rules."""

    parsed: Protego | None = None
    refusal: FetchError | None = None
    crawl_delay: float = 0.0


class RobotsCache:
    """The rules of each host, read once; threads may share it.

    Args:
        ask: what a host says at an address, whatever the status; FetchError where no answer came.
        agent: product name that rules are looked up for (``newsledger``).
        on_rules: told once of each host and its crawl-delay in seconds.
    """

    def __init__(
        self, ask: Callable[[str], SiteFile], agent: str, on_rules: Callable[[str, float], None] = lambda _host, _delay: None
    ) -> None:
        self._ask = ask
        self._agent = agent
        self._on_rules = on_rules
        self._rules = OnceEach(self._load)

    def check(self, url: str) -> None:
        """Whether this address may be asked for.

        Raises:
            FetchError: the rules forbid it, or nobody can know them now; ``can_retry`` says which.
        """
        rules = self._known(url)
        if rules.parsed is not None and not rules.parsed.can_fetch(url, self._agent):
            raise FetchError(
                f"{url}: {origin(url)}{ROBOTS_PATH} does not allow {self._agent} to fetch it; ask the site for permission or "
                "another way (a feed, an interface), or take it out of the source",
                is_refused=True,
            )

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the host's robots.txt names (sitemaps.org, "Informing search engine crawlers").

        Raises:
            FetchError: nobody can know them now.
        """
        rules = self._known(url)
        return tuple(rules.parsed.sitemaps) if rules.parsed is not None else ()

    def _known(self, url: str) -> Rules:
        rules = self._rules[origin(url)]
        if rules.refusal is not None:
            refusal = rules.refusal
            raise FetchError(str(refusal), can_retry=refusal.can_retry, is_refused=refusal.is_refused)
        return rules

    def _load(self, host: str) -> Rules:
        try:
            answer = self._ask(host + ROBOTS_PATH)
        except FetchError as error:
            message = f"{host}{ROBOTS_PATH} cannot be had, so nothing is asked there: {error}"
            return Rules(refusal=FetchError(message, can_retry=error.can_retry, is_refused=error.is_refused))
        rules = read_rules(host, answer, self._agent)
        self._on_rules(host, rules.crawl_delay)
        return rules


def read_rules(host: str, answer: SiteFile, agent: str) -> Rules:
    """Rules from an answer: none at all allows everything, trouble at the host forbids everything (RFC 9309, 2.3.1)."""
    if answer.status == 429 or answer.status >= 500:
        return Rules(refusal=FetchError(
            f"{host}{ROBOTS_PATH} answers HTTP {answer.status}; nobody knows what is allowed there now, so nothing is asked; the "
            "next run tries again", can_retry=True))  # fmt: skip
    if not 200 <= answer.status < 300:
        return Rules()
    parsed = Protego.parse(answer.content[:ROBOTS_LIMIT].decode("utf-8-sig", "replace"))
    return Rules(parsed, crawl_delay=max(0.0, parsed.crawl_delay(agent) or 0.0))
