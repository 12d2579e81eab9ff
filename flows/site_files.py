"""What a host says of itself at fixed addresses (robots.txt, tdmrep.json): asked once, kept between runs for a day."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.fetched import Headers, stated_lifetime, stated_validators
from flows.whole_file import write_whole
from transforms.errors import FetchError

#: No copy is trusted longer than this without asking (RFC 9309, 2.4); a site may want less by Cache-Control.
LONGEST = timedelta(hours=24)
#: A host in trouble is taken at its last word for so long (RFC 9309, 2.3.1.4).
LAST_WORD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What a host answered at one address, and until when that holds.

    Attributes:
        validators: request headers that ask only for another version.
    """

    status: int
    content: bytes
    asked_at: datetime
    fresh_until: datetime
    validators: Mapping[str, str]


class OnceEach[Key, Value]:
    """Makes one value for each key; of several threads the first makes it, and the others wait for it."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: dict[Key, Future[Value]] = {}

    def __getitem__(self, key: Key) -> Value:
        with self._lock:
            future = self._made.get(key)
            is_first = future is None
            if future is None:
                future = self._made[key] = Future()
        if is_first:
            try:
                future.set_result(self._make(key))
            except BaseException as error:
                future.set_exception(error)
                raise
        return future.result()


class SiteFiles:
    """The files of all hosts; threads may share it.

    Args:
        ask: sends a request with these headers: status, headers and body of the answer; FetchError where none came.
        now: aware time.
        path: where they are kept between runs; None: nowhere.
    """

    def __init__(
        self,
        ask: Callable[[str, Mapping[str, str]], tuple[int, Headers, bytes]],
        now: Callable[[], datetime],
        path: Path | None,
    ) -> None:
        self._ask = ask
        self._now = now
        self._path = path
        self._kept = _load(path) if path else {}
        self._is_changed = False

    def get(self, url: str) -> SiteFile:
        """What is there, asked for only where no fresh copy is kept; a host in trouble is taken at its last word.

        Raises:
            FetchError: no answer came, and there is no last word.
        """
        kept, now = self._kept.get(url), self._now()
        if kept is not None and now < kept.fresh_until:
            return kept
        last_word = kept if kept is not None and now - kept.asked_at < LAST_WORD else None
        try:
            status, headers, content = self._ask(url, kept.validators if kept else {})
        except FetchError:
            if last_word is None:
                raise
            return last_word
        if (status == 429 or status >= 500) and last_word is not None:
            return last_word
        if status == 304 and kept is not None:
            status, content = kept.status, kept.content
        stated = stated_lifetime(headers)
        fresh_until = now + (LONGEST if stated is None else min(LONGEST, stated))
        validators = stated_validators(headers) or (kept.validators if kept else {})
        found = self._kept[url] = SiteFile(status, content, now, fresh_until, validators)
        self._is_changed = True
        return found

    def save(self) -> None:
        """Keep them for the next run; without those that no longer count.

        Raises:
            InputError: the file cannot be written.
        """
        if self._path is None or not self._is_changed:
            return
        oldest = self._now() - LAST_WORD
        rows = {url: _to_row(kept) for url, kept in sorted(self._kept.items()) if kept.asked_at > oldest}
        write_whole(self._path, json.dumps(rows, indent=1) + "\n")


def _to_row(kept: SiteFile) -> dict[str, object]:
    return {
        "status": kept.status,
        "content": base64.b64encode(kept.content).decode("ascii"),
        "asked_at": kept.asked_at.astimezone(UTC).isoformat(),
        "fresh_until": kept.fresh_until.astimezone(UTC).isoformat(),
        "validators": dict(kept.validators),
    }


def _load(path: Path) -> dict[str, SiteFile]:
    """What was kept; a missing or damaged file, or row, costs a request and nothing else."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {url: _from_row(row) for url, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _from_row(row: Mapping[str, Any]) -> SiteFile:
    asked_at, fresh_until = datetime.fromisoformat(row["asked_at"]), datetime.fromisoformat(row["fresh_until"])
    validators = {str(name): str(value) for name, value in row["validators"].items()}
    return SiteFile(int(row["status"]), base64.b64decode(row["content"]), asked_at, fresh_until, validators)
