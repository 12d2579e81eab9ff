"""Sites that reserve text and data mining: the TDM Reservation Protocol, and the ``noai`` of robots tags.

A reservation stands in ``/.well-known/tdmrep.json`` of the host (then the page is not even asked for), in the answer's
headers, or in the page's head. Sources: W3C community report "TDM Reservation Protocol (TDMRep)", 2024, sections 5 to 7;
the ``noai`` value that DeviantArt introduced for robots tags in 2022.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx

from flows.addresses import origin
from flows.fetched import FetchedPage
from flows.site_files import OnceEach, SiteFile
from transforms.errors import FetchError

WELL_KNOWN = "/.well-known/tdmrep.json"
#: Bytes of a page in which its head is looked for.
HEAD_LIMIT = 200_000
_META = re.compile(rb"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
#: Values of robots tags that have a colon of their own; before any other colon stands the name of a crawler.
_VALUED = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: str
    is_reserved: bool

    def matches(self, target: str) -> bool:
        """Whether the pattern fits, ``*`` for anything and ``$`` for the end; in one pass: regular expressions can hang."""
        is_whole = self.pattern.endswith("$")
        first, *parts = self.pattern.removesuffix("$").split("*")
        if not target.startswith(first):
            return False
        if not parts:
            return not is_whole or target == first
        place, end = len(first), len(target) - len(parts[-1])
        for part in parts if not is_whole else parts[:-1]:
            found = target.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        return not is_whole or (place <= end and target.endswith(parts[-1]))


class OptOuts:
    """Whether pages may be mined; threads may share it.

    Args:
        ask: what a host says at an address; FetchError where it does not answer.
        agent: product name that robots tags may address.
    """

    def __init__(self, ask: Callable[[str], SiteFile], agent: str) -> None:
        self._ask = ask
        self._agent = agent.lower()
        self._rules = OnceEach(self._load)

    def check_site(self, url: str) -> None:
        """Whether the host's own file reserves this address; the longest pattern decides, as in robots.txt.

        Raises:
            FetchError: it does.
        """
        host, target = origin(url), httpx.URL(url).raw_path.decode("ascii")
        matching = [rule for rule in self._rules[host] if rule.matches(target)]
        if matching and max(matching, key=lambda rule: (len(rule.pattern), rule.is_reserved)).is_reserved:
            raise _refusal(url, f"{host}{WELL_KNOWN}")

    def check_page(self, page: FetchedPage) -> None:
        """Whether an answer reserves itself, in its headers or its head.

        Raises:
            FetchError: it does.
        """
        headers = page.headers_lower()
        if headers.get("tdm-reservation", "").strip() == "1":
            raise _refusal(page.url, "the header tdm-reservation")
        if any(self._says_noai(value) for name, value in page.headers if name.lower() == "x-robots-tag"):
            raise _refusal(page.url, "noai in the header X-Robots-Tag")
        if page.media_type == "text/html":
            for name, content in _meta_tags(page.content[:HEAD_LIMIT]):
                if name == "tdm-reservation" and content.strip() == "1":
                    raise _refusal(page.url, "the meta tag tdm-reservation")
                if name in ("robots", self._agent) and "noai" in _values(content):
                    raise _refusal(page.url, f"noai in the meta tag {name}")

    def _says_noai(self, tag: str) -> bool:
        """An X-Robots-Tag may begin with the crawler that it is meant for."""
        crawler, colon, values = tag.partition(":")
        name = crawler.strip().lower()
        if colon and name not in _VALUED and "," not in name:
            return name == self._agent and "noai" in _values(values)
        return "noai" in _values(tag)

    def _load(self, host: str) -> tuple[_Rule, ...]:
        """The rules of a host; nothing there, or nothing that can be read, reserves nothing."""
        try:
            answer = self._ask(host + WELL_KNOWN)
            return tuple(_rules(json.loads(answer.content))) if answer.status == 200 else ()
        except (FetchError, ValueError, RecursionError):
            return ()


def _rules(value: object) -> Iterator[_Rule]:
    for row in value if isinstance(value, list) else ():
        location = row.get("location") if isinstance(row, dict) else None
        if isinstance(location, str) and location.startswith("/"):
            yield _Rule(location, str(row.get("tdm-reservation")).strip() == "1")


def _meta_tags(head: bytes) -> Iterator[tuple[str, str]]:
    for tag in _META.findall(head):
        found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag.decode("latin-1"))}
        if "name" in found:
            yield found["name"].strip().lower(), found.get("content", "")


def _values(text: str) -> list[str]:
    return [part.strip().lower() for part in text.split(",")]


def _refusal(url: str, where: str) -> FetchError:
    return FetchError(
        f"{url}: the site reserves text and data mining ({where}); ask it for a licence, or take the address out of the source. "
        "With a licence of all your sources: NEWSLEDGER_RESPECT_OPT_OUTS=false",
        is_refused=True,
    )
