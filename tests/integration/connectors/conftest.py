"""A real PDS, started once for all tests that ask for it."""

import json
import os
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import needs

_PROGRAM = Path(__file__).parent / "pds.cjs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Someone who posts."""

    base: str
    did: str
    token: str

    def post(self, text: str, **told: object) -> str:
        """Write a post; return its at:// address."""
        record = {"$type": "app.bsky.feed.post", "text": text, **_STAMP, **told}
        asked = {"repo": self.did, "collection": "app.bsky.feed.post", "record": record}
        return str(_call(self.base, "com.atproto.repo.createRecord", asked, self.token)["uri"])

    def delete(self, uri: str) -> None:
        """Delete a post."""
        asked = {
            "repo": self.did,
            "collection": "app.bsky.feed.post",
            "rkey": uri.rpartition("/")[2],
        }
        _call(self.base, "com.atproto.repo.deleteRecord", asked, self.token)


_STAMP = {"createdAt": "2026-03-02T11:00:00.000Z", "langs": ["en"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pds:
    """A running PDS."""

    port: int

    @property
    def firehose(self) -> str:
        return f"ws://127.0.0.1:{self.port}/xrpc/com.atproto.sync.subscribeRepos"

    def account(self, name: str) -> Account:
        """Sign someone up."""
        base = f"http://127.0.0.1:{self.port}/xrpc/"
        asked = {"handle": f"{name}.test", "email": f"{name}@example.org", "password": "a-password"}
        told = _call(base, "com.atproto.server.createAccount", asked, "")
        return Account(base=base, did=told["did"], token=told["accessJwt"])


def _call(base: str, method: str, asked: Mapping[str, object], token: str) -> dict[str, Any]:
    headers = {"content-type": "application/json"}
    headers |= {"authorization": f"Bearer {token}"} if token else {}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(base + method, body, headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return dict(json.loads(answer.read() or b"{}"))


@pytest.fixture(scope="session")
def pds() -> Iterator[Pds]:
    """Return a PDS that lives as long as the test run."""
    folder = needs.atproto()
    with subprocess.Popen(
        [str(needs.node()), str(_PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NODE_PATH": str(folder / "node_modules"), "LOG_ENABLED": "false"},
        text=True,
    ) as child:
        assert child.stdout is not None
        told = next((line for line in child.stdout if line.startswith("ready ")), "")
        assert told, "the PDS did not start"
        try:
            yield Pds(port=int(told.split()[1]))
        finally:
            child.terminate()
