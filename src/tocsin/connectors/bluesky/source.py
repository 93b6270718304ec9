"""Bluesky as a source: one connection, batches of a quarter of a second; the runtime reconnects."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import websockets
from websockets.asyncio.client import ClientConnection, connect

from tocsin import listening
from tocsin.connectors import addresses, wire
from tocsin.connectors.bluesky import mapping, streams
from tocsin.connectors.bluesky.settings import Settings
from tocsin.kernel import clock, pseudonyms

_End = listening.errors.SourceFault | listening.errors.SourceRefused

_FRAME_BYTES = 8_000_000
_OPEN_S = 15
_QUIET_S = 60.0  # without a frame: an empty batch says that the line is alive


class BlueskyConnector:
    """Listens to Jetstream or to the firehose of a PDS or relay."""

    def __init__(
        self, settings: Settings, *, clock: clock.Clock, pseudonyms: pseudonyms.Pseudonyms
    ) -> None:
        self._settings, self._clock, self._pseudonyms = settings, clock, pseudonyms
        self._gate = addresses.Gate(allow=settings.allow)

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        """Return the batches behind `cursor`; ends only by a fault."""
        at = int(cursor) if cursor is not None and cursor.isdecimal() else None
        kind = streams.Jetstream if self._settings.stream == "jetstream" else streams.Firehose
        stream: streams.Stream = kind(cursor=at)
        async with await self._connect(stream.query()) as line:
            while True:
                cause = await self._gather(line, stream)
                yield self._batch(stream)
                if cause is not None:
                    raise cause

    async def _connect(self, query: str) -> ClientConnection:
        """Connect to the one address that was checked; TLS still goes by the name."""
        parts = urlsplit(self._settings.address)
        port = parts.port or (443 if parts.scheme == "wss" else 80)
        host = await self._gate.address(parts.hostname or "", port)
        asked = "&".join(part for part in (parts.query, query) if part)
        url = urlunsplit((parts.scheme, parts.netloc, parts.path, asked, ""))
        try:
            return await connect(
                url,
                host=host,
                port=port,
                proxy=None,
                max_size=_FRAME_BYTES,
                open_timeout=_OPEN_S,
            )
        except websockets.InvalidStatus as refused:
            raise _refusal(refused) from refused
        except (OSError, TimeoutError, ValueError, websockets.WebSocketException) as lost:
            raise listening.errors.SourceFault(why="unreachable", url=url) from lost

    async def _gather(self, line: ClientConnection, stream: streams.Stream) -> _End | None:
        """Fill one batch; return what ends the stream, once what came before it is in."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + _QUIET_S
        while stream.size() < self._settings.batch_posts:
            try:
                async with asyncio.timeout_at(ends):
                    frame = await line.recv(decode=False)
            except TimeoutError:
                return None
            except websockets.ConnectionClosed as closed:
                return _ending(closed)
            try:
                stream.take(frame)
            except (listening.errors.SourceFault, listening.errors.SourceRefused) as end:
                return end
            ends = min(ends, loop.time() + self._settings.batch_s)
        return None

    def _batch(self, stream: streams.Stream) -> listening.Batch:
        reception = wire.Reception(
            pseudonyms=self._pseudonyms,
            at=self._clock.now(),
            platform=mapping.PLATFORM,
            future="clamp",
        )
        rows = stream.size()
        cursor = "" if stream.cursor is None else str(stream.cursor)
        return listening.Batch(parse=stream.give(reception), cursor=cursor, rows=rows)


def _refusal(refused: websockets.InvalidStatus) -> _End:
    """Return what a handshake answered with an HTTP status means."""
    status = refused.response.status_code
    if status in {401, 403}:
        return listening.errors.SourceRefused(why="unauthorised", status=status)
    told = refused.response.headers.get("Retry-After", "")
    wait = timedelta(seconds=min(int(told[:9]), 86_400)) if told.isdecimal() else None
    why = "rate_limited" if status == 429 else "server_error"  # noqa: PLR2004 - Too Many Requests
    return listening.errors.SourceFault(why=why, status=status, wait=wait)


def _ending(closed: websockets.ConnectionClosed) -> listening.errors.SourceFault:
    return listening.errors.SourceFault(why="disconnected", reason=str(closed.rcvd or ""))
