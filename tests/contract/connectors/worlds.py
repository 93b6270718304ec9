"""Counterparts of our connectors that a contract may order about."""

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path

from tocsin.testing import builders
from tocsin.testing.connector_contract import How

Posts = Sequence[Mapping[str, object]]


class FileWorld:
    """A file that grows."""

    wait_s = 0.0

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


def secret(key: bytes) -> str:
    """Return a key as a webhook secret."""
    return f"whsec_{base64.b64encode(key).decode()}"
