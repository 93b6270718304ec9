"""By which names we are called, and whether a change was asked for by our own page."""

import ipaddress
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOPS = 10
_OWN_SITES = frozenset({"same-origin", "none"})


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach us at `host`.

    >>> is_loopback("localhost"), is_loopback("[::1]"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    name = host.strip("[]").lower().rstrip(".")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def name_of(host: str) -> str:
    """Return the name in a Host header, without its port; "" for none that makes sense.

    >>> name_of("Tocsin.example:8000"), name_of("[::1]:8000"), name_of("evil.example/@x")
    ('tocsin.example', '::1', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        is_plain = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
        _ = parts.port  # raises when it is none
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".") if is_plain else ""


def is_ours(host: str, names: Iterable[str]) -> bool:
    """Return whether a Host header names this machine or one of `names`."""
    name = name_of(host)
    return bool(name) and (is_loopback(name) or name in {one.lower().strip("[]") for one in names})


def caller(scope: Scope, proxies: Networks) -> str:
    """Return who asks: the peer, or the nearest address that none of our `proxies` has.

    Each proxy adds whom it heard at the end of X-Forwarded-For; what stands before that may be
    made up by the caller.
    """
    heard = Headers(scope=scope).getlist("x-forwarded-for")
    told = [_address(part.strip()) for line in heard for part in line.split(",")][-_HOPS:]
    peer = (scope.get("client") or ("",))[0]
    hops = [str(peer), *reversed(told)]
    return next((hop for hop in hops if not _is_in(hop, proxies)), hops[-1])


def is_https(scope: Scope, proxies: Networks) -> bool:
    """Return whether the browser reached us, or a proxy of ours, over https."""
    if scope.get("scheme") == "https":
        return True
    peer = str((scope.get("client") or ("",))[0])
    told = Headers(scope=scope).get("x-forwarded-proto", "").rpartition(",")[2].strip()
    return told == "https" and _is_in(peer, proxies)


def _address(hop: str) -> str:
    """Return a hop without the port that some proxies add."""
    try:
        return str(ipaddress.ip_address(hop))
    except ValueError:
        return name_of(hop) or hop[:100]


def _is_in(address: str, networks: Networks) -> bool:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in networks)


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Return whether the browser says that our own page asks (header names in lower case)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_SITES
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in {"http", "https"} and origin.netloc == headers.get("host", "")
