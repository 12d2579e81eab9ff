"""One request over a checked connection: what answered, its body within the limits, or why not."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpcore
import httpx

from flows.addresses import PublicNetwork, RefusedAddressError, TimeLimitError
from flows.decoding import ACCEPTED_ENCODINGS, read_body
from flows.fetched import Headers, find_header
from flows.loaded import too_large
from flows.settings import Settings
from transforms.errors import FetchError, TooLargeError

#: Bytes of an unwanted body (an error page, a redirect's text) that are read so that the connection can be used again.
DRAIN_LIMIT = 65_536
#: Statuses that point elsewhere by a Location header.
REDIRECTS = (301, 302, 303, 307, 308)


class SlowSiteError(FetchError):
    """The whole time of a request went by; another attempt at once would only cost the same again, a later run may not."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller can use.

    Attributes:
        types: media types that are read, and what each is called from then on; None: any.
        accept: the Accept header.
        limit: bytes of the body, compressed and decompressed; None: the setting.
        is_cut: whether a longer body is cut instead of refused.
        untyped: the media type of a body that states none.
    """

    types: Mapping[str, str] | None
    accept: str
    limit: int | None = None
    is_cut: bool = False
    untyped: str = "text/html"


@dataclass(frozen=True, slots=True)
class Answer:
    """One response; ``content`` is empty unless the status is 200."""

    url: str
    status: int
    reason: str
    headers: Headers
    request_headers: Headers
    content: bytes
    media_type: str
    charset: str | None
    fetched_at: datetime

    @property
    def location(self) -> str | None:
        """Where a redirect leads to, or None."""
        return find_header(self.headers, "Location") if self.status in REDIRECTS else None


class HttpClient:
    """Sends GET requests; threads may share it. No cookies, no proxies from the environment, no redirects of its own."""

    def __init__(self, settings: Settings, network: PublicNetwork) -> None:
        self._settings = settings
        self._network = network
        self._client = httpx.Client(
            transport=_PublicTransport(network, settings.fetch_jobs),
            headers={"User-Agent": settings.user_agent_header, "Accept-Encoding": ACCEPTED_ENCODINGS},
            timeout=httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds, pool=settings.fetch_seconds),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, url: str, headers: Mapping[str, str], wanted: Wanted, seconds: float) -> Answer:
        """One request and its answer.

        Raises:
            FetchError: no whole answer came in time, or the address is refused; ``can_retry`` says which.
            TooLargeError: the body is past the limit.
        """
        request = self._client.build_request("GET", url, headers={"Accept": wanted.accept, **headers})
        try:
            with self._network.time_limit(seconds):
                response = self._client.send(request, stream=True)
                try:
                    return self._read(url, response, wanted)
                finally:
                    response.close()
        except RefusedAddressError as error:
            raise FetchError(f"{url}: {error}", is_refused=True) from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as error:
            raise _explain(url, error) from error
        except FetchError as error:
            raise FetchError(f"{url}: {error}", can_retry=error.can_retry) from error
        except TooLargeError as error:
            raise TooLargeError(f"{url}: {error}") from error

    def _read(self, url: str, response: httpx.Response, wanted: Wanted) -> Answer:
        headers = _pairs(response.headers)
        media_type, charset = _content_type(headers, wanted.untyped)
        content = b""
        if response.status_code != 200:
            read_body(response.iter_raw(), "", DRAIN_LIMIT, is_cut=True)
        else:
            media_type = _checked_type(url, media_type, wanted)
            content = self._body(response, wanted)
        return Answer(
            url=url,
            status=response.status_code,
            reason=response.reason_phrase,
            headers=headers,
            request_headers=_pairs(response.request.headers),
            content=content,
            media_type=media_type,
            charset=charset,
            fetched_at=datetime.now(UTC),
        )

    def _body(self, response: httpx.Response, wanted: Wanted) -> bytes:
        limit = wanted.limit or self._settings.max_document_bytes
        stated = response.headers.get("Content-Length", "")
        if stated.isdecimal() and int(stated) > limit and not wanted.is_cut:
            raise too_large(int(stated), limit)
        return read_body(response.iter_raw(), response.headers.get("Content-Encoding", ""), limit, is_cut=wanted.is_cut)


class _PublicTransport(httpx.BaseTransport):
    """httpx over connections of :class:`~flows.addresses.PublicNetwork`."""

    def __init__(self, network: PublicNetwork, jobs: int) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=2 * jobs,
            max_keepalive_connections=2 * jobs,
            keepalive_expiry=30,
            network_backend=network,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _pairs(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _content_type(headers: Headers, untyped: str) -> tuple[str, str | None]:
    stated = find_header(headers, "Content-Type")
    if not stated or "/" not in stated:
        return untyped, None
    message = Message()
    message["Content-Type"] = stated
    return message.get_content_type(), message.get_content_charset()


def _checked_type(url: str, media_type: str, wanted: Wanted) -> str:
    if wanted.types is None:
        return media_type
    if media_type not in wanted.types:
        raise FetchError(
            f"the answer is {media_type}, which cannot be read here; take the address out of the source if it stays so"
        )
    return wanted.types[media_type]


def _explain(url: str, error: Exception) -> FetchError:
    """The error for a request that got no whole answer."""
    if _is_certificate(error):
        return FetchError(f"{url}: the site's certificate is not valid: {error}; look at it in a browser")
    if isinstance(error, (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, httpx.InvalidURL)):
        return FetchError(f"{url}: cannot be asked: {error}")
    if isinstance(error, httpcore.TimeoutException):
        if isinstance(error, TimeLimitError):
            return SlowSiteError(f"{url}: {error}; if the site is just slow, raise NEWSLEDGER_FETCH_SECONDS", can_retry=True)
        name = "NEWSLEDGER_CONNECT_SECONDS" if isinstance(error, httpcore.ConnectTimeout) else "NEWSLEDGER_READ_SECONDS"
        return FetchError(f"{url}: no answer in time; if the site is just slow, raise {name}", can_retry=True)
    if isinstance(error, httpcore.ConnectError):
        return FetchError(f"{url}: no connection: {error}; check the address and the network", can_retry=True)
    return FetchError(f"{url}: the answer broke off: {error or type(error).__name__}", can_retry=True)


def _is_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
