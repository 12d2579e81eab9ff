"""What is known of each host within a run: when it may be asked next, and whether it is better left alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from transforms.errors import FetchError

#: Documents in a row that a host may fail by not answering, or by 429 and 5xx, before the rest of the run leaves it alone. Five
#: is past chance for one host, and keeps the loss of time on a dead one under five times the attempts.
MAX_FAILURES = 5


@dataclass(slots=True)
class _Host:
    delay: float
    own_delay: float | None = None
    next_at: float = 0.0
    failures: int = 0
    closed_because: str | None = None


class Hosts:
    """Pauses and failures by host; threads may share it.

    Args:
        delay: seconds between the starts of two requests to one host.
        clock: monotonic seconds.
        sleep: waits so many seconds.
    """

    def __init__(self, delay: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    def wait(self, origin: str) -> None:
        """Take the next turn of a host, and wait for it.

        Raises:
            FetchError: the host is left alone for the rest of the run.
        """
        with self._lock:
            host = self._host(origin)
            now = self._clock()
            start = max(now, host.next_at)
            if host.closed_because:
                raise FetchError(host.closed_because, can_retry=True)
            host.next_at = start + max(host.delay, self._delay if host.own_delay is None else host.own_delay)
        if start > now:
            self._sleep(start - now)

    def pace(self, origin: str, delay: float) -> None:
        """The pause that a source wants here instead of the usual one; the longest holds, and robots.txt may ask for more."""
        with self._lock:
            host = self._host(origin)
            host.own_delay = max(delay, host.own_delay or 0.0)

    def slow_down(self, origin: str, delay: float) -> None:
        """Ask this host no faster than this, as its robots.txt wants."""
        with self._lock:
            host = self._host(origin)
            host.delay = max(host.delay, delay)

    def hold(self, origin: str, seconds: float) -> None:
        """Ask this host nothing for so many seconds."""
        with self._lock:
            host = self._host(origin)
            host.next_at = max(host.next_at, self._clock() + seconds)

    def close(self, origin: str, reason: str) -> None:
        """Leave this host alone for the rest of the run."""
        with self._lock:
            host = self._host(origin)
            host.closed_because = host.closed_because or reason

    def note(self, origin: str, *, has_answered: bool) -> None:
        """Count a document that the host failed, or end the count."""
        with self._lock:
            host = self._host(origin)
            host.failures = 0 if has_answered else host.failures + 1
            if host.failures >= MAX_FAILURES and not host.closed_because:
                host.closed_because = (
                    f"{origin} failed {MAX_FAILURES} times in a row in this run and is left alone; the next run tries again"
                )

    def _host(self, origin: str) -> _Host:
        return self._hosts.setdefault(origin, _Host(0.0))
