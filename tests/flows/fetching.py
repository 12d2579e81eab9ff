"""A fetcher for tests: time passes only when somebody waits for it, names lead where the test says."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flows.fetch import Clock, Fetcher
from flows.settings import Settings
from tests.flows.site import Site


class FakeTime:
    """A monotonic clock that sleeping moves."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._moment = 1000.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self._moment

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self._moment += seconds

    def clock(self) -> Clock:
        return Clock(self.sleep, self.monotonic, lambda: datetime(2026, 1, 1, tzinfo=UTC), lambda: 0.0)


def fetch_settings(site: Site, **given: Any) -> Settings:
    names = (site.host, f"news.example:{site.port}", f"other.example:{site.port}")
    return Settings(
        **{"private_hosts": names, "host_delay_seconds": 0, "respect_opt_outs": False, "contact": "desk@example.org", **given}
    )


@contextmanager
def open_fetcher(
    site: Site, time: FakeTime | None = None, names: Mapping[str, list[str]] | None = None, **given: Any
) -> Iterator[Fetcher]:
    """A fetcher that may ask the site; names that the test does not give lead to it too."""
    known = names or {}
    with Fetcher(
        fetch_settings(site, **given),
        resolve=lambda host, _port: known.get(host, ["127.0.0.1"]),
        clock=(time or FakeTime()).clock(),
    ) as fetcher:
        yield fetcher
