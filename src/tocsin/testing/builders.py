"""Builds what a test needs and only that: every argument has a harmless default."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from tocsin import listening
from tocsin.connectors import wire
from tocsin.kernel import pseudonyms

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def some_pseudonyms() -> pseudonyms.Pseudonyms:
    """Return pseudonyms under a key that everyone knows."""
    return pseudonyms.Pseudonyms(key=b"a key for tests, never for posts")


def a_reception(**told: Any) -> wire.Reception:  # noqa: ANN401 - any field of Reception
    """Return a reception at noon of a platform called "somewhere"."""
    given = {"pseudonyms": some_pseudonyms(), "at": NOON, "platform": "somewhere", **told}
    return wire.Reception(**given)


def a_post(number: int = 1, **told: object) -> dict[str, object]:
    """Return a canonical post on the wire, `number` seconds after eleven."""
    at = NOON - timedelta(hours=1) + timedelta(seconds=number)
    return {
        "id": f"post-{number}",
        "platform": "somewhere",
        "author": f"author-{number % 3}",
        "text": f"A plain sentence, number {number}.",
        "created_at": at.isoformat(),
        "lang": "en",
        **told,
    }


def lines(posts: Sequence[Mapping[str, object]]) -> bytes:
    """Return posts as JSON lines."""
    return b"".join(msgspec.json.encode(post) + b"\n" for post in posts)


def a_batch(*posts: Mapping[str, object], cursor: str = "1", **told: Any) -> listening.Batch:  # noqa: ANN401 - any field of Reception
    """Return a batch of the given posts (one plain post if none is given)."""
    data = lines(posts or [a_post()])
    reception = a_reception(**told)
    return listening.Batch(
        parse=_Parse(data=data, reception=reception), cursor=cursor, rows=len(posts) or 1
    )


class _Parse(msgspec.Struct, frozen=True, kw_only=True):
    """A picklable parse of JSON lines."""

    data: bytes
    reception: wire.Reception

    def __call__(self) -> listening.Parsed:
        return wire.parse_lines(self.data, self.reception)
