"""A stream of our own, of either kind, heard by a connector under a person's settings."""

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence

from tocsin.connectors.bluesky import mapping
from tocsin.testing import builders
from tocsin.testing.connector_contract import How
from tocsin.testing.trials import feeds, firehose, jetstream


class StreamWorld:
    """A Jetstream or firehose; a post that is published twice is the same record twice."""

    wait_s = jetstream.WAIT_S

    def __init__(self, server: jetstream.Jetstream) -> None:
        self._server, self._count = server, 0

    async def publish(self, posts: Sequence[Mapping[str, object]]) -> Sequence[str]:
        """Send posts."""
        self._server.add([self._frame(post) for post in posts])
        names = builders.some_pseudonyms()
        return [mapping.identifier(jetstream.DID, str(post["id"]), names) for post in posts]

    def _frame(self, post: Mapping[str, object]) -> Mapping[str, object] | bytes:
        self._count += 1
        key, told = str(post["id"]), {"text": post["text"], "createdAt": post["created_at"]}
        if isinstance(self._server, firehose.Firehose):
            return firehose.commit(self._count, key, told)
        return jetstream.frame(self._count, operation="create", rkey=key, record=told)

    async def misbehave(self, how: How) -> bool:
        """Refuse every handshake from now on."""
        self._server.status = feeds.STATUS[how]
        return True

    async def behave(self) -> None:
        """Let everyone in again."""
        self._server.status = 0


@contextlib.asynccontextmanager
async def served(stream: str) -> AsyncIterator[tuple[StreamWorld, int]]:
    """Return a stream of this kind and the port on this machine where it is heard."""
    server = firehose.Firehose() if stream == "firehose" else jetstream.Jetstream()
    async with jetstream.running(server):
        yield StreamWorld(server), server.port
