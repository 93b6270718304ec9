"""Counterparts of our connectors that a contract may order about."""

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.integration.connectors import feeds, jetstream
from tests.integration.connectors.loopback import Asked, Said

from tocsin.connectors import webhook
from tocsin.connectors.bluesky import mapping
from tocsin.testing import builders
from tocsin.testing.connector_contract import How

Posts = Sequence[Mapping[str, object]]
_STATUS: dict[How, int] = {"rate_limited": 429, "server_error": 503, "revoked": 401}


class FileWorld:
    """A file that grows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()

    async def publish(self, posts: Posts) -> Sequence[str]:
        with self.path.open("ab") as opened:
            opened.write(builders.lines(posts))
        return [str(post["id"]) for post in posts]

    async def misbehave(self, how: How) -> bool:
        if how == "revoked":
            self.path.rename(self.path.with_suffix(".gone"))
        return how == "revoked"

    async def behave(self) -> None:
        self.path.with_suffix(".gone").rename(self.path)


class FeedWorld:
    """A feed that lists its newest posts."""

    def __init__(self) -> None:
        self._posts: list[Mapping[str, object]] = []
        self._status = 0

    def answer(self, _asked: Asked) -> Said:
        if self._status:
            return Said(status=self._status, headers={"Retry-After": "7"})
        return Said(body=feeds.rss_of(self._posts[-30:]))

    async def publish(self, posts: Posts) -> Sequence[str]:
        self._posts += posts
        return [str(post["id"]) for post in posts]

    async def misbehave(self, how: How) -> bool:
        self._status = _STATUS[how]
        return True

    async def behave(self) -> None:
        self._status = 0


class SenderWorld:
    """Someone who delivers."""

    def __init__(self, source: webhook.WebhookConnector, key: bytes) -> None:
        self._source, self._key, self._count = source, key, 0

    async def publish(self, posts: Posts) -> Sequence[str]:
        self._count += 1
        body, name = builders.lines(posts), f"msg_{self._count}"
        stamp = int(builders.NOON.timestamp())
        headers = {
            "webhook-id": name,
            "webhook-timestamp": str(stamp),
            "webhook-signature": webhook.signature.sign(self._key, name, stamp, body),
        }
        self._source.receive(headers, body, builders.NOON)
        return [str(post["id"]) for post in posts]

    async def misbehave(self, _how: How) -> bool:
        return False

    async def behave(self) -> None:
        return


class JetstreamWorld:
    """A Jetstream; a post that is published twice is the same record twice."""

    def __init__(self, server: jetstream.Jetstream) -> None:
        self._server, self._count = server, 0

    async def publish(self, posts: Posts) -> Sequence[str]:
        frames = []
        for post in posts:
            self._count += 1
            told = {"text": post["text"], "createdAt": post["created_at"]}
            frame = jetstream.frame(
                self._count, operation="create", rkey=str(post["id"]), record=told
            )
            frames.append(frame)
        self._server.add(frames)
        names = builders.some_pseudonyms()
        return [mapping.identifier(jetstream.DID, str(post["id"]), names) for post in posts]

    async def misbehave(self, how: How) -> bool:
        self._server.status = _STATUS[how]
        return True

    async def behave(self) -> None:
        self._server.status = 0


def secret(key: bytes) -> str:
    """Return a key as a webhook secret."""
    return f"whsec_{base64.b64encode(key).decode()}"


__all__ = ["FeedWorld", "FileWorld", "JetstreamWorld", "SenderWorld", "secret"]
