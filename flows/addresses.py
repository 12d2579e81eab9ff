"""Web addresses: which may be asked, what makes two of them the same, and connections to public machines only.

Addresses from feeds and redirects are hostile input. The one place that cannot be talked past is where a connection is
made: :class:`PublicNetwork` resolves the name itself, checks what came, and connects to exactly that address, so that a
name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpcore
import httpx

from transforms.errors import FetchError

#: Name to numeric addresses; injected by tests.
Resolver = Callable[[str, int], list[str]]

#: Longer addresses are refused; the limit most servers and crawlers have.
MAX_ADDRESS_LENGTH = 2_048
MAX_PORT = 65_535
DEFAULT_PORTS = {"http": 80, "https": 443}
#: Query parameters that only say which link was followed: from the vendors' own documents (Google, Meta, Microsoft, Mailchimp,
#: HubSpot, Matomo, AT Internet). Ambiguous words (`ref`, `source`, `id`, `cid`) stay: on some sites they name the article.
TRACKING_PARAMETERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid yclid igshid igsh ttclid li_fat_id mc_cid mc_eid mkt_tok _hsenc "
    "_hsmi hsctatracking oly_anon_id oly_enc_id vero_id vero_conv wickedid s_cid ns_mchannel ns_source ns_campaign ns_linkname "
    "smid partner_campaign traffic_source cmpid ocid ftag feedname feedtype".split()
)
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "itm_", "at_", "hsa_", "matomo_")
#: IPv6 ranges that carry an IPv4 address in their last 32 bits (NAT64, RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def check_address(url: str, base: str | None = None) -> str:
    """The address in normal form: lower-case host in ASCII, no default port, no fragment, never an empty path.

    Args:
        url: as found in a feed, a list or a redirect.
        base: what a relative address is relative to.

    Raises:
        FetchError: no http(s), no host, a user name, too long, or not an address at all.
    """
    text = url.strip()
    _check_length(text)
    try:
        parsed = httpx.URL(base).join(text) if base else httpx.URL(text)
        host = parsed.host and parsed.raw_host
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{text!r}: not a web address: {error}") from error
    if parsed.scheme not in DEFAULT_PORTS:
        raise FetchError(f"{text!r}: only http:// and https:// addresses are fetched", is_refused=True)
    if not host or (parsed.port is not None and not 0 < parsed.port <= MAX_PORT):
        raise FetchError(f"{text!r}: the address names no host that can be asked", is_refused=True)
    if parsed.userinfo:
        raise FetchError(
            f"{parsed.copy_with(username='', password='')}: addresses with a user name or password are refused", is_refused=True
        )
    # The raw path is at least "/"; `path` is decoded, and would turn %2F into a slash.
    normal = str(parsed.copy_with(fragment=None, raw_path=parsed.raw_path))
    _check_length(normal)
    return normal


def _check_length(text: str) -> None:
    if len(text) > MAX_ADDRESS_LENGTH:
        raise FetchError(
            f"{text[:80]}…: an address of {len(text):,} characters; more than {MAX_ADDRESS_LENGTH:,} are refused", is_refused=True
        )


def clean_address(url: str, base: str | None = None) -> str:
    """The address in normal form without tracking parameters: what is asked for, and the id of the page.

    Raises:
        FetchError: see :func:`check_address`.
    """
    parsed = httpx.URL(check_address(url, base))
    if not parsed.query:
        return str(parsed)
    parts = parsed.query.decode("ascii").split("&")
    kept = [part for part in parts if part and not is_tracking(part.split("=")[0])]
    return str(parsed.copy_with(query="&".join(kept).encode("ascii") or None))


def is_tracking(parameter: str) -> bool:
    """Whether a query parameter only says how a reader came to the page."""
    name = parameter.lower()
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIXES)


def address_key(url: str) -> str:
    """What is equal for two spellings of one page's address: scheme and order of parameters do not count.

    Args:
        url: an address as :func:`clean_address` gives it.
    """
    parsed = httpx.URL(url)
    query = urlencode(sorted(parse_qsl(parsed.query.decode("ascii"), keep_blank_values=True)))
    return f"{parsed.netloc.decode('ascii')}{parsed.raw_path.partition(b'?')[0].decode('ascii')}?{query}"


def origin(url: str) -> str:
    """Scheme, host and port: what robots.txt and pauses between requests apply to."""
    parsed = httpx.URL(url)
    return f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public internet, also where it is wrapped in an IPv6 one."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve_name(host: str, port: int) -> list[str]:
    """The numeric addresses of a name, in the system's order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class TimeLimitError(httpcore.ReadTimeout):
    """The time limit of the request as a whole is over, whichever step it is at."""


class RefusedAddressError(FetchError):
    """The name leads to a machine that is not public; a retry cannot help."""


class PublicNetwork(httpcore.NetworkBackend):
    """Opens connections to public addresses, and to the hosts of the allow-list; every read obeys the request's time limit.

    Args:
        allowed: ``name`` or ``name:port`` in lower case, which may have any address.
        resolve: name to addresses.
        backend: opens the connection to the address that was checked.
    """

    def __init__(
        self,
        allowed: Collection[str] = (),
        resolve: Resolver = resolve_name,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._allowed = frozenset(allowed)
        self._resolve = resolve
        self._backend = backend or httpcore.SyncBackend()
        self._limit = threading.local()

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        """Within this block, this thread's reads and writes end at the latest after so many seconds.

        The client's own limits start anew with each byte that comes, so that a slow drip would never end.
        """
        self._limit.ends_at = time.monotonic() + seconds
        try:
            yield
        finally:
            self._limit.ends_at = None

    def remaining(self, timeout: float | None) -> float | None:
        """The smaller one of a timeout and what is left of the time limit.

        Raises:
            TimeLimitError: nothing is left.
        """
        ends_at = getattr(self._limit, "ends_at", None)
        if ends_at is None:
            return timeout
        left: float = ends_at - time.monotonic()
        if left <= 0:
            raise TimeLimitError("the time limit of the request as a whole is over")
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that is checked and answers.

        Raises:
            RefusedAddressError: none of the addresses may be asked.
            httpcore.ConnectError: the name is unknown, or nobody answers.
        """
        failure: Exception | None = None
        for address in self._checked(host, port):
            try:
                stream = self._backend.connect_tcp(address, port, self.remaining(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self)
        raise failure or httpcore.ConnectError(f"{host}: the name has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Never: no web address leads to a socket file."""
        raise RefusedAddressError(f"{path}: socket files are refused")

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host}: the name cannot be resolved: {error}") from error
        if {host.lower(), f"{host.lower()}:{port}"} & self._allowed:
            return addresses
        public = [address for address in addresses if is_public(address)]
        if addresses and not public:
            raise RefusedAddressError(
                f"{host} has the address {addresses[0]}, which is private, loopback or reserved: refused. If it is a machine of "
                f"yours, add {host}:{port} to NEWSLEDGER_PRIVATE_HOSTS"
            )
        return public


class TimedStream(httpcore.NetworkStream):
    """A connection whose reads and writes obey the time limit of the request as a whole."""

    def __init__(self, stream: httpcore.NetworkStream, network: PublicNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come, at most ``max_bytes``."""
        try:
            return self._stream.read(max_bytes, self._network.remaining(timeout))
        except httpcore.ReadTimeout:
            self._network.remaining(timeout)
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        self._stream.write(buffer, self._network.remaining(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt from here on; the certificate is checked against the name, not the address connected to."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._network.remaining(timeout)), self._network)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection."""
        return self._stream.get_extra_info(info)
