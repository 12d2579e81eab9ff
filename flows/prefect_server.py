"""A Prefect server of our own for the time of a run, or the one that `newsledger serve` has running already."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from http.client import HTTPException
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from flows.prefect_home import seed_database
from transforms.errors import NewsledgerError

#: Where `newsledger serve` notes its server, in Prefect's folder.
SERVING = "serving.json"
#: A server for one run needs neither UI nor scheduler; the second is Prefect's own name for such a server.
_FOR_ONE_RUN = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
_STOP_SECONDS = 5
_HEALTH_SECONDS = 2


class PrefectServer:
    """A server process that dies with this one, whatever way that is; use it as a context manager.

    It starts at once and is not waited for: import what takes long meanwhile, then :meth:`wait`.

    Args:
        folder: PREFECT_HOME, with its database.
        port: port to listen on; 0 for any free one.
        has_ui: whether to serve the UI, too.
    """

    def __init__(self, folder: Path, *, port: int = 0, has_ui: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.had_database = seed_database(folder)
        self._log = folder / "server.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, "-m", "flows.server_process", str(port), str(os.getpid())],
                env=os.environ | {"PREFECT_HOME": str(folder)} | ({} if has_ui else _FOR_ONE_RUN),
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True,
            )  # fmt: skip
        self.url = self._read_line()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def api_url(self) -> str:
        """What PREFECT_API_URL has to be."""
        return f"{self.url}/api"

    def wait(self) -> None:
        """Wait until the server answers.

        Raises:
            NewsledgerError: it does not start; the message names its log.
        """
        self._read_line()

    def _read_line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise NewsledgerError(f"Prefect's server did not start; {self._log} says why")
        return line


def running_server(folder: Path) -> str | None:
    """The API address of a server that `newsledger serve` has running on this folder, or None."""
    try:
        api_url = str(json.loads((folder / SERVING).read_text(encoding="utf-8"))["api_url"])
        with urlopen(f"{api_url}/health", timeout=_HEALTH_SECONDS) as answer:  # noqa: S310 (the address that serve has written)
            return api_url if answer.status == 200 else None
    except (OSError, ValueError, KeyError, TypeError, URLError):
        return None


def refuse_closed_port(api_url: str) -> None:
    """Say at once, before anything slow is started, that nobody listens at an address; all else about it is Prefect's to tell.

    Raises:
        NewsledgerError: nobody does.
    """
    try:
        urlopen(f"{api_url}/health", timeout=_HEALTH_SECONDS).close()  # noqa: S310 (the address that the user has set)
    except (OSError, ValueError, HTTPException) as error:
        if isinstance(getattr(error, "reason", error), ConnectionRefusedError):
            raise no_server_at(api_url) from error


def no_server_at(api_url: str | None) -> NewsledgerError:
    """What is told where nobody answers at PREFECT_API_URL."""
    return NewsledgerError(f"no Prefect server answers at {api_url}; start it, or unset PREFECT_API_URL to run without")
