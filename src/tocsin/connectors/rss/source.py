"""A feed as a source: polled politely, for ever."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import msgspec

from tocsin import listening
from tocsin.connectors import addresses, fetching, wire
from tocsin.connectors.rss import mapping
from tocsin.connectors.rss.settings import Settings
from tocsin.kernel import clock, pseudonyms

_TTL = re.compile(rb"<ttl>\s*(\d{1,5})\s*</ttl>", re.IGNORECASE)
_LONGEST_TTL_S = 86_400
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.8, */*;q=0.1"
)


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """What the server told about the feed when it was last read."""

    asked: str  # the address in the settings; another one begins anew
    url: str  # where the feed has moved to
    etag: str = ""
    modified: str = ""
    digest: str = ""


class RssConnector:
    """Asks for a feed, hands over what it holds, waits."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: clock.Clock,
        pseudonyms: pseudonyms.Pseudonyms,
        fetcher: fetching.Fetcher | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        gate = addresses.Gate(allow=settings.allow)
        self._fetcher = fetcher or fetching.Fetcher(gate=gate)
        self._settings, self._clock, self._pseudonyms = settings, clock, pseudonyms
        self._sleep = sleep

    async def batches(self, cursor: str | None) -> AsyncIterator[listening.Batch]:
        """Return one batch a fetch; one without posts is a feed that has nothing new."""
        state = self._taken_up(cursor)
        while True:
            answer = await self._ask(state)
            state, is_new = self._behind(state, answer)
            yield self._batch(state, answer if is_new else None)
            await self._sleep(self._wait_s(answer))

    def _taken_up(self, cursor: str | None) -> Cursor:
        asked = str(self._settings.url)
        anew = Cursor(asked=asked, url=asked)
        try:
            state = msgspec.json.decode(cursor or "null", type=Cursor | None)
        except ValueError:
            return anew
        return state if state and state.asked == asked else anew

    async def _ask(self, state: Cursor) -> fetching.Fetched:
        headers = {"accept": _ACCEPT}
        if state.etag:
            headers["if-none-match"] = state.etag
        if state.modified:
            headers["if-modified-since"] = state.modified
        answer = await self._fetcher.get(state.url, headers)
        fetching.judge(answer, self._clock.now())
        return answer

    def _behind(self, state: Cursor, answer: fetching.Fetched) -> tuple[Cursor, bool]:
        """Return the cursor behind an answer, and whether it brought anything."""
        if answer.status == 304:  # noqa: PLR2004 - Not Modified
            return msgspec.structs.replace(state, url=answer.moved_to), False
        if not mapping.is_feed(answer.body):
            raise listening.errors.SourceRefused(why="not_a_feed", url=answer.url)
        digest = hashlib.blake2b(answer.body, digest_size=10).hexdigest()
        behind = Cursor(
            asked=state.asked,
            url=answer.moved_to,
            etag=answer.headers.get("etag", ""),
            modified=answer.headers.get("last-modified", ""),
            digest=digest,
        )
        return behind, digest != state.digest

    def _batch(self, state: Cursor, answer: fetching.Fetched | None) -> listening.Batch:
        cursor = msgspec.json.encode(state).decode()
        if answer is None:
            return listening.Batch(parse=nothing, cursor=cursor)
        reception = wire.Reception(
            pseudonyms=self._pseudonyms,
            at=self._clock.now(),
            platform=self._settings.platform,
            future="clamp",
        )
        parse = partial(
            mapping.parse,
            answer.body,
            reception,
            content_type=answer.headers.get("content-type", ""),
            url=answer.url,
        )
        return listening.Batch(parse=parse, cursor=cursor, rows=100)

    def _wait_s(self, answer: fetching.Fetched) -> float:
        """Return the wait until the next fetch: ours, or the longer one that the feed asks for."""
        found = _TTL.search(answer.body[:20_000])
        ttl_s = min(int(found[1]) * 60, _LONGEST_TTL_S) if found else 0
        asked = answer.retry_after(self._clock.now())
        return max(self._settings.poll_s, ttl_s, asked.total_seconds() if asked else 0)


def nothing() -> listening.Parsed:
    """Return what a fetch without news came to."""
    return listening.Parsed(posts=wire.empty())
