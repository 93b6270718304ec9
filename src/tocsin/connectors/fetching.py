"""One way out by HTTP: guarded addresses, no proxies, bounded in size, time and redirects."""

import asyncio
import email.utils
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http import HTTPStatus

import httpx2

from tocsin import listening
from tocsin.connectors import addresses

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_LONGEST_WAIT = timedelta(days=1)
_AGENT = "Tocsin (self-hosted; honours robots, TTL and Retry-After)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str  # where it came from in the end
    moved_to: str  # where to ask from now on (permanent redirects only)

    def retry_after(self, now: datetime) -> timedelta | None:
        """Return the wait that the server asked for, at most a day."""
        told = self.headers.get("retry-after", "").strip()
        if told.isdecimal():
            return min(timedelta(seconds=int(told[:9])), _LONGEST_WAIT)
        try:
            at = email.utils.parsedate_to_datetime(told)
        except (ValueError, TypeError, IndexError):
            return None
        aware = at if at.tzinfo else at.replace(tzinfo=UTC)
        return min(max(aware - now, timedelta(0)), _LONGEST_WAIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Gets pages; what fails may be tried again (SourceFault) or not (SourceRefused)."""

    gate: addresses.Gate = field(default_factory=addresses.Gate)
    size_bytes: int = 5_000_000
    time_s: float = 30.0
    redirects: int = 5

    async def get(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """Return the answer to a GET, whatever its status."""
        try:
            async with asyncio.timeout(self.time_s):
                return await self._follow(url, headers)
        except (TimeoutError, httpx2.TimeoutException) as slow:
            raise listening.errors.SourceFault(why="timeout", url=url) from slow
        except httpx2.InvalidURL as bad:
            raise listening.errors.SourceRefused(why="address_refused", url=url) from bad
        except httpx2.HTTPError as lost:
            raise listening.errors.SourceFault(why="unreachable", url=url) from lost

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched:
        asked, moved_to, is_permanent = httpx2.URL(url), url, True
        for _ in range(self.redirects + 1):
            answer = await self._once(asked, headers, moved_to)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            target = asked.join(answer.headers["location"])
            if asked.scheme == "https" and target.scheme != "https":
                raise listening.errors.SourceRefused(why="address_refused", url=str(target))
            is_permanent = is_permanent and answer.status in _PERMANENT
            asked, moved_to = target, str(target) if is_permanent else moved_to
        raise listening.errors.SourceRefused(why="too_many_redirects", url=url)

    async def _once(self, url: httpx2.URL, headers: Mapping[str, str], moved_to: str) -> Fetched:
        """Ask one address once; TLS and the Host header still go by the name."""
        if url.scheme not in {"http", "https"} or not url.host:
            raise listening.errors.SourceRefused(why="address_refused", url=str(url))
        port = url.port or (443 if url.scheme == "https" else 80)
        address = await self.gate.address(url.host, port)
        asked = {
            "user-agent": _AGENT,
            "accept-encoding": "gzip",
            **headers,
            "host": url.netloc.decode("ascii"),
        }
        request = httpx2.Request(
            "GET",
            url.copy_with(host=address, userinfo=b""),
            headers=asked,
            extensions={"sni_hostname": url.host, "timeout": _timeout(self.time_s)},
        )
        async with httpx2.AsyncHTTPTransport(verify=_tls(), trust_env=False) as transport:
            answer = await transport.handle_async_request(request)
            try:
                body = await self._read(answer)
            finally:
                await answer.aclose()
        return Fetched(
            status=answer.status_code,
            headers={name.lower(): value for name, value in answer.headers.items()},
            body=body,
            url=str(url),
            moved_to=moved_to,
        )

    async def _read(self, answer: httpx2.Response) -> bytes:
        is_zipped = answer.headers.get("content-encoding", "").lower() in {"gzip", "x-gzip"}
        unpack = zlib.decompressobj(wbits=31) if is_zipped else None
        body = bytearray()
        async for chunk in answer.aiter_raw():
            room = self.size_bytes - len(body) + 1
            try:
                body += unpack.decompress(chunk, room) if unpack else chunk
            except zlib.error as broken:
                raise listening.errors.SourceFault(why="unreachable") from broken
            if len(body) > self.size_bytes:
                raise listening.errors.SourceRefused(why="too_large", limit=self.size_bytes)
        return bytes(body)


@cache
def _tls() -> ssl.SSLContext:
    """Return the certificates we trust: read once, they take 50 ms."""
    return httpx2.create_ssl_context(trust_env=False)


def _timeout(seconds: float) -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)


def judge(answer: Fetched, now: datetime) -> None:
    """Raise what a refusing status means; 2xx and 304 pass."""
    status, wait = answer.status, answer.retry_after(now)
    if status == HTTPStatus.NOT_MODIFIED or HTTPStatus(200) <= status < HTTPStatus(300):
        return
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise listening.errors.SourceFault(why="rate_limited", status=status, wait=wait)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.REQUEST_TIMEOUT}:
        raise listening.errors.SourceFault(why="not_found", status=status, wait=wait)
    if status == HTTPStatus.GONE:
        raise listening.errors.SourceRefused(why="gone", status=status)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise listening.errors.SourceRefused(why="unauthorised", status=status)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise listening.errors.SourceFault(why="server_error", status=status, wait=wait)
    raise listening.errors.SourceRefused(why="not_found", status=status)
