"""A real web site on loopback that plays what sites do, and remembers every request."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Reply:
    """One answer. An ``etag`` is compared with If-None-Match; ``behaviour`` writes to the socket instead of all else."""

    body: bytes = b""
    content_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    behaviour: Behaviour | None = None


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]


class Site:
    """Use as a context manager. Paths that nobody serves answer 404; of several replies the last one stays."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._replies: dict[str, list[Reply]] = {}
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str, name: str = "127.0.0.1") -> str:
        return f"http://{name}:{self.port}{path}"

    def serve(self, path: str, *replies: Reply | bytes | str, **options: Any) -> str:
        """Answer a path with these replies in turn; a body alone takes ``options`` of :class:`Reply`. Gives the address."""
        made = [reply if isinstance(reply, Reply) else Reply(_bytes(reply), **options) for reply in replies or (b"",)]
        with self._lock:
            self._replies[path] = made
        return self.url(path)

    def take(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            waiting = self._replies.get(request.path, [Reply(b"not here", status=404)])
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def paths(self) -> list[str]:
        with self._lock:
            return [request.path for request in self.requests]

    def count(self, path: str) -> int:
        return self.paths().count(path)

    def header(self, path: str, name: str) -> str | None:
        """A header of the last request for a path."""
        with self._lock:
            found = [request for request in self.requests if request.path == path]
        return found[-1].headers.get(name.lower())


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the play."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = site.take(Request(self.command, self.path, headers))
            if reply.behaviour is not None:
                self.close_connection = True
                reply.behaviour(self)
                return
            is_known = reply.etag is not None and headers.get("if-none-match") == reply.etag
            body = b"" if is_known else reply.body
            self.send_response(304 if is_known else reply.status)
            if reply.content_type and not is_known:
                self.send_header("Content-Type", reply.content_type)
            if reply.etag:
                self.send_header("ETag", reply.etag)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not is_known:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Requests are kept, not printed."""

    return Handler


def redirect(location: str, status: int = 302) -> Reply:
    return Reply(b"elsewhere", status=status, headers={"Location": location})


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Promise a thousand bytes, send ten, hang up."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n0123456789")


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Answer nothing at all."""


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send chunks until the client has had enough."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"10000\r\n" + b"x" * 65_536 + b"\r\n")


def slow_drip(site: Site, pause: float = 0.02) -> Behaviour:
    """Send one header byte after the other, never slowly enough for a read timeout."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
        while not site.released.wait(pause):
            handler.wfile.write(b"x")

    return drip


def silent(site: Site) -> Behaviour:
    """Say nothing until the test is over."""

    def wait(handler: BaseHTTPRequestHandler) -> None:
        site.released.wait(10)

    return wait


def _bytes(body: bytes | str) -> bytes:
    return body if isinstance(body, bytes) else body.encode()
