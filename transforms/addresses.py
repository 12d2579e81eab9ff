"""Addresses of pages: canonical form, and the host as an outlet's name of last resort."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ito|ref|ref_src|smid|partner|xtor|_ga|s_cid)$",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?=https?:)", re.IGNORECASE)


def clean_url(url: str | None) -> str | None:
    """An address without fragment and tracking parameters, lower-case host, no default port; archived ones are unwrapped."""
    if not url:
        return None
    try:
        parts = urlsplit(_ARCHIVED.sub("", url.strip()))
        port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit((parts.scheme, parts.hostname + port, parts.path or "/", query, ""))


def host_name(url: str | None) -> str | None:
    """The host of an address without ``www.``; the outlet's name where nothing better is told."""
    cleaned = clean_url(url)
    return (re.sub(r"^www\d?\.", "", urlsplit(cleaned).hostname or "") or None) if cleaned else None
