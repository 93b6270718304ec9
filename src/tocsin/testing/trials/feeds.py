"""A feed of our own, asked by a connector under a person's settings."""

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from html import escape

from tocsin.testing.connector_contract import How
from tocsin.testing.trials import loopback
from tocsin.testing.trials.loopback import Asked, Said

STATUS: Mapping[How, int] = {"rate_limited": 429, "server_error": 503, "revoked": 401}
_LISTED = 30


class FeedWorld:
    """A feed that lists its newest posts."""

    wait_s = 7.0

    def __init__(self) -> None:
        self._posts: list[Mapping[str, object]] = []
        self._status = 0

    def answer(self, _asked: Asked) -> Said:
        """Return the feed, or the refusal."""
        if self._status:
            return Said(status=self._status, headers={"Retry-After": f"{self.wait_s:.0f}"})
        return Said(body=rss_of(self._posts[-_LISTED:]))

    async def publish(self, posts: Sequence[Mapping[str, object]]) -> Sequence[str]:
        """List posts."""
        self._posts += posts
        return [str(post["id"]) for post in posts]

    async def misbehave(self, how: How) -> bool:
        """Answer with a refusing status from now on."""
        self._status = STATUS[how]
        return True

    async def behave(self) -> None:
        """Answer with the feed again."""
        self._status = 0


@contextlib.asynccontextmanager
async def served() -> AsyncIterator[tuple[FeedWorld, int]]:
    """Return a feed and the port on this machine where it is served."""
    world = FeedWorld()
    async with loopback.http_server(world.answer) as server:
        yield world, server.port


def rss_of(posts: Sequence[Mapping[str, object]]) -> bytes:
    """Return canonical posts as an RSS feed."""
    items = "".join(
        f"<item><guid>{escape(str(post['id']))}</guid><pubDate>{post['created_at']}</pubDate>"
        f"<description>{escape(str(post['text']))}</description>"
        f"<author>{escape(str(post['author']))}</author></item>"
        for post in posts
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
